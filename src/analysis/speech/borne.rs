//! The name of whoever bears an office, told by where it stands: behind the title, in apposition, in marks, before what is said.
//!
//! The names of a paragraph rest on given names and on titles that the lexicon holds. Behind a long title, words that
//! prose does not know are a name too: the reader of a subject needs no more than that.

use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::bounds::is_partisan;
use super::enclosed;
use super::honours::{is_address, is_rank};
use super::line::Line;
use super::marked::closing;
use super::phrase::{NAMED, starts_title};
use super::proper::{NAME, end};
use super::surname::{closes, foreign_pair, is_plain};
use super::words::{
    PLACES, has_preposition, has_pronoun, is_agent, is_body, is_definite, is_document, is_land, is_manner, is_origin, is_plural,
    is_preposition, is_proper, is_reporting_participle, stands_for, starts_object, without_conjunction,
};

/// The longest relative clause between a title and the name of its bearer, in tokens.
const CLAUSE: usize = 20;
/// Within how many tokens behind his description one is called by his name.
const CALLED: usize = 10;

/// The name of whoever bears the title, office or description that starts at token `at`, before byte `limit`.
pub(super) fn bearer(line: &Line<'_>, at: usize, limit: usize) -> Option<Span> {
    let head = line.key(at);
    let head = without_conjunction(head).filter(|it| is_definite(it)).unwrap_or(head);
    let titled = starts_title(line, at);
    // الصياد سعيد الفلاني: a given name behind it makes any noun a description.
    let at_name = if is_definite(line.key(at + 1)) && !is_body(line.key(at + 1)) { at + 2 } else { at + 1 };
    // النادل الأسمر سعيد: so does one behind its adjective.
    let given = is_definite(head) && given_names::find(line.key(at_name)).is_some();
    // السناتور فلان الفلاني: two words that prose does not know, and nothing more, are the name of whoever any noun describes.
    let foreign = is_definite(head) && !is_body(head) && is_proper(line.key(at + 1)) && is_proper(line.key(at + 2));
    let person = titled || is_agent(head) || is_origin(head) || given || foreign;
    let body = !person && is_definite(head) && is_body(head) && !is_document(head);
    // دعا أعضاء في المجلس الرئيس فلانا: several without the article have no name.
    let several = is_plural(head) && !is_definite(head);
    if !person && !body || several {
        return None;
    }
    let inside = |it: usize| line.token(it).is_some_and(|it| it.span.to() <= limit);
    let honoured = |it: usize| honoured(line, it).filter(|it| it.to() <= limit);
    let enclosed = |it: usize| person.then(|| enclosed::name(line, at, it)).flatten().filter(|it| it.to() <= limit);
    if let Some(name) = honoured(at) {
        return Some(name);
    }
    let (mut it, mut stopped) = (at + 1, false);
    while inside(it) {
        // الأمين العام، الذي يضم كذا، الدكتور فلان
        if matches!(line.key(it), "الذي" | "التي" | "وهو" | "وهي") && line.key(it - 1).is_empty() {
            it = (it..it + CLAUSE).find(|&it| line.is_sign(it, '،') || line.is_sign(it, ',')).filter(|&it| inside(it))? + 1;
            if let Some(name) = honoured(it) {
                return Some(name);
            }
            continue;
        }
        // انتقدت مسؤولة محلية، الخميس، نائب الرئيس: an office behind a noun without the article is another's.
        let office = (is_agent(line.key(it)) || starts_title(line, it)) && !is_rank(line.key(it)) && !is_address(line.key(it));
        let plain = || (at..it).take_while(|&it| line.token(it).is_some_and(Token::is_word)).all(|it| !is_definite(line.key(it)));
        if office && line.is_sign(it - 1, '،') && plain() {
            return None;
        }
        if let Some(name) = honoured(it) {
            return Some(name);
        }
        if let Some(name) = apposed(line, it).filter(|it| person && it.to() <= limit) {
            return Some(name);
        }
        if let Some(close) = line.is_mark(it).then(|| closing(line, it, NAMED)).flatten() {
            if let Some(name) = quoted(line, at, it, close) {
                return Some(name);
            }
            it = close + 1;
            continue;
        }
        // قوات الحدود شبه الحكومية
        if matches!(line.key(it), "شبه" | "غير") && is_definite(line.key(it + 1)) {
            it += 2;
            continue;
        }
        // متحدث آخر باسم الجيش هو العقيد فلان, متحدث آخر هو فلان الفلاني
        if person && matches!(line.key(it), "هو" | "هي" | "وهو" | "وهي") && !line.is_mark(it + 1) {
            it += 1;
            if is_rank(line.key(it)) || is_address(line.key(it)) {
                continue;
            }
            let end = end(line, it).filter(|end| *end > it + 1)?;
            return Some(line.token(it)?.span.join(line.token(end - 1)?.span)).filter(|it| it.to() <= limit);
        }
        // امرأة من القرية تدعى فلانة
        if matches!(line.key(it), "يدعي" | "تدعي" | "ويدعي" | "وتدعي" | "اسمه" | "اسمها" | "واسمه" | "واسمها")
            // زارا means something else.
            && !line.is_mark(it + 1)
            && let Some(end) = end(line, it + 1).or_else(|| end(line, it + 2).filter(|_| !is_preposition(line.key(it + 1))))
        {
            return Some(line.token(it + 1)?.span.join(line.token(end - 1)?.span));
        }
        let token = line.token(it)?;
        if token.is_word() && may_start(line, at, it, body) {
            let end = end(line, it).filter(|&end| stands(line, it, end, body));
            return end.and_then(|end| Some(line.token(it)?.span.join(line.token(end - 1)?.span))).or_else(|| enclosed(it));
        }
        if let Some(name) = enclosed(it) {
            return Some(name);
        }
        if person && foreign_pair(line, it) {
            return Some(line.token(it)?.span.join(line.token(it + 1)?.span));
        }
        if ends_search(line, head, it) {
            // المتحدث باسمها العقيد فلان
            let owned = matches!(line.key(it), "باسمه" | "باسمها" | "باسمهم");
            if let Some(name) = owned.then(|| honoured(it + 1)).flatten() {
                return Some(name);
            }
            stopped = true;
            break;
        }
        it += 1;
    }
    if !person {
        return None;
    }
    let behind = || (!stopped).then(|| enclosed::behind(line, at, line.facts.token_at(limit.saturating_sub(1)) + 1)).flatten();
    closing_name(line, at, limit).or_else(|| told_name(line, at)).or_else(behind).or_else(|| called(line, at))
}

