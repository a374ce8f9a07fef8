//! Quotation marks typed twice.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/doubled",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "علامة تنصيص مكررة",
    summary_en: "a quotation mark typed twice",
    page: include_str!("doubled.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Doubled, message)
}

fn message() -> Message {
    Message::new("علامة التنصيص مكررة هنا بلا داع؛ احذف إحدى العلامتين", "The quotation mark stands here twice; remove one")
}
