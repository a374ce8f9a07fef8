//! Speakers who are told by whose they are: محامي فلان, والد الطالبة فلانة, المتحدث باسم عائلة فلان

use crate::analysis::names::{Kind, Name};
use crate::text::span::Span;

use super::line::Line;
use super::opening::is_nominal;
use super::phrase::{PHRASE, starts_title};
use super::subject::{Head, Subject, starts_name};
use super::words::{is_agent, is_charge, is_definite, is_of_person, is_plural, is_proper};

/// Whom the noun phrase `noun` at token `at` means, if the name in it is that of another: of whoever they are kin or counsel to.
pub(super) fn told_by_another(line: &Line<'_>, at: usize, noun: Span) -> Option<Subject> {
    // والد الطالبة فلانة: the name is that of the one whose father speaks.
    let charge = is_charge(line.key(at), line.key(at + 1));
    // المتحدث باسم عائلة فلان: so does who speaks for them.
    let family = line.key(at + 1) == "باسم" && is_of_person(line.key(at + 2));
    let of = at + if family { 3 } else { 1 + usize::from(charge) };
    let heir = line.key(at) == "ولي" && line.key(at + 1) == "العهد";
    let named = |it: usize| line.token(it).is_some_and(|it| starts_name(line, it.span));
    // محامي الدفاع فلان: of a thing's lawyer the name is his own.
    let thing = matches!(line.key(at), "محامي" | "محاميه") && !(starts_title(line, of) || is_agent(line.key(of)) || named(of));
    let person = is_nominal(line, of) || is_definite(line.key(of)) || is_proper(line.key(of));
    if thing || heir || !(charge || (family || is_of_person(line.key(at))) && person) {
        return None;
    }
    let name_at = |span: Span| line.facts.names.names.iter().find(|it| it.span.start == span.start);
    let words = (of..of + PHRASE).map_while(|it| line.token(it).filter(|it| it.is_word()).map(|it| it.span));
    let name = words.into_iter().find(|it| starts_name(line, *it)).and_then(name_at);
    // محامي فلان فلان الفلاني: of two names the second is his own.
    let own = |name: &Name| line.facts.names.names.iter().any(|it| it.kind == Kind::Person && name.span.to() + 1 == it.span.from());
    if name.is_some_and(own) {
        return None;
    }
    let noun = name.map_or(noun, |it| noun.join(it.span));
    // زوجة الرئيس فلان، فلانة، أكدت: behind the comma stands the name of the one who speaks.
    let next = line.facts.token_at(noun.to());
    let own = line.token(next + 1).filter(|it| line.is_sign(next, '،') && starts_name(line, it.span));
    if let Some(own) = own.and_then(|own| name_at(own.span)) {
        return Some(Subject { noun: own.span, zone: own.span, tail: None, plural: false, head: Head::Other });
    }
    Some(Subject { noun, zone: Span::at(noun.from()), tail: None, plural: is_plural(line.key(at)), head: Head::Person })
}
