//! Stub.

use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "names/inconsistent",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "قاعدة",
    summary_en: "rule",
    page: include_str!("inconsistent.md"),
    check,
};

fn check(_rule: &Rule, _story: &Story) -> Vec<Finding> {
    Vec::new()
}
