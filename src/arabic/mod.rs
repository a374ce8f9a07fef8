//! Script and language: letters, words, proclitics, sentences. Knows nothing of news.

pub mod clitic;
pub mod date;
pub mod fold;
pub mod letter;
pub mod number;
pub mod sentence;
pub mod token;
