//! One bearer spelled two ways: which bearers of a story are one, and which of their spellings is the right one.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::background::Background;
use crate::analysis::story::View;
use crate::arabic::fold::key;
use crate::lexicon::given_names;
use crate::lexicon::neighbours::is_kin;
use crate::lexicon::particles::is_son;
use crate::lexicon::titles;

use super::bearer::Bearer;
use super::entity::entity;
use super::spelling::{Class, Classes, Part, any_difference, is_short_for, written};
use super::{Entity, Mention, Variant};

/// At most so many mentions of one bearer are told.
const TOLD: usize = 5;
/// The slot of a part that is not held against any other.
const NOWHERE: usize = usize::MAX;

/// The bearers, those that are one person spelled two ways made one. Bearers who may be one share their surname or their given name; only
/// those are compared.
pub(super) fn merge(view: View<'_>, background: &Background, bearers: Vec<Bearer>) -> Vec<Bearer> {
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
            && one_person(view, background.spellings, first, second)
            && !background.desk.apart(&spelled(first), &spelled(second))
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

/// Its fullest name as it is written.
pub(super) fn spelled(bearer: &Bearer) -> String {
    written(&bearer.parts.iter().map(|it| it.text.as_str()).collect::<Vec<_>>())
}

fn one_person(view: View<'_>, classes: Classes, a: &Bearer, b: &Bearer) -> bool {
    if a.parts.len() != b.parts.len() {
        return false;
    }
    let differ: Vec<(usize, &Part, &Part)> =
        a.parts.iter().zip(&b.parts).enumerate().filter(|(_, (a, b))| a.key != b.key).map(|(i, (a, b))| (i, a, b)).collect();
    let [(at, first, second)] = differ.as_slice() else { return false };
    let foreign = may_be_foreign(&a.parts, &b.parts) && may_be_foreign(&b.parts, &a.parts);
    // Nobody but kin shares a foreign given name and all but a letter of a family name: in one sentence, too, that is a slip.
    if named_together(view, a, b, *at == 0 || !foreign) {
        return false;
    }
    let class = if *at == 0 { given_name_class(first, second, foreign) } else { any_difference(first, second, foreign) };
    // An article that comes and goes is told only where that is asked for; the bearer is one anyhow.
    let Some(class) = class.filter(|it| classes.has(*it) || *it == Class::Article && *at > 0) else { return false };
    match class {
        // A long vowel inside a foreign given name makes no other name; at its end it does. ميشيل، ميشال؛ ماري، ماريا
        Class::ForeignVowel if *at == 0 && differ_inside(&first.key, &second.key) => titles_agree(a, b),
        // Nobody else in the story has that foreign surname, and no two offices tell them apart: جو كيري، وزير الخارجية جون كيري
        // By its consonants alone a name may be short for two: مارك is no مارغريت.
        Class::ForeignGivenName if foreign && begins_with(&first.key, &second.key) => {
            titles_agree(a, b) && a.parts.last().is_some_and(|it| it.key.chars().count() >= 4)
        }
        // Two given names, however alike, are two people's unless the office is one.
        _ if *at == 0 && class != Class::ForeignConsonant => {
            share_office(a, b) && a.parts.last().is_some_and(|it| it.key.chars().count() >= 4)
        }
        Class::ArabicVowel => a.parts.len() > 2 && titles_agree(a, b),
        Class::Transposition => titles_agree(a, b) || share_word(a, b),
        _ => titles_agree(a, b),
    }
}

fn begins_with(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

// Whether two given names of four letters and more begin and end alike.
fn differ_inside(a: &str, b: &str) -> bool {
    let ends = |it: &str| (it.chars().next(), it.chars().last());
    a.chars().count().min(b.chars().count()) >= 4 && ends(a) == ends(b)
}

// Whether a name is one of another language, or begins with a word that no list has where the other's is one.
fn may_be_foreign(parts: &[Part], other: &[Part]) -> bool {
    let unlisted = parts.first().is_some_and(|it| given_names::find(&it.key).is_none() && !it.text.starts_with("ال"));
    is_foreign(parts) || unlisted && is_foreign(other)
}

// Between two given names: one short for the other, or two spellings of one foreign name.
fn given_name_class(a: &Part, b: &Part, foreign: bool) -> Option<Class> {
    let known = |it: &Part| given_names::find(&it.key).is_some();
    if foreign && is_short_for(&a.key, &b.key) {
        return Some(Class::ForeignGivenName);
    }
    // Two given names that are both known are two names, unless a foreign sound alone tells them apart.
    let class = any_difference(a, b, foreign)?;
    (!(known(a) && known(b)) || foreign && matches!(class, Class::ForeignConsonant | Class::ForeignVowel)).then_some(class)
}

/// Whether a name is one of another language, by its given name.
pub(super) fn is_foreign(parts: &[Part]) -> bool {
    parts.first().is_some_and(|it| given_names::find(&it.key).is_some_and(|it| it.foreign))
        && !parts.iter().any(|it| is_son(&it.key) || it.text.starts_with("ال"))
}

// The words of a bearer's titles that begin a title, without the article: رئيس and لاعب, not وزراء.
fn heads(it: &Bearer) -> impl Iterator<Item = &str> {
    let words = it.titles.iter().flat_map(|it| it.split(' ').enumerate());
    let begins = |(i, word): &(usize, &str)| *i == 0 || titles::starting_with(&key(word)).iter().any(|it| it.office && it.words.len() == 1);
    words.filter(begins).map(|it| it.1.trim_start_matches("ال")).filter(|it| !is_honorific(it))
}

// What anybody is called: it tells nobody from nobody.
fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "سيد"
            | "سيدة"
            | "معالي"
            | "سعادة"
            | "فخامة"
            | "سمو"
            | "صاحب"
            | "أستاذ"
            | "أستاذة"
            | "أخ"
            | "زميل"
            | "راحل"
    )
}

