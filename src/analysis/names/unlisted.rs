//! Names that no list has: what stands around them tells, and how they are spelled.

use crate::lexicon::neighbours::{is_company, is_kin, is_lot, is_namesake, is_play};
use crate::lexicon::particles::{is_foreign_particle, is_function_word, is_son};
use crate::text::span::{Span, after};

use super::closing::{is_clause, is_direction};
use super::extent::{Lead, extend, is_particle};
use super::mention::Reader;
use super::title::Found;
use super::word::{Word, skip};
use super::{Kind, Name};

/// A foreign name has at most so many words.
const WORDS: usize = 4;

impl Reader<'_> {
    // A name that no list has, behind a title: words that are no ordinary ones, up to the clause's next border.
    pub(super) fn unlisted(&self, at: usize, title: &Found, passed: usize) -> Option<usize> {
        if passed == 0 && !(title.strong && title.definite) {
            return None;
        }
        let bare = |it: &&Word| {
            !it.definite()
                && !is_behind_preposition(it)
                && !it.led
                && !self.is_office(at)
                && it.key.chars().count() > 2
                && !it.skeleton.ends_with('ه')
        };
        let first = self.word(at).filter(bare)?;
        // An ordinary noun with a family name behind it: القاضي مرشد العرشاني
        let own = !is_behind_preposition(first) && first.given_in_list.is_none() && !is_function_word(&first.key) && !first.verb;
        if passed == 0 && own && self.has_family_name(at + 1) {
            return Some(at + 2);
        }
        // Two ordinary nouns between a form of address and an office: المهندس وحي أمان، وزير الأشغال
        let noun = |it: &Word| !it.definite() && !it.adverbial && !it.verb && !is_function_word(&it.key);
        if passed == 0
            && own
            && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| is_address(&it.key))
            && self.joined(at + 1).is_some_and(|it| noun(it) && !it.key.starts_with(['و', 'ل', 'ب']))
            && !self.is_office(at + 1)
            && self.word(at + 2).is_some_and(|it| it.listed)
            && self.is_office(at + 2)
        {
            return Some(at + 2);
        }
        // A common word of a foreign spelling (إدوار) with a foreign name behind it.
        let second = self.joined(at + 1).filter(|it| it.foreignness > 15 && is_foreign_name(it) && !it.place);
        if passed == 0 && own && second.is_some() && self.joined(at + 2).is_none_or(|it| !it.nameable) {
            return Some(at + 2);
        }
        if !first.nameable {
            return None;
        }
        if passed > 0 {
            let surname = self.has_family_name(at + 1) && !self.joined(at + 1).is_some_and(|it| it.national);
            if surname && !first.key.ends_with('ه') {
                return Some(at + 2);
            }
            // Behind a department, not in the name of an institution: المتحدثة باسم المفوضية ..., منظمة هيومن رايتس
            let department = passed < if first.foreignness > 5 { 7 } else { 4 }
                && at
                    .checked_sub(1)
                    .and_then(|it| self.word(it))
                    .is_some_and(|it| (it.definite() || it.key.starts_with("لل") || it.national || it.place) && !is_namesake(&it.key));
            return self.foreign(at, 0).filter(|_| department);
        }
        let end = extend(self.words, at, if title.royal { Lead::Royal } else { Lead::Office });
        let closed = self.joined(end).is_none_or(|it| !it.nameable || it.led);
        if end - at >= 2 && closed {
            return Some(end);
        }
        self.foreign(at, -10).or_else(|| self.mononym(at, title.title.office && self.is_foreigner(at)))
    }

    // One word that no list has behind a title: a name if the story says it again.
    pub(super) fn hint_behind_title(&mut self, at: usize, title: &Found, index: usize) {
        let closed = self.joined(at + 1).is_none_or(|it| !it.nameable);
        // الدكتور السويد is a man, الزعيم الأوحد the only leader.
        let addressed = at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| is_address(&it.key));
        let known = self.joined(at).filter(|it| {
            (it.nameable || title.nisba && it.foreignness > 5 && !it.verb && !is_function_word(&it.key))
                && !it.key.starts_with(['و', 'ل'])
                && !(it.definite() && (!it.key.ends_with('ي') && !addressed || !it.heads.is_empty()))
                && !self.is_office(at)
                && it.key.chars().count() > 2
                // لقي المهاجم حتفه
                && !(it.skeleton.ends_with('ه') && it.foreignness <= 5)
        });
        if let Some(word) = known.filter(|_| closed && title.strong && title.definite) {
            self.out.hints.push(Name { span: word.span, kind: Kind::Person, title: Some(index) });
        }
    }

    /// A foreign name of two words and more from word `at`, up to the clause's border: the first word after it. `least`: how much its letters
    /// must speak for one, all words together.
    pub(super) fn foreign(&self, at: usize, least: i32) -> Option<usize> {
        let mut end = at;
        let mut sum = 0;
        let mut listed = false;
        while end - at < WORDS
            && let Some(word) = self.word(end).filter(|it| end == at || it.joined)
            && (is_foreign_name(word) && !self.is_office(end) && !word.led && (end == at || !word.listed)
                || end == at && word.key == "بن"
                || end > at && (word.hyphenated && !word.definite() || is_particle(word)))
        {
            if word.hyphenated {
                (listed, end) = (true, end + 1);
                continue;
            }
            if word.foreignness < -25 && word.given.is_none() {
                return None;
            }
            // A particle inside speaks for a name: أنخل دي ماريا
            sum += if end > at && is_particle(word) { 10 } else { word.foreignness.clamp(-20, 25) };
            listed |= word.given.is_some_and(|it| it.0.foreign && it.1 == 0) && end == at;
            end += 1;
        }
        let first = self.word(at)?;
        let closed = self.joined(end).is_none_or(|it| !it.nameable || it.led || it.given.is_some_and(|it| it.1 > 0));
        let bare = first.key.strip_prefix('و').unwrap_or(&first.key);
        let ben = first.key == "بن" && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| it.says);
        let own = (first.key.chars().count() > 2 || ben)
            && !first.place
            && !is_company(bare)
            && !is_namesake(bare)
            && !is_foreign_particle(&first.key)
            && !is_foreign_particle(&self.word(end.checked_sub(1)?)?.key);
        (end - at >= 2 && closed && own && (sum > least || listed)).then_some(end)
    }

    /// A foreign name of one word, up to the clause's border. Where a nationality stands before it, it need not be spelled as one.
    pub(super) fn mononym(&self, at: usize, foreigner: bool) -> Option<usize> {
        let word = self.word(at).filter(|it| is_foreign_name(it) && !self.is_office(at) && !it.place)?;
        let national = at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| it.national);
        let led = |it: &Word| national && it.common && !it.listed && it.key.starts_with(['ب', 'ل', 'و']);
        let closed = self.joined(at + 1).is_none_or(|it| is_function_word(&it.key) || it.verb || it.says || led(it));
        let least = if foreigner { -25 } else { 0 };
        (closed && !word.led && word.key.chars().count() > 3 && word.foreignness > least).then_some(at + 1)
    }

    // A foreign name of one word that plays a ball in some way: لوكاس بتسديدة
    fn player(&self, at: usize) -> Option<usize> {
        let word = self.word(at).filter(|it| is_foreign_name(it) && !self.is_office(at) && !it.place && !it.led)?;
        let closed = self.joined(at + 1).is_none_or(|it| it.key.starts_with(['ب', 'و', 'ل']) && !it.nameable);
        (closed && word.key.chars().count() > 3 && word.foreignness > -10).then_some(at + 1)
    }

    // A foreign name between commas, or right before its bearer's office: ديجان لوفرين، أيناكي أوردانغارين صهر العاهل
    fn apposed(&self, at: usize) -> Option<(Span, usize)> {
        let word = self.word(at)?;
        let before = at.checked_sub(1).and_then(|it| self.word(it));
        if self.holds_office(at, before) {
            return Some((self.cover(at, at + 2)?, at + 2));
        }
        let end = self.foreign(at, 20)?;
        let (office, joined) = (self.is_office(end) || self.word(end).is_some_and(|it| is_kin(&it.key)), self.joined(end).is_some());
        let commas = word.listed && self.word(end).is_some_and(|it| it.listed);
        let noun =
            before.is_some_and(|it| word.joined && (it.key.ends_with('ه') || is_company(&it.key) || is_namesake(&it.key) || it.national));
        (!noun && (commas || office && joined)).then(|| Some((self.cover(at, end)?, end))).flatten()
    }

    // Two words that no list has, between a verb or a small word and a definite office: وسيسعى حمادة صدقي المدير الفني
    fn holds_office(&self, at: usize, before: Option<&Word>) -> bool {
        let bare = |at: usize| {
            self.word(at).is_some_and(|it| {
                it.nameable && !it.definite() && !it.led && !it.place && it.key.chars().count() > 2 && !self.is_office(at)
            })
        };
        let border = before.is_none_or(|it| it.says || it.verb || is_function_word(&it.key));
        let family = self.has_family_name(at + 1) && self.word(at).is_some_and(|it| it.unknown && !it.led);
        (border || family)
            && bare(at)
            && (bare(at + 1) || family)
            && self.joined(at + 1).is_some()
            && self.joined(at + 2).is_some_and(Word::definite)
            && self.is_office(at + 2)
    }

    // Whether an age or the minute of a goal stands in brackets before word `at`: (26 عاما), (34)
    fn is_aged(&self, at: usize) -> bool {
        let gap = at.checked_sub(1).and_then(|it| self.word(it)).map(|it| after(self.text, it.span.to()).trim_start());
        let digit = |c: char| c.is_ascii_digit() || ('\u{660}'..='\u{669}').contains(&c);
        let Some(bracket) = gap.and_then(|it| it.strip_prefix('(')).filter(|it| it.starts_with(digit)) else { return false };
        let rest = bracket.trim_start_matches(digit);
        bracket.chars().count() - rest.chars().count() <= 3 && rest.starts_with(')')
            || self.word(at).is_some_and(|it| matches!(it.key.as_str(), "عاما" | "سنه"))
    }

    fn is_foreigner(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| it.national && it.key != "العربي" && it.key != "العربيه")
    }

    /// A foreign name without a title, from word `at`: behind a nationality, or behind a verb of saying and before an apposition.
    pub(super) fn untitled(&self, at: usize) -> Option<(Span, usize)> {
        let before = at.checked_sub(1).and_then(|it| self.word(it))?;
        let word = self.word(at)?;
        let person = before.national && before.key.contains("ال") && (word.joined || word.listed) && !self.is_team(at - 1);
        let apart = before.listed || before.key.starts_with('و');
        if person
            && word.joined
            && (apart && word.foreignness > 0 || self.is_led(at - 1))
            && let Some(end) = self.mononym(at, false)
        {
            return Some((self.cover(at, end)?, end));
        }
        // وطبق اليوناني بونيس مدرب الفريق
        if person
            && word.joined
            && is_foreign_name(word)
            && !word.place
            && word.key.chars().count() > 3
            && self.joined(at + 1).is_some_and(|it| !it.definite())
            && self.is_office(at + 1)
            && !self.is_office(at)
            && at
                .checked_sub(2)
                .and_then(|it| self.word(it))
                .is_none_or(|it| it.says || it.verb || !it.definite() && it.heads.is_empty() && !it.key.ends_with('ه'))
        {
            return Some((word.span, at + 1));
        }
        // وأوضحت أم لمار أن
        if before.says
            && word.joined
            && !before.definite()
            && matches!(word.skeleton.as_ref(), "أم" | "أبو")
            && self.joined(at + 1).is_some_and(|it| !it.definite() && !it.place && !it.verb && !is_function_word(&it.key))
            && self.joined(at + 2).is_none_or(|it| is_clause(&it.key) || is_function_word(&it.key))
        {
            return Some((self.cover(at, at + 2)?, at + 2));
        }
        if self.is_called(at)
            && let Some(end) = self.foreign(at, -30)
        {
            return Some((self.cover(at, end)?, end));
        }
        let said = before.says && word.joined && !before.key.ends_with('ت');
        // An ordinary word with a name behind it that is spelled as foreign ones are, before an office: وقال شامل ديوراكوفيتش رئيس
        if said
            && !word.definite()
            && !is_function_word(&word.key)
            && !self.is_office(at)
            && self.joined(at + 1).is_some_and(|it| it.foreignness > 15 && is_foreign_name(it) && !it.place)
            && self.joined(at + 2).is_some()
            && self.is_office(at + 2)
        {
            return Some((self.cover(at, at + 2)?, at + 2));
        }
        // وقال أريب عبد الله، كردي يرأس
        if said
            && word.unknown
            && !word.definite()
            && !word.place
            && !word.led
            && word.key.chars().count() > 2
            && !word.skeleton.ends_with(['ة', 'ا'])
            && self.joined(at + 1).is_some_and(|it| it.given.is_some_and(|it| !it.0.ambiguous && it.1 == 0 && !it.0.foreign))
            && self.joined(at + 2).is_none_or(|it| is_clause(&it.key) || is_function_word(&it.key))
        {
            return Some((self.cover(at, at + 2)?, at + 2));
        }
        if said
            && !self.is_team(at)
            && let Some(end) = self.foreign(at, 0).or_else(|| self.mononym(at, false).filter(|_| word.foreignness > 5))
            && self.joined(end).is_some_and(|it| is_clause(&it.key))
        {
            return Some((self.cover(at, end)?, end));
        }
        // قالت السياسية العمالية هانييت بارمن إن
        if word.joined
            && before.definite()
            && !before.says
            && !self.is_team(at)
            && (2..=3).any(|back| at.checked_sub(back).and_then(|it| self.word(it)).is_some_and(|it| it.says))
            && let Some(end) = self.foreign(at, 0)
            && self.joined(end).is_some_and(|it| is_clause(&it.key))
        {
            return Some((self.cover(at, end)?, end));
        }
        if is_play(&before.key)
            && word.joined
            && let Some(end) = self.foreign(at, 0).or_else(|| self.mononym(at, false)).or_else(|| self.player(at))
        {
            return Some((self.cover(at, end)?, end));
        }
        if let Some(end) = self.foreign(at, -20).filter(|end| self.is_aged(*end)) {
            let led = usize::from(word.given.is_none() && word.led && word.key.starts_with('و'));
            return Some((Span::new(skip(self.text, word.span, led).from(), self.cover(at, end)?.to()), end));
        }
        if is_lot(&before.key)
            && word.joined
            && let Some(end) = self.foreign(at, 0)
        {
            return Some((self.cover(at, end)?, end));
        }
        if !person && !said {
            return self.apposed(at);
        }
        let end = self.foreign(at, -10)?;
        let rest = after(self.text, self.word(end.checked_sub(1)?)?.span.to()).trim_start();
        let office = rest.starts_with(['،', ',']) && self.word(end).is_some_and(|it| it.key == "احد" || !it.titles().is_empty());
        let apposed = office || rest.starts_with(['،', ',', '(']) && self.foreign(at, 10).is_some();
        let person = person
            && (rest.is_empty()
                || !self.joined(end).is_some_and(|it| it.definite() && !it.national && !self.is_office(end))
                || self.foreign(at, 10).is_some());
        (person || apposed).then(|| Some((self.cover(at, end)?, end))).flatten()
    }

    // Whether the nationality at word `at` is that of somebody who leads: بقيادة البرازيلي, تحت إشراف الهولندي
    fn is_led(&self, at: usize) -> bool {
        let leads = |it: &Word| {
            matches!(
                it.key.trim_start_matches(['ب', 'و']),
                "قياده" | "اشراف" | "تدريب" | "باستثناء" | "استثناء" | "رئاسه" | "زميله" | "مواطنه"
            )
        };
        self.joined(at).is_some() && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(leads)
    }

    // Whether the nationality at word `at` belongs to a club, a paper or a company: نظيره الإسباني
    pub(super) fn is_team(&self, at: usize) -> bool {
        // تشكيلة الأرجنتيني فلان: no adjective of a feminine noun, but the man.
        let masculine = self.word(at).is_some_and(|it| !it.skeleton.ends_with('ة'));
        let noun = |it: &Word| it.key.ends_with('ه') && !it.definite() && !(masculine && it.skeleton.ends_with('ة')) || is_company(&it.key);
        self.joined(at).is_some() && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(noun)
    }

    // A definite word in -ي that is no ordinary one: العتيبي
    pub(super) fn has_family_name(&self, at: usize) -> bool {
        self.joined(at).is_some_and(|it| it.nameable && is_nisba(&it.key) && !it.skeleton.ends_with('ى'))
    }

    // A word that no list has, with a father behind it: هاجد بن مسفر
    pub(super) fn begins_chain(&self, at: usize) -> bool {
        let father = self.joined(at + 2).is_some_and(|it| it.given.is_some_and(|it| it.1 == 0));
        let unlisted = self.word(at).is_some_and(|it| {
            it.nameable
                && (!it.definite() || it.unknown && !it.place && !it.national && it.key.chars().count() < 9)
                && it.key.chars().count() > 2
                && !self.is_office(at)
                && !is_son(&it.key)
        });
        unlisted && father && self.joined(at + 1).is_some_and(|it| matches!(it.key.as_str(), "بن" | "بنت"))
    }

    /// A word, ordinary or not, with a father behind it: المهندس عجب بن عبدالله
    pub(super) fn names_father(&self, at: usize) -> bool {
        let father = self.joined(at + 2).is_some_and(|it| it.given.is_some_and(|it| it.1 == 0));
        let bare = self.word(at).is_some_and(|it| !it.definite() && !is_function_word(&it.key) && !self.is_office(at) && !is_son(&it.key));
        bare && father && self.joined(at + 1).is_some_and(|it| it.key == "بن")
    }
}

// A word that may stand in a foreign name: not a word with the article, and not the end of a chain of fathers.
pub(super) fn is_foreign_name(word: &Word) -> bool {
    (word.nameable || word.may_be_foreign() || word.given.is_some_and(|it| it.0.foreign && it.1 == 0))
        && !word.definite()
        && !word.national
        && !is_direction(&word.key)
        && !is_son(&word.key)
}

// بصفاقس, للفريق: no name of another language begins like that, and hardly an Arabic one.
fn is_behind_preposition(word: &Word) -> bool {
    word.key.starts_with(['ب', 'ل']) && word.foreignness < -10
}

// A form of address or a rank: no adjective stands behind it.
fn is_address(key: &str) -> bool {
    matches!(
        key.trim_start_matches(['و', 'ل', 'ب']),
        "الدكتور"
            | "الدكتوره"
            | "الشيخ"
            | "الاستاذ"
            | "المهندس"
            | "اللواء"
            | "العميد"
            | "العقيد"
            | "المقدم"
            | "النقيب"
            | "القاضي"
    )
}

fn is_nisba(key: &str) -> bool {
    key.starts_with("ال") && key.ends_with('ي') && key.chars().count() >= 5
}
