//! Statements in quotation marks with nobody behind them.

use crate::analysis::quotes::Quotation;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// How many words of the statement the finding covers: enough to know it again, short enough to read past.
const SHOWN: usize = 4;

/// The rule.
pub const RULE: Rule = Rule {
    id: "attribution/missing",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "كلام بين علامتي تنصيص لا يُعرف قائله",
    summary_en: "a statement in quotation marks that nobody is said to have made",
    page: include_str!("missing.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let sayings = story.quotes.quotations.iter().zip(&story.speech.sayings);
    sayings.filter(|(_, saying)| saying.needs_attribution).map(|(quotation, _)| finding(rule, story, quotation)).collect()
}

fn finding(rule: &Rule, story: &Story, quotation: &Quotation) -> Finding {
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(beginning(story, quotation)),
        message: Message::new(
            "كلام منقول لا يُعرف قائله: لا فعل قول قبله ولا بعده، ولا مصدر، ولا متحدث سابق يتواصل كلامه؛ اذكر من قاله وأين قاله",
            "Nobody is named for this statement: no reporting verb, no source and no earlier speaker was found around it. Say who said it, and where",
        ),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

// The opening mark and the first words.
fn beginning(story: &Story, quotation: &Quotation) -> Place {
    let open = quotation.open;
    let words = quotation.words(story.view());
    let tokens = story.view().facts(open.paragraph).map_or(&[][..], |it| it.tokens_in(words));
    let last = tokens.iter().filter(|it| it.is_word()).nth(SHOWN - 1);
    Place { paragraph: open.paragraph, span: open.span.join(last.map_or(open.span, |it| it.span)) }
}
