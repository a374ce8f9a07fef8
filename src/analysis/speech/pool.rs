//! Everybody who may have said the words of a quotation, with the ways in which the story points at each.

use crate::analysis::names::Kind;
use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::lexicon::cues::{Gender, Group, Shape};
use crate::lexicon::titles;
use crate::text::span::Span;

use super::Via;
use super::beside_cue::Around;
use super::chain::Voices;
use super::cue::Report;
use super::evidence::Evidence;
use super::near;
use super::reporting::{Found, LEFT};
use super::voice::{Named, Scene, Voice};
use super::words::{is_agent, is_definite, is_plural, key_of};

/// How many sentences back a speaker is looked for, and how many paragraphs.
const SENTENCES: usize = 9;
const PARAGRAPHS: usize = 5;
/// Up to which sentence back a description stands for one who was named.
const NEAR: usize = 3;
/// From which sentence back on one is as far as another.
const FAR: usize = 5;
/// Within how many words behind an office its bearer is named.
const NAMED: usize = 6;
/// How many tokens more than a name marks may hold that still stand for it.
const MARKS: usize = 10;

/// One who may have said the words.
pub(super) struct Candidate {
    pub(super) voice: Voice,
    /// How the story points at him, each once.
    pub(super) signs: Vec<String>,
    /// Whether only where his first word stands is known: no name, and no subject that was read.
    pub(super) bare: bool,
    /// The words that stand for one without a name.
    words: Vec<String>,
}

impl Candidate {
    /// One with the signs that are seen first.
    pub(super) fn new(voice: Voice, signs: Vec<String>, bare: bool) -> Self {
        Self { voice, signs, bare, words: Vec::new() }
    }
}

/// The candidates of one quotation.
pub(super) struct Pool<'a, 's> {
    pub(super) scene: &'a Scene<'s>,
    pub(super) quotation: &'a Quotation,
    /// The reporting word.
    pub(super) found: Option<&'a Found<'s>>,
    /// What stands right before the marks.
    pub(super) left: &'a str,
    pub(super) all: Vec<Candidate>,
}

impl<'a, 's> Pool<'a, 's> {
    /// Whoever is named beside the quotation, spoke or was told of before it.
    /// `last` is the speaker of the statement before.
    pub(super) fn gather(
        scene: &'a Scene<'s>,
        voices: &Voices,
        around: &'a Around,
        quotation: &'a Quotation,
        found: Option<&'a Found<'s>>,
        last: Option<Voice>,
    ) -> Self {
        let mut pool = Self { scene, quotation, found, left: &around.left, all: Vec::new() };
        for it in &around.reports {
            if let Some(voice) = voices.of(it.paragraph, it.index) {
                let reports = found.is_some_and(|found| (found.paragraph, found.index) == (it.paragraph, it.index));
                let sign = format!("r:reports={reports} {:?}", voice.via);
                pool.add(voice, it.signs.iter().cloned().chain([sign]));
            }
        }
        pool.look_back(voices);
        if let Some(it) = last.filter(|it| it.place.paragraph <= quotation.open.paragraph) {
            pool.add(it, [format!("last={}", (quotation.open.paragraph - it.place.paragraph).min(3))]);
        }
        if let Some(facts) = scene.view.facts(pool.cue_paragraph()) {
            near::add(&mut pool, facts);
        }
        for it in &mut pool.all {
            it.signs.sort_unstable();
            it.signs.dedup();
        }
        pool
    }

    /// The paragraph of the reporting word, of the quotation where it has none.
    pub(super) fn cue_paragraph(&self) -> usize {
        self.found.map_or(self.quotation.open.paragraph, |it| it.paragraph)
    }

    /// What kind of reporting word there is.
    pub(super) fn group(&self) -> String {
        let Some(form) = self.found.map(|it| it.report.form) else { return "none".to_owned() };
        format!("{:?}{}", form.entry.group, if form.shape == Shape::Participle { "P" } else { "" })
    }

