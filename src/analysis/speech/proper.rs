//! Where a proper name ends, whose words prose may know in another meaning.

use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::full_name::is_particle;
use super::line::Line;
use super::phrase::starts_title;
use super::surname::{closes, is_plain, is_rare};
use super::words::{has_preposition, has_pronoun, is_agent, is_definite, is_manner, is_preposition, is_proper, key_of};

/// The longest name, in words.
pub(super) const NAME: usize = 5;

/// The words of a proper name that starts at token `at`: the index behind its last word, if there is one.
pub(super) fn end(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + NAME && line.token(end).is_some_and(Token::is_word) {
        let word = line.key(end);
        let son = matches!(word, "بن" | "بنت" | "ابو" | "ابي" | "ال" | "عبد" | "دي" | "دير" | "دا" | "فان" | "فون" | "دو" | "لو" | "ابن")
            || end > at && matches!(word, "اكبر" | "اصغر") && line.key(end - 1) == "عمر";
        // A family name may have the article: خالد السهلي, جاك السويسري is none.
        let servant = end > at + 1 && line.key(end - 2) == "عبد";
        let given = end > at && (servant || given_names::find(line.key(end - 1)).is_some());
        let known = is_common(word) && !(given && word.ends_with('ي'));
        let family = end > at && is_definite(word) && !known && !cues::is(word, Group::Adverb) && word.chars().count() >= 5;
        let plain = is_proper(word) && (given_names::find(word).is_some() || !has_preposition(word));
        let titled = end > at && starts_title(line, end);
        // سولانج تقصد المطار: a verb with its object is no part of the name.
        let verb = end > at
            && word.starts_with(['ي', 'ت'])
            && given_names::find(word).is_none()
            && (is_common(word) && !is_rare(line, end) || is_definite(line.key(end + 1)))
            && !line.key(end + 1).is_empty()
            && !is_preposition(line.key(end + 1))
            && !cues::is(line.key(end + 1), Group::Adverb)
            && !is_that(line.key(end + 1));
        // بطرس حرب خلال: one ordinary word behind a given name is the surname where nothing of a noun phrase follows.
        let next = line.key(end + 1);
        let surname = given
            && (end == at + 1 || servant && end == at + 2)
            && !is_definite(word)
            && !has_preposition(word)
            && !is_preposition(word)
            && !is_that(word)
            && !is_agent(word)
            && word.chars().count() >= 3
            && !cues::forms(word).any(|it| it.entry.group.is_verb() && it.shape == cues::Shape::Finite)
            // مولاي حفيظ العلمي في
            && (closes(next) || is_definite(next) && next.ends_with('ي') && closes(line.key(end + 2)));
        // دوغل ماس لدى: so is one behind a first name that prose does not know; and one that prose knows by its stem alone: رفيع دراغي
        let foreign = end == at + 1
            && closes(next)
            && (!given && !is_common(line.key(at)) && line.token(end).is_some_and(|it| is_plain(it, word, false))
                || is_rare(line, end) && (given || is_rare(line, at)));
        // فلان فجر السبت: a time of the day, and how it is said, are none of it.
        let time = matches!(word, "فجر" | "صباح" | "ظهر" | "عصر" | "مساء" | "ليل") && (is_definite(next) || cues::is(next, Group::Adverb));
        // يدعى فلان بقوله
        let cited = matches!(word.strip_prefix('ب').unwrap_or(word), "قوله" | "قولها" | "قولهم");
        if end > at && (time || cited || is_manner(word)) {
            break;
        }
        // عبد الستار: what follows عبد is the name, whatever it means elsewhere.
        let served = end > at && line.key(end - 1) == "عبد" && is_definite(word);
        // آنا فون دير كذا: so is what follows the particle of a foreign name.
        let led = end > at + 1 && is_particle(line.key(end - 1)) && !is_preposition(word) && !is_that(word);
        if verb || titled || !(son || served || led || family || plain || surname || foreign) || has_clitic_pronoun(line, end) {
            break;
        }
        end += 1;
    }
    // No name ends in the word that joins its parts.
    while end > at && matches!(line.key(end - 1), "بن" | "بنت" | "ابن" | "ال" | "عبد") {
        end -= 1;
    }
    (end > at).then_some(end)
}

/// Whether every word of a noun phrase could be part of a proper name.
pub(super) fn is_name(line: &Line<'_>, noun: Span) -> bool {
    !noun.is_empty() && line.facts.tokens_in(noun).iter().all(|it| is_proper(&key_of(it)))
}

fn has_clitic_pronoun(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    line.token(at).is_some_and(|it| has_pronoun(&it.skeleton))
        && given_names::find(word).is_none()
        && !word.ends_with("يه")
        && line.token(at).is_some_and(|it| ["ها", "هم", "ته"].into_iter().any(|end| it.skeleton.ends_with(end)))
}