// رجل في الخمسينات من عمره يدعى فلان
fn called(line: &Line<'_>, head: usize) -> Option<Span> {
    let clause = (head + 1..head + CALLED).take_while(|&it| line.token(it).is_some_and(Token::is_word) && !is_that(line.key(it)));
    let at =
        clause.into_iter().find(|&it| line.token(it).is_some_and(|it| matches!(&*it.skeleton, "يدعى" | "تدعى" | "ويدعى" | "وتدعى")))? + 1;
    let end = end(line, at)?;
    Some(line.token(at)?.span.join(line.token(end - 1)?.span))
}

// A name begins behind a definite word (المدير العام فلان), a comma or a dash; not behind a noun that it completes (حكومة فلان).
fn may_start(line: &Line<'_>, head: usize, at: usize, body: bool) -> bool {
    let word = line.key(at);
    // بأسى: an ordinary noun with its preposition.
    let led = word.strip_prefix('ب').is_some_and(is_common) && given_names::find(word).is_none() && line.is_mark(at + 1);
    if is_manner(word) || led {
        return false;
    }
    // رئيس الوزراء بن علي كذا
    let son = word == "بن" && line.token(at + 1).is_some_and(Token::is_word);
    if !(is_proper(word) || son) || given_names::find(word).is_none() && has_preposition(word) {
        return false;
    }
    // المبعوث الخاص لدرويشان سليم الدرعي: whom the preposition leads to the bearer's name is another; so is the place in النقابة بمرلوفة سليم.
    if word.starts_with(['ل', 'ب'])
        && word.chars().count() >= 5
        && given_names::find(word).is_none()
        && given_names::find(line.key(at + 1)).is_some()
        && (is_proper(line.key(at + 2)) || is_definite(line.key(at + 2)))
    {
        return false;
    }
    let before = line.key(at - 1);
    let sign = ['،', ',', '-', '–', '—', ')'].into_iter().any(|it| line.is_sign(at - 1, it)) || line.is_mark(at - 1);
    // رئيس شركة BBB فلان: a name in other letters
    let latin = line.token(at - 1).is_some_and(|it| it.skeleton.starts_with(|it: char| it.is_ascii_alphabetic()));
    let sign = sign || latin || line.shortens(at - 1);
    let led = before.starts_with('ل') && is_proper(before) && at >= head + 2 && given_names::find(word).is_some();
    let definite = led || is_definite(before) || before.starts_with("لل") && before.chars().count() >= 5 || before.starts_with("بال");
    if body {
        return sign;
    }
    // في لندن فلان: the place where the office is.
    let place = at > head + 2 && is_land(before) && !is_definite(before) && is_preposition(line.key(at - 2));
    let single = at == head + 1 && (starts_title(line, head) || is_definite(before));
    sign || definite || place || single && is_definite(before)
}

