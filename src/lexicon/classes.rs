//! Words in classes by the company they keep: what is learned of one is known of those like it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static TABLE: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for (class, line) in (0..).zip(include_str!("classes.tsv").lines().filter(|it| !it.starts_with('#'))) {
        out.extend(line.split(' ').map(|it| (it, class)));
    }
    out
});

/// The class of the word with this key, and whether the table has it only without its و or ف; nothing for a rare word.
pub fn find(key: &str) -> Option<(u16, bool)> {
    let joined = || TABLE.get(key.strip_prefix(['و', 'ف'])?).map(|&it| (it, true));
    TABLE.get(key).map(|&it| (it, false)).or_else(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_alike_share_a_class() {
        assert_eq!(find("قال"), find("اكد"));
        assert_ne!(find("قال"), find("مدينه"));
        assert_eq!(find("فمدينه"), find("مدينه").map(|it| (it.0, true)));
        assert_eq!(find("زعترشاهي"), None);
    }
}
