//! What tells of a lost mark and not of a printed one: published quotations hold many fragments, but what a writer loses is more often the mark at the
//! end of a sentence, or he typed one that should not be there. Each sign has a weight in [`crate::lexicon::slips`].

use crate::analysis::quotes::around::is_participle;
use crate::arabic::letter::{is_quotation_mark, is_stop};
use crate::text::span::{Span, after};

use super::sight::{Counts, Seen, Sight, begins_clause};
use super::signs::{Look, Scene, Sink};
use super::{Choice, Gap};
use crate::analysis::paragraph::Facts;

/// What a reporting word reports follows within so many words.
const WORDS: usize = 8;
/// So many words behind a stop show whether the speaker goes on.
const ON: usize = 30;

impl Scene<'_> {
    /// Tells what the place would mean for the slip, `look` being what was seen of it.
    pub(super) fn lost(&self, look: &Look, sink: &mut Sink<'_>) {
        let inside = &look.inside;
        // The last token may be a stop of its own.
        let last = self.sight.ahead_of(look.last).filter(|_| look.last > look.first);
        let stopped = last.and_then(|it| it.sign).is_some_and(is_stop);
        let stops = (inside.stops - usize::from(stopped).min(inside.stops)).min(3);
        if self.gap.opening {
            let kind = lead(&look.left);
            sink.put(format_args!("l={kind}"));
            sink.put(format_args!("l={kind} n={}", look.coarse));
            sink.put(format_args!("stops={stops}"));
            counted(sink, "", inside);
            return;
        }
        let kind = self.kind(look);
        let end = self.end(look, stopped);
        sink.put(format_args!("e={end}"));
        sink.put(format_args!("{kind} e={end}"));
        sink.put(format_args!("{kind} n={}", look.coarse));
        sink.put(format_args!("{kind} stops={stops}"));
        sink.put(format_args!("e={end} n={}", look.coarse));
        if last.and_then(|it| it.sign).is_some_and(is_quotation_mark) {
            sink.put(format_args!("inner e={end}"));
        }
        counted(sink, kind, inside);
        if inside.opened != inside.closed {
            sink.put(format_args!("bracket"));
        }
    }

    // Whether somebody's words are expected behind the opening mark, a clause, or a name.
    fn kind(&self, look: &Look) -> &'static str {
        let clause = self.sight.get(look.first).is_some_and(|it| it.shape.starts_with('v') || it.ours || it.that || begins_clause(&it.key));
        match lead(&look.left) {
            "colon" | "colon+cue" | "that" | "that+cue" | "cue" => "said",
            _ if clause => "said",
            "near" => "near",
            "name" | "cut" | "list" => "name",
            "mark" | "stop" | "start" => "apart",
            _ => "other",
        }
    }

    // How the words would end.
    fn end(&self, look: &Look, stopped: bool) -> &'static str {
        let at = look.behind;
        let next = self.sight.get(at);
        let and = |it: usize| self.sight.get(it).is_some_and(|it| it.sign.is_none() && it.key.starts_with('و'));
        match look.right {
            "stop" | "stop-end" => self.stop(at),
            "end" => "end",
            _ if stopped => self.stop(at.saturating_sub(1)),
            "comma+cue" | "comma" if self.participle(at + 1) => "comma+participle",
            "comma+cue" if self.reports(at + 1) => "comma+reports",
            "comma+cue" | "comma" if and(at + 1) => "comma+and",
            "comma+cue" => "comma+cue",
            "comma" | "semicolon" | "bracket" | "mark" => look.right,
            "open" if self.sight.get(at + 1).is_some_and(|it| is_source(&it.key)) => "source",
            "open" | "sign" => look.right,
            "cue" if self.participle(at) && self.reports(at) => "participle",
            "cue" if self.reports(at) => "reports",
            _ if next.is_some_and(|it| is_source(&it.key)) => "source",
            _ if and(at) => "and",
            _ if next.is_some_and(|it| it.shape.starts_with("a-y")) => "adjective",
            _ => "abrupt",
        }
    }

    // Whether the reporting word `index` has words to report: وأضاف أن، وقال فلان: «
    fn reports(&self, index: usize) -> bool {
        let behind = (index + 1..=index + WORDS).map_while(|it| self.sight.get(it));
        behind
            .take_while(|it| !matches!(it.sign, Some('.' | '،' | ',')))
            .any(|it| it.that || it.sign == Some(':') || it.sign.is_some_and(is_quotation_mark))
    }

    // What follows the stops that stand from token `index` on.
    fn stop(&self, index: usize) -> &'static str {
        let stop = |it: usize| self.sight.get(it).and_then(|it| it.sign).is_some_and(is_stop);
        let next = (index..).find(|it| !stop(*it)).unwrap_or(index);
        let Some(first) = self.sight.get(next) else { return "end" };
        // What the sight shows beyond the window is another mark's.
        if first.span.from() >= self.gap.window.to() {
            return if first.sign.is_some() { "end" } else { "stop+mark" };
        }
        if first.cue || self.sight.get(next + 1).is_some_and(|it| it.cue) {
            return "stop+cue";
        }
        let sentence = (next..next + ON).map_while(|it| self.sight.get(it)).take_while(|it| !it.sign.is_some_and(is_stop));
        if sentence.clone().any(|it| it.ours) {
            "stop+we"
        } else if sentence.clone().any(|it| it.cue) {
            "stop+said"
        } else if self.sight.count(next, self.sight.begun(self.gap.window.to())).cues == 0 {
            "stop+on"
        } else {
            "stop"
        }
    }

    fn participle(&self, index: usize) -> bool {
        self.sight.token(index).is_some_and(is_participle)
    }
}

