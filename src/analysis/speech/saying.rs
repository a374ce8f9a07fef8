//! The cue, speaker and kind of each quotation.

use std::collections::BTreeSet;

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::lexicon::cues::Group;
use crate::text::span::{Span, before};

use super::apposed;
use super::authored;
use super::beside::{acts, acts_in_clause, follows, goes_on, named_before, pointed_by, source_behind, spoke, told_before};
use super::beside_cue::{self, Around};
use super::called;
use super::chain::Voices;
use super::clause::clause_shape;
use super::evidence::{Evidence, Why};
use super::extent;
use super::kind::{self, Setting};
use super::known;
use super::nearest;
use super::rank::likeliest;
use super::recited;
use super::reporting::{self, Found, cue_span, pointed_at};
use super::tail;
use super::voice::{Scene, Voice};
use super::words::{has_pronoun, is_agent, is_definite, key_of};
use super::{Cue, Kind, Saying, Speaker, Via};
use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::particles::is_that;

/// The longest name of a work or body that is taken for one again where a verb of saying stands near, in words.
const NAME: usize = 3;

/// One saying for each quotation, in their order.
pub(super) fn sayings(scene: &Scene<'_>, voices: &Voices) -> Vec<Saying> {
    let mut out: Vec<Saying> = Vec::with_capacity(scene.quotes.quotations.len());
    let mut last: Option<(usize, Option<Voice>)> = None;
    for (index, quotation) in scene.quotes.quotations.iter().enumerate() {
        let Some(facts) = scene.view.facts(quotation.open.paragraph) else {
            out.push(Saying {
                kind: Kind::Term,
                attributed: false,
                needs_attribution: false,
                speaker: None,
                cue: None,
                why: Why::default(),
            });
            continue;
        };
        let around = beside_cue::around(scene, voices, quotation);
        let (found, setting) = setting(scene, &around, facts, quotation);
        let previous = index.checked_sub(1).and_then(|it| Some((scene.quotes.quotations.get(it)?, out.get(it)?.kind)));
        let (kind, reasons) = kind::of(&setting, previous);
        let headline = scene.view.is_headline(quotation.open.paragraph);
        let head = (found.is_none() && headline).then(|| named_before(scene, facts, quotation)).flatten();
        let speech = matches!(kind, Kind::Statement | Kind::Fragment | Kind::Verse);
        let found_noun = found.as_ref().is_some_and(|it| it.report.form.entry.group == Group::Noun);
        let own = found.as_ref().is_some_and(|it| it.report.subject.is_some());
        let voice = found.as_ref().and_then(|it| voices.of(it.paragraph, it.index));
        let carried = last.as_ref().and_then(|(at, voice)| {
            let before = scene.quotes.quotations.get(*at)?;
            (found.is_none() && follows(scene, before, quotation)).then_some(*voice)
        });
        let alone = kind == Kind::Statement && found.is_none();
        let beside = || {
            let told = told_before(scene, facts, quotation).or_else(|| named_before(scene, facts, quotation));
            told.or_else(|| pointed_by(scene, quotation)).or_else(|| acts_in_clause(scene, facts, quotation))
        };
        let before = || {
            let voice = carried.flatten().or_else(|| goes_on(scene, voices, quotation)).or_else(|| spoke(scene, voices, quotation))?;
            Some(Voice { via: Via::Continuation, shown: Evidence::FollowsWords, ..voice })
        };
        let voice = voice.or(head.filter(|_| speech)).or_else(|| alone.then(|| beside().or_else(before)).flatten());
        // A few words inside the narrator's sentence are somebody's who is in it, a clause of their own or not.
        let inside = kind == Kind::Fragment || setting.words < kind::LONG && !setting.after_stop() && !setting.colon();
        let source = if kind == Kind::Verse { recited::source(scene, facts, quotation) } else { None };
        let attributed = speech
            && (source.is_some() || found.is_some() || voice.is_some() || carried.is_some() || inside || pointed_at(scene, quotation));
        let whose = matches!(kind, Kind::Statement | Kind::Fragment) && attributed;
        let ending = (whose && found.is_none() && voice.is_none()).then(|| source_behind(scene, quotation)).flatten();
        let ending = ending.map(|(index, report)| Found { paragraph: quotation.close.paragraph, index, report, after: true });
        let voice = voice.or_else(|| ending.as_ref().and_then(|it| voices.of(it.paragraph, it.index)));
        let voice = voice.or_else(|| whose.then(|| acts(scene, quotation, found.as_ref().map(|it| it.report))).flatten());
        // Who recites is not who said it: واستشهد بقوله تعالى
        let recites = kind == Kind::Verse && voice.is_some_and(|it| it.via == Via::Continuation || found_noun && !own);
        let voice = voice.filter(|_| speech && !recites).or(source);
        let weighed = attributed && kind != Kind::Verse;
        let before = last.as_ref().and_then(|(at, _)| out.get(*at)?.speaker.as_ref()).map(|it| scene.voice(it));
        let told = if weighed {
            likeliest(scene, voices, &around, quotation, found.as_ref(), before, voice)
        } else {
            voice.map(|it| (it, Some(it.place.span)))
        };
        let told = told.map(|(voice, read)| {
            let voice = authored::by(scene, apposed::bearer(scene, voice, found.as_ref()), found.as_ref());
            let voice = tail::ended(scene, voice);
            (extent::with_name_in_marks(scene, voice, &out), read)
        });
        let voice = told.map(|it| it.0);
        // What stands right behind somebody's words has their reporting word.
        let carried_cue = || {
            let (at, _) = last.as_ref().filter(|_| carried.is_some())?;
            out.get(*at).filter(|_| speech)?.cue.clone()
        };
        let cue = found
            .or(ending)
            .filter(|_| speech)
            .map(|it| Cue {
                place: Place { paragraph: it.paragraph, span: cue_span(scene, &it) },
                lemma: it.report.form.entry.lemma.as_str(),
                stance: it.report.form.entry.stance,
            })
            .or_else(carried_cue);
        if kind == Kind::Statement && attributed {
            last = Some((index, voice));
        }
        let nobody = if cue.is_some() { Evidence::NobodyAgrees } else { Evidence::Nobody };
        let why = Why { kind: reasons, speaker: speech.then(|| voice.map_or(nobody, |it| it.shown)).into_iter().collect() };
        let speaker = told.map(|(voice, read)| speaker(scene, voice, read));
        out.push(Saying { kind, attributed, needs_attribution: false, speaker, cue, why });
    }
    agree(scene, &mut out);
    level(scene, &mut out);
    called::by_name(scene, &mut out);
    known::by_story(scene, &mut out);
    nearest::by_place(scene, &mut out);
    for speaker in out.iter_mut().filter_map(|it| it.speaker.as_mut()) {
        speaker.place.span = with_article(scene, speaker.place);
    }
    out
}

