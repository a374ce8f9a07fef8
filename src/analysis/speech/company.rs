//! The company that words keep, as signs: what is learned of one word is known of those of its class.

use crate::arabic::token::{Kind, Token};
use crate::lexicon::classes;

use super::words::key_of;

/// A word by its class, w before it where only the word without its conjunction has one, ? for a rare one; a sign by itself.
pub(super) fn of(token: Option<&Token>) -> String {
    let Some(token) = token else { return "-".to_owned() };
    match token.kind {
        Kind::Number => "0".to_owned(),
        Kind::Foreign => "A".to_owned(),
        Kind::Sign => token.skeleton.chars().next().map(String::from).unwrap_or_default(),
        Kind::Word => match classes::find(&key_of(token)) {
            Some((class, joined)) => format!("{}{class}", if joined { "w" } else { "" }),
            None => "?".to_owned(),
        },
    }
}

/// The signs of a name or noun phrase between tokens `from` and `to`: its first word and the two on either side; `bare` where only that word is known.
pub(super) fn beside(tokens: &[Token], from: usize, to: usize, bare: bool) -> [String; 7] {
    let at = |it: Option<usize>| of(it.and_then(|it| tokens.get(it)));
    let (first, left, next) = (at(Some(from)), at(from.checked_sub(1)), at(Some(to)));
    let (left2, next2) = (at(from.checked_sub(2)), at(Some(to + 1)));
    [
        format!("~left={left} first={first}{}", if bare { " bare" } else { "" }),
        format!("~first={first} next={next}"),
        format!("~first={first}"),
        format!("~left={left}"),
        format!("~next={next}"),
        format!("~left2={left2}"),
        format!("~next2={next2}"),
    ]
}
