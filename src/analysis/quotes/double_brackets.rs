//! Brackets typed twice serve as quotation marks: ((…)). Two brackets side by side may also be two brackets: (أ (ب))

use crate::arabic::token::Token;

/// Indices of the tokens that begin a double bracket which is a quotation mark, in order.
pub(super) fn all(tokens: &[Token]) -> Vec<usize> {
    let mut out = Vec::new();
    // What is open: a double bracket by its index, a single one by none.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let twice = tokens.get(at + 1).is_some_and(|it| it.span.start == token.span.end && it.skeleton == token.skeleton);
        let face = at.checked_sub(1).and_then(|it| tokens.get(it)).is_some_and(|it| it.span.end == token.span.start && is_eyes(it));
        let step = if token.is_sign('(') {
            open.push(twice.then_some(at));
            if twice { 2 } else { 1 }
        } else if token.is_sign(')') && twice && face {
            2
        } else if token.is_sign(')') {
            close(&mut open, &mut out, twice.then_some(at))
        } else {
            1
        };
        at += step;
    }
    out.extend(open.into_iter().flatten());
    out.sort_unstable();
    out
}

// Closes what is open, and says how many of the brackets at hand that took.
fn close(open: &mut Vec<Option<usize>>, out: &mut Vec<usize>, twice: Option<usize>) -> usize {
    match (open.pop(), twice) {
        (Some(Some(opener)), Some(closer)) => {
            out.extend([opener, closer]);
            2
        }
        // What seemed double was two: one of them is still open.
        (Some(Some(_)), None) => {
            open.push(None);
            1
        }
        (None, Some(closer)) => {
            out.push(closer);
            2
        }
        (Some(None), _) | (None, None) => 1,
    }
}

// A smile is no mark: :))
fn is_eyes(token: &Token) -> bool {
    [':', ';', '=', '^'].into_iter().any(|it| token.is_sign(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::token::tokens;

    fn count(text: &str) -> usize {
        all(&tokens(text)).len()
    }

    #[test]
    fn tells_double_brackets_from_two() {
        assert_eq!(count("زار ((دار النخيل)) و((دار السنابل))"), 4);
        assert_eq!(count("زار (دار النخيل (القديمة))"), 0);
        assert_eq!(count("زار ((القديمة) دار النخيل)"), 0);
        assert_eq!(count("زار ((دار النخيل» ثم عاد"), 1);
        assert_eq!(count("وصلنا :))"), 0);
        assert!(count(&"((".repeat(9)) == 9 && count(&")))".repeat(9)) > 0);
    }
}
