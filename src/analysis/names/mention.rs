//! Names that a paragraph shows on its own evidence: behind a title, begun by a given name, in a list of names, before an apposition.

use crate::arabic::token::Token;
use crate::lexicon::given_names::GivenName;
use crate::lexicon::particles::{is_foreign_particle, is_function_word, is_namesake, is_son, joins_next};
use crate::lexicon::titles;
use crate::text::span::Span;

use super::extent::{Lead, extend, is_action, is_office};
use super::title::{self, Found};
use super::word::{Word, skip, words};
use super::{Facts, Kind, Name};

/// An office may stand so many words before its holder's name: مدير عام التعليم بمنطقة …
const OFFICE: usize = 12;
/// In a paragraph of so few words, a by-line or a caption, a name needs less evidence.
const SHORT: usize = 6;

pub(super) fn read(text: &str, tokens: &[Token]) -> Facts {
    let words = words(text, tokens);
    let mut reader = Reader { text, words: &words, out: Facts::default(), listed: None };
    let mut at = 0;
    while at < words.len() {
        at = reader.step(at);
    }
    let mut out = reader.out;
    out.words = words.into_iter().map(|it| (it.form, it.span)).collect();
    out
}

struct Reader<'t> {
    text: &'t str,
    words: &'t [Word],
    out: Facts,
    /// The word after the last name: where a list of names may go on.
    listed: Option<usize>,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    fn joined(&self, at: usize) -> Option<&Word> {
        self.word(at).filter(|it| it.joined)
    }

    fn is_office(&self, at: usize) -> bool {
        self.word(at).is_some_and(|it| is_office(it, self.joined(at + 1)))
    }

    // A title of more than one word whose first is a given name too: الأمين العام
    fn is_long_office(&self, at: usize) -> bool {
        let second = self.joined(at + 1).map(|it| it.key.as_str());
        let long = |it: &titles::Title| it.office && second.is_some() && it.words.get(1).map(String::as_str) == second;
        self.word(at).is_some_and(|it| it.titles().iter().any(long))
    }

    // Reads what begins at word `at`; the first word after it.
    fn step(&mut self, at: usize) -> usize {
        let listed = self.listed == Some(at) && self.word(at).is_some_and(|it| it.listed || it.joined);
        if let Some((title, after)) = title::at(self.text, self.words, at)
            && !(title.length == 1 && !title.nisba && self.is_given_name(at, listed))
        {
            self.before(at, &title);
            let index = self.out.titles.len();
            self.out.titles.push(title.title.clone());
            let Some((span, next)) = self.holder(after, &title) else {
                self.hint_behind_title(after, &title, index);
                return after;
            };
            self.found(at, Name { span, kind: Kind::Person, title: Some(index) }, next);
            return next;
        }
        if let Some((span, next)) = self.bare(at, listed) {
            self.found(at, Name { span, kind: Kind::Person, title: None }, next);
            return next;
        }
        self.hint(at);
        at + 1
    }

    fn found(&mut self, at: usize, name: Name, next: usize) {
        if !self.is_called_after(at) {
            self.out.names.push(name);
            self.listed = Some(next);
        }
    }

    // What is called after a person is not the person: مستشفى الملك فهد
    fn is_called_after(&self, at: usize) -> bool {
        self.joined(at).is_some() && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| is_namesake(&it.key))
    }

    // A title that is a given name too (سلطان) begins a name where a name can be read.
    fn is_given_name(&self, at: usize, listed: bool) -> bool {
        self.word(at).is_some_and(|it| it.given_in_list().is_some()) && self.bare(at, listed).is_some()
    }

    // The name behind a title, right after it or after the words of its department.
    fn holder(&mut self, after: usize, title: &Found) -> Option<(Span, usize)> {
        let lead = if title.royal || !title.title.office { Lead::Royal } else { Lead::Office };
        let mut at = after;
        while at - after <= OFFICE {
            let word = self.word(at)?;
            let passed = at - after;
            if !word.joined {
                // Only a comma may stand between an office and its holder: رجل الدين، فلان
                return if passed == 0 && word.listed { self.bare(at, false) } else { None };
            }
            if word.given().is_some_and(|it| it.1 == 0) && !is_action(&word.key) && !self.is_long_office(at) || self.begins_chain(at) {
                let mut next = extend(self.words, at, lead);
                let direct = title.strong && passed == 0;
                // Behind an office and its department a given name never stands alone: what follows is the family name.
                if next - at < 2 && passed > 0 && !word.common && self.joined(next).is_some_and(|it| it.definite() && !self.is_office(next))
                {
                    next += 1;
                }
                if next - at < 2 && !(direct && self.stands_alone(at, lead)) {
                    return None;
                }
                return self.take(at, next, after);
            }
            if let Some(next) = self.unlisted(at, title, passed) {
                return self.take(at, next, after);
            }
            // An institution called after somebody is part of the office: مدير مستشفى الملك فهد
            if is_namesake(&word.key)
                && let Some(next) = self.called_after(at + 1)
            {
                at = next;
                continue;
            }
            // The department's words: definite nouns, nouns before them, prepositions written with them.
            let department = passed > 0 || ["ال", "لل", "بال"].iter().any(|it| word.key.starts_with(it));
            if (is_function_word(&word.key) && word.key != "في")
                || word.verb
                || !department && self.joined(at + 1).is_none()
                || passed > 0 && word.titles().iter().any(|it| it.office && it.words.len() == 1)
            {
                return None;
            }
            at += 1;
        }
        None
    }

    // A given name alone behind a title: one that is no ordinary word, and with no noun behind it that may be the family name.
    fn stands_alone(&self, at: usize, lead: Lead) -> bool {
        let sure = self.word(at).and_then(Word::given).is_some_and(|it| !it.0.ambiguous);
        let next = self.joined(at + 1);
        lead == Lead::Royal || sure && next.is_none_or(|it| is_function_word(&it.key) || it.verb || is_proclitic(&it.key))
    }

    // The name from word `at` to `next`; the words of the department between go to the title.
    fn take(&mut self, at: usize, next: usize, after: usize) -> Option<(Span, usize)> {
        let span = self.cover(at, next)?;
        if at > after
            && let (Some(title), Some(last)) = (self.out.titles.last_mut(), self.words.get(at - 1))
        {
            title.span = Span::new(title.span.from(), last.span.to());
        }
        Some((span, next))
    }

    fn called_after(&self, at: usize) -> Option<usize> {
        self.joined(at)?;
        let first = title::at(self.text, self.words, at).map_or(at, |it| it.1);
        let given = self.joined(first)?.given().is_some_and(|it| it.1 == 0);
        given.then(|| extend(self.words, first, Lead::Nothing))
    }

    // A name that no list has, behind a title: words that are no ordinary ones, up to the clause's next border.
    fn unlisted(&self, at: usize, title: &Found, passed: usize) -> Option<usize> {
        if passed == 0 && !(title.strong && title.definite) {
            return None;
        }
        let bare = |it: &&Word| !it.definite() && !self.is_office(at) && it.key.chars().count() > 2 && !it.skeleton.ends_with('ه');
        let first = self.word(at).filter(bare)?;
        // An ordinary noun with a family name behind it: القاضي مرشد العرشاني
        let own = first.given_in_list().is_none() && !is_function_word(&first.key) && !first.verb;
        if passed == 0 && own && self.has_family_name(at + 1) {
            return Some(at + 2);
        }
        if !first.nameable {
            return None;
        }
        if passed > 0 {
            let surname = self.has_family_name(at + 1) && !self.joined(at + 1).is_some_and(|it| it.national);
            return (surname && !first.key.ends_with('ه')).then_some(at + 2);
        }
        let end = extend(self.words, at, if title.royal { Lead::Royal } else { Lead::Office });
        let closed = self.joined(end).is_none_or(|it| !it.nameable);
        (end - at >= 2 && closed).then_some(end)
    }

    // One word that no list has behind a title: a name if the story says it again.
    fn hint_behind_title(&mut self, at: usize, title: &Found, index: usize) {
        let closed = self.joined(at + 1).is_none_or(|it| !it.nameable);
        let known = self
            .joined(at)
            .filter(|it| it.nameable && !it.key.starts_with(['و', 'ل']) && !self.is_office(at) && it.key.chars().count() > 2);
        if let Some(word) = known.filter(|_| closed && title.strong && title.definite) {
            self.out.hints.push(Name { span: word.span, kind: Kind::Person, title: Some(index) });
        }
    }

    // A given name alone, or what stands behind a nationality: a name if the story knows it from elsewhere.
    fn hint(&mut self, at: usize) {
        let Some(word) = self.word(at) else { return };
        let closed = self.joined(at + 1).is_none_or(|it| is_function_word(&it.key) || it.verb || it.common);
        if let Some((given, skipped)) = word.given()
            && !given.ambiguous
            && closed
            && !self.is_called_after(at)
        {
            let span = skip(self.text, word.span, skipped);
            self.out.hints.push(Name { span, kind: Kind::Person, title: None });
        } else if word.national
            && let Some(name) = self.joined(at + 1).filter(|it| it.nameable && !it.definite() && it.given().is_none())
            && self.joined(at + 2).is_none_or(|it| !it.nameable)
        {
            self.out.hints.push(Name { span: name.span, kind: Kind::Person, title: None });
        }
    }

    // A name without a title: it begins with a given name and has more than one word.
    fn bare(&self, at: usize, listed: bool) -> Option<(Span, usize)> {
        let word = self.word(at)?;
        let kunya = matches!(word.key.as_str(), "ابو" | "ابي" | "ابا") && word.skeleton.starts_with('أ');
        let unlisted = GivenName { foreign: false, feminine: false, ambiguous: true };
        let found = word.given().or_else(|| word.given_in_list().filter(|_| listed || self.has_family_name(at + 1)));
        let (given, skipped) = found.or_else(|| (kunya || self.begins_chain(at)).then_some((unlisted, 0)))?;
        let next = extend(self.words, at, Lead::Nothing);
        if next - at < 2 {
            return None;
        }
        let second = self.word(at + 1)?;
        let short = self.words.len() <= SHORT && second.nameable && second.definite();
        let sure = !given.ambiguous
            || is_son(&second.key)
            || second.given().is_some_and(|(it, skipped)| !it.ambiguous && skipped == 0)
            || self.has_family_name(at + 1)
            || joins_next(&second.key) && second.key != "ام"
            || given.foreign && is_foreign_particle(&second.key) && self.joined(at + 2).is_some_and(|it| it.nameable)
            || is_led_on(word, second)
            || (listed || short) && second.nameable;
        let first = skip(self.text, word.span, skipped);
        sure.then_some((Span::new(first.from(), self.cover(at, next)?.to()), next))
    }

    // A definite word in -ي that is no ordinary one: العتيبي
    fn has_family_name(&self, at: usize) -> bool {
        self.joined(at).is_some_and(|it| it.nameable && is_nisba(&it.key) && !it.skeleton.ends_with('ى'))
    }

    // A word that no list has, with a father behind it: هاجد بن مسفر
    fn begins_chain(&self, at: usize) -> bool {
        let father = self.joined(at + 2).is_some_and(|it| it.given().is_some_and(|it| it.1 == 0));
        let unlisted = self
            .word(at)
            .is_some_and(|it| it.nameable && !it.definite() && it.key.chars().count() > 2 && !self.is_office(at) && !is_son(&it.key));
        unlisted && father && self.joined(at + 1).is_some_and(|it| matches!(it.key.as_str(), "بن" | "بنت"))
    }

    // Words that no list has, in apposition to the title behind them: فلان الفلاني، رئيس الوفد
    fn before(&mut self, at: usize, title: &Found) {
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

    fn cover(&self, from: usize, to: usize) -> Option<Span> {
        Some(self.word(from)?.span.join(self.word(to.checked_sub(1)?)?.span))
    }
}

