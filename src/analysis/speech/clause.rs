//! Whether words hold a clause of their own.

use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Shape};

use super::words::{key_of, without_conjunction};

/// Words that a clause has and a name has not.
const CLAUSE: &[&str] = &[
    "لن",
    "لم",
    "لا",
    "ليس",
    "ليست",
    "قد",
    "سوف",
    "كان",
    "كانت",
    "نحن",
    "انا",
    "هو",
    "هي",
    "هم",
    "هناك",
    "يجب",
    "يمكن",
    "لدينا",
    "علينا",
    "هذا",
    "هذه",
    "ما",
    "كنا",
    "لسنا",
    "اننا",
    "انني",
    "لكن",
    "ان",
    "انه",
    "انها",
    "نريد",
    "لقد",
    "كل",
    "نعم",
    "تم",
    "تمت",
    "يتم",
    "كنت",
    "كانوا",
    "لدي",
    "اصبح",
    "اصبحت",
    "جري",
];

/// Whether words hold a clause of their own: a verb in the present, a particle that takes a clause, a pronoun.
pub(super) fn clause_shape(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(i, token)| {
        let word = key_of(token);
        let bare = without_conjunction(&word).unwrap_or(&word);
        let particle = CLAUSE.contains(&bare);
        let present = i == 0 || word.chars().count() >= 5;
        // يولر, a name, is no verb by its first letter alone.
        let known = tokens.len() > 3 || !word.starts_with('ي') || is_common(&word);
        let verb = present
            && known
            && word.chars().count() >= 4
            && (word.starts_with('ي') || word.starts_with("سي") || word.starts_with("سن") || word.starts_with("ست"));
        let first = i == 0 && tokens.len() >= 3 && word.chars().count() >= 4 && word.starts_with(['ت', 'ن', 'س']);
        let ours = word.chars().count() >= 5 && word.ends_with("نا");
        let said = cues::forms(bare).any(|it| it.shape == Shape::Finite && !it.entry.weak);
        token.is_word() && (particle || verb || first || ours || said)
    })
}
