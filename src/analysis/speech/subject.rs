//! The subject of a reporting word: the noun phrase after it, or before it.

use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Form, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::adverbs;
use super::borne;
use super::cue::{Complement, complement};
use super::honours::is_honour;
use super::kin;
use super::line::Line;
use super::marked::{closing, medium, quoted_name, several};
use super::object::{
    agreeing, is_feminine_land, is_object, opens_told_clause, several_agreeing, stands_before_clause, takes_object, zone_name,
};
use super::opening::{is_nominal, is_school};
use super::phrase::{phrase, phrase_from, starts_title, zone};
use super::preceding;
use super::words::{
    has_pronoun, is_agent, is_back_reference, is_body, is_definite, is_document, is_origin, is_plural, is_preposition, is_proper,
    is_related, is_reporting_participle, key_of, without_conjunction,
};

/// How far after a verb its complement may stand, in tokens: a long title and an apposition fit in.
pub(super) const REACH: usize = 40;

/// Nouns of which من says what there are so many of.
pub(super) const QUANTITIES: &[&str] = &["كثير", "الكثير", "عدد", "العديد", "عديد", "مجموعه", "عشرات", "مئات", "الاف", "بعض"];

/// Where a subject stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// The bare noun phrase; empty where only a name in the zone can be the subject.
    pub(super) noun: Span,
    /// From the phrase's start to where its clause goes on: a name in it, after titles, is the subject.
    pub(super) zone: Span,
    /// Words behind a title that stand like a name: المدير العام للمنظمة فلان الفلاني
    pub(super) tail: Option<Span>,
    /// Whether the words show that they mean several.
    pub(super) plural: bool,
    /// What the first word means.
    pub(super) head: Head,
}

/// What the first word of a noun phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A person, by title or description, whose name may follow.
    Person,
    /// An institution or a document, which speaks itself whoever is named in its name.
    Body,
    /// Nothing that the lexicon knows, a name perhaps.
    Other,
}

/// The subject of the finite verb at tokens `first..=last`, and what follows the two.
pub(super) fn of_verb(line: &Line<'_>, first: usize, last: usize, form: &Form, conjoined: bool) -> (Option<Subject>, Complement) {
    let (after, complement) = after(line, last + 1, form);
    // إنه طالب الحزب بكذا: the pronoun is the subject.
    let after = after.filter(|_| conjoined || !preceding::is_pronoun(line, first, form));
    // مهنيون اتهموا الوزارة: a verb in the plural has its subject before it.
    let after = after.filter(|_| !(form.plural && line.key(last).ends_with("وا")));
    // أما فلان فقال: the ف of the answer to أما joins no new clause.
    let amma = preceding::amma(line, first);
    let answer = first.checked_sub(1).is_some_and(|it| line.key(it) == "فقد");
    let answers = amma.is_some() && (answer || line.key(first).starts_with('ف') && !is_back_reference(line.key(last + 1)));
    if conjoined && !answers {
        return (after, complement);
    }
    let opened = line.token(amma.unwrap_or_else(|| line.sentence_start(first)) + 1).map(|it| it.span.from());
    let before = preceding::before(line, first, form).filter(|it| !conjoined || Some(it.zone.from()) == opened);
    let comma = first.checked_sub(1).is_some_and(|it| line.is_sign(it, '،') || line.is_sign(it, ','));
    // فلان يرى ضرورة كذا: where a noun phrase opens the clause, what follows the verb is its object, unless it is a name.
    match (after, before) {
        (_, Some(before)) if !before.noun.is_empty() && preceding::is_perfect(line, first, form, &before) => (Some(before), complement),
        (_, Some(before)) if answers => (Some(before), complement),
        // شريط اعتبرته الحكومة «كذا»: a verb with its object has its subject behind it.
        (Some(after), Some(_)) if form.object && after.head != Head::Other && adjoins(line, last, &after) => (Some(after), complement),
        // النظام يعتبر الفصائل كذا: the noun right before a verb in the present that agrees with it is its subject.
        (Some(_), Some(before)) if opens_verb(line, first, form, &before) => (Some(before), complement),
        // أجابت فلانة «نعم»: nothing but the subject stands between the verb and what it takes.
        (Some(after), Some(before)) if before.noun.is_empty() && adjoins(line, last, &after) && closes(line, &after) => {
            (Some(after), complement)
        }
        (Some(after), Some(before)) if before.noun.is_empty() && !starts_name(line, after.zone) => (Some(before), complement),
        (Some(after), Some(before)) if !comma && !speaks_first(line, &after, &before) => (Some(before), complement),
        (Some(after), _) => (Some(after), complement),
        (None, before) => (before, complement),
    }
}

