//! Names: where they stand, whom they mean, and how they are spelled.

mod apposition;
pub mod archive;
mod bearer;
mod closing;
mod context;
pub mod desk;
mod entity;
mod extent;
mod form;
mod initials;
mod institution;
mod institutions;
mod later;
mod list;
mod mention;
mod office;
mod overrun;
mod ruling;
mod sieve;
pub mod spelling;
mod title;
mod unlisted;
mod variant;
mod whole;
mod word;

use std::sync::Arc;

use crate::arabic::token::Token;
pub use crate::lexicon::kind::Kind;
use crate::lexicon::particles::{is_function_word, is_that};
use crate::text::span::Span;
use closing::opens_town;
pub use institution::Institution;
use later::touches;

use super::background::Background;
use super::quotes;
use super::story::{Place, View};

/// The names that one paragraph shows on its own evidence. Spans count bytes of its prose.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Names with evidence of their own (a title, a given name, a nasab particle), in order; none overlaps another.
    pub names: Vec<Name>,
    /// Single words that are names if the story says so elsewhere, in order.
    pub hints: Vec<Name>,
    /// A given name and an ordinary word, which are a name if the story uses that word as one, in order.
    pub pairs: Vec<Name>,
    /// Office titles, with or without a name after them, in order.
    pub titles: Vec<Title>,
    /// Institutions and places, in order; none overlaps a name of the paragraph.
    pub institutions: Vec<Institution>,
    /// All words and where they stand, proclitics included: where later mentions are looked for.
    pub(crate) words: Vec<(Arc<form::Form>, Span)>,
}

impl Facts {
    /// The keys of all words, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|it| it.0.key.as_str())
    }

    /// How often the word with that key stands as only a name does: behind أن or a verb of saying, with no noun or adjective behind it.
    pub(super) fn uses(&self, text: &str, key: &str) -> usize {
        let is_use = |it: &&[(Arc<form::Form>, Span)]| {
            let [before, word, after] = it else { return false };
            word.0.part == key
                && (before.0.says || is_that(&before.0.key) || before.0.key == "لكن")
                && touches(text, before.1, word.1)
                && touches(text, word.1, after.1)
                && !after.0.skeleton.starts_with("ال")
                && !after.0.place
                && !after.0.national
                && !after.0.nameable
        };
        self.words.windows(3).filter(is_use).count()
    }

    /// Whether a name at `span` stands by itself: no ordinary noun behind it that may be its bearer's family name, and no half of a town's name
    /// before it. سان فرانسيسكو
    pub(super) fn stands_by_itself(&self, text: &str, span: Span) -> bool {
        let at = self.words.partition_point(|it| it.1.end <= span.start);
        let after = self.words.get(at + 1).filter(|it| touches(text, span, it.1));
        let before = at.checked_sub(1).and_then(|it| self.words.get(it)).filter(|it| touches(text, it.1, span));
        after.is_none_or(|(it, _)| is_function_word(&it.key) || it.verb || it.says || it.key.starts_with('و'))
            && before.is_none_or(|(it, _)| {
                !opens_town(&it.key) && !matches!(it.key.as_str(), "سانتا" | "بيونغ" | "دي" | "مؤشر" | "هاتف" | "جهاز")
            })
    }

    /// The office right behind a name and a comma.
    fn title_behind(&self, text: &str, span: Span) -> Option<&Title> {
        let title = self.titles.get(self.titles.partition_point(|it| it.span.start < span.end)).filter(|it| it.office)?;
        matches!(Span::new(span.to(), title.span.from()).of(text).trim(), "،" | ",").then_some(title)
    }

    /// The title (an index) right before a name at `span` of the paragraph whose prose is `text`, with nothing but white space between.
    pub fn title_before(&self, text: &str, span: Span) -> Option<usize> {
        // Titles stand in order and don't overlap.
        let at = self.titles.partition_point(|it| it.span.end <= span.start).checked_sub(1)?;
        let gap = Span::new(self.titles.get(at)?.span.to(), span.from());
        (!gap.is_empty() && gap.of(text).chars().all(char::is_whitespace)).then_some(at)
    }
}

