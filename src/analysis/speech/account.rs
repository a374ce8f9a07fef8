//! Whose words a noun of saying tells of: تحذير الوزارة من

use crate::analysis::names::{Kind, Name};
use crate::text::span::Span;

use super::authored::is_issuer;
use super::line::Line;
use super::opening::is_nominal;
use super::subject::{self, Subject};

/// How many words may tell whom such a noun is about.
const ABOUT: usize = 5;

/// تهديد الرئيس فلان بأن, إعلان الوزارة «كذا»: whose words such a noun tells of, where they follow right behind.
pub(super) fn teller(line: &Line<'_>, at: usize) -> Option<Subject> {
    let subject = subject::named(line, at).filter(|_| is_nominal(line, at))?;
    let names = &line.facts.names.names;
    let names = names.get(names.partition_point(|it| it.span.start < subject.zone.start)..).unwrap_or(&[]);
    let names = names.iter().take_while(|it| subject.zone.covers(it.span)).map(|it| it.span.to());
    let told = |end: usize| {
        let mut next = line.facts.token_at(end);
        next += usize::from(line.is_sign(next, '،') || line.is_sign(next, ','));
        let next = if line.key(next) == "ب" { next + 1 } else { next };
        // وصف الحكم للاعب بأنه كذا: whom it is about may stand between.
        let about = line.key(next).starts_with('ل') && !line.is_mark(next);
        let reach = if about { next + ABOUT } else { next };
        (next..=reach)
            .take_while(|&it| line.token(it).is_some_and(|it| !it.is_sign('.')))
            .any(|it| line.is_mark(it) || matches!(line.key(it), "بان" | "بانه" | "بانها" | "بانهم" | "ان" | "انه" | "انها"))
    };
    let by = line.facts.token_at(subject.zone.to());
    let by = line.is_mark(by) && by.checked_sub(1).is_some_and(|it| line.key(it) == "ب");
    (by || names.chain([subject.noun.to()]).any(told)).then_some(subject)
}

/// The text in which the words stand, behind a verb whose last token is `verb`, or whoever's text it is: جاء في التقرير, جاء في بيان لفلان
pub(super) fn text(line: &Line<'_>, verb: usize) -> Option<Subject> {
    let page = matches!(line.key(verb + 2), "صفحه" | "حساب" | "موقع" | "لسان");
    let preposition = if line.key(verb + 1) == "علي" && page { "علي" } else { "في" };
    let text = subject::behind(line, verb + 1, preposition, 2)?;
    let at = line.facts.token_at(text.noun.from());
    let (noun, next) = (line.key(at), line.key(at + 1));
    // جاء في بيان الوزارة
    if noun == "بيان" && is_issuer(next) {
        return subject::source(line, at + 1, false).or(Some(text));
    }
    let token = line.token(at + 1).filter(|_| next.starts_with('ل'));
    let person = |it: &&Name| it.kind == Kind::Person;
    let name = |it: Span| line.facts.names.names.iter().filter(person).find(|name| it.covers(Span::at(name.span.from())));
    let led = token.is_some_and(|it| name(it.span).is_some_and(|name| name.span.start > it.span.start));
    let whose = led.then(|| subject::source(line, at + 1, true)).flatten();
    whose.or(Some(text))
}
