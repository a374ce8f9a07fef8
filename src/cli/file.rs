//! One file from its bytes to its findings, fixed where asked.

use crate::lint::baseline::Baseline;
use crate::lint::check::check;
use crate::lint::config::Settings;
use crate::lint::files::{Contents, FileError};
use crate::lint::fingerprint::fingerprints;
use crate::lint::fix::{Choice, fix};
use crate::lint::since::Since;
use crate::lint::suppress::unknown_rules;
use crate::rules::finding::Language;

use super::args::LintArgs;
use super::input::Source;
use super::report::{File, Row};

/// What is asked of every file.
pub(super) struct Task<'a> {
    pub(super) args: &'a LintArgs,
    pub(super) language: Language,
    pub(super) since: Option<Since>,
    pub(super) baseline: Option<Baseline>,
}

/// What a source's newsroom chose, and the command line before it.
pub(super) fn settings(source: &Source, args: &LintArgs) -> Settings {
    Settings { select: args.select.clone(), ignore: args.ignore.clone(), ..source.settings.clone() }
}

/// One file as it was read, fixed where asked, and what is found in it then.
pub(super) struct Linted {
    pub(super) file: File,
    /// Whether nothing but the bytes told the charset.
    pub(super) guessed: bool,
    /// How many findings were mended.
    pub(super) fixed: usize,
    /// How many findings the baseline knows.
    pub(super) known: usize,
    /// The text before and after, where they differ or are wanted on standard output.
    pub(super) texts: Option<(String, String)>,
}

impl Task<'_> {
    /// Reads a source, mends it where asked, and reports what is left.
    pub(super) fn lint(&self, source: &Source) -> Result<Linted, FileError> {
        let contents = source.read()?;
        let settings = settings(source, self.args);
        let documents = source.documents(&contents.text)?;
        if let Some(it) = unknown_rules(&contents.text).first() {
            let line = crate::text::span::before(&contents.text, it.at).matches('\n').count() + 1;
            return Err(source.error(&format!("line {line}: in a comment: {}", it.message)));
        }
        let mut linted = Linted {
            file: File { path: source.name().display().to_string(), encoding: contents.charset.other_name(), findings: Vec::new() },
            guessed: contents.charset.guessed,
            fixed: 0,
            known: 0,
            texts: None,
        };
        let (after, documents) = match self.mend(source, &contents, &settings)? {
            Some((text, count)) => {
                linted.fixed = count;
                let documents = source.documents(&text)?;
                (text, documents)
            }
            None => (contents.text.clone(), documents),
        };
        let changes = self.since.as_ref().map(|it| it.changes(&source.path, &after, source.reading().charset, source.reading().page));
        let mut findings = Vec::new();
        for document in documents {
            let story = source.story(document);
            let found = check(&story, &settings);
            if !found.is_empty() {
                findings.push((story, found));
            }
        }
        let all: Vec<_> = findings.iter().flat_map(|it| it.1.clone()).collect();
        let mut prints = fingerprints(&after, &all).into_iter();
        for (story, mut found) in findings {
            let mut printed: Vec<_> = found.drain(..).zip(prints.by_ref()).collect();
            if let Some(it) = &changes {
                printed.retain(|(finding, _)| Since::touches(&story, it, finding));
            }
            if let Some(it) = &self.baseline {
                let before = printed.len();
                printed.retain(|(_, print)| !it.knows(print));
                linted.known += before - printed.len();
            }
            let rows = printed.into_iter().map(|(it, print)| Row::new(&story, &linted.file.path, &it, print, self.language));
            linted.file.findings.extend(rows);
        }
        if linted.fixed > 0 || (source.is_stdin() && self.args.fix) {
            linted.texts = Some((contents.text, after));
        }
        Ok(linted)
    }

    // The text with fixes applied, written where --fix says so, and how many there were.
    fn mend(&self, source: &Source, contents: &Contents, settings: &Settings) -> Result<Option<(String, usize)>, FileError> {
        let args = self.args;
        if !args.fix && !args.diff {
            return Ok(None);
        }
        let choice = if args.suggested { Choice::First } else { Choice::Safe };
        let fixed = fix(&contents.text, source.shape()?, settings, choice);
        if args.fix && !args.diff && !source.is_stdin() && fixed.text != contents.text {
            source.replace(contents, &fixed.text)?;
        }
        Ok((fixed.text != contents.text).then_some((fixed.text, fixed.count)))
    }
}