    /// The candidate that a voice is already, if it is one.
    pub(super) fn position(&self, voice: &Voice) -> Option<usize> {
        if voice.entity.is_some() {
            return self.all.iter().position(|it| it.voice.entity == voice.entity);
        }
        let words = self.words(voice);
        let same = |it: &Candidate| it.voice.place == voice.place || it.words == words && !words.is_empty();
        self.all.iter().position(|it| it.voice.entity.is_none() && same(it))
    }

    /// Adds a voice, or a way in which the story points at one that is there.
    pub(super) fn add(&mut self, voice: Voice, signs: impl IntoIterator<Item = String>) {
        let open = (self.quotation.open.paragraph, self.quotation.open.span.from());
        let end = |it: &Voice| (it.place.paragraph, it.place.span.to());
        let index = self.position(&voice).unwrap_or_else(|| {
            let words = if voice.entity.is_some() { Vec::new() } else { self.words(&voice) };
            self.all.push(Candidate { words, ..Candidate::new(voice, Vec::new(), false) });
            self.all.len() - 1
        });
        let Some(it) = self.all.get_mut(index) else { return };
        // The nearest mention before the words stands for him.
        let group = self.scene.names_group(voice.place);
        if end(&voice) <= open && !group && (end(&it.voice) > open || end(&it.voice) < end(&voice)) {
            it.voice.place = voice.place;
        }
        if it.voice.gender == Gender::Unknown {
            it.voice.gender = voice.gender;
        }
        it.signs.extend(signs);
    }

    fn words(&self, voice: &Voice) -> Vec<String> {
        let facts = self.scene.view.facts(voice.place.paragraph);
        facts.map_or_else(Vec::new, |it| it.tokens_in(voice.place.span).iter().map(key_of).collect())
    }

    // Sentence by sentence back from the quotation: who acts, who speaks, who is named.
    fn look_back(&mut self, voices: &Voices) {
        let (scene, first) = (self.scene, self.quotation.open.paragraph);
        let (mut paragraph, mut end) = (first, self.quotation.open.span.from());
        let (mut spoken, mut broken) = (0, false);
        for back in 0..SENTENCES {
            // A quotation that opens its sentence has none of the narrator's before it.
            let at = if back == 0 { end } else { end.saturating_sub(1) };
            let start = scene.sentence_start(paragraph, at).min(end);
            let sentence = Span::new(start.max(end.saturating_sub(LEFT)), end.max(start));
            let at = format!("@{}{}", back.min(FAR), if broken { "x" } else { "" });
            let before = |it: &Voice| it.place.span.to() <= end;
            if let Some(voice) = scene.opening(paragraph, sentence).filter(before) {
                self.add(voice, [format!("open{at}")]);
            }
            if let Some(voice) = scene.actor(paragraph, sentence).filter(before) {
                self.add(voice, [format!("actor{at}")]);
            }
            self.spoken(voices, Place { paragraph, span: sentence }, &at, back, &mut spoken);
            self.named(Place { paragraph, span: sentence }, &at, back);
            if back <= NEAR {
                self.described(Place { paragraph, span: sentence }, &at);
            }
            broken |= scene.breaks(paragraph, sentence).next().is_some();
            if start > 0 {
                end = start;
                continue;
            }
            let Some(previous) = paragraph.checked_sub(1).filter(|it| first - it <= PARAGRAPHS) else { break };
            paragraph = previous;
            end = scene.view.facts(paragraph).map_or(0, |it| it.text.len());
        }
    }

    fn spoken(&mut self, voices: &Voices, sentence: Place, at: &str, back: usize, spoken: &mut usize) {
        let reports = self.scene.reports_from(sentence.paragraph, sentence.span.from());
        let reports: Vec<(usize, &Report)> = reports.take_while(|(_, it)| it.span.to() <= sentence.span.to()).collect();
        for (place, &(index, report)) in reports.iter().enumerate().rev() {
            let Some(voice) = voices.of(sentence.paragraph, index) else { continue };
            let own = if voice.via == Via::Direct && voice.place.paragraph == sentence.paragraph { "own" } else { "goes" };
            let last = if place + 1 == reports.len() { "L" } else { "" };
            let inner = if report.dependent || report.relative { "d" } else { "" };
            let source = if report.form.entry.group == Group::Source { "s" } else { "" };
            let mut signs = vec![format!("{own}{at}{last}{inner}{source}")];
            if back > 0 {
                signs.extend([format!("spoke#{}", (*spoken).min(FAR)), format!("spoke {:?}@{}", report.form.entry.group, back.min(FAR))]);
                *spoken += 1;
            }
            self.add(voice, signs);
        }
    }

