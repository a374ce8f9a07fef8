//! Who of all that may have said the words most likely did: what speaks for each, weighed as readers' labels taught.

use crate::analysis::names::Kind;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::cues::{Gender, Group};
use crate::lexicon::weights::SPEAKERS;
use crate::text::span::Span;

use super::Via;
use super::beside_cue::subject;
use super::chain::Voices;
use super::evidence::Evidence;
use super::extent;
use super::near::apart;
use super::pool::{Candidate, Pool};
use super::saying::Found;
use super::subject::can_speak;
use super::voice::{Scene, Voice};
use super::words::{is_definite, key_of, without_conjunction};

/// What the speaker whom the reading of the sentence gives has ahead of the others, and what the subject of the reporting word has: more cost readings
/// that were right on articles kept apart, less took some back.
const AHEAD: f32 = 0.4;
const SUBJECT: f32 = 1.5;
/// How many behind the nearest are told apart.
const ORDER: usize = 5;

/// The likeliest speaker; `last` is who spoke the statement before, `read` the one whom the reading of the sentence gives.
pub(super) fn likeliest(
    scene: &Scene<'_>,
    voices: &Voices,
    quotation: &Quotation,
    found: Option<&Found<'_>>,
    last: Option<Voice>,
    read: Option<Voice>,
) -> Option<Voice> {
    // Whom nothing in the sentences gives is hardly ever guessed right.
    let Some(given) = read.filter(|it| !is_plain(scene, found, it)) else { return read };
    let pool = Pool::gather(scene, voices, quotation, found, last);
    let Some(known) = pool.position(&given) else { return read };
    let mut weights = vec![0.0; pool.all.len()];
    each(&pool, &mut |index, sign| {
        if let Some(weight) = weights.get_mut(index) {
            *weight += SPEAKERS.weight(sign);
        }
    });
    if let Some(weight) = weights.get_mut(known) {
        *weight += if given.shown == Evidence::OwnSubject { SUBJECT } else { AHEAD };
    }
    let best = weights.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).map(|it| it.0);
    let Some(it) = best.filter(|&it| it != known).and_then(|it| pool.all.get(it)) else { return read };
    // A verb goes on with nobody of another gender.
    if agreement(&pool, &it.voice) == "no" {
        return read;
    }
    let span = if it.bare { unjoined(scene, &it.voice, extent::of(scene, &it.voice, found)) } else { it.voice.place.span };
    let direct = it.bare || it.signs.iter().any(|it| ["own@0", "t:+0", "a:"].into_iter().any(|own| it.starts_with(own)));
    let via = if direct { Via::Direct } else { Via::Continuation };
    Some(Voice { place: Place { span, ..it.voice.place }, via, shown: Evidence::Weighed, ..it.voice })
}

// قال فلان: a name that is the subject of its verb, or a noun right behind it, leaves hardly anything to weigh, unless somebody tells of it.
fn is_plain(scene: &Scene<'_>, found: Option<&Found<'_>>, read: &Voice) -> bool {
    let Some(report) = found.filter(|it| it.paragraph == read.place.paragraph).map(|it| it.report) else { return false };
    let (from, to) = (report.span.to(), read.place.span.from());
    let near = || from <= to && scene.view.facts(read.place.paragraph).is_some_and(|it| it.tokens_in(Span::new(from, to)).is_empty());
    read.shown == Evidence::OwnSubject && !report.dependent && !report.relative && (read.entity.is_some() || near())
}

// ومصادر: the conjunction is no part of the phrase.
fn unjoined(scene: &Scene<'_>, voice: &Voice, span: Span) -> Span {
    let first = scene.view.facts(voice.place.paragraph).and_then(|it| it.tokens_in(voice.place.span).first());
    let word = first.map(key_of).unwrap_or_default();
    let joined = word.starts_with('و')
        && without_conjunction(&word).is_some_and(|it| is_definite(it) || can_speak(it))
        && !is_common_as_it_stands(&word);
    if joined { Span::new(span.from() + 'و'.len_utf8(), span.to()) } else { span }
}

/// The candidates of a quotation with the signs of each, from which their weights are learned.
pub(super) fn signs(pool: &Pool<'_, '_>) -> Vec<Vec<String>> {
    let mut out = vec![Vec::new(); pool.all.len()];
    each(pool, &mut |index, sign| {
        if let Some(signs) = out.get_mut(index) {
            signs.push(sign.to_owned());
        }
    });
    out
}

