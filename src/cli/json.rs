//! JSON of the ledgers, as the contract says: fields in this order, lines and columns from 1, columns in scalar values.

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::story::{Place, Story};
use crate::lint::files::FileError;
use crate::text::span::Span;

use super::report::{At, Failure, print_json};

#[derive(Serialize)]
struct Report<'s, F> {
    version: u8,
    files: Vec<F>,
    errors: Vec<Failure<'s>>,
}

/// A quotation or a mention where it stands.
#[derive(Serialize)]
pub(super) struct Words<'s> {
    pub(super) start: At,
    pub(super) end: At,
    pub(super) text: &'s str,
}

/// The source that a span covers, with its ends.
pub(super) fn words(story: &Story, span: Span) -> Words<'_> {
    Words { start: At::of(story, span.from()), end: At::of(story, span.to()), text: span.of(story.document().text()) }
}

/// The source of a place of the prose.
pub(super) fn place(story: &Story, place: Place) -> Words<'_> {
    words(story, story.span(place))
}

/// Prints the files of a ledger.
pub(super) fn ledger<F: Serialize>(out: &mut impl Write, files: Vec<F>, errors: &[FileError]) -> io::Result<()> {
    print_json(out, &Report { version: 1, files, errors: errors.iter().map(Failure::new).collect() })
}
