//! Facts, no opinions: what a text holds.
//!
//! The unit is the paragraph. [`paragraph::read`] is pure: the same prose gives the same facts, wherever it stands.
//! [`story::Story::read`] merges the facts of a document; it keeps the facts of every paragraph that an edit left alone.

pub mod background;
mod date;
pub mod house;
pub mod names;
pub mod paragraph;
pub mod quotes;
pub mod speech;
pub mod story;
