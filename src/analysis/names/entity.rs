//! The bearers of a story's names: full mentions gathered, later short ones tied to them.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::quotes;
use crate::analysis::story::{Place, View};
use crate::arabic::clitic::readings;
use crate::arabic::fold::skeleton;
use crate::lexicon::common::is_common;
use crate::lexicon::cues;
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_function_word, is_kin, is_namesake, is_son, joins_next};
use crate::lexicon::titles;
use crate::text::span::Span;

use super::desk::Desk;
use super::ruling;
use super::spelling::{Part, parts};
use super::variant;
use super::word::skip;
use super::{Entity, Kind, Mention, Spelling, Story};

/// A surname shorter than this, in letters, is no evidence of its bearer.
const SURNAME: usize = 3;

/// A bearer while the story is read.
#[derive(Debug)]
pub(super) struct Bearer {
    /// The parts of its fullest name.
    pub(super) parts: Vec<Part>,
    /// Its mentions, with the parts of each.
    pub(super) mentions: Vec<(Mention, Vec<Part>)>,
    titles: Vec<String>,
}

impl Bearer {
    /// Takes over the mentions and titles of `other`, who is the same person.
    pub(super) fn absorb(&mut self, other: Self) {
        self.mentions.extend(other.mentions);
        self.titles.extend(other.titles);
    }

    fn surname(&self) -> Option<&Part> {
        self.parts.last().filter(|_| self.parts.len() > 1)
    }
}

pub(super) fn story(view: View<'_>, quotes: &quotes::Story, desk: &Desk) -> Story {
    let mut bearers: Vec<Bearer> = Vec::new();
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    let mut alone: Vec<(Mention, Vec<Part>, Option<String>)> = Vec::new();
    let inside = Inside::new(quotes);
    for (index, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        for name in ruling::names(facts, desk).iter() {
            let place = Place { paragraph: index, span: name.span };
            let text = plain(name.span.of(&facts.text));
            let parts = parts(&text);
            let mention = Mention { place, text, quoted: inside.covers(place) };
            let title =
                name.title.and_then(|it| facts.names.titles.get(it)).filter(|it| it.office).map(|it| plain(it.span.of(&facts.text)));
            if parts.len() < 2 {
                alone.push((mention, parts, title));
                continue;
            }
            let keys: Vec<String> = parts.iter().filter(|it| !is_son(&it.key)).map(|it| it.key.clone()).collect();
            let bearer = *known.entry(keys).or_insert_with(|| {
                bearers.push(Bearer { parts: parts.clone(), mentions: Vec::new(), titles: Vec::new() });
                bearers.len() - 1
            });
            if let Some(it) = bearers.get_mut(bearer) {
                it.mentions.push((mention, parts));
                it.titles.extend(title);
            }
        }
    }
    merge_chains(&mut bearers);
    let mut bearers = variant::merge(view, desk, bearers);
    attach(&mut bearers, alone);
    later_mentions(view, desk, &inside, &mut bearers);
    let mut entities: Vec<Entity> = bearers.iter().map(variant::entity_of).collect();
    entities.iter_mut().for_each(|it| ruling::settle(desk, it));
    entities.sort_by_key(|it| it.mentions.first().map(|it| it.place));
    Story { entities }
}

/// The quotations of a story, for the question whether a place stands in one.
struct Inside<'q> {
    outer: Vec<&'q quotes::Quotation>,
}

impl<'q> Inside<'q> {
    fn new(quotes: &'q quotes::Story) -> Self {
        Self { outer: quotes.quotations.iter().filter(|it| it.depth == 0).collect() }
    }

    // Outer quotations do not overlap, so that the last one to open before the place decides.
    fn covers(&self, place: Place) -> bool {
        let at = self.outer.partition_point(|it| it.open <= place);
        at.checked_sub(1).and_then(|it| self.outer.get(it)).is_some_and(|it| place <= it.close)
    }
}

/// A name without tashkeel, tatweel and line breaks.
fn plain(name: &str) -> String {
    name.split_whitespace().map(skeleton).collect::<Vec<_>>().join(" ")
}

