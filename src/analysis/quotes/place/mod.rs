//! Where a lost mark stood.
//!
//! Every border of a word in the passage is a candidate. What stands around it is told in signs (the word before it, the
//! length of what it would enclose, a comma behind it), each of which has a weight in [`crate::lexicon::marks`]; the sum ranks.

mod bracket;
mod habits;
mod sight;
mod signs;

pub(super) use bracket::bracket;
pub use habits::Habits;

use crate::analysis::paragraph::Facts;
use crate::arabic::clitic::is_bare_proclitic;
use crate::arabic::letter::{TATWEEL, is_quotation_mark, is_stop};
use crate::arabic::token::{Kind, Token};
use crate::lexicon::marks;
use crate::text::span::{Span, after, before};

use super::around::{is_that, word};
use sight::Sight;
use signs::{Rest, Scene, Sink};

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

/// The likeliest places, the best first, at most `most`; each with its probability among all of them. Before and behind a full stop are one place:
/// the likelier of the two stands for both.
pub fn likeliest(facts: &Facts, habits: &Habits, gap: Gap, most: usize) -> Vec<(usize, f32)> {
    let weighed = candidates(facts, habits, gap, |sum: &mut f32, sign| *sum += marks::weight(gap.opening, sign));
    let mut all: Vec<(usize, f32)> = weighed.into_iter().map(|it| (it.at, it.value - it.rest.cost())).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = all.first().map_or(0.0, |it| it.1);
    let total: f32 = all.iter().map(|it| (it.1 - best).exp()).sum();
    let mut out: Vec<(usize, f32)> = Vec::new();
    for (at, score) in all {
        let share = (score - best).exp() / total;
        let same = |it: usize| Span::new(it, at).of(&facts.text).chars().all(|it| it.is_whitespace() || is_stop(it));
        if let Some(it) = out.iter_mut().find(|it| same(it.0)) {
            it.1 += share;
        } else if out.len() < most {
            out.push((at, share));
        }
    }
    out
}

/// Whether something leads to words in marks at byte `at`: a colon, أن, a proclitic, the end of a sentence.
pub(super) fn is_led(facts: &Facts, gap: Gap, at: usize) -> bool {
    let left = Sight::of(facts, gap).left(at, at);
    let class = left.split('+').next().unwrap_or_default();
    !matches!(class, "definite" | "particle" | "word" | "and" | "number" | "name")
}

/// Whether the words from `at` on are what an indirect sentence says: قال إن
pub(super) fn is_indirect(facts: &Facts, at: usize) -> bool {
    let before = facts.tokens.partition_point(|it| it.span.to() <= at);
    before.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| is_that(&word(it)))
}

/// A place where the missing mark may have stood.
#[derive(Clone, Debug)]
pub struct Candidate<T> {
    /// The byte of the prose before which the mark would be put.
    pub at: usize,
    /// What was made of its signs.
    pub value: T,
    rest: Rest,
}

/// Every place in the window, in the order of the text; `add` is told each of its signs.
pub fn candidates<T: Default>(facts: &Facts, habits: &Habits, gap: Gap, add: impl Fn(&mut T, &str)) -> Vec<Candidate<T>> {
    let sight = Sight::of(facts, gap);
    let mut out = Vec::new();
    for token in sight.window(gap) {
        let places = if gap.opening { starts(&facts.text, token) } else { ends(&facts.text, token) };
        for at in places {
            let (from, to) = if gap.opening { (at, gap.partner.from()) } else { (gap.partner.to(), at) };
            if from < to {
                let mut value = T::default();
                let mut tell = |sign: &str| add(&mut value, sign);
                let rest = Scene { sight: &sight, facts, habits, gap, from, to }.tell(&mut Sink::new(&mut tell));
                out.push(Candidate { at, value, rest });
            }
        }
    }
    out
}

impl Rest {
    // Published quotations hold many fragments; what a writer loses is more often the mark at the end of a sentence. How much more, the repairs of
    // 72 marks lost in published articles say.
    fn cost(self) -> f32 {
        match self {
            Self::Sound => 0.0,
            Self::Comma => 0.8,
            Self::Abrupt => 3.8,
            Self::Resumed => 3.0,
        }
    }
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
                let conjunction = word.strip_prefix(['و', 'ف']).unwrap_or(word);
                let preposition = conjunction.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(conjunction);
                out.extend([conjunction, preposition].map(|it| token.span.to() - it.len()));
                out.dedup();
            }
            out.retain(|&it| it < token.span.to());
            out
        }
        Kind::Foreign | Kind::Number => vec![from],
    }
}

// Where a quotation may end: behind a word, or behind a sign that ends words, the mark that closes a quotation in it included.
fn ends(text: &str, token: &Token) -> Vec<usize> {
    let sign = token.skeleton.starts_with(['.', '!', '؟', '?', '…', ')', ']', '}', '%', '٪']);
    let inner = || token.skeleton.starts_with(is_quotation_mark) && !before(text, token.span.from()).ends_with(char::is_whitespace);
    if token.kind != Kind::Sign || sign || inner() { vec![token.span.to()] } else { Vec::new() }
}
