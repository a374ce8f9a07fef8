//! Names that the words and marks around them show: who is called so, two given names in a pair, a bracket behind a name, who made a
//! work, who says something.

use crate::lexicon::given_names::GivenName;
use crate::lexicon::neighbours::{is_call, is_credit, is_kin, is_lot, is_namesake};
use crate::lexicon::particles::{is_function_word, is_kunya, is_son};
use crate::text::span::{Span, after};

use super::closing::{is_action, is_clause};
use super::mention::Reader;
use super::unlisted::is_foreign_name;
use super::word::{Word, skip};
use super::{Kind, Name};

impl Reader<'_> {
    /// A man's name that is an ordinary word too, where no noun stands before it that it may complete, and a definite word that no list has.
    pub(super) fn is_man_with_family(&self, at: usize, given: &GivenName, second: &Word) -> bool {
        let free = self.joined(at).is_none()
            || at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| {
                it.verb
                    || it.says
                    || it.key == "وكذلك"
                    || is_lot(&it.key)
                    || it.definite() && it.heads.is_empty() && !is_function_word(&it.key)
            });
        let time = matches!(self.word(at).map(|it| it.key.as_str()), Some("رمضان" | "عيد"));
        free && !time
            && self.word(at).is_some_and(|it| !is_action(&it.key))
            && !second.skeleton.ends_with('ة')
            && !given.foreign
            && !given.feminine
            && second.definite()
            && second.nameable
            && !second.national
            && !second.place
    }

    /// A given name, an ordinary word or not, and a definite word between a verb of saying and an office: وأشار نبيل الفكرة المتحدث. A word
    /// that no list has stands as well before the clause that is said: وقال حسن روحاني إن
    pub(super) fn is_said_to_speak(&self, at: usize, second: &Word, next: usize) -> bool {
        let said = self.joined(at).is_some() && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| it.says);
        let office = |it: &Word| !it.titles().is_empty();
        // وقال فلان الفلاني في بيان; not: ورفض صلاح التشكيك في وطنيته
        let in_speech = self.joined(next).is_some_and(|it| it.key == "في") && self.joined(next + 1).is_some_and(|it| is_speech(&it.key));
        let clause = second.nameable && self.joined(next).is_none_or(|it| is_clause(&it.key))
            || second.definite() && self.joined(next).is_some_and(|it| is_clause(&it.key))
            || second.definite() && in_speech;
        // وقال بيان الوزارة إن: whose statement it is; وقالت بيان القاضي إن: a woman.
        let verb = at.checked_sub(1).and_then(|it| self.word(it));
        let statement = self.word(at).is_some_and(|it| it.key == "بيان") && verb.is_some_and(|it| !it.key.ends_with('ت'));
        said && !statement
            && !self.is_office(at)
            && (second.definite() || second.nameable)
            && !self.is_office(at + 1)
            && (clause || self.word(at + 2).is_some_and(office))
    }

    /// Whether a nationality right before the name, or what happens to its bearer, says that one begins: الفرنسي كريم فلان, مقتل كريم فلان
    pub(super) fn is_told_by(&self, at: usize, word: &Word) -> bool {
        let ali = word.skeleton.as_ref() == "علي";
        self.joined(at).is_some()
            && !is_action(&word.key)
            && at
                .checked_sub(1)
                .and_then(|it| self.word(it))
                .is_some_and(|it| it.national && (ali || it.key.contains("ال") && !self.is_team(at - 1)) || is_lot(&it.key))
    }

    /// A man's name that is an ordinary word too, a family name with the article and the office of its bearer: صالح الفلاني رئيس الوفد
    pub(super) fn holds_office_behind(&self, at: usize, given: &GivenName, second: &Word, next: usize) -> bool {
        !given.feminine
            && !given.foreign
            && next == at + 2
            && second.definite()
            && second.nameable
            && !second.national
            && !second.place
            && self.word(at).is_some_and(|it| !is_action(&it.key))
            && !self.completes_noun(at)
            && self.joined(next).is_some_and(|it| !it.definite())
            && self.is_office(next)
    }

    /// علي before a word that only names have, where the paragraph spells the preposition على.
    pub(super) fn is_ali(&self, at: usize, word: &Word, second: &Word) -> bool {
        word.skeleton.as_ref() == "علي"
            && second.unknown
            && !second.definite()
            && !second.place
            && !second.led
            && second.key.chars().count() > 3
            && self.joined(at + 2).is_none_or(|it| !it.nameable)
            && !after(self.text, word.span.from()).chars().take(4).any(|it| it == '\u{0651}')
            && at.checked_sub(1).and_then(|it| self.word(it)).is_none_or(|it| {
                !word.joined || self.joined(at + 2).is_none() || it.says || it.verb || is_function_word(&it.key) || is_lot(&it.key)
            })
            && self.words.iter().any(|it| it.skeleton.as_ref() == "على")
    }

    /// Whether a noun without an article stands before word `at`, whose adjective or complement it may be: أداء متعب
    pub(super) fn completes_noun(&self, at: usize) -> bool {
        let noun = |it: &Word| it.common && !it.definite() && !it.verb && !it.says && !is_function_word(&it.key) && it.titles().is_empty();
        let given = self.word(at).and_then(|it| it.given);
        given.is_some_and(|it| it.0.ambiguous && !it.0.foreign)
            && self.joined(at).is_some_and(|it| it.common || it.key.starts_with('م'))
            && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(noun)
    }

    /// A word with a kunya or a clan behind it, right behind a title: الدكتور مكي أبو هاشم
    pub(super) fn begins_kunya(&self, at: usize) -> bool {
        let bare = |it: &Word| {
            !it.definite()
                && !is_namesake(&it.key)
                && !it.place
                && !it.verb
                && !is_function_word(&it.key)
                && !self.is_office(at)
                && it.key.chars().count() > 2
        };
        self.word(at).is_some_and(bare) && self.joined(at + 1).is_some_and(|it| is_kunya(&it.key) || it.skeleton.as_ref() == "آل")
    }

    /// A name at the paragraph's beginning that a dash parts from the rest, with a definite word behind a given name: فلان المهندس - جدة
    pub(super) fn by_line(&self, at: usize, next: usize) -> Option<usize> {
        // حازم شريف: «…»
        let noun = |it: &Word| {
            !it.verb
                && !it.adverbial
                && !is_function_word(&it.key)
                && it.key.chars().count() > 2
                && after(self.text, it.span.to()).starts_with(':')
        };
        let man = self.word(at)?.given.is_some_and(|it| it.1 == 0 && (!it.0.ambiguous || !it.0.feminine && !it.0.foreign));
        let title = |at: usize| self.word(at).is_some_and(|it| !it.heads.is_empty() || it.place);
        if at == 0
            && next < 2
            && man
            && !title(0)
            && (!title(1) || self.word(1).is_some_and(|it| !it.definite() && !it.place))
            && self.joined(1).is_some_and(noun)
        {
            return Some(2);
        }
        let parted = |to: usize| {
            let rest = self.word(to.checked_sub(1)?).map(|it| after(self.text, it.span.to()).trim_start_matches(' '))?;
            Some(rest.starts_with(['-', '\u{640}', '–', '—', '_', '/', ':']) || self.words.len() == to)
        };
        let given = self.word(at)?.given.is_some_and(|it| it.1 == 0) && !self.is_office(at);
        // «فلان الفلاني: «…: who speaks, in a row of what people say
        let colon = after(self.text, self.word(at + 1)?.span.to()).trim_start().starts_with([':']);
        let town = matches!(self.word(at)?.key.as_str(), "سيدي") || self.word(at + 1)?.place;
        let spoken = !town && (at == 0 || self.word(at)?.marked) && given && colon && next <= at + 2 && self.joined(at + 1)?.nameable;
        if spoken {
            return Some(at + 2);
        }
        let family = self.joined(at + 1)?.definite() && !self.joined(at + 1)?.national;
        let short = self.words.len() > at + 2 || self.word(at)?.given.is_some_and(|it| !it.0.ambiguous);
        (at == 0 && next <= at + 2 && given && family && short && parted(at + 2)?).then_some(at + 2)
    }

    /// Whether the word before gives somebody's name: يدعى، اسمه
    pub(super) fn is_called(&self, at: usize) -> bool {
        self.joined(at).is_some() && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| is_call(&it.key))
    }

    /// Whether a bracket opens right before word `next`, or behind the last one: the club, the age, the office of whom the words name.
    pub(super) fn opens_bracket(&self, next: usize) -> bool {
        next.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| after(self.text, it.span.to()).trim_start().starts_with('('))
    }

    /// A list of names goes on behind what stands in brackets.
    pub(super) fn skip_bracket(&mut self, at: usize) {
        if self.listed == Some(at) && self.opens_bracket(at) {
            self.listed = (at + 1..at + 8).find(|it| self.closes_bracket(*it));
        }
    }

    /// Whether a bracket, and a comma perhaps, stands between word `at` and the one before.
    pub(super) fn closes_bracket(&self, at: usize) -> bool {
        let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|it| self.word(it)), self.word(at)) else { return false };
        matches!(Span::new(before.span.to(), word.span.from()).of(self.text).trim(), ")" | ")،" | "),")
    }

    /// Whether a given name that is an ordinary word too begins a name of two words before a bracket: مبارك بوصوفة (…)
    pub(super) fn is_bracketed(&self, at: usize) -> bool {
        let starts = |it: &Word| !it.joined || it.key.starts_with('و');
        let family = |it: &Word| it.nameable && !it.place && !it.national || it.given.is_some_and(|it| it.1 == 0);
        self.word(at).is_some_and(starts) && self.joined(at + 1).is_some_and(family) && self.opens_bracket(at + 2)
    }

    /// A given name alone that another word, or the other of a pair, shows: يدعى سعيد؛ وهما حسن وعلي
    pub(super) fn given_alone(&self, at: usize, listed: bool) -> Option<(Span, usize)> {
        let word = self.word(at).filter(|it| !it.adverbial)?;
        let (given, skipped) = word.given_in_list?;
        let closed =
            |it: usize| self.joined(it).is_none_or(|it| is_function_word(&it.key) || it.key.starts_with('و') || it.verb || it.says);
        let pair = |it: &Word| it.given_in_list.is_some_and(|it| it.1 == 1) && it.key.starts_with('و');
        let called = skipped == 0 && self.is_called(at) && closed(at + 1) && self.joined(at + 2).is_none_or(|it| it.given.is_none());
        let opens = skipped == 0 && self.opens_pair(at) && (closed(at + 1) && self.joined(at + 1).is_none_or(pair));
        let last = || self.out.names.last().is_some_and(|it| !it.span.of(self.text).contains(' ') && it.title.is_none());
        let second = listed && skipped == 1 && word.key.starts_with('و') && last() && closed(at + 1);
        // وأدريان, among footballers
        let further = listed && skipped == 1 && word.key.starts_with('و') && self.run > 1 && given.foreign && closed(at + 1);
        let aged = skipped == 0 && self.is_years(at + 1);
        (called || opens || second || further || aged).then(|| (skip(self.text, word.span, skipped), at + 1))
    }

    // Whether word `at` is that of an age in brackets: (26 عاما)
    fn is_years(&self, at: usize) -> bool {
        let years = self.word(at).is_some_and(|it| !it.joined && matches!(it.key.as_str(), "عاما" | "سنه" | "عام"));
        years && self.opens_bracket(at)
    }

    /// A sure given name and any noun, with an age in brackets behind them: فلورنتين بوجبا (26 عاما)
    pub(super) fn is_aged_pair(&self, at: usize) -> bool {
        let sure = self.word(at).is_some_and(|it| it.given.is_some_and(|it| !it.0.ambiguous));
        sure && self.is_years(at + 2) && self.joined(at + 1).is_some_and(|it| !it.verb && !it.adverbial && !is_function_word(&it.key))
    }

    /// Two words that no list has, with an age in brackets behind them: فلورنتين بوجبا (26 عاما)
    pub(super) fn aged(&self, at: usize) -> Option<(Span, usize)> {
        let bare = |it: &Word| is_foreign_name(it) && !it.place && !it.national && it.heads.is_empty();
        let first = self.word(at).filter(|it| bare(it) && !it.led)?;
        let second = self.joined(at + 1).is_some_and(bare) || self.has_family_name(at + 1);
        (second && !is_son(&first.key) && self.is_years(at + 2)).then(|| Some((self.cover(at, at + 2)?, at + 2))).flatten()
    }

    // Whether the word before says that two people are named: وهما
    fn opens_pair(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|it| self.word(it));
        before.is_some_and(|it| matches!(it.key.as_str(), "هما" | "وهما"))
    }

    /// A name that an ordinary noun closes, right before an office: رحب سمعان عدل الناطق باسم
    pub(super) fn before_office(&self, at: usize) -> Option<usize> {
        let sure = self.word(at)?.given.is_some_and(|it| !it.0.ambiguous);
        let noun = |it: &Word| {
            !it.definite()
                && !it.adverbial
                && !it.verb
                && !is_function_word(&it.key)
                && !is_kin(&it.key)
                && it.heads.is_empty()
                && !it.skeleton.ends_with(['ا', 'ت', 'ة'])
        };
        let family = self.joined(at + 1).is_some_and(noun) && !self.is_office(at + 1);
        (sure && family && self.joined(at + 2).is_some_and(Word::definite) && self.is_office(at + 2)).then_some(at + 2)
    }

    /// Who made a work, or plays in it: بطولة فلان، من إخراج فلان
    pub(super) fn credited(&self, at: usize) -> Option<(Span, usize)> {
        let before = at.checked_sub(1).and_then(|it| self.word(it))?;
        let word = self.joined(at).filter(|it| is_credit(&before.key) && !it.definite() && is_foreign_name(it) && !it.place)?;
        let second = self.joined(at + 1).filter(|it| is_foreign_name(it) && !it.place && !it.led)?;
        let closed = self.joined(at + 2).is_none_or(|it| is_function_word(&it.key) || it.key.starts_with('و') || it.verb);
        let spelled = word.given.is_some_and(|it| it.1 == 0) || word.foreignness.min(20) + second.foreignness.min(20) > -10;
        (closed && spelled && !is_action(&word.key)).then(|| Some((self.cover(at, at + 2)?, at + 2))).flatten()
    }

    /// Who says something, by a family name that no list has: وأوضح الدليمي أن
    pub(super) fn speaker(&self, at: usize) -> Option<(Span, usize)> {
        let before =
            at.checked_sub(1).and_then(|it| self.word(it)).filter(|it| it.says && !it.definite() && !it.skeleton.ends_with(['ت', 'ة']))?;
        let word = self.joined(at).filter(|it| it.joined && it.nameable && !it.place && !it.national && it.heads.is_empty())?;
        let rest = after(self.text, word.span.to()).trim_start();
        let marked = rest.starts_with(['"', '«', '“', '”', ':', '،', ',']);
        let border = marked || self.joined(at + 1).is_none_or(|it| is_clause(&it.key) || is_function_word(&it.key));
        let family = self.has_family_name(at) && word.key.chars().count() > 5 && !word.skeleton.ends_with('ى');
        let quoted = rest.starts_with(['"', '«', '“', '”', ':']);
        let foreign = !word.definite() && word.foreignness > 5 && word.key.chars().count() > 3 && quoted && !word.led;
        let own = !is_kin(&before.key) && !is_son(&word.key) && word.given.is_none();
        (own && (family && border || foreign)).then_some((word.span, at + 1))
    }

    /// A word that no list has behind the noun for what befell somebody, a name if the story says it again: مقتل خاشقجي. A given name with
    /// an ordinary word behind it, a name if the story uses that word as one: نادر سعادة.
    pub(super) fn hint_in_context(&mut self, at: usize) {
        let fate = at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| is_fate(&it.key));
        let Some(word) = self.word(at) else { return };
        let unlisted = word.unknown && !word.definite() && !word.place && !word.national && !word.led && word.key.chars().count() > 3;
        if fate
            && word.joined
            && unlisted
            && word.given.is_none()
            && !word.skeleton.ends_with(['ة', 'ه'])
            && self.joined(at + 1).is_none_or(|it| !it.nameable && !it.definite() || it.key.starts_with(['و', 'ب', 'ل']))
        {
            self.out.hints.push(Name { span: word.span, kind: Kind::Person, title: None });
            return;
        }
        if unlisted && word.foreignness > -10 && self.foreign(at, 10) == Some(at + 2) && !self.is_called_after(at) {
            if let Some(span) = self.cover(at, at + 2) {
                self.out.pairs.push(Name { span, kind: Kind::Person, title: None });
            }
            return;
        }
        let noun = |it: &Word| {
            it.common
                && !it.definite()
                && !it.adverbial
                && !it.verb
                && !is_function_word(&it.key)
                && it.key.chars().count() > 3
                && !it.key.starts_with(['و', 'ف', 'ب', 'ك', 'ل'])
        };
        if let Some((given, 0)) = word.given
            && !given.feminine
            && !is_action(&word.key)
            && !self.is_called_after(at)
            && let Some(second) = self.joined(at + 1).filter(|it| noun(it))
        {
            let span = word.span.join(second.span);
            self.out.pairs.push(Name { span, kind: Kind::Person, title: None });
        }
    }
}

// What befalls somebody.
fn is_fate(key: &str) -> bool {
    matches!(
        key.trim_start_matches(['و', 'ب', 'ل']),
        "مقتل" | "اغتيال" | "تصريح" | "تصريحات" | "تغريده" | "اعدام" | "قضيه" | "اختفاء" | "اختطاف" | "محاكمه"
    )
}

// Where somebody says something: في بيان
fn is_speech(key: &str) -> bool {
    matches!(
        key,
        "بيان"
            | "تصريح"
            | "تصريحات"
            | "مؤتمر"
            | "حديث"
            | "مقابله"
            | "كلمه"
            | "حوار"
            | "اتصال"
            | "تغريده"
            | "تعليق"
            | "رساله"
            | "لقاء"
    )
}
