//! Rules on quotation marks. What pairs with what, and how it is mended, is for [`crate::analysis::quotes`].

pub mod doubled;
pub mod empty;
pub mod glued;
pub mod inner_space;
pub mod mismatched_pair;
pub mod mixed_style;
pub mod open_paragraphs;
pub mod reversed;
pub mod swapped;
pub mod unclosed;
pub mod unopened;
pub mod unrepairable;

use std::collections::BTreeSet;

use crate::analysis::quotes::{Mark, Quotation, Repair, Slip, SlipKind};
use crate::analysis::story::{Place, Story};
use crate::arabic::letter::{is_arabic, is_mark};
use crate::text::edit::Edit;

use super::Rule;
use super::finding::{Finding, Fix, Message, Related, Safety};

/// A place is told by so many words at most.
const WORDS: usize = 4;

/// The quotations that have both marks in one paragraph, in paragraphs where no mark is wrong: there the pairs are sure.
pub(super) fn sound(story: &Story) -> impl Iterator<Item = &Quotation> {
    let broken: BTreeSet<usize> = story.quotes.slips.iter().map(|it| it.place.paragraph).collect();
    let whole = |it: &&Quotation| it.open.paragraph == it.close.paragraph && !it.open.span.is_empty() && !it.close.span.is_empty();
    story.quotes.quotations.iter().filter(whole).filter(move |it| !broken.contains(&it.open.paragraph))
}

/// The marks of a quotation, where neither looks like the other end: straight marks pair by their number alone, so that one which does was paired wrongly.
fn well_set(story: &Story, open: Place, close: Place) -> Option<(&Mark, &Mark)> {
    let mark = |it: Place| story.view().facts(it.paragraph)?.quotes.mark_at(it.span);
    let (open, close) = (mark(open)?, mark(close)?);
    (open.misfit_open() <= open.misfit_close() && close.misfit_close() <= close.misfit_open()).then_some((open, close))
}

/// A finding with one safe fix.
pub(super) fn mended(rule: &Rule, story: &Story, at: Place, message: Message, title: Message, edits: Vec<(Place, String)>) -> Finding {
    let edits: Option<Vec<Edit>> = edits.into_iter().map(|(place, text)| story.edit(place, text)).collect();
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(at),
        message,
        related: Vec::new(),
        fixes: edits.filter(|it| !it.is_empty()).map(|edits| Fix { title, safety: Safety::Safe, edits }).into_iter().collect(),
    }
}

/// The findings for every slip of `kind` in a story.
fn slips(rule: &Rule, story: &Story, kind: SlipKind, message: fn() -> Message) -> Vec<Finding> {
    story.quotes.slips.iter().filter(|it| it.kind == kind).map(|it| finding(rule, story, it, message())).collect()
}

fn finding(rule: &Rule, story: &Story, slip: &Slip, message: Message) -> Finding {
    // A mark that stands alone may be its own partner: that place is told already.
    let related = slip
        .partner
        .filter(|it| *it != slip.place)
        .map(|it| Related { span: story.span(it), message: Message::new("العلامة الأخرى هنا", "The other mark is here") });
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(slip.place),
        message,
        related: related.into_iter().collect(),
        fixes: fixes(story, slip),
    }
}

// The fixes of a slip: each does another thing, and says so in other words.
fn fixes(story: &Story, slip: &Slip) -> Vec<Fix> {
    let titles = |words: usize| slip.repairs.iter().map(|it| title(story, slip, it, words)).collect::<Vec<Message>>();
    let unlike = |it: &[Message]| it.iter().enumerate().all(|(i, one)| !it.iter().take(i).any(|other| other == one));
    let told = (1..WORDS).map(titles).find(|it| unlike(it)).unwrap_or_else(|| titles(WORDS));
    let mut out: Vec<Fix> = Vec::new();
    for (repair, title) in slip.repairs.iter().zip(told) {
        let edits: Option<Vec<Edit>> = repair.edits.iter().map(|(place, text)| story.edit(*place, text.as_str())).collect();
        let Some(edits) = edits else { continue };
        let safety = if repair.certain { Safety::Safe } else { Safety::Suggested };
        if !out.iter().any(|it| it.title == title || it.edits == edits) {
            out.push(Fix { title, safety, edits });
        }
    }
    out
}

// What a repair does shows in its first edit. So many words at an inserted mark tell one place from another.
fn title(story: &Story, slip: &Slip, repair: &Repair, words: usize) -> Message {
    let Some((place, text)) = repair.edits.first() else { return Message::new("أصلح العلامة", "Mend the mark") };
    if text.trim().is_empty() {
        // A mark that is turned over its space leaves its place before it takes another.
        let put = repair.edits.iter().map(|it| it.1.trim()).find(|it| !it.is_empty());
        return match (put, repair.edits.len()) {
            (Some(mark), _) => Message::new("صحّح العلامة", format!("Change the mark to {mark}")),
            (None, 1) => Message::new("احذف العلامة", "Remove the mark"),
            (None, _) => Message::new("احذف العلامتين الزائدتين", "Remove the marks that are too many"),
        };
    }
    if !place.span.is_empty() {
        let text = text.trim();
        // Of a pair either mark may be changed: which one shows in its place.
        let other = [Some(slip.place), slip.partner].into_iter().flatten().find(|it| it != place);
        let arabic = match other {
            Some(other) if slip.kind == SlipKind::Mismatched && other > *place => "صحّح علامة الفتح",
            Some(_) if slip.kind == SlipKind::Mismatched => "صحّح علامة الإغلاق",
            _ => "صحّح العلامة",
        };
        return Message::new(arabic, format!("Change the mark to {text}"));
    }
    let prose = story.view().facts(place.paragraph).map_or("", |it| &it.text);
    let (head, tail) = (crate::text::span::before(prose, place.span.from()), crate::text::span::after(prose, place.span.from()));
    let closes = match text.as_str() {
        "»" | "”" | ">>" | "›" | "››" | "))" => true,
        "«" | "“" | "<<" | "‹" | "‹‹" | "((" => false,
        _ => !head.ends_with(|it: char| it.is_whitespace() || matches!(it, '(' | '[' | '{')),
    };
    let mut near: Vec<&str> =
        if closes { head.split_whitespace().rev().take(words).collect() } else { tail.split_whitespace().take(words).collect() };
    if closes {
        near.reverse();
    }
    let phrase = near.join(" ");
    let phrase = phrase.trim_matches(|it: char| !it.is_alphanumeric());
    // A message in Arabic ends with an Arabic letter, so that it can't end with a number.
    let end = if phrase.trim_end_matches(is_mark).ends_with(is_arabic) { "" } else { " هنا" };
    let noun = if words == 1 { "كلمة" } else { "عبارة" };
    match (closes, phrase.is_empty()) {
        (true, true) => Message::new("أغلق التنصيص هنا", format!("Add {text} here")),
        (true, false) => Message::new(format!("أغلق التنصيص بعد {noun} {phrase}{end}"), format!("Add {text} after {phrase}")),
        (false, true) => Message::new("افتح التنصيص هنا", format!("Add {text} here")),
        (false, false) => Message::new(format!("افتح التنصيص قبل {noun} {phrase}{end}"), format!("Add {text} before {phrase}")),
    }
}
