//! Who of all that may have said the words most likely did: what speaks for each, weighed as readers' labels taught.

use crate::analysis::names::Kind;
use crate::analysis::paragraph::Facts;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::cues::{self, Gender, Group, Shape};
use crate::lexicon::given_names;
use crate::lexicon::weights::SPEAKERS;
use crate::text::span::Span;

use super::Via;
use super::beside_cue::{Around, subject};
use super::chain::Voices;
use super::company;
use super::evidence::Evidence;
use super::extent;
use super::near::apart;
use super::pool::{Candidate, Pool};
use super::reporting::Found;
use super::rivals::Rivals;
use super::roles;
use super::subject::can_speak;
use super::surname::{is_of_somebody, takes_somebody};
use super::voice::{Scene, Voice};
use super::words::{is_definite, is_reporting_participle, key_of, without_conjunction};

/// What the speaker whom the reading of the sentence gives has ahead of the others, and what the subject of the reporting word has.
const AHEAD: f32 = 0.25;
const SUBJECT: f32 = 0.5;
/// How likely one must be of whom the reading of the sentence knows nothing.
const LIKELY: f32 = 0.4;
/// How many tokens before whom it takes a participle may stand.
const TAKEN: usize = 2;
/// How many behind the nearest are told apart.
const ORDER: usize = 5;

/// The likeliest speaker, and where he was read before it was weighed where his name ends, if more than its first word was; `last` is who spoke the
/// statement before, `read` the one whom the reading of the sentence gives.
pub(super) fn likeliest(
    scene: &Scene<'_>,
    voices: &Voices,
    around: &Around,
    quotation: &Quotation,
    found: Option<&Found<'_>>,
    last: Option<Voice>,
    read: Option<Voice>,
) -> Option<(Voice, Option<Span>)> {
    let read = read.filter(|it| !is_nobody(scene, it));
    let chosen = match read {
        Some(it) if is_plain(scene, found, &it) => None,
        _ => chosen(&Pool::gather(scene, voices, around, quotation, found, last), read),
    };
    let (voice, bare) = chosen.or(read.map(|it| (it, false)))?;
    let read = (!bare).then_some(voice.place.span);
    // A name ends where the story's names say, and so does whoever is told by whose he is: والد الطالبة فلانة
    let names = scene.names_in(voice.place.paragraph, voice.place.span);
    if voice.entity.is_some() || !bare && names.last().is_some_and(|it| it.span.to() == voice.place.span.to()) {
        return Some((voice, read));
    }
    let span = extent::of(scene, &voice, found, bare);
    Some((Voice { place: Place { span, ..voice.place }, ..voice }, read))
}

// Who is likelier than the one read, and whether only the first word of what he is called is known.
fn chosen(pool: &Pool<'_, '_>, read: Option<Voice>) -> Option<(Voice, bool)> {
    // Nobody takes the place of one whom the pool does not hold.
    let known = match read {
        Some(it) => Some(pool.position(&it)?),
        None => None,
    };
    let lead = read.map_or(0.0, |it| if it.shown == Evidence::OwnSubject { SUBJECT } else { AHEAD });
    let (best, chance) = best(pool, known, lead)?;
    if known == Some(best) || known.is_none() && chance < LIKELY {
        return None;
    }
    let it = pool.all.get(best)?;
    // Nobody goes on speaking behind يذكر أن.
    let broken = |it: &String| it.split_once('@').is_some_and(|(_, at)| at.chars().nth(1) == Some('x'));
    let here = |it: &String| it.contains("@0") || it.starts_with("t:");
    if read.is_none() && it.signs.iter().any(broken) && !it.signs.iter().any(here) {
        return None;
    }
    // وعن رحيل فلان قال: whom the sentence opens with behind a preposition is told of.
    if read.is_some() && pool.scene.is_told_of(it.voice.place) {
        return None;
    }
    // قال المدير منتقدا فلانا: whom a participle takes is told of too.
    if read.is_some() && is_object_of_participle(pool.scene, it.voice.place) {
        return None;
    }
    // A verb goes on with nobody of another gender.
    if agreement(pool, &it.voice) == "no" {
        return None;
    }
    let direct = it.bare || it.signs.iter().any(|it| ["own@0", "t:+", "a:"].into_iter().any(|own| it.starts_with(own)));
    let via = if direct { Via::Direct } else { Via::Continuation };
    Some((Voice { via, shown: Evidence::Weighed, ..it.voice }, it.bare))
}

// The one for whom most speaks, and how likely he is among all of them; the one who is `known` has a lead.
fn best(pool: &Pool<'_, '_>, known: Option<usize>, lead: f32) -> Option<(usize, f32)> {
    let mut sums: Vec<f32> = (0..pool.all.len()).map(|it| if Some(it) == known { lead } else { 0.0 }).collect();
    each(pool, &mut |index, sign| {
        if let Some(sum) = sums.get_mut(index) {
            *sum += SPEAKERS.weight(sign);
        }
    });
    for (sum, it) in sums.iter_mut().zip(&pool.all) {
        if is_nobody(pool.scene, &it.voice) {
            *sum = f32::NEG_INFINITY;
        }
    }
    let (best, most) = sums.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|it| it.1.is_finite())?;
    Some((best, 1.0 / sums.iter().map(|it| (it - most).exp()).sum::<f32>()))
}