fn each(pool: &Pool<'_, '_>, found: &mut impl FnMut(usize, &str)) {
    let report = pool.found.map(|it| it.report);
    let cue = if pool.found.is_some_and(|it| it.after) { "after".to_owned() } else { pool.group() };
    let subject = report.map_or("-", subject);
    let left = &pool.left;
    let mut order: Vec<usize> = (0..pool.all.len()).collect();
    order.sort_by_key(|&it| std::cmp::Reverse(pool.all.get(it).map(|it| (it.voice.place.paragraph, it.voice.place.span))));
    for (rank, index) in order.into_iter().enumerate() {
        let Some(it) = pool.all.get(index) else { continue };
        let mut tell = |sign: &str| found(index, sign);
        for sign in &it.signs {
            tell(sign);
            if !["r:", "a:", "t:"].into_iter().any(|kind| sign.starts_with(kind)) {
                tell(&format!("{sign} cue={cue}"));
                tell(&format!("{sign} subj={subject}"));
                if sign.contains("@0") || sign.contains("@1") {
                    tell(&format!("{sign} left={left}"));
                }
            }
        }
        overall(pool, it, &cue, rank.min(ORDER), &mut tell);
    }
}

// What is seen of a candidate as a whole.
fn overall(pool: &Pool<'_, '_>, it: &Candidate, cue: &str, rank: usize, tell: &mut impl FnMut(&str)) {
    let (scene, place) = (pool.scene, it.voice.place);
    let open = (pool.quotation.open.paragraph, pool.quotation.open.span.from());
    if it.bare {
        tell("bare");
    }
    tell(&format!("paths={}", it.signs.iter().filter(|it| it.contains('@')).count().min(6)));
    let agree = agreement(pool, &it.voice);
    tell(&format!("agree={agree}"));
    tell(&format!("agree={agree} cue={cue}"));
    let entity = it.voice.entity.and_then(|it| scene.names.entities.get(it));
    let what = entity.map_or("noun", |it| if it.kind == Kind::Person { "person" } else { "body" });
    tell(&format!("what={what}"));
    tell(&format!("what={what} cue={cue}"));
    if let Some(first) = scene.view.facts(place.paragraph).and_then(|it| it.tokens_in(place.span).first()) {
        let sort = scene.sort(place.paragraph, first);
        tell(&format!("head={sort}"));
        tell(&format!("head={sort} what={what} cue={cue}"));
    }
    let behind = (place.paragraph, place.span.from()) > open;
    let paragraphs = open.0.abs_diff(place.paragraph).min(4);
    tell(&format!("behind={behind} paragraphs={paragraphs}"));
    tell(&format!("behind={behind} paragraphs={paragraphs} cue={cue}"));
    tell(&format!("rank={rank}"));
    tell(&format!("rank={rank} cue={cue}"));
    if let Some(found) = pool.found.filter(|it| it.paragraph == place.paragraph) {
        let report = found.report;
        let tokens = |from: usize, to: usize| scene.view.facts(place.paragraph).map_or(0, |it| it.tokens_in(Span::new(from, to)).len());
        let after = if found.after { "A" } else { "" };
        if place.span.from() >= report.span.to() {
            let far = apart(tokens(report.span.to(), place.span.from()));
            tell(&format!("{after}verb>{far}"));
            tell(&format!("{after}verb>{far} cue={cue}"));
        }
        if place.span.to() <= report.span.from() {
            let far = apart(tokens(place.span.to(), report.span.from()));
            tell(&format!("{after}<verb{far}"));
            tell(&format!("{after}<verb{far} joined={} cue={cue}", report.conjoined));
        }
    }
    tell(&format!("headline={}", scene.view.is_headline(place.paragraph)));
}

fn agreement(pool: &Pool<'_, '_>, voice: &Voice) -> &'static str {
    let verb = pool
        .found
        .map(|it| it.report)
        .filter(|it| it.is_predicate() && !matches!(it.form.entry.group, Group::Noun | Group::Relay | Group::Come | Group::Law));
    match verb.map(|it| (it.form.gender, it.form.plural)) {
        Some((_, true)) if !voice.plural => "no",
        Some((_, plural)) if plural != voice.plural => "number",
        Some((gender, _)) if gender == Gender::Unknown || voice.gender == Gender::Unknown => "unknown",
        Some((gender, _)) if gender == voice.gender => "yes",
        Some(_) => "no",
        None => "unknown",
    }
}
