//! What holds for a session with the server, whatever the client does: order, endings, a client that is slow, deaf or gone.
//! `tests/lsp` has what is said; this has what a page can't show.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // A test that stops has failed.

mod support;

use std::io::{BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use support::client::{Client, PATIENCE, frame, read_message};

const URI: &str = "file:///newsroom/a.txt";
const SLIP: &str = "وقال مدير المعرض شاهر الدوماني إن لـ»السنبلة» دورا في ذلك.\n";

fn connected(capabilities: &Value) -> Client {
    let mut client = Client::start(Path::new("."));
    client.connect(&json!({ "capabilities": capabilities }));
    client
}

fn hover() -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 20 } })
}

// An insertion at the start of the text.
fn insertion(text: &str) -> Value {
    json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": text }])
}

fn edit(version: i32, text: &str) -> Vec<u8> {
    let params = json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": insertion(text) });
    frame(json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params }).to_string().as_bytes())
}

// An article that takes a while to read.
fn long_article() -> String {
    SLIP.repeat(4_000)
}

#[test]
fn edits_are_made_in_the_order_in_which_they_came() {
    let mut client = connected(&json!({}));
    client.open(URI, "plaintext", 1, SLIP);
    let (mut all, mut expected) = (Vec::new(), String::new());
    for version in 2..402 {
        let word = format!("{version} ");
        all.extend(edit(version, &word));
        expected.insert_str(0, &word);
    }
    client.raw(&all);
    let answer = client.request("textDocument/hover", &hover());
    assert!(answer["error"].is_null(), "{answer}");
    assert_eq!(client.text(URI), json!(expected + SLIP));
    client.settle();
    let published = client.inbox.iter().filter(|it| it["method"] == "textDocument/publishDiagnostics");
    let versions: Vec<i64> = published.map(|it| it["params"]["version"].as_i64().unwrap()).collect();
    assert!(versions.is_sorted() && versions.last() == Some(&401), "{versions:?}");
    assert!(versions.len() < 200, "edits that come at once are read together: {} readings", versions.len());
}

#[test]
fn a_question_is_answered_from_the_text_as_it_was_when_it_came() {
    let mut client = connected(&json!({}));
    client.open(URI, "plaintext", 1, "لا شيء هنا.\n");
    for round in 0..50 {
        client.change(URI, 2 * round + 2, &json!([{ "text": SLIP }]));
        let there = client.request("textDocument/hover", &hover());
        assert!(there["result"].is_object(), "round {round}: {there}");
        client.change(URI, 2 * round + 3, &json!([{ "text": "لا شيء هنا.\n" }]));
        let gone = client.request("textDocument/hover", &hover());
        assert!(gone["result"].is_null(), "round {round}: {gone}");
    }
}

#[test]
fn a_client_that_reads_nothing_for_a_while_stalls_nothing() {
    let (mut client, output) = Client::without_reader(Path::new("."));
    let ask = |id: i32, method: &str, params: &Value| {
        frame(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string().as_bytes())
    };
    let mut all = ask(1, "initialize", &json!({ "capabilities": {} }));
    let document = json!({ "uri": URI, "languageId": "plaintext", "version": 1, "text": SLIP.repeat(100) });
    let open = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } });
    all.extend(frame(b"{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}"));
    all.extend(frame(open.to_string().as_bytes()));
    (2..5_002).for_each(|version| all.extend(edit(version, "و")));
    all.extend(ask(2, "textDocument/hover", &hover()));
    // Everything is taken before a byte is read, though the answers would fill any pipe.
    client.raw(&all);
    let mut output = BufReader::new(output);
    let answer = std::iter::from_fn(|| read_message(&mut output)).find(|it| it["id"] == 2);
    assert!(answer.is_some_and(|it| it["error"].is_null()));
}

