//! Quotations that close without having opened.

use crate::analysis::quotes::SlipKind;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/unopened",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "تنصيص أُغلق ولم يُفتح",
    summary_en: "a quotation that closes without having opened",
    page: include_str!("unopened.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::slips(rule, story, SlipKind::Unopened, message)
}

fn message() -> Message {
    Message::new(
        "أُغلق التنصيص هنا ولم يُفتح قبله، فلا يُعرف أين يبدأ المنقول؛ افتحه حيث يبدأ الكلام",
        "A quotation closes here that never opened, so that nobody can tell where the words begin; open it where they do",
    )
}
