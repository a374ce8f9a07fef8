//! The words of a paragraph as names are read from them.

use crate::arabic::clitic::readings;
use crate::arabic::fold::key;
use crate::arabic::token::Token;
use crate::lexicon::given_names::{self, GivenName};
use crate::lexicon::particles::is_function_word;
use crate::text::span::Span;

/// A word with its key.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands, tashkeel and tatweel included.
    pub(super) span: Span,
    /// As it is spelled.
    pub(super) skeleton: Box<str>,
    /// Its key.
    pub(super) key: String,
    /// Whether it ends in the accusative's tanwin, as an adverb does and no name in news: شكراً
    pub(super) adverbial: bool,
    /// Whether only white space stands between it and the word before.
    pub(super) joined: bool,
}

/// The words of Arabic script, in order.
pub(super) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut end: Option<usize> = None;
    for token in tokens {
        if !token.is_word() {
            end = None;
            continue;
        }
        let joined = end.is_some_and(|it| Span::new(it, token.span.from()).of(text).chars().all(char::is_whitespace));
        end = Some(token.span.to());
        let adverbial = token.span.of(text).contains('\u{064B}');
        let word = Word { span: token.span, skeleton: token.skeleton.clone(), key: key(&token.skeleton), adverbial, joined };
        match out.last_mut() {
            Some(last) if joined && is_compound(last, &word.key) => last.append(&word),
            _ => out.push(word),
        }
    }
    out
}

// عبد الله, صلاح الدين: two words that are one name, and are written as one too.
fn is_compound(first: &Word, second: &str) -> bool {
    let servant = readings(&first.key).iter().any(|it| it.rest == "عبد") && (second.starts_with("ال") || second == "ربه");
    let dedicated = matches!(second, "الدين" | "الله" | "الاسلام") && first.given().is_some_and(|it| it.1 == 0);
    servant || dedicated
}

impl Word {
    fn append(&mut self, other: &Self) {
        self.span = self.span.join(other.span);
        self.key.push_str(&other.key);
        self.skeleton = format!("{}{}", self.skeleton, other.skeleton).into();
    }

    /// The word without the proclitic of `skipped` letters: its span, skeleton and key.
    pub(super) fn without(&self, text: &str, skipped: usize) -> Self {
        let skeleton: String = self.skeleton.chars().skip(skipped).collect();
        let span = skip(text, self.span, skipped);
        Self { span, key: key(&skeleton), skeleton: skeleton.into(), adverbial: self.adverbial, joined: self.joined && skipped == 0 }
    }

    /// The given name that the word is, alone or behind a proclitic, and the proclitic's letters. A word that is a name as it
    /// stands (وليد) has no proclitic; behind one, only a name that is no ordinary word is taken.
    pub(super) fn given(&self) -> Option<(GivenName, usize)> {
        // على folds to علي, أن to آن: a small word is no name, whatever its key.
        if is_function_word(&self.key) && self.skeleton.as_ref() != "علي" {
            return None;
        }
        if let Some(it) = given(&self.key) {
            return Some((it, 0));
        }
        readings(&self.key).iter().skip(1).find_map(|it| {
            let plain = it.proclitic.len() + it.rest.len() == self.key.len();
            let found = given(&it.rest).filter(|name| plain && !name.ambiguous && it.rest.chars().count() > 2)?;
            Some((found, it.proclitic.chars().count()))
        })
    }
}

// The servant of any of God's names is a man's name, listed or not.
fn given(key: &str) -> Option<GivenName> {
    let servant = || key.starts_with("عبدال").then_some(GivenName { foreign: false, feminine: false, ambiguous: false });
    given_names::find(key).or_else(servant)
}

/// The span after its first `letters` letters, whatever marks and tatweel stand among them.
pub(super) fn skip(text: &str, span: Span, letters: usize) -> Span {
    let mut left = letters;
    for (at, c) in span.of(text).char_indices() {
        let shown = !(crate::arabic::letter::is_mark(c) || c == crate::arabic::letter::TATWEEL || crate::arabic::letter::is_ignorable(c));
        if shown && left == 0 {
            return Span::new(span.from() + at, span.to());
        }
        left = left.saturating_sub(usize::from(shown));
    }
    span
}
