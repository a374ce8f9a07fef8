//! Articles in which every guillemet points the wrong way: some systems export them so.

use crate::analysis::story::{Place, View};

use super::local::turned;
use super::mark::{Mark, Style};
use super::{Repair, Slip, SlipKind, Story};

/// Fewer marks than this are single slips.
const LEAST: usize = 4;

/// Puts one slip for the article in the place of one for each mark.
pub(super) fn mend(view: View<'_>, story: &mut Story) {
    if !is_swapped(view) {
        return;
    }
    let mut edits = Vec::new();
    // One that is set right already stays.
    for (paragraph, mark) in guillemets(view).filter(|it| it.1.points.is_none() || it.1.points != opens(it.1)) {
        let text = view.facts(paragraph).map_or("", |it| mark.span.of(&it.text));
        edits.push((Place { paragraph, span: mark.span }, turned(text)));
    }
    let Some(first) = edits.first().map(|it| it.0) else { return };
    let style = |it: &Slip| view.facts(it.place.paragraph)?.quotes.mark_at(it.place.span).map(|it| it.style);
    story.slips.retain(|it| style(it) != Some(Style::Guillemets));
    let repairs = vec![Repair { edits, certain: true }];
    story.slips.insert(0, Slip { kind: SlipKind::Swapped, place: first, partner: None, repairs });
}

fn guillemets(view: View<'_>) -> impl Iterator<Item = (usize, &Mark)> {
    let ours = view.facts.iter().enumerate().filter(|it| it.1.ours);
    ours.flat_map(|(i, it)| it.quotes.marks.iter().map(move |mark| (i, mark))).filter(|it| it.1.style == Style::Guillemets)
}

// Their surroundings say the opposite of their shapes, nearly everywhere.
fn is_swapped(view: View<'_>) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for (_, mark) in guillemets(view) {
        match opens(mark) {
            None => {}
            it if it == mark.points => right += 1,
            Some(_) => wrong += 1,
        }
    }
    wrong >= LEAST && right * 10 <= wrong
}

// Whether what stands around a mark lets it open and not close, or close and not open; `None`: it tells too little.
fn opens(mark: &Mark) -> Option<bool> {
    match (mark.misfit_open(), mark.misfit_close()) {
        (0, 2..) => Some(true),
        (2.., 0) => Some(false),
        _ => None,
    }
}
