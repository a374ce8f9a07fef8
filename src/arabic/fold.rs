//! Views of a word without what does not tell words apart.

use unicode_normalization::UnicodeNormalization;

use super::letter::{TATWEEL, is_ignorable, is_mark, is_presentation_form};

/// The word's letters alone: no tashkeel, tatweel or invisible characters; presentation forms become letters.
/// Hamza seats, final ى and ة stay: this is the word as it is spelled.
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c == TATWEEL || is_mark(c) || is_ignorable(c) {
            continue;
        }
        if is_presentation_form(c) {
            out.extend(std::iter::once(c).nfkc().filter(|&it| it != TATWEEL && !is_mark(it)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Key under which spellings of one word meet, over a [`skeleton`]: hamza seats as bare letters, final ى as ي,
/// final ة as ه, Persian ی and ک as ي and ك. Looser than what a reader accepts as equal: it only gathers candidates.
pub fn key(skeleton: &str) -> String {
    let mut out = String::with_capacity(skeleton.len());
    for c in skeleton.chars() {
        out.push(match c {
            'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ک' => 'ك',
            'ة' => 'ه',
            other => other,
        });
    }
    out
}
