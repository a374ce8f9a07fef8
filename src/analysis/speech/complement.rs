//! What follows a reporting word and its subject: a mark, a colon, a clause.

use crate::lexicon::cues::Shape;
use crate::lexicon::particles::is_that;

use super::cue::form_at;
use super::line::Line;

/// What follows a reporting word and its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    /// A quotation mark.
    Mark,
    /// A colon.
    Colon,
    /// A clause of content: أن, إن
    That,
    /// Anything else.
    Other,
}

/// What comes first within `reach` tokens from token `at`: a mark, a colon, a content clause; nothing behind another verb of saying.
pub(super) fn complement(line: &Line<'_>, at: usize, reach: usize) -> Complement {
    for i in at..at + reach {
        let Some(token) = line.token(i) else { break };
        if line.is_mark(i) {
            return Complement::Mark;
        }
        if token.is_sign(':') {
            return Complement::Colon;
        }
        // دون أن, قبل أن: no clause of content.
        let before = i.checked_sub(1).map_or("", |it| line.key(it));
        if is_that(line.key(i)) && !matches!(before, "دون" | "قبل" | "بعد" | "بدون" | "منذ" | "الا" | "غير" | "لولا" | "لو")
        {
            return Complement::That;
        }
        let other =
            || form_at(line, i).is_some_and(|(form, _)| form.shape == Shape::Finite && !form.entry.weak && form.entry.group.is_verb());
        if token.is_sign('.') && !line.shortens(i) || token.is_sign('؟') || token.is_sign('!') || i > at && other() {
            break;
        }
    }
    Complement::Other
}
