//! Sentences of a paragraph.

use crate::text::span::Span;

use super::letter::{is_quotation_mark, is_stop};
use super::token::{Kind, Token};

/// The sentences of `text`, in order, over its tokens. A stop between digits, after an initial or a one-letter
/// abbreviation (د.) ends none; marks and brackets that close right after a stop belong to the sentence.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start: Option<usize> = None;
    let mut ended = false;
    let mut last = 0;
    for (i, token) in tokens.iter().enumerate() {
        let sign = sign(token);
        let closes = ended && sign.is_some_and(|it| is_stop(it) || matches!(it, ')' | ']' | '}') || is_closing(text, token, it));
        if ended && !closes {
            if let Some(from) = start.take() {
                out.push(Span::new(from, last));
            }
            ended = false;
        }
        start.get_or_insert(token.span.from());
        last = token.span.to();
        if sign.is_some_and(is_stop) {
            ended = ended || !is_abbreviation(tokens, i, text);
        }
    }
    if let Some(from) = start {
        out.push(Span::new(from, last));
    }
    out
}

// A quotation mark after a stop belongs to the sentence unless it is set off from it and opens the next.
fn is_closing(text: &str, token: &Token, c: char) -> bool {
    is_quotation_mark(c) && !crate::text::span::before(text, token.span.from()).ends_with(char::is_whitespace)
}

fn sign(token: &Token) -> Option<char> {
    (token.kind == Kind::Sign).then(|| token.skeleton.chars().next()).flatten()
}

// A full stop right after a single letter (د. أ.د. م.) shortens a word, and one before كوم is part of an address.
fn is_abbreviation(tokens: &[Token], at: usize, text: &str) -> bool {
    let Some(stop) = tokens.get(at) else { return false };
    let Some(word) = at.checked_sub(1).and_then(|it| tokens.get(it)) else { return false };
    // فوركس.كوم
    let domain = tokens.get(at + 1).is_some_and(|it| it.span.start == stop.span.end && matches!(&*it.skeleton, "كوم" | "نت" | "أورغ"));
    if stop.is_sign('.') && domain && word.span.end == stop.span.start {
        return true;
    }
    if is_spelled_out(tokens, at) || stop.is_sign('.') && word.span.end == stop.span.start && is_initial(tokens, at) {
        return true;
    }
    stop.is_sign('.')
        && word.span.end == stop.span.start
        && matches!(word.kind, Kind::Word | Kind::Foreign)
        && word.skeleton.chars().count() == 1
        && !crate::text::span::after(text, stop.span.to()).trim().is_empty()
}

// إيه.إن.زد: the names of three letters or more, tied by stops.
fn is_spelled_out(tokens: &[Token], at: usize) -> bool {
    let letter = |it: Option<usize>| {
        let token = it.and_then(|it| tokens.get(it))?;
        (token.is_word() && token.skeleton.chars().count() <= 4).then_some(token.span)
    };
    let stop = |it: Option<usize>| it.and_then(|it| tokens.get(it)).filter(|it| it.is_sign('.')).map(|it| it.span);
    let tied = |from: Option<usize>| {
        let at = |n: usize| from.map(|it| it + n);
        let parts = [letter(from), stop(at(1)), letter(at(2)), stop(at(3)), letter(at(4))];
        parts.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if one.end == next.start))
    };
    tied(at.checked_sub(1)) || tied(at.checked_sub(3))
}

// دبليو. مرلون, إتش. أر. مرلون: the name of one Latin letter before a name; behind another letter it may end that of an agency, and a sentence.
fn is_initial(tokens: &[Token], at: usize) -> bool {
    const LETTERS: [&str; 19] =
        ["إتش", "اتش", "دبليو", "جيه", "كيه", "إف", "اف", "إس", "اس", "إم", "إل", "إيه", "ايه", "آر", "أر", "إكس", "اكس", "جي", "دي"];
    // سي بي إس: these are words too, or end one.
    const SPELLED: [&str; 6] = ["سي", "بي", "تي", "إن", "ان", "آي"];
    let one_of = |back: usize, letters: &[&str]| {
        at.checked_sub(back).and_then(|it| tokens.get(it)).is_some_and(|it| letters.contains(&&*it.skeleton))
    };
    one_of(1, &LETTERS) && !one_of(2, &LETTERS) && !one_of(2, &SPELLED) && tokens.get(at + 1).is_some_and(Token::is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::token::tokens;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, &tokens(text)).into_iter().map(|it| it.of(text)).collect()
    }

    #[test]
    fn cuts_at_stops() {
        assert_eq!(cut("قال: «نعم.» ثم خرج. وعاد د. سامي 2.5 مرة؟!"), ["قال: «نعم.»", "ثم خرج.", "وعاد د. سامي 2.5 مرة؟!"]);
        assert_eq!(cut("وقال بنك إيه.إن.زد إنه باع. ثم خرج"), ["وقال بنك إيه.إن.زد إنه باع.", "ثم خرج"]);
        assert_eq!(cut("قال إتش. أر. مرلون إنه باع. ثم خرج"), ["قال إتش. أر. مرلون إنه باع.", "ثم خرج"]);
        assert_eq!(cut("قال لقناة سي بي إس. ثم خرج"), ["قال لقناة سي بي إس.", "ثم خرج"]);
        assert_eq!(cut("باع له كل ما به.ثم عاد"), ["باع له كل ما به.", "ثم عاد"], "a stop without a space behind it still ends a sentence");
    }
}
