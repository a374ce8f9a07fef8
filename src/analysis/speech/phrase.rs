//! Where a noun phrase ends, and how far the words reach that describe whom it means.

use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::nationality::is_nationality;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::attached;
use super::borne;
use super::bounds::{
    completes, continues_field, ends_name, is_accusative, is_governed, is_partisan, is_press, joins_another, starts_another,
};
use super::honours::{is_address, is_rank};
use super::line::Line;
use super::marked::{closing, holds_no_name};
use super::proper;
use super::subject::{REACH, starts_name};
use super::words::{
    has_preposition, has_pronoun, is_agent, is_blocker, is_body, is_charge, is_definite, is_document, is_land, is_manner, is_of_person,
    is_origin, is_preposition, is_proper, is_related, is_reporting_participle, opens_clause,
};

/// The longest noun phrase, in words.
pub(super) const PHRASE: usize = 7;

/// The longest complement of a noun phrase behind its first word, in words: لمجلس التعاون الخليجي
const COMPLEMENT: usize = 4;

/// The longest line of fathers in a name, in words: فلان بن فلان بن فلان
const LINEAGE: usize = 16;

/// How many noun phrases may stand in each other.
const DEPTH: usize = 3;

/// The longest name in marks that a noun phrase passes, in tokens: مؤلف كتاب «كذا وكذا» فلان
pub(super) const NAMED: usize = 8;

/// The noun phrase that starts at token `at`: an idafa, adjectives, and the name of one who issued a document.
pub(super) fn phrase(line: &Line<'_>, at: usize) -> Option<Span> {
    nested(line, at, DEPTH)
}

/// The same, whatever its first word is.
pub(super) fn phrase_from(line: &Line<'_>, at: usize) -> Option<Span> {
    complete(line, at, DEPTH)
}

// One that holds `depth` others at most: مدافع عن مصدر في مكتب
fn nested(line: &Line<'_>, at: usize, depth: usize) -> Option<Span> {
    let ended = ends_phrase(line, at) || is_particle(line.key(at)) || !line.token(at)?.is_word();
    (!ended).then(|| complete(line, at, depth)).flatten()
}

