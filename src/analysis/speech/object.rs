//! Whether the noun behind a verb of saying is what the verb takes, and not who speaks.

use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Form, Group};
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::line::Line;
use super::phrase::{PHRASE, names_body, starts_title};
use super::subject::{can_speak, opens_with_name, starts_name};
use super::words::{has_preposition, is_agent, is_body, is_definite, is_land, is_origin, is_plural, is_proper};

/// Several men by a word that ends like one woman.
const MEN: &[&str] = &["قاده", "ساده", "طلبه", "اساتذه", "قضاه", "دعاه", "فلاسفه", "رماه", "هواه", "حماه", "رعاه"];

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
    // ووصفتها وسائل إعلام: of a verb that bears its object the noun behind it is the subject.
    if form.object
        && form.entry.group == Group::Govern
        && form.gender == cues::Gender::Feminine
        && !has_preposition(word)
        && !word.starts_with('ب')
    {
        return false;
    }
    // وأكد بن فلان: the son of somebody, whatever else the word means.
    if matches!(&*token.skeleton, "بن" | "أبو" | "أبي" | "ابن") && is_proper(line.key(at + 1)) {
        return false;
    }
    // وعد انفصاليي كذا: the construct plural of an object.
    if token.skeleton.ends_with("يي") {
        return true;
    }
    if is_feminine_land(word) && form.gender == cues::Gender::Masculine && form.entry.group == Group::Govern {
        return true;
    }
    // وفق ما أعلن القصر: such a clause has its subject behind the verb; سرعان ما and its like open none.
    let often = at >= 3 && matches!(line.key(at - 3), "سرعان" | "غالبا" | "كثيرا" | "عاده" | "طالما" | "نادرا");
    if at >= 2 && !often && matches!(line.key(at - 2), "ما" | "لما" | "كما" | "حسبما" | "وفقما" | "مثلما") && is_definite(line.key(at + 1))
    {
        return false;
    }
    // أوضح البيت الأبيض: an institution by its name speaks, unless the verb shows another gender.
    let institution = line.institution(at).is_some() && !(form.gender == cues::Gender::Masculine && token.skeleton.ends_with('ة'));
    if opens_with_name(line, token.span)
        || institution
        || !is_common(word)
        || form.entry.intransitive
        || form.entry.group == Group::Law
        || &*token.skeleton == "آل"
    {
        return false;
    }
    // وأوضح البيت الأبيض: a body whose first word is none.
    if names_body(line, at) {
        return false;
    }
    // عالي الدرعي مدير المدينة: a family name and an office behind it make any word a given name.
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
    let bare = word.trim_start_matches("ال");
    let several = stem.strip_prefix("ال").is_some_and(|it| it.chars().count() >= 3 && is_common_as_it_stands(it)) && is_body(stem);
    let accusative = is_definite(word) && (is_agent(stem) || several) && !cues::is(bare, Group::Agent) && !cues::is(bare, Group::Body);
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
    // ونفت حماس: a party by its name, where the verb agrees with it.
    if form.gender == cues::Gender::Feminine && cues::is(word, Group::TermName) {
        return false;
    }
    // قادة الحلف: several men, whatever the word ends in.
    let men = MEN.contains(&word.strip_prefix("ال").unwrap_or(word));
    let differs = form.gender == cues::Gender::Masculine && !form.plural && token.skeleton.ends_with('ة') && !men;
    differs || !can_speak(word)
}

// ويطالب إيران بكذا: most lands are feminine.
pub(super) fn is_feminine_land(word: &str) -> bool {
    is_land(word) && !matches!(word, "العراق" | "لبنان" | "الاردن" | "اليمن" | "السودان" | "المغرب" | "الصومال" | "السنغال" | "النيجر")
}

