//! JSON of the ledgers, as others read it (`tests/cli` shows it): fields in this order, lines and columns from 1, columns in scalar values.

use serde::Serialize;

use crate::analysis::story::{Place, Story};
use crate::text::span::Span;

use super::report::At;

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
