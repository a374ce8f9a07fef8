//! The words of a paragraph as names are read from them.

use std::ops::Deref;
use std::sync::Arc;

use crate::arabic::clitic::readings;
use crate::arabic::letter::{TATWEEL, is_ignorable, is_mark};
use crate::arabic::token::Token;
use crate::lexicon::given_names::{self, GivenName};
use crate::lexicon::particles::ends_dedication;
use crate::text::span::{Span, after, before};

use super::form::Form;

/// A word where it stands. It reads as its form.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands, tashkeel and tatweel included.
    pub(super) span: Span,
    /// How it is spelled, and what is known of that.
    pub(super) form: Arc<Form>,
    /// Whether it ends in the accusative's tanwin, as an adverb does and no name in news: شكراً
    pub(super) adverbial: bool,
    /// Whether only white space, or a hyphen, stands between it and the word before.
    pub(super) joined: bool,
    /// Whether only a hyphen does: كيم جونغ-أون
    pub(super) hyphenated: bool,
    /// Whether only a comma stands between it and the word before.
    pub(super) listed: bool,
    /// Whether only a quotation mark does, and white space.
    pub(super) marked: bool,
    /// Whether nothing speaks against its being part of a name: it is no ordinary word, verb or particle.
    pub(super) nameable: bool,
}

impl Deref for Word {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

/// The words of Arabic script, in order.
pub(super) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut end: Option<usize> = None;
    for token in tokens {
        // The words of a hashtag are no prose: #فلان_الفلاني
        if !token.is_word() || is_tagged(text, token.span) {
            continue;
        }
        let gap = end.map(|it| Span::new(it, token.span.from()).of(text));
        end = Some(token.span.to());
        let hyphen = |it: &str| matches!(it, "-" | "\u{2010}" | "\u{2011}");
        let word = Word {
            span: token.span,
            form: Form::of(&token.skeleton),
            adverbial: token.span.of(text).contains('\u{064B}'),
            joined: gap.is_some_and(|it| it.chars().all(char::is_whitespace) || hyphen(it)),
            hyphenated: gap.is_some_and(hyphen),
            listed: gap.is_some_and(|it| matches!(it.trim(), "،" | ",")),
            marked: gap.is_some_and(|it| matches!(it.trim(), "«" | "\"" | "“" | "”")),
            nameable: false,
        };
        match out.last_mut() {
            Some(last) if word.joined && is_compound(last, &word.key) => last.append(&word),
            _ => out.push(word),
        }
    }
    for it in &mut out {
        it.nameable = !it.adverbial && it.form.nameable;
    }
    out
}

fn is_tagged(text: &str, word: Span) -> bool {
    before(text, word.from()).ends_with(['#', '_']) || after(text, word.to()).starts_with('_')
}

// عبد الله, صلاح الدين: two words that are one name, and are written as one too.
fn is_compound(first: &Word, second: &str) -> bool {
    let servant = (second.starts_with("ال") || second == "ربه") && readings(&first.key).iter().any(|it| it.rest == "عبد");
    // رحمه الله is a prayer, not رحمة الله.
    // طيب الله ثراه, too.
    let sure = |it: &GivenName| !(it.ambiguous && second == "الله");
    let dedicated = ends_dedication(second) && !first.skeleton.ends_with('ه') && first.given.is_some_and(|it| it.1 == 0 && sure(&it.0));
    // فتح الله: no name but for the second word.
    let known = |it: &str| given_names::find(&format!("{it}{second}")).is_some();
    let together =
        ends_dedication(second) && !first.skeleton.ends_with('ه') && (known(&first.key) || first.key.strip_prefix('و').is_some_and(known));
    servant || dedicated || together
}

impl Word {
    fn append(&mut self, other: &Self) {
        self.span = self.span.join(other.span);
        self.form = Form::of(&format!("{}{}", self.skeleton, other.skeleton));
    }

    /// Whether it has the article.
    ///
    /// A hamza is none: ألبيراق, إلتون
    pub(super) fn definite(&self) -> bool {
        self.skeleton.starts_with("ال")
    }

    /// Whether it may go on a foreign name.
    pub(super) fn may_be_foreign(&self) -> bool {
        !self.adverbial && self.form.foreign
    }
}

/// The span after its first `letters` letters, whatever marks and tatweel stand among them.
pub(super) fn skip(text: &str, span: Span, letters: usize) -> Span {
    let mut left = letters;
    for (at, c) in span.of(text).char_indices() {
        let shown = !(is_mark(c) || c == TATWEEL || is_ignorable(c));
        if shown && left == 0 {
            return Span::new(span.from() + at, span.to());
        }
        left = left.saturating_sub(usize::from(shown));
    }
    span
}
