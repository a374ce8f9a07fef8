//! Initials before a family name (ج. ك. رولينغ), and one within a name (جون ف. كينيدي).

use crate::lexicon::particles::is_function_word;
use crate::text::span::Span;

use super::mention::Reader;
use super::word::Word;

/// A person has at most so many initials.
const INITIALS: usize = 3;

/// Letters with stops that shorten something else: agencies (أ. ف. ب.), a post office box, before Christ, the form of a company (ش. م. ل.).
const SHORTENED: [&str; 14] = ["افب", "دبا", "اشا", "اب", "صب", "قم", "بم", "تغ", "شمم", "شمل", "شمع", "شمك", "ذمم", "جمع"];

impl Reader<'_> {
    /// The name that begins with initials at word `at`, or whose second word is one, and the word after it. One letter alone is a title as a
    /// rule (د. م.), and so are two of those that shorten titles.
    pub(super) fn initials(&self, at: usize) -> Option<(Span, usize)> {
        // Letters that shorten something else are no initials from the second one on either.
        let begins = self.is_initial(at) && !at.checked_sub(1).is_some_and(|it| self.is_initial(it));
        let given = !begins && self.word(at)?.given.is_some_and(|it| it.0.foreign && it.1 == 0) && self.joined(at + 1).is_some();
        let from = if begins {
            at
        } else if given {
            at + 1
        } else {
            return None;
        };
        let end = (from..from + INITIALS).find(|it| !self.is_initial(*it)).unwrap_or(from + INITIALS);
        let letters: String = self.words.get(from..end)?.iter().map(|it| it.key.as_str()).collect();
        let doctor = end == from + 2 && letters.starts_with('د');
        let enough = given && end == from + 1 || end > from + 1 && !doctor && letters.contains(|it| !matches!(it, 'د' | 'ا' | 'م'));
        let own = enough && !SHORTENED.contains(&letters.as_str()) && self.word(end).is_some_and(is_family);
        own.then(|| Some((self.cover(at, end + 1)?, end + 1))).flatten()
    }

    // A single letter with a stop right behind it, and nothing but white space before the next word.
    fn is_initial(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.word(at), self.word(at + 1)) else { return false };
        let mut letters = word.key.chars();
        let single = letters.next().is_some() && letters.next().is_none();
        single && Span::new(word.span.to(), next.span.from()).of(self.text).strip_prefix('.').is_some_and(|it| it.trim().is_empty())
    }
}

fn is_family(it: &Word) -> bool {
    it.nameable
        && !it.common
        && !it.verb
        && !it.place
        && !it.national
        && it.heads.is_empty()
        && !is_function_word(&it.key)
        && it.key.chars().count() > 2
}
