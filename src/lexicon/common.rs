//! Ordinary words: what a person's name does not go on with.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How a stem is listed: bare, with the article, and either of them with the feminine ending that its key does not hold.
#[derive(Clone, Copy, Default)]
struct Listed {
    bare: bool,
    definite: bool,
    bare_feminine: bool,
    definite_feminine: bool,
}

static TABLE: LazyLock<FxHashMap<&'static str, Listed>> = LazyLock::new(|| {
    let mut out: FxHashMap<&str, Listed> = FxHashMap::default();
    for line in include_str!("common.tsv").lines().filter(|it| !it.starts_with('#')) {
        let (definite, stem) = split(line);
        let it = out.entry(stem).or_default();
        *(if definite { &mut it.definite } else { &mut it.bare }) = true;
        if let Some(masculine) = stem.strip_suffix('ه') {
            let it = out.entry(masculine).or_default();
            *(if definite { &mut it.definite_feminine } else { &mut it.bare_feminine }) = true;
        }
    }
    out
});

/// Endings that any noun or verb may take: pronouns, number, gender, the accusative. Not -ي, which makes family names (حدادي).
const ENDINGS: [&str; 27] = [
    "ه", "ها", "هم", "هن", "هما", "نا", "كم", "ات", "ين", "ون", "يه", "ته", "تها", "تهم", "تنا", "اته", "اتها", "اتهم", "ا", "وا", "ت",
    "تا", "وه", "يين", "يون", "تين", "تهما",
];

/// Of those, what a word with the article may take.
const DEFINITE_ENDINGS: [&str; 8] = ["ه", "ات", "ين", "ون", "يه", "يين", "يون", "تين"];

/// An ending, or an article that the list shows, comes off only where so many letters are left.
const STEM: usize = 3;

/// Whether the word with this key is an ordinary one, with or without proclitics and endings.
pub fn is_common(key: &str) -> bool {
    if stands(key) {
        return true;
    }
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    if bare.len() < key.len() && stands(bare) {
        return true;
    }
    let Some(rest) = bare.strip_prefix(['ب', 'ك', 'ل']) else { return false };
    // Two proclitics before three letters are a foreign name as often: فلتشر
    if key.starts_with('ف') && bare.len() < key.len() && rest.chars().count() <= STEM {
        return false;
    }
    stands(rest) || rest.strip_prefix('ل').is_some_and(|it| bare.starts_with("لل") && stands(&format!("ال{it}")))
}

/// Whether the word with this key is listed just as it stands: nothing is taken for a proclitic or an ending.
pub fn is_common_as_it_stands(key: &str) -> bool {
    let (definite, stem) = split(key);
    TABLE.get(stem).is_some_and(|it| if definite { it.definite } else { it.bare })
}

/// Whether the word with this key is an ordinary one, with or without endings, of which no letter is taken for a proclitic.
pub fn is_common_without_proclitics(key: &str) -> bool {
    stands(key)
}

/// Whether the word with this key is a listed one with the feminine ending: ورقية
pub fn is_inflected(key: &str) -> bool {
    let (definite, whole) = split(key);
    whole.strip_suffix("يه").is_some_and(|it| it.chars().count() >= STEM && listed(definite, it).0 || listed(definite, &format!("{it}ي")).0)
}

// Without proclitics: listed, listed but for its ending, or the present tense of a listed verb.
fn stands(word: &str) -> bool {
    let (definite, whole) = split(word);
    let endings: &[&str] = if definite { &DEFINITE_ENDINGS } else { &ENDINGS };
    listed(definite, whole).0
        || endings.iter().any(|ending| {
            let stem = whole.strip_suffix(ending).filter(|it| it.chars().count() >= STEM);
            stem.is_some_and(|it| matches!(listed(definite, it), (true, _) | (_, true)))
        })
        || word.strip_prefix('ت').is_some_and(|it| it.chars().count() >= STEM && TABLE.get(it).is_some_and(|it| it.bare))
}

// Whether the stem is listed, and whether it is with the feminine ending.
fn listed(definite: bool, stem: &str) -> (bool, bool) {
    let Some(it) = TABLE.get(stem) else { return (false, false) };
    let long = stem.chars().count() >= STEM;
    let either = |bare: bool, with: bool| if definite { with } else { bare || long && with };
    (either(it.bare, it.definite), either(it.bare_feminine, it.definite_feminine))
}

fn split(word: &str) -> (bool, &str) {
    word.strip_prefix("ال").map_or((false, word), |it| (true, it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_by_their_stems() {
        assert!(["البيت", "وبيتها", "للقاء", "المدرسات", "كتبوا", "التي", "قالت"].into_iter().all(is_common));
        assert!(!["الصدر", "زوكوليني", "القحطاني", "وبوتين"].into_iter().any(is_common));
    }
}
