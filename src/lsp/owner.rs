//! The one owner of every open document.
//!
//! It takes events in the order in which the client sent them, changes text, and starts readings of what changed. A reading runs
//! elsewhere on a snapshot; what it finds is published only if the text is still the one that was read, and else it is read again.
//! Old findings stay until new ones take their place; a finding where somebody is typing waits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ropey::Rope;
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::lsp_types::{Diagnostic, MessageType, TextDocumentContentChangeEvent, Url};

use crate::analysis::names::archive::Library;
use crate::rules::names::inconsistent_across_files;
use crate::text::format::Format;

use super::client::ClientInfo;
use super::config::Configuration;
use super::protocol;
use super::snapshot::{Closed, Job, Snapshot};
use super::transport::Backlog;
use super::typing::Typing;
use super::workspace::{self, Workspace};

/// While more than this waits for the client to read it, in bytes, nothing is published.
const CROWDED: usize = 4 << 20;
/// So long until a crowded output is looked at again.
const PAUSE: Duration = Duration::from_millis(50);

/// A question about a document, answered from a reading of the text as it was when the question came, or a later one;
/// from nothing where the document is not open.
pub(super) type Question = Box<dyn FnOnce(Option<&Snapshot>) + Send>;

/// What happens to the documents, in the client's order.
pub(super) enum Event {
    /// The client is known.
    Initialized(Arc<ClientInfo>, Vec<std::path::PathBuf>),
    /// A document is opened.
    Open { uri: Url, version: i32, language: String, text: String },
    /// A document is changed.
    Change { uri: Url, version: i32, changes: Vec<TextDocumentContentChangeEvent> },
    /// A document is saved.
    Save(Url),
    /// A document is closed.
    Close(Url),
    /// The client's settings, or files on disk, may have changed.
    Configure(Option<Value>),
    /// The files of a folder of the workspace are read.
    Library(std::path::PathBuf, Arc<Library>),
    /// The reading of that number is done; `None`: it failed.
    Read(Url, u64, Option<Arc<Snapshot>>),
    /// Something is asked about a document.
    Ask(Url, Question),
    /// A document's text is asked for.
    Text(Url, oneshot::Sender<Option<String>>),
    /// Nobody may be typing in a document any more.
    Quiet(Url),
    /// The output may have room again.
    Room,
}

struct Open {
    rope: Rope,
    version: i32,
    format: Format,
    /// The last reading.
    snapshot: Option<Arc<Snapshot>>,
    /// Whether the text or its settings have changed since the last reading began.
    changed: bool,
    /// The number of the reading that is under way.
    reading: Option<u64>,
    /// Whether the last reading has something to publish.
    unpublished: bool,
    /// What was published last, for which version.
    published: Option<(i32, Vec<Diagnostic>)>,
    /// Where somebody is typing.
    typing: Option<Typing>,
    /// Whether an [`Event::Quiet`] is under way.
    awaiting_quiet: bool,
    /// Questions that wait for a reading.
    questions: Vec<Question>,
}

/// The task that owns the documents.
pub(super) struct Owner {
    client: Client,
    info: Arc<ClientInfo>,
    configuration: Configuration,
    workspace: Workspace,
    documents: BTreeMap<Url, Open>,
    events: UnboundedSender<Event>,
    backlog: Backlog,
    readings: u64,
}

impl Owner {
    /// An owner of nothing, that sends itself what its readings find.
    pub(super) fn new(client: Client, events: UnboundedSender<Event>, backlog: Backlog) -> Self {
        let info = Arc::default();
        let (configuration, workspace) = (Configuration::default(), Workspace::default());
        Self { client, info, configuration, workspace, documents: BTreeMap::new(), events, backlog, readings: 0 }
    }

    /// Works until nobody can send any more.
    pub(super) async fn run(mut self, mut inbox: UnboundedReceiver<Event>) {
        let mut events = Vec::new();
        while inbox.recv_many(&mut events, 1024).await > 0 {
            for event in events.drain(..) {
                self.take(event).await;
            }
            // Whatever came at once is read once.
            self.read_changed().await;
            self.publish().await;
        }
    }

