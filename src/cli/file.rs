//! One file from its bytes to its findings, fixed where asked.

use crate::analysis::story::Story;
use crate::lint::baseline::Baseline;
use crate::lint::check::check;
use crate::lint::config::Settings;
use crate::lint::files::{Contents, FileError};
use crate::lint::fingerprint::fingerprints;
use crate::lint::fix::{Choice, ROUNDS, fix};
use crate::lint::since::Since;
use crate::lint::suppress::unknown_rules;
use crate::rules::finding::{Finding, Language};
use crate::text::document::Document;

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
    /// Rules in the text's comments that there are not: the file is checked all the same.
    pub(super) errors: Vec<FileError>,
}

// What is told of a file: the findings of each article with their fingerprints, and how many more the baseline knows.
struct Told {
    articles: Vec<(Story, Vec<(Finding, String)>)>,
    known: usize,
}

impl Task<'_> {
    /// Reads a source, mends it where asked, and reports what is left.
    pub(super) fn lint(&self, source: &Source) -> Result<Linted, FileError> {
        let contents = source.read()?;
        let settings = settings(source, self.args);
        let documents = source.documents(&contents.text)?;
        let errors = unknown_rules(&contents.text).into_iter().map(|it| {
            let line = crate::text::span::before(&contents.text, it.at).matches('\n').count() + 1;
            let kept = if self.args.fix || self.args.diff { "; nothing in this file is mended until then" } else { "" };
            source.error(&format!("line {line}: in a comment: {}{kept}", it.message))
        });
        let mut linted = Linted {
            file: File { path: source.name().display().to_string(), encoding: contents.charset.other_name(), findings: Vec::new() },
            guessed: contents.charset.guessed,
            fixed: 0,
            known: 0,
            texts: None,
            errors: errors.collect(),
        };
        let (after, documents) = match self.mend(source, &contents, &settings)? {
            Some((text, count)) => {
                linted.fixed = count;
                let documents = source.documents(&text)?;
                (text, documents)
            }
            None => (contents.text.clone(), documents),
        };
        let told = self.told(source, &after, documents, &settings);
        linted.known = told.known;
        for (story, found) in told.articles {
            let rows = found.into_iter().map(|(it, print)| Row::new(&story, &linted.file.path, &it, print, self.language));
            linted.file.findings.extend(rows);
        }
        if linted.fixed > 0 || (source.is_stdin() && self.args.fix) {
            linted.texts = Some((contents.text, after));
        }
        Ok(linted)
    }

    // What is found in a text, without what the revision had and what the baseline knows.
    fn told(&self, source: &Source, text: &str, documents: Vec<Document>, settings: &Settings) -> Told {
        let changes = self.since.as_ref().map(|it| it.changes(&source.path, text, source.reading().charset, source.reading().page));
        let mut found = Vec::new();
        for document in documents {
            let story = source.story(document);
            let findings = check(&story, settings);
            if !findings.is_empty() {
                found.push((story, findings));
            }
        }
        let all: Vec<_> = found.iter().flat_map(|it| it.1.clone()).collect();
        let mut prints = fingerprints(text, &all).into_iter();
        let mut told = Told { articles: Vec::new(), known: 0 };
        for (story, findings) in found {
            let mut printed: Vec<_> = findings.into_iter().zip(prints.by_ref()).collect();
            if let Some(it) = &changes {
                printed.retain(|(finding, _)| Since::touches(&story, it, finding));
            }
            if let Some(it) = &self.baseline {
                let before = printed.len();
                printed.retain(|(_, print)| !it.knows(print));
                told.known += before - printed.len();
            }
            told.articles.push((story, printed));
        }
        told
    }

    // The text with fixes applied, written where --fix says so, and how many there were.
    fn mend(&self, source: &Source, contents: &Contents, settings: &Settings) -> Result<Option<(String, usize)>, FileError> {
        let args = self.args;
        // A comment that names no rule may have meant the very finding: nothing is mended beside it.
        if (!args.fix && !args.diff) || !unknown_rules(&contents.text).is_empty() {
            return Ok(None);
        }
        let choice = if args.suggested { Choice::First } else { Choice::Safe };
        // A fix changes the words by which old findings are known, so that a second round could take them for new ones.
        let rounds = if self.baseline.is_some() || self.since.is_some() { 1 } else { ROUNDS };
        let fixed = fix(&contents.text, rounds, choice, |text| {
            let told = self.told(source, text, source.documents(text).ok()?, settings);
            Some(told.articles.into_iter().flat_map(|it| it.1).map(|it| it.0).collect())
        });
        if args.fix && !args.diff && !source.is_stdin() && fixed.text != contents.text {
            source.replace(contents, &fixed.text)?;
        }
        Ok((fixed.text != contents.text).then_some((fixed.text, fixed.count)))
    }
}
