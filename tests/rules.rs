//! Runs every rule's page: its examples are its tests.

mod support;

use std::collections::BTreeSet;

use support::expectation::{Report, updating};
use support::page::Page;
use support::{files, findings, render, root};
use tadqiq::rules::RULES;
use tadqiq::rules::finding::{Finding, Message, Safety};
use tadqiq::text::edit;

fn pages() -> Vec<Page> {
    files(&root().join("src/rules"), &["md"]).iter().map(|it| Page::read(it)).collect()
}

#[test]
fn examples_find_what_they_say() {
    let mut report = Report::default();
    for page in pages() {
        let actual: Vec<String> = page.examples.iter().map(|it| render(&it.article, it.format, &it.settings(&page.id))).collect();
        if updating() {
            page.rewrite(&actual);
            continue;
        }
        for (example, actual) in page.examples.iter().zip(&actual) {
            report.compare(&format!("{}:{}", page.path.display(), example.line), &example.findings, actual);
        }
    }
    report.finish();
}

#[test]
fn a_fix_removes_its_finding_and_makes_no_other() {
    let mut report = Report::default();
    for page in pages() {
        for example in &page.examples {
            let settings = example.settings(&page.id);
            let before = findings(&example.article, example.format, &settings);
            for (finding, fix) in before.iter().flat_map(|it| it.fixes.iter().map(move |fix| (it, fix))) {
                let at = format!("{}:{} {}", page.path.display(), example.line, fix.title.en);
                match edit::apply(&example.article, &fix.edits) {
                    Err(it) => report.fault(format!("{at}: the edits don't fit: {it:?}")),
                    Ok(text) if fix.safety == Safety::Safe => {
                        let after = findings(&text, example.format, &settings);
                        if after.len() >= before.len() {
                            report.fault(format!("{at}: {} before, {} after:\n{text}", before.len(), after.len()));
                        }
                    }
                    Ok(text) if text == example.article => report.fault(format!("{at}: changes nothing at {:?}", finding.span)),
                    Ok(_) => {}
                }
            }
        }
    }
    report.finish();
}

#[test]
fn pages_have_their_headings_and_enough_silence() {
    let mut report = Report::default();
    for page in pages() {
        let name = page.path.display();
        let mut wanted =
            [format!("# {} — ", page.id), "## ماذا تفحص".into(), "## لماذا".into(), "## In English".into(), "## Examples".into()]
                .into_iter()
                .peekable();
        for heading in &page.headings {
            wanted.next_if(|it| if it.starts_with("# ") { heading.starts_with(it.as_str()) } else { heading == it });
        }
        if let Some(it) = wanted.next() {
            report.fault(format!("{name}: `{it}` is missing or stands in another order"));
        }
        let silent = page.examples.iter().filter(|it| it.findings.is_empty()).count();
        let speaking = page.examples.len() - silent;
        if speaking == 0 || silent < speaking {
            report.fault(format!("{name}: {speaking} examples speak and {silent} are silent; at least one, and as many"));
        }
    }
    report.finish();
}

#[test]
fn a_rule_that_is_on_says_how_often_it_is_right() {
    let mut report = Report::default();
    for rule in RULES.iter().filter(|it| it.level.is_some()) {
        let section = rule.page.split_once("## Precision\n").and_then(|it| it.1.split("\n## ").next());
        if !section.is_some_and(|it| it.contains(|it: char| it.is_ascii_digit())) {
            report.fault(format!("{}: is on, and its page has no figure under `## Precision`", rule.id));
        }
    }
    report.finish();
}

#[test]
fn the_table_holds_every_rule_once() {
    let ids: BTreeSet<&str> = RULES.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), RULES.len(), "two rules share an id");
    let pages = pages();
    let of_pages: BTreeSet<&str> = pages.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(of_pages, ids, "a page without a rule in the table, or the reverse");
    for page in &pages {
        assert!(page.path.with_extension("rs").exists(), "{} has no rule beside it", page.path.display());
        let rule = tadqiq::rules::find(&page.id).unwrap();
        assert_eq!(rule.page, page.text, "{} shows another page", page.id);
    }
    for path in files(&root().join("src/rules"), &["rs"]) {
        let is_rule = std::fs::read_to_string(&path).unwrap().contains("pub const RULE: Rule");
        assert!(!is_rule || path.with_extension("md").exists(), "{} has no page", path.display());
    }
}

#[test]
fn arabic_messages_begin_and_end_with_arabic_letters() {
    let mut report = Report::default();
    for rule in RULES {
        check_words(&mut report, rule.id, &Message::new(rule.summary_ar, rule.summary_en));
    }
    for page in pages() {
        for example in &page.examples {
            for finding in findings(&example.article, example.format, &example.settings(&page.id)) {
                let Finding { message, related, fixes, .. } = &finding;
                let all = [message].into_iter().chain(related.iter().map(|it| &it.message)).chain(fixes.iter().map(|it| &it.title));
                all.for_each(|it| check_words(&mut report, &page.id, it));
                if fixes.len() > 3 {
                    report.fault(format!("{}:{} more than three fixes", page.path.display(), example.line));
                }
            }
        }
    }
    report.finish();
}

// Tashkeel is no letter; it may stand on the last one.
fn check_words(report: &mut Report, rule: &str, message: &Message) {
    let is_letter = |it: Option<char>| it.is_some_and(|it| ('\u{620}'..='\u{64A}').contains(&it));
    let bare = message.ar.trim_end_matches(|it| ('\u{64B}'..='\u{65F}').contains(&it));
    if !is_letter(message.ar.chars().next()) || !is_letter(bare.chars().next_back()) {
        report.fault(format!("{rule}: begins or ends with no Arabic letter:\n{}", message.ar));
    }
    if message.en.is_empty() || message.en.chars().any(support::is_invisible) || message.ar.chars().any(support::is_invisible) {
        report.fault(format!("{rule}: words missing, or invisible characters among them:\n{}", message.en));
    }
}
