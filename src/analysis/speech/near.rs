//! The words around a reporting word at which the name of its speaker may begin.

use crate::analysis::names::Kind;
use crate::analysis::paragraph;
use crate::analysis::story::Place;
use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::cues::Group;
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::lexicon::titles;
use crate::text::span::Span;

use super::Via;
use super::beside_cue::subject;
use super::evidence::Evidence;
use super::opening::is_school;
use super::pool::{Candidate, Pool};
use super::roles;
use super::signs::ALONE;
use super::subject::can_speak;
use super::voice::{Named, Voice};
use super::words::{
    has_preposition, has_pronoun, is_agent, is_land, is_plural, is_preposition, is_proper, is_reporting_participle, key_of,
    without_conjunction,
};

/// How many tokens before the reporting word a speaker may begin, and how many behind it.
const BEFORE: usize = 28;
const BEHIND: usize = 30;
/// The longest name in marks, in tokens with both marks.
pub(super) const MARKED: usize = 8;

/// Adds each word of the reporting word's sentence at which a speaker may begin, with what is seen there.
pub(super) fn add(pool: &mut Pool<'_, '_>, facts: &paragraph::Facts) {
    let window = Window::new(pool, facts);
    for at in window.first..window.last {
        let Some((place, named)) = window.starts(pool, at) else { continue };
        let entity = named.and_then(|it| it.entity);
        let known = pool.all.iter().position(|it| {
            it.voice.place.paragraph == window.paragraph && it.voice.place.span.from() == place.from()
                || entity.is_some() && it.voice.entity == entity
        });
        let begins = || facts.tokens.get(at).is_some_and(may_speak) || roles::starts_name(facts, at, window.cue);
        if known.is_none() && named.is_none() && !begins() {
            continue;
        }
        let signs = window.signs(pool, at, place, named.as_ref());
        if let Some(it) = known.and_then(|it| pool.all.get_mut(it)) {
            it.signs.extend(signs);
            continue;
        }
        let voice = Voice {
            place: Place { paragraph: window.paragraph, span: place },
            entity,
            via: Via::Direct,
            shown: Evidence::Weighed,
            gender: pool.scene.gender(window.paragraph, place, place, entity),
            plural: facts.tokens.get(at).is_some_and(|it| is_plural(&key_of(it))),
        };
        pool.all.push(Candidate::new(voice, signs, named.is_none()));
    }
}

struct Window<'a> {
    facts: &'a paragraph::Facts,
    paragraph: usize,
    /// Where the marks open and close, in bytes; the paragraph's end where they stand in another.
    open: usize,
    close: usize,
    /// Where the sentence starts, in bytes.
    start: usize,
    /// Tokens of the reporting word.
    cue: (usize, usize),
    first: usize,
    last: usize,
    group: String,
}

impl<'a> Window<'a> {
    fn new(pool: &Pool<'_, '_>, facts: &'a paragraph::Facts) -> Self {
        let (quotation, paragraph) = (pool.quotation, pool.cue_paragraph());
        let here = paragraph == quotation.open.paragraph;
        let open = if here { quotation.open.span.from() } else { facts.text.len() };
        let close = if paragraph == quotation.close.paragraph { quotation.close.span.to() } else { facts.text.len() };
        let report = pool.found.map(|it| it.report);
        let at = report.map_or(open, |it| it.span.from());
        let start = pool.scene.sentence_start(paragraph, at);
        let behind = pool.found.is_some_and(|it| it.after);
        let end = pool.scene.sentence_end(paragraph, if behind { at.max(close) } else { at });
        let cue = report.map_or((facts.token_at(open), facts.token_at(close).saturating_sub(1)), |it| (it.first, it.last));
        Self {
            facts,
            paragraph,
            open,
            close,
            start,
            cue,
            first: facts.token_at(start).max(cue.0.saturating_sub(BEFORE)),
            last: facts.token_at(end).min(cue.1 + BEHIND),
            group: pool.group(),
        }
    }

    // Where a name or noun phrase may start at token `at`: the name that does, or the word alone.
    fn starts(&self, pool: &Pool<'_, '_>, at: usize) -> Option<(Span, Option<Named>)> {
        let token = self.facts.tokens.get(at)?;
        let word = token.is_word() || matches!(token.kind, TokenKind::Foreign | TokenKind::Number);
        if !word || (self.cue.0..=self.cue.1).contains(&at) || is_closed(&pool.scene.sort(self.paragraph, token)) {
            return None;
        }
        // وقال طالبا كذا: how it is said. Behind أن it may be somebody, إن مسؤولا قال.
        if at == self.cue.1 + 1 {
            let (key, next) = (key_of(token), self.facts.tokens.get(at + 1).map(key_of).unwrap_or_default());
            let manner = key.strip_suffix('ا').is_some_and(is_agent) && given_names::find(&key).is_none();
            if manner && !is_school(&next) {
                return None;
            }
        }
        if let Some(marks) = pool.scene.quoted_at(self.paragraph, token.span.from()) {
            let inside = self.facts.tokens_in(marks);
            let opens = inside.len() <= MARKED && inside.get(1).is_some_and(|it| it.span == token.span);
            if !opens || marks.from() == self.open {
                return None;
            }
        }
        let inside = |it: Span| it.from() <= token.span.from() && token.span.to() <= it.to();
        let names = &self.facts.names.names;
        let name = names.get(names.partition_point(|it| it.span.to() < token.span.to())).map(|it| it.span);
        if name.is_some_and(|it| inside(it) && self.facts.token_at(it.from()) != at) {
            return None;
        }
        let named = pool.scene.named(self.paragraph);
        let named = named.get(named.partition_point(|it| it.span.to() <= token.span.from())).filter(|it| it.span.overlaps(token.span));
        match named {
            Some(it) if it.span.from() < token.span.from() => None,
            Some(it) => Some((it.span, Some(*it))),
            None => Some((token.span, None)),
        }
    }

