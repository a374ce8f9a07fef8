//! Names in marks: what a noun before them, or what stands beside them, says that they are.

use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::nationality::is_nationality;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::Kind;
use super::cue::Report;
use super::kind::{LONG, Setting, is_clause, is_mark, label};
use super::ordinary::{depends, is_adjective, is_ordinary, is_predicate};
use super::saying::that_before;
use super::words::{
    has_preposition, is_agent, is_body, is_definite, is_land, is_noun_of, is_origin, is_preposition, is_proper, key_of, without_conjunction,
};

/// What the words around the marks say is named: a noun right before them, a medium, a body.
pub(super) fn named(it: &Setting<'_>) -> Option<Kind> {
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
            let inside = near > 4 && depends(it, report);
            !after && !report.governs() && (near <= 4 || behind && !inside)
        });
        if medium || told || !is_ordinary(it) {
            return Some(if medium || told { Kind::Title } else { label(it) });
        }
    }
    // نقلت «كذا» عن فلان: what passes words on is a paper.
    let passes = |report: &Report| report.form.entry.group == Group::Relay || report.form.entry.lemma == "نشر";
    let relays = it.report.is_some_and(|(report, after)| !after && passes(report));
    let plain = it.words == 1 && is_common(&it.first()) && !is_definite(&it.first());
    if relays && it.adjacent() && it.words <= 4 && !it.ends_clause() && !plain && !is_agent(&it.first()) {
        return Some(Kind::Title);
    }
    let names = |back: usize| is_noun_of(&it.left_key(back), &[Group::TitleNoun, Group::Naming]);
    // الذي يوصف بأنه «كذا»: nobody is said to call it so.
    if is_that(&it.left_key(1)) && (2..=5).any(|back| matches!(it.left_key(back).as_str(), "يوصف" | "توصف")) {
        return Some(Kind::Term);
    }
    // شعارات من قبيل «كذا»; أشهر برنامج في تاريخها، «كذا»، الذي
    let such = it.left_key(1) == "قبيل" && (3..=4).any(names);
    let comma = |token: Option<&Token>| token.is_some_and(|it| it.is_sign('،'));
    let apposed = comma(it.left(1)) && comma(it.right(1)) && it.words <= 3 && !is_clause(it) && (2..=8).any(names);
    if such || apposed {
        return Some(Kind::Title);
    }
    if that_before(it.facts, it.mark) || is_that(&it.first()) || it.colon() && it.words >= LONG {
        return None;
    }
    if is_inscription(it) || is_bodys_own(it) {
        return Some(Kind::Title);
    }
    // في منطقة كذا «لا يسمحون بالمغادرة»: what a clause of content denies is no name.
    let denies = matches!(it.first().as_str(), "لا" | "لم" | "لن" | "ليس" | "ليست" | "لان" | "لانه" | "لانها" | "لانهم");
    if denies && it.words >= 3 && it.report.is_some_and(|(report, after)| !after && depends(it, report)) {
        return None;
    }
    // What a clause or a relative follows is the subject's name: كشفت صحيفة «كذا» أن
    let subject = it.right(1).map(key_of).is_some_and(|it| is_that(&it) || matches!(it.as_str(), "التي" | "الذي" | "عن" | "نقلا"));
    for back in 1..=5 {
        let word = it.left_key(back);
        let is = |group| is_noun_of(&word, &[group]);
        if back <= 2 && is(Group::Naming) && names_somebody(it, back) {
            return Some(Kind::Term);
        }
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
            && (!it.adjacent() || it.words <= 2 && !is_ordinary(it) && (1..back).all(|nearer| is_definite(&it.left_key(nearer))))
            && !bare
            && (1..back).all(|nearer| {
                is_definite(&it.left_key(nearer)) || is_proper(&it.left_key(nearer)) || is_unknown(it) && is_noun(&it.left_key(nearer))
            });
        // شركة النفط الصينية «كذا»: behind a noun with its complement the name stands in apposition.
        let apposed = back > 1
            && it.words < LONG
            && (!it.adjacent() || it.words <= 2)
            && bare
            && !is_ordinary(it)
            && (1..back).all(|nearer| is_definite(&it.left_key(nearer)) || is_proper(&it.left_key(nearer)));
        // مصرف «مغطى», الاتحاد «معفيا», and what an institution says at length: no names.
        let adjective = it.words == 1 && is_adjective(&format!("ال{}", it.first())) || back > 1 && it.cued();
        // اعتبرته الشركة «مسيئا»: a predicate in the accusative.
        let predicate = it.words == 1 && it.cued() && is_definite(&word) && it.first().ends_with('ا');
        let name = !(predicate
            || adjective && is_ordinary(it)
            || back > 1 && it.cued() && (is_clause(it) || has_preposition(&it.first()))
            || it.words >= LONG && is_clause(it));
        if is(Group::TitleNoun) && name && (!said || governed) && (back <= 2 && bare || described || apposed) {
            return Some(Kind::Title);
        }
        if is(Group::TermNoun) && !said && back <= 2 && it.words < LONG && !(it.colon() && it.cued()) {
            return Some(Kind::Term);
        }
        // فيلم فلان الفلاني «كذا»: the name of whose work it is.
        let describes = is_definite(&word)
            || back > 1 && is_proper(&word) && is_proper(&it.left_key(back - 1))
            || back == 1 && (is_proper(&word) || is_preposition(&word))
            || is_noun_of(&word, &[Group::TitleNoun]);
        // بعنوان: «كذا», and a noun two words back: فيلم قصير «كذا»
        if word.is_empty() && !it.left(back).is_some_and(|it| it.is_sign(':')) || back > 1 && !describes {
            break;
        }
    }
    None
}

