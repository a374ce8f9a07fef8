//! Who says what: the kind of each quotation, the word that reports it, and the speaker.

mod account;
mod adverbs;
mod apposed;
mod attached;
mod authored;
mod beside;
mod beside_cue;
mod beside_verb;
mod borne;
mod bounds;
mod called;
mod cast;
mod chain;
mod clause;
mod company;
mod complement;
mod cue;
mod enclosed;
mod evidence;
mod extent;
mod full_name;
mod gender;
mod homograph;
mod honours;
mod kin;
mod kind;
mod known;
mod line;
mod manner;
mod marked;
mod meaning;
mod naming;
mod near;
mod nearest;
mod object;
mod opening;
mod ordinary;
mod orphan;
mod phrase;
mod placing;
mod pool;
mod preceding;
mod proper;
mod rank;
mod recited;
mod reporting;
mod rivals;
mod roles;
mod saying;
mod signs;
mod subject;
mod surname;
mod tail;
#[cfg(test)]
mod tests;
mod told;
mod voice;
mod words;

pub use evidence::{Evidence, Why};
pub use told::SAYINGS;

use super::names;
use super::paragraph;
use super::quotes;
use super::story::{Place, View};
use crate::text::span::Span;

/// The reporting words of one paragraph, and the words at which nobody goes on speaking.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    reports: Vec<cue::Report>,
    breaks: Vec<cue::Break>,
    openings: Vec<opening::Opening>,
    /// Where the narrator begins, behind a dateline, in bytes.
    lead: usize,
}

/// Who says what in a story.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// One for each quotation of the story, in their order.
    pub sayings: Vec<Saying>,
    /// Reporting words that go on with a speaker in another gender, in order.
    pub clashes: Vec<Clash>,
}

/// A reporting word that goes on in another gender than the last speaker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Where the word stands.
    pub cue: Place,
    /// Where the last speaker is named.
    pub speaker: Place,
}

/// What stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody's words, a clause of their own.
    Statement,
    /// A speaker's few words inside the narrator's sentence.
    Fragment,
    /// A term, nickname, emphasis, name of a person or group.
    Term,
    /// The name of a work, medium, company, campaign.
    Title,
    /// Scripture, hadith, poetry, proverb.
    Verse,
}

impl Kind {
    /// The word for it in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Fragment => "fragment",
            Self::Term => "term",
            Self::Title => "title",
            Self::Verse => "verse",
        }
    }
}

/// What is known of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What it is.
    pub kind: Kind,
    /// Whether somebody or something stands behind it.
    pub attributed: bool,
    /// Whether a reader cannot tell who says it: what `attribution/missing` reports.
    pub needs_attribution: bool,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The word that reports it.
    pub cue: Option<Cue>,
    /// On what kind and speaker rest.
    pub why: Why,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Where the speaker is named: the name without title or proclitic.
    pub place: Place,
    /// The fullest name of the same entity in the story; the words themselves where it is none.
    pub name: String,
    /// Index into `names.entities` where the speaker is one.
    pub entity: Option<usize>,
    /// How the speaker was found.
    pub via: Via,
    /// Whether nobody is named: مصدر مطلع
    pub unnamed: bool,
    /// What the reading of the sentence took for his name before it was weighed where that ends; nothing where it knew the first word alone.
    pub(super) read: Option<Span>,
}

/// How a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// The cue has its own subject.
    Direct,
    /// Carried on from the last speaker (وأضاف).
    Continuation,
    /// Named before a headline's colon.
    Headline,
}

impl Via {
    /// The word for it in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Continuation => "continuation",
            Self::Headline => "headline",
        }
    }
}

/// The word that reports a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands, its و or ف included.
    pub place: Place,
    /// Its lemma, such as أضاف.
    pub lemma: &'static str,
    /// How the reporter takes the words: `neutral`, `assertive`, `doubting` …
    pub stance: &'static str,
}

/// Reads the reporting words of one paragraph, whose tokens, marks and names are read already.
pub fn read(facts: &paragraph::Facts) -> Facts {
    if !facts.ours {
        return Facts::default();
    }
    let line = line::Line::new(facts);
    let (reports, breaks) = cue::find(&line);
    let lead = line.token(line.lead).map_or(0, |it| it.span.from());
    Facts { reports, breaks, openings: opening::all(&line), lead: if line.lead == 0 { 0 } else { lead } }
}

