//! Findings for a person at a terminal.
//!
//! Paths, positions and rule ids stand on lines of their own, left to right; Arabic on others. The covered words are marked
//! in place, by colour and underline or by ⟦ ⟧: a terminal that orders Arabic itself moves them away from any caret below.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::analysis::story::Story;
use crate::arabic::letter::is_mark;
use crate::rules::finding::{Finding, Language, Message, Severity};
use crate::text::format::line_at;
use crate::text::position::{Encoding, position};
use crate::text::span::{Span, after, before};

use super::lint::Linted;

/// So many bytes of a long paragraph are shown before what is marked, and as many behind it with those that are free before it: a
/// line of a terminal holds them.
const AROUND: usize = 76;
const INDENT: &str = "    ";

/// Paths.
pub(super) const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Prints findings, and a line that counts them and the files that were read.
pub(super) fn lint(out: &mut Colored, read: usize, files: &[Linted], language: Language) -> io::Result<()> {
    for file in files {
        for finding in &file.findings {
            print(out, file, finding, language)?;
        }
    }
    let findings = files.iter().map(|it| it.findings.len()).sum();
    let fixable = files.iter().flat_map(|it| &it.findings).filter(|it| !it.fixes.is_empty()).count();
    let fixed = files.iter().filter_map(|it| it.fixed.as_ref()).map(|it| it.count).sum();
    writeln!(out, "{}", summary(read, findings, fixable, fixed, language))
}

/// A terminal or a file, with or without colour.
pub(super) type Colored = anstream::AutoStream<io::StdoutLock<'static>>;

fn print(out: &mut Colored, file: &Linted, it: &Finding, language: Language) -> io::Result<()> {
    let color = style(it.severity);
    let place = place(&file.path, &file.story, it.span);
    writeln!(out, "{BOLD}{place}{BOLD:#} {color}{}{color:#}: {BOLD}{}{BOLD:#}", it.severity.name(), it.rule)?;
    writeln!(out, "{INDENT}{}", it.message.get(language))?;
    writeln!(out, "{INDENT}{}", excerpt(out, &file.story, it.span, color))?;
    for related in &it.related {
        let place = self::place(&file.path, &file.story, related.span);
        writeln!(out, "  {DIM}{place}{DIM:#} related")?;
        writeln!(out, "{INDENT}{}", related.message.get(language))?;
        writeln!(out, "{INDENT}{}", excerpt(out, &file.story, related.span, Style::new()))?;
    }
    for fix in &it.fixes {
        writeln!(out, "  help ({})", if fix.safety == crate::rules::finding::Safety::Safe { "safe fix" } else { "suggested fix" })?;
        writeln!(out, "{INDENT}{}", fix.title.get(language))?;
    }
    writeln!(out)
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

fn place(path: &str, story: &Story, span: Span) -> String {
    let at = position(story.document().rope(), span.from(), Encoding::Utf32);
    format!("{path}:{}:{}:", at.line + 1, at.column + 1)
}

// The line that holds `span`, cut at spaces where it is long, with the span marked.
fn excerpt(out: &Colored, story: &Story, span: Span, color: Style) -> String {
    let text = story.document().text();
    let line = line_at(text, span);
    let covered = widen(text, span);
    let head = Span::new(line.from(), covered.from()).of(text);
    let tail = Span::new(covered.to(), line.to()).of(text);
    let kept_head = cut_head(head);
    let kept_tail = cut_tail(tail, (2 * AROUND).saturating_sub(kept_head.len()));
    let words = visible(covered.of(text));
    let marked = if out.current_choice() == anstream::ColorChoice::Never {
        format!("⟦{words}⟧")
    } else {
        let style = color.underline();
        format!("{style}{words}{style:#}")
    };
    let (before, after) = (if kept_head.len() < head.len() { "…" } else { "" }, if kept_tail.len() < tail.len() { "…" } else { "" });
    format!("{before}{}{marked}{}{after}", visible(kept_head), visible(kept_tail))
}

// A mark of tashkeel stays with its letter.
fn widen(text: &str, span: Span) -> Span {
    let marks: usize = after(text, span.to()).chars().take_while(|&it| is_mark(it)).map(char::len_utf8).sum();
    Span::new(span.from(), span.to() + marks)
}

fn cut_head(head: &str) -> &str {
    if head.len() <= AROUND {
        return head.trim_start();
    }
    let from = (head.len() - AROUND..head.len()).find(|&it| head.is_char_boundary(it)).unwrap_or(head.len());
    let kept = after(head, from);
    kept.split_once(' ').map_or(kept, |(_, rest)| rest)
}

fn cut_tail(tail: &str, room: usize) -> &str {
    if tail.len() <= room {
        return tail.trim_end();
    }
    let to = (0..=room).rev().find(|&it| tail.is_char_boundary(it)).unwrap_or(0);
    let kept = before(tail, to);
    kept.rsplit_once(' ').map_or(kept, |(rest, _)| rest)
}

// Controls must not reach a terminal, and a person should see that they are there.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() || crate::arabic::letter::is_ignorable(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

fn summary(files: usize, findings: usize, fixable: usize, fixed: usize, language: Language) -> String {
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
    let parts: Vec<&str> = parts.iter().map(|it| it.get(language)).collect();
    parts.join(if language == Language::Arabic { "، " } else { ", " })
}

/// A noun as it stands after its number: none, one, two, three to ten, eleven to ninety-nine, a hundred.
type Noun = [&'static str; 6];
const FILE: Noun = ["أي ملف", "ملف واحد", "ملفين", "ملفات", "ملفا", "ملف"];
const PLACE: Noun = ["أي موضع", "موضعا واحدا", "موضعين", "مواضع", "موضعا", "موضع"];
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
