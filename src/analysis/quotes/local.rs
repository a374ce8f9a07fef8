//! The marks of one paragraph, paired, with the slips among them.

use crate::arabic::letter::is_stop;
use crate::text::span::{Span, after, before};

use super::SlipKind;
use super::mark::{Mark, Side, Style};
use super::pairing::{self, Role};

/// A passage with more mistakes than this is too broken for a repair to be more than a guess.
const BROKEN: usize = 4;

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
}

/// Pairs the marks of `text`: pairs in the order of where they begin, slips in the order of their marks.
pub(super) fn pair(text: &str, marks: &[Mark], sentences: &[Span]) -> (Vec<Pair>, Vec<LocalSlip>) {
    let (readings, _) = pairing::read(marks);
    let mut walk = Walk { text, marks, sentences, open: Vec::new(), pairs: Vec::new(), slips: Vec::new() };
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
    sentences: &'t [Span],
    open: Vec<usize>,
    pairs: Vec<Pair>,
    slips: Vec<LocalSlip>,
}

impl Walk<'_> {
    fn open(&mut self, i: usize) {
        let Some(mark) = self.marks.get(i) else { return };
        if mark.points == Some(false) {
            self.slip(SlipKind::Reversed, i, vec![(vec![(mark.span, turned(mark.span.of(self.text)))], true)]);
        }
        self.open.push(i);
    }

    fn close(&mut self, i: usize) {
        let (Some(mark), Some(opener)) = (self.marks.get(i), self.open.pop()) else { return };
        let Some(first) = self.marks.get(opener) else { return };
        if first.style != mark.style {
            self.mismatch(opener, i);
        } else if mark.points == Some(true) {
            self.slip(SlipKind::Reversed, i, vec![(vec![(mark.span, turned(mark.span.of(self.text)))], true)]);
        }
        self.push(Some(opener), Some(i), first.span.to(), mark.span.from());
    }

    fn mismatch(&mut self, opener: usize, closer: usize) {
        let (Some(a), Some(b)) = (self.marks.get(opener), self.marks.get(closer)) else { return };
        let (open, close) = (a.span.of(self.text), b.span.of(self.text));
        // A shape that shows its direction is the surer of the two.
        let keep_open = a.points.is_some() || b.points.is_none();
        let mend_close = (vec![(b.span, partner(open, false))], true);
        let mend_open = (vec![(a.span, partner(close, true))], true);
        let (at, repairs) = if keep_open { (closer, vec![mend_close, mend_open]) } else { (opener, vec![mend_open, mend_close]) };
        let repairs = repairs.into_iter().enumerate().map(|(i, (edits, certain))| (edits, certain && i == 0)).collect();
        self.slip(SlipKind::Mismatched, at, repairs);
    }

    // The innermost open quotation has no closing mark before mark `limit`.
    fn close_missing(&mut self, limit: usize) {
        let Some(opener) = self.open.pop() else { return };
        let Some(mark) = self.marks.get(opener) else { return };
        let end = self.marks.get(limit).map_or(self.text.len(), |it| it.span.from());
        let places = self.ends(mark, end);
        if mark.style == Style::Single {
            return;
        }
        let closing = partner(mark.span.of(self.text), false);
        let repairs = places.iter().map(|&at| (vec![(Span::at(at), closing.clone())], false));
        let remove = (vec![(mark.span, String::new())], false);
        let repairs = repairs.take(2).chain([remove]).collect();
        self.slip(SlipKind::Unclosed, opener, repairs);
        let to = places.first().copied().unwrap_or(end);
        self.push(Some(opener), None, mark.span.to(), to);
        self.tie();
    }

    fn close_unopened(&mut self, i: usize) {
        let Some(mark) = self.marks.get(i) else { return };
        let start = i.checked_sub(1).and_then(|it| self.marks.get(it)).map_or(0, |it| it.span.to());
        let places = self.starts(mark, start);
        let opening = partner(mark.span.of(self.text), true);
        let repairs = places.iter().map(|&at| (vec![(Span::at(at), opening.clone())], false));
        let repairs = repairs.take(2).chain([(vec![(mark.span, String::new())], false)]).collect();
        self.slip(SlipKind::Unopened, i, repairs);
        self.push(None, Some(i), places.first().copied().unwrap_or(start), mark.span.from());
        self.tie();
    }

    fn stray(&mut self, i: usize) {
        let Some(mark) = self.marks.get(i) else { return };
        if mark.style == Style::Single {
            return;
        }
        let twin = mark.doubles || self.marks.get(i + 1).is_some_and(|it| it.doubles);
        let kind = match (twin, mark.points, mark.misfit_open() < mark.misfit_close()) {
            (true, ..) => SlipKind::Doubled,
            (_, Some(true), _) | (_, None, true) => SlipKind::Unclosed,
            _ => SlipKind::Unopened,
        };
        self.slip(kind, i, vec![(vec![(mark.span, String::new())], twin)]);
    }

    fn slip(&mut self, kind: SlipKind, mark: usize, repairs: Vec<(Vec<(Span, String)>, bool)>) {
        self.slips.push(LocalSlip { kind, mark, pair: None, repairs });
    }

    fn push(&mut self, open: Option<usize>, close: Option<usize>, from: usize, to: usize) {
        self.pairs.push(Pair { open, close, from, to: to.max(from), depth: self.open.len() });
    }

    // The last slip broke the last pair.
    fn tie(&mut self) {
        let pair = self.pairs.len().checked_sub(1);
        if let Some(it) = self.slips.last_mut() {
            it.pair = pair;
        }
    }

    // Where a lost closing mark may have stood, the likeliest first: at the end of the sentence in which the words began
    // where they are a sentence, else before the next comma.
    fn ends(&self, mark: &Mark, end: usize) -> Vec<usize> {
        let from = mark.span.to();
        let words = Span::new(from, end).of(self.text);
        let trimmed = from + words.trim_end().len();
        let stop = |at: usize| {
            from + Span::new(from, at).of(self.text).trim_end_matches(|it: char| is_stop(it) || it.is_whitespace() || it == '،').len()
        };
        let mut places = Vec::new();
        let short = matches!(mark.left, Side::Proclitic | Side::Space) && !starts_speech(before(self.text, mark.span.from()));
        let comma = words.find(['،', '.', '؛']).map(|it| from + it);
        if short && let Some(at) = comma {
            places.push(stop(at));
        }
        let last = self.sentences.iter().filter(|it| it.start as usize >= from || it.to() > from).map(|it| it.to().min(trimmed));
        let ends: Vec<usize> = last.filter(|&it| it > from).map(stop).collect();
        if end == self.text.len() {
            places.extend(ends.last());
            places.extend(ends.first());
        } else {
            places.extend(ends.first());
            places.push(stop(trimmed));
        }
        places.extend(comma.map(stop));
        let mut seen = Vec::new();
        places.retain(|it| {
            *it > from && !seen.contains(it) && {
                seen.push(*it);
                true
            }
        });
        places
    }

    // Where a lost opening mark may have stood: after the nearest colon, after أن or إن, at the start of the sentence.
    fn starts(&self, mark: &Mark, start: usize) -> Vec<usize> {
        let span = Span::new(start, mark.span.from());
        let head = span.of(self.text);
        let mut places = Vec::new();
        if let Some(at) = head.rfind(':') {
            places.push(at + 1);
        }
        for word in ["أن ", "إن ", "ان ", "بأن ", "لأن "] {
            if let Some(at) = head.rfind(word) {
                places.push(at + word.len());
            }
        }
        let sentence = self.sentences.iter().rev().find(|it| it.start < mark.span.start).map_or(start, |it| it.from());
        places.sort_unstable_by(|a, b| b.cmp(a));
        places.push(sentence.saturating_sub(start));
        let skip = |at: usize| start + at + after(head, at).len() - after(head, at).trim_start().len();
        let mut seen = Vec::new();
        let mut places: Vec<usize> = places.into_iter().map(skip).filter(|&it| it < mark.span.from()).collect();
        places.retain(|it| {
            !seen.contains(it) && {
                seen.push(*it);
                true
            }
        });
        places
    }

    fn finish(mut self) -> (Vec<Pair>, Vec<LocalSlip>) {
        if self.slips.len() > BROKEN {
            let mark = self.slips.iter().map(|it| it.mark).min().unwrap_or(0);
            self.slips = vec![LocalSlip { kind: SlipKind::Unrepairable, mark, pair: None, repairs: Vec::new() }];
            self.pairs.retain(|it| it.open.is_some() && it.close.is_some());
        }
        let mut order: Vec<usize> = (0..self.pairs.len()).collect();
        order.sort_by_key(|&it| self.pairs.get(it).map(|it| (it.from, std::cmp::Reverse(it.to))));
        let mut moved = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            if let Some(it) = moved.get_mut(from) {
                *it = to;
            }
        }
        for slip in &mut self.slips {
            slip.pair = slip.pair.and_then(|it| moved.get(it).copied());
        }
        let pairs = order.iter().filter_map(|&it| self.pairs.get(it).copied()).collect();
        self.slips.sort_by_key(|it| it.mark);
        (pairs, self.slips)
    }
}

fn starts_speech(head: &str) -> bool {
    let head = head.trim_end();
    head.ends_with(':') || head.ends_with("أن") || head.ends_with("إن")
}

/// The mark that pairs with `mark`: the opening one of its style if `open`, else the closing one.
fn partner(mark: &str, open: bool) -> String {
    let (opening, closing) = match mark {
        "«" | "»" => ("«", "»"),
        "<<" | ">>" => ("<<", ">>"),
        "‹" | "›" => ("‹", "›"),
        "“" | "”" | "„" | "‟" => ("“", "”"),
        other => (other, other),
    };
    if open { opening } else { closing }.to_owned()
}

fn turned(mark: &str) -> String {
    let open = matches!(mark, "«" | "<<" | "‹");
    partner(mark, !open)
}
