//! Findings where a code host shows them: beside the line of a pull or merge request.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::row::{File, Row};
use super::{Report, Run, print_json};
use crate::rules::finding::Severity;

/// Workflow commands of GitHub Actions.
pub(super) struct Github;

impl Report for Github {
    fn file(&mut self, out: &mut dyn Write, file: File) -> io::Result<()> {
        for it in &file.findings {
            let command = match it.level {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "notice",
            };
            write!(out, "::{command} file={},line={},endLine={}", property(&file.path), it.start.line, it.end.line)?;
            // GitHub shows columns only inside one line.
            if it.start.line == it.end.line {
                write!(out, ",col={},endColumn={}", it.start.column, it.end.column)?;
            }
            writeln!(out, ",title={}::{}", property(&format!("tadqiq: {}", it.rule)), data(&message(it)))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        for it in &run.errors {
            let path = it.path.display().to_string();
            writeln!(out, "::error file={},title=tadqiq::{}", property(&path), data(&it.message))?;
        }
        Ok(())
    }
}

// The message, the words, and what would help, each on its line: an annotation shows no source.
fn message(it: &Row) -> String {
    let mut out = format!("{}\n{}⟦{}⟧{}", it.message, it.excerpt.before, it.excerpt.covered, it.excerpt.after);
    for fix in &it.fixes {
        // Nothing is lost: a String takes whatever is written.
        let _ = write!(out, "\n• {}", fix.title);
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

// What Code Climate's format asks for, of which GitLab's is a part.
const KIND: &str = "issue";
const CATEGORIES: [&str; 1] = ["Style"];

/// GitLab's code quality report, which is one list.
#[derive(Default)]
pub(super) struct Gitlab {
    issues: Vec<Issue>,
}

#[derive(Serialize)]
struct Issue {
    #[serde(rename = "type")]
    kind: &'static str,
    categories: [&'static str; 1],
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Report for Gitlab {
    fn file(&mut self, _: &mut dyn Write, file: File) -> io::Result<()> {
        for it in file.findings {
            let severity = match it.level {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Information | Severity::Hint => "info",
            };
            let lines = Lines { begin: it.start.line, end: it.end.line };
            let location = Location { path: file.path.clone(), lines };
            // GitLab takes two issues of one fingerprint for the same issue, in whatever files they are.
            let fingerprint = format!("{}:{}", file.path, it.fingerprint);
            self.issues.push(Issue {
                kind: KIND,
                categories: CATEGORIES,
                description: it.message,
                check_name: it.rule.to_owned(),
                fingerprint,
                severity,
                location,
            });
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        for it in &run.errors {
            let path = it.path.display().to_string();
            let location = Location { path: path.clone(), lines: Lines { begin: 1, end: 1 } };
            self.issues.push(Issue {
                kind: KIND,
                categories: CATEGORIES,
                description: it.message.clone(),
                check_name: "unreadable".to_owned(),
                fingerprint: format!("{path}:unreadable"),
                severity: "blocker",
                location,
            });
        }
        print_json(out, &self.issues)
    }
}
