//! Subjects that are no noun behind their verb: a nickname in marks, a medium by its name, how many speak, whoever owns a text.

use crate::arabic::token::Kind;
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;

use super::cue::{Complement, complement};
use super::line::Line;
use super::phrase::{NAMED, phrase};
use super::subject::{Head, REACH, Subject, source, starts_name};
use super::words::{has_preposition, is_agent, is_body, is_definite, is_noun_of, is_preposition};

/// A short name in marks right after the verb, with the complement behind it: وأردف "فلان": "…"
pub(super) fn quoted_name(line: &Line<'_>, at: usize, needs_complement: bool) -> Option<Subject> {
    if !line.is_mark(at) {
        return None;
    }
    // أعلن «تحالف دعم كذا في المدينة»، الذي: so is the longer one of a body.
    let close = closing(line, at, 5)
        .or_else(|| closing(line, at, NAMED + 1).filter(|_| is_body(line.key(at + 1)) && !is_definite(line.key(at + 1))))?;
    let reach = if close == at + 2 { REACH } else { 2 };
    let behind = complement(line, close + 1, reach);
    // «داين»، وهي شركة متضررة، أنها
    let apposed = line.is_sign(close + 1, '،') && matches!(line.key(close + 2), "وهي" | "وهو" | "الذي" | "التي");
    let stopped = line.token(close + 1).is_none_or(|it| it.is_sign('.') || it.is_sign('،') && !apposed);
    let described = apposed || matches!(line.key(close + 1), "التي" | "الذي" | "عن" | "نقلا" | "في" | "علي" | "عبر" | "التابع" | "التابعه");
    let described = described || line.is_sign(close + 1, '(');
    let behind = if described && behind == Complement::Other { complement(line, close + 1, REACH) } else { behind };
    let span = line.token(at + 1)?.span.join(line.token(close.checked_sub(1)?)?.span);
    // ووصف «الدوماني» المعركة بأنها: a person is nothing that one says.
    let person = starts_name(line, line.token(at + 1)?.span);
    // ونفت «رويترز» ذلك
    let inside: Vec<String> = (at + 1..close).map(|it| line.key(it).to_owned()).collect();
    let person = person || cues::is_listed(&inside, Group::TitleName) || described && is_body(line.key(at + 1));
    if close < at + 2 || !person && (needs_complement && (behind == Complement::Other || stopped)) {
        return None;
    }
    Some(Subject { noun: span, zone: span, tail: None, plural: false, head: Head::Other })
}

/// كتبت صحيفة «كذا» أن: the medium's own name, not the noun before it.
pub(super) fn medium(line: &Line<'_>, at: usize) -> Option<Subject> {
    let word = line.key(at);
    // وكالة أنباء «كذا»
    let at = if word == "وكاله" && line.key(at + 1) == "انباء" { at + 1 } else { at };
    let close = closing(line, at + 2, 5).filter(|_| line.is_mark(at + 1) && is_body(word) && cues::is(word, Group::TitleNoun))?;
    let span = line.token(at + 2)?.span.join(line.token(close - 1)?.span);
    let goes_on = line.token(close + 1).is_some_and(|it| it.is_word() || it.is_sign(':') || it.is_sign('،'));
    goes_on.then_some(Subject { noun: span, zone: span, tail: None, plural: false, head: Head::Body })
}

/// نفى مسؤول «بشكل قاطع» كذا: what a preposition opens, in the marks at token `open`, is the name of nothing.
pub(super) fn holds_no_name(line: &Line<'_>, open: usize) -> bool {
    let word = line.key(open + 1);
    // مجلة «بلا حدود», كتاب «من الذاكرة»: a title may begin so.
    let titled = open.checked_sub(1).is_some_and(|it| is_noun_of(line.key(it), &[Group::TitleNoun, Group::Medium, Group::Document]));
    if titled {
        return false;
    }
    let led = word.strip_prefix('ب').is_some_and(is_common_as_it_stands) && given_names::find(word).is_none();
    led || has_preposition(word) || is_preposition(word)
}

/// Index of the mark behind token `open` within `reach` tokens.
pub(super) fn closing(line: &Line<'_>, open: usize, reach: usize) -> Option<usize> {
    (open + 1..=open + reach).find(|&it| line.is_mark(it))
}

/// Who wrote or spoke the text that the sentence of token `at` names before it: تغريدة للسفير الفلاني, تصريحات فلان
pub(super) fn owner(line: &Line<'_>, at: usize) -> Option<Subject> {
    let start = line.sentence_start(at).max(at.saturating_sub(REACH));
    let text = (start..at).rev().find(|&it| is_text(line.key(it)))?;
    let (behind, token) = (text + 1, line.token(text + 1).filter(|_| text + 1 < at)?);
    // A name's span leaves out what is written on it.
    let named = line.facts.names.names.iter().any(|it| it.span.start > token.span.start && it.span.start < token.span.end);
    let dative = line.key(behind).starts_with('ل') && (named || line.key(behind).starts_with("لل") && has_preposition(line.key(behind)));
    if dative {
        return source(line, behind, true);
    }
    starts_name(line, token.span).then(|| source(line, behind, false)).flatten()
}

// What somebody says or writes, in front of whose it is.
fn is_text(word: &str) -> bool {
    matches!(
        word.strip_prefix('ب').unwrap_or(word),
        "تغريده"
            | "تغريدات"
            | "بيان"
            | "تدوينه"
            | "منشور"
            | "تقرير"
            | "كلام"
            | "كلاما"
            | "تصريح"
            | "تصريحات"
            | "مقال"
            | "رساله"
            | "خطاب"
    )
}

/// كشفت 3 مصادر مطلعة: how many of those who speak, in digits.
pub(super) fn several(line: &Line<'_>, at: usize) -> Option<Subject> {
    let number = line.token(at).filter(|it| it.kind == Kind::Number)?;
    // عبر 21 منسقا عن كذا
    let agent = |it: &str| is_agent(it) || it.strip_suffix('ا').is_some_and(is_agent);
    let noun = phrase(line, at + 1).filter(|_| agent(line.key(at + 1)))?;
    let noun = number.span.join(noun);
    Some(Subject { noun, zone: noun, tail: None, plural: true, head: Head::Person })
}