// Whether two bearers may be one person as far as their titles tell.
fn titles_agree(a: &Bearer, b: &Bearer) -> bool {
    heads(a).next().is_none() || heads(b).next().is_none() || share_office(a, b)
}

fn share_office(a: &Bearer, b: &Bearer) -> bool {
    heads(a).any(|it| heads(b).any(|other| other == it))
}

fn share_word(a: &Bearer, b: &Bearer) -> bool {
    let words = |it: &'_ Bearer| -> Vec<String> { it.titles.iter().flat_map(|it| it.split(' ')).map(str::to_owned).collect() };
    let other = words(b);
    words(a).iter().any(|it| other.contains(it))
}

/// Whether two bearers are named in one sentence (where `sentence` counts), or told apart by a word of kinship: two people.
pub(super) fn named_together(view: View<'_>, a: &Bearer, b: &Bearer, sentence: bool) -> bool {
    a.mentions.iter().filter(|it| it.1.len() > 1).any(|(first, _)| {
        b.mentions.iter().filter(|it| it.1.len() > 1 && it.0.place.paragraph == first.place.paragraph).any(|(second, _)| {
            let Some(facts) = view.facts(first.place.paragraph) else { return false };
            let between = first.place.span.join(second.place.span);
            let one_sentence = facts.sentences.iter().any(|it| it.covers(between));
            let words = facts.names.words.iter();
            let kin = || {
                let from = facts.names.words.partition_point(|it| it.1.from() < between.from());
                words.skip(from).take_while(|it| between.covers(it.1)).any(|it| is_kin(&it.0.key))
            };
            sentence && one_sentence || kin()
        })
    })
}

/// The entity that a bearer is, its rarer spellings told. Each part of its fullest name is a slot; a mention fills some of them, and
/// what it writes in a slot is held against what the others write there.
pub(super) fn entity_of(classes: Classes, bearer: &Bearer) -> Entity {
    let foreign = is_foreign(&bearer.parts) || bearer.parts.len() == 1;
    let slots = |(mention, parts): &(Mention, Vec<Part>)| -> Vec<usize> {
        if bearer.unsure.contains(&mention.place) { Vec::new() } else { align(&bearer.parts, parts, foreign) }
    };
    let filled: Vec<Vec<usize>> = bearer.mentions.iter().map(slots).collect();
    let right: Vec<Option<&str>> = (0..bearer.parts.len()).map(|slot| preferred(bearer, &filled, slot)).collect();
    let rule = Ruling { bearer, filled: &filled, right: &right, classes, foreign };
    let variants: Vec<Variant> = (0..bearer.mentions.len()).filter_map(|it| rule.variant(it)).take(TOLD).collect();
    let fullest: Vec<&str> = bearer.parts.iter().zip(&right).map(|(part, right)| right.unwrap_or(&part.text)).collect();
    let mut out = entity(bearer, written(&fullest));
    out.variants = variants;
    out
}

