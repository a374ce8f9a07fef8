//! Lines and columns, in the units that editors count in. The only place where they exist.
//!
//! A line ends at LF, CRLF or CR and nowhere else (U+2028 and its kin end none): the definition of the
//! Language Server Protocol, and what ropey counts with its `cr_lines` feature.

use ropey::Rope;

use super::span::Span;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: the protocol's default.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place as an editor counts it; both fields count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column in the units of an [`Encoding`], from 0.
    pub column: u32,
}

/// The position of byte `offset`; offsets past the end or inside a letter are taken back to the nearest border.
pub fn position(rope: &Rope, offset: usize, encoding: Encoding) -> Position {
    let char = rope.byte_to_char(offset.min(rope.len_bytes()));
    let line = rope.char_to_line(char);
    let start = rope.line_to_char(line);
    let column = match encoding {
        Encoding::Utf8 => rope.char_to_byte(char) - rope.char_to_byte(start),
        Encoding::Utf16 => rope.char_to_utf16_cu(char) - rope.char_to_utf16_cu(start),
        Encoding::Utf32 => char - start,
    };
    Position { line: narrow(line), column: narrow(column) }
}

/// The byte offset of `position`, clamped as the protocol says: a column past the line's content is its end
/// (before the line break), a line past the last is the end of the text, a place inside a letter or a
/// surrogate pair is the letter's start.
pub fn offset(rope: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= rope.len_lines() {
        return rope.len_bytes();
    }
    let start = rope.line_to_char(line);
    let end = start + content_len(rope, line);
    let column = position.column as usize;
    let char = match encoding {
        Encoding::Utf8 => {
            let byte = rope.char_to_byte(start).saturating_add(column).min(rope.char_to_byte(end));
            rope.byte_to_char(byte)
        }
        Encoding::Utf16 => {
            let unit = rope.char_to_utf16_cu(start).saturating_add(column).min(rope.char_to_utf16_cu(end));
            rope.utf16_cu_to_char(unit)
        }
        Encoding::Utf32 => start.saturating_add(column).min(end),
    };
    rope.char_to_byte(char)
}

/// Both ends of `span` as positions.
pub fn range(rope: &Rope, span: Span, encoding: Encoding) -> (Position, Position) {
    (position(rope, span.from(), encoding), position(rope, span.to(), encoding))
}

/// Length of a line in scalar values, its line break left out.
fn content_len(rope: &Rope, line: usize) -> usize {
    let line = rope.line(line);
    let mut len = line.len_chars();
    while len > 0 && line.get_char(len - 1).is_some_and(|it| it == '\n' || it == '\r') {
        len -= 1;
    }
    len
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
