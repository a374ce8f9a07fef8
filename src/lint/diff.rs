//! What differs between two texts.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput, Token};

use crate::text::span::Span;

/// How many lines around a change are shown.
const CONTEXT: u32 = 1;

/// Each stretch that differs: where it stands in `old` and in `new`, in bytes; empty where the other has more. `parts` cuts a text into what is compared.
pub fn changes<'a, P: Iterator<Item = &'a str>>(old: &'a str, new: &'a str, parts: fn(&'a str) -> P) -> Vec<(Span, Span)> {
    let (input, mut diff) = compute(old, new, parts);
    diff.postprocess_no_heuristic(&input);
    let starts = |tokens: &[Token]| {
        let mut at = 0;
        let mut out = vec![0];
        for &token in tokens {
            at += input.interner[token].len();
            out.push(at);
        }
        out
    };
    let (before, after) = (starts(&input.before), starts(&input.after));
    let span = |starts: &[usize], it: &Range<u32>| {
        let at = |it: u32| usize::try_from(it).ok().and_then(|it| starts.get(it)).copied().unwrap_or_default();
        Span::new(at(it.start), at(it.end))
    };
    diff.hunks().map(|it| (span(&before, &it.before), span(&after, &it.after))).collect()
}

/// A unified diff of two versions of the file at `path`, as `patch` and `git apply` read it; empty for the same text.
// Not the crate's own: it counts a first change on the third line from the second, and doesn't say where a file ends without a line break.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let (input, mut diff) = compute(old, new, |it| it.split_inclusive('\n'));
    diff.postprocess_lines(&input);
    let mut groups: Vec<Vec<Hunk>> = Vec::new();
    for hunk in diff.hunks() {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|it| hunk.before.start - it.before.end <= 2 * CONTEXT) => group.push(hunk),
            _ => groups.push(vec![hunk]),
        }
    }
    let hunks: String = groups.iter().map(|it| told(&input, it)).collect();
    if hunks.is_empty() { hunks } else { format!("--- {path}\n+++ {path}\n{hunks}") }
}

// Changes that lie near each other, with the lines around and between them.
fn told(input: &InternedInput<&str>, group: &[Hunk]) -> String {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return String::new() };
    let start = first.before.start.saturating_sub(CONTEXT);
    let end = (last.before.end + CONTEXT).min(u32::try_from(input.before.len()).unwrap_or(u32::MAX));
    let (mut old_len, mut new_len, mut at, mut lines) = (0, 0, start, String::new());
    let mut tell = |sign: char, tokens: &[Token], range: Range<u32>| {
        let range = usize::try_from(range.start).unwrap_or(usize::MAX)..usize::try_from(range.end).unwrap_or(usize::MAX);
        for &token in tokens.get(range).unwrap_or_default() {
            let line = input.interner[token];
            let end = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
            lines.extend([&*sign.to_string(), line, end]);
            old_len += u32::from(sign != '+');
            new_len += u32::from(sign != '-');
        }
    };
    for hunk in group {
        tell(' ', &input.before, at..hunk.before.start);
        tell('-', &input.before, hunk.before.clone());
        tell('+', &input.after, hunk.after.clone());
        at = hunk.before.end;
    }
    tell(' ', &input.before, at..end);
    let range = |start: u32, len: u32| match len {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        _ => format!("{},{len}", start + 1),
    };
    let new_start = first.after.start - (first.before.start - start);
    format!("@@ -{} +{} @@\n{lines}", range(start, old_len), range(new_start, new_len))
}

fn compute<'a, P: Iterator<Item = &'a str>>(old: &'a str, new: &'a str, parts: fn(&'a str) -> P) -> (InternedInput<&'a str>, Diff) {
    let mut input = InternedInput::default();
    input.update_before(parts(old));
    input.update_after(parts(new));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    (input, diff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_last_line_break_is_told() {
        let told = unified("a.txt", "سطر\nآخر", "سطر\nجديد");
        assert_eq!(
            told,
            "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n سطر\n-آخر\n\\ No newline at end of file\n+جديد\n\\ No newline at end of file\n"
        );
        assert_eq!(unified("a.txt", "سطر\n", "سطر\n"), "");
    }

    #[test]
    fn changes_far_apart_are_hunks_of_their_own() {
        let old: String = (0..20).map(|it| format!("{it}\n")).collect();
        let new = old.replace("3\n4\n", "ثلاثة\n").replace("\n11\n", "\n");
        let told = unified("a.txt", &old, &new);
        assert!(told.contains("@@ -3,4 +3,3 @@\n 2\n-3\n-4\n+ثلاثة\n 5\n"), "{told}");
        assert!(unified("a.txt", "0\n1\n2\n3\n4\n", "0\n1\nاثنان\n3\n4\n").contains("@@ -2,3 +2,3 @@\n 1\n-2\n+اثنان\n 3\n"));
        assert!(unified("a.txt", "0\n", "أول\n0\n").contains("@@ -1 +1,2 @@\n+أول\n 0\n"));
        assert!(told.contains("@@ -11,3 +10,2 @@\n 10\n-11\n 12\n"), "{told}");
    }
}
