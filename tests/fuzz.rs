//! Sessions of random edits, right and wrong ones, in texts with every kind of line end: the server's text stays the client's, and
//! what it says of it is what it says of the same text opened afresh. The seeds are fixed, so that a failure comes again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)] // A test that stops has failed.

mod support;

use std::path::Path;

use serde_json::{Value, json};

use support::client::Client;

const OPERATIONS: usize = 600;

/// What is typed: words that rules look for, marks, line ends that are none, letters that count twice.
const TYPED: &[&str] = &[
    "قال ",
    "وأضاف: ",
    "شاهر الدوماني",
    "شاهر الدومانى",
    "الدوماني ",
    "مدير المعرض ",
    "لـ",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "'",
    "<<",
    ">>",
    "(",
    ")",
    ".",
    "،",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\n\r",
    "\u{2028}",
    "\u{85}",
    "\u{B}",
    "\u{C}",
    "\u{0}",
    "\u{FEFF}",
    "\u{200F}",
    "\u{202E}",
    "\u{64E}",
    "\u{651}",
    "ـ",
    "ﻻ",
    "😀",
    "👨\u{200D}👩\u{200D}👧",
    "🏳️",
    "ثم عاد الوزير إلى مكتبه في المساء. ",
    "# ",
    "**",
    "| ",
    "`",
];

/// A generator that gives the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    fn typed(&mut self) -> String {
        (0..=self.below(3)).map(|_| TYPED[self.below(TYPED.len())]).collect()
    }
}

/// A text as the protocol sees it, written anew for this test: lines end at LF, CRLF and CR; a column counts UTF-16.
struct Text {
    text: String,
    version: i32,
}

impl Text {
    // The byte spans of the lines, their ends left out.
    fn lines(&self) -> Vec<(usize, usize)> {
        let (mut out, mut start, mut chars) = (Vec::new(), 0, self.text.char_indices().peekable());
        while let Some((at, c)) = chars.next() {
            if c == '\n' || c == '\r' {
                out.push((start, at));
                if c == '\r' && chars.peek().is_some_and(|it| it.1 == '\n') {
                    chars.next();
                }
                start = chars.peek().map_or(self.text.len(), |it| it.0);
            }
        }
        out.push((start, self.text.len()));
        out
    }

    fn offset(&self, line: usize, column: usize) -> usize {
        let Some(&(start, end)) = self.lines().get(line) else { return self.text.len() };
        let mut units = 0;
        for (at, c) in self.text[start..end].char_indices() {
            units += c.len_utf16();
            if units > column {
                return start + at;
            }
        }
        end
    }

    fn replace(&mut self, (from, to): ((usize, usize), (usize, usize)), new: &str) {
        let (a, b) = (self.offset(from.0, from.1), self.offset(to.0, to.1));
        self.text.replace_range(a.min(b)..a.max(b), new);
    }

    // A place: mostly in the text, sometimes past the end of a line, of the text, or in the middle of a letter.
    fn place(&self, dice: &mut Dice) -> (usize, usize) {
        let lines = self.lines();
        let line = dice.below(lines.len() + 1);
        let width = lines.get(line).map_or(3, |it| self.text[it.0..it.1].encode_utf16().count());
        let column = dice.below(width + 1);
        match dice.below(40) {
            0 => (line, column + 1000),
            1 => (line + 1000, column),
            2 => (line, i32::MAX as usize),
            _ => (line, column),
        }
    }
}

fn position((line, column): (usize, usize)) -> Value {
    json!({ "line": line, "character": column })
}

fn connected() -> Client {
    let mut client = Client::start(Path::new("."));
    let hover = json!({ "contentFormat": ["plaintext"] });
    client.connect(&json!({ "capabilities": { "textDocument": { "hover": hover } }, "initializationOptions": { "holdBack": false } }));
    client
}

