//! Standard input and output for tower-lsp.
//!
//! A thread reads and frames: what is no message is answered with the protocol's error and the session goes on, where tower-lsp
//! would end it. A thread writes from an unbounded queue, so that a client that does not read for a while stalls nothing; whoever
//! publishes looks at the [`Backlog`] first. `exit` ends the process here, because tower-lsp waits for the end of its input.

use std::io::{self, BufRead, Read, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A message larger than this, in bytes, is refused.
const LARGEST: usize = 256 << 20;
/// A header line longer than this, in bytes, is no header.
const HEADER: u64 = 8192;
/// Answers under way when `exit` comes get so long to be written.
const LAST_WORDS: Duration = Duration::from_millis(20);

const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;
const METHOD_NOT_FOUND: i32 = -32601;

/// How many bytes wait for the client to read them.
#[derive(Clone, Debug, Default)]
pub(super) struct Backlog(Arc<AtomicUsize>);

impl Backlog {
    /// Bytes that wait.
    pub(super) fn bytes(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// The messages that came in, framed anew.
pub(super) struct Input {
    messages: UnboundedReceiver<Vec<u8>>,
    current: io::Cursor<Vec<u8>>,
}

impl AsyncRead for Input {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.current.position() as usize >= self.current.get_ref().len() {
            match self.messages.poll_recv(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(it)) => self.current = io::Cursor::new(it),
            }
        }
        let taken = Read::read(&mut self.current, buf.initialize_unfilled())?;
        buf.advance(taken);
        Poll::Ready(Ok(()))
    }
}

/// Takes everything at once.
#[derive(Clone)]
pub(super) struct Output {
    queue: std::sync::mpsc::Sender<Vec<u8>>,
    backlog: Backlog,
}

impl Output {
    /// How many bytes wait.
    pub(super) fn backlog(&self) -> Backlog {
        self.backlog.clone()
    }

    fn send(&self, bytes: Vec<u8>) {
        self.backlog.0.fetch_add(bytes.len(), Ordering::Relaxed);
        // The writer is gone only when the process ends.
        let _ = self.queue.send(bytes);
    }

    fn refuse(&self, id: &Value, code: i32, message: &str) {
        let body = serde_json::json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } }).to_string();
        self.send(frame(body.as_bytes()));
    }
}

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.send(bytes.to_vec());
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// Starts the two threads.
pub(super) fn stdio() -> (Input, Output) {
    let (queue, waiting) = std::sync::mpsc::channel();
    let output = Output { queue, backlog: Backlog::default() };
    let backlog = output.backlog();
    std::thread::spawn(move || write_all(&waiting, &backlog));
    let (sender, messages) = unbounded_channel();
    let reply = output.clone();
    std::thread::spawn(move || read_all(&sender, &reply));
    (Input { messages, current: io::Cursor::default() }, output)
}

fn write_all(waiting: &std::sync::mpsc::Receiver<Vec<u8>>, backlog: &Backlog) {
    let mut out = io::stdout().lock();
    while let Ok(first) = waiting.recv() {
        for bytes in std::iter::once(first).chain(waiting.try_iter()) {
            if out.write_all(&bytes).is_err() {
                // The client has closed its end: nobody is left to serve.
                std::process::exit(1);
            }
            backlog.0.fetch_sub(bytes.len(), Ordering::Relaxed);
        }
        if out.flush().is_err() {
            std::process::exit(1);
        }
    }
}

fn read_all(messages: &UnboundedSender<Vec<u8>>, reply: &Output) {
    let mut input = io::BufReader::with_capacity(1 << 16, io::stdin());
    let mut shutdown = false;
    loop {
        let body = match read_message(&mut input) {
            Message::End => return,
            Message::Bad => {
                reply.refuse(&Value::Null, PARSE_ERROR, "the header names no usable Content-Length");
                continue;
            }
            Message::Body(it) => it,
        };
        // Checked whole, and by the parser that tower-lsp uses: what passes here can't end its session.
        let Ok(mut value) = serde_json::from_slice::<Value>(&body) else {
            reply.refuse(&Value::Null, PARSE_ERROR, "the message is not JSON in UTF-8");
            continue;
        };
        if !is_message(&value) {
            reply.refuse(&Value::Null, INVALID_REQUEST, "the message is no request, notification or response");
            continue;
        }
        let method = value.get("method").and_then(Value::as_str);
        shutdown |= method == Some("shutdown");
        if method == Some("exit") && value.get("id").is_none() {
            std::thread::sleep(LAST_WORDS);
            std::process::exit(i32::from(!shutdown));
        }
        // What begins so and is not known, tower-lsp passes over in silence: right for a notification, not for a request.
        if let Some(id) = value.get("id").filter(|_| method.is_some_and(|it| it.starts_with("$/"))) {
            reply.refuse(id, METHOD_NOT_FOUND, "Method not found");
            continue;
        }
        // Emacs sends `shutdown` with null for its parameters: tower-lsp takes none only where there are none.
        let null = value.as_object_mut().filter(|it| it.get("params") == Some(&Value::Null));
        let body = match null {
            Some(it) => {
                it.remove("params");
                value.to_string().into_bytes()
            }
            None => body,
        };
        if messages.send(frame(&body)).is_err() {
            return;
        }
    }
}

enum Message {
    Body(Vec<u8>),
    Bad,
    End,
}

fn read_message(input: &mut impl BufRead) -> Message {
    let mut length: Option<usize> = None;
    let mut started = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        match Read::by_ref(input).take(HEADER).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return Message::End,
            Ok(_) => {}
        }
        let header = line.trim_ascii().to_ascii_lowercase();
        if header.is_empty() && started {
            break;
        }
        started |= !header.is_empty();
        if let Some(value) = header.strip_prefix(b"content-length:") {
            length = std::str::from_utf8(value).ok().and_then(|it| it.trim().parse().ok()).filter(|it| *it <= LARGEST);
        }
    }
    let Some(length) = length else { return Message::Bad };
    let mut body = Vec::with_capacity(length.min(1 << 20));
    match Read::by_ref(input).take(length as u64).read_to_end(&mut body) {
        Ok(read) if read == length => Message::Body(body),
        _ => Message::End,
    }
}

// What JSON-RPC calls a message, as far as tower-lsp can read it.
fn is_message(it: &Value) -> bool {
    let id = match it.get("id") {
        None | Some(Value::Null | Value::String(_)) => true,
        Some(Value::Number(it)) => it.is_i64(),
        Some(_) => false,
    };
    let called = it.get("method").is_some_and(Value::is_string);
    let answered = it.get("result").is_some() || it.get("error").is_some();
    let params = matches!(it.get("params"), None | Some(Value::Object(_) | Value::Array(_) | Value::Null));
    it.get("jsonrpc").and_then(Value::as_str) == Some("2.0") && id && params && (called || answered)
}

fn frame(body: &[u8]) -> Vec<u8> {
    let mut out = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    out.extend_from_slice(body);
    out
}
