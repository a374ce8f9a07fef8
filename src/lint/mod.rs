//! Rules applied to documents: configuration, files, ordering, fixes. Never prints, knows no protocol.

pub mod baseline;
pub mod check;
pub mod config;
pub mod diff;
pub mod files;
pub mod fingerprint;
pub mod fix;
pub mod learn;
pub mod lots;
pub mod names;
pub mod names_edit;
#[cfg(test)]
mod schema;
pub mod shape;
pub mod since;
pub mod suppress;
pub mod template;
pub mod typed;