    fn named(&mut self, sentence: Place, at: &str, back: usize) {
        let scene = self.scene;
        let Some(facts) = scene.view.facts(sentence.paragraph) else { return };
        let names = scene.names_in(sentence.paragraph, sentence.span).iter().filter(|it| it.span.to() <= sentence.span.to());
        let names: Vec<&Named> = names.collect();
        let people = names.iter().filter(|it| it.kind == Kind::Person).count();
        let mut nth = 0;
        for name in names {
            let person = name.kind == Kind::Person;
            let marks = scene.quoted_at(sentence.paragraph, name.span.from());
            if !person && name.kind != Kind::Organisation || marks.is_some_and(|it| it.len() > name.span.len() + MARKS) {
                nth += usize::from(person);
                continue;
            }
            let kind = if person { "name" } else { "org" };
            let governed = if scene.may_be_subject(sentence.paragraph, sentence.span.from(), name.span) { "" } else { "-governed" };
            let mut signs = vec![format!("{kind}{governed}{at}")];
            if person {
                let back = back.min(FAR);
                signs.extend([format!("nth{}@{back}", nth.min(2)), format!("back{}@{back}", (people - 1 - nth).min(2))]);
                nth += 1;
            }
            if back == 0 {
                signs.extend(self.beside(Place { span: name.span, ..sentence }, facts, kind));
            }
            self.add(scene.bearer(sentence.paragraph, name, Via::Continuation, Evidence::Weighed), signs);
        }
    }

    // وتساءل الوزير: whoever is called by office or by what he is, with the article and without a name behind it.
    fn described(&mut self, sentence: Place, at: &str) {
        let (scene, paragraph) = (self.scene, sentence.paragraph);
        let Some(facts) = scene.view.facts(paragraph) else { return };
        let tokens = facts.tokens_in(sentence.span);
        for (index, token) in tokens.iter().enumerate() {
            let word = key_of(token);
            let before = index.checked_sub(1).and_then(|it| tokens.get(it));
            let stands = is_definite(&word) && is_agent(&word) || titles::is_office(&word);
            let inner = || before.is_some_and(|it| is_agent(&key_of(it)) || titles::is_office(&key_of(it)));
            if !token.is_word() || !stands || inner() || scene.quoted_at(paragraph, token.span.from()).is_some() {
                continue;
            }
            let behind = tokens.get(index + 1..).unwrap_or(&[]).iter().take(NAMED).take_while(|it| it.is_word());
            let ends = behind.last().map_or(token.span.to(), |it| it.span.to());
            if !scene.names_in(paragraph, Span::new(token.span.from(), ends)).is_empty() {
                continue;
            }
            let place = Place { paragraph, span: token.span };
            let gender = scene.gender(paragraph, token.span, token.span, None);
            let voice = Voice { place, entity: None, via: Via::Continuation, shown: Evidence::Weighed, gender, plural: is_plural(&word) };
            let left = before.map_or_else(|| "start".into(), |it| scene.sort(paragraph, it));
            let signs = [format!("desc{at}"), format!("desc prev={left}"), format!("desc {}", scene.sort(paragraph, token))];
            match self.all.iter_mut().find(|it| it.voice.place.paragraph == paragraph && it.voice.place.span.from() == token.span.from()) {
                Some(it) => it.signs.extend(signs),
                None => self.all.push(Candidate::new(voice, signs.into(), true)),
            }
        }
    }

    fn beside(&self, name: Place, facts: &paragraph::Facts, kind: &str) -> [String; 2] {
        let before = facts.token_before(name.span.from());
        let behind = facts.tokens.get(facts.token_at(name.span.to()));
        let sort = |it: Option<&_>, none: &str| it.map_or_else(|| none.into(), |it| self.scene.sort(name.paragraph, it));
        [format!("{kind} prev={}", sort(before, "start")), format!("{kind} next={}", sort(behind, ""))]
    }
}
