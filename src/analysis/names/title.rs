//! Office titles where they stand, with the adjectives behind them.

use crate::lexicon::desk::plain;
use crate::lexicon::given_names;
use crate::text::span::{Span, before};

use super::Title;
use super::word::{Word, skip};

/// A title and how good it is as evidence of the name behind it.
pub(super) struct Found {
    /// What the story keeps of it.
    pub(super) title: Title,
    /// Whether it is good evidence by itself.
    pub(super) strong: bool,
    /// Whether an adjective of nationality or time stands behind it.
    pub(super) nisba: bool,
    /// Whether its last word is definite: what follows is in apposition, no complement (الرئيس، رئيس الوزراء; not: رئيس).
    pub(super) definite: bool,
    /// Whether it is a ruler's.
    pub(super) royal: bool,
    /// How many words its entry in the lexicon has.
    pub(super) length: usize,
}

/// The longest title that begins at word `at`, with the adjectives behind it, and the first word after them.
pub(super) fn at(text: &str, words: &[Word], at: usize) -> Option<(Found, usize)> {
    let first = words.get(at)?;
    let (entry, skipped) =
        first.heads.iter().find_map(|&(skipped, entries)| Some((entries.iter().find(|it| follows(words, at, &it.words))?, skipped)))?;
    let length = entry.words.len();
    let mut end = at + length;
    let head = Span::new(skip(text, first.span, skipped).from(), words.get(end - 1)?.span.to());
    let mut span = head;
    let mut nisba = false;
    // مساعد الدوسري: an office without an article takes no adjective with one, and is a given name there.
    let given = length == 1 && first.given_in_list.is_some() && !first.key.trim_start_matches(['و', 'ل', 'ب']).starts_with("ال");
    while let Some(word) = words.get(end).filter(|it| !given && it.joined && is_adjective(&it.key)) {
        nisba = true;
        span = span.join(word.span);
        end += 1;
    }
    let owned =
        first.key.ends_with(['ه', 'ا', 'م']) && entry.words.first().is_some_and(|it| !first.key.ends_with(it.as_str())) && length == 1;
    let definite =
        nisba || owned || first.key == "بقلم" || entry.words.last().is_some_and(|it| it.starts_with("ال") || it.chars().count() <= 2);
    Some((
        Found { title: Title { span, head, office: entry.office }, strong: entry.strong, nisba, definite, royal: entry.royal, length },
        end,
    ))
}

/// The words of a title without tashkeel, with the article that لل hides: الرئيس of للرئيس
pub(super) fn written(text: &str, span: Span) -> String {
    let words = plain(span.of(text));
    let hidden = words.starts_with('ل') && before(text, span.from()).ends_with('ل');
    if hidden { format!("ا{words}") } else { words }
}

fn follows(words: &[Word], at: usize, rest: &[String]) -> bool {
    rest.iter().enumerate().skip(1).all(|(i, key)| words.get(at + i).is_some_and(|it| it.joined && it.key == *key))
}

// After a title, a definite word in -ي or -ية is its adjective; others say when.
fn is_adjective(key: &str) -> bool {
    // الهادي, الباجي: given names of the Maghreb.
    let given = given_names::find(key).is_some_and(|it| !it.ambiguous);
    let nisba = key.starts_with("ال") && (key.ends_with('ي') || key.ends_with("يه")) && key.chars().count() > 4 && !given;
    nisba
        || matches!(
            key,
            "السابق"
                | "السابقه"
                | "الراحل"
                | "الراحله"
                | "الاسبق"
                | "العام"
                | "العامه"
                | "المساعد"
                | "المكلف"
                | "المنتخب"
                | "الجديد"
                | "الجديده"
                | "الاول"
                | "الاعلي"
        )
}
