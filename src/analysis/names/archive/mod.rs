//! Names across stories: a table of spellings that many stories feed, and whom it shows to be one person spelled two ways.
//!
//! A story leaves a [`Cast`] behind, some hundred bytes a person; the stories themselves are not kept. Where the table grows over its limit the
//! rarest names go (lossy counting: Manku and Motwani, VLDB 2002), so that memory does not grow with the archive. The same stories in the same
//! order give the same table.

mod bearer;
mod cast;
mod elsewhere;
mod evidence;
mod library;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use bearer::{Bearer, Count, Seen};
pub use cast::Cast;
pub use elsewhere::{Elsewhere, Other};
pub use library::Library;

use super::spelling::{Part, parts};

/// So many names stand in a table at most, unless another number is given.
pub const LIMIT: usize = 400_000;

/// The names of an archive.
#[derive(Clone, Debug)]
pub struct Archive {
    /// Spellings by the keys of the name's parts.
    names: BTreeMap<Box<str>, Vec<Seen>>,
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
            let spellings = self.names.entry(key(&parts(&it.text)).into()).or_default();
            let at = spellings.iter().position(|seen| *seen.text == *it.text).unwrap_or_else(|| {
                // Nearly every name has one spelling: a list of one takes the room of one.
                spellings.reserve_exact(1);
                spellings.push(Seen::new(&it.text, file, it.line, (self.stories, it.from)));
                spellings.len() - 1
            });
            let Some(seen) = spellings.get_mut(at) else { continue };
            seen.count.add(cast.date, it.again);
            seen.mentions += it.mentions;
            it.titles.iter().for_each(|title| seen.bears(title, cast.date, it.again));
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
            self.names.retain(|_, it| it.iter().map(|it| it.count.stories).sum::<u32>() > floor);
        }
        let names = &self.names;
        let stands = |text: &str| names.get(key(&parts(text)).as_str()).is_some_and(|it| it.iter().any(|it| &*it.text == text));
        self.pairs.retain(|(a, b)| stands(a) && stands(b));
    }
}

fn ordered(a: &str, b: &str) -> (String, String) {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

fn key(parts: &[Part]) -> String {
    parts.iter().map(|it| it.key.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::story::Story;
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
            |it: &Bearer<'_>| it.spellings.iter().map(|it| format!("{} {}", it.text, it.count.stories)).collect::<Vec<_>>().join(", ");
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
