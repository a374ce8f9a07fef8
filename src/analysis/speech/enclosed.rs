//! The bearer's name told by what encloses it: behind an office that is complete, up to where the sentence goes on, stands nothing else.

use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_function_word, is_that};
use crate::text::span::Span;

use super::honours::{is_address, is_rank};
use super::line::Line;
use super::marked::holds_no_name;
use super::phrase::starts_title;
use super::surname::is_finite;
use super::words::{
    PLACES, has_preposition, has_pronoun, is_agent, is_body, is_definite, is_document, is_land, is_manner, is_origin, is_plural,
    is_preposition, is_related, opens_clause,
};

/// The longest name, in words.
const NAME: usize = 4;
/// How far behind the office's first words it may begin, in tokens.
const REACH: usize = 8;

/// The name that starts at token `at`, behind the office that starts at token `head`: الناجي سوناو مرلون البالغ, النجم مرلون صاحب الهدف
pub(super) fn name(line: &Line<'_>, head: usize, at: usize) -> Option<Span> {
    if !is_complete(line, head, at) {
        return None;
    }
    let (first, second) = (line.key(at), line.key(at + 1));
    // المديرة الجديدة ليوروبول فلانة: whom the preposition leads to is not she. الليفتنانت كولونيل فلانة: nor is her rank her name.
    let another = given_names::find(first).is_none() && given_names::find(second).is_some_and(|it| !it.ambiguous);
    let led = first.strip_prefix('ل').is_some_and(|it| given_names::find(it).is_some());
    if another || led || PLACES.contains(&first) {
        return None;
    }
    let mut end = at;
    while end < at + NAME && is_part(line, end) {
        end += 1;
    }
    // أشرق الدرعي: the last may have the article.
    if end > at && end < at + NAME && is_house(line, end) && is_border(line, end + 1) {
        end += 1;
    }
    let known = (at..end).filter(|&it| is_name(line, it)).count();
    let fits = match end - at {
        0 => false,
        1 => known == 1 && is_clear_border(line, end) && !is_land(line.key(at)),
        2 => known >= 1,
        _ => known >= 2,
    };
    (fits && is_border(line, end)).then(|| Some(line.token(at)?.span.join(line.token(end - 1)?.span))).flatten()
}

/// The same, behind whatever completes the office past token `at`: المتحدث باسم الشرطة في مدينة كذا فلان
pub(super) fn behind(line: &Line<'_>, head: usize, at: usize) -> Option<Span> {
    let mut it = at;
    while it < at + REACH {
        if let Some(name) = name(line, head, it) {
            return Some(name);
        }
        let word = line.key(it);
        let open = line.is_sign(it, '(') || line.is_mark(it);
        // بـ«كذا»: what the verb takes.
        if open && (holds_no_name(line, it) || it.checked_sub(1).is_some_and(|it| matches!(line.key(it), "ب" | "ل"))) {
            return None;
        }
        if open {
            it = (it + 1..it + REACH).find(|&it| line.is_sign(it, ')') || line.is_mark(it))? + 1;
            continue;
        }
        // في تصريح للزميلة فلانة: with whom one speaks.
        if cues::is(word, Group::Medium) || cues::is(word, Group::Document) {
            return None;
        }
        let comma = line.is_sign(it, '،') || line.is_sign(it, ',');
        let completes = is_definite(word) && !cues::is(word, Group::Adverb)
            || word == "في"
            || has_preposition(word)
            || it > head && matches!(line.key(it - 1), "في" | "باسم")
            || comma;
        if !completes || comma && it > at {
            return None;
        }
        it += 1;
    }
    None
}

// What stands before can end an office: its article, a sign, a name in marks or brackets.
fn is_complete(line: &Line<'_>, head: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&it| it >= head) else { return false };
    let word = line.key(before);
    if matches!(word, "الذي" | "التي" | "الذين") || is_plural(line.key(head)) {
        return false;
    }
    let sign = ['،', ',', ')'].into_iter().any(|it| line.is_sign(before, it)) || line.is_mark(before) && before > head + 1;
    let led = word.strip_prefix("بال").is_some_and(|it| it.chars().count() >= 3);
    let place = before > head + 1 && is_land(word);
    // في جامعة مرلوفة ستيف كذا: a given name behind what a body is called.
    let given = || given_names::find(line.key(at)).is_some_and(|it| !it.ambiguous);
    let called = before > head + 1 && !is_common(word) && given_names::find(word).is_none() && is_body(line.key(before - 1)) && given();
    sign || is_definite(word) || led || place || called
}

fn is_part(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let Some(token) = line.token(at).filter(|it| it.is_word()) else { return false };
    // على is no علي where it is written with its own letter.
    let particle = is_preposition(word) && &*token.skeleton != "علي" || is_that(word) || opens_clause(word);
    let several = (word.starts_with("سي") || word.starts_with("ست")) && word.ends_with("ون");
    if particle
        || several
        || is_function_word(word)
        || word.chars().count() < 2
        || token.skeleton.ends_with('ى')
        || matches!(word, "عشر" | "عشره")
        || is_rank(word)
        || is_address(word)
    {
        return false;
    }
    let given = given_names::find(word).is_some();
    let listed = [Group::Adverb, Group::Noun, Group::Medium, Group::TitleNoun].into_iter().any(|it| cues::is(word, it));
    let small = is_manner(word) || is_related(&token.skeleton);
    let owned = has_pronoun(&token.skeleton) && is_common(word);
    let led = has_preposition(word) || word.starts_with(['و', 'ب', 'ل', 'ف']) && is_common(word) && !is_common_as_it_stands(word);
    let ending = word.ends_with("ات") || word.ends_with("ين") && is_common(word) || word.ends_with('ا') && is_common(word);
    // البروفيسور مرلوني: behind a noun with the article no adjective stands without it.
    let bare = is_origin(word) && !is_definite(word) && at.checked_sub(1).is_some_and(|it| is_definite(line.key(it)));
    given
        || bare
        || !(is_definite(word) || small || is_finite(word) || owned || led || ending || listed)
            && !(is_agent(word) || is_body(word) || is_document(word) || starts_title(line, at))
            && !(word.starts_with(['ي', 'ت']) && is_common(word))
            && !is_origin(word)
}

// A word that no list of prose holds as it stands, or a given name.
fn is_name(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    is_house(line, at) || given_names::find(word).is_some() || !is_definite(word) && (!is_common(word) || is_origin(word))
}

fn is_house(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    is_definite(word)
        && word.chars().count() >= 5
        && !(is_common_as_it_stands(word) && is_common(word))
        && !(is_agent(word) || is_body(word) || is_document(word) || is_origin(word) || cues::is(word, Group::Adverb))
        && !starts_title(line, at)
}

// What no noun phrase goes on with.
fn is_border(line: &Line<'_>, at: usize) -> bool {
    matches!(line.key(at), "ل" | "ب")
        || is_clear_border(line, at)
        || is_preposition(line.key(at))
        || cues::is(line.key(at), Group::Adverb)
        || has_preposition(line.key(at))
}

// A sign, a clause of content, or what describes the bearer.
fn is_clear_border(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let sign = line.token(at).is_none_or(|it| !it.is_word());
    sign || is_that(word) || matches!(word, "صاحب" | "صاحبه" | "البالغ" | "البالغه" | "الذي" | "التي" | "وهو" | "وهي")
}
