//! Which words mean who and what can speak, in all their forms; found once for each word.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::lexicon::cues::{self, Group};

use super::words::without_conjunction;

/// The longest word that is remembered, in bytes.
const WORD: usize = 64;
/// How many words are remembered; a story has hundreds, an archive comes back to the same ones.
const REMEMBERED: usize = 1 << 14;

thread_local! {
    /// Of each word that was asked for, which of [`SPEAKING`] it means, a bit each.
    static MEANT: RefCell<FxHashMap<Box<str>, u8>> = RefCell::default();
}

/// The groups of words for who and what speaks.
const SPEAKING: [Group; 4] = [Group::Agent, Group::Body, Group::Land, Group::Document];

/// Whether a word, in any of its forms, with or without article and conjunction, is of `group`, one of who and what speaks.
pub(super) fn is_meant(word: &str, group: Group) -> bool {
    let bit = |it: Group| SPEAKING.iter().position(|&group| group == it).map_or(0, |it| 1 << it);
    if let Some(groups) = MEANT.with_borrow(|it| it.get(word).copied()) {
        return groups & bit(group) != 0;
    }
    let groups = SPEAKING.into_iter().filter(|&it| means(word, it)).map(bit).sum::<u8>();
    MEANT.with_borrow_mut(|meant| {
        if meant.len() >= REMEMBERED {
            meant.clear();
        }
        if word.len() <= WORD {
            meant.insert(word.into(), groups);
        }
    });
    groups & bit(group) != 0
}

fn means(word: &str, group: Group) -> bool {
    let bare = without_conjunction(word).filter(|_| !cues::is(word, group)).unwrap_or(word);
    [Some(word), Some(bare), bare.strip_prefix("ال")].into_iter().flatten().any(|it| {
        let stems = ["", "ه", "ا", "ون", "ين", "ان", "تان", "تين", "ات", "ها", "هم", "ته", "تها", "ي", "و"]
            .into_iter()
            .filter_map(|end| it.strip_suffix(end));
        stems.into_iter().any(|stem| cues::is(stem, group))
            || it
                .strip_suffix("ته")
                .or_else(|| it.strip_suffix("تها"))
                .or_else(|| it.strip_suffix("تان"))
                .is_some_and(|stem| cues::is(&format!("{stem}ه"), group))
    })
}
