//! The marks of a whole story: what looks like a slip in one paragraph may be right over several.
//!
//! A quotation may be closed in a later paragraph, and the wire services open it anew at each paragraph that it runs through.

use crate::analysis::paragraph::Facts;
use crate::analysis::story::{Place, View};
use crate::text::span::Span;

use super::local::Pair;
use super::mark::Style;
use super::{Quotation, Repair, Slip, SlipKind, Story};

/// A quotation that is closed only after more paragraphs than this has lost its mark.
const REACH: usize = 6;

pub(super) fn story(view: View<'_>) -> Story {
    let mut joined = vec![Joined::default(); view.facts.len()];
    for index in 0..view.facts.len() {
        join(view, index, &mut joined);
    }
    let mut out = Story::default();
    for (index, facts) in view.facts.iter().enumerate() {
        if facts.ours
            && let Some(it) = joined.get(index)
        {
            paragraph(index, facts, it, &mut out);
        }
    }
    out
}

/// What of a paragraph's slips its neighbours explain.
#[derive(Clone, Copy, Debug, Default)]
struct Joined {
    /// The pair left open at its end goes on: it closes at this mark of this paragraph, or is opened anew there.
    tail: Option<Tail>,
    /// The pair that was never opened began in an earlier paragraph.
    head: bool,
}

#[derive(Clone, Copy, Debug)]
enum Tail {
    ClosedAt(Place),
    Reopened,
}

// Looks for the rest of the quotation that paragraph `index` leaves open.
fn join(view: View<'_>, index: usize, joined: &mut [Joined]) {
    let Some(style) = view.facts(index).and_then(left_open) else { return };
    if view.is_headline(index) {
        return;
    }
    for later in index + 1..=(index + REACH).min(view.facts.len().saturating_sub(1)) {
        let Some(facts) = view.facts(later) else { return };
        if reopens(facts, style) {
            set(joined, index, |it| it.tail = Some(Tail::Reopened));
            return;
        }
        if let Some(mark) = unopened(facts, style) {
            let place = Place { paragraph: later, span: mark };
            set(joined, index, |it| it.tail = Some(Tail::ClosedAt(place)));
            set(joined, later, |it| it.head = true);
            return;
        }
        if facts.quotes.marks.iter().any(|it| it.style == style) {
            return;
        }
    }
}

fn set(joined: &mut [Joined], index: usize, change: impl FnOnce(&mut Joined)) {
    if let Some(it) = joined.get_mut(index) {
        change(it);
    }
}

// The style of the outermost quotation that is open at the paragraph's end, if nothing else is wrong after its mark.
fn left_open(facts: &Facts) -> Option<Style> {
    let slip = facts.quotes.slips.last().filter(|it| it.kind == SlipKind::Unclosed && it.pair.is_some())?;
    let mark = facts.quotes.marks.get(slip.mark)?;
    let pair = facts.quotes.pairs.get(slip.pair?)?;
    let nothing_later = !facts.quotes.pairs.iter().any(|it| it.from > pair.from && it.depth <= pair.depth);
    (pair.depth == 0 && nothing_later).then_some(mark.style)
}

// The convention of running quotations: the paragraph's first character opens.
fn reopens(facts: &Facts, style: Style) -> bool {
    let starts = facts.quotes.marks.first().is_some_and(|it| {
        it.style == style && it.points != Some(false) && crate::text::span::before(&facts.text, it.span.from()).trim().is_empty()
    });
    starts && facts.quotes.pairs.first().is_some_and(|it| it.open == Some(0))
}

// The mark that closes what an earlier paragraph opened: the first of its style here, without a partner here.
fn unopened(facts: &Facts, style: Style) -> Option<Span> {
    let slip = facts.quotes.slips.first().filter(|it| it.pair.is_some())?;
    let mark = facts.quotes.marks.get(slip.mark)?;
    let closes = slip.kind == SlipKind::Unopened || (mark.points.is_none() && slip.kind == SlipKind::Unclosed && mark.misfit_close() == 0);
    (closes && mark.style == style).then_some(mark.span)
}

fn paragraph(index: usize, facts: &Facts, joined: &Joined, out: &mut Story) {
    let place = |span| Place { paragraph: index, span };
    let marks = &facts.quotes.marks;
    let explained_head = joined.head.then(|| facts.quotes.slips.first()).flatten();
    let explained_tail = joined.tail.and_then(|_| facts.quotes.slips.last());
    for (i, pair) in facts.quotes.pairs.iter().enumerate() {
        if explained_head.is_some_and(|it| it.pair == Some(i)) {
            continue;
        }
        let (open, close) = ends(pair, facts);
        let mut quotation = Quotation { open: place(open), close: place(close), depth: pair.depth };
        if explained_tail.is_some_and(|it| it.pair == Some(i)) {
            quotation.close = match joined.tail {
                Some(Tail::ClosedAt(it)) => it,
                _ => place(Span::at(facts.text.trim_end().len())),
            };
        }
        out.quotations.push(quotation);
    }
    for slip in &facts.quotes.slips {
        if [explained_head, explained_tail].iter().flatten().any(|it| *it == slip) {
            continue;
        }
        let Some(mark) = marks.get(slip.mark) else { continue };
        let partner = slip.pair.and_then(|it| facts.quotes.pairs.get(it)).and_then(|it| it.open.filter(|it| *it != slip.mark).or(it.close));
        let repairs = slip.repairs.iter().map(|(edits, certain)| Repair {
            edits: edits.iter().map(|(span, text)| (place(*span), text.clone())).collect(),
            certain: *certain,
        });
        out.slips.push(Slip {
            kind: slip.kind,
            place: place(mark.span),
            partner: partner.and_then(|it| marks.get(it)).map(|it| place(it.span)),
            repairs: repairs.collect(),
        });
    }
}

fn ends(pair: &Pair, facts: &Facts) -> (Span, Span) {
    let mark = |it: Option<usize>, at: usize| it.and_then(|it| facts.quotes.marks.get(it)).map_or(Span::at(at), |it| it.span);
    (mark(pair.open, pair.from), mark(pair.close, pair.to))
}
