//! How a sentence opens: past its dateline, and with whom.

use crate::analysis::names::Kind;
use crate::arabic::token::Kind as TokenKind;
use crate::lexicon::cues::{self, Gender, Group};
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::adverbs;
use super::line::Line;
use super::phrase::{is_future, starts_title};
use super::subject::{self, Subject};
use super::words::{
    has_preposition, is_agent, is_blocker, is_body, is_definite, is_document, is_land, is_origin, is_preposition, is_proper,
    without_conjunction,
};

/// A dateline is no longer than this, in tokens.
const DATELINE: usize = 14;
/// The longest name of a place in a dateline, in words.
const PLACE: usize = 3;
/// How far into a sentence an adverbial of time or place may reach.
const ADVERBIAL: usize = 16;

/// The person or body that a sentence is about, whatever its verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// Where the sentence starts, in bytes.
    pub(super) at: usize,
    pub(super) subject: Subject,
    /// What its verb shows.
    pub(super) gender: Gender,
}

/// Index of the first token behind a dateline: دبي، الإمارات (CNN) — نشرت; 0 where there is none.
pub(super) fn behind_dateline(line: &Line<'_>) -> usize {
    if let Some(start) = behind_place(line) {
        return start;
    }
    let dash = |it: usize| {
        ['—', '–', '-', 'ـ'].into_iter().any(|sign| line.is_sign(it, sign)) || line.token(it).is_some_and(|it| it.skeleton.is_empty())
    };
    let end = line.token(DATELINE).map_or(line.facts.tokens.len(), |_| DATELINE);
    let Some(first) = (1..end).find(|&it| dash(it) && line.set_off(it)) else { return 0 };
    // Between two dashes stands a parenthesis: فلان - وهو المدير - قال
    let parenthesis = (first + 1..first + DATELINE).take_while(|&it| !line.is_sign(it, '.')).find(|&it| dash(it));
    let mut start = first + 1;
    if let Some(second) = parenthesis {
        if first > 3 || second > first + 4 {
            return 0;
        }
        start = second + 1;
    }
    // واس - الرياض: تبدأ
    if let Some(colon) = (start..start + 3).find(|&it| line.is_sign(it, ':')).filter(|_| first <= 4) {
        start = colon + 1;
    }
    // وقال عميد -طلب عدم ذكر اسمه- إن: behind a verb of saying no dateline goes on.
    if (0..first).any(|it| says(line, it)) { 0 } else { start }
}

// Whether token `at` is a verb of saying and nothing else, with a conjunction or without.
fn says(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let mut forms = cues::forms(word).chain(without_conjunction(word).into_iter().flat_map(cues::forms));
    forms.any(|it| it.entry.group.is_verb() && !it.entry.weak && it.shape == cues::Shape::Finite)
}

// عمّان - 3 آذار: زار الوزير. A place, perhaps a date and a byline, and a clause whose verb has a subject of its own.
fn behind_place(line: &Line<'_>) -> Option<usize> {
    let first = line.token(0)?;
    let word = line.key(0);
    let person = line.facts.names.names.iter().any(|it| it.span.start == first.span.start && it.kind == Kind::Person);
    let speaks = starts_title(line, 0) || is_agent(word) || is_document(word);
    if word.is_empty() || person || speaks || is_preposition(word) || is_that(word) {
        return None;
    }
    let sign = |at: usize| ['-', '–', '—', '،', ',', '/', '(', ')', ':'].into_iter().any(|it| line.is_sign(at, it));
    let place = (0..=PLACE).find(|&it| line.key(it).is_empty())?;
    let lead = |at: usize| sign(at) || line.token(at).is_some_and(|it| it.is_word() && !says(line, at) || it.kind == TokenKind::Number);
    let colons = (place..DATELINE).take_while(|&it| lead(it)).filter(|&it| line.is_sign(it, ':'));
    // The place stands alone: a sign, not a word or a mark, follows it.
    let colon = colons.last().filter(|_| sign(place))?;
    tells(line, colon + 1).then_some(colon + 1)
}

// A verb with the one who acts right behind it: زار أمس الوزير
fn tells(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let noun = is_definite(word) || is_nominal(line, at) || is_preposition(word) || is_that(word) || is_document(word);
    word.chars().count() >= 2 && !noun && is_nominal(line, adverbs::past_adverbs(line, at + 1))
}

/// With whom each sentence of a paragraph opens, in order.
pub(super) fn all(line: &Line<'_>) -> Vec<Opening> {
    line.facts.sentences.iter().filter_map(|it| of_sentence(line, *it)).collect()
}