// One word is a name only where nothing goes on behind it; in an apposition a longer one too must end there.
fn stands(line: &Line<'_>, at: usize, end: usize, body: bool) -> bool {
    // النائب عن حزب «كذا» فلان الفلاني: behind the marks of another name a longer one stands by itself.
    let sign = line.key(at - 1).is_empty() && !(line.is_mark(at - 1) && end >= at + 2);
    let next = line.key(end);
    let closed = closes(next) || matches!(next, "قوله" | "قولها") || is_reporting_participle(next) || is_manner(next);
    if body {
        closed && next.is_empty()
    } else if sign || end == at + 1 {
        closed
    } else {
        true
    }
}

fn ends_search(line: &Line<'_>, head: &str, at: usize) -> bool {
    let word = line.key(at);
    let Some(token) = line.token(at) else { return true };
    let verb = cues::forms(word).any(|it| it.entry.group.is_verb() && !it.entry.weak && it.shape == cues::Shape::Finite && !it.object);
    // عن تعيين فلان: not the one who bears the title. المشرف على, المسؤول عن are titles themselves.
    let governs = matches!(word, "عن" | "الي" | "مع" | "بين" | "علي");
    let duty = ["المشرف", "المسؤول", "العام", "القائم", "المطلع", "مشرف", "مسؤول", "المشرفه"].contains(&line.key(at - 1))
        || governs && takes_on(line.key(at - 1))
        // عضو المجلس عن الدائرة الأولى
        || word == "عن" && stands_for(head)
        // المسؤول الفلاني عن الحدود
        || governs && is_origin(line.key(at - 1)) && at.checked_sub(2).is_some_and(|it| takes_on(line.key(it)));
    // موجها انتقادا للمهاجم فلان, منتقدا المهاجم فلان: nor the one whom a participle takes.
    let doing = word.starts_with('م') && word.ends_with('ا') && is_common(word) && given_names::find(word).is_none();
    if governs && !duty || doing && word.chars().count() >= 5 {
        return true;
    }
    // المتحدث باسم «كذا» بقيادة فلان, المسؤول المقرب من فلان: who leads the body, or whom he is near.
    if leads_body(word) || word == "من" && is_partisan(line.key(at - 1)) {
        return true;
    }
    // رئيس مجلس المدينة غرب البلاد: where it lies is nobody's object.
    if starts_object(line.key(at - 1), word) && !PLACES.contains(&word) && !matches!(word, "يدعي" | "تدعي" | "اسمه" | "اسمها")
    {
        return true;
    }
    // نظيره, وزيرها: what follows is somebody else's.
    verb && !matches!(word, "يدعي" | "تدعي") || token.is_word() && has_pronoun(&token.skeleton) && !cues::is(word, Group::Adverb)
}

// قال المستخدم شارد سيفو: «…». Behind a noun with the article an adjective has it too: one or two words without it that what is said follows are a name.
fn told_name(line: &Line<'_>, head: usize) -> Option<Span> {
    let mut at = head + 1;
    while at < head + 4 && is_definite(line.key(at)) && !is_preposition(line.key(at)) {
        at += 1;
    }
    let end = (at + 1..=at + 2).find(|&it| line.is_sign(it, ':') || line.is_mark(it) || is_that(line.key(it)))?;
    // أعلن المدير بدء «كذا»: before marks an ordinary word is what the verb takes.
    if line.is_mark(end) && !(at..end).all(|it| is_proper(line.key(it))) {
        return None;
    }
    // المحللة رحيمة كذا: a woman's name may end like a feminine noun.
    let woman = line.token(head).is_some_and(|it| it.skeleton.ends_with('ة'));
    let part = |it: usize| {
        let word = line.key(it);
        if woman && it == at && word.ends_with('ه') && end == at + 2 && !is_definite(word) && !is_body(word) && !is_agent(word) {
            return true;
        }
        let led = word.strip_prefix(['ب', 'ل']).is_some_and(is_common) && given_names::find(word).is_none();
        let plain = line.token(it).is_some_and(|token| {
            is_plain(token, word, given_names::find(word).is_some()) && (!has_pronoun(&token.skeleton) || given_names::find(word).is_some())
        });
        plain && !led && !word.ends_with("ين") && !word.ends_with("ون")
    };
    let agent = is_definite(line.key(head)) && is_agent(line.key(head)) && !is_plural(line.key(head));
    (agent && (at..end).all(part)).then(|| Some(line.token(at)?.span.join(line.token(end - 1)?.span))).flatten()
}