    async fn take(&mut self, event: Event) {
        match event {
            Event::Initialized(info, folders) => {
                self.info = info;
                self.workspace.set_folders(folders.clone());
                self.configuration.set_folders(folders);
            }
            Event::Open { uri, version, language, text } => {
                let format = Format::of_language(&language).unwrap_or_else(|| Format::of_path(std::path::Path::new(uri.path())));
                let rope = Rope::from_str(&text);
                let open = Open::new(rope, version, format);
                if let Some(before) = self.documents.insert(uri.clone(), open)
                    && let Some(it) = self.documents.get_mut(&uri)
                {
                    it.questions = before.questions;
                }
            }
            Event::Change { uri, version, changes } => {
                if let Some(it) = self.documents.get_mut(&uri) {
                    for change in changes {
                        it.apply(&change, &self.info);
                        it.changed = true;
                    }
                    it.version = version;
                    it.changed = true;
                }
            }
            Event::Save(uri) => {
                if let Some(it) = self.documents.get_mut(&uri) {
                    it.typing = None;
                    it.unpublished = it.snapshot.is_some();
                }
            }
            Event::Close(uri) => {
                if let Some(it) = self.documents.remove(&uri) {
                    if it.snapshot.is_some_and(|it| !it.cast.is_empty()) {
                        self.compare_anew(&uri);
                    }
                    self.workspace.close(&uri, &self.events);
                    it.questions.into_iter().for_each(|it| it(None));
                    self.client.publish_diagnostics(uri, Vec::new(), None).await;
                }
            }
            Event::Configure(settings) => {
                if let Some(it) = settings
                    && let Err(it) = self.configuration.set_client(&it)
                {
                    self.client.show_message(MessageType::ERROR, it).await;
                }
                self.documents.values_mut().for_each(|it| it.changed = true);
            }
            Event::Library(folder, library) => {
                self.workspace.take(&folder, library);
                // A reading that is under way knows nothing of them.
                self.documents.values_mut().filter(|it| it.reading.is_some() || it.names_somebody()).for_each(|it| it.changed = true);
            }
            Event::Read(uri, number, snapshot) => self.take_reading(&uri, number, snapshot),
            Event::Ask(uri, question) => match self.documents.get_mut(&uri) {
                Some(it) => {
                    it.questions.push(question);
                    it.answer();
                }
                None => question(None),
            },
            Event::Text(uri, reply) => {
                // Who asked may have gone.
                let _ = reply.send(self.documents.get(&uri).map(|it| it.rope.to_string()));
            }
            Event::Quiet(uri) => {
                if let Some(it) = self.documents.get_mut(&uri) {
                    it.awaiting_quiet = false;
                    it.unpublished = it.snapshot.is_some();
                }
            }
            Event::Room => {}
        }
    }

    fn take_reading(&mut self, uri: &Url, number: u64, snapshot: Option<Arc<Snapshot>>) {
        // A document that was closed and opened again while it was read has a reading of another number.
        let Some(it) = self.documents.get_mut(uri).filter(|it| it.reading == Some(number)) else { return };
        it.reading = None;
        let Some(snapshot) = snapshot else {
            // A reading that failed fails again: those who wait get an error, and the next edit another try.
            it.questions.clear();
            return;
        };
        let news = it.snapshot.as_ref().map_or(!snapshot.cast.is_empty(), |it| !it.cast.spells_as(&snapshot.cast));
        it.snapshot = Some(snapshot);
        it.unpublished = !it.changed;
        it.answer();
        if news {
            self.compare_anew(uri);
        }
    }

    // What other documents are found to spell another way depends on how `changed` spells it.
    fn compare_anew(&mut self, changed: &Url) {
        let others = self.documents.iter_mut().filter(|it| it.0 != changed).map(|it| it.1);
        others.filter(|it| it.names_somebody()).for_each(|it| it.changed = true);
    }

