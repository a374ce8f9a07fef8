//! What gender a speaker's own words show, where no verb has shown it yet.

use crate::arabic::fold::key;
use crate::arabic::token::Token;
use crate::lexicon::cues::Gender;
use crate::lexicon::{given_names, titles};

use super::words::{is_agent, is_body, is_document, key_of};

/// The gender of a person's name by its given name, which most foreign names do not show.
pub(super) fn of_name(name: &str) -> Gender {
    // عبد الرحيم: the servant of one of his names.
    if name.starts_with("عبد ") {
        return Gender::Masculine;
    }
    match name.split_whitespace().next().and_then(|it| given_names::find(&key(it))) {
        Some(it) if it.feminine && !it.ambiguous => Gender::Feminine,
        Some(it) if !it.feminine && !it.foreign && !it.ambiguous => Gender::Masculine,
        _ => Gender::Unknown,
    }
}

/// The gender of whoever a noun phrase describes: المديرة, وزارة, الوزير. Broken plurals show none.
pub(super) fn of_phrase(tokens: &[Token]) -> Gender {
    let Some(first) = tokens.first() else { return Gender::Unknown };
    let word = key_of(first);
    let bare = word.strip_prefix("ال").unwrap_or(&word);
    let title = || [&*word, bare].iter().any(|it| titles::starting_with(it).iter().any(|it| it.office && it.words.len() == 1));
    // العلامة, الداعية: a man's, and جلالة, سعادة anybody's.
    let either = matches!(bare, "علامه" | "داعيه" | "خليفه" | "جلاله" | "سعاده" | "فخامه" | "ساده" | "معالي");
    match first.skeleton.ends_with('ة') {
        _ if either => Gender::Unknown,
        true if is_agent(&word) || is_body(&word) || is_document(&word) || title() => Gender::Feminine,
        false if title() || bare == "مصدر" || is_document(&word) && !word.ends_with('ت') => Gender::Masculine,
        _ => Gender::Unknown,
    }
}