// المبعوث الخاص إلى المنطقة فلان الفلاني إن: whatever stands between a title and what is said, the words of a name right before that are its bearer's.
fn closing_name(line: &Line<'_>, head: usize, limit: usize) -> Option<Span> {
    let mut end = line.facts.token_at(limit.saturating_sub(1)) + 1;
    while end > head + 1 && !line.token(end - 1)?.is_word() {
        end -= 1;
    }
    let mut said = end;
    while line.is_sign(said, '،') || line.is_sign(said, ',') {
        said += 1;
    }
    if !(is_that(line.key(said)) || line.is_sign(said, ':') || line.is_mark(said) && said == end) {
        return None;
    }
    let part =
        |it: usize| line.token(it).is_some_and(Token::is_word) && (is_proper(line.key(it)) || matches!(line.key(it), "بن" | "بنت" | "ابو"));
    let mut first = end;
    while first > head + 2 && end - first < NAME && part(first - 1) {
        first -= 1;
    }
    // الجلال: the family name may have the article.
    let family = first == end && is_definite(line.key(end - 1)) && given_names::find(line.key(end.checked_sub(2)?)).is_some();
    if family {
        first = end - 1;
        while first > head + 2 && end - first < NAME && part(first - 1) {
            first -= 1;
        }
    }
    let before = line.key(first.checked_sub(1)?);
    let sign = before.is_empty();
    // موجها انتقادا للمهاجم فلان
    if before.starts_with("لل") {
        return None;
    }
    if (head + 1..first).filter(|&it| line.is_mark(it)).count() % 2 == 1 {
        return None;
    }
    let known = (first..end).any(|it| given_names::find(line.key(it)).is_some());
    if end - first < 2 || !known && end - first > 3 || !(sign || is_definite(before) || is_land(before)) {
        return None;
    }
    // Nobody else's office or description stands behind the last preposition: في لقاء مع نظيره الروسي فلان
    let governor = (head + 1..first).rev().find(|&it| is_preposition(line.key(it)) || has_preposition(line.key(it)))?;
    let other = |it: usize| {
        let word = line.key(it);
        let bare = word.strip_prefix("لل").or_else(|| word.strip_prefix("بال")).or_else(|| word.strip_prefix(['ل', 'ب'])).unwrap_or(word);
        is_agent(word) || is_agent(bare) || starts_title(line, it) || line.token(it).is_some_and(|it| has_pronoun(&it.skeleton))
    };
    // المساواة بين الجنسين: two of a kind are nobody whom one meets.
    let pair = line.key(governor) == "بين" && is_definite(line.key(governor + 1)) && line.key(governor + 1).ends_with("ين");
    let about = !pair && matches!(line.key(governor), "عن" | "مع" | "بين" | "علي" | "ضد" | "حول");
    (!about && !(governor..first).any(other)).then(|| Some(line.token(first)?.span.join(line.token(end - 1)?.span))).flatten()
}

