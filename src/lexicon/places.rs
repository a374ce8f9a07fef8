//! Places, clubs and companies whose names look like people's.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::kind::Kind;

static TABLE: LazyLock<FxHashMap<&'static str, Kind>> = LazyLock::new(|| {
    let lines = include_str!("places.tsv").lines().filter(|it| !it.starts_with('#'));
    let kind = |it: &str| if it == "place" { Kind::Place } else { Kind::Organisation };
    lines.filter_map(|it| it.split_once('\t')).map(|(key, it)| (key, kind(it))).collect()
});

/// What a name that begins with the word of this key names, where it is a listed place or organisation.
pub fn kind(key: &str) -> Option<Kind> {
    TABLE.get(key).copied()
}

/// Whether the word with this key, alone or behind proclitics, begins such a name.
pub fn is_place(key: &str) -> bool {
    crate::arabic::clitic::readings(key).iter().any(|it| kind(&it.rest).is_some())
}
