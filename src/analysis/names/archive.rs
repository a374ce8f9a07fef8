//! Names across stories: a table of spellings that many stories feed, and whom it shows to be one person spelled two ways.
//!
//! A story leaves a [`Cast`] behind, some hundred bytes a person; the stories themselves are not kept. Where the table grows over its limit the
//! rarest names go (lossy counting: Manku and Motwani, VLDB 2002), so that memory does not grow with the archive. The same stories in the same
//! order give the same table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::story::Story;
use crate::arabic::date::Date;
use crate::lexicon::particles::joins_next;
use crate::text::position::{Encoding, position};

use super::Kind;
use super::spelling::{Part, difference, is_short_for, parts, sound};
use super::variant::is_foreign;

/// So many names stand in a table at most, unless another number is given.
pub const LIMIT: usize = 400_000;
/// So many office titles of one spelling are counted.
const OFFICES: usize = 12;
/// A title of fewer words (الدكتور، اللاعب) is many people's, and no evidence that two names are one person's.
const TELLING: usize = 2;

/// Who is named in full in one story, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    names: Vec<Named>,
    /// Spellings that this story alone shows to be one person's.
    pairs: Vec<(String, String)>,
    date: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    text: String,
    mentions: u32,
    line: u32,
    // The byte of the document at which it first stands.
    from: usize,
    // Whether the story spelled the same person another way before.
    again: bool,
    titles: Vec<String>,
}

impl Cast {
    /// The people whom a story names in full; those of `names.toml` are decided already and left out.
    pub fn of(story: &Story) -> Self {
        let mut out = Self { date: story.date(), ..Self::default() };
        for entity in story.names.entities.iter().filter(|it| it.kind == Kind::Person && it.entry.is_none()) {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            let before = out.names.len();
            for mention in entity.mentions.iter().filter(|it| is_full(&it.text)) {
                let at = *seen.entry(&mention.text).or_insert_with(|| {
                    let from = story.span(mention.place).from();
                    let line = position(story.document().rope(), from, Encoding::Utf32).line + 1;
                    let (text, titles, again) = (mention.text.clone(), entity.titles.clone(), out.names.len() > before);
                    out.names.push(Named { text, mentions: 0, line, from, again, titles });
                    out.names.len() - 1
                });
                if let Some(it) = out.names.get_mut(at) {
                    it.mentions += 1;
                }
            }
            for it in entity.variants.iter().filter(|it| it.preferred.contains(' ')) {
                if let Some(mention) = entity.mentions.get(it.mention) {
                    out.pairs.push((mention.text.clone(), it.preferred.clone()));
                }
            }
        }
        out.pairs.sort();
        out.pairs.dedup();
        out
    }

    /// Whether nobody is named in full.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether both name the same people in the same spellings, however often and wherever.
    pub fn spells_as(&self, other: &Self) -> bool {
        let spellings = |it: &Self| it.names.iter().map(|it| it.text.clone()).collect::<BTreeSet<_>>();
        spellings(self) == spellings(other)
    }
}

/// How often something stands in an archive, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In how many stories.
    pub stories: u32,
    /// In how many of them the same person was spelled another way before, so that a person's stories are counted once each.
    pub again: u32,
    /// The first and the last day of those that bear one.
    pub days: Option<(Date, Date)>,
}

impl Count {
    fn add(&mut self, date: Option<Date>, again: bool) {
        self.stories += 1;
        self.again += u32::from(again);
        if let Some(date) = date {
            let (first, last) = self.days.unwrap_or((date, date));
            let first = if date.first() < first.first() { date } else { first };
            self.days = Some((first, if date.first() > last.first() { date } else { last }));
        }
    }

    // In how many stories stands what is counted under several spellings of one person.
    fn of_all<'a>(counts: impl Iterator<Item = &'a Self>) -> u32 {
        // Where a story's other spelling was taken for another person's in the end, each spelling still stands in all its stories.
        let (sum, most) = counts.fold((0, 0), |(sum, most), it| (sum + it.stories.saturating_sub(it.again), most.max(it.stories)));
        sum.max(most)
    }
}

