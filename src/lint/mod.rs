//! Rules applied to documents: configuration, files, ordering, fixes. Never prints, knows no protocol.

pub mod check;
pub mod config;
pub mod files;
pub mod fingerprint;
pub mod fix;
pub mod names;
#[cfg(test)]
mod schema;
pub mod typed;