#[test]
fn a_client_that_never_answers_stalls_nothing() {
    let (mut client, output) = Client::without_reader(Path::new("."));
    let mut output = BufReader::new(output);
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    client.ask("initialize", &json!({ "capabilities": capabilities }));
    read_message(&mut output).expect("initialize is answered");
    client.notify("initialized", &json!({}));
    client.open(URI, "plaintext", 1, SLIP);
    // The server's own question stands open, with far more behind it than any queue of the framework takes.
    (2..302).for_each(|version| client.raw(&edit(version, "و")));
    let id = client.ask("textDocument/hover", &hover());
    let (mut asked, mut answered) = (false, false);
    while !answered {
        let it = read_message(&mut output).expect("the session goes on");
        asked |= it["method"] == "client/registerCapability";
        answered |= it["id"] == id && it.get("method").is_none();
    }
    assert!(asked && answered);
}

#[test]
fn a_long_reading_delays_no_other_document_and_can_be_cancelled() {
    let mut client = connected(&json!({}));
    let long = "file:///newsroom/long.txt";
    client.open(long, "plaintext", 1, &long_article());
    client.open.clear();
    client.open(URI, "plaintext", 1, SLIP);
    let asked = client.ask("textDocument/hover", &json!({ "textDocument": { "uri": long }, "position": { "line": 0, "character": 20 } }));
    client.notify("$/cancelRequest", &json!({ "id": asked }));
    let short = client.request("textDocument/hover", &hover());
    assert!(short["result"].is_object(), "{short}");
    let cancelled = client.answer(asked);
    assert_eq!(cancelled["error"]["code"], -32800);
    let published = |client: &Client| client.inbox.iter().any(|it| it["params"]["uri"] == long);
    assert!(!published(&client), "the long article was read first");
    while !published(&client) {
        client.wait();
    }
}

