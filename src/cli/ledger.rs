//! `tadqiq names`: who is in it; and what `tadqiq quotes` shares with it.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::analysis::names::Entity;
use crate::analysis::story::Story;
use crate::arabic::number::TIMES;
use crate::lint::files::FileError;
use crate::rules::finding::Language;
use crate::text::span::Span;

use super::Status;
use super::args::{InputArgs, LedgerArgs, LedgerFormat};
use super::input::{self, Source, complain};
use super::json::{self, Words};
use super::pages::{Layout, Page, Pages};
use super::progress::Progress;
use super::reading;
use super::report::{At, count};

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
    let Some(ledger) = Ledger::open(&args.input) else { return Ok(Status::Failed) };
    let language = ledger.language;
    match args.format {
        LedgerFormat::Json => ledger.print(Layout::Json("entities"), |page, _, story| {
            story.names.all().into_iter().try_for_each(|it| page.json(&entity(story, it)))
        }),
        LedgerFormat::Table => ledger.print(Layout::Table, |page, _, story| names_table(page, story, language)),
    }
}

/// What is to be read.
pub(super) struct Ledger<'a> {
    args: &'a InputArgs,
    sources: Vec<Source>,
    errors: Vec<FileError>,
    pub(super) language: Language,
}

impl<'a> Ledger<'a> {
    // `None` where the configuration can't be used; the reason is told already.
    pub(super) fn open(args: &'a InputArgs) -> Option<Self> {
        let (sources, errors) = input::sources(args, false).map_err(|it| complain(&it)).ok()?;
        let language = input::language(args, &sources);
        Some(Self { args, sources, errors, language })
    }

    /// Where it is printed.
    pub(super) fn out(&self) -> anstream::AutoStream<io::StdoutLock<'static>> {
        anstream::AutoStream::new(io::stdout().lock(), self.args.color.into())
    }

    /// Prints what `entries` writes of each story.
    pub(super) fn print(
        mut self,
        layout: Layout,
        entries: impl Fn(&mut Page, &Source, &Story) -> io::Result<()> + Sync,
    ) -> io::Result<Status> {
        let mut pages = Pages::new(self.out(), layout)?;
        let page = |source: &Source, story: &Story| {
            let mut page = Page::default();
            entries(&mut page, source, story).map(|()| page)
        };
        self.each(page, |source, read| pages.add(&source.label(), &read.into_iter().collect::<io::Result<Vec<_>>>()?))?;
        pages.end(&self.errors)?;
        Ok(self.finish())
    }

    /// Reads the stories; see [`reading::each`]. What can't be read is kept to be told.
    pub(super) fn each<R: Send>(
        &mut self,
        make: impl Fn(&Source, &Story) -> R + Sync,
        mut take: impl FnMut(&Source, Vec<R>) -> io::Result<()>,
    ) -> io::Result<()> {
        let sources: Vec<&Source> = self.sources.iter().collect();
        // On a terminal the ledger itself shows how far it has come.
        let progress = Progress::over(&sources, io::stdout().is_terminal());
        let errors = &mut self.errors;
        reading::each(&sources, &progress, make, |source, read| match read {
            Ok(it) => take(source, it),
            Err(it) => {
                errors.push(it);
                Ok(())
            }
        })?;
        errors.extend(input::missing_fields(self.args, &self.sources, false));
        Ok(())
    }

    /// What could not be read. In the order in which it was found.
    pub(super) fn errors(&self) -> &[FileError] {
        &self.errors
    }

    /// Says what could not be read.
    pub(super) fn finish(self) -> Status {
        self.errors.iter().for_each(complain);
        if self.errors.is_empty() { Status::Clean } else { Status::Failed }
    }
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

// Places stand on lines of their own, so that no line of Arabic has anything beside it.
fn names_table(out: &mut impl Write, story: &Story, language: Language) -> io::Result<()> {
    let arabic = language == Language::Arabic;
    for it in story.names.all() {
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
    let it = At::of(story, span.from());
    format!("{}:{}", it.line, it.column)
}
