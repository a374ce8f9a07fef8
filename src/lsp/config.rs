//! Settings of each document: the nearest `tadqiq.toml`, read again when it changes, and the client's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;
use tower_lsp::lsp_types::Url;

use crate::lint::config::{self, Settings};
use crate::rules::finding::Language;

/// What a file looked like when it was read.
type Stamp = Option<(SystemTime, u64)>;

/// A file as it was last read.
#[derive(Debug, Default)]
struct File {
    stamp: Stamp,
    /// The last settings that could be used.
    settings: Settings,
    /// Why they are not the file's own, if they aren't.
    complaint: Option<String>,
}

/// The configuration of a session.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    folders: Vec<PathBuf>,
    client: Settings,
    files: BTreeMap<PathBuf, File>,
}

impl Configuration {
    /// The folders that the client has open: where documents without a file of their own look for settings.
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

    /// The settings for a document, and a complaint where its file can't be used: told once; the last good ones stay.
    pub(super) fn settings(&mut self, uri: &Url) -> (Settings, Option<String>) {
        let (mut settings, mut complaint) = (Settings::default(), None);
        if let Some(path) = self.file(uri) {
            let stamp = stamp(&path);
            let file = self.files.entry(path.clone()).or_default();
            if stamp.is_none() || file.stamp != stamp {
                file.stamp = stamp;
                match config::load(&path) {
                    Ok(it) => (file.settings, file.complaint) = (it, None),
                    Err(it) => {
                        let it = Some(it.to_string());
                        complaint = it.clone().filter(|_| file.complaint != it);
                        file.complaint = it;
                    }
                }
            }
            settings = file.settings.clone();
        }
        settings.levels.extend(self.client.levels.clone());
        (settings, complaint)
    }

    fn file(&self, uri: &Url) -> Option<PathBuf> {
        let folder = uri.to_file_path().ok().and_then(|it| it.parent().map(Path::to_path_buf));
        folder.as_deref().and_then(config::find).or_else(|| self.folders.iter().find_map(|it| config::find(it)))
    }
}

fn stamp(path: &Path) -> Stamp {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
