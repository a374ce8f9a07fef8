//! A quotation inside a quotation, in the same marks or in others than the house chose.

use crate::analysis::house::Marks;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};
use crate::rules::quotes::{mended, sound};

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/nested-quotes",
    level: None,
    severity: Severity::Hint,
    summary_ar: "تنصيص داخل تنصيص بالعلامات نفسها",
    summary_en: "a quotation inside a quotation, in the same marks",
    page: include_str!("nested_quotes.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let mut outer: Vec<&Quotation> = Vec::new();
    let mut out = Vec::new();
    for it in sound(story) {
        outer.retain(|other| other.close > it.open);
        if let Some(around) = outer.last() {
            out.extend(finding(rule, story, around, it));
        }
        outer.push(it);
    }
    out
}

fn finding(rule: &Rule, story: &Story, around: &Quotation, it: &Quotation) -> Option<Finding> {
    let outer = Marks::of(story.prose(around.open))?;
    let inner = Marks::of(story.prose(it.open))?;
    // A house that nests the marks it also uses outside must fall back on others there.
    let wanted = story.background().quotes.nested.filter(|it| *it != outer);
    if inner != outer && wanted.is_none_or(|it| it == inner) {
        return None;
    }
    let wanted = wanted.unwrap_or(if outer == Marks::Guillemets { Marks::Curly } else { Marks::Guillemets });
    let (open, close) = wanted.pair();
    let message = Message::new(
        "تنصيص داخل تنصيص بعلامات لا تميزه عن الذي حوله؛ ضعه بين علامات أخرى",
        format!("A quotation inside a quotation, in marks that do not set it apart; put it in {}", wanted.name()),
    );
    let title = Message::new("غيّر علامات التنصيص الداخلي", format!("Use {} inside", wanted.name()));
    Some(mended(rule, story, it.open, message, title, vec![(it.open, open.to_owned()), (it.close, close.to_owned())]))
}
