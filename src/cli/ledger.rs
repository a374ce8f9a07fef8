//! `tadqiq quotes` and `tadqiq names`: who says what, and who is in it.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use crate::analysis::names::Entity;
use crate::analysis::story::Story;
use crate::lint::files::FileError;
use crate::rules::finding::Language;
use crate::text::position::{Encoding, position};
use crate::text::span::{Span, before};

use super::Status;
use super::args::{LedgerArgs, LedgerFormat};
use super::input::{self, Source, complain};
use super::json::{self, Words};
use super::report::BOLD;

/// So many bytes of a quotation stand in a table.
const SHOWN: usize = 90;

#[derive(Serialize)]
struct QuotationsOf<'s> {
    path: &'s str,
    quotations: Vec<JsonQuotation<'s>>,
}

#[derive(Serialize)]
struct JsonQuotation<'s> {
    #[serde(flatten)]
    words: Words<'s>,
    kind: &'s str,
    attributed: bool,
    needs_attribution: bool,
    speaker: Option<JsonSpeaker<'s>>,
    cue: Option<JsonCue<'s>>,
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
struct EntitiesOf<'s> {
    path: &'s str,
    entities: Vec<JsonEntity<'s>>,
}

#[derive(Serialize)]
struct JsonEntity<'s> {
    name: &'s str,
    kind: &'s str,
    titles: &'s [String],
    spellings: Vec<JsonSpelling<'s>>,
    mentions: Vec<Words<'s>>,
}

#[derive(Serialize)]
struct JsonSpelling<'s> {
    text: &'s str,
    count: usize,
}

/// Prints who says what.
pub(super) fn quotes(args: &LedgerArgs) -> io::Result<Status> {
    let Some(ledger) = Ledger::read(args) else { return Ok(Status::Failed) };
    let mut out = ledger.out(args);
    match args.format {
        LedgerFormat::Json => {
            let files = ledger
                .files
                .iter()
                .map(|(path, stories)| QuotationsOf { path, quotations: stories.iter().flat_map(quotations).collect() })
                .collect();
            json::ledger(&mut out, files, &ledger.errors)?;
        }
        LedgerFormat::Table => {
            for (path, stories) in &ledger.files {
                table(&mut out, path, stories, |out, it| quotes_table(out, it, ledger.language))?;
            }
        }
    }
    ledger.finish(&mut out)
}

/// Prints who is named.
pub(super) fn names(args: &LedgerArgs) -> io::Result<Status> {
    let Some(ledger) = Ledger::read(args) else { return Ok(Status::Failed) };
    let mut out = ledger.out(args);
    match args.format {
        LedgerFormat::Json => {
            let files = ledger
                .files
                .iter()
                .map(|(path, stories)| EntitiesOf { path, entities: stories.iter().flat_map(entities).collect() })
                .collect();
            json::ledger(&mut out, files, &ledger.errors)?;
        }
        LedgerFormat::Table => {
            for (path, stories) in &ledger.files {
                table(&mut out, path, stories, names_table)?;
            }
        }
    }
    ledger.finish(&mut out)
}

/// What was read, in the order of the paths.
struct Ledger {
    // A file of records has a story a record.
    files: Vec<(String, Vec<Story>)>,
    errors: Vec<FileError>,
    language: Language,
}

impl Ledger {
    // `None` where the configuration can't be used; the reason is told already.
    fn read(args: &LedgerArgs) -> Option<Self> {
        let (sources, mut errors) = input::sources(&args.input).map_err(|it| complain(&it)).ok()?;
        let language = input::language(&args.input, &sources);
        let read = |it: &Source| Ok((it.name().display().to_string(), it.stories()?));
        let results: Vec<Result<_, FileError>> = sources.par_iter().map(read).collect();
        let mut files = Vec::new();
        for result in results {
            match result {
                Ok(it) => files.push(it),
                Err(it) => errors.push(it),
            }
        }
        Some(Self { files, errors, language })
    }

