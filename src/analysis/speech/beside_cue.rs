//! What is seen of each reporting word beside a quotation: which of several reports it.

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::arabic::letter::is_quotation_mark;
use crate::arabic::token::Token;
use crate::lexicon::cues::Group;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::chain::Voices;
use super::cue::Report;
use super::reporting::{LEFT, behind};
use super::signs::steps;
use super::voice::Scene;
use super::words::{is_definite, is_preposition, key_of};

/// How many reporting words before a quotation are looked at, and how many behind it.
const BEFORE: usize = 8;
const AFTER: usize = 2;

/// A reporting word beside a quotation.
pub(super) struct Beside {
    pub(super) paragraph: usize,
    /// Index into the paragraph's reporting words.
    pub(super) index: usize,
    /// What is seen of it.
    pub(super) signs: Vec<String>,
}

/// What stands beside a quotation.
#[derive(Default)]
pub(super) struct Around {
    /// What stands right before the marks.
    pub(super) left: String,
    /// The reporting words of its sentence.
    pub(super) reports: Vec<Beside>,
}

/// What stands right before a quotation, and the reporting words of its sentence.
pub(super) fn around(scene: &Scene<'_>, voices: &Voices, quotation: &Quotation) -> Around {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let Some(facts) = scene.view.facts(paragraph) else { return Around::default() };
    let left = left(facts, open);
    let start = scene.sentence_start(paragraph, open).max(open.saturating_sub(LEFT));
    let reports = scene.reports_from(paragraph, start).take_while(|(_, it)| it.span.to() <= open);
    let before: Vec<(usize, &Report)> = reports.filter(|(_, it)| it.form.entry.group != Group::Post).collect();
    let before = before.get(before.len().saturating_sub(BEFORE)..).unwrap_or(&[]);
    let seen = Seen { voices, facts, paragraph, open, start, left: &left, before };
    let mut out: Vec<_> = (0..before.len()).filter_map(|it| seen.report(it)).collect();
    let (last, close) = (quotation.close.paragraph, quotation.close.span.to());
    let end = scene.sentence_end(last, close);
    let reported = behind(scene, quotation).map(|it| it.index);
    for (index, report) in scene.reports_from(last, close).take_while(|(_, it)| it.span.to() <= end).take(AFTER) {
        let gap = scene.view.facts(last).map_or(0, |it| it.tokens_in(Span::new(close, report.span.from())).len());
        let signs = [
            format!("a:g={:?}", report.form.entry.group),
            format!("a:subj={}", report.subject.is_some()),
            format!("a:behind={}", reported == Some(index)),
            format!("a:gap={}", steps(gap)),
            format!("a:left={left}"),
        ];
        out.push(Beside { paragraph: last, index, signs: signs.into() });
    }
    Around { left, reports: out }
}

struct Seen<'a, 's> {
    voices: &'a Voices,
    facts: &'a paragraph::Facts,
    paragraph: usize,
    open: usize,
    start: usize,
    left: &'a str,
    before: &'a [(usize, &'s Report)],
}

impl Seen<'_, '_> {
    fn report(&self, at: usize) -> Option<Beside> {
        let &(index, report) = self.before.get(at)?;
        let rank = (self.before.len() - 1 - at).min(2);
        let (form, left) = (report.form, self.left);
        let group = form.entry.group;
        let mut out = vec![
            format!("r:rank={rank}"),
            format!("r:first={}", at == 0),
            format!("r:rank={rank} left={left}"),
            format!("r:g={group:?}"),
            format!("r:g={group:?} left={left}"),
            format!("r:shape={:?} weak={}", form.shape, form.entry.weak),
            format!("r:subj={}", subject(report)),
            format!("r:complement={:?}", report.complement),
            format!("r:complement={:?} left={left}", report.complement),
        ];
        let flags = [(form.object, "object"), (report.conjoined, "joined"), (report.dependent, "inner"), (report.relative, "relative")];
        out.extend(flags.into_iter().filter(|it| it.0).map(|it| format!("r:{}", it.1)));
        out.push(match self.voices.of(self.paragraph, index) {
            None => "r:voice=none".to_owned(),
            Some(it) => format!("r:voice={:?} {:?} {}", it.via, it.shown, it.entity.is_some()),
        });
        out.extend(self.lead(index, report));
        let prev = previous(self.facts, report.first);
        out.extend([format!("r:prev={prev}"), format!("r:prev={prev} rank={rank}")]);
        let opening = self.facts.tokens_in(Span::new(self.start.min(report.span.from()), report.span.from())).len();
        out.push(format!("r:starts={}", opening.min(2)));
        Some(Beside { paragraph: self.paragraph, index, signs: out })
    }

