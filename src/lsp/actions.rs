//! Quick fixes, and all safe fixes at once.

use std::collections::{BTreeSet, HashMap};

use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Command, DocumentChanges, NumberOrString, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::lint::fix::{self, Choice};
use crate::rules::finding::{Finding, Message};
use crate::text::edit::Edit;

use super::snapshot::Snapshot;
use super::{attribution, diagnostics, explain, newsroom, protocol};

/// The kind under which an editor asks for all safe fixes.
pub(super) fn fix_all_kind() -> CodeActionKind {
    CodeActionKind::new("source.fixAll.tadqiq")
}

/// The actions for a range, the likeliest first; `None` for a client that takes commands only.
pub(super) fn of(it: &Snapshot, range: Range, context: &CodeActionContext) -> Option<Vec<CodeActionOrCommand>> {
    if !it.client.action_literals {
        return None;
    }
    let wanted = |kind: &CodeActionKind| context.only.as_ref().is_none_or(|only| only.iter().any(|it| includes(it, kind)));
    let mut out = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let span = protocol::span(it.story.document().rope(), range, it.client.encoding);
        let here = it.findings.iter().filter(|it| it.span.overlaps(span) || it.span.touches(span.from()) || it.span.touches(span.to()));
        out.extend(here.clone().flat_map(|finding| quick_fixes(it, finding, context)));
        out.extend(here.clone().flat_map(|finding| attribution::actions(it, finding)));
        out.extend(newsroom::actions(it, span));
        out.extend(here.map(|it| it.rule).collect::<BTreeSet<_>>().into_iter().map(|rule| explanation(it, rule)));
    }
    // Offered where it is asked for by name: in a menu of quick fixes it would only be in the way.
    if context.only.is_some() && wanted(&fix_all_kind()) {
        let (edits, count) = fix::edits(&it.findings, Choice::Safe);
        if count > 0 {
            let title = Message::new("طبّق كل الإصلاحات المأمونة", "Apply all safe fixes");
            out.push(CodeAction {
                title: it.client.say(&title, it.language),
                kind: Some(fix_all_kind()),
                edit: Some(workspace_edit(it, &edits)),
                ..CodeAction::default()
            });
        }
    }
    Some(out.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

// A kind includes those below it: `source.fixAll` asks for `source.fixAll.tadqiq` too.
fn includes(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (asked, kind) = (asked.as_str(), kind.as_str());
    asked.is_empty() || kind.strip_prefix(asked).is_some_and(|it| it.is_empty() || it.starts_with('.'))
}

fn quick_fixes<'s>(it: &'s Snapshot, finding: &'s Finding, context: &'s CodeActionContext) -> impl Iterator<Item = CodeAction> + 's {
    let own = diagnostics::diagnostic(it, finding, None);
    let code = NumberOrString::String(finding.rule.to_owned());
    // The client's own copy, where it sent one, so that it can tie the fix to what it shows.
    let told = context.diagnostics.iter().find(|it| it.range == own.range && it.code.as_ref() == Some(&code)).cloned().unwrap_or(own);
    finding.fixes.iter().enumerate().map(move |(i, fix)| CodeAction {
        title: it.client.say(&fix.title, it.language),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![told.clone()]),
        edit: Some(workspace_edit(it, &fix.edits)),
        is_preferred: (i == 0).then_some(true),
        ..CodeAction::default()
    })
}

// A rule's page, for whoever asks what a finding means.
fn explanation(it: &Snapshot, rule: &str) -> CodeAction {
    let title = it.client.say(&Message::new(format!("اشرح القاعدة {rule} هنا"), format!("Explain {rule}")), it.language);
    let command = Command { title: title.clone(), command: explain::COMMAND.to_owned(), arguments: Some(vec![rule.into()]) };
    CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), command: Some(command), ..CodeAction::default() }
}

/// Edits of a document as this client takes them.
pub(super) fn workspace_edit(it: &Snapshot, edits: &[Edit]) -> WorkspaceEdit {
    let edits: Vec<TextEdit> = edits
        .iter()
        .map(|edit| TextEdit {
            range: protocol::range(it.story.document().rope(), edit.span, it.client.encoding),
            new_text: edit.text.clone(),
        })
        .collect();
    if it.client.document_changes {
        let document = OptionalVersionedTextDocumentIdentifier { uri: it.uri.clone(), version: Some(it.version) };
        let edit = TextDocumentEdit { text_document: document, edits: edits.into_iter().map(OneOf::Left).collect() };
        WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
    } else {
        WorkspaceEdit { changes: Some(HashMap::from([(it.uri.clone(), edits)])), ..WorkspaceEdit::default() }
    }
}