fn closes(line: &Line<'_>, subject: &Subject) -> bool {
    let next = line.facts.token_at(subject.noun.to());
    line.is_mark(next) || line.is_sign(next, ':')
}

fn adjoins(line: &Line<'_>, verb: usize, subject: &Subject) -> bool {
    line.token(verb + 1).is_some_and(|it| it.span.from() <= subject.noun.from())
        && line.token(verb).is_some_and(|it| subject.noun.from() <= it.span.to() + 1)
}

fn opens_verb(line: &Line<'_>, verb: usize, form: &Form, before: &Subject) -> bool {
    let near = line.token(verb).is_some_and(|it| it.span.from() <= before.noun.to() + 1) && !before.noun.is_empty();
    let head = line.facts.tokens_in(before.noun).first();
    let feminine = head.is_some_and(|it| it.skeleton.ends_with('ة') || is_feminine_land(&key_of(it)));
    let agrees = if feminine { form.gender == cues::Gender::Feminine } else { form.gender == cues::Gender::Masculine };
    let opens = line.token(line.sentence_start(verb)).is_some_and(|it| it.span.from() == before.noun.from());
    // مرلون يحذر الحكومة
    near && (form.present && agrees && (before.head != Head::Other || opens) || opens && preceding::acts(form))
}

// What follows the verb is its subject where it names somebody, unless the clause opens with a name.
fn speaks_first(line: &Line<'_>, after: &Subject, before: &Subject) -> bool {
    opens_with_name(line, after.zone) || after.head != Head::Other && !opens_with_name(line, before.zone)
}

/// Whether a span starts with a name.
pub(super) fn starts_name(line: &Line<'_>, span: Span) -> bool {
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
    let zone = noun.join(zone(line, at));
    let tail = if dative { None } else { borne::bearer(line, at, zone.to()) };
    Some(Subject {
        noun,
        zone,
        tail,
        plural: false,
        head: if tail.is_some() || is_agent(line.key(at)) { Head::Person } else { Head::Other },
    })
}

/// The noun phrase behind `preposition`, which stands within `reach` tokens from token `at`.
pub(super) fn behind(line: &Line<'_>, at: usize, preposition: &str, reach: usize) -> Option<Subject> {
    let mut it = at;
    while it < at + reach && !line.is_sign(it, '.') && !line.is_sign(it, ':') {
        let told = preposition == "عن" && line.key(it) == "لسان" && line.key(it.checked_sub(1)?) == "علي";
        if line.key(it) == preposition || told {
            return source(line, it + 1, false);
        }
        // Past a name in marks: نقلت «الوكالة» عن فلان
        it = if line.is_mark(it) { closing(line, it, 5)? } else { it } + 1;
    }
    None
}

fn without_dative(line: &Line<'_>, at: usize, noun: Span) -> Span {
    let letters = if line.key(at).starts_with("لل") { 2 } else { usize::from(line.key(at).starts_with('ل')) };
    Span::new(noun.from() + letters * 'ل'.len_utf8(), noun.to())
}

// How it is said, in the accusative of a participle: وقال ضاحكا
fn is_bare_participle(line: &Line<'_>, at: usize) -> bool {
    let letters: Vec<char> = line.key(at).chars().collect();
    let participle = matches!(letters.as_slice(), [_, 'ا', _, _, 'ا'] | ['م', _, _, _, 'ا'] | ['م', _, _, _, _, 'ا']);
    let complete = line.is_sign(at + 1, ':') || line.is_mark(at + 1);
    participle && complete && given_names::find(line.key(at)).is_none()
}