// ومضى, وخلص إلى القول, متابعا, والذي: a verb of saying, saying itself and what points back are nobody, unless a name begins so.
fn is_nobody(scene: &Scene<'_>, voice: &Voice) -> bool {
    let Some(facts) = scene.view.facts(voice.place.paragraph).filter(|_| voice.entity.is_none()) else { return false };
    if describes_statement(facts, voice.place.span) {
        return true;
    }
    let [first] = facts.tokens_in(voice.place.span) else { return false };
    let word = key_of(first);
    let bare = without_conjunction(&word).unwrap_or(&word);
    let verb = cues::forms(bare).any(|it| it.entry.group.is_verb() && it.shape == Shape::Finite && !it.object);
    // وقال متابعا: how he goes on.
    let manner = bare.ends_with('ا') && is_reporting_participle(bare) && given_names::find(&word).is_none();
    manner
        || verb && given_names::find(&word).is_none() && !can_speak(&word)
        || matches!(
            bare,
            "القول"
                | "قوله"
                | "قولها"
                | "الذي"
                | "التي"
                | "هو"
                | "هي"
                | "هذا"
                | "هذه"
                | "هذان"
                | "هاتان"
                | "هؤلاء"
                | "ذلك"
                | "تلك"
                | "اولئك"
        )
}

// منتقدا فلانا, متهمة المدير فلانا: right before him, or before what he is, stands a participle that takes a person.
fn is_object_of_participle(scene: &Scene<'_>, place: Place) -> bool {
    let Some(facts) = scene.view.facts(place.paragraph) else { return false };
    let at = facts.token_at(place.span.from());
    facts.tokens.get(at.saturating_sub(TAKEN)..at).unwrap_or(&[]).iter().rev().take_while(|it| it.is_word()).any(|it| {
        let key = key_of(it);
        let bare = without_conjunction(&key).unwrap_or(&key);
        !is_definite(bare) && bare.ends_with(['ا', 'ه']) && takes_somebody(bare, Shape::Participle)
    })
}

// وجاء في بيان صحفي: what statement it is.
fn describes_statement(facts: &Facts, place: Span) -> bool {
    let at = facts.token_at(place.from());
    let key = |at: Option<usize>| at.and_then(|it| facts.tokens.get(it)).map(key_of).unwrap_or_default();
    let (noun, word) = (key(at.checked_sub(1)), key(Some(at)));
    matches!(&*noun, "بيان" | "بلاغ") && word.ends_with('ي') && is_common_as_it_stands(&word) && given_names::find(&word).is_none()
}

// قال فلان, بتحذير فلان, أما فلان فقال: a name that is the subject of its word leaves hardly anything to weigh, unless somebody tells of the verb.
fn is_plain(scene: &Scene<'_>, found: Option<&Found<'_>>, read: &Voice) -> bool {
    let Some(report) = found.filter(|it| it.paragraph == read.place.paragraph).map(|it| it.report) else { return false };
    let before = scene.view.facts(read.place.paragraph).and_then(|it| it.token_before(read.place.span.from()));
    let answers = before.is_some_and(|it| key_of(it) == "اما");
    let told = matches!(report.form.entry.group, Group::Noun | Group::Account);
    // باتهام فلان, حث فلان: may be whom it takes.
    let takes = is_of_somebody(report.form.entry.lemma.as_str());
    let plain = !takes && read.entity.is_some() && (told || !report.dependent && !report.relative);
    read.shown == Evidence::OwnSubject && (answers || plain)
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
    let left = pool.left;
    let rivals = Rivals::of(pool);
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
        rivals.signs(pool, index, rank, &cue, &mut tell);
        roles::signs(pool, it, &mut tell);
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
    let behind = (place.paragraph, place.span.from()) > open;
    let paragraphs = open.0.abs_diff(place.paragraph).min(4);
    let here = pool.found.filter(|it| it.paragraph == place.paragraph);
    if let Some(facts) = scene.view.facts(place.paragraph) {
        if let Some(first) = facts.tokens_in(place.span).first() {
            let sort = scene.sort(place.paragraph, first);
            tell(&format!("head={sort}"));
            tell(&format!("head={sort} what={what} cue={cue}"));
        }
        let from = facts.token_at(place.span.from());
        let at = |paragraph: usize, byte: usize| (paragraph == place.paragraph).then(|| facts.token_at(byte));
        let (open, close) = (pool.quotation.open, pool.quotation.close);
        let phrase = company::Phrase {
            tokens: &facts.tokens,
            from,
            to: facts.token_at(place.span.to()),
            bare: it.bare,
            start: facts.token_at(scene.sentence_start(place.paragraph, place.span.from())),
            verb: here.map(|it| it.report.first),
            mark: at(open.paragraph, open.span.from()),
            behind: at(close.paragraph, close.span.to()),
        };
        for sign in company::beside(&phrase) {
            tell(&sign);
        }
        if let Some(verb) = pool.found.and_then(|it| Some(scene.view.facts(it.paragraph)?.tokens.get(it.report.first))) {
            let (verb, first) = (company::of(verb), company::of(facts.tokens.get(from)));
            tell(&format!("~verb={verb} first={first}"));
            tell(&format!("~verb={verb} agree={agree}"));
            tell(&format!("~verb={verb} paragraphs={} behind={behind}", paragraphs.min(2)));
        }
    }
    tell(&format!("behind={behind} paragraphs={paragraphs}"));
    tell(&format!("behind={behind} paragraphs={paragraphs} cue={cue}"));
    tell(&format!("rank={rank}"));
    tell(&format!("rank={rank} cue={cue}"));
    if let Some(found) = here {
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

/// Whether the reporting word's gender and number are the candidate's.
pub(super) fn agreement(pool: &Pool<'_, '_>, voice: &Voice) -> &'static str {
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
