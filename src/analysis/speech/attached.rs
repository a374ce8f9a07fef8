//! What a noun phrase takes in behind its nouns and adjectives: which article of a law it is, for whom one speaks, of what one is a member.

use crate::arabic::token::Kind as TokenKind;
use crate::lexicon::cues::{self, Group};
use crate::text::span::Span;

use super::bounds::is_defender;
use super::line::Line;
use super::phrase::phrase_from;
use super::subject::QUANTITIES;
use super::words::{is_agent, is_body, is_definite, is_land};

/// The phrase of tokens `at..=end`, which fills `span`, with what belongs to it behind; `definite`: it needs no more to be one of its kind;
/// `inner` reads a phrase that stands in it, from its first token.
pub(super) fn with(line: &Line<'_>, at: usize, end: usize, mut span: Span, definite: bool, inner: &dyn Fn(usize) -> Option<Span>) -> Span {
    let joined = |span: Span, at: usize| inner(at).map_or(span, |it| span.join(it));
    if line.key(end) == "ماده" || is_article(line.key(end)) {
        let number = |it: usize| line.token(it).filter(|it| it.kind == TokenKind::Number);
        // المادة 27, المادة (27)
        let bracketed = line.is_sign(end + 1, '(') && number(end + 2).is_some() && line.is_sign(end + 3, ')');
        let last = if bracketed { line.token(end + 3) } else { number(end + 1) };
        span = last.map_or(span, |it| span.join(it.span));
    }
    // المتحدث الرسمي باسم الوزارة, مدافعون عن كذا: for whom one speaks or stands up belongs to what he is.
    let speaks = line.key(end + 1) == "باسم" && (end == at || is_agent(line.key(at)));
    if speaks {
        span = joined(span, end + 2);
    }
    if line.key(end + 1) == "عن" && is_defender(line.key(end)) {
        let cause = inner(end + 2).map(|it| line.facts.tokens_in(it)).unwrap_or(&[]);
        span = cause.get(1).or(cause.first()).map_or(span, |it| span.join(it.span));
    }
    // عضو في المجلس المحلي: a noun that says little without where one is it.
    let member = end == at && matches!(line.key(at), "عضو" | "اعضاء" | "موظف" | "موظفه" | "عميل" | "قيادي" | "قياديون");
    if member
        && line.key(at + 1) == "في"
        && (is_definite(line.key(at + 2)) || is_body(line.key(at + 2)))
        && !cues::is(line.key(at + 2), Group::Medium)
    {
        span = joined(span, at + 2);
    }
    // مدير مكتب كذا في المدينة: nor does an office without the article say which it is.
    let office = end > at && definite && matches!(line.key(at), "مدير" | "مديره" | "رئيس" | "رئيسه" | "مسؤول");
    let where_it_is = is_land(line.key(end + 2)) || is_body(line.key(end + 2));
    if office && line.key(end + 1) == "في" && where_it_is && !cues::is(line.key(end + 2), Group::Medium) {
        span = joined(span, end + 2);
    }
    // مسؤول بالشركة, the same with its preposition written on it
    let place = line.key(at + 1).strip_prefix('ب').filter(|it| is_definite(it) && is_body(it));
    if end == at && matches!(line.key(at), "مسؤول" | "مصدر") && place.is_some() {
        span = phrase_from(line, at + 1).map_or(span, |it| span.join(it));
    }
    // كثير من المعلمين
    if end == at && QUANTITIES.contains(&line.key(at)) && line.key(at + 1) == "من" {
        span = joined(span, at + 2);
    }
    // الموقعون على الرسالة
    let over = matches!(line.key(at), "الموقعون" | "الموقعين" | "القايمون" | "القايمين") && line.key(at + 1) == "علي";
    if end == at && over {
        span = joined(span, at + 2);
    }
    // استطلاع للرأي, المتحدث باسمه
    let poll = matches!(line.key(at), "استطلاع" | "استطلاعات") && line.key(at + 1) == "للراي";
    if end == at && (poll || matches!(line.key(at + 1), "باسمه" | "باسمها" | "باسمهم")) {
        span = line.token(at + 1).map_or(span, |it| span.join(it.span));
    }
    // An unnamed source is told by whose it is: مصادر من الحكومة, مقربون من فلان. Where it sits (في) readers leave out.
    let official = matches!(line.key(at), "مسؤول" | "مسؤولون");
    let near =
        matches!(line.key(end), "قريب" | "قريبه" | "مقرب" | "مقربا" | "مقربه" | "مقربون") && end <= at + 1 && line.key(end + 1) == "من";
    if (end == at && matches!(line.key(at), "مصدر" | "مصادر") || official && end <= at + 1 && !definite || near)
        && matches!(line.key(end + 1), "من" | "داخل")
        && !cues::is(line.key(end + 2), Group::Medium)
    {
        span = joined(span, end + 2);
    }
    span
}

/// A part of a law that a number tells from the others.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "الماده" | "الفقره" | "البند" | "الفصل")
}

/// الأول, الثانية
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(
        word.strip_suffix('ه').unwrap_or(word),
        "الاول"
            | "الاولي"
            | "الثاني"
            | "الثالث"
            | "الرابع"
            | "الخامس"
            | "السادس"
            | "السابع"
            | "الثامن"
            | "التاسع"
            | "العاشر"
    )
}
