//! Conversations with the server, over its standard input and output: every page of `tests/lsp`.
//!
//! A section (`##`) has a folder and a server of its own. A `file NAME` block writes a file into the folder. A `conversation` block
//! holds what the client says, a line each behind `->`, and what the server answers behind `<-`, written by the test:
//!
//! ```text
//! -> connect CLIENT [JSON]           initialize as CLIENT.json beside the pages says, with JSON above it; then initialized
//! -> open FILE [LANGUAGE]            a file of the folder, version 1
//! -> edit FILE VERSION RANGE [TEXT]
//! -> type FILE VERSION PLACE TEXT    as edits, a character each, from that version on
//! -> save FILE, close FILE, remove FILE
//! -> show FILE                      what stands in it on disk
//! -> hover FILE PLACE
//! -> actions FILE RANGE [KIND]
//! -> wait                            until the server says something of itself
//! -> body TEXT, bytes TEXT           a message's body, or anything at all; \x{FF} is a byte
//! -> end of input [after BYTES]
//! -> METHOD [JSON]                   anything else; "FILE" for its URI, "0:5" for a position, "0:5-0:6" for a range
//! ```
//!
//! Of published findings a page shows places and rules only, and everything in a block `conversation in full`. Lines and columns
//! are the protocol's: both count from 0. In answers a URI or path stands as its file's name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // A test that stops has failed.

mod support;

use std::path::Path;

use serde_json::{Value, json};

use support::client::{Client, PATIENCE, frame};
use support::expectation::Report;
use support::outline::{outline, short};
use support::{bytes, files, root, unescape};

/// Messages that nobody answers.
const NOTIFICATIONS: [&str; 3] = ["initialized", "exit", "$/cancelRequest"];

#[test]
fn conversations_go_as_the_pages_say() {
    let mut report = Report::default();
    for path in files(&root().join("tests/lsp"), &["md"]) {
        let page = std::fs::read_to_string(&path).unwrap();
        report.compare_file(&path, &replay(&page));
    }
    report.finish();
}

// The page with what the server answers now.
fn replay(page: &str) -> String {
    let mut out = String::new();
    let mut section = Section::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out += &format!("{line}\n");
        if line.starts_with("## ") {
            section = Section::new();
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
        if info.starts_with("conversation") {
            section.full = info.ends_with(" in full");
            for step in body.iter().filter_map(|it| it.strip_prefix("-> ")) {
                out += &format!("-> {step}\n");
                section.say(step);
                section.listen(&mut out);
            }
        } else {
            if let Some(name) = info.strip_prefix("file ") {
                let text: String = body.iter().map(|it| format!("{it}\n")).collect();
                std::fs::write(section.folder.path().join(name), bytes(&text)).unwrap();
            }
            body.iter().for_each(|it| out += &format!("{it}\n"));
        }
        out += "```\n";
    }
    out
}

struct Section {
    folder: tempfile::TempDir,
    client: Option<Client>,
    connected: bool,
    answer: Option<Value>,
    shown: Option<String>,
    ended: bool,
    /// Whether the page shows every field.
    full: bool,
}

