//! What stands in marks: a statement, a fragment, a term, a title, verse.

use std::cell::OnceCell;

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::arabic::letter::{is_haraka, is_quotation_mark};
use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::Kind;
use super::clause::clause_shape;
use super::cue::{Complement, Report};
use super::evidence::Evidence;
use super::naming::named;
use super::ordinary::is_adjective;
use super::phrase::NAMED;
use super::saying::that_before;
use super::signs::{Weighed, weigh};
use super::voice::Scene;
use super::words::{is_agent, is_definite, is_noun_of, is_reporting_participle, key_of, without_conjunction};

/// From so many words on, somebody's words are a statement whatever their shape.
pub(super) const LONG: usize = 8;

/// How many tokens parentheses behind a member of a row may hold.
const GLOSS: usize = 15;

/// Three to ten, without ة.
const NUMBERS: &[&str] = &["ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];

/// A quotation and what stands around it.
pub(super) struct Setting<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) facts: &'a paragraph::Facts,
    pub(super) quotation: &'a Quotation,
    /// The tokens between the marks.
    pub(super) inside: &'a [Token],
    /// Index of the token after the opening mark's predecessor: of the mark itself.
    pub(super) mark: usize,
    /// The reporting word, and whether it stands behind the quotation.
    pub(super) report: Option<(&'a Report, bool)>,
    /// How many words it has, in all its paragraphs.
    pub(super) words: usize,
    pub(super) headline: bool,
    /// Whether a person's name is all that stands in the marks.
    person: bool,
}

impl<'a> Setting<'a> {
    pub(super) fn new(
        scene: &'a Scene<'a>,
        facts: &'a paragraph::Facts,
        quotation: &'a Quotation,
        report: Option<(&'a Report, bool)>,
    ) -> Self {
        let inside = facts.tokens_in(quotation.words(scene.view));
        let mark = facts.tokens.partition_point(|it| it.span.end <= quotation.open.span.start);
        let mut words = count(inside);
        for paragraph in quotation.open.paragraph + 1..=quotation.close.paragraph {
            words += scene.view.facts(paragraph).map_or(0, |it| count(&it.tokens));
        }
        let headline = scene.view.is_headline(quotation.open.paragraph);
        let called = report.is_some_and(|(it, after)| after && it.form.entry.group == Group::Post);
        let row = inside.iter().filter(|it| it.is_word()).all(|it| scene.is_person(quotation.open.paragraph, it.span)) && words >= 2;
        let person = !called
            && (row
                || inside
                    .first()
                    .is_some_and(|it| scene.is_person(quotation.open.paragraph, it.span.join(inside.last().unwrap_or(it).span))));
        Self { scene, facts, quotation, inside, mark, report, words, headline, person }
    }

    pub(super) fn left(&self, back: usize) -> Option<&Token> {
        self.facts.tokens.get(self.mark.checked_sub(back)?)
    }

    pub(super) fn left_key(&self, back: usize) -> String {
        self.left(back).map(key_of).unwrap_or_default()
    }

    /// The proclitic that is written on the mark: لـ«
    pub(super) fn clitic(&self) -> Option<String> {
        let token = self.left(1)?;
        let touches = token.span.end == self.quotation.open.span.start;
        let short = token.skeleton.chars().count() <= if touches { 3 } else { 1 };
        (token.is_word() && short).then(|| key_of(token))
    }

    pub(super) fn colon(&self) -> bool {
        self.left(1).is_some_and(|it| it.is_sign(':'))
    }

    pub(super) fn after_stop(&self) -> bool {
        self.left(1).is_none_or(|it| it.is_sign('.') || it.is_sign('؟') || it.is_sign('!') || it.is_sign('…'))
    }

    /// The first token behind the closing mark, or one farther behind.
    pub(super) fn right(&self, ahead: usize) -> Option<&Token> {
        self.facts.tokens.get(self.behind()? + ahead.checked_sub(1)?)
    }

    /// The story's next quotation, in this one or behind it.
    pub(super) fn next(&self) -> Option<&'a Quotation> {
        let (quotations, place) = (&self.scene.quotes.quotations, |it: &Quotation| (it.open.paragraph, it.open.span.start));
        quotations.get(quotations.partition_point(|other| place(other) <= place(self.quotation)))
    }

