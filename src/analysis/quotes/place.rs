//! Where a lost mark stood.
//!
//! Every border of a word in the passage is a candidate. What stands around it is told in features (the word before it, the
//! length of what it would enclose, a comma behind it), each of which has a weight in [`crate::lexicon::marks`]; the sum ranks.

use std::collections::BTreeMap;

use crate::analysis::paragraph;
use crate::analysis::story::View;
use crate::arabic::clitic::is_bare_proclitic;
use crate::arabic::fold::key;
use crate::arabic::letter::{TATWEEL, is_quotation_mark, is_stop};
use crate::arabic::token::{Kind, Token};
use crate::text::span::{Span, after, before};

use super::Quotation;
use super::around::{class, is_cue, is_that, word};

/// Candidates further from the mark that is there are not looked at, in tokens.
const REACH: usize = 200;
/// A bracket further off has nothing to do with the mark, in tokens.
const BRACKET: usize = 40;
/// A reporting word further before a place says nothing of it, in tokens.
const BACK: usize = 12;
/// Published quotations hold many fragments; what a writer loses is more often the mark at the end of a clause.
const ABRUPT: f32 = 1.5;
/// A phrase of more words is not looked for elsewhere in the article.
const PHRASE: usize = 4;

/// A mark that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Whether the opening mark is missing; else the closing one.
    pub opening: bool,
    /// The mark that is there.
    pub partner: Span,
    /// Where the missing one may stand.
    pub window: Span,
}

/// How an article quotes, from those of its quotations that have both marks.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    phrases: BTreeMap<String, u32>,
    stops_inside: u32,
    stops_outside: u32,
}

impl Habits {
    /// The habits of a story with these quotations.
    pub fn read(view: View<'_>, quotations: &[Quotation]) -> Self {
        let mut out = Self::default();
        for it in quotations {
            out.count(view, it, 1);
        }
        out
    }

    /// The same without one of those quotations.
    #[must_use]
    pub fn without(&self, view: View<'_>, quotation: &Quotation) -> Self {
        let mut out = self.clone();
        out.count(view, quotation, u32::MAX);
        out
    }

    fn count(&mut self, view: View<'_>, it: &Quotation, by: u32) {
        let whole = !it.open.span.is_empty() && !it.close.span.is_empty() && it.open.paragraph == it.close.paragraph;
        let Some(facts) = view.facts(it.open.paragraph).filter(|_| whole) else { return };
        let words = Span::new(it.open.span.to(), it.close.span.from());
        if let Some(phrase) = phrase(facts.tokens_in(words)) {
            let entry = self.phrases.entry(phrase).or_insert(0);
            *entry = entry.wrapping_add(by);
        }
        let inside = words.of(&facts.text).trim_end().ends_with('.');
        let outside = after(&facts.text, it.close.span.to()).starts_with('.');
        let stops = if inside { &mut self.stops_inside } else { &mut self.stops_outside };
        if inside || outside {
            *stops = stops.wrapping_add(by);
        }
    }

    fn stop(&self) -> &'static str {
        match self.stops_inside.cmp(&self.stops_outside) {
            std::cmp::Ordering::Greater => "in",
            std::cmp::Ordering::Less => "out",
            std::cmp::Ordering::Equal => "?",
        }
    }
}

/// A place where the missing mark may have stood.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The byte of the prose before which the mark would be put.
    pub at: usize,
    /// What is known of it, each with a weight in the table.
    pub features: Vec<String>,
    /// Whether somebody's words, begun after a reporting word, would end in the middle of a clause.
    pub abrupt: bool,
}

/// The likeliest places, the best first, at most `most`; each with its probability among all of them.
pub fn likeliest(facts: &paragraph::Facts, habits: &Habits, gap: Gap, most: usize) -> Vec<(usize, f32)> {
    let side = if gap.opening { "open" } else { "close" };
    let score = |it: &Candidate| {
        let known = it.features.iter().map(|feature| crate::lexicon::marks::weight(side, feature)).sum::<f32>();
        if it.abrupt { known - ABRUPT } else { known }
    };
    let mut out: Vec<(usize, f32)> = candidates(facts, habits, gap).iter().map(|it| (it.at, score(it))).collect();
    out.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = out.first().map_or(0.0, |it| it.1);
    let total: f32 = out.iter().map(|it| (it.1 - best).exp()).sum();
    out.truncate(most);
    out.into_iter().map(|(at, score)| (at, (score - best).exp() / total)).collect()
}

/// Whether the words from `at` on are what an indirect sentence says: قال إن
pub fn is_indirect(facts: &paragraph::Facts, at: usize) -> bool {
    let before = facts.tokens.partition_point(|it| it.span.to() <= at);
    before.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| is_that(&word(it)))
}

