//! `tadqiq lint --jsonl`: records in, findings out, a line for a line, in the same order and in bounded memory.

use std::io::{self, BufRead, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::analysis::story::Story;
use crate::lint::check::check;
use crate::lint::config::Settings;
use crate::lint::fingerprint::fingerprints;
use crate::rules::finding::{Language, Severity};
use crate::text::document::Document;
use crate::text::format::{Field, Format, Held, Joined, joined, raw_field};
use crate::text::span::Span;

use super::Status;
use super::args::LintArgs;
use super::input::{self, complain};
use super::output::Output;
use super::report::{At, Row, print_json};

/// So many records are read at once: enough for every core, and all that is kept.
const BATCH: usize = 256;
/// A batch is full with so many bytes, too.
const BATCH_BYTES: usize = 8 << 20;

/// What is said of one record. Places count from the start of the field's text.
#[derive(Serialize)]
struct Answer {
    id: Option<Box<RawValue>>,
    findings: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip)]
    held: Held,
}

struct Reader<'a> {
    args: &'a LintArgs,
    settings: Settings,
    fields: Vec<Field>,
    language: Language,
}

pub(super) fn run(args: &LintArgs) -> io::Result<Status> {
    let settings = match input::stdin_settings(&args.input) {
        Ok(it) => it,
        Err(it) => {
            complain(&it);
            return Ok(Status::Failed);
        }
    };
    let fields = if args.input.fields.is_empty() { settings.fields.clone() } else { args.input.fields.clone() };
    if fields.is_empty() {
        complain(
            &"--jsonl: which fields hold the article? Name them: --field title --field body:html, or `fields` under [json] in tadqiq.toml",
        );
        return Ok(Status::Failed);
    }
    let language = args.input.lang.map(Language::from).or(settings.language).unwrap_or_default();
    let settings = Settings { select: args.select.clone(), ignore: args.ignore.clone(), ..settings };
    Reader { args, settings, fields, language }.run()
}

impl Reader<'_> {
    fn run(&self) -> io::Result<Status> {
        let mut out = Output::new(self.args.output_file.as_deref(), self.args.input.color);
        let mut input = io::stdin().lock();
        let (mut failing, mut failed, mut line) = (false, false, 0);
        let mut held = Held::default();
        let least = Severity::from(self.args.fail_on);
        loop {
            let batch = batch(&mut input, &mut line)?;
            if batch.is_empty() {
                break;
            }
            let answers: Vec<Answer> = batch.par_iter().map(|(line, bytes)| self.answer(*line, bytes)).collect();
            for (it, (_, bytes)) in answers.iter().zip(&batch) {
                if it.error.is_none() {
                    held.take(&it.held, std::str::from_utf8(bytes).unwrap_or_default());
                }
                failing |= it.findings.iter().any(|it| it.level <= least);
                if let Some(message) = &it.error {
                    failed = true;
                    complain(message);
                }
                print_json(&mut out, it)?;
            }
            out.flush()?;
            if out.is_closed() {
                break;
            }
        }
        // One part of an archive may lack a field that another has; no part lacks them all.
        failed |= held.is_nothing();
        held.missing(&self.fields).filter(|_| held.is_nothing() || !self.args.quiet).for_each(|it| complain(&it));
        if let Err(it) = out.finish() {
            complain(&it);
            failed = true;
        }
        Ok(match (failed, failing && !self.args.exit_zero) {
            (true, _) => Status::Failed,
            (false, true) => Status::Findings,
            (false, false) => Status::Clean,
        })
    }

    fn answer(&self, line: usize, bytes: &[u8]) -> Answer {
        let fault = |message: String| Answer {
            id: None,
            findings: Vec::new(),
            error: Some(format!("line {line}: {message}")),
            held: Held::default(),
        };
        let json = match std::str::from_utf8(bytes) {
            Ok(it) => it.trim_start_matches('\u{FEFF}'),
            Err(it) => return fault(format!("not UTF-8: byte {} of the line begins no character", it.valid_up_to())),
        };
        let read = raw_field(json, &self.args.id).and_then(|id| Ok((id, joined(json, &self.fields)?)));
        let (id, article) = match read {
            Ok(it) => it,
            Err(it) => return fault(it.message),
        };
        Answer { id: id.map(ToOwned::to_owned), findings: self.findings(&article), error: None, held: article.held }
    }

    fn findings(&self, article: &Joined) -> Vec<Row> {
        let rope = ropey::Rope::from_str(&article.text);
        let document = Document::of_paragraphs(rope, article.text.as_str().into(), Format::Plain, article.paragraphs.clone());
        let story = Story::read_with(document, &self.settings.background, None);
        let found = check(&story, &self.settings);
        let prints = fingerprints(&article.text, &found);
        let mut rows: Vec<Row> = found.iter().zip(prints).map(|(it, print)| Row::new(&story, "", it, print, self.language)).collect();
        let lines = |part: Span| crate::text::span::before(&article.text, part.from()).matches('\n').count();
        let parts: Vec<Part> = article
            .parts
            .iter()
            .filter_map(|&(field, span)| Some(Part { name: self.fields.get(field)?.to_string(), span, lines: lines(span) }))
            .collect();
        rows.iter_mut().for_each(|it| rebase(it, &parts));
        rows
    }
}

// The next records, each with its line's number; none at the end.
fn batch(input: &mut impl BufRead, line: &mut usize) -> io::Result<Vec<(usize, Vec<u8>)>> {
    let (mut out, mut size) = (Vec::new(), 0);
    while out.len() < BATCH && size < BATCH_BYTES {
        let mut bytes = Vec::new();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        *line += 1;
        size += bytes.len();
        if !bytes.trim_ascii().is_empty() {
            out.push((*line, bytes));
        }
    }
    Ok(out)
}

/// A field in the joined text.
struct Part {
    name: String,
    span: Span,
    lines: usize,
}

// Places of the joined text as places of the fields.
fn rebase(row: &mut Row, parts: &[Part]) {
    let find = |byte: usize| parts.iter().rev().find(|it| it.span.from() <= byte);
    let moved = |at: &mut At, part: &Part| {
        at.byte = at.byte.saturating_sub(part.span.from());
        at.line = at.line.saturating_sub(u32::try_from(part.lines).unwrap_or(0));
    };
    if let Some(part) = find(row.start.byte) {
        row.field = Some(part.name.clone());
        moved(&mut row.start, part);
        moved(&mut row.end, part);
    }
    for it in &mut row.related {
        if let Some(part) = find(it.start.byte) {
            it.field = Some(part.name.clone());
            moved(&mut it.start, part);
            moved(&mut it.end, part);
        }
    }
    for it in row.fixes.iter_mut().flat_map(|it| &mut it.edits) {
        if let Some(part) = find(it.start) {
            it.start = it.start.saturating_sub(part.span.from());
            it.end = it.end.saturating_sub(part.span.from());
        }
    }
}
