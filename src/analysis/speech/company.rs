//! The company that words keep, as signs: what is learned of one word is known of those of its class.

use crate::arabic::token::{Kind, Token};
use crate::lexicon::classes;

use super::words::key_of;

/// How many tokens before the marks and how many in them are looked at.
const BEFORE: usize = 12;
const INSIDE: usize = 15;
/// How many tokens may stand between a name and the marks for each to be looked at.
const BETWEEN: usize = 15;
/// From how many tokens on one length is as another: of what stands in marks, of a sentence before a name, between a name and its verb.
const MANY: usize = 6;
const DEEP: usize = 12;
const FAR: usize = 3;

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

/// The class of a token, as `of` tells it, and the token itself: a word by its key, all else as its class.
fn both(token: Option<&Token>) -> (String, String) {
    let class = of(token);
    let word = token.filter(|it| it.is_word()).map_or_else(|| class.clone(), key_of);
    (class, word)
}

/// A name or noun phrase in its paragraph, as indices of tokens, and what of the quotation stands in the same paragraph.
pub(super) struct Phrase<'a> {
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
pub(super) fn beside(phrase: &Phrase<'_>) -> Vec<String> {
    let &Phrase { tokens, from, to, .. } = phrase;
    let at = |it: Option<usize>| both(it.and_then(|it| tokens.get(it)));
    let ((first, first_word), (left, left_word), (next, next_word)) = (at(Some(from)), at(from.checked_sub(1)), at(Some(to)));
    let ((left2, left2_word), (next2, _), (opens, opens_word)) = (at(from.checked_sub(2)), at(Some(to + 1)), at(Some(phrase.start)));
    let mut out = vec![
        format!("~left={left} first={first}{}", if phrase.bare { " bare" } else { "" }),
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
        format!("word first={first_word}"),
        format!("word left={left_word}"),
        format!("word left2={left2_word}"),
        format!("word next={next_word}"),
        format!("~opens={opens}"),
        format!("word opens={opens_word}"),
        format!("opens {}", from.saturating_sub(phrase.start).min(DEEP)),
    ];
    if let Some(verb) = phrase.verb {
        let (class, word) = at(Some(verb));
        let side = if verb < from { ">" } else { "<" };
        out.extend([format!("~verb={class} left={left}"), format!("~verb={class} next={next}")]);
        out.push(format!("word verb={word} {side}{}", verb.abs_diff(from).min(FAR)));
        if to <= verb {
            out.push(format!("word verb={word} prev={}", at(verb.checked_sub(1)).1));
        }
    }
    let mut between = |side: &str, from: usize, to: usize| {
        for it in tokens.get(from..to).filter(|it| it.len() <= BETWEEN).unwrap_or(&[]) {
            let (class, word) = both(Some(it));
            out.extend([format!("~{side}={class}"), format!("word {side}={word}")]);
        }
    };
    if let Some(mark) = phrase.mark {
        between("before", to, mark);
    }
    if let Some(behind) = phrase.behind {
        between("behind", behind, from);
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The signs of what stands in marks, and those of what stands around them: `mark` is the index of the opening one in `tokens`, `behind` that of the
/// first token behind the closing one, where it stands in the same paragraph.
pub(super) fn around(tokens: &[Token], inside: &[Token], mark: usize, behind: Option<usize>) -> [Vec<String>; 2] {
    let at = |it: Option<usize>| both(it.and_then(|it| tokens.get(it)));
    let ((left, left_word), (left2, left2_word)) = (at(mark.checked_sub(1)), at(mark.checked_sub(2)));
    let (right, right2) = (at(behind).0, at(behind.map(|it| it + 1)).0);
    let mut outer = vec![
        format!("~left={left}"),
        format!("~left2={left2}"),
        format!("~right={right}"),
        format!("~right2={right2}"),
        format!("~left2={left2} left={left}"),
        format!("~left={left} right={right}"),
        format!("~right={right} right2={right2}"),
        format!("word left1={left_word}"),
        format!("word left2={left2_word}"),
        format!("word left3={}", at(mark.checked_sub(3)).1),
    ];
    for it in tokens.get(mark.saturating_sub(BEFORE)..mark).unwrap_or(&[]) {
        let (class, word) = both(Some(it));
        outer.extend([format!("~before={class}"), format!("word before={word}")]);
    }
    let mut inner = Vec::new();
    let words: Vec<(String, String)> = inside.iter().take(INSIDE).map(|it| both(Some(it))).collect();
    if let Some((first, first_word)) = words.first() {
        let (n, (last, last_word)) = (inside.len().min(MANY), both(inside.last()));
        outer.extend([
            format!("~left={left} n={n}"),
            format!("~left={left} first={first}"),
            format!("~left2={left2} left={left} first={first}"),
            format!("~last={last} right={right}"),
        ]);
        inner.extend([
            format!("~first={first}"),
            format!("~last={last}"),
            format!("~first={first} last={last}"),
            format!("~first={first} n={n}"),
            format!("~last={last} n={n}"),
            format!("word first={first_word}"),
            format!("word last={last_word}"),
        ]);
        inner.extend(words.get(1).map(|it| format!("~second={}", it.0)));
        inner.extend(words.iter().flat_map(|(class, word)| [format!("~in={class}"), format!("word in={word}")]));
        inner.extend(words.windows(2).filter_map(|it| Some(format!("~in={} {}", it.first()?.0, it.last()?.0))));
    }
    for signs in [&mut inner, &mut outer] {
        signs.sort_unstable();
        signs.dedup();
    }
    [inner, outer]
}