/// A bracket without a partner on the side where the mark is missing: one of the two was typed for the other. Returns what to replace, and by what;
/// `mark` is the mark that is missing.
pub fn bracket(facts: &paragraph::Facts, gap: Gap, mark: &str) -> Option<(Span, String)> {
    let tokens = facts.tokens_in(gap.window);
    let near: Vec<&Token> = if gap.opening { tokens.iter().rev().take(BRACKET).collect() } else { tokens.iter().take(BRACKET).collect() };
    let mut depth = 0;
    for (i, token) in near.iter().enumerate() {
        let sign = token.skeleton.chars().next().filter(|_| token.kind == Kind::Sign).unwrap_or(' ');
        let (inner, outer) = if gap.opening { (")]}", "([{") } else { ("([{", ")]}") };
        if inner.contains(sign) {
            depth += 1;
        } else if outer.contains(sign) && depth > 0 {
            depth -= 1;
        } else if outer.contains(sign) {
            // An item's number has half a bracket by right: 1)
            let item = !gap.opening && near.get(i.checked_sub(1)?).is_some_and(|it| it.kind == Kind::Number);
            return match sign {
                '{' | '}' => Some((token.span, mark.to_owned())),
                ')' if !item => Some((token.span, mark.to_owned())),
                '(' if !closes_soon(facts, gap.partner.to()) => Some((gap.partner, ")".to_owned())),
                _ => None,
            };
        } else if is_stop(sign) {
            return None;
        }
    }
    None
}

// Whether a bracket that is open at `at` closes in the same sentence.
fn closes_soon(facts: &paragraph::Facts, at: usize) -> bool {
    let tail = facts.tokens.get(facts.token_at(at)..).unwrap_or(&[]).iter().take(BRACKET);
    let sign = tail.filter_map(|it| it.skeleton.chars().next().filter(|_| it.kind == Kind::Sign));
    sign.take_while(|it| !is_stop(*it)).find(|it| matches!(it, '(' | ')')) == Some(')')
}

/// Every place in the window, in the order of the text.
pub fn candidates(facts: &paragraph::Facts, habits: &Habits, gap: Gap) -> Vec<Candidate> {
    let text = &*facts.text;
    let tokens = facts.tokens_in(gap.window);
    let near = if gap.opening { tokens.get(tokens.len().saturating_sub(REACH)..) } else { tokens.get(..tokens.len().min(REACH)) };
    let near = near.unwrap_or(&[]);
    let spoken = Spoken::read(facts, near);
    let mut out = Vec::new();
    for token in near {
        let places = if gap.opening { starts(text, token) } else { ends(token) };
        for at in places {
            let (from, to) = if gap.opening { (at, gap.partner.from()) } else { (gap.partner.to(), at) };
            if from < to {
                let (features, abrupt) = Scene { facts, text, habits, spoken: &spoken, gap, from, to }.features();
                out.push(Candidate { at, features, abrupt });
            }
        }
    }
    out
}

// Where a quotation may begin at a token: before it, or after the proclitics that are written on it.
fn starts(text: &str, token: &Token) -> Vec<usize> {
    let from = token.span.from();
    match token.kind {
        Kind::Sign if token.skeleton.starts_with(['(', '[', '{', '#', '@', '.', '…']) => vec![from],
        Kind::Sign => Vec::new(),
        Kind::Word => {
            let mut out = vec![from];
            let word = token.span.of(text);
            let stroke = word.find(TATWEEL).filter(|&it| is_bare_proclitic(before(word, it)));
            if let Some(it) = stroke {
                out.push(from + it + after(word, it).len() - after(word, it).trim_start_matches(TATWEEL).len());
            } else if token.skeleton.chars().count() > 3 {
                let letters = word.chars().take_while(|it| matches!(it, 'و' | 'ف' | 'ب' | 'ل' | 'ك')).take(1);
                out.extend(letters.map(|it| from + it.len_utf8()));
            }
            out.retain(|&it| it < token.span.to());
            out
        }
        Kind::Foreign | Kind::Number => vec![from],
    }
}

fn ends(token: &Token) -> Vec<usize> {
    let ends = token.kind != Kind::Sign || token.skeleton.starts_with(['.', '!', '؟', '?', '…', ')', ']', '}', '%', '٪']);
    if ends { vec![token.span.to()] } else { Vec::new() }
}

/// Which tokens of a window, and of what stands before it, report speech: looked up once, asked for every candidate.
struct Spoken {
    start: usize,
    cues: Vec<bool>,
    thats: Vec<bool>,
}