fn complete(line: &Line<'_>, at: usize, depth: usize) -> Option<Span> {
    let inner = |it: usize| depth.checked_sub(1).and_then(|depth| nested(line, it, depth));
    let first = line.token(at).filter(|it| it.is_word())?;
    let titled = starts_title(line, at);
    // وأوضح البيت الأبيض خلال: nothing completes the name of a body.
    if let Some(second) = line.token(at + 1).filter(|_| names_body(line, at)) {
        return Some(first.span.join(second.span));
    }
    let mut span = first.span;
    // محاميه: what bears a pronoun is as definite as what bears the article.
    let mut definite = is_definite(line.key(at)) || is_related(&first.skeleton) && is_common(line.key(at));
    let mut end = at;
    let mut limit = at + PHRASE;
    while end + 1 < limit {
        let next = end + 1;
        let Some(token) = line.token(next) else { break };
        let word = line.key(next);
        // علي أكبر فلان, the key of علي being that of عمر
        if end == at && line.key(at) == "عمر" && matches!(word, "اكبر" | "اصغر") {
            span = span.join(token.span);
            end = next;
            continue;
        }
        // أبو علي, whose second word is spelled like a preposition
        if end == at && matches!(&*first.skeleton, "أبو" | "أبي" | "أبا") && &*token.skeleton == "علي" {
            span = span.join(token.span);
            end = next;
            continue;
        }
        // فلان بن الفلاني
        if matches!(&*token.skeleton, "بن" | "بنت") && !definite && line.token(next + 1).is_some_and(Token::is_word) {
            span = line.token(next + 1).map_or(span, |it| span.join(it.span));
            end = next + 1;
            limit = limit.max(end + 2).min(at + LINEAGE);
            definite = is_definite(line.key(end));
            continue;
        }
        // الفصل الخامس
        if end == at && attached::is_article(line.key(at)) && attached::is_ordinal(word) {
            span = span.join(token.span);
            end = next;
            continue;
        }
        // البيت الأبيض إلغاء: the name of an institution goes on with an adjective only; the hamza of إلغاء is no article's.
        let hamza = is_definite(word) && !is_definite(&token.skeleton) && is_common(word);
        let whole = line.institution(at).is_some_and(|whole| whole <= next) || end == at && cues::is(line.key(at), Group::TermName);
        if hamza && definite || whole && !is_definite(word) && !word.starts_with('ل') {
            break;
        }
        // فان كذا, the key of فان being that of فون: what follows is the name, whatever it means elsewhere.
        if end == at && line.key(at) == "فون" && token.is_word() {
            span = span.join(token.span);
            end = next;
            continue;
        }
        // هدد فلان بحرمان: what the verb takes with ب is no part of its subject.
        let taken = word.starts_with('ب')
            && word.chars().count() >= 5
            && is_definite(line.key(next + 1))
            && (is_common(word) || has_preposition(word));
        let issued = matches!(word, "الصادر" | "الصادره" | "المنسوب" | "المنسوبه");
        // أوكسليد-تشامبرلين
        if token.is_sign('-') && !line.set_off(end) && !line.set_off(next) && line.token(next + 1).is_some_and(Token::is_word) {
            span = line.token(next + 1).map_or(span, |it| span.join(it.span));
            end = next + 1;
            continue;
        }
        if definite && completes(line, at, next) {
            span = span.join(token.span);
            end = next;
            limit = next + COMPLEMENT;
            // المتحدث الأمني لرئاسة أمن الدولة
            definite = word.starts_with("لل");
            continue;
        }
        // إسرائيل القدس: a land's name goes on with an adjective only, as in كوريا الشمالية.
        let land = end == at && is_land(line.key(at)) && given_names::find(line.key(at)).is_none();
        // تركيا بدأت: nor with any ordinary word.
        if land && !is_origin(word) && (is_definite(word) || is_common(word)) {
            break;
        }
        if !token.is_word()
            || word.chars().count() < 2
            || taken
            // أكد مصدر آخر هذه المعلومات
            || (definite || matches!(line.key(end), "اخر" | "اخري"))
                && matches!(word, "هذا" | "هذه" | "ذلك" | "تلك" | "هؤلاء")
            || is_partisan(word) && is_governed(line, next + 1)
            // مصادر خصوصا: nothing in the accusative belongs to a subject that is not.
            || is_accusative(line, at, next)
            // منظمة محلية تتابع: behind an adjective stands no noun and no verb.
            || !definite && end > at && line.key(end).ends_with("يه") && word.starts_with('ت') && is_common(word) && !word.ends_with(['ه', 'ي', 'ا'])
            // حركة كذا الفلسطينية, نادي الدرعية الفلاني: whence it comes is no part of a body's own name.
            // وكالة أنباء الأناضول التركية
            || (end == at + 1
                && is_body(line.key(at))
                && (is_proper(line.key(end)) || is_definite(line.key(end)) && !is_definite(line.key(at)) && !is_common(line.key(end)))
                || end >= at + 2 && is_press(line.key(at)))
                && is_nationality(word.strip_prefix("ال").unwrap_or(""))
            // طالب ملك الأردن الحكومة: behind a land stands no noun for a body.
            || end > at && is_land(line.key(end)) && is_definite(word) && (is_body(word) || is_agent(word)) && !is_origin(word)
            // بيان صادر عن الوزارة
            || !definite && is_document(line.key(at)) && matches!(word, "صادر" | "صادره" | "منسوب" | "منسوبه")
            // بيان نشره رئيس النادي
            || !definite && is_document(line.key(at)) && token.skeleton.ends_with('ه') && !is_definite(word) && !is_body(word)
            || has_pronoun(&token.skeleton) && (definite || next > at + 1)
            // الرابطة المحلية للتسامح الحكومة: what لل governs is complete.
            || line.key(end).starts_with("لل") && is_definite(word) && (is_body(word) || is_agent(word))
            || starts_another(line, next)
            || ends_phrase(line, next)
            || joins_another(line, at, next, definite)
            || ends_name(line, at, next)
            || (definite && !is_definite(word) && !continues_field(line, at, next))
            // سأل أحد الصحفيين الرئيس: one of many is complete with them.
            || end > at && matches!(line.key(at), "احد" | "احدي" | "بعض") && starts_title(line, next)
            || !(titled
                || definite && is_definite(word)
                || end == at && is_definite(word) && (is_body(line.key(at)) || line.key(at).ends_with("ات")))
                && starts_title(line, next)
                && !(end == at && is_body(line.key(at)) && !definite)
                // ولد الشيخ
                && !(end == at && matches!(line.key(at), "ولد" | "بنت" | "ال"))
                // نائب محافظ المدينة
                && !(end == at && matches!(line.key(at), "نائب" | "مساعد" | "وكيل" | "معاون" | "سكرتير") && !is_definite(word))
                // محامي اللاعب الفلاني
                && !(end == at && is_of_person(line.key(at)) && is_definite(word))
                // مجلس المدينة العسكري: an adjective that may be an office elsewhere.
                && !(is_body(line.key(at)) && is_origin(word) && !is_proper(line.key(next + 1)))
        {
            break;
        }
        definite |= is_definite(word);
        span = span.join(token.span);
        end = next;
        if issued && line.key(next + 1) == "عن" {
            if let Some(issuer) = inner(next + 2) {
                span = span.join(issuer);
            }
            break;
        }
    }
    Some(attached::with(line, at, end, span, definite, &inner))
}

