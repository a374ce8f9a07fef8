//! TOML files as typed values: every fault names file, line and column, and an unknown key the nearest one that is known.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// Why a configuration can't be used; its display names file, line, column and remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Line and column, from 1, columns in scalar values; `None` where the file could not be read or written.
    pub at: Option<(usize, usize)>,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl ConfigError {
    /// A fault of the file as a whole.
    pub(super) fn whole(path: &Path, message: impl fmt::Display) -> Self {
        Self { path: path.into(), at: None, message: message.to_string() }
    }

    /// A fault at a byte of the file's text.
    pub(super) fn at(path: &Path, text: &str, (offset, message): Fault) -> Self {
        Self { path: path.into(), at: Some(line_column(text, offset)), message }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some((line, column)) = self.at {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for ConfigError {}

/// A byte of a file's text, and what is wrong there.
pub(super) type Fault = (usize, String);

/// The value that `text` writes.
///
/// # Errors
/// It is no TOML, or no such value.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|it| {
        let at = it.span().map_or(0, |it| it.start);
        match unknown_field(it.message()) {
            Some((name, known)) => unknown("key", name, &known, at),
            None => (at, it.message().trim_end().replace('\n', "; ")),
        }
    })
}

// "unknown field `x`, expected one of `a`, `b`": as serde says it of a struct that denies unknown fields.
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let mut ticked = message.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
    Some((ticked.next()?, ticked.collect()))
}

/// The fault of a name that is not known, with the nearest known one.
pub(super) fn unknown(what: &str, name: &str, known: &[&str], at: usize) -> Fault {
    let nearest = known.iter().max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
    let hint = nearest
        .filter(|it| strsim::jaro_winkler(name, it) > 0.7)
        .map_or_else(|| format!("known: {}", list(known)), |it| format!("did you mean `{it}`?"));
    (at, format!("unknown {what} `{name}`; {hint}"))
}

/// Names for a message.
pub(super) fn list(names: &[&str]) -> String {
    names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = crate::text::span::before(text, offset);
    (before.matches('\n').count() + 1, before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1)
}
