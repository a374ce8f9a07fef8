//! JSON, as the contract says: fields in this order, lines and columns from 1, columns in scalar values.

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::story::{Place, Story};
use crate::lint::files::FileError;
use crate::lint::fingerprint::fingerprints;
use crate::rules::finding::{Finding, Language, Safety};
use crate::text::position::{Encoding, position};
use crate::text::span::Span;

use super::lint::Linted;

/// A place in a file.
#[derive(Serialize)]
pub(super) struct At {
    byte: usize,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Report<F> {
    version: u8,
    files: Vec<F>,
    errors: Vec<Failure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Failure {
    path: String,
    message: String,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    findings: usize,
    fixable: usize,
}

#[derive(Serialize)]
struct FileFindings<'s> {
    path: &'s str,
    findings: Vec<JsonFinding<'s>>,
}

#[derive(Serialize)]
struct JsonFinding<'s> {
    rule: &'s str,
    severity: &'s str,
    message: &'s str,
    start: At,
    end: At,
    text: &'s str,
    related: Vec<JsonRelated<'s>>,
    fixes: Vec<JsonFix<'s>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct JsonRelated<'s> {
    message: &'s str,
    path: &'s str,
    start: At,
    end: At,
    text: &'s str,
}

#[derive(Serialize)]
struct JsonFix<'s> {
    title: &'s str,
    safety: &'s str,
    edits: Vec<JsonEdit<'s>>,
}

#[derive(Serialize)]
struct JsonEdit<'s> {
    start: usize,
    end: usize,
    text: &'s str,
}

/// A quotation or a mention where it stands.
#[derive(Serialize)]
pub(super) struct Words<'s> {
    pub(super) start: At,
    pub(super) end: At,
    pub(super) text: &'s str,
}

/// The place of byte `offset` in a story's source.
pub(super) fn at(story: &Story, offset: usize) -> At {
    let it = position(story.document().rope(), offset, Encoding::Utf32);
    At { byte: offset, line: it.line + 1, column: it.column + 1 }
}

/// The source that a span covers, with its ends.
pub(super) fn words(story: &Story, span: Span) -> Words<'_> {
    Words { start: at(story, span.from()), end: at(story, span.to()), text: span.of(story.document().text()) }
}

/// The source of a place of the prose.
pub(super) fn place(story: &Story, place: Place) -> Words<'_> {
    words(story, story.span(place))
}

/// Prints what `tadqiq lint` found in so many files as it has read.
pub(super) fn lint(out: &mut impl Write, read: usize, files: &[Linted], errors: &[FileError], language: Language) -> io::Result<()> {
    let summary = Summary {
        files: read,
        findings: files.iter().map(|it| it.findings.len()).sum(),
        fixable: files.iter().flat_map(|it| &it.findings).filter(|it| !it.fixes.is_empty()).count(),
    };
    let files = files.iter().filter(|it| !it.findings.is_empty()).map(|it| file_findings(it, language)).collect();
    print(out, files, errors, Some(summary))
}

/// Prints the files of a ledger.
pub(super) fn ledger<F: Serialize>(out: &mut impl Write, files: Vec<F>, errors: &[FileError]) -> io::Result<()> {
    print(out, files, errors, None)
}

fn print<F: Serialize>(out: &mut impl Write, files: Vec<F>, errors: &[FileError], summary: Option<Summary>) -> io::Result<()> {
    let errors = errors.iter().map(|it| Failure { path: it.path.display().to_string(), message: it.message.clone() }).collect();
    serde_json::to_writer(&mut *out, &Report { version: 1, files, errors, summary })?;
    writeln!(out)
}

fn file_findings(file: &Linted, language: Language) -> FileFindings<'_> {
    let prints = fingerprints(file.story.document().text(), &file.findings);
    let findings = file.findings.iter().zip(prints).map(|(it, print)| finding(file, it, print, language)).collect();
    FileFindings { path: &file.path, findings }
}

fn finding<'s>(file: &'s Linted, it: &'s Finding, fingerprint: String, language: Language) -> JsonFinding<'s> {
    let here = words(&file.story, it.span);
    let related = it.related.iter().map(|it| {
        let there = words(&file.story, it.span);
        JsonRelated { message: it.message.get(language), path: &file.path, start: there.start, end: there.end, text: there.text }
    });
    let fixes = it.fixes.iter().map(|it| JsonFix {
        title: it.title.get(language),
        safety: if it.safety == Safety::Safe { "safe" } else { "suggested" },
        edits: it.edits.iter().map(|it| JsonEdit { start: it.span.from(), end: it.span.to(), text: &it.text }).collect(),
    });
    JsonFinding {
        rule: it.rule,
        severity: it.severity.name(),
        message: it.message.get(language),
        start: here.start,
        end: here.end,
        text: here.text,
        related: related.collect(),
        fixes: fixes.collect(),
        fingerprint,
    }
}