    /// Index of the first token behind the closing mark, where that stands in the paragraph of the opening one.
    pub(super) fn behind(&self) -> Option<usize> {
        let here = self.quotation.close.paragraph == self.quotation.open.paragraph;
        here.then(|| self.facts.token_at(self.quotation.close.span.to()))
    }

    pub(super) fn ends_clause(&self) -> bool {
        let stops = |it: &Token| ['.', '،', ',', '؛', '؟', '!', '…'].into_iter().any(|sign| it.is_sign(sign));
        self.right(1).is_none_or(|it| stops(it) || is_reporting_participle(&key_of(it)))
            || self.inside.last().is_some_and(|it| ['.', '؟', '!', '…'].into_iter().any(|sign| it.is_sign(sign)))
    }

    pub(super) fn first(&self) -> String {
        self.inside.iter().find(|it| it.is_word()).map(key_of).unwrap_or_default()
    }

    // Between the reporting word and the mark: nothing but its own subject.
    pub(super) fn adjacent(&self) -> bool {
        let Some((report, false)) = self.report else { return false };
        let complement = matches!(report.complement, Complement::Mark);
        let between = self.facts.tokens_in(Span::new(report.span.to(), self.quotation.open.span.from()));
        // وقالت في مقابلة مع صحيفة «كذا» السبت «…»: a name in marks stands between as any other word does.
        let marks: Vec<usize> = (0..between.len()).filter(|&it| between.get(it).is_some_and(is_mark)).collect();
        let names = matches!(report.form.entry.group, Group::Say | Group::Carry)
            && marks.chunks(2).all(|it| matches!(it, [open, close] if close - open <= NAMED))
            && !between.iter().any(|it| is_that(&key_of(it)) || it.is_sign(':'))
            && between.last().is_none_or(|it| key_of(it) != "و");
        complement && (marks.is_empty() || names)
    }

    // The subject of the reporting word stands in the marks: وقالت «الأرصاد» إن
    fn speaks(&self) -> bool {
        let marks = self.quotation.open.span.join(self.quotation.close.span);
        self.report.and_then(|(report, _)| report.subject.as_ref()).is_some_and(|it| !it.noun.is_empty() && marks.covers(it.noun))
    }

    pub(super) fn cued(&self) -> bool {
        self.report.is_some()
    }
}

/// The kind of a quotation, and on what it rests; `previous` is the quotation before it, with its kind.
pub(super) fn of(it: &Setting<'_>, previous: Option<(&Quotation, Kind)>) -> (Kind, Vec<Evidence>) {
    let (kind, because) = decide(it, previous);
    let around = [
        it.colon().then_some(Evidence::Colon),
        that_before(it.facts, it.mark).then_some(Evidence::That),
        it.report.map(|(_, after)| if after { Evidence::CueBehind } else { Evidence::CueBefore }),
        is_clause(it).then_some(Evidence::Clause),
        it.ends_clause().then_some(Evidence::Stops),
        Some(Evidence::Words(it.words)),
    ];
    let rest = around.into_iter().flatten().filter(|it| *it != because);
    (kind, std::iter::once(because).chain(rest).collect())
}

