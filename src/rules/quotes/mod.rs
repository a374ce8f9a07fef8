//! Rules on quotation marks. What pairs with what, and how it is mended, is for [`crate::analysis::quotes`].

pub mod doubled;
pub mod mismatched_pair;
pub mod reversed;
pub mod unclosed;
pub mod unopened;
pub mod unrepairable;

use crate::analysis::quotes::{Repair, Slip, SlipKind};
use crate::analysis::story::Story;
use crate::text::edit::Edit;

use super::Rule;
use super::finding::{Finding, Fix, Message, Related, Safety};

/// The findings for every slip of `kind` in a story.
fn slips(rule: &Rule, story: &Story, kind: SlipKind, message: fn() -> Message) -> Vec<Finding> {
    story.quotes.slips.iter().filter(|it| it.kind == kind).map(|it| finding(rule, story, it, message())).collect()
}

fn finding(rule: &Rule, story: &Story, slip: &Slip, message: Message) -> Finding {
    let related = slip
        .partner
        .map(|it| Related { span: story.span(it), message: Message::new("العلامة الأخرى هنا", "The other mark is here") });
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(slip.place),
        message,
        related: related.into_iter().collect(),
        fixes: slip.repairs.iter().filter_map(|it| fix(story, it)).collect(),
    }
}

fn fix(story: &Story, repair: &Repair) -> Option<Fix> {
    let edits: Option<Vec<Edit>> = repair.edits.iter().map(|(place, text)| story.edit(*place, text.as_str())).collect();
    let safety = if repair.certain { Safety::Safe } else { Safety::Suggested };
    Some(Fix { title: title(story, repair), safety, edits: edits? })
}

// What a repair does shows in its first edit. The words before an inserted mark tell one place from another.
fn title(story: &Story, repair: &Repair) -> Message {
    let Some((place, text)) = repair.edits.first() else { return Message::new("أصلح العلامة", "Mend the mark") };
    if text.is_empty() {
        return Message::new("احذف العلامة", "Remove the mark");
    }
    if !place.span.is_empty() {
        return Message::new("صحّح العلامة", format!("Change the mark to {text}"));
    }
    let prose = story.view().facts(place.paragraph).map_or("", |it| &it.text);
    let (head, tail) = (crate::text::span::before(prose, place.span.from()), crate::text::span::after(prose, place.span.from()));
    let word = |it: Option<&str>| it.unwrap_or_default().trim_matches(|it: char| !it.is_alphanumeric()).to_owned();
    if matches!(text.as_str(), "»" | "”" | ">>" | "›") || head.ends_with(|it: char| !it.is_whitespace()) {
        let last = word(head.split_whitespace().next_back());
        Message::new(format!("أغلق التنصيص بعد كلمة {last}"), format!("Add {text} after {last}"))
    } else {
        let next = word(tail.split_whitespace().next());
        Message::new(format!("افتح التنصيص قبل كلمة {next}"), format!("Add {text} before {next}"))
    }
}
