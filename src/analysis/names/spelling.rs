//! A name's words, and how two spellings of one word differ.
//!
//! Each class is a rule, not a list of pairs. Which letters waver in loans follows the Academy of Cairo's decisions on foreign names
//! (g as غ, ج, ق or ك; v as ف or ڤ; p as ب or پ) and what fourteen Arabic papers print; what each class is worth was measured by reading.

use crate::arabic::fold::key;
use crate::lexicon::given_names;
use crate::lexicon::particles::{ends_dedication, is_foreign_particle, is_kunya, is_son};

/// How two spellings of one name differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Two words that are written as one too: عبد الله، عبدالله
    AbdJoin,
    /// Other spaces and hyphens: نصر الله، نصرالله؛ جان-بيار، جان بيار
    Join,
    /// A hamza that comes and goes, or sits elsewhere: أحمد، احمد؛ رؤوف، رءوف
    Hamza,
    /// Final ya without its dots: مرسي، مرسى
    Ya,
    /// Ta marbuta without its dots: حمزة، حمزه
    TaMarbuta,
    /// A Persian ya or kaf that looks like ours.
    PersianLetter,
    /// بن and ابن between two names.
    BnIbn,
    /// A long vowel of a foreign name that is written or not: كيسنجر، كسنجر
    ForeignVowel,
    /// A foreign consonant that Arabic writes in more than one way: غوارديولا، جوارديولا
    ForeignConsonant,
    /// A doubled letter: جوليان، جولليان
    DoubledLetter,
    /// Two neighbouring letters that changed places: الجسمي، الجمسي
    Transposition,
    /// A foreign given name and a short form of it before one surname: جو، جون
    ForeignGivenName,
    /// The article: بارزاني، البارزاني. Off unless asked for.
    Article,
    /// A long vowel in an Arabic name: المرغلاني، المراغلاني. Off unless asked for.
    ArabicVowel,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 14] = [
        Self::AbdJoin,
        Self::Join,
        Self::Hamza,
        Self::Ya,
        Self::TaMarbuta,
        Self::PersianLetter,
        Self::BnIbn,
        Self::ForeignVowel,
        Self::ForeignConsonant,
        Self::DoubledLetter,
        Self::Transposition,
        Self::ForeignGivenName,
        Self::Article,
        Self::ArabicVowel,
    ];

    /// Its name in the configuration: kebab-case.
    pub fn name(self) -> &'static str {
        match self {
            Self::AbdJoin => "abd-join",
            Self::Join => "join",
            Self::Hamza => "hamza",
            Self::Ya => "ya",
            Self::TaMarbuta => "ta-marbuta",
            Self::PersianLetter => "persian-letter",
            Self::BnIbn => "bn-ibn",
            Self::ForeignVowel => "foreign-vowel",
            Self::ForeignConsonant => "foreign-consonant",
            Self::DoubledLetter => "doubled-letter",
            Self::Transposition => "transposition",
            Self::ForeignGivenName => "foreign-given-name",
            Self::Article => "article",
            Self::ArabicVowel => "arabic-vowel",
        }
    }
}

/// The classes that count as two spellings of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes(u16);

impl Default for Classes {
    fn default() -> Self {
        let mut out = Self(0);
        Class::ALL.into_iter().for_each(|it| out.set(it, !matches!(it, Class::Article | Class::ArabicVowel)));
        out
    }
}

impl Classes {
    /// Whether `class` counts.
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u16) != 0
    }

    /// Switches `class` on or off.
    pub fn set(&mut self, class: Class, on: bool) {
        let bit = 1 << class as u16;
        self.0 = if on { self.0 | bit } else { self.0 & !bit };
    }
}

/// One part of a name: a word, or two that make one (عبد الله، أبو بكر، دي ميستورا).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// As it is spelled; two words have a space or a hyphen between, and a hyphen that joins it to the next part closes it.
    pub(super) text: String,
    /// What spellings of it share: folded, joined, case endings levelled (أبو، أبي، أبا).
    pub(super) key: String,
}

/// The parts of a name written `text`, which holds no tashkeel.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let words: Vec<&str> = text.split_whitespace().flat_map(|it| it.split_inclusive('-')).collect();
    let mut out: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let folded = fold(word);
        let next = words.get(at + 1).copied();
        if let Some(next) = next.filter(|it| is_joined(&folded, &key(it))) {
            let gap = if word.ends_with('-') { "" } else { " " };
            out.push(Part { text: format!("{word}{gap}{next}"), key: format!("{}{}", level(&folded), fold(next)) });
            at += 2;
        } else {
            out.push(Part { text: word.to_owned(), key: level(&folded) });
            at += 1;
        }
    }
    out
}

