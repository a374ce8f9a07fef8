//! One person, or one known institution or place, whose name is spelled two ways in one story.

use crate::analysis::names::{Entity, Kind, Mention, Variant};
use crate::analysis::story::Story;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Fix, Message, Related, Safety, Severity};
use crate::text::edit::Edit;

/// The rule.
pub const RULE: Rule = Rule {
    id: "names/inconsistent",
    level: Some(Severity::Warning),
    severity: Severity::Warning,
    summary_ar: "اسم شخص واحد بأكثر من صورة",
    summary_en: "one person's name spelled in more than one way",
    page: include_str!("inconsistent.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let each = |entity: &'_ Entity| -> Vec<Finding> { entity.variants.iter().filter_map(|it| finding(rule, story, entity, it)).collect() };
    story.names.all().into_iter().flat_map(each).collect()
}

fn finding(rule: &Rule, story: &Story, entity: &Entity, it: &Variant) -> Option<Finding> {
    let mention = entity.mentions.get(it.mention)?;
    let related = it.against.and_then(|it| entity.mentions.get(it)).map(|against| Related {
        span: story.span(against.place),
        message: Message::new(format!("الصورة الأخرى هنا: {}", against.text), format!("The other spelling is here: {}", against.text)),
    });
    Some(Finding {
        rule: rule.id,
        severity: rule.severity,
        span: story.span(mention.place),
        message: message(mention, entity.kind, it),
        related: related.into_iter().collect(),
        fixes: fixes(story, entity, it),
    })
}

fn message(mention: &Mention, kind: Kind, it: &Variant) -> Message {
    let (name, preferred) = (&mention.text, &it.preferred);
    if it.by_desk {
        let (ar, en) = if mention.quoted { ("، داخل كلام منقول", ", inside quoted words") } else { ("", "") };
        Message::new(
            format!("كُتب الاسم هنا {name}{ar}، وصورته المعتمدة في ملف أسماء الصحيفة {preferred}؛ اكتبه كما اعتمدته الصحيفة"),
            format!("This name is written {name} here{en}, and names.toml has {preferred}; write it as the newsroom does"),
        )
    } else if mention.quoted {
        Message::new(
            format!("كُتب الاسم هنا {name}، داخل كلام منقول، وفي مواضع أخرى {preferred}؛ تحقق من الأصل ثم وحّد كتابة الاسم"),
            format!(
                "This name is written {name} here, inside quoted words, and {preferred} elsewhere; check the source, then write it one way"
            ),
        )
    } else if kind != Kind::Person {
        Message::new(
            format!("كُتب الاسم هنا {name} وفي مواضع أخرى {preferred}؛ وحّد كتابة الاسم"),
            format!("This name is written {name} here and {preferred} elsewhere; write it one way"),
        )
    } else {
        Message::new(
            format!("كُتب الاسم هنا {name} وفي مواضع أخرى {preferred}، فيظن القارئ أنهما شخصان؛ وحّد كتابة الاسم"),
            format!(
                "This name is written {name} here and {preferred} elsewhere, so that a reader takes one person for two; write it one way"
            ),
        )
    }
}

// This mention, then every one like it, then the other direction. A name is never changed unasked: which of two is right, the text can't know.
fn fixes(story: &Story, entity: &Entity, it: &Variant) -> Vec<Fix> {
    let wrong = entity.mentions.get(it.mention).map_or("", |it| it.text.as_str());
    let replace = |changes: Vec<(usize, &str)>| -> Option<Vec<Edit>> {
        changes.into_iter().map(|(mention, text)| story.edit(entity.mentions.get(mention)?.place, text)).collect()
    };
    let fix = |ar: String, en: String, edits: Option<Vec<Edit>>| {
        Some(Fix { title: Message::new(ar, en), safety: Safety::Suggested, edits: edits? })
    };
    let preferred = it.preferred.as_str();
    let alike: Vec<(usize, &str)> =
        entity.mentions.iter().enumerate().filter(|it| it.1.text == wrong).map(|it| (it.0, preferred)).collect();
    let all = (alike.len() > 1).then_some(alike);
    // Where this mention can't be changed, no fix may come first that spreads its spelling.
    let Some(here) = fix(format!("اكتب هنا {preferred}"), format!("Write {preferred} here"), replace(vec![(it.mention, preferred)]))
    else {
        return Vec::new();
    };
    let everywhere = all.and_then(|it| fix(format!("اكتب {preferred} في كل موضع"), format!("Write {preferred} everywhere"), replace(it)));
    let others: Vec<(usize, &str)> = it.others.iter().map(|(mention, text)| (*mention, text.as_str())).collect();
    let others = (!others.is_empty()).then_some(others);
    let back =
        others.and_then(|it| fix(format!("اكتب {wrong} في المواضع الأخرى"), format!("Write {wrong} in the other places"), replace(it)));
    [Some(here), everywhere, back].into_iter().flatten().collect()
}
