//! How far a speaker's name reaches beyond the mention that shows it.

use crate::arabic::letter::is_quotation_mark;
use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::bounds::is_partisan;
use super::surname::is_plain;
use super::voice::Scene;
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_definite, is_land, is_ordinary, is_origin, is_preposition, is_proper, key_of,
    opens_clause,
};

impl Scene<'_> {
    /// A mention may stop in the middle of a foreign name: behind a given name, words that prose does not know belong to it.
    pub(super) fn whole(&self, paragraph: usize, noun: Span, name: Span) -> Span {
        let Some(facts) = self.view.facts(paragraph) else { return name };
        // أبو بكر فلان: a byname of two words belongs whole to the name.
        let before = facts.token_before(name.from());
        let byname = before.filter(|it| matches!(&*key_of(it), "ابو" | "ابي" | "ابا"));
        let name = byname.map_or(name, |it| it.span.join(name));
        // يزيد بن فلان, of which a mention shows the father alone
        let at = facts.token_at(name.from());
        let name = match at.checked_sub(2).and_then(|it| facts.tokens.get(it..at)) {
            Some([own, son]) if matches!(&*son.skeleton, "بن" | "بنت") && is_plain(own, &key_of(own), true) => own.span.join(name),
            Some([_, son]) if matches!(&*son.skeleton, "بن") => son.span.join(name),
            _ => name,
        };
        let last = facts.token_at(name.to().saturating_sub(1));
        let rest = facts.tokens.get(last + 1..).unwrap_or(&[]);
        // Its unknown first half stands before it: a later mention shows the surname alone.
        let first = facts.tokens_in(Span::new(noun.from().min(name.from()), name.from()));
        let fore = (1..=2).contains(&first.len())
            && first.iter().all(|it| {
                let word = key_of(it);
                // وفاء القصار: a given name that is an ordinary word too is one before a family name.
                let given = first.len() == 1 && given_names::find(&word).is_some();
                let foreign = first.len() == 1 && self.follows_saying(paragraph, it, name);
                it.is_word() && (given || foreign || is_proper(&word) && !word.starts_with(['ي', 'ت', 'أ', 'و']))
            });
        let mut end = if fore { noun.join(name) } else { name };
        let mut given = byname.is_some() || facts.tokens.get(last).is_some_and(|it| given_names::find(&key_of(it)).is_some());
        // عروة بن الزبير
        if let [son, father, ..] = rest
            && matches!(&*son.skeleton, "بن" | "بنت" | "ابن")
            && father.is_word()
        {
            return end.join(father.span);
        }
        if let [next, ..] = rest
            && facts.tokens.get(last).is_some_and(|it| last > 0 && is_particle(&key_of(it)))
            && next.is_word()
            && !is_preposition(&key_of(next))
            && !is_that(&key_of(next))
        {
            // فون در كذا
            let more = rest
                .get(1)
                .filter(|it| is_particle(&key_of(next)) && it.is_word() && !is_preposition(&key_of(it)) && !is_that(&key_of(it)));
            return end.join(more.unwrap_or(next).span);
        }
        let inside = facts.tokens_in(name);
        let foreign = inside.len() == 2 && inside.iter().all(|it| !is_common(&key_of(it)) && is_proper(&key_of(it)));
        // الشيخ سلمان العودة: an ordinary word with the article that ends the subject is the family name.
        let house = facts.tokens.get(last).is_some_and(|it| is_definite(&it.skeleton)) && inside.len() == 2;
        if let [family, behind, ..] = rest
            && (given || house && !is_origin(&key_of(family)) && !is_body(&key_of(family)))
            && family.is_word()
            && is_definite(&key_of(family))
            && !is_agent(&key_of(family))
            && !cues::is(&key_of(family), Group::Adverb)
            && (behind.is_sign(':')
                || is_quotation_mark(behind.skeleton.chars().next().unwrap_or(' '))
                || is_that(&key_of(behind))
                || matches!(&*key_of(behind), "الي" | "ل"))
        {
            return end.join(family.span);
        }
        for (index, token) in rest.iter().take(2).enumerate() {
            let word = key_of(token);
            // محمد أنور معروف وزير: an ordinary word between a given name and an office is the surname.
            let office = |it: &Token| {
                facts.names.titles.binary_search_by(|title| title.span.start.cmp(&it.span.start)).is_ok() || is_agent(&key_of(it))
            };
            let surname = given
                && token.is_word()
                && is_common(&word)
                && !is_definite(&word)
                && !is_agent(&word)
                && !has_preposition(&word)
                && !is_preposition(&word)
                && !is_that(&word)
                && !opens_clause(&word)
                && !cues::is(&word, Group::Adverb)
                && !word.ends_with('ا')
                && rest.get(index + 1).is_some_and(|it| it.is_word() && office(it));
            if surname {
                return end.join(token.span);
            }
            let known = self.named(paragraph).iter().any(|it| it.span.contains(token.span.from()));
            // محمد كنار: what is a word only without its first letter is none behind a given name.
            let plain = !is_ordinary(&word) && (is_proper(&word) || is_common(&word));
            let proper = token.is_word() && plain && !has_preposition(&word) && !has_pronoun(&token.skeleton);
            // برندلر: only what stands in a place or before a noun is led by the preposition.
            let led =
                word.starts_with(['ي', 'ل']) || word.strip_prefix('ب').is_some_and(|it| is_land(it) || cues::is(it, Group::TitleName));
            // كاميل دورفيل ستراندن إنها: behind a name of two unknown words a third one that what is said follows belongs to it.
            let third = index == 0 && foreign && !is_common(&word) && !is_land(&word) && !cues::is(&word, Group::TitleName);
            let closed =
                rest.get(index + 1).is_some_and(|it| is_that(&key_of(it)) || !it.is_word() || is_preposition(&key_of(it)) || office(it));
            if known || !(given || third && closed) || !proper || word.ends_with('ا') || led {
                break;
            }
            end = end.join(token.span);
            given = given_names::find(&word).is_some();
        }
        self.without_office(paragraph, self.with_surname(paragraph, noun, self.hyphened(paragraph, end)))
    }

    /// فلان الفلاني العضو في كذا: what he is, with its preposition, is no part of his name.
    pub(super) fn without_office(&self, paragraph: usize, name: Span) -> Span {
        let Some(facts) = self.view.facts(paragraph) else { return name };
        let next = facts.tokens.get(facts.token_at(name.to())).map(key_of).unwrap_or_default();
        match facts.tokens_in(name) {
            [first, .., before, office]
                if is_definite(&key_of(office))
                    && (is_agent(&key_of(office)) || is_partisan(&key_of(office)))
                    && (is_preposition(&next) || has_preposition(&next))
                    && before.span != first.span =>
            {
                Span::new(name.from(), before.span.to())
            }
            _ => name,
        }
    }

    // تا مورن-غيل: what a hyphen ties to the name belongs to it.
    pub(super) fn hyphened(&self, paragraph: usize, name: Span) -> Span {
        let Some(facts) = self.view.facts(paragraph) else { return name };
        // دوغل-مرلوف, of which a mention shows the second half alone
        let start = facts.token_at(name.from());
        let name = match start.checked_sub(2).and_then(|it| facts.tokens.get(it..start)) {
            Some([word, hyphen])
                if !start.checked_sub(3).and_then(|it| facts.tokens.get(it)).is_some_and(|it| it.is_sign('-'))
                    && hyphen.is_sign('-')
                    && word.is_word()
                    && hyphen.span.end == name.start
                    && word.span.end == hyphen.span.start =>
            {
                word.span.join(name)
            }
            _ => name,
        };
        let at = facts.token_at(name.to());
        match facts.tokens.get(at..) {
            Some([hyphen, word, ..])
                if hyphen.is_sign('-') && word.is_word() && hyphen.span.start == name.end && word.span.start == hyphen.span.end =>
            {
                name.join(word.span)
            }
            // لوبيز - مرلون: so does a foreign word, where no second hyphen closes what stands between.
            Some([hyphen, word, next, ..])
                if hyphen.is_sign('-')
                    && !next.is_sign('-')
                    && hyphen.span.from() == name.to() + 1
                    && word.span.from() == hyphen.span.to() + 1
                    && is_proper(&key_of(word))
                    && !is_common(&key_of(word))
                    && at.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| !is_common(&key_of(it))) =>
            {
                name.join(word.span)
            }
            _ => name,
        }
    }
}

// The particles of names, behind which the name goes on whatever its word means elsewhere: فون در كذا, نجم آل الدرعي
pub(super) fn is_particle(word: &str) -> bool {
    matches!(word, "ال" | "در" | "دير" | "دي" | "دو" | "دا" | "فان" | "فون" | "دوس" | "دل" | "آغ")
}