// للوزارة: what is left of the article belongs to the noun, as where nothing is written into it.
fn with_article(scene: &Scene<'_>, place: Place) -> Span {
    let text = scene.view.facts(place.paragraph).map_or("", |it| &it.text);
    let from = place.span.from();
    if before(text, from).ends_with("لل") { Span::new(from - 'ل'.len_utf8(), place.span.to()) } else { place.span }
}

/// A quotation in its setting, with its reporting word.
pub(super) fn setting<'s>(
    scene: &'s Scene<'s>,
    around: &Around,
    facts: &'s paragraph::Facts,
    quotation: &'s Quotation,
) -> (Option<Found<'s>>, Setting<'s>) {
    let (read, inner) = read(scene, facts, quotation);
    let found = reporting::likeliest(scene, around, quotation, read);
    let report = found.as_ref().filter(|it| !inner && it.paragraph == quotation.open.paragraph).map(|it| (it.report, it.after));
    (found, Setting::new(scene, facts, quotation, report))
}

/// The reporting word that the sentence of a quotation shows, before it is weighed, and whether the quotation is a few words in marks inside
/// somebody's: the narrator's sentence around it says nothing of what they are.
pub(super) fn read<'s>(scene: &Scene<'s>, facts: &paragraph::Facts, quotation: &Quotation) -> (Option<Found<'s>>, bool) {
    let words = facts.tokens_in(quotation.words(scene.view));
    let inner = quotation.depth > 0 && words.len() < kind::LONG && !clause_shape(words) && !after_colon(facts, quotation);
    (if inner { None } else { reporting::read(scene, facts, quotation) }, inner)
}

