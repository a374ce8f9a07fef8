//! Adjectives of nationality: before a name they are none of it, behind a given name they may be a family name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

static TABLE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("nationalities.tsv").lines().filter(|it| !it.starts_with('#')).collect());

/// Whether the word with this key is one, masculine or feminine, with the article and with proclitics or without.
pub fn is_nationality(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let stem = ["لل", "بال", "كال", "ال"].iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare);
    TABLE.contains(stem.strip_suffix('ه').unwrap_or(stem))
}
