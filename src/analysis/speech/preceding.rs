//! The noun phrase before a verb that is its subject: فلان، الأمين العام، أشاد

use crate::analysis::names::Kind;
use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Form, Gender, Group};
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::attached::is_article;
use super::borne;
use super::line::Line;
use super::opening::is_nominal;
use super::phrase::{NAMED, PHRASE, phrase, starts_title, zone};
use super::proper;
use super::subject::{Head, REACH, Subject, can_speak, head, opens_with_name, source};
use super::words::{
    is_agent, is_blocker, is_body, is_definite, is_document, is_land, is_origin, is_plural, is_preposition, is_proper, is_told,
    without_conjunction,
};

// The noun phrase that a relative clause describes: the longest one that ends right before الذي
fn antecedent(line: &Line<'_>, start: usize, relative: usize, form: &Form) -> Option<Subject> {
    let mut end = relative.checked_sub(1)?;
    if line.is_sign(end, '،') || line.is_sign(end, ',') {
        end = end.checked_sub(1)?;
    }
    // نائب الوزير فلان الأسبوع الماضي الذي أكد
    if matches!(line.key(end), "الماضي" | "المقبل" | "الحالي" | "الجاري") && is_definite(line.key(end.checked_sub(1)?))
    {
        end = end.checked_sub(2)?;
    }
    // صحيفة «كذا» اليومية، التي
    let close = if line.is_mark(end) { Some(end) } else { end.checked_sub(1).filter(|&it| line.is_mark(it) && is_definite(line.key(end))) };
    if let Some(close) = close {
        let open = (close.saturating_sub(NAMED)..close).rev().find(|&it| line.is_mark(it)).filter(|it| it + 1 < close)?;
        let noun = line.token(open + 1)?.span.join(line.token(close - 1)?.span);
        return Some(Subject { noun, zone: noun, tail: None, plural: false, head: Head::Body });
    }
    let limit = line.token(end)?.span.to();
    let first = end.saturating_sub(PHRASE).max(start);
    let speaks = |it: &usize| {
        can_speak(line.key(*it)) || starts_title(line, *it) || line.token(*it).is_some_and(|it| opens_with_name(line, it.span))
    };
    // الهجوم الذي قال إنه خطير: an ordinary noun for what cannot speak is what the clause is about.
    let thing = |it: &usize| is_definite(line.key(*it)) && is_common(line.key(*it));
    let heads = (first..=end).filter(speaks).chain((first..=end).filter(|it| !thing(it)));
    // المادة 189 من قانون العقوبات التي تنص: the article says it, not the law that it is in.
    let article = (first..end).find(|&it| is_article(line.key(it)) && line.key(it + 2) == "من");
    if let Some(noun) = article.and_then(|at| phrase(line, at)) {
        return Some(Subject { noun, zone: noun, tail: None, plural: false, head: Head::Body });
    }
    // ووقع الوزير المرسوم الذي ينص على: a text says what it says, not whoever signs it.
    let text = (first..=end).rev().find(|&it| is_document(line.key(it))).filter(|_| form.entry.group == Group::Law);
    text.into_iter().chain(heads).find_map(|at| {
        let noun = unjoined(line, at, phrase(line, at).filter(|it| it.to() == limit)?);
        Some(Subject { noun, zone: noun, tail: None, plural: is_plural(line.key(at)), head: head(line, at) })
    })
}

