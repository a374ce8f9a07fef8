//! Where somebody whose words go on is named last: by a part of his name alone, or where an earlier quotation has him.

use crate::analysis::names::Kind;
use crate::analysis::paragraph;
use crate::analysis::story::Place;
use crate::arabic::fold::{key, skeleton};
use crate::arabic::token::Token;
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::roles::is_held;
use super::surname::is_finite;
use super::voice::Scene;
use super::words::{is_definite, is_land, is_preposition, key_of, without_conjunction};
use super::{Saying, Speaker};

/// How many quotations back the speaker may have been named, and how many tokens back he is looked for.
const SPOKEN: usize = 16;
const TOKENS: usize = 800;

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
            let earlier = spoken.iter().rev().take(SPOKEN).filter(same).map(|it| it.place).filter(|it| stands(*it) <= end);
            let named = named_again(scene, speaker, end);
            let nearest = earlier.chain(named).max_by_key(|it| stands(*it)).filter(|it| stands(*it) > stands(speaker.place));
            if let Some(place) = nearest {
                (speaker.place, speaker.read) = (place, None);
            }
        }
        spoken.push(speaker.clone());
    }
}

// The last place before `end` at which the narrator names him by his whole name, his surname or his given name.
fn named_again(scene: &Scene<'_>, speaker: &Speaker, end: (usize, usize)) -> Option<Place> {
    let name: Vec<String> = speaker.name.split_whitespace().map(skeleton).collect();
    let (first, last) = (name.first()?, name.last()?);
    if name.len() < 2 || !is_name(first, last) {
        return None;
    }
    let alone = |it: &&String| it.chars().count() >= 3 && !is_common_as_it_stands(&key(it)) && !is_land(&key(it));
    let given = Some(first).filter(|it| alone(it) && !is_definite(it));
    let parts: Vec<&String> = Some(last).filter(alone).into_iter().chain(given).collect();
    let mut left = TOKENS;
    let from = (speaker.place.paragraph, speaker.place.span.to());
    (from.0..=end.0).rev().find_map(|paragraph| {
        let facts = scene.view.facts(paragraph)?;
        let from = if paragraph == from.0 { from.1 } else { 0 };
        let to = if paragraph == end.0 { end.1 } else { facts.text.len() };
        let tokens = facts.tokens_in(Span::new(from.min(to), to));
        let place = |it: &Token| part_of(scene, facts, paragraph, speaker, it, &parts);
        let found = tokens.iter().rev().take(left).find_map(place).map(|span| Place { paragraph, span });
        left = left.saturating_sub(tokens.len());
        found
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
    let is_part = |it: &str| parts.iter().any(|part| *part == it);
    let led = token.skeleton.strip_prefix(['ل', 'و', 'ف', 'ب']).filter(|it| is_part(it));
    if !token.is_word() || !is_part(&token.skeleton) && led.is_none() || scene.quoted_at(paragraph, token.span.from()).is_some() {
        return None;
    }
    let part = led.unwrap_or(&token.skeleton);
    let named = scene.names_in(paragraph, token.span);
    if let Some(it) = named.iter().find(|it| it.entity.is_some() && it.entity == speaker.entity) {
        return Some(it.span);
    }
    // شارع مرلون, لمرلون وأخيه شاهر: of his name only what follows a verb, a preposition, what he is, or a sign.
    let at = facts.token_at(token.span.from());
    let key = |at: Option<usize>| at.and_then(|it| facts.tokens.get(it)).filter(|it| it.is_word()).map(key_of).unwrap_or_default();
    let (before, behind) = (key(at.checked_sub(1)), key(Some(at + 1)));
    let bare = without_conjunction(&before).unwrap_or(&before);
    let free = led.is_some() || before.is_empty() || is_preposition(&before) || is_that(&before) || is_held(&before) || is_finite(bare);
    // Behind his given name stands another's family name.
    let longer = parts.first().is_some_and(|last| *last != part) && given_names::find(&behind).is_some();
    // What is written on the name is one letter, with nothing on it.
    let written = token.span.of(&facts.text);
    let letter = written.chars().next().filter(|_| led.is_some()).map_or(0, char::len_utf8);
    let plain = written.get(letter..).is_some_and(|it| it.chars().next() == part.chars().next());
    (named.is_empty() && free && !longer && plain && !is_shared(scene, speaker, part))
        .then(|| Span::new(token.span.from() + letter, token.span.to()))
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
