//! Reporting words of a paragraph, in all their forms.

use crate::analysis::names::{Kind, Name};
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Form, Group, Shape};
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::account;
pub(super) use super::complement::{Complement, complement};
use super::homograph::{describes_thing, gives_words, homograph, is_inscribed, stands_in};
use super::line::Line;
use super::marked;
use super::proper;
use super::subject::{self, Subject};
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_charge, is_definite, is_document, is_land, is_preposition, is_proper, takes_noun,
    without_conjunction,
};

/// Within how many tokens behind the verb of a relative clause marks hold what its antecedent says.
const RELATIVE: usize = 10;

/// A reporting word where it stands.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// The word or phrase with its و or ف, in bytes of the prose.
    pub(super) span: Span,
    /// Index of its first token.
    pub(super) first: usize,
    /// Index of its last token.
    pub(super) last: usize,
    /// What it is.
    pub(super) form: Form,
    /// Whether و or ف stands before it.
    pub(super) conjoined: bool,
    /// Its own subject, where the paragraph gives it one.
    pub(super) subject: Option<Subject>,
    /// The one word between the verb and what follows it, where it is no subject by itself: a surname that is an ordinary word.
    pub(super) candidate: Option<Span>,
    /// Whose the text is that the sentence names before it, where the word has no subject: جاء ذلك في تغريدة للسفير، قال فيها
    pub(super) owner: Option<Subject>,
    /// What follows the word and its subject.
    pub(super) complement: Complement,
    /// Whether it stands in a clause of content: قال فلان إن الوزارة أعلنت
    pub(super) dependent: bool,
    /// Whether a source phrase stands before it: بحسب ما ذكرته الوكالة
    pub(super) sourced: bool,
    /// Whether it tells what somebody else says of whom the sentence tells: فلانة التي وصفتها الصحيفة
    pub(super) relative: bool,
}

impl Report {
    /// Whether the word is a verb or participle, or a noun in place of one.
    pub(super) fn is_predicate(&self) -> bool {
        self.form.entry.group.is_verb() || self.form.entry.group == Group::Noun
    }

    /// Whether the word takes a few words of whoever says them.
    pub(super) fn governs(&self) -> bool {
        matches!(self.form.entry.group, Group::Govern | Group::Account)
    }

    /// Whether its subject stands with another word of the sentence: قائلا, بقوله.
    pub(super) fn leans(&self) -> bool {
        self.form.shape == Shape::Participle || self.form.entry.group == Group::Noun
    }
}

/// A word that ends a chain of speech: من جهته, إلى ذلك, يذكر أن
#[derive(Clone, Copy, Debug)]
pub(super) struct Break {
    /// Where it starts, in bytes.
    pub(super) at: usize,
}

/// The reporting words of a paragraph and the words that break a chain, each in order.
pub(super) fn find(line: &Line<'_>) -> (Vec<Report>, Vec<Break>) {
    let (mut reports, mut breaks) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(token) = line.token(at) {
        let mut next = at + 1;
        if let Some((form, conjoined)) = form_at(line, at) {
            match form.entry.group {
                Group::Turn | Group::Shift | Group::Background => {
                    breaks.push(Break { at: token.span.from() });
                    next = at + form.words;
                }
                _ => {
                    if let Some(report) = report(line, at, form, conjoined) {
                        next = report.last + 1;
                        reports.push(report);
                    }
                }
            }
        }
        at = next;
    }
    (reports, breaks)
}

pub(super) fn form_at(line: &Line<'_>, at: usize) -> Option<(Form, bool)> {
    let word = line.key(at);
    if word.is_empty() {
        return None;
    }
    // A verb may begin with the letter of a conjunction (وصف), so the whole word is read first.
    let whole = form_of(line, at, word);
    // ورد فلان على: what is mentioned stands in something, who answers does not.
    let answers =
        whole.is_some_and(|it| it.entry.lemma == "ورد") && !matches!(line.key(at + 1), "في" | "فيه" | "فيها" | "ان" | "عن" | "الي");
    if let Some(form) = whole.filter(|_| !answers) {
        return Some((form, false));
    }
    let form = form_of(line, at, without_conjunction(word)?)?;
    Some((form, true))
}

