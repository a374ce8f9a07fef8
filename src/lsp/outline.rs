//! The outline of a story: its headlines, then whoever speaks in it with what they say.

use std::collections::BTreeMap;

use tower_lsp::lsp_types::{DocumentSymbol, DocumentSymbolResponse, Location, Range, SymbolInformation, SymbolKind};

use crate::analysis::speech::{Kind, Saying};
use crate::analysis::story::Place;
use crate::rules::finding::Message;
use crate::text::document::Role;
use crate::text::span::Span;

use super::protocol;
use super::snapshot::Snapshot;

/// So many words stand for a headline or a quotation.
const WORDS: usize = 8;

/// The outline of a document; flat for a client that shows no tree.
pub(super) fn of(it: &Snapshot) -> DocumentSymbolResponse {
    let symbols: Vec<DocumentSymbol> = headlines(it).chain(speakers(it)).collect();
    if it.client.symbol_tree {
        return DocumentSymbolResponse::Nested(symbols);
    }
    let mut flat = Vec::new();
    for symbol in symbols {
        flat.push(information(it, &symbol, None));
        flat.extend(symbol.children.iter().flatten().map(|child| information(it, child, Some(symbol.name.clone()))));
    }
    DocumentSymbolResponse::Flat(flat)
}

fn headlines(it: &Snapshot) -> impl Iterator<Item = DocumentSymbol> {
    let paragraphs = it.story.document().paragraphs().iter().filter(|it| it.role == Role::Headline);
    paragraphs.map(|paragraph| symbol(it, first_words(&paragraph.text, WORDS), SymbolKind::STRING, paragraph.span, paragraph.span))
}

// In the order in which they first speak; what nobody says comes last.
fn speakers(it: &Snapshot) -> impl Iterator<Item = DocumentSymbol> {
    let story = &it.story;
    let mut order: Vec<(Option<&str>, Span)> = Vec::new();
    let mut said: BTreeMap<Option<&str>, Vec<DocumentSymbol>> = BTreeMap::new();
    for (quotation, saying) in story.quotes.quotations.iter().zip(&story.speech.sayings) {
        let Some(speaker) = speaker(saying) else { continue };
        let span = story.source_between(quotation.open, quotation.close);
        let words = Place { paragraph: quotation.open.paragraph, span: quotation.words(story.view()) };
        let named = saying.speaker.as_ref().map_or(span, |it| story.span(it.place));
        if !said.contains_key(&speaker) {
            order.push((speaker, named));
        }
        said.entry(speaker).or_default().push(symbol(it, first_words(story.prose(words), WORDS), SymbolKind::STRING, span, span));
    }
    order.sort_by_key(|it| it.0.is_none());
    let nobody = it.client.say(&Message::new("بلا قائل", "No speaker"), it.language);
    order.into_iter().map(move |(speaker, named)| {
        let children = said.remove(&speaker).unwrap_or_default();
        let mut symbol = symbol(it, speaker.unwrap_or(&nobody).to_owned(), SymbolKind::OBJECT, named, named);
        // A tree shows a child only inside its parent.
        symbol.range = children.iter().fold(symbol.range, |all, it| join(all, it.range));
        symbol.children = Some(children);
        symbol
    })
}

// Whose words a quotation is listed under; `None` for a term, a title or a verse, which are nobody's.
fn speaker(saying: &Saying) -> Option<Option<&str>> {
    let speech = matches!(saying.kind, Kind::Statement | Kind::Fragment);
    match &saying.speaker {
        Some(it) if speech => Some(Some(&it.name)),
        None if saying.is_nobodys() => Some(None),
        _ => None,
    }
}

fn join(a: Range, b: Range) -> Range {
    Range { start: a.start.min(b.start), end: a.end.max(b.end) }
}

/// The first `count` words of a text, and … where there are more.
pub(super) fn first_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = words.get(..count).unwrap_or(&words).join(" ");
    if words.len() > count { format!("{shown}…") } else { shown }
}

#[expect(deprecated)] // The field `deprecated` has to be given a value.
fn symbol(it: &Snapshot, name: String, kind: SymbolKind, span: Span, selected: Span) -> DocumentSymbol {
    let range = |span| protocol::range(it.story.document().rope(), span, it.client.encoding);
    // No client takes a symbol without a name.
    let name = if name.is_empty() { "…".to_owned() } else { name };
    DocumentSymbol {
        name,
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: range(span),
        selection_range: range(selected),
        children: None,
    }
}

#[expect(deprecated)] // The field `deprecated` has to be given a value.
fn information(it: &Snapshot, symbol: &DocumentSymbol, container_name: Option<String>) -> SymbolInformation {
    let location = Location { uri: it.uri.clone(), range: symbol.selection_range };
    SymbolInformation { name: symbol.name.clone(), kind: symbol.kind, tags: None, deprecated: None, location, container_name }
}