// A longer chain of fathers and a shorter one that it begins or spans are one bearer, if only one longer chain does.
fn merge_chains(bearers: &mut Vec<Bearer>) {
    let keys: Vec<Vec<String>> =
        bearers.iter().map(|it| it.parts.iter().filter(|it| !is_son(&it.key)).map(|it| it.key.clone()).collect()).collect();
    let mut starts: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (i, key) in keys.iter().enumerate() {
        if let [first, .., last] = key.as_slice() {
            starts.entry((first, last)).or_default().push(i);
        }
    }
    let mut into: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, key) in keys.iter().enumerate() {
        let (Some(first), Some(last)) = (key.first(), key.last()) else { continue };
        let same = starts.get(&(first.as_str(), last.as_str())).map_or(&[][..], Vec::as_slice);
        let longer: Vec<usize> = same.iter().copied().filter(|it| keys.get(*it).is_some_and(|it| it.len() > key.len())).collect();
        if let [only] = longer.as_slice() {
            into.insert(i, *only);
        }
    }
    for (&from, &to) in into.iter().rev() {
        let Some(moved) =
            bearers.get_mut(from).map(|it| std::mem::replace(it, Bearer { parts: Vec::new(), mentions: Vec::new(), titles: Vec::new() }))
        else {
            continue;
        };
        if let Some(it) = bearers.get_mut(to) {
            it.mentions.extend(moved.mentions);
            it.titles.extend(moved.titles);
        }
    }
    bearers.retain(|it| !it.mentions.is_empty());
}

// A single word behind a title: the bearer of that surname, or of that given name, if there is one and only one.
fn attach(bearers: &mut Vec<Bearer>, alone: Vec<(Mention, Vec<Part>, Option<String>)>) {
    for (mention, parts, title) in alone {
        let Some(part) = parts.first() else { continue };
        let last: Vec<usize> = matching(bearers, |it| it.surname().is_some_and(|it| it.key == part.key));
        let first: Vec<usize> = matching(bearers, |it| it.parts.first().is_some_and(|it| it.key == part.key));
        let found = match (last.as_slice(), first.as_slice()) {
            ([only], _) | ([], [only]) => Some(*only),
            _ => None,
        };
        match found.and_then(|it| bearers.get_mut(it)) {
            Some(it) => {
                it.mentions.push((mention, parts));
                it.titles.extend(title);
            }
            None if last.is_empty() && first.is_empty() => {
                bearers.push(Bearer { parts: parts.clone(), mentions: vec![(mention, parts)], titles: title.into_iter().collect() });
            }
            None => {}
        }
    }
}

fn matching(bearers: &[Bearer], test: impl Fn(&Bearer) -> bool) -> Vec<usize> {
    bearers.iter().enumerate().filter(|it| test(it.1)).map(|it| it.0).collect()
}

// Surnames alone: every word that is the surname of exactly one bearer, where nothing speaks against it.
fn later_mentions(view: View<'_>, desk: &Desk, inside: &Inside<'_>, bearers: &mut [Bearer]) {
    let mut surnames: HashMap<String, Option<usize>> = HashMap::new();
    for (i, bearer) in bearers.iter().enumerate() {
        if let Some(part) = bearer.surname().filter(|it| it.key.chars().count() >= SURNAME && !it.text.contains(' ')) {
            let taken = surnames.entry(part.key.clone()).or_insert(Some(i));
            if *taken != Some(i) || is_common(&part.key) || is_function_word(&part.key) {
                *taken = None;
            }
        }
    }
    if surnames.is_empty() {
        return;
    }
    for (index, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        let names = ruling::names(facts, desk);
        for (i, (key, span)) in facts.names.words.iter().enumerate() {
            let Some((bearer, skipped)) = surname(&surnames, key) else { continue };
            let at = names.partition_point(|it| it.span.to() <= span.from());
            if names.get(at).is_some_and(|it| it.span.overlaps(*span)) {
                continue;
            }
            let before = i.checked_sub(1).and_then(|it| facts.names.words.get(it));
            let titled = before.is_some_and(|(_, it)| ends_title(&facts.names.titles, *it));
            let alone = skip(&facts.text, *span, skipped);
            let full = bearers.get(bearer).and_then(|it| full_name(&facts.text, &facts.names.words, i, &it.parts));
            // أبو مالك القنديلاني is no مالك القنديلاني, and a son is not his father.
            let first = full.map_or(i, |it| facts.names.words.partition_point(|(_, word)| word.to() <= it.from()));
            let led = first.checked_sub(1).and_then(|it| facts.names.words.get(it));
            if led.is_some_and(|(word, _)| joins_next(word) || is_son(word)) {
                continue;
            }
            if full.is_none() && !titled && !stands_alone(&facts.text, before, *span, key) {
                continue;
            }
            let place = Place { paragraph: index, span: full.map_or(alone, |it| it.join(alone)) };
            let text = plain(place.span.of(&facts.text));
            if let Some(it) = bearers.get_mut(bearer) {
                let parts = parts(&text);
                it.mentions.push((Mention { place, text, quoted: inside.covers(place) }, parts));
            }
        }
    }
    for it in bearers {
        it.mentions.sort_by_key(|it| it.0.place);
        it.mentions.dedup_by_key(|it| it.0.place);
    }
}

