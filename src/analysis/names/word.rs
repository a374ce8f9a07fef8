//! The words of a paragraph as names are read from them.

use crate::arabic::clitic::{Reading, readings};
use crate::arabic::fold::key;
use crate::arabic::letter::{TATWEEL, is_ignorable, is_mark};
use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues;
use crate::lexicon::given_names::{self, GivenName};
use crate::lexicon::particles::{is_function_word, is_kin};
use crate::text::span::{Span, after, before};

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
    /// Whether only white space, or a hyphen, stands between it and the word before.
    pub(super) joined: bool,
    /// Whether only a comma stands between it and the word before.
    pub(super) listed: bool,
    /// Whether nothing speaks against its being part of a name: it is no ordinary word, verb or particle.
    pub(super) nameable: bool,
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
        let word = Word {
            span: token.span,
            skeleton: token.skeleton.clone(),
            key: key(&token.skeleton),
            adverbial: token.span.of(text).contains('\u{064B}'),
            joined: gap.is_some_and(|it| it.chars().all(char::is_whitespace) || matches!(it, "-" | "\u{2010}" | "\u{2011}")),
            listed: gap.is_some_and(|it| matches!(it.trim(), "،" | ",")),
            nameable: false,
        };
        match out.last_mut() {
            Some(last) if word.joined && is_compound(last, &word.key) => last.append(&word),
            _ => out.push(word),
        }
    }
    for it in &mut out {
        it.nameable = it.may_be_name();
    }
    out
}

fn is_tagged(text: &str, word: Span) -> bool {
    before(text, word.from()).ends_with(['#', '_']) || after(text, word.to()).starts_with('_')
}

// عبد الله, صلاح الدين: two words that are one name, and are written as one too.
fn is_compound(first: &Word, second: &str) -> bool {
    let servant = readings(&first.key).iter().any(|it| it.rest == "عبد") && (second.starts_with("ال") || second == "ربه");
    // رحمه الله is a prayer, not رحمة الله.
    let dedicated = matches!(second, "الدين" | "الله" | "الاسلام" | "الهدي")
        && !first.skeleton.ends_with('ه')
        && first.given().is_some_and(|it| it.1 == 0);
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
        Self { span, key: key(&skeleton), skeleton: skeleton.into(), joined: self.joined && skipped == 0, ..self.clone() }
    }

    /// The given name that the word is, alone or behind a proclitic, and the proclitic's letters. A word that is a name as it
    /// stands (وليد) has no proclitic; behind one, only a name that is no ordinary word is taken.
    pub(super) fn given(&self) -> Option<(GivenName, usize)> {
        self.given_where(|name, _| !name.ambiguous)
    }

    /// The same where a list of names goes on: behind و any given name is taken.
    pub(super) fn given_in_list(&self) -> Option<(GivenName, usize)> {
        self.given_where(|name, proclitic| !name.ambiguous || proclitic == "و")
    }

    fn given_where(&self, allowed: impl Fn(&GivenName, &str) -> bool) -> Option<(GivenName, usize)> {
        // على folds to علي, أن to آن: a small word is no name, whatever its key.
        if is_function_word(&self.key) && !matches!(self.skeleton.as_ref(), "علي" | "علی") {
            return None;
        }
        if let Some(it) = given(&self.key) {
            return Some((it, 0));
        }
        readings(&self.key).iter().skip(1).find_map(|it| {
            let plain = it.proclitic.len() + it.rest.len() == self.key.len();
            // فأنا is no آنا behind a proclitic.
            let plain = plain && !is_function_word(&it.rest);
            let found = given(&it.rest).filter(|name| plain && allowed(name, it.proclitic) && is_long(name, it.proclitic, &it.rest))?;
            Some((found, it.proclitic.chars().count()))
        })
    }

    /// Whether it has the article.
    pub(super) fn definite(&self) -> bool {
        self.key.starts_with("ال")
    }

    /// Whether it may go on a foreign name: there a first letter is hardly a proclitic, nor does a verb begin as سيلفا does.
    pub(super) fn may_be_foreign(&self) -> bool {
        let key = self.key.as_str();
        let listed = |it: &str| is_common_as_it_stands(it) || is_function_word(it) || given_names::find(it).is_some();
        let rest = |it: &Reading<'_>| listed(&it.rest) || it.rest.starts_with("ال");
        if self.nameable {
            return true;
        }
        let verb = key.starts_with("ست") || cues::forms(key).any(|it| it.entry.group.is_verb());
        let ordinary = self.adverbial || key.chars().count() < 4 || is_kin(key) || self.definite() || listed(key) || verb;
        if ordinary || readings(key).iter().skip(1).any(rest) {
            return false;
        }
        key.starts_with("سي") || key.starts_with(['ب', 'ف', 'ك']) && !is_common(key.trim_end_matches(['ا', 'ه']))
    }

    fn may_be_name(&self) -> bool {
        let key = self.key.as_str();
        !self.adverbial
            && key.chars().count() > 1
            && key != "الله"
            && !is_function_word(key)
            && !is_kin(key)
            && !is_common(key)
            && !is_verb(key)
            && !key.ends_with("ات")
            && !has_article_behind_proclitic(key)
            && !has_known_rest(key)
    }
}

/// A present or future verb by its shape, or a verb of saying by the lexicon. Names that look like one (يوسف) are given names.
pub(super) fn is_verb(key: &str) -> bool {
    // يماني is no verb; يعاني is an ordinary word anyhow.
    let shape = ["سي", "ست", "ي", "وي", "وت"].iter().any(|it| key.starts_with(it)) && key.chars().count() >= 4 && !key.ends_with("اني");
    // No verb ends as Slavic surnames do: يانكوفيتش
    let surname = ["يتش", "سكي", "ينكو"].iter().any(|it| key.ends_with(it));
    (shape && !surname && given_names::find(key).is_none()) || cues::forms(key).any(|it| it.entry.group.is_verb() && !it.entry.weak)
}

// A given name behind a proclitic starts a name of its own: وسعيد
fn has_known_rest(key: &str) -> bool {
    let known = |name: &GivenName, proclitic: &str, rest: &str| (!name.ambiguous || proclitic == "و") && is_long(name, proclitic, rest);
    readings(key).iter().skip(1).any(|it| given_names::find(&it.rest).is_some_and(|name| known(&name, it.proclitic, &it.rest)))
        && given_names::find(key).is_none()
}

// A short foreign name behind ب or ل may be the rest of a longer one: بايدن is no إيدن
fn is_long(name: &GivenName, proclitic: &str, rest: &str) -> bool {
    rest.chars().count() > if name.foreign && proclitic != "و" { 4 } else { 2 }
}

fn has_article_behind_proclitic(key: &str) -> bool {
    ["وال", "بال", "كال", "فال", "لل"].iter().any(|it| key.starts_with(it)) && key.chars().count() > 5
}

// The servant of any of God's names is a man's name, listed or not.
fn given(key: &str) -> Option<GivenName> {
    let servant = || key.starts_with("عبدال").then_some(GivenName { foreign: false, feminine: false, ambiguous: false });
    // What is dedicated may be written as one word: سيفالدين
    let dedicated = || {
        let it = ["الدين", "الله"].iter().find_map(|it| given_names::find(key.strip_suffix(it)?))?;
        Some(GivenName { ambiguous: false, ..it })
    };
    given_names::find(key).or_else(servant).or_else(dedicated)
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
