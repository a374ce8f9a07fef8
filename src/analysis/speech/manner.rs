//! How a story is told: a report, in which others speak, or a column, in which the writer does.

use crate::analysis::story::View;
use crate::arabic::token::Token;

use super::words::key_of;

/// The narrator by himself, or with his readers.
const FIRST_PERSON: &[&str] = &[
    "انا",
    "نحن",
    "انني",
    "اننا",
    "لنا",
    "لي",
    "علينا",
    "فينا",
    "منا",
    "بنا",
    "عندنا",
    "لدينا",
    "نري",
    "اري",
    "نقول",
    "اقول",
    "اعتقد",
    "اظن",
    "كنت",
    "كنا",
    "رايي",
    "نجد",
    "اجد",
    "لكنني",
    "لكننا",
    "دعونا",
    "عزيزي",
];
/// Up to how many hundreds of words are told apart.
const HUNDREDS: usize = 6;
/// Up to how many reports among two hundred words.
const REPORTS: usize = 8;
/// Up to how many words of the first person.
const FIRST: usize = 4;

/// What the narrator's words show of how a story is told; what stands in marks is none of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// How many hundreds of words.
    pub(super) hundreds: usize,
    /// In how many of two hundred words somebody speaks.
    pub(super) reports: usize,
    /// How often the narrator speaks of himself.
    pub(super) first_person: usize,
}

impl Manner {
    /// Reads a story; `in_marks` tells whether a byte of a paragraph stands in marks.
    pub(super) fn of(view: View<'_>, in_marks: impl Fn(usize, usize) -> bool) -> Self {
        let (mut words, mut reports, mut first_person) = (0, 0, 0);
        for (paragraph, facts) in view.facts.iter().enumerate() {
            let narrated = |at: usize| !in_marks(paragraph, at);
            let own: Vec<&Token> = facts.tokens.iter().filter(|it| it.is_word() && narrated(it.span.from())).collect();
            words += own.len();
            first_person += own.iter().filter(|it| FIRST_PERSON.contains(&&*key_of(it))).count();
            let says = facts.speech.reports.iter().filter(|it| it.form.entry.group.is_verb() && !it.form.entry.weak);
            reports += says.filter(|it| narrated(it.span.from())).count();
        }
        let often = reports * 200 / words.max(50);
        Self { hundreds: (words / 100).min(HUNDREDS), reports: often.min(REPORTS), first_person: first_person.min(FIRST) }
    }
}
