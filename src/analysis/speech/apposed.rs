//! Who bears an office that was taken for the speaker: whose name stands before it between commas, or behind where he holds it.

use crate::analysis::names::Kind;
use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::kind::is_mark;
use super::reporting::Found;
use super::roles::{self, is_held};
use super::voice::{Named, Scene, Voice};
use super::words::{has_preposition, is_definite, is_land, is_preposition, key_of, without_conjunction};

/// How many tokens behind an office its bearer's name may end.
const FAR: usize = 12;

/// فلان، مدير كذا، قال; المدير لدى كذا فلان: the bearer in place of his office; `found` is the reporting word.
pub(super) fn bearer(scene: &Scene<'_>, voice: Voice, found: Option<&Found<'_>>) -> Voice {
    let Some(facts) = scene.view.facts(voice.place.paragraph) else { return voice };
    let (from, to) = (facts.token_at(voice.place.span.from()), facts.token_at(voice.place.span.to()));
    let head = facts.tokens.get(from).map(key_of).unwrap_or_default();
    if voice.entity.is_some() || voice.plural || !is_held(&head) {
        return voice;
    }
    let comma = |at: Option<usize>| at.and_then(|it| facts.tokens.get(it)).is_some_and(|it| it.is_sign('،') || it.is_sign(','));
    let people = || scene.named(voice.place.paragraph).iter().filter(|it| it.kind == Kind::Person);
    let before = from.checked_sub(1).filter(|it| comma(Some(*it)) && comma(Some(to)));
    let apposed = before.and_then(|it| facts.tokens.get(it)).and_then(|it| people().find(|name| name.span.to() == it.span.from()));
    let cue = found.and_then(|it| it.tokens_in(voice.place.paragraph));
    let ends = |(at, it): (usize, &Token)| {
        it.is_sign(':') || it.is_sign('،') || it.is_sign('.') || is_mark(it) || is_that(&key_of(it)) || cue.is_some_and(|it| it.0 == at)
    };
    let rest = facts.tokens.get(to..).unwrap_or(&[]);
    let end = (to..).zip(rest).take(FAR).position(ends);
    let behind = end.and_then(|it| rest.get(it.checked_sub(1)?)).and_then(|last| people().find(|name| name.span.to() == last.span.to()));
    let held = |name: &&Named| {
        let between = facts.tokens.get(to..facts.token_at(name.span.from())).unwrap_or(&[]);
        let place = between.first().map(key_of).is_some_and(|it| is_preposition(&it) || has_preposition(&it));
        let closed = between.last().map(key_of).is_some_and(|it| (is_definite(&it) || it.starts_with("لل")) && !is_held(&it));
        // مصدر مطلع على كذا: nobody in particular bears a name.
        place && closed && is_definite(without_conjunction(&head).unwrap_or(&head))
    };
    if let Some(name) = apposed.or(behind.filter(held)) {
        return scene.bearer(voice.place.paragraph, name, voice.via, voice.shown);
    }
    let of_land = |name: Span| facts.token_before(name.from()).is_some_and(|it| is_land(&key_of(it)));
    match roles::bearer(facts, from, cue) {
        // رئيس بلدية كذا فلان الفلاني: the name may have been read with the office.
        Some(span) if span.from() >= voice.place.span.to() || voice.place.span.covers(span) && of_land(span) => {
            Voice { place: Place { span, ..voice.place }, ..voice }
        }
        _ => voice,
    }
}