// «فلان» يطالب بكذا, وكالة «كذا» نقلت: a name of one to three words in marks that opens the sentence, or stands behind a noun for a body that does.
fn quoted_before(line: &Line<'_>, start: usize, close: usize) -> Option<Subject> {
    let open = (close.saturating_sub(4).max(start)..close).rev().find(|&it| line.is_mark(it)).filter(|it| it + 1 < close)?;
    let opened = without_conjunction(line.key(start)).unwrap_or(line.key(start));
    if is_preposition(opened) {
        return None;
    }
    let body = open > start && open <= start + 2 && is_body(line.key(open - 1)) && !is_definite(line.key(open - 1))
        || open == start + 1
            && (is_body(line.key(start)) || is_agent(line.key(start)) && is_definite(line.key(start)) || starts_title(line, start));
    let name =
        open == start && (open + 1..close).all(|it| is_proper(line.key(it)) || is_definite(line.key(it)) && !is_common(line.key(it)));
    let noun = line.token(open + 1)?.span.join(line.token(close - 1)?.span);
    let known = opens_with_name(line, noun);
    (body || name || open == start && known).then_some(Subject { noun, zone: noun, tail: None, plural: false, head: Head::Other })
}

// والاتحاد, وآخر: the conjunction is no part of the noun where what stands behind it is the word.
fn unjoined(line: &Line<'_>, at: usize, noun: Span) -> Span {
    let word = line.key(at);
    let joined = without_conjunction(word).is_some_and(|it| {
        is_definite(it) || matches!(it, "اخر" | "اخري" | "اخرون") || is_common_as_it_stands(it) && !is_common_as_it_stands(word)
    });
    if joined { Span::new(noun.from() + 'و'.len_utf8(), noun.to()) } else { noun }
}

/// Index of the أما that the clause of token `verb` answers; no farther before it than a long title and an apposition take.
pub(super) fn amma(line: &Line<'_>, verb: usize) -> Option<usize> {
    let start = line.sentence_start(verb).max(verb.saturating_sub(REACH));
    let opens = |it: &usize| matches!(line.key(*it), "اما" | "واما") && line.token(*it).is_some_and(|it| !it.skeleton.contains('إ'));
    (start..verb).rev().find(opens)
}

/// Whether the word before the verb is a pronoun that is its subject: إنه طالب, وهي تقول
pub(super) fn is_pronoun(line: &Line<'_>, verb: usize, form: &Form) -> bool {
    let Some(before) = verb.checked_sub(1) else { return false };
    let word = without_conjunction(line.key(before)).unwrap_or(line.key(before));
    let gender = match word.strip_prefix('ل').unwrap_or(word) {
        "انه" | "كنه" | "هو" => Gender::Masculine,
        "انها" | "كنها" | "هي" => Gender::Feminine,
        _ => return false,
    };
    form.gender == gender && !form.plural
}

/// كان فلان قد توعد النظام, كان فلان دعا النظام: whether a verb of the past stands behind كان and its subject, or قد shows that it goes on with one.
pub(super) fn is_perfect(line: &Line<'_>, verb: usize, form: &Form, before: &Subject) -> bool {
    let opens = line.key(line.sentence_start(verb));
    let was = verb >= 2 && matches!(without_conjunction(opens).unwrap_or(opens), "كان" | "كانت");
    let done = line.key(verb.saturating_sub(1)) == "قد";
    let last = verb.saturating_sub(1 + usize::from(done));
    let adjoins = line.token(last).is_some_and(|it| it.span.to() == before.noun.to());
    // وكان المدير أبلغه فلان: a verb that bears its object has its subject behind it.
    was && done || (was || done) && !form.present && !form.object && adjoins
}

/// Whether a form is the present of a verb that takes an object, and a few words: يصف, تدعو
pub(super) fn acts(form: &Form) -> bool {
    form.present && form.entry.group == Group::Govern
}

