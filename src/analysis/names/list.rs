//! Lists of names: what opens one, and the names in it that no list has.

use crate::lexicon::neighbours::is_namesake;
use crate::lexicon::particles::is_function_word;
use crate::text::span::Span;

use super::form::Form;
use super::mention::Reader;
use super::unlisted::is_foreign_name;
use super::word::{Word, skip};

impl Reader<'_> {
    /// Whether the word before says that names follow: وعلى رأسهم، من بينهم
    pub(super) fn opens_list(&self, at: usize) -> bool {
        let opens = |it: &Word| {
            matches!(it.key.trim_start_matches('و'), "راسهم" | "اولهم" | "اخرهم" | "مقدمتهم" | "بينهم" | "ابرزهم" | "منهم" | "وهم")
        };
        at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(opens)
    }

    // A word that may go on a list of names: joined to the one before, behind a comma, or behind a bracket.
    fn member(&self, at: usize) -> Option<&Word> {
        self.word(at).filter(|it| it.joined || it.listed || self.closes_bracket(at))
    }

    /// The next of a list of names, behind و, that no list has: its given name, then a family name or a further given name; or one word, if
    /// it is spelled as foreign names are and stands behind another foreign name.
    pub(super) fn listed_name(&self, at: usize) -> Option<(Span, usize)> {
        let word = self.member(at).filter(|it| !it.common && it.heads.is_empty())?;
        let form = Form::of(word.skeleton.strip_prefix('و')?);
        let bare = |it: &Form| {
            it.nameable
                && !it.place
                && !it.national
                && !it.led
                && it.heads.is_empty()
                && it.key.chars().count() > 2
                && !is_namesake(&it.key)
        };
        if !bare(&form) || form.skeleton.starts_with("ال") {
            return None;
        }
        let first = skip(self.text, word.span, 1);
        let closed = |end: usize| {
            self.joined(end).is_none_or(|it| is_function_word(&it.key) || it.key.starts_with(['و', 'ف']) || it.verb || it.says)
        };
        let family = self.joined(at + 1).filter(|it| !self.is_office(at + 1) && !it.national && !it.place && !it.led)?;
        let known = family.given.is_some_and(|it| it.1 == 0) || self.has_family_name(at + 1);
        let foreign = is_foreign_name(family) && form.foreignness.min(20) + family.foreignness.min(20) > 0;
        if (known || foreign) && closed(at + 2) {
            return Some((first.join(family.span), at + 2));
        }
        None
    }

    /// One foreign name more in a list of them: مودريتش وكاسيميرو
    pub(super) fn listed_mononym(&self, at: usize) -> Option<(Span, usize)> {
        let word = self.member(at).filter(|it| !it.common && it.heads.is_empty() && it.given.is_none())?;
        let form = Form::of(word.skeleton.strip_prefix('و')?);
        let last = self.out.names.last()?.span.of(self.text).rsplit(' ').next().map(Form::of)?;
        let foreign =
            self.run > 1 || !last.skeleton.starts_with("ال") && last.foreignness > -10 && last.given.is_none_or(|it| it.0.foreign);
        let least = if self.run > 2 { -10 } else { 5 };
        // وكواك تاي هي: syllables of one name.
        let syllable =
            |at: usize, most: usize| self.joined(at).is_some_and(|it| it.key.chars().count() <= most && !it.definite() && !it.says);
        if self.run > 1
            && form.nameable
            && syllable(at + 1, 4)
            && self.joined(at + 1).is_some_and(|it| it.nameable)
            && syllable(at + 2, 3)
            && self.joined(at + 3).is_some_and(|it| it.key.starts_with('و'))
        {
            return Some((skip(self.text, word.span, 1).join(self.word(at + 2)?.span), at + 3));
        }
        let bare = form.nameable && !form.place && !form.national && form.key.chars().count() > 3 && form.foreignness > least;
        let closed = self
            .joined(at + 1)
            .is_none_or(|it| is_function_word(&it.key) || it.verb || it.says || it.key.starts_with('و') || it.common && !it.definite());
        (foreign && bare && closed).then(|| (skip(self.text, word.span, 1), at + 1))
    }
}