impl Spoken {
    fn read(facts: &paragraph::Facts, near: &[Token]) -> Self {
        let index = |at: usize| facts.tokens.partition_point(|it| it.span.from() < at);
        let start = near.first().map_or(0, |it| index(it.span.from())).saturating_sub(BACK);
        let end = near.last().map_or(0, |it| index(it.span.to()));
        let tokens = facts.tokens.get(start..end.max(start)).unwrap_or(&[]);
        let thats = tokens.iter().map(|it| is_that(&word(it))).collect();
        Self { start, cues: tokens.iter().map(is_cue).collect(), thats }
    }

    fn is_cue(&self, index: usize) -> bool {
        index.checked_sub(self.start).and_then(|it| self.cues.get(it)).is_some_and(|it| *it)
    }

    fn is_that(&self, index: usize) -> bool {
        index.checked_sub(self.start).and_then(|it| self.thats.get(it)).is_some_and(|it| *it)
    }
}

struct Scene<'a> {
    facts: &'a paragraph::Facts,
    text: &'a str,
    habits: &'a Habits,
    spoken: &'a Spoken,
    gap: Gap,
    from: usize,
    to: usize,
}

impl Scene<'_> {
    fn features(&self) -> (Vec<String>, bool) {
        let tokens = &self.facts.tokens;
        let first = tokens.partition_point(|it| it.span.from() < self.from);
        let split = first.checked_sub(1).and_then(|it| tokens.get(it)).filter(|it| it.span.to() > self.from);
        let last = tokens.partition_point(|it| it.span.to() <= self.to);
        let inside = tokens.get(first..last).unwrap_or(&[]);
        // What stands around the quotation stands beyond the mark that is there, too.
        let (before, behind) = if self.gap.opening {
            (first, tokens.partition_point(|it| it.span.from() < self.gap.partner.to()))
        } else {
            (tokens.partition_point(|it| it.span.to() <= self.gap.partner.from()), last)
        };
        let head = tokens.get(..before).unwrap_or(&[]);
        let tail = tokens.get(behind..).unwrap_or(&[]);
        let words = inside.iter().filter(|it| it.kind != Kind::Sign).count() + usize::from(split.is_some());
        let length = bucket(words);
        let left = self.left(head, split);
        let right = right(tail);
        let mut out = vec![
            format!("n={length}"),
            format!("l={left}"),
            format!("r={right}"),
            format!("l={left} n={length}"),
            format!("r={right} n={length}"),
            format!("l={left} r={right}"),
            format!("l={left} r={right} n={length}"),
        ];
        self.words(&mut out, head, inside, tail, split);
        self.inside(&mut out, first, inside, &left, right);
        let spoken = left.contains("cue") || left == "that";
        let border = ["stop", "comma", "semicolon", "end", "mark"].iter().any(|it| right.starts_with(it));
        (out, !self.gap.opening && spoken && !border)
    }

    fn words(&self, out: &mut Vec<String>, head: &[Token], inside: &[Token], tail: &[Token], split: Option<&Token>) {
        let head = head.get(..head.len() - usize::from(split.is_some())).unwrap_or(&[]);
        let mut add = |name: &str, token: Option<&Token>| {
            if let Some(it) = token {
                out.push(format!("{name}={}", word(it)));
            }
        };
        add("prev", head.last());
        add("prev2", head.len().checked_sub(2).and_then(|it| head.get(it)));
        add("next", tail.first());
        add("next2", tail.get(1));
        if split.is_none() {
            add("first", inside.first());
        }
        add("last", inside.last());
        let definite = |it: Option<&Token>| it.map_or('-', |it| if word(it).starts_with("ال") { 'd' } else { 'i' });
        if split.is_none() {
            out.push(format!("in={}{}", definite(head.last()), definite(inside.first())));
        }
        out.push(format!("out={}{}", definite(inside.last()), definite(tail.first())));
        let phrase = self.phrase_here(inside, split);
        if phrase.is_some_and(|it| self.habits.phrases.get(&it).is_some_and(|&it| it > 0)) {
            out.push("known".to_owned());
        }
    }

    fn phrase_here(&self, inside: &[Token], split: Option<&Token>) -> Option<String> {
        let Some(token) = split else { return phrase(inside) };
        let rest = key(&crate::arabic::fold::skeleton(Span::new(self.from, token.span.to()).of(self.text)));
        match phrase(inside) {
            None if inside.is_empty() => Some(rest),
            None => None,
            Some(more) => Some(format!("{rest} {more}")),
        }
    }

    fn inside(&self, out: &mut Vec<String>, first: usize, inside: &[Token], left: &str, right: &str) {
        let text = |it: &Token| it.skeleton.chars().next().unwrap_or(' ');
        let body = inside.get(..inside.len().saturating_sub(1)).unwrap_or(&[]);
        let signs = |is: fn(char) -> bool| body.iter().filter(|it| it.kind == Kind::Sign && is(text(it))).count();
        let stops = signs(is_stop).min(3);
        let commas = signs(|it| matches!(it, '،' | ',' | '؛')).min(3);
        let (from, to) = (first + 1, first + body.len());
        let speech = (from..to).filter(|it| self.spoken.is_cue(*it)).count().min(2);
        let that = (from..to).filter(|it| self.spoken.is_that(*it)).count().min(2);
        out.push(format!("stops={stops} l={left}"));
        out.push(format!("stops={stops} r={right}"));
        out.push(format!("commas={commas} l={left}"));
        out.push(format!("commas={commas} r={right}"));
        out.push(format!("cues={speech} l={left}"));
        out.push(format!("thats={that} l={left}"));
        if signs(|it| it == ':') > 0 {
            out.push(format!("colon l={left}"));
        }
        if signs(is_quotation_mark) > 0 {
            out.push(format!("marks l={left}"));
        }
        let brackets = body.iter().fold(0_i32, |sum, it| sum + i32::from(it.is_sign('(')) - i32::from(it.is_sign(')')))
            + inside.last().map_or(0, |it| i32::from(it.is_sign('(')) - i32::from(it.is_sign(')')));
        if brackets != 0 {
            out.push("bracket".to_owned());
        }
        if let Some(it) = inside.last().filter(|it| it.kind == Kind::Sign) {
            out.push(format!("ends={} house={} l={left}", text(it), self.habits.stop()));
        }
        if right.starts_with("stop") {
            out.push(format!("before-stop house={}", self.habits.stop()));
        }
    }

    fn left(&self, head: &[Token], split: Option<&Token>) -> String {
        if let Some(token) = split {
            let head = Span::new(token.span.from(), self.from).of(self.text);
            let stroke = if head.contains(TATWEEL) { "ـ" } else { "" };
            let listed = head.starts_with('و') && closes_before(self.facts, token.span.from());
            let list = if listed { "»" } else { "" };
            return format!("{list}{}{stroke}", head.trim_end_matches(TATWEEL));
        }
        let Some(last) = head.last() else { return "start".to_owned() };
        if last.span.to() == self.outer_start() && last.is_word() && is_bare_proclitic(&last.skeleton) {
            return "clitic".to_owned();
        }
        let sign = last.skeleton.chars().next().unwrap_or(' ');
        if last.kind == Kind::Sign {
            let cue = (head.len().saturating_sub(BACK - 1)..head.len() - 1).any(|it| self.spoken.is_cue(it));
            return match sign {
                ':' if cue => "colon+cue".to_owned(),
                it if is_quotation_mark(it) => "mark".to_owned(),
                it if is_stop(it) => "stop".to_owned(),
                it => it.to_string(),
            };
        }
        let near = head
            .iter()
            .enumerate()
            .rev()
            .take(5)
            .take_while(|it| !it.1.skeleton.starts_with(['.', '؟']))
            .any(|it| self.spoken.is_cue(it.0));
        let near = if near { "+cue" } else { "" };
        format!("{}{near}", class(last))
    }

    // Where the words before the opening mark end, whether the mark is there or missing.
    fn outer_start(&self) -> usize {
        if self.gap.opening { self.from } else { self.gap.partner.from() }
    }
}

