//! Whose words a quotation holds that no reporting word introduces: named before a colon, or going on.

use crate::analysis::names::Kind;
use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::arabic::letter::is_quotation_mark;
use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{Gender, Group};
use crate::text::span::Span;

use super::Via;
use super::chain::Voices;
use super::cue::Report;
use super::evidence::Evidence;
use super::subject::{Head, Subject};
use super::surname::says;
use super::voice::{Named, Scene, Voice};
use super::words::{has_preposition, is_agent, is_body, is_document, is_land, key_of};

/// The longest name before a colon, in words.
const NAMED: usize = 6;
/// The longest sentence of one clause before its words, in tokens.
const CLAUSE: usize = 14;
/// How many tokens of the narrator's may stand between a quotation and the source that ends its sentence.
const GAP: usize = 16;
/// The fewest words that such a source is given.
const LONG_ENOUGH: usize = 4;
/// How far before a quotation the sentence before it may start, in bytes.
const LEFT: usize = 6000;

/// "X: «…»" without a verb: the words before the colon name the speaker. In a headline a few words of the narrator's may follow it.
pub(super) fn named_before(scene: &Scene<'_>, facts: &paragraph::Facts, quotation: &Quotation) -> Option<Voice> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    // A line of its own that holds nothing else is as a headline: منظمة كذا: «…»
    let alone = facts.tokens.last().is_some_and(|it| it.span.to() == quotation.close.span.to()) && quotation.close.paragraph == paragraph;
    let titled = scene.view.is_headline(paragraph);
    let start = if titled { 0 } else { scene.sentence_start(paragraph, open) };
    let headline = titled || alone && start == 0;
    let lead = facts.tokens_in(Span::new(start, open));
    let colon = lead.iter().position(|it| it.is_sign(':')).filter(|it| (1..=NAMED).contains(it))?;
    let (before, behind) = (lead.get(..colon)?, lead.get(colon + 1..)?);
    let (first, last) = (before.first()?, before.last()?);
    // الموسيقار «فلان»: whom a noun for people introduces is no word of anybody's.
    let introduced = behind.last().map(key_of).is_some_and(|it| is_agent(&it));
    // مؤسس «الواحة»: «…»
    let marked = headline && is_agent(&key_of(first));
    let plain = |it: &Token| it.is_word() || marked && it.skeleton.chars().all(is_quotation_mark);
    if introduced || !headline && !behind.is_empty() || !before.iter().all(plain) {
        return None;
    }
    let last = if last.is_word() { last } else { before.iter().rev().nth(1)? };
    let span = first.span.join(last.span);
    // In a headline a body or a word that prose does not know speaks too: يونيسف: «…»
    let body = |it: &str| headline && (is_body(it) || is_land(it) || !is_common(it) && it.chars().count() >= 3);
    let speaks = |it: &str| is_agent(it) || is_document(it) || body(it);
    // مية الجريبي: «…»
    let rare = |it: &str| !is_common(it) && !has_preposition(it) && !is_land(it);
    let name = headline && (2..=3).contains(&before.len()) && before.iter().any(|it| rare(&key_of(it))) && !before.iter().any(says);
    let noun = if speaks(&key_of(first)) || name { span } else { Span::at(span.from()) };
    let subject = Subject { noun, zone: span, tail: None, plural: false, head: Head::Person };
    let voice = scene.cast(paragraph, &subject, Gender::Unknown)?;
    Some(Voice { via: if titled { Via::Headline } else { Via::Direct }, shown: Evidence::BeforeColon, ..voice })
}

/// ولم يبد فلان أي قلق: «…». Whoever the narrator's sentence tells of says what its colon introduces.
pub(super) fn told_before(scene: &Scene<'_>, facts: &paragraph::Facts, quotation: &Quotation) -> Option<Voice> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let lead = Span::new(scene.sentence_start(paragraph, open), open);
    let (colon, words) = facts.tokens_in(lead).split_last()?;
    if !colon.is_sign(':') || words.iter().any(|it| it.is_sign(':')) || scene.view.is_headline(paragraph) {
        return None;
    }
    let voice = scene.opening(paragraph, lead).or_else(|| scene.actor(paragraph, lead))?;
    Some(Voice { via: Via::Direct, ..voice })
}