fn of_sentence(line: &Line<'_>, sentence: Span) -> Option<Opening> {
    let first = line.facts.token_at(sentence.from());
    let end = line.facts.token_at(sentence.to().saturating_sub(1)) + 1;
    let start = if line.lead > first && line.lead < end { line.lead } else { first };
    // وحضر ممثل عن الغرفة يُدعى فلان الفلاني، شدد: who is called so is whom the sentence tells of.
    let called = (start..end.min(start + ADVERBIAL)).find(|&it| matches!(line.key(it), "يدعي" | "تدعي") && is_proper(line.key(it + 1)));
    if let Some(subject) = called.and_then(|it| subject::named(line, it + 1)) {
        return Some(Opening { at: line.token(start)?.span.from(), subject, gender: Gender::Unknown });
    }
    let opened = behind_turn(line, start).unwrap_or_else(|| behind_adverbial(line, start, end));
    let mut at = opened;
    for _ in 0..3 {
        if matches!(
            line.key(at),
            "لكن"
                | "ولكن"
                | "ثم"
                | "كما"
                | "وقد"
                | "قد"
                | "وكان"
                | "كان"
                | "وكانت"
                | "كانت"
                | "بينما"
                | "فيما"
                | "اما"
                | "فقد"
                | "بل"
                | "وفيما"
                | "لم"
                | "ولم"
                | "لا"
                | "ولا"
        ) {
            at += 1;
        }
    }
    let opening = |at: usize, gender: Gender| {
        let subject = subject::named(line, at)?;
        Some(Opening { at: line.token(start)?.span.from(), subject, gender })
    };
    let word = line.key(at);
    let bare = without_conjunction(word).unwrap_or(word);
    // عبر opens a sentence as a verb.
    if word.is_empty() || is_preposition(bare) && bare != "عبر" || is_blocker(bare) || is_that(bare) {
        return None;
    }
    let led = matches!(line.key(opened), "لكن" | "ولكن" | "اما") && is_proper(word) && !word.starts_with(['ي', 'ت']) && !is_future(bare);
    // وكان ماكرايفن رئيس قيادة كذا: a word that prose does not know before an office is a name.
    let led = led
        || at > opened && is_proper(word) && !word.starts_with(['ي', 'ت', 'ن', 'و', 'ف']) && !is_future(bare) && starts_title(line, at + 1);
    if led || is_nominal(line, at) {
        // دمشق التي تحبها: a land that is only told of.
        if is_land(word) && matches!(line.key(at + 1), "التي" | "الذي") {
            return None;
        }
        return opening(at, Gender::Unknown);
    }
    let feminine = (bare.starts_with('ت') || bare.ends_with('ت')) && bare.chars().count() >= 3;
    let verb = adverbs::past_adverbs(line, at + 1);
    // تناول الوزير begins as the feminine present does.
    let gender = if feminine && bare.ends_with('ت') { Gender::Feminine } else { Gender::Unknown };
    // Only behind what looks like a verb may an unknown word be a name.
    let looks = feminine || bare.starts_with('ي');
    let named = looks && is_proper(line.key(verb)) && line.key(verb).chars().count() >= 4 && !has_preposition(line.key(verb));
    // ويشمل القرار كذا: so may a text that speaks.
    let text = looks && is_definite(line.key(verb)) && is_document(line.key(verb));
    (is_nominal(line, verb) || named || text).then(|| opening(verb, gender)).flatten()
}

// A name, a title, a word for people or a body.
pub(super) fn is_nominal(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let Some(token) = line.token(at) else { return false };
    let names = &line.facts.names;
    let starts = names.names.binary_search_by(|it| it.span.start.cmp(&token.span.start)).is_ok() || starts_title(line, at);
    // طالب صندوق النقد, طالب أحد الدعاة: before whoever asks for something it is no student.
    let next = line.key(at + 1);
    if without_conjunction(word).unwrap_or(word) == "طالب"
        && !is_school(next)
        && (is_body(next) || is_agent(next) || starts_title(line, at + 1))
    {
        return false;
    }
    starts || is_agent(word) || is_body(word) || is_origin(word) && is_proper(line.key(at + 1))
}

/// Where a student is one: طالب الجامعة, طالبا المعهد
pub(super) fn is_school(word: &str) -> bool {
    let word = word.strip_prefix("ال").unwrap_or(word);
    matches!(word, "كليه" | "جامعه" | "مدرسه" | "معهد" | "اكاديميه" | "ثانويه" | "علم" | "علوم")
}

// من جهته، إلى ذلك: somebody new follows.
fn behind_turn(line: &Line<'_>, start: usize) -> Option<usize> {
    let word = line.key(start);
    let rest = line.keys.get(start + 1..)?;
    let form = [Some(word), without_conjunction(word)].into_iter().flatten().find_map(|it| {
        cues::phrase(it, rest)
            .or_else(|| cues::forms(it).next())
            .filter(|it| matches!(it.entry.group, Group::Turn | Group::Shift | Group::Background))
    })?;
    let at = start + form.words;
    // ويذكر أن العائلة ردت
    let at = if form.entry.group == Group::Background && is_that(line.key(at)) { at + 1 } else { at };
    Some(if line.is_sign(at, '،') || line.is_sign(at, ',') { at + 1 } else { at })
}

// وفي القاهرة، قال: what stands before the first comma tells when and where.
fn behind_adverbial(line: &Line<'_>, start: usize, end: usize) -> usize {
    let word = line.key(start);
    let bare = without_conjunction(word).unwrap_or(word);
    let joins = matches!(bare, "كما" | "لكن" | "ثم" | "بل" | "قد" | "لم" | "لا" | "لن" | "ليس" | "هو" | "هي" | "هم");
    let adverbial = !joins && (is_preposition(bare) || is_blocker(bare) || cues::is(bare, Group::Adverb) || bare.starts_with("بال"));
    if !adverbial {
        return start;
    }
    let reach = end.min(start + ADVERBIAL);
    (start..reach).find(|&it| line.is_sign(it, '،') || line.is_sign(it, ',')).map_or(start, |it| it + 1)
}
