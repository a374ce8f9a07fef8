//! A person whose name this story spells another way than most stories beside it.

use crate::analysis::names::archive::Other;
use crate::analysis::names::{Entity, Mention};
use crate::analysis::story::Story;
use crate::arabic::number::Noun;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Fix, Message, Safety, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "names/inconsistent-across-files",
    level: None,
    severity: Severity::Information,
    summary_ar: "اسم شخص يخالف كتابته في أخبار أخرى",
    summary_en: "a person's name spelled another way than in most other stories",
    page: include_str!("inconsistent_across_files.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    story.names.entities.iter().filter(|it| it.entry.is_none()).flat_map(|it| of(rule, story, it)).collect()
}

// One finding a spelling, where it first stands. What contradicts the story itself is told already.
fn of(rule: &Rule, story: &Story, entity: &Entity) -> Vec<Finding> {
    let told = |it: &Mention| entity.variants.iter().filter_map(|it| entity.mentions.get(it.mention)).any(|other| other.text == it.text);
    let mut out: Vec<Finding> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for mention in &entity.mentions {
        let Some(other) = story.elsewhere(&mention.text).filter(|_| !told(mention)) else { continue };
        if !seen.contains(&mention.text.as_str()) {
            seen.push(&mention.text);
            out.push(finding(rule, story, entity, mention, other));
        }
    }
    out
}

fn finding(rule: &Rule, story: &Story, entity: &Entity, mention: &Mention, other: &Other) -> Finding {
    let (name, preferred) = (&mention.text, &other.text);
    let (stories, place) = (other.stories, format!("{}:{}", other.file, other.line));
    let edits = entity.mentions.iter().filter(|it| it.text == *name).map(|it| story.edit(it.place, preferred.as_str()));
    let fix = |edits| Fix {
        title: Message::new(format!("اكتب {preferred} في كل موضع هنا"), format!("Write {preferred} everywhere here")),
        safety: Safety::Suggested,
        edits,
    };
    Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(mention.place),
        message: Message::new(
            format!("كُتب الاسم هنا {name}، وفي {} ({place}) {preferred}؛ وحّد كتابة الاسم في الأرشيف", STORIES.counted(stories as usize)),
            format!("This name is written {name} here, and {preferred} in {stories} other stories ({place}); write it one way"),
        ),
        related: Vec::new(),
        fixes: edits.collect::<Option<Vec<_>>>().map(fix).into_iter().collect(),
    }
}

const STORIES: Noun =
    Noun {
        none: "أي خبر آخر", one: "خبر آخر", two: "خبرين آخرين", few: "أخبار أخرى", many: "خبرا آخر", hundred: "خبر آخر"
    };
