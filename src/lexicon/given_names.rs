//! Given names: the surest sign that a person's name begins.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::arabic::fold::{key, skeleton};

/// What is known of a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// Whether it comes from another language: its vowels are spelled in more than one way.
    pub foreign: bool,
    /// Whether it is a woman's.
    pub feminine: bool,
    /// Whether it is an ordinary word too, so that it needs other evidence beside it.
    pub ambiguous: bool,
}

static NAMES: LazyLock<FxHashMap<String, GivenName>> = LazyLock::new(|| {
    let lines = include_str!("given-names.tsv").lines().filter(|it| !it.starts_with('#'));
    let entry = |line: &str| {
        let mut fields = line.split('\t');
        let (name, group, ambiguous) = (fields.next()?, fields.next()?, fields.next()?);
        let it = GivenName { foreign: group == "foreign", feminine: group == "ar_f", ambiguous: ambiguous == "y" };
        Some((key(&skeleton(name)), it))
    };
    // Of two lines that fold to one key, the first, commoner one counts.
    let mut out = FxHashMap::default();
    for (key, it) in lines.filter_map(entry) {
        out.entry(key).or_insert(it);
    }
    out
});

/// The given name of that key ([`key`] of a skeleton, compounds written as one word); `None` for other words.
///
/// A hamza's seat and the letters that Persian lends for foreign sounds wander: رءوف، پول
pub fn find(key: &str) -> Option<GivenName> {
    NAMES.get(key).copied().or_else(|| {
        let plain: String = key.chars().map(plain).collect();
        (plain != key).then(|| NAMES.get(plain.as_str()).copied()).flatten()
    })
}

/// The keys of those that come from another language and are no ordinary word, in no order.
pub fn foreign() -> impl Iterator<Item = &'static str> {
    NAMES.iter().filter(|it| it.1.foreign && !it.1.ambiguous).map(|it| it.0.as_str())
}

fn plain(c: char) -> char {
    match c {
        'ء' => 'ؤ',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'گ' => 'غ',
        other => other,
    }
}