/// طالب الحزب السلطة بكذا: behind a noun with the article stands what describes it, or another noun that the verb takes. The verb shows the gender
/// that an adjective has.
pub(super) fn agreeing(line: &Line<'_>, at: usize, noun: Span, form: &Form) -> Span {
    let feminine = line.token(at).is_some_and(|it| it.skeleton.ends_with('ة'));
    let things = feminine || line.key(at).ends_with("ات") && !is_agent(line.key(at));
    let fits = |it: &Token| {
        let word = &it.skeleton;
        // الاستفتاء is no adjective.
        let open = word.ends_with(['ة', 'ى', 'ا', 'ي'])
            || word.ends_with("اء") && !word.starts_with("الاست")
            || word.starts_with("الأ")
            || !is_definite(word);
        match form.gender {
            cues::Gender::Masculine => feminine || !is_definite(word) || !word.ends_with('ة') && !word.ends_with("ات"),
            cues::Gender::Feminine => !things || open,
            cues::Gender::Unknown => true,
        }
    };
    if !is_definite(line.key(at)) {
        return noun;
    }
    // تصنفها الولايات المتحدة: an institution by its name is whole.
    if line.institution(at).is_some_and(|end| line.token(end - 1).is_some_and(|it| it.span.to() >= noun.to())) {
        return noun;
    }
    let words = line.facts.tokens_in(noun);
    if let Some(stop) = words.iter().enumerate().skip(1).position(|(index, _)| is_taken(line, at + index)) {
        return words.get(stop).map_or(noun, |it| Span::new(noun.from(), it.span.to()));
    }
    let plain = !(starts_title(line, at) || is_agent(line.key(at)) && form.gender != cues::Gender::Masculine || form.plural);
    let Some(stop) = words.iter().skip(1).position(|it| plain && !fits(it) || is_institution(it)).map(|it| it + 1) else { return noun };
    // الاتحاد المغربي لكرة القدم: what completes the noun need not agree with it.
    if words.iter().take(stop).any(|it| !is_definite(&it.skeleton)) {
        return noun;
    }
    words.get(stop - 1).map_or(noun, |it| Span::new(noun.from(), it.span.to()))
}

/// Where the name behind a noun phrase ends, that of whom it describes: الرئيس الفلاني فلان
pub(super) fn zone_name(line: &Line<'_>, noun: Span, zone: Span) -> usize {
    let names = &line.facts.names.names;
    let near = names.get(names.partition_point(|it| it.span.start < noun.end.saturating_sub(1))..).unwrap_or(&[]);
    near.first().filter(|it| it.span.from() <= noun.to() + 1 && it.span.to() <= zone.to()).map_or(noun.to(), |it| it.span.to())
}

/// واتهم المسؤولون الفلانيون مرلون بكذا: what ends like several in the nominative, and what describes them.
pub(super) fn several_agreeing(line: &Line<'_>, at: usize) -> Option<Span> {
    let several = |it: usize| line.key(it).ends_with("ون") && is_plural(line.key(it));
    let describes = |it: &usize| line.key(*it).ends_with("ون") && is_definite(line.key(*it)) == is_definite(line.key(at));
    let end = (at + 1..at + 4).take_while(describes).last().unwrap_or(at);
    several(at).then(|| Some(line.token(at)?.span.join(line.token(end)?.span))).flatten()
}

// What no adjective of a subject is: several in the accusative (أبلغ المسؤول الصحافيين), what is done with its preposition (أعلن الجيش القبض على)
fn is_taken(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let stem = word.strip_suffix("ين").unwrap_or("");
    let noun = stem.chars().count() >= 5 && (is_agent(stem) || is_origin(stem) || is_common_as_it_stands(stem));
    let several = is_definite(word) && noun && is_definite(line.key(at - 1)) && !line.key(at - 1).ends_with("ين");
    let deed = matches!(word, "القبض" | "العثور" | "الافراج" | "التوصل" | "الكشف" | "التوقف" | "الاستيلاء" | "السيطره");
    several || deed && matches!(line.key(at + 1), "علي" | "عن" | "الي")
}

/// وقال بيع السمك لم يعد مربحا: the noun of a clause that is told without إن.
pub(super) fn opens_told_clause(line: &Line<'_>, at: usize, noun: Span, form: &Form) -> bool {
    let word = line.key(at);
    let next = line.facts.token_at(noun.to());
    let says = |it: usize| {
        matches!(line.key(it), "لم" | "لن" | "لا" | "ليس" | "ليست" | "قد" | "سوف" | "يجب" | "يمكن" | "كان" | "كانت" | "هو" | "هي")
    };
    form.entry.intransitive
        && is_common(word)
        && !can_speak(word)
        && !starts_title(line, at)
        && !line.token(at).is_some_and(|it| starts_name(line, it.span))
        && (next..next + 3).take_while(|&it| line.token(it).is_some_and(Token::is_word)).any(says)
}

// ودعا الرئيس الفلاني الاتحاد: a noun for an institution describes nobody.
fn is_institution(token: &Token) -> bool {
    let word = &*token.skeleton;
    let bare = crate::arabic::fold::key(word);
    let adjective = matches!(bare.trim_start_matches("ال"), "معارضه" | "مقاومه" | "اتحاديه" | "استخباريه" | "مفوض" | "مواليه");
    is_definite(word) && is_body(&bare) && !is_land(&bare) && !is_origin(&bare) && !adjective
}
