//! Prints who may have said the words of every quotation, and where the speaker's name may end, for `speakers.py` to learn weights from.
//!
//! usage: `cargo run --release --example fit_speakers -- LIST`, a file of paths
//!
//! Lines, tab-separated: `Q`, path, byte where a quotation begins and ends, byte where its speaker's name begins and ends (`-`); then for each
//! candidate `R`, where he is named, whether only his first word is known (0 or 1), signs…; for each place where the name may end `B`, byte, signs…;
//! for each reporting word beside it, and for none (`-`), `W`, where it stands, signs…
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)] // A tool for whoever has the articles: it may stop.

use rayon::prelude::*;
use tadqiq::analysis::speech;
use tadqiq::analysis::story::{Place, Story};
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;
use tadqiq::text::span::Span;

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
    let candidates = speech::candidates(story.view(), &story.quotes, &story.names, &story.speech);
    let reports = speech::reporting(story.view(), &story.quotes, &story.names);
    let mut out = String::new();
    for (((quotation, saying), candidates), reports) in
        story.quotes.quotations.iter().zip(&story.speech.sayings).zip(candidates).zip(reports)
    {
        let from = story.span(Place { paragraph: quotation.open.paragraph, span: quotation.open.span });
        let to = story.span(Place { paragraph: quotation.close.paragraph, span: quotation.close.span });
        let speaker = saying.speaker.as_ref().map(|it| story.span(it.place));
        let speaker = speaker.map_or("-\t-".to_owned(), |it| format!("{}\t{}", it.from(), it.to()));
        out.push_str(&format!("Q\t{path}\t{}\t{}\t{speaker}\n", from.from(), to.to()));
        for (place, bare, signs) in candidates {
            let at = story.span(place);
            out.push_str(&format!("R\t{}\t{}\t{}\t{}\n", at.from(), at.to(), u8::from(bare), signs.join("\t")));
        }
        for (place, signs) in reports {
            let at = place.map_or("-\t-".to_owned(), |it| format!("{}\t{}", story.span(it).from(), story.span(it).to()));
            out.push_str(&format!("W\t{at}\t{}\n", signs.join("\t")));
        }
        for (end, signs) in speech::extents(story.view(), saying) {
            let Some(place) = saying.speaker.as_ref().map(|it| it.place) else { continue };
            let at = story.span(Place { span: Span::new(place.span.from(), end), ..place });
            out.push_str(&format!("B\t{}\t{}\n", at.to(), signs.join("\t")));
        }
    }
    out
}
