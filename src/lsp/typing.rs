//! Where somebody is typing: what stands there is not finished, and nobody wants to be told so.

use std::time::{Duration, Instant};

use crate::rules::finding::Finding;
use crate::text::span::Span;

/// A finding by its rule and its place.
pub(super) type Known = (&'static str, Span);

/// The stretch of text that the last edit touched, with those before it that it goes on from.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    span: Span,
    last: Instant,
    quiet: Duration,
    /// What was found before the stretch was begun, where it stands now.
    known: Vec<Known>,
}

impl Typing {
    /// The stretch after an edit: the bytes of `replaced` gave way to `inserted` bytes. An edit elsewhere begins a new one; what is known
    /// then is `found`, or what was known before where the text has not been read since. After `quiet` without an edit, what stands
    /// there is meant.
    pub(super) fn after(
        before: Option<Self>,
        replaced: Span,
        inserted: usize,
        quiet: Duration,
        found: impl FnOnce() -> Option<Vec<Known>>,
    ) -> Self {
        let last = Instant::now();
        let goes_on = before.as_ref().filter(|it| it.quiet_in(last).is_some() && near(it.span, replaced)).map(|it| it.span);
        let old = goes_on.map_or(replaced, |it| it.join(replaced));
        let found = if goes_on.is_some() { None } else { found() };
        let mut known = found.or(before.map(|it| it.known)).unwrap_or_default();
        let moved = |at: usize| if at >= replaced.to() { at - replaced.len() + inserted } else { at };
        for (_, span) in &mut known {
            *span = Span::new(moved(span.from()), moved(span.to()));
        }
        Self { span: Span::new(old.from(), old.to() - replaced.len() + inserted), last, quiet, known }
    }

    /// Where the stretch begins, in bytes.
    pub(super) fn start(&self) -> usize {
        self.span.from()
    }

    /// How long it is from `now` until what stands here is meant; `None` where it is.
    pub(super) fn quiet_in(&self, now: Instant) -> Option<Duration> {
        self.quiet.checked_sub(now.saturating_duration_since(self.last)).filter(|it| !it.is_zero())
    }

    /// Whether a finding waits for the rest: it is about a mark or word that is being typed, or would be mended there, or came with it in
    /// the same `paragraph`: a mark that opens takes the next one that closes from its partner.
    pub(super) fn holds(&self, finding: &Finding, paragraph: Span) -> bool {
        let mended = finding.fixes.first().into_iter().flat_map(|it| &it.edits).map(|it| it.span);
        let new = || paragraph.covers(finding.span) && !self.known.contains(&(finding.rule, finding.span));
        std::iter::once(finding.span).chain(mended).any(|it| near(it, self.span)) || new()
    }
}

// Shares a byte, or a border.
fn near(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(edits: &[(usize, usize, usize)]) -> Span {
        let mut typing = None;
        for &(from, to, inserted) in edits {
            typing = Some(Typing::after(typing, Span::new(from, to), inserted, Duration::from_secs(3600), || None));
        }
        typing.unwrap().span
    }

    #[test]
    fn letters_one_after_the_other_are_one_stretch() {
        assert_eq!(typed(&[(10, 10, 2), (12, 12, 2), (14, 14, 1)]), Span::new(10, 15));
        assert_eq!(typed(&[(10, 10, 2), (12, 12, 2), (12, 14, 0)]), Span::new(10, 12));
        assert_eq!(typed(&[(10, 10, 2), (8, 12, 0)]), Span::new(8, 8));
    }

    #[test]
    fn what_was_known_moves_with_its_text() {
        let known = || Some(vec![("quotes/unclosed", Span::new(4, 6)), ("quotes/unopened", Span::new(20, 22))]);
        let first = Typing::after(None, Span::at(10), 2, Duration::from_secs(3600), known);
        let then = Typing::after(Some(first), Span::new(10, 12), 0, Duration::from_secs(3600), || None);
        let last = Typing::after(Some(then), Span::at(10), 5, Duration::from_secs(3600), || None);
        assert_eq!(last.known, [("quotes/unclosed", Span::new(4, 6)), ("quotes/unopened", Span::new(25, 27))]);
    }

    #[test]
    fn an_edit_elsewhere_begins_anew() {
        assert_eq!(typed(&[(10, 10, 2), (40, 41, 2)]), Span::new(40, 42));
        assert_eq!(typed(&[(40, 40, 6), (10, 12, 0)]), Span::new(10, 10));
    }
}
