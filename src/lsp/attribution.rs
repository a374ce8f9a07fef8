//! What a person can do about a statement that nobody is said to have made: write a reporting verb before it or behind it, or say that it
//! is a term and no statement.
//!
//! Who said it only the writer knows, so that a blank stands for the speaker: no fix of a finding, an action of the editor's. That the words are
//! a term is kept where the text can keep it: in a comment that silences the rule there.

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::lint::suppress;
use crate::rules::attribution::missing;
use crate::rules::finding::{Finding, Message};
use crate::text::edit::Edit;
use crate::text::span::Span;

use super::actions::workspace_edit;
use super::snapshot::Snapshot;
use super::{protocol, snippet};

/// The actions for a finding; none unless it is of `attribution/missing`.
pub(super) fn actions(it: &Snapshot, finding: &Finding) -> Vec<CodeAction> {
    if finding.rule != missing::RULE.id {
        return Vec::new();
    }
    let story = &it.story;
    let quotation = story.quotes.quotations.iter().find(|it| story.span(it.open).from() == finding.span.from());
    let Some(quotation) = quotation else { return Vec::new() };
    let before = Span::at(story.span(quotation.open).from());
    let behind = Span::at(story.span(quotation.close).to());
    let speaker = snippet::blank("القائل");
    let skeletons = [
        (Message::new("أضف قبله: وقال فلان", "Add a reporting verb before it"), before, format!("وقال {speaker}: ")),
        (Message::new("أضف بعده: بحسب فلان", "Add the source after it"), behind, format!("، بحسب {speaker}")),
    ];
    let action = |title: &Message, edit| CodeAction {
        title: it.client.say(title, it.language),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(edit),
        ..CodeAction::default()
    };
    let mut out: Vec<CodeAction> = skeletons.into_iter().map(|(title, place, text)| action(&title, with_blank(it, place, text))).collect();
    if let Some(paragraph) = story.document().paragraphs().get(quotation.open.paragraph) {
        let title = Message::new("هذا مصطلح لا كلام منقول", "This is a term, not a statement");
        let comment = format!(" {}", suppress::comment(missing::RULE.id));
        out.push(action(&title, workspace_edit(it, &[Edit { span: Span::at(paragraph.span.to()), text: comment }])));
    }
    out
}

fn with_blank(it: &Snapshot, span: Span, text: String) -> WorkspaceEdit {
    if !it.client.document_changes {
        return workspace_edit(it, &[Edit { span, text: snippet::plain(&text) }]);
    }
    let range = protocol::range(it.story.document().rope(), span, it.client.encoding);
    let edit = OneOf::Right(snippet::marked(TextEdit { range, new_text: text }));
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: it.uri.clone(), version: Some(it.version) };
    let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits: vec![edit] }]);
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}
