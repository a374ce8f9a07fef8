//! The subject of a reporting word: the noun phrase after it, or before it.

use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::text::span::Span;

use super::cue::{Complement, Line, complement};
use super::words::{has_preposition, has_pronoun, is_blocker, is_definite, is_preposition, is_that, opens_clause, without_conjunction};

/// How far after a verb its complement may stand, in tokens: a long title and an apposition fit in.
const REACH: usize = 40;
/// The longest noun phrase, in words.
const PHRASE: usize = 7;

/// Nouns that mean several people without showing it by their ending.
const SEVERAL: &[&str] = &["بعض", "عدد", "مصادر", "المصادر", "خبراء", "الخبراء", "شهود", "اهالي", "الاهالي", "نشطاء", "سكان", "كثيرون"];

/// Where a subject stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// The bare noun phrase; empty where only a name in the zone can be the subject.
    pub(super) noun: Span,
    /// From the phrase's start to where its clause goes on: a name in it, after titles, is the subject.
    pub(super) zone: Span,
    /// Words behind a title that stand like a name, for where no other evidence tells one: المدير العام للمنظمة فلان الفلاني
    pub(super) tail: Option<Span>,
    /// Whether the words show that they mean several.
    pub(super) plural: bool,
}

/// The subject of the finite verb at tokens `first..=last`, and what follows the two.
pub(super) fn of_verb(line: &Line<'_>, first: usize, last: usize, conjoined: bool) -> (Option<Subject>, Complement) {
    let (after, complement) = after(line, last + 1);
    // أما فلان فقال: the ف of the answer to أما joins no new clause.
    let opening = line.sentence_start(first);
    let answers = matches!(line.key(opening), "اما" | "واما") && line.key(first).starts_with('ف');
    if conjoined && !answers {
        return (after, complement);
    }
    let opened = line.token(opening + 1).map(|it| it.span.from());
    let before = before(line, first).filter(|it| !conjoined || Some(it.zone.from()) == opened);
    let comma = first.checked_sub(1).is_some_and(|it| line.is_sign(it, '،') || line.is_sign(it, ','));
    // فلان يرى ضرورة كذا: where a noun phrase opens the clause, what follows the verb is its object, unless it is a name.
    match (after, before) {
        (Some(after), Some(before)) if before.noun.is_empty() && !starts_name(line, after.zone) => (Some(before), complement),
        (Some(after), Some(before)) if !comma && !opens_with_name(line, after.zone) => (Some(before), complement),
        (Some(after), _) => (Some(after), complement),
        (None, before) => (before, complement),
    }
}

fn starts_name(line: &Line<'_>, span: Span) -> bool {
    line.facts.names.names.binary_search_by(|it| it.span.start.cmp(&span.start)).is_ok()
}

/// Whether a span starts with a name or an office title.
pub(super) fn opens_with_name(line: &Line<'_>, span: Span) -> bool {
    let names = &line.facts.names;
    starts_name(line, span) || names.titles.binary_search_by(|it| it.span.start.cmp(&span.start)).is_ok()
}

/// The noun phrase after a source phrase; `dative`: a preposition is written on it (وفقا للبيان).
pub(super) fn source(line: &Line<'_>, at: usize, dative: bool) -> Option<Subject> {
    // The preposition of وفقا لـ is written on the noun, or before a mark.
    let at = if line.key(at) == "ل" { at + 1 } else { at };
    if let Some(named) = quoted_name(line, at, false) {
        return Some(named);
    }
    let at = if line.key(at) == "عدد" && line.key(at + 1) == "من" { at + 2 } else { at };
    let noun = if dative { phrase_from(line, at) } else { phrase(line, at) }?;
    let noun = if dative { without_dative(line, at, noun) } else { noun };
    Some(Subject { noun, zone: noun.join(zone(line, at)), tail: None, plural: false })
}

