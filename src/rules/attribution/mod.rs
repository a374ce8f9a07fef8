//! The rules of the group `attribution`.

pub mod anonymous;
pub mod distant;
pub mod gender;
pub mod loaded_verb;
pub mod missing;
