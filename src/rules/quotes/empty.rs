//! Quotation marks with nothing between them.

use crate::analysis::quotes::Quotation;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};
use crate::text::span::{Span, after, before};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/empty",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "علامتا تنصيص لا شيء بينهما",
    summary_en: "quotation marks with nothing between them",
    page: include_str!("empty.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::sound(story).filter(|it| is_empty(story, it)).map(|it| finding(rule, story, it)).collect()
}

fn between(it: &Quotation) -> Place {
    Place { paragraph: it.open.paragraph, span: Span::new(it.open.span.to(), it.close.span.from()) }
}

// Straight marks side by side are rather one mark typed twice.
fn is_empty(story: &Story, it: &Quotation) -> bool {
    story.prose(between(it)).trim().is_empty() && story.prose(it.open) != story.prose(it.close)
}

fn finding(rule: &Rule, story: &Story, it: &Quotation) -> Finding {
    let words = Message::new(
        "لا كلام بين علامتي التنصيص؛ ضع الكلام بينهما أو احذفهما",
        "Nothing stands between the quotation marks; put the words there, or remove the marks",
    );
    let title = Message::new("احذف العلامتين", "Remove both marks");
    let whole = Place { paragraph: it.open.paragraph, span: it.open.span.join(it.close.span) };
    // Of the spaces on both sides one is enough.
    let text = story.view().facts(it.open.paragraph).map_or("", |it| &it.text);
    let spaced = it.open.paragraph == it.close.paragraph
        && before(text, it.open.span.from()).ends_with(' ')
        && after(text, it.close.span.to()).starts_with(' ');
    let close = if spaced { Span::new(it.close.span.from(), it.close.span.to() + 1) } else { it.close.span };
    let close = Place { paragraph: it.close.paragraph, span: close };
    let mut out = super::mended(rule, story, whole, words, title, vec![(it.open, String::new()), (close, String::new())]);
    // Words may be what is missing.
    for fix in &mut out.fixes {
        fix.safety = crate::rules::finding::Safety::Suggested;
    }
    out
}