/// The name that parts are written as.
pub(super) fn written(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        if !(out.is_empty() || out.ends_with('-')) {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

fn fold(word: &str) -> String {
    let folded = key(word.trim_end_matches('-'));
    // A hamza on another letter's seat, or on none, is one hamza: رؤوف، رءوف، رئوف
    folded.chars().map(|it| if matches!(it, 'ؤ' | 'ئ') { 'ء' } else { it }).collect()
}

fn is_joined(first: &str, second: &str) -> bool {
    first == "عبد" || ends_dedication(second) || is_kunya(first) || is_foreign_particle(first)
}

fn level(folded: &str) -> String {
    match folded {
        "ابي" | "ابا" => "ابو".to_owned(),
        "ابن" => "بن".to_owned(),
        other => other.to_owned(),
    }
}

/// How two spellings of one part differ, by the classes that are on unless somebody switches them; `None`: not as spellings of one word do.
pub(super) fn difference(a: &Part, b: &Part, foreign: bool) -> Option<Class> {
    any_difference(a, b, foreign).filter(|it| Classes::default().has(*it))
}

/// The same by any class.
pub(super) fn any_difference(a: &Part, b: &Part, foreign: bool) -> Option<Class> {
    if a.key == b.key {
        return same_key(&a.text, &b.text);
    }
    let (a, b) = (a.key.as_str(), b.key.as_str());
    if without_article(a) == without_article(b) {
        return Some(Class::Article);
    }
    if transposed(a, b, foreign) {
        return Some(Class::Transposition);
    }
    if !foreign {
        let long = a.chars().count().min(b.chars().count()) >= 6;
        return (long && vowels_apart(a, b)).then_some(Class::ArabicVowel);
    }
    if loan(a) == loan(b) || one_sound(&loan(a), &loan(b)) {
        return Some(Class::ForeignConsonant);
    }
    if undoubled(&loan(a)) == undoubled(&loan(b)) {
        return Some(Class::DoubledLetter);
    }
    let long = a.chars().count().min(b.chars().count()) >= 4;
    (long && vowels_apart(&loan(a), &loan(b))).then_some(Class::ForeignVowel)
}

// Two spellings with one key: which of its foldings tells them apart.
fn same_key(a: &str, b: &str) -> Option<Class> {
    if a == b {
        return None;
    }
    let joints =
        |it: &str| -> Vec<usize> { it.char_indices().filter(|it| matches!(it.1, ' ' | '-')).enumerate().map(|(i, it)| it.0 - i).collect() };
    if joints(a) != joints(b) || a.contains('-') != b.contains('-') {
        return Some(if key(a).starts_with("عبد") && !a.contains('-') && !b.contains('-') { Class::AbdJoin } else { Class::Join });
    }
    if is_son(&key(a)) {
        return Some(Class::BnIbn);
    }
    // أبو، أبي، أبا are one word by case; only a hamza that comes and goes within one case is a slip.
    let (a, b) = (after_kunya(a), after_kunya(b));
    let differ = |(a, b): &(char, char)| a != b;
    a.1.chars().zip(b.1.chars()).find(differ).or_else(|| a.0.chars().zip(b.0.chars()).find(differ).filter(|_| key(a.0) == key(b.0))).map(
        |(a, b)| match (a, b) {
            ('ة', _) | (_, 'ة') => Class::TaMarbuta,
            ('ى' | 'ی', 'ي') | ('ي' | 'ی', 'ى') | ('ي', 'ی') if a == 'ی' || b == 'ی' => Class::PersianLetter,
            ('ى', _) | (_, 'ى') => Class::Ya,
            ('ک' | 'ی', _) | (_, 'ک' | 'ی') => Class::PersianLetter,
            _ => Class::Hamza,
        },
    )
}

// The kunya's first word and the rest of the part; an empty first word where there is none.
fn after_kunya(part: &str) -> (&str, &str) {
    match part.split_once(' ') {
        Some((first, rest)) if is_kunya(&key(first)) => (first, rest),
        None if is_kunya(&key(part)) => (part, ""),
        _ => ("", part),
    }
}

/// Whether one foreign given name is short for the other, as written or by its consonants: جو، جون؛ مايك، مايكل؛ أليكس، ألكسندر.
pub(super) fn is_short_for(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() < b.chars().count() { (a, b) } else { (b, a) };
    let foreign = |it: &str| given_names::find(it).is_some_and(|it| it.foreign);
    let more = long.chars().count() - short.chars().count();
    let (sound, full) = (sound(short), sound(long));
    let heard = sound.chars().count() >= 2 && sound.len() < full.len() && full.starts_with(&sound);
    foreign(short) && foreign(long) && short.chars().count() >= 2 && (1..=4).contains(&more) && (long.starts_with(short) || heard)
}

// Letters between which a foreign sound wavers: غ ج ق ك گ for g, ف ڤ for v, ب پ for p, ت ط ث, س ص ز, د ذ ض, تش ش, و ؤ, ي ئ.
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
            'ژ' => 'ك',
            'ؤ' => 'و',
            'ئ' => 'ي',
            other => other,
        });
    }
    out.replace("تش", "ش")
}

