//! Passages whose marks pair in no likely way.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/unrepairable",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "علامات تنصيص مختلطة",
    summary_en: "quotation marks that do not pair in any way",
    page: include_str!("unrepairable.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Unrepairable, message)
}

fn message() -> Message {
    Message::new(
        "علامات التنصيص في هذه الفقرة مختلطة، ولا يُعرف أين يبدأ المنقول وأين ينتهي؛ راجعها علامة علامة",
        "The quotation marks of this paragraph do not pair in any likely way; read them one by one",
    )
}
