//! The rules of the group `quotes`.

pub mod doubled;
pub mod mismatched_pair;
pub mod reversed;
pub mod unclosed;
pub mod unopened;
pub mod unrepairable;
