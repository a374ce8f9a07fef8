//! HTML: text in elements is prose; front matter, code, attributes (so also where a link leads), comments and scripts are not.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Source, Tokenizer};

use crate::text::document::{Paragraph, Role};
use crate::text::span::{Span, after, before};

use super::builder::{Builder, Escape};

const ESCAPE: Escape = Escape { html: true, json: false };
/// Elements whose text no reader of the article sees, or that is no prose.
const SKIPPED: [&[u8]; 22] = [
    b"script",
    b"style",
    b"template",
    b"noscript",
    b"title",
    b"code",
    b"pre",
    b"kbd",
    b"samp",
    b"var",
    b"svg",
    b"math",
    b"textarea",
    b"select",
    b"button",
    b"iframe",
    b"object",
    b"audio",
    b"video",
    b"canvas",
    b"noembed",
    b"xmp",
];
/// Elements that stand inside a paragraph. Every other one ends it.
const INLINE: [&[u8]; 34] = [
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"cite", b"data", b"del", b"dfn", b"em", b"font", b"i", b"img", b"ins",
    b"label", b"mark", b"nobr", b"q", b"rp", b"rt", b"ruby", b"s", b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"time", b"tt",
    b"u", b"wbr",
];
/// A character reference is no longer than this, in bytes.
const REFERENCE: usize = 40;

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut page = Page { text, body: front_matter(text), out: Vec::new(), open: None, role: Role::Body, broken: false, skipped: None };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Source<usize>| -> Option<()> {
        page.event(&event, span.start..span.end);
        None
    });
    emitter.naively_switch_states(true);
    for event in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(()) = event;
    }
    page.flush();
    page.out
}

// Where the page begins after a block of `---` lines.
fn front_matter(text: &str) -> usize {
    let lead = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut lines = after(text, lead).split_inclusive('\n');
    let mut at = lead;
    if lines.next().is_none_or(|it| it.trim_end() != "---" || !it.ends_with('\n')) {
        return 0;
    }
    at += before(after(text, lead), after(text, lead).find('\n').map_or(0, |it| it + 1)).len();
    for line in lines {
        at += line.len();
        if line.trim_end() == "---" {
            return at;
        }
    }
    0
}

struct Page<'t> {
    text: &'t str,
    body: usize,
    out: Vec<Paragraph>,
    open: Option<Builder>,
    role: Role,
    // Whether a line break was the last thing that came.
    broken: bool,
    // The element that is left out, and how many of its name are open.
    skipped: Option<(Vec<u8>, usize)>,
}

impl Page<'_> {
    fn event(&mut self, event: &CallbackEvent<'_>, source: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(name, source),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { .. } if self.skipped.is_none() => self.prose(source),
            _ => {}
        }
    }

    fn start(&mut self, name: &[u8], source: Range<usize>) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name);
        } else if SKIPPED.contains(&name) {
            self.skipped = Some((name.to_owned(), 1));
        } else if name == b"br" {
            self.line_break(source);
        } else if !INLINE.contains(&name) {
            self.flush();
            self.role = if is_heading(name) { Role::Headline } else { Role::Body };
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
        } else if !INLINE.contains(&name) {
            self.flush();
            self.role = Role::Body;
        }
    }

    // One break is a line of the paragraph, two are its end: editors of web pages make paragraphs so.
    fn line_break(&mut self, source: Range<usize>) {
        let Some(open) = &mut self.open else { return };
        if self.broken {
            self.flush();
        } else {
            let tag = after(self.text, source.start).find('>').map_or(source.end, |it| source.start + it + 1);
            open.push("\n", &(source.start..tag));
            self.broken = true;
        }
    }

    fn prose(&mut self, source: Range<usize>) {
        let from = source.start.max(self.body);
        let run = Span::new(from, source.end.max(from)).of(self.text);
        self.broken &= run.trim().is_empty();
        if self.open.is_none() {
            // Space before a paragraph is the page's layout.
            let kept = run.trim_start();
            if !kept.is_empty() {
                self.open = Some(Builder::new(self.role, ESCAPE));
                self.references(kept, from + run.len() - kept.len());
            }
        } else {
            self.references(run, from);
        }
    }

    // Text with its character references, each a run of its own.
    fn references(&mut self, run: &str, from: usize) {
        let Some(open) = &mut self.open else { return };
        let mut at = 0;
        while let Some(found) = after(run, at).find('&').map(|it| at + it) {
            open.push(Span::new(at, found).of(run), &(from + at..from + found));
            let len = reference(after(run, found));
            let written = Span::new(found, found + len).of(run);
            match decoded(written) {
                Some(it) => open.push(&it, &(from + found..from + found + len)),
                None => open.push(written, &(from + found..from + found + len)),
            }
            at = found + len;
        }
        open.push(after(run, at), &(from + at..from + run.len()));
    }

    fn flush(&mut self) {
        self.out.extend(self.open.take().and_then(Builder::finish));
    }
}

