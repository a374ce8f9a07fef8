//! The marks of one paragraph, paired, with the slips among them.

use crate::arabic::letter::{is_arabic, is_mark};
use crate::text::span::{Span, after, before};

use super::SlipKind;
use super::mark::{Mark, Side};
use super::one;
use super::pairing::{self, Role};
use super::place::Gap;

/// A passage with more guesses than this is too broken for any of them to be worth something.
const BROKEN: usize = 4;
/// Guesses that so few marks lie between belong to one passage.
const NEAR: usize = 6;
/// A quotation that lost a mark is taken to hold so many others at most.
const NAMES: usize = 6;
/// A quotation of so many words may stand inside another.
const NAME: usize = 6;

/// Two marks that belong together; each is `None` where it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index of the opening mark.
    pub open: Option<usize>,
    /// Index of the closing mark.
    pub close: Option<usize>,
    /// Where the words begin, bytes.
    pub from: usize,
    /// Where they end, bytes.
    pub to: usize,
    /// How many quotations it stands in.
    pub depth: usize,
}

/// A slip within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalSlip {
    /// What is wrong.
    pub kind: SlipKind,
    /// Index of the mark at fault.
    pub mark: usize,
    /// Index of the pair that the slip broke, where there is one.
    pub pair: Option<usize>,
    /// Ways to mend it, the likeliest first: replacements of prose, and whether they are certain.
    pub repairs: Vec<(Vec<(Span, String)>, bool)>,
    /// The mark that is missing. Where it stood is for the whole story to say.
    pub gap: Option<Gap>,
}

/// Pairs the marks of `text`: pairs in the order of where they begin, slips in the order of their marks.
pub(super) fn pair(text: &str, marks: &[Mark]) -> (Vec<Pair>, Vec<LocalSlip>) {
    let (readings, _) = pairing::read(marks);
    let mut walk = Walk { text, marks, open: Vec::new(), pairs: Vec::new(), slips: Vec::new(), broken: Vec::new() };
    for (i, reading) in readings.iter().enumerate() {
        for _ in 0..reading.closes_missing {
            walk.close_missing(i);
        }
        match reading.role {
            Role::Open => walk.open(i),
            Role::Close => walk.close(i),
            Role::CloseUnopened => walk.close_unopened(i),
            Role::Stray => walk.stray(i),
            Role::NoMark => {}
        }
    }
    while !walk.open.is_empty() {
        walk.close_missing(marks.len());
    }
    walk.finish()
}

