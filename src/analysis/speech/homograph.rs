//! Words that are spelled like a reporting word and report nothing.

use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::cues::{self, Form, Gender, Group, Shape};
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_function_word, is_that};

use super::cue::{Complement, complement};
use super::line::Line;
use super::opening::is_nominal;
use super::words::{has_pronoun, is_agent, is_body, is_definite, is_document, is_land, is_preposition, is_proper, without_conjunction};

/// A preposition that is spelled as a verb is one only before what the verb takes: بين أن, عبر عن
pub(super) fn homograph(line: &Line<'_>, at: usize, form: Form, conjoined: bool) -> bool {
    let word = line.key(at);
    // صلى الله عليه وسلم reports nothing, nor does a preposition with its pronoun: بينهم
    let before = at.checked_sub(1).map_or("", |it| line.key(it));
    // تبين أن: it turned out.
    let bare = without_conjunction(word).unwrap_or(word);
    let turned = line.token(at + 1).is_some_and(|it| has_pronoun(&it.skeleton)) || is_that(line.key(at + 1));
    if matches!(bare, "تبين" | "يتبين") && turned {
        return true;
    }
    if form.entry.lemma == "أمل" && form.shape == Shape::Finite && !hopes(line, at, form) {
        return true;
    }
    if before == "عليه" && word == "وسلم" || form.object && is_preposition(&form.entry.lemma) {
        return true;
    }
    let bare = if conjoined { without_conjunction(word).unwrap_or(word) } else { word };
    let last = at + form.words - 1;
    let next = line.key(last + 1);
    let opens = conjoined && line.sentence_start(at) == at;
    let about = || (last + 1..last + 8).any(|it| line.key(it) == "عن");
    let clause = || matches!(complement(line, last + 1, 25), Complement::That | Complement::Colon);
    // لدى افتتاحه الجلسة، عبّر فلان عن: behind a comma or at the start, with whoever says it right behind.
    let parted = at.checked_sub(1).is_none_or(|it| line.is_sign(it, '،') || line.is_sign(it, '.')) || line.sentence_start(at) == at;
    // وقد عبّر فلان عن, في الحفل عبّر الأمير فلان عن: so it is behind قد, and where the next words are whoever does so and عن.
    let after = matches!(before, "قد" | "وقد" | "لقد" | "كما");
    let whoever = is_nominal(line, last + 1) && !is_body(next) && (last + 2..last + 6).any(|it| line.key(it) == "عن");
    let expresses = bare == "عبر" && (opens || (parted || after) && (is_nominal(line, last + 1) || is_proper(next)) || whoever) && about();
    // كما بيّن الأهمية
    let shows = before == "كما" && bare == "بين" && is_definite(next);
    let come = form.entry.group == Group::Come && matches!(next, "في" | "فيه" | "فيها" | "علي");
    is_preposition(bare) && !come && !is_that(next) && next != "عن" && !(expresses || shows || opens && bare != "عبر" && clause())
}

// أمل الوزير أن: the verb, not the noun, where it opens its clause before whoever hopes, and what is hoped follows.
fn hopes(line: &Line<'_>, at: usize, form: Form) -> bool {
    let before = at.checked_sub(1).map_or("", |it| line.key(it));
    let opens = line.sentence_start(at) == at
        || at.checked_sub(1).is_some_and(|it| line.is_sign(it, '،'))
        || matches!(before, "قد" | "وقد" | "فيما" | "كما" | "بينما" | "حين");
    let next = line.key(at + 1);
    let whoever = is_nominal(line, at + 1) || is_land(next) || is_definite(next) || is_proper(next);
    let hoped = |it: usize| is_that(line.key(it));
    form.present || opens && whoever && !is_that(next) && (at + 2..at + 16).any(hoped)
}

/// Whether what a verb of giving gives from token `at` on are words: ألقى الوزير خطابا, قدّم تعازيه
pub(super) fn gives_words(line: &Line<'_>, at: usize) -> bool {
    const REACH: usize = 12;
    let words = |word: &str| {
        let bare = word.strip_prefix(['ب']).unwrap_or(word);
        let bare = bare.strip_prefix("ال").or_else(|| word.strip_prefix("لل")).unwrap_or(bare);
        let stem = ["ها", "هم", "ه", "ا"].into_iter().find_map(|it| bare.strip_suffix(it)).unwrap_or(bare);
        [word, bare, stem].into_iter().any(|it| cues::is(it, Group::Given))
    };
    (at..at + REACH).take_while(|&it| !line.is_mark(it) && !line.is_sign(it, '.') && !line.is_sign(it, ':')).any(|it| words(line.key(it)))
}

/// Whether a verb of writing has for its place what bears the words, so that nobody says them: لافتة كُتب عليها
pub(super) fn is_inscribed(line: &Line<'_>, at: usize, form: Form) -> bool {
    form.entry.lemma == "كتب" && !form.object && matches!(line.key(at + form.words), "عليه" | "عليها" | "عليهما" | "فوقه" | "فوقها")
}

/// أدلة تشير إلى كذا: the verb describes a thing that says nothing. أنها رد: and what does not agree is no verb.
pub(super) fn describes_thing(line: &Line<'_>, at: usize, form: Form, conjoined: bool) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let (word, bare) = (line.key(before), without_conjunction(line.key(before)).unwrap_or(line.key(before)));
    let thing = is_common_as_it_stands(word)
        && !is_definite(word)
        && ![word, bare].iter().any(|it| is_function_word(it) || is_agent(it) || is_body(it) || is_document(it) || is_preposition(it))
        && !cues::forms(word).any(|it| it.entry.group.is_verb() || matches!(it.entry.group, Group::Adverb | Group::Medium))
        && given_names::find(word).is_none()
        && !is_nominal(line, before);
    // قبل أن يختتم الفريق جولته: no words of anybody's.
    let temporal = is_that(word) && before > 0 && matches!(line.key(before - 1), "قبل" | "بعد" | "دون" | "بدون" | "منذ");
    // عارضة تُدعى فلانة: who is called so claims nothing. يدعي أن he does.
    let named = form.entry.lemma == "ادعى" && form.present && line.token(at).is_some_and(|it| it.skeleton.ends_with('ى'));
    if named && complement(line, at + 1, 3) != Complement::That {
        return true;
    }
    // مسؤول رفض الكشف عن هويته
    let withholds = matches!(form.entry.lemma.as_str(), "رفض" | "اشترط")
        && matches!(line.key(at + 1), "الكشف" | "كشف" | "ذكر" | "نشر" | "عدم" | "الافصاح");
    if withholds || temporal && form.entry.weak {
        return true;
    }
    let other = word.ends_with("ها") && is_that(word) && form.gender == Gender::Masculine && !form.present && form.entry.weak;
    !conjoined && (other || form.present && form.gender == Gender::Feminine && thing && !word.starts_with(['ي', 'ت']))
}

/// وجاء فيه: whose text it is stands before, and what is said behind.
pub(super) fn stands_in(line: &Line<'_>, last: usize) -> bool {
    matches!(line.key(last + 1), "فيه" | "فيها") && complement(line, last + 1, 12) != Complement::Other
}
