//! The entities of a story: its names gathered by bearer, later short mentions tied to them.

use std::collections::{HashMap, HashSet};

use crate::analysis::background::Background;
use crate::analysis::quotes;
use crate::analysis::story::{Place, View};
use crate::arabic::clitic::readings;
use crate::arabic::fold::key;
use crate::lexicon::common::is_common;
use crate::lexicon::desk::plain;
use crate::lexicon::given_names;
use crate::lexicon::shape::foreignness;

use super::bearer::{Bearer, keys, merge_chains, shown, surname};
use super::desk::Desk;
use super::later::later_mentions;
use super::sieve::Sieve;
use super::spelling::{Class, Part, any_difference, parts};
use super::title;
use super::variant;
use super::{Entity, Kind, Mention, Name, Spelling, Story, institution, institutions, overrun, ruling};

pub(super) fn story(view: View<'_>, quotes: &quotes::Story, background: &Background) -> Story {
    let (desk, classes) = (background.desk.as_ref(), background.spellings);
    let inside = Inside::new(quotes);
    let mut bearers: Vec<Bearer> = Vec::new();
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    let mut alone: Vec<Single> = Vec::new();
    let mut hints: Vec<Single> = Vec::new();
    let mut pairs: Vec<Single> = Vec::new();
    for (index, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        let read = |name: &Name| -> Single {
            let place = Place { paragraph: index, span: name.span };
            let text = plain(name.span.of(&facts.text));
            let parts = parts(&text);
            let title = name.title.and_then(|it| facts.names.titles.get(it));
            let head = title.map(|it| title::written(&facts.text, it.head));
            let title = title.filter(|it| it.office).map(|it| title::written(&facts.text, it.span));
            let apposed = facts.names.title_behind(&facts.text, name.span).map(|it| title::written(&facts.text, it.span));
            Single { mention: Mention { place, text, quoted: inside.covers(place) }, parts, title, head, apposed }
        };
        for it in ruling::names(facts, desk).iter().map(read) {
            if it.parts.len() < 2 {
                alone.push(it);
                continue;
            }
            let mut keys = keys(&it.parts);
            // Two whom the newsroom tells apart, however alike they are spelled.
            if known.get(&keys).and_then(|at| bearers.get(*at)).is_some_and(|other| desk.apart(&it.mention.text, &variant::spelled(other)))
            {
                keys.push(it.mention.text.clone());
            }
            match known.get(&keys).and_then(|at| bearers.get_mut(*at)) {
                Some(bearer) => {
                    bearer.mentions.push((it.mention, it.parts));
                    bearer.titles.extend(it.title);
                    bearer.apposed.extend(it.apposed);
                }
                None => {
                    known.insert(keys, bearers.len());
                    let mut bearer = Bearer::new(it.mention, it.parts, it.title);
                    bearer.apposed.extend(it.apposed);
                    bearers.push(bearer);
                }
            }
        }
        pairs.extend(facts.names.pairs.iter().map(read));
        hints.extend(facts.names.hints.iter().map(read));
    }
    confirm_pairs(view, &mut bearers, known, pairs);
    overrun::cut(view, &mut bearers);
    merge_chains(view, desk, &mut bearers);
    let mut bearers = variant::merge(view, background, bearers);
    merge_listed(desk, &mut bearers);
    attach(&mut bearers, alone);
    confirm(view, &mut bearers, hints);
    later_mentions(view, desk, &inside, &mut bearers);
    let mut entities: Vec<Entity> = bearers.iter().map(|it| variant::entity_of(classes, it)).collect();
    entities.iter_mut().for_each(|it| ruling::settle(desk, it));
    entities.sort_by_key(|it| it.mentions.first().map(|it| it.place));
    entities.iter_mut().for_each(|it| it.latin = latin(view, &it.mentions));
    let institutions = institutions::gather(view, classes, &inside, &entities);
    Story { entities, institutions }
}

// The first name in Latin letters that stands behind a mention.
fn latin(view: View<'_>, mentions: &[Mention]) -> Option<String> {
    mentions.iter().find_map(|it| {
        let text = &view.facts(it.place.paragraph)?.text;
        Some(institution::latin(text, it.place.span.to())?.of(text).to_owned())
    })
}

