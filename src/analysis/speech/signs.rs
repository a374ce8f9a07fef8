//! What can be seen of a quotation, and what it weighs: somebody's words, a clause of his own or a few, or the name of a work, a body, a term.

use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group, Shape};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::lexicon::weights::KINDS;
use crate::text::span::Span;

use super::beside_cue;
use super::company;
use super::evidence::Evidence;
use super::kind::{Setting, are_joined, is_clause, is_mark, label};
use super::naming::named;
use super::ordinary::{depends, is_adjective, is_copula, is_ordinary};
use super::placing;
use super::saying::setting;
use super::voice::Scene;
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_definite, is_document, is_land, is_origin, is_preposition, is_reporting_participle,
    key_of, stems, without_conjunction,
};
use super::{Kind, Saying};
use crate::analysis::quotes::Quotation;

/// Words that stand for themselves.
pub(super) const ALONE: &[&str] = &[
    "في", "علي", "الي", "من", "عن", "مع", "بين", "بعد", "قبل", "خلال", "ضد", "عبر", "بسبب", "الذي", "التي", "حتي", "لكن", "او", "لا", "لم",
    "لن", "ما", "هو", "هي", "هم", "كل", "قد", "و", "ب", "ل", "ال", "بال", "ك",
];

/// How much more must speak for a name than for somebody's words, where no noun announces one: whose words are taken for a name loses a speaker too.
const LEAN: f32 = 0.8;

/// How much must speak for somebody's words for them to be no name whatever announces one: above it, hardly anything that readers labelled was.
const FIRM: f32 = 3.0;

/// What a sign is a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// The words in the marks.
    Words,
    /// The words around them.
    Around,
    /// The reporting word, and who acts in the sentence.
    Report,
    /// The story's other quotations.
    Story,
}

/// What the signs of a quotation speak for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    /// Whether it is somebody's words, and on what that rests most.
    pub(super) speech: bool,
    /// Whether so much speaks for it that no announced name, row or topic does against it.
    pub(super) firm: bool,
    pub(super) because: Evidence,
    /// What a name would be of, a work or body (a title) or a term.
    pub(super) name: Kind,
    /// What somebody's words would be, a statement or a fragment.
    pub(super) words: Kind,
}

/// Weighs the signs; `named` is what a noun says that the marks name, `previous` the quotation before it.
pub(super) fn weigh(it: &Setting<'_>, named: Option<Kind>, previous: Option<(&Quotation, Kind)>) -> Weighed {
    let [base, mut title, mut statement] = KINDS.weights("base");
    let mut sums = [base, 0.0, 0.0, 0.0];
    each(it, named, previous, &mut |family, sign| {
        let [speech, of_title, of_statement] = KINDS.weights(sign);
        if let Some(sum) = sums.get_mut(family as usize) {
            *sum += speech;
        }
        title += of_title;
        statement += of_statement;
    });
    let sum = sums.iter().sum::<f32>();
    let speech = sum > if named.is_some() || describes(it) { 0.0 } else { -LEAN };
    let towards = |sum: f32| if speech { sum } else { -sum };
    let families = [Family::Words, Family::Around, Family::Report, Family::Story].into_iter().zip(sums);
    let most = families.max_by(|a, b| towards(a.1).total_cmp(&towards(b.1))).map_or(Family::Words, |it| it.0);
    let because = match most {
        Family::Words if speech => Evidence::Inside,
        Family::Words => Evidence::NameShaped,
        Family::Around => Evidence::Around,
        Family::Report => match it.report {
            Some((_, true)) => Evidence::CueBehind,
            Some((_, false)) => Evidence::CueBefore,
            None if speech => Evidence::SentenceOpens,
            None => Evidence::NoCue,
        },
        Family::Story => Evidence::Alike,
    };
    let name = if title > 0.0 { Kind::Title } else { Kind::Term };
    Weighed { speech, firm: sum > FIRM, because, name, words: if statement > 0.0 { Kind::Statement } else { Kind::Fragment } }
}

// الرئيس «المؤقت»: one word that describes the noun before it is the narrator's, six times in seven.
fn describes(it: &Setting<'_>) -> bool {
    it.words == 1 && is_definite(&it.first()) && it.left(1).is_some_and(|left| left.is_word() && is_definite(&key_of(left)))
}

