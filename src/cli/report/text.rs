//! Findings for a person at a terminal.
//!
//! Paths, positions and rule ids stand on lines of their own, left to right; Arabic on others. The covered words are marked
//! in place, by colour and underline or by ⟦ ⟧: a terminal that orders Arabic itself moves them away from any caret below.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::arabic::number::Noun;
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
        let (color, arabic) = (style(it.level), self.manner.language == Language::Arabic);
        writeln!(out, "{BOLD}{}{BOLD:#} {color}{}{color:#}: {BOLD}{}{BOLD:#}", place(path, it.start), it.severity, it.rule)?;
        writeln!(out, "{INDENT}{}", it.message)?;
        writeln!(out, "{INDENT}{}", self.marked(&it.excerpt, color))?;
        for related in &it.related {
            let word = if arabic { "" } else { " related" };
            writeln!(out, "  {DIM}{}{DIM:#}{word}", place(&related.path, related.start))?;
            writeln!(out, "{INDENT}{}", related.message)?;
            writeln!(out, "{INDENT}{}", self.marked(&related.excerpt, Style::new()))?;
        }
        for fix in &it.fixes {
            if arabic {
                let kind = if fix.safety == "safe" { "إصلاح آمن" } else { "إصلاح مقترح" };
                writeln!(out, "  {kind}")?;
            } else {
                writeln!(out, "  help ({} fix)", fix.safety)?;
            }
            writeln!(out, "{INDENT}{}", fix.title)?;
        }
        writeln!(out)
    }

    // One line: what is read from left to right, with a star where --fix mends it, and then the message to the line's end.
    fn line(out: &mut dyn Write, place: &str, it: &Row) -> io::Result<()> {
        let (color, fixable) = (style(it.level), if it.has_safe_fix() { " [*]" } else { "" });
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

/// What a run came to, on one line.
pub(super) fn summary(run: &Run, language: Language) -> String {
    let &Run { files, findings, fixable, safe, fixed, known, printed, .. } = run;
    let mut parts = if files == 0 {
        vec![Message::new("لم نقرأ أي ملف", "No file was read")]
    } else if findings == 0 {
        vec![Message::new(format!("لا ملاحظات في {}", FILES.counted(files)), format!("No findings in {}", count(files, "file")))]
    } else {
        let places = places(run.found_in, files);
        let found = format!("وجدنا {} {}", FINDINGS.counted(findings), places.ar);
        vec![Message::new(found, format!("{} {}", count(findings, "finding"), places.en))]
    };
    if fixable > 0 {
        parts.push(fixable_of(safe, fixable - safe, findings));
    }
    if fixed > 0 {
        parts.push(Message::new(format!("وأصلحنا {}", PLACES.counted(fixed)), format!("{fixed} fixed")));
    }
    if printed < findings {
        parts.push(Message::new(
            format!("ولم نعرض {}", FINDINGS.counted(findings - printed)),
            format!("{} not printed", findings - printed),
        ));
    }
    if known > 0 {
        parts.push(Message::new(format!("وتركنا {} من قبل", KNOWN.counted(known)), format!("{known} known before")));
    }
    let parts: Vec<&str> = parts.iter().map(|it| it.get(language)).collect();
    parts.join(if language == Language::Arabic { "، " } else { ", " })
}

/// That so many of the findings, one at least, have a fix that is safe or one that is only suggested.
pub(super) fn fixable_of(safe: usize, suggested: usize, findings: usize) -> Message {
    let of_all = match findings {
        1 => "ولها إصلاح",
        2 => "ولكل منهما إصلاح",
        _ => "ولكل منها إصلاح",
    };
    // Without its own word for one and two a count reads as a slip.
    let part = |n: usize| match n {
        1 => "واحدة".to_owned(),
        2 => "اثنتين".to_owned(),
        _ => n.to_string(),
    };
    let them = if findings == 2 { "منهما" } else { "منها" };
    let ar = match (safe, suggested) {
        (n, 0) if n == findings => format!("{of_all} آمن"),
        (0, n) if n == findings => format!("{of_all} مقترح"),
        (n, 0) => format!("وإصلاح {} {them} آمن", part(n)),
        (0, n) => format!("وإصلاح {} {them} مقترح", part(n)),
        (n, m) => format!("وإصلاح {} {them} آمن، وإصلاح {} مقترح", part(n), part(m)),
    };
    let en = match (safe, suggested) {
        (n, 0) => format!("{n} fixable with --fix"),
        (0, n) => format!("{n} fixable with --fix --suggested"),
        (n, m) => format!("{n} fixable with --fix, {m} more with --fix --suggested"),
    };
    Message::new(ar, en)
}

/// In so many of so many files.
pub(super) fn places(found_in: usize, files: usize) -> Message {
    if found_in == files {
        return Message::new(format!("في {}", FILES.counted(files)), format!("in {}", count(files, "file")));
    }
    let part = match found_in {
        1 => "واحد".to_owned(),
        2 => "اثنين".to_owned(),
        _ => found_in.to_string(),
    };
    Message::new(format!("في {part} من {}", FILES.counted(files)), format!("in {found_in} of {}", count(files, "file")))
}

/// After في or من.
pub(in crate::cli) const FILES: Noun =
    Noun { none: "أي ملف", one: "ملف واحد", two: "ملفين", few: "ملفات", many: "ملفا", hundred: "ملف" };
/// As an object.
pub(super) const FINDINGS: Noun =
    Noun {
        none: "أي ملاحظة", one: "ملاحظة واحدة", two: "ملاحظتين", few: "ملاحظات", many: "ملاحظة", hundred: "ملاحظة"
    };
const PLACES: Noun = Noun {
    none: "أي موضع", one: "موضعا واحدا", two: "موضعين", few: "مواضع", many: "موضعا", hundred: "موضع"
};
const KNOWN: Noun = Noun {
    none: "أي ملاحظة معروفة",
    one: "ملاحظة واحدة معروفة",
    two: "ملاحظتين معروفتين",
    few: "ملاحظات معروفة",
    many: "ملاحظة معروفة",
    hundred: "ملاحظة معروفة",
};

/// `1 file`, `2 files`.
pub(in crate::cli) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
