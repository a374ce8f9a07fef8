//! Speakers who are carried on from so far back that a reader has lost them.

use crate::analysis::speech::Via;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Related, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "attribution/distant",
    level: None,
    severity: Severity::Information,
    summary_ar: "متحدث مستمر بَعُد ذكره",
    summary_en: "a speaker carried on from too far back",
    page: include_str!("distant.md"),
    check,
};

/// A reader has lost a speaker who was named more than so many paragraphs ago.
const PARAGRAPHS: usize = 4;

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    let mut told: Option<Place> = None;
    for (quotation, saying) in story.quotes.quotations.iter().zip(&story.speech.sayings) {
        let (Some(speaker), Some(cue)) = (&saying.speaker, &saying.cue) else { continue };
        let far = quotation.open.paragraph.saturating_sub(speaker.place.paragraph) > PARAGRAPHS;
        // One finding a speaker: once he is named again, all that follows is near.
        if speaker.via == Via::Continuation && far && told != Some(speaker.place) {
            told = Some(speaker.place);
            out.push(finding(rule, story, cue.place, speaker.place));
        }
    }
    out
}

fn finding(rule: &Rule, story: &Story, cue: Place, speaker: Place) -> Finding {
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(cue),
        message: Message::new(
            "بَعُد ذكر المتحدث الذي يستمر كلامه هنا أكثر من أربع فقرات؛ أعد ذكر اسمه",
            "The speaker who goes on here was last named more than four paragraphs ago: name him again",
        ),
        related: vec![Related {
            span: story.span(speaker), message: Message::new("هنا ذُكر المتحدث", "The speaker is named here")
        }],
        fixes: Vec::new(),
    }
}
