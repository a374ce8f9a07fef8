//! JSON from a publishing system: each record is an article, its named fields are the article's text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde_json::value::RawValue;

use crate::text::document::{Paragraph, Role};
use crate::text::span::{Span, after, before};

use super::builder::{Builder, Escape};
use super::held::Held;
use super::{Format, paragraphs};

/// A field of a record that holds text: `body`, `content.rendered:html`, `title`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The keys that lead to it, from the outside in.
    pub path: Vec<String>,
    /// What its text is written in.
    pub format: Format,
}

impl Field {
    // A short field under one of these names heads the article.
    fn is_headline(&self) -> bool {
        self.path
            .iter()
            .any(|it| matches!(it.to_lowercase().as_str(), "title" | "headline" | "heading" | "subtitle" | "subheading" | "deck"))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path.join("."))
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (path, format) = text.rsplit_once(':').unwrap_or((text, "text"));
        let format = match format {
            "text" | "plain" => Format::Plain,
            "html" => Format::Html,
            "markdown" => Format::Markdown,
            other => return Err(format!("`{other}` is no format of a field; known: `text`, `html`, `markdown`")),
        };
        let path: Vec<String> = path.split('.').map(str::to_owned).collect();
        if path.iter().any(String::is_empty) {
            return Err(format!("`{text}` names no field; write it as `body`, `body:html` or `content.rendered:html`"));
        }
        Ok(Self { path, format })
    }
}

/// Where a text is no JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoJson {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

/// The paragraphs of each record of a JSON text: of the elements of an array, of the one object there is, or, with `lines`, of each line's
/// object; and which of the fields the records hold. Spans count bytes of `text`. A record without one of the fields goes without it.
///
/// # Errors
/// The text is no JSON, or a record is no object.
pub fn records(text: &str, fields: &[Field], lines: bool) -> Result<(Vec<Vec<Paragraph>>, Held), NoJson> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let (mut out, mut held) = (Vec::new(), Held::default());
    let mut take = |json, line: &dyn Fn(NoJson) -> usize| {
        let read = record(text, json, fields).map_err(|it| NoJson { line: line(it.clone()), ..it })?;
        held.take(&read.1, json);
        out.push(read.0);
        Ok(())
    };
    let body = after(text, start);
    if lines {
        for (i, line) in body.split_inclusive('\n').enumerate().filter(|it| !it.1.trim().is_empty()) {
            take(line, &|_| i + 1)?;
        }
    } else if body.trim_start().starts_with('[') {
        for it in parse::<Vec<&RawValue>>(body)? {
            take(it.get(), &|_| line_of(text, offset(text, it.get())))?;
        }
    } else if !body.trim().is_empty() {
        take(body, &|it| it.line)?;
    }
    Ok((out, held))
}

/// A record's article with its fields' texts one below the other: the source is then what the fields hold, and not the JSON around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The texts, a line break between two.
    pub text: String,
    /// Their paragraphs; spans count bytes of `text`.
    pub paragraphs: Vec<Paragraph>,
    /// Which field of those asked for (its index) stands where in `text`.
    pub parts: Vec<(usize, Span)>,
    /// Which of the fields the record holds.
    pub held: Held,
}

/// The article of the record in `json`.
///
/// # Errors
/// `json` is no JSON object.
pub fn joined(json: &str, fields: &[Field]) -> Result<Joined, NoJson> {
    let values = values(json, fields)?;
    let held = Held::of_values(&values);
    let mut out = Joined { text: String::new(), paragraphs: Vec::new(), parts: Vec::new(), held };
    for (i, (field, value)) in fields.iter().zip(values).enumerate() {
        let Some(written) = string(value) else { continue };
        if !out.text.is_empty() {
            out.text.push('\n');
        }
        let (words, _) = unescape(written);
        let base = out.text.len();
        out.text.push_str(&words);
        out.parts.push((i, Span::new(base, out.text.len())));
        let first = out.paragraphs.len();
        out.paragraphs.extend(paragraphs(&words, field.format, &[]).into_iter().map(|it| Paragraph { span: it.span.shift(base), ..it }));
        head(field, out.paragraphs.get_mut(first..).unwrap_or_default());
    }
    Ok(out)
}