struct Walk<'t> {
    text: &'t str,
    marks: &'t [Mark],
    open: Vec<usize>,
    pairs: Vec<Pair>,
    slips: Vec<LocalSlip>,
    /// Ranges of marks that are given up, in order.
    broken: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn open(&mut self, i: usize) {
        let Some(mark) = self.marks.get(i) else { return };
        if mark.points == Some(false) {
            let opening = turned(mark.span.of(self.text));
            let tail = after(self.text, mark.span.to());
            let space = Span::new(mark.span.to(), mark.span.to() + tail.len() - tail.trim_start().len());
            let over = mark.is_over_space() && !space.is_empty();
            let edits = match mark.left {
                _ if over => vec![(mark.span, space.of(self.text).to_owned()), (space, opening)],
                // Only a proclitic touches the mark behind it.
                Side::Word => vec![(mark.span, format!(" {opening}"))],
                _ => vec![(mark.span, opening)],
            };
            self.slip(SlipKind::Reversed, i, vec![(edits, !over || mark.cued)]);
        }
        self.open.push(i);
    }

    fn close(&mut self, i: usize) {
        let (Some(mark), Some(opener)) = (self.marks.get(i), self.open.pop()) else { return };
        let Some(first) = self.marks.get(opener) else { return };
        if first.style != mark.style {
            self.mismatch(opener, i);
        } else if mark.points == Some(true) {
            let closing = turned(mark.span.of(self.text));
            let head = before(self.text, mark.span.from());
            let space = Span::new(head.trim_end().len(), mark.span.from());
            // With the space on its other side too, the mark went over it.
            let over = mark.left == Side::Space && mark.right == Side::Word && !space.is_empty();
            let edits = if over { vec![(space, closing), (mark.span, space.of(self.text).to_owned())] } else { vec![(mark.span, closing)] };
            // A pair turned as a whole is one slip: ))نعم((
            let turned = |it: &&mut LocalSlip| it.kind == SlipKind::Reversed && it.mark == opener;
            if let Some((all, certain)) = self.slips.iter_mut().rev().find(turned).and_then(|it| it.repairs.first_mut()) {
                all.extend(edits);
                *certain &= !over;
            } else {
                self.slip(SlipKind::Reversed, i, vec![(edits, !over)]);
            }
        }
        self.push(Some(opener), Some(i), first.span.to(), mark.span.from());
    }

    fn mismatch(&mut self, opener: usize, closer: usize) {
        let (Some(a), Some(b)) = (self.marks.get(opener), self.marks.get(closer)) else { return };
        let (open, close) = (a.span.of(self.text), b.span.of(self.text));
        // A shape that shows its direction is the surer of the two.
        let keep_open = a.points.is_some() || b.points.is_none();
        // Beside another mark it is open which two are the pair: a fix could take its own work back.
        let touches = |i: usize, mark: &Mark| {
            let before = i.checked_sub(1).and_then(|it| self.marks.get(it)).is_some_and(|it| it.span.end == mark.span.start);
            before || self.marks.get(i + 1).is_some_and(|it| it.span.start == mark.span.end)
        };
        let certain = !touches(opener, a) && !touches(closer, b);
        let mend_close = (vec![(b.span, partner(open, false))], certain);
        let mend_open = (vec![(a.span, partner(close, true))], certain);
        let (at, repairs) = if keep_open { (closer, vec![mend_close, mend_open]) } else { (opener, vec![mend_open, mend_close]) };
        let repairs = repairs.into_iter().enumerate().map(|(i, (edits, certain))| (edits, certain && i == 0)).collect();
        self.slip(SlipKind::Mismatched, at, repairs);
    }

    // The innermost open quotation has no closing mark before mark `limit`.
    fn close_missing(&mut self, limit: usize) {
        let Some(opener) = self.open.pop() else { return };
        let Some(mark) = self.marks.get(opener) else { return };
        if mark.style.is_loose() {
            return;
        }
        let end = self.marks.get(limit).map_or(self.text.len(), |it| it.span.from());
        let window = Span::new(mark.span.to(), end);
        let to = mark.span.to() + window.of(self.text).trim_end().len();
        self.push(Some(opener), None, mark.span.to(), to);
        self.gap(SlipKind::Unclosed, opener, Gap { opening: false, partner: mark.span, window });
    }

    fn close_unopened(&mut self, i: usize) {
        let Some(mark) = self.marks.get(i) else { return };
        if mark.style.is_loose() {
            return;
        }
        let start = i.checked_sub(1).and_then(|it| self.marks.get(it)).map_or(0, |it| it.span.to());
        let window = Span::new(start, mark.span.from());
        let from = mark.span.from() - window.of(self.text).trim_start().len();
        self.push(None, Some(i), from, mark.span.from());
        self.gap(SlipKind::Unopened, i, Gap { opening: true, partner: mark.span, window });
    }

    // A mark is missing from the last pair.
    fn gap(&mut self, kind: SlipKind, mark: usize, gap: Gap) {
        let pair = self.pairs.len().checked_sub(1);
        self.slips.push(LocalSlip { kind, mark, pair, repairs: Vec::new(), gap: Some(gap) });
    }

    fn stray(&mut self, i: usize) {
        let Some(mark) = self.marks.get(i) else { return };
        if mark.style.is_loose() {
            return;
        }
        // Two straight marks at the end of words may close two quotations, one of which lost its opening mark.
        let shown = mark.points.is_some() || mark.misfit_open() == 0;
        let twin = shown && (mark.doubles || self.marks.get(i + 1).is_some_and(|it| it.doubles));
        let kind = match (twin, mark.points, mark.misfit_open() < mark.misfit_close()) {
            (true, ..) => SlipKind::Doubled,
            (_, Some(true), _) | (_, None, true) => SlipKind::Unclosed,
            _ => SlipKind::Unopened,
        };
        let left = if twin { "" } else { instead(self.text, mark.span) };
        self.slip(kind, i, vec![(vec![(mark.span, left.to_owned())], twin)]);
    }

    fn slip(&mut self, kind: SlipKind, mark: usize, repairs: Vec<(Vec<(Span, String)>, bool)>) {
        self.slips.push(LocalSlip { kind, mark, pair: None, repairs, gap: None });
    }

    fn push(&mut self, open: Option<usize>, close: Option<usize>, from: usize, to: usize) {
        self.pairs.push(Pair { open, close, from, to: to.max(from), depth: self.open.len() });
    }

    fn finish(mut self) -> (Vec<Pair>, Vec<LocalSlip>) {
        one::crossed(self.text, self.marks, &mut self.pairs, &mut self.slips);
        self.slips.sort_by_key(|it| it.mark);
        let mut gone = one::spanning(self.text, self.marks, &mut self.pairs, &mut self.slips);
        gone.extend(one::doubled(self.text, self.marks, &mut self.pairs, &mut self.slips));
        gone.sort_unstable();
        self.give_up();
        let is_one = |it: &usize| gone.binary_search(it).is_err() && self.pairs.get(*it).is_some_and(|it| !self.is_lost(it));
        let mut order: Vec<usize> = (0..self.pairs.len()).filter(is_one).collect();
        order.sort_by_key(|&it| self.pairs.get(it).map(|it| (it.from, std::cmp::Reverse(it.to))));
        let mut moved = vec![0; self.pairs.len()];
        for (to, &from) in order.iter().enumerate() {
            if let Some(it) = moved.get_mut(from) {
                *it = to;
            }
        }
        for slip in &mut self.slips {
            slip.pair = slip.pair.and_then(|it| moved.get(it).copied());
        }
        let pairs: Vec<Pair> = order.iter().filter_map(|&it| self.pairs.get(it).copied()).collect();
        for slip in &mut self.slips {
            if let (Some(gap), Some(pair)) = (&mut slip.gap, slip.pair) {
                widen(self.text, self.marks, &pairs, pair, gap);
            }
        }
        (pairs, self.slips)
    }

    // Where many guesses stand close together, none of them is worth anything: one slip stands for all.
    fn give_up(&mut self) {
        let mut kept: Vec<LocalSlip> = Vec::new();
        let mut run: Vec<LocalSlip> = Vec::new();
        for slip in std::mem::take(&mut self.slips) {
            let near = run.last().is_none_or(|it| slip.mark <= it.mark + NEAR);
            if !near {
                self.close_run(&mut run, &mut kept);
            }
            if slip.repairs.first().is_some_and(|it| it.1) {
                kept.push(slip);
            } else {
                run.push(slip);
            }
        }
        self.close_run(&mut run, &mut kept);
        kept.sort_by_key(|it| it.mark);
        self.slips = kept;
    }

    fn close_run(&mut self, run: &mut Vec<LocalSlip>, kept: &mut Vec<LocalSlip>) {
        let (Some(first), Some(last)) = (run.first().map(|it| it.mark), run.last().map(|it| it.mark)) else { return };
        if run.len() <= BROKEN {
            kept.append(run);
            return;
        }
        run.clear();
        // What is certain among the guesses pairs with them.
        kept.truncate(kept.partition_point(|it| it.mark < first));
        kept.push(LocalSlip { kind: SlipKind::Unrepairable, mark: first, pair: None, repairs: Vec::new(), gap: None });
        self.broken.push((first, last));
    }

    // Half a quotation in a passage that is given up.
    fn is_lost(&self, pair: &Pair) -> bool {
        let ((None, Some(mark)) | (Some(mark), None)) = (pair.open, pair.close) else { return false };
        let after = self.broken.partition_point(|it| it.1 < mark);
        self.broken.get(after).is_some_and(|it| it.0 <= mark)
    }
}

