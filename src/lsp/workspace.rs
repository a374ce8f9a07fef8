//! How the files of the workspace that are not open spell names. They are read once, on a thread beside, where a rule asks for it; what is closed
//! later is read anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::lsp_types::Url;

use crate::analysis::names::archive::{Cast, Library};
use crate::analysis::story::Story;
use crate::lint::config::Settings;
use crate::lint::files::{self, Reading, Walk};
use crate::lint::shape::Shape;

use super::owner::Event;

/// So many files of a folder are read, those first in the order of their paths.
const FILES: usize = 20_000;
/// So many bytes of them.
const BYTES: u64 = 256 << 20;
/// A larger file is no article.
const LARGE: u64 = 4 << 20;

/// The folders that a client has open, and what is known of their files.
#[derive(Default)]
pub(super) struct Workspace {
    folders: Vec<PathBuf>,
    scans: BTreeMap<PathBuf, Scan>,
}

struct Scan {
    cancelled: Arc<AtomicBool>,
    settings: Settings,
    /// `None` while the files are read.
    library: Option<Arc<Library>>,
}

impl Drop for Scan {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

impl Workspace {
    /// Takes the folders that the client has open. What was being read is given up.
    pub(super) fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.scans.clear();
        self.folders = folders;
    }

    /// What is known of the files beside a document; nothing yet, where they are still to be read: that begins now, and ends with an
    /// [`Event::Library`].
    pub(super) fn library(&mut self, uri: &Url, settings: &Settings, events: &UnboundedSender<Event>) -> Option<Arc<Library>> {
        let folder = self.folder_of(uri)?.clone();
        if let Some(it) = self.scans.get(&folder) {
            return it.library.clone();
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        let scan = Scan { cancelled: Arc::clone(&cancelled), settings: settings.clone(), library: None };
        self.scans.insert(folder.clone(), scan);
        let (settings, events) = (settings.clone(), events.clone());
        tokio::task::spawn_blocking(move || {
            // A panic in a reading must not end the session: then the files beside it are unknown.
            let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read_all(&folder, &settings, &cancelled)));
            if let Ok(Some(library)) = read {
                // The owner is gone only when the process ends.
                let _ = events.send(Event::Library(folder, Arc::new(library)));
            }
        });
        None
    }

    /// Takes what is known of the files of `folder` now.
    pub(super) fn take(&mut self, folder: &Path, library: Arc<Library>) {
        if let Some(it) = self.scans.get_mut(folder) {
            it.library = Some(library);
        }
    }

    /// A document is open no more: its file is read, and takes part again.
    pub(super) fn close(&mut self, uri: &Url, events: &UnboundedSender<Event>) {
        let Some(folder) = self.folder_of(uri).cloned() else { return };
        let (Ok(path), Some(scan)) = (uri.to_file_path(), self.scans.get(&folder)) else { return };
        // A file that the folder's walk left out stays out.
        let Some(mut library) = scan.library.clone().filter(|it| it.knows(&id(&path))) else { return };
        let (settings, events) = (scan.settings.clone(), events.clone());
        tokio::task::spawn_blocking(move || {
            let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read_one(&path, &settings)));
            set(Arc::make_mut(&mut library), &folder, &path, read.unwrap_or_default());
            let _ = events.send(Event::Library(folder, library));
        });
    }

    fn folder_of(&self, uri: &Url) -> Option<&PathBuf> {
        let path = uri.to_file_path().ok()?;
        self.folders.iter().filter(|it| path.starts_with(it)).max_by_key(|it| it.as_os_str().len())
    }
}

/// What a file is known by in a [`Library`].
pub(super) fn id(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

fn set(library: &mut Library, folder: &Path, path: &Path, casts: Vec<Cast>) {
    let shown = path.strip_prefix(folder).unwrap_or(path).display().to_string();
    // A file of records is many stories.
    for (i, cast) in casts.into_iter().enumerate() {
        let id = if i == 0 { id(path) } else { format!("{}#{i}", id(path)).into() };
        library.set(&id, &shown, cast);
    }
}

// `None` where nobody wants it any more.
fn read_all(folder: &Path, settings: &Settings, cancelled: &AtomicBool) -> Option<Library> {
    let mut library = Library::default();
    let mut bytes = 0;
    let found = files::discover(&[folder.to_owned()], &Walk { globs: Vec::new(), fields: settings.fields.clone() });
    for path in found.files.iter().take(FILES) {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let size = std::fs::metadata(path).map_or(u64::MAX, |it| it.len());
        if size > LARGE {
            continue;
        }
        bytes += size;
        if bytes > BYTES {
            break;
        }
        set(&mut library, folder, path, read_one(path, settings));
    }
    Some(library)
}

// Who is named in the stories of a file; in one that can't be read nobody is, and who checks it is told why. One empty cast at least, so that
// what was known of the file before goes.
fn read_one(path: &Path, settings: &Settings) -> Vec<Cast> {
    let read = || -> Option<Vec<Cast>> {
        let shape = Shape::of_path(path, &settings.fields).ok()?;
        let contents = files::read(path, Reading { charset: None, page: shape.is_page() }).ok()?;
        let (documents, _) = shape.documents(&contents.text).ok()?;
        Some(documents.into_iter().map(|it| Cast::of(&Story::read_with(it, &settings.background, None))).collect())
    };
    let mut out = read().unwrap_or_default();
    if out.is_empty() {
        out.push(Cast::default());
    }
    out
}
