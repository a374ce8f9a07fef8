//! JSON, as others read it (`tests/cli` shows it): fields in this order, lines and columns from 1, columns in scalar values.

use std::io::{self, Write};

use serde::Serialize;

use super::row::{File, Row};
use super::{Report, Run, print_json};
use crate::lint::files::FileError;

/// One object; files are written as they come.
#[derive(Default)]
pub(super) struct Json {
    begun: bool,
}

/// Something that could not be read.
#[derive(Serialize)]
pub(in crate::cli) struct Failure<'s> {
    path: String,
    message: &'s str,
}

impl<'s> Failure<'s> {
    /// An error as JSON has it.
    pub(in crate::cli) fn new(it: &'s FileError) -> Self {
        Self { path: it.path.display().to_string(), message: &it.message }
    }
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    findings: usize,
    fixable: usize,
}

impl Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let before = if self.begun { "," } else { r#"{"version":1,"files":["# };
        self.begun = true;
        write!(out, "{before}")
    }
}

impl Report for Json {
    fn file(&mut self, out: &mut dyn Write, file: File) -> io::Result<()> {
        if file.findings.is_empty() {
            return Ok(());
        }
        self.begin(out)?;
        serde_json::to_writer(&mut *out, &file)?;
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        if !self.begun {
            self.begin(out)?;
        }
        let errors: Vec<Failure> = run.errors.iter().map(Failure::new).collect();
        let summary = Summary { files: run.files, findings: run.findings, fixable: run.fixable };
        write!(out, r#"],"errors":{},"summary":{}}}"#, serde_json::to_string(&errors)?, serde_json::to_string(&summary)?)?;
        writeln!(out)
    }
}

/// An object a finding.
pub(super) struct Lines;

#[derive(Serialize)]
struct Line<'s> {
    path: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'s str>,
    #[serde(flatten)]
    finding: &'s Row,
}

#[derive(Serialize)]
struct ErrorLine<'s> {
    error: Failure<'s>,
}

impl Report for Lines {
    fn file(&mut self, out: &mut dyn Write, file: File) -> io::Result<()> {
        for finding in &file.findings {
            print_json(out, &Line { path: &file.path, encoding: file.encoding.as_deref(), finding })?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        run.errors.iter().try_for_each(|it| print_json(out, &ErrorLine { error: Failure::new(it) }))
    }
}
