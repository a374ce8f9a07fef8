//! Names behind office titles: right after one, or after the words of its department.

use crate::lexicon::neighbours::is_namesake;
use crate::lexicon::particles::is_function_word;
use crate::text::span::{self, Span};

use super::closing::{is_action, opens_town};
use super::extent::{Lead, extend};
use super::mention::{Reader, is_proclitic};
use super::title::{self, Found};
use super::word::Word;

/// An office may stand so many words before its holder's name: مدير عام التعليم بمنطقة …
const OFFICE: usize = 12;

impl Reader<'_> {
    /// The name behind a title, right after it or after the words of its department.
    pub(super) fn holder(&mut self, after: usize, title: &Found) -> Option<(Span, usize)> {
        let lead = if title.royal || !title.title.office { Lead::Royal } else { Lead::Office };
        let mut at = after;
        while at - after <= OFFICE {
            let word = self.word(at)?;
            if (word.joined || word.listed || word.marked)
                && let Some((_, next)) = self.initials(at)
            {
                return self.take(at, next, after);
            }
            let passed = at - after;
            // شقيقتها الأميرة فلانة: the second title bears the name.
            if passed == 0
                && !title.title.office
                && self.is_office(at)
                && (word.given.is_none() || self.joined(at + 1).is_some_and(|it| it.place))
            {
                return None;
            }
            if !word.joined {
                // Only a comma may stand between an office and its holder: رجل الدين، فلان
                let apposed =
                    || self.foreign(at, 0).filter(|_| title.definite || title.nisba).and_then(|it| Some((self.cover(at, it)?, it)));
                return match passed {
                    // ابنه، هادي، في حادث
                    0 if word.listed
                        && !title.title.office
                        && word.given.is_some_and(|it| it.1 == 0)
                        && self.word(at + 1).is_some_and(|it| it.listed) =>
                    {
                        Some((word.span, at + 1))
                    }
                    0 if word.listed => self
                        .bare(at, false)
                        .or_else(|| self.between_commas(at).filter(|_| title.title.office && (title.definite || title.nisba)))
                        .or_else(|| self.apposed_given(at, title, title.definite || title.nisba))
                        .or_else(apposed),
                    0 if word.marked && word.given.is_some_and(|it| it.1 == 0) => self.bare(at, false),
                    // The holder between commas: مستشار الرئاسة لشؤون الطاقة، فلان، أعلن
                    1..=6 if word.listed && !self.is_office(at) => {
                        let closed = |it: &(Span, usize)| self.word(it.1).is_some_and(|it| it.listed);
                        self.bare(at, false)
                            .or_else(|| self.between_commas(at))
                            .or_else(|| self.apposed_given(at, title, title.title.office).filter(closed))
                    }
                    _ => None,
                };
            }
            // الدكتور وهبة الزحيلي: no conjunction stands between a title and its bearer.
            if passed == 0
                && title.definite
                && title.title.office
                && word.given.is_some_and(|it| it.1 == 1)
                && word.key.starts_with('و')
                && (word.joined || word.marked)
                && (self.has_family_name(at + 1) || self.joined(at + 1).is_some_and(|it| it.key == "بن"))
            {
                let next = extend(self.words, at, Lead::Direct);
                return self.take(at, next, after);
            }
            // محافظ بيشة عبدالله فلان: a woman's name there is a town's.
            if passed == 0
                && !title.definite
                && word.given.is_some_and(|it| it.0.feminine)
                && self.joined(at + 1).is_some_and(|it| it.given.is_some_and(|it| !it.0.feminine && it.1 == 0))
            {
                at += 1;
                continue;
            }
            if passed > 0
                && let Some(next) = self.ends_office(at)
            {
                return self.take(at, next, after);
            }
            // رئيس بلدية ساو باولو السابق
            let town = passed > 0 && self.word(at - 1).is_some_and(|it| opens_town(&it.key));
            if word.given.is_some_and(|it| it.1 == 0) && !town && !is_action(&word.key) && !self.is_long_office(at)
                || self.begins_chain(at)
                || passed == 0 && title.definite && self.names_father(at)
                || passed == 0 && title.strong && self.begins_kunya(at)
            {
                let lead = if lead == Lead::Office && passed == 0 && title.strong && title.definite { Lead::Direct } else { lead };
                let mut next = extend(self.words, at, lead);
                // وزير النقل عبد الله حامدة: «…»
                if next - at < 2
                    && lead != Lead::Royal
                    && word.given.is_some_and(|it| !it.0.ambiguous)
                    && self.joined(next).is_some_and(|it| {
                        !it.definite()
                            && it.common
                            && it.skeleton.ends_with('ة')
                            && span::after(self.text, it.span.to()).trim_start().starts_with(':')
                    })
                {
                    next += 1;
                }
                // ... الأردني نادر وفرة ووزير ...
                if next - at < 2
                    && lead == Lead::Direct
                    && title.title.office
                    && word.given.is_some_and(|it| !it.0.ambiguous)
                    && self.joined(next).is_some_and(|it| {
                        !it.definite() && !it.verb && !is_function_word(&it.key) && !it.key.starts_with(['و', 'ل', 'ك', 'ف', 'ب'])
                    })
                    && self.joined(next + 1).is_some_and(|it| it.key.starts_with("وو") && it.heads.iter().any(|it| it.0 == 1))
                {
                    next += 1;
                }
                let direct = title.strong && passed == 0;
                let foreign = || {
                    word.given.is_some_and(|it| it.0.foreign) && self.joined(at + 1).is_none_or(|it| is_proclitic(&it.key) && !it.nameable)
                };
                let kin = !title.title.office && passed == 0 && !self.is_office(at) && (self.stands_alone(at, Lead::Office) || foreign());
                // Behind an office and its department a given name never stands alone: what follows is the family name.
                if next - at < 2
                    && passed > 0
                    && !word.common
                    && self.joined(next).is_some_and(|it| {
                        let foreign = word.given.is_some_and(|it| it.0.foreign && !it.0.ambiguous)
                            && !it.verb
                            && !it.adverbial
                            && !it.key.starts_with(['و', 'ل', 'ك', 'ف'])
                            && !it.skeleton.ends_with(['ة', 'ا', 'ت'])
                            && it.key.chars().count() > 3;
                        // ... للشؤون الخارجية رامز بحري ووزير ...
                        let arabic = word.given.is_some_and(|it| !it.0.foreign && !it.0.ambiguous)
                            && !it.verb
                            && !it.adverbial
                            && !it.key.starts_with(['و', 'ل', 'ك', 'ف', 'ب'])
                            && !it.skeleton.ends_with(['ا', 'ت'])
                            && it.key.chars().count() > 2
                            && self.joined(next + 1).is_none_or(|it| it.key.starts_with('و') && it.heads.iter().any(|it| it.0 == 1));
                        (it.definite() || foreign || arabic) && !is_function_word(&it.key) && !self.is_office(next)
                    })
                {
                    next += 1;
                }
                if next - at < 2 && !(direct && (self.stands_alone(at, lead) || self.is_woman(at, after)) || kin) {
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
            let department = passed > 0 || word.place || ["ال", "لل", "بال"].iter().any(|it| word.key.starts_with(it));
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
        let sure = self.word(at).and_then(|it| it.given).is_some_and(|it| !it.0.ambiguous);
        let next = self.joined(at + 1);
        lead == Lead::Royal || sure && next.is_none_or(|it| is_function_word(&it.key) || it.verb || is_proclitic(&it.key))
    }

    // A woman's name that is an ordinary word too, right behind a woman's title: الفنانة أحلام
    fn is_woman(&self, at: usize, after: usize) -> bool {
        let title = after.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| it.skeleton.ends_with('ة'));
        let name = self.word(at).is_some_and(|it| it.given.is_some_and(|it| it.0.feminine && it.1 == 0) && !it.skeleton.ends_with('ة'));
        title && name && self.joined(at + 1).is_none_or(|it| is_function_word(&it.key) || it.verb || is_proclitic(&it.key))
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
        let given = self.joined(first)?.given.is_some_and(|it| it.1 == 0);
        given.then(|| extend(self.words, first, Lead::Nothing))
    }

    /// Behind an office and its department a given name that is an ordinary word too, and a noun, up to the clause's border:
    /// المتحدث باسم الحكومة سالم زاهي قد قال
    pub(super) fn ends_office(&self, at: usize) -> Option<usize> {
        let department = self.joined(at).is_some() && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(Word::definite);
        let given = self.word(at)?.given.is_some_and(|it| it.0.ambiguous && !it.0.feminine && it.1 == 0);
        let noun = |it: &Word| {
            !it.definite()
                && !it.adverbial
                && !it.verb
                && !it.says
                && !is_function_word(&it.key)
                && !it.key.starts_with(['و', 'ل', 'ب', 'ف', 'ك'])
                && !it.skeleton.ends_with(['ا', 'ت', 'ة', 'ه'])
                && it.key.chars().count() > 3
                && it.given.is_none()
        };
        let family = self.joined(at + 1).is_some_and(noun) && !self.is_office(at + 1);
        let border = matches!(self.joined(at + 2).map(|it| it.key.as_str()), Some("قد" | "ان" | "انه" | "خلال" | "في"));
        let free = !is_action(&self.word(at)?.key) && !self.is_office(at);
        (department && given && family && border && free).then_some(at + 2)
    }
}
