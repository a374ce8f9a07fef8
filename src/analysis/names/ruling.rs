//! What the newsroom's names decide in a story: where they stand, and which mentions spell them another way.

use std::borrow::Cow;

use crate::analysis::paragraph::Facts;
use crate::arabic::clitic::readings;
use crate::lexicon::desk::{Entry, plain};
use crate::lexicon::given_names;
use crate::text::span::Span;

use super::desk::{Desk, is_sure};
use super::spelling::{Class, Part, difference, is_short_for, parts};
use super::variant::is_foreign;
use super::word::skip;
use super::{Entity, Name, Variant};

/// The names of a paragraph: those that it shows on its own evidence, and those that the newsroom lists. Where two overlap, the longer
/// one stands: more words may make it another person's.
pub(super) fn names<'f>(facts: &'f Facts, desk: &Desk) -> Cow<'f, [Name]> {
    let own = facts.names.names.as_slice();
    if desk.is_empty() || !facts.ours {
        return Cow::Borrowed(own);
    }
    let listed = listed(facts, desk);
    if listed.is_empty() {
        return Cow::Borrowed(own);
    }
    let beaten = |it: &Name, by: &[Name]| by.iter().any(|other| other.span.overlaps(it.span) && other.span.len() > it.span.len());
    let mut out: Vec<Name> = own.iter().filter(|it| !beaten(it, near(&listed, it.span))).cloned().collect();
    let added = listed
        .iter()
        .filter(|it| !near(own, it.span).iter().any(|other| other.span.overlaps(it.span) && other.span.len() >= it.span.len()));
    out.extend(added.cloned());
    out.sort_by_key(|it| it.span);
    Cow::Owned(out)
}

// Those of `names`, which stand in order, that may overlap `span`.
fn near(names: &[Name], span: Span) -> &[Name] {
    let from = names.partition_point(|it| it.span.end <= span.start);
    let to = names.partition_point(|it| it.span.start < span.end);
    names.get(from..to.max(from)).unwrap_or(&[])
}

fn listed(facts: &Facts, desk: &Desk) -> Vec<Name> {
    let words = facts.names.words.as_slice();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some((form, span)) = words.get(at) {
        let found = readings(&form.key).into_iter().find_map(|reading| {
            let start = skip(&facts.text, *span, reading.proclitic.chars().count());
            desk.starting_with(&reading.rest).iter().find_map(|it| {
                let rest = words.get(at..at + it.keys.len())?;
                let same = rest.iter().zip(&it.keys).skip(1).all(|((word, _), key)| word.key == *key);
                let joined = rest.iter().zip(rest.iter().skip(1)).all(|(a, b)| is_gap(&facts.text, a.1, b.1));
                let span = start.join(rest.last()?.1);
                // One word may be an ordinary one, and a letter before it may be its own.
                let sure = it.keys.len() > 1 || is_sure(&reading.rest) || plain(span.of(&facts.text)) == it.text;
                (same && joined && sure).then_some((span, it))
            })
        });
        match found {
            Some((span, it)) => {
                let title = facts.names.title_before(&facts.text, span);
                let kind = desk.entry(it.entry).map(|it| it.kind).unwrap_or_default();
                out.push(Name { span, kind, title });
                at += it.keys.len();
            }
            None => at += 1,
        }
    }
    out
}

fn is_gap(text: &str, a: Span, b: Span) -> bool {
    let gap = Span::new(a.to(), b.from()).of(text);
    a.end < b.start && gap.chars().all(char::is_whitespace)
}

/// Lets the newsroom's names decide over one entity: whose it is, which of its mentions are wrong, and how it is called.
pub(super) fn settle(desk: &Desk, entity: &mut Entity) {
    if desk.is_empty() {
        return;
    }
    let texts = || entity.mentions.iter().map(|it| it.text.as_str());
    entity.variants.retain(|it| entity.mentions.get(it.mention).is_none_or(|mention| !desk.apart(&mention.text, &it.preferred)));
    let full = |text: &&str| text.contains(' ');
    let Some(index) = texts().find_map(|it| desk.find(it)).or_else(|| texts().filter(full).find_map(|it| desk.near(it))) else { return };
    // Listed names of two people under one entity: the text was misread, and deciding between them would be a guess.
    if texts().filter_map(|it| desk.find(it)).any(|it| it != index) {
        return;
    }
    let Some(entry) = desk.entry(index) else { return };
    entity.entry = Some(index);
    entity.kind = entry.kind;
    let forms: Vec<Vec<Part>> = entry.accepted().map(|it| parts(&plain(it))).collect();
    let readings: Vec<Reading> = entity.mentions.iter().map(|it| read(desk, entry, &forms, &it.text)).collect();
    let told = |mention: usize| readings.get(mention).unwrap_or(&Reading::Unknown);
    let mut variants: Vec<Variant> = entity.variants.drain(..).filter(|it| *told(it.mention) == Reading::Unknown).collect();
    for (mention, reading) in readings.iter().enumerate() {
        if let Reading::Wrong { preferred, class } = reading {
            let against = entity.mentions.iter().position(|it| it.text == *preferred);
            variants.push(Variant { mention, against, by_desk: true, preferred: preferred.clone(), others: Vec::new(), class: *class });
        }
    }
    variants.sort_by_key(|it| it.mention);
    entity.variants = variants;
    if let Some(right) = entity.mentions.iter().find(|it| desk.find(&it.text) == Some(index)).map(|_| plain(&entry.name)) {
        entity.name = right;
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Reading {
    /// Spelled as the newsroom lists it.
    Right,
    /// Spelled another way.
    Wrong { preferred: String, class: Class },
    /// It has words that the newsroom does not list: the story decides.
    Unknown,
}

// Part by part: what stands first is compared with what a listed form has first, what stands last with its last.
fn read(desk: &Desk, entry: &Entry, forms: &[Vec<Part>], text: &str) -> Reading {
    if entry.accepted().any(|it| plain(it) == text) {
        return Reading::Right;
    }
    let own = parts(text);
    let foreign = own.len() == 1 && forms.iter().any(|it| is_foreign(it)) || is_foreign(&own);
    let mut preferred = Vec::new();
    let mut found = None;
    for (i, part) in own.iter().enumerate() {
        let last = i + 1 == own.len();
        let opposite = |form: &&Vec<Part>| -> Vec<Part> {
            let ends = [form.first().filter(|_| i == 0 && own.len() > 1), form.last().filter(|_| last)];
            let middle = form.iter().skip(1).rev().skip(1).filter(|_| i > 0 && !last);
            ends.into_iter().flatten().chain(middle).cloned().collect()
        };
        // A given name alone is borne by too many, and of a surname's place nobody can be sure.
        if own.len() == 1 && given_names::find(&part.key).is_some() {
            return Reading::Unknown;
        }
        let candidates: Vec<Part> = forms.iter().flat_map(|it| opposite(&it)).collect();
        if candidates.iter().any(|it| it.text == part.text) {
            preferred.push(part.text.clone());
            continue;
        }
        let differs = |it: &Part| {
            let short = own.len() > 1 && is_short_for(&part.key, &it.key);
            difference(part, it, foreign).or_else(|| short.then_some(Class::ForeignGivenName))
        };
        let Some((right, class)) = candidates.iter().find_map(|it| Some((it.text.clone(), differs(it)?))) else { return Reading::Unknown };
        preferred.push(right);
        found = Some(class);
    }
    let preferred = preferred.join(" ");
    match found {
        Some(class) if preferred != text && !desk.apart(&preferred, text) => Reading::Wrong { preferred, class },
        _ => Reading::Right,
    }
}
