//! Which word reports a quotation: read in the sentence, then weighed against the others beside it as readers' labels taught.

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::arabic::letter::is_quotation_mark;
use crate::arabic::token::Token;
use crate::lexicon::cues::{Group, Shape};
use crate::lexicon::particles::is_that;
use crate::lexicon::weights::REPORTS;
use crate::text::span::Span;

use super::beside::{last_report, sentence_before, source_ends};
use super::beside_cue::{self, Around, Beside};
use super::company;
use super::cue::{Complement, Report};
use super::voice::Scene;
use super::words::key_of;

/// How far before a quotation its cue may start, in bytes: a sentence without end must not be read anew for each of its quotations.
pub(super) const LEFT: usize = 6000;
/// How many tokens after a quotation its cue may start: »، كما قال
const BEHIND: usize = 5;

/// A reporting word with where it stands to a quotation.
pub(super) struct Found<'s> {
    pub(super) paragraph: usize,
    pub(super) index: usize,
    pub(super) report: &'s Report,
    pub(super) after: bool,
}

impl Found<'_> {
    /// Its first and its last token, where it stands in `paragraph`.
    pub(super) fn tokens_in(&self, paragraph: usize) -> Option<(usize, usize)> {
        (self.paragraph == paragraph).then_some((self.report.first, self.report.last))
    }
}

/// One of those among which the reporting word is chosen.
pub(super) struct Choice {
    /// Its paragraph and its index there; nothing where no word reports the quotation.
    pub(super) report: Option<(usize, usize)>,
    /// What speaks for it.
    pub(super) signs: Vec<String>,
}

/// The likeliest reporting word of a quotation: of those beside it and none the one for which most speaks; `read` is what the sentence shows.
pub(super) fn likeliest<'s>(scene: &Scene<'s>, around: &Around, quotation: &Quotation, read: Option<Found<'s>>) -> Option<Found<'s>> {
    let all = signs(scene, around, read.as_ref());
    let weigh = |it: &Choice| it.signs.iter().map(|it| REPORTS.weight(it)).sum::<f32>();
    let best = all.iter().max_by(|a, b| weigh(a).total_cmp(&weigh(b)))?.report;
    if best == read.as_ref().map(|it| (it.paragraph, it.index)) {
        return read;
    }
    let (paragraph, index) = best?;
    let report = scene.view.facts(paragraph)?.speech.reports.get(index)?;
    let after = paragraph == quotation.close.paragraph && report.span.from() >= quotation.close.span.to();
    Some(Found { paragraph, index, report, after })
}

/// Each reporting word beside a quotation, and none: what their weights are learned from.
pub(super) fn signs(scene: &Scene<'_>, around: &Around, read: Option<&Found<'_>>) -> Vec<Choice> {
    let left = &around.left;
    let own = read.map(|it| (it.paragraph, it.index));
    let far = own.filter(|own| !around.reports.iter().any(|it| (it.paragraph, it.index) == *own));
    let far = far.map(|(paragraph, index)| Beside { paragraph, index, signs: vec!["far".to_owned()] });
    let count = around.reports.len() + usize::from(far.is_some());
    let none =
        [format!("none left={left}"), format!("none read={}", read.is_some()), format!("none of={}", count.min(3)), "none".to_owned()];
    let with_own = |it: &Beside| {
        let facts = scene.view.facts(it.paragraph)?;
        let report = facts.speech.reports.get(it.index)?;
        let class = company::of(facts.tokens.get(report.first));
        let side = if it.signs.iter().any(|it| it.starts_with("a:")) { "a" } else { "r" };
        let (entry, inner) = (report.form.entry, report.dependent);
        let mut signs = it.signs.clone();
        signs.extend([
            format!("{side}~{class}"),
            format!("{side}~{class} left={left}"),
            format!("{side}~{class} inner={inner}"),
            format!("{side}={}", entry.lemma),
            format!("{side}={} left={left}", entry.lemma),
            format!("{side}={} inner={inner}", entry.lemma),
            format!("{side}={} {:?}", entry.lemma, report.complement),
            format!("{side}~{class} subj={}", beside_cue::subject(report)),
            format!("{side}~{class} joined={} {:?}", report.conjoined, report.form.shape),
            format!("{side}~{class} next={}", company::of(facts.tokens.get(report.last + 1))),
            format!("{side} next={}", company::of(facts.tokens.get(report.last + 1))),
            format!("{side} prev={}", company::of(report.first.checked_sub(1).and_then(|it| facts.tokens.get(it)))),
        ]);
        if own == Some((it.paragraph, it.index)) {
            signs.extend([
                "read".to_owned(),
                format!("read {side}"),
                format!("read {:?} inner={inner}", entry.group),
                format!("read weak={} inner={inner} subj={}", entry.weak, beside_cue::subject(report)),
            ]);
        }
        Some(Choice { report: Some((it.paragraph, it.index)), signs })
    };
    around.reports.iter().chain(&far).filter_map(with_own).chain([Choice { report: None, signs: none.into() }]).collect()
}

