//! Who speaks at each reporting word of a story: its own subject, or the speaker carried on to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::names::Kind;
use crate::arabic::fold::{key, skeleton};
use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{Form, Gender, Group, Shape};
use crate::text::span::Span;

use super::cue::{Complement, Report};
use super::evidence::Evidence;
use super::subject::{Subject, can_speak};
use super::voice::{Named, Scene, Voice};
use super::words::key_of;
use super::{Clash, Via, gender};
use crate::analysis::story::Place;

/// How many paragraphs a speaker may be carried over.
const SPAN: usize = 8;
/// How many speakers back a verb may look for one that agrees with it.
const MEMORY: usize = 6;
/// Among how many names of a paragraph the latter (هذا الأخير) is looked for.
const NAMES: usize = 8;

/// How far back the noun of one without a name is looked for again, in tokens.
const AGAIN: usize = 300;
/// What speaks for one of those before a verb without a subject, weighed over labelled articles: that he spoke where the verb goes on with words,
/// that a verb or his name has shown the gender that this one has, that he has a name.
const SPOKE: i32 = 20;
const SHOWN: i32 = 20;
const NAMED: i32 = 10;
/// What speaks against him: each one who came later, each paragraph between.
const STEP: i32 = 11;
const PARAGRAPH: i32 = 4;

/// The voice of each reporting word, by paragraph and index.
pub(super) struct Voices {
    by_report: Vec<Vec<Option<Voice>>>,
    clashes: Vec<Clash>,
}

impl Voices {
    /// The reporting words that agree with nobody who has spoken, in order.
    pub(super) fn into_clashes(self) -> Vec<Clash> {
        self.clashes
    }

    /// The voice of a paragraph's reporting word.
    pub(super) fn of(&self, paragraph: usize, report: usize) -> Option<Voice> {
        *self.by_report.get(paragraph)?.get(report)?
    }
}

/// Resolves the reporting words of a story, in its order.
pub(super) fn voices(scene: &Scene<'_>) -> Voices {
    // Of two people with one surname neither is meant for sure.
    let mut surnames: BTreeMap<String, usize> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for (index, entity) in scene.names.entities.iter().enumerate().filter(|(_, it)| it.kind == Kind::Person) {
        let mut words = entity.name.split_whitespace().rev();
        if let (Some(last), Some(_)) = (words.next(), words.next())
            && surnames.insert(key(&skeleton(last)), index).is_some()
        {
            shared.insert(key(&skeleton(last)));
        }
    }
    surnames.retain(|it, _| !shared.contains(it));
    let mut chain = Chain { scene, surnames, recent: Vec::new(), clashes: Vec::new() };
    let by_report = (0..scene.view.facts.len()).map(|it| chain.paragraph(it)).collect();
    Voices { by_report, clashes: chain.clashes }
}

struct Chain<'a, 's> {
    scene: &'a Scene<'s>,
    /// The surnames of the story's people, with their entities.
    surnames: BTreeMap<String, usize>,
    /// The last speakers, and who only acted, in the order of their last words or deeds.
    recent: Vec<(Voice, bool)>,
    clashes: Vec<Clash>,
}