/// وربط الخبير فلان الأمر بـ«…»: who acts in the clause that holds the words, whatever its verb.
pub(super) fn acts_in_clause(scene: &Scene<'_>, facts: &paragraph::Facts, quotation: &Quotation) -> Option<Voice> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let start = scene.sentence_start(paragraph, open);
    let lead = facts.tokens_in(Span::new(start, open));
    let last = lead.last()?;
    // ويمنح القرار المصانع مهلة «كذا»: so does who acts in a short sentence of one clause, up to its words.
    let plain = |it: &Token| it.is_word() || it.kind == TokenKind::Number || it.is_sign('،');
    let one = lead.len() <= CLAUSE && lead.iter().all(plain);
    if scene.view.is_headline(paragraph) || key_of(last) != "ب" && !one {
        return None;
    }
    let from = lead.iter().rev().find(|it| it.is_sign('،') || it.is_sign('؛')).map_or(start, |it| it.span.to());
    let first = facts.tokens_in(Span::new(from, open)).first()?;
    let clause = Span::new(first.span.from(), open);
    let voice = scene.opening(paragraph, clause).or_else(|| scene.actor(paragraph, clause))?;
    Some(Voice { via: Via::Direct, ..voice })
}

/// واستقال الوزير بسبب «كذا»: of words for which no speaker is found, whoever acts in their sentence, else whom it names last before
/// them. `report` is their reporting word, with which it agrees.
pub(super) fn acts(scene: &Scene<'_>, quotation: &Quotation, report: Option<&Report>) -> Option<Voice> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let gender = report.filter(|it| it.is_predicate()).map_or(Gender::Unknown, |it| it.form.gender);
    let agrees = |it: &Voice| gender == Gender::Unknown || it.gender == Gender::Unknown || it.gender == gender;
    let acting = scene.acting(paragraph, open).filter(|it| it.place.span.to() <= open);
    let start = scene.sentence_start(paragraph, open).max(open.saturating_sub(LEFT));
    let free = |it: &&Named| {
        it.kind == Kind::Person
            && it.span.to() <= open
            && scene.quoted_at(paragraph, it.span.from()).is_none()
            && scene.may_be_subject(paragraph, start, it.span)
    };
    let named = || {
        let name = scene.names_in(paragraph, Span::new(start, open)).iter().rev().find(free)?;
        Some(scene.bearer(paragraph, name, Via::Direct, Evidence::SameSentence))
    };
    acting.filter(agrees).or_else(|| named().filter(agrees))
}

/// «كذا وكذا» في وسط المدينة، وفق ما أفاد فلان: the source that ends the sentence, whatever of the narrator's stands between.
pub(super) fn source_ends(scene: &Scene<'_>, facts: &paragraph::Facts, quotation: &Quotation, report: &Report) -> bool {
    let (paragraph, close) = (quotation.close.paragraph, quotation.close.span.to());
    let between = facts.tokens_in(Span::new(close, report.span.from()));
    let words = facts.tokens_in(quotation.words(scene.view)).len();
    let said = match between {
        [.., comma, phrase, what] if matches!(&*what.skeleton, "ما" | "لما") => comma.is_sign('،') && is_source(&key_of(phrase)),
        [.., comma] if report.form.entry.group == Group::Source => comma.is_sign('،'),
        [.., comma, how] => comma.is_sign('،') && matches!(&*key_of(how), "كما" | "حسبما" | "وفقما"),
        _ => false,
    };
    said && words >= LONG_ENOUGH
        && between.len() <= GAP
        && report.span.to() <= scene.sentence_end(paragraph, close)
        && between.iter().all(|it| !it.skeleton.chars().all(is_quotation_mark) && !it.is_sign('.'))
}

/// وشنت الطائرات غارات «كذا» منذ الفجر، بحسب المرصد: the source behind words for which their sentence has no reporting word.
pub(super) fn source_behind<'s>(scene: &Scene<'s>, quotation: &Quotation) -> Option<(usize, &'s Report)> {
    let (paragraph, close) = (quotation.close.paragraph, quotation.close.span.to());
    let facts = scene.view.facts(paragraph)?;
    let end = scene.sentence_end(paragraph, close);
    let word = |at: Option<usize>| at.and_then(|it| facts.tokens.get(it)).map(key_of).unwrap_or_default();
    let names = |it: &Report| {
        let what = word(it.first.checked_sub(1));
        let phrase = word(it.first.checked_sub(2));
        let quoted = matches!(&*what, "ما" | "لما") && (is_source(&phrase) || phrase == "علي");
        it.form.entry.group == Group::Source || it.is_predicate() && (quoted || matches!(&*what, "حسبما" | "وفقما" | "كما"))
    };
    let (index, report) = scene.reports_from(paragraph, close).next()?;
    (report.span.to() <= end && !report.conjoined && names(report)).then_some((index, report))
}

