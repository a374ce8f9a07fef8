//! Whether the noun behind a verb of saying is what the verb takes, and not who speaks.

use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Form, Group};
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::line::Line;
use super::phrase::{PHRASE, starts_title};
use super::subject::{can_speak, opens_with_name};
use super::words::{is_agent, is_definite, is_land, is_origin};

/// Verbs that say nothing without an object: اتهم, وصف
pub(super) fn takes_object(form: &Form) -> bool {
    matches!(form.entry.lemma.as_str(), "اتهم" | "وصف" | "نعت" | "سمى" | "شبه" | "أبلغ" | "أخبر") && !form.object
}

/// وذكر الإنتربول السعودي أن: a clause of content is what the verb takes, so that the definite noun before it is the subject.
pub(super) fn stands_before_clause(line: &Line<'_>, at: usize, noun: Span, form: &Form) -> bool {
    let hears = matches!(form.entry.lemma.as_str(), "أبلغ" | "أخبر" | "طمأن" | "خاطب" | "سأل" | "نبه" | "حذر" | "نصح");
    let mut next = line.facts.token_at(noun.to());
    // الإنتربول السعودي، التابع للوزارة، أنه
    if line.is_sign(next, '،') && is_definite(line.key(next + 1)) {
        next = (next + 1..next + PHRASE).find(|&it| line.is_sign(it, '،')).map_or(next, |it| it + 1);
    }
    is_definite(line.key(at)) && !hears && is_that(line.key(next)) && !line.key(next).starts_with('و')
}

/// أكد أهمية كذا: an ordinary noun that names nobody is what the verb takes. قال takes none.
pub(super) fn is_object(line: &Line<'_>, at: usize, form: &Form) -> bool {
    let (word, Some(token)) = (line.key(at), line.token(at)) else { return false };
    // وعد انفصاليي كذا: the construct plural of an object.
    if token.skeleton.ends_with("يي") {
        return true;
    }
    if is_feminine_land(word) && form.gender == cues::Gender::Masculine && form.entry.group == Group::Govern {
        return true;
    }
    // وفق ما أعلن القصر: such a clause has its subject behind the verb.
    if at >= 2 && matches!(line.key(at - 2), "ما" | "لما" | "كما" | "حسبما" | "وفقما" | "مثلما") && is_definite(line.key(at + 1))
    {
        return false;
    }
    // قال آل سعيد: a house.
    if opens_with_name(line, token.span)
        || !is_common(word)
        || form.entry.intransitive
        || form.entry.group == Group::Law
        || &*token.skeleton == "آل"
    {
        return false;
    }
    // عالي القرشي مدير المدينة: a family name and an office behind it make any word a given name.
    let family = line.key(at + 1);
    if !is_definite(word) && is_origin(family) && !is_common(family) && (starts_title(line, at + 2) || is_agent(line.key(at + 2))) {
        return false;
    }
    // وأضاف أسطورة الأرجنتين: «كذا». What stands alone before the colon of a verb that goes on is its subject.
    let colon = (at + 1..at + 4)
        .find(|&it| !line.token(it).is_some_and(Token::is_word))
        .is_some_and(|it| line.is_sign(it, ':') || line.is_mark(it));
    if form.entry.group == Group::Carry && colon {
        return false;
    }
    // Before its subject a verb agrees with it: the masculine one takes no noun in ة.
    // إحدى الأمهات: the second word says of whom.
    if matches!(word, "احد" | "احدي") && (is_agent(line.key(at + 1)) || word == "احدي" && form.gender == cues::Gender::Feminine)
    {
        return false;
    }
    // اتهم معارضي الحكومة: so is this.
    let construct = word.strip_suffix('ي').is_some_and(is_agent) && !cues::is(word, Group::Agent);
    if construct && !is_definite(word) && is_definite(line.key(at + 1)) {
        return true;
    }
    // ودعا المواطنين: the ending of an object. ودعا الجميع: whom one turns to.
    let stem = word.strip_suffix("ين").unwrap_or("");
    let accusative = is_definite(word) && is_agent(stem) && !cues::is(word.trim_start_matches("ال"), Group::Agent);
    // دعت خبراء مستقلين: the adjective shows the object.
    let next = line.key(at + 1);
    let accusative = accusative
        || !is_definite(word) && is_agent(word) && next.ends_with("ين") && !is_definite(next) && is_common(next) && !is_agent(next);
    let all = matches!(word, "الجميع" | "الحضور" | "الناس" | "الجمهور" | "الكل");
    if accusative
        || all && matches!(form.entry.lemma.as_str(), "دعا" | "طالب" | "ناشد" | "حث" | "حض" | "شكر" | "ذكر" | "خاطب" | "حذر" | "نصح")
    {
        return true;
    }
    let differs = form.gender == cues::Gender::Masculine && !form.plural && token.skeleton.ends_with('ة');
    differs || !can_speak(word)
}

// ويطالب إيران بكذا: most lands are feminine.
fn is_feminine_land(word: &str) -> bool {
    is_land(word) && !matches!(word, "العراق" | "لبنان" | "الاردن" | "اليمن" | "السودان" | "المغرب" | "الصومال" | "السنغال" | "النيجر")
}
