//! The newsroom's names as a story is read against them: which stand in it, and which spelling is right.

use std::collections::{BTreeMap, BTreeSet};

use crate::arabic::token::tokens;
use crate::lexicon::common::is_common;
use crate::lexicon::desk::{Entry, plain};

use super::bearer::keys;
use super::spelling::{Part, difference, is_short_for, parts};
use super::variant::is_foreign;
use super::word::words;

/// A listed single word that is shorter than this, in letters, stands for its bearer only in exactly its own spelling.
const SURE: usize = 5;

/// The entries of `names.toml`, and where to look for them. The empty one knows nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    entries: Vec<Entry>,
    /// Pairs of names of different people, each pair in both orders.
    apart: BTreeSet<(String, String)>,
    /// Listed spellings by the key of their first word, the longest first.
    first: BTreeMap<String, Vec<Listed>>,
    /// Entries by the keys of a listed name's parts.
    whole: BTreeMap<Vec<String>, BTreeSet<usize>>,
    /// Entries by a listed spelling.
    exact: BTreeMap<String, BTreeSet<usize>>,
    /// Entries by the key of a first or last part of their name, of names with more than one.
    ends: BTreeMap<String, BTreeSet<usize>>,
}

/// A listed spelling as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// The entry.
    pub(super) entry: usize,
    /// The keys of its words.
    pub(super) keys: Vec<String>,
    /// The spelling.
    pub(super) text: String,
}

impl Desk {
    /// The desk with these entries; each pair of `apart` is two different people.
    pub fn new(entries: Vec<Entry>, apart: &[(String, String)]) -> Self {
        let mut out = Self { entries, ..Self::default() };
        for (a, b) in apart {
            let (a, b) = (plain(a), plain(b));
            out.apart.insert((b.clone(), a.clone()));
            out.apart.insert((a, b));
        }
        for (index, entry) in out.entries.iter().enumerate() {
            for text in entry.accepted().map(plain) {
                let listed: Vec<String> = words(&text, &tokens(&text)).into_iter().map(|it| it.key.clone()).collect();
                if let Some(first) = listed.first().cloned() {
                    out.first.entry(first).or_default().push(Listed { entry: index, keys: listed, text: text.clone() });
                }
                let parts = parts(&text);
                out.whole.entry(keys(&parts)).or_default().insert(index);
                if let [first, .., last] = parts.as_slice() {
                    out.ends.entry(first.key.clone()).or_default().insert(index);
                    out.ends.entry(last.key.clone()).or_default().insert(index);
                }
                out.exact.entry(text).or_default().insert(index);
            }
        }
        out.first.values_mut().for_each(|it| it.sort_by_key(|it| std::cmp::Reverse(it.keys.len())));
        out
    }

    /// Entry `index`; `None` where there is none such.
    pub fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// The entries in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.apart.is_empty()
    }

    /// Whether the newsroom says that names so spelled (no tashkeel) are those of two people.
    pub fn apart(&self, a: &str, b: &str) -> bool {
        let listed = || Some((self.only(self.exact.get(a))?, self.only(self.exact.get(b))?));
        self.apart.contains(&(a.to_owned(), b.to_owned())) || listed().is_some_and(|(a, b)| a != b)
    }

    /// The only entry that lists a name so spelled (no tashkeel).
    pub(super) fn listed(&self, text: &str) -> Option<usize> {
        self.only(self.exact.get(text))
    }

    fn only(&self, of: Option<&BTreeSet<usize>>) -> Option<usize> {
        of.filter(|it| it.len() == 1)?.first().copied()
    }

    /// The listed spellings that begin with a word of that key, the longest first.
    pub(super) fn starting_with(&self, key: &str) -> &[Listed] {
        self.first.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whose name is written so: an entry that lists it, or else one that lists it but for hamza seats and the like, if one and only one does.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        self.only(self.exact.get(text)).or_else(|| {
            let parts = parts(text);
            let sure = parts.len() > 1 || parts.first().is_some_and(|it| is_sure(&it.key));
            self.only(self.whole.get(&keys(&parts))).filter(|_| sure && !self.exact.contains_key(text))
        })
    }

    /// Whose name is meant where it is in no listed spelling: one part of it differs from a listed name as spellings of foreign names
    /// do, and from no other entry's.
    pub(super) fn near(&self, text: &str) -> Option<usize> {
        let own = parts(text);
        let [first, .., last] = own.as_slice() else { return None };
        let ends = [first, last].into_iter().filter_map(|it| self.ends.get(&it.key)).flatten();
        let meant: BTreeSet<usize> = ends
            .copied()
            .filter(|&it| self.entry(it).is_some_and(|it| it.accepted().any(|it| is_near(&own, &parts(&plain(it))))))
            .filter(|&it| self.entry(it).is_some_and(|it| !it.accepted().any(|it| self.apart(&plain(it), text))))
            .collect();
        self.only(Some(&meant))
    }
}

/// Whether a listed word of that key needs no exact spelling to be known for its bearer.
pub(super) fn is_sure(key: &str) -> bool {
    key.chars().count() >= SURE && !is_common(key)
}

fn is_near(own: &[Part], listed: &[Part]) -> bool {
    let foreign = is_foreign(own) && is_foreign(listed);
    let mut differ = own.iter().zip(listed).filter(|(a, b)| a.key != b.key);
    let (Some((a, b)), None) = (differ.next(), differ.next()) else { return false };
    own.len() == listed.len() && foreign && (difference(a, b, true).is_some() && is_slight(&a.key, &b.key) || is_short_for(&a.key, &b.key))
}

// Only vowels differ, or only consonants: with both, two names are too easily one. غارنو، كارني
fn is_slight(a: &str, b: &str) -> bool {
    let vowel = |it: &char| matches!(it, 'ا' | 'و' | 'ي');
    let consonants = |it: &str| it.chars().filter(|it| !vowel(it)).collect::<Vec<_>>();
    a.chars().filter(vowel).eq(b.chars().filter(vowel)) || consonants(a) == consonants(b)
}
