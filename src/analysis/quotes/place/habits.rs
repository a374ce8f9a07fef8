//! How an article quotes, and which of its words go together: what it shows elsewhere of the place where a mark is missing.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use crate::analysis::paragraph::Facts;
use crate::analysis::story::View;
use crate::text::span::{Span, after};

use super::super::Quotation;
use super::sight::Sight;

/// A phrase of more words is not looked for elsewhere in the article.
pub(super) const PHRASE: usize = 8;
/// A quotation of so many words is rather a statement than a name.
const LONG: usize = 7;

/// How an article quotes, from those of its quotations that have both marks, and which words stand side by side in it.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// Words quoted, and how often.
    phrases: FxHashMap<String, u32>,
    /// What stands before a quotation, long or short, and how often.
    lefts: FxHashMap<(String, bool), u32>,
    /// Neighbouring words of the paragraphs that lack a mark, and how often they stand so anywhere in the article.
    pairs: Arc<FxHashMap<u64, u32>>,
    stops_inside: u32,
    stops_outside: u32,
    long: u32,
    short: u32,
}

impl Habits {
    /// The habits of a story with these quotations, as far as they tell something of the paragraphs `lacking` a mark (indices).
    pub fn read(view: View<'_>, quotations: &[Quotation], lacking: impl Iterator<Item = usize>) -> Self {
        let mut out = Self::default();
        for it in quotations {
            out.count(view, it, 1);
        }
        let neighbours = |facts: &'_ Facts, tell: &mut dyn FnMut(u64)| {
            facts.names.keys().zip(facts.names.keys().skip(1)).for_each(|(a, b)| tell(hash(a, b)));
        };
        let mut pairs = FxHashMap::default();
        for facts in lacking.filter_map(|it| view.facts(it)) {
            neighbours(facts, &mut |it| _ = pairs.insert(it, 0));
        }
        for facts in view.facts {
            neighbours(facts, &mut |it| {
                if let Some(count) = pairs.get_mut(&it) {
                    *count += 1;
                }
            });
        }
        out.pairs = Arc::new(pairs);
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
        let length = facts.tokens_in(words).iter().filter(|it| it.kind != crate::arabic::token::Kind::Sign).count();
        add(if length >= LONG { &mut self.long } else { &mut self.short }, by);
        if (1..=PHRASE).contains(&length) {
            add(self.phrases.entry(phrase(facts, words)).or_insert(0), by);
        }
        let left = Sight::before(facts, it.open.span).left(it.open.span.from(), it.open.span.from());
        add(self.lefts.entry((left, length >= LONG)).or_insert(0), by);
        let inside = words.of(&facts.text).trim_end().ends_with('.');
        let outside = after(&facts.text, it.close.span.to()).starts_with('.');
        if inside || outside {
            add(if inside { &mut self.stops_inside } else { &mut self.stops_outside }, by);
        }
    }

    /// Whether the article's full stops stand before the closing mark (`in`) or behind it (`out`).
    pub(super) fn stop(&self) -> &'static str {
        match self.stops_inside.cmp(&self.stops_outside) {
            std::cmp::Ordering::Greater => "in",
            std::cmp::Ordering::Less => "out",
            std::cmp::Ordering::Equal => "?",
        }
    }

    /// Whether it quotes names, statements, both, or nothing else.
    pub(super) fn lengths(&self) -> &'static str {
        match (self.short, self.long) {
            (0, 0) => "none",
            (_, 0) => "names",
            (0, _) => "speech",
            (short, long) if long >= short => "rather-speech",
            _ => "rather-names",
        }
    }

    /// Whether words are quoted elsewhere in the article.
    pub(super) fn knows(&self, phrase: &str) -> bool {
        self.phrases.get(phrase).is_some_and(|it| *it > 0)
    }

    /// Whether another quotation, as long or as short, begins after the same.
    pub(super) fn begins(&self, left: &str, words: usize) -> bool {
        self.lefts.get(&(left.to_owned(), words >= LONG)).is_some_and(|it| *it > 0)
    }

    /// Whether two words (keys) stand side by side more than once.
    pub(super) fn tied(&self, a: &str, b: &str) -> bool {
        self.pairs.get(&hash(a, b)).is_some_and(|it| *it > 1)
    }
}

fn add(count: &mut u32, by: u32) {
    *count = count.wrapping_add(by);
}

fn hash(a: &str, b: &str) -> u64 {
    let mut out = FxHasher::default();
    (a, b).hash(&mut out);
    out.finish()
}

/// Words as they are compared with others.
pub(super) fn phrase(facts: &Facts, words: Span) -> String {
    let inner = crate::arabic::fold::key(&crate::arabic::fold::skeleton(words.of(&facts.text)));
    inner.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect::<Vec<&str>>().join(" ")
}
