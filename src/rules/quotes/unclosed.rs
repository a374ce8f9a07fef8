//! Quotations that open and never close.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/unclosed",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "تنصيص فُتح ولم يُغلق",
    summary_en: "a quotation that opens and never closes",
    page: include_str!("unclosed.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Unclosed, message)
}

fn message() -> Message {
    Message::new(
        "فُتح التنصيص هنا ولم يُغلق، فلا يُعرف أين ينتهي المنقول؛ أغلقه حيث ينتهي الكلام",
        "A quotation opens here and never closes, so that nobody can tell where the words end; close it where they do",
    )
}