/// «…». هكذا بدأ فلان كلمته: who opens the sentence that points back at the words, whatever its verb.
pub(super) fn pointed_by(scene: &Scene<'_>, quotation: &Quotation) -> Option<Voice> {
    let paragraph = quotation.close.paragraph;
    let facts = scene.view.facts(paragraph)?;
    let pointing = |it: &&Token| matches!(&*key_of(it), "هكذا" | "بهذه" | "بهذا");
    let behind = facts.tokens.get(facts.token_at(quotation.close.span.to())..)?;
    let points = behind.iter().take(4).find(pointing)?;
    let words = if key_of(points) == "هكذا" { 1 } else { 2 };
    let from = facts.tokens.get(facts.token_at(points.span.from()) + words)?.span.from();
    let sentence = Span::new(from, scene.sentence_end(paragraph, from));
    Some(Voice { via: Via::Direct, shown: Evidence::SameSentence, ..scene.actor(paragraph, sentence)? })
}

/// A quotation right behind another, with nothing of the narrator's between: the same one goes on.
pub(super) fn follows(scene: &Scene<'_>, before: &Quotation, quotation: &Quotation) -> bool {
    let (from, to) = (before.close.paragraph, quotation.open.paragraph);
    let blank = |paragraph: usize, span: Span| {
        let Some(facts) = scene.view.facts(paragraph) else { return false };
        facts.tokens_in(span).iter().all(|it| {
            it.is_sign('.')
                || it.is_sign('،')
                || it.is_sign('…')
                || it.skeleton.chars().all(is_quotation_mark)
                || matches!(&*it.skeleton, "و" | "-")
        })
    };
    let end = scene.view.facts(from).map_or(0, |it| it.text.len());
    match to.checked_sub(from) {
        Some(0) => blank(to, Span::new(before.close.span.to(), quotation.open.span.from())),
        Some(1) => blank(from, Span::new(before.close.span.to(), end)) && blank(to, Span::new(0, quotation.open.span.from())),
        _ => false,
    }
}

/// A quotation that stands alone behind a sentence of somebody's words goes on with them.
pub(super) fn goes_on(scene: &Scene<'_>, voices: &Voices, quotation: &Quotation) -> Option<Voice> {
    let before = sentence_before(scene, quotation)?;
    let (index, report) = last_report(scene, before)?;
    let speech = matches!(report.form.entry.group, Group::Say | Group::Carry | Group::Close | Group::Noun);
    voices.of(before.paragraph, index).filter(|_| speech)
}

/// A statement for which its sentence has no word of saying is by whoever spoke in the one before.
pub(super) fn spoke(scene: &Scene<'_>, voices: &Voices, quotation: &Quotation) -> Option<Voice> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let before =
        |it: &Report| it.span.to() <= open && !it.dependent && matches!(it.form.entry.group, Group::Say | Group::Carry | Group::Close);
    let start = scene.sentence_start(paragraph, open);
    let from = start.checked_sub(1).map_or(0, |it| scene.sentence_start(paragraph, it));
    let (index, _) = scene.reports_from(paragraph, from).filter(|(_, it)| before(it)).last()?;
    voices.of(paragraph, index).filter(|_| scene.breaks(paragraph, Span::new(0, open)).next().is_none())
}

/// The narrator's sentence before one that is only a quotation.
pub(super) fn sentence_before(scene: &Scene<'_>, quotation: &Quotation) -> Option<Place> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let start = scene.sentence_start(paragraph, open);
    if !scene.view.facts(paragraph)?.tokens_in(Span::new(start, open)).is_empty() {
        return None;
    }
    let (paragraph, end) = match start {
        0 => {
            let before = paragraph.checked_sub(1).filter(|&it| !scene.view.is_headline(it))?;
            (before, scene.view.facts(before)?.text.len())
        }
        end => (paragraph, end),
    };
    let start = scene.sentence_start(paragraph, end.checked_sub(1)?).max(end.saturating_sub(LEFT));
    Some(Place { paragraph, span: Span::new(start, end) })
}

/// The last reporting word of a sentence that has a subject of its own, with its index.
pub(super) fn last_report<'s>(scene: &Scene<'s>, sentence: Place) -> Option<(usize, &'s Report)> {
    let reports = scene.reports_from(sentence.paragraph, sentence.span.from());
    reports.take_while(|(_, it)| it.span.to() <= sentence.span.to()).filter(|(_, it)| it.is_predicate()).last()
}

fn is_source(word: &str) -> bool {
    matches!(word, "وفق" | "بحسب" | "حسب" | "وفقا" | "طبقا")
}