fn decide(it: &Setting<'_>, previous: Option<(&Quotation, Kind)>) -> (Kind, Evidence) {
    if is_verse(it) {
        return (Kind::Verse, Evidence::Recited);
    }
    // الملقبة بـ«فراشة الشاشة»
    let nicknamed =
        matches!(&*it.left_key(2), "الملقب" | "الملقبه" | "ملقب" | "ملقبه" | "لقب" | "لقبت" | "يلقب" | "تلقب" | "المكني" | "المكناه");
    if it.left_key(1) == "ب" && nicknamed && it.words < LONG {
        return (Kind::Term, Evidence::Named);
    }
    // What a noun announces is a name, unless more speaks for somebody's words: ودعا الحزب «إلى التهدئة». بعنوان «كذا» leaves nothing to weigh.
    let named = named(it);
    // قالت متحدثة باسم الشركة «…»: for whom one speaks names no long statement.
    let spoken = it.words >= LONG && it.left_key(2) == "باسم" && (3..=4).any(|back| speaks_for(&it.left_key(back)));
    let called = || !spoken && (1..=2).any(|back| is_noun_of(&it.left_key(back), &[Group::Naming]));
    let weighed = OnceCell::new();
    let weighed = || *weighed.get_or_init(|| weigh(it, named, previous));
    if let Some(kind) = named.filter(|_| called() && !(it.words >= LONG && weighed().firm)) {
        return (kind, Evidence::Named);
    }
    if named.is_some() && !weighed().speech && !spoken {
        return (weighed().name, Evidence::Named);
    }
    // A name in marks: a person is none of the press's titles, who speaks under any other name is a body.
    if it.person && it.words < LONG {
        return (Kind::Term, Evidence::PersonsName);
    }
    if it.speaks() && it.words < LONG && !weighed().firm {
        // وقال «بسام»: who bears a given name is somebody.
        if it.words <= 2 && given_names::find(&it.first()).is_some_and(|it| !it.ambiguous) {
            return (Kind::Term, Evidence::PersonsName);
        }
        // ونقلت الوكالة عن «مصدر مطلع»: nor is a word for people the name of a body.
        if is_agent(&it.first()) && !is_definite(&it.first()) && it.words >= 2 {
            return (Kind::Term, Evidence::Speaks);
        }
        return (Kind::Title, Evidence::Speaks);
    }
    if is_counted(it) && !weighed().firm {
        return (weighed().name, Evidence::Row);
    }
    if let Some(kind) = listed(it, previous).filter(|_| !weighed().firm) {
        return (kind, Evidence::Row);
    }
    let direct = it.colon() && (it.cued() || it.words >= 4 && (!it.headline || is_clause(it)));
    // وأجاب: «بالطبع»; نعم is a whole answer: وأضاف فلان «نعم»
    let answers = matches!(&*it.first(), "نعم" | "كلا" | "اجل" | "بلي");
    let short = it.words == 1 && !is_clause(it) && !answers;
    if answers && it.words == 1 && it.adjacent() && it.clitic().is_none() {
        return (Kind::Statement, Evidence::Inside);
    }
    if it.words >= LONG || direct && it.words >= 1 && !short {
        return (Kind::Statement, if it.words >= LONG { Evidence::Words(it.words) } else { Evidence::Colon });
    }
    if direct && short && it.report.is_some_and(|(_, after)| !after) && label(it) != Kind::Title {
        return (Kind::Fragment, Evidence::Colon);
    }
    // A clause that stands alone.
    if !it.cued() && it.after_stop() && it.words >= 5 && is_clause(it) && label(it) != Kind::Title {
        return (Kind::Statement, Evidence::NoCue);
    }
    if is_topic(it) && !weighed().firm {
        return (weighed().name, Evidence::NameShaped);
    }
    let Weighed { speech, because, name, words, .. } = weighed();
    (if speech { words } else { name }, because)
}

// بأن «بتكوين» تتسم بكذا: an unknown word with which a clause goes on is what it is about.
fn is_topic(it: &Setting<'_>) -> bool {
    let first = it.first();
    let unknown = it.words == 1 && first.chars().count() >= 4 && !is_definite(&first) && !is_common(&first) && !is_clause(it);
    unknown && !it.ends_clause() && that_before(it.facts, it.mark)
}

fn count(tokens: &[Token]) -> usize {
    tokens.iter().filter(|it| it.kind != TokenKind::Sign).count()
}

pub(super) fn is_mark(token: &Token) -> bool {
    token.skeleton.chars().next().is_some_and(is_quotation_mark)
}

fn is_verse(it: &Setting<'_>) -> bool {
    let vocalised = |token: &&Token| token.is_word() && token.span.of(&it.facts.text).chars().filter(|&c| is_haraka(c)).count() >= 2;
    let full = it.inside.iter().filter(vocalised).count();
    if it.words >= 3 && full * 5 >= it.words * 2 {
        return true;
    }
    let words: Vec<String> = (1..=6).rev().map(|back| it.left_key(back)).collect();
    (0..words.len()).any(|at| {
        let (Some(word), rest) = (words.get(at), words.get(at + 1..).unwrap_or(&[])) else { return false };
        let bare = without_conjunction(word).unwrap_or(word);
        let bare = bare.strip_prefix(['ب', 'ل']).filter(|it| it.starts_with("ال")).unwrap_or(bare);
        // الأثر البيئي: with an adjective of the kind it is no tradition.
        let described = rest.first().is_some_and(|it| is_definite(it) && it.ends_with('ي') && it.chars().count() >= 5);
        !described && cues::is(bare, Group::VerseCue) || cues::phrase(bare, rest).is_some_and(|form| form.entry.group == Group::VerseCue)
    })
}

