//! What tells a finding from others when lines move: a baseline and an editor know it by this.

use std::collections::BTreeMap;

use crate::arabic::token::{Kind, tokens};
use crate::rules::finding::Finding;
use crate::text::span::{after, before};

/// How many bytes around a finding are searched for its neighbours.
const WINDOW: usize = 400;
/// The same where that is enough.
const NARROW: usize = 80;
/// How many words on either side take part.
const WORDS: usize = 3;

/// The fingerprints of findings, in their order: sixteen hexadecimal digits over the rule, the covered text and three words on
/// either side, with a count where the same stands again. No line number takes part.
pub fn fingerprints(text: &str, findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    findings
        .iter()
        .map(|it| {
            let hash = hash(text, it);
            let count = seen.entry(hash).or_default();
            *count += 1;
            if *count == 1 { format!("{hash:016x}") } else { format!("{hash:016x}-{count}") }
        })
        .collect()
}

fn hash(text: &str, finding: &Finding) -> u64 {
    let left = words_beside(|window| {
        let head = before(text, finding.span.from());
        (after(head, border(head, head.len().saturating_sub(window))), head.len() <= window)
    });
    let right = words_beside(|window| {
        let tail = after(text, finding.span.to());
        (before(tail, border(tail, window.min(tail.len()))), tail.len() <= window)
    });
    let left = left.get(left.len().saturating_sub(WORDS)..).unwrap_or(&[]);
    let parts = left.iter().map(String::as_str).chain(["\0", finding.rule, "\0", finding.span.of(text), "\0"]);
    let parts = parts.chain(right.iter().take(WORDS).map(String::as_str));
    // FNV-1a, 64 bits: stable over versions of the compiler, which the standard hasher is not.
    parts
        .flat_map(|it| it.bytes().chain([0xff]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

// The words of a window beside a finding: a narrow one, unless it is too narrow. The window's far end may cut a word in two,
// so that one word more than are wanted has to stand in it. `cut` gives the window of so many bytes, and whether it is all there is.
fn words_beside<'t>(cut: impl Fn(usize) -> (&'t str, bool)) -> Vec<String> {
    let words = |text: &str| tokens(text).into_iter().filter(|it| it.kind != Kind::Sign).map(|it| it.skeleton.into()).collect();
    let (window, whole) = cut(NARROW);
    let found: Vec<String> = words(window);
    if whole || found.len() > WORDS { found } else { words(cut(WINDOW).0) }
}

fn border(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::finding::{Message, Severity};
    use crate::text::span::Span;

    fn finding(span: Span) -> Finding {
        Finding {
            rule: "quotes/reversed",
            severity: Severity::Warning,
            span,
            message: Message::new("أ", "a"),
            related: vec![],
            fixes: vec![],
        }
    }

    #[test]
    fn counts_repeats_and_ignores_what_is_far() {
        let text = "قال المدير العام لـ»المجلة» أمس.";
        let at = text.find('»').unwrap();
        let one = fingerprints(text, &[finding(Span::new(at, at + 2))]);
        let moved = format!("سطر جديد بعيد هنا.\n{text}");
        let at = moved.find('»').unwrap();
        let two = fingerprints(&moved, &[finding(Span::new(at, at + 2)), finding(Span::new(at, at + 2))]);
        assert_eq!(one[0].len(), 16);
        assert_eq!(one[0], two[0], "words far from the place are none of its fingerprint");
        assert_eq!(two[1], format!("{}-2", two[0]));
    }
}