impl Section {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), client: None, connected: false, answer: None, shown: None, ended: false, full: false }
    }

    fn client(&mut self) -> &mut Client {
        let folder = self.folder.path();
        self.client.get_or_insert_with(|| Client::start(folder))
    }

    fn base(&self) -> String {
        format!("file://{}/", self.folder.path().display())
    }

    fn uri(&self, name: &str) -> String {
        if name.contains(':') { name.to_owned() } else { self.base() + name }
    }

    fn say(&mut self, step: &str) {
        let (command, rest) = step.split_once(' ').unwrap_or((step, ""));
        let (name, more) = rest.split_once(' ').unwrap_or((rest, ""));
        let uri = self.uri(name);
        let document = json!({ "uri": uri });
        match command {
            "connect" => self.connect(name, more),
            "open" => {
                let text = std::fs::read_to_string(self.folder.path().join(name)).unwrap();
                let language = if more.is_empty() { if name.ends_with(".md") { "markdown" } else { "plaintext" } } else { more };
                self.client().open(&uri, language, 1, &text);
            }
            "edit" => {
                let mut fields = more.splitn(3, ' ');
                let version = fields.next().unwrap().parse().unwrap();
                let range = place(fields.next().unwrap()).expect("a range");
                self.client().change(&uri, version, &json!([{ "range": range, "text": unescape(fields.next().unwrap_or("")) }]));
            }
            "type" => {
                let mut fields = more.splitn(3, ' ');
                let first: i32 = fields.next().unwrap().parse().unwrap();
                let mut at = place(fields.next().unwrap()).expect("a place");
                for (version, c) in (first..).zip(unescape(fields.next().unwrap_or("")).chars()) {
                    self.client().change(&uri, version, &json!([{ "range": { "start": at, "end": at }, "text": c.to_string() }]));
                    // A keystroke at a time: each has its findings before the next one comes.
                    self.client().settle();
                    at["character"] = json!(at["character"].as_u64().unwrap() + c.len_utf16() as u64);
                }
            }
            "save" => self.client().notify("textDocument/didSave", &json!({ "textDocument": document })),
            "close" => {
                self.client().notify("textDocument/didClose", &json!({ "textDocument": document }));
                self.client().open.retain(|it| *it != uri);
            }
            "show" => self.shown = Some(std::fs::read_to_string(self.folder.path().join(name)).unwrap()),
            "remove" => std::fs::remove_file(self.folder.path().join(name)).unwrap(),
            "hover" => self.request("textDocument/hover", &json!({ "textDocument": document, "position": place(more) })),
            "actions" => {
                let (range, kind) = more.split_once(' ').map_or((more, None), |(range, kind)| (range, Some([kind])));
                let context = kind.map_or(json!({ "diagnostics": [] }), |it| json!({ "diagnostics": [], "only": it }));
                self.request("textDocument/codeAction", &json!({ "textDocument": document, "range": place(range), "context": context }));
            }
            "wait" => self.client().wait(),
            "body" => {
                let message = frame(&bytes(rest));
                self.client().raw(&message);
            }
            "bytes" => self.client().raw(&bytes(rest)),
            "end" => {
                self.client().raw(&bytes(rest.strip_prefix("of input after ").unwrap_or("")));
                self.client().end_input();
                self.ended = true;
            }
            method => {
                let mut params = if rest.is_empty() { Value::Null } else { serde_json::from_str(rest).expect("parameters are JSON") };
                self.expand(&mut params);
                let notification = NOTIFICATIONS.contains(&method) || method.contains("/did");
                if notification {
                    self.client().notify(method, &params);
                } else {
                    self.request(method, &params);
                }
                self.ended |= method == "exit";
            }
        }
    }

    fn connect(&mut self, name: &str, more: &str) {
        let path = root().join("tests/lsp").join(format!("{name}.json"));
        let mut params: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        if !more.is_empty() {
            merge(&mut params, serde_json::from_str(more).expect("parameters are JSON"));
        }
        params["workspaceFolders"] = json!([{ "uri": self.base(), "name": "newsroom" }]);
        self.client().connect(&params);
        self.client().settle();
        // What the server asks for at the start stands on one page, in full.
        self.client().inbox.clear();
        self.connected = true;
    }

    fn request(&mut self, method: &str, params: &Value) {
        let answer = self.client().request(method, params);
        self.connected |= method == "initialize";
        self.answer = Some(answer);
    }

    // What the server has said since, as the page shows it.
    fn listen(&mut self, out: &mut String) {
        let base = self.base();
        let (connected, ended, answered) = (self.connected, self.ended, self.answer.is_some());
        let client = self.client();
        if connected && !ended {
            client.settle();
        } else if !ended && !answered {
            // Nothing answers before `initialize` but what is wrong.
            std::thread::sleep(std::time::Duration::from_millis(100));
            while let Some(it) = client.receive(std::time::Duration::from_millis(1)) {
                client.inbox.push_back(it);
            }
        }
        let status = ended.then(|| client.exit_status(PATIENCE));
        let mut heard: Vec<Value> = client.inbox.drain(..).collect();
        // Documents are read side by side: which of two is done first is nobody's concern.
        for run in heard.chunk_by_mut(|a, b| is_published(a) && is_published(b)) {
            run.sort_by_key(|it| it["params"]["uri"].to_string());
        }
        for it in heard {
            match it.get("method").and_then(Value::as_str) {
                Some("textDocument/publishDiagnostics") if !self.full => published(out, &it["params"], &base),
                Some(method) => *out += &format!("<- {method}\n{}", outline(&it["params"], &base)),
                None => answer(out, &it, &base),
            }
        }
        if let Some(mut it) = self.answer.take() {
            // The findings that actions mend stand where they were published.
            if !self.full
                && let Some(actions) = it["result"].as_array_mut()
            {
                actions.iter_mut().filter_map(Value::as_object_mut).for_each(|it| drop(it.remove("diagnostics")));
            }
            answer(out, &it, &base);
        }
        for line in self.shown.take().iter().flat_map(|it| it.lines()) {
            *out += format!("   {line}").trim_end();
            out.push('\n');
        }
        if let Some(it) = status {
            *out += &it.map_or("still running\n".to_owned(), |it| format!("exit {it}\n"));
        }
    }

    // The page's short forms, where the protocol has objects.
    fn expand(&self, it: &mut Value) {
        match it {
            Value::Object(fields) => {
                for (key, value) in fields {
                    match (key.as_str(), value.as_str()) {
                        ("uri", Some(name)) => *value = json!(self.uri(name)),
                        ("textDocument", Some(name)) => *value = json!({ "uri": self.uri(name) }),
                        ("position" | "range" | "start" | "end", Some(it)) => *value = place(it).expect("a place"),
                        _ => self.expand(value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|it| self.expand(it)),
            _ => {}
        }
    }
}

fn is_published(it: &Value) -> bool {
    it["method"] == "textDocument/publishDiagnostics"
}

// The places of published diagnostics, and the rules.
fn published(out: &mut String, it: &Value, base: &str) {
    let version = it.get("version").map(|it| format!(" version {it}")).unwrap_or_default();
    let diagnostics = it["diagnostics"].as_array().unwrap();
    let none = if diagnostics.is_empty() { ": none" } else { "" };
    *out += &format!("<- diagnostics of {}{version}{none}\n", it["uri"].as_str().unwrap().replace(base, ""));
    for it in diagnostics {
        let severity = ["error", "warning", "information", "hint"][it["severity"].as_u64().unwrap() as usize - 1];
        *out += &format!("   {} {severity} {}\n", short(&it["range"], base).unwrap(), it["code"].as_str().unwrap());
    }
}

fn answer(out: &mut String, it: &Value, base: &str) {
    match it.get("error") {
        Some(error) => {
            *out += &format!(
                "<- error {} {}\n",
                error["code"],
                error["message"].as_str().unwrap().replace(base.trim_start_matches("file://"), "")
            );
        }
        None if it["result"].is_null() => *out += "<- null\n",
        None if it["result"] == json!([]) => *out += "<- nothing\n",
        None => *out += &format!("<- answer\n{}", outline(&it["result"], base)),
    }
}

// `0:5` as a position, `0:5-0:6` as a range.
fn place(text: &str) -> Option<Value> {
    if let Some((start, end)) = text.split_once('-') {
        return Some(json!({ "start": place(start)?, "end": place(end)? }));
    }
    let (line, character) = text.split_once(':')?;
    Some(json!({ "line": line.parse::<u32>().ok()?, "character": character.parse::<u32>().ok()? }))
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            from.into_iter().for_each(|(key, value)| merge(into.entry(key).or_insert(Value::Null), value));
        }
        (into, from) => *into = from,
    }
}

#[test]
fn every_client_is_spoken_for() {
    let mut report = Report::default();
    let pages: String = files(&root().join("tests/lsp"), &["md"]).iter().map(|it| std::fs::read_to_string(it).unwrap()).collect();
    for path in files(&root().join("tests/lsp"), &["json"]) {
        let name = Path::new(path.file_stem().unwrap()).display().to_string();
        if !pages.contains(&format!("-> connect {name}")) {
            report.fault(format!("no page connects as {name}"));
        }
    }
    report.finish();
}