// The members of a row are what one of them is: «سنابل» وشركة «بيادر»
fn level(scene: &Scene<'_>, sayings: &mut [Saying]) {
    let quotations = &scene.quotes.quotations;
    for index in (1..quotations.len().min(sayings.len())).rev() {
        let (Some(before), Some(it)) = (quotations.get(index - 1), quotations.get(index)) else { continue };
        let row = scene.view.facts(it.open.paragraph).is_some_and(|facts| kind::are_joined(facts, before, it));
        let title = sayings.get(index).is_some_and(|it| it.kind == Kind::Title);
        if let Some(saying) = sayings.get_mut(index - 1).filter(|it| row && title && it.kind == Kind::Term) {
            saying.kind = Kind::Title;
            saying.why.kind.insert(0, Evidence::Row);
        }
    }
}

// What is a title at one place of the story is no term at another.
fn agree(scene: &Scene<'_>, sayings: &mut [Saying]) {
    let words = |quotation: &Quotation| {
        let facts = scene.view.facts(quotation.open.paragraph)?;
        let tokens = facts.tokens_in(quotation.words(scene.view));
        Some(tokens.iter().map(key_of).filter(|it| !it.is_empty()).collect::<Vec<_>>())
    };
    let names: Vec<_> = scene.quotes.quotations.iter().map(words).collect();
    let titles: BTreeSet<_> =
        names.iter().zip(&*sayings).filter(|(_, saying)| saying.kind == Kind::Title).filter_map(|(it, _)| it.clone()).collect();
    for (words, saying) in names.iter().zip(sayings) {
        let label = saying.kind == Kind::Term || saying.kind == Kind::Fragment && words.as_ref().is_some_and(|it| it.len() <= NAME);
        if label && words.as_ref().is_some_and(|it| titles.contains(it)) {
            let why = Why { kind: vec![Evidence::Elsewhere], speaker: Vec::new() };
            *saying = Saying { kind: Kind::Title, attributed: false, needs_attribution: false, speaker: None, cue: None, why };
        }
    }
}

fn speaker(scene: &Scene<'_>, voice: Voice, read: Option<Span>) -> Speaker {
    let facts = scene.view.facts(voice.place.paragraph);
    let words = facts.map_or("", |it| voice.place.span.of(&it.text));
    let entity = voice.entity.and_then(|it| scene.names.entities.get(it));
    // وخبير: the place leaves out the conjunction, and the word is still one.
    let from = facts.and_then(|it| it.tokens.get(it.token_at(voice.place.span.from()))).map_or(0, |it| it.span.from());
    let tokens = facts.map_or(&[][..], |it| it.tokens_in(Span::new(from.min(voice.place.span.from()), voice.place.span.to())));
    let unnamed = entity.is_none() && is_unnamed(tokens);
    // للناطق الإعلامي: the article is written into the preposition.
    let article = facts.is_some_and(|it| before(&it.text, voice.place.span.from()).ends_with("لل"));
    let name = entity.map_or_else(|| format!("{}{words}", if article { "ال" } else { "" }), |it| it.name.clone());
    Speaker { place: voice.place, name, entity: voice.entity, via: voice.via, unnamed, read }
}

// مصادر مطلعة, خبير: people, and no word that could be a name or an office.
fn is_unnamed(tokens: &[Token]) -> bool {
    let Some(first) = tokens.first().map(key_of) else { return false };
    // والده: whose father it is, the sentence says. وأخرى, عدد: no person alone.
    let alone = tokens.len() == 1 && matches!(first.trim_start_matches('و'), "اخر" | "اخري" | "عدد");
    if alone || tokens.first().is_some_and(|it| has_pronoun(&it.skeleton)) {
        return false;
    }
    let source = matches!(first.strip_prefix("ال").unwrap_or(&first), "مصدر" | "مصادر");
    let person = is_agent(&first) && !is_definite(&first) && first != "ريس";
    let described = |it: &Token| {
        let word = key_of(it);
        !is_definite(&word) && (is_agent(&word) || is_common(&word) || word.ends_with("ون"))
    };
    source || person && tokens.iter().all(|it| it.is_word() && described(it))
}

fn after_colon(facts: &paragraph::Facts, quotation: &Quotation) -> bool {
    let at = facts.token_at(quotation.open.span.from());
    at.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| it.is_sign(':'))
}

/// Whether a content clause opens right before token index `at` of `facts`.
pub(super) fn that_before(facts: &paragraph::Facts, at: usize) -> bool {
    at.checked_sub(1).and_then(|it| facts.tokens.get(it)).is_some_and(|it| is_that(&key_of(it)))
}
