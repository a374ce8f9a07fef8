//! Settings of each document: the nearest `tadqiq.toml`, read again when it changes, and the client's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde_json::Value;
use tower_lsp::lsp_types::Url;

use crate::analysis::names::desk::Desk;
use crate::lint::config::{self, Settings};
use crate::lint::names;
use crate::lint::typed::ConfigError;
use crate::rules::finding::Language;

/// What a file looked like when it was read.
type Stamp = Option<(SystemTime, u64)>;

/// A file as it was last read.
#[derive(Debug, Default)]
struct File<T> {
    stamp: Stamp,
    /// The last value that could be used.
    value: T,
    /// Why it is not the file's own, if it isn't.
    complaint: Option<String>,
}

impl<T> File<T> {
    /// Reads the file again if it looks another way than when it was read; what to complain of, if that is news.
    fn refresh(&mut self, path: &Path, load: impl FnOnce(&Path) -> Result<T, ConfigError>) -> Option<String> {
        let stamp = stamp(path);
        if stamp.is_some() && self.stamp == stamp {
            return None;
        }
        self.stamp = stamp;
        match load(path) {
            Ok(it) => {
                (self.value, self.complaint) = (it, None);
                None
            }
            Err(it) => {
                let it = Some(it.to_string());
                let news = it.clone().filter(|_| self.complaint != it);
                self.complaint = it;
                news
            }
        }
    }
}

/// The configuration of a session.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    folders: Vec<PathBuf>,
    client: Settings,
    files: BTreeMap<PathBuf, File<Settings>>,
    desks: BTreeMap<PathBuf, File<Arc<Desk>>>,
}

impl Configuration {
    /// The folders that the client has open: documents that are not on disk look for settings in the first.
    pub(super) fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders;
    }

    /// The language that the client's settings name.
    pub(super) fn language(&self) -> Option<Language> {
        self.client.language
    }

    /// Takes the client's settings: `{"tadqiq": {"language": …, "rules": {…}}}`, or what stands in `tadqiq` alone.
    ///
    /// # Errors
    /// A value is not known: the settings before stay, and the message says what would be right.
    pub(super) fn set_client(&mut self, settings: &Value) -> Result<(), String> {
        let settings = settings.get("tadqiq").unwrap_or(settings);
        let mut client = Settings::default();
        match settings.get("language").and_then(Value::as_str) {
            None | Some("" | "auto") => {}
            Some(name) => {
                client.language =
                    Some(Language::of_locale(name).ok_or_else(|| format!("tadqiq.language: `{name}` is neither `ar` nor `en`"))?);
            }
        }
        for (rule, level) in settings.get("rules").and_then(Value::as_object).into_iter().flatten() {
            config::check_rule(rule).map_err(|it| format!("tadqiq.rules: {it}"))?;
            let known = level.as_str().and_then(config::level_of);
            client.levels.insert(rule.clone(), known.ok_or_else(|| format!("tadqiq.rules: {level} is no level of `{rule}`"))?);
        }
        self.client = client;
        Ok(())
    }

    /// The settings for a document, and what to complain of where its files can't be used: told once; the last good ones stay.
    pub(super) fn settings(&mut self, uri: &Url) -> (Settings, Vec<String>) {
        let mut complaints = Vec::new();
        let mut settings = Settings::default();
        if let Some(path) = self.nearest(uri, config::find) {
            let file = self.files.entry(path.clone()).or_default();
            complaints.extend(file.refresh(&path, config::load));
            settings = file.value.clone();
        }
        if let Some(path) = settings.names.clone().or_else(|| self.nearest(uri, names::find)) {
            let file = self.desks.entry(path.clone()).or_default();
            complaints.extend(file.refresh(&path, |it| names::load(it).map(Arc::new)));
            settings.background.desk = Arc::clone(&file.value);
            settings.names = Some(path);
        } else {
            settings.names = self.home(uri).map(|it| it.join(names::FILE));
        }
        settings.levels.extend(self.client.levels.clone());
        (settings, complaints)
    }

    // Where a document's names.toml would stand: beside its tadqiq.toml, in the folder that the client has open, or beside the document.
    fn home(&self, uri: &Url) -> Option<PathBuf> {
        let path = uri.to_file_path().ok()?;
        let configured = self.nearest(uri, config::find).and_then(|it| it.parent().map(Path::to_path_buf));
        let open = || self.folders.iter().filter(|it| path.starts_with(it)).max_by_key(|it| it.as_os_str().len()).cloned();
        configured.or_else(open).or_else(|| path.parent().map(Path::to_path_buf))
    }

    // What `find` finds above the document, else above a folder that the client has open.
    // A document on disk has the style of the folders around it, never that of another one that happens to be open.
    fn nearest(&self, uri: &Url, find: impl Fn(&Path) -> Option<PathBuf>) -> Option<PathBuf> {
        match uri.to_file_path() {
            Ok(file) => find(file.parent()?),
            Err(()) => find(self.folders.first()?),
        }
    }
}

fn stamp(path: &Path) -> Stamp {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
