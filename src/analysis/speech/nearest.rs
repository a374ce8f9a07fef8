//! Where somebody whose words go on is named last: by a part of his name alone, or where an earlier quotation has him.

use crate::analysis::names::Kind;
use crate::analysis::paragraph;
use crate::analysis::story::Place;
use crate::arabic::fold::{key, skeleton};
use crate::arabic::token::Token;
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::given_names;
use crate::text::span::Span;

use super::voice::Scene;
use super::words::{is_definite, is_land, key_of};
use super::{Saying, Speaker};

/// Moves each speaker to the nearest place before his words at which he is named.
pub(super) fn by_place(scene: &Scene<'_>, sayings: &mut [Saying]) {
    let mut spoken: Vec<Speaker> = Vec::new();
    for (quotation, saying) in scene.quotes.quotations.iter().zip(sayings) {
        let open = (quotation.open.paragraph, quotation.open.span.from());
        let cue = saying.cue.as_ref().map(|it| (it.place.paragraph, it.place.span.from()));
        let end = cue.map_or(open, |it| it.min(open));
        let Some(speaker) = saying.speaker.as_mut() else { continue };
        let stands = |it: Place| (it.paragraph, it.span.to());
        if stands(speaker.place) <= end {
            let same = |it: &&Speaker| it.name == speaker.name && it.entity == speaker.entity;
            let earlier = spoken.iter().filter(same).map(|it| it.place).filter(|it| stands(*it) <= end);
            let named = named_again(scene, speaker, end);
            let nearest = earlier.chain(named).max_by_key(|it| stands(*it)).filter(|it| stands(*it) > stands(speaker.place));
            if let Some(place) = nearest {
                *speaker = Speaker { place, read: None, ..speaker.clone() };
            }
        }
        spoken.push(speaker.clone());
    }
}

// The last place before `end` at which the narrator names him by his whole name, his surname or his given name.
fn named_again(scene: &Scene<'_>, speaker: &Speaker, end: (usize, usize)) -> Option<Place> {
    let name: Vec<String> = speaker.name.split_whitespace().map(skeleton).collect();
    let (first, last) = (name.first()?, name.last()?);
    if name.len() < 2 || is_shared(scene, speaker, last) || !is_name(first, last) {
        return None;
    }
    let alone = |it: &&String| it.chars().count() >= 3 && !is_common_as_it_stands(&key(it)) && !is_land(&key(it));
    let given = Some(first).filter(|it| alone(it) && !is_definite(it) && !is_shared(scene, speaker, it));
    let parts: Vec<&String> = Some(last).filter(alone).into_iter().chain(given).collect();
    let from = (speaker.place.paragraph, speaker.place.span.to());
    (from.0..=end.0).rev().find_map(|paragraph| {
        let facts = scene.view.facts(paragraph)?;
        let from = if paragraph == from.0 { from.1 } else { 0 };
        let to = if paragraph == end.0 { end.1 } else { facts.text.len() };
        let tokens = facts.tokens_in(Span::new(from.min(to), to));
        let place = |it: &Token| part_of(scene, facts, paragraph, speaker, it, &parts);
        tokens.iter().rev().find_map(place).map(|span| Place { paragraph, span })
    })
}

// The token without what is written on it, where it is one of the parts and nobody else's.
fn part_of(
    scene: &Scene<'_>,
    facts: &paragraph::Facts,
    paragraph: usize,
    speaker: &Speaker,
    token: &Token,
    parts: &[&String],
) -> Option<Span> {
    let bare = |it: &str| if parts.iter().any(|part| *part == it) { Some(0) } else { None };
    let led = |it: &str| {
        let rest = it.strip_prefix(['ل', 'و', 'ف', 'ب'])?;
        bare(rest).map(|_| it.len() - rest.len()).filter(|_| !is_common_as_it_stands(&key(it)))
    };
    let clitic = bare(&token.skeleton).or_else(|| led(&token.skeleton))?;
    if !token.is_word() || scene.quoted_at(paragraph, token.span.from()).is_some() {
        return None;
    }
    let other = scene.names_in(paragraph, token.span).iter().any(|it| it.entity.is_none() || it.entity != speaker.entity);
    let span = Span::new(token.span.from() + clitic, token.span.to());
    // Part of a longer name: his brother's, a place's.
    let at = facts.token_at(token.span.from());
    let before = at.checked_sub(1).and_then(|it| facts.tokens.get(it)).filter(|it| it.is_word() && clitic == 0);
    let joined = before.is_some_and(|it| given_names::find(&key_of(it)).is_some() || matches!(&*it.skeleton, "بن" | "آل" | "أبو"));
    let named = scene.names_in(paragraph, token.span).first().filter(|it| it.entity.is_some() && it.entity == speaker.entity);
    if let Some(it) = named {
        return Some(it.span);
    }
    (!other && !joined).then_some(span)
}

// Whether another of the story's people has the same word in his name.
fn is_shared(scene: &Scene<'_>, speaker: &Speaker, word: &str) -> bool {
    let people = scene.names.entities.iter().enumerate().filter(|(index, it)| it.kind == Kind::Person && Some(*index) != speaker.entity);
    people
        .flat_map(|(_, it)| it.spellings.iter())
        .any(|it| it.text != speaker.name && it.text.split_whitespace().any(|it| skeleton(it) == word))
}

// A given name, or words that are no ordinary ones, before a surname.
fn is_name(first: &str, last: &str) -> bool {
    let (first, last) = (key(first), key(last));
    let given = given_names::find(&first).is_some();
    !is_definite(&first) && (given || !is_common_as_it_stands(&first)) && !is_common_as_it_stands(&last)
}