impl Chain<'_, '_> {
    fn paragraph(&mut self, paragraph: usize) -> Vec<Option<Voice>> {
        let scene = self.scene;
        let count = scene.view.facts(paragraph).map_or(0, |it| it.speech.reports.len());
        let mut out = vec![None; count];
        self.recent.retain(|(it, _)| paragraph - it.place.paragraph <= SPAN);
        let end = scene.view.facts(paragraph).map_or(0, |it| it.text.len());
        let mut breaks = scene.breaks(paragraph, Span::new(0, end)).peekable();
        let mut reports = scene.reports(paragraph).peekable();
        let mut at = 0;
        while at < end {
            let stop = scene.sentence_end(paragraph, at).max(at + 1);
            // قال إن كذا، وفي المقابل كذا: in the middle of somebody's sentence nothing ends it.
            let first = reports.peek().map_or(stop, |(_, it)| it.span.from());
            while let Some(it) = breaks.next_if(|it| it.at < stop) {
                if it.at <= first {
                    self.recent.clear();
                }
            }
            let mut said: Vec<(Group, Voice)> = Vec::new();
            let sentence = Span::new(at, stop);
            // A subheading tells of nobody's deeds.
            let told = !scene.is_subheading(paragraph);
            let actor = told.then(|| scene.opening(paragraph, sentence).or_else(|| scene.actor(paragraph, sentence))).flatten();
            while let Some((index, report)) = reports.next_if(|(_, it)| it.span.from() < stop) {
                let voice = self.resolve(paragraph, report, &said, actor).map(|it| self.nearest(it, paragraph, report));
                self.clashes.extend(self.clash(paragraph, report, voice));
                if let Some(voice) = voice {
                    // قال فلان إن الوزارة أعلنت: who speaks inside somebody's words does not go on behind them.
                    let same =
                        said.last().is_some_and(|(_, it)| it.place == voice.place || it.entity.is_some() && it.entity == voice.entity);
                    // وأضاف في مقابلة نشرت أمس: nor does whatever describes a noun.
                    let word = |it: usize| scene.view.facts(paragraph).and_then(|facts| facts.tokens.get(it)).is_some_and(Token::is_word);
                    let describes = report.form.entry.weak
                        && !report.conjoined
                        && report.form.shape == Shape::Finite
                        && report.subject.is_none()
                        && report.first.checked_sub(1).is_some_and(word);
                    let inside = ((report.dependent || describes) && !said.is_empty()
                        || report.relative && !(report.sourced && said.is_empty()))
                        && !same;
                    // وحسب معطيات الوزارة: data are no one who goes on.
                    let source = report.form.entry.group == Group::Source;
                    let aside = source && (!said.is_empty() || !self.can_go_on(voice));
                    if inside {
                        if let Some(last) = said.len().checked_sub(1) {
                            said.insert(last, (report.form.entry.group, voice));
                        }
                    } else {
                        said.push((report.form.entry.group, voice));
                    }
                    if !aside && !inside {
                        self.hear(voice, true);
                    }
                }
                if let Some(slot) = out.get_mut(index) {
                    *slot = voice;
                }
            }
            // احتشد مئات الآلاف: a crowd that only acts is no one who goes on.
            let crowd = actor.is_some_and(|it| it.plural || it.entity.is_none() && !self.can_go_on(it));
            if let (true, Some(actor)) = (said.is_empty(), actor.filter(|_| !crowd)) {
                self.hear(actor, false);
            }
            at = stop;
        }
        out
    }

    fn hear(&mut self, voice: Voice, speaks: bool) {
        let known = |it: &Voice| it.place == voice.place || it.entity.is_some() && it.entity == voice.entity;
        // A carried voice keeps the gender that its own verb showed, and who spoke remains one who spoke.
        let before = self.recent.iter().rev().find(|(it, _)| known(it)).copied();
        let gender = before.map_or(voice.gender, |(it, _)| it.gender);
        let spoke = speaks || before.is_some_and(|(_, spoke)| spoke);
        self.recent.retain(|(it, _)| !known(it));
        self.recent.push((Voice { gender: if voice.gender == Gender::Unknown { gender } else { voice.gender }, ..voice }, spoke));
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
    }

    // A verb that goes on with the last speaker, but in another gender than that speaker's own verb showed.
    fn clash(&self, paragraph: usize, report: &Report, voice: Option<Voice>) -> Option<Clash> {
        let form = report.form;
        let carries = form.entry.group == Group::Carry && form.shape == Shape::Finite && !form.plural && report.subject.is_none();
        let complete = matches!(report.complement, Complement::Mark | Complement::Colon);
        let (last, _) = self.recent.iter().rev().find(|(_, spoke)| *spoke)?;
        let near = paragraph - last.place.paragraph <= 1 && !last.plural;
        let other = |it: Gender| it != Gender::Unknown && form.gender != Gender::Unknown && it != form.gender;
        let differs = voice.is_none_or(|it| it.place != last.place) && last.entity.is_some();
        (carries && complete && near && differs && other(last.gender))
            .then_some(Clash { cue: Place { paragraph, span: report.span }, speaker: last.place })
    }