/// One spelling of a name in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The spelling.
    pub text: String,
    /// How often it stands, and when.
    pub count: Count,
    /// How many mentions there are.
    pub mentions: u32,
    /// The first file in which it stands, as the caller named it.
    pub file: Arc<str>,
    /// The line there, from 1.
    pub line: u32,
    // The story and the byte in it at which it first stands.
    first: (u32, usize),
    /// Office titles of its bearer, by their words.
    pub titles: BTreeMap<String, Count>,
}

impl Seen {
    // The commonest spelling comes first: by stories, then by mentions, then the one that was read first.
    fn rank(&self) -> impl Ord + use<> {
        (Reverse(self.count.stories), Reverse(self.mentions), self.first)
    }
}

/// One person, as far as an archive tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The spellings, the commonest first.
    pub spellings: Vec<Seen>,
}

impl Bearer {
    /// In how many stories it is named.
    pub fn stories(&self) -> u32 {
        Count::of_all(self.spellings.iter().map(|it| &it.count))
    }

    /// Its office titles with their counts, the commonest first.
    pub fn titles(&self) -> Vec<(String, Count)> {
        let mut all: BTreeMap<&str, Vec<&Count>> = BTreeMap::new();
        for (title, count) in self.spellings.iter().flat_map(|it| &it.titles) {
            all.entry(title).or_default().push(count);
        }
        let sum = |counts: Vec<&Count>| {
            let days = counts.iter().filter_map(|it| it.days).reduce(|a, b| {
                let first = if b.0.first() < a.0.first() { b.0 } else { a.0 };
                (first, if b.1.first() > a.1.first() { b.1 } else { a.1 })
            });
            Count { stories: Count::of_all(counts.into_iter()), again: 0, days }
        };
        let mut out: Vec<(String, Count)> = all.into_iter().map(|(title, counts)| (title.to_owned(), sum(counts))).collect();
        out.sort_by_key(|it| Reverse(it.1.stories));
        out
    }
}

/// The names of an archive.
#[derive(Clone, Debug)]
pub struct Archive {
    /// Spellings by the keys of the name's parts.
    names: BTreeMap<String, BTreeMap<String, Seen>>,
    /// Spellings that single stories show to be one person's, each pair in order.
    pairs: BTreeSet<(String, String)>,
    limit: usize,
    /// Names in no more stories than this may have been dropped.
    floor: u32,
    stories: u32,
}

impl Default for Archive {
    fn default() -> Self {
        Self::new(LIMIT)
    }
}

impl Archive {
    /// An empty table that holds at most `limit` names, at least one.
    pub fn new(limit: usize) -> Self {
        Self { names: BTreeMap::new(), pairs: BTreeSet::new(), limit: limit.max(1), floor: 0, stories: 0 }
    }

    /// How many stories it was fed.
    pub fn stories(&self) -> u32 {
        self.stories
    }

    /// Names in no more stories than this may have been dropped; 0: none was.
    pub fn floor(&self) -> u32 {
        self.floor
    }

    /// Takes in one story, which stands in `file`.
    pub fn add(&mut self, file: &Arc<str>, cast: &Cast) {
        self.stories += 1;
        for it in &cast.names {
            let new = || Seen {
                text: it.text.clone(),
                count: Count::default(),
                mentions: 0,
                file: Arc::clone(file),
                line: it.line,
                first: (self.stories, it.from),
                titles: BTreeMap::new(),
            };
            let seen = self.names.entry(key(&parts(&it.text))).or_default().entry(it.text.clone()).or_insert_with(new);
            seen.count.add(cast.date, it.again);
            seen.mentions += it.mentions;
            for title in &it.titles {
                if seen.titles.len() < OFFICES || seen.titles.contains_key(title) {
                    seen.titles.entry(title.clone()).or_default().add(cast.date, it.again);
                }
            }
        }
        for (a, b) in &cast.pairs {
            self.pairs.insert(ordered(a, b));
        }
        if self.names.len() > self.limit {
            self.prune();
        }
    }

