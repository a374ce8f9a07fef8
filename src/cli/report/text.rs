//! Findings for a person at a terminal.
//!
//! Paths, positions and rule ids stand on lines of their own, left to right; Arabic on others. The covered words are marked
//! in place, by colour and underline or by ⟦ ⟧: a terminal that orders Arabic itself moves them away from any caret below.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::rules::finding::{Language, Message, Severity};

use super::excerpt::Excerpt;
use super::row::{At, File, Row};
use super::{Manner, Report, Run};
use crate::cli::args::LintFormat;

const INDENT: &str = "    ";

/// Paths.
pub(in crate::cli) const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Text in three lengths.
pub(super) struct Text {
    manner: Manner,
}

impl Text {
    pub(super) fn new(manner: Manner) -> Self {
        Self { manner }
    }

    // Everything of a finding.
    fn full(&self, out: &mut dyn Write, path: &str, it: &Row) -> io::Result<()> {
        let color = style(it.level);
        writeln!(out, "{BOLD}{}{BOLD:#} {color}{}{color:#}: {BOLD}{}{BOLD:#}", place(path, it.start), it.severity, it.rule)?;
        writeln!(out, "{INDENT}{}", it.message)?;
        writeln!(out, "{INDENT}{}", self.marked(&it.excerpt, color))?;
        for related in &it.related {
            writeln!(out, "  {DIM}{}{DIM:#} related", place(&related.path, related.start))?;
            writeln!(out, "{INDENT}{}", related.message)?;
            writeln!(out, "{INDENT}{}", self.marked(&related.excerpt, Style::new()))?;
        }
        for fix in &it.fixes {
            writeln!(out, "  help ({} fix)", fix.safety)?;
            writeln!(out, "{INDENT}{}", fix.title)?;
        }
        writeln!(out)
    }

    // One line: what is read from left to right, and then the message to the line's end.
    fn line(out: &mut dyn Write, place: &str, it: &Row) -> io::Result<()> {
        let (color, fixable) = (style(it.level), if it.fixes.is_empty() { "" } else { " [*]" });
        writeln!(out, "{BOLD}{place}{BOLD:#} {color}{}{color:#}: {BOLD}{}{BOLD:#}{fixable} {}", it.severity, it.rule, it.message)
    }

    fn marked(&self, it: &Excerpt, color: Style) -> String {
        let Excerpt { before, covered, after } = it;
        if self.manner.colored {
            let style = color.underline();
            format!("{before}{style}{covered}{style:#}{after}")
        } else {
            format!("{before}⟦{covered}⟧{after}")
        }
    }
}

impl Report for Text {
    fn file(&mut self, out: &mut dyn Write, file: File) -> io::Result<()> {
        let grouped = self.manner.format == LintFormat::Grouped && !file.findings.is_empty();
        if grouped {
            writeln!(out, "{BOLD}{}{BOLD:#}", file.path)?;
        }
        for it in &file.findings {
            match self.manner.format {
                LintFormat::Concise => Self::line(out, &place(&file.path, it.start), it)?,
                LintFormat::Grouped => Self::line(out, &format!("  {}:{}:", it.start.line, it.start.column), it)?,
                _ => self.full(out, &file.path, it)?,
            }
        }
        if grouped {
            writeln!(out)?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        if self.manner.quiet {
            return Ok(());
        }
        writeln!(out, "{}", summary(run, self.manner.language))
    }
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Information => AnsiColor::Blue,
        Severity::Hint => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(color.into()))
}

fn place(path: &str, at: At) -> String {
    format!("{path}:{}:{}:", at.line, at.column)
}

fn summary(run: &Run, language: Language) -> String {
    let &Run { files, findings, fixable, fixed, known, printed, .. } = run;
    let in_files = Message::new(format!("في {}", counted(files, &FILE)), format!("in {}", count(files, "file")));
    let mut parts = if findings == 0 {
        vec![Message::new(format!("لا ملاحظات {}", in_files.ar), format!("No findings {}", in_files.en))]
    } else {
        let found = format!("وجدنا {} {}", counted(findings, &FINDING), in_files.ar);
        vec![Message::new(found, format!("{} {}", count(findings, "finding"), in_files.en))]
    };
    if fixable > 0 {
        let ar = match (fixable, findings) {
            (1, 1) => "ولها إصلاح مقترح".to_owned(),
            (2, 2) => "ولكل منهما إصلاح مقترح".to_owned(),
            _ if fixable == findings => "ولكل منها إصلاح مقترح".to_owned(),
            _ => format!("ونقترح إصلاح {fixable} منها"),
        };
        parts.push(Message::new(ar, format!("{fixable} fixable")));
    }
    if fixed > 0 {
        parts.push(Message::new(format!("وأصلحنا {}", counted(fixed, &PLACE)), format!("{fixed} fixed")));
    }
    if printed < findings {
        parts.push(Message::new(
            format!("ولم نعرض {}", counted(findings - printed, &FINDING)),
            format!("{} not printed", findings - printed),
        ));
    }
    if known > 0 {
        parts.push(Message::new(format!("وتركنا {} من قبل", counted(known, &KNOWN)), format!("{known} known before")));
    }
    let parts: Vec<&str> = parts.iter().map(|it| it.get(language)).collect();
    parts.join(if language == Language::Arabic { "، " } else { ", " })
}

/// A noun as it stands after its number: none, one, two, three to ten, eleven to ninety-nine, a hundred.
type Noun = [&'static str; 6];
const FILE: Noun = ["أي ملف", "ملف واحد", "ملفين", "ملفات", "ملفا", "ملف"];
const PLACE: Noun = ["أي موضع", "موضعا واحدا", "موضعين", "مواضع", "موضعا", "موضع"];
const KNOWN: Noun = ["أي ملاحظة معروفة", "ملاحظة واحدة معروفة", "ملاحظتين معروفتين", "ملاحظات معروفة", "ملاحظة معروفة", "ملاحظة معروفة"];
const FINDING: Noun = ["أي ملاحظة", "ملاحظة واحدة", "ملاحظتين", "ملاحظات", "ملاحظة", "ملاحظة"];

fn counted(n: usize, [none, one, two, few, many, hundred]: &Noun) -> String {
    match (n, n % 100) {
        (0, _) => (*none).to_owned(),
        (1, _) => (*one).to_owned(),
        (2, _) => (*two).to_owned(),
        (_, 3..=10) => format!("{n} {few}"),
        (_, 11..) => format!("{n} {many}"),
        _ => format!("{n} {hundred}"),
    }
}

fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
