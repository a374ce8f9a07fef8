//! Reviewdog's diagnostic format, with suggestions that a reviewer may accept.

use std::io::{self, Write};

use serde::Serialize;

use super::row::{At, File};
use super::{Report, Run, print_json};
use crate::rules::finding::Severity;

/// One object with every finding.
#[derive(Default)]
pub(super) struct Rdjson {
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct Output<'s> {
    source: Source,
    diagnostics: &'s [Diagnostic],
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    suggestions: Vec<Suggestion>,
    #[serde(rename = "relatedLocations", skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Lines and columns count from 1; columns are bytes of UTF-8.
#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

fn range(start: At, end: At) -> Range {
    let position = |it: At| Position { line: it.line, column: it.byte_column };
    Range { start: position(start), end: position(end) }
}

impl Report for Rdjson {
    fn file(&mut self, _: &mut dyn Write, file: File) -> io::Result<()> {
        for it in file.findings {
            let severity = match it.level {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Information | Severity::Hint => "INFO",
            };
            // Each suggestion stands alone: a fix of several edits would be torn apart.
            let whole = it.fixes.into_iter().filter(|it| it.edits.len() == 1).flat_map(|it| it.edits);
            let suggestions = whole.map(|it| Suggestion { range: range(it.from, it.to), text: it.text }).collect();
            let related_locations = it
                .related
                .into_iter()
                .map(|it| Related { message: it.message, location: Location { path: it.path, range: Some(range(it.start, it.end)) } });
            self.diagnostics.push(Diagnostic {
                message: it.message,
                location: Location { path: file.path.clone(), range: Some(range(it.start, it.end)) },
                severity,
                code: Code { value: it.rule },
                suggestions,
                related_locations: related_locations.collect(),
            });
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        for it in &run.errors {
            self.diagnostics.push(Diagnostic {
                message: it.message.clone(),
                location: Location { path: it.path.display().to_string(), range: None },
                severity: "ERROR",
                code: Code { value: "unreadable" },
                suggestions: Vec::new(),
                related_locations: Vec::new(),
            });
        }
        print_json(out, &Output { source: Source { name: "tadqiq" }, diagnostics: &self.diagnostics })
    }
}
