//! Names that a paragraph shows on its own evidence: behind a title, or begun by a given name.

use crate::arabic::clitic::readings;
use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues;
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_foreign_particle, is_function_word, is_kin, is_namesake, is_son, joins_next};
use crate::lexicon::titles;
use crate::text::span::Span;

use super::word::{Word, words};
use super::{Facts, Kind, Name, Title};

/// A name has at most so many words.
const NAME: usize = 9;
/// An office may stand so many words before its holder's name: مدير عام التعليم بمنطقة …
const OFFICE: usize = 7;

pub(super) fn read(text: &str, tokens: &[Token]) -> Facts {
    let words = words(text, tokens);
    let mut out = Facts::default();
    let mut at = 0;
    while at < words.len() {
        let found = title(text, &words, at);
        if let Some((title, after)) = found {
            let index = out.titles.len();
            out.titles.push(title.title.clone());
            if let Some((name, next)) = holder(text, &words, after, &title, &mut out.titles) {
                if !is_called_after(&words, at) {
                    out.names.push(Name { title: Some(index), ..name });
                }
                at = next;
            } else {
                at = after;
            }
        } else if let Some((name, next)) = bare(text, &words, at) {
            if !is_called_after(&words, at) {
                out.names.push(name);
            }
            at = next;
        } else {
            at += 1;
        }
    }
    out.words = words.into_iter().map(|it| (it.key, it.span)).collect();
    out
}

// What is called after a person is not the person: مستشفى الملك فهد
fn is_called_after(words: &[Word], at: usize) -> bool {
    let joined = words.get(at).is_some_and(|it| it.joined);
    joined && at.checked_sub(1).and_then(|it| words.get(it)).is_some_and(|it| is_namesake(&it.key))
}

struct Found {
    title: Title,
    strong: bool,
    nisba: bool,
}

// The longest title that begins at word `at`, with the adjectives of nationality and time behind it.
fn title(text: &str, words: &[Word], at: usize) -> Option<(Found, usize)> {
    let first = words.get(at)?;
    let skips = [0, 1, 2];
    let (entry, skipped) = skips.iter().find_map(|&skipped| {
        let word = if skipped == 0 { first.clone() } else { first.without(text, skipped) };
        let proclitic: String = first.key.chars().take(skipped).collect();
        if skipped > 0 && !matches!(proclitic.as_str(), "و" | "ف" | "ل" | "ب" | "ول" | "وب" | "ك") {
            return None;
        }
        // لل hides the article: للرئيس
        let key = if proclitic.ends_with('ل') && word.key.starts_with('ل') { format!("ا{}", word.key) } else { word.key };
        let entry = titles::starting_with(&key).iter().find(|it| follows(words, at, &it.words))?;
        Some((entry, skipped))
    })?;
    let mut end = at + entry.words.len();
    let head = Span::new(first.without(text, skipped).span.from(), words.get(end - 1)?.span.to());
    let mut span = head;
    let mut nisba = false;
    while let Some(word) = words.get(end).filter(|it| it.joined && is_adjective(&it.key)) {
        nisba = true;
        span = span.join(word.span);
        end += 1;
    }
    Some((Found { title: Title { span, head, office: entry.office }, strong: entry.strong, nisba }, end))
}

fn follows(words: &[Word], at: usize, rest: &[String]) -> bool {
    rest.iter().enumerate().skip(1).all(|(i, key)| words.get(at + i).is_some_and(|it| it.joined && it.key == *key))
}

