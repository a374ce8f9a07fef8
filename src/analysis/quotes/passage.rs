//! The marks of a whole story: what looks like a slip in one paragraph may be right over several.
//!
//! A quotation may be closed in a later paragraph, and the wire services open it anew at each paragraph that it runs through.

use crate::analysis::paragraph::Facts;
use crate::analysis::story::{Place, View};
use crate::text::span::{Span, before};

use super::local::{Pair, instead, partner};
use super::mark::Style;
use super::place::{self, Choice, Gap, Habits};
use super::{Quotation, Repair, Slip, SlipKind, Story, curly, prevailing, swapped};

/// A quotation that is closed only after more paragraphs than this has lost its mark.
const REACH: usize = 6;
/// The same for what begins with its paragraph: a letter or a statement that is cited at length.
const LONG_REACH: usize = 14;
/// A quotation of so many words may be a name inside another.
const NAME: usize = 6;
/// So many repairs are offered.
const PLACES: usize = 3;
pub(super) fn story(view: View<'_>) -> Story {
    let mut joined = vec![Joined::default(); view.facts.len()];
    for index in 0..view.facts.len() {
        join(view, index, &mut joined);
    }
    let mut out = Reading::default();
    for (index, facts) in view.facts.iter().enumerate() {
        if facts.ours
            && let Some(it) = joined.get(index)
        {
            paragraph(index, facts, it, &mut out);
        }
    }
    let runs = joined.iter().any(|it| it.tail.is_some());
    let mut story = out.mend(view, runs);
    swapped::mend(view, &mut story);
    curly::mend(view, &mut story);
    prevailing::mend(view, &mut story);
    story
}

/// The quotations and slips of a story, and which marks are missing.
#[derive(Default)]
struct Reading {
    story: Story,
    /// Index of the slip, index of its quotation, the mark that is missing.
    gaps: Vec<(usize, usize, Gap)>,
}

impl Reading {
    // Says where the missing marks stood: the story's sound quotations show how it quotes. `runs` where one goes on over paragraphs.
    fn mend(mut self, view: View<'_>, runs: bool) -> Story {
        if self.gaps.is_empty() {
            if runs {
                nest(&mut self.story.quotations);
            }
            return self.story;
        }
        let lacking = self.gaps.iter().filter_map(|it| self.story.slips.get(it.0)).map(|it| it.place.paragraph);
        let habits = Habits::read(view, &self.story.quotations, lacking);
        for &(slip, quotation, gap) in &self.gaps {
            let Some(slip) = self.story.slips.get_mut(slip) else { continue };
            let Some(facts) = view.facts(slip.place.paragraph) else { continue };
            let place = |span| Place { paragraph: slip.place.paragraph, span };
            let mark = partner(gap.partner.of(&facts.text), gap.opening);
            let choices = place::likeliest(facts, &habits, gap, PLACES);
            let edit = |span: Span, text: &str| Repair { edits: vec![(place(span), text.to_owned())], certain: false };
            let bracket = place::bracket(facts, gap, &mark);
            let mut repairs: Vec<Repair> = bracket.map(|(span, text)| edit(span, &text)).into_iter().collect();
            repairs.extend(choices.iter().map(|it| match it.0 {
                Choice::Put(at) => edit(Span::at(place::behind_preposition(facts, gap, at)), &mark),
                Choice::Remove(span) => edit(span, instead(&facts.text, span)),
            }));
            repairs.truncate(PLACES);
            let put = choices.iter().find_map(|it| match it.0 {
                Choice::Put(at) => Some(at),
                Choice::Remove(_) => None,
            });
            // An indirect sentence needs no marks: the one that is there may be the slip.
            let own = edit(gap.partner, instead(&facts.text, gap.partner));
            let indirect = gap.opening && put.is_some_and(|it| place::is_indirect(facts, it));
            if !repairs.contains(&own) && (indirect || repairs.len() < PLACES) {
                repairs.truncate(PLACES - 1);
                repairs.push(own);
            }
            slip.repairs = repairs;
            if let (Some(at), Some(it)) = (put, self.story.quotations.get_mut(quotation)) {
                let missing = if gap.opening { &mut it.open } else { &mut it.close };
                *missing = place(Span::at(at));
            }
        }
        self.story.quotations.sort_by_key(|it| (it.open, std::cmp::Reverse(it.close)));
        nest(&mut self.story.quotations);
        self.story
    }
}

