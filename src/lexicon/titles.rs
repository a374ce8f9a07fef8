//! Office titles and other words after which a person's name stands.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::arabic::fold::{key, skeleton};

/// A title of one word or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The keys of its words.
    pub words: Vec<String>,
    /// Whether it says what somebody is, and not only whose kin or that he is somebody.
    pub office: bool,
    /// Whether it is good evidence of a name by itself.
    pub strong: bool,
    /// Whether it is a ruler's or of a ruling house: protocol repeats it, and puts it before a given name alone.
    pub royal: bool,
    /// Whether it is a courtesy only, which says nothing of what somebody does: الأستاذ
    pub courtesy: bool,
}

static TITLES: LazyLock<FxHashMap<String, Vec<Title>>> = LazyLock::new(|| {
    let mut out: FxHashMap<String, Vec<Title>> = FxHashMap::default();
    for line in include_str!("titles.tsv").lines().filter(|it| !it.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(title), Some(class), Some(takes)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let words: Vec<String> = title.split_whitespace().map(|it| key(&skeleton(it))).collect();
        let Some(first) = words.first().cloned() else { continue };
        let office = !matches!(class, "kinship_relation" | "generic_person" | "person_marker");
        out.entry(first).or_default().push(Title {
            words,
            office,
            strong: takes != "weak" && takes != "pattern",
            royal: class == "royal",
            courtesy: class == "honorific",
        });
    }
    // The longest match is tried first.
    out.values_mut().for_each(|it| it.sort_by_key(|it| std::cmp::Reverse(it.words.len())));
    out
});

/// The titles whose first word has that key, the longest first.
pub fn starting_with(key: &str) -> &'static [Title] {
    TITLES.get(key).map_or(&[], Vec::as_slice)
}

/// Whether an office title begins with the word that has that key.
pub fn is_office(key: &str) -> bool {
    starting_with(key).iter().any(|it| it.office)
}

/// The title that the words of `text` begin with, the longest.
pub fn find(text: &str) -> Option<&'static Title> {
    let words: Vec<String> = text.split_whitespace().map(|it| key(&skeleton(it))).collect();
    starting_with(words.first()?).iter().find(|it| words.starts_with(&it.words))
}
