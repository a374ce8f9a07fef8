//! `tadqiq quotes`: who says what.

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::quotes::Quotation;
use crate::analysis::speech::{Evidence, Saying};
use crate::analysis::story::Story;
use crate::rules::finding::Language;
use crate::text::span::before;

use super::Status;
use super::args::{QuotesArgs, QuotesFormat};
use super::json::{self, Words};
use super::ledger::{Ledger, line_column};
use super::pages::{Layout, Page};
use super::speakers;

/// So many bytes of a quotation stand in a table.
const SHOWN: usize = 90;

#[derive(Serialize)]
struct JsonQuotation<'s> {
    #[serde(flatten)]
    words: Words<'s>,
    kind: &'s str,
    attributed: bool,
    needs_attribution: bool,
    speaker: Option<JsonSpeaker<'s>>,
    cue: Option<JsonCue<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<JsonWhy>,
}

#[derive(Serialize)]
struct JsonSpeaker<'s> {
    #[serde(flatten)]
    words: Words<'s>,
    name: &'s str,
    via: &'s str,
}

#[derive(Serialize)]
struct JsonCue<'s> {
    #[serde(flatten)]
    words: Words<'s>,
    lemma: &'s str,
    stance: &'s str,
}

#[derive(Serialize)]
struct JsonWhy {
    kind: Vec<JsonEvidence>,
    speaker: Vec<JsonEvidence>,
}

#[derive(Serialize)]
struct JsonEvidence {
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
}

/// Prints who says what.
pub(super) fn quotes(args: &QuotesArgs) -> io::Result<Status> {
    let Some(ledger) = Ledger::open(&args.input) else { return Ok(Status::Failed) };
    if args.speakers {
        return speakers::print(ledger, args.format);
    }
    let language = ledger.language;
    match args.format {
        QuotesFormat::Json => ledger.print(Layout::Json("quotations"), |page, _, story| {
            pairs(story).try_for_each(|(it, saying)| page.json(&quotation(story, it, saying, args.why)))
        }),
        QuotesFormat::Csv => {
            // A heading names the columns.
            ::csv::Writer::from_writer(ledger.out()).write_record(COLUMNS)?;
            ledger.print(Layout::Rows, |page, source, story| rows(page, &source.label(), story))
        }
        QuotesFormat::Table => ledger.print(Layout::Table, |page, _, story| table(page, story, language, args.why)),
    }
}

/// The quotations of a story with what is known of each.
pub(super) fn pairs(story: &Story) -> impl Iterator<Item = (&Quotation, &Saying)> {
    story.quotes.quotations.iter().zip(&story.speech.sayings)
}

fn quotation<'s>(story: &'s Story, it: &Quotation, saying: &'s Saying, why: bool) -> JsonQuotation<'s> {
    JsonQuotation {
        words: json::words(story, story.source_between(it.open, it.close)),
        kind: saying.kind.name(),
        attributed: saying.attributed,
        needs_attribution: saying.needs_attribution,
        speaker: saying.speaker.as_ref().map(|it| JsonSpeaker { words: json::place(story, it.place), name: &it.name, via: it.via.name() }),
        cue: saying.cue.as_ref().map(|it| JsonCue { words: json::place(story, it.place), lemma: it.lemma, stance: it.stance }),
        why: why.then(|| JsonWhy { kind: evidence(&saying.why.kind), speaker: evidence(&saying.why.speaker) }),
    }
}

fn evidence(it: &[Evidence]) -> Vec<JsonEvidence> {
    let count = |it: Evidence| if let Evidence::Words(count) = it { Some(count) } else { None };
    it.iter().map(|&it| JsonEvidence { reason: it.name(), count: count(it) }).collect()
}

const COLUMNS: [&str; 11] =
    ["path", "line", "column", "kind", "attributed", "needs_attribution", "speaker", "via", "cue", "stance", "text"];

// One row a quotation.
fn rows(page: &mut Page, path: &str, story: &Story) -> io::Result<()> {
    let mut rows = ::csv::Writer::from_writer(page);
    for (it, saying) in pairs(story) {
        let place = line_column(story, story.source_between(it.open, it.close));
        let (line, column) = place.split_once(':').unwrap_or((&place, ""));
        let speaker = saying.speaker.as_ref();
        let cue = saying.cue.as_ref();
        rows.write_record([
            path,
            line,
            column,
            saying.kind.name(),
            yes(saying.attributed),
            yes(saying.needs_attribution),
            speaker.map_or("", |it| it.name.as_str()),
            speaker.map_or("", |it| it.via.name()),
            cue.map_or("", |it| it.lemma),
            cue.map_or("", |it| it.stance),
            &story.prose_between(it.open, it.close),
        ])?;
    }
    rows.flush()
}

fn yes(it: bool) -> &'static str {
    if it { "true" } else { "false" }
}

// Every line of a table holds one stretch of Arabic at most, so that no terminal changes the order of two.
fn table(out: &mut impl Write, story: &Story, language: Language, why: bool) -> io::Result<()> {
    let arabic = language == Language::Arabic;
    for (it, saying) in pairs(story) {
        let place = line_column(story, story.source_between(it.open, it.close));
        let words = shorten(&story.prose_between(it.open, it.close));
        if arabic {
            writeln!(out, "  {place}\n    {words}\n    {}", saying.kind.arabic())?;
        } else {
            writeln!(out, "  {place} {}\n    {words}", saying.kind.name())?;
        }
        let reasons = |out: &mut dyn Write, reasons: &[Evidence]| {
            let mut shown = reasons.iter().filter(|_| why);
            shown.try_for_each(|it| {
                let told = it.told(arabic);
                if arabic { writeln!(out, "      {told}") } else { writeln!(out, "      {}: {told}", it.name()) }
            })
        };
        reasons(out, &saying.why.kind)?;
        match &saying.speaker {
            Some(it) if arabic => writeln!(out, "    {}", it.arabic(story.line(it.place)))?,
            Some(it) => writeln!(out, "    speaker ({}): {}", it.via.name(), it.name)?,
            None if saying.is_nobodys() => writeln!(out, "    {}", nobody(saying, language))?,
            None => {}
        }
        reasons(out, &saying.why.speaker)?;
        match &saying.cue {
            Some(it) if arabic => writeln!(out, "    {}", it.arabic())?,
            Some(it) => writeln!(out, "    cue ({}): {}", it.stance, it.lemma)?,
            None => {}
        }
    }
    Ok(())
}

// What `attribution/missing` reports, and what is only not found: the words around it may still tell a reader.
fn nobody(saying: &Saying, language: Language) -> &'static str {
    match (saying.needs_attribution, language) {
        (true, Language::Arabic) => "لا قائل لهذا الكلام",
        (true, Language::English) => "no speaker",
        (false, Language::Arabic) => "القائل: غير معروف",
        (false, Language::English) => "no speaker found",
    }
}

fn shorten(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    if line.len() <= SHOWN {
        return line;
    }
    let to = (0..=SHOWN).rev().find(|&it| line.is_char_boundary(it)).unwrap_or(0);
    let kept = before(&line, to);
    format!("{}…", kept.rsplit_once(' ').map_or(kept, |(head, _)| head))
}