// How many quotations each stands in, now that all of them have both ends.
fn nest(quotations: &mut [Quotation]) {
    let mut open: Vec<Place> = Vec::new();
    for it in quotations {
        open.retain(|close| *close > it.open);
        it.depth = open.len();
        open.push(it.close);
    }
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
    let Some(open) = view.facts(index).and_then(left_open) else { return };
    let Open { style, last, begins } = open;
    if view.is_headline(index) {
        return;
    }
    let reach = if begins { LONG_REACH } else { REACH };
    for later in index + 1..=(index + reach).min(view.facts.len().saturating_sub(1)) {
        let Some(facts) = view.facts(later) else { return };
        // Every paragraph that the quotation runs through opens it anew: one without marks in between is the narrator's.
        if later == index + 1 && last && reopens(facts, style) {
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

/// A quotation that is open at its paragraph's end.
struct Open {
    style: Style,
    /// Whether it is the paragraph's last.
    last: bool,
    /// Whether it begins with the paragraph: it may be cited at length, with quotations in it.
    begins: bool,
}

// The outermost quotation that is open at the paragraph's end, if nothing else is wrong after its mark, and only names in marks follow it or it begins its paragraph.
fn left_open(facts: &Facts) -> Option<Open> {
    let slip = facts.quotes.slips.last().filter(|it| it.kind == SlipKind::Unclosed && it.pair.is_some())?;
    let mark = facts.quotes.marks.get(slip.mark)?;
    let pair = facts.quotes.pairs.get(slip.pair?)?;
    let mut later = facts.quotes.pairs.iter().filter(|it| it.from > pair.from && it.depth <= pair.depth).peekable();
    let last = later.peek().is_none();
    let cued = |it: &Pair| it.open.and_then(|it| facts.quotes.marks.get(it)).is_none_or(|it| it.cued);
    let name = |it: &Pair| !cued(it) && Span::new(it.from, it.to).of(&facts.text).split_whitespace().count() <= NAME;
    let names = later.all(name);
    let begins = facts.quotes.slips.len() == 1 && before(&facts.text, mark.span.from()).trim().is_empty();
    (pair.depth == 0 && (names || begins)).then_some(Open { style: mark.style, last, begins })
}

// The convention of running quotations: the paragraph's first character opens.
fn reopens(facts: &Facts, style: Style) -> bool {
    let starts = facts
        .quotes
        .marks
        .first()
        .is_some_and(|it| it.style == style && it.points != Some(false) && before(&facts.text, it.span.from()).trim().is_empty());
    starts && facts.quotes.pairs.first().is_some_and(|it| it.open == Some(0))
}

// The mark that closes what an earlier paragraph opened: the first of its style here, without a partner here.
fn unopened(facts: &Facts, style: Style) -> Option<Span> {
    let slip = facts.quotes.slips.first().filter(|it| it.pair.is_some())?;
    let mark = facts.quotes.marks.get(slip.mark)?;
    let closes = slip.kind == SlipKind::Unopened || (mark.points.is_none() && slip.kind == SlipKind::Unclosed && mark.misfit_close() == 0);
    (closes && mark.style == style).then_some(mark.span)
}

fn paragraph(index: usize, facts: &Facts, joined: &Joined, out: &mut Reading) {
    let place = |span| Place { paragraph: index, span };
    let marks = &facts.quotes.marks;
    let explained_head = joined.head.then(|| facts.quotes.slips.first()).flatten();
    let explained_tail = joined.tail.and_then(|_| facts.quotes.slips.last());
    let mut numbers = vec![None; facts.quotes.pairs.len()];
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
        if let Some(it) = numbers.get_mut(i) {
            *it = Some(out.story.quotations.len());
        }
        out.story.quotations.push(quotation);
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
        let quotation = slip.pair.and_then(|it| numbers.get(it).copied().flatten());
        if let (Some(gap), Some(quotation)) = (slip.gap, quotation) {
            out.gaps.push((out.story.slips.len(), quotation, gap));
        }
        out.story.slips.push(Slip {
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
