//! Quotation marks: how they pair, and the least-cost repair where they don't.

mod around;
mod curly;
mod double_brackets;
mod local;
mod mark;
mod one;
mod pairing;
mod passage;
pub mod place;
mod prevailing;
mod swapped;

pub use local::{LocalSlip, Pair};
pub use mark::{Mark, Side, Style};

use crate::arabic::token::Token;
use crate::text::span::Span;

use super::story::{Place, View};

/// The quotation marks of one paragraph, paired on their own.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its marks, in order.
    pub marks: Vec<Mark>,
    /// Which of them belong together, in the order of where they begin.
    pub pairs: Vec<Pair>,
    /// What is wrong among them, as far as the paragraph alone can tell.
    pub slips: Vec<LocalSlip>,
}

impl Facts {
    /// The mark that stands at `span`.
    pub fn mark_at(&self, span: Span) -> Option<&Mark> {
        let at = self.marks.partition_point(|it| it.span.start < span.start);
        self.marks.get(at).filter(|it| it.span == span)
    }
}

/// The marks of a story.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Every quotation, nested ones too, in the order of their opening marks.
    pub quotations: Vec<Quotation>,
    /// Every slip, in the order of the text.
    pub slips: Vec<Slip>,
}

/// A span between two marks, as the writer meant them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark; empty, where the words begin, if the mark is missing.
    pub open: Place,
    /// The closing mark, in the same paragraph or a later one; empty, where the words end, if it is missing.
    pub close: Place,
    /// How many quotations it stands in: 0 for an outer one.
    pub depth: usize,
}

impl Quotation {
    /// The words between the marks, where both stand in one paragraph; else those up to the end of the first.
    pub fn words(&self, view: View<'_>) -> Span {
        let end = if self.open.paragraph == self.close.paragraph {
            self.close.span.from()
        } else {
            view.facts(self.open.paragraph).map_or(0, |it| it.text.len())
        };
        Span::new(self.open.span.to(), end.max(self.open.span.to()))
    }
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipKind {
    /// It points the wrong way.
    Reversed,
    /// It opens a quotation that nothing closes.
    Unclosed,
    /// It closes a quotation that nothing opened.
    Unopened,
    /// Its partner is of another style.
    Mismatched,
    /// It stands twice.
    Doubled,
    /// The marks of the passage are too broken to say which is wrong.
    Unrepairable,
    /// All marks of the article point the wrong way.
    Swapped,
}

/// One slip in the marks of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong.
    pub kind: SlipKind,
    /// The mark at fault.
    pub place: Place,
    /// Its partner, or the other mark that explains the slip.
    pub partner: Option<Place>,
    /// Ways to mend it, the likeliest first, at most three.
    pub repairs: Vec<Repair>,
}

/// A way to mend a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Replacements of prose: an empty place inserts.
    pub edits: Vec<(Place, String)>,
    /// Whether the place is certain, so that the repair may be made unasked.
    pub certain: bool,
}

/// Reads the marks of one paragraph.
pub fn read(text: &str, tokens: &[Token]) -> Facts {
    let marks = mark::marks(text, tokens);
    let (pairs, slips) = local::pair(text, &marks);
    Facts { marks, pairs, slips }
}

/// Pairs the marks of a story: quotations that run over paragraphs, and slips.
pub fn story(view: View<'_>) -> Story {
    passage::story(view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::token::tokens;

    fn slips(text: &str) -> Vec<SlipKind> {
        read(text, &tokens(text)).slips.into_iter().map(|it| it.kind).collect()
    }

    #[test]
    fn a_slip_early_in_a_long_paragraph_turns_nothing_after_it() {
        let sound = "قال المدير: «فتحنا القاعة». ثم زار «دار النخيل» و«دار السنابل». ";
        assert_eq!(slips(&sound.repeat(4_000)), []);
        let slip = "وقال الحارس: «أغلقنا الباب عند الغروب. ";
        assert_eq!(slips(&format!("{slip}{}", sound.repeat(4_000))), [SlipKind::Unclosed]);
        assert_eq!(slips(&format!("{0}{slip}{0}{slip}{0}", sound.repeat(40))), [SlipKind::Unclosed, SlipKind::Unclosed]);
    }

    #[test]
    fn marks_all_over_are_one_slip() {
        assert_eq!(slips(&"كتب «ثم عاد ".repeat(5_000)), [SlipKind::Unrepairable]);
    }
}
