//! A client of the real server: the program's own binary over its standard input and output.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Nothing that a test waits for takes longer, even on a machine that is busy with other things.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A session with a server of its own.
pub(crate) struct Client {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came and was not asked for, in order.
    pub(crate) inbox: VecDeque<Value>,
    /// The documents that are open.
    pub(crate) open: Vec<String>,
    next: i64,
}

impl Client {
    /// Starts a server in `folder`. Nothing is said yet.
    pub(crate) fn start(folder: &Path) -> Self {
        let (mut client, output) = Self::without_reader(folder);
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(it) = read_message(&mut output) {
                if sender.send(it).is_err() {
                    return;
                }
            }
        });
        client.messages = messages;
        client
    }

    /// Starts a server whose output nobody reads but the caller.
    pub(crate) fn without_reader(folder: &Path) -> (Self, ChildStdout) {
        let mut server = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
            .arg("server")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (server.stdin.take(), server.stdout.take().unwrap());
        let messages = channel().1;
        (Self { server, input, messages, inbox: VecDeque::new(), open: Vec::new(), next: 0 }, output)
    }

    /// Sends bytes as they are. A server that is gone takes none, and the test sees that elsewhere.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        if let Some(input) = &mut self.input {
            let _ = input.write_all(bytes).and_then(|()| input.flush());
        }
    }

    /// Sends a message.
    pub(crate) fn send(&mut self, message: &Value) {
        self.raw(&frame(message.to_string().as_bytes()));
    }

    /// Sends a notification.
    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; returns its id.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> i64 {
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// Sends a request and waits for its answer, `result` or `error` with it; what else comes goes to the inbox.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// The answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        let found = |it: &Value| it.get("id") == Some(&json!(id)) && it.get("method").is_none();
        if let Some(at) = self.inbox.iter().position(found) {
            return self.inbox.remove(at).unwrap();
        }
        loop {
            let it = self.receive(PATIENCE).expect("the server answers");
            if found(&it) {
                return it;
            }
            self.inbox.push_back(it);
        }
    }

    /// The next message, whatever it is; `None` where none comes in time or none can come any more.
    pub(crate) fn receive(&mut self, patience: Duration) -> Option<Value> {
        let it = self.messages.recv_timeout(patience).ok()?;
        // What the server asks of an editor is granted.
        if let (Some(id), true) = (it.get("id"), it.get("method").is_some()) {
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
        }
        Some(it)
    }

    /// Waits for the next message that the inbox does not hold yet.
    pub(crate) fn wait(&mut self) {
        let it = self.receive(PATIENCE).expect("the server says something");
        self.inbox.push_back(it);
    }

    /// Waits until everything sent so far has been read, and its findings published.
    pub(crate) fn settle(&mut self) {
        // A reading that spells a name as none before has the other documents read again: the second round waits for them.
        for uri in [self.open.clone(), self.open.clone()].concat() {
            self.request("tadqiq/stats", &json!({ "textDocument": { "uri": uri } }));
        }
        // What was published when the readings were done stands before these answers.
        for _ in 0..2 {
            self.request("tadqiq/text", &json!({ "textDocument": { "uri": "file:///none" } }));
        }
    }

    /// `initialize` with these parameters, and `initialized`.
    pub(crate) fn connect(&mut self, params: &Value) -> Value {
        let answer = self.request("initialize", params);
        self.notify("initialized", &json!({}));
        answer
    }

    /// Opens a document.
    pub(crate) fn open(&mut self, uri: &str, language: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        if !self.open.iter().any(|it| it == uri) {
            self.open.push(uri.to_owned());
        }
    }

    /// Changes a document.
    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        self.notify("textDocument/didChange", &json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes }));
    }

    /// The server's own text of a document.
    pub(crate) fn text(&mut self, uri: &str) -> Value {
        self.request("tadqiq/text", &json!({ "textDocument": { "uri": uri } }))["result"].clone()
    }

    /// The diagnostics last published for a document, once everything sent is read; null where there are none. Empties the inbox.
    pub(crate) fn diagnostics(&mut self, uri: &str) -> Value {
        self.settle();
        let published = |it: &&Value| it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == uri;
        let last = self.inbox.iter().rev().find(published).map(|it| it["params"].clone());
        self.inbox.clear();
        last.unwrap_or_default()
    }

    /// Closes the server's input.
    pub(crate) fn end_input(&mut self) {
        self.input = None;
    }

    /// The exit status, once the server has ended; `None` where it goes on running.
    pub(crate) fn exit_status(&mut self, patience: Duration) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < patience {
            if let Some(it) = self.server.try_wait().unwrap() {
                return it.code();
            }
            // Whoever waits goes on reading, as editors do.
            match self.messages.recv_timeout(Duration::from_millis(5)) {
                Ok(it) => self.inbox.push_back(it),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        None
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A message's body behind its header.
pub(crate) fn frame(body: &[u8]) -> Vec<u8> {
    let mut out = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    out.extend_from_slice(body);
    out
}

/// The next message; `None` at the end.
pub(crate) fn read_message(input: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(it) = line.strip_prefix("Content-Length: ") {
            length = it.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    Read::read_exact(input, &mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("the server sends JSON"))
}
