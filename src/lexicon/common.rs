//! Ordinary words: what a person's name does not go on with.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

static TABLE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("common.tsv").lines().filter(|it| !it.starts_with('#')).collect());

/// Whether the word with this key is an ordinary one, with or without proclitics.
pub fn is_common(key: &str) -> bool {
    if TABLE.contains(key) {
        return true;
    }
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    if bare.len() < key.len() && TABLE.contains(bare) {
        return true;
    }
    let Some(rest) = bare.strip_prefix(['ب', 'ك', 'ل']) else { return false };
    TABLE.contains(rest) || rest.strip_prefix('ل').is_some_and(|it| bare.starts_with("لل") && TABLE.contains(format!("ال{it}").as_str()))
}

/// Whether the word with this key is an ordinary one just as it stands: nothing is taken for a proclitic.
pub fn is_common_as_it_stands(key: &str) -> bool {
    TABLE.contains(key)
}
