//! What stands between a verb and its subject: adverbs, and whoever is spoken to.

use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::lexicon::titles;

use super::line::Line;
use super::marked::closing;
use super::opening::is_nominal;
use super::proper;
use super::surname::closes as ends_name;
use super::words::{
    has_preposition, is_agent, is_back_reference, is_body, is_definite, is_preposition, is_proper, is_reporting_participle, is_told,
};

/// Within how many tokens a comma closes whoever speaks behind a comma.
const ASIDE: usize = 8;

/// Index of the first token from `at` on that is no adverb, no medium and no addressee.
pub(super) fn past_adverbs(line: &Line<'_>, at: usize) -> usize {
    skip(line, at, false).0
}

/// Past adverbs, and past the one who is spoken to (لـ«الوطن», للصحفيين, في بيان): after these a name may still be
/// the subject, as the second value says.
pub(super) fn skip(line: &Line<'_>, from: usize, intransitive: bool) -> (usize, bool) {
    // وأضاف، المصدر، أن
    let aside = line.is_sign(from, '،')
        && (from + 2..from + ASIDE).any(|it| line.is_sign(it, '،'))
        && (is_nominal(line, from + 1) || matches!(line.key(from + 1), "ذات" | "نفس"));
    let mut at = from + usize::from(aside);
    let mut oblique = false;
    for _ in 0..4 {
        let word = line.key(at);
        if word == "ل" && line.is_mark(at + 1) {
            let Some(close) = closing(line, at + 1, 6) else { break };
            at = close + 1;
            // What follows the paper's name is the subject, if anything is.
        } else if word.is_empty() {
            break;
        } else if word == "في" && line.key(at + 1) == "وقت" && matches!(line.key(at + 2), "سابق" | "لاحق" | "متاخر") {
            at += 3;
        } else if word == "مره" && matches!(line.key(at + 1), "اخري" | "ثانيه" | "جديده") {
            at += 2;
        } else if cues::is(word, Group::Adverb)
            || is_told(word)
            || is_back_reference(word) && (intransitive || is_nominal(line, at + 1))
            || intransitive && is_accusative(line, at)
        {
            at += 1;
        } else if word == "في" && cues::is(line.key(at + 1), Group::Medium) {
            at += 2;
            oblique = true;
            let described = |it: &str| it.ends_with('ي') || it.ends_with("يه") || is_definite(it);
            while described(line.key(at)) && !is_preposition(line.key(at)) {
                at += 1;
            }
            // في حديث مع «الوطن», إلى «الوطن»
            if matches!(line.key(at), "مع" | "الي") && line.is_mark(at + 1) {
                at = closing(line, at + 1, 6).map_or(at, |it| it + 1);
            }
        } else if word.starts_with("لل") || (word.starts_with('ل') && has_preposition(word)) {
            // للسفير فلان: nor is the name behind an office that is spoken to.
            let office = word.strip_prefix("لل").is_some_and(titles::is_office);
            at += 1;
            if let Some(end) = office.then(|| proper::end(line, at)).flatten() {
                at = end;
            }
            oblique = true;
            // لمجلة «كذا», لمراسل «كذا»، فلان الفلاني،: what is named there is spoken to.
            at = line.is_mark(at).then(|| closing(line, at, 6)).flatten().map_or(at, |it| it + 1);
            let reporter = word.strip_prefix('ل').is_some_and(is_agent) && line.is_sign(at, '،');
            at = reporter.then(|| proper::end(line, at + 1)).flatten().map_or(at, |it| it + usize::from(line.is_sign(it, '،')));
        } else {
            break;
        }
    }
    (at, oblique)
}

// An adverb in the accusative: تحدث مطولا. A verb that has no object takes no other noun in it.
fn is_accusative(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    // وأعرب مولينا كاستلو عن: the first name of one whom prose does not know.
    let name = !is_common_as_it_stands(word) && is_proper(line.key(at + 1)) && ends_name(line.key(at + 2));
    word.ends_with('ا')
        && !name
        && !is_definite(word)
        && !cues::is(word, Group::TitleName)
        && word.chars().count() >= 4
        && is_common(word)
        && !is_that(word)
        && !is_reporting_participle(word)
        && !is_agent(word)
        && !is_body(word)
        && given_names::find(word).is_none()
}
