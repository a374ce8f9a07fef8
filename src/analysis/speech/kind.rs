//! What stands in marks: a statement, a fragment, a term, a title, verse.

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::arabic::letter::{is_haraka, is_quotation_mark};
use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::Kind;
use super::clause::clause_shape;
use super::cue::{Complement, Report};
use super::evidence::Evidence;
use super::fragment::{is_adjective, is_fragment_shaped, is_ordinary, is_predicate};
use super::saying::that_before;
use super::voice::Scene;
use super::words::{has_preposition, is_definite, is_preposition, is_proper, is_reporting_participle, key_of, stems, without_conjunction};

/// From so many words on, somebody's words are a statement whatever their shape.
const LONG: usize = 8;

/// A quotation and what stands around it.
pub(super) struct Setting<'a> {
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
        scene: &Scene<'a>,
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
        Self { facts, quotation, inside, mark, report, words, headline, person }
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

    fn after_stop(&self) -> bool {
        self.left(1).is_none_or(|it| it.is_sign('.') || it.is_sign('؟') || it.is_sign('!') || it.is_sign('…'))
    }

    // The first token behind the closing mark.
    fn right(&self) -> Option<&Token> {
        if self.quotation.close.paragraph != self.quotation.open.paragraph {
            return None;
        }
        self.facts.tokens.get(self.facts.token_at(self.quotation.close.span.to()))
    }

    pub(super) fn ends_clause(&self) -> bool {
        let stops = |it: &Token| ['.', '،', ',', '؛', '؟', '!', '…'].into_iter().any(|sign| it.is_sign(sign));
        self.right().is_none_or(|it| stops(it) || is_reporting_participle(&key_of(it)))
            || self.inside.last().is_some_and(|it| ['.', '؟', '!', '…'].into_iter().any(|sign| it.is_sign(sign)))
    }

    pub(super) fn first(&self) -> String {
        self.inside.iter().find(|it| it.is_word()).map(key_of).unwrap_or_default()
    }

    // Between the reporting word and the mark: nothing but its own subject.
    fn adjacent(&self) -> bool {
        let Some((report, false)) = self.report else { return false };
        let complement = matches!(report.complement, Complement::Mark);
        complement && self.facts.tokens_in(Span::new(report.span.to(), self.quotation.open.span.from())).iter().all(|it| !is_mark(it))
    }

    // The subject of the reporting word stands in the marks: وقالت «الأرصاد» إن
    fn speaks(&self) -> bool {
        let marks = self.quotation.open.span.join(self.quotation.close.span);
        self.report.and_then(|(report, _)| report.subject.as_ref()).is_some_and(|it| !it.noun.is_empty() && marks.covers(it.noun))
    }

    fn cued(&self) -> bool {
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
    if let Some(kind) = named(it) {
        return (kind, Evidence::Named);
    }
    // A name in marks: a person is none of the press's titles, who speaks under any other name is a body.
    if it.person && it.words < LONG {
        return (Kind::Term, Evidence::PersonsName);
    }
    if it.speaks() && it.words < LONG {
        return (Kind::Title, Evidence::Speaks);
    }
    if let Some(kind) = listed(it, previous) {
        return (kind, Evidence::Row);
    }
    let direct = it.colon() && (it.cued() || it.words >= 4 && (!it.headline || is_clause(it)));
    if it.words >= LONG || direct && it.words >= 1 {
        return (Kind::Statement, if it.words >= LONG { Evidence::Words(it.words) } else { Evidence::Colon });
    }
    if !it.cued() || !is_fragment_shaped(it) {
        return (label(it), if it.cued() { Evidence::NameShaped } else { Evidence::NoCue });
    }
    let that = that_before(it.facts, it.mark);
    // أن takes a clause, so that what it opens is one; أنه has its subject already.
    let clause = is_clause(it) || matches!(it.left_key(1).as_str(), "ان" | "بان" | "وان");
    let because = matches!(it.left_key(1).as_str(), "لان" | "لانه" | "لانها");
    let introduced = it.adjacent() || that || because || it.report.is_some_and(|(_, after)| after);
    // Somebody's clause is one though the narrator goes on behind it.
    let told = it.words >= 4 && it.adjacent() && it.report.is_some_and(|(it, _)| it.form.entry.lemma == "قال");
    let whole = it.ends_clause() && (clause || told) || is_clause(it) && (it.adjacent() || that || because);
    if it.words >= 3 && introduced && whole {
        (Kind::Statement, if that { Evidence::That } else { Evidence::Clause })
    } else {
        (Kind::Fragment, Evidence::Inside)
    }
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
        cues::is(bare, Group::VerseCue) || cues::phrase(bare, rest).is_some_and(|form| form.entry.group == Group::VerseCue)
    })
}

