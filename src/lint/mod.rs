//! Rules applied to documents: configuration, ordering, fixes. Never prints, knows no protocol.

pub mod check;
pub mod config;
