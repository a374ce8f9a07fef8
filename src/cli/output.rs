//! Where a report goes: standard output, as long as somebody reads it, or a file that appears whole.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::lint::files::{self, FileError};

use super::args::Color;

/// The end that a report is written to.
pub(super) struct Output {
    to: To,
    closed: bool,
}

enum To {
    // Written in few large pieces, so that a report of thousands of findings costs no more than its bytes.
    Screen(Box<io::BufWriter<anstream::AutoStream<io::StdoutLock<'static>>>>, bool),
    File(PathBuf, Box<anstream::StripStream<Vec<u8>>>),
}

impl Output {
    /// Standard output, or the file at `path`.
    pub(super) fn new(path: Option<&Path>, color: Color) -> Self {
        let to = match path {
            Some(it) => To::File(it.to_owned(), Box::new(anstream::StripStream::new(Vec::new()))),
            None => {
                let stream = anstream::AutoStream::new(io::stdout().lock(), color.into());
                let colored = stream.current_choice() != anstream::ColorChoice::Never;
                To::Screen(Box::new(io::BufWriter::new(stream)), colored)
            }
        };
        Self { to, closed: false }
    }

    /// Whether colours are shown.
    pub(super) fn is_colored(&self) -> bool {
        matches!(self.to, To::Screen(_, true))
    }

    /// Whether the reader has gone: what is written since then is lost, and that is no fault.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// All is written.
    ///
    /// # Errors
    /// The file can't be written.
    pub(super) fn finish(&mut self) -> Result<(), FileError> {
        let fault = |it: io::Error| FileError { path: "standard output".into(), message: it.to_string() };
        if let To::File(path, text) = &mut self.to {
            let text = std::mem::replace(&mut **text, anstream::StripStream::new(Vec::new()));
            return files::write_report(path, &text.into_inner());
        }
        self.flush().map_err(fault)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let result = match &mut self.to {
            To::Screen(it, _) => it.write(bytes),
            To::File(_, it) => it.write(bytes),
        };
        match result {
            Err(it) if it.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(bytes.len())
            }
            it => it,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = match &mut self.to {
            To::Screen(it, _) if !self.closed => it.flush(),
            _ => Ok(()),
        };
        match result {
            Err(it) if it.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            it => it,
        }
    }
}