    fn can_go_on(&self, voice: Voice) -> bool {
        let first = self.scene.view.facts(voice.place.paragraph).and_then(|it| it.tokens_in(voice.place.span).first()).map(key_of);
        voice.entity.is_some() || first.is_none_or(|it| can_speak(&it) || !is_common(&it))
    }

    // Of one who goes on, the last mention before the verb, whatever it is there.
    fn nearest(&self, voice: Voice, paragraph: usize, report: &Report) -> Voice {
        let entity = voice.entity.filter(|_| voice.via == Via::Continuation).and_then(|it| self.scene.names.entities.get(it));
        let at = Place { paragraph, span: report.span };
        let mentions = entity.map_or(&[][..], |it| it.mentions.as_slice()).iter().map(|it| it.place);
        let told = mentions.filter(|it| before(*it, at) && self.scene.is_outside(it.paragraph, it.span) && !self.scene.names_group(*it));
        match told.max_by_key(|it| (it.paragraph, it.span.from())).filter(|it| before(voice.place, *it)) {
            Some(place) => Voice { place, ..voice },
            None => self.again(voice, at).map_or(voice, |place| Voice { place, ..voice }),
        }
    }

    // قال مصدر … ولم يحدد المصدر: of one without a name, the last time that the same noun stands for him.
    fn again(&self, voice: Voice, at: Place) -> Option<Place> {
        if voice.entity.is_some() || voice.via != Via::Continuation || voice.plural {
            return None;
        }
        let head = key_of(self.scene.view.facts(voice.place.paragraph)?.tokens_in(voice.place.span).first()?);
        let head = format!("ال{}", head.strip_prefix("ال").unwrap_or(&head));
        (voice.place.paragraph..=at.paragraph).rev().take(2).find_map(|paragraph| {
            let facts = self.scene.view.facts(paragraph)?;
            let from = if paragraph == voice.place.paragraph { voice.place.span.to() } else { 0 };
            let to = if paragraph == at.paragraph { at.span.from() } else { facts.text.len() };
            let told = |it: &&Token| key_of(it) == head && self.scene.quoted_at(paragraph, it.span.from()).is_none();
            let token = facts.tokens_in(Span::new(from.min(to), to)).iter().rev().take(AGAIN).find(told)?;
            Some(Place { paragraph, span: token.span })
        })
    }

    // وأضافت بيت: an ordinary word that is the surname of one who has spoken.
    fn surname(&self, paragraph: usize, word: Span, gender: Gender) -> Option<Voice> {
        let key = self.scene.view.facts(paragraph)?.tokens_in(word).first().map(key_of)?;
        let place = Place { paragraph, span: word };
        let spoke = self.recent.iter().rev().find(|(it, _)| last_word(self.scene, it.place).is_some_and(|it| it == key));
        // واتهمت فلانا بكذا: a man's name behind a feminine verb is whom it takes.
        let entity = spoke.map_or_else(|| self.surnames.get(&key).copied(), |(it, _)| it.entity);
        let shown = entity.and_then(|it| self.scene.names.entities.get(it)).map_or(Gender::Unknown, |it| gender::of_name(&it.name));
        if gender == Gender::Feminine && shown == Gender::Masculine {
            return None;
        }
        if let Some((known, _)) = spoke {
            return Some(Voice { place, via: Via::Direct, shown: Evidence::OwnSubject, ..*known });
        }
        let entity = *self.surnames.get(&key)?;
        let gender = Gender::Unknown;
        Some(Voice { place, entity: Some(entity), via: Via::Direct, shown: Evidence::OwnSubject, gender, plural: false })
    }