/// A body whose name is two words of which the first is none: البيت الأبيض
pub(super) fn names_body(line: &Line<'_>, at: usize) -> bool {
    cues::is_listed(&[line.key(at).to_owned(), line.key(at + 1).to_owned()], Group::Body)
}

fn is_particle(word: &str) -> bool {
    word.chars().count() < 2
        || opens_clause(word)
        || (cues::is(word, Group::Adverb))
        || matches!(word, "كل" | "اخري" | "بالقول" | "علي" | "تعالي" | "سبحانه")
        || points(word)
}

// A word that points back, or takes a clause: لهذا, وهذه, بذلك, وعما. Alone, هذا may be a subject.
fn points(word: &str) -> bool {
    let pointed = |it: &str| matches!(it, "هذا" | "هذه" | "ذلك" | "تلك" | "عما");
    word.strip_prefix(['و', 'ف', 'ل', 'ب']).is_some_and(pointed)
        || word.strip_prefix('و').and_then(|it| it.strip_prefix('ل')).is_some_and(pointed)
}

fn ends_phrase(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let verb = || cues::forms(word).any(|it| it.entry.group.is_verb() && !it.entry.weak && it.shape == cues::Shape::Finite && !it.object);
    // بيان نشرته الشركة, دراسة أعدتها الهيئة: the verb of a relative clause.
    let relative = || {
        let Some(skeleton) = line.token(at).map(|it| &it.skeleton) else { return false };
        let object = skeleton.ends_with("ته") || skeleton.ends_with("تها");
        object && skeleton.starts_with('أ') && is_definite(line.key(at + 1))
            || object && cues::forms(word).any(|it| it.object && it.shape == cues::Shape::Finite && it.gender == cues::Gender::Feminine)
    };
    // وثيقة تقدمت بها الوزارة
    let back = matches!(line.key(at + 1), "بها" | "به" | "فيها" | "فيه" | "عنها" | "عنه");
    let relative = || relative() || back && word.ends_with('ت') && word.chars().count() >= 4;
    // مغرد يبدو: a verb of the present.
    let present =
        word.starts_with('ي') && word.chars().count() >= 4 && is_common_as_it_stands(word) && !is_time(word) && !is_nationality(word);
    // روسيا ستنشر
    let future = is_future(word);
    // مسؤول فضل عدم الكشف عن اسمه
    let withholds = matches!(word, "فضل" | "رفض" | "طلب" | "اشترط" | "فضلت" | "رفضت" | "طلبت" | "اشترطت")
        && matches!(line.key(at + 1), "عدم" | "الكشف" | "نشر" | "ذكر" | "الافصاح" | "كشف");
    is_preposition(word)
        || points(word)
        || is_that(word)
        || withholds
        || is_definite(word) && !is_origin(word) && matches!(line.key(at + 1), "الماضي" | "المقبل" | "الحالي" | "الجاري")
        || matches!(word, "البالغ" | "البالغه" | "التابع" | "التابعه" | "التابعون")
        // رجل كان متوقفا
        || matches!(word, "كان" | "كانت" | "كانوا" | "ليس" | "ليست")
        || acts(line, at)
        || at > 0 && (is_manner(word) || is_reporting_participle(word) && word.ends_with('ا') && !is_agent(word))
        || present
        || future
        || relative()
        || opens_clause(word)
        || has_preposition(word)
        || cues::is(word, Group::Adverb)
        || cues::is(word, Group::Noun) && at > 0 && !is_definite(word)
        || verb() && !at.checked_sub(1).is_some_and(|it| is_charge(line.key(it), word))
}

// توصيات صدرت عن كذا, الأسرة ردت في بيان: a feminine verb of the past behind a noun that its preposition shows to be complete.
fn acts(line: &Line<'_>, at: usize) -> bool {
    const NOUNS: [&str; 14] = ["بيت", "وقت", "صوت", "بنت", "تحت", "زيت", "موت", "صمت", "انترنت", "اخت", "سبت", "سكوت", "توقيت", "تثبيت"];
    let word = line.key(at);
    let past = word.ends_with('ت') && !word.ends_with("ات") && !is_definite(word) && (3..=6).contains(&word.chars().count());
    past && at > 0
        && is_common(word)
        && !NOUNS.contains(&word)
        && given_names::find(word).is_none()
        && matches!(line.key(at + 1), "في" | "عن" | "علي" | "الي" | "من")
}