    async fn read_changed(&mut self) {
        let mut complaints = Vec::new();
        let named: Vec<Arc<Snapshot>> =
            self.documents.values().filter_map(|it| it.snapshot.clone()).filter(|it| !it.cast.is_empty()).collect();
        let open: Arc<BTreeSet<Arc<str>>> =
            Arc::new(self.documents.keys().filter_map(|it| it.to_file_path().ok()).map(|it| workspace::id(&it)).collect());
        for (uri, it) in &mut self.documents {
            if !it.changed || it.reading.is_some() {
                continue;
            }
            it.changed = false;
            self.readings += 1;
            let number = self.readings;
            it.reading = Some(number);
            let (settings, told) = self.configuration.settings(uri);
            complaints.extend(told);
            let asked = settings.level(&inconsistent_across_files::RULE).is_some();
            let library = asked.then(|| self.workspace.library(uri, &settings, &self.events)).flatten();
            let language = self.configuration.language().or(settings.language).or(self.info.locale).unwrap_or_default();
            let job = Job {
                uri: uri.clone(),
                version: it.version,
                rope: it.rope.clone(),
                format: it.format,
                settings,
                language,
                client: Arc::clone(&self.info),
                previous: it.snapshot.clone(),
                others: named.iter().filter(|it| it.uri != *uri).cloned().collect(),
                closed: library.map(|library| Closed { library, open: Arc::clone(&open) }),
            };
            let (events, uri) = (self.events.clone(), uri.clone());
            tokio::task::spawn_blocking(move || {
                // A panic in a rule must end neither the session nor what waits for the reading.
                let snapshot = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| Arc::new(job.read()))).ok();
                // The owner is gone only when the process ends.
                let _ = events.send(Event::Read(uri, number, snapshot));
            });
        }
        for it in complaints {
            self.client.show_message(MessageType::ERROR, it).await;
        }
    }

    async fn publish(&mut self) {
        let waiting = self.documents.values().any(|it| it.unpublished);
        if !waiting {
            return;
        }
        if self.backlog.bytes() > CROWDED {
            self.later(PAUSE, Event::Room);
            return;
        }
        let now = Instant::now();
        let (mut ready, mut held) = (Vec::new(), Vec::new());
        for (uri, it) in self.documents.iter_mut().filter(|it| it.1.unpublished) {
            it.unpublished = false;
            // Text that has moved on since is read again, and then published.
            let Some(snapshot) = it.snapshot.clone().filter(|_| !it.changed) else { continue };
            let typing = it.typing.as_ref().filter(|it| it.quiet_in(now).is_some());
            let paragraph = typing.map(|it| snapshot.story.paragraph_at(it.start())).unwrap_or_default();
            let diagnostics = snapshot.diagnostics(|finding| typing.is_none_or(|it| !it.holds(finding, paragraph)));
            if let Some(wait) = typing.and_then(|it| it.quiet_in(now))
                && diagnostics.len() < snapshot.findings.len()
                && !std::mem::replace(&mut it.awaiting_quiet, true)
            {
                held.push((wait, uri.clone()));
            }
            let new = Some((snapshot.version, diagnostics));
            if it.published != new {
                it.published.clone_from(&new);
                ready.extend(new.map(|(version, diagnostics)| (uri.clone(), version, diagnostics)));
            }
        }
        for (wait, uri) in held {
            self.later(wait, Event::Quiet(uri));
        }
        for (uri, version, diagnostics) in ready {
            self.client.publish_diagnostics(uri, diagnostics, Some(version)).await;
        }
    }

    fn later(&self, wait: Duration, event: Event) {
        let events = self.events.clone();
        tokio::spawn(async move {
            tokio::time::sleep(wait).await;
            // The owner is gone only when the process ends.
            let _ = events.send(event);
        });
    }
}

impl Open {
    fn new(rope: Rope, version: i32, format: Format) -> Self {
        Self {
            rope,
            version,
            format,
            snapshot: None,
            changed: true,
            reading: None,
            unpublished: false,
            published: None,
            typing: None,
            awaiting_quiet: false,
            questions: Vec::new(),
        }
    }

    // Whether it names people whom a rule compares with those of other documents.
    fn names_somebody(&self) -> bool {
        self.snapshot.as_ref().is_some_and(|it| !it.cast.is_empty())
    }

    fn apply(&mut self, change: &TextDocumentContentChangeEvent, info: &ClientInfo) {
        let Some(range) = change.range else {
            self.rope = Rope::from_str(&change.text);
            self.typing = None;
            return;
        };
        let span = protocol::span(&self.rope, range, info.encoding);
        let (from, to) = (self.rope.byte_to_char(span.from()), self.rope.byte_to_char(span.to()));
        self.rope.remove(from..to);
        self.rope.insert(from, &change.text);
        // A reading of another text knows other places.
        let read = self.snapshot.as_ref().filter(|_| !self.changed && self.reading.is_none());
        let known = || Some(read?.findings.iter().map(|it| (it.rule, it.span)).collect());
        self.typing = Some(Typing::after(self.typing.take(), span, change.text.len(), info.hold_back, known));
    }

    // Answers what waits, if the last reading is of the text as it stands.
    fn answer(&mut self) {
        if self.changed || self.reading.is_some() {
            return;
        }
        let Some(snapshot) = &self.snapshot else { return };
        for question in self.questions.drain(..) {
            let snapshot = Arc::clone(snapshot);
            tokio::task::spawn_blocking(move || question(Some(&snapshot)));
        }
    }
}
