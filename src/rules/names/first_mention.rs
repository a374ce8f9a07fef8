//! A person whom a story first names in short, and only later in full.

use crate::analysis::names::{Entity, Kind, Mention};
use crate::analysis::paragraph::Facts;
use crate::analysis::story::{Place, Story};
use crate::arabic::clitic::readings;
use crate::arabic::fold::key;
use crate::lexicon::cues;
use crate::lexicon::particles::is_function_word;
use crate::lexicon::titles;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Fix, Message, Related, Safety, Severity};

use super::title_of;

/// The rule.
pub const RULE: Rule = Rule {
    id: "names/first-mention",
    level: None,
    severity: Severity::Information,
    summary_ar: "شخص ذُكر أول مرة باسم مختصر أو بلا صفة",
    summary_en: "a person first named in short, or without the office that is told later",
    page: include_str!("first_mention.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let people = story.names.entities.iter().filter(|it| it.kind == Kind::Person);
    people.filter_map(|it| short(rule, story, it).or_else(|| untitled(rule, story, it))).collect()
}

// A headline may be short, and the words of others are theirs.
fn body<'s>(story: &'s Story, entity: &'s Entity) -> impl Iterator<Item = &'s Mention> {
    entity.mentions.iter().filter(|it| !it.quoted && !story.view().is_headline(it.place.paragraph))
}

fn is_full(mention: &Mention) -> bool {
    mention.text.contains(' ')
}

fn short(rule: &Rule, story: &Story, entity: &Entity) -> Option<Finding> {
    let first = body(story, entity).next().filter(|it| !is_full(it))?;
    // الملك سلمان needs no more.
    if title_of(story, first).is_some_and(|it| titles::find(&it.text).is_some_and(|it| it.royal)) {
        return None;
    }
    let entry = story.entry(entity);
    // What the newsroom lists by one word is known by it.
    if entry.is_some_and(|it| it.accepted().any(|it| it == first.text)) {
        return None;
    }
    let later = body(story, entity).find(|it| is_full(it));
    if !is_surely_a_surname(story, first, later) {
        return None;
    }
    let full = later.map(|it| it.text.as_str()).or_else(|| entry.map(|it| it.name.as_str()))?;
    let fix = |edit| Fix {
        title: Message::new(format!("اكتب هنا {full}"), format!("Write {full} here")),
        safety: Safety::Suggested,
        edits: vec![edit],
    };
    Some(Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(first.place),
        message: Message::new(
            format!("هذا أول ذكر للاسم في المتن وهو مختصر، والاسم الكامل {full}؛ اكتبه كاملا هنا ومختصرا بعد ذلك"),
            format!(
                "The body names this person here first, in short, and in full it is {full}; write the full name here and the short one later"
            ),
        ),
        related: later.map(|it| related(story, it.place)).into_iter().collect(),
        fixes: story.edit(first.place, full).map(fix).into_iter().collect(),
    })
}

// An ordinary word may be a surname further down. Behind an office or a verb of saying it is one here too, if no word goes on with the name.
fn is_surely_a_surname(story: &Story, first: &Mention, later: Option<&Mention>) -> bool {
    let Some(facts) = story.view().facts(first.place.paragraph) else { return false };
    let at = facts.token_at(first.place.span.from());
    let before = at.checked_sub(1).and_then(|it| facts.tokens.get(it)).filter(|it| it.is_word());
    let said = before.is_some_and(|it| cues::forms(&key(&it.skeleton)).any(|it| it.entry.group.is_verb()));
    let after = facts.tokens.get(at + 1).filter(|it| it.is_word()).map(|it| key(&it.skeleton));
    let ends = after.is_none_or(|it| is_function_word(&it) || cues::forms(&it).next().is_some());
    let surname = later.is_none_or(|it| it.text.ends_with(&first.text));
    ends && surname && (said || title_of(story, first).is_some())
}

// The first full mention has no office before it and none in apposition, and a later one has.
fn untitled(rule: &Rule, story: &Story, entity: &Entity) -> Option<Finding> {
    let mut mentions = body(story, entity);
    let first = mentions.next().filter(|it| is_full(it) && title_of(story, it).is_none())?;
    let facts = story.view().facts(first.place.paragraph)?;
    let next = facts.tokens.get(facts.token_at(first.place.span.to()));
    // A comma, bracket or dash begins an apposition; a title in the same sentence is told in time.
    let told = next.is_none_or(|it| !it.is_word());
    let sentence = facts.sentences.iter().find(|it| it.covers(first.place.span)).copied().unwrap_or(first.place.span);
    if told || is_introduced(facts, first) || facts.names.titles.iter().any(|it| it.office && sentence.covers(it.span)) {
        return None;
    }
    let (later, title) = mentions.find_map(|it| Some((it, title_of(story, it).filter(|it| tells(&it.text))?)))?;
    let title = title.text;
    Some(Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(first.place),
        message: Message::new(
            format!("هذا أول ذكر للاسم في المتن بلا صفة، والصفة في موضع لاحق {title}؛ عرّف به عند أول ذكر"),
            format!(
                "The body names this person here first, without an office, and tells it later: {title}; say who it is at first mention"
            ),
        ),
        related: vec![related(story, later.place)],
        fixes: Vec::new(),
    })
}

// A definite word right before a name says who it is, an office or not: نظيره المصري فلان. So does, in a list, what stands before its first name.
fn is_introduced(facts: &Facts, first: &Mention) -> bool {
    let at = facts.token_at(first.place.span.from());
    let listed = facts.tokens.get(at).is_some_and(|it| it.span.from() < first.place.span.from() && it.skeleton.starts_with('و'));
    let before = at.checked_sub(1).and_then(|it| facts.tokens.get(it)).filter(|it| it.is_word());
    // د. فلان
    let short = at
        .checked_sub(2)
        .and_then(|it| facts.tokens.get(it))
        .is_some_and(|it| it.is_word() && it.skeleton.trim_start_matches('و').chars().count() == 1);
    let abbreviated = short && at.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| it.is_sign('.'));
    listed || abbreviated || before.is_some_and(|it| readings(&key(&it.skeleton)).iter().any(|it| it.rest.starts_with("ال")))
}

// Whether a title says who somebody is: it is definite, and no mere courtesy.
fn tells(title: &str) -> bool {
    let definite = title.split(' ').any(|it| it.starts_with("ال") || it.starts_with("لل"));
    definite && titles::find(title).is_some_and(|it| !it.courtesy)
}

fn related(story: &Story, place: Place) -> Related {
    Related { span: story.span(place), message: Message::new("الموضع اللاحق هنا", "The later mention is here") }
}
