//! Prints every quotation of articles with its signs, for `kinds.py` to learn their weights from.
//!
//! usage: `cargo run --release --example fit_kinds -- LIST`, a file of paths
//!
//! A line is a quotation: path, byte where it begins, byte where it ends, what it is taken for, signs…, tab-separated.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)] // A tool for whoever has the articles: it may stop.

use rayon::prelude::*;
use tadqiq::analysis::speech;
use tadqiq::analysis::story::{Place, Story};
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;

fn main() {
    let list = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let paths: Vec<&str> = list.lines().collect();
    for told in paths.par_iter().map(|it| quotations(it)).collect::<Vec<String>>() {
        print!("{told}");
    }
}

fn quotations(path: &str) -> String {
    let Ok(text) = std::fs::read_to_string(path) else { return String::new() };
    let story = Story::read(Document::new(&text, Format::Plain), None);
    let signs = speech::signs(story.view(), &story.quotes, &story.names, &story.speech);
    let mut out = String::new();
    for ((quotation, saying), signs) in story.quotes.quotations.iter().zip(&story.speech.sayings).zip(signs) {
        let byte = |paragraph, span| story.span(Place { paragraph, span });
        let (from, to) = (byte(quotation.open.paragraph, quotation.open.span), byte(quotation.close.paragraph, quotation.close.span));
        out.push_str(&format!("{path}\t{}\t{}\t{}\t{}\n", from.from(), to.to(), saying.kind.name(), signs.join("\t")));
    }
    out
}