// Whether a conjunction or a preposition is written with the word.
fn is_proclitic(key: &str) -> bool {
    key.starts_with(['و', 'ف', 'ل', 'ب', 'ك'])
}

// A man's name that is an ordinary word too (صلاح), in its bare form, and behind it a word that only names have.
fn is_led_on(word: &Word, second: &Word) -> bool {
    let foreign = word.given().is_some_and(|(it, skipped)| skipped == 0 && it.foreign);
    let surname = !second.definite() && second.key.chars().count() >= 4 && second.given().is_none();
    if foreign && surname && second.may_be_foreign() && !is_action(&word.key) && !is_function_word(&word.key) && !word.common {
        return true;
    }
    surname
        && second.nameable
        && !is_function_word(&word.key)
        && !is_action(&word.key)
        && word.given().is_some_and(|(it, skipped)| skipped == 0 && !it.feminine && (it.foreign || !word.common || is_adjective(&word.key)))
        && !second.skeleton.ends_with('ا')
        && !has_pronoun(&second.key)
}

// كريم, سعيد: an adjective takes no complement, as عيد does.
fn is_adjective(key: &str) -> bool {
    key.chars().count() == 4 && key.chars().nth(2) == Some('ي')
}

fn has_pronoun(key: &str) -> bool {
    ["ه", "ها", "هم", "نا", "ت", "وا", "ون", "ين"].iter().any(|it| key.ends_with(it))
}

fn is_nisba(key: &str) -> bool {
    key.starts_with("ال") && key.ends_with('ي') && key.chars().count() >= 5
}
