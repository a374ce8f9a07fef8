//! What differs between two texts.

use std::fmt::{self, Write};

use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token, UnifiedDiffConfig, UnifiedDiffPrinter};

use crate::text::span::Span;

/// How many lines around a change are shown.
const CONTEXT: u32 = 1;

/// Each stretch that differs: where it stands in `old` and in `new`, in bytes; empty where the other has more. `parts` cuts a text into what is compared.
pub fn changes<'a, P: Iterator<Item = &'a str>>(old: &'a str, new: &'a str, parts: fn(&'a str) -> P) -> Vec<(Span, Span)> {
    let (input, diff) = compute(old, new, parts);
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
    let span = |starts: &[usize], it: &std::ops::Range<u32>| {
        let at = |it: u32| usize::try_from(it).ok().and_then(|it| starts.get(it)).copied().unwrap_or_default();
        Span::new(at(it.start), at(it.end))
    };
    diff.hunks().map(|it| (span(&before, &it.before), span(&after, &it.after))).collect()
}

/// A unified diff of two versions of the file at `path`, as `patch` and `git apply` read it; empty for the same text.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let (input, diff) = compute(old, new, |it| it.split_inclusive('\n'));
    if diff.count_additions() == 0 && diff.count_removals() == 0 {
        return String::new();
    }
    let mut config = UnifiedDiffConfig::default();
    config.context_len(CONTEXT);
    format!("--- {path}\n+++ {path}\n{}", diff.unified_diff(&Lines(&input.interner), config, &input))
}

fn compute<'a, P: Iterator<Item = &'a str>>(old: &'a str, new: &'a str, parts: fn(&'a str) -> P) -> (InternedInput<&'a str>, Diff) {
    let mut input = InternedInput::default();
    input.update_before(parts(old));
    input.update_after(parts(new));
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    (input, diff)
}

// The crate's own printer doesn't say where a file ends without a line break, and then its diff applies to no file.
struct Lines<'a>(&'a Interner<&'a str>);

impl Lines<'_> {
    fn line(&self, mut f: impl Write, sign: char, token: Token) -> fmt::Result {
        let line = self.0[token];
        let end = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
        write!(f, "{sign}{line}{end}")
    }
}

impl UnifiedDiffPrinter for Lines<'_> {
    fn display_header(&self, mut f: impl Write, old: u32, new: u32, old_len: u32, new_len: u32) -> fmt::Result {
        let range = |start: u32, len: u32| match len {
            0 => format!("{start},0"),
            1 => format!("{}", start + 1),
            _ => format!("{},{len}", start + 1),
        };
        writeln!(f, "@@ -{} +{} @@", range(old, old_len), range(new, new_len))
    }

    fn display_context_token(&self, f: impl Write, token: Token) -> fmt::Result {
        self.line(f, ' ', token)
    }

    fn display_hunk(&self, mut f: impl Write, before: &[Token], after: &[Token]) -> fmt::Result {
        before.iter().try_for_each(|&it| self.line(&mut f, '-', it))?;
        after.iter().try_for_each(|&it| self.line(&mut f, '+', it))
    }
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
        assert!(told.contains("@@ -11,3 +10,2 @@\n 10\n-11\n 12\n"), "{told}");
    }
}
