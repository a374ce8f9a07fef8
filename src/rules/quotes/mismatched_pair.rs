//! Quotations whose two marks are of different kinds.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/mismatched-pair",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "علامتان من نوعين",
    summary_en: "two marks of different kinds for one quotation",
    page: include_str!("mismatched_pair.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Mismatched, message)
}

fn message() -> Message {
    Message::new(
        "فُتح التنصيص بعلامة وأُغلق بعلامة من نوع آخر؛ اجعل العلامتين من نوع واحد",
        "The quotation opens with one kind of mark and closes with another; use one kind for both",
    )
}
