//! Quotation marks that point the wrong way.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/reversed",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "علامة تنصيص في الاتجاه المعاكس",
    summary_en: "a quotation mark that points the wrong way",
    page: include_str!("reversed.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Reversed, message)
}

fn message() -> Message {
    Message::new(
        "علامة التنصيص هنا في الاتجاه المعاكس، فيختلط على القارئ أول المنقول بآخره؛ اقلب العلامة",
        "This quotation mark points the wrong way, so that a reader takes the start of the words for their end; turn it",
    )
}