// Which slot each part fills, in order; empty where the mention does not fit the name.
fn align(name: &[Part], parts: &[Part], foreign: bool) -> Vec<usize> {
    let mut out = Vec::with_capacity(parts.len());
    let mut from = 0;
    for (at, part) in parts.iter().enumerate() {
        let rest = || name.iter().enumerate().skip(from);
        let same = rest().find(|(_, it)| it.key == part.key);
        let alike = || rest().find(|(_, it)| any_difference(it, part, foreign).is_some() || is_short_for(&it.key, &part.key));
        let Some((slot, _)) = same.or_else(alike) else { return Vec::new() };
        // At the head of a name ابن is right, whatever stands between father and son.
        out.push(if at == 0 && is_son(&part.key) { NOWHERE } else { slot });
        from = slot + 1;
    }
    out
}

// What a slot should hold: its commonest spelling, of equals that of the first full mention, of equals the first.
fn preferred<'b>(bearer: &'b Bearer, filled: &[Vec<usize>], slot: usize) -> Option<&'b str> {
    let mut spellings: Vec<(&str, usize, bool, usize)> = Vec::new();
    for (i, ((_, parts), slots)) in bearer.mentions.iter().zip(filled).enumerate() {
        let Some(text) = slots.iter().position(|it| *it == slot).and_then(|it| parts.get(it)).map(|it| it.text.as_str()) else { continue };
        match spellings.iter_mut().find(|it| it.0 == text) {
            Some(it) => {
                it.1 += 1;
                if parts.len() > 1 && !it.2 {
                    (it.2, it.3) = (true, i);
                }
            }
            None => spellings.push((text, 1, parts.len() > 1, i)),
        }
    }
    spellings.into_iter().min_by_key(|it| (std::cmp::Reverse(it.1), !it.2, it.3)).map(|it| it.0)
}

struct Ruling<'b> {
    bearer: &'b Bearer,
    filled: &'b [Vec<usize>],
    right: &'b [Option<&'b str>],
    classes: Classes,
    foreign: bool,
}

impl Ruling<'_> {
    // The mention as a variant, if one of its parts is spelled otherwise than the story prefers.
    fn variant(&self, mention: usize) -> Option<Variant> {
        let (_, parts) = self.bearer.mentions.get(mention)?;
        let slots = self.filled.get(mention)?;
        let mut wrong: Vec<(usize, &str, Class)> = Vec::new();
        let mut preferred: Vec<&str> = Vec::with_capacity(parts.len());
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.iter().enumerate() {
            let right = slots.get(at).and_then(|slot| Some((*slot, (*self.right.get(*slot)?)?)));
            // A hyphen that joins the next part belongs to none that stands alone.
            let right = right.map(|(slot, right)| (slot, if at == last { right.trim_end_matches('-') } else { right }));
            match right.and_then(|(slot, right)| Some((slot, right, self.class(part, right)?))) {
                Some((slot, right, class)) => {
                    wrong.push((slot, &part.text, class));
                    preferred.push(right);
                }
                None => preferred.push(&part.text),
            }
        }
        let class = wrong.first()?.2;
        let others: Vec<(usize, String)> = (0..self.bearer.mentions.len()).filter_map(|it| Some((it, self.turned(it, &wrong)?))).collect();
        Some(Variant { mention, against: Some(others.first()?.0), by_desk: false, preferred: written(&preferred), others, class })
    }

    fn class(&self, part: &Part, right: &str) -> Option<Class> {
        if part.text == right {
            return None;
        }
        let other = super::spelling::parts(right).into_iter().next()?;
        let class =
            if is_short_for(&part.key, &other.key) { Some(Class::ForeignGivenName) } else { any_difference(part, &other, self.foreign) };
        class.filter(|it| self.classes.has(*it))
    }

    // What a mention in the preferred spelling would read if the other one were right; `None` where it does not show it.
    fn turned(&self, mention: usize, wrong: &[(usize, &str, Class)]) -> Option<String> {
        let (_, parts) = self.bearer.mentions.get(mention)?;
        let slots = self.filled.get(mention)?;
        let mut changed = false;
        let mut out: Vec<&str> = Vec::with_capacity(parts.len());
        for (part, slot) in parts.iter().zip(slots) {
            let other = wrong.iter().find(|it| it.0 == *slot && self.right.get(*slot).is_some_and(|it| *it == Some(part.text.as_str())));
            changed |= other.is_some();
            out.push(other.map_or(part.text.as_str(), |it| it.1));
        }
        changed.then(|| written(&out))
    }
}
