//! Which of two kinds of marks a mixed pair is to have: the kind that the story writes elsewhere.

use crate::analysis::story::{Place, View};

use super::mark::Style;
use super::{Quotation, SlipKind, Story};

/// A kind prevails that so many sound pairs have.
const SHOWN: usize = 2;
/// And so many times as many as have the other kind.
const TIMES: usize = 3;

/// Keeps, of every pair of two kinds, the mark of the kind that prevails in the story; where none does, a paragraph's choice stands.
pub(super) fn mend(view: View<'_>, story: &mut Story) {
    if !story.slips.iter().any(|it| it.kind == SlipKind::Mismatched) {
        return;
    }
    let style = |it: Place| Some(view.facts(it.paragraph)?.quotes.mark_at(it.span)?.style);
    let sound = |it: &Quotation| style(it.open).filter(|open| style(it.close) == Some(*open));
    let styles: Vec<Style> = story.quotations.iter().filter_map(sound).collect();
    let count = |style: Style| styles.iter().filter(|it| **it == style).count();
    for slip in story.slips.iter_mut().filter(|it| it.kind == SlipKind::Mismatched) {
        let [first, second] = slip.repairs.as_mut_slice() else { continue };
        let (Some(changed), Some(kept)) = (first.edits.first().map(|it| it.0), second.edits.first().map(|it| it.0)) else { continue };
        let [Some(foreign), Some(own)] = [kept, changed].map(style) else { continue };
        if count(own) >= SHOWN.max(TIMES * count(foreign)) {
            std::mem::swap(&mut first.edits, &mut second.edits);
            slip.place = kept;
        }
    }
    story.slips.sort_by_key(|it| it.place);
}