/// What a path leads to in the record in `json`, as it is written there; `None` where it leads to nothing.
///
/// # Errors
/// `json` is no JSON object.
pub fn raw_field<'t>(json: &'t str, field: &Field) -> Result<Option<&'t RawValue>, NoJson> {
    value(json, &field.path)
}

// The one paragraph of a title is a headline.
fn head(field: &Field, paragraphs: &mut [Paragraph]) {
    if let [only] = paragraphs
        && field.is_headline()
    {
        only.role = Role::Headline;
    }
}

fn record(text: &str, json: &str, fields: &[Field]) -> Result<(Vec<Paragraph>, Held), NoJson> {
    let values = values(json, fields)?;
    let held = Held::of_values(&values);
    let mut out = Vec::new();
    for (field, value) in fields.iter().zip(values) {
        let Some(written) = string(value) else { continue };
        let (words, runs) = unescape(written);
        let first = out.len();
        let base = offset(text, written);
        out.extend(paragraphs(&words, field.format, &[]).iter().filter_map(|it| outer(it, &words, &runs, base, field.format)));
        head(field, out.get_mut(first..).unwrap_or_default());
    }
    Ok((out, held))
}

// What each field's path leads to.
fn values<'t>(json: &'t str, fields: &[Field]) -> Result<Vec<Option<&'t RawValue>>, NoJson> {
    fields.iter().map(|it| value(json, &it.path)).collect()
}

// The inside of a JSON string.
fn string(value: Option<&RawValue>) -> Option<&str> {
    value?.get().strip_prefix('"')?.strip_suffix('"')
}

fn value<'t>(json: &'t str, path: &[String]) -> Result<Option<&'t RawValue>, NoJson> {
    let Some((key, rest)) = path.split_first() else { return Ok(None) };
    let object: BTreeMap<Cow<'t, str>, &'t RawValue> = parse(json)?;
    match object.get(key.as_str()) {
        Some(it) if rest.is_empty() => Ok(Some(it)),
        Some(it) if it.get().starts_with('{') => value(it.get(), rest),
        _ => Ok(None),
    }
}

fn parse<'t, T: serde::Deserialize<'t>>(json: &'t str) -> Result<T, NoJson> {
    serde_json::from_str(json).map_err(|it| {
        let message = it.to_string();
        // The place in it counts from the record's start.
        let what = message.rsplit_once(" at line ").map_or(message.as_str(), |it| it.0);
        NoJson { line: it.line(), message: format!("no JSON: {what}") }
    })
}

// Where a part of `text` that was borrowed from it begins.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

fn line_of(text: &str, offset: usize) -> usize {
    before(text, offset).matches('\n').count() + 1
}

/// A run of a string's text: its bytes there, and the bytes of its writing.
type Run = (Range<usize>, Range<usize>);

// The text of a JSON string and its runs: each escape is one, and what stands between them. serde_json has read the string before.
fn unescape(written: &str) -> (String, Vec<Run>) {
    let mut out = String::with_capacity(written.len());
    let mut runs = Vec::new();
    let mut at = 0;
    while at < written.len() {
        let from = out.len();
        let rest = after(written, at);
        let plain = rest.find('\\').unwrap_or(rest.len());
        let len = if plain > 0 { plain } else { escape_len(rest) };
        let part = before(rest, len);
        if plain > 0 {
            out.push_str(part);
        } else {
            out.push_str(
                &serde_json::from_str::<String>(&format!("\"{part}\"")).unwrap_or_else(|_| char::REPLACEMENT_CHARACTER.to_string()),
            );
        }
        runs.push((from..out.len(), at..at + len));
        at += len.max(1);
    }
    (out, runs)
}

