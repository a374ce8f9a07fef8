//! The company that words keep, as signs: what is learned of one word is known of those of its class.

use crate::arabic::token::{Kind, Token};
use crate::lexicon::classes;

use super::words::key_of;

/// How many words before the marks and how many in them are looked at.
const BEFORE: usize = 12;
const INSIDE: usize = 15;
/// From how many tokens on one length is as another.
const MANY: usize = 6;

/// A word by its class, its clitic's letter before it where only the word without it has one, ? for a rare one; a sign by itself.
pub(super) fn of(token: Option<&Token>) -> String {
    let Some(token) = token else { return "-".to_owned() };
    match token.kind {
        Kind::Number => "0".to_owned(),
        Kind::Foreign => "A".to_owned(),
        Kind::Sign => token.skeleton.chars().next().map(String::from).unwrap_or_default(),
        Kind::Word => match classes::find(&key_of(token)) {
            Some((class, clitic)) => format!("{clitic}{class}"),
            None => "?".to_owned(),
        },
    }
}

/// A word itself; a sign, a number and a foreign word as `of` tells them.
fn word(token: Option<&Token>) -> String {
    token.filter(|it| it.is_word()).map_or_else(|| of(token), key_of)
}

/// A name or noun phrase in its paragraph, as indices of tokens, and what of the quotation stands in the same paragraph.
pub(super) struct Way<'a> {
    pub(super) tokens: &'a [Token],
    /// Its first token, and the first behind it.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether its first word alone is known.
    pub(super) bare: bool,
    /// Where its sentence begins.
    pub(super) start: usize,
    pub(super) verb: Option<usize>,
    pub(super) mark: Option<usize>,
    /// The first token behind the closing mark.
    pub(super) behind: Option<usize>,
}

/// The signs of a name or noun phrase: its first word, the two on either side, how its sentence begins, the reporting word, and what stands between
/// it and the marks.
pub(super) fn beside(way: &Way<'_>) -> Vec<String> {
    let &Way { tokens, from, to, .. } = way;
    let token = |it: Option<usize>| it.and_then(|it| tokens.get(it));
    let (first, left, next) = (of(token(Some(from))), of(token(from.checked_sub(1))), of(token(Some(to))));
    let (left2, next2) = (of(token(from.checked_sub(2))), of(token(Some(to + 1))));
    let mut out = vec![
        format!("~left={left} first={first}{}", if way.bare { " bare" } else { "" }),
        format!("~first={first} next={next}"),
        format!("~first={first}"),
        format!("~left={left}"),
        format!("~next={next}"),
        format!("~left2={left2}"),
        format!("~next2={next2}"),
        format!("~left2={left2} left={left}"),
        format!("~left2={left2} left={left} first={first}"),
        format!("~left={left} next={next}"),
        format!("~next={next} next2={next2}"),
        format!("word first={}", word(token(Some(from)))),
        format!("word left={}", word(token(from.checked_sub(1)))),
        format!("word left2={}", word(token(from.checked_sub(2)))),
        format!("word next={}", word(token(Some(to)))),
        format!("~opens={}", of(token(Some(way.start)))),
        format!("word opens={}", word(token(Some(way.start)))),
        format!("opens {}", from.saturating_sub(way.start).min(BEFORE)),
    ];
    if let Some(verb) = way.verb {
        let far = verb.abs_diff(from).min(3);
        let class = of(token(Some(verb)));
        out.extend([format!("~verb={class} left={left}"), format!("~verb={class} next={next}")]);
        out.push(format!("word verb={} {}{far}", word(token(Some(verb))), if verb < from { ">" } else { "<" }));
        if to <= verb {
            out.push(format!("word verb={} prev={}", word(token(Some(verb))), word(token(verb.checked_sub(1)))));
        }
    }
    let mut between = |side: &str, from: usize, to: usize| {
        for it in tokens.get(from..to).filter(|it| it.len() <= INSIDE).unwrap_or(&[]) {
            out.extend([format!("~{side}={}", of(Some(it))), format!("word {side}={}", word(Some(it)))]);
        }
    };
    if let Some(mark) = way.mark {
        between("before", to, mark);
    }
    if let Some(behind) = way.behind {
        between("behind", behind, from);
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The signs of what stands in marks and around them: `mark` is the index of the opening one in `tokens`, `behind` that of the first token
/// behind the closing one, where it stands in the same paragraph.
pub(super) fn around(tokens: &[Token], inside: &[Token], mark: usize, behind: Option<usize>) -> Vec<String> {
    let at = |it: Option<usize>| of(it.and_then(|it| tokens.get(it)));
    let (left, left2) = (at(mark.checked_sub(1)), at(mark.checked_sub(2)));
    let (right, right2) = (at(behind), at(behind.map(|it| it + 1)));
    let mut out = vec![
        format!("~left={left}"),
        format!("~left2={left2}"),
        format!("~right={right}"),
        format!("~right2={right2}"),
        format!("~left2={left2} left={left}"),
        format!("~left={left} right={right}"),
        format!("~right={right} right2={right2}"),
    ];
    out.extend((1..=3).map(|back| format!("word left{back}={}", word(mark.checked_sub(back).and_then(|it| tokens.get(it))))));
    for it in tokens.get(mark.saturating_sub(BEFORE)..mark).unwrap_or(&[]) {
        out.extend([format!("~before={}", of(Some(it))), format!("word before={}", word(Some(it)))]);
    }
    let words: Vec<String> = inside.iter().take(INSIDE).map(|it| of(Some(it))).collect();
    let (Some(first), last) = (words.first(), of(inside.last())) else { return out };
    let n = inside.len().min(MANY);
    out.extend([
        format!("~first={first}"),
        format!("~last={last}"),
        format!("~first={first} last={last}"),
        format!("~first={first} n={n}"),
        format!("~last={last} n={n}"),
        format!("~left={left} n={n}"),
        format!("~left={left} first={first}"),
        format!("~left2={left2} left={left} first={first}"),
        format!("~last={last} right={right}"),
    ]);
    out.extend(words.get(1).map(|it| format!("~second={it}")));
    out.extend(words.iter().map(|it| format!("~in={it}")));
    out.extend(inside.iter().take(INSIDE).map(|it| format!("word in={}", word(Some(it)))));
    out.extend([format!("word first={}", word(inside.first())), format!("word last={}", word(inside.last()))]);
    out.extend(words.windows(2).filter_map(|it| Some(format!("~in={} {}", it.first()?, it.last()?))));
    out.sort_unstable();
    out.dedup();
    out
}
