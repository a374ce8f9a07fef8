//! A document as it was read at one version: what every answer is made from.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::lsp_types::{Diagnostic, Url};

use crate::analysis::names::archive::{Archive, Cast, Elsewhere, Library};
use crate::analysis::story::Story;
use crate::lint::check::check;
use crate::lint::config::Settings;
use crate::rules::finding::{Finding, Language};
use crate::rules::names::inconsistent_across_files;
use crate::text::document::Document;
use crate::text::format::Format;

use super::client::ClientInfo;
use super::diagnostics;

/// What was read, and for whom. Never changes.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The document's name.
    pub(super) uri: Url,
    /// The version that the client gave this text.
    pub(super) version: i32,
    /// What it says.
    pub(super) story: Story,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
    /// The same as the protocol carries it, one for each finding.
    diagnostics: Vec<Diagnostic>,
    /// Who is named in it, for the other open documents; nobody where no rule compares documents.
    pub(super) cast: Cast,
    /// Where the document's `names.toml` stands, or would stand; `None`: nowhere.
    pub(super) names: Option<PathBuf>,
    /// The language in which a person is told.
    pub(super) language: Language,
    /// Who asks.
    pub(super) client: Arc<ClientInfo>,
}

/// What a reading needs.
pub(super) struct Job {
    pub(super) uri: Url,
    pub(super) version: i32,
    pub(super) rope: Rope,
    pub(super) format: Format,
    pub(super) settings: Settings,
    pub(super) language: Language,
    pub(super) client: Arc<ClientInfo>,
    pub(super) previous: Option<Arc<Snapshot>>,
    /// The other open documents in which somebody is named: what a rule compares this one with.
    pub(super) others: Vec<Arc<Snapshot>>,
    /// The files beside it; `None` where no rule asks for them, or they are not read yet.
    pub(super) closed: Option<Closed>,
}

/// The files of a folder, for what those of them say that are not open.
#[derive(Clone, Debug)]
pub(super) struct Closed {
    /// Who is named in them.
    pub(super) library: Arc<Library>,
    /// What those are known by that are open, and say what the editor has.
    pub(super) open: Arc<BTreeSet<Arc<str>>>,
}

impl Job {
    /// Reads the text, anew only where it differs from the previous reading.
    pub(super) fn read(self) -> Snapshot {
        let previous = self.previous.as_deref().map(|it| &it.story);
        let document = Document::from_rope(self.rope, self.format, previous.map(Story::document));
        let mut story = Story::read_with(document, &self.settings.background, previous);
        let mut cast = Cast::default();
        if self.settings.level(&inconsistent_across_files::RULE).is_some() {
            cast = Cast::of(&story);
            story = story.beside(elsewhere(&self.uri, &cast, &self.others, self.closed.as_ref()));
        }
        let findings = check(&story, &self.settings);
        let mut read = Snapshot {
            uri: self.uri,
            version: self.version,
            story,
            findings,
            diagnostics: Vec::new(),
            cast,
            names: self.settings.names,
            language: self.language,
            client: self.client,
        };
        read.diagnostics = diagnostics::of(&read);
        read
    }
}

// How a document, the other open ones and the files beside it spell names.
fn elsewhere(uri: &Url, cast: &Cast, others: &[Arc<Snapshot>], closed: Option<&Closed>) -> Elsewhere {
    let mut archive = Archive::default();
    if let Some(it) = closed {
        it.library.tell(&mut archive, cast, &it.open);
    }
    for (uri, cast) in others.iter().map(|it| (&it.uri, &it.cast)).chain([(uri, cast)]) {
        let path = uri.to_file_path().ok();
        let name = path.as_ref().and_then(|it| it.file_name()).map_or(uri.path().into(), |it| it.to_string_lossy());
        archive.add(&name.into(), cast);
    }
    archive.elsewhere()
}

impl Snapshot {
    /// The diagnostics of the findings that `shown` lets through, in their order.
    pub(super) fn diagnostics(&self, shown: impl Fn(&Finding) -> bool) -> Vec<Diagnostic> {
        self.findings.iter().zip(&self.diagnostics).filter(|(finding, _)| shown(finding)).map(|it| it.1.clone()).collect()
    }
}
