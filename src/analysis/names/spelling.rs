//! A name's words, and how two spellings of one word differ.
//!
//! The classes and what each is worth are measured in the domain notes on names (read on 15,057 articles): differences of joining,
//! hamza, final ya and ta marbuta are one name nearly always; long vowels and consonants are so in foreign names only.

use crate::arabic::fold::key;
use crate::lexicon::given_names;
use crate::lexicon::particles::is_son;

/// One part of a name: a word, or two that make one (عبد الله).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// As it is spelled; two words have a space between.
    pub(super) text: String,
    /// What spellings of it share: folded, joined, case endings levelled (أبو، أبي، أبا).
    pub(super) key: String,
}

/// The parts of a name written `text`, which holds no tashkeel.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let folded = key(word);
        let next = words.get(at + 1).copied();
        let joined = match (folded.as_str(), next) {
            ("عبد", Some(it)) => Some(it),
            (_, Some(it)) if matches!(key(it).as_str(), "الدين" | "الله" | "الاسلام") => Some(it),
            _ => None,
        };
        if let Some(next) = joined {
            out.push(Part { text: format!("{word} {next}"), key: format!("{folded}{}", key(next)) });
            at += 2;
        } else {
            out.push(Part { text: word.to_owned(), key: level(&folded) });
            at += 1;
        }
    }
    out
}

fn level(folded: &str) -> String {
    match folded {
        "ابي" | "ابا" => "ابو".to_owned(),
        "ابن" => "بن".to_owned(),
        other => other.to_owned(),
    }
}

/// How two spellings of one part differ; `None`: not as spellings of one word do.
pub(super) fn difference(a: &Part, b: &Part, foreign: bool) -> Option<&'static str> {
    if a.key == b.key {
        return same_key(&a.text, &b.text);
    }
    if !foreign {
        return transposed(&a.key, &b.key).then_some("transposition");
    }
    let (a, b) = (a.key.as_str(), b.key.as_str());
    if loan(a) == loan(b) {
        return Some("foreign-consonant");
    }
    let (bare_a, bare_b) = (without_vowels(&loan(a)), without_vowels(&loan(b)));
    let long = a.chars().count().min(b.chars().count()) >= 4;
    if long && bare_a == bare_b && bare_a.chars().count() >= 3 && one_vowel_apart(&loan(a), &loan(b)) {
        return Some("foreign-vowel");
    }
    (transposed(a, b)).then_some("transposition")
}

// Two spellings with one key: which of its foldings tells them apart.
fn same_key(a: &str, b: &str) -> Option<&'static str> {
    if a == b || case_forms(a, b) {
        return None;
    }
    if a.contains(' ') != b.contains(' ') {
        return Some("abd-join");
    }
    if is_son(&key(a)) {
        return Some("bn-ibn");
    }
    a.chars().zip(b.chars()).find(|(a, b)| a != b).map(|(a, b)| match (a, b) {
        ('ة', _) | (_, 'ة') => "ta-marbuta",
        ('ى' | 'ی', _) | (_, 'ى' | 'ی') => "ya",
        ('ک', _) | (_, 'ک') => "persian-letter",
        _ => "hamza",
    })
}

// أبو، أبي، أبا are one word by case; only a hamza that comes and goes within one case is a slip.
fn case_forms(a: &str, b: &str) -> bool {
    let kunya = |it: &str| matches!(key(it).as_str(), "ابو" | "ابي" | "ابا");
    kunya(a) && kunya(b) && key(a) != key(b)
}

/// Whether one foreign given name is short for the other: جو، جون; مايك، مايكل.
pub(super) fn is_short_for(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() < b.chars().count() { (a, b) } else { (b, a) };
    let foreign = |it: &str| given_names::find(it).is_some_and(|it| it.foreign);
    let more = long.chars().count() - short.chars().count();
    foreign(short) && foreign(long) && short.chars().count() >= 2 && (1..=3).contains(&more) && long.starts_with(short)
}

// Letters between which a foreign sound wavers: غ ج ق ك for g, ف ڤ, ب پ, ت ط, س ص, د ذ ض, تش ش.
fn loan(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        out.push(match c {
            'غ' | 'ج' | 'ق' | 'گ' | 'چ' => 'ك',
            'ڤ' => 'ف',
            'پ' => 'ب',
            'ط' | 'ث' => 'ت',
            'ص' | 'ز' => 'س',
            'ذ' | 'ض' => 'د',
            'ؤ' => 'و',
            'ئ' => 'ي',
            other => other,
        });
    }
    out.replace("تش", "ش")
}

/// What the spellings of a foreign word share: its consonants, those between which the sound wavers made one.
pub(super) fn sound(key: &str) -> String {
    without_vowels(&loan(key))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'ا' | 'و' | 'ي')
}

fn without_vowels(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().into_iter().chain(letters.filter(|it| !is_vowel(*it))).collect()
}

// One long vowel more, or one in the place of another.
fn one_vowel_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let room = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    a.len() - head - tail <= 1 && b.len() - head - tail <= 1
}

// Two neighbouring letters changed places: a slip of the fingers.
fn transposed(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() != b.len() || a.len() < 5 {
        return false;
    }
    let differ: Vec<usize> = a.iter().zip(&b).enumerate().filter(|(_, (a, b))| a != b).map(|(i, _)| i).collect();
    let [first, second] = differ.as_slice() else { return false };
    *second == first + 1 && a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(a: &str, b: &str, foreign: bool) -> Option<&'static str> {
        let (a, b) = (parts(a), parts(b));
        difference(&a[0], &b[0], foreign)
    }

    #[test]
    fn names_the_class() {
        assert_eq!(class("عبد الله", "عبدالله", false), Some("abd-join"));
        assert_eq!(class("أحمد", "احمد", false), Some("hamza"));
        assert_eq!(class("مرسي", "مرسى", false), Some("ya"));
        assert_eq!(class("كيسنجر", "كسنجر", true), Some("foreign-vowel"));
        assert_eq!(class("بيليغريني", "بيليجريني", true), Some("foreign-consonant"));
        assert_eq!(class("الجسمي", "الجمسي", false), Some("transposition"));
        assert_eq!(class("أبو", "أبي", false), None);
        assert_eq!(class("سعود", "سعيد", false), None);
        assert!(is_short_for("جو", "جون") && !is_short_for("سعد", "سعدون"));
    }
}
