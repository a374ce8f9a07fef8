//! Names that are alike: of two people, and of one. The product holds no list of pairs; these lists only ask.

mod support;

use std::fmt::Write as _;

use support::expectation::Report;
use support::{findings, only, root, story};
use tadqiq::analysis::names::Kind;
use tadqiq::rules::finding::Finding;
use tadqiq::text::format::Format;

/// The same sentences for both lists: `{a}` and `{b}` are where the names stand.
const SENTENCES: [&str; 5] = [
    "وصل {a} إلى مقر المؤتمر صباح أمس.\nثم التقى المشاركون {b} قبل الجلسة الأولى.\n",
    "ورد اسم {a} في الصفحة الأولى من التقرير.\nوورد اسم {b} في الصفحة الأخيرة منه.\n",
    "نشرت المجلة صورة {a} على غلافها.\nوفي الداخل مقال طويل عن {b} وأيامه.\n",
    "سألت المعلمة تلاميذها عن {a} في أول الدرس.\nوفي آخره كتب كل تلميذ سطرا عن {b}.\n",
    "يعرض المتحف رسالة كتبها {a} بخط يده.\nوفي القاعة المجاورة صورة لم تنشر من قبل يظهر فيها {b} واقفا.\n",
];

fn names_findings(text: &str) -> usize {
    findings(text, Format::Plain, &only("names/inconsistent")).len()
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join("tests/names").join(file)).unwrap_or_default();
    let rows = text.lines().filter(|it| !it.starts_with('#'));
    rows.map(|it| it.split('\t').map(str::to_owned).collect()).collect()
}

fn texts(a: &str, b: &str) -> impl Iterator<Item = String> {
    let both = [(a.to_owned(), b.to_owned()), (b.to_owned(), a.to_owned())];
    SENTENCES.iter().flat_map(move |it| both.clone().map(|(a, b)| it.replace("{a}", &a).replace("{b}", &b)))
}

#[test]
fn names_of_two_people_are_left_alone() {
    let mut report = Report::default();
    let rows = rows("apart.tsv");
    assert!(rows.len() > 200, "the list is there");
    for row in &rows {
        let [a, b] = row.as_slice() else { panic!("two names: {row:?}") };
        for text in texts(a, b).filter(|it| names_findings(it) > 0) {
            report.fault(text);
        }
    }
    report.finish();
}

#[test]
fn spellings_of_one_name_are_found() {
    let rows = rows("alike.tsv");
    assert_eq!(rows.len(), 100, "a hundred pairs");
    let (mut found, mut asked, mut missed) = (0, 0, String::new());
    for row in &rows {
        let [class, a, b] = row.as_slice() else { panic!("a class and two spellings: {row:?}") };
        for text in texts(a, b) {
            asked += 1;
            if names_findings(&text) > 0 {
                found += 1;
            } else {
                let _ = writeln!(missed, "{class}: {text}");
            }
        }
    }
    assert!(found * 100 >= asked * 92, "found {found} of {asked}; missed:\n{missed}");
    if std::env::var_os("SHOW").is_some() {
        println!("found {found} of {asked}; missed:\n{missed}");
    }
}

// A story's mention at fault and what it should read; `None`: nothing is to be reported.
type Fault<'t> = Option<(&'t str, &'t str)>;

// What the story is, its fault, its text.
fn stories(text: &str) -> Vec<(&str, Fault<'_>, String)> {
    let read = |story: &'_ str| -> Vec<String> { story.lines().map(str::to_owned).collect() };
    text.split("\n--- ")
        .skip(1)
        .map(|it| {
            let mut lines = it.lines();
            let what = lines.next().unwrap_or_default();
            let fault = lines.next().and_then(|it| it.split_once(" -> "));
            (what, fault, read(it).into_iter().skip(2).collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

// Right: one finding, at the fault, whose first fix restores the name; or none where nothing is to be reported.
fn is_right(text: &str, fault: Fault<'_>) -> bool {
    let found = findings(text, Format::Plain, &only("names/inconsistent"));
    let edits = |it: &Finding| it.fixes.first().map(|it| it.edits.clone()).unwrap_or_default();
    match (fault, found.as_slice()) {
        (None, found) => found.is_empty(),
        (Some((wrong, right)), [only]) => {
            only.span.of(text) == wrong && matches!(edits(only).as_slice(), [edit] if edit.text == right && edit.span == only.span)
        }
        _ => false,
    }
}

#[test]
fn stories_about_foreign_names_are_judged_right() {
    let text = std::fs::read_to_string(root().join("tests/names/stories.txt")).unwrap_or_default();
    let stories = stories(&text);
    assert_eq!(stories.len(), 40, "forty stories");
    let wrong: Vec<&str> = stories.iter().filter(|it| !is_right(&it.2, it.1)).map(|it| it.0).collect();
    assert!(wrong.len() <= 4, "{} of 40 wrong:\n{}", wrong.len(), wrong.join("\n"));
    if std::env::var_os("SHOW").is_some() {
        println!("{} of 40 wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}

// Every person of a story and the number of mentions, as the list has them.
fn people(text: &str) -> String {
    let story = story(text, Format::Plain);
    let people = story.names.entities.iter().filter(|it| it.kind == Kind::Person);
    let out: Vec<String> = people.map(|it| format!("{} {}", it.name, it.mentions.len())).collect();
    if out.is_empty() { "-".to_owned() } else { out.join(" | ") }
}

#[test]
fn people_are_found() {
    let text = std::fs::read_to_string(root().join("tests/names/people.txt")).unwrap_or_default();
    let mut report = Report::default();
    for story in text.split("\n--- ").skip(1) {
        let mut lines = story.lines();
        let (what, wanted) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let found = people(&lines.collect::<Vec<_>>().join("\n"));
        if found != wanted {
            report.fault(format!("{what}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    report.finish();
}
