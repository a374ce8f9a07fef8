//! What a person can write for a statement that nobody is said to have made: a reporting verb before it, or behind it.
//!
//! Who said it only the writer knows, so that a blank stands for the speaker: no fix of a finding, an action of the editor's.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

use crate::rules::attribution::missing;
use crate::rules::finding::{Finding, Message};
use crate::text::edit::Edit;
use crate::text::span::Span;

use super::actions::workspace_edit;
use super::snapshot::Snapshot;

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
    let skeletons = [
        (Message::new("أضف قبله: وقال فلان", "Say before it who said it"), before, "وقال (القائل): "),
        (Message::new("أضف بعده: بحسب فلان", "Say behind it who said it"), behind, "، بحسب (القائل)"),
    ];
    let action = |(title, place, text): (Message, Span, &str)| CodeAction {
        title: it.client.say(&title, it.language),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(workspace_edit(it, &[Edit { span: place, text: text.to_owned() }])),
        ..CodeAction::default()
    };
    skeletons.into_iter().map(action).collect()
}