/// The signs of every quotation of a story, by which it is weighed whether somebody's words stand in it: what their weights are learned from.
pub fn signs(view: View<'_>, quotes: &quotes::Story, names: &names::Story, read: &Story) -> Vec<Vec<String>> {
    let scene = voice::Scene::new(view, quotes, names);
    signs::all(&scene, &read.sayings)
}

/// Everybody who may have said the words of each quotation, with where he is named, whether only his first word is known, and the signs of him: what
/// `speakers.tsv` is learned from.
pub fn candidates(view: View<'_>, quotes: &quotes::Story, names: &names::Story, read: &Story) -> Vec<Vec<(Place, bool, Vec<String>)>> {
    let scene = voice::Scene::new(view, quotes, names);
    let voices = chain::voices(&scene);
    let mut last = None;
    let mut of = |(quotation, saying): (&quotes::Quotation, &Saying)| {
        let facts = view.facts(quotation.open.paragraph)?;
        let around = beside_cue::around(&scene, &voices, quotation);
        let found = saying::setting(&scene, &around, facts, quotation).0;
        let pool = pool::Pool::gather(&scene, &voices, &around, quotation, found.as_ref(), last);
        if saying.kind == Kind::Statement && saying.attributed {
            last = saying.speaker.as_ref().map(|it| scene.voice(it));
        }
        Some(pool.all.iter().zip(rank::signs(&pool)).map(|(it, signs)| (it.voice.place, it.bare, signs)).collect())
    };
    quotes.quotations.iter().zip(&read.sayings).map(|it| of(it).unwrap_or_default()).collect()
}

/// The reporting words beside each quotation, and none, with the signs of each: what `reports.tsv` is learned from.
pub fn reporting(view: View<'_>, quotes: &quotes::Story, names: &names::Story) -> Vec<Vec<(Option<Place>, Vec<String>)>> {
    let scene = voice::Scene::new(view, quotes, names);
    let voices = chain::voices(&scene);
    let of = |quotation: &quotes::Quotation| {
        let read = saying::read(&scene, view.facts(quotation.open.paragraph)?, quotation).0;
        let around = beside_cue::around(&scene, &voices, quotation);
        let all = reporting::signs(&scene, &around, read.as_ref()).into_iter();
        let place =
            |(paragraph, index): (usize, usize)| Some(Place { paragraph, span: view.facts(paragraph)?.speech.reports.get(index)?.span });
        Some(all.map(|it| (it.report.and_then(place), it.signs)).collect())
    };
    quotes.quotations.iter().map(|it| of(it).unwrap_or_default()).collect()
}

/// Each place at which a speaker's name or noun phrase may end, with the signs there: what `extents.tsv` is learned from.
pub fn extents(view: View<'_>, saying: &Saying) -> Vec<(usize, Vec<String>)> {
    // A name ends where the story's names say.
    let Some(speaker) = saying.speaker.as_ref().filter(|it| it.entity.is_none()) else { return Vec::new() };
    let Some(facts) = view.facts(speaker.place.paragraph) else { return Vec::new() };
    // One in marks ends where they close.
    if facts.token_before(speaker.place.span.from()).is_some_and(kind::is_mark) {
        return Vec::new();
    }
    let report = saying.cue.as_ref().filter(|it| it.place.paragraph == speaker.place.paragraph).map(|it| it.place.span);
    let place = Place { span: speaker.read.unwrap_or(speaker.place.span), ..speaker.place };
    extent::boundaries(facts, place, report, speaker.read.is_none())
}

/// Decides kind, speaker and cue of every quotation of a story.
pub fn story(view: View<'_>, quotes: &quotes::Story, names: &names::Story) -> Story {
    let scene = voice::Scene::new(view, quotes, names);
    let voices = chain::voices(&scene);
    let mut sayings = saying::sayings(&scene, &voices);
    orphan::mark(&scene, &mut sayings);
    Story { sayings, clashes: voices.into_clashes() }
}
