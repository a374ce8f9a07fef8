//! What a run reads: its files with their settings, and what could not be read.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::names::desk::Desk;
use crate::analysis::story::Story;
use crate::arabic::date::Date;
use crate::lint::config::{self, Settings};
use crate::lint::files::{self, Contents, FileError, Reading, Walk};
use crate::lint::lots::{Lots, is_utf8};
use crate::lint::names;
use crate::lint::shape::Shape;
use crate::lint::typed::ConfigError;
use crate::rules::finding::Language;
use crate::text::charset::Charset;
use crate::text::document::{Before, Document};
use crate::text::format::{Held, NoJson};

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
    shape: Result<Shape, String>,
    reading: Reading,
    // The name under which standard input is known.
    name: Option<PathBuf>,
    // Which fields its records hold, of those that were read so far.
    held: Mutex<Held>,
}

impl Source {
    /// What it holds.
    ///
    /// # Errors
    /// It can't be read.
    pub(super) fn read(&self) -> Result<Contents, FileError> {
        if self.is_stdin() { files::decode(self.name(), io::stdin().lock(), self.reading) } else { files::read(&self.path, self.reading) }
    }

    /// Its name as a person is told of it.
    pub(super) fn label(&self) -> String {
        self.name().display().to_string()
    }

    /// Its lots, where it is records in lines: UTF-8 throughout, so far as that can be known without reading it all. `None`: it is read as one.
    ///
    /// # Errors
    /// It can't be opened.
    pub(super) fn lots(&self) -> Result<Option<Lots>, FileError> {
        let lines = self.shape.as_ref().is_ok_and(Shape::is_lines);
        if !lines || self.reading.charset.is_some_and(|it| it != Charset::UTF8) {
            return Ok(None);
        }
        if self.is_stdin() {
            return Ok(Some(Lots::new(BufReader::new(io::stdin()), self.name())));
        }
        is_utf8(&self.path).then(|| Lots::open(&self.path)).transpose()
    }

    /// Whether it holds records.
    pub(super) fn is_records(&self) -> bool {
        self.shape.as_ref().is_ok_and(|it| matches!(it, Shape::Records { .. }))
    }

    /// How many bytes it has; 0 where nobody knows.
    pub(super) fn size(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |it| it.len())
    }

    /// How it is cut into articles.
    ///
    /// # Errors
    /// Nothing tells how.
    pub(super) fn shape(&self) -> Result<&Shape, FileError> {
        self.shape.as_ref().map_err(|it| self.error(it))
    }

    /// Its articles.
    ///
    /// # Errors
    /// It is not of the shape that its name promises.
    pub(super) fn documents(&self, text: &str) -> Result<Vec<Document>, FileError> {
        self.articles(text, Before::default())
    }

    /// The articles of a part of its text.
    ///
    /// # Errors
    /// It is not of the shape that its name promises.
    pub(super) fn articles(&self, text: &str, before: Before) -> Result<Vec<Document>, FileError> {
        let told = |it: NoJson| self.error(&format!("line {}: {}", before.lines as usize + it.line, it.message));
        let (documents, held) = self.shape()?.documents(text).map_err(told)?;
        self.held.lock().unwrap_or_else(PoisonError::into_inner).merge(&held);
        Ok(documents.into_iter().map(|it| it.behind(before)).collect())
    }

    /// An article of it, read against what its newsroom says.
    pub(super) fn story(&self, document: Document) -> Story {
        Story::read_with(document, &self.settings.background, None)
    }

    /// Its text replaced, where it still is what was read.
    ///
    /// # Errors
    /// It is not, or can't be written.
    pub(super) fn replace(&self, before: &Contents, after: &str) -> Result<(), FileError> {
        files::replace(&self.path, before, self.reading, after)
    }

    /// The folder in which it is replaced: a link's own is another.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        Some(files::folder_of(&self.path.canonicalize().ok()?).to_owned())
    }

    /// How its bytes are read.
    pub(super) fn reading(&self) -> Reading {
        self.reading
    }

    /// Whether it is standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == STDIN
    }

    /// The name under which it is reported.
    pub(super) fn name(&self) -> &Path {
        self.name.as_deref().unwrap_or(&self.path)
    }

    /// An error about it.
    pub(super) fn error(&self, message: &str) -> FileError {
        FileError { path: self.name().to_owned(), message: message.to_owned() }
    }
}

