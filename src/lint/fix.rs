//! Fixes applied to a text until none is left to apply.

use std::collections::BTreeSet;

use crate::rules::finding::{Finding, Safety};
use crate::text::edit::{self, Edit};

/// A fix may bring another finding to light; after so many rounds the text is left as it is.
pub const ROUNDS: usize = 10;

/// Which fixes are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Safe ones.
    Safe,
    /// The first fix of every finding, safe or suggested.
    First,
}

/// What came of fixing a text.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The text afterwards.
    pub text: String,
    /// How many findings were mended.
    pub count: usize,
}

/// The edits of all findings that `choice` applies, without those that conflict with an earlier finding's.
pub fn edits(findings: &[Finding], choice: Choice) -> (Vec<Edit>, usize) {
    let mut out: BTreeSet<Edit> = BTreeSet::new();
    let mut count = 0;
    for finding in findings {
        let Some(fix) = finding.fixes.iter().find(|it| choice == Choice::First || it.safety == Safety::Safe) else { continue };
        // An edit that several findings share (every mention of a name) is made once.
        let new: Vec<&Edit> = fix.edits.iter().filter(|it| !out.contains(it)).collect();
        if new.iter().any(|it| neighbours(&out, it).any(|other| edit::conflict(it, other))) {
            continue;
        }
        count += 1;
        out.extend(new.into_iter().cloned());
    }
    (out.into_iter().collect(), count)
}

// No two of `edits` conflict, so that an edit can only conflict with those next to it.
fn neighbours<'e>(edits: &'e BTreeSet<Edit>, edit: &'e Edit) -> impl Iterator<Item = &'e Edit> {
    edits.range(..edit).rev().take(2).chain(edits.range(edit..).take(2))
}

/// Applies the fixes of what `find` finds, for so many rounds at most, or until a round has nothing to apply. A text in which it can
/// find nothing (`None`) stays as it is.
pub fn fix(text: &str, rounds: usize, choice: Choice, find: impl Fn(&str) -> Option<Vec<Finding>>) -> Fixed {
    let mut fixed = Fixed { text: text.to_owned(), count: 0 };
    for _ in 0..rounds {
        let Some(findings) = find(&fixed.text) else { break };
        let (edits, count) = edits(&findings, choice);
        let Ok(next) = edit::apply(&fixed.text, &edits) else { break };
        if next == fixed.text {
            break;
        }
        fixed = Fixed { text: next, count: fixed.count + count };
    }
    fixed
}
