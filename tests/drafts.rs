//! Short drafts of our own, each with one statement that nobody is said to have made, written before the rule was looked at.

mod support;

use support::{findings, root};
use tadqiq::lint::config::Settings;
use tadqiq::text::format::Format;

/// So many of the thirty must be found. The others are not asked for: an alarm that is wrong costs more than one that is missing.
const FOUND: usize = 27;

/// `### NUMBER line LINE` begins each draft; the statement without a speaker stands in that line of it.
#[test]
fn statements_without_a_speaker_are_found() {
    let text = std::fs::read_to_string(root().join("tests/drafts/orphans.txt")).unwrap();
    let (mut drafts, mut missed) = (0, Vec::new());
    for draft in text.split("### ").filter(|it| !it.is_empty()) {
        let (head, copy) = draft.split_once('\n').expect("a draft follows its number");
        let (number, line) = head.split_once(" line ").expect("a draft names the line of its statement");
        let line: usize = line.parse().unwrap();
        let start: usize = copy.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let end = start + copy.lines().nth(line - 1).unwrap().len();
        let found: Vec<_> =
            findings(copy, Format::Plain, &Settings::default()).into_iter().filter(|it| it.rule == "attribution/missing").collect();
        drafts += 1;
        assert!(found.iter().all(|it| it.span.from() >= start && it.span.to() <= end), "draft {number}: a finding elsewhere");
        if found.is_empty() {
            missed.push(number.to_owned());
        }
    }
    assert!(drafts - missed.len() >= FOUND, "{} of {drafts} found; missed: {}", drafts - missed.len(), missed.join(", "));
}
