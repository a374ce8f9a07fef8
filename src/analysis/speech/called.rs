//! The speaker whose name stands in marks: منظمة «كذا», المتحدث باسم الجماعة «فلان»

use crate::analysis::names;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::text::span::Span;

use super::voice::Scene;
use super::words::{is_agent, is_body, is_definite, is_document, is_origin, is_proper, key_of};
use super::{Kind, Saying, Speaker};

/// The longest name in marks, in words.
const NAME: usize = 8;

/// Calls each speaker by the name in marks that stands right behind the noun for him.
pub(super) fn by_name(scene: &Scene<'_>, sayings: &mut [Saying]) {
    let marked: Vec<&Quotation> = labels(scene, sayings).collect();
    let named = |it: &Speaker| {
        let behind = |name: &&Quotation| (name.open.paragraph, name.open.span.from()) < (it.place.paragraph, it.place.span.to());
        marked.get(marked.partition_point(behind)).and_then(|name| called(scene, it, name))
    };
    for speaker in sayings.iter_mut().filter_map(|it| it.speaker.as_mut()) {
        if let Some((words, entity)) = named(speaker) {
            let facts = scene.view.facts(words.paragraph);
            let entity = entity.and_then(|it| Some((it, scene.names.entities.get(it)?.name.clone())));
            let text = facts.map_or("", |it| words.span.of(&it.text)).to_owned();
            let (entity, name) = entity.map_or((None, text), |(it, name)| (Some(it), name));
            *speaker = Speaker { place: words, name, entity, unnamed: false, read: None, ..speaker.clone() };
        }
    }
}

/// The quotations that are nobody's words, in order.
pub(super) fn labels<'s>(scene: &Scene<'s>, sayings: &[Saying]) -> impl Iterator<Item = &'s Quotation> {
    let all = scene.quotes.quotations.iter().zip(sayings);
    all.filter(|(_, it)| matches!(it.kind, Kind::Term | Kind::Title)).map(|(it, _)| it)
}

// Where the name in marks stands, and whose it is, if it is that of the speaker.
fn called(scene: &Scene<'_>, speaker: &Speaker, name: &Quotation) -> Option<(Place, Option<usize>)> {
    let paragraph = speaker.place.paragraph;
    let facts = scene.view.facts(paragraph).filter(|_| name.open.paragraph == paragraph && name.close.paragraph == paragraph)?;
    let noun = facts.tokens_in(speaker.place.span);
    let between = facts.tokens_in(Span::new(speaker.place.span.to(), name.open.span.from()));
    let words = name.words(scene.view);
    let tokens = facts.tokens_in(words);
    let known = scene.names_in(paragraph, words).first().filter(|it| it.span == words);
    let fits = between.is_empty() && (1..=NAME).contains(&tokens.len()) && speaker.entity.is_none();
    let goes_on = facts.tokens.get(facts.token_at(name.close.span.to())).is_some_and(|it| !it.is_sign('.'));
    let takes =
        body_takes(noun, tokens, known.is_some()) || person_takes(noun, tokens, known.is_some_and(|it| it.kind == names::Kind::Person));
    (fits && goes_on && takes).then_some((Place { paragraph, span: words }, known.and_then(|it| it.entity)))
}

// منظمة «كذا»: a body without the article. What one ordinary word tells of it is no name: جماعة «متطرفة»
fn body_takes(noun: &[Token], name: &[Token], known: bool) -> bool {
    let Some(head) = noun.first().map(key_of) else { return false };
    let medium = [Group::Medium, Group::TitleNoun].into_iter().any(|it| cues::is(&head, it));
    let body = is_body(&head) && (medium || !is_document(&head)) && !is_definite(&head);
    let told = match name {
        [word] => is_definite(&word.skeleton) || is_origin(&key_of(word)) || is_common(&key_of(word)),
        _ => false,
    };
    body && (known || !told)
}

// المتحدث باسم الجماعة «فلان»: a person whom the article shows to be told of in full, and words that prose does not know. What a company's
// spokesman speaks for may stand in marks too (المتحدث باسم الشركة «كذا»), so that behind another body only a given name is his.
fn person_takes(noun: &[Token], name: &[Token], known: bool) -> bool {
    let (Some(head), Some(last)) = (noun.first().map(key_of), noun.last().map(key_of)) else { return false };
    let person = is_agent(&head) && is_definite(&head) && is_definite(&last);
    let given = name.first().is_some_and(|it| given_names::find(&key_of(it)).is_some());
    person && (known || name.iter().all(|it| is_proper(&key_of(it))) && (given || !is_body(&last)))
}
