//! A paragraph while its runs come in, and what is written in place of a character that a format keeps for itself.

use std::ops::Range;

use crate::text::document::{Paragraph, Piece, Role};
use crate::text::span::Span;

/// How the words of an edit are written in a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Escape {
    /// `&`, `<` and `>` become entities.
    pub html: bool,
    /// Inside a JSON string: quotation marks, backslashes and controls are escaped, after `html`.
    pub json: bool,
}

impl Escape {
    /// `text` as the source writes it.
    pub fn apply(self, text: String) -> String {
        let text = if self.html && text.contains(['&', '<', '>']) {
            text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        } else {
            text
        };
        if !self.json || !text.contains(|it: char| it < ' ' || matches!(it, '"' | '\\')) {
            return text;
        }
        let quoted = serde_json::Value::String(text).to_string();
        let inner = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or_default();
        inner.to_owned()
    }
}

/// A paragraph whose prose comes run by run.
pub(super) struct Builder {
    role: Role,
    escape: Escape,
    text: String,
    runs: Vec<(usize, Range<usize>, usize)>,
}

impl Builder {
    pub(super) fn new(role: Role, escape: Escape) -> Self {
        Self { role, escape, text: String::new(), runs: Vec::new() }
    }

    /// Adds the prose that stands for so many bytes of the source.
    pub(super) fn push(&mut self, prose: &str, source: &Range<usize>) {
        if prose.is_empty() {
            return;
        }
        self.runs.push((self.text.len(), source.clone(), prose.len()));
        self.text.push_str(prose);
    }

    /// The paragraph; `None` where it holds nothing but space.
    pub(super) fn finish(self) -> Option<Paragraph> {
        if self.text.trim().is_empty() {
            return None;
        }
        let start = self.runs.first()?.1.start;
        let end = self.runs.last()?.1.end;
        let span = Span::new(start, end);
        let mut pieces: Vec<Piece> = Vec::new();
        for (prose, source, len) in self.runs {
            let run = Span::new(source.start.saturating_sub(start), source.end.saturating_sub(start));
            let len = Span::new(0, len).end;
            let prose = Span::at(prose).start;
            let source_len = run.end - run.start;
            // Runs that touch on both sides are one, so that an edit may reach over their border.
            if let Some(last) = pieces.last_mut()
                && last.len == last.source_len
                && len == source_len
                && last.source + last.source_len == run.start
            {
                last.len += len;
                last.source_len += source_len;
                continue;
            }
            pieces.push(Piece { prose, source: run.start, len, source_len });
        }
        Some(Paragraph { span, role: self.role, escape: self.escape, text: self.text.into(), pieces: pieces.into() })
    }
}
