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
use rustc_hash::FxHashMap;
use tadqiq::analysis::paragraph;
use tadqiq::analysis::quotes::SlipKind;
use tadqiq::analysis::quotes::place::{self, Habits};
use tadqiq::analysis::story::Story;
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;

/// A sign that stands at fewer candidates is not learned.
const SEEN: u32 = 150;
/// A word that stands at fewer candidates is not learned.
const WORDS: u32 = 200;
const EPOCHS: usize = 5;
const RATE: f32 = 0.12;
const SHRINK: f32 = 0.000_02;
/// Weights of words nearer to 0 are not written.
const LEAST: f32 = 0.3;
/// So many quotations of one article are learned from, spread over it.
const MOST: usize = 9;
/// Files read at once.
const CHUNK: usize = 400;

/// A quotation that lost a mark.
struct Case {
    /// The signs of each place where it may have stood.
    candidates: Vec<Vec<u32>>,
    right: usize,
    /// Articles of many quotations count for less than their number.
    share: f32,
}

/// The names of signs, each with how many candidates have it.
#[derive(Default)]
struct Signs {
    numbers: FxHashMap<String, u32>,
    seen: Vec<u32>,
}

impl Signs {
    fn number(&mut self, name: String) -> u32 {
        let next = self.seen.len() as u32;
        let number = *self.numbers.entry(name).or_insert(next);
        if number == next {
            self.seen.push(0);
        }
        self.seen[number as usize] += 1;
        number
    }
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
    println!(
        "# Where a lost quotation mark stood: weights (natural logarithms) of the signs of a place, for opening and for closing marks."
    );
    println!(
        "# Learned by tests/fit/marks.rs from well-formed quotations of published articles; words are keys (hamza and final letters folded)."
    );
    println!(
        "# l: what stands before the quotation, r: behind it, n: its words; prev, prev2, next, next2: the words around it; first, first2, last, last2:"
    );
    println!(
        "# its own outer words; in, out: the forms of the words at a border; rare, words: whether they are ordinary (c) or rare (r); cuts: through a name;"
    );
    println!(
        "# known: quoted elsewhere in the article; tied: side by side elsewhere; unit: all of them are; habit: others begin so; we: it says we or I."
    );
    println!("# sign\topen\tclose");
    let mut table: BTreeMap<String, [f32; 2]> = BTreeMap::new();
    for opening in [true, false] {
        for (name, weight) in fit(opening, &folders, &judges) {
            table.entry(name).or_default()[usize::from(!opening)] = weight;
        }
    }
    let number = |it: f32| if it == 0.0 { String::new() } else { format!("{it:.1}") };
    for (name, [open, close]) in table {
        println!("{}", format!("{name}\t{}\t{}", number(open), number(close)).trim_end());
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

// What is read of one article: the signs of every candidate, and which is right.
fn cases(path: &Path, opening: bool) -> Vec<(Vec<Vec<String>>, usize)> {
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let story = Story::read(Document::new(&text, Format::Plain), None);
    if !story.quotes.slips.is_empty() {
        return Vec::new();
    }
    let habits = Habits::read(story.view(), &story.quotes.quotations, 0..story.view().facts.len());
    let mut out = Vec::new();
    let whole: Vec<_> = story.quotes.quotations.iter().filter(|it| it.depth == 0 && it.open.paragraph == it.close.paragraph).collect();
    for it in whole.iter().step_by(whole.len().div_ceil(MOST).max(1)) {
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
        let add = |signs: &mut Vec<String>, sign: &str| signs.push(sign.to_owned());
        let candidates = place::candidates(&mutated, &habits.without(story.view(), it), gap, add);
        let Some(right) = candidates.iter().position(|it| it.0 == gone.from()) else { continue };
        out.push((candidates.into_iter().map(|it| it.1).collect(), right));
    }
    out
}

fn read(paths: &[PathBuf], opening: bool, signs: &mut Signs) -> Vec<Case> {
    let mut out = Vec::new();
    for chunk in paths.chunks(CHUNK) {
        for article in chunk.par_iter().map(|it| cases(it, opening)).collect::<Vec<_>>() {
            let share = 1.0 / (article.len() as f32).sqrt();
            for (candidates, right) in article {
                let candidates = candidates.into_iter().map(|it| it.into_iter().map(|it| signs.number(it)).collect()).collect();
                out.push(Case { candidates, right, share });
            }
        }
    }
    out
}

/// The weights of signs for the mark of one side.
fn fit(opening: bool, folders: &[PathBuf], judges: &[PathBuf]) -> BTreeMap<String, f32> {
    let side = if opening { "open" } else { "close" };
    let mut signs = Signs::default();
    let mut cases = read(folders, opening, &mut signs);
    let seen = signs.seen.clone();
    let judges = read(judges, opening, &mut signs);
    let mut names: Vec<String> = vec![String::new(); signs.seen.len()];
    #[expect(clippy::iter_over_hash_type)] // Each name goes to its own number.
    for (name, number) in signs.numbers {
        names[number as usize] = name;
    }
    let known: Vec<bool> =
        names.iter().enumerate().map(|(i, it)| seen.get(i).is_some_and(|seen| *seen >= if is_word(it) { WORDS } else { SEEN })).collect();
    for candidate in cases.iter_mut().flat_map(|it| &mut it.candidates) {
        candidate.retain(|it| known[*it as usize]);
    }
    let mut weights = vec![0.0_f32; names.len()];
    let mut squares = vec![1e-3_f32; names.len()];
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let mut random = 1_u64;
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (random >> 33) as usize % (i + 1));
        }
        for case in order.iter().map(|it| &cases[*it]) {
            let scores = scores(case, &weights);
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let total: f32 = scores.iter().map(|it| (it - most).exp()).sum();
            for (i, candidate) in case.candidates.iter().enumerate() {
                let slope = case.share * ((scores[i] - most).exp() / total - f32::from(u8::from(i == case.right)));
                if slope.abs() < 1e-4 {
                    continue;
                }
                for &it in candidate {
                    let it = it as usize;
                    let slope = slope + SHRINK * weights[it];
                    squares[it] += slope * slope;
                    weights[it] -= RATE * slope / squares[it].sqrt();
                }
            }
        }
        eprintln!("{side} epoch {epoch}: {} cases, {}", cases.len(), judged(&cases, &weights));
        eprintln!("    {} judges, {}", judges.len(), judged(&judges, &weights));
    }
    for (weight, name) in weights.iter_mut().zip(&names) {
        *weight = (*weight * 10.0).round() / 10.0;
        if weight.abs() < if is_word(name) { LEAST } else { 0.1 } {
            *weight = 0.0;
        }
    }
    let out: BTreeMap<String, f32> = names.into_iter().zip(weights.iter().copied()).filter(|it| it.1 != 0.0).collect();
    eprintln!("{side}: {} weights written; {} judges, {}", out.len(), judges.len(), judged(&judges, &weights));
    out
}

fn scores(case: &Case, weights: &[f32]) -> Vec<f32> {
    case.candidates.iter().map(|it| it.iter().map(|it| weights[*it as usize]).sum()).collect()
}

// How many cases have the right place first, and among three, an article's taken together.
fn judged(cases: &[Case], weights: &[f32]) -> String {
    let (mut first, mut three, mut all) = (0.0, 0.0, 0.0);
    for case in cases {
        let scores = scores(case, weights);
        let better = scores.iter().enumerate().filter(|(i, it)| *i != case.right && **it >= scores[case.right]).count();
        let share = case.share * case.share;
        all += share;
        first += if better == 0 { share } else { 0.0 };
        three += if better < 3 { share } else { 0.0 };
    }
    format!("first {:.3}, of three {:.3}", first / all, three / all)
}

fn is_word(name: &str) -> bool {
    ["prev", "next", "first", "last"].iter().any(|it| name.starts_with(it))
}
