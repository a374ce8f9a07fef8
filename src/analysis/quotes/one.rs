//! What shows at several marks and is one slip.

use crate::text::span::Span;

use super::SlipKind;
use super::local::{LocalSlip, Pair, partner};
use super::mark::Mark;

/// So many marks at one place are looked at together.
const GROUP: usize = 4;
/// A name in marks is no longer, in words and in letters.
const WORDS: usize = 6;
const NAME: usize = 80;

/// Two closing marks that changed places, «… "…» … ", are one slip. `pairs` stand in the order of their closing marks.
pub(super) fn crossed(text: &str, marks: &[Mark], pairs: &mut [Pair], slips: &mut Vec<LocalSlip>) {
    for i in 1..pairs.len() {
        let (Some(inner), Some(outer)) = (pairs.get(i - 1), pairs.get(i)) else { continue };
        let ends = |it: &Pair| Some((it.open?, it.close?));
        let (Some((b, c)), Some((a, d))) = (ends(inner), ends(outer)) else { continue };
        let [Some(first), Some(second), Some(third), Some(fourth)] = [a, b, c, d].map(|it| marks.get(it)) else { continue };
        let crosses = a < b && first.style == third.style && second.style == fourth.style && first.style != second.style;
        if !crosses {
            continue;
        }
        slips.retain(|it| it.kind != SlipKind::Mismatched || ![a, b, c, d].contains(&it.mark));
        let closing = |it: &Mark| partner(it.span.of(text), false);
        let edits = vec![(third.span, closing(second)), (fourth.span, closing(first))];
        slips.push(LocalSlip { kind: SlipKind::Mismatched, mark: c, pair: None, repairs: vec![(edits, true)], gap: None });
    }
}

/// A quotation that lost its end and one that lost its beginning, with nothing but names in the same marks between, are one quotation that holds
/// them: "زرنا "مرافئ" أمس". Returns the pairs (indices) that are none.
pub(super) fn spanning(text: &str, marks: &[Mark], pairs: &mut [Pair], slips: &mut Vec<LocalSlip>) -> Vec<usize> {
    let mut gone = Vec::new();
    let mut at = 1;
    while let Some([first, last]) = slips.get(at - 1..=at) {
        let ends = (first.mark, last.mark);
        let halves = first.pair.zip(last.pair).filter(|_| first.kind == SlipKind::Unclosed && last.kind == SlipKind::Unopened);
        if let Some((start, end)) = halves
            && spans(text, marks, pairs.get(start + 1..end).unwrap_or(&[]), ends)
            && let Some(to) = marks.get(ends.1).map(|it| it.span.from())
        {
            for it in pairs.iter_mut().take(end).skip(start + 1) {
                it.depth += 1;
            }
            if let Some(it) = pairs.get_mut(start) {
                (it.close, it.to) = (Some(ends.1), to);
            }
            gone.push(end);
            slips.drain(at - 1..=at);
        } else {
            at += 1;
        }
    }
    gone
}

// Whether marks that show no direction stand around short quotations of their own style.
fn spans(text: &str, marks: &[Mark], inner: &[Pair], (open, close): (usize, usize)) -> bool {
    let (Some(first), Some(last)) = (marks.get(open), marks.get(close)) else { return false };
    let outer = first.style == last.style && first.points.is_none() && first.misfit_open() == 0 && last.misfit_close() <= 1;
    let name = |it: &Pair| {
        let words = Span::new(it.from, it.to).of(text);
        let cued = it.open.and_then(|it| marks.get(it)).is_none_or(|it| it.cued);
        !cued && words.len() <= 2 * NAME && words.split_whitespace().count() <= WORDS
    };
    outer && !inner.is_empty() && inner.len() * 2 == close - open - 1 && inner.iter().all(name)
}