// Whether a title's head or its last word ends where `word` does. Titles stand in order and don't overlap.
fn ends_title(titles: &[super::Title], word: Span) -> bool {
    let at = titles.partition_point(|it| it.span.start <= word.start);
    at.checked_sub(1).and_then(|it| titles.get(it)).is_some_and(|it| it.head.end == word.end || it.span.end == word.end)
}

fn surname(surnames: &HashMap<String, Option<usize>>, key: &str) -> Option<(usize, usize)> {
    readings(key).into_iter().find_map(|it| {
        let bearer = (*surnames.get(it.rest.as_ref())?)?;
        // للـ hides the article's first letter.
        Some((bearer, it.proclitic.chars().count()))
    })
}

// The whole name before its surname at word `at`: known from elsewhere, it needs no evidence here.
fn full_name(text: &str, words: &[(String, Span)], at: usize, parts: &[Part]) -> Option<Span> {
    let first = at.checked_sub(parts.len().checked_sub(1)?)?;
    let name = words.get(first..=at)?;
    let joined =
        name.iter().zip(name.iter().skip(1)).all(|(a, b)| Span::new(a.1.to(), b.1.from()).of(text).chars().all(char::is_whitespace));
    let middle = name.iter().zip(parts).skip(1).all(|(word, part)| word.0 == part.key);
    let (key, span) = name.first()?;
    let reading = readings(key).into_iter().find(|it| parts.first().is_some_and(|part| part.key == it.rest))?;
    (joined && middle).then(|| skip(text, *span, reading.proclitic.chars().count()))
}

// A surname may be an ordinary word or a nationality: it must not complete the noun before it.
fn stands_alone(text: &str, before: Option<&(String, Span)>, span: Span, key: &str) -> bool {
    let Some((word, prior)) = before else { return true };
    let gap = Span::new(prior.to(), span.from()).of(text);
    if !gap.chars().all(char::is_whitespace) {
        return true;
    }
    // An unknown word before it may be the given name of somebody else.
    let unknown =
        !is_common(word) && !is_function_word(word) && titles::starting_with(word).is_empty() && cues::forms(word).next().is_none();
    if is_kin(word) || is_namesake(word) || unknown || given_names::find(word).is_some_and(|it| !it.ambiguous) {
        return false;
    }
    let definite = key.starts_with("ال");
    !definite || !word.starts_with("ال") || cues::forms(word).any(|it| it.entry.group.is_verb())
}

/// The entity that a bearer became, without its variants. `name` is its fullest name in the spelling that the story prefers.
pub(super) fn entity(bearer: &Bearer, name: String) -> Entity {
    let mut counts: Vec<Spelling> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (mention, _) in &bearer.mentions {
        let at = *index.entry(&mention.text).or_insert_with(|| {
            counts.push(Spelling { text: mention.text.clone(), count: 0 });
            counts.len() - 1
        });
        if let Some(it) = counts.get_mut(at) {
            it.count += 1;
        }
    }
    counts.sort_by_key(|it| std::cmp::Reverse(it.count));
    let mut titles: Vec<String> = Vec::new();
    for title in &bearer.titles {
        if !titles.contains(title) {
            titles.push(title.clone());
        }
    }
    Entity {
        name,
        kind: Kind::Person,
        titles,
        spellings: counts,
        mentions: bearer.mentions.iter().map(|it| it.0.clone()).collect(),
        variants: Vec::new(),
        entry: None,
    }
}

/// Whether two bearers may be one person as far as their titles tell.
pub(super) fn titles_agree(a: &Bearer, b: &Bearer) -> bool {
    a.titles.is_empty() || b.titles.is_empty() || a.titles.iter().any(|it| b.titles.contains(it))
}
