//! What the story knows of what stands under the cursor: a person, a quotation, a reporting word.

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::analysis::names::{Entity, Kind};
use crate::analysis::speech::{self, Saying, Via};
use crate::analysis::story::{Place, Story};
use crate::arabic::number::TIMES;
use crate::rules::finding::Language;
use crate::text::span::Span;

use super::outline::first_words;
use super::protocol;
use super::snapshot::Snapshot;

/// At most so many of a person's quotations are shown.
const SAID: usize = 5;
/// So many words of each.
const WORDS: usize = 6;

/// The hover at a position; `None` where nothing is known.
pub(super) fn at(it: &Snapshot, at: Position) -> Option<Hover> {
    let story = &it.story;
    let offset = protocol::offset(story.document().rope(), at, it.client.encoding);
    let (paragraph, within) = story.place_at(offset)?;
    let name = story
        .names
        .named_at(paragraph, within)
        .and_then(|(entity, mention)| Some((story.span(entity.mentions.get(mention)?.place), person(story, entity, it.language))));
    let saying = cue_at(story, paragraph, within).or_else(|| quotation_at(story, paragraph, within));
    let said = saying.map(|(span, index)| (span, quotation(story, index, it.language)));
    let (span, lines) = match (name, said) {
        (Some((span, mut lines)), Some((_, more))) => {
            lines.extend(more);
            (span, lines)
        }
        (Some(it), None) | (None, Some(it)) => it,
        (None, None) => return None,
    };
    let lines = lines.iter().map(|line| it.client.show(line, it.language)).collect::<Vec<_>>();
    let (kind, value) = if it.client.markdown {
        (MarkupKind::Markdown, lines.iter().map(|it| escape(it)).collect::<Vec<_>>().join("\n\n"))
    } else {
        (MarkupKind::PlainText, lines.join("\n"))
    };
    let range = protocol::range(story.document().rope(), span, it.client.encoding);
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range: Some(range) })
}

fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn cue_at(story: &Story, paragraph: usize, within: usize) -> Option<(Span, usize)> {
    story.speech.sayings.iter().enumerate().find_map(|(i, it)| {
        let place = it.cue.as_ref()?.place;
        (place.paragraph == paragraph && place.span.touches(within)).then(|| (story.span(place), i))
    })
}

// The innermost quotation that covers the place.
fn quotation_at(story: &Story, paragraph: usize, within: usize) -> Option<(Span, usize)> {
    let here = (paragraph, within);
    let covers = |open: Place, close: Place| (open.paragraph, open.span.from()) <= here && here <= (close.paragraph, close.span.to());
    let found = story.quotes.quotations.iter().enumerate().filter(|(_, it)| covers(it.open, it.close)).max_by_key(|(_, it)| it.depth)?;
    Some((story.source_between(found.1.open, found.1.close), found.0))
}

fn person(story: &Story, entity: &Entity, language: Language) -> Vec<String> {
    let arabic = language == Language::Arabic;
    let first = entity.mentions.first().map_or(0, |it| story.line(it.place));
    let kind = kind_name(entity.kind, arabic);
    let mut out = vec![if arabic { format!("{}: {kind}", entity.name) } else { format!("{kind}: {}", entity.name) }];
    if !entity.titles.is_empty() {
        let titles = entity.titles.join(if arabic { "، " } else { ", " });
        out.push(if arabic { format!("الصفة: {titles}") } else { format!("Titles: {titles}") });
    }
    out.extend(newsroom(story, entity, arabic));
    let known = story.entry(entity).is_some_and(|it| it.latin.is_some());
    out.extend(entity.latin.iter().filter(|_| !known).map(|it| latin(it, arabic)));
    let spellings: Vec<String> = entity.spellings.iter().map(|it| counted(&it.text, it.count, arabic)).collect();
    let spellings = spellings.join(if arabic { "، " } else { ", " });
    let count = entity.mentions.len();
    out.push(if arabic { format!("في هذا الخبر: {spellings}") } else { format!("In this story: {spellings}") });
    out.push(if arabic {
        format!("ورد الاسم أولا في السطر {first}، {}", counted("وورد هنا", count, arabic))
    } else {
        format!("First on line {first}; {count} in all")
    });
    out.extend(said(story, entity, arabic));
    out
}