// A noun right before the mark says what is named.
fn named(it: &Setting<'_>) -> Option<Kind> {
    let clitic = it.clitic();
    if cues::is_listed(&it.inside.iter().map(key_of).collect::<Vec<_>>(), Group::TitleName) {
        return Some(Kind::Title);
    }
    if cues::is_listed(&it.inside.iter().map(key_of).collect::<Vec<_>>(), Group::TermName) {
        return Some(Kind::Term);
    }
    // في اتصال مع «الوطن»
    if it.left_key(1) == "مع" && it.words <= 4 && (2..=3).any(|back| cues::is(&it.left_key(back), Group::Medium)) {
        return Some(Kind::Title);
    }
    // طلبت عدم نشر اسمها, فضل عدم الكشف عن هويته: what follows is no name.
    let shift = usize::from(it.colon() || it.left_key(1) == "ب");
    let named = matches!(it.left_key(1 + shift).as_str(), "اسمه" | "اسمها" | "اسمائهم" | "هويته" | "هويتها" | "هويتهم");
    let withheld = (2..=4).any(|back| {
        matches!(
            it.left_key(back + shift).as_str(),
            "نشر" | "ذكر" | "كشف" | "الكشف" | "الافصاح" | "اعلان" | "ينشر" | "يذكر" | "تذكر" | "يكشف" | "تكشف"
        )
    });
    if it.cued() && named && withheld {
        return None;
    }
    if clitic.as_deref() == Some("ل") && it.words <= 4 {
        // Whom a speaker talks to is a paper: قال لـ«الوطن» إن, في تصريح لـ«الوطن»
        let medium = (2..=4).any(|back| cues::is(&it.left_key(back), Group::Medium));
        let first = it.facts.token_at(it.quotation.close.span.to());
        let clause = |it: &Token| it.is_sign(':') || is_mark(it) || is_that(&key_of(it));
        let behind = it.facts.tokens.get(first..).unwrap_or(&[]).iter().take(3).any(clause);
        let told = it.report.is_some_and(|(report, after)| {
            let near = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from())).len();
            !after && report.form.entry.group != Group::Govern && (near <= 4 || behind)
        });
        if medium || told || !is_ordinary(it) {
            return Some(if medium || told { Kind::Title } else { label(it) });
        }
    }
    // نقلت «كذا» عن فلان: what passes words on is a paper.
    let passes = |report: &Report| report.form.entry.group == Group::Relay || report.form.entry.lemma == "نشر";
    let relays = it.report.is_some_and(|(report, after)| !after && passes(report));
    if relays && it.adjacent() && it.words <= 4 && !it.ends_clause() {
        return Some(Kind::Title);
    }
    let names = |back: usize| stems(&it.left_key(back)).iter().any(|it| cues::is(it, Group::TitleNoun) || cues::is(it, Group::Naming));
    // الذي يوصف بأنه «كذا»: nobody is said to call it so.
    if matches!(it.left_key(2).as_str(), "يوصف" | "توصف") && is_that(&it.left_key(1)) {
        return Some(Kind::Term);
    }
    // شعارات من قبيل «كذا»; أشهر برنامج في تاريخها، «كذا»، الذي
    let such = it.left_key(1) == "قبيل" && (3..=4).any(names);
    let comma = |token: Option<&Token>| token.is_some_and(|it| it.is_sign('،'));
    let apposed = comma(it.left(1)) && comma(it.right()) && it.words <= 3 && !is_clause(it) && (2..=8).any(names);
    if such || apposed {
        return Some(Kind::Title);
    }
    if that_before(it.facts, it.mark) || is_that(&it.first()) || it.colon() && it.words >= LONG {
        return None;
    }
    if is_inscription(it) {
        return Some(Kind::Title);
    }
    // What a clause or a relative follows is the subject's name: كشفت صحيفة «كذا» أن
    let subject = it.right().map(key_of).is_some_and(|it| is_that(&it) || matches!(it.as_str(), "التي" | "الذي" | "عن" | "نقلا"));
    for back in 1..=5 {
        let word = it.left_key(back);
        let is = |group| stems(&word).iter().any(|it| cues::is(it, group));
        if back <= 2 && is(Group::Naming) && !(it.cued() && it.words >= LONG && is_that(&it.left_key(back + 1))) {
            return Some(Kind::Title);
        }
        // A long quotation behind a body's name is what the body says: وحثت الكتلة «…»
        let said =
            it.words >= 4 && it.cued() && (it.words >= LONG || it.adjacent()) && !subject || back == 1 && it.words >= 4 && is_predicate(it);
        let governed = back == 1 && it.words < LONG && is_preposition(&it.left_key(2)) && !it.ends_clause();
        // قال في مؤتمر صحافي «…»: where the words are said is no name of theirs.
        let said = said || back > 1 && it.adjacent() && is(Group::Medium) && it.left_key(back + 1) == "في" && is_clause(it);
        let bare = back == 1 || !is_definite(without_conjunction(&word).unwrap_or(&word));
        // المسلسل الشهير «كذا»: between a noun with the article and the name stand its adjectives.
        let described = back > 1
            && it.words < LONG
            && !it.adjacent()
            && !bare
            && (1..back).all(|nearer| is_definite(&it.left_key(nearer)) || is_proper(&it.left_key(nearer)));
        // مصرف «مغطى», الاتحاد «معفيا», and what an institution says at length: no names.
        let adjective = it.words == 1 && is_adjective(&format!("ال{}", it.first())) || back > 1 && it.cued();
        let name = !(adjective && is_ordinary(it)
            || back > 1 && it.cued() && (is_clause(it) || has_preposition(&it.first()))
            || it.words >= LONG && is_clause(it));
        if is(Group::TitleNoun) && name && (!said || governed) && (back <= 2 && bare || described) {
            return Some(Kind::Title);
        }
        if is(Group::TermNoun) && !said && back <= 2 && it.words < LONG && !(it.colon() && it.cued()) {
            return Some(Kind::Term);
        }
        let describes = is_definite(&word)
            || back == 1 && (is_proper(&word) || is_preposition(&word))
            || stems(&word).iter().any(|it| cues::is(it, Group::TitleNoun));
        // بعنوان: «كذا», and a noun two words back: فيلم قصير «كذا»
        if word.is_empty() && !it.left(back).is_some_and(|it| it.is_sign(':')) || back > 1 && !describes {
            break;
        }
    }
    None
}

