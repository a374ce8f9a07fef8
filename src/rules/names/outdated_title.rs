//! An office title that its bearer no longer held on the day of the story.

use crate::analysis::names::{Entity, Mention};
use crate::analysis::story::Story;
use crate::arabic::clitic::readings;
use crate::arabic::date::{Date, number};
use crate::arabic::fold::key;
use crate::arabic::token::Token;
use crate::lexicon::desk::{Entry, Role};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Fix, Message, Safety, Severity};

use super::{Held, is_past, title_of};

/// The rule.
pub const RULE: Rule = Rule {
    id: "names/outdated-title",
    level: None,
    severity: Severity::Warning,
    summary_ar: "لقب منصب انتهى قبل يوم الخبر",
    summary_en: "a title of an office that was over by the day of the story",
    page: include_str!("outdated_title.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let Some(date) = story.date() else { return Vec::new() };
    let entities = story.names.entities.iter().filter_map(|it| Some((it, story.entry(it)?)));
    entities.flat_map(|(entity, entry)| of(rule, story, date, entity, entry)).collect()
}

// The words of a quotation are of another day.
fn of(rule: &Rule, story: &Story, date: Date, entity: &Entity, entry: &Entry) -> Vec<Finding> {
    let one = |mention: &Mention| {
        let title = title_of(story, mention)?;
        if is_past(&title.text) || goes_on_as_past(story, mention) {
            return None;
        }
        // A title that is that of several offices is over when all of them are.
        let over = entry.roles_like(&title.text).try_fold(None::<&Role>, |last, it| {
            let later = last.is_none_or(|last| last.until.map(Date::first) < it.until.map(Date::first));
            it.is_over(date).then_some(if later { Some(it) } else { last })
        })??;
        (!looks_back(story, mention, over)).then(|| finding(rule, story, &title, over))
    };
    entity.mentions.iter().filter(|it| !it.quoted).filter_map(one).collect()
}

// الرئيس فلان السابق
fn goes_on_as_past(story: &Story, mention: &Mention) -> bool {
    let Some(facts) = story.view().facts(mention.place.paragraph) else { return false };
    facts.tokens.get(facts.token_at(mention.place.span.to())).is_some_and(|it| is_past(&it.skeleton))
}

// Whether the sentence tells of the time when the office was held: it names a year of that time, or begins or ends it.
fn looks_back(story: &Story, mention: &Mention, role: &Role) -> bool {
    let Some(facts) = story.view().facts(mention.place.paragraph) else { return false };
    let Some(sentence) = facts.sentences.iter().find(|it| it.covers(mention.place.span)) else { return false };
    let until = role.until.map_or(0, |it| u32::from(it.first().0));
    let year = |it: &Token| number(it.span.of(&facts.text)).is_some_and(|it| (1000..=until).contains(&it));
    let past = |it: &Token| readings(&key(&it.skeleton)).iter().any(|it| is_of_the_past(&it.rest));
    facts.tokens.iter().filter(|it| sentence.covers(it.span)).any(|it| year(it) || past(it))
}

fn is_of_the_past(key: &str) -> bool {
    matches!(
        key,
        "انذاك"
            | "حينها"
            | "حينذاك"
            | "وقتها"
            | "عهد"
            | "زمن"
            | "ايام"
            | "حقبه"
            | "حكومه"
            | "اداره"
            | "نظام"
            | "حكم"
            | "سقوط"
            | "اطاحه"
            | "الاطاحه"
            | "اطاح"
            | "اطاحت"
            | "خلع"
            | "عزل"
            | "ازاح"
            | "ازاحت"
            | "انقلاب"
            | "مقتل"
            | "قتل"
            | "اغتيال"
            | "رحيل"
            | "ذكري"
    )
}

fn finding(rule: &Rule, story: &Story, title: &Held, role: &Role) -> Finding {
    let until = role.until.map_or_else(String::new, |it| it.to_string());
    let held = &title.text;
    let feminine = held.split_whitespace().next().is_some_and(|it| it.ends_with('ة'));
    let former = format!("{held} {}", if feminine { "السابقة" } else { "السابق" });
    let fix = |edit| Fix {
        title: Message::new(format!("اكتب {former}"), format!("Write {former}")),
        safety: Safety::Suggested,
        edits: vec![edit],
    };
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(title.place),
        message: Message::new(
            format!("انتهى هذا المنصب في {until} بحسب ملف أسماء الصحيفة، والخبر بعده؛ اكتب {former}"),
            format!("This office ended on {until}, says names.toml, and the story is of a later day; write {former}"),
        ),
        related: Vec::new(),
        fixes: story.edit(title.place, former.clone()).map(fix).into_iter().collect(),
    }
}