    // Drops what stands in the fewest stories until a quarter of the room is free. Pairs are evidence about names that stand here.
    fn prune(&mut self) {
        while self.names.len() > self.limit - self.limit / 4 {
            self.floor += 1;
            let floor = self.floor;
            self.names.retain(|_, it| it.values().map(|it| it.count.stories).sum::<u32>() > floor);
        }
        let names = &self.names;
        let stands = |text: &str| names.get(&key(&parts(text))).is_some_and(|it| it.contains_key(text));
        self.pairs.retain(|(a, b)| stands(a) && stands(b));
    }

    /// The people of the archive, each with the spellings that are shown to be the same person's: those whose difference a rule of spelling
    /// explains, and that bear one telling title, or stand for each other in one story, or are a foreign name or a chain of three
    /// and more. The most often named first.
    pub fn bearers(&self) -> Vec<Bearer> {
        let mut groups: Vec<Vec<&Seen>> = Vec::new();
        for spellings in self.names.values() {
            let mut rest: Vec<&Seen> = spellings.values().collect();
            rest.sort_by_key(|it| it.rank());
            // Whoever shares no evidence with the commonest is a group of its own.
            while let Some(&head) = rest.first() {
                let (same, other) = rest.iter().partition(|it| std::ptr::eq(**it, head) || self.is_one(head, it));
                groups.push(same);
                rest = other;
            }
        }
        let mut out: Vec<Bearer> =
            self.joined(groups).into_iter().map(|it| Bearer { spellings: it.into_iter().cloned().collect() }).collect();
        out.sort_by_key(|it| Reverse(it.stories()));
        out
    }

    // Groups of foreign names that sound alike, where evidence makes them one.
    fn joined<'a>(&self, groups: Vec<Vec<&'a Seen>>) -> Vec<Vec<&'a Seen>> {
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, it) in groups.iter().enumerate() {
            let parts = it.first().map_or_else(Vec::new, |it| parts(&it.text));
            if let [first, .., last] = parts.as_slice()
                && is_foreign(&parts)
            {
                blocks.entry(format!("1 {} {}", first.key, sound(&last.key))).or_default().push(i);
                blocks.entry(format!("2 {} {}", sound(&first.key), last.key)).or_default().push(i);
                let short: String = first.key.chars().take(2).collect();
                blocks.entry(format!("3 {short} {}", last.key)).or_default().push(i);
            }
        }
        let mut into: Vec<usize> = (0..groups.len()).collect();
        for block in blocks.into_values().filter(|it| it.len() > 1) {
            for (n, &a) in block.iter().enumerate() {
                for &b in block.iter().skip(n + 1) {
                    let heads = groups.get(a).and_then(|it| it.first()).zip(groups.get(b).and_then(|it| it.first()));
                    if heads.is_some_and(|(a, b)| is_near(&a.text, &b.text) && self.has_evidence(a, b)) {
                        let (a, b) = (root(&into, a), root(&into, b));
                        if let Some(it) = into.get_mut(a.max(b)) {
                            *it = a.min(b);
                        }
                    }
                }
            }
        }
        let mut out: BTreeMap<usize, Vec<&Seen>> = BTreeMap::new();
        for (i, group) in groups.into_iter().enumerate() {
            out.entry(root(&into, i)).or_default().extend(group);
        }
        let mut out: Vec<Vec<&Seen>> = out.into_values().collect();
        out.iter_mut().for_each(|it| it.sort_by_key(|it| it.rank()));
        out
    }

    // Two spellings of one key.
    fn is_one(&self, a: &Seen, b: &Seen) -> bool {
        let (first, second) = (parts(&a.text), parts(&b.text));
        let foreign = is_foreign(&first);
        let mut differ = first.iter().zip(&second).filter(|(a, b)| a.text != b.text);
        let explained = first.len() == second.len() && differ.all(|(a, b)| difference(a, b, foreign).is_some());
        let own = first.iter().filter(|it| !crate::lexicon::particles::is_son(&it.key)).count();
        explained && (foreign || own > 2 || self.has_evidence(a, b))
    }

    fn has_evidence(&self, a: &Seen, b: &Seen) -> bool {
        let telling = |it: &&String| it.split_whitespace().count() >= TELLING;
        self.pairs.contains(&ordered(&a.text, &b.text)) || a.titles.keys().filter(telling).any(|it| b.titles.contains_key(it))
    }

    /// Spellings that stand in fewer stories than another spelling of the same person.
    pub fn elsewhere(&self) -> Elsewhere {
        let mut out = BTreeMap::new();
        for bearer in self.bearers() {
            let Some((right, rest)) = bearer.spellings.split_first() else { continue };
            for it in rest.iter().filter(|it| right.count.stories >= 2 && right.count.stories > it.count.stories) {
                let other =
                    Other { text: right.text.clone(), stories: right.count.stories, file: Arc::clone(&right.file), line: right.line };
                out.insert(it.text.clone(), other);
            }
        }
        Elsewhere(out)
    }
}

