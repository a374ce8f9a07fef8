//! Learns the weights of `src/lexicon/marks.tsv` from well-formed quotations: takes one mark of each away, and fits a conditional
//! logit that tells its place from every other word border of the passage.
//!
//! usage: `cargo run --release --example fit_marks -- [--judge FOLDER] FOLDER... > src/lexicon/marks.tsv`
//!
//! Every article is a text file. Articles whose path ends as one under `--judge` are not learned from; they judge the result.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, clippy::indexing_slicing, missing_docs)] // A tool for whoever has the articles: it may stop.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use tadqiq::analysis::paragraph;
use tadqiq::analysis::quotes::SlipKind;
use tadqiq::analysis::quotes::place::{self, Habits};
use tadqiq::analysis::story::Story;
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;

/// A sign that stands at fewer candidates is not learned.
const SEEN: usize = 150;
/// A word that stands at fewer candidates is not learned.
const WORDS: usize = 300;
const EPOCHS: usize = 6;
const RATE: f32 = 0.15;
const SHRINK: f32 = 0.000_02;
/// Weights of words nearer to 0 are not written.
const LEAST: f32 = 0.3;

struct Case {
    candidates: Vec<Vec<String>>,
    right: usize,
}

fn main() {
    let mut folders = Vec::new();
    let mut judges = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--judge" {
            judges.extend(files(Path::new(&args.next().unwrap())));
        } else {
            folders.extend(files(Path::new(&arg)));
        }
    }
    let kept: BTreeSet<String> = judges.iter().map(|it| tail(it)).collect();
    folders.retain(|it| !kept.contains(&tail(it)));
    println!("# Where a lost quotation mark stood: weights (natural logarithms) of the signs of a place, for opening and closing marks.");
    println!(
        "# Learned by tests/fit/marks.rs from well-formed quotations of published articles; words are keys (hamza and final letters folded)."
    );
    println!(
        "# l: what stands before the quotation, r: behind it, n: its words; prev, prev2, next, next2: the words around it; first, last: its own"
    );
    println!("# outer words; in, out: whether the words at a border have the article; known: quoted elsewhere in the article.");
    println!("# side\tfeature\tweight");
    for opening in [true, false] {
        let read = |paths: &[PathBuf]| paths.par_iter().flat_map(|it| cases(it, opening)).collect::<Vec<Case>>();
        fit(if opening { "open" } else { "close" }, &read(&folders), &read(&judges));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out.sort();
    out
}

fn tail(path: &Path) -> String {
    let parts: Vec<String> = path.iter().rev().take(2).map(|it| it.to_string_lossy().into_owned()).collect();
    parts.join("/")
}

fn cases(path: &Path, opening: bool) -> Vec<Case> {
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let story = Story::read(Document::new(&text, Format::Plain), None);
    if !story.quotes.slips.is_empty() {
        return Vec::new();
    }
    let habits = Habits::read(story.view(), &story.quotes.quotations);
    let mut out = Vec::new();
    for it in story.quotes.quotations.iter().filter(|it| it.depth == 0 && it.open.paragraph == it.close.paragraph) {
        let Some(facts) = story.view().facts(it.open.paragraph) else { continue };
        let gone = if opening { it.open.span } else { it.close.span };
        let mut mutated = facts.text.to_string();
        mutated.replace_range(gone.from()..gone.to(), "");
        let mutated = paragraph::read(&Arc::from(mutated));
        let [slip] = mutated.quotes.slips.as_slice() else { continue };
        let kind = if opening { SlipKind::Unopened } else { SlipKind::Unclosed };
        let Some(gap) = slip.gap.filter(|gap| slip.kind == kind && gap.opening == opening) else { continue };
        let own = if opening { it.close.span.from() - gone.len() } else { it.open.span.from() };
        if gap.partner.from() != own {
            continue;
        }
        let candidates = place::candidates(&mutated, &habits.without(story.view(), it), gap);
        let Some(right) = candidates.iter().position(|it| it.at == gone.from()) else { continue };
        out.push(Case { candidates: candidates.into_iter().map(|it| it.features).collect(), right });
    }
    out
}

fn fit(side: &str, cases: &[Case], judges: &[Case]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in cases.iter().flat_map(|it| &it.candidates).flatten() {
        *counts.entry(feature).or_default() += 1;
    }
    let known: BTreeMap<&str, usize> = counts
        .iter()
        .filter(|(name, it)| **it >= if is_word(name) { WORDS } else { SEEN })
        .enumerate()
        .map(|(i, (name, _))| (*name, i))
        .collect();
    let coded: Vec<(Vec<Vec<usize>>, usize)> = cases
        .iter()
        .map(|it| (it.candidates.iter().map(|it| it.iter().filter_map(|it| known.get(it.as_str()).copied()).collect()).collect(), it.right))
        .collect();
    let mut weights = vec![0.0_f32; known.len()];
    let mut squares = vec![1e-4_f32; known.len()];
    for epoch in 0..EPOCHS {
        let (mut first, mut three, mut loss) = (0, 0, 0.0);
        for (candidates, right) in &coded {
            let scores: Vec<f32> = candidates.iter().map(|it| it.iter().map(|&it| weights[it]).sum()).collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let total: f32 = scores.iter().map(|it| (it - most).exp()).sum();
            let better = scores.iter().enumerate().filter(|(i, it)| *i != *right && **it >= scores[*right]).count();
            first += usize::from(better == 0);
            three += usize::from(better < 3);
            loss -= scores[*right] - most - total.ln();
            for (i, candidate) in candidates.iter().enumerate() {
                let slope = (scores[i] - most).exp() / total - f32::from(u8::from(i == *right));
                if slope.abs() < 1e-4 {
                    continue;
                }
                for &it in candidate {
                    let slope = slope + SHRINK * weights[it];
                    squares[it] += slope * slope;
                    weights[it] -= RATE * slope / squares[it].sqrt();
                }
            }
        }
        let n = coded.len() as f32;
        eprintln!(
            "{side} epoch {epoch}: {} cases, {} features; first {:.3}, of three {:.3}, loss {:.3}",
            coded.len(),
            known.len(),
            first as f32 / n,
            three as f32 / n,
            loss / n
        );
    }
    let written: BTreeMap<&str, f32> = known
        .iter()
        .map(|(name, it)| (*name, (weights[*it] * 10.0).round() / 10.0))
        .filter(|it| it.1.abs() >= if is_word(it.0) { LEAST } else { 0.1 })
        .collect();
    let (mut first, mut two, mut three) = (0, 0, 0);
    for case in judges {
        let scores: Vec<f32> = case.candidates.iter().map(|it| it.iter().filter_map(|it| written.get(it.as_str())).sum()).collect();
        let better = scores.iter().enumerate().filter(|(i, it)| *i != case.right && **it >= scores[case.right]).count();
        first += usize::from(better == 0);
        two += usize::from(better < 2);
        three += usize::from(better < 3);
    }
    let n = judges.len().max(1) as f32;
    eprintln!(
        "{side}: {} weights; of {} judges first {:.3}, of two {:.3}, of three {:.3}",
        written.len(),
        judges.len(),
        first as f32 / n,
        two as f32 / n,
        three as f32 / n
    );
    for (name, weight) in &written {
        println!("{side}\t{name}\t{weight:.1}");
    }
}

fn is_word(name: &str) -> bool {
    ["prev", "next", "first=", "last="].iter().any(|it| name.starts_with(it))
}
