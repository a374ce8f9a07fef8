//! Articles whose guillemets all point the wrong way.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/swapped",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "علامات المقال كلها معكوسة",
    summary_en: "an article whose quotation marks all point the wrong way",
    page: include_str!("swapped.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Swapped, message)
}

fn message() -> Message {
    Message::new(
        "علامات التنصيص في المقال كله معكوسة، كما تفعل بعض البرامج عند التصدير؛ اقلبها جميعاً مرة واحدة",
        "All quotation marks of the article point the wrong way, as some systems export them; turn them all at once",
    )
}
