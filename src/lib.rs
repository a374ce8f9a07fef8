#![doc = include_str!("../CONTRIBUTING.md")]

pub mod analysis;
pub mod arabic;
pub mod cli;
pub mod lexicon;
pub mod lint;
pub mod lsp;
pub mod rules;
pub mod text;