/// What the spellings of a foreign word share: its consonants, those between which the sound wavers made one.
pub(super) fn sound(key: &str) -> String {
    consonants(&loan(key))
}

/// Whether two keys of four letters and more are one foreign word in two spellings: other letters for its sounds, or a long vowel more.
pub(super) fn is_respelled(a: &str, b: &str) -> bool {
    let (a, b) = (loan(a), loan(b));
    let one_more = a.chars().count() != b.chars().count() && consonants(&a).chars().count() >= 4 && vowels_apart(&a, &b);
    a == b || undoubled(&a) == undoubled(&b) || one_more
}

// One letter in the place of another that stands for the same foreign sound: j as ي or ج or خ, a mute h, nh as ني.
fn one_sound(a: &str, b: &str) -> bool {
    if a.chars().count() != b.chars().count() || a.chars().count() < 5 {
        return false;
    }
    let mut differ = a.chars().zip(b.chars()).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((at, pair)), None) = (differ.next(), differ.next()) else { return false };
    match pair {
        ('ي', 'ك') | ('ك', 'ي') | ('خ', 'ك') | ('ك', 'خ') => true,
        ('ه', 'ا') | ('ا', 'ه') => at == 0,
        ('ه', 'ي') | ('ي', 'ه') => at > 0 && a.chars().nth(at - 1) == Some('ن'),
        _ => false,
    }
}

fn undoubled(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

fn without_article(key: &str) -> &str {
    key.strip_prefix("ال").filter(|it| it.chars().count() >= 3).unwrap_or(key)
}

// A hamza between vowels is a glide: رافاءيل، رافاييل
fn is_vowel(c: char) -> bool {
    matches!(c, 'ا' | 'و' | 'ي' | 'ء')
}

fn consonants(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().into_iter().chain(letters.filter(|it| !is_vowel(*it))).collect()
}

// The same consonants, and between them one long vowel more, or one in the place of another.
fn vowels_apart(a: &str, b: &str) -> bool {
    let bare = consonants(a);
    bare == consonants(b) && bare.chars().count() >= 3 && one_apart(a, b)
}

fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let room = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    a.len() - head - tail <= 1 && b.len() - head - tail <= 1
}

// Two neighbouring letters changed places: a slip of the fingers. A long vowel that moves makes another Arabic name: الحمادي، الحامدي
fn transposed(a: &str, b: &str, foreign: bool) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() != b.len() || a.len() < 5 {
        return false;
    }
    let differ: Vec<usize> = a.iter().zip(&b).enumerate().filter(|(_, (a, b))| a != b).map(|(i, _)| i).collect();
    let [first, second] = differ.as_slice() else { return false };
    let vowel = [*first, *second].iter().any(|it| a.get(*it).copied().is_some_and(is_vowel));
    (foreign || !vowel) && *second == first + 1 && a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(a: &str, b: &str, foreign: bool) -> Option<Class> {
        let (a, b) = (parts(a), parts(b));
        any_difference(&a[0], &b[0], foreign)
    }

    #[test]
    fn names_the_class() {
        assert_eq!(class("عبد الله", "عبدالله", false), Some(Class::AbdJoin));
        assert_eq!(class("نصر الله", "نصرالله", false), Some(Class::Join));
        assert_eq!(class("دي ميستورا", "ديميستورا", true), Some(Class::Join));
        assert_eq!(class("أحمد", "احمد", false), Some(Class::Hamza));
        assert_eq!(class("رؤوف", "رءوف", false), Some(Class::Hamza));
        assert_eq!(class("مرسي", "مرسى", false), Some(Class::Ya));
        assert_eq!(class("حمزة", "حمزه", false), Some(Class::TaMarbuta));
        assert_eq!(class("علي", "علی", false), Some(Class::PersianLetter));
        assert_eq!(class("بن", "ابن", false), Some(Class::BnIbn));
        assert_eq!(class("كيسنجر", "كسنجر", true), Some(Class::ForeignVowel));
        assert_eq!(class("بيليغريني", "بيليجريني", true), Some(Class::ForeignConsonant));
        assert_eq!(class("بيليغريني", "بيلليغريني", true), Some(Class::DoubledLetter));
        assert_eq!(class("الجسمي", "الجمسي", false), Some(Class::Transposition));
        assert_eq!(class("بارزاني", "البارزاني", false), Some(Class::Article));
        assert_eq!(class("الخضري", "الخضيري", false), Some(Class::ArabicVowel));
    }

    #[test]
    fn case_is_no_difference() {
        assert_eq!(class("أبو", "أبي", false), None);
        assert_eq!(class("أبو بكر", "أبي بكر", false), None);
        assert_eq!(class("أبو بكر", "ابو بكر", false), Some(Class::Hamza));
        assert_eq!(class("أبي بكر", "ابو بكر", false), None);
        assert_eq!(class("سعود", "سعيد", false), None);
        assert!(is_short_for("جو", "جون") && !is_short_for("سعد", "سعدون"));
    }
}
