//! Proclitics: the one-letter words that Arabic writes together with the next one.

use smallvec::{SmallVec, smallvec};

/// A word with one reading of its proclitics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'w> {
    /// The letters taken off: any of و ف, then any of ب ك ل.
    pub proclitic: &'w str,
    /// What is left, its article restored where لل hid it.
    pub rest: std::borrow::Cow<'w, str>,
}

/// The readings of a [`skeleton`](super::fold::skeleton), the whole word first, then with one, then two letters taken off.
///
/// A name may begin with the letter of a conjunction (وليد), so that each reading is only possible:
/// the caller knows which rest it has seen by itself.
pub fn readings(word: &str) -> SmallVec<[Reading<'_>; 4]> {
    let mut out = smallvec![Reading { proclitic: "", rest: word.into() }];
    let mut taken = 0;
    if let Some(rest) = word.strip_prefix(['و', 'ف']) {
        taken = word.len() - rest.len();
        push(&mut out, word, taken);
    }
    let tail = word.get(taken..).unwrap_or("");
    if let Some(rest) = tail.strip_prefix(['ب', 'ك', 'ل']) {
        push(&mut out, word, word.len() - rest.len());
        if tail.starts_with("لل") {
            let head = word.len() - rest.len();
            if let (Some(proclitic), Some(stem)) = (word.get(..head), word.get(head + 'ل'.len_utf8()..))
                && stem.chars().count() > 1
            {
                out.push(Reading { proclitic, rest: format!("ال{stem}").into() });
            }
        }
    }
    out
}

fn push<'w>(out: &mut SmallVec<[Reading<'w>; 4]>, word: &'w str, at: usize) {
    if let (Some(proclitic), Some(rest)) = (word.get(..at), word.get(at..))
        && rest.chars().count() > 1
    {
        out.push(Reading { proclitic, rest: rest.into() });
    }
}

/// Whether a word's letters before a quotation mark are only proclitics: و ف ب ل ك, the article, or both (لـ«, وال«).
pub fn is_bare_proclitic(skeleton: &str) -> bool {
    let rest = skeleton.strip_prefix(['و', 'ف']).unwrap_or(skeleton);
    let rest = rest.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(rest);
    !skeleton.is_empty() && (rest.is_empty() || rest == "ال" || (rest == "ل" && skeleton.len() > rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(word: &str) -> Vec<String> {
        readings(word).into_iter().map(|it| it.rest.into_owned()).collect()
    }

    #[test]
    fn reads_proclitics() {
        assert_eq!(rests("وليد"), ["وليد", "ليد", "يد"]);
        assert_eq!(rests("للعبادي"), ["للعبادي", "لعبادي", "العبادي"]);
        assert!(is_bare_proclitic("ل") && is_bare_proclitic("ول") && is_bare_proclitic("ال") && is_bare_proclitic("بال"));
        assert!(!is_bare_proclitic("لا") && !is_bare_proclitic("قال") && !is_bare_proclitic(""));
    }
}
