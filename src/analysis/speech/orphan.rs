//! Statements of which a reader cannot tell who says them.
//!
//! In print there is about one in two thousand long quotations, so every piece of evidence is asked for: a whole sentence
//! in marks, in a passage of plain narration, with no word near it that could stand for a speaker, a source or a document.

use crate::arabic::letter::{is_haraka, is_quotation_mark};
use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::cues::{self, Group, Shape};
use crate::text::span::Span;

use super::clause::clause_shape;
use super::cue::{Complement, Report};
use super::voice::Scene;
use super::words::{key_of, without_conjunction};
use super::{Kind, Saying};
use crate::analysis::quotes::Quotation;

/// The fewest words of a statement that must have a speaker.
const WORDS: usize = 8;
/// How far before the statement its own paragraph is searched, in bytes: all of it, unless it is no paragraph of a story.
const NEAR: usize = 4000;
/// More statements than this without a speaker are the way of the piece (a column, a list), not a slip.
const MOST: usize = 2;

/// Marks the sayings that lack a speaker.
pub(super) fn mark(scene: &Scene<'_>, sayings: &mut [Saying]) {
    if headline_speaks(scene) {
        return;
    }
    let found: Vec<usize> = (0..sayings.len()).filter(|&index| is_orphan(scene, sayings, index)).collect();
    if found.len() > MOST {
        return;
    }
    for index in found {
        if let Some(saying) = sayings.get_mut(index) {
            saying.needs_attribution = true;
        }
    }
}

// "X: …" or a reporting verb in the headline names the one whose words follow.
fn headline_speaks(scene: &Scene<'_>) -> bool {
    (0..scene.view.facts.len()).take_while(|&it| scene.view.is_headline(it)).any(|paragraph| {
        let colon = scene.view.facts(paragraph).is_some_and(|it| it.tokens.iter().any(|it| it.is_sign(':')));
        // والدفاع يعلن الطعن: who announces a deed says none of the body's words.
        let deed = |it: &Report| it.form.entry.stance == "announcing" && it.complement == Complement::Other;
        colon
            || scene
                .reports(paragraph)
                .any(|(_, it)| !deed(it) && it.form.entry.group != Group::Govern && !it.form.entry.weak && !it.form.object)
    })
}

fn is_orphan(scene: &Scene<'_>, sayings: &[Saying], index: usize) -> bool {
    let (Some(saying), Some(quotation)) = (sayings.get(index), scene.quotes.quotations.get(index)) else { return false };
    let paragraph = quotation.open.paragraph;
    let whole = paragraph == quotation.close.paragraph && !quotation.open.span.is_empty() && !quotation.close.span.is_empty();
    if saying.kind != Kind::Statement || saying.attributed || quotation.depth > 0 || !whole || scene.view.is_headline(paragraph) {
        return false;
    }
    let Some(facts) = scene.view.facts(paragraph) else { return false };
    let inside = facts.tokens_in(quotation.words(scene.view));
    let words = inside.iter().filter(|it| it.kind != TokenKind::Sign).count();
    facts.ours
        && words >= WORDS
        && stands_alone(scene, quotation)
        && clause_shape(inside)
        && !is_recited(&facts.text, inside)
        && placed(scene, paragraph)
        && quiet(scene, sayings, index)
}

// A sentence of its own: nothing of the narrator's before it or behind it in its sentence.
fn stands_alone(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let paragraph = quotation.open.paragraph;
    let start = scene.sentence_start(paragraph, quotation.open.span.from());
    let end = scene.sentence_end(paragraph, quotation.open.span.from());
    let bare = |span: Span| {
        let facts = scene.view.facts(paragraph);
        facts.is_some_and(|it| it.tokens_in(span).iter().all(|it| it.is_sign('.') || it.is_sign('،') || it.is_sign('…')))
    };
    bare(Span::new(start, quotation.open.span.from())) && bare(Span::new(quotation.close.span.to(), end))
}

// Vocalised words and brackets are scripture, verse or a gloss.
fn is_recited(text: &str, inside: &[Token]) -> bool {
    let marks = inside.iter().map(|it| it.span.of(text).chars().filter(|&c| is_haraka(c)).count()).filter(|&it| it >= 2).count();
    // Whoever is spoken to by name, and whoever swears, stands in a scene of its own.
    let spoken = inside.iter().any(|it| matches!(&*it.skeleton, "يا" | "أيها" | "أيتها"))
        || inside.first().is_some_and(|it| &*it.skeleton == "أقسم");
    let parted = inside.iter().filter(|it| it.is_sign('/') || it.is_sign('*')).count();
    marks * 8 >= inside.len()
        || parted >= 2
        || spoken
        || inside.iter().any(|it| ['{', '}', '﴿', '﴾'].into_iter().any(|sign| it.is_sign(sign)))
}

