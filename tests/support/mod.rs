//! What the tests share: pages with their examples, findings as text, expectations that rewrite themselves.

#![allow(dead_code)] // Every test file takes what it needs of this.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // A test that stops has failed: clippy knows `#[test]`, not what it calls.

pub(crate) mod client;
pub(crate) mod expectation;
pub(crate) mod outline;
pub(crate) mod page;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tadqiq::analysis::story::Story;
use tadqiq::lint::check::check;
use tadqiq::lint::config::Settings;
use tadqiq::rules::finding::{Finding, Safety};
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;
use tadqiq::text::position::{Encoding, position};
use tadqiq::text::span::Span;

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file below `folder` with one of these extensions, in the order of the paths; none where there is no such folder.
pub(crate) fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return out };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(files(&path, extensions));
        } else if path.extension().is_some_and(|it| extensions.iter().any(|known| it == *known)) {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// A text read afresh.
pub(crate) fn story(text: &str, format: Format) -> Story {
    Story::read(Document::new(text, format), None)
}

/// The same with what the newsroom knows.
pub(crate) fn story_with(text: &str, format: Format, settings: &Settings) -> Story {
    Story::read_with(Document::new(text, format), &settings.background, None)
}

/// What is found in a text read afresh.
pub(crate) fn findings(text: &str, format: Format, settings: &Settings) -> Vec<Finding> {
    check(&story_with(text, format, settings), settings)
}

/// Only this rule, whatever its usual level.
pub(crate) fn only(rule: &str) -> Settings {
    Settings { select: vec![rule.to_owned()], ..Settings::default() }
}

/// Findings as a `findings` block writes them.
pub(crate) fn render(text: &str, format: Format, settings: &Settings) -> String {
    let story = story_with(text, format, settings);
    let mut out = String::new();
    for it in check(&story, settings) {
        line(&mut out, &[&place(&story, it.span), it.severity.name(), it.rule, &visible(it.span.of(text))]);
        for fix in &it.fixes {
            let sign = if fix.safety == Safety::Safe { "  fix!" } else { "  fix?" };
            for edit in &fix.edits {
                let at = place(&story, edit.span);
                if !edit.span.is_empty() {
                    line(&mut out, &[sign, &at, "-", &visible(edit.span.of(text))]);
                }
                if !edit.text.is_empty() {
                    line(&mut out, &[sign, &at, "+", &visible(&edit.text)]);
                }
            }
        }
    }
    out
}

/// The quotations of a text: left-to-right fields on one line, each Arabic one on an indented line of its own.
///
/// ```text
/// LINE:COLUMN kind via|- [needs-attribution]
///   cue LEMMA
///   speaker NAME
///   words THE FIRST THREE
/// ```
pub(crate) fn render_quotations(text: &str, format: Format) -> String {
    let story = story(text, format);
    let mut out = String::new();
    for (it, saying) in story.quotes.quotations.iter().zip(&story.speech.sayings) {
        let span = story.source_between(it.open, it.close);
        let via = saying.speaker.as_ref().map_or("-", |it| it.via.name());
        let missing = if saying.needs_attribution { "needs-attribution" } else { "" };
        line(&mut out, &[&place(&story, span), saying.kind.name(), via, missing]);
        if let Some(it) = &saying.cue {
            line(&mut out, &["  cue", it.lemma]);
        }
        if let Some(it) = &saying.speaker {
            line(&mut out, &["  speaker", &it.name]);
        }
        let words: Vec<&str> = span.of(text).split_whitespace().take(3).collect();
        line(&mut out, &["  words", &visible(&words.join(" "))]);
    }
    out
}

fn line(out: &mut String, fields: &[&str]) {
    writeln!(out, "{}", fields.join(" ").trim_end()).unwrap();
}

fn place(story: &Story, span: Span) -> String {
    let at = position(story.document().rope(), span.from(), Encoding::Utf32);
    format!("{}:{}", at.line + 1, at.column + 1)
}

/// Text in which a reviewer sees every character: controls, marks of direction and odd spaces as `\u{200F}`, and a space at
/// either end too, which editors strip.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::new();
    let last = text.chars().count().saturating_sub(1);
    for (i, c) in text.chars().enumerate() {
        let hidden = c.is_control() || is_invisible(c) || (c.is_whitespace() && (c != ' ' || i == 0 || i == last));
        if hidden { write!(out, "\\u{{{:X}}}", u32::from(c)).unwrap() } else { out.push(c) }
    }
    out
}

/// Format characters that show nothing: joiners, marks of direction, the byte order mark, the soft hyphen.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFC}')
}

/// The reverse of [`visible`]: `\u{200F}` in a fixture stands for the character.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once("\\u{") {
        out.push_str(head);
        let (code, after) = tail.split_once('}').expect("an escape ends with a brace");
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        rest = after;
    }
    out + rest
}

/// The same with bytes: `\x{FF}` in a fixture stands for a byte, which need not be UTF-8.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x{");
    let mut out = unescape(parts.next().unwrap()).into_bytes();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(u8::from_str_radix(code, 16).unwrap());
        out.extend(unescape(rest).into_bytes());
    }
    out
}