/// How other stories spell the names of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere(BTreeMap<String, Other>);

impl Elsewhere {
    /// How others spell the name that is written `text` here; `None`: as here, or nobody else names that person.
    pub fn get(&self, text: &str) -> Option<&Other> {
        self.0.get(text)
    }
}

/// The spelling of other stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The spelling.
    pub text: String,
    /// In how many stories it stands.
    pub stories: u32,
    /// The first of them.
    pub file: Arc<str>,
    /// The line there, from 1.
    pub line: u32,
}

// A kunya is many people's: أبو محمد
fn is_full(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let kunya = words.next().is_some_and(|it| joins_next(&crate::arabic::fold::key(it)));
    words.count() > usize::from(kunya)
}

fn ordered(a: &str, b: &str) -> (String, String) {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

fn root(into: &[usize], mut at: usize) -> usize {
    while let Some(&next) = into.get(at).filter(|it| **it != at) {
        at = next;
    }
    at
}

fn key(parts: &[Part]) -> String {
    parts.iter().map(|it| it.key.as_str()).collect::<Vec<_>>().join(" ")
}

// One part differs, as spellings of a foreign name do.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    let mut differ = a.iter().zip(&b).filter(|(a, b)| a.key != b.key);
    let (Some((first, second)), None) = (differ.next(), differ.next()) else { return false };
    a.len() == b.len() && (difference(first, second, true).is_some() || is_short_for(&first.key, &second.key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::document::Document;
    use crate::text::format::Format;

    fn archive(stories: &[&str], limit: usize) -> Archive {
        let mut out = Archive::new(limit);
        for (i, text) in stories.iter().enumerate() {
            let story = Story::read(Document::new(text, Format::Plain), None);
            out.add(&format!("{i}.txt").into(), &Cast::of(&story));
        }
        out
    }

    fn shown(archive: &Archive) -> Vec<String> {
        let spellings =
            |it: &Bearer| it.spellings.iter().map(|it| format!("{} {}", it.text, it.count.stories)).collect::<Vec<_>>().join(", ");
        archive.bearers().iter().map(spellings).collect()
    }

    #[test]
    fn gathers_spellings_of_one_person() {
        let stories = ["وصل وزير الخارجية هنري كيسنجر أمس.", "وصل وزير الخارجية هنري كسنجر أمس.", "وصل وزير الخارجية هنري كيسنجر أمس."];
        assert_eq!(shown(&archive(&stories, 10)), ["هنري كيسنجر 2, هنري كسنجر 1"]);
    }

    #[test]
    fn takes_no_namesakes_for_one() {
        let stories = ["فاز اللاعب أحمد الدرويش أمس.", "وخسر اللاعب احمد الدرويش أمس.", "وصل سعد القحطاني.", "وصل سعود القحطاني."];
        assert_eq!(shown(&archive(&stories, 10)).len(), 4);
        let elsewhere = archive(&stories, 10).elsewhere();
        assert_eq!(elsewhere.get("احمد الدرويش"), None);
    }

    #[test]
    fn forgets_the_rarest_when_it_is_full() {
        let stories = ["زار أحمد الدرويش المعرض.", "زار خالد المرزوق المعرض.", "زار خالد المرزوق المعرض.", "زار يوسف الحداد المعرض."];
        let archive = archive(&stories, 2);
        assert_eq!(shown(&archive), ["خالد المرزوق 2"]);
        assert_eq!((archive.floor(), archive.stories()), (1, 4));
    }
}
