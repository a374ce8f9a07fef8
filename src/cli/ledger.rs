//! `tadqiq names`: who is in it; and the reading of files that `tadqiq quotes` shares.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use crate::analysis::names::Entity;
use crate::analysis::story::Story;
use crate::arabic::number::TIMES;
use crate::lint::files::FileError;
use crate::rules::finding::Language;
use crate::text::position::{Encoding, position};
use crate::text::span::Span;

use super::Status;
use super::args::{InputArgs, LedgerArgs, LedgerFormat};
use super::input::{self, Source, complain};
use super::json::{self, Words};
use super::report::{BOLD, count};

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

/// Prints who is named.
pub(super) fn names(args: &LedgerArgs) -> io::Result<Status> {
    let Some(ledger) = Ledger::read(&args.input) else { return Ok(Status::Failed) };
    let mut out = Ledger::out(&args.input);
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
                table(&mut out, path, stories, |out, it| names_table(out, it, ledger.language))?;
            }
        }
    }
    ledger.finish(&mut out)
}

/// What was read, in the order of the paths.
pub(super) struct Ledger {
    // A file of records has a story a record.
    pub(super) files: Vec<(String, Vec<Story>)>,
    pub(super) errors: Vec<FileError>,
    pub(super) language: Language,
}

impl Ledger {
    // `None` where the configuration can't be used; the reason is told already.
    pub(super) fn read(args: &InputArgs) -> Option<Self> {
        let (sources, mut errors) = input::sources(args, false).map_err(|it| complain(&it)).ok()?;
        let language = input::language(args, &sources);
        let read = |it: &Source| Ok((it.name().display().to_string(), it.stories()?));
        let results: Vec<Result<_, FileError>> = sources.par_iter().map(read).collect();
        let mut files = Vec::new();
        for result in results {
            match result {
                Ok(it) => files.push(it),
                Err(it) => errors.push(it),
            }
        }
        errors.extend(input::missing_fields(args, &sources, false));
        Some(Self { files, errors, language })
    }

    pub(super) fn out(args: &InputArgs) -> anstream::AutoStream<io::StdoutLock<'static>> {
        anstream::AutoStream::new(io::stdout().lock(), args.color.into())
    }

    pub(super) fn finish(&self, out: &mut impl Write) -> io::Result<Status> {
        out.flush()?;
        self.errors.iter().for_each(complain);
        Ok(if self.errors.is_empty() { Status::Clean } else { Status::Failed })
    }
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

/// Prints the stories of a file under its path.
pub(super) fn table<W: Write>(
    out: &mut W,
    path: &str,
    stories: &[Story],
    story: impl Fn(&mut W, &Story) -> io::Result<()>,
) -> io::Result<()> {
    writeln!(out, "{BOLD}{path}{BOLD:#}")?;
    stories.iter().try_for_each(|it| story(out, it))?;
    writeln!(out)
}

// Places stand on lines of their own, so that no line of Arabic has anything beside it.
fn names_table(out: &mut impl Write, story: &Story, language: Language) -> io::Result<()> {
    let arabic = language == Language::Arabic;
    for it in &story.names.entities {
        let first = it.mentions.first().map_or_else(String::new, |it| line_column(story, story.span(it.place)));
        if arabic {
            writeln!(out, "  {first}")?;
            writeln!(out, "    {}", it.name)?;
            writeln!(out, "    {}، ورد الاسم {}", it.kind.arabic(), TIMES.counted(it.mentions.len()))?;
        } else {
            writeln!(out, "  {} {first} mentions {}", it.kind.name(), it.mentions.len())?;
            writeln!(out, "    {}", it.name)?;
        }
        for title in &it.titles {
            writeln!(out, "    {}: {title}", if arabic { "الصفة" } else { "title" })?;
        }
        for spelling in it.spellings.iter().filter(|_| it.spellings.len() > 1) {
            if arabic {
                writeln!(out, "    كُتب {} هكذا: {}", TIMES.counted(spelling.count), spelling.text)?;
            } else {
                writeln!(out, "    {}: {}", count(spelling.count, "time"), spelling.text)?;
            }
        }
    }
    Ok(())
}

/// Line and column of a span's start, for a table.
pub(super) fn line_column(story: &Story, span: Span) -> String {
    let it = position(story.document().rope(), span.from(), Encoding::Utf32);
    format!("{}:{}", it.line + 1, it.column + 1)
}
