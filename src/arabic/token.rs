//! Words, numbers and single marks of a text, as spans.

use crate::text::span::Span;

use super::fold;
use super::letter::{TATWEEL, is_arabic, is_digit, is_ignorable, is_mark};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of Arabic script, its tashkeel and tatweel included.
    Word,
    /// A word of another script.
    Foreign,
    /// Digits with their separators.
    Number,
    /// One other character that is not white space.
    Sign,
}

/// A token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The word as it is spelled, without tashkeel, tatweel and invisible characters ([`fold::skeleton`]);
    /// for other kinds the text itself.
    pub skeleton: Box<str>,
}

impl Token {
    /// Whether the token is the sign `c`.
    pub fn is_sign(&self, c: char) -> bool {
        self.kind == Kind::Sign && self.skeleton.chars().eq([c])
    }

    /// Whether it is a word of Arabic script.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// The tokens of `text`, in order; white space belongs to none. Any text has tokens or none; nothing fails.
///
/// A tatweel that joins a proclitic to a quotation mark or a number (لـ«) belongs to the word.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() || is_ignorable(first) {
            continue;
        }
        let kind = kind_of(first);
        let mut end = start + first.len_utf8();
        if kind != Kind::Sign {
            while let Some(&(at, c)) = chars.peek() {
                let next = chars.clone().nth(1).map(|(_, it)| it);
                if !continues(kind, c, next) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
        }
        let span = Span::new(start, end);
        let skeleton = match kind {
            Kind::Word => fold::skeleton(span.of(text)),
            _ => span.of(text).to_owned(),
        };
        out.push(Token { span, kind, skeleton: skeleton.into() });
    }
    out
}

fn kind_of(c: char) -> Kind {
    if is_arabic(c) || c == TATWEEL || is_mark(c) {
        Kind::Word
    } else if is_digit(c) {
        Kind::Number
    } else if c.is_alphanumeric() {
        Kind::Foreign
    } else {
        Kind::Sign
    }
}

fn continues(kind: Kind, c: char, next: Option<char>) -> bool {
    match kind {
        Kind::Word => is_arabic(c) || c == TATWEEL || is_mark(c) || (is_ignorable(c) && next.is_some_and(|it| kind_of(it) == Kind::Word)),
        Kind::Number => is_digit(c) || (matches!(c, '.' | ',' | '٫' | '٬' | ':' | '/') && next.is_some_and(is_digit)),
        Kind::Foreign => c.is_alphanumeric() && kind_of(c) == Kind::Foreign || is_digit(c) || is_mark(c),
        Kind::Sign => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).iter().map(|it| it.skeleton.to_string()).collect()
    }

    #[test]
    fn keeps_words_whole() {
        assert_eq!(words("الســـيسي الفتّاحِ"), ["السيسي", "الفتاح"]);
        assert_eq!(words("لـ«س» ٣٫٥ كوفيد-19"), ["ل", "«", "س", "»", "٣٫٥", "كوفيد", "-", "19"]);
        assert_eq!(words("ﻻ ﻣﺼﺮ"), ["لا", "مصر"]);
    }
}