fn counted(sink: &mut Sink<'_>, kind: &str, inside: &Counts) {
    if inside.turns > 0 {
        sink.put(format_args!("{kind} turns"));
    }
    if inside.told > 0 {
        sink.put(format_args!("{kind} told"));
    }
    if inside.ours > 0 {
        sink.put(format_args!("{kind} we"));
    }
}

/// What stands before a quotation, coarsely.
fn lead(left: &str) -> &'static str {
    match left {
        "colon+cue" => "colon+cue",
        ":" => "colon",
        "start" => "start",
        "stop" => "stop",
        "mark" => "mark",
        "،" | "," => "comma",
        _ if left.starts_with("that") => {
            if left.ends_with("+cue") {
                "that+cue"
            } else {
                "that"
            }
        }
        _ if left.starts_with("cue") => "cue",
        _ if ["naming", "title", "term"].iter().any(|it| left.starts_with(it)) => "name",
        _ if left.starts_with('»') => "list",
        _ if left.ends_with("+cue") => "near",
        _ if left.is_ascii() && left.len() > 1 => "other",
        _ => "cut",
    }
}

// A word (a key) that says where words of scripture or tradition stand: they end before it.
fn is_source(key: &str) -> bool {
    matches!(key, "رواه" | "اخرجه" | "متفق" | "صححه" | "حسنه" | "سوره" | "الايه" | "الايات" | "انتهي")
}