fn form_of(line: &Line<'_>, at: usize, word: &str) -> Option<Form> {
    let rest = line.keys.get(at + 1..).unwrap_or(&[]);
    if let Some(form) = cues::phrase(word, rest)
        && reports(form.entry.group)
    {
        return Some(form);
    }
    if let Some(form) = cues::forms(word).find(|it| reports(it.entry.group)) {
        return Some(form);
    }
    let noun = word.strip_prefix(['ب', 'ل'])?;
    // ليؤكد: the verb of a purpose.
    let purpose = |it: &Form| it.present && !it.object && !it.entry.weak && matches!(it.entry.group, Group::Say | Group::Carry);
    cues::forms(noun).find(|it| matches!(it.entry.group, Group::Noun | Group::Account) || word.starts_with('ل') && purpose(it))
}

fn reports(group: Group) -> bool {
    group.is_verb()
        || matches!(group, Group::Noun | Group::Account | Group::Source | Group::Post | Group::Turn | Group::Shift | Group::Background)
}

fn report(line: &Line<'_>, at: usize, form: Form, conjoined: bool) -> Option<Report> {
    let last = at + form.words - 1;
    let span = line.token(at)?.span.join(line.token(last)?.span);
    let mut report = Report {
        span,
        first: at,
        last,
        form,
        conjoined,
        subject: None,
        candidate: None,
        owner: None,
        complement: Complement::Other,
        dependent: false,
        sourced: false,
        relative: false,
    };
    report.dependent = !conjoined && form.shape == Shape::Finite && is_dependent(line, at);
    let before = at.checked_sub(1).map_or("", |it| line.key(it));
    report.relative = form.object && matches!(before, "الذي" | "التي" | "الذين" | "ما");
    // The key of ة is that of ه: إشارة is no أشار with an object.
    // إدانته is no أدانته: the noun of such a verb is written with its own hamza.
    let first = &line.token(at)?.skeleton;
    let masdar = first.trim_start_matches(['و', 'ف']).starts_with('إ') && form.shape == Shape::Finite && !form.present;
    if masdar && form.entry.lemma.starts_with('أ') {
        return None;
    }
    let mistaken = line.token(last)?.skeleton.ends_with('ة') || form.entry.weak && form.entry.group != Group::Govern;
    // ما كتبه على صفحته: the object points back to ما.
    let source = |word: &str| cues::is(word, Group::Source);
    let source = |word: &str| source(word) || without_conjunction(word).is_some_and(source);
    let sourced = before == "ما" && at.checked_sub(2).is_some_and(|it| source(line.key(it)));
    report.sourced = sourced;
    let back = before == "ما" && form.entry.group == Group::Say && (sourced || complement(line, last + 1, 14) != Complement::Other);
    if form.object && mistaken && !back {
        return None;
    }
    match form.entry.group {
        Group::Post => {}
        Group::Source => {
            let first = last + 1;
            // بحسب ما قال فلان: the verb that follows reports.
            if matches!(line.key(first), "ما" | "لما") || matches!(form.entry.lemma.as_str(), "حسبما" | "وفقما") {
                return None;
            }
            let dative = matches!(form.entry.lemma.as_str(), "وفقا" | "طبقا");
            // وفقا لقوله: whoever speaks goes on.
            let own = line.key(first).strip_prefix('ل').unwrap_or(line.key(first));
            if line.token(first).is_some_and(|it| has_pronoun(&it.skeleton)) && cues::forms(own).any(|it| it.entry.group == Group::Noun) {
                return None;
            }
            // بموجب اتفاق: only a text that the story knows says something.
            if matches!(form.entry.lemma.as_str(), "بموجب" | "بمقتضى") && !is_definite(line.key(first)) {
                return None;
            }
            report.subject = subject::source(line, first, dative);
            report.subject.as_ref()?;
        }
        Group::Noun => {
            // قول الناطق باسم الحكومة إن: the bare noun has its speaker behind it.
            if matches!(line.key(at), "قول" | "وقول") {
                (report.subject, report.complement) = subject::of_verb(line, at, last, &form, true);
            } else {
                report.complement = complement(line, last + 1, 4);
            }
            if report.complement == Complement::Other {
                return None;
            }
        }
        Group::Account => {
            // بوصفه اتهامات النيابة بأنها كذا: what is called so says nothing.
            if cues::forms(before).any(|it| it.entry.group == Group::Noun) {
                return None;
            }
            let subject = account::teller(line, last + 1)?;
            report.subject = Some(subject);
            report.complement = Complement::That;
            report.relative = true;
        }
        _ if form.shape == Shape::Participle => {
            let token = line.token(at)?;
            // ة and ه share a key; مقره is no participle.
            if form.gender == cues::Gender::Feminine && token.skeleton.ends_with('ه') {
                return None;
            }
            // في كلمة تالية: an adjective of the noun before it.
            let noun = form.gender == cues::Gender::Feminine && form.entry.weak && before.ends_with('ه');
            if noun && is_common(before) && !is_definite(before) && !is_agent(before) && !is_body(before) {
                return None;
            }
            report.complement = complement(line, last + 1, 6);
            let near = line.key(last + 1);
            let governs = is_preposition(near) || near.starts_with("بال") || near.starts_with("لل");
            let definite = line.key(at).trim_start_matches(['و', 'ف']).starts_with("ال");
            // المتحدث: one who speaks by office, not one who says what follows.
            if definite && form.entry.lemma != "قال" {
                return None;
            }
            let direct = complement(line, last + 1, if form.entry.weak { 2 } else { 1 });
            let fits = if definite {
                matches!(direct, Complement::Mark | Complement::Colon)
            } else if form.entry.weak {
                let reach = if form.entry.group == Group::Govern { report.complement } else { direct };
                reach != Complement::Other
            } else {
                direct != Complement::Other || governs || report.complement != Complement::Other || form.gender == cues::Gender::Masculine
            };
            if !fits {
                return None;
            }
        }
        _ => {
            // ابن شبة: a name.
            // ما يوصف بـ«كذا»: nobody is said to call it so.
            if matches!(without_conjunction(line.key(at)).unwrap_or(line.key(at)), "يوصف" | "توصف" | "تبارك") {
                return None;
            }
            let named = matches!(before, "ابن" | "بن" | "ابو" | "ابي" | "ابا") && form.entry.weak;
            if named
                || is_vocalised_passive(line, at, form, conjoined)
                || matches!(before, "لم" | "لن" | "لا" | "ولم" | "ولا" | "ولن")
                || (form.entry.weak && takes_noun(before) && !(before == "من" && form.object))
                || homograph(line, at, form, conjoined)
                || is_charge(before, line.key(at))
                || is_inscribed(line, at, form)
                || describes_thing(line, at, form, conjoined)
                || form.entry.gives && !gives_words(line, last + 1)
                || form.entry.weak && is_joined(line, last + 1)
            {
                return None;
            }
            // وُصفت بأنها كذا, اتهم بكذا: a verb that must have an object, without one, names nobody who speaks.
            let passive = matches!(form.entry.lemma.as_str(), "وصف" | "اتهم" | "نعت" | "سمى" | "صنف") && !form.object && !form.plural;
            let how = usize::from(line.key(last + 1).ends_with('ا') || cues::is(line.key(last + 1), Group::Adverb));
            let named = line.token(last + 1 + how).is_some_and(|it| subject::starts_name(line, it.span));
            let object = line.key(last + 1 + how);
            let named = named || is_land(object) || is_proper(object) && !has_preposition(object);
            if passive && !named && object.starts_with('ب') {
                return None;
            }
            // أقر المجلس القانون: what is approved is not conceded.
            let concedes = (last + 1..last + 9).any(|it| line.key(it) == "ب" || line.key(it).starts_with("بان"));
            let stated = matches!(complement(line, last + 1, 14), Complement::That | Complement::Colon);
            if matches!(form.entry.lemma.as_str(), "أقر" | "سلم") && !concedes && !stated {
                return None;
            }
            // نُقل إلى كذا, وجّه «تهديدات»: deeds.
            let next = line.key(last + 1);
            let moved = form.entry.group == Group::Relay && matches!(next, "الي" | "من");
            let directed = form.entry.lemma == "وجه" && line.is_mark(last + 1);
            if moved || directed {
                return None;
            }
            // A verb of the subject's description reports nothing: المصدر الذي رفض الكشف. It does with what it quotes: الذي وصفه بأنه
            let quoted_with =
                |it: usize| line.key(it).starts_with("بان") && is_that(line.key(it)) || line.key(it) == "ب" && line.is_mark(it + 1);
            let near = if form.entry.lemma == "وصف" { 10 } else { 5 };
            let describes = !(last + 1..last + near).any(quoted_with)
                && (form.entry.group == Group::Govern || form.entry.weak && form.entry.group != Group::Law);
            // برونو، الذي اتهمهم بكذا: whom the verb takes is not whom the relative points back to.
            let others = form.object && line.token(last).is_some_and(|it| it.skeleton.ends_with("هم")) && before != "الذين";
            // النائب الذي كان يتحدث قبل كذا
            let was = usize::from(matches!(before, "كان" | "كانت" | "كانوا"));
            let antecedent = at.checked_sub(1 + was).map_or("", |it| line.key(it));
            // التقى فلانا الفلاني الذي رحب بـ«كذا»: but what it points back to by name says it.
            let named = || {
                let end = at.checked_sub(2 + was).and_then(|it| line.token(it)).map(|it| it.span.to());
                let person = |it: &Name| it.kind == Kind::Person && Some(it.span.to()) == end;
                line.facts.names.names.iter().any(person) && complement(line, last + 1, RELATIVE) == Complement::Mark
            };
            let relative = matches!(antecedent, "الذي" | "التي" | "الذين" | "لمن" | "ممن");
            if describes && !others && relative && !(form.entry.group == Group::Govern && named()) {
                return None;
            }
            let (subject, complement) = match form.entry.group {
                Group::Come => (account::text(line, last), complement(line, last + 1, 12)),
                // ونقلت الصحيفة عنه: it passes on the words of whoever was told of.
                Group::Relay if (last + 1..last + 9).any(|it| matches!(line.key(it), "عنه" | "عنها" | "عنهم")) => {
                    (None, complement(line, last + 1, 30))
                }
                Group::Relay => match subject::behind(line, last + 1, "عن", 15) {
                    Some(source) => (Some(source), complement(line, last + 1, 30)),
                    None => subject::of_verb(line, at, last, &form, conjoined),
                },
                _ => subject::of_verb(line, at, last, &form, conjoined),
            };
            // إن الثقافة ترى العقد «كذا»: in somebody's clause, what is no person or body says nothing by a verb that has other meanings.
            let thing = |it: &Subject| {
                it.head == subject::Head::Other
                    && !subject::opens_with_name(line, it.zone)
                    && !is_proper(line.key(line.facts.token_at(it.noun.from())))
            };
            let told = report.dependent && form.entry.weak && complement == Complement::Mark && !line.is_mark(last + 1);
            if told && form.entry.group == Group::Say && subject.as_ref().is_some_and(thing) {
                return None;
            }
            // سيكونون قدر التحدي أمام الفريق: a noun with what completes it.
            let noun = form.entry.weak && !conjoined && !form.present && form.gender == cues::Gender::Masculine && before.ends_with("ون");
            let names = |it: &Subject| {
                let word = line.key(line.facts.token_at(it.noun.from()));
                is_common(word) && !is_agent(word) && !is_body(word) && !is_document(word) && !subject::starts_name(line, it.noun)
            };
            if noun && subject.as_ref().is_some_and(names) {
                return None;
            }
            // ونُقل الجرحى «بحال مستقرة»: what no medium passes on from anybody is carried.
            let from = subject::behind(line, last + 1, "عن", 15).is_some();
            let passes = from || complement == Complement::That || is_body(next) || is_document(next) || line.is_mark(last + 1);
            if form.entry.group == Group::Relay && !passes {
                return None;
            }
            // تتضمن تعهدا من الدول: the dual of the past stands behind those who act; this is a noun.
            let dual = form.plural && !conjoined && line.key(at).starts_with('ت') && line.key(at).ends_with('ا');
            if dual && subject.as_ref().is_none_or(|it| !it.plural) {
                return None;
            }
            report.subject = subject;
            report.complement = complement;
            report.owner = if report.subject.as_ref().is_none_or(|it| it.noun.is_empty()) { marked::owner(line, at) } else { None };
            let alone = report.subject.is_none() && (!is_definite(line.key(last + 2)) || !is_common_as_it_stands(next));
            // قال الخميس, وينبه الخيام: a family name that means something else too. ووصف مرلون الحادث بأنه: or one before what the verb takes.
            report.candidate = line.token(last + 1).filter(|it| it.is_word() && alone).map(|it| it.span);
            let named = report.subject.as_ref().is_some_and(|it| subject::opens_with_name(line, it.zone));
            // A verb that opens its sentence, or that ما makes a noun of, is no homograph; nor صرح مرلون كاستلو، المدير الإقليمي في كذا، أن
            let first = line.sentence_start(at) == at && (conjoined || form.gender == cues::Gender::Feminine);
            let proper = report.subject.as_ref().is_some_and(|it| proper::is_name(line, it.noun));
            let reach = if first || proper || form.entry.group == Group::Relay { 40 } else { 14 };
            let quoted = matches!(before, "ما" | "لما" | "كما" | "حسبما" | "وفقما") && form.entry.group == Group::Say;
            let pointed = matches!(line.key(line.sentence_start(at)), "بهذه" | "بهذا" | "هكذا");
            let far = form.entry.weak && !quoted && !pointed && self::complement(line, last + 1, reach) == Complement::Other;
            // تصريحات أدلى بها فلان
            let delivered = form.entry.lemma == "أدلى" && report.subject.is_some();
            let come = form.entry.group == Group::Come && report.subject.is_none() && report.owner.is_none() && !stands_in(line, last);
            if far && !named && !delivered || come {
                return None;
            }
        }
    }
    Some(report)
}

