//! Where else a person is named: references, highlights, and another name for all of it.

use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position, PrepareRenameResponse, WorkspaceEdit};

use crate::analysis::names::{Entity, Mention};
use crate::analysis::story::Place;
use crate::arabic::fold::skeleton;
use crate::rules::finding::Message;
use crate::text::edit::Edit;
use crate::text::span::{Span, after};

use super::snapshot::Snapshot;
use super::{actions, protocol};

/// Every place that names whoever is named at a position.
pub(super) fn references(it: &Snapshot, at: Position) -> Option<Vec<Location>> {
    let (entity, _) = named(it, at)?;
    Some(entity.mentions.iter().map(|mention| Location { uri: it.uri.clone(), range: range(it, mention) }).collect())
}

/// The same, to be marked in the text.
pub(super) fn highlights(it: &Snapshot, at: Position) -> Option<Vec<DocumentHighlight>> {
    let (entity, _) = named(it, at)?;
    let highlight = |mention| DocumentHighlight { range: range(it, mention), kind: Some(DocumentHighlightKind::TEXT) };
    Some(entity.mentions.iter().map(highlight).collect())
}

/// The name at a position, if there is one to be changed.
pub(super) fn prepare(it: &Snapshot, at: Position) -> Option<PrepareRenameResponse> {
    let (_, mention) = named(it, at)?;
    Some(PrepareRenameResponse::RangeWithPlaceholder { range: range(it, mention), placeholder: mention.text.clone() })
}

/// The edits that give whoever is named at a position another name, wherever the story names them.
///
/// # Errors
/// What is wrong with the new name, for a person.
pub(super) fn rename(it: &Snapshot, at: Position, name: &str) -> Result<Option<WorkspaceEdit>, String> {
    let name = name.trim();
    if name.is_empty() || name.contains(['\n', '\r']) {
        let message = Message::new("اكتب اسما في سطر واحد", "Give a name on one line");
        return Err(it.client.say(&message, it.language));
    }
    let Some((entity, mention)) = named(it, at) else { return Ok(None) };
    let new = Renaming::new(&mention.text, name);
    let edits: Vec<Edit> = entity.mentions.iter().flat_map(|mention| edits(it, mention, &new)).collect();
    Ok(Some(actions::workspace_edit(it, &edits)))
}

fn named(it: &Snapshot, at: Position) -> Option<(&Entity, &Mention)> {
    let offset = protocol::offset(it.story.document().rope(), at, it.client.encoding);
    let (paragraph, within) = it.story.place_at(offset)?;
    let (entity, mention) = it.story.names.named_at(paragraph, within)?;
    Some((entity, entity.mentions.get(mention)?))
}

fn range(it: &Snapshot, mention: &Mention) -> tower_lsp::lsp_types::Range {
    protocol::range(it.story.document().rope(), it.story.span(mention.place), it.client.encoding)
}

// Word by word where that can be, so that an edit leaves the markup between words alone.
fn edits(it: &Snapshot, mention: &Mention, new: &Renaming<'_>) -> Vec<Edit> {
    let Some(text) = new.of(&mention.text) else { return Vec::new() };
    let prose = it.story.prose(mention.place);
    let mut end = mention.place.span.from();
    let mut old: Vec<(Place, &str)> = Vec::new();
    for word in prose.split(char::is_whitespace) {
        let span = Span::new(end, end + word.len());
        if !word.is_empty() {
            old.push((Place { paragraph: mention.place.paragraph, span }, word));
        }
        end = span.to() + after(prose, span.to() - mention.place.span.from()).chars().next().map_or(0, char::len_utf8);
    }
    let new: Vec<&str> = text.split_whitespace().collect();
    if old.len() != new.len() {
        return it.story.edit(mention.place, text).into_iter().collect();
    }
    let changed = old.iter().zip(new).filter(|((_, old), new)| skeleton(old) != *new);
    changed.filter_map(|((place, _), new)| it.story.edit(*place, new)).collect()
}

/// A name and what takes its place, word by word where both have as many.
struct Renaming<'n> {
    name: &'n str,
    old: Vec<String>,
    new: Vec<&'n str>,
}

impl<'n> Renaming<'n> {
    fn new(old: &str, name: &'n str) -> Self {
        Self { name, old: words(old), new: name.split_whitespace().collect() }
    }

    // What a mention is to read; `None` where it stays: it already reads so, or has none of the words that change.
    fn of(&self, mention: &str) -> Option<String> {
        let words = words(mention);
        let text = if words.len() == self.old.len() {
            // Another spelling of the same name, or the name itself.
            self.name.to_owned()
        } else {
            let changed: Vec<String> = words.iter().map(|it| self.word(it).unwrap_or_else(|| it.clone())).collect();
            changed.join(" ")
        };
        (text != mention).then_some(text)
    }

    // A shorter or longer form: its first and last words are the name's own.
    fn word(&self, word: &str) -> Option<String> {
        let at = self.old.iter().position(|it| it == word || it.strip_prefix("ال") == Some(word))?;
        let new = if self.old.len() == self.new.len() {
            self.new.get(at)
        } else if at == 0 {
            self.new.first()
        } else {
            self.new.last().filter(|_| at + 1 == self.old.len())
        }?;
        // للـ hides the article's first letter, so that it is no part of the mention.
        let article = self.old.get(at).is_some_and(|it| it != word);
        Some(if article { new.strip_prefix("ال").unwrap_or(new) } else { new }.to_owned())
    }
}

fn words(name: &str) -> Vec<String> {
    name.split_whitespace().map(skeleton).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_and_shorter_forms_follow() {
        let renaming = Renaming::new("شاهر الدوماني", "شاهين الدمّاني");
        assert_eq!(renaming.of("شاهر الدومانى").as_deref(), Some("شاهين الدمّاني"));
        assert_eq!(renaming.of("الدوماني").as_deref(), Some("الدمّاني"));
        assert_eq!(renaming.of("دوماني").as_deref(), Some("دمّاني"));
        assert_eq!(renaming.of("شاهر سليم الدوماني").as_deref(), Some("شاهين سليم الدمّاني"));
        assert_eq!(renaming.of("شاهين الدمّاني"), None);
        assert_eq!(Renaming::new("شاهر الدوماني", "سليم شاهر الدوماني").of("الدوماني"), None);
    }
}
