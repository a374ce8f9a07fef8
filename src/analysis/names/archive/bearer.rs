//! A person of an archive: spellings with what was counted of each.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::names::spelling::parts;
use crate::arabic::date::Date;

/// So many office titles of one spelling are counted.
const OFFICES: usize = 12;

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
    pub(super) fn add(&mut self, date: Option<Date>, again: bool) {
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
    pub text: Box<str>,
    /// How often it stands, and when.
    pub count: Count,
    /// How many mentions there are.
    pub mentions: u32,
    /// The first file in which it stands, as the caller named it.
    pub file: Arc<str>,
    /// The line there, from 1.
    pub line: u32,
    /// The story and the byte in it at which it first stands.
    pub(super) first: (u32, usize),
    /// Office titles of its bearer, in the order in which they were read.
    pub titles: Vec<(Box<str>, Count)>,
}

impl Seen {
    // A spelling that is about to be counted for the first time.
    pub(super) fn new(text: &str, file: &Arc<str>, line: u32, first: (u32, usize)) -> Self {
        let (text, file) = (text.into(), Arc::clone(file));
        Self { text, count: Count::default(), mentions: 0, file, line, first, titles: Vec::new() }
    }

    // Counts an office title, if there is room.
    pub(super) fn bears(&mut self, title: &str, date: Option<Date>, again: bool) {
        let known = self.titles.iter().any(|it| *it.0 == *title);
        if !known && self.titles.len() < OFFICES {
            self.titles.reserve_exact(1);
            self.titles.push((title.into(), Count::default()));
        }
        if let Some((_, count)) = self.titles.iter_mut().find(|it| *it.0 == *title) {
            count.add(date, again);
        }
    }

    // The commonest spelling comes first: by stories, then by mentions, then the one that was read first.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (Reverse(self.count.stories), Reverse(self.mentions), self.first)
    }
}

// How carefully a name is written: the hamzas at the head of its words, the dots of ta marbuta, بن between names. A hamza where Arabic has none
// (إبتسام) is no care.
fn care(text: &str) -> i32 {
    let mut out = 0;
    for (i, word) in text.split([' ', '-']).enumerate() {
        let bare = word.strip_prefix("ال").unwrap_or(word);
        if bare.starts_with(['أ', 'إ', 'آ']) {
            out += if is_derived(bare) { -1 } else { 1 };
        }
        out += i32::from(word.ends_with('ة')) - i32::from(i > 0 && matches!(word, "ابن" | "إبن"));
    }
    out
}

// A noun of the patterns افتعال, انفعال or استفعال begins with a vowel that is joined to the word before, and takes no hamza.
fn is_derived(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    matches!(letters.as_slice(), [_, _, 'ت', .., 'ا', _] | [_, 'ن', _, _, 'ا', _])
}

/// One person, as far as an archive tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer<'a> {
    /// The spellings, the commonest first.
    pub spellings: Vec<&'a Seen>,
}

impl<'a> Bearer<'a> {
    /// The spelling to propose: of the letters that most stories write, the spelling with the hamzas and the ta marbuta that Arabic wants, be it
    /// rarer than one without them; of equals the commonest.
    pub fn best(&self) -> Option<&'a Seen> {
        let letters = |it: &Seen| parts(&it.text).into_iter().map(|it| it.key).collect::<Vec<_>>();
        let mut stories: BTreeMap<Vec<String>, u32> = BTreeMap::new();
        for it in &self.spellings {
            *stories.entry(letters(it)).or_default() += it.count.stories;
        }
        // The spellings stand in their order, so that of equals the commonest comes first.
        let first = self.spellings.iter().min_by_key(|it| Reverse(stories.get(&letters(it)).copied()))?;
        let wanted = letters(first);
        self.spellings.iter().filter(|it| letters(it) == wanted).min_by_key(|it| Reverse(care(&it.text))).copied()
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn best(spellings: &[(&str, u32)]) -> String {
        let seen: Vec<Seen> = spellings
            .iter()
            .map(|&(text, stories)| {
                let mut it = Seen::new(text, &"a.txt".into(), 1, (0, 0));
                it.count.stories = stories;
                it
            })
            .collect();
        Bearer { spellings: seen.iter().collect() }.best().unwrap().text.to_string()
    }

    #[test]
    fn proposes_the_careful_spelling_of_the_commonest_letters() {
        assert_eq!(best(&[("اشتون كارتر", 26), ("آشتون كارتر", 22), ("أشتون كارتر", 16)]), "آشتون كارتر");
        assert_eq!(best(&[("سالم الدساسمه", 3), ("سالم الدساسمة", 1)]), "سالم الدساسمة");
        assert_eq!(best(&[("خالد ابن عبدالعزيز", 2), ("خالد بن عبد العزيز", 1)]), "خالد بن عبد العزيز");
        assert_eq!(best(&[("فرانسوا أولوند", 5), ("فرانسوا أولاند", 2), ("فرانسوا اولوند", 1)]), "فرانسوا أولوند");
        assert_eq!(best(&[("ابتسام الدوماني", 3), ("إبتسام الدوماني", 2)]), "ابتسام الدوماني");
        assert_eq!(best(&[("انشراح الدوماني", 1), ("إنشراح الدوماني", 2)]), "انشراح الدوماني");
        assert_eq!(best(&[("عبدالله الدوماني", 7), ("عبد الله الدوماني", 1)]), "عبدالله الدوماني");
    }
}
