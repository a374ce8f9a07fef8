//! Which spellings of an archive are one person's.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::names::spelling::{Part, difference, is_short_for, parts, sound};
use crate::analysis::names::variant::is_foreign;

use super::bearer::{Bearer, Count, Seen};
use super::{Archive, ordered};

/// A title of fewer words (الدكتور، اللاعب) is many people's, and no evidence that two names are one person's.
const TELLING: usize = 2;

impl Archive {
    /// The people of the archive, each with the spellings that are shown to be the same person's: those whose difference a rule of spelling
    /// explains, and that bear one telling title, or stand for each other in one story, or are a foreign name or a chain of three
    /// and more. The most often named first.
    pub fn bearers(&self) -> Vec<Bearer<'_>> {
        let mut groups: Vec<Vec<&Seen>> = Vec::new();
        for spellings in self.names.values() {
            let mut rest: Vec<&Seen> = spellings.iter().collect();
            rest.sort_by_key(|it| it.rank());
            // Whoever shares no evidence with the commonest is a group of its own.
            while let Some(&head) = rest.first() {
                let (same, other) = rest.iter().partition(|it| std::ptr::eq(**it, head) || self.is_one(head, it));
                groups.push(same);
                rest = other;
            }
        }
        let mut out: Vec<Bearer<'_>> = self.joined(groups).into_iter().map(|spellings| Bearer { spellings }).collect();
        out.sort_by_key(|it| Reverse(it.stories()));
        out
    }

    // Groups of foreign names that sound alike, where evidence makes them one.
    fn joined<'a>(&self, groups: Vec<Vec<&'a Seen>>) -> Vec<Vec<&'a Seen>> {
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, it) in groups.iter().enumerate() {
            let parts = it.first().map_or_else(Vec::new, |it| parts(&it.text));
            self::blocks(&parts).into_iter().for_each(|it| blocks.entry(it).or_default().push(i));
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
        let telling = |it: &&(Box<str>, Count)| it.0.split_whitespace().count() >= TELLING;
        let shared = |it: &(Box<str>, Count)| b.titles.iter().any(|other| other.0 == it.0);
        self.pairs.contains(&ordered(&a.text, &b.text)) || a.titles.iter().filter(telling).any(shared)
    }
}

/// What spellings of one foreign name share: one of these at least.
pub(super) fn blocks(parts: &[Part]) -> Vec<String> {
    let [first, .., last] = parts else { return Vec::new() };
    if !is_foreign(parts) {
        return Vec::new();
    }
    let short: String = first.key.chars().take(2).collect();
    vec![
        format!("1 {} {}", first.key, sound(&last.key)),
        format!("2 {} {}", sound(&first.key), last.key),
        format!("3 {short} {}", last.key),
    ]
}

fn root(into: &[usize], mut at: usize) -> usize {
    while let Some(&next) = into.get(at).filter(|it| **it != at) {
        at = next;
    }
    at
}

// One part differs, as spellings of a foreign name do.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    let mut differ = a.iter().zip(&b).filter(|(a, b)| a.key != b.key);
    let (Some((first, second)), None) = (differ.next(), differ.next()) else { return false };
    a.len() == b.len() && (difference(first, second, true).is_some() || is_short_for(&first.key, &second.key))
}