fn after(line: &Line<'_>, from: usize, form: &Form) -> (Option<Subject>, Complement) {
    let (mut at, oblique) = adverbs::skip(line, from, form.entry.intransitive);
    at += usize::from(is_bare_participle(line, at));
    // وصرحت هذه الشابة
    at += usize::from(matches!(line.key(at), "هذا" | "هذه" | "هؤلاء") && is_definite(line.key(at + 1)) && is_agent(line.key(at + 1)));
    // وقالت كل من فلانة وعلانة
    at += if line.key(at) == "كل" && line.key(at + 1) == "من" && is_nominal(line, at + 2) { 2 } else { 0 };
    // وقال سمو أمير المنطقة: what honours an office is no part of it.
    at += usize::from(is_honour(line.key(at)) && starts_title(line, at + 1));
    // قالت د. فلانة
    while line.shortens(at + 1) && line.token(at + 2).is_some_and(Token::is_word) {
        at += 2;
    }
    let complement = complement(line, at, REACH);
    // وقال مخاطبا فلانا, وقال طالبا كذا: how it is said, and to whom.
    let office = is_agent(line.key(at)) && line.key(at).ends_with('ه');
    if line.key(at) == "طالبا" && !is_school(line.key(at + 1))
        || is_reporting_participle(line.key(at)) && !office && given_names::find(line.key(at)).is_none()
    {
        return (None, complement);
    }
    // يقول صلى الله عليه وسلم: a blessing on whoever was told of.
    if line.key(at) == "صلي" && line.key(at + 1) == "الله" {
        return (None, complement);
    }
    if let Some(named) = quoted_name(line, at, true).or_else(|| several(line, at)) {
        return (Some(named), complement);
    }
    if let Some(named) = medium(line, at) {
        return (Some(named), complement);
    }
    if let Some(noun) = (!oblique).then(|| phrase(line, at)).flatten() {
        let zone = noun.join(zone(line, at));
        // وكتب أحدهم: a word for somebody with its pronoun is no noun that belongs to somebody.
        let belongs = line.token(at).is_some_and(|it| has_pronoun(&it.skeleton)) && !cues::is(line.key(at), Group::Agent);
        if belongs && !opens_with_name(line, zone) && !is_foreign(line, at, form) {
            // قال زميلها فلان: the name behind is the subject.
            let joined = line.token(at + 1).is_some_and(|it| it.skeleton.starts_with('و') && has_pronoun(&it.skeleton));
            // مديرتها الإقليمية فلانة
            let mut behind = at + if joined { 2 } else { 1 };
            while behind < at + 3 && is_definite(line.key(behind)) && !line.token(behind).is_some_and(|it| starts_name(line, it.span)) {
                behind += 1;
            }
            if line.token(behind).is_some_and(|it| starts_name(line, it.span)) {
                return (Some(Subject { noun: Span::at(zone.from()), zone, tail: None, plural: false, head: Head::Other }), complement);
            }
            if line.token(at + 1).is_some_and(|it| &*it.skeleton == "علي") && line.token(at + 2).is_some_and(Token::is_word) {
                let noun = phrase_from(line, at + 1);
                return (noun.map(|noun| Subject { noun, zone: noun, tail: None, plural: false, head: Head::Other }), complement);
            }
            // وقال ناشرها: «…»
            let complete = line.is_mark(at + 1) || line.is_sign(at + 1, ':') || is_that(line.key(at + 1));
            let complete = complete || line.is_sign(at + 1, '.') && at >= 2 && line.key(at - 2) == "ما";
            let says = form.entry.lemma == "قال" || form.entry.group == Group::Say && !form.entry.weak;
            if let Some(own) = line.token(at).filter(|it| complete && says && is_related(&it.skeleton)) {
                return (Some(Subject { noun: own.span, zone: own.span, tail: None, plural: false, head: Head::Person }), complement);
            }
            // أكد صحتها مصدر: behind a short object the subject may still come.
            let next = line.token(at + 1).filter(|it| it.is_word() && !has_pronoun(&it.skeleton));
            let noun = next.and_then(|_| phrase(line, at + 1)).filter(|_| !is_definite(line.key(at + 1)));
            return (noun.map(|noun| Subject { noun, zone: noun, tail: None, plural: false, head: Head::Other }), complement);
        }
        // واتهم فلانا بكذا: of a verb that must have an object the one noun before its ب is that object.
        let next = line.facts.token_at(noun.to().max(zone_name(line, noun, zone)));
        let taken = line.key(next).starts_with('ب') && !is_preposition(line.key(next));
        if takes_object(form) && (taken || is_that(line.key(next))) {
            // ووصف مرلون الاتحاد بأنه: an unknown word before a noun with the article is who does it.
            let name = line.token(at).filter(|_| is_definite(line.key(at + 1)) && !is_definite(line.key(at)) && !is_common(line.key(at)));
            let name = name.filter(|_| is_proper(line.key(at)) && given_names::find(line.key(at)).is_none());
            let name = name.filter(|it| it.span.to() < noun.to() && !has_pronoun(&it.skeleton));
            // واتهمت الحكومة المعارضين بكذا: what the verb takes stands behind its subject.
            let subject = several_agreeing(line, at).unwrap_or_else(|| agreeing(line, at, noun, form));
            let subject = (subject.to() < noun.to()).then_some(subject);
            let subject = name.map(|it| it.span).or(subject);
            return (subject.map(|it| subject_at(line, at, it, it)), complement);
        }
        if is_object(line, at, form) && !stands_before_clause(line, at, noun, form) {
            return (None, complement);
        }
        if opens_told_clause(line, at, noun, form) {
            return (None, complement);
        }
        let noun = agreeing(line, at, noun, form);
        // أعلنت الدولة على لسان وزيرها فلان
        let next = line.facts.token_at(noun.to());
        if line.key(next) == "علي" && line.key(next + 1) == "لسان" && is_body(line.key(at)) {
            return (source(line, next + 2, false), complement);
        }
        return (Some(subject_at(line, at, noun, zone)), complement);
    }
    let zone = zone(line, at);
    let subject =
        (oblique && !zone.is_empty()).then(|| Subject { noun: Span::at(zone.from()), zone, tail: None, plural: false, head: Head::Other });
    (subject, complement)
}

