//! What speaks for a mark at one place and against it: its signs, each with a weight in [`crate::lexicon::marks`].

use std::fmt::Write;

use crate::arabic::letter::is_stop;
use crate::lexicon::common::is_common_as_it_stands;
use crate::text::span::Span;

use super::Gap;
use super::habits::{Habits, PHRASE, phrase};
use super::sight::{Counts, Seen, Sight};

/// A place where the missing mark may have stood, and what the quotation would then be.
pub(super) struct Scene<'a> {
    pub(super) sight: &'a Sight<'a>,
    pub(super) facts: &'a crate::analysis::paragraph::Facts,
    pub(super) habits: &'a Habits,
    pub(super) gap: Gap,
    /// Where its words begin, a byte of the prose.
    pub(super) from: usize,
    /// Where they end.
    pub(super) to: usize,
}

/// What was seen of a place.
pub(super) struct Look {
    /// What stands before the quotation ([`Sight::left`]).
    pub(super) left: String,
    /// What stands behind it ([`Sight::right`]).
    pub(super) right: &'static str,
    pub(super) inside: Counts,
    /// How long it is, coarsely.
    pub(super) coarse: &'static str,
    /// Its first token, among those seen.
    pub(super) first: usize,
    /// The token behind its last.
    pub(super) last: usize,
    /// The token behind its closing mark.
    pub(super) behind: usize,
}

/// Where signs go to, written into one buffer.
pub(super) struct Sink<'a> {
    name: String,
    tell: &'a mut dyn FnMut(&str),
}

impl<'a> Sink<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(&str)) -> Self {
        Self { name: String::new(), tell }
    }

    pub(super) fn put(&mut self, name: std::fmt::Arguments<'_>) {
        self.name.clear();
        if self.name.write_fmt(name).is_ok() {
            (self.tell)(&self.name);
        }
    }
}

