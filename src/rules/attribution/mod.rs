//! Rules on who says what. The kind, the cue and the speaker of a quotation are for [`crate::analysis::speech`].

pub mod anonymous;
pub mod distant;
pub mod gender;
pub mod loaded_verb;
pub mod missing;
