//! White space between a quotation mark and the words it holds.

use crate::analysis::quotes::Side;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};
use crate::text::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/inner-space",
    level: None,
    severity: Severity::Hint,
    summary_ar: "فراغ بين علامة التنصيص والكلام الذي فيها",
    summary_en: "white space between a quotation mark and the words it holds",
    page: include_str!("inner_space.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::sound(story).filter_map(|it| finding(rule, story, it.open, it.close)).collect()
}

fn finding(rule: &Rule, story: &Story, open: Place, close: Place) -> Option<Finding> {
    let place = |span| Place { paragraph: open.paragraph, span };
    let words = story.prose(place(Span::new(open.span.to(), close.span.from())));
    let trimmed = words.trim_start();
    if trimmed.is_empty() {
        return None;
    }
    let head = Span::new(open.span.to(), open.span.to() + words.len() - trimmed.len());
    let tail = Span::new(close.span.from() - (trimmed.len() - trimmed.trim_end().len()), close.span.from());
    // Where the mark touches the word outside, the space only went to its wrong side, which is that rule's finding.
    let (first, last) = super::well_set(story, open, close)?;
    let (front, back) = (first.left == Side::Word, last.right == Side::Word);
    let spaces: Vec<Place> =
        [(front, head), (back, tail)].into_iter().filter(|it| !it.0 && !it.1.is_empty()).map(|it| place(it.1)).collect();
    let space = *spaces.first()?;
    let at = if space.span == head { open } else { close };
    let words = Message::new(
        "فراغ بين علامة التنصيص والكلام الذي فيها؛ ألصق العلامة بالكلام",
        "White space between a quotation mark and the words it holds; set the mark against the words",
    );
    let title = Message::new("احذف الفراغ داخل التنصيص", "Remove the white space inside the marks");
    let edits = spaces.into_iter().map(|it| (it, String::new())).collect();
    Some(super::mended(rule, story, at, words, title, edits))
}
