//! To and from the protocol's types: the only border.

use ropey::Rope;
use tower_lsp::lsp_types::{DiagnosticSeverity, Position, PositionEncodingKind, Range};

use crate::rules::finding::Severity;
use crate::text::position::{self, Encoding};
use crate::text::span::Span;

/// The encoding of columns that the client likes best, of those that it offers; UTF-16 where it offers none.
pub(super) fn encoding(offered: Option<&[PositionEncodingKind]>) -> Encoding {
    offered.unwrap_or_default().iter().find_map(known).unwrap_or_default()
}

fn known(kind: &PositionEncodingKind) -> Option<Encoding> {
    [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32].into_iter().find(|it| encoding_kind(*it) == *kind)
}

/// The protocol's name for an encoding.
pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The byte offset of a position; clamped as the protocol says.
pub(super) fn offset(rope: &Rope, at: Position, encoding: Encoding) -> usize {
    position::offset(rope, position::Position { line: at.line, column: at.character }, encoding)
}

/// The bytes of a range; reversed ends are put in order.
pub(super) fn span(rope: &Rope, range: Range, encoding: Encoding) -> Span {
    Span::new(offset(rope, range.start, encoding), offset(rope, range.end, encoding))
}

/// The range of a span.
pub(super) fn range(rope: &Rope, span: Span, encoding: Encoding) -> Range {
    let (start, end) = position::range(rope, span, encoding);
    let position = |it: position::Position| Position { line: it.line, character: it.column };
    Range { start: position(start), end: position(end) }
}

/// The severity of a diagnostic.
pub(super) fn severity(it: Severity) -> DiagnosticSeverity {
    match it {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