    // وحث فلان كذا، فيما زاد علان الضغط عبر تغريدة قال فيها: who acts in the clause that فيما opens, behind whoever spoke before it.
    fn clause_actor(&self, paragraph: usize, report: &Report, said: &[(Group, Voice)]) -> Option<Voice> {
        let facts = self.scene.view.facts(paragraph)?;
        let last = said.last().map(|(_, it)| it.place.span.to()).filter(|&it| it < report.span.from())?;
        let between = facts.tokens_in(Span::new(last, report.span.from()));
        let meanwhile = between.iter().rposition(|it| matches!(&*key_of(it), "فيما" | "بينما"))?;
        let from = between.get(meanwhile + 1)?.span.from();
        self.scene.actor(paragraph, Span::new(from, report.span.from()))
    }

    // How likely a verb without a subject goes on with one of those before it, `back` of whom came later.
    fn weight(&self, paragraph: usize, form: Form, back: usize, (voice, spoke): &(Voice, bool)) -> i32 {
        // أضاف goes on with words, قال with whoever was told of last.
        let goes_on = matches!(form.entry.group, Group::Carry | Group::Close);
        let spoke = if *spoke && goes_on { SPOKE } else { 0 };
        let shown = if voice.gender != Gender::Unknown && form.gender != Gender::Unknown { SHOWN } else { 0 };
        let named = if voice.entity.is_some() { NAMED } else { 0 };
        let steps = i32::try_from(back).unwrap_or(i32::MAX / STEP).saturating_mul(STEP);
        let paragraphs = i32::try_from(paragraph - voice.place.paragraph).unwrap_or(0) * PARAGRAPH;
        spoke + shown + named - steps - paragraphs
    }

    fn is_told_for(&self, paragraph: usize, subject: &Subject) -> bool {
        let before = self.scene.view.facts(paragraph).and_then(|it| it.token_before(subject.noun.from()));
        before.is_some_and(|it| key_of(it) == "لسان")
    }

    // وقال هذا الأخير: the one named last before it.
    fn latter(&self, paragraph: usize, subject: &Subject) -> Option<Voice> {
        let facts = self.scene.view.facts(paragraph)?;
        let words = facts.tokens_in(subject.noun);
        let gender = match words.last().filter(|_| words.len() <= 2).map(key_of).as_deref() {
            Some("الاخير") => Gender::Masculine,
            Some("الاخيره") => Gender::Feminine,
            _ => return None,
        };
        let first = words.first().filter(|_| words.len() == 2).map(key_of);
        if first.is_some_and(|it| !matches!(&*it, "هذا" | "هذه")) {
            return None;
        }
        let before = |it: &Place| (it.paragraph, it.span.to()) <= (paragraph, subject.noun.from());
        let names = (paragraph.saturating_sub(1)..=paragraph).flat_map(|at| {
            let names = self.scene.named(at);
            let end = if at == paragraph { names.partition_point(|it| it.span.to() <= subject.noun.from()) } else { names.len() };
            names.get(..end).unwrap_or(&[]).iter().rev().take(NAMES).map(move |name| (at, name))
        });
        let told = |paragraph: usize, it: &Named| it.kind == Kind::Person && self.scene.quoted_at(paragraph, it.span.from()).is_none();
        let named = names.filter(|(paragraph, it)| told(*paragraph, it));
        let named = named.map(|(paragraph, it)| self.scene.bearer(paragraph, it, Via::Continuation, Evidence::CarriedOn));
        let spoke = self.recent.iter().map(|(it, _)| Voice { via: Via::Continuation, shown: Evidence::CarriedOn, ..*it });
        named.chain(spoke).filter(|it| before(&it.place) && agrees(it, gender, false)).max_by_key(|it| (it.place.paragraph, it.place.span))
    }