// A closing mark stands right before the word: «سابك» ومعادن
fn closes_before(facts: &paragraph::Facts, at: usize) -> bool {
    let head = before(&facts.text, at).trim_end();
    head.ends_with(is_quotation_mark) || head.ends_with("»،")
}

fn right(tail: &[Token]) -> &'static str {
    let Some(next) = tail.first() else { return "end" };
    let second = tail.get(1);
    match next.skeleton.chars().next().unwrap_or(' ') {
        it if next.kind == Kind::Sign => match it {
            '،' | ',' if second.is_some_and(is_cue) => "comma+cue",
            '،' | ',' => "comma",
            '؛' | ';' => "semicolon",
            ')' | ']' | '}' => "bracket",
            '(' | '[' | '{' => "open",
            it if is_stop(it) && second.is_none() => "stop-end",
            it if is_stop(it) => "stop",
            it if is_quotation_mark(it) => "mark",
            _ => "sign",
        },
        _ if is_cue(next) => "cue",
        _ => class(next),
    }
}

fn phrase(tokens: &[Token]) -> Option<String> {
    let words: Vec<String> = tokens.iter().map(word).collect();
    (1..=PHRASE).contains(&words.len()).then(|| words.join(" "))
}

fn bucket(words: usize) -> &'static str {
    match words {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 | 6 => "5-6",
        7 | 8 => "7-8",
        9..=12 => "9-12",
        13..=18 => "13-18",
        19..=28 => "19-28",
        29..=44 => "29-44",
        _ => "45+",
    }
}