// The first two paragraphs may quote before they name, if something follows that could name.
fn placed(scene: &Scene<'_>, paragraph: usize) -> bool {
    let head = (0..scene.view.facts.len()).take_while(|&it| scene.view.is_headline(it)).count();
    let rest = paragraph + 1..scene.view.facts.len();
    paragraph >= head + 2 || rest.clone().all(|it| scene.reports(it).next().is_none() && scene.quoted(it).is_empty())
}

// No word around the quotation that could stand for who says it.
fn quiet(scene: &Scene<'_>, sayings: &[Saying], index: usize) -> bool {
    let Some(quotation) = scene.quotes.quotations.get(index) else { return false };
    let paragraph = quotation.open.paragraph;
    let (open, close) = (quotation.open.span.from(), quotation.close.span.to());
    // A subheading between the two introduces nothing by itself.
    let before = (0..paragraph).rev().take(3).find(|&it| !scene.is_subheading(it));
    // Neighbours in marks make it one of a row: slogans, replies, verses, words that go on.
    let near = |other: usize| {
        let neighbour = scene.quotes.quotations.get(other);
        let speaks = sayings.get(other).is_some_and(|it| matches!(it.kind, Kind::Statement | Kind::Fragment | Kind::Verse));
        let beside = |it: usize| it.abs_diff(paragraph) <= 1 || before == Some(it);
        speaks && neighbour.is_some_and(|it| it.depth == 0 && beside(it.open.paragraph))
    };
    if index.checked_sub(1).is_some_and(near) || near(index + 1) {
        return false;
    }
    if !silent(scene, paragraph, Span::new(open.saturating_sub(NEAR), open), true) {
        return false;
    }
    let introduces = |it: usize| {
        let facts = scene.view.facts(it).filter(|_| !scene.view.is_headline(it));
        facts.is_some_and(|facts| !silent(scene, it, Span::new(0, facts.text.len()), false) || ends_open(&facts.tokens))
    };
    // A line of a few words leans on the paragraph before it.
    let brief = before.filter(|&it| scene.view.facts(it).is_some_and(|it| it.tokens.len() <= WORDS));
    let earlier = brief.and_then(|it| it.checked_sub(1));
    if before.is_some_and(introduces) || earlier.is_some_and(introduces) {
        return false;
    }
    // What follows: the next two sentences of the narrator's.
    let mut left = 2;
    let mut at = scene.sentence_end(paragraph, open).max(close);
    let mut here = paragraph;
    while left > 0 {
        let end = scene.view.facts(here).map_or(0, |it| it.text.len());
        if at >= end {
            here += 1;
            at = 0;
            if here >= scene.view.facts.len() {
                break;
            }
            continue;
        }
        let stop = scene.sentence_end(here, at).max(at + 1);
        if !silent(scene, here, Span::new(at, stop), here == paragraph) {
            return false;
        }
        at = stop;
        left -= 1;
    }
    true
}

// A colon or a question at the end of the paragraph before introduces what follows.
fn ends_open(tokens: &[Token]) -> bool {
    tokens.last().is_none_or(|it| !it.is_sign('.') && !it.skeleton.chars().all(is_quotation_mark) && !it.is_word())
}

// `near`: the quotation's own paragraph, where a colon, a question or a law may introduce it.
fn silent(scene: &Scene<'_>, paragraph: usize, span: Span, near: bool) -> bool {
    let Some(facts) = scene.view.facts(paragraph) else { return true };
    facts.tokens_in(span).iter().filter(|it| scene.quoted_at(paragraph, it.span.from()).is_none()).all(|token| {
        if !token.is_word() {
            return !(near && ['؟', '?', ':'].into_iter().any(|it| token.is_sign(it)));
        }
        let word = key_of(token);
        !speaks(&word, near) && !without_conjunction(&word).is_some_and(|it| speaks(it, near))
    })
}

// Words that report, that name what speaks, or in which the writer speaks for himself.
fn speaks(word: &str, near: bool) -> bool {
    let bare = word.strip_prefix(['ب', 'ل', 'ك']).filter(|it| it.chars().count() >= 3).unwrap_or(word);
    let reporting = |word: &str| {
        cues::forms(word).any(|it| match it.entry.group {
            Group::Document => near || !it.entry.weak,
            Group::Medium | Group::VerseCue | Group::Source => true,
            Group::Noun => true,
            Group::Govern if it.shape == Shape::Participle => false,
            group if group.is_verb() => !it.entry.weak && !it.object,
            _ => false,
        })
    };
    // هكذا gives the words before it to whom it goes on to name; a reporter who was there writes سألنا, أمامنا.
    reporting(word)
        || reporting(bare)
        || word == "هكذا"
        || word.chars().count() >= 5 && word.ends_with("نا") && !word.starts_with("ال")
        || matches!(word, "انا" | "نحن" | "لي" | "لنا" | "اقول" | "نقول" | "قلت" | "اعتقد" | "عزيزي" | "يا" | "ايها")
}
