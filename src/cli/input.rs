//! What a run reads: its files with their settings, and what could not be read.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::names::archive::Cast;
use crate::analysis::names::desk::Desk;
use crate::analysis::story::Story;
use crate::arabic::date::Date;
use crate::lint::config::{self, Settings};
use crate::lint::files::{self, FileError};
use crate::lint::names;
use crate::lint::typed::ConfigError;
use crate::rules::finding::Language;
use crate::text::document::Document;
use crate::text::format::Format;

use super::args::InputArgs;

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// One text to read.
#[derive(Debug)]
pub(super) struct Source {
    /// Where it comes from.
    pub(super) path: PathBuf,
    /// What its newsroom chose.
    pub(super) settings: Settings,
}

impl Source {
    /// Its text.
    pub(super) fn read(&self) -> Result<String, FileError> {
        if self.is_stdin() { files::decode(&self.path, io::stdin().lock()) } else { files::read(&self.path) }
    }

    /// Its path as a person is told of it.
    pub(super) fn label(&self) -> Arc<str> {
        self.path.display().to_string().into()
    }

    /// Its text as a document.
    pub(super) fn document(&self, text: &str) -> Document {
        Document::new(text, self.format())
    }

    /// Its text read against what its newsroom says.
    pub(super) fn story(&self, text: &str) -> Story {
        Story::read_with(self.document(text), &self.settings.background, None)
    }

    /// Its path, and what its stories leave behind for a table of names.
    ///
    /// # Errors
    /// It can't be read. Standard input can be read only once, and leaves nothing.
    pub(super) fn casts(&self) -> Result<(Arc<str>, Vec<Cast>), FileError> {
        let casts = if self.is_stdin() { Vec::new() } else { vec![Cast::of(&self.story(&self.read()?))] };
        Ok((self.label(), casts))
    }

    /// What it is written in.
    pub(super) fn format(&self) -> Format {
        Format::of_path(&self.path)
    }

    /// Whether it is standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == STDIN
    }
}

/// The texts that a command line names, in the order of their paths, each with the settings nearest to it, and what could
/// not be found. An error is a configuration that can't be used: then nothing is read.
pub(super) fn sources(args: &InputArgs) -> Result<(Vec<Source>, Vec<FileError>), ConfigError> {
    let mut choice = Choice { chosen: args.config.as_deref().map(config::load).transpose()?, date: args.date, ..Choice::default() };
    let (paths, errors) = files::discover(&args.paths);
    let mut sources = Vec::new();
    for path in paths {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let settings = choice.settings(folder)?;
        sources.push(Source { path, settings });
    }
    Ok((sources, errors))
}

/// The settings of folders, each file of them read once.
#[derive(Default)]
struct Choice {
    chosen: Option<Settings>,
    date: Option<Date>,
    folders: BTreeMap<PathBuf, Settings>,
    desks: BTreeMap<PathBuf, Arc<Desk>>,
}

impl Choice {
    fn settings(&mut self, folder: &Path) -> Result<Settings, ConfigError> {
        if let Some(it) = self.folders.get(folder) {
            return Ok(it.clone());
        }
        let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
        let mut settings = match &self.chosen {
            Some(it) => it.clone(),
            None => config::find(&absolute).map(|it| config::load(&it)).transpose()?.unwrap_or_default(),
        };
        if let Some(path) = config::names_file(&settings, &absolute) {
            settings.background.desk = match self.desks.get(&path) {
                Some(it) => Arc::clone(it),
                None => Arc::new(names::load(&path)?),
            };
            self.desks.insert(path, Arc::clone(&settings.background.desk));
        }
        settings.background.date = self.date;
        self.folders.insert(folder.into(), settings.clone());
        Ok(settings)
    }
}

/// The language in which this run speaks: the command line's, else the first file's newsroom's, else Arabic.
pub(super) fn language(args: &InputArgs, sources: &[Source]) -> Language {
    args.lang.map(Language::from).or_else(|| sources.first()?.settings.language).unwrap_or_default()
}

/// Says on standard error what went wrong.
pub(super) fn complain(it: &impl Display) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "tadqiq: {it}");
}