/// The nearest reporting word to the left in the narrator's sentence; where there is none, the one right behind.
pub(super) fn read<'s>(scene: &Scene<'s>, facts: &paragraph::Facts, quotation: &Quotation) -> Option<Found<'s>> {
    let paragraph = quotation.open.paragraph;
    let open = quotation.open.span.from();
    let start = scene.sentence_start(paragraph, open).max(open.saturating_sub(LEFT));
    let mut left: Option<Found<'s>> = None;
    for (index, report) in scene.reports_from(paragraph, start) {
        if report.form.entry.group == Group::Post {
            continue;
        }
        if report.span.to() > open {
            break;
        }
        // بحسب البيان beside a verb is an aside, unless it opens a clause of its own.
        // بحسب بيان نشرته الشركة: the verb describes the source, which stays the one that speaks.
        let describes = report.form.object
            && left.as_ref().is_some_and(|it| {
                it.report.form.entry.group == Group::Source
                    && facts.tokens_in(Span::new(it.report.span.to(), report.span.from())).len() <= 2
            });
        let passed_on = matches!(report.form.entry.lemma.as_str(), "نقلا عن" | "على لسان");
        let sourced = report.sourced && report.form.object;
        let aside = sourced || report.form.entry.group == Group::Source && !report.conjoined && !passed_on || describes;
        if !(aside && left.as_ref().is_some_and(|it| describes || it.report.is_predicate())) {
            left = Some(Found { paragraph, index, report, after: false });
        }
    }
    // The last of the sentence's reporting words up to a place that `fits`.
    let last = |to: usize, fits: &dyn Fn(&Report) -> bool| {
        let reports = scene.reports_from(paragraph, start).take_while(|(_, it)| it.span.to() <= to);
        reports.filter(|(_, it)| fits(it)).last().map(|(index, report)| Found { paragraph, index, report, after: false })
    };
    // وقال سائق توجه إلى المكان «كذا»: the verb that describes him does not report what the verb of saying takes.
    let near = |it: &Report| {
        facts
            .tokens_in(Span::new(it.span.to(), open))
            .iter()
            .all(|it| !it.skeleton.chars().all(is_quotation_mark) || it.skeleton.is_empty())
    };
    let plain = |it: &Report| {
        it.form.entry.weak
            && !it.conjoined
            && it.form.shape == Shape::Finite
            && matches!(it.complement, Complement::Mark | Complement::Colon)
    };
    if left.as_ref().is_some_and(|it| plain(it.report)) {
        let says = |it: &Report| {
            matches!(it.form.entry.group, Group::Say | Group::Carry)
                && !it.form.entry.weak
                && matches!(it.complement, Complement::Mark | Complement::Colon)
                && it.form.shape == Shape::Finite
                && near(it)
        };
        left = last(open, &says).or(left);
    }
    // قال فلان إن التحقيق توصل إلى «كذا»: nor does a verb of what he tells, which has other meanings.
    let tells =
        |it: &Report| it.dependent && it.form.entry.weak && it.form.shape == Shape::Finite && !it.form.object && it.subject.is_none();
    if left.as_ref().is_some_and(|it| tells(it.report)) {
        let outer = |it: &Report| it.is_predicate() && !it.dependent && it.form.shape == Shape::Finite;
        left = last(open, &outer).or(left);
    }
    // قال فلان، الذي يرى أن كذا، إن «…»: no verb but قال takes إن.
    let inna = facts.tokens_in(Span::new(start, open)).iter().rev().find(|it| is_that(&key_of(it)));
    let takes = |it: &Report| it.form.entry.lemma == "قال" || it.form.entry.lemma == "قول";
    if let (Some(inna), Some(found)) = (inna.filter(|it| it.skeleton.starts_with('إ')), &left)
        && !takes(found.report)
        && found.report.span.to() <= inna.span.from()
    {
        left = last(inna.span.from(), &takes).or(left);
    }
    let right = behind(scene, quotation);
    match (left, right) {
        (Some(left), Some(right)) => Some(if nearer(facts, &left, &right, open) { left } else { right }),
        (left, right) => left.or(right).or_else(|| introduced(scene, quotation)),
    }
}