// The quotation with the missing mark may hold names in marks, so that its window goes on past short quotations.
fn widen(text: &str, marks: &[Mark], pairs: &[Pair], own: usize, gap: &mut Gap) {
    for step in 1..=NAMES {
        let next = if gap.opening { own.checked_sub(step) } else { own.checked_add(step) };
        let Some(pair) = next.and_then(|it| pairs.get(it)) else { return };
        let (Some(open), Some(close)) = (pair.open, pair.close) else { return };
        let words = Span::new(pair.from, pair.to).of(text);
        let short = words.len() <= 120 && words.split_whitespace().count() <= NAME;
        if !short || marks.get(open).is_none_or(|it| it.cued) {
            return;
        }
        if gap.opening {
            let start = open.checked_sub(1).and_then(|it| marks.get(it)).map_or(0, |it| it.span.to());
            gap.window = Span::new(start.min(gap.window.from()), gap.window.to());
        } else {
            let end = marks.get(close + 1).map_or(text.len(), |it| it.span.from());
            gap.window = Span::new(gap.window.from(), end.max(gap.window.to()));
        }
    }
}

/// What a mark that is taken out leaves: a space where it alone stood between two words.
pub(super) fn instead(text: &str, mark: Span) -> &'static str {
    let letters =
        |it: &mut dyn Iterator<Item = char>| it.take_while(|it| is_arabic(*it) || is_mark(*it)).filter(|it| is_arabic(*it)).take(2).count();
    let (head, tail) = (before(text, mark.from()), after(text, mark.to()));
    let words = letters(&mut head.chars().rev()) == 2 && letters(&mut tail.chars()) == 2;
    if words { " " } else { "" }
}

/// The mark that pairs with `mark`: the opening one of its style if `open`, else the closing one.
pub(super) fn partner(mark: &str, open: bool) -> String {
    let (opening, closing) = match mark {
        "«" | "»" => ("«", "»"),
        "<<" | ">>" => ("<<", ">>"),
        "‹‹" | "››" => ("‹‹", "››"),
        "‹" | "›" => ("‹", "›"),
        "((" | "))" => ("((", "))"),
        "“" | "”" | "„" | "‟" => ("“", "”"),
        other => (other, other),
    };
    if open { opening } else { closing }.to_owned()
}

/// The mark that points the other way.
pub(super) fn turned(mark: &str) -> String {
    let open = matches!(mark, "«" | "<<" | "‹" | "‹‹" | "((");
    partner(mark, !open)
}
