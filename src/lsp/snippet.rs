//! Edits with a blank in them, as each client takes them.
//!
//! A blank is a placeholder where the client says that it knows snippets, by `workspace.workspaceEdit.snippetEditSupport` (version 3.18 of
//! the protocol) or by `snippetTextEdit` among its experimental capabilities; elsewhere it stands in brackets. The types of the
//! framework know neither, so that edits are marked by an annotation inside, and written for the client on their way out.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::lsp_types::{AnnotatedTextEdit, TextEdit};
use tower_service::Service;

/// The annotation that marks an edit with blanks.
const MARK: &str = "tadqiq.blank";
/// What stands around a blank inside an edit.
const BLANK: (&str, &str) = ("${1:", "}");

/// How a client takes an edit with a blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// As plain text.
    #[default]
    Plain,
    /// As a `SnippetTextEdit`.
    Protocol,
    /// As a text edit with a format of its own.
    Experimental,
}

impl Kind {
    fn of(params: &Value) -> Self {
        let says = |path: &str| params.pointer(path).and_then(Value::as_bool).unwrap_or(false);
        if says("/capabilities/workspace/workspaceEdit/snippetEditSupport") {
            Self::Protocol
        } else if says("/capabilities/experimental/snippetTextEdit") {
            Self::Experimental
        } else {
            Self::Plain
        }
    }

    // `edit` as the client takes it: an object with `range`, `newText` and the annotation.
    fn edit(self, edit: &Value) -> Value {
        let range = edit.get("range").cloned().unwrap_or_default();
        let text = edit.get("newText").and_then(Value::as_str).unwrap_or_default();
        match self {
            Self::Plain => json!({ "range": range, "newText": plain(text) }),
            Self::Protocol => json!({ "range": range, "snippet": { "kind": "snippet", "value": text } }),
            Self::Experimental => json!({ "range": range, "newText": text, "insertTextFormat": 2 }),
        }
    }
}

/// The words that stand for a blank in an edit.
pub(super) fn blank(words: &str) -> String {
    format!("{}{words}{}", BLANK.0, BLANK.1)
}

/// An edit's text for a client that knows no snippets.
pub(super) fn plain(text: &str) -> String {
    text.replace(BLANK.0, "(").replace(BLANK.1, ")")
}

/// An edit with a blank, to be written for the client.
pub(super) fn marked(edit: TextEdit) -> AnnotatedTextEdit {
    AnnotatedTextEdit { text_edit: edit, annotation_id: MARK.to_owned() }
}

/// A service whose edits with blanks are what the client takes.
pub(super) struct Snippets<S> {
    inner: S,
    kind: Kind,
}

impl<S> Snippets<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner, kind: Kind::default() }
    }
}

impl<S> Service<Request> for Snippets<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Option<Response>, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == "initialize" {
            self.kind = request.params().map(Kind::of).unwrap_or_default();
        }
        let (kind, actions) = (self.kind, request.method() == "textDocument/codeAction");
        let answer = self.inner.call(request);
        Box::pin(async move {
            let answer = answer.await?;
            Ok(answer.map(|it| if actions { written(it, kind) } else { it }))
        })
    }
}

fn written(answer: Response, kind: Kind) -> Response {
    let (id, result) = answer.into_parts();
    match result {
        Ok(mut value) => {
            write(&mut value, kind);
            Response::from_ok(id, value)
        }
        Err(error) => Response::from_error(id, error),
    }
}

fn write(value: &mut Value, kind: Kind) {
    match value {
        Value::Object(it) if it.get("annotationId").and_then(Value::as_str) == Some(MARK) => *value = kind.edit(value),
        Value::Object(it) => it.values_mut().for_each(|it| write(it, kind)),
        Value::Array(it) => it.iter_mut().for_each(|it| write(it, kind)),
        _ => {}
    }
}