/// A mention of one part, before it is known whose it is.
struct Single {
    mention: Mention,
    parts: Vec<Part>,
    title: Option<String>,
    head: Option<String>,
    apposed: Option<String>,
}

/// The quotations of a story, for the question whether a place stands in one.
pub(super) struct Inside<'q> {
    outer: Vec<&'q quotes::Quotation>,
}

impl<'q> Inside<'q> {
    fn new(quotes: &'q quotes::Story) -> Self {
        Self { outer: quotes.quotations.iter().filter(|it| it.depth == 0).collect() }
    }

    /// Whether a place stands in a quotation. Outer ones do not overlap, so that the last to open before the place decides.
    pub(super) fn covers(&self, place: Place) -> bool {
        let at = self.outer.partition_point(|it| it.open <= place);
        at.checked_sub(1).and_then(|it| self.outer.get(it)).is_some_and(|it| place <= it.close)
    }
}

// A single word behind a title: the bearer of that surname, or of that given name, if there is one and only one, or one with that title.
fn attach(bearers: &mut Vec<Bearer>, alone: Vec<Single>) {
    let mut own: HashMap<String, usize> = HashMap::new();
    for it in alone {
        let Some(part) = it.parts.first() else { continue };
        let head = it.head.as_deref();
        let found = bearer_of(bearers, &it).or_else(|| own.get(&part.key).copied()).or_else(|| respelled(bearers, part, head));
        match found.and_then(|it| bearers.get_mut(it)) {
            Some(bearer) => {
                bearer.mentions.push((it.mention, it.parts));
                bearer.titles.extend(it.title);
            }
            None => {
                own.insert(part.key.clone(), bearers.len());
                bearers.push(Bearer::new(it.mention, it.parts, it.title));
            }
        }
    }
}

// Whose name `part` is: a family name's bearer, else a given name's.
fn bearer_of(bearers: &[Bearer], it: &Single) -> Option<usize> {
    let (part, head, title) = (it.parts.first()?, it.head.as_deref(), it.title.as_deref());
    let named = |it: &[Part]| surname(it).is_some_and(|it| it.1 == 1 && it.0.key == part.key);
    let last = matching(bearers, |it| it.parts.len() > 1 && shown(it).into_iter().any(named));
    let first = matching(bearers, |it| it.given().is_some_and(|it| it.key == part.key));
    let titled = |all: &[usize]| -> Option<usize> {
        let head = head?;
        let bears = |it: &&usize| bearers.get(**it).is_some_and(|it| it.titles.iter().any(|title| title.starts_with(head)));
        let mut found = all.iter().filter(bears);
        found.next().copied().filter(|_| found.next().is_none())
    };
    match (last.as_slice(), first.as_slice()) {
        ([only], []) if bearers.get(*only).is_some_and(|it| may_preside(it, head)) => Some(*only),
        ([_], []) => None,
        ([], [only]) if bearers.get(*only).is_some_and(|it| may_bear(it, head) && !holds_another(it, title)) => Some(*only),
        ([], [] | [_]) => None,
        (last, first) => titled(first).or_else(|| titled(last)),
    }
}

// Whether the bearer holds an office, but not that one: وزير النقل is not وزير الخارجية
fn holds_another(bearer: &Bearer, title: Option<&str>) -> bool {
    let Some(title) = title.filter(|it| it.contains(' ')) else { return false };
    let long = || bearer.titles.iter().filter(|it| it.contains(' '));
    long().next().is_some() && !long().any(|it| it.contains(title) || title.contains(it.as_str()))
}