/// Both marks twice, with nothing between, are one slip: ««نعم»». The outer two are too many. Returns the pairs (indices, in order) that are none.
pub(super) fn doubled(text: &str, marks: &[Mark], pairs: &mut [Pair], slips: &mut Vec<LocalSlip>) -> Vec<usize> {
    let twins = |a: usize, b: usize| {
        let marks = marks.get(a).zip(marks.get(b));
        marks.is_some_and(|(a, b)| a.style == b.style && a.points == b.points && a.span.end == b.span.start)
    };
    // The innermost closes first, so that the pair around another, if any, follows it.
    let around = pairs.windows(2).enumerate().filter_map(|(i, it)| {
        let [inner, outer] = it else { return None };
        let (open, close) = outer.open.zip(outer.close)?;
        let (first, last) = inner.open.zip(inner.close)?;
        (first == open + 1 && last + 1 == close && twins(open, first) && twins(last, close)).then_some((i + 1, open, close))
    });
    let around: Vec<(usize, usize, usize)> = around.collect();
    for &(index, open, close) in &around {
        let gone = [open, close].into_iter().filter_map(|it| Some((marks.get(it)?.span, String::new()))).collect();
        slips.push(LocalSlip { kind: SlipKind::Doubled, mark: open, pair: None, repairs: vec![(gone, true)], gap: None });
        let within = pairs.iter_mut().take(index).rev().take_while(|it| it.open.or(it.close).is_some_and(|it| it > open));
        within.for_each(|it| it.depth = it.depth.saturating_sub(1));
    }
    merge(text, marks, slips);
    turned_twins(marks, slips);
    around.into_iter().map(|it| it.0).collect()
}

// A mark typed twice and turned is one slip: لـ»»نعم»
fn turned_twins(marks: &[Mark], slips: &mut Vec<LocalSlip>) {
    let mut at = 0;
    while let Some([first, second]) = slips.get(at..at + 2) {
        let (twin, turned) = match (first.kind, second.kind) {
            (SlipKind::Doubled, SlipKind::Reversed) => (at, at + 1),
            (SlipKind::Reversed, SlipKind::Doubled) => (at + 1, at),
            _ => (at, at),
        };
        let gone = |it: &LocalSlip| -> Vec<Span> { it.repairs.iter().take(1).flat_map(|it| &it.0).map(|it| it.0).collect() };
        let own = slips.get(turned).and_then(|it| marks.get(it.mark)).map(|it| it.span);
        let removed = slips.get(twin).map(gone).unwrap_or_default();
        let touches = own.is_some_and(|own| removed.iter().any(|it| it.from() <= own.to() && own.from() <= it.to()));
        if twin == turned || !touches {
            at += 1;
            continue;
        }
        let turned = slips.remove(turned);
        let twin = slips.get_mut(at).and_then(|it| it.repairs.first_mut());
        if let (Some((edits, _)), Some((more, _))) = (twin, turned.repairs.into_iter().next()) {
            edits.extend(more.into_iter().filter(|it| !removed.contains(&it.0)));
            edits.sort_by_key(|it| it.0);
        }
        // What was merged may touch the slip before it, too.
        at = at.saturating_sub(1);
    }
}

// Marks that are too many at one place are one slip.
fn merge(text: &str, marks: &[Mark], slips: &mut Vec<LocalSlip>) {
    slips.sort_by_key(|it| it.mark);
    let span = |it: &LocalSlip| marks.get(it.mark).map_or(Span::default(), |it| it.span);
    slips.dedup_by(|later, first| {
        let touching = later.mark <= first.mark + GROUP
            && Span::new(span(first).from(), span(later).to()).of(text).chars().all(crate::arabic::letter::is_quotation_mark);
        let one = first.kind == SlipKind::Doubled && later.kind == SlipKind::Doubled && touching;
        if one && let (Some(edits), Some(more)) = (first.repairs.first_mut(), later.repairs.first_mut()) {
            edits.0.append(&mut more.0);
            edits.0.sort_by_key(|it| it.0);
        }
        one
    });
}