/// The noun phrase behind `preposition`, which stands within `reach` tokens from token `at`.
pub(super) fn behind(line: &Line<'_>, at: usize, preposition: &str, reach: usize) -> Option<Subject> {
    let found =
        (at..at + reach).take_while(|&it| !line.is_sign(it, '.') && !line.is_sign(it, ':')).find(|&it| line.key(it) == preposition)?;
    source(line, found + 1, false)
}

fn without_dative(line: &Line<'_>, at: usize, noun: Span) -> Span {
    let letters = if line.key(at).starts_with("لل") { 2 } else { usize::from(line.key(at).starts_with('ل')) };
    Span::new(noun.from() + letters * 'ل'.len_utf8(), noun.to())
}

// Whom the words are said to: قال لي المهندس
fn is_told(word: &str) -> bool {
    matches!(word, "لي" | "لنا" | "لك" | "لكم" | "له" | "لها" | "لهم" | "لهما")
}

// How it is said, in the accusative of a participle: وقال ضاحكا
fn is_manner(line: &Line<'_>, at: usize) -> bool {
    let letters: Vec<char> = line.key(at).chars().collect();
    let participle = matches!(letters.as_slice(), [_, 'ا', _, _, 'ا'] | ['م', _, _, _, 'ا'] | ['م', _, _, _, _, 'ا']);
    let complete = line.is_sign(at + 1, ':') || line.is_mark(at + 1);
    participle && complete && given_names::find(line.key(at)).is_none()
}

fn after(line: &Line<'_>, from: usize) -> (Option<Subject>, Complement) {
    let (mut at, oblique) = skip(line, from);
    at += usize::from(is_manner(line, at));
    let complement = complement(line, at, REACH);
    if let Some(named) = quoted_name(line, at, true) {
        return (Some(named), complement);
    }
    if let Some(noun) = (!oblique).then(|| phrase(line, at)).flatten() {
        let zone = noun.join(zone(line, at));
        if line.token(at).is_some_and(|it| has_pronoun(&it.skeleton)) && !opens_with_name(line, zone) {
            // قال زميلها فلان: the name behind is the subject.
            if line.token(at + 1).is_some_and(|it| starts_name(line, it.span)) {
                return (Some(Subject { noun: Span::at(zone.from()), zone, tail: None, plural: false }), complement);
            }
            if line.token(at + 1).is_some_and(|it| &*it.skeleton == "علي") && line.token(at + 2).is_some_and(Token::is_word) {
                let noun = phrase_from(line, at + 1);
                return (noun.map(|noun| Subject { noun, zone: noun, tail: None, plural: false }), complement);
            }
            // أكد صحتها مصدر: behind a short object the subject may still come.
            let next = line.token(at + 1).filter(|it| it.is_word() && !has_pronoun(&it.skeleton));
            let noun = next.and_then(|_| phrase(line, at + 1)).filter(|_| !is_definite(line.key(at + 1)));
            return (noun.map(|noun| Subject { noun, zone: noun, tail: None, plural: false }), complement);
        }
        let tail = (complement != Complement::Other).then(|| tail(line, at, zone)).flatten();
        return (Some(Subject { noun, zone, tail, plural: is_plural(line.key(at)) }), complement);
    }
    let zone = zone(line, at);
    let subject = (oblique && !zone.is_empty()).then(|| Subject { noun: Span::at(zone.from()), zone, tail: None, plural: false });
    (subject, complement)
}

// Past adverbs, and past the one who is spoken to (لـ«الوطن», للصحفيين, في بيان): after these a name may still be the subject.
fn skip(line: &Line<'_>, from: usize) -> (usize, bool) {
    let mut at = from;
    let mut oblique = false;
    for _ in 0..4 {
        let word = line.key(at);
        if word == "ل" && line.is_mark(at + 1) {
            let Some(close) = closing(line, at + 1, 6) else { break };
            at = close + 1;
            // What follows the paper's name is the subject, if anything is.
        } else if word.is_empty() {
            break;
        } else if cues::is(word, Group::Adverb) || is_told(word) {
            at += 1;
        } else if word == "في" && cues::is(line.key(at + 1), Group::Medium) {
            at += 2;
            oblique = true;
            while line.key(at).ends_with('ي') || line.key(at).ends_with("يه") || is_definite(line.key(at)) {
                at += 1;
            }
        } else if word.starts_with("لل") || (word.starts_with('ل') && has_preposition(word)) {
            at += 1;
            oblique = true;
        } else {
            break;
        }
    }
    (at, oblique)
}

