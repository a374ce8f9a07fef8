//! Words of a source that has no name.

use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "attribution/anonymous",
    level: None,
    severity: Severity::Information,
    summary_ar: "كلام منسوب إلى مصدر بلا اسم",
    summary_en: "words of a source that is not named",
    page: include_str!("anonymous.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    for speaker in story.speech.sayings.iter().filter_map(|it| it.speaker.as_ref()).filter(|it| it.unnamed) {
        if !places.contains(&speaker.place) {
            places.push(speaker.place);
        }
    }
    places.into_iter().map(|it| finding(rule, story, it)).collect()
}

fn finding(rule: &Rule, story: &Story, place: Place) -> Finding {
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(place),
        message: Message::new(
            "كلام منسوب إلى مصدر بلا اسم؛ سمّه، أو اذكر لماذا لم يُسمّ ومن أين يعرف ما يقول",
            "Words of a source without a name: name it, or say why it is not named and how it knows",
        ),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}
