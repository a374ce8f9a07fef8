//! Where a speaker's noun phrase was read too far.

use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::text::span::Span;

use super::roles::is_held;
use super::voice::{Scene, Voice};
use super::words::{is_agent, is_body, is_definite, is_document, key_of, without_conjunction};

/// A speaker whose name the story does not know, up to the last word of what he is called.
pub(super) fn ended(scene: &Scene<'_>, voice: Voice) -> Voice {
    let Some(facts) = scene.view.facts(voice.place.paragraph).filter(|_| voice.entity.is_none()) else { return voice };
    let words = facts.tokens_in(voice.place.span);
    match before_clause(words).or_else(|| before_object(words)) {
        Some(end) => Voice { place: Place { span: Span::new(voice.place.span.from(), end), ..voice.place }, ..voice },
        None => voice,
    }
}

// بيان نشر أمس, تقرير أعدته الوزارة: what was done with a document is no part of what it is called.
fn before_clause(words: &[Token]) -> Option<usize> {
    let head = words.first().map(key_of)?;
    let bare = without_conjunction(&head).unwrap_or(&head);
    let done = |it: &str| {
        let verb = it.strip_suffix("ها").or_else(|| it.strip_suffix('ه')).unwrap_or(it);
        let verb = verb.strip_suffix('ت').unwrap_or(verb);
        matches!(
            verb,
            "نشر"
                | "اجر"
                | "اجرا"
                | "اجري"
                | "اعد"
                | "اصدر"
                | "صدر"
                | "بث"
                | "وزع"
                | "خرج"
                | "قدم"
                | "ارسل"
                | "وجه"
                | "موج"
        )
    };
    let document = [bare, &head].into_iter().any(is_document) && !is_definite(&head);
    let at = words.iter().skip(1).position(|it| done(&key_of(it))).filter(|_| document)?;
    words.get(at).map(|it| it.span.to())
}

// وصف مسؤولون سابقون اللقاء, هاجم رئيس النادي الاتحاد: behind a noun that is complete stands what the verb takes.
fn before_object(words: &[Token]) -> Option<usize> {
    let keys: Vec<String> = words.iter().map(key_of).collect();
    let head = keys.first()?;
    let several = keys.iter().take_while(|it| it.ends_with("ون") && !is_definite(it)).count();
    let office = is_held(head) && !is_definite(head) && keys.get(1).is_some_and(|it| is_definite(it));
    let complete = if is_agent(head) && several >= 2 { several } else { 2 };
    let next = keys.get(complete).filter(|it| is_definite(it))?;
    let describes = next.ends_with('ي') || next.ends_with("يه");
    let taken = several >= 2 || office && is_body(next) && !describes;
    words.get(complete - 1).filter(|_| taken).map(|it| it.span.to())
}
