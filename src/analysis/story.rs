//! A whole document: the facts of its paragraphs, and what only the document can tell.

use std::sync::Arc;

use crate::arabic::date::Date;
use crate::lexicon::desk::Entry;
use crate::text::document::{Document, Paragraph, Role};
use crate::text::edit::Edit;
use crate::text::span::Span;

use super::background::Background;
use super::paragraph::{self, Facts};
use super::{date, names, quotes, speech};

/// A place in a story: a span of one paragraph's prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Bytes of its prose.
    pub span: Span,
}

/// What a document says, and who is in it.
#[derive(Clone, Debug)]
pub struct Story {
    document: Document,
    background: Background,
    facts: Vec<Arc<Facts>>,
    reread: usize,
    /// Its quotations, in the order of their opening marks, and the slips in its marks.
    pub quotes: quotes::Story,
    /// The people, organisations and places named in it.
    pub names: names::Story,
    /// Who says what: one entry for each of `quotes.quotations`, in their order.
    pub speech: speech::Story,
}

impl Story {
    /// Reads a document. Paragraphs that stand unchanged at the start and the end of `previous` keep their facts;
    /// what is between is read anew. The result is the same without `previous`.
    pub fn read(document: Document, previous: Option<&Self>) -> Self {
        Self::read_with(document, &Background::default(), previous)
    }

    /// The same with what is known from outside the text. It decides nothing about the facts of a paragraph: those of `previous` are kept
    /// whatever it was read with.
    pub fn read_with(document: Document, background: &Background, previous: Option<&Self>) -> Self {
        let (facts, reread) = read_facts(document.paragraphs(), previous.map_or(&[], |it| &it.facts));
        let view = View { paragraphs: document.paragraphs(), facts: &facts };
        let quotes = quotes::story(view);
        let names = names::story(view, &quotes, background);
        let speech = speech::story(view, &quotes, &names);
        Self { document, background: background.clone(), facts, reread, quotes, names, speech }
    }

    /// The same story, known to stand beside others that spell names so. What is read of it does not depend on them.
    #[must_use]
    pub fn beside(mut self, elsewhere: names::archive::Elsewhere) -> Self {
        self.background.elsewhere = Arc::new(elsewhere);
        self
    }

    /// The document that was read.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The story's own date, else the one that the caller gave; `None`: nobody says, and rules about dates stay silent.
    pub fn date(&self) -> Option<Date> {
        date::of(&self.document, self.view()).or(self.background.date)
    }

    /// What `names.toml` says of an entity.
    pub fn entry(&self, entity: &names::Entity) -> Option<&Entry> {
        self.background.desk.entry(entity.entry?)
    }

    /// How other stories spell the name that is written `text` here; `None`: as here, or they don't name that person.
    pub fn elsewhere(&self, text: &str) -> Option<&names::archive::Other> {
        self.background.elsewhere.get(text)
    }

    /// What the document was read against.
    pub fn background(&self) -> &Background {
        &self.background
    }

    /// How many paragraphs this reading read anew.
    pub fn reread(&self) -> usize {
        self.reread
    }

    /// The paragraphs and their facts.
    pub fn view(&self) -> View<'_> {
        View { paragraphs: self.document.paragraphs(), facts: &self.facts }
    }

    /// Where `place` stands in the document's source; empty at 0 for a paragraph that is not there.
    pub fn span(&self, place: Place) -> Span {
        self.document.paragraphs().get(place.paragraph).map(|it| it.to_source(place.span)).unwrap_or_default()
    }

    /// The line of the source, from 1, on which `place` begins.
    pub fn line(&self, place: Place) -> u32 {
        self.document.line(self.span(place).from())
    }

    /// An edit of prose as an edit of the source; `None` where it would take markup with it.
    pub fn edit(&self, place: Place, text: impl Into<String>) -> Option<Edit> {
        self.document.paragraphs().get(place.paragraph)?.edit(place.span, text)
    }

    /// The prose that `place` covers.
    pub fn prose(&self, place: Place) -> &str {
        self.document.paragraphs().get(place.paragraph).map_or("", |it| place.span.of(&it.text))
    }

    /// The prose from the start of `from` to the end of `to`, a space between two paragraphs.
    pub fn prose_between(&self, from: Place, to: Place) -> String {
        let part = |index: usize| {
            let text = &*self.document.paragraphs().get(index)?.text;
            let start = if index == from.paragraph { from.span.from() } else { 0 };
            let end = if index == to.paragraph { to.span.to() } else { text.len() };
            Some(Span::new(start, end.max(start)).of(text))
        };
        (from.paragraph..=to.paragraph).filter_map(part).collect::<Vec<_>>().join(" ")
    }

    /// The source that stands from the start of `from` to the end of `to`.
    pub fn source_between(&self, from: Place, to: Place) -> Span {
        Span::new(self.span(from).from(), self.span(to).to())
    }

    /// The place of a byte of the source; `None` where no prose stands.
    pub fn place_at(&self, offset: usize) -> Option<(usize, usize)> {
        let paragraphs = self.document.paragraphs();
        let index = paragraphs.partition_point(|it| it.span.to() < offset);
        let paragraph = paragraphs.get(index)?;
        Some((index, paragraph.to_prose(offset)?))
    }

    /// What the paragraph at a byte of the source covers there, markup included; empty where no paragraph stands.
    pub fn paragraph_at(&self, offset: usize) -> Span {
        let paragraphs = self.document.paragraphs();
        let found = paragraphs.get(paragraphs.partition_point(|it| it.span.to() < offset));
        found.map(|it| it.span).filter(|it| it.touches(offset)).unwrap_or_default()
    }
}

/// The paragraphs of a story with their facts, index by index.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    /// What they are and where.
    pub paragraphs: &'s [Paragraph],
    /// What they hold.
    pub facts: &'s [Arc<Facts>],
}

impl<'s> View<'s> {
    /// The facts of paragraph `index`.
    pub fn facts(self, index: usize) -> Option<&'s Facts> {
        self.facts.get(index).map(AsRef::as_ref)
    }

    /// Whether paragraph `index` is a headline.
    pub fn is_headline(self, index: usize) -> bool {
        self.paragraphs.get(index).is_some_and(|it| it.role == Role::Headline)
    }
}

fn read_facts(paragraphs: &[Paragraph], old: &[Arc<Facts>]) -> (Vec<Arc<Facts>>, usize) {
    let same = |(new, old): &(&Paragraph, &Arc<Facts>)| Arc::ptr_eq(&new.text, &old.text) || new.text == old.text;
    let head = paragraphs.iter().zip(old).take_while(same).count();
    let room = paragraphs.len().min(old.len()) - head;
    let tail = paragraphs.iter().rev().zip(old.iter().rev()).take(room).take_while(same).count();
    let reread = paragraphs.len() - head - tail;
    let middle = paragraphs.iter().skip(head).take(reread).map(|it| Arc::new(paragraph::read(&it.text)));
    let facts = old.iter().take(head).cloned().chain(middle).chain(old.iter().skip(old.len() - tail).cloned()).collect();
    (facts, reread)
}
