//! The rules of the group `attribution`.

pub mod missing;
