//! The words around a quotation mark, as far as they tell what it does.

use crate::arabic::fold::key;
use crate::arabic::token::{Kind, Token};
use crate::lexicon::cues::{self, Group, Shape};
use crate::lexicon::particles::{self, is_function_word};

/// What a word does beside a quotation.
pub(super) fn class(token: &Token) -> &'static str {
    if token.kind != Kind::Word {
        return "number";
    }
    let word = word(token);
    let is = |group| stems(&word).any(|it| cues::is(it, group));
    if is_that(&word) {
        "that"
    } else if is_cue(token) {
        "cue"
    } else if is(Group::Naming) {
        "naming"
    } else if is(Group::TitleNoun) {
        "title"
    } else if is(Group::TermNoun) {
        "term"
    } else if is_function_word(&word) {
        "particle"
    } else if word.starts_with('و') {
        "and"
    } else if word.starts_with("ال") {
        "definite"
    } else {
        "word"
    }
}

fn stems(word: &str) -> impl Iterator<Item = &str> {
    let bare = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(word);
    [word, bare, word.strip_prefix("ال").unwrap_or(word), bare.strip_prefix("ال").unwrap_or(bare)].into_iter()
}

/// Whether it reports somebody's words: وأضاف، بحسب
pub(super) fn is_cue(token: &Token) -> bool {
    let word = word(token);
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(&word);
    token.is_word()
        && [&*word, bare].iter().any(|it| {
            cues::forms(it).any(|form| {
                form.entry.group.is_verb() && (form.shape != Shape::Word) || matches!(form.entry.group, Group::Noun | Group::Source)
            })
        })
}

/// Whether a word (a key) opens a clause of content or of cause: أن، بأنه، لأنها
pub(super) fn is_that(word: &str) -> bool {
    particles::is_that(word.strip_prefix('ل').unwrap_or(word))
}

/// A token's key; `A` for a foreign word, `1` for a number.
pub(super) fn word(token: &Token) -> String {
    match token.kind {
        Kind::Word => key(&token.skeleton),
        Kind::Foreign => "A".to_owned(),
        Kind::Number => "1".to_owned(),
        Kind::Sign => token.skeleton.to_string(),
    }
}

/// Whether a participle goes on with the report after a quotation: مضيفا، موضحاً
pub(super) fn is_participle(token: &Token) -> bool {
    let word = word(token);
    // Again, and welcome: they are hardly ever participles.
    token.is_word()
        && !word.starts_with("ال")
        && !matches!(&*word, "مجددا" | "مرحبا")
        && cues::forms(&word).any(|it| it.entry.group.is_verb() && it.shape == Shape::Participle)
}