// What names.toml says: the name, the offices, the Latin form, a note.
fn newsroom(story: &Story, entity: &Entity, arabic: bool) -> Vec<String> {
    let Some(entry) = story.entry(entity) else { return Vec::new() };
    let accepted = entry.accepted().collect::<Vec<_>>().join(if arabic { "، " } else { ", " });
    let mut out =
        vec![if arabic { format!("في ملف أسماء الصحيفة: {accepted}") } else { format!("In names.toml: {accepted}") }];
    out.extend(entry.roles.iter().map(|it| {
        let title = &it.title;
        match (it.since, it.until, arabic) {
            (None, None, true) => format!("المنصب: {title}"),
            (Some(since), None, true) => format!("المنصب منذ {since}: {title}"),
            (None, Some(until), true) => format!("المنصب حتى {until}: {title}"),
            (Some(since), Some(until), true) => format!("المنصب من {since} حتى {until}: {title}"),
            (None, None, false) => format!("Office: {title}"),
            (Some(since), None, false) => format!("Office since {since}: {title}"),
            (None, Some(until), false) => format!("Office until {until}: {title}"),
            (Some(since), Some(until), false) => format!("Office from {since} to {until}: {title}"),
        }
    }));
    out.extend(entry.latin.iter().map(|it| latin(it, arabic)));
    out.extend(entry.note.iter().map(|it| if arabic { format!("ملاحظة الصحيفة: {it}") } else { format!("The newsroom's note: {it}") }));
    out
}

fn latin(it: &str, arabic: bool) -> String {
    if arabic { format!("يكتب بالحروف اللاتينية {it} هكذا") } else { format!("In Latin letters: {it}") }
}

fn kind_name(kind: Kind, arabic: bool) -> &'static str {
    match (kind, arabic) {
        (_, true) => kind.arabic(),
        (Kind::Person, false) => "Person",
        (Kind::Organisation, false) => "Organisation",
        (Kind::Place, false) => "Place",
    }
}

fn counted(text: &str, count: usize, arabic: bool) -> String {
    if arabic { format!("{text} {}", TIMES.counted(count)) } else { format!("{text} ×{count}") }
}

fn said(story: &Story, entity: &Entity, arabic: bool) -> Vec<String> {
    let index = story.names.entities.iter().position(|it| std::ptr::eq(it, entity));
    let own: Vec<usize> = (0..story.speech.sayings.len())
        .filter(|&it| {
            story.speech.sayings.get(it).and_then(|it| it.speaker.as_ref()).is_some_and(|it| it.entity == index && index.is_some())
        })
        .collect();
    let mut out = Vec::new();
    if own.is_empty() {
        return out;
    }
    out.push(if arabic {
        format!("المنقول في هذا الخبر: {}", speech::SAYINGS.counted(own.len()))
    } else {
        format!("Says here: {}", own.len())
    });
    for it in own.iter().take(SAID).filter_map(|&it| story.quotes.quotations.get(it)) {
        let (words, line) = (story.prose(Place { paragraph: it.open.paragraph, span: it.words(story.view()) }), story.line(it.open));
        let words = first_words(words, WORDS);
        out.push(if arabic { format!("سطر {line}: {words}") } else { format!("line {line}: {words}") });
    }
    out
}

fn quotation(story: &Story, index: usize, language: Language) -> Vec<String> {
    let arabic = language == Language::Arabic;
    let Some(saying) = story.speech.sayings.get(index) else { return Vec::new() };
    let kind = if arabic { saying.kind.arabic() } else { saying.kind.name() };
    let mut out = vec![if arabic { format!("ما بين العلامتين: {kind}") } else { format!("Quotation: {kind}") }];
    out.extend(speaker(story, saying, arabic));
    if let Some(it) = &saying.cue {
        out.push(if arabic { it.arabic() } else { format!("Cue: {} ({})", it.lemma, it.stance) });
    }
    // What decided: the first reason of each.
    if let Some(it) = saying.why.speaker.first().or_else(|| saying.why.kind.first()) {
        let told = it.told(arabic);
        out.push(if arabic { format!("الدليل: {told}") } else { format!("Evidence: {told}") });
    }
    out
}

fn speaker(story: &Story, saying: &Saying, arabic: bool) -> Option<String> {
    let Some(it) = &saying.speaker else {
        let words = if arabic { "القائل: غير معروف" } else { "No speaker found" };
        return saying.is_nobodys().then(|| words.to_owned());
    };
    let line = story.line(it.place);
    if arabic {
        return Some(it.arabic(line));
    }
    Some(match it.via {
        Via::Direct => format!("Speaker: {}", it.name),
        Via::Headline => format!("Speaker, named in the headline: {}", it.name),
        Via::Continuation => format!("Speaker, carried on from line {line}: {}", it.name),
    })
}
