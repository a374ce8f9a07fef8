//! Text and files: spans, positions, edits, and what of a file is prose. Knows no Arabic.
//!
//! Inside the crate every place is a byte offset ([`span::Span`]); lines and columns exist only in [`position`].

pub mod charset;
pub mod document;
pub mod edit;
pub mod format;
pub mod position;
pub mod span;
