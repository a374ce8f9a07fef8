//! The rules of the group `names`.

pub mod inconsistent;