// What is written on something is the thing's own text: لافتة كُتب عليها «…»
fn is_inscription(it: &Setting<'_>) -> bool {
    let back = if it.colon() { 2 } else { 1 };
    matches!(it.left_key(back).as_str(), "عليه" | "عليها" | "عليهما" | "فوقه" | "فوقها")
        && cues::forms(&it.left_key(back + 1)).any(|it| it.entry.lemma == "كتب")
}

// One of several in a row, joined by و or a comma, is what the others are.
fn listed(it: &Setting<'_>, previous: Option<(&Quotation, Kind)>) -> Option<Kind> {
    let (before, kind) = previous?;
    let joined = it.words < LONG && !is_clause(it) && !is_that(&it.first()) && are_joined(it.facts, before, it.quotation);
    (joined && kind != Kind::Statement).then_some(kind)
}

/// Whether nothing but و or a comma stands between two quotations of one paragraph.
pub(super) fn are_joined(facts: &paragraph::Facts, before: &Quotation, after: &Quotation) -> bool {
    if before.close.paragraph != after.open.paragraph || before.close.span.to() > after.open.span.from() {
        return false;
    }
    let gap = facts.tokens_in(Span::new(before.close.span.to(), after.open.span.from()));
    !gap.is_empty()
        && gap.len() <= 3
        && gap.iter().enumerate().all(|(at, it)| {
            // «كذا» اليومية و«كذا»
            let describes = at == 0 && gap.len() >= 2 && is_definite(&it.skeleton) && it.skeleton.ends_with(['ة', 'ي']);
            it.is_sign('،') || it.is_sign(',') || &*it.skeleton == "و" || &*it.skeleton == "أو" || describes
        })
}

/// A clause of its own: a verb, a particle that takes one, a pronoun.
pub(super) fn is_clause(it: &Setting<'_>) -> bool {
    clause_shape(it.inside)
}

/// What a short quotation without a speaker names: a work or body by its first word, else a term.
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
    if it.after_stop() && it.words >= 5 && is_clause(it) { Kind::Statement } else { Kind::Term }
}