    // What stands between the reporting word and the marks.
    fn lead(&self, index: usize, report: &Report) -> Vec<String> {
        let tokens = self.facts.tokens_in(Span::new(report.span.to(), self.open));
        let count = |is: &dyn Fn(&Token) -> bool, most: usize| tokens.iter().filter(|it| is(it)).count().min(most);
        let mark = |it: &Token| !it.skeleton.is_empty() && it.skeleton.chars().all(is_quotation_mark);
        let mut out = vec![
            format!("r:near={}", steps(tokens.len())),
            format!("r:commas={}", count(&|it| it.is_sign('،') || it.is_sign(','), 3)),
            format!("r:marks={}", count(&mark, 5)),
            format!("r:thats={}", count(&|it| is_that(&key_of(it)), 3)),
        ];
        if let Some(last) = tokens.iter().rposition(|it| is_that(&key_of(it))) {
            let that = tokens.get(last);
            let at = that.map_or(0, |it| it.span.from());
            // Of several the one right before أن takes its clause, and قال takes إن.
            let nearest = self.before.iter().rfind(|(_, it)| it.span.to() <= at).is_some_and(|it| it.0 == index);
            let inna = that.is_some_and(|it| it.skeleton.starts_with('إ'));
            out.push(format!("r:nearest={nearest}"));
            out.push(format!("r:inna={inna} says={}", matches!(report.form.entry.lemma.as_str(), "قال" | "قول")));
            out.push(format!("r:clause={}", steps(tokens.len() - last - 1)));
        }
        out
    }
}

/// How a reporting word has its subject.
pub(super) fn subject(report: &Report) -> &'static str {
    match &report.subject {
        None => "none",
        Some(it) if it.noun.is_empty() => "empty",
        Some(it) if it.zone.from() < report.span.from() => "before",
        Some(_) => "after",
    }
}

// What stands right before the marks: a sign, أن or إن, a proclitic, or a word by its sort.
fn left(facts: &paragraph::Facts, open: usize) -> String {
    let Some(token) = facts.token_before(open) else { return "start".to_owned() };
    let word = key_of(token);
    if word.is_empty() {
        return token.skeleton.chars().next().map(String::from).unwrap_or_default();
    }
    if is_that(&word) {
        let inna = token.skeleton.starts_with('إ');
        return if inna {
            "inna"
        } else if word.starts_with("بان") {
            "bianna"
        } else {
            "anna"
        }
        .to_owned();
    }
    match &*word {
        "ب" | "ل" | "و" | "في" | "من" | "هو" | "هي" => word,
        _ if is_preposition(&word) => "particle".to_owned(),
        _ if is_definite(&word) => "the".to_owned(),
        _ => "word".to_owned(),
    }
}

fn previous(facts: &paragraph::Facts, first: usize) -> String {
    let Some(token) = first.checked_sub(1).and_then(|it| facts.tokens.get(it)) else { return "start".to_owned() };
    let word = key_of(token);
    let alone = [
        "الذي",
        "التي",
        "الذين",
        "ما",
        "كما",
        "قد",
        "وقد",
        "كان",
        "وكان",
        "وكانت",
        "حيث",
        "من",
        "في",
        "هو",
        "وهو",
        "وهي",
        "بعد",
        "لم",
        "لا",
        "لما",
        "حين",
        "عندما",
        "فيما",
        "بينما",
        "انه",
        "انها",
    ];
    if word.is_empty() {
        token.skeleton.to_string()
    } else if is_that(&word) {
        "that".to_owned()
    } else if alone.contains(&&*word) {
        word
    } else {
        if is_definite(&word) { "the" } else { "word" }.to_owned()
    }
}
