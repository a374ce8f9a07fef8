//! One bearer spelled two ways: which bearers of a story are one, and which of their spellings is the right one.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::story::View;
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_kin, is_son};

use super::desk::Desk;
use super::entity::{Bearer, entity, titles_agree};
use super::spelling::{Part, difference, is_short_for};
use super::{Entity, Variant};

/// At most so many mentions of one bearer are told.
const TOLD: usize = 5;

/// The bearers, those that are one person spelled two ways made one. Bearers who may be one share their surname or their given name; only
/// those are compared.
pub(super) fn merge(view: View<'_>, desk: &Desk, bearers: Vec<Bearer>) -> Vec<Bearer> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, it) in bearers.iter().enumerate().filter(|it| it.1.parts.len() > 1) {
        if let (Some(first), Some(last)) = (it.parts.first(), it.parts.last()) {
            blocks.entry(format!("1 {}", first.key)).or_default().push(i);
            blocks.entry(format!("2 {}", last.key)).or_default().push(i);
        }
    }
    let mut into: Vec<usize> = (0..bearers.len()).collect();
    for block in blocks.values() {
        // Two, and no third: with more people of one name in a story, likeness tells nothing.
        let [a, b] = block.as_slice() else { continue };
        if let (Some(first), Some(second)) = (bearers.get(*a), bearers.get(*b))
            && one_person(view, first, second)
            && !desk.apart(&spelled(first), &spelled(second))
            && let Some(it) = into.get_mut(*b)
        {
            *it = *a;
        }
    }
    let mut out: Vec<Bearer> = Vec::new();
    let mut place: HashMap<usize, usize> = HashMap::new();
    for (i, bearer) in bearers.into_iter().enumerate() {
        let root = into.get(i).copied().unwrap_or(i);
        match place.get(&root).and_then(|it| out.get_mut(*it)).filter(|_| root != i) {
            Some(it) => it.absorb(bearer),
            None => {
                place.insert(i, out.len());
                out.push(bearer);
            }
        }
    }
    for it in &mut out {
        it.mentions.sort_by_key(|it| it.0.place);
    }
    out
}

// Its fullest name as it is written.
fn spelled(bearer: &Bearer) -> String {
    bearer.parts.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn one_person(view: View<'_>, a: &Bearer, b: &Bearer) -> bool {
    if a.parts.len() != b.parts.len() || !titles_agree(a, b) || named_together(view, a, b) {
        return false;
    }
    let foreign = is_foreign(&a.parts) && is_foreign(&b.parts);
    let differ: Vec<(&Part, &Part)> = a.parts.iter().zip(&b.parts).filter(|(a, b)| a.key != b.key).collect();
    let [(first, second)] = differ.as_slice() else { return false };
    let given = a.parts.first().is_some_and(|it| it.key == first.key);
    if given && foreign && is_short_for(&first.key, &second.key) {
        return a.parts.last().is_some_and(|it| it.key.chars().count() >= 4);
    }
    // Two given names that are both known are two names, however alike.
    let known = |it: &Part| given_names::find(&it.key).is_some();
    if known(first) && known(second) {
        return false;
    }
    difference(first, second, foreign).is_some()
}

/// Whether a name is one of another language, by its given name.
pub(super) fn is_foreign(parts: &[Part]) -> bool {
    parts.first().is_some_and(|it| given_names::find(&it.key).is_some_and(|it| it.foreign))
        && !parts.iter().any(|it| is_son(&it.key) || it.key.starts_with("ال"))
}

// Named in one sentence, or told apart by a word of kinship: two people.
fn named_together(view: View<'_>, a: &Bearer, b: &Bearer) -> bool {
    a.mentions.iter().filter(|it| it.1.len() > 1).any(|(first, _)| {
        b.mentions.iter().filter(|it| it.1.len() > 1 && it.0.place.paragraph == first.place.paragraph).any(|(second, _)| {
            let Some(facts) = view.facts(first.place.paragraph) else { return false };
            let between = first.place.span.join(second.place.span);
            let one_sentence = facts.sentences.iter().any(|it| it.covers(between));
            let kin = facts.names.words.iter().any(|(key, span)| between.covers(*span) && is_kin(key));
            one_sentence || kin
        })
    })
}

/// The entity that a bearer is, its rarer spellings told: those that have the parts of a commoner one but for a letter or a space.
pub(super) fn entity_of(bearer: &Bearer) -> Entity {
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (i, (_, parts)) in bearer.mentions.iter().enumerate() {
        groups.entry(parts.iter().map(|it| it.text.clone()).collect()).or_default().push(i);
    }
    // By number of parts: a short form contradicts no long one.
    let mut sizes: BTreeMap<usize, Vec<&Vec<usize>>> = BTreeMap::new();
    for (spelling, mentions) in &groups {
        sizes.entry(spelling.len()).or_default().push(mentions);
    }
    let mut variants = Vec::new();
    let mut name = String::new();
    for mut spellings in sizes.into_values() {
        // The commonest spelling, of equals the first in the story.
        spellings.sort_by_key(|mentions| (std::cmp::Reverse(mentions.len()), mentions.first().copied()));
        let Some((right, rest)) = spellings.split_first() else { continue };
        let Some((preferred, parts)) = right.first().and_then(|it| bearer.mentions.get(*it)).map(|it| (it.0.text.clone(), &it.1)) else {
            continue;
        };
        name.clone_from(&preferred);
        variants.extend(rest.iter().flat_map(|wrong| told(bearer, wrong, right, parts, &preferred)));
    }
    variants.sort_by_key(|it: &Variant| it.mention);
    variants.truncate(TOLD);
    let mut out = entity(bearer, name);
    out.variants = variants;
    out
}

fn told(bearer: &Bearer, wrong: &[usize], right: &[usize], parts: &[Part], preferred: &str) -> Vec<Variant> {
    let Some(class) = wrong.first().and_then(|it| bearer.mentions.get(*it)).and_then(|it| class(&it.1, parts)) else { return Vec::new() };
    let Some(&against) = right.first() else { return Vec::new() };
    let told = |&mention: &usize| {
        let text = bearer.mentions.get(mention).map(|it| it.0.text.clone()).unwrap_or_default();
        let others = right.iter().map(|it| (*it, text.clone())).collect();
        Variant { mention, against: Some(against), by_desk: false, preferred: preferred.to_owned(), others, class }
    };
    wrong.iter().map(told).collect()
}

fn class(a: &[Part], b: &[Part]) -> Option<&'static str> {
    let foreign = is_foreign(a) || is_foreign(b) || a.len() == 1;
    let mut found = None;
    for (a, b) in a.iter().zip(b).filter(|(a, b)| a.text != b.text) {
        found = Some(if is_short_for(&a.key, &b.key) { "foreign-given-name" } else { difference(a, b, foreign)? });
    }
    found
}
