//! Prints the ways to mend every quotation that lacks a mark, with their signs, for `slips.py` to learn their weights from.
//!
//! usage: `cargo run --release --example fit_slips -- LIST`, a file of paths
//!
//! A line is a slip, or one of its choices: `= path, byte of the mark, opening`; `put|remove, byte, share, signs…`, tab-separated.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)] // A tool for whoever has the articles: it may stop.

use rayon::prelude::*;
use tadqiq::analysis::quotes::place::{self, Choice, Habits};
use tadqiq::analysis::story::{Place, Story};
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;

fn main() {
    let list = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let paths: Vec<&str> = list.lines().collect();
    for told in paths.par_iter().map(|it| slips(it)).collect::<Vec<String>>() {
        print!("{told}");
    }
}

fn slips(path: &str) -> String {
    let Ok(text) = std::fs::read_to_string(path) else { return String::new() };
    let story = Story::read(Document::new(&text, Format::Plain), None);
    let view = story.view();
    let lacking = story.quotes.slips.iter().map(|it| it.place.paragraph);
    let habits = Habits::read(view, &story.quotes.quotations, lacking);
    let mut out = String::new();
    for slip in &story.quotes.slips {
        let paragraph = slip.place.paragraph;
        let facts = view.facts(paragraph).unwrap();
        let local = facts.quotes.slips.iter().find(|it| facts.quotes.marks.get(it.mark).is_some_and(|it| it.span == slip.place.span));
        let Some(gap) = local.and_then(|it| it.gap) else { continue };
        let byte = |span| story.span(Place { paragraph, span }).from();
        out.push_str(&format!("=\t{path}\t{}\t{}\n", byte(slip.place.span), gap.opening));
        for it in place::choices(facts, &habits, gap, |signs: &mut Vec<String>, sign| signs.push(sign.to_owned())) {
            let (kind, at) = match it.choice {
                Choice::Put(at) => ("put", byte(tadqiq::text::span::Span::at(at))),
                Choice::Remove(span) => ("remove", byte(span)),
            };
            out.push_str(&format!("{kind}\t{at}\t{:.3}\t{}\n", it.share, it.value.join("\t")));
        }
    }
    out
}
