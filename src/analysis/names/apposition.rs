//! Names in apposition to an office: behind its comma, between commas, before it.

use crate::lexicon::particles::is_function_word;
use crate::text::span::Span;

use super::extent::{Lead, extend};
use super::mention::Reader;
use super::title::Found;
use super::word::Word;
use super::{Kind, Name};

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
        let end = self.foreign(at, 0).filter(closed).or_else(|| unlisted().filter(closed))?;
        Some((self.cover(at, end)?, end))
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
