//! An office title that is written out again before the same name a sentence or two later.

use crate::analysis::names::{Entity, Kind};
use crate::analysis::story::{Place, Story};
use crate::lexicon::titles;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Fix, Message, Related, Safety, Severity};
use crate::text::span::Span;

use super::{Held, title_of};

/// The rule.
pub const RULE: Rule = Rule {
    id: "names/repeated-title",
    level: None,
    severity: Severity::Hint,
    summary_ar: "لقب طويل أعيد كاملا بعد جملة أو جملتين",
    summary_en: "a long title written out again a sentence or two later",
    page: include_str!("repeated_title.md"),
    check,
};

/// A title of fewer words is no burden.
const LONG: usize = 3;

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    story.names.entities.iter().filter(|it| it.kind == Kind::Person).flat_map(|it| of(rule, story, it)).collect()
}

fn of(rule: &Rule, story: &Story, entity: &Entity) -> Vec<Finding> {
    let body = entity.mentions.iter().filter(|it| !it.quoted && !story.view().is_headline(it.place.paragraph));
    let mut out = Vec::new();
    let mut last: Option<Held> = None;
    for mention in body {
        let Some(title) = title_of(story, mention) else { continue };
        // Protocol repeats the titles of rulers and their houses.
        let long = title.text.split_whitespace().count() >= LONG && !titles::find(&title.text).is_some_and(|it| it.royal);
        if let Some(last) = last.filter(|it| long && it.text == title.text && it.place.paragraph + 1 >= title.place.paragraph) {
            out.push(finding(rule, story, &title, mention.place, &last));
        }
        last = Some(title);
    }
    out
}

fn finding(rule: &Rule, story: &Story, title: &Held, name: Place, last: &Held) -> Finding {
    let whole = Place { paragraph: title.place.paragraph, span: Span::new(title.place.span.from(), name.span.from()) };
    let edit = story.edit(whole, "").filter(|_| !title.is_bound(story));
    let fix =
        |edit| Fix {
            title: Message::new("احذف اللقب واكتف بالاسم", "Leave the title out"), safety: Safety::Suggested, edits: vec![edit]
        };
    let earlier = Message::new("ورد اللقب هنا قبل قليل", "The title stands here, a little earlier");
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(title.place),
        message: Message::new(
            "ورد هذا اللقب كاملا قبل قليل أمام الاسم نفسه؛ اكتف بالاسم",
            "This title stands in full before the same name a little earlier; the name will do",
        ),
        related: vec![Related { span: story.span(last.place), message: earlier }],
        fixes: edit.map(fix).into_iter().collect(),
    }
}
