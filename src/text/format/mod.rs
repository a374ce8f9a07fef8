//! What of a file is prose: each format cuts a text into paragraphs that map back to it.

mod builder;
mod held;
mod html;
mod json;
mod markdown;
mod plain;

pub use builder::Escape;
pub use held::Held;
pub use json::{Field, Joined, NoJson, joined, raw_field, records};

use std::path::Path;

use super::document::Paragraph;
use super::span::Span;

/// How a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    #[default]
    Plain,
    /// CommonMark.
    Markdown,
    /// HTML, a page or a part of one.
    Html,
}

impl Format {
    /// The format that a file's name tells; plain text where it tells none.
    pub fn of_path(path: &Path) -> Self {
        Self::of_extension(path).unwrap_or_default()
    }

    /// The format that a file's extension tells; `None` for extensions that are not ours.
    pub fn of_extension(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "mdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// The format of an editor's language identifier (`plaintext`, `text`, `markdown`, `html`); `None` for others.
    pub fn of_language(id: &str) -> Option<Self> {
        match id {
            "plaintext" | "text" => Some(Self::Plain),
            "markdown" => Some(Self::Markdown),
            "html" => Some(Self::Html),
            _ => None,
        }
    }
}

/// The paragraphs of `text`, in order. Any text has some, or none; nothing fails. The result is the same without `previous`,
/// what was read before.
pub(super) fn paragraphs(text: &str, format: Format, previous: &[Paragraph]) -> Vec<Paragraph> {
    match format {
        Format::Plain => plain::paragraphs(text, previous),
        Format::Markdown => markdown::paragraphs(text),
        Format::Html => html::paragraphs(text),
    }
}

/// The whole line (LF, CRLF or CR ends it) where `span` starts, its end left out; a span over several lines takes them all.
pub fn line_at(text: &str, span: Span) -> Span {
    let head = super::span::before(text, span.from());
    let start = memchr::memrchr2(b'\n', b'\r', head.as_bytes()).map_or(0, |it| it + 1);
    let tail = super::span::after(text, span.from());
    let end = span.from() + memchr::memchr2(b'\n', b'\r', tail.as_bytes()).unwrap_or(tail.len());
    Span::new(start, end.max(span.to().min(text.len())))
}
