//! Rules on what a house chooses: several ways are right, and one of them is the newsroom's.

pub mod nested_quotes;
pub mod stop_and_quote;