/// A name that its paragraph alone shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name alone: no title, no proclitic.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// Index into the titles: the one that it bears.
    pub title: Option<usize>,
}

/// An office title where it stands: الرئيس الأميركي, وزير الخارجية.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its words, nationality and department included, no proclitic.
    pub span: Span,
    /// Its head in the lexicon: الرئيس.
    pub head: Span,
    /// Whether it is an office, not kinship or the like.
    pub office: bool,
}

/// The people, organisations and places of a story.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The people, and whatever `names.toml` lists, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Other organisations, and places, in the order of their first mention.
    pub institutions: Vec<Entity>,
}

impl Story {
    /// The entity and the mention (indices) that cover byte `offset` of a paragraph's prose.
    pub fn at(&self, paragraph: usize, offset: usize) -> Option<(usize, usize)> {
        self.entities.iter().enumerate().find_map(|(entity, it)| {
            let mention = it.mentions.iter().position(|it| it.place.paragraph == paragraph && it.place.span.touches(offset))?;
            Some((entity, mention))
        })
    }

    /// All of them, in the order of their first mention.
    pub fn all(&self) -> Vec<&Entity> {
        let mut out: Vec<&Entity> = self.entities.iter().chain(&self.institutions).collect();
        out.sort_by_key(|it| it.mentions.first().map(|it| it.place));
        out
    }

    /// Whatever is named at byte `offset` of a paragraph's prose, and the mention (an index) that covers it.
    pub fn named_at(&self, paragraph: usize, offset: usize) -> Option<(&Entity, usize)> {
        let covers = |it: &Mention| it.place.paragraph == paragraph && it.place.span.touches(offset);
        self.entities.iter().chain(&self.institutions).find_map(|it| Some((it, it.mentions.iter().position(covers)?)))
    }
}

/// The bearer of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its fullest name, in the spelling that the story prefers.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The office titles that it bears here, in the order of their first use.
    pub titles: Vec<String>,
    /// Ways its name is written here, with counts, the commonest first. Short and full forms both stand here.
    pub spellings: Vec<Spelling>,
    /// Where it is named, in order.
    pub mentions: Vec<Mention>,
    /// Mentions whose spelling contradicts the entity's others, or `names.toml`.
    pub variants: Vec<Variant>,
    /// Its name in Latin letters, where the story gives it in brackets.
    pub latin: Option<String>,
    /// The entry of the newsroom's names that is about it; see [`desk::Desk::entry`].
    pub entry: Option<usize>,
}

/// One way to write a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The name as written, without proclitics, tashkeel and tatweel.
    pub text: String,
    /// How often.
    pub count: usize,
}

/// One place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where: the name alone, no title, no proclitic.
    pub place: Place,
    /// The name as written, without tashkeel and tatweel.
    pub text: String,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
}

/// A mention that spells a name another way than the story does elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Index into the entity's mentions: the one at fault.
    pub mention: usize,
    /// Index into the entity's mentions: the first one that spells it the other way, in the same words. `None`: only `names.toml` does.
    pub against: Option<usize>,
    /// Whether `names.toml` says which spelling is right.
    pub by_desk: bool,
    /// What this mention should read.
    pub preferred: String,
    /// Every mention (index) that would change if the other spelling were right, with what it would read.
    pub others: Vec<(usize, String)>,
    /// The class of the difference.
    pub class: spelling::Class,
}

/// Reads the names that one paragraph shows on its own evidence.
pub fn read(text: &str, tokens: &[Token]) -> Facts {
    mention::read(text, tokens)
}

/// Gathers the names of a story into entities; where they and the newsroom's names differ, the newsroom's are right.
pub fn story(view: View<'_>, quotes: &quotes::Story, background: &Background) -> Story {
    entity::story(view, quotes, background)
}
