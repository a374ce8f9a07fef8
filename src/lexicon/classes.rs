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

/// What may be written on a word, each with the letter that stands for it: و and ف, ب, ل, the article, س.
const CLITICS: [(&str, &str); 6] = [("و", "w"), ("ف", "w"), ("ب", "b"), ("ل", "l"), ("ال", "t"), ("س", "s")];

/// The class of the word with this key, and what stands for the clitic without which alone the table has it, "" for none; nothing for a rare word.
pub fn find(key: &str) -> Option<(u16, &'static str)> {
    let joined = || CLITICS.into_iter().find_map(|(clitic, letter)| Some((*TABLE.get(key.strip_prefix(clitic)?)?, letter)));
    TABLE.get(key).map(|&it| (it, "")).or_else(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_alike_share_a_class() {
        assert_eq!(find("قال"), find("اكد"));
        assert_ne!(find("قال"), find("مدينه"));
        assert_eq!(find("فمدينه"), find("مدينه").map(|it| (it.0, "w")));
        assert_eq!(find("سيستدرك"), find("يستدرك").map(|it| (it.0, "s")));
        assert_eq!(find("زعترشاهي"), None);
    }
}