fn is_heading(name: &[u8]) -> bool {
    matches!(name, [b'h', b'1'..=b'6'])
}

// How many bytes at the start of `text`, which is an ampersand, may be a character reference.
fn reference(text: &str) -> usize {
    let name = text.bytes().skip(1).take(REFERENCE).take_while(|it| it.is_ascii_alphanumeric() || *it == b'#').count();
    1 + name + usize::from(text.as_bytes().get(1 + name) == Some(&b';'))
}

// What a character reference stands for, by the standard's own table; `None` where it is none.
fn decoded(reference: &str) -> Option<String> {
    if reference.len() < 3 {
        return None;
    }
    let mut out = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Source<()>| -> Option<()> {
        if let CallbackEvent::String { value } = event {
            out.extend_from_slice(value);
        }
        None
    });
    for event in Tokenizer::new_with_emitter(reference, emitter) {
        let Ok(()) = event;
    }
    String::from_utf8(out).ok().filter(|it| it != reference && !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "---\ntitle: عنوان\n---\n<!doctype html><html><head><title>صفحة</title><style>p{}</style></head>\n<body class=\"خبر\"><!-- تعليق -->\
        <h1>معرض الكتب</h1>\n<p>قال <a href=\"/شاهر\">شاهر</a>&nbsp;إن &laquo;السنبلة&raquo; كبيرة.<br>سطر<br/><br>بعده\n<script>var x = '<p>';</script>\
        <ul><li>بند أول<li>بند <b>ثان</b></ul><pre>شفرة</pre>";

    fn prose(page: &str) -> Vec<String> {
        paragraphs(page).iter().map(|it| format!("{:?} {}", it.role, it.text)).collect()
    }

    #[test]
    fn takes_what_a_reader_sees() {
        assert_eq!(
            prose(PAGE),
            ["Headline معرض الكتب", "Body قال شاهر\u{A0}إن «السنبلة» كبيرة.\nسطر\n", "Body بعده\n", "Body بند أول", "Body بند ثان"]
        );
    }

    #[test]
    fn maps_prose_to_the_bytes_of_the_page() {
        let all = paragraphs(PAGE);
        let body = &all[1];
        let at = body.text.find('«').unwrap();
        let mark = Span::new(at, at + '«'.len_utf8());
        assert_eq!(body.to_source(mark).of(PAGE), "&laquo;");
        assert_eq!(body.edit(mark, "<").unwrap().text, "&lt;");
        let word = body.text.find("إن «").unwrap();
        assert_eq!(body.edit(Span::new(word, at + 2), "x").unwrap().span.of(PAGE), "إن &laquo;");
        let name = body.text.find("شاهر").unwrap();
        assert_eq!(body.edit(Span::new(0, name + 2), "x"), None, "a tag stands between");
    }

    #[test]
    fn broken_pages_have_prose_too() {
        for page in
            ["", "<", "<p", "<p>&", "&#x;&#xD800;&unknown;", "</p></p>", "<script>", "<a href='x", "&laquo", "<!--", "\0", "<![CDATA[x]]>"]
        {
            for it in paragraphs(page) {
                assert!(it.span.to() <= page.len());
            }
        }
        assert_eq!(prose("&laquoنعم&raquo &amp;amp;"), ["Body «نعم» &amp;"]);
    }
}