/// The noun phrase that opens the verb's clause: فلان، الأمين العام، أشاد
pub(super) fn before(line: &Line<'_>, verb: usize, form: &Form) -> Option<Subject> {
    let start = line.sentence_start(verb);
    let mut prior = verb.checked_sub(1)?;
    if line.is_mark(prior) {
        return quoted_before(line, start, prior);
    }
    // صحيفة «كذا» البريطانية، توضح
    let adjective = prior - usize::from(prior > start && line.is_sign(prior, '،'));
    if adjective > start && is_origin(line.key(adjective)) && line.is_mark(adjective - 1) {
        return quoted_before(line, start, adjective - 1);
    }
    if matches!(line.key(prior), "قد" | "وقد" | "فقد") {
        prior = prior.checked_sub(1)?;
    }
    if prior < start || (is_blocker(line.key(prior)) && !matches!(line.key(prior), "الذي" | "التي" | "الذين")) {
        return None;
    }
    if is_blocker(line.key(prior)) {
        // الرياض التي وصفها: what the verb points back to is its object.
        let feminine = line.token(verb).is_some_and(|it| it.skeleton.ends_with("ها"));
        let several = line.key(prior) != "الذين" && line.token(verb).is_some_and(|it| it.skeleton.ends_with("هم"));
        if form.object && !several && feminine == (line.key(prior) == "التي") {
            return None;
        }
        // الحركة التي قال إنها كذا: what does not agree with the verb is not who says it.
        let clashes = match line.key(prior) {
            "التي" => form.gender == Gender::Masculine && !form.plural,
            "الذي" => form.gender == Gender::Feminine,
            _ => false,
        };
        if clashes {
            return None;
        }
        return antecedent(line, start, prior, form);
    }
    // وفي وقت سابق كان المرصد قال: what tells the time stands before the clause.
    let adverbial = is_preposition(without_conjunction(line.key(start)).unwrap_or(line.key(start)));
    // A clause inside the sentence starts after the last conjunction that takes one.
    let mut at = start;
    let mut passed = prior;
    for i in (start..prior).rev().take(REACH) {
        let word = line.key(i);
        // صاحب مقهى «كذا» فلان: a name in marks belongs to the phrase.
        if i >= passed && passed < prior {
            continue;
        }
        if line.is_mark(i) && line.token(i + 1).is_some_and(Token::is_word) && i + 1 < prior {
            let open = (i.saturating_sub(NAMED).max(start)..i).rev().find(|&it| line.is_mark(it));
            let starts = |it: usize| {
                is_agent(line.key(it))
                    || line.token(it).is_some_and(|it| opens_with_name(line, it.span))
                    || it == start + 1 && matches!(line.key(start), "لكن" | "ولكن" | "اما") && is_proper(line.key(it))
            };
            if let Some(open) = open.filter(|&it| it > start && it + 1 < i && (starts(start) || starts(start + 1))) {
                passed = open;
                continue;
            }
        }
        // A clause that depends on the verb of saying has no speaker of its own, unless it names one.
        // واتفق معه كثيرون، أحدهم قال
        // فلان، كبير المحللين، قال
        let named = line.token(start).is_some_and(|it| opens_with_name(line, it.span))
            || line.token(start).zip(proper::end(line, start)).is_some_and(|(_, end)| end == i);
        let another = !named
            && (line.is_sign(i, '،') || line.is_sign(i, ','))
            && is_agent(line.key(i + 1))
            && !is_definite(line.key(i + 1))
            && !starts_title(line, i + 1);
        if another
            || is_that(word)
            || matches!(word, "لكن" | "ولكن" | "حيث" | "فيما" | "بينما")
            || matches!(word, "اما" | "واما")
            || adverbial && matches!(word, "كان" | "كانت")
            || line.is_mark(i)
            || line.is_sign(i, '؛')
            || line.is_sign(i, ':')
        {
            at = i + 1;
            break;
        }
    }
    // وحول مصير اللاعبين؛ فلان وفلان، قال
    let opened = without_conjunction(line.key(start)).unwrap_or(line.key(start));
    if at > start && line.is_sign(at - 1, '؛') && is_preposition(opened) {
        return None;
    }
    let opens = |word: &str| matches!(word, "كان" | "كانت" | "اما" | "لكن" | "غير" | "الا" | "لكل");
    while opens(line.key(at)) || without_conjunction(line.key(at)).is_some_and(opens) || is_that(line.key(at)) {
        at += 1;
    }
    if at > prior {
        return None;
    }
    let word = line.key(at);
    let bare = without_conjunction(word).unwrap_or(word);
    // وسبق لفلان أن قال
    if bare == "سبق"
        && line.key(at + 1).starts_with('ل')
        && !is_preposition(line.key(at + 1))
        && !is_told(line.key(at + 1))
        && is_that(line.key(prior))
    {
        return source(line, at + 1, true);
    }
    let verbal = cues::forms(word).chain(cues::forms(bare)).any(|it| it.entry.group.is_verb() && it.shape == cues::Shape::Finite);
    if is_preposition(bare) || verbal || is_that(bare) || bare.starts_with("بع") {
        return None;
    }
    // What is no name and no word for people or bodies says nothing: رابط الخبر
    // إن المجتمعين حذروا
    let several = is_definite(bare) && bare.ends_with("ين") && at > start && is_that(line.key(at - 1));
    if !can_speak(bare)
        && !several
        && !opens_with_name(line, line.token(at)?.span)
        && !starts_title(line, at)
        && (is_common(bare) || !is_definite(bare) && !is_proper(bare))
    {
        // وكان مرشد البلاد فلان قد قال: whatever he is called, his name stands before the verb.
        let led = at > start && opens(without_conjunction(line.key(at - 1)).unwrap_or(line.key(at - 1)));
        let limit = line.token(prior)?.span.to();
        let name = line.facts.names.names.iter().find(|it| it.kind == Kind::Person && it.span.to() == limit).filter(|_| led);
        // بينما كان الحشد يردد: nor does another noun stand between the two.
        // النادي يصف قرارات الحكم بـ«كذا»: so does what opens a sentence before a verb that takes an object.
        let leads = is_definite(bare) && (led || at == start && acts(form));
        let noun = phrase(line, at).filter(|it| leads && it.to() == limit);
        if let (None, Some(noun)) = (name, noun) {
            return Some(Subject { noun, zone: noun, tail: None, plural: is_plural(word), head: Head::Other });
        }
        let name = name?;
        return Some(Subject { noun: name.span, zone: name.span, tail: None, plural: false, head: Head::Other });
    }
    // وبكت شريكته: a feminine verb opens the clause, so that only a name in it can speak.
    let past = bare.ends_with('ت') && !bare.ends_with("ات") && bare.chars().count() >= 3 && !is_nominal(line, at);
    // وتشن تركيا هجوما: so does a verb of the present before whoever acts.
    let present = bare.len() < word.len()
        && bare.starts_with(['ي', 'ت'])
        && !is_nominal(line, at)
        && (is_nominal(line, at + 1) || is_land(line.key(at + 1)) || is_definite(line.key(at + 1)));
    let past = past || present;
    let noun = phrase(line, at)?;
    let noun = unjoined(line, at, noun);
    let zone = zone(line, at);
    let limit = line.token(prior)?.span.to();
    let clip = |it: Span| Span::new(it.from().min(limit), it.to().min(limit));
    let exception = at >= 2 && matches!(line.key(at - 2), "غير" | "الا");
    let dependent = at > start && is_that(line.key(at - 1)) && !exception;
    // فلان إن المعارضين أكدوا: right behind أن stands the subject of the verb that follows it.
    // الرئيس الفلاني يحذر: the verb is nobody's name.
    let named = borne::bearer(line, at, zone.to().min(limit));
    let reaches =
        (noun.to() >= limit && (can_speak(bare) || several || is_proper(bare)) || named.is_some_and(|it| it.to() >= limit)) && !past;
    let noun = if dependent && !reaches || past { Span::at(noun.from()) } else { clip(noun) };
    let zone = clip(noun.join(zone));
    let tail = named.filter(|_| !dependent || reaches);
    Some(Subject { noun, zone, tail, plural: is_plural(word), head: head(line, at) })
}
