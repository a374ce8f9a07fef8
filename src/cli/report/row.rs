//! A finding with everything that a report may say of it: it outlives the text that it was found in.

use serde::Serialize;

use crate::analysis::story::Story;
use crate::rules::finding::{Finding, Language, Safety, Severity};
use crate::text::position::{Encoding, position};
use crate::text::span::Span;

use super::excerpt::Excerpt;

/// A place in a file: byte from 0, line and column from 1, columns in scalar values.
#[derive(Clone, Copy, Debug, Serialize)]
pub(in crate::cli) struct At {
    pub(in crate::cli) byte: usize,
    pub(in crate::cli) line: u32,
    pub(in crate::cli) column: u32,
    /// The column in bytes, from 1.
    #[serde(skip)]
    pub(in crate::cli) byte_column: u32,
}

impl At {
    /// The place of byte `offset` in a story's source.
    pub(in crate::cli) fn of(story: &Story, offset: usize) -> Self {
        let (rope, before) = (story.document().rope(), story.document().before());
        let it = position(rope, offset, Encoding::Utf32);
        let byte_column = position(rope, offset, Encoding::Utf8).column + 1;
        Self { byte: before.bytes + offset, line: before.lines.saturating_add(it.line + 1), column: it.column + 1, byte_column }
    }
}

/// A file's findings.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct File {
    pub(in crate::cli) path: String,
    /// Its charset; `None` for UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) encoding: Option<String>,
    pub(in crate::cli) findings: Vec<Row>,
}

/// A finding, with fields in the order in which JSON has them.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct Row {
    pub(in crate::cli) rule: &'static str,
    pub(in crate::cli) severity: &'static str,
    pub(in crate::cli) message: String,
    /// The record's field, where the input is records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) field: Option<String>,
    pub(in crate::cli) start: At,
    pub(in crate::cli) end: At,
    pub(in crate::cli) text: String,
    pub(in crate::cli) related: Vec<RelatedRow>,
    pub(in crate::cli) fixes: Vec<FixRow>,
    pub(in crate::cli) fingerprint: String,
    #[serde(skip)]
    pub(in crate::cli) level: Severity,
    #[serde(skip)]
    pub(in crate::cli) excerpt: Excerpt,
}

/// A place that explains a finding.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct RelatedRow {
    pub(in crate::cli) message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::cli) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) field: Option<String>,
    pub(in crate::cli) start: At,
    pub(in crate::cli) end: At,
    pub(in crate::cli) text: String,
    #[serde(skip)]
    pub(in crate::cli) excerpt: Excerpt,
}

/// A way to mend it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct FixRow {
    pub(in crate::cli) title: String,
    pub(in crate::cli) safety: &'static str,
    pub(in crate::cli) edits: Vec<EditRow>,
}

/// A replacement.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct EditRow {
    pub(in crate::cli) start: usize,
    pub(in crate::cli) end: usize,
    pub(in crate::cli) text: String,
    #[serde(skip)]
    pub(in crate::cli) from: At,
    #[serde(skip)]
    pub(in crate::cli) to: At,
}

impl Row {
    /// A finding in a story of the file at `path`.
    pub(in crate::cli) fn new(story: &Story, path: &str, it: &Finding, fingerprint: String, language: Language) -> Self {
        let covered = |span: Span| span.of(story.document().text()).to_owned();
        let related = it.related.iter().map(|it| RelatedRow {
            message: it.message.get(language).to_owned(),
            path: path.to_owned(),
            field: None,
            start: At::of(story, it.span.from()),
            end: At::of(story, it.span.to()),
            text: covered(it.span),
            excerpt: Excerpt::new(story, it.span),
        });
        let fixes = it.fixes.iter().map(|it| FixRow {
            title: it.title.get(language).to_owned(),
            safety: if it.safety == Safety::Safe { "safe" } else { "suggested" },
            edits: it.edits.iter().map(|it| edit(story, it)).collect(),
        });
        Self {
            rule: it.rule,
            severity: it.severity.name(),
            message: it.message.get(language).to_owned(),
            field: None,
            start: At::of(story, it.span.from()),
            end: At::of(story, it.span.to()),
            text: covered(it.span),
            related: related.collect(),
            fixes: fixes.collect(),
            fingerprint,
            level: it.severity,
            excerpt: Excerpt::new(story, it.span),
        }
    }

    /// Whether `--fix` mends it.
    pub(in crate::cli) fn has_safe_fix(&self) -> bool {
        self.fixes.iter().any(|it| it.safety == "safe")
    }
}

fn edit(story: &Story, it: &crate::text::edit::Edit) -> EditRow {
    EditRow {
        start: it.span.from(),
        end: it.span.to(),
        text: it.text.clone(),
        from: At::of(story, it.span.from()),
        to: At::of(story, it.span.to()),
    }
}