// ضحك وقال: the verb that is joined right behind reports for both.
fn is_joined(line: &Line<'_>, at: usize) -> bool {
    form_at(line, at)
        .is_some_and(|(form, conjoined)| conjoined && form.shape == Shape::Finite && !form.entry.weak && form.entry.group.is_verb())
}

fn is_dependent(line: &Line<'_>, at: usize) -> bool {
    let start = line.sentence_start(at).max(at.saturating_sub(40));
    let ends = |it: usize| line.is_sign(it, '؛') || line.is_mark(it) || matches!(line.key(it), "فيما" | "بينما");
    (start..at).rev().take_while(|&it| !ends(it)).any(|it| is_that(line.key(it)))
}

// وذُكر أن, أُعلن: the damma behind the first letter of a verb of the past says that nobody who speaks is told. نُقل عن فلان tells whose words are passed on.
fn is_vocalised_passive(line: &Line<'_>, at: usize, form: Form, conjoined: bool) -> bool {
    let word = line.token(at).map_or("", |it| it.span.of(&line.facts.text));
    let passes_on = form.entry.group == Group::Relay || form.entry.lemma == "نسب";
    form.shape == Shape::Finite && !form.present && !passes_on && word.chars().nth(1 + usize::from(conjoined)) == Some('\u{64f}')
}
