//! A name that is known from elsewhere, in more words than the family name: all of it, or its end.

use std::sync::Arc;

use crate::arabic::clitic::readings;
use crate::arabic::fold::skeleton;
use crate::lexicon::given_names;
use crate::lexicon::neighbours::is_kin;
use crate::lexicon::particles::{is_son, joins_next};
use crate::text::span::Span;

use super::bearer::Bearer;
use super::form::Form;
use super::later::touches;
use super::word::skip;

/// The whole name before its surname at word `at`: known from elsewhere, it needs no evidence here.
pub(super) fn full_name(text: &str, words: &[(Arc<Form>, Span)], at: usize, bearer: &Bearer) -> Option<Span> {
    let parts: Vec<&str> = bearer.parts.iter().flat_map(|it| it.text.split(' ')).collect();
    let first = at.checked_sub(bearer.parts.len().checked_sub(1).filter(|it| *it > 0)?)?;
    if parts.len() != bearer.parts.len() && !parts.iter().any(|it| crate::arabic::fold::key(it) == "عبد") {
        return None;
    }
    let name = words.get(first..=at)?;
    let joined = name.iter().zip(name.iter().skip(1)).all(|(a, b)| touches(text, a.1, b.1));
    let middle = name.iter().zip(&bearer.parts).skip(1).all(|((word, _), part)| word.key == part.key);
    let (form, span) = name.first()?;
    let reading = readings(&form.key).into_iter().find(|it| bearer.parts.first().is_some_and(|part| part.key == it.rest))?;
    // على السيستاني: a preposition, whatever its key.
    let preposition = skeleton(span.of(text)).ends_with("على");
    (!preposition && joined && middle)
        .then(|| skip(text, *span, reading.proclitic.chars().count()).join(name.last().map_or(*span, |it| it.1)))
}

/// The end of a name of three parts and more, without the given name: قايد السبسي. An Arabic given name among them may be the father's own.
pub(super) fn tail(text: &str, words: &[(Arc<Form>, Span)], at: usize, bearer: &Bearer) -> Option<Span> {
    let [_, rest @ .., _] = bearer.parts.as_slice() else { return None };
    let mut first = None;
    for (back, part) in rest.iter().rev().enumerate() {
        let (form, span) = words.get(at.checked_sub(back + 1)?)?;
        let (_, next) = words.get(at - back)?;
        let reading = readings(&form.key).into_iter().find(|it| part.key == it.rest).filter(|_| touches(text, *span, *next));
        let Some(reading) = reading.filter(|_| !part.text.contains(' ')) else { break };
        let whole = reading.proclitic.is_empty();
        first = Some((at - back - 1, skip(text, *span, reading.proclitic.chars().count()), part));
        if !whole {
            break;
        }
    }
    let (from, span, part) = first?;
    let given = given_names::find(&part.key);
    let before = from.checked_sub(1).and_then(|it| words.get(it)).filter(|it| touches(text, it.1, span));
    let free = before
        .is_none_or(|(it, _)| it.says || !it.unknown && it.given.is_none() && !is_son(&it.key) && !joins_next(&it.key) && !is_kin(&it.key));
    (free && !is_son(&part.key) && given.is_none_or(|it| it.foreign)).then(|| span.join(words.get(at).map_or(span, |it| it.1)))
}