// يطلق عليهم اسم «كذا», المتهم المعروف باسم «كذا»: what people or an armed group are called is a nickname.
fn names_somebody(it: &Setting<'_>, naming: usize) -> bool {
    let known = (naming + 1..=naming + 4).find(|&back| matches!(it.left_key(back).trim_start_matches('و'), "المعروف" | "المعروفه"));
    let who = known.map(|back| it.left_key(back + 1)).unwrap_or_default();
    (naming + 1..=naming + 2).any(|back| it.left_key(back) == "عليهم") || is_agent(&who) || is_noun_of(&who, &[Group::TermNoun])
}

// البرلمان الألماني «بوندستاغ», «إيني» الإيطالية: an unknown word beside a body, or before an adjective of origin, is a body's own name.
fn is_bodys_own(it: &Setting<'_>) -> bool {
    let unknown = |it: &Token| {
        let word = key_of(it);
        it.is_word() && word.chars().count() >= 3 && !is_common(&word) && given_names::find(&word).is_none() && !is_land(&word)
    };
    // «إيه آر دي»: the letters of a name, spelled.
    let spelled =
        it.words >= 2 && it.inside.iter().all(|it| it.is_word() && it.skeleton.chars().count() <= 3 && !is_definite(&it.skeleton));
    if !(1..=3).contains(&it.words) || !(spelled || it.inside.iter().all(unknown)) {
        return false;
    }
    let adjectives = (1..=2).take_while(|&back| is_origin(&it.left_key(back))).count();
    let body = it.left_key(1 + adjectives);
    let origin = it.right(1).map(key_of).is_some_and(|it| is_origin(&it) && it.ends_with("يه") && is_nationality(&it));
    // اعتبرته الشركة «مسيئا»: what is said of a body is no name of it.
    let said = adjectives == 0 && it.cued() || it.inside.iter().any(|it| it.skeleton.ends_with('ا') && it.skeleton.chars().count() <= 6);
    !said && is_definite(&body) && is_body(&body) && !is_land(body.trim_start_matches("ال"))
        || origin && !is_definite(&it.first()) && !it.headline
}

// Nothing in the marks is a word that prose knows.
fn is_unknown(it: &Setting<'_>) -> bool {
    let unknown = |it: &Token| !is_common(&key_of(it)) && given_names::find(&key_of(it)).is_none();
    it.words <= 2 && it.inside.iter().all(unknown)
}

// شركة اتحاد اتصالات «كذا»: nothing that ends the noun phrase.
fn is_noun(word: &str) -> bool {
    let verb = || cues::forms(word).any(|it| it.shape == cues::Shape::Finite && !it.entry.weak);
    word.chars().count() >= 3
        && !is_preposition(word)
        && !is_that(word)
        && !has_preposition(word)
        && !word.starts_with(['و', 'ي'])
        && !verb()
}

// What is written on something is the thing's own text: لافتة كُتب عليها «…»
fn is_inscription(it: &Setting<'_>) -> bool {
    let back = if it.colon() { 2 } else { 1 };
    matches!(it.left_key(back).as_str(), "عليه" | "عليها" | "عليهما" | "فوقه" | "فوقها")
        && cues::forms(&it.left_key(back + 1)).any(|it| it.entry.lemma == "كتب")
}
