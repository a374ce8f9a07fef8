//! The bearers of a story's names while it is read, and which of their names are one bearer's: longer and shorter chains.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::story::{Place, View};
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_foreign_particle, is_function_word, is_son, joins_next};

use super::Mention;
use super::desk::Desk;
use super::form::Form;
use super::spelling::Part;
use super::variant::{is_foreign, named_together, spelled};

/// A bearer while the story is read.
#[derive(Debug)]
pub(super) struct Bearer {
    /// The parts of its fullest name.
    pub(super) parts: Vec<Part>,
    /// Its mentions, with the parts of each.
    pub(super) mentions: Vec<(Mention, Vec<Part>)>,
    /// Its office titles, repeats included.
    pub(super) titles: Vec<String>,
    /// Offices behind its name and a comma.
    pub(super) apposed: Vec<String>,
    /// Where a given name alone is taken for it: a mention, but no evidence of how its name is spelled, for another may bear it.
    pub(super) unsure: Vec<Place>,
}

impl Bearer {
    /// A bearer named once so far.
    pub(super) fn new(mention: Mention, parts: Vec<Part>, title: Option<String>) -> Self {
        Self {
            parts: parts.clone(),
            mentions: vec![(mention, parts)],
            titles: title.into_iter().collect(),
            apposed: Vec::new(),
            unsure: Vec::new(),
        }
    }

    /// Takes over the mentions and titles of `other`, who is the same person.
    pub(super) fn absorb(&mut self, other: Self) {
        if other.parts.len() > self.parts.len() {
            self.parts = other.parts;
        }
        self.mentions.extend(other.mentions);
        self.titles.extend(other.titles);
        self.apposed.extend(other.apposed);
        self.unsure.extend(other.unsure);
    }

    /// The part by which it may be named alone later, and how many parts that takes: its family name, its father behind بن, or its
    /// only name.
    pub(super) fn surname(&self) -> Option<(&Part, usize)> {
        surname(&self.parts)
    }

    /// The first part of a name of several.
    pub(super) fn given(&self) -> Option<&Part> {
        self.parts.first().filter(|_| self.parts.len() > 1)
    }
}

/// The part by which the bearer of a name may be named alone later, and how many parts that takes.
pub(super) fn surname(parts: &[Part]) -> Option<(&Part, usize)> {
    Some((parts.last()?, if lead(parts).is_some() { 2 } else { 1 }))
}

/// The word that belongs to the family name before a name's last part: بن, آل
pub(super) fn lead(parts: &[Part]) -> Option<&'static str> {
    let before = parts.len().checked_sub(2).and_then(|it| parts.get(it))?;
    if is_son(&before.key) { Some("بن") } else { (before.text == "آل").then_some("ال") }
}

/// The names in which a bearer's family name may stand last: the fullest, each shorter one that the story uses (محمد صلاح of somebody
/// whose tribe is named once), the first two of three parts where the second is no given name (يونس عليوي العنزي), and the first of an East
/// Asian one (مون جاي إن).
pub(super) fn shown(bearer: &Bearer) -> Vec<&[Part]> {
    let full = bearer.parts.as_slice();
    let mut out = vec![full];
    let last = |it: &[Part]| it.last().map(|it| it.key.clone());
    for (_, parts) in bearer.mentions.iter().filter(|it| it.1.len() > 1) {
        if !out.iter().any(|it| last(it) == last(parts)) {
            out.push(parts);
        }
    }
    let plain = |it: &Part| given_names::find(&it.key).is_none() && !is_function_word(&it.key) && !it.text.contains(' ');
    if let [_, second, third] = full
        && plain(second)
        && !is_son(&second.key)
        && !joins_next(&second.key)
        && !is_foreign_particle(&second.key)
        && !is_foreign(full)
        && third.text.starts_with("ال")
        && Form::of(&second.key).unknown
        && let Some(it) = full.get(..2)
    {
        out.push(it);
    }
    if let [first, _, ..] = full
        && (full.len() > 2 || full.iter().any(|it| it.text.contains('-')))
        && (3..=4).contains(&first.key.chars().count())
        && full.iter().skip(1).all(|it| it.key.chars().count() <= 6)
        && given_names::find(&first.key).is_none()
        && Form::of(&first.key).unknown
        && let Some(it) = full.get(..1)
    {
        out.push(it);
    }
    out
}

/// The keys of a name's parts, words between father and son left out.
pub(super) fn keys(parts: &[Part]) -> Vec<String> {
    parts.iter().filter(|it| !is_son(&it.key)).map(|it| it.key.clone()).collect()
}

/// Makes one bearer of a longer name and a shorter one that leaves out some of its parts, if only one longer name does:
/// محمد بن سلمان بن عبدالعزيز، محمد بن سلمان
pub(super) fn merge_chains(view: View<'_>, desk: &Desk, bearers: &mut Vec<Bearer>) {
    let all: Vec<Vec<String>> = bearers.iter().map(|it| keys(&it.parts)).collect();
    let mut starts: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, it) in all.iter().enumerate() {
        if let Some(first) = it.first() {
            starts.entry(first).or_default().push(i);
        }
    }
    let mut into: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, short) in all.iter().enumerate() {
        let same = short.first().and_then(|it| starts.get(it.as_str())).map_or(&[][..], Vec::as_slice);
        // So many people of one given name are a list, in which likeness tells nothing.
        if same.len() > 24 {
            continue;
        }
        let mut longer: Vec<usize> =
            same.iter().copied().filter(|it| all.get(*it).is_some_and(|it| it.len() > short.len() && leaves_out(it, short))).collect();
        // A chain that goes on where the short one ends says more than one that leaves out its middle.
        let goes_on = |it: &usize| all.get(*it).is_some_and(|it| it.starts_with(short));
        if short.len() > 1 && longer.iter().any(goes_on) {
            longer.retain(goes_on);
        }
        longer.sort_by_key(|it| std::cmp::Reverse(all.get(*it).map_or(0, Vec::len)));
        // The longest one, where the others are short for it themselves.
        if let [longest, rest @ ..] = longer.as_slice()
            && let Some(full) = all.get(*longest)
            && rest.iter().all(|it| all.get(*it).is_some_and(|it| leaves_out(full, it)))
            && let (Some(first), Some(second)) = (bearers.get(i), bearers.get(*longest))
            && !named_together(view, first, second, !(is_king(first) && is_king(second)))
            && !desk.apart(&spelled(first), &spelled(second))
        {
            into.insert(i, *longest);
        }
    }
    for (&from, &to) in &into {
        let empty = Bearer { parts: Vec::new(), mentions: Vec::new(), titles: Vec::new(), apposed: Vec::new(), unsure: Vec::new() };
        if let Some(moved) = bearers.get_mut(from).map(|it| std::mem::replace(it, empty))
            && let Some(it) = bearers.get_mut(to)
        {
            it.absorb(moved);
        }
    }
    bearers.retain(|it| !it.mentions.is_empty());
}

// Of whom there is only one at a time.
fn is_king(bearer: &Bearer) -> bool {
    bearer.titles.iter().any(|it| it.split(' ').any(|it| matches!(it, "الملك" | "الملكة")))
}

// Whether `short` is `long` with some parts left out: the given name, then a first part of the chain or the family name.
fn leaves_out(long: &[String], short: &[String]) -> bool {
    let mut rest = long.iter();
    let within = short.iter().all(|it| rest.any(|other| other == it));
    within && short.len() > 1 && (long.last() == short.last() || long.starts_with(short))
}
