//! Reporting verbs that tell the reader what to think of the words.

use crate::analysis::speech::Cue;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "attribution/loaded-verb",
    level: None,
    severity: Severity::Information,
    summary_ar: "فعل قول يحكم على القول",
    summary_en: "a reporting verb that judges what it reports",
    page: include_str!("loaded_verb.md"),
    check,
};

/// The stances that judge: the reporter doubts the words, or presupposes that they are true against the speaker.
const LOADED: [&str; 2] = ["doubting", "conceding"];

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    let mut out = Vec::new();
    for cue in story.speech.sayings.iter().filter_map(|it| it.cue.as_ref()).filter(|it| LOADED.contains(&it.stance)) {
        if !places.contains(&cue.place) {
            places.push(cue.place);
            out.push(finding(rule, story, cue));
        }
    }
    out
}

fn finding(rule: &Rule, story: &Story, cue: &Cue) -> Finding {
    let (ar, en) = match cue.stance {
        "doubting" => ("يشكك القارئ في القول", "makes the reader doubt the words"),
        _ => ("يفترض أن القول صحيح وأن قائله كان يخفيه", "presupposes that the words are true and were held back"),
    };
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(cue.place),
        message: Message::new(
            format!("فعل القول {} {ar}؛ قال وأعلن وأوضح أفعال محايدة", cue.lemma),
            format!("This verb {en}; قال, أعلن and أوضح are neutral"),
        ),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}
