//! The words of a paragraph as names are read from them.

use crate::arabic::clitic::readings;
use crate::arabic::fold::key;
use crate::arabic::token::Token;
use crate::lexicon::given_names::{self, GivenName};
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
        out.push(Word { span: token.span, skeleton: token.skeleton.clone(), key: key(&token.skeleton), adverbial, joined });
    }
    out
}

impl Word {
    /// The word without the proclitic of `skipped` letters: its span, skeleton and key.
    pub(super) fn without(&self, text: &str, skipped: usize) -> Self {
        let skeleton: String = self.skeleton.chars().skip(skipped).collect();
        let span = skip(text, self.span, skipped);
        Self { span, key: key(&skeleton), skeleton: skeleton.into(), adverbial: self.adverbial, joined: self.joined && skipped == 0 }
    }

    /// The given name that the word is, alone or behind a proclitic, and the proclitic's letters. A word that is a name as it
    /// stands (وليد) has no proclitic; behind one, only a name that is no ordinary word is taken.
    pub(super) fn given(&self) -> Option<(GivenName, usize)> {
        // على is a preposition, whatever it folds to.
        if self.skeleton.as_ref() == "على" {
            return None;
        }
        if let Some(it) = given_names::find(&self.key) {
            return Some((it, 0));
        }
        readings(&self.key).iter().skip(1).find_map(|it| {
            let plain = it.proclitic.len() + it.rest.len() == self.key.len();
            let found = given_names::find(&it.rest).filter(|name| plain && !name.ambiguous && it.rest.chars().count() > 2)?;
            Some((found, it.proclitic.chars().count()))
        })
    }
}

// The span after its first `letters` letters, whatever marks and tatweel stand among them.
fn skip(text: &str, span: Span, letters: usize) -> Span {
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