// قال مرلنسكه: a foreign name may end like a noun with a pronoun on it.
fn is_foreign(line: &Line<'_>, at: usize, form: &Form) -> bool {
    let ordinary = line.token(at).is_some_and(|it| is_related(&it.skeleton) || it.skeleton.contains("ته")) || !is_proper(line.key(at));
    let next = line.key(at + 1);
    // وحث مرلنسكه أنصاره
    let taken = line.token(at + 1).is_some_and(|it| has_pronoun(&it.skeleton));
    !ordinary && (form.entry.intransitive || next.is_empty() || is_that(next) || is_preposition(next) || taken)
}

pub(super) fn can_speak(word: &str) -> bool {
    let several = word.ends_with("ون") && word.chars().count() >= 5;
    several
        || cues::is(word, Group::TitleName)
        || cues::is(word, Group::TermName)
        || is_agent(word)
        || is_body(word)
        || is_document(word)
        || is_origin(word)
}

fn subject_at(line: &Line<'_>, at: usize, noun: Span, zone: Span) -> Subject {
    let plural = is_plural(line.key(at));
    // كثير من المدافعين عن كذا: some of many are nobody by name.
    if QUANTITIES.contains(&line.key(at)) && line.key(at + 1) == "من" {
        return Subject { noun, zone: noun, tail: None, plural: true, head: Head::Person };
    }
    if let Some(kin) = kin::told_by_another(line, at, noun) {
        return kin;
    }
    let tail = borne::bearer(line, at, zone.to());
    Subject { noun, zone, tail, plural, head: head(line, at) }
}

/// The noun phrase or name that starts at token `at`.
pub(super) fn named(line: &Line<'_>, at: usize) -> Option<Subject> {
    if let Some(named) = medium(line, at) {
        return Some(named);
    }
    let noun = phrase(line, at)?;
    Some(subject_at(line, at, noun, noun.join(zone(line, at))))
}

pub(super) fn head(line: &Line<'_>, at: usize) -> Head {
    let word = line.key(at);
    let word = without_conjunction(word).filter(|it| is_definite(it)).unwrap_or(word);
    if starts_title(line, at) || is_agent(word) || is_origin(word) {
        Head::Person
    } else if is_body(word) || is_document(word) {
        Head::Body
    } else {
        Head::Other
    }
}