impl Scene<'_> {
    /// Tells every sign of the place; returns what [`Scene::lost`] tells more of.
    pub(super) fn tell(&self, sink: &mut Sink<'_>) -> Look {
        let (open, close) = if self.gap.opening { (self.from, self.gap.partner.to()) } else { (self.gap.partner.from(), self.to) };
        let first = self.sight.begun(self.from);
        let split = self.sight.ahead_of(first).filter(|it| it.span.to() > self.from);
        let last = self.sight.ended(self.to);
        let behind = if self.gap.opening { self.sight.begun(close) } else { last };
        let inside = self.sight.count(first, last);
        let words = inside.words + usize::from(split.is_some());
        let (length, coarse) = (bucket(words), coarse(words));
        let left = self.sight.left(self.from, open);
        let right = self.sight.right(behind);

        sink.put(format_args!("n={length}"));
        sink.put(format_args!("n={coarse} quotes={}", self.habits.lengths()));
        sink.put(format_args!("l={left} n={length}"));
        sink.put(format_args!("r={right} n={length}"));
        sink.put(format_args!("l={left} r={right}"));
        sink.put(format_args!("l={left} r={right} n={length}"));
        if self.gap.opening {
            sink.put(format_args!("l={left}"));
            let shape = self.sight.get(first).map_or("-", |it| it.shape);
            sink.put(format_args!("l={left} first={shape}"));
            if self.habits.begins(&left, words) {
                sink.put(format_args!("habit n={coarse}"));
            }
        } else {
            sink.put(format_args!("r={right}"));
        }
        let head = self.sight.ahead_of(self.sight.ended(open)).filter(|_| split.is_none());
        let ends = Ends { head, first: self.sight.get(first), last: self.sight.ahead_of(last), next: self.sight.get(behind) };
        self.border(sink, &ends, split, coarse);
        self.words(sink, &ends, (first, last, behind), coarse);
        self.commonness(sink, &ends, (first, last), split.is_some(), coarse);
        self.inside(sink, &inside, &left, right, coarse);
        self.repeated(sink, (first, last), split, &ends, coarse);
        if let Some(sign) = ends.last.and_then(|it| it.sign) {
            sink.put(format_args!("ends={sign} house={} l={left}", self.habits.stop()));
        }
        if right.starts_with("stop") {
            sink.put(format_args!("before-stop house={}", self.habits.stop()));
        }
        Look { left, right, inside, coarse, first, last, behind }
    }

    // The border that is to be judged: which words would be taken apart there.
    fn border(&self, sink: &mut Sink<'_>, it: &Ends<'_>, split: Option<&Seen>, coarse: &str) {
        let shape = |it: Option<&Seen>| it.map_or("-", |it| it.shape);
        if !self.gap.opening {
            sink.put(format_args!("out={}/{}", shape(it.last), shape(it.next)));
            sink.put(format_args!("out={}/{} n={coarse}", shape(it.last), shape(it.next)));
            sink.put(format_args!("ends={} r={}", shape(it.last), self.sight.right(self.sight.ended(self.to))));
            if self.sight.cuts_name(self.to) {
                sink.put(format_args!("cuts"));
            }
            return;
        }
        if let Some(cut) = split {
            // The letter may be the word's own: وليد
            let rest = Span::new(self.from, cut.span.to()).of(self.sight.text());
            let letters = Span::new(cut.span.from(), self.from).of(self.sight.text());
            let rest = crate::arabic::fold::key(&crate::arabic::fold::skeleton(rest));
            let known = |key: &str| if is_common_as_it_stands(key) { "known" } else { "new" };
            let article = if rest.starts_with("ال") { "+" } else { "" };
            sink.put(format_args!("cut={letters} whole={} rest={}{article}", known(&cut.key), known(&rest)));
            sink.put(format_args!("first={rest}"));
            return;
        }
        sink.put(format_args!("in={}/{}", shape(it.head), shape(it.first)));
        sink.put(format_args!("in={}/{} n={coarse}", shape(it.head), shape(it.first)));
        sink.put(format_args!("first={} n={coarse}", shape(it.first)));
        if self.sight.cuts_name(self.from) {
            sink.put(format_args!("cuts"));
        }
    }

    // Single words, at the border that is to be judged by themselves, at the other with the length that they make likely.
    fn words(&self, sink: &mut Sink<'_>, it: &Ends<'_>, (first, last, behind): (usize, usize, usize), coarse: &str) {
        let mut add = |name: &str, seen: Option<&Seen>, length: bool| {
            let Some(seen) = seen else { return };
            if length { sink.put(format_args!("{name}={} n={coarse}", seen.key)) } else { sink.put(format_args!("{name}={}", seen.key)) }
        };
        let opening = self.gap.opening;
        add("prev", it.head, false);
        add("next", it.next, false);
        if opening {
            add("prev2", it.head.and_then(|_| self.sight.ahead_of(self.sight.ended(self.from).saturating_sub(1))), false);
            add("first", it.first, false);
            add("first2", self.sight.get(first + 1).filter(|_| first + 1 < last), false);
            add("last", it.last, true);
            add("next", it.next, true);
        } else {
            add("next2", self.sight.get(behind + 1), false);
            add("last", it.last, false);
            add("last2", self.sight.ahead_of(last.saturating_sub(1)).filter(|_| last > first + 1), false);
            add("first", it.first, true);
            add("prev", it.head, true);
        }
    }

    // Names are made of words that are rare: a border seldom stands among them.
    fn commonness(&self, sink: &mut Sink<'_>, ends: &Ends<'_>, (first, last): (usize, usize), split: bool, coarse: &str) {
        let kind = |it: Option<&Seen>| match it {
            None => '-',
            Some(it) if it.sign.is_some() => '.',
            Some(it) if it.common => 'c',
            Some(_) => 'r',
        };
        let (a, b) = if self.gap.opening { (ends.head, ends.first) } else { (ends.last, ends.next) };
        if !split {
            sink.put(format_args!("rare={}{} n={coarse}", kind(a), kind(b)));
        }
        if last <= first + 4 {
            let all: String = (first..last).map(|it| kind(self.sight.get(it))).collect();
            sink.put(format_args!("words={all}"));
            sink.put(format_args!("words={all} around={}{}", kind(ends.head), kind(ends.next)));
        }
    }

    fn inside(&self, sink: &mut Sink<'_>, inside: &Counts, left: &str, right: &str, coarse: &str) {
        // The last token is told by itself.
        let last = self.sight.ahead_of(self.sight.ended(self.to));
        let is = |sign: fn(char) -> bool| usize::from(last.and_then(|it| it.sign).is_some_and(sign));
        let stops = (inside.stops - is(is_stop).min(inside.stops)).min(3);
        let commas = inside.commas.min(3);
        sink.put(format_args!("stops={stops} l={left}"));
        sink.put(format_args!("stops={stops} r={right}"));
        sink.put(format_args!("commas={commas} l={left}"));
        sink.put(format_args!("commas={commas} r={right}"));
        sink.put(format_args!("cues={} l={left}", inside.cues.min(2)));
        sink.put(format_args!("thats={} l={left}", inside.thats.min(2)));
        sink.put(format_args!("verbs={} n={coarse}", inside.verbs.min(3)));
        sink.put(format_args!("particles={} n={coarse}", inside.particles.min(4)));
        sink.put(format_args!("we={} l={left}", inside.ours.min(2)));
        if inside.colons > 0 {
            sink.put(format_args!("colon l={left}"));
        }
        if inside.marks > 0 {
            sink.put(format_args!("marks l={left}"));
        }
        if inside.opened != inside.closed {
            sink.put(format_args!("bracket"));
        }
    }

    // What the rest of the article shows of these words.
    fn repeated(&self, sink: &mut Sink<'_>, (first, last): (usize, usize), split: Option<&Seen>, ends: &Ends<'_>, coarse: &str) {
        let tied = |a: Option<&Seen>, b: Option<&Seen>| a.zip(b).is_some_and(|(a, b)| self.habits.tied(&a.key, &b.key));
        let count = last.saturating_sub(first) + usize::from(split.is_some());
        if (1..=PHRASE).contains(&count) && self.habits.knows(&phrase(self.facts, Span::new(self.from, self.to))) {
            sink.put(format_args!("known n={coarse}"));
        }
        let outer = if self.gap.opening { tied(ends.head, ends.first) } else { tied(ends.last, ends.next) };
        if outer {
            sink.put(format_args!("tied"));
        } else if (2..=PHRASE).contains(&count) && split.is_none() {
            let whole = (first + 1..last).all(|it| tied(self.sight.get(it - 1), self.sight.get(it)));
            if whole {
                sink.put(format_args!("unit n={coarse}"));
            }
        }
    }
}

/// The tokens at both borders; `None` where there is none.
struct Ends<'a> {
    head: Option<&'a Seen>,
    first: Option<&'a Seen>,
    last: Option<&'a Seen>,
    next: Option<&'a Seen>,
}

fn bucket(words: usize) -> &'static str {
    match words {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 | 6 => "5-6",
        7 | 8 => "7-8",
        9..=12 => "9-12",
        13..=18 => "13-18",
        19..=28 => "19-28",
        29..=44 => "29-44",
        _ => "45+",
    }
}

fn coarse(words: usize) -> &'static str {
    match words {
        0 | 1 => "1",
        2 => "2",
        3 => "3",
        4..=6 => "4-6",
        7..=18 => "7-18",
        _ => "19+",
    }
}