// A colon or a question ends the sentence before, and its verb reports what stands alone behind it: وقال: ⏎ «…»
fn introduced<'s>(scene: &Scene<'s>, quotation: &Quotation) -> Option<Found<'s>> {
    let before = sentence_before(scene, quotation)?;
    let facts = scene.view.facts(before.paragraph)?;
    let last = facts.tokens_in(before.span).last()?;
    if !last.is_sign(':') && !last.is_sign('؟') {
        return None;
    }
    let (index, report) = last_report(scene, before)?;
    Some(Found { index, report, paragraph: before.paragraph, after: false })
}

/// بهذه الكلمات, هذا ما, هكذا: the sentence behind the quotation says whose it is, whatever its verb.
pub(super) fn pointed_at(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let paragraph = quotation.close.paragraph;
    let Some(facts) = scene.view.facts(paragraph) else { return false };
    let behind = facts.tokens.get(facts.token_at(quotation.close.span.to())..).unwrap_or(&[]);
    let mut words = behind.iter().take(4).map(key_of).filter(|it| !it.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match first.as_str() {
        "بهذه" | "بهذا" | "هكذا" => true,
        "هذا" | "هذه" | "كانت" | "تلك" => {
            matches!(second.as_str(), "ما" | "هذه" | "تلك" | "كلمات" | "هو" | "هي" | "العبارات" | "الكلمات")
        }
        _ => false,
    }
}

// A verb whose clause of content holds the quotation keeps it, whatever follows.
fn nearer(facts: &paragraph::Facts, left: &Found<'_>, right: &Found<'_>, open: usize) -> bool {
    let between = facts.tokens_in(Span::new(left.report.span.to(), open));
    // بحسب النموذج … «كذا»، بحسب الوزير
    let source = |it: &Found<'_>| it.report.form.entry.group == Group::Source;
    if source(left) && source(right) {
        return false;
    }
    // وحسب الوكالة «كذا»، حسب ما ورد على موقعها: the verb behind names nobody.
    if source(left) && right.report.subject.is_none() {
        return true;
    }
    // إلا «كذا وكذا»، على حد تعبيره: what stands right behind is nearer.
    let content = between.last().is_some_and(|it| is_that(&key_of(it)) || it.is_sign(':'));
    if right.report.form.entry.group == Group::Post && !content {
        return between.len() <= 2;
    }
    right.report.form.shape != Shape::Finite || left.report.complement != Complement::Other || between.len() <= 6
}

/// The reporting word right behind a quotation.
pub(super) fn behind<'s>(scene: &Scene<'s>, quotation: &Quotation) -> Option<Found<'s>> {
    let paragraph = quotation.close.paragraph;
    if paragraph != quotation.open.paragraph {
        return None;
    }
    let facts = scene.view.facts(paragraph)?;
    let close = quotation.close.span.to();
    let first = facts.token_at(close);
    let (index, report) = scene.reports_from(paragraph, close).next()?;
    if source_ends(scene, facts, quotation, report) {
        return Some(Found { paragraph, index, report, after: true });
    }
    if report.first >= first + if pointed_at(scene, quotation) { 2 * BEHIND } else { BEHIND }
        || report.conjoined
        || report.form.shape == Shape::Participle
    {
        return None;
    }
    let lead = facts.tokens.get(first..report.first).unwrap_or(&[]);
    let mut stopped = false;
    let mut pointed = false;
    for token in lead {
        let word = key_of(token);
        stopped |= token.is_sign('.');
        pointed |= matches!(word.as_str(), "هذا" | "بهذه" | "بهذا" | "هكذا" | "تلك" | "هذه");
        let fits = word.is_empty()
            || pointed
            || matches!(word.as_str(), "كما" | "ما" | "بحسب" | "حسب" | "وفق" | "علي" | "حسبما" | "وفقا" | "لما" | "مثلما");
        if !fits {
            return None;
        }
    }
    let fits =
        matches!(report.form.entry.group, Group::Source | Group::Post) || report.is_predicate() && report.form.shape == Shape::Finite;
    (fits && (!stopped || pointed)).then_some(Found { paragraph, index, report, after: true })
}

/// Of حسب قوله, نقلا عن the first word reports.
pub(super) fn cue_span(scene: &Scene<'_>, found: &Found<'_>) -> Span {
    let first = scene.view.facts(found.paragraph).and_then(|it| it.tokens.get(found.report.first));
    let source = |it: &&Token| {
        let word = key_of(it);
        matches!(word.trim_start_matches('و'), "حسب" | "بحسب" | "وفق" | "فق" | "وفقا" | "فقا" | "طبقا" | "نقلا")
    };
    first.filter(source).map_or(found.report.span, |it| it.span)
}
