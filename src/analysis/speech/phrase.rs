//! Where a noun phrase ends, and how far the words reach that describe whom it means.

use crate::arabic::token::Kind as TokenKind;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::text::span::Span;

use super::cue::Line;
use super::subject::{REACH, closing};
use super::words::{
    has_preposition, has_pronoun, is_agent, is_blocker, is_charge, is_definite, is_origin, is_preposition, is_proper, is_that, opens_clause,
};

/// The longest noun phrase, in words.
pub(super) const PHRASE: usize = 7;

/// The noun phrase that starts at token `at`: an idafa, adjectives, and the name of one who issued a document.
pub(super) fn phrase(line: &Line<'_>, at: usize) -> Option<Span> {
    let ended = ends_phrase(line, at) || is_particle(line.key(at)) || !line.token(at)?.is_word();
    (!ended).then(|| phrase_from(line, at)).flatten()
}

// The same, whatever its first word is.
pub(super) fn phrase_from(line: &Line<'_>, at: usize) -> Option<Span> {
    let first = line.token(at).filter(|it| it.is_word())?;
    let titled = starts_title(line, at);
    let mut span = first.span;
    let mut definite = is_definite(line.key(at));
    let mut end = at;
    while end + 1 < at + PHRASE {
        let next = end + 1;
        let Some(token) = line.token(next) else { break };
        let word = line.key(next);
        // هدد فلان بحرمان: what the verb takes with ب is no part of its subject.
        let taken = word.starts_with('ب') && word.chars().count() >= 5 && is_definite(line.key(next + 1));
        let issued = matches!(word, "الصادر" | "الصادره" | "المنسوب" | "المنسوبه");
        if !token.is_word()
            || taken
            || has_pronoun(&token.skeleton) && (definite || next > at + 1)
            || ends_phrase(line, next)
            || joins_another(line, at, next, definite)
            || ends_name(line, at, next)
            || (definite && !is_definite(word))
            || !(titled || definite && is_definite(word)) && starts_title(line, next)
        {
            break;
        }
        definite |= is_definite(word);
        span = span.join(token.span);
        end = next;
        if issued && line.key(next + 1) == "عن" {
            if let Some(issuer) = phrase(line, next + 2) {
                span = span.join(issuer);
            }
            break;
        }
    }
    if matches!(line.key(end), "الماده" | "ماده" | "الفقره" | "البند") && line.token(end + 1).is_some_and(|it| it.kind == TokenKind::Number)
    {
        span = line.token(end + 1).map_or(span, |it| span.join(it.span));
    }
    // An unnamed source is told by where it sits: مصادر في الحكومة
    if end == at && matches!(line.key(at), "مصدر" | "مصادر" | "مسؤول" | "مسؤولون") && matches!(line.key(at + 1), "في" | "من" | "داخل")
    {
        span = phrase(line, at + 2).map_or(span, |it| span.join(it));
    }
    Some(span)
}

// ناشطون وسكان, الوزارة والبلدية: a second one is joined on. In وزارة الطاقة والمعادن it is part of the name.
fn joins_another(line: &Line<'_>, head: usize, at: usize, definite: bool) -> bool {
    let word = line.key(at);
    let Some(rest) = word.strip_prefix('و').filter(|it| it.chars().count() >= 3) else { return false };
    let noun = (is_definite(rest) || is_common_as_it_stands(rest)) && !is_common_as_it_stands(word) && !starts_title(line, at);
    noun && (is_definite(line.key(head)) || !definite && !is_definite(rest))
}

// A proper name ends at an ordinary word: فلان الفلاني المختص النفطي
fn ends_name(line: &Line<'_>, head: usize, at: usize) -> bool {
    let (first, word) = (line.key(head), line.key(at));
    let definite = (head + 1..at).any(|it| is_definite(line.key(it)));
    let object = definite && is_definite(word) && !is_origin(word);
    is_proper(first)
        && !has_preposition(first)
        && !cues::is(first, Group::Document)
        && (object || is_agent(word) || is_common(word) && !is_origin(word))
}

fn is_particle(word: &str) -> bool {
    word.chars().count() < 2
        || opens_clause(word)
        || (cues::is(word, Group::Adverb))
        || matches!(word, "كل" | "بالقول" | "علي" | "تعالي" | "سبحانه")
        || points(word)
}

// A word that points back, or takes a clause: لهذا, وهذه, بذلك, وعما. Alone, هذا may be a subject.
fn points(word: &str) -> bool {
    let pointed = |it: &str| matches!(it, "هذا" | "هذه" | "ذلك" | "تلك" | "عما");
    word.strip_prefix(['و', 'ف', 'ل', 'ب']).is_some_and(pointed)
        || word.strip_prefix('و').and_then(|it| it.strip_prefix('ل')).is_some_and(pointed)
}

fn ends_phrase(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let verb = || cues::forms(word).any(|it| it.entry.group.is_verb() && !it.entry.weak && it.shape == cues::Shape::Finite && !it.object);
    // بيان نشرته الشركة, دراسة أعدتها الهيئة: the verb of a relative clause.
    let relative = || {
        let Some(skeleton) = line.token(at).map(|it| &it.skeleton) else { return false };
        let object = skeleton.ends_with("ته") || skeleton.ends_with("تها");
        object && skeleton.starts_with('أ') && is_definite(line.key(at + 1))
            || object && cues::forms(word).any(|it| it.object && it.shape == cues::Shape::Finite && it.gender == cues::Gender::Feminine)
    };
    is_preposition(word)
        || is_that(word)
        || relative()
        || opens_clause(word)
        || has_preposition(word)
        || cues::is(word, Group::Adverb)
        || verb() && !at.checked_sub(1).is_some_and(|it| is_charge(line.key(it), word))
}

// A title in the middle of a phrase belongs to an apposition: أرتور فلان رئيس لجنة
pub(super) fn starts_title(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = line.token(at) else { return false };
    let titles = &line.facts.names.titles;
    // The title is written without its conjunction or preposition.
    titles.get(titles.partition_point(|it| it.span.start < token.span.start)).is_some_and(|it| it.span.start < token.span.end)
}

// From token `at` to where the clause goes on: its content, a mark, a blocker.
pub(super) fn zone(line: &Line<'_>, at: usize) -> Span {
    let Some(first) = line.token(at) else { return Span::at(line.facts.text.len()) };
    let mut span = Span::at(first.span.from());
    let mut passed = at;
    for i in at..at + REACH {
        let Some(token) = line.token(i) else { break };
        let word = line.key(i);
        // A name of one or two words in marks belongs to the phrase: رئيس حزب «المستقبل» فلان
        if line.is_mark(i) && i >= passed && i > at {
            match closing(line, i, 3) {
                Some(close) if line.token(close + 1).is_some_and(|it| it.is_word() || it.is_sign(':')) => passed = close + 1,
                _ => break,
            }
        }
        let stop = token.is_sign(':') || token.is_sign('.') || token.is_sign('؛') || line.is_mark(i) && i >= passed;
        if stop || is_that(word) || is_blocker(word) && word != "غير" || opens_clause(word) {
            break;
        }
        span = span.join(token.span);
    }
    span
}
