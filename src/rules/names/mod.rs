//! Rules on names. Who is who, and how two spellings differ, is for [`crate::analysis::names`].

pub mod inconsistent;