/// سينشر, ستنشر: a verb of what is to come.
pub(super) fn is_future(word: &str) -> bool {
    ["سي", "ست"].into_iter().any(|it| word.starts_with(it))
        && word.chars().count() >= 5
        && word.strip_prefix('س').is_some_and(is_common_as_it_stands)
        && given_names::find(word).is_none()
}

// Nouns of time and place that begin as a verb of the present does.
fn is_time(word: &str) -> bool {
    matches!(
        word,
        "يناير"
            | "يونيو"
            | "يوليو"
            | "يونيه"
            | "يوليه"
            | "يمين"
            | "يسار"
            | "يوما"
            | "يومين"
            | "يومي"
            | "يوميا"
            | "يدين"
    )
}

// A title in the middle of a phrase belongs to an apposition: أرتور فلان رئيس لجنة
pub(super) fn starts_title(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = line.token(at) else { return false };
    let titles = &line.facts.names.titles;
    // The title is written without its conjunction or preposition.
    titles.get(titles.partition_point(|it| it.span.start < token.span.start)).is_some_and(|it| it.span.start < token.span.end)
}

// From token `at` to where the clause goes on: its content, a mark, a blocker.
pub(super) fn zone(line: &Line<'_>, at: usize) -> Span {
    let Some(first) = line.token(at) else { return Span::at(line.facts.text.len()) };
    let mut span = Span::at(first.span.from());
    let mut passed = at;
    for i in at..at + REACH {
        let Some(token) = line.token(i) else { break };
        let word = line.key(i);
        // A name of one or two words in marks belongs to the phrase: رئيس حزب «المستقبل» فلان
        if line.is_mark(i) && i >= passed && i > at {
            // نددت الوزارة بـ«كذا»: what the verb takes with its preposition is none of it.
            // المستشار لـ«الجيش الحر» فلان
            let borne = |close: usize| line.token(close + 1).is_some_and(|it| starts_name(line, it.span)) || starts_title(line, close + 1);
            let led = matches!(line.key(i - 1), "ب" | "ك") || line.key(i - 1) == "ل" && !closing(line, i, NAMED).is_some_and(borne);
            if led || holds_no_name(line, i) {
                break;
            }
            match closing(line, i, NAMED) {
                Some(close) if line.token(close + 1).is_some_and(|it| it.is_word() || it.is_sign(':')) => passed = close + 1,
                // المتحدث باسم قوات «كذا»، العقيد فلان
                Some(close)
                    if line.is_sign(close + 1, '،') && (starts_title(line, close + 2) || borne::apposed(line, close + 2).is_some()) =>
                {
                    passed = close + 1;
                }
                _ => break,
            }
        }
        if i < passed {
            span = span.join(token.span);
            continue;
        }
        let stop = token.is_sign(':') || token.is_sign('.') && !line.shortens(i) || token.is_sign('؛') || line.is_mark(i);
        // الأمين العام، الذي يمثل كذا، الدكتور فلان
        if i >= passed && matches!(word, "الذي" | "التي" | "وهو" | "وهي") && line.key(i - 1).is_empty() {
            let comma = (i..i + REACH / 2).take_while(|&it| !line.is_sign(it, '.') && !line.is_sign(it, ':') && !line.is_mark(it));
            let comma = comma.filter(|&it| line.is_sign(it, '،') || line.is_sign(it, ',')).find(|&it| {
                starts_title(line, it + 1)
                    || is_address(line.key(it + 1))
                    || is_proper(line.key(it + 1)) && is_proper(line.key(it + 2)) && proper::end(line, it + 1) >= Some(it + 3)
            });
            passed = comma.unwrap_or(passed).max(passed);
            if i < passed {
                continue;
            }
        }
        // سفير المملكة لدى مصر فلان
        let accredited = word == "لدي"
            && i > at
            && (is_body(line.key(i + 1)) || line.is_mark(i + 1) || starts_title(line, i + 1) || line.institution(i + 1).is_some());
        // متحدث آخر باسم الجيش هو العقيد فلان
        let stands = matches!(word, "هو" | "هي" | "وهو" | "وهي")
            && (is_rank(line.key(i + 1)) || is_address(line.key(i + 1)) || is_proper(line.key(i + 1)) && is_proper(line.key(i + 2)));
        if stop || is_that(word) || (is_blocker(word) || opens_clause(word)) && word != "غير" && !accredited && !stands {
            break;
        }
        span = span.join(token.span);
    }
    span
}