// A short name in marks right after the verb, with the complement behind it: وأردف "فلان": "…"
fn quoted_name(line: &Line<'_>, at: usize, needs_complement: bool) -> Option<Subject> {
    if !line.is_mark(at) {
        return None;
    }
    let close = closing(line, at, 5)?;
    let reach = if close == at + 2 { REACH } else { 2 };
    let behind = complement(line, close + 1, reach);
    let stopped = line.token(close + 1).is_none_or(|it| it.is_sign('.') || it.is_sign('،'));
    if close < at + 2 || (needs_complement && (behind == Complement::Other || stopped)) {
        return None;
    }
    let span = line.token(at + 1)?.span.join(line.token(close - 1)?.span);
    Some(Subject { noun: span, zone: span, tail: None, plural: false })
}

fn closing(line: &Line<'_>, open: usize, reach: usize) -> Option<usize> {
    (open + 1..=open + reach).find(|&it| line.is_mark(it))
}

/// The noun phrase that starts at token `at`: an idafa, adjectives, and the name of one who issued a document.
pub(super) fn phrase(line: &Line<'_>, at: usize) -> Option<Span> {
    let ended = ends_phrase(line, at) || is_particle(line.key(at)) || !line.token(at)?.is_word();
    (!ended).then(|| phrase_from(line, at)).flatten()
}

// The same, whatever its first word is.
fn phrase_from(line: &Line<'_>, at: usize) -> Option<Span> {
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
    // بيان نشرته الشركة: the verb of a relative clause.
    let relative = || {
        let token = line.token(at).is_some_and(|it| it.skeleton.ends_with("ته") || it.skeleton.ends_with("تها"));
        token && cues::forms(word).any(|it| it.object && it.shape == cues::Shape::Finite && it.gender == cues::Gender::Feminine)
    };
    is_preposition(word)
        || is_that(word)
        || relative()
        || opens_clause(word)
        || has_preposition(word)
        || cues::is(word, Group::Adverb)
        || verb()
}

// A title in the middle of a phrase belongs to an apposition: أرتور فلان رئيس لجنة
fn starts_title(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = line.token(at) else { return false };
    line.facts.names.titles.binary_search_by(|it| it.span.start.cmp(&token.span.start)).is_ok()
}

