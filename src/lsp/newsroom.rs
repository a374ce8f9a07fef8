//! What a person decides about names while reading: a name or a spelling for `names.toml`, or that two names are two people's.
//!
//! A client that can create files gets an edit of `names.toml`, which its user sees and saves. For others the server writes the file when
//! the command is executed, and only then.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, Command, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, ExecuteCommandParams,
    OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use crate::analysis::names::{Entity, Kind, Mention};
use crate::lint::files::{self, Reading};
use crate::lint::names_edit::{Change, apply};
use crate::rules::finding::Message;
use crate::text::charset::Charset;
use crate::text::edit::Edit;
use crate::text::span::Span;

use super::protocol;
use super::snapshot::Snapshot;

/// The command; its one argument is an object: the document's `uri`, and the `change`.
pub(super) const COMMAND: &str = "tadqiq.addName";

/// What can be decided about the name at the start of `span`, the likeliest first.
pub(super) fn actions(it: &Snapshot, span: Span) -> Vec<CodeAction> {
    let decide = |(message, change)| action(it, &message, &change);
    changes(it, span).into_iter().filter_map(decide).collect()
}

fn changes(it: &Snapshot, span: Span) -> Vec<(Message, Change)> {
    let story = &it.story;
    let Some((paragraph, within)) = story.place_at(span.from()) else { return Vec::new() };
    let Some((index, at)) = story.names.at(paragraph, within) else { return Vec::new() };
    let Some((entity, mention)) = story.names.entities.get(index).and_then(|it| Some((it, it.mentions.get(at)?))) else {
        return Vec::new();
    };
    let name = story.entry(entity).map_or(entity.name.as_str(), |it| it.name.as_str());
    let mut out = Vec::new();
    if let Some(variant) = entity.variants.iter().find(|it| it.mention == at) {
        let (wrong, preferred) = (&mention.text, &variant.preferred);
        if entity.entry.is_none() {
            out.push(add(name));
        }
        out.push((
            Message::new(format!("اقبل {wrong} كذلك في ملف أسماء الصحيفة"), format!("Accept {wrong} too, in names.toml")),
            Change::Spelling { name: name.to_owned(), spelling: wrong.clone() },
        ));
        out.push((
            Message::new(format!("هما شخصان مختلفان: {wrong} و{preferred}"), format!("{wrong} and {preferred} are two different people")),
            Change::Apart(wrong.clone(), preferred.clone()),
        ));
    } else if entity.entry.is_none() && is_worth_adding(entity, mention) {
        out.push(add(name));
    }
    out
}

// One word is rather a short form, or no name.
fn is_worth_adding(entity: &Entity, mention: &Mention) -> bool {
    entity.kind == Kind::Person
        && entity.name.contains(' ')
        && mention.text.split_whitespace().next_back() == entity.name.split_whitespace().next_back()
}

fn add(name: &str) -> (Message, Change) {
    (Message::new(format!("أضف {name} إلى ملف أسماء الصحيفة"), format!("Add {name} to names.toml")), Change::Name(name.to_owned()))
}

fn action(it: &Snapshot, message: &Message, change: &Change) -> Option<CodeAction> {
    let title = it.client.say(message, it.language);
    let path = it.names.as_deref()?;
    let blank = CodeAction { title: title.clone(), kind: Some(CodeActionKind::QUICKFIX), ..CodeAction::default() };
    if it.client.creates_files {
        return Some(CodeAction { edit: Some(edit(it, path, change)?), ..blank });
    }
    let arguments = Some(vec![json!({ "uri": it.uri, "change": change })]);
    Some(CodeAction { command: Some(Command { title, command: COMMAND.to_owned(), arguments }), ..blank })
}

// A file that can't be read or understood is not touched; what is wrong with it was told when it was read.
fn edit(it: &Snapshot, path: &Path, change: &Change) -> Option<WorkspaceEdit> {
    let uri = Url::from_file_path(path).ok()?;
    let mut operations = Vec::new();
    let text = if path.exists() {
        std::fs::read_to_string(path).ok()?
    } else {
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
            uri: uri.clone(),
            options: Some(options),
            annotation_id: None,
        })));
        String::new()
    };
    let changed = Edit::between(&text, &apply(path, &text, change).ok()?)?;
    let range = protocol::range(&ropey::Rope::from_str(&text), changed.span, it.client.encoding);
    let edits = vec![OneOf::Left(TextEdit { range, new_text: changed.text })];
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
    operations.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }));
    Some(WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(operations)), ..WorkspaceEdit::default() })
}

/// The document and the change that a command names.
///
/// # Errors
/// They are missing, or not understood.
pub(super) fn arguments(params: &ExecuteCommandParams) -> Result<(Url, Change)> {
    let refused = || Error::invalid_params(format!("`{COMMAND}` takes an object: the `uri` of an open document, and the `change`"));
    let it: &Value = params.arguments.first().ok_or_else(refused)?;
    let uri = it.get("uri").and_then(|it| serde_json::from_value(it.clone()).ok()).ok_or_else(refused)?;
    let change = it.get("change").and_then(|it| serde_json::from_value(it.clone()).ok()).ok_or_else(refused)?;
    Ok((uri, change))
}

/// Writes a change to the document's `names.toml`, and says to which.
///
/// # Errors
/// There is no place for the file, or it can't be read, understood or written; the message says which.
pub(super) fn write(it: &Snapshot, change: &Change) -> std::result::Result<PathBuf, String> {
    let path = it.names.clone().ok_or_else(|| "the document is in no folder; save it first".to_owned())?;
    if path.exists() {
        // A file of names is TOML, and so UTF-8.
        let reading = Reading { charset: Some(Charset::UTF8), page: false };
        let before = files::read(&path, reading).map_err(|it| it.to_string())?;
        let changed = apply(&path, &before.text, change).map_err(|it| it.to_string())?;
        files::replace(&path, &before, reading, &changed).map_err(|it| it.to_string())?;
    } else {
        let text = apply(&path, "", change).map_err(|it| it.to_string())?;
        files::create(&path, &text).map_err(|it| it.to_string())?;
    }
    Ok(path)
}