/// Tells what speaks for the mark that is there being the slip.
pub(super) fn stray(sight: &Sight<'_>, facts: &Facts, gap: Gap, sink: &mut Sink<'_>) {
    let (start, end) = (sight.begun(gap.window.from()), sight.begun(gap.window.to()));
    sink.put(format_args!("rm"));
    let mark = facts.quotes.mark_at(gap.partner);
    if gap.opening {
        // The sentence that the mark ends.
        let stop = (start..end).rev().find(|it| sight.get(*it).and_then(|it| it.sign).is_some_and(is_stop) && it + 1 < end);
        let sentence = sight.count(stop.map_or(start, |it| it + 1), end);
        let window = sight.count(start, end);
        let right = sight.right(sight.begun(gap.partner.to()));
        let right =
            if matches!(right, "comma" | "comma+cue" | "stop" | "stop-end" | "cue" | "mark" | "end" | "bracket") { right } else { "word" };
        sink.put(format_args!("rm r={right}"));
        let ahead = if stop.is_some() { "stop" } else { lead(&sight.left(gap.window.from(), gap.window.from())) };
        sink.put(format_args!("rm from={ahead}"));
        sink.put(format_args!("rm cues={}", sentence.cues.min(2)));
        sink.put(format_args!("rm thats={}", sentence.thats.min(2)));
        sink.put(format_args!("rm colons={}", window.colons.min(1)));
        sink.put(format_args!("rm we={}", sentence.ours.min(1)));
        sink.put(format_args!("rm told={}", sentence.told.min(1)));
        let behind_comma = sight.ahead_of(end).and_then(|it| it.sign).map_or("-", |it| if is_stop(it) { "stop" } else { "sign" });
        sink.put(format_args!("rm behind={behind_comma}"));
        return;
    }
    let left = sight.left(gap.partner.to(), gap.partner.from());
    let kind = lead(&left);
    sink.put(format_args!("rm l={kind}"));
    let stop = (start..end).find(|it| sight.get(*it).and_then(|it| it.sign).is_some_and(is_stop));
    let to = if stop.is_some() {
        "stop"
    } else if after(sight.text(), gap.window.to()).trim().is_empty() {
        "end"
    } else {
        "mark"
    };
    let words = sight.count(start, stop.unwrap_or(end)).words;
    let near = if words < 8 { "near" } else { "far" };
    sink.put(format_args!("rm to={to} {near}"));
    if let Some(mark) = mark {
        sink.put(format_args!("rm misfit={}", mark.misfit_open().min(2)));
    }
    // A mark typed too early: «من «دار النخيل» إلى الميناء
    let at = facts.quotes.marks.partition_point(|it| it.span.start <= gap.partner.start);
    let next = facts.quotes.marks.get(at).map_or(9, |it| sight.count(start, sight.begun(it.span.from())).words);
    let next = match next {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=5 => "3-5",
        _ => "6+",
    };
    sink.put(format_args!("rm next={next} l={}", if matches!(kind, "other" | "near") { "other" } else { "led" }));
    if let Some(first) = sight.get(start) {
        sink.put(format_args!("rm first={}", if first.shape.starts_with('v') { "v" } else { class(first) }));
    }
}

fn class(it: &Seen) -> &'static str {
    if it.sign.is_some() { "sign" } else { it.class }
}

/// The closing mark before the one that lacks its partner, if it may have come too early: the words go on behind it.
pub(super) fn early(sight: &Sight<'_>, facts: &Facts, gap: Gap, sink: &mut Sink<'_>) -> Option<Choice> {
    if !gap.opening {
        return None;
    }
    let at = facts.quotes.marks.partition_point(|it| it.span.start < gap.partner.start);
    let earlier = at.checked_sub(1)?;
    let mark = facts.quotes.marks.get(earlier)?;
    let same = facts.quotes.mark_at(gap.partner).is_some_and(|it| it.style == mark.style);
    let pair = facts.quotes.pairs.iter().find(|it| it.close == Some(earlier) && it.open.is_some()).filter(|_| same)?;
    let between = Span::new(mark.span.to(), gap.partner.from());
    let (start, end) = (sight.begun(between.from()), sight.begun(between.to()));
    let counts = sight.count(start, end);
    let right = match sight.right(start) {
        "comma" | "comma+cue" => "comma",
        "stop" => "stop",
        _ => "word",
    };
    let own = Span::new(pair.from, pair.to).of(sight.text()).split_whitespace().count();
    sink.put(format_args!("early"));
    sink.put(format_args!("early r={right}"));
    sink.put(format_args!("early n={} r={right}", if counts.words < 4 { "few" } else { "many" }));
    sink.put(format_args!("early cues={}", counts.cues.min(1)));
    sink.put(format_args!("early we={}", counts.ours.min(1)));
    sink.put(format_args!("early colons={}", counts.colons.min(1)));
    sink.put(format_args!("early own={}", if own < 7 { "name" } else { "speech" }));
    Some(Choice::Remove(mark.span))
}
