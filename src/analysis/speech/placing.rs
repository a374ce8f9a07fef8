//! Where a quotation stands in its story and paragraph, and how far from the ones before and behind it.

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::text::span::Span;

use super::kind::Setting;

/// Up to how many words in its marks are told apart, and in those of its neighbours.
const WORDS: usize = 4;
const NEIGHBOUR: usize = 8;
/// Up to which quotation of the story, and to which paragraph.
const NTH: usize = 3;
const PARAGRAPH: usize = 4;
/// Of so many words is a step to its neighbours, and to where its paragraph begins and ends; up to so many steps are told apart.
const GAP: usize = 3;
const GAPS: usize = 5;
const EDGE: usize = 4;
const EDGES: usize = 8;

/// The signs of where a quotation stands.
pub(super) fn signs(it: &Setting<'_>, tell: &mut impl FnMut(&str)) {
    let quotations = &it.scene.quotes.quotations;
    let place = |it: &Quotation| (it.open.paragraph, it.open.span.start);
    let index = quotations.partition_point(|other| place(other) < place(it.quotation));
    let (open, close) = (it.quotation.open, it.quotation.close);
    let n = it.words.min(WORDS);
    tell(&format!("i={}", index.min(NTH)));
    tell(&format!("all={}", (quotations.len() / 2).min(6)));
    tell(&format!("headline={} {n}", it.headline));
    tell(&format!("mark={}", open.span.of(&it.facts.text)));
    tell(&format!("inner={} {n}", it.quotation.depth > 0));
    tell(&format!("paragraph={}", open.paragraph.min(PARAGRAPH)));
    let far = |gap: Option<usize>| gap.map_or_else(|| "¶".to_owned(), |it| (it / GAP).min(GAPS).to_string());
    match it.next() {
        Some(next) => {
            if place(next) >= (close.paragraph, close.span.end) {
                let here = next.open.paragraph == close.paragraph;
                let facts = it.scene.view.facts(close.paragraph).filter(|_| here);
                tell(&format!("next={}", far(facts.map(|it| words(it, close.span.to(), next.open.span.from())))));
            }
            tell(&format!("next n={} {n}", length(it, next)));
        }
        None => tell("next=-"),
    }
    if let Some(before) = index.checked_sub(1).and_then(|it| quotations.get(it)) {
        let here = before.close.paragraph == open.paragraph;
        let outside = (before.close.paragraph, before.close.span.end) <= place(it.quotation);
        let gap = || here.then(|| words(it.facts, before.close.span.to(), open.span.from()));
        tell(&format!("before={}", if outside { far(gap()) } else { "in".to_owned() }));
        tell(&format!("before n={} {n}", length(it, before)));
    }
    let manner = it.scene.manner;
    let reported = it.report.is_some();
    tell(&format!("reports={}", manner.reports));
    tell(&format!("reports={} {n} {reported}", manner.reports));
    tell(&format!("reports={} {}", manner.reports, manner.first_person.min(2)));
    tell(&format!("we={}", manner.first_person));
    tell(&format!("we={} {n} {reported}", manner.first_person.min(2)));
    tell(&format!("hundreds={} {n}", manner.hundreds));
    let lead = words(it.facts, 0, open.span.from());
    let end = it.scene.view.facts(close.paragraph).map_or(0, |it| it.text.len());
    let rest = it.scene.view.facts(close.paragraph).map_or(0, |it| words(it, close.span.to(), end));
    tell(&format!("lead={}", (lead / EDGE).min(EDGES)));
    tell(&format!("rest={}", (rest / EDGE).min(EDGES)));
    tell(&format!("whole={} {}", lead == 0, rest == 0));
}

fn words(facts: &paragraph::Facts, from: usize, to: usize) -> usize {
    facts.tokens_in(Span::new(from, to.max(from))).iter().filter(|it| it.is_word()).count()
}

fn length(it: &Setting<'_>, other: &Quotation) -> usize {
    let facts = it.scene.view.facts(other.open.paragraph);
    facts.map_or(0, |facts| facts.tokens_in(other.words(it.scene.view)).iter().filter(|it| it.is_word()).count().min(NEIGHBOUR))
}
