//! The facts of one paragraph.

use std::sync::Arc;

use crate::arabic::letter::{is_arabic, is_foreign_letter};
use crate::arabic::sentence::sentences;
use crate::arabic::token::{Token, tokens};
use crate::text::span::Span;

use super::{names, quotes, speech};

/// What one paragraph holds. All spans count bytes of its prose.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The prose itself.
    pub text: Arc<str>,
    /// Whether it is Arabic. Text in another language gets no finding and no fix.
    pub ours: bool,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Span>,
    /// Its quotation marks and how they pair.
    pub quotes: quotes::Facts,
    /// The names that stand in it on their own evidence.
    pub names: names::Facts,
    /// Its reporting words and their subjects.
    pub speech: speech::Facts,
}

impl Facts {
    /// The index of the first token that ends after byte `offset`; the number of tokens where there is none.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|it| it.span.to() <= offset)
    }

    /// The token before the one at byte `offset`; nothing before the first.
    pub fn token_before(&self, offset: usize) -> Option<&Token> {
        self.tokens.get(self.token_at(offset).checked_sub(1)?)
    }

    /// The tokens that lie inside `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let from = self.tokens.partition_point(|it| it.span.start < span.start);
        let to = self.tokens.partition_point(|it| it.span.end <= span.end);
        self.tokens.get(from..to.max(from)).unwrap_or(&[])
    }
}

/// Reads one paragraph. Pure: nothing but `text` decides. Broken text has facts too.
pub fn read(text: &Arc<str>) -> Facts {
    let tokens = tokens(text);
    let sentences = sentences(text, &tokens);
    let ours = is_ours(text);
    let quotes = quotes::read(text, &tokens);
    let names = names::read(text, &tokens);
    let mut facts = Facts { text: Arc::clone(text), ours, tokens, sentences, quotes, names, speech: speech::Facts::default() };
    facts.speech = speech::read(&facts);
    facts
}

// At least half of the letters Arabic, and of those hardly any that only Persian, Urdu or Kurdish have.
fn is_ours(text: &str) -> bool {
    let (mut letters, mut arabic, mut foreign) = (0_usize, 0_usize, 0_usize);
    // Nearly every letter is one of the first range: the table of all scripts is asked for the others.
    for c in text.chars().filter(|&it| matches!(it, 'ء'..='ي') || it.is_alphabetic()) {
        letters += 1;
        arabic += usize::from(is_arabic(c));
        foreign += usize::from(is_foreign_letter(c));
    }
    letters > 0 && arabic * 2 >= letters && foreign * 25 <= arabic
}
