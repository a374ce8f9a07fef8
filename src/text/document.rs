//! A document: one immutable text, its format, and its paragraphs of prose.

use std::sync::Arc;

use ropey::Rope;

use super::edit::Edit;
use super::format::{self, Escape, Format};
use super::position::{Encoding, position};
use super::span::Span;

/// What part of an article a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A headline or subheading.
    Headline,
    /// Running text.
    Body,
}

/// A run of prose bytes that stands unchanged in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the run starts in the paragraph's prose.
    pub prose: u32,
    /// Where it starts in the source, counted from the paragraph's own start there.
    pub source: u32,
    /// Length of the run in the prose, bytes.
    pub len: u32,
    /// Length of what it stands for in the source: `len`, but for an entity such as `&laquo;`.
    pub source_len: u32,
}

/// One paragraph: its prose, and the way from there back to the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it covers in the source, markup included, the line break at its end left out.
    pub span: Span,
    /// Headline or body.
    pub role: Role,
    /// How the words of an edit are written in the source.
    pub escape: Escape,
    /// The prose: no markup, no entities. Facts count bytes of this.
    pub text: Arc<str>,
    /// How the prose lies in the source; in the order of both.
    pub pieces: Arc<[Piece]>,
}

impl Paragraph {
    /// A paragraph whose prose is the source itself.
    pub fn plain(span: Span, role: Role, text: &str) -> Self {
        let len = span.end - span.start;
        let pieces = Arc::new([Piece { prose: 0, source: 0, len, source_len: len }]);
        Self { span, role, escape: Escape::default(), text: text.into(), pieces }
    }

    /// Where a span of the prose stands in the source. A span over markup covers the markup too;
    /// an empty span stands right after the prose before it (or at the start of the run it opens).
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.source_offset(span.start, span.is_empty());
        let end = if span.is_empty() { start } else { self.source_offset(span.end, true) };
        Span::new(start, end)
    }

    // An end belongs to the run that it closes, a start to the run that it opens.
    fn source_offset(&self, offset: u32, closing: bool) -> usize {
        let base = self.span.from();
        let after = self.pieces.partition_point(|it| if closing { it.prose < offset } else { it.prose <= offset });
        let Some(piece) = self.pieces.get(after.saturating_sub(1)) else { return base };
        let into = offset.saturating_sub(piece.prose).min(piece.len);
        let moved = if piece.len == piece.source_len {
            into
        } else if into == 0 {
            0
        } else {
            piece.source_len
        };
        base + (piece.source + moved) as usize
    }

    /// Where a byte of the source stands in the prose; `None` outside this paragraph's prose.
    pub fn to_prose(&self, offset: usize) -> Option<usize> {
        let within = u32::try_from(offset.checked_sub(self.span.from())?).ok()?;
        let before = self.pieces.partition_point(|it| it.source + it.source_len < within);
        let piece = self.pieces.get(before).filter(|it| it.source <= within)?;
        Some((piece.prose + (within - piece.source).min(piece.len)) as usize)
    }

    /// An edit of the prose as an edit of the source; `None` where it would take markup with it.
    pub fn edit(&self, span: Span, text: impl Into<String>) -> Option<Edit> {
        let source = self.to_source(span);
        (span.is_empty() || self.is_unbroken(source)).then(|| Edit::replace(source, self.escape.apply(text.into())))
    }

    // Whether nothing but prose stands in a span of the source: its pieces touch one another.
    fn is_unbroken(&self, source: Span) -> bool {
        let last = self.pieces.partition_point(|it| self.span.start + it.source + it.source_len < source.end);
        let mut next = None;
        for piece in self.pieces.iter().take(last + 1).rev() {
            if next.is_some_and(|it| piece.source + piece.source_len != it) {
                return false;
            }
            if self.span.start + piece.source <= source.start {
                return true;
            }
            next = Some(piece.source);
        }
        false
    }
}

/// How much of a source stands before a part of it that is read by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// In bytes.
    pub bytes: usize,
    /// In lines.
    pub lines: u32,
}

/// An immutable text with its format and paragraphs.
#[derive(Clone, Debug)]
pub struct Document {
    text: Arc<str>,
    before: Before,
    rope: Rope,
    format: Format,
    paragraphs: Vec<Paragraph>,
}

impl Document {
    /// Reads `text` as `format`.
    pub fn new(text: &str, format: Format) -> Self {
        Self::from_rope(Rope::from_str(text), format, None)
    }

    /// One article of a source that holds several: `text` and `rope` are the whole source, the paragraphs are the article's own.
    pub fn of_paragraphs(rope: Rope, text: Arc<str>, format: Format, paragraphs: Vec<Paragraph>) -> Self {
        Self { text, before: Before::default(), rope, format, paragraphs }
    }

    /// The same where the text is but a part of its source. Whoever is told of a place is told where it stands in the whole.
    #[must_use]
    pub fn behind(mut self, before: Before) -> Self {
        self.before = before;
        self
    }

    /// The same from an editor's buffer. The result is the same without `previous`, the document before an edit.
    pub fn from_rope(rope: Rope, format: Format, previous: Option<&Self>) -> Self {
        let text: Arc<str> = String::from(&rope).into();
        let paragraphs = format::paragraphs(&text, format, previous.map_or(&[], Self::paragraphs));
        Self { text, before: Before::default(), rope, format, paragraphs }
    }

    /// What of the source stands before the text; nothing, but for part of a file of records.
    pub fn before(&self) -> Before {
        self.before
    }

    /// The line of the source, from 1, in which byte `offset` of the text stands.
    pub fn line(&self, offset: usize) -> u32 {
        self.before.lines.saturating_add(position(&self.rope, offset, Encoding::Utf32).line + 1)
    }

    /// The whole text, markup included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same text for questions about lines.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// What it was read as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Its paragraphs of prose, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }
}
