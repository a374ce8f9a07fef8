//! The tokens of a paragraph with their keys.

use crate::analysis::names::Kind;
use crate::analysis::paragraph;
use crate::arabic::letter::is_quotation_mark;
use crate::arabic::token::Token;
use crate::lexicon::cues::{self, Group, Shape};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;

use super::words::{is_definite, is_preposition, is_proper, key_of, without_conjunction};

/// The tokens of a paragraph with their keys.
pub(super) struct Line<'f> {
    pub(super) facts: &'f paragraph::Facts,
    pub(super) keys: Vec<String>,
    /// Index of the first token behind the dateline.
    pub(super) lead: usize,
}

impl<'f> Line<'f> {
    pub(super) fn new(facts: &'f paragraph::Facts) -> Self {
        let mut line = Self { facts, keys: facts.tokens.iter().map(key_of).collect(), lead: 0 };
        for at in 0..line.keys.len() {
            if let Some(key) = names_key(&line, at)
                && let Some(slot) = line.keys.get_mut(at)
            {
                *slot = key.to_owned();
            }
        }
        line.lead = super::opening::behind_dateline(&line);
        line
    }

    /// Whether white space stands behind a token.
    pub(super) fn set_off(&self, at: usize) -> bool {
        let end = self.token(at).map_or(self.facts.text.len(), |it| it.span.to());
        crate::text::span::after(&self.facts.text, end).starts_with(char::is_whitespace)
    }

    pub(super) fn token(&self, at: usize) -> Option<&'f Token> {
        self.facts.tokens.get(at)
    }

    /// The key of token `at`; empty for signs and where there is none.
    pub(super) fn key(&self, at: usize) -> &str {
        self.keys.get(at).map_or("", String::as_str)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|it| it.skeleton.chars().next().is_some_and(is_quotation_mark))
    }

    /// Behind an institution's name that starts with token `at`: the index of the next token.
    pub(super) fn institution(&self, at: usize) -> Option<usize> {
        let start = self.token(at)?.span.start;
        let institutions = &self.facts.names.institutions;
        let found = institutions.binary_search_by(|it| it.span.start.cmp(&start)).ok().and_then(|it| institutions.get(it))?;
        (found.kind == Kind::Organisation).then(|| self.facts.token_at(found.span.to().saturating_sub(1)) + 1)
    }

    /// Whether token `at` is the stop of a title of one letter: د.
    pub(super) fn shortens(&self, at: usize) -> bool {
        let letter = at.checked_sub(1).and_then(|it| self.token(it)).filter(|it| it.skeleton.chars().count() == 1);
        self.is_sign(at, '.') && letter.is_some_and(|it| it.is_word() && self.token(at).is_some_and(|stop| stop.span.start == it.span.end))
    }

    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.token(at).is_some_and(|it| it.is_sign(sign))
    }

    /// Index of the first token of the sentence that holds token `at`.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let Some(token) = self.token(at) else { return at };
        let index = self.facts.sentences.partition_point(|it| it.end <= token.span.start);
        let start = self.facts.sentences.get(index).map_or(0, |it| self.facts.token_at(it.from()));
        if start < self.lead && self.lead <= at { self.lead } else { start }
    }
}

// A name that is spelled like a particle has the key of one like it that is not: فان as فون, علي as عمر.
fn names_key(line: &Line<'_>, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1)?;
    let (word, next) = (line.key(at), line.key(at + 1));
    let given = |it: &str| given_names::find(it).is_some();
    match &*line.token(at)?.skeleton {
        // فإن follows no verb of saying and no title.
        "فان" => {
            let said = |it: &str| cues::forms(it).any(|it| it.entry.group.is_verb() && it.shape == Shape::Finite);
            let verb = said(line.key(before)) || without_conjunction(line.key(before)).is_some_and(said);
            let led = verb || is_definite(line.key(before)) || given(line.key(before)) || is_proper(line.key(before));
            let plain = !is_definite(next) && !is_preposition(next) && !given(next) && !next.is_empty();
            // Behind the verb itself a name stands, whatever it means elsewhere: قال فان كذا
            let name = led && is_proper(next) || verb && plain && line.token(at).is_some_and(|it| &*it.skeleton == "فان");
            (name && word == "فان").then_some("فون")
        }
        // وأعرب بان عن قلقه: بأن takes a clause.
        "بان" => {
            let said = cues::forms(line.key(before)).chain(without_conjunction(line.key(before)).into_iter().flat_map(cues::forms));
            let verb = said.into_iter().any(|it| it.entry.group.is_verb() && it.shape == Shape::Finite);
            let whole = next == "كي" && line.key(at + 2) == "مون";
            (whole || verb && is_preposition(next) && next != "ما").then_some("عمر")
        }
        // قالت آن كذا: a first name that is spelled like أن
        "آن" => is_proper(next).then_some("عمر"),
        "كي" => (next == "مون" && line.token(before).is_some_and(|it| &*it.skeleton == "بان")).then_some("عمر"),
        // إن لو كذا أعرب: if takes a verb.
        "لو" => {
            let behind = line.key(at + 2);
            let acts =
                behind.is_empty() || is_preposition(behind) || cues::forms(behind).any(|it| it.shape == Shape::Finite && !it.entry.weak);
            (is_that(line.key(before)) && is_proper(next) && acts).then_some("فون")
        }
        "علي" => {
            let said = cues::forms(line.key(before)).chain(without_conjunction(line.key(before)).into_iter().flat_map(cues::forms));
            let said = said.into_iter().any(|it| it.entry.group == Group::Say && it.entry.intransitive && it.shape == Shape::Finite);
            let named = given(next) && !is_definite(next)
                || matches!(next, "بن" | "اكبر")
                || matches!(line.key(before), "بن" | "بنت")
                // الأمين العام، علي فلان
                || line.is_sign(before, '،') && is_proper(next) && !cues::is(next, Group::TitleName)
                // القبطان علي في بيان: على has its noun behind it.
                || (is_definite(line.key(before)) || given(line.key(before))) && (next.is_empty() && !line.is_mark(at + 1) || is_preposition(next) || is_that(next))
                || is_proper(next) && (given(line.key(before)) || said && line.token(at).is_some_and(|it| &*it.skeleton == "علي"));
            named.then_some("عمر")
        }
        _ => None,
    }
}