// Two `\u` escapes make one character beyond the first 65,536.
fn escape_len(rest: &str) -> usize {
    let unit = |at: usize| after(rest, at).strip_prefix("\\u").and_then(|it| u16::from_str_radix(before(it, 4), 16).ok());
    match (unit(0), unit(6)) {
        (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
        (Some(_), _) => 6,
        (None, _) => 2,
    }
}

// A paragraph of a string's text as a paragraph of the whole source.
fn outer(inner: &Paragraph, words: &str, runs: &[Run], base: usize, format: Format) -> Option<Paragraph> {
    let mut out = Builder::new(inner.role, Escape { html: format == Format::Html, json: true });
    for piece in inner.pieces.iter() {
        let prose = Span::new(piece.prose as usize, (piece.prose + piece.len) as usize).of(&inner.text);
        let from = inner.span.from() + piece.source as usize;
        let to = from + piece.source_len as usize;
        let first = runs.partition_point(|it| it.0.end <= from);
        let here = || runs.iter().skip(first).take_while(|it| it.0.start < to);
        if piece.len != piece.source_len || prose != Span::new(from, to).of(words) {
            // What is one character to a reader stays one run, however it is written.
            let written = here().map(|it| cut(it, from, to)).reduce(|a, b| a.start..b.end)?;
            out.push(prose, &(base + written.start..base + written.end));
            continue;
        }
        for run in here() {
            let written = cut(run, from, to);
            let part = Span::new(run.0.start.max(from), run.0.end.min(to)).of(words);
            out.push(part, &(base + written.start..base + written.end));
        }
    }
    out.finish()
}

// The writing of a run, cut to what stands between two bytes of the text; an escape is not cut.
fn cut((text, written): &Run, from: usize, to: usize) -> Range<usize> {
    if text.len() != written.len() {
        return written.clone();
    }
    written.start + from.saturating_sub(text.start)..written.end - text.end.saturating_sub(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(names: &[&str]) -> Vec<Field> {
        names.iter().map(|it| it.parse().unwrap()).collect()
    }

    #[test]
    fn reads_the_named_fields_of_each_record() {
        let text =
            r#"[{"id": 1, "title": "عنوان", "body": {"html": "<p>قال &laquo;نعم&raquo;\n<br>ثم</p>"}}, {"title": "ثان", "body": null}]"#;
        let all = records(text, &fields(&["title", "body.html:html"]), false).unwrap().0;
        let prose: Vec<Vec<&str>> = all.iter().map(|it| it.iter().map(|it| &*it.text).collect()).collect();
        assert_eq!(prose, [vec!["عنوان", "قال «نعم»\n\nثم"], vec!["ثان"]]);
        assert_eq!(all[0][0].role, Role::Headline);
        let body = &all[0][1];
        let at = body.text.find('»').unwrap();
        assert_eq!(body.to_source(Span::new(at, at + 2)).of(text), "&raquo;");
        assert_eq!(body.edit(Span::new(at, at + 2), "\"<").unwrap().text, r#"\"&lt;"#);
    }

    #[test]
    fn maps_escapes_to_the_bytes_of_the_line() {
        let text = "{\"body\":\"\\u0642\\u0627\\u0644 \\u00abنعم\\u00bb \\ud83d\\ude00 \\\"لا\\\"\"}\n\n{\"other\":\"x\"}\n";
        let all = records(text, &fields(&["body"]), true).unwrap().0;
        assert_eq!(all.len(), 2);
        let body = &all[0][0];
        assert_eq!(&*body.text, "قال «نعم» \u{1F600} \"لا\"");
        let at = body.text.find("قال «").unwrap();
        assert_eq!(body.edit(Span::new(at, at + 9), "\"").unwrap(), crate::text::edit::Edit::replace(Span::new(9, 34), "\\\""));
        let smile = body.text.find('\u{1F600}').unwrap();
        assert_eq!(body.to_source(Span::new(smile, smile + 4)).of(text), "\\ud83d\\ude00");
    }

    #[test]
    fn says_where_it_is_no_json() {
        assert_eq!(records("{}\n{\n", &fields(&["a"]), true).unwrap_err().line, 2);
        assert_eq!(records("[{},\n3]", &fields(&["a"]), false).unwrap_err().line, 2);
        assert!(records("", &fields(&["a"]), false).unwrap().0.is_empty());
        assert!("a..b".parse::<Field>().is_err() && "a:pdf".parse::<Field>().is_err());
    }
}
