//! Reporting verbs that go on with the last speaker in the wrong gender.

use crate::analysis::speech::Clash;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Related, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "attribution/gender",
    level: None,
    severity: Severity::Warning,
    summary_ar: "فعل قول لا يوافق المتحدث الأخير",
    summary_en: "a reporting verb in another gender than the last speaker's",
    page: include_str!("gender.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    story.speech.clashes.iter().map(|it| finding(rule, story, it)).collect()
}

fn finding(rule: &Rule, story: &Story, clash: &Clash) -> Finding {
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(clash.cue),
        message: Message::new(
            "فعل القول لا يوافق المتحدث الأخير في التذكير والتأنيث، فلا يُعرف من يتابع كلامه؛ سمّ المتحدث أو صحح الفعل",
            "This verb does not agree with the last speaker in gender, so that nobody can tell who goes on: name the speaker or mend the verb",
        ),
        related: vec![Related {
            span: story.span(clash.speaker), message: Message::new("المتحدث الأخير", "The last speaker")
        }],
        fixes: Vec::new(),
    }
}
