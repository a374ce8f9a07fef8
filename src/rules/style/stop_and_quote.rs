//! The full stop on the other side of the closing mark than the house wants it.

use crate::analysis::house::StopPlace;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Safety, Severity};
use crate::rules::quotes::{mended, sound};
use crate::text::span::{Span, after, before};

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/stop-and-quote",
    level: None,
    severity: Severity::Hint,
    summary_ar: "النقطة في غير جهتها من علامة الإغلاق",
    summary_en: "the full stop on the wrong side of the closing mark",
    page: include_str!("stop_and_quote.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let wanted = story.background().quotes.stop.unwrap_or(StopPlace::Outside);
    sound(story).filter(|it| it.depth == 0).filter_map(|it| finding(rule, story, it, wanted)).collect()
}

fn finding(rule: &Rule, story: &Story, it: &Quotation, wanted: StopPlace) -> Option<Finding> {
    let text = &story.view().facts(it.close.paragraph)?.text;
    let (head, tail) = (before(text, it.close.span.from()), after(text, it.close.span.to()));
    let place = |span| Place { paragraph: it.close.paragraph, span };
    // Three dots are no full stop, and a stop in the middle of the narrator's sentence is not the narrator's.
    let inside = head.ends_with('.') && !head.ends_with("..") && tail.trim().is_empty();
    let outside = tail.starts_with('.') && !tail.starts_with("..") && !head.ends_with(['.', '؟', '!', '?', '…']) && tail.trim() == ".";
    let (span, to) = match wanted {
        StopPlace::Outside if inside => (Span::new(it.close.span.from() - 1, it.close.span.from()), it.close.span.to()),
        StopPlace::Inside if outside => (Span::new(it.close.span.to(), it.close.span.to() + 1), it.close.span.from()),
        _ => return None,
    };
    let message = Message::new(
        "النقطة في غير جهتها من علامة الإغلاق؛ انقلها إلى الجهة الأخرى",
        "The full stop stands on the other side of the closing mark than the house wants it; move it across",
    );
    let title = Message::new("انقل النقطة إلى الجهة الأخرى من العلامة", "Move the stop across the mark");
    let edits = vec![(place(span), String::new()), (place(Span::at(to)), ".".to_owned())];
    let mut out = mended(rule, story, place(span), message, title, edits);
    // A house may keep the stop of a whole sentence where the speaker's words end.
    for fix in &mut out.fixes {
        fix.safety = Safety::Suggested;
    }
    Some(out)
}
