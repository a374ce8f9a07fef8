//! Whom a subject means: which of the names in it, or its noun phrase.

use crate::analysis::names::Kind;
use crate::analysis::story::Place;
use crate::arabic::fold::{key, skeleton};
use crate::arabic::token::Token;
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::cues::Gender;
use crate::lexicon::given_names;
use crate::text::span::Span;

use super::Via;
use super::evidence::Evidence;
use super::honours::{is_address, is_honour, is_rank};
use super::subject::{Head, Subject};
use super::voice::{Named, Scene, Voice};
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_definite, is_document, is_of_person, is_preposition, is_proper,
    is_reporting_participle, key_of, starts_object,
};
use super::{borne, gender};

impl Scene<'_> {
    /// Whom a subject means: the person named in it after titles and commas, else its noun phrase.
    pub(super) fn cast(&self, paragraph: usize, subject: &Subject, gender: Gender) -> Option<Voice> {
        let voice = |span: Span, entity: Option<usize>, person: bool| {
            let plural = subject.plural && !person;
            let gender = if gender == Gender::Unknown && !plural { self.gender(paragraph, subject.noun, span, entity) } else { gender };
            Voice { place: Place { paragraph, span }, entity, via: Via::Direct, shown: Evidence::OwnSubject, gender, plural }
        };
        let within = self.names_in(paragraph, subject.zone);
        let within = if self.is_of(paragraph, subject, within) { within.get(1..).unwrap_or(&[]) } else { within };
        // مصدر في مكتب فلان: whoever is named there is not the source.
        let source = self.view.facts(paragraph).and_then(|it| it.tokens_in(subject.noun).first()).map(key_of);
        let source = source.is_some_and(|it| matches!(it.trim_start_matches("ال"), "مصدر" | "مصادر"));
        let within = if source { &[] } else { within };
        let person = within.iter().find(|it| {
            // قالت الليفتنانت كولونيل فلانة: the noun is the first word of the title.
            let titled = self.title(paragraph, it.span).is_some_and(|it| it.start <= subject.noun.start && subject.noun.end <= it.end);
            let near = it.span.start <= subject.noun.end || titled;
            let own = near || subject.noun.is_empty() || self.is_apposed(paragraph, subject, it.span);
            it.kind == Kind::Person
                && own
                && !self.is_preposition(paragraph, it.span)
                && self.may_be_subject(paragraph, subject.zone.from(), it.span)
                && self.may_be(it, paragraph, gender)
        });
        let tail = subject.tail.filter(|tail| !source && person.is_none_or(|it| tail.start <= it.span.start));
        // أعلن المتحدث باسم رئيسة الوزراء فلانة: where the verb shows that it is not the one who is named, he is told by whose he is.
        let another = |tail: &Span| {
            within.iter().find(|it| it.kind == Kind::Person && it.span.overlaps(*tail) && !self.may_be(it, paragraph, gender))
        };
        if let (Some(of), false) = (tail.and_then(|it| another(&it)), subject.noun.is_empty()) {
            return Some(voice(subject.noun.join(of.span), None, false));
        }
        if let Some(person) = person.filter(|it| tail.is_none() && self.is_anothers(paragraph, subject, it.span)) {
            return Some(voice(Span::new(subject.zone.from(), person.span.to()), None, false));
        }
        if let (Some(person), None) = (person, tail) {
            let whole = self.whole(paragraph, subject.noun, person.span);
            // Who bears the surname under another given name is somebody else.
            let other = whole.start < person.span.start
                && self.view.facts(paragraph).is_some_and(|it| {
                    let name = whole.of(&it.text);
                    let first = name.split_whitespace().next().map(|it| key(&skeleton(it)));
                    let entity = person.entity.and_then(|it| self.names.entities.get(it));
                    entity.is_some_and(|it| {
                        it.name.split_whitespace().nth(1).is_some()
                            && it.name.split_whitespace().next().map(|it| key(&skeleton(it))) != first
                    })
                });
            return Some(voice(whole, person.entity.filter(|_| !other), true));
        }
        if let Some(tail) = tail {
            let known = within.iter().find(|it| it.kind == Kind::Person && it.span.overlaps(tail));
            let named = self.hyphened(paragraph, known.map_or(tail, |it| it.span.join(tail)));
            let whole = self.without_office(paragraph, self.with_surname(paragraph, subject.noun, named));
            return Some(voice(whole, known.and_then(|it| it.entity), true));
        }
        if subject.noun.is_empty() {
            return None;
        }
        // واتهمت فلانا بكذا: a man after a feminine verb is whom it takes.
        let other = |it: &&Named| it.span == subject.noun && it.kind == Kind::Person && !self.may_be(it, paragraph, gender);
        if gender == Gender::Feminine && within.iter().any(|it| other(&it)) {
            return None;
        }
        match within.iter().find(|it| it.span.start == subject.noun.start && self.may_be(it, paragraph, gender)) {
            Some(body) => Some(voice(subject.noun.join(body.span), body.entity, false)),
            None => {
                let noun = self.untitled(paragraph, subject.noun);
                // دوغل مرلون،: a name that nothing but its place shows.
                let proper = self.view.facts(paragraph).is_some_and(|it| it.tokens_in(noun).iter().all(|it| is_proper(&key_of(it))));
                Some(voice(if proper { self.with_surname(paragraph, subject.noun, noun) } else { noun }, None, false))
            }
        }
    }

    // What the words themselves show: the given name, else the office or noun before it.
    pub(super) fn gender(&self, paragraph: usize, noun: Span, name: Span, entity: Option<usize>) -> Gender {
        let Some(facts) = self.view.facts(paragraph) else { return Gender::Unknown };
        let known = entity.and_then(|it| self.names.entities.get(it)).filter(|it| it.kind == Kind::Person);
        match gender::of_name(known.map_or(name.of(&facts.text), |it| &it.name)) {
            Gender::Unknown => gender::of_phrase(facts.tokens_in(if noun.is_empty() { name } else { noun })),
            shown => shown,
        }
    }

    // A surname alone after a masculine verb is not the woman who has it.
    fn may_be(&self, named: &Named, paragraph: usize, gender: Gender) -> bool {
        let Some(entity) = named.entity.and_then(|it| self.names.entities.get(it)) else {
            return true;
        };
        if gender != Gender::Masculine {
            let man = entity.kind == Kind::Person && gender::of_name(&entity.name) == Gender::Masculine;
            return !(gender == Gender::Feminine && man);
        }
        let alone = self.view.facts(paragraph).is_some_and(|it| !named.span.of(&it.text).trim().contains(char::is_whitespace));
        let given = entity.name.split_whitespace().next().and_then(|it| given_names::find(&key(it)));
        // المتحدث باسم رئيسة الوزراء فلانة: nor is she where she is named in full behind another's office.
        let behind = self.view.facts(paragraph).is_some_and(|it| {
            let before = it.tokens.get(..it.token_at(named.span.from())).unwrap_or(&[]);
            before.iter().rev().take(6).any(|it| key_of(it) == "باسم")
        });
        !((alone || behind) && given.is_some_and(|it| it.feminine && !it.ambiguous))
    }

    // The one who bears a title stands behind it, but not behind what else the clause tells: أعلن الوزير عن تعيين فلان
    fn is_apposed(&self, paragraph: usize, subject: &Subject, name: Span) -> bool {
        let Some(facts) = self.view.facts(paragraph) else { return false };
        let tokens = facts.tokens_in(Span::new(subject.noun.from(), name.from()));
        // عارضة أزياء تُدعى فلانة
        if tokens.last().is_some_and(|it| matches!(&*key_of(it), "يدعي" | "تدعي")) {
            return true;
        }
        if subject.head != Head::Person {
            return subject.head == Head::Other && tokens.iter().skip(1).all(|it| is_definite(&key_of(it)));
        }
        // انتقدت مسؤولة كورية نائب الرئيس فلان: no office with the article stands beside a noun without it.
        let plain = facts.tokens_in(subject.noun).iter().all(|it| !is_definite(&it.skeleton));
        let between = Span::new(subject.noun.to().min(name.from()), name.from());
        let office = |pair: &[Token]| matches!(pair, [sign, it] if !sign.is_word() && is_agent(&key_of(it)));
        // دعا أعضاء في المجلس الرئيس فلانا: nor have several a name.
        if plain && (subject.plural || facts.tokens_in(between).windows(2).any(office)) {
            return false;
        }
        // المتحدث باسم كذا بقيادة فلان
        if facts.tokens_in(between).iter().any(|it| borne::leads_body(&key_of(it))) {
            return false;
        }
        // المبعوث الأممي إلى المنطقة فلان: where one is sent belongs to the office.
        let sent = |it: &Token| matches!(key_of(it).trim_start_matches("ال"), "مبعوث" | "موفد" | "سفير" | "مندوب" | "مبعوثه" | "سفيره");
        let sent = facts.tokens_in(subject.noun).iter().any(sent);
        let whole = subject.noun.to().min(name.from());
        let last = facts.tokens_in(Span::new(subject.noun.from(), whole)).len().saturating_sub(1);
        let behind = tokens.get(last..).unwrap_or(&[]);
        // انتقادا للمهاجم فلان: whom an office with a preposition names is another.
        let led = tokens.last().map(key_of).filter(|_| tokens.len() >= 3);
        let led = led.is_some_and(|it| it.strip_prefix("لل").or_else(|| it.strip_prefix("بال")).is_some_and(is_agent));
        // منتقدا المهاجم فلان: nor is whom a participle has for its object.
        if led || tokens.iter().skip(1).any(|it| is_reporting_participle(&key_of(it))) {
            return false;
        }
        // في لقائه نظيره فلان
        if behind.iter().skip(1).any(|it| matches!(key_of(it).trim_start_matches('ل'), "نظيره" | "نظيرها" | "نظيرهم")) {
            return false;
        }
        // في مقابلة أجراها معه فلان: nor behind a clause that describes what the words stand in.
        let acted = |it: &Token| it.skeleton.starts_with('أ') && has_pronoun(&it.skeleton) && !is_agent(&key_of(it));
        !behind.iter().skip(1).any(acted)
            && !behind.windows(2).any(|pair| matches!(pair, [before, word] if starts_object(&key_of(before), &key_of(word))))
            && tokens.windows(2).all(|pair| match pair {
                [before, token] => {
                    let (before, word) = (key_of(before), key_of(token));
                    !matches!(word.as_str(), "عن" | "الي" | "مع" | "بين" | "علي")
                        || before.ends_with("العام")
                        || word == "الي" && sent
                        || borne::takes_on(&before)
                }
                _ => true,
            })
    }

    // محامي كلينتون ديفيد كيندال: the first name is that of the one whose lawyer speaks.
    fn is_of(&self, paragraph: usize, subject: &Subject, names: &[Named]) -> bool {
        let (Some(facts), [first, second, ..]) = (self.view.facts(paragraph), names) else { return false };
        let head = facts.tokens_in(Span::new(subject.zone.from(), first.span.from()));
        let describes = matches!(head, [it] if is_agent(&key_of(it)) && !is_definite(&key_of(it)));
        let next = facts.tokens_in(Span::new(first.span.to(), second.span.from())).is_empty();
        describes && next && first.kind == Kind::Person && second.kind == Kind::Person
    }

    // وكيل فلان, إدارة فلان, أحد متابعي فلان: right behind a noun without the article stands whose he is. Behind a rank it is his own: عميد فلان
    fn is_anothers(&self, paragraph: usize, subject: &Subject, name: Span) -> bool {
        let Some(facts) = self.view.facts(paragraph) else { return false };
        let lead = facts.tokens_in(Span::new(subject.zone.from(), name.from()));
        // إدارة الرئيس فلان, فريق حملة فلان
        let whole = |it: &Token| it.is_word() && !is_preposition(&key_of(it));
        if let [body, _, ..] = lead
            && is_body(&key_of(body))
            && !is_document(&key_of(body))
            && !is_definite(&body.skeleton)
            && lead.iter().all(whole)
        {
            return true;
        }
        let told = |word: &str| is_agent(word) || is_body(word) || is_of_person(word);
        let (noun, anothers) = match lead {
            [noun] => (noun, told(&key_of(noun))),
            // صاحب حساب فلان
            [one, noun] => (noun, matches!(&*key_of(one), "احد" | "احدي" | "بعض") || key_of(noun) == "حساب"),
            _ => return false,
        };
        let word = key_of(noun);
        let own = is_address(&word) || is_rank(&format!("ال{word}")) || has_pronoun(&noun.skeleton) || is_definite(&word);
        anothers && !own
    }

    // علي before an ordinary noun is على in a careless hand: المشرف العام علي كرة القدم
    fn is_preposition(&self, paragraph: usize, name: Span) -> bool {
        let Some(facts) = self.view.facts(paragraph) else { return false };
        let at = facts.token_at(name.from());
        let next = facts.tokens.get(at + 1).map(key_of).unwrap_or_default();
        facts.tokens.get(at).is_some_and(|it| it.span == name && key_of(it) == "علي")
            && is_common_as_it_stands(&next)
            && given_names::find(&next).is_none()
            && next != "اكبر"
    }

    // A noun phrase without what stands before it. Behind a title that is known, what is left is a name: الشيخ فلان
    fn untitled(&self, paragraph: usize, noun: Span) -> Span {
        let Some(facts) = self.view.facts(paragraph) else { return noun };
        // سمو أمير المنطقة, هذه الوثيقة, نفس البيان: nor is what honours the noun, or points at it, a part of it.
        if let [first, own, ..] = facts.tokens_in(noun)
            && (is_honour(&key_of(first))
                || matches!(&*first.skeleton, "هذا" | "هذه" | "تلك" | "ذلك" | "هؤلاء" | "نفس" | "ذات") && is_definite(&own.skeleton))
        {
            return Span::new(own.span.from(), noun.to());
        }
        let titles = &facts.names.titles;
        let Some(title) = titles.get(titles.partition_point(|it| it.span.start < noun.start)) else { return noun };
        let rest = facts.tokens_in(Span::new(title.span.to().max(noun.from()), noun.to()));
        let whole = facts.tokens_in(title.span).iter().all(|it| is_definite(&key_of(it)));
        match rest.first() {
            Some(first)
                if title.span.start == noun.start
                    && whole
                    && !is_definite(&first.skeleton)
                    && !has_preposition(&key_of(first))
                    && !is_preposition(&key_of(first)) =>
            {
                Span::new(first.span.from(), noun.to())
            }
            _ => noun,
        }
    }
}