// One of several in a row, joined by و or a comma, is what the others are.
fn listed(it: &Setting<'_>, previous: Option<(&Quotation, Kind)>) -> Option<Kind> {
    let (before, kind) = previous?;
    // «سي ان ان» و«ان تي في»: letters of a name, no clause.
    let clause = (is_clause(it) || is_that(&it.first())) && !(kind == Kind::Title && it.words <= 4 && !it.cued());
    let joined = it.words < LONG && !clause && are_joined(it.facts, before, it.quotation);
    (joined && kind != Kind::Statement).then_some(kind)
}

// إلى أربعة أصناف هي «كذا»، و«كذا»: the first of so many.
fn is_counted(it: &Setting<'_>) -> bool {
    let back = 1 + usize::from(it.colon());
    let they = it.left_key(back);
    let few = |token: &Token| token.kind == TokenKind::Number && token.skeleton.parse().is_ok_and(|it: u32| (2..=10).contains(&it));
    let counts = |back: usize| {
        let word = it.left_key(back);
        let bare = word.strip_prefix("ال").or_else(|| word.strip_prefix('ب')).unwrap_or(&word);
        it.left(back).is_some_and(few) || NUMBERS.contains(&bare.strip_suffix('ه').unwrap_or(bare))
    };
    let quotations = &it.scene.quotes.quotations;
    let next =
        quotations.iter().find(|next| next.open.paragraph == it.quotation.open.paragraph && next.open.span > it.quotation.close.span);
    it.words < LONG
        && matches!(without_conjunction(&they).unwrap_or(&they), "هي" | "هم" | "هما")
        && (2..=4).any(|more| counts(back + more))
        && next.is_some_and(|next| are_joined(it.facts, it.quotation, next))
        && !is_clause(it)
}

// ناطق باسم كذا
fn speaks_for(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    matches!(bare.strip_suffix('ه').unwrap_or(bare), "متحدث" | "ناطق")
}

/// Whether nothing but و or a comma, and what parentheses add, stands between two quotations of one paragraph.
pub(super) fn are_joined(facts: &paragraph::Facts, before: &Quotation, after: &Quotation) -> bool {
    if before.close.paragraph != after.open.paragraph || before.close.span.to() > after.open.span.from() {
        return false;
    }
    let gap = facts.tokens_in(Span::new(before.close.span.to(), after.open.span.from()));
    let gap = without_gloss(gap);
    !gap.is_empty()
        && gap.len() <= 3
        && gap.iter().enumerate().all(|(at, it)| {
            // «كذا» اليومية و«كذا»
            let describes = at == 0 && gap.len() >= 2 && is_definite(&it.skeleton) && it.skeleton.ends_with(['ة', 'ي']);
            it.is_sign('،') || it.is_sign(',') || &*it.skeleton == "و" || &*it.skeleton == "أو" || describes
        })
}

// «كذا» (وهم كذا)، و«كذا»
fn without_gloss(gap: &[Token]) -> &[Token] {
    let closed = gap.iter().take(GLOSS).position(|it| it.is_sign(')')).filter(|_| gap.first().is_some_and(|it| it.is_sign('(')));
    closed.and_then(|it| gap.get(it + 1..)).unwrap_or(gap)
}

/// A clause of its own: a verb, a particle that takes one, a pronoun.
pub(super) fn is_clause(it: &Setting<'_>) -> bool {
    clause_shape(it.inside)
}

/// What marks name by their first word: a work or body, else a term; one sign of what they name among others.
pub(super) fn label(it: &Setting<'_>) -> Kind {
    let first = it.first();
    let bare = first.strip_prefix("ال").unwrap_or(&first);
    let foreign = it.inside.iter().any(|it| matches!(it.kind, TokenKind::Foreign))
        || it.words >= 2 && it.inside.iter().skip(1).any(|it| it.kind == TokenKind::Number);
    let medium = it.left_key(1) == "عبر" && !is_common(&first);
    // مشروع جديد: ordinary words without an article, all of them, name nothing.
    let second = it.inside.get(1).map(key_of).filter(|_| it.words == 2);
    let plain = second.is_some_and(|it| is_common(&it) && is_adjective(&format!("ال{it}")));
    if foreign || medium || it.words >= 2 && !plain && (cues::is(bare, Group::TitleNoun) || cues::is(&first, Group::TitleNoun)) {
        return Kind::Title;
    }
    Kind::Term
}
