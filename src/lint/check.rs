//! Every rule that is on, over one story.

use crate::analysis::story::Story;
use crate::rules::finding::{Finding, Severity};

use super::config::Settings;
use super::suppress::suppress;

/// The findings of a story that no comment silences, in the order of the text; at one place, in the order of the rules' ids.
pub fn check(story: &Story, settings: &Settings) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for (rule, severity) in settings.rules() {
        for mut finding in (rule.check)(rule, story) {
            // A rule may soften a finding of its own, never sharpen it past what the newsroom chose.
            finding.severity = severity.max(soften(finding.severity, rule.severity));
            out.push(finding);
        }
    }
    suppress(story, &mut out);
    out.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    out
}

// A finding at its rule's usual severity takes whatever level is chosen for the rule.
fn soften(finding: Severity, usual: Severity) -> Severity {
    if finding == usual { Severity::Error } else { finding }
}
