//! Help while a quotation mark is typed: << or a straight mark becomes the guillemet that is meant. Only where a client asks for it.

use tower_lsp::lsp_types::{DocumentOnTypeFormattingOptions, Position, TextEdit};

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Place;
use crate::text::span::{Span, before};

use super::protocol;
use super::snapshot::Snapshot;

/// After which characters a client asks.
pub(super) fn options() -> DocumentOnTypeFormattingOptions {
    DocumentOnTypeFormattingOptions {
        first_trigger_character: "<".to_owned(),
        more_trigger_character: Some(vec![">".to_owned(), "\"".to_owned()]),
    }
}

/// The edit after a mark was typed before `at`; `None` where it stands for something else, or in another language.
pub(super) fn after(it: &Snapshot, at: Position) -> Option<Vec<TextEdit>> {
    let rope = it.story.document().rope();
    let end = protocol::offset(rope, at, it.client.encoding);
    let typed = ["<<", ">>", "\""].into_iter().find(|typed| before(it.story.document().text(), end).ends_with(typed))?;
    let span = Span::new(end - typed.len(), end);
    let (paragraph, within) = it.story.place_at(span.from())?;
    if !it.story.view().facts(paragraph)?.ours {
        return None;
    }
    let opens = opens(it, span).or(match typed {
        "<<" => Some(true),
        ">>" => Some(false),
        _ => None,
    })?;
    let place = Place { paragraph, span: Span::new(within, within + typed.len()) };
    let edit = it.story.edit(place, if opens { "«" } else { "»" })?;
    Some(vec![TextEdit { range: protocol::range(rope, edit.span, it.client.encoding), new_text: edit.text }])
}

// Whether the mark opens a quotation, as the story pairs it; `None` where it is no quotation mark.
fn opens(it: &Snapshot, mark: Span) -> Option<bool> {
    let story = &it.story;
    let is = |place| story.span(place).overlaps(mark);
    let slip = story.quotes.slips.iter().find(|it| is(it.place)).map(|it| it.kind);
    match slip {
        Some(SlipKind::Unclosed) => return Some(true),
        Some(SlipKind::Unopened) => return Some(false),
        _ => {}
    }
    story.quotes.quotations.iter().find_map(|it| if is(it.open) { Some(true) } else { is(it.close).then_some(false) })
}
