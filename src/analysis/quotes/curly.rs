//! Curly marks turned the wrong way by a system that sets them: “ becomes ” after a proclitic, a bracket or a dash.
//!
//! Arabic prints “…” and ”…“ alike, so that one pair says nothing. An article that writes “…” all along shows which it means.

use crate::analysis::story::{Place, View};

use super::{Quotation, Repair, Side, Slip, SlipKind, Story};

/// So many pairs “…” show what the article means.
const SHOWN: usize = 2;

/// Adds a slip for every pair of curly marks that points otherwise than the article's others.
pub(super) fn mend(view: View<'_>, story: &mut Story) {
    let shapes: Vec<Option<(bool, bool)>> =
        story.quotations.iter().map(|it| Some((opens(view, it.open)?, opens(view, it.close)?))).collect();
    let count = |shape| shapes.iter().filter(|it| **it == Some(shape)).count();
    let (sound, mirrored) = (count((true, false)), count((false, true)));
    let odd = count((false, false)) + count((true, true));
    if sound == 0 || sound < 2 * mirrored || odd + mirrored == 0 {
        return;
    }
    // Behind a proclitic or a bracket systems turn the mark: there one sound pair is enough.
    let plain = |it: &Quotation| sound >= SHOWN || left(view, it.open).is_some_and(|it| matches!(it, Side::Proclitic | Side::Opening));
    let turned = story.quotations.iter().zip(&shapes).filter(|it| plain(it.0)).filter_map(|(it, shape)| slip(it, (*shape)?));
    let turned: Vec<Slip> = turned.collect();
    story.slips.extend(turned);
    story.slips.sort_by_key(|it| it.place);
}

// Whether a mark is “; `None` for what is neither “ nor ”.
fn opens(view: View<'_>, place: Place) -> Option<bool> {
    match place.span.of(&view.facts(place.paragraph)?.text) {
        "“" => Some(true),
        "”" => Some(false),
        _ => None,
    }
}

fn left(view: View<'_>, place: Place) -> Option<Side> {
    Some(view.facts(place.paragraph)?.quotes.mark_at(place.span)?.left)
}

fn slip(it: &Quotation, (open, close): (bool, bool)) -> Option<Slip> {
    let start = (!open).then(|| (it.open, "“".to_owned()));
    let end = close.then(|| (it.close, "”".to_owned()));
    let (place, partner) = if open { (it.close, it.open) } else { (it.open, it.close) };
    let edits: Vec<(Place, String)> = [start, end].into_iter().flatten().collect();
    let repairs = vec![Repair { edits, certain: true }];
    (!open || close).then_some(Slip { kind: SlipKind::Reversed, place, partner: Some(partner), repairs })
}
