//! A file of records, one a line, read some lines at a time: it may hold an archive.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::text::document::Before;

use super::files::FileError;

/// So many bytes are a lot, up to the end of their last line.
const LOT: usize = 256 << 10;

/// Some lines of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Lot {
    /// The lines with their ends.
    pub text: String,
    /// What stands before them.
    pub before: Before,
}

/// The lots of an input, in order; the first one comes even where the input is empty. After an error there is no further lot.
pub struct Lots {
    input: Box<dyn BufRead + Send>,
    name: PathBuf,
    before: Before,
    begun: bool,
    done: bool,
}

impl Lots {
    /// Those of `input`; `name` stands for it in errors.
    pub fn new(input: impl BufRead + Send + 'static, name: &Path) -> Self {
        Self { input: Box::new(input), name: name.into(), before: Before::default(), begun: false, done: false }
    }

    /// Those of a file.
    ///
    /// # Errors
    /// The file can't be opened.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let file = File::open(path).map_err(|it| FileError { path: path.into(), message: it.to_string() })?;
        Ok(Self::new(BufReader::with_capacity(LOT, file), path))
    }

    fn next_lot(&mut self) -> Result<Option<Lot>, FileError> {
        let error = |message: String| FileError { path: self.name.clone(), message };
        let mut bytes = Vec::with_capacity(LOT + LOT / 8);
        (&mut self.input).take(LOT as u64).read_to_end(&mut bytes).map_err(|it| error(it.to_string()))?;
        if bytes.len() == LOT {
            self.input.read_until(b'\n', &mut bytes).map_err(|it| error(it.to_string()))?;
        }
        if bytes.is_empty() && self.begun {
            return Ok(None);
        }
        self.begun = true;
        let before = self.before;
        let lines = bytes.iter().filter(|it| **it == b'\n').count();
        self.before =
            Before { bytes: before.bytes + bytes.len(), lines: before.lines.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)) };
        let text = String::from_utf8(bytes).map_err(|it| {
            let at = before.bytes + it.utf8_error().valid_up_to();
            error(format!("not UTF-8: byte {at} begins no character; convert the file, or name its --encoding"))
        })?;
        Ok(Some(Lot { text, before }))
    }
}

impl Iterator for Lots {
    type Item = Result<Lot, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let out = self.next_lot().transpose();
        self.done = !matches!(out, Some(Ok(_)));
        out
    }
}

/// Whether a file is UTF-8 from its first byte to its last. What can't be read is not.
pub fn is_utf8(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let mut block = vec![0; LOT];
    let mut kept = 0;
    loop {
        let Some(room) = block.get_mut(kept..) else { return false };
        let Ok(read) = file.read(room) else { return false };
        if read == 0 {
            return kept == 0;
        }
        let filled = block.get(..kept + read).unwrap_or_default();
        let valid = match std::str::from_utf8(filled) {
            Ok(it) => it.len(),
            // A character that the next block goes on.
            Err(it) if it.error_len().is_none() => it.valid_up_to(),
            Err(_) => return false,
        };
        let end = filled.len();
        block.copy_within(valid..end, 0);
        kept = end - valid;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lots(bytes: impl AsRef<[u8]>) -> Vec<Result<Lot, String>> {
        let input = std::io::Cursor::new(bytes.as_ref().to_vec());
        Lots::new(input, Path::new("a.ndjson")).map(|it| it.map_err(|it| it.to_string())).collect()
    }

    #[test]
    fn cuts_between_lines_and_counts_what_stands_before() {
        let line = format!("{{\"a\":\"{}\"}}\n", "نعم".repeat(1000));
        let text = line.repeat(100);
        let found: Vec<Lot> = lots(&text).into_iter().map(Result::unwrap).collect();
        assert!(found.len() > 1);
        assert_eq!(found.iter().map(|it| it.text.as_str()).collect::<String>(), text);
        for it in &found {
            assert_eq!((it.before.bytes % line.len(), it.before.lines as usize), (0, it.before.bytes / line.len()));
        }
    }

    #[test]
    fn an_empty_input_is_one_lot_and_a_long_line_another() {
        assert_eq!(lots(""), [Ok(Lot { text: String::new(), before: Before::default() })]);
        let long = "ن".repeat(LOT);
        assert_eq!(lots(&long).len(), 1);
    }

    #[test]
    fn says_which_byte_begins_no_character() {
        let found = lots(b"{}\n\xE4\n");
        assert_eq!(found, [Err("a.ndjson: not UTF-8: byte 3 begins no character; convert the file, or name its --encoding".to_owned())]);
    }

    #[test]
    fn a_character_across_blocks_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let is = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            is_utf8(&path)
        };
        let across = format!("a{}", "ن".repeat(LOT));
        assert!(is(across.as_bytes()) && is(b""));
        assert!(!is(across.as_bytes().strip_suffix(&[0x86]).unwrap()) && !is(b"\xE4\xDA"));
        assert!(!is_utf8(folder.path()) && !is_utf8(&folder.path().join("nowhere")));
    }
}