// The only bearer of a foreign family name of which `part` is another spelling, a vowel more or another letter for its sound: دونالد ترامب،
// ترمب. Another vowel in the place of one may be another's name (ميلر، مولر), and so may whoever has another office.
fn respelled(bearers: &[Bearer], part: &Part, head: Option<&str>) -> Option<usize> {
    let length = part.key.chars().count();
    if length < 4 || given_names::find(&part.key).is_some() || part.text.starts_with("ال") {
        return None;
    }
    let near = |it: &Bearer| {
        it.parts.len() > 1
            && variant::is_foreign(&it.parts)
            && it.surname().is_some_and(|(name, parts)| {
                parts == 1
                    && match any_difference(name, part, true) {
                        Some(Class::ForeignVowel) => name.key.chars().count() != length,
                        Some(Class::ForeignConsonant | Class::DoubledLetter) => length > 4,
                        _ => false,
                    }
            })
            && head.is_none_or(|head| it.titles.is_empty() || it.titles.iter().any(|it| it.starts_with(head)))
    };
    match matching(bearers, near).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

// Whether a title before the given name speaks for its only bearer: الملك عبدالله is not الدكتور عبدالله الربيعة
fn may_bear(bearer: &Bearer, head: Option<&str>) -> bool {
    let Some(head) = head.filter(|it| is_reigning(it)) else { return true };
    bearer.titles.iter().any(|it| it.contains(head))
}

/// Whether a president of that family name may be its only bearer: an Arab president's name is written out with his office, so that
/// whoever has none is his namesake. الرئيس الأسد is not سليمان الأسد.
pub(super) fn may_preside(bearer: &Bearer, head: Option<&str>) -> bool {
    let Some(head) = head.filter(|it| matches!(*it, "الرئيس" | "الملك" | "الأمير")) else { return true };
    let arabic = bearer.parts.len() > 1 && bearer.parts.last().is_some_and(|it| it.text.starts_with("ال"));
    !arabic
        || bearer
            .titles
            .iter()
            .chain(&bearer.apposed)
            .any(|it| it.split(' ').any(|it| it.trim_start_matches("ال") == head.trim_start_matches("ال")))
}

// Whoever bears such a title is called by it and the given name alone.
fn is_reigning(head: &str) -> bool {
    matches!(key(head).as_str(), "الملك" | "الملكه" | "الامير" | "الاميره" | "السلطان" | "الامبراطور" | "البابا")
}

fn matching(bearers: &[Bearer], test: impl Fn(&Bearer) -> bool) -> Vec<usize> {
    bearers.iter().enumerate().filter(|it| test(it.1)).map(|it| it.0).collect()
}

// Words that are names if the story knows them from elsewhere: a given name alone is its only bearer's, a word behind a title or
// a nationality is a name if it comes again.
fn confirm(view: View<'_>, bearers: &mut Vec<Bearer>, hints: Vec<Single>) {
    if hints.is_empty() {
        return;
    }
    let wanted: HashSet<&str> = hints.iter().filter_map(|it| it.parts.first()).map(|it| it.key.as_str()).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    let sieve = Sieve::of(wanted.iter().copied());
    let words = view.facts.iter().filter(|it| it.ours).flat_map(|it| &it.names.words);
    for (form, _) in words.filter(|it| sieve.may_hold(&it.0)) {
        let found = readings(&form.part).into_iter().find_map(|it| wanted.get(it.rest.as_ref()).copied());
        if let Some(it) = found {
            *times.entry(it).or_default() += 1;
        }
    }
    let again: HashSet<String> = times.into_iter().filter(|it| it.1 > 1).map(|it| it.0.to_owned()).collect();
    let mut own: HashMap<String, usize> = HashMap::new();
    let mut alone: HashMap<String, usize> = HashMap::new();
    for it in &hints {
        let place = it.mention.place;
        if let (Some(part), Some(facts)) = (it.parts.first(), view.facts(place.paragraph))
            && facts.names.stands_by_itself(&facts.text, place.span)
        {
            *alone.entry(part.key.clone()).or_default() += 1;
        }
    }
    for it in hints {
        let Some(part) = it.parts.first().filter(|_| it.parts.len() == 1) else { continue };
        let spelled = it.head.is_some() && foreignness(&part.key) > 5;
        let unlisted = given_names::find(&part.key).is_none() && (!is_common(&part.key) || spelled);
        // A player whom all know by his given name, at least twice alone: نيمار
        let player = given_names::find(&part.key).is_some_and(|it| it.foreign && !it.ambiguous)
            && alone.get(&part.key).is_some_and(|it| *it > 1)
            && foreignness(&part.key) > -15
            && !bearers.iter().any(|it| it.parts.len() > 1 && it.parts.iter().any(|it| it.key == part.key));
        let single = || bearers.iter().position(|it| it.parts.len() == 1 && it.parts.first().is_some_and(|it| it.key == part.key));
        let found = bearer_of(bearers, &it).or_else(|| own.get(&part.key).copied());
        let found = found.or_else(|| single().filter(|_| unlisted));
        match found.and_then(|it| bearers.get_mut(it)) {
            Some(bearer) => {
                if bearer.given().is_some_and(|it| it.key == part.key) {
                    bearer.unsure.push(it.mention.place);
                }
                bearer.mentions.push((it.mention, it.parts));
                bearer.titles.extend(it.title);
            }
            None if (unlisted || player) && again.contains(&part.key) => {
                own.insert(part.key.clone(), bearers.len());
                bearers.push(Bearer::new(it.mention, it.parts, it.title));
            }
            None => {}
        }
    }
}

// Makes one of bearers whom one entry of the newsroom's names lists in several spellings.
fn merge_listed(desk: &Desk, bearers: &mut Vec<Bearer>) {
    if desk.is_empty() {
        return;
    }
    let mut at: HashMap<usize, usize> = HashMap::new();
    let mut out: Vec<Bearer> = Vec::with_capacity(bearers.len());
    for it in bearers.drain(..) {
        match desk.listed(&variant::spelled(&it)) {
            Some(entry) if at.contains_key(&entry) => {
                if let Some(first) = at.get(&entry).and_then(|it| out.get_mut(*it)) {
                    first.absorb(it);
                    first.mentions.sort_by_key(|it| it.0.place);
                }
            }
            entry => {
                if let Some(entry) = entry {
                    at.insert(entry, out.len());
                }
                out.push(it);
            }
        }
    }
    *bearers = out;
}

// A given name and an ordinary word, or two words that no list has, are a name where the story uses the last one as a name twice: behind أن
// or a verb of saying, with nothing that a noun goes with. فإن سعادة ازداد
fn confirm_pairs(view: View<'_>, bearers: &mut Vec<Bearer>, mut known: HashMap<Vec<String>, usize>, pairs: Vec<Single>) {
    let mut whole: HashMap<Vec<String>, usize> = HashMap::new();
    for it in &pairs {
        *whole.entry(keys(&it.parts)).or_default() += 1;
    }
    for it in pairs {
        let keys = keys(&it.parts);
        if let Some(bearer) = known.get(&keys).and_then(|at| bearers.get_mut(*at)) {
            bearer.mentions.push((it.mention, it.parts));
            continue;
        }
        // Named in full twice, too: كامل تفاصيل is no name, however often the story tells that details are missing.
        let twice = whole.get(&keys).is_some_and(|it| *it > 1);
        let Some(last) = it.parts.last().filter(|_| twice && it.parts.len() == 2) else { continue };
        let uses: usize = view.facts.iter().filter(|it| it.ours).map(|facts| facts.names.uses(&facts.text, &last.key)).sum();
        if uses > 1 {
            known.insert(keys, bearers.len());
            bearers.push(Bearer::new(it.mention, it.parts, it.title));
        }
    }
}

/// The spellings of mentions with their counts, the commonest first; of those as common the one that comes first.
pub(super) fn spellings<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Vec<Spelling> {
    let mut counts: Vec<Spelling> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for mention in mentions {
        let at = *index.entry(&mention.text).or_insert_with(|| {
            counts.push(Spelling { text: mention.text.clone(), count: 0 });
            counts.len() - 1
        });
        if let Some(it) = counts.get_mut(at) {
            it.count += 1;
        }
    }
    counts.sort_by_key(|it| std::cmp::Reverse(it.count));
    counts
}

/// The entity that a bearer became, without its variants. `name` is its fullest name in the spelling that the story prefers.
pub(super) fn entity(bearer: &Bearer, name: String) -> Entity {
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
        spellings: spellings(bearer.mentions.iter().map(|it| &it.0)),
        mentions: bearer.mentions.iter().map(|it| it.0.clone()).collect(),
        variants: Vec::new(),
        latin: None,
        entry: None,
    }
}