fn article(end: &str) -> String {
    let lines = [
        "معرض الكتب في البلدة",
        "",
        "وقال مدير المعرض شاهر الدوماني إن لـ»السنبلة» دورا في ذلك، وإن القاعة الثانية تفتح غدا وتبقى مفتوحة إلى منتصف الليل.",
        "وأضاف: «لم نكن نتوقع أن يأتي كل هؤلاء الناس في اليوم الأول من أيام المعرض».",
        "وقالت الكاتبة هناء الزيتوني: \"جئت من القرية 😀 إلى المعرض سيرا على القدمين\"، وشكرت شاهر الدومانى.",
        "«وسأعود غدا»، تقول الزيتوني.",
        "",
    ];
    lines.join(end).repeat(3)
}

// Everything that the server tells of a document, versions apart.
fn told(client: &mut Client, uri: &str, text: &Text) -> Vec<Value> {
    let document = json!({ "uri": uri });
    let mut out = vec![client.diagnostics(uri)["diagnostics"].clone()];
    for method in ["tadqiq/text", "tadqiq/quotations", "tadqiq/people", "textDocument/documentSymbol"] {
        let mut answer = client.request(method, &json!({ "textDocument": document }))["result"].clone();
        answer.as_object_mut().map(|it| it.remove("version"));
        out.push(answer);
    }
    for (line, _) in text.lines().iter().enumerate() {
        for column in (0..60).step_by(9) {
            let at = json!({ "textDocument": document, "position": position((line, column)) });
            out.push(client.request("textDocument/hover", &at)["result"].clone());
        }
    }
    out
}

fn session(seed: u64) {
    let dice = &mut Dice(seed);
    let mut client = connected();
    let documents = [("lf.txt", "\n"), ("crlf.txt", "\r\n"), ("cr.txt", "\r"), ("story.md", "\n\n"), ("one.txt", "\u{2028}")];
    let mut texts: Vec<(String, &str, Text)> = Vec::new();
    for (name, end) in documents {
        let (uri, language) = (format!("file:///newsroom/{name}"), if name.ends_with(".md") { "markdown" } else { "plaintext" });
        let text = Text { text: article(end), version: 1 };
        client.open(&uri, language, 1, &text.text);
        texts.push((uri, language, text));
    }
    for operation in 0..OPERATIONS {
        let (uri, language, text) = &mut texts[dice.below(documents.len())];
        text.version += 1;
        let mut changes = Vec::new();
        for _ in 0..=dice.below(20) / 17 {
            let from = text.place(dice);
            let to = if dice.below(3) == 0 { (from.0, from.1 + dice.below(12)) } else { from };
            // The ends the wrong way round mean the same range.
            let (from, to) = if dice.below(15) == 0 { (to, from) } else { (from, to) };
            let new = dice.typed();
            text.replace((from, to), &new);
            changes.push(json!({ "range": { "start": position(from), "end": position(to) }, "text": new }));
        }
        client.change(uri, text.version, &json!(changes));
        match dice.below(30) {
            0 => client.change(uri, text.version + 1, &json!([{ "text": text.text }])),
            1 => client.change(uri, 7, &json!([])),
            2 => client.change("file:///newsroom/never-opened.txt", 2, &json!(changes)),
            3 => client.change(uri, 9, &json!([{ "range": { "start": { "line": -1, "character": 0.5 }, "end": null }, "text": "س" }])),
            4 => client.open(uri, language, text.version, &text.text),
            5 => client.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } })),
            6 => {
                client.ask("textDocument/hover", &json!({ "textDocument": { "uri": uri }, "position": position(text.place(dice)) }));
            }
            _ => {}
        }
        if operation % 60 == 0 {
            assert_eq!(client.text(uri), json!(text.text), "seed {seed}, operation {operation}, {uri}");
        }
    }
    let mut fresh = connected();
    for (uri, language, text) in &mut texts {
        text.version += 2;
        // A last edit, so that the last findings are published after it.
        let end = position((text.lines().len(), 0));
        text.text.push_str(" .");
        client.change(uri, text.version, &json!([{ "range": { "start": end, "end": end }, "text": " ." }]));
        fresh.open(uri, language, 1, &text.text);
        for (edited, opened) in told(&mut client, uri, text).into_iter().zip(told(&mut fresh, uri, text)) {
            assert_eq!(edited, opened, "seed {seed}, {uri}");
        }
    }
}

#[test]
fn any_session_ends_where_a_fresh_one_begins() {
    (1..4).for_each(session);
}
