//! Replacements of text, and a set of them applied at once.

use super::span::{Span, after, before};

/// One replacement: the bytes of `span` give way to `text`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// The replacement of `span` by `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// The insertion of `text` at byte `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::at(offset), text)
    }

    /// What makes `new` of `old`: one replacement of the bytes in which they differ; `None` where they don't.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        let head: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|it| it.0.len_utf8()).sum();
        let (left, right) = (after(old, head), after(new, head));
        let tail: usize = left.chars().rev().zip(right.chars().rev()).take_while(|(a, b)| a == b).map(|it| it.0.len_utf8()).sum();
        let text = before(right, right.len() - tail);
        (old != new).then(|| Self::replace(Span::new(head, old.len() - tail), text))
    }

    /// The removal of `span`.
    pub fn remove(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// Why a set of edits was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Two edits want the same bytes.
    Overlap(Span),
    /// An edit lies outside the text or inside a letter.
    OffBorder(Span),
}

/// Whether two edits can't both be applied: they share a byte, or both insert at one place.
pub fn conflict(a: &Edit, b: &Edit) -> bool {
    a.span.overlaps(b.span) || (a.span.start == b.span.start && (a.span.is_empty() == b.span.is_empty()))
}

/// `text` after all `edits`, in whatever order they are given.
///
/// # Errors
/// Nothing is applied where two edits conflict or one does not fit the text.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Refused> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    for (a, b) in sorted.iter().zip(sorted.iter().skip(1)) {
        if conflict(a, b) {
            return Err(Refused::Overlap(b.span));
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        let Some(kept) = text.get(at..edit.span.from()) else { return Err(Refused::OffBorder(edit.span)) };
        if !text.is_char_boundary(edit.span.to()) {
            return Err(Refused::OffBorder(edit.span));
        }
        out.push_str(kept);
        out.push_str(&edit.text);
        at = edit.span.to();
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_in_any_order_and_refuses_overlap() {
        let edits = [Edit::insert(6, "!"), Edit::replace(Span::new(0, 2), "ت")];
        assert_eq!(apply("بيت", &edits), Ok("تيت!".to_owned()));
        let twice = [Edit::remove(Span::new(0, 4)), Edit::remove(Span::new(2, 6))];
        assert_eq!(apply("بيت", &twice), Err(Refused::Overlap(Span::new(2, 6))));
        assert_eq!(apply("بيت", &[Edit::insert(1, "x")]), Err(Refused::OffBorder(Span::at(1))));
    }
}
