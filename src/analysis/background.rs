//! What is known from outside a text: the newsroom's names and choices, the date that a caller gives, and how other stories spell names.

use std::sync::Arc;

use crate::arabic::date::Date;

use super::house::QuoteStyle;
use super::names::archive::Elsewhere;
use super::names::desk::Desk;
use super::names::spelling::Classes;

/// What a story is read against. The empty one changes nothing. A clone shares the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// The names of `names.toml`.
    pub desk: Arc<Desk>,
    /// The classes of spelling that the newsroom takes for one name spelled two ways.
    pub spellings: Classes,
    /// How the house writes quotations.
    pub quotes: QuoteStyle,
    /// The story's date where the text bears none.
    pub date: Option<Date>,
    /// How other stories spell names.
    pub elsewhere: Arc<Elsewhere>,
}
