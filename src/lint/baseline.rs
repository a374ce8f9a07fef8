//! Findings that were known before: old copy is left alone, new slips still count.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files::{self, FileError};

/// A file of known findings.
#[derive(Debug, Default)]
pub struct Baseline {
    // How often each is known. Two copies of a slip in one neighbourhood have fingerprints of their own.
    known: BTreeMap<String, usize>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u8,
    findings: Vec<Known>,
}

/// A known finding. Its fingerprint is what counts; the rest tells a person what it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The file that it was found in. Where the file moves, the finding stays known.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// The fingerprint.
    pub fingerprint: String,
    /// The covered words.
    pub text: String,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// The file can't be read or is no baseline.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let text = files::read(path, files::Reading::default())?.text;
        let remedy = "write it anew with --write-baseline";
        let stored: Stored =
            serde_json::from_str(&text).map_err(|it| FileError { path: path.into(), message: format!("no baseline: {it}; {remedy}") })?;
        if stored.version != 1 {
            return Err(FileError { path: path.into(), message: format!("a baseline of version {}, and not 1; {remedy}", stored.version) });
        }
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for it in stored.findings {
            *known.entry(it.fingerprint).or_default() += 1;
        }
        Ok(Self { known })
    }

    /// Whether a finding of this fingerprint is known.
    pub fn knows(&self, fingerprint: &str) -> bool {
        self.known.contains_key(fingerprint)
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.known.values().sum()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Writes a baseline of `findings`: one a line, in the order of paths, so that two people's changes merge.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn write(path: &Path, mut findings: Vec<Known>) -> Result<(), FileError> {
        findings.sort();
        let lines: Result<Vec<String>, _> = findings.iter().map(serde_json::to_string).collect();
        let lines = lines.map_err(|it| FileError { path: path.into(), message: it.to_string() })?;
        let text = format!("{{\"version\":1,\"findings\":[\n{}\n]}}\n", lines.join(",\n"));
        files::write_report(path, text.as_bytes())
    }
}
