//! The line around a finding, cut where it is long.

use unicode_segmentation::GraphemeCursor;

use crate::analysis::story::Story;
use crate::arabic::letter::is_ignorable;
use crate::text::format::{Format, line_at};
use crate::text::span::{Span, after, before};

/// So many bytes of a long paragraph are shown before what is marked, and as many behind it with those that are free before it: a
/// line of a terminal holds them.
const AROUND: usize = 76;

/// The words before a place, those it covers, and those after it; controls are written out, so that none reaches a terminal.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Excerpt {
    pub(in crate::cli) before: String,
    pub(in crate::cli) covered: String,
    pub(in crate::cli) after: String,
}

impl Excerpt {
    /// What stands around `span` of a story's source: its line, or, where the source is not what a person reads, its paragraph's prose.
    pub(in crate::cli) fn new(story: &Story, span: Span) -> Self {
        let document = story.document();
        let raw = document.format() == Format::Html || document.paragraphs().iter().any(|it| it.escape.json);
        let prose = story.place_at(span.from()).filter(|_| raw).and_then(|(index, from)| {
            let paragraph = document.paragraphs().get(index)?;
            Some((&*paragraph.text, Span::new(from, paragraph.to_prose(span.to())?)))
        });
        let (text, span) = prose.unwrap_or((document.text(), span));
        let line = line_at(text, span);
        let covered = widen(text, span);
        let head = Span::new(line.from(), covered.from()).of(text);
        let tail = Span::new(covered.to(), line.to().max(covered.to())).of(text);
        let kept_head = cut_head(head);
        let kept_tail = cut_tail(tail, (2 * AROUND).saturating_sub(kept_head.len()));
        Self {
            before: format!("{}{}", if kept_head.len() < head.trim_start().len() { "…" } else { "" }, visible(kept_head)),
            covered: visible(covered.of(text)),
            after: format!("{}{}", visible(kept_tail), if kept_tail.len() < tail.trim_end().len() { "…" } else { "" }),
        }
    }
}

// A mark of tashkeel stays with its letter, a skin tone with its hand: what a reader sees as one character is not cut.
fn widen(text: &str, span: Span) -> Span {
    let border = |at: usize, forward: bool| {
        let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
        match cursor.is_boundary(text, 0) {
            Ok(true) => Some(at),
            _ if forward => cursor.next_boundary(text, 0).ok().flatten(),
            _ => cursor.prev_boundary(text, 0).ok().flatten(),
        }
    };
    Span::new(border(span.from(), false).unwrap_or(span.from()), border(span.to(), true).unwrap_or(span.to()))
}

fn cut_head(head: &str) -> &str {
    if head.len() <= AROUND {
        return head.trim_start();
    }
    let from = (head.len() - AROUND..head.len()).find(|&it| head.is_char_boundary(it)).unwrap_or(head.len());
    let kept = after(head, from);
    kept.split_once(' ').map_or(kept, |(_, rest)| rest)
}

fn cut_tail(tail: &str, room: usize) -> &str {
    if tail.len() <= room {
        return tail.trim_end();
    }
    let to = (0..=room).rev().find(|&it| tail.is_char_boundary(it)).unwrap_or(0);
    let kept = before(tail, to);
    kept.rsplit_once(' ').map_or(kept, |(rest, _)| rest)
}

// Controls must not reach a terminal, and a person should see that they are there.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() || is_ignorable(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}
