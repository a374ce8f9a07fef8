//! Quotations in other marks than the rest of the article, or than the house chose.

use crate::analysis::house::Marks;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/mixed-style",
    level: None,
    severity: Severity::Hint,
    summary_ar: "علامات تنصيص من غير النوع المعتمد",
    summary_en: "quotation marks of another kind than the house's or the article's",
    page: include_str!("mixed_style.md"),
    check,
};

// Headline and body are judged apart: many papers set them in different marks by habit.
fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let chosen = story.background().quotes;
    [(true, chosen.headline), (false, chosen.body)]
        .into_iter()
        .filter_map(|(headline, wanted)| part(rule, story, headline, wanted))
        .collect()
}

fn part(rule: &Rule, story: &Story, headline: bool, wanted: Option<Marks>) -> Option<Finding> {
    let marks = |it: &Quotation| Marks::of(story.prose(it.open)).filter(|marks| Marks::of(story.prose(it.close)) == Some(*marks));
    let outer = super::sound(story).filter(|it| it.depth == 0 && story.view().is_headline(it.open.paragraph) == headline);
    let all: Vec<(&Quotation, Marks)> = outer.filter_map(|it| Some((it, marks(it)?))).collect();
    let wanted = wanted.or_else(|| majority(&all))?;
    let others: Vec<&Quotation> = all.iter().filter(|it| it.1 != wanted).map(|it| it.0).collect();
    let first = others.first()?;
    let (open, close) = wanted.pair();
    // The marks that go around a quotation must not stand in it already.
    let free = |it: &&&Quotation| {
        let words = story.source_between(it.open, it.close);
        !words.of(story.document().text()).contains([open, close].map(|it| it.chars().next().unwrap_or(' ')))
    };
    let edits: Vec<(Place, String)> =
        others.iter().filter(free).flat_map(|it| [(it.open, open.to_owned()), (it.close, close.to_owned())]).collect();
    let message = Message::new(
        "هذا التنصيص بعلامات من غير النوع المعتمد هنا؛ وحّد العلامات",
        format!("This quotation stands in other marks than {}; use one kind", wanted.name()),
    );
    let title = Message::new("وحّد علامات التنصيص", format!("Use {} for all of them", wanted.name()));
    Some(super::mended(rule, story, first.open, message, title, edits))
}

// What most quotations of the part stand in.
fn majority(all: &[(&Quotation, Marks)]) -> Option<Marks> {
    let count = |marks: Marks| all.iter().filter(|it| it.1 == marks).count();
    Marks::ALL.into_iter().filter(|it| count(*it) > 0).min_by_key(|it| std::cmp::Reverse(count(*it)))
}