/// The signs of each quotation of a story, in their order.
pub(super) fn all(scene: &Scene<'_>, sayings: &[Saying]) -> Vec<Vec<String>> {
    let quotations = &scene.quotes.quotations;
    let voices = super::chain::voices(scene);
    let of = |(index, quotation): (usize, &Quotation)| {
        let mut out = Vec::new();
        if let Some(facts) = scene.view.facts(quotation.open.paragraph) {
            let before = index.checked_sub(1).and_then(|it| Some((quotations.get(it)?, sayings.get(it)?.kind)));
            let it = setting(scene, &beside_cue::around(scene, &voices, quotation), facts, quotation).1;
            each(&it, named(&it), before, &mut |_, sign| out.push(sign.to_owned()));
        }
        out
    };
    quotations.iter().enumerate().map(of).collect()
}

/// The signs of a quotation, each with its family; `named` is what a noun says that it names, `previous` the quotation before it.
fn each(it: &Setting<'_>, named: Option<Kind>, previous: Option<(&Quotation, Kind)>, found: &mut impl FnMut(Family, &str)) {
    words(it, found);
    around(it, named, found);
    company(it, found);
    report(it, found);
    story(it, previous, found);
}

fn words(it: &Setting<'_>, found: &mut impl FnMut(Family, &str)) {
    let mut tell = |sign: &str| found(Family::Words, sign);
    tell(&format!("n={}", length(it)));
    if is_clause(it) {
        tell("clause");
    }
    let first = it.inside.first().map(class).unwrap_or_default();
    let last = if it.inside.len() == 1 { first.clone() } else { it.inside.last().map(class).unwrap_or_default() };
    tell(&format!("first={first}"));
    tell(&format!("last={last}"));
    if it.words == 1 {
        tell(&format!("only={first}{}", if it.ends_clause() { " stops" } else { "" }));
    }
    if it.words > 1 {
        let second = it.inside.get(1).map(class).unwrap_or_default();
        tell(&format!("second={second}"));
    }
    if is_ordinary(it) {
        tell("ordinary");
    }
    tell(&format!("label={}", label(it).name()));
}

fn around(it: &Setting<'_>, named: Option<Kind>, found: &mut impl FnMut(Family, &str)) {
    let mut tell = |sign: &str| found(Family::Around, sign);
    let left = it.left(1).map(class).unwrap_or_default();
    tell(&format!("left={left}"));
    if it.ends_clause() {
        tell("stops");
        tell(&format!("left={left} stops"));
    }
    tell(&format!("right={}", it.right(1).map(class).unwrap_or_default()));
    if let Some(kind) = named {
        tell(&format!("named={}", kind.name()));
    }
}

// The words in the marks and around them, and their classes.
fn company(it: &Setting<'_>, found: &mut impl FnMut(Family, &str)) {
    let signs = company::around(&it.facts.tokens, it.inside, it.mark, it.behind());
    for (family, signs) in [Family::Words, Family::Around].into_iter().zip(signs) {
        signs.iter().for_each(|sign| found(family, sign));
    }
}

fn report(it: &Setting<'_>, found: &mut impl FnMut(Family, &str)) {
    let mut tell = |sign: &str| found(Family::Report, sign);
    tell(&format!("actor={}", actor(it)));
    let Some((report, after)) = it.report else {
        tell("cue=none");
        return;
    };
    tell(&format!("stance={}", report.form.entry.stance));
    if report.form.entry.weak {
        tell("weak");
    }
    if after {
        tell("cue=behind");
        return;
    }
    let lead = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from()));
    tell(&format!("near={}{}", steps(lead.len()), if depends(it, report) { " that" } else { "" }));
    tell(&format!("far={}", lead.iter().filter(|it| it.is_word()).count().min(30) / 5));
    tell(&format!("commas={}", lead.iter().filter(|it| it.is_sign('،') || it.is_sign(',')).count().min(3)));
}

fn story(it: &Setting<'_>, previous: Option<(&Quotation, Kind)>, found: &mut impl FnMut(Family, &str)) {
    let mut tell = |sign: &str| found(Family::Story, sign);
    match previous {
        Some((before, kind)) if are_joined(it.facts, before, it.quotation) => tell(&format!("row={}", kind.name())),
        Some((before, kind)) if before.close.paragraph == it.quotation.open.paragraph => tell(&format!("previous={}", kind.name())),
        _ => tell("previous=none"),
    }
    if it.next().is_some_and(|next| it.behind().is_some() && are_joined(it.facts, it.quotation, next)) {
        tell("row goes on");
    }
    if it.quotation.open.span.of(&it.facts.text).starts_with('"') {
        tell("straight");
    }
    tell(&format!("long={}", it.scene.long_fifths));
    placing::signs(it, &mut tell);
}

