//! What is known from outside a text: the newsroom's names, the date that a caller gives, and how other stories spell names.

use std::sync::Arc;

use crate::arabic::date::Date;

use super::names::archive::Elsewhere;
use super::names::desk::Desk;

/// What a story is read against. The empty one changes nothing. A clone shares the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// The names of `names.toml`.
    pub desk: Arc<Desk>,
    /// The story's date where the text bears none.
    pub date: Option<Date>,
    /// How other stories spell names.
    pub elsewhere: Arc<Elsewhere>,
}
