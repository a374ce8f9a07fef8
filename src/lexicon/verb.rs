//! The forms of a verb as news writes them: the past, the present and the active participle of the third person.
//!
//! Forms come out without tashkeel, as they are spelled. Readers of a text compare keys, so that hamza seats may differ.

use super::cues::{Gender, Shape};

/// One form of a verb.
pub(super) struct Form {
    pub(super) text: String,
    pub(super) shape: Shape,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    /// An object is written on it: وصفه.
    pub(super) object: bool,
    /// It is a form of the present.
    pub(super) present: bool,
}

const OBJECTS: [&str; 5] = ["ه", "ها", "هم", "هما", "ني"];

/// Every form of `lemma` (no tashkeel), a verb of form `class`; `imperfect` is the third person of the present,
/// which verbs of form 1 need.
/// Of a verb whose spelling has other meanings (`weak`) the rarer forms are left out: the dual of the past, the future.
pub(super) fn forms(lemma: &str, class: u8, imperfect: &str, weak: bool) -> Vec<Form> {
    let mut out = Vec::new();
    past(lemma, &mut out);
    if weak {
        out.retain(|it| !it.plural || it.text.ends_with("وا"));
    }
    let present = present_stem(lemma, class, imperfect);
    present_forms(&present, weak, &mut out);
    participle(&participle_stem(lemma, class, &present), &mut out);
    out
}

fn is_defective(lemma: &str) -> bool {
    lemma.ends_with(['ى', 'ا']) && lemma.chars().count() > 2
}

fn without_last(word: &str) -> String {
    let mut out = word.to_owned();
    out.pop();
    out
}

fn past(lemma: &str, out: &mut Vec<Form>) {
    let weak = is_defective(lemma);
    let short = if weak { without_last(lemma) } else { lemma.to_owned() };
    let joined = if weak { format!("{short}ا") } else { lemma.to_owned() };
    let mut push =
        |text: String, gender, plural, object| out.push(Form { text, shape: Shape::Finite, gender, plural, object, present: false });
    push(lemma.to_owned(), Gender::Masculine, false, false);
    push(format!("{short}ت"), Gender::Feminine, false, false);
    push(format!("{short}وا"), Gender::Masculine, true, false);
    push(format!("{short}تا"), Gender::Feminine, true, false);
    if !weak {
        push(format!("{lemma}ا"), Gender::Masculine, true, false);
    }
    for object in OBJECTS {
        push(format!("{joined}{object}"), Gender::Masculine, false, true);
        push(format!("{short}ت{object}"), Gender::Feminine, false, true);
        push(format!("{short}و{object}"), Gender::Masculine, true, true);
    }
}

// The present without its first letter.
fn present_stem(lemma: &str, class: u8, imperfect: &str) -> String {
    let tail: String = lemma.chars().skip(1).collect();
    match class {
        1 => imperfect.chars().skip(1).collect(),
        2 | 3 if lemma.starts_with('أ') => format!("ؤ{tail}"),
        2 | 3 => end_in_ya(lemma),
        4 | 10 => hollow_to_ya(&end_in_ya(&tail)),
        7 | 8 => end_in_ya(&tail),
        _ => lemma.to_owned(),
    }
}

fn end_in_ya(stem: &str) -> String {
    if stem.ends_with('ى') { format!("{}ي", without_last(stem)) } else { stem.to_owned() }
}

// The alef before the last letter of a hollow verb: أشار, يشير.
fn hollow_to_ya(stem: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    match letters.as_slice() {
        [head @ .., 'ا', last] if !head.is_empty() => head.iter().chain(&['ي', *last]).collect(),
        _ => stem.to_owned(),
    }
}

fn present_forms(stem: &str, rare: bool, out: &mut Vec<Form>) {
    let weak = stem.ends_with(['ي', 'و', 'ى']);
    let short = if weak { without_last(stem) } else { stem.to_owned() };
    let joined = if stem.ends_with('ى') { format!("{short}ا") } else { stem.to_owned() };
    let mut push =
        |text: String, gender, plural, object| out.push(Form { text, shape: Shape::Finite, gender, plural, object, present: true });
    for future in if rare { &[""][..] } else { &["", "س"] } {
        push(format!("{future}ي{stem}"), Gender::Masculine, false, false);
        push(format!("{future}ت{stem}"), Gender::Feminine, false, false);
        push(format!("{future}ي{short}ون"), Gender::Masculine, true, false);
        // يخبرنا; in the past it would be our own saying.
        for object in OBJECTS.into_iter().chain(["نا"]) {
            push(format!("{future}ي{joined}{object}"), Gender::Masculine, false, true);
            push(format!("{future}ت{joined}{object}"), Gender::Feminine, false, true);
            push(format!("{future}ي{short}ون{object}"), Gender::Masculine, true, true);
        }
    }
    let dual = end_in_ya(stem);
    push(format!("ي{dual}ان"), Gender::Masculine, true, false);
    push(format!("ت{dual}ان"), Gender::Feminine, true, false);
}

fn participle_stem(lemma: &str, class: u8, present: &str) -> String {
    if class != 1 {
        return format!("م{}", end_in_ya(present).replace('ء', "ئ"));
    }
    let letters: Vec<char> = lemma.chars().collect();
    match letters.as_slice() {
        [first, 'ا', last] => [*first, 'ا', 'ئ', *last].iter().collect(),
        [first, second, 'ا' | 'ى'] => [*first, 'ا', *second, 'ي'].iter().collect(),
        [first, 'أ', last] => [*first, 'ا', 'ئ', *last].iter().collect(),
        [first, rest @ ..] => std::iter::once(first).chain(&['ا']).chain(rest).collect(),
        [] => String::new(),
    }
}

fn participle(stem: &str, out: &mut Vec<Form>) {
    let short = if stem.ends_with('ي') { without_last(stem) } else { stem.to_owned() };
    let mut push =
        |text: String, gender, plural| out.push(Form { text, shape: Shape::Participle, gender, plural, object: false, present: false });
    push(format!("{stem}ا"), Gender::Masculine, false);
    push(format!("{stem}ة"), Gender::Feminine, false);
    push(format!("{short}ين"), Gender::Masculine, true);
    push(format!("ال{stem}"), Gender::Masculine, false);
    push(format!("ال{stem}ة"), Gender::Feminine, false);
}