// الدكتورة آنا بيت: behind a title of address stands a name, whatever its words mean elsewhere.
fn honoured(line: &Line<'_>, at: usize) -> Option<Span> {
    let head = line.key(at);
    let part = |it: usize| {
        let word = line.key(it);
        word.chars().count() >= 2
            && !is_definite(word)
            && !is_preposition(word)
            && !is_that(word)
            && !is_agent(word)
            && !is_body(word)
            && !has_preposition(word)
            && !starts_title(line, it)
            && !cues::is(word, Group::Adverb)
            && !line.token(it).is_some_and(|it| has_pronoun(&it.skeleton) && given_names::find(word).is_none())
    };
    let led = is_address(head) || is_rank(head);
    // العميد الركن فلان
    let at =
        if is_rank(head) && matches!(line.key(at + 1), "الركن" | "اول" | "الطيار" | "الدكتور") { at + 1 } else { at };
    // الشيخ صباح الفلاني الدرعي: whatever the first word means, family names may follow it.
    let family = |it: usize| is_definite(line.key(it)) && !is_agent(line.key(it)) && !is_body(line.key(it)) && !starts_title(line, it);
    let houses = (at + 2..at + 2 + NAME).take_while(|&it| family(it)).count();
    let behind = line.key(at + 2 + houses);
    let ended = behind.is_empty() || is_preposition(behind) || is_that(behind);
    if led && is_address(head) && houses >= 2 && ended && part(at + 1) {
        return Some(line.token(at + 1)?.span.join(line.token(at + 1 + houses)?.span));
    }
    // العميد يد الله فلان
    let last = if line.key(at + 2) == "الله" { at + 3 } else { at + 2 };
    let two = led && part(at + 1) && part(last);
    let next = line.key(last + 1);
    let closed = next.is_empty() || is_preposition(next) || is_that(next) || is_agent(next) || cues::is(next, Group::Adverb);
    (two && closed).then(|| Some(line.token(at + 1)?.span.join(line.token(last)?.span))).flatten()
}

// رئيس الجمعية، شرف الدوماني، أن: two words between the comma behind an office and the next sign are its bearer's name, whatever the first means.
pub(super) fn apposed(line: &Line<'_>, at: usize) -> Option<Span> {
    let (word, family) = (line.key(at), line.key(at + 1));
    let (first, last) = (line.token(at)?, line.token(at + 1)?);
    let comma = at.checked_sub(1).is_some_and(|it| line.is_sign(it, '،') || line.is_sign(it, ','));
    let closed = line.is_sign(at + 2, '،') || line.is_sign(at + 2, ',') || line.is_sign(at + 2, ':') || is_that(line.key(at + 2));
    // إيد كذا: no verb of the past begins with إ.
    let verb = !first.skeleton.starts_with('إ') && cues::forms(word).any(|it| it.entry.group.is_verb());
    if !comma || !closed || PLACES.contains(&word) || verb {
        return None;
    }
    let name = is_plain(first, word, given_names::find(word).is_some()) && !is_document(word);
    let adverb = cues::is(family, Group::Adverb) || has_pronoun(&last.skeleton) || has_preposition(family);
    // صبيح الشامي
    let house = is_origin(family) && !is_common(word);
    let surname = is_proper(family) || house || is_definite(family) && !is_agent(family) && !is_body(family) && !is_common(family);
    (name && surname && !adverb).then(|| first.span.join(last.span))
}

// The bearer's name in marks: وقال المدير الفني «فلان»
fn quoted(line: &Line<'_>, head: usize, open: usize, close: usize) -> Option<Span> {
    let before = line.key(open - 1);
    let told = line.is_sign(close + 1, ':') || is_that(line.key(close + 1));
    let words = close - open - 1;
    let called = matches!(before, "يدعي" | "تدعي" | "اسمه" | "اسمها");
    // الشركة الفلانية في رسالة عبر الموقع الاجتماعي «كذا»: what stands behind a preposition is no name of hers.
    let own = !(head + 1..open).any(|it| is_preposition(line.key(it)));
    let fits = open > head + 1 && own && is_origin(before) && !is_preposition(before) && (2..=4).contains(&words)
        || called && (1..=3).contains(&words)
        || told && words == 1 && is_definite(before) && !is_body(before) && is_agent(line.key(head)) && is_definite(line.key(head));
    let names = called || (open + 1..close).all(|it| is_proper(line.key(it)));
    (fits && names).then(|| Some(line.token(open + 1)?.span.join(line.token(close - 1)?.span))).flatten()
}

/// Whether a noun for people has its field behind على or عن: المسؤول عن, المدافع عن. Not الوزراء.
pub(super) fn takes_on(word: &str) -> bool {
    is_agent(word) && word.strip_prefix("ال").unwrap_or(word).starts_with('م')
}

/// بقيادة فلان: behind it stands who leads what was named.
pub(super) fn leads_body(word: &str) -> bool {
    matches!(word, "بقياده" | "برياسه" | "بزعامه" | "برعايه")
}