#[test]
fn a_held_finding_comes_by_itself_after_a_while() {
    let mut client = connected(&json!({}));
    client.open(URI, "plaintext", 1, "قال إن القاعة الثانية تفتح غدا وتبقى مفتوحة إلى منتصف الليل.\n");
    client.change(
        URI,
        2,
        &json!([{ "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 7 } }, "text": "«" }]),
    );
    let mut seen = Vec::new();
    while seen.last() != Some(&(2, 1)) {
        client.wait();
        seen.extend(client.inbox.drain(..).map(|it| {
            let found = it["params"]["diagnostics"].as_array().map_or(0, Vec::len);
            (it["params"]["version"].as_i64().unwrap(), found)
        }));
    }
    // What was published before, it was published without.
    assert!(seen.iter().rev().skip(1).all(|it| it.1 == 0), "{seen:?}");
}

#[test]
fn the_server_ends_with_the_editor_whose_process_is_gone() {
    let mut editor = Command::new(env!("CARGO_BIN_EXE_tadqiq")).arg("server").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut client = Client::start(Path::new("."));
    client.connect(&json!({ "capabilities": {}, "processId": editor.id() }));
    client.settle();
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_eq!(client.exit_status(PATIENCE), Some(1), "its input is still open");
}

#[test]
fn the_server_ends_when_nobody_can_read_it() {
    let (mut client, output) = Client::without_reader(Path::new("."));
    drop(output);
    client.ask("initialize", &json!({ "capabilities": {} }));
    assert_eq!(client.exit_status(PATIENCE), Some(1));
}

#[test]
fn what_comes_after_exit_keeps_no_process_alive() {
    let mut client = connected(&json!({}));
    client.request("shutdown", &Value::Null);
    client.notify("exit", &Value::Null);
    client.notify("x/late", &json!({}));
    client.end_input();
    assert_eq!(client.exit_status(PATIENCE), Some(0));
}

#[test]
fn shutdown_answers_what_is_under_way() {
    let mut client = connected(&json!({}));
    client.open(URI, "plaintext", 1, SLIP);
    let asked: Vec<i64> = (0..30).map(|_| client.ask("textDocument/hover", &hover())).collect();
    let down = client.request("shutdown", &Value::Null);
    assert!(down["error"].is_null(), "{down}");
    for id in asked {
        let answer = client.answer(id);
        assert!(answer["result"].is_object(), "{answer}");
    }
    client.notify("exit", &Value::Null);
    assert_eq!(client.exit_status(PATIENCE), Some(0));
}

#[test]
fn a_message_may_come_byte_by_byte_and_many_at_once() {
    let mut client = connected(&json!({}));
    client.open(URI, "plaintext", 1, SLIP);
    let message = json!({ "jsonrpc": "2.0", "id": 900, "method": "textDocument/hover", "params": hover() }).to_string();
    for byte in frame(message.as_bytes()) {
        client.raw(&[byte]);
    }
    assert!(client.answer(900)["result"].is_object());
    let hundred: Vec<u8> = (1000..1100).flat_map(|id| frame(message.replace("900", &id.to_string()).as_bytes())).collect();
    client.raw(&hundred);
    (1000..1100).for_each(|id| assert!(client.answer(id)["result"].is_object()));
}

#[test]
fn a_length_that_no_message_has_takes_no_memory() {
    let (mut client, mut output) = Client::without_reader(Path::new("."));
    client.raw(b"Content-Length: 1000000000000\r\n\r\n");
    let mut start = [0; 16];
    output.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"Content-Length: ", "it is refused at once");
    client.raw(b"Content-Length: 200000000\r\n\r\n{}");
    client.end_input();
    assert_eq!(client.exit_status(PATIENCE), Some(1));
}

#[test]
fn a_rules_page_is_answered_and_shown_unless_the_editor_shows_it() {
    for (shows_pages, shown) in [(false, 1), (true, 0)] {
        let mut client = Client::start(Path::new("."));
        client.connect(&json!({ "capabilities": {}, "initializationOptions": { "showsPages": shows_pages } }));
        let command = json!({ "command": "tadqiq.explain", "arguments": ["quotes/reversed"] });
        let answer = client.request("workspace/executeCommand", &command);
        let page = tadqiq::rules::find("quotes/reversed").unwrap().page;
        assert_eq!(answer["result"], page);
        client.settle();
        let messages = client.inbox.iter().filter(|it| it["method"] == "window/showMessage" && it["params"]["message"] == page);
        assert_eq!(messages.count(), shown);
    }
}

// The diagnostics that are published for a document sooner or later and fit; what else is published before does not.
fn in_the_end(client: &mut Client, uri: &str, fits: impl Fn(&Value) -> bool) -> bool {
    let start = std::time::Instant::now();
    while start.elapsed() < PATIENCE {
        let it = client.diagnostics(uri);
        if !it.is_null() && fits(&it) {
            return true;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    false
}

#[test]
fn files_that_are_not_open_are_compared_where_a_rule_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path().canonicalize().unwrap();
    let file = |name: &str, text: &str| std::fs::write(base.join(name), text).unwrap();
    file("tadqiq.toml", "[rules]\n\"names/inconsistent-across-files\" = \"warning\"\n");
    file("a.txt", "وصل وزير الخارجية هنري كيسنجر أمس.\n");
    file("b.txt", "وعاد وزير الخارجية هنري كيسنجر اليوم.\n");
    let here = "غادر وزير الخارجية هنري كسنجر القاعة.\n";
    file("c.txt", here);
    let uri = |name: &str| format!("file://{}/{name}", base.display());
    let mut client = Client::start(&base);
    client.connect(&json!({ "capabilities": {}, "workspaceFolders": [{ "uri": uri(""), "name": "newsroom" }] }));
    let count = |it: &Value| it["diagnostics"].as_array().map_or(0, Vec::len);
    let (c, found, none) = (uri("c.txt"), |it: &Value| count(it) > 0, |it: &Value| count(it) == 0);
    client.open(&c, "plaintext", 1, here);
    assert!(in_the_end(&mut client, &c, found), "two files that nobody has open spell the name another way");
    // What is open counts as it stands in the editor, and not as it stands on disk.
    for name in ["a.txt", "b.txt"] {
        client.open(&uri(name), "plaintext", 1, here);
    }
    assert!(in_the_end(&mut client, &c, none), "nobody spells it another way any more");
    // And what is closed as it stands on disk.
    for name in ["a.txt", "b.txt"] {
        client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri(name) } }));
    }
    assert!(in_the_end(&mut client, &c, found), "the files on disk are as they were");
}
