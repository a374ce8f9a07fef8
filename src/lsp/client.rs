//! What the client said of itself at the start.

use std::time::Duration;

use serde_json::Value;
use tower_lsp::lsp_types::{InitializeParams, MarkupKind, ResourceOperationKind};

use crate::rules::finding::{Language, Message};
use crate::text::position::Encoding;

use super::protocol;

/// So long after the last edit, what stands in a text is meant.
const HOLD_BACK: Duration = Duration::from_secs(1);

/// What a client can do and wants.
#[derive(Clone, Debug, Default)]
pub(super) struct ClientInfo {
    /// What its columns count.
    pub(super) encoding: Encoding,
    /// The language of its interface, where it is one of ours.
    pub(super) locale: Option<Language>,
    /// Whether hovers may be Markdown.
    pub(super) markdown: bool,
    /// Whether diagnostics may name related places.
    pub(super) related: bool,
    /// Whether an edit may name the version that it is for.
    pub(super) document_changes: bool,
    /// Whether actions may be more than commands.
    pub(super) action_literals: bool,
    /// Whether it watches files for us.
    pub(super) watches: bool,
    /// Whether Arabic is wrapped in direction isolates: right where the client lays lines out left to right, and only where asked for.
    pub(super) isolates: bool,
    /// Whether an edit may create a file.
    pub(super) creates_files: bool,
    /// Whether it asks what can be renamed before it renames.
    pub(super) prepares_rename: bool,
    /// Whether symbols may be a tree.
    pub(super) symbol_tree: bool,
    /// Whether marks are turned into guillemets while they are typed: only where `onTypeHelp` asks for it.
    pub(super) on_type_help: bool,
    /// Whether it shows a rule's page itself when it gets one for an answer: where `showsPages` says so.
    pub(super) shows_pages: bool,
    /// How long without an edit a finding waits where somebody types: a second, unless the client names other seconds in `holdBack`,
    /// or none with `false`.
    pub(super) hold_back: Duration,
}

impl ClientInfo {
    /// Reads what the client declares; what it does not declare it can't do.
    pub(super) fn read(params: &InitializeParams) -> Self {
        let text = params.capabilities.text_document.as_ref();
        let workspace = params.capabilities.workspace.as_ref();
        let formats = text.and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        let option = |name: &str| params.initialization_options.as_ref().and_then(|it| it.get(name));
        let asks = |name: &str| option(name).and_then(Value::as_bool).unwrap_or(false);
        Self {
            encoding: protocol::encoding(params.capabilities.general.as_ref().and_then(|it| it.position_encodings.as_deref())),
            locale: params.locale.as_deref().and_then(Language::of_locale),
            markdown: formats.and_then(|it| it.first()) == Some(&MarkupKind::Markdown),
            related: text.and_then(|it| it.publish_diagnostics.as_ref()?.related_information).unwrap_or(false),
            document_changes: workspace.and_then(|it| it.workspace_edit.as_ref()?.document_changes).unwrap_or(false),
            creates_files: workspace.and_then(|it| it.workspace_edit.as_ref()).is_some_and(|it| {
                it.document_changes == Some(true)
                    && it.resource_operations.as_ref().is_some_and(|it| it.contains(&ResourceOperationKind::Create))
            }),
            action_literals: text.and_then(|it| it.code_action.as_ref()?.code_action_literal_support.as_ref()).is_some(),
            watches: workspace.and_then(|it| it.did_change_watched_files?.dynamic_registration).unwrap_or(false),
            isolates: asks("bidiIsolates"),
            prepares_rename: text.and_then(|it| it.rename.as_ref()?.prepare_support).unwrap_or(false),
            symbol_tree: text.and_then(|it| it.document_symbol.as_ref()?.hierarchical_document_symbol_support).unwrap_or(false),
            on_type_help: asks("onTypeHelp"),
            shows_pages: asks("showsPages"),
            hold_back: match option("holdBack") {
                Some(Value::Bool(false)) => Duration::ZERO,
                Some(it) => it.as_f64().and_then(|it| Duration::try_from_secs_f64(it).ok()).unwrap_or(HOLD_BACK),
                None => HOLD_BACK,
            },
        }
    }

    /// A message as this client shows it best.
    pub(super) fn say(&self, message: &Message, language: Language) -> String {
        self.show(message.get(language), language)
    }

    /// Words in `language` as this client shows them best.
    pub(super) fn show(&self, words: &str, language: Language) -> String {
        if self.isolates && language == Language::Arabic { format!("\u{2067}{words}\u{2069}") } else { words.to_owned() }
    }
}