    fn signs(&self, pool: &Pool<'_, '_>, at: usize, place: Span, named: Option<&Named>) -> Vec<String> {
        let tokens = &self.facts.tokens;
        let Some(token) = tokens.get(at) else { return Vec::new() };
        let of = |it: &Token| pool.scene.sort(self.paragraph, it);
        let sort = |it: Option<usize>, none: &str| it.and_then(|it| tokens.get(it)).map_or_else(|| none.into(), of);
        let behind = self.facts.token_at(place.to());
        let (before2, before) = (sort(at.checked_sub(2), "start"), sort(at.checked_sub(1), "start"));
        let (next, next2) = (sort(Some(behind), "end"), sort(Some(behind + 1), "end"));
        let word = key_of(token);
        let office = titles::is_office(&word);
        let kind = named.map_or("-", |it| if it.kind == Kind::Person { "P" } else { "O" });
        let what = format!("{kind}{}{}", if office { "T" } else { "" }, of(token));
        let after = at > self.cue.1;
        let side = if after { "+" } else { "-" };
        let between = if after { tokens.get(self.cue.1 + 1..at) } else { tokens.get(behind..self.cue.0) }.unwrap_or(&[]);
        let far = apart(if after { at - self.cue.1 - 1 } else { self.cue.0 - at - 1 });
        let group = &self.group;
        let signs = between.iter().filter(|it| !it.is_word()).count();
        let governing = between.iter().filter(|it| is_preposition(&key_of(it))).count();
        let (from, to) = if after {
            (tokens.get(self.cue.1).map_or(0, |it| it.span.to()), place.from())
        } else {
            (place.to(), tokens.get(self.cue.0).map_or(place.to(), |it| it.span.from()))
        };
        let verbs = pool.scene.reports_from(self.paragraph, from).take_while(|(_, it)| it.span.to() <= to).take(2).count();
        let that = between.iter().any(|it| is_that(&key_of(it)));
        let mut out = vec![
            format!("t:{side}{far}"),
            format!("t:{side}{far} {what}"),
            format!("t:{side}{far} g={group}"),
            format!("t:{side}{far} g={group} {what}"),
            format!("t:{side} c={what} p={before}"),
            format!("t:{side} c={what} n={next}"),
            format!("t:c={what} n={next} n2={next2}"),
            format!("t:p={before} c={what} n={next}"),
            format!("t:p2={before2} p={before}"),
            format!("t:c={what}"),
            format!("t:{side} signs={} preps={} verbs={verbs} that={that}", signs.min(3), governing.min(2)),
            format!("t:{side}{far} signs={} preps={}", signs.min(2), governing.min(2)),
            format!("t:{side}{far} between={}", between.iter().take(2).map(of).collect::<Vec<_>>().join("+")),
            format!("t:first={} {what}", at == self.facts.token_at(self.start)),
            format!("t:pron={} {side}{far}", has_pronoun(&token.skeleton)),
        ];
        if let Some(report) = pool.found.map(|it| it.report) {
            let feminine = token.skeleton.ends_with('ة') || token.skeleton.ends_with("ات") || is_land(&word);
            let gender = report.form.gender;
            out.push(format!("t:{side}{far} verb={gender:?} fem={feminine} {kind}"));
            out.push(format!("t:{side}{far} subj={}", subject(report)));
            if report.form.entry.group == Group::Source && after {
                out.push(format!("t:source {far} {next}"));
            }
        }
        if place.from() < self.open {
            let gap = apart(self.facts.tokens_in(Span::new(place.to().min(self.open), self.open)).len());
            out.extend([format!("t:toquote={gap} {side}"), format!("t:toquote={gap} {what} {}", pool.left)]);
        } else {
            let gap = apart(self.facts.tokens_in(Span::new(self.close.min(place.from()), place.from())).len());
            out.extend([format!("t:behind={gap} {side}"), format!("t:behind={gap} {what} g={group}")]);
        }
        out
    }
}

// Whether a word may be the first of a name or of a noun for somebody or something that speaks: no ordinary word for a thing or a day, no verb
// (يتلقى, سيستدرك), nothing in the accusative (معتلا).
fn may_speak(token: &Token) -> bool {
    let word = key_of(token);
    let office = titles::is_office(&word);
    let given = given_names::find(&word).is_some();
    // ويردف, سيستدرك
    let bare = without_conjunction(&word).unwrap_or(&word);
    let verb = ["ي", "سي", "ست"].into_iter().any(|it| word.starts_with(it) || bare.starts_with(it)) && bare.chars().count() >= 4;
    // واثقا
    let accusative = word.ends_with('ا') && (word.starts_with('م') || word.chars().nth(1) == Some('ا'));
    // وسبابتها: somebody's thing
    let owned = has_pronoun(&token.skeleton);
    let name = is_proper(&word) && !has_preposition(&word) && !is_reporting_participle(&word) && (given || !verb && !accusative && !owned);
    can_speak(&word) || office || name
}

// A word that begins no name: a particle, أن, a pronoun.
fn is_closed(sort: &str) -> bool {
    matches!(sort, "that" | "particle" | "copula") || ALONE.contains(&sort) && !matches!(sort, "كل" | "ال" | "بال" | "ك")
}

/// A number of tokens, the fewer the more told apart.
pub(super) fn apart(count: usize) -> usize {
    match count {
        0..=2 => count,
        3..=4 => 3,
        5..=8 => 5,
        9..=16 => 9,
        _ => 17,
    }
}
