//! A ledger while it is printed: the entries of one story after another, under the path of their file.

use std::io::{self, Write};

use serde::Serialize;

use crate::lint::files::FileError;

use super::report::{BOLD, Failure};

/// What stands around the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// An object of JSON, as others read it (`tests/cli` shows it); a file's entries are under this key.
    Json(&'static str),
    /// Lines for a person.
    Table,
    /// Rows for a spreadsheet.
    Rows,
}

/// The entries of a story.
#[derive(Default)]
pub(super) struct Page {
    bytes: Vec<u8>,
}

impl Page {
    /// Adds an entry of JSON.
    pub(super) fn json(&mut self, entry: &impl Serialize) -> io::Result<()> {
        if !self.bytes.is_empty() {
            self.bytes.push(b',');
        }
        Ok(serde_json::to_writer(&mut self.bytes, entry)?)
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The pages of all files.
pub(super) struct Pages<W: Write> {
    out: W,
    layout: Layout,
    // The path of the file that is open.
    path: Option<String>,
    files: usize,
    entries: bool,
}

impl<W: Write> Pages<W> {
    /// None so far.
    pub(super) fn new(mut out: W, layout: Layout) -> io::Result<Self> {
        if matches!(layout, Layout::Json(_)) {
            write!(out, "{{\"version\":1,\"files\":[")?;
        }
        Ok(Self { out, layout, path: None, files: 0, entries: false })
    }

    /// Adds pages of the file at `path`, which may be open.
    pub(super) fn add(&mut self, path: &str, pages: &[Page]) -> io::Result<()> {
        if self.path.as_deref() != Some(path) {
            self.close()?;
            self.open(path)?;
        }
        for page in pages.iter().filter(|it| !it.bytes.is_empty()) {
            if self.entries && matches!(self.layout, Layout::Json(_)) {
                write!(self.out, ",")?;
            }
            self.entries = true;
            self.out.write_all(&page.bytes)?;
        }
        Ok(())
    }

    fn open(&mut self, path: &str) -> io::Result<()> {
        match self.layout {
            Layout::Json(key) => {
                write!(self.out, "{}{{\"path\":", if self.files > 0 { "," } else { "" })?;
                serde_json::to_writer(&mut self.out, path)?;
                write!(self.out, ",\"{key}\":[")?;
            }
            Layout::Table => writeln!(self.out, "{BOLD}{path}{BOLD:#}")?,
            Layout::Rows => {}
        }
        self.files += 1;
        self.entries = false;
        self.path = Some(path.to_owned());
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        match (self.path.take(), self.layout) {
            (Some(_), Layout::Json(_)) => write!(self.out, "]}}"),
            (Some(_), Layout::Table) => writeln!(self.out),
            _ => Ok(()),
        }
    }

    /// All files are printed.
    pub(super) fn end(mut self, errors: &[FileError]) -> io::Result<()> {
        self.close()?;
        if matches!(self.layout, Layout::Json(_)) {
            write!(self.out, "],\"errors\":")?;
            serde_json::to_writer(&mut self.out, &errors.iter().map(Failure::new).collect::<Vec<_>>())?;
            writeln!(self.out, "}}")?;
        }
        self.out.flush()
    }
}