    fn out(&self, args: &LedgerArgs) -> anstream::AutoStream<io::StdoutLock<'static>> {
        anstream::AutoStream::new(io::stdout().lock(), args.input.color.into())
    }

    fn finish(&self, out: &mut impl Write) -> io::Result<Status> {
        out.flush()?;
        self.errors.iter().for_each(complain);
        Ok(if self.errors.is_empty() { Status::Clean } else { Status::Failed })
    }
}

fn quotations(story: &Story) -> Vec<JsonQuotation<'_>> {
    let pairs = story.quotes.quotations.iter().zip(&story.speech.sayings);
    pairs
        .map(|(it, saying)| JsonQuotation {
            words: json::words(story, story.source_between(it.open, it.close)),
            kind: saying.kind.name(),
            attributed: saying.attributed,
            needs_attribution: saying.needs_attribution,
            speaker: saying.speaker.as_ref().map(|it| JsonSpeaker {
                words: json::place(story, it.place),
                name: &it.name,
                via: it.via.name(),
            }),
            cue: saying.cue.as_ref().map(|it| JsonCue { words: json::place(story, it.place), lemma: it.lemma, stance: it.stance }),
        })
        .collect()
}

fn entities(story: &Story) -> Vec<JsonEntity<'_>> {
    story.names.entities.iter().map(|it| entity(story, it)).collect()
}

fn entity<'s>(story: &'s Story, it: &'s Entity) -> JsonEntity<'s> {
    JsonEntity {
        name: &it.name,
        kind: it.kind.name(),
        titles: &it.titles,
        spellings: it.spellings.iter().map(|it| JsonSpelling { text: &it.text, count: it.count }).collect(),
        mentions: it.mentions.iter().map(|it| json::place(story, it.place)).collect(),
    }
}

fn table<W: Write>(out: &mut W, path: &str, stories: &[Story], story: impl Fn(&mut W, &Story) -> io::Result<()>) -> io::Result<()> {
    writeln!(out, "{BOLD}{path}{BOLD:#}")?;
    stories.iter().try_for_each(|it| story(out, it))?;
    writeln!(out)
}

// Every line of a table holds one stretch of Arabic at most, so that no terminal changes the order of two.
fn quotes_table(out: &mut impl Write, story: &Story, language: Language) -> io::Result<()> {
    for (it, saying) in story.quotes.quotations.iter().zip(&story.speech.sayings) {
        let span = story.source_between(it.open, it.close);
        writeln!(out, "  {} {}", line_column(story, span), saying.kind.name())?;
        writeln!(out, "    {}", shorten(span.of(story.document().text())))?;
        match &saying.speaker {
            Some(it) => writeln!(out, "    speaker ({}): {}", it.via.name(), it.name)?,
            None if saying.needs_attribution => writeln!(out, "    {}", nobody(language))?,
            None => {}
        }
        if let Some(it) = &saying.cue {
            writeln!(out, "    cue ({}): {}", it.stance, it.lemma)?;
        }
    }
    Ok(())
}

fn nobody(language: Language) -> &'static str {
    match language {
        Language::Arabic => "لا قائل لهذا الكلام",
        Language::English => "no speaker found",
    }
}

fn names_table(out: &mut impl Write, story: &Story) -> io::Result<()> {
    for it in &story.names.entities {
        let first = it.mentions.first().map_or_else(String::new, |it| line_column(story, story.span(it.place)));
        writeln!(out, "  {} {first} mentions {}", it.kind.name(), it.mentions.len())?;
        writeln!(out, "    {}", it.name)?;
        for title in &it.titles {
            writeln!(out, "    title: {title}")?;
        }
        for spelling in it.spellings.iter().filter(|_| it.spellings.len() > 1) {
            writeln!(out, "    {} times: {}", spelling.count, spelling.text)?;
        }
    }
    Ok(())
}

fn line_column(story: &Story, span: Span) -> String {
    let it = position(story.document().rope(), span.from(), Encoding::Utf32);
    format!("{}:{}", it.line + 1, it.column + 1)
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
