//! Names in apposition to an office: behind its comma, between commas, before it.

use crate::lexicon::neighbours::is_lot;
use crate::lexicon::particles::is_function_word;
use crate::text::span::Span;

use super::extent::{Lead, extend};
use super::mention::Reader;
use super::title::Found;
use super::word::Word;
use super::{Kind, Name};

/// An office waits for its holder over so many words.
const WAIT: usize = 14;

impl Reader<'_> {
    /// Behind an office and a comma a given name that is an ordinary word too begins a name of three words, or one of two that a comma
    /// or a clause follows, where it is `told` whose office that is: الرئيس التركي، رجب طيب أردوغان؛ الرئيس الإيراني، حسن روحاني،
    pub(super) fn apposed_given(&self, at: usize, title: &Found, told: bool) -> Option<(Span, usize)> {
        self.word(at)?.given.filter(|it| it.1 == 0)?;
        let direct = told && title.title.office && !self.is_office(at);
        let mut next = extend(self.words, at, if direct { Lead::Direct } else { Lead::Nothing });
        if direct && next - at == 1 && self.joined(next).is_some_and(is_bare_noun) {
            next += 1;
        }
        let closed = self.joined(next).is_none_or(|it| is_function_word(&it.key) || it.verb || it.adverbial || it.says);
        (next - at > 2 || direct && next - at == 2 && closed).then(|| Some((self.cover(at, next)?, next))).flatten()
    }

    /// A foreign name between commas, or two words that no list has.
    pub(super) fn between_commas(&self, at: usize) -> Option<(Span, usize)> {
        let bare = |at: usize| {
            self.word(at)
                .is_some_and(|it| it.unknown && !it.definite() && !it.led && !it.place && !it.national && it.key.chars().count() > 2)
        };
        let unlisted = || (bare(at) && bare(at + 1) && self.joined(at + 1).is_some()).then_some(at + 2);
        let closed = |end: &usize| self.word(*end).is_some_and(|it| it.listed);
        // علي بوعباس, نصرت رحيمي
        if self.is_awaited(at, at + 2) {
            return Some((self.cover(at, at + 2)?, at + 2));
        }
        let end = self.foreign(at, 0).filter(closed).or_else(|| unlisted().filter(closed))?;
        Some((self.cover(at, end)?, end))
    }

    /// Whether an office of any length waits for its holder, whom the words up to `next` name between commas: مدير إدارة علوم الفلك في
    /// النادي العلمي، علي فلان، إن. What befell somebody waits too: مقتل بائع السمك، محسن فلان،
    pub(super) fn is_awaited(&self, at: usize, next: usize) -> bool {
        let bare = |it: &Word| {
            !it.adverbial
                && !it.verb
                && !it.says
                && !is_function_word(&it.key)
                && (!it.key.starts_with(['ب', 'ل', 'ف', 'ك']) || it.nameable)
        };
        next == at + 2
            && self.word(at).is_some_and(|it| it.listed && it.given.is_some_and(|it| it.1 == 0 && !(it.0.feminine && it.0.ambiguous)))
            && self.joined(at + 1).is_some_and(|it| bare(it) && !it.skeleton.ends_with(['ة', 'ا']) && !it.national)
            && self.word(next).is_some_and(|it| it.listed)
            && self.waits(at)
    }

    // Whether an office, or a noun for what befell somebody, stands before the comma before word `at`, with neither another comma nor a name
    // between.
    fn waits(&self, at: usize) -> bool {
        let office =
            self.out.titles.last().filter(|it| it.office && self.out.names.last().is_none_or(|name| name.span.end <= it.span.start));
        let from = office.map(|it| it.span.end);
        for back in (at.saturating_sub(WAIT)..at).rev() {
            let Some(word) = self.word(back) else { return false };
            if from.is_some_and(|it| word.span.end <= it) || is_lot(&word.key) && at - back <= 4 {
                return true;
            }
            if !word.joined && !word.marked && !self.word(back + 1).is_some_and(|it| it.marked) {
                return false;
            }
        }
        false
    }

    /// Words that no list has, in apposition to the title behind them: فلان الفلاني، رئيس الوفد
    pub(super) fn before(&mut self, at: usize, title: &Found) {
        let apposed = self.word(at).is_some_and(|it| it.listed) && self.listed != Some(at) && title.title.office && title.strong;
        if !apposed {
            return;
        }
        let free = self.listed.unwrap_or(0);
        let mut first = at;
        while first > free
            && (first == at || self.joined(first).is_some())
            && self.word(first - 1).is_some_and(|it| it.nameable && !self.is_office(first - 1) && !it.national)
        {
            first -= 1;
        }
        let starts = self.word(first).is_some_and(|it| !it.definite() && it.key.chars().count() > 2);
        if starts
            && (2..=3).contains(&(at - first))
            && !self.is_called_after(first)
            && let Some(span) = self.cover(first, at)
        {
            self.out.names.push(Name { span, kind: Kind::Person, title: None });
        }
    }
}

// A word without an article that is no verb and no small word: it may close a name, ordinary or not.
fn is_bare_noun(word: &Word) -> bool {
    !word.definite() && !word.adverbial && !word.verb && !is_function_word(&word.key) && !word.skeleton.ends_with(['ا', 'ت', 'ة'])
}