    fn resolve(&self, paragraph: usize, report: &Report, said: &[(Group, Voice)], actor: Option<Voice>) -> Option<Voice> {
        let form = report.form;
        let gender = match form.entry.group {
            Group::Source | Group::Post | Group::Come | Group::Relay => Gender::Unknown,
            // أعلنت الدولة على لسان وزيرها فلان
            _ if report.subject.as_ref().is_some_and(|it| self.is_told_for(paragraph, it)) => Gender::Unknown,
            _ => form.gender,
        };
        // وأكدت الوزارة كذا وحذرت الدولة الجارة من كذا: a verb that goes on in the sentence and takes an object has it behind it.
        let goes = report.conjoined
            && report.form.entry.group == Group::Govern
            && !report.form.entry.intransitive
            && form.shape == Shape::Finite
            && matches!(form.entry.stance, "directive" | "accusing" | "warning" | "criticising" | "approving" | "characterising");
        let goes = goes || report.conjoined && matches!(form.entry.lemma.as_str(), "حذر" | "نصح" | "أبلغ");
        let behind = |it: &Subject| it.zone.from() > report.span.from();
        let object = goes
            && report.subject.as_ref().is_some_and(behind)
            && said.last().is_some_and(|(_, it)| agrees(it, gender, form.plural) && !it.plural);
        if let Some(voice) = report.subject.as_ref().and_then(|it| self.latter(paragraph, it)) {
            return Some(voice);
        }
        if let Some(voice) = report.subject.as_ref().filter(|_| !object).and_then(|it| self.scene.cast(paragraph, it, gender)) {
            return Some(voice);
        }
        if form.entry.group == Group::Source {
            return None;
        }
        if let Some(voice) = report.candidate.and_then(|it| self.surname(paragraph, it, form.gender)) {
            return Some(voice);
        }
        if let Some(voice) = self.scene.name_before(paragraph, report).or_else(|| self.scene.name_behind(paragraph, report)) {
            return Some(voice);
        }
        let agrees = |it: &Voice| agrees(it, gender, form.plural);
        if let Some(owner) =
            report.owner.as_ref().filter(|_| said.is_empty()).and_then(|it| self.scene.cast(paragraph, it, Gender::Unknown))
        {
            return Some(Voice { via: Via::Continuation, shown: Evidence::SameSentence, ..owner });
        }
        if let Some(voice) = self.clause_actor(paragraph, report, said).filter(agrees) {
            return Some(voice);
        }
        let mut here = said
            .iter()
            .rev()
            .take(MEMORY)
            .filter(|(group, _)| *group != Group::Source || form.entry.group == Group::Noun)
            .map(|(_, voice)| *voice);
        if let Some(voice) = here.find(agrees) {
            let via = if report.leans() && form.shape != Shape::Participle || form.entry.lemma == "قال" {
                voice.via
            } else {
                Via::Continuation
            };
            return Some(Voice { via, shown: Evidence::SameSentence, ..voice });
        }
        if let Some(actor) = actor.filter(|it| it.place.span.to() <= report.span.from() && agrees(it)) {
            return Some(actor);
        }
        let fitting = self.recent.iter().rev().filter(|(it, _)| agrees(it)).enumerate();
        let (_, (voice, _)) = fitting.max_by_key(|(back, it)| self.weight(paragraph, form, *back, it))?;
        Some(Voice { via: Via::Continuation, shown: Evidence::CarriedOn, ..*voice })
    }
}

// The key of a name's last word, by which surnames are compared; of a name of one word none.
fn last_word(scene: &Scene<'_>, place: Place) -> Option<String> {
    let tokens = scene.view.facts(place.paragraph)?.tokens_in(place.span);
    tokens.last().filter(|_| tokens.len() >= 2).map(key_of)
}

fn before(one: Place, other: Place) -> bool {
    (one.paragraph, one.span.to()) <= (other.paragraph, other.span.from())
}

pub(super) fn agrees(voice: &Voice, gender: Gender, plural: bool) -> bool {
    let same = voice.gender == Gender::Unknown || gender == Gender::Unknown || voice.gender == gender;
    // A plural verb is never one person's, and several people do not go on with a masculine one in the singular.
    if plural { voice.plural } else { same && !(voice.plural && gender == Gender::Masculine) }
}
