//! Findings as they are printed: one file a format. Each is told of files in the order of their paths, then of the end.

mod annotations;
mod checkstyle;
mod excerpt;
mod json;
mod junit;
mod rdjson;
mod row;
mod sarif;
mod statistics;
mod text;

use std::io::{self, Write};

use crate::lint::files::FileError;
use crate::rules::finding::Language;

use super::args::LintFormat;

pub(super) use json::Failure;
pub(super) use row::{At, File, Row};
pub(super) use text::{BOLD, FILES, count};

/// What a whole run came to.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// How many files were read.
    pub(super) files: usize,
    /// In how many of them something was found.
    pub(super) found_in: usize,
    /// How many findings there are, those that are not printed included.
    pub(super) findings: usize,
    /// How many of them can be fixed.
    pub(super) fixable: usize,
    /// How many of them can be fixed safely.
    pub(super) safe: usize,
    /// How many were mended.
    pub(super) fixed: usize,
    /// How many a baseline knows.
    pub(super) known: usize,
    /// How many were printed.
    pub(super) printed: usize,
    /// What could not be read.
    pub(super) errors: Vec<FileError>,
}

/// A way to print findings.
pub(super) trait Report {
    /// Takes the findings of the next file; there is at least one, or the file was changed.
    fn file(&mut self, out: &mut dyn Write, file: File) -> io::Result<()>;

    /// The run is over.
    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()>;
}

/// How findings are to be told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// The format.
    pub(super) format: LintFormat,
    /// The language of messages.
    pub(super) language: Language,
    /// Whether colours are shown.
    pub(super) colored: bool,
    /// Whether the summary stays away.
    pub(super) quiet: bool,
    /// Whether only counts are wanted.
    pub(super) statistics: bool,
}

/// The report of that manner.
pub(super) fn report(manner: Manner) -> Box<dyn Report> {
    if manner.statistics {
        return Box::new(statistics::Statistics::new(manner));
    }
    match manner.format {
        LintFormat::Text | LintFormat::Concise | LintFormat::Grouped => Box::new(text::Text::new(manner)),
        LintFormat::Json => Box::new(json::Json::default()),
        LintFormat::JsonLines => Box::new(json::Lines),
        LintFormat::Sarif => Box::new(sarif::Sarif::new(manner.language)),
        LintFormat::Github => Box::new(annotations::Github),
        LintFormat::Gitlab => Box::new(annotations::Gitlab::default()),
        LintFormat::Junit => Box::new(junit::Junit::default()),
        LintFormat::Checkstyle => Box::new(checkstyle::Checkstyle::default()),
        LintFormat::Rdjson => Box::new(rdjson::Rdjson::default()),
    }
}

/// One JSON value on a line of its own.
pub(super) fn print_json(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}
