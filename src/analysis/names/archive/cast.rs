//! Who is named in a story: what it leaves behind for the table of all stories.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::names::Kind;
use crate::analysis::story::Story;
use crate::arabic::date::Date;
use crate::lexicon::particles::joins_next;

/// Who is named in full in one story, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    pub(super) names: Vec<Named>,
    /// Spellings that this story alone shows to be one person's.
    pub(super) pairs: Vec<(String, String)>,
    pub(super) date: Option<Date>,
}

/// One person in one spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) text: String,
    pub(super) mentions: u32,
    /// From 1.
    pub(super) line: u32,
    /// The byte of the document at which it first stands.
    pub(super) from: usize,
    /// Whether the story spelled the same person another way before.
    pub(super) again: bool,
    pub(super) titles: Vec<String>,
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
                    let line = story.document().line(from);
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

// A kunya is many people's: أبو محمد
fn is_full(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let kunya = words.next().is_some_and(|it| joins_next(&crate::arabic::fold::key(it)));
    words.count() > usize::from(kunya)
}