// After a title, a definite word in -ي or -ية is its adjective; others say when.
fn is_adjective(key: &str) -> bool {
    let nisba = key.starts_with("ال") && (key.ends_with('ي') || key.ends_with("يه")) && key.chars().count() > 4;
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

// The name behind a title, right after it or after the words of its department.
fn holder(text: &str, words: &[Word], after: usize, title: &Found, titles: &mut [Title]) -> Option<(Name, usize)> {
    for (at, passed) in (after..).zip(0..=OFFICE) {
        let word = words.get(at)?;
        if !word.joined && passed > 0 {
            return None;
        }
        if !word.joined {
            // Only a comma may stand between an office and its holder: رجل الدين، فلان
            let gap = Span::new(words.get(at.checked_sub(1)?)?.span.to(), word.span.from()).of(text);
            let (name, next) = bare(text, words, at)?;
            return (gap.trim() == "،").then_some((name, next));
        }
        if word.given().is_some_and(|it| it.1 == 0) || begins_chain(words, at) {
            let next = extend(words, at);
            let span = cover(words, at, next)?;
            let long = next - at > 1;
            if long || title.strong && passed == 0 {
                if let Some(it) = titles.last_mut().filter(|_| passed > 0) {
                    it.span = Span::new(it.span.from(), words.get(at - 1)?.span.to());
                }
                return Some((Name { span, kind: Kind::Person, title: None }, next));
            }
            return None;
        }
        if passed == 0
            && title.nisba
            && title.strong
            && let Some(it) = unknown(words, at)
        {
            return Some(it);
        }
        // The department's words: definite nouns, nouns before them, prepositions written with them.
        let department = word.key.starts_with("ال") || word.key.starts_with("لل") || word.key.starts_with("بال") || passed > 0;
        if (is_function_word(&word.key) && word.key != "في")
            || is_verb(&word.key)
            || !department && passed == 0 && words.get(at + 1).is_none_or(|it| !it.joined)
        {
            return None;
        }
        if titles::starting_with(&word.key).iter().any(|it| it.office && it.words.len() == 1) && passed > 0 {
            return None;
        }
    }
    None
}

// A name of unknown words behind a title and its nationality: two or three bare words up to the clause's next border.
fn unknown(words: &[Word], at: usize) -> Option<(Name, usize)> {
    let mut end = at;
    while let Some(word) = words.get(end).filter(|it| (end == at || it.joined) && may_be_name(it)) {
        if word.key.starts_with("ال") && end == at {
            return None;
        }
        end += 1;
        if end - at == 3 {
            break;
        }
    }
    let closed = words.get(end).is_none_or(|it| !it.joined || is_function_word(&it.key) || is_verb(&it.key));
    let span = cover(words, at, end)?;
    (closed && (2..=3).contains(&(end - at))).then_some((Name { span, kind: Kind::Person, title: None }, end))
}

fn may_be_name(word: &Word) -> bool {
    !word.adverbial
        && !is_function_word(&word.key)
        && !is_verb(&word.key)
        && !is_kin(&word.key)
        && !is_common(&word.key)
        && word.key.chars().count() > 1
        && !word.key.ends_with("ات")
        && !has_article_behind_proclitic(&word.key)
        && !has_known_rest(&word.key)
}

// A given name behind a proclitic starts a name of its own: وسعيد
fn has_known_rest(key: &str) -> bool {
    readings(key).iter().skip(1).any(|it| given_names::find(&it.rest).is_some_and(|name| !name.ambiguous || it.proclitic == "و"))
        && given_names::find(key).is_none()
}

fn has_article_behind_proclitic(key: &str) -> bool {
    ["وال", "بال", "كال", "فال", "لل"].iter().any(|it| key.starts_with(it)) && key.chars().count() > 5
}

// A present or future verb by its shape, or a verb of saying by the lexicon. Names that look like one (يوسف) are given names.
fn is_verb(key: &str) -> bool {
    let shape = (key.starts_with("سي") || key.starts_with("ست") || key.starts_with('ي') || key.starts_with("وي") || key.starts_with("وت"))
        && key.chars().count() >= 4;
    // No verb ends as Slavic surnames do: يانكوفيتش
    let surname = ["يتش", "سكي", "ينكو"].iter().any(|it| key.ends_with(it));
    (shape && !surname && given_names::find(key).is_none()) || cues::forms(key).any(|it| it.entry.group.is_verb() && !it.entry.weak)
}

// A name without a title: it begins with a given name and has more than one word.
fn bare(text: &str, words: &[Word], at: usize) -> Option<(Name, usize)> {
    let word = words.get(at)?;
    let kunya = matches!(word.key.as_str(), "ابو" | "ابي" | "ابا") && word.skeleton.starts_with('أ');
    let (given, skipped) = match word.given() {
        Some(it) => it,
        None if kunya || begins_chain(words, at) => (given_names::GivenName { foreign: false, feminine: false, ambiguous: true }, 0),
        None => return None,
    };
    let next = extend(words, at);
    if next - at < 2 {
        return None;
    }
    let second = words.get(at + 1)?;
    let sure = !given.ambiguous
        || is_son(&second.key)
        || second.given().is_some_and(|(it, skipped)| !it.ambiguous && skipped == 0)
        || is_nisba_surname(&second.key) && !second.skeleton.ends_with('ى')
        || is_led_on(word, second);
    if !sure {
        return None;
    }
    let span = Span::new(word.without(text, skipped).span.from(), cover(words, at, next)?.to());
    Some((Name { span, kind: Kind::Person, title: None }, next))
}

// A word that no list has, with a father behind it: هاجد بن مسفر
fn begins_chain(words: &[Word], at: usize) -> bool {
    let next = |by: usize| words.get(at + by).filter(|it| it.joined);
    let father = next(2).is_some_and(|it| it.given().is_some_and(|it| it.1 == 0));
    let unlisted = words.get(at).is_some_and(|it| {
        may_be_name(it) && !it.key.starts_with("ال") && it.key.chars().count() > 2 && !is_office(&it.key) && !is_son(&it.key)
    });
    unlisted && father && next(1).is_some_and(|it| matches!(it.key.as_str(), "بن" | "بنت"))
}

// A man's name that is an ordinary word too (صلاح), in its bare form, and behind it a word that only names have.
fn is_led_on(word: &Word, second: &Word) -> bool {
    let surname = !second.key.starts_with("ال") && second.key.chars().count() >= 4 && second.given().is_none() && may_be_name(second);
    surname
        && !is_function_word(&word.key)
        && word.given().is_some_and(|(it, skipped)| skipped == 0 && !it.feminine && !it.foreign)
        && !second.skeleton.ends_with('ا')
        && !has_pronoun(&second.key)
}

fn has_pronoun(key: &str) -> bool {
    ["ه", "ها", "هم", "نا", "ت", "وا", "ون", "ين"].iter().any(|it| key.ends_with(it))
}

fn is_nisba_surname(key: &str) -> bool {
    key.starts_with("ال") && key.ends_with('ي') && key.chars().count() >= 5
}

// The first word after the name that begins at word `at`.
fn extend(words: &[Word], at: usize) -> usize {
    let mut end = at + 1;
    let mut expect = words.get(at).is_some_and(|it| joins_next(&it.key) || is_son(&it.key));
    let mut closed = false;
    let mut chain = false;
    while let Some(word) = words.get(end).filter(|it| it.joined) {
        if end - at >= NAME {
            break;
        }
        let key = word.key.as_str();
        if expect {
            if is_function_word(key) && given_names::find(key).is_none() {
                break;
            }
            expect = joins_next(key);
        } else if is_son(key) {
            expect = true;
            closed = false;
            chain = true;
        } else if joins_next(key) && key != "ام" && key != "ال"
            || word.skeleton.as_ref() == "آل"
            || is_foreign_particle(key) && words.get(end + 1).is_some_and(|it| it.joined && may_be_name(it))
        {
            expect = true;
            closed = key == "ال";
        } else if !closed && given_names::find(key).is_some_and(|it| !it.ambiguous || !is_function_word(key) && !chain && !is_office(key)) {
            // A further given name; an ordinary word closes the name where it is its surname.
            closed = given_names::find(key).is_some_and(|it| it.ambiguous) && end - at > 2;
        } else if !closed && may_be_name(word) && !key.ends_with("ين") && (!chain || key.starts_with("ال")) && !is_office(key) {
            closed = true;
        } else if !(closed && is_second_half(key)) {
            break;
        }
        end += 1;
    }
    // A particle without its word belongs to none.
    while end > at + 1 && words.get(end - 1).is_some_and(|it| is_son(&it.key) || it.key == "ابو") {
        end -= 1;
    }
    end
}

// A word that begins titles is rather the title of what follows: أمير منطقة, ولي العهد
fn is_office(key: &str) -> bool {
    titles::starting_with(key).iter().any(|it| it.office)
}

// صلاح الدين, نور الله: two words of one name.
fn is_second_half(key: &str) -> bool {
    matches!(key, "الدين" | "الله" | "الاسلام")
}

fn cover(words: &[Word], from: usize, to: usize) -> Option<Span> {
    Some(words.get(from)?.span.join(words.get(to.checked_sub(1)?)?.span))
}