/// The texts that a command line names, in the order of their paths, each with the settings nearest to it, and what could
/// not be found. A folder with nothing to read is said, unless `quiet`. An error is a configuration that can't be used, or no path at
/// all: then nothing is read.
pub(super) fn sources(args: &InputArgs, quiet: bool) -> Result<(Vec<Source>, Vec<FileError>), String> {
    if args.paths.is_empty() {
        return Err("no files; name files or folders, or `-` for standard input".to_owned());
    }
    gather(args, quiet).map_err(|it| it.to_string())
}

/// The fields that the command line names and none of the records that were read holds, as errors of the first file of records. Fields of
/// the configuration may be those of other files: that none of them is held is only said, unless `quiet`.
pub(super) fn missing_fields(args: &InputArgs, sources: &[Source], quiet: bool) -> Vec<FileError> {
    let mut held = Held::default();
    let mut first = None;
    for source in sources {
        let own = source.held.lock().unwrap_or_else(PoisonError::into_inner);
        if own.records > 0 {
            first = first.or(Some(source));
            held.merge(&own);
        }
    }
    let Some(first) = first else { return Vec::new() };
    let chosen = if args.fields.is_empty() { &first.settings.fields } else { &args.fields };
    let missing = held.missing(chosen).map(|it| first.error(&it));
    if args.fields.is_empty() {
        missing.filter(|_| held.is_nothing() && !quiet).for_each(|it| complain(&it));
        return Vec::new();
    }
    missing.collect()
}

fn gather(args: &InputArgs, quiet: bool) -> Result<(Vec<Source>, Vec<FileError>), ConfigError> {
    let mut choice = Choice::new(args)?;
    // Settings are found by file, but whether a folder's JSON is read must be known before it is walked.
    let mut fields = args.fields.clone();
    for path in args.paths.iter().filter(|_| args.fields.is_empty()) {
        fields.extend(choice.settings(if path.is_dir() { path } else { files::folder_of(path) })?.fields);
    }
    let (kinds, json) = if fields.is_empty() {
        (".txt, .md or .html", "; JSON is read where --field names the fields that hold text")
    } else {
        (".txt, .md, .html or .json", "")
    };
    let found = files::discover(&args.paths, &Walk { globs: args.glob.clone(), fields });
    for it in found.empty.iter().filter(|_| !quiet) {
        let globs = if args.glob.is_empty() { "" } else { " that --glob takes" };
        complain(&format!("{}: nothing to read: no {kinds} file{globs}{json}", it.display()));
    }
    let mut sources = Vec::new();
    for path in found.files {
        let name = args.stdin_filename.clone().filter(|_| path.as_os_str() == STDIN);
        let known = name.as_deref().unwrap_or(&path);
        let settings = choice.settings(files::folder_of(known))?;
        let shape = Shape::of_path(known, if args.fields.is_empty() { &settings.fields } else { &args.fields });
        let reading = Reading { charset: args.encoding, page: shape.as_ref().is_ok_and(Shape::is_page) };
        sources.push(Source { path, settings, shape, reading, name, held: Mutex::default() });
    }
    Ok((sources, found.errors))
}

/// The settings for standard input read as records.
pub(super) fn stdin_settings(args: &InputArgs) -> Result<Settings, ConfigError> {
    Choice::new(args)?.settings(Path::new("."))
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
    fn new(args: &InputArgs) -> Result<Self, ConfigError> {
        Ok(Self { chosen: args.config.as_deref().map(config::load).transpose()?, date: args.date, ..Self::default() })
    }

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
