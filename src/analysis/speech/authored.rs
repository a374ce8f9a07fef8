//! Whose a statement is: that of the body that issued it.

use crate::analysis::names::Kind;
use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{Gender, Shape};
use crate::lexicon::titles;
use crate::text::span::Span;

use super::bounds::is_press;
use super::extent;
use super::reporting::Found;
use super::voice::{Scene, Voice};
use super::words::{is_agent, is_body, is_definite, is_land, key_of, without_conjunction};

/// بيان صادر عن هيئة كذا, بيان لهيئة كذا, بيان الهيئة: whose document it is that speaks, where he stands right behind it.
pub(super) fn by(scene: &Scene<'_>, voice: Voice, found: Option<&Found<'_>>) -> Voice {
    let Some(facts) = scene.view.facts(voice.place.paragraph).filter(|_| voice.entity.is_none()) else { return voice };
    let (from, to) = (facts.token_at(voice.place.span.from()), facts.token_at(voice.place.span.to()));
    let key = |at: usize| facts.tokens.get(at).map(key_of).unwrap_or_default();
    let head = key(from);
    if !is_statement(without_conjunction(&head).unwrap_or(&head)) {
        return voice;
    }
    // وقالت بيان القاضي: a woman of that name.
    let cue = found.filter(|it| it.report.form.gender == Gender::Feminine && it.report.form.shape == Shape::Finite);
    if cue.and_then(|it| it.tokens_in(voice.place.paragraph)).is_some_and(|it| it.1 + 1 == from) {
        return voice;
    }
    // بيان صحفي صادر عن كذا
    let issued = (from + 1..=to.max(from + 2)).find(|it| matches!(&*key(*it), "صادر" | "الصادر" | "صادره" | "الصادره"));
    let by = issued.and_then(|at| (at + 1..at + 3).find(|it| matches!(&*key(*it), "عن" | "من"))).map(|it| (it + 1, 0));
    let led = || Some((from + 1, facts.tokens.get(from + 1).and_then(|it| led_by_lam(it, &facts.text))?));
    let named = |at: usize| {
        let names = scene.names_in(voice.place.paragraph, facts.tokens.get(at)?.span);
        names.first().filter(|it| facts.token_at(it.span.from()) == at)
    };
    let speaks = |at: usize| named(at).is_some_and(|it| it.kind != Kind::Place) || may_issue(&key(at));
    let of = || (!is_definite(&head) && speaks(from + 1)).then_some((from + 1, 0));
    let Some((at, letter)) = by.or_else(led).or_else(of) else { return voice };
    let Some(token) = facts.tokens.get(at).filter(|it| it.is_word()) else { return voice };
    if let Some(name) = named(at) {
        return scene.bearer(voice.place.paragraph, name, voice.via, voice.shown);
    }
    let span = Span::new(token.span.from() + letter, token.span.to());
    let bare = Voice { place: Place { span, ..voice.place }, ..voice };
    let span = extent::of(scene, &bare, found, true);
    Voice { place: Place { span, ..voice.place }, gender: scene.gender(voice.place.paragraph, span, span, None), ..voice }
}

// بيان الوزارة, بيان مكتب كذا, بيان نادي كذا: a body or an office; not بيان صحفي, which tells what statement it is, nor بيان جدة, where it was made.
fn may_issue(word: &str) -> bool {
    let described = word.ends_with('ي') && !is_definite(word) && word != "نادي";
    let noun = word.strip_prefix("ال").unwrap_or(word);
    !described && !is_land(word) && (is_issuer(word) || titles::is_office(noun))
}

/// A word for whoever issues the statement that it completes: بيان الوزارة, بيان المتحدث
pub(super) fn is_issuer(word: &str) -> bool {
    is_body(word) || is_definite(word) && is_agent(word)
}

// للبلدية, لوزارة كذا: how many bytes its ل takes, where a body, an office or a land stands behind it; لجنة, لاحق and لبناني have their own, and a medium
// hears what is said.
fn led_by_lam(token: &Token, text: &str) -> Option<usize> {
    let word = key_of(token);
    let rest = word.strip_prefix('ل')?;
    let noun = rest.strip_prefix('ل').unwrap_or(rest);
    // للصندوق, لمرلون: one that the article points at, or a name.
    let known = rest.starts_with('ل') || !is_common(&word);
    let issues = known || is_body(noun) || is_agent(noun) || titles::is_office(noun) || is_land(rest);
    let whole = is_common_as_it_stands(&word) || is_body(&word) || is_agent(&word) || is_land(&word);
    let own = whole && !rest.starts_with('ل') || rest.chars().count() < 3;
    let press = matches!(noun, "صحافه" | "صحفيين" | "صحافيين" | "اعلام" | "اعلاميين" | "راي" | "جمهور" | "اذاعه" | "تلفزيون" | "موقع");
    let hears = press || is_press(noun);
    // Nothing stands on the letter, or between it and the next.
    let plain = token.span.of(text).strip_prefix('ل').is_some_and(|it| it.starts_with(char::is_alphabetic));
    (issues && !own && !hears && plain).then_some('ل'.len_utf8())
}

// What a body or an office issues.
fn is_statement(word: &str) -> bool {
    matches!(word, "بيان" | "البيان" | "بلاغ" | "البلاغ")
}