// From token `at` to where the clause goes on: its content, a mark, a blocker.
fn zone(line: &Line<'_>, at: usize) -> Span {
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

// The words between a title's last definite noun and the complement: two to four, none of them a particle.
fn tail(line: &Line<'_>, at: usize, zone: Span) -> Option<Span> {
    let mut end = at;
    while let Some(token) = line.token(end).filter(|it| it.is_word() && it.span.end <= zone.end) {
        let word = line.key(end);
        let addressee = word == "ل" || end > at + 1 && (word.starts_with("لل") || has_preposition(word)) && !is_name_next(line, end);
        let medium = word == "في" && cues::is(line.key(end + 1), Group::Medium);
        if cues::is(word, Group::Adverb) || addressee || medium || token.span.start >= zone.end {
            break;
        }
        end += 1;
    }
    let title = |it: &usize| is_definite(line.key(*it)) || line.key(*it).starts_with("لل");
    let mut start = (at..end).rev().find(title).map(|it| it + 1)?;
    if start == end {
        // A family name with the article behind a given name: خالد السهلي
        let family = end.checked_sub(1)?;
        let given = family.checked_sub(1)?;
        let nisba = line.key(family).ends_with('ي') && given > at && !title(&given) && given.checked_sub(1).is_some_and(|it| title(&it));
        start = if nisba { given } else { return None };
    }
    let plain = (start..end).all(|it| {
        !is_preposition(line.key(it))
            && !opens_clause(line.key(it))
            && line.token(it).is_some_and(|it| !has_pronoun(&it.skeleton) || it.skeleton.ends_with("يه"))
    });
    let fits = (2..=4).contains(&(end - start)) && plain && !is_preposition(line.key(start - 1));
    fits.then(|| Some(line.token(start)?.span.join(line.token(end - 1)?.span))).flatten()
}

// Two words without the article behind a word with a preposition: للمنظمة فلان فلان
fn is_name_next(line: &Line<'_>, at: usize) -> bool {
    (1..=2).all(|it| line.token(at + it).is_some_and(Token::is_word)) && !is_definite(line.key(at + 1)) && !is_preposition(line.key(at + 1))
}

// Several: الجانبان, محللون, بعض المسؤولين
fn is_plural(word: &str) -> bool {
    let ended = word.ends_with("ون") || is_definite(word) && (word.ends_with("ان") || word.ends_with("ين"));
    ended || SEVERAL.contains(&word)
}

// The noun phrase that a relative clause describes: the longest one that ends right before الذي
fn antecedent(line: &Line<'_>, start: usize, relative: usize) -> Option<Subject> {
    let mut end = relative.checked_sub(1)?;
    if line.is_sign(end, '،') || line.is_sign(end, ',') {
        end = end.checked_sub(1)?;
    }
    let limit = line.token(end)?.span.to();
    let first = end.saturating_sub(PHRASE).max(start);
    (first..=end).find_map(|at| {
        let noun = phrase(line, at).filter(|it| it.to() == limit)?;
        Some(Subject { noun, zone: noun, tail: None, plural: is_plural(line.key(at)) })
    })
}

// The noun phrase that opens the verb's clause: فلان، الأمين العام، أشاد
fn before(line: &Line<'_>, verb: usize) -> Option<Subject> {
    let start = line.sentence_start(verb);
    let mut prior = verb.checked_sub(1)?;
    if matches!(line.key(prior), "قد" | "وقد") {
        prior = prior.checked_sub(1)?;
    }
    if prior < start || (is_blocker(line.key(prior)) && !matches!(line.key(prior), "الذي" | "التي" | "الذين")) {
        return None;
    }
    if is_blocker(line.key(prior)) {
        return antecedent(line, start, prior);
    }
    // A clause inside the sentence starts after the last conjunction that takes one.
    let mut at = start;
    for i in (start..prior).rev().take(REACH) {
        let word = line.key(i);
        // A clause that depends on the verb of saying has no speaker of its own, unless it names one.
        if is_that(word) || matches!(word, "لكن" | "ولكن" | "حيث" | "فيما" | "بينما") || line.is_mark(i) || line.is_sign(i, '؛')
        {
            at = i + 1;
            break;
        }
    }
    while matches!(line.key(at), "كان" | "وكان" | "كانت" | "وكانت" | "اما" | "لكن" | "ولكن" | "غير" | "الا") || is_that(line.key(at))
    {
        at += 1;
    }
    if at > prior {
        return None;
    }
    let word = line.key(at);
    let bare = without_conjunction(word).unwrap_or(word);
    let verbal = cues::forms(word).chain(cues::forms(bare)).any(|it| it.entry.group.is_verb() && it.shape == cues::Shape::Finite);
    if is_preposition(bare) || verbal || is_that(bare) || bare.starts_with("بع") {
        return None;
    }
    let noun = phrase(line, at)?;
    let zone = zone(line, at);
    let limit = line.token(prior)?.span.to();
    let clip = |it: Span| Span::new(it.from().min(limit), it.to().min(limit));
    let exception = at >= 2 && matches!(line.key(at - 2), "غير" | "الا");
    let dependent = at > start && is_that(line.key(at - 1)) && !exception;
    let noun = if dependent { Span::at(noun.from()) } else { clip(noun) };
    Some(Subject { noun, zone: clip(noun.join(zone)), tail: None, plural: is_plural(word) })
}
