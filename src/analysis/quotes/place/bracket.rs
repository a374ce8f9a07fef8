//! A bracket typed for a quotation mark, or a mark typed for a bracket.

use crate::analysis::paragraph::Facts;
use crate::arabic::letter::is_stop;
use crate::arabic::token::{Kind, Token};
use crate::text::span::Span;

use super::Gap;

/// A bracket further off has nothing to do with the mark, in tokens.
const FAR: usize = 40;
/// The same for a brace, which nothing but a quotation has in news copy, over sentences too.
const BRACE: usize = 120;

/// A bracket without a partner on the side where the mark is missing: one of the two was typed for the other. Returns what to replace, and by what;
/// `mark` is the mark that is missing.
pub(in crate::analysis::quotes) fn bracket(facts: &Facts, gap: Gap, mark: &str) -> Option<(Span, String)> {
    let tokens = facts.tokens_in(gap.window);
    let near: Vec<&Token> = if gap.opening { tokens.iter().rev().take(BRACE).collect() } else { tokens.iter().take(BRACE).collect() };
    let (mut depth, mut ended) = (0, false);
    for (i, token) in near.iter().enumerate() {
        let sign = token.skeleton.chars().next().filter(|_| token.kind == Kind::Sign).unwrap_or(' ');
        ended |= is_stop(sign) || i >= FAR;
        if ended && !matches!(sign, '{' | '}') {
            continue;
        }
        let (inner, outer) = if gap.opening { (")]}", "([{") } else { ("([{", ")]}") };
        if inner.contains(sign) {
            depth += 1;
        } else if outer.contains(sign) && depth > 0 {
            depth -= 1;
        } else if outer.contains(sign) {
            // An item's number has half a bracket by right: 1)
            let item = !gap.opening && near.get(i.checked_sub(1)?).is_some_and(|it| it.kind == Kind::Number);
            return match sign {
                '{' | '}' => Some((token.span, mark.to_owned())),
                ')' if !item && !opened_before(facts, gap.partner.from()) => Some((token.span, mark.to_owned())),
                '(' if !closes_soon(facts, gap.partner.to()) => Some((gap.partner, ")".to_owned())),
                _ => None,
            };
        }
    }
    None
}

// Whether a bracket that is open at `at` closes in the same sentence.
fn closes_soon(facts: &Facts, at: usize) -> bool {
    let tail = facts.tokens.get(facts.token_at(at)..).unwrap_or(&[]).iter().take(FAR);
    let sign = tail.filter_map(|it| it.skeleton.chars().next().filter(|_| it.kind == Kind::Sign));
    sign.take_while(|it| !is_stop(*it)).find(|it| matches!(it, '(' | ')')) == Some(')')
}

// Whether a bracket stands open at `at`, in the same sentence: what closes it is none of the quotation's.
fn opened_before(facts: &Facts, at: usize) -> bool {
    let head = facts.tokens.get(..facts.tokens.partition_point(|it| it.span.to() <= at)).unwrap_or(&[]).iter().rev().take(FAR);
    let sign = head.filter_map(|it| it.skeleton.chars().next().filter(|_| it.kind == Kind::Sign));
    sign.take_while(|it| !is_stop(*it)).find(|it| matches!(it, '(' | ')')) == Some('(')
}
