//! TOML files as typed values: every fault names file, line and column, and an unknown key the nearest one that is known.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::text::span::{after, before};

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

/// The text of a TOML file; `remedy` says what to do where there is none.
///
/// # Errors
/// It can't be read, or is no UTF-8: the fault names the line.
pub(super) fn read(path: &Path, remedy: &str) -> Result<String, ConfigError> {
    let bytes = std::fs::read(path).map_err(|it| match it.kind() {
        io::ErrorKind::NotFound => ConfigError::whole(path, format_args!("no such file; {remedy}")),
        _ => ConfigError::whole(path, it),
    })?;
    String::from_utf8(bytes).map_err(|it| {
        let valid = String::from_utf8_lossy(it.as_bytes().get(..it.utf8_error().valid_up_to()).unwrap_or_default()).into_owned();
        ConfigError::at(path, &valid, (valid.len(), "not UTF-8, as TOML must be; save the file as UTF-8".to_owned()))
    })
}

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
            None => (at, plainly(it.message().trim_end(), text, at)),
        }
    })
}

// What the parser says of a type in words for who writes the file, with what would be right.
fn plainly(message: &str, text: &str, at: usize) -> String {
    let found = message.strip_prefix("invalid type: ").and_then(|it| it.split_once(", expected "));
    let line = after(text, at).lines().next().unwrap_or_default().trim();
    let key = before(text, at).lines().last().unwrap_or_default().trim_end_matches(['=', ' ', '\t']).trim();
    match found {
        Some(("map", "a sequence")) if line.starts_with('[') => format!("there may be several: write [{line}], in double brackets"),
        Some((found, "a sequence")) => match found.strip_prefix("string ") {
            // The one list of tables with a text at heart.
            Some(it) if key == "role" => format!("an office belongs here: [{{ title = {it} }}]"),
            Some(it) => format!("a list belongs here: [{it}]"),
            None => "a list belongs here, in brackets".to_owned(),
        },
        Some((_, "a string")) => "a text belongs here, in quotation marks".to_owned(),
        Some((_, it)) if it.starts_with("struct ") => "keys and values belong here: { title = \"…\" }".to_owned(),
        _ => message.replace('\n', "; "),
    }
}

/// The fault of a text that is no TOML. The names of rules hold a slash, and such a key stands in quotation marks.
pub(super) fn no_toml(text: &str, fault: &toml::de::Error) -> Fault {
    let at = fault.span().map_or(0, |it| it.start);
    let line_start = before(text, at).rfind('\n').map_or(0, |it| it + 1);
    let line = after(text, line_start).lines().next().unwrap_or_default();
    let message = match line.split_once('=') {
        Some((key, value)) if after(text, at).starts_with('/') && !key.contains('"') => {
            format!("a name with `/` stands in quotation marks: \"{}\" = {}", key.trim(), value.trim())
        }
        // An editor that writes Arabic turns straight marks into curly ones.
        Some((key, value)) if value.contains(['“', '”', '«', '»', '‘', '’']) && !value.contains('"') => {
            let plain = value.trim().replace(['“', '”', '«', '»', '‘', '’'], "\"");
            format!("a text stands in straight quotation marks: {} = {plain}", key.trim())
        }
        _ => fault.message().trim_end().replace('\n', "; "),
    };
    (at, message)
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
    let before = before(text, offset);
    (before.matches('\n').count() + 1, before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1)
}
