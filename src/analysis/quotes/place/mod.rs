//! Where a lost mark stood.
//!
//! Every border of a word in the passage is a candidate. What stands around it is told in signs (the word before it, the
//! length of what it would enclose, a comma behind it), each of which has a weight in [`crate::lexicon::marks`]; the sum ranks.

mod bracket;
mod habits;
mod lost;
mod sight;
mod signs;

pub(super) use bracket::bracket;
pub use habits::Habits;

use crate::analysis::paragraph::Facts;
use crate::arabic::clitic::is_bare_proclitic;
use crate::arabic::fold::{key, skeleton};
use crate::arabic::letter::{TATWEEL, is_quotation_mark, is_stop};
use crate::arabic::token::{Kind, Token};
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::{marks, slips};
use crate::text::span::{Span, after, before};

use super::around::{is_that, word};
use sight::Sight;
use signs::{Scene, Sink};

/// With less than this probability no mark is taken out.
const DOUBT: f32 = 0.1;
/// A name in marks is no longer, in words.
const NAME: usize = 8;

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

/// How a slip may be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The missing mark is put before this byte.
    Put(usize),
    /// This mark is taken out.
    Remove(Span),
}

/// The likeliest ways to mend a slip, the best first, at most `most`; each with its probability among all of them. Before and behind a full stop are
/// one place: the likelier of the two stands for both.
pub fn likeliest(facts: &Facts, habits: &Habits, gap: Gap, most: usize) -> Vec<(Choice, f32)> {
    let learned = |sum: &mut f32, sign: &str| *sum += slips::weight(gap.opening, sign);
    let scale = slips::weight(gap.opening, "base");
    let mut all: Vec<(Choice, f32)> =
        choices(facts, habits, gap, learned).into_iter().map(|it| (it.choice, scale * it.share + it.value)).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    let best = all.first().map_or(0.0, |it| it.1);
    let total: f32 = all.iter().map(|it| (it.1 - best).exp()).sum();
    let mut out: Vec<(Choice, f32)> = Vec::new();
    for (choice, score) in all {
        let share = (score - best).exp() / total;
        let same = |it: Choice| match (it, choice) {
            (Choice::Put(a), Choice::Put(b)) => Span::new(a, b).of(&facts.text).chars().all(|it| it.is_whitespace() || is_stop(it)),
            _ => false,
        };
        // A mark is taken out where much speaks for it only: what is missing is better offered at one more place.
        let far_fetched = matches!(choice, Choice::Remove(_)) && !out.is_empty() && share < DOUBT;
        if let Some(it) = out.iter_mut().find(|it| same(it.0)) {
            it.1 += share;
        } else if out.len() < most && !far_fetched {
            out.push((choice, share));
        }
    }
    out
}

/// One way to mend a slip.
#[derive(Clone, Debug)]
pub struct Candidate<T> {
    /// What is done.
    pub choice: Choice,
    /// What was made of its signs.
    pub value: T,
    /// The weight of the place among all places, as printed quotations have it.
    pub share: f32,
}

/// Every way to mend a slip; `add` is told each sign of what slips are like ([`crate::lexicon::slips`]).
pub fn choices<T: Default>(facts: &Facts, habits: &Habits, gap: Gap, add: impl Fn(&mut T, &str)) -> Vec<Candidate<T>> {
    let sight = Sight::of(facts, gap);
    let mut out: Vec<Candidate<T>> = Vec::new();
    for place in places(facts, &sight, gap) {
        let (mut value, mut share) = (T::default(), 0.0);
        let scene = place.scene(&sight, facts, habits, gap);
        let look = scene.tell(&mut Sink::new(&mut |sign| share += marks::weight(gap.opening, sign)));
        scene.lost(&look, &mut Sink::new(&mut |sign| add(&mut value, sign)));
        out.push(Candidate { choice: Choice::Put(place.at), value, share });
    }
    let best = out.iter().map(|it| it.share).fold(f32::MIN, f32::max);
    let total = out.iter().map(|it| (it.share - best).exp()).sum::<f32>().ln() + best;
    for it in &mut out {
        it.share -= total;
    }
    let mut value = T::default();
    lost::stray(&sight, facts, gap, &mut Sink::new(&mut |sign| add(&mut value, sign)));
    out.push(Candidate { choice: Choice::Remove(gap.partner), value, share: 0.0 });
    let mut value = T::default();
    if let Some(choice) = lost::early(&sight, facts, gap, &mut Sink::new(&mut |sign| add(&mut value, sign))) {
        out.push(Candidate { choice, value, share: 0.0 });
    }
    out
}

/// A name's marks leave out the preposition that is written on its first word: ل«مركز النخيل»
pub(super) fn behind_preposition(facts: &Facts, gap: Gap, at: usize) -> usize {
    let Some(token) = facts.tokens.get(facts.token_at(at)).filter(|it| gap.opening && it.is_word() && it.span.from() == at) else {
        return at;
    };
    let word = token.span.of(&facts.text);
    let Some(rest) = word.strip_prefix(['ل', 'ب', 'ك']) else { return at };
    let known = |it: &str| is_common_as_it_stands(&key(&skeleton(it)));
    let words = facts.tokens_in(Span::new(at, gap.partner.from())).iter().filter(|it| it.kind != Kind::Sign).count();
    let name = (2..=NAME).contains(&words) && !known(word) && rest.chars().count() > 2 && known(rest);
    let sight = Sight::of(facts, gap);
    let led = !matches!(sight.left(at, at).as_str(), "definite" | "word" | "name" | "number");
    if name && !led { at + word.len() - rest.len() } else { at }
}

/// Whether the words from `at` on are what an indirect sentence says: قال إن
pub(super) fn is_indirect(facts: &Facts, at: usize) -> bool {
    let before = facts.tokens.partition_point(|it| it.span.to() <= at);
    before.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| is_that(&word(it)))
}

/// Every place in the window, in the order of the text, with what was made of its signs; `add` is told each of them.
pub fn candidates<T: Default>(facts: &Facts, habits: &Habits, gap: Gap, add: impl Fn(&mut T, &str)) -> Vec<(usize, T)> {
    let sight = Sight::of(facts, gap);
    let mut out = Vec::new();
    for place in places(facts, &sight, gap) {
        let mut value = T::default();
        place.scene(&sight, facts, habits, gap).tell(&mut Sink::new(&mut |sign| add(&mut value, sign)));
        out.push((place.at, value));
    }
    out
}

/// A byte before which the missing mark may have stood, and the words that would then be quoted.
#[derive(Clone, Copy, Debug)]
struct Border {
    at: usize,
    from: usize,
    to: usize,
}

impl Border {
    fn scene<'a>(self, sight: &'a Sight<'a>, facts: &'a Facts, habits: &'a Habits, gap: Gap) -> Scene<'a> {
        Scene { sight, facts, habits, gap, from: self.from, to: self.to }
    }
}

fn places<'a>(facts: &'a Facts, sight: &'a Sight<'a>, gap: Gap) -> impl Iterator<Item = Border> + 'a {
    let borders = move |token| if gap.opening { starts(&facts.text, token) } else { ends(&facts.text, token) };
    let border = move |at| {
        let (from, to) = if gap.opening { (at, gap.partner.from()) } else { (gap.partner.to(), at) };
        Border { at, from, to }
    };
    sight.window(gap).flat_map(borders).map(border).filter(|it| it.from < it.to)
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