/// A number of tokens, the fewer the more told apart.
pub(super) fn steps(count: usize) -> usize {
    match count {
        0..=2 => count,
        3..=4 => 3,
        5..=7 => 5,
        8..=12 => 8,
        13..=20 => 13,
        21..=40 => 21,
        _ => 41,
    }
}

// How many words, the more the fewer told apart.
fn length(it: &Setting<'_>) -> usize {
    match it.words {
        n @ 0..=7 => n,
        8..=9 => 8,
        10..=12 => 10,
        _ => 13,
    }
}

// Who acts in the narrator's sentence that holds the marks.
fn actor(it: &Setting<'_>) -> &'static str {
    let (paragraph, open) = (it.quotation.open.paragraph, it.quotation.open.span.from());
    match it.scene.acting(paragraph, open) {
        None => "none",
        Some(voice) if voice.place.span.to() > open => "behind",
        Some(voice) if voice.entity.is_some() => "person",
        Some(_) => "other",
    }
}

// What kind of word it is: a closed-class word stands for itself, others for their group in the lexicon, or else for their form.
pub(super) fn class(token: &Token) -> String {
    match token.kind {
        TokenKind::Number => return "number".to_owned(),
        TokenKind::Foreign => return "foreign".to_owned(),
        TokenKind::Sign if is_mark(token) => return "mark".to_owned(),
        TokenKind::Sign => return token.skeleton.chars().next().map(String::from).unwrap_or_default(),
        TokenKind::Word => {}
    }
    let word = key_of(token);
    if is_that(&word) {
        return "that".to_owned();
    }
    if ALONE.contains(&&*word) {
        return word;
    }
    if is_copula(&word) {
        return "copula".to_owned();
    }
    if is_preposition(&word) {
        return "particle".to_owned();
    }
    let bare = without_conjunction(&word).unwrap_or(&word);
    let article = if is_definite(&word) || is_definite(bare) { "the-" } else { "" };
    format!("{article}{}", sort(token, &word, bare, article.is_empty()))
}

fn sort(token: &Token, word: &str, bare: &str, indefinite: bool) -> &'static str {
    let mut means = Vec::new();
    for noun in stems(word) {
        means.extend(cues::forms(&noun).filter(|it| it.shape == Shape::Word).map(|it| it.entry.group));
    }
    let of = |group| means.contains(&group);
    let groups: [(&str, &dyn Fn() -> bool); 15] = [
        ("naming", &|| of(Group::Naming)),
        ("term-noun", &|| of(Group::TermNoun)),
        ("land", &|| is_land(word)),
        ("title-noun", &|| of(Group::TitleNoun)),
        ("agent", &|| is_agent(word)),
        ("body", &|| is_body(word)),
        ("document", &|| is_document(word)),
        ("medium", &|| of(Group::Medium)),
        ("participle", &|| is_reporting_participle(word)),
        ("says", &|| cues::forms(bare).any(|it| it.entry.group.is_verb() && it.shape == Shape::Finite)),
        ("given-name", &|| given_names::find(word).is_some_and(|it| !it.ambiguous)),
        ("governed", &|| has_preposition(word)),
        ("pronoun", &|| has_pronoun(&token.skeleton)),
        ("origin", &|| is_origin(word)),
        ("adjective", &|| is_definite(word) && is_adjective(word)),
    ];
    if let Some((name, _)) = groups.into_iter().find(|(_, is)| is()) {
        return name;
    }
    let past = word.ends_with('ت') && !word.ends_with("ات") && indefinite && word.chars().count() >= 4;
    if !is_common(word) {
        return if past { "past-f" } else { "unknown" };
    }
    let present = indefinite && word.starts_with('ي') && word.chars().count() >= 4 && !word.ends_with('ه') && !word.ends_with("ات");
    if present {
        "present"
    } else if word.ends_with('ا') {
        "accusative"
    } else if past {
        "past-f"
    } else if token.skeleton.ends_with('ة') {
        "feminine"
    } else if is_common_as_it_stands(word) {
        "common"
    } else {
        "inflected"
    }
}
