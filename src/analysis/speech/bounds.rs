//! What belongs to a noun phrase and what ends it: complements, conjunctions, the ordinary words behind a name.

use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;

use super::line::Line;
use super::phrase::starts_title;
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_definite, is_document, is_land, is_ordinary, is_origin, is_preposition, is_proper,
};

/// الأمين العام لمجلس كذا, الاتحاد المغربي لكرة القدم: a noun with its adjective is completed by what it is for.
// Whom the words are said to is none of it: المتحدث الرسمي للصحفيين
pub(super) fn completes(line: &Line<'_>, head: usize, at: usize) -> bool {
    let word = line.key(at);
    let Some(noun) = word.strip_prefix("لل").or_else(|| word.strip_prefix('ل')).filter(|it| it.chars().count() >= 3) else {
        return false;
    };
    let governed = has_preposition(word) || (is_common(noun) || is_definite(line.key(at + 1))) && given_names::find(word).is_none();
    // صندوق التنمية الوطني للطفولة: so is a noun behind which another with its adjective stands.
    // رئيس هيئة الأركان العامة للقوات: whatever stands in the construct state before it.
    let from = (head..at).find(|&it| is_definite(line.key(it))).unwrap_or(head);
    // المدير التنفيذي للمجلس الفلاني للشؤون: what completes it may be completed in its turn.
    let inner = (head + 1..at).rev().find(|&it| line.key(it).strip_prefix("لل").is_some_and(is_body));
    let from = inner.map_or(from, |it| it + 1);
    let least = if inner.is_some() { 1 } else { 2 };
    let described = at >= from + least && (from..at).all(|it| is_definite(line.key(it)));
    // الفريق الطبي للاتحاد: what can speak itself is no medium that hears.
    let belongs = is_body(noun) && !cues::is(noun, Group::Medium);
    let listed = [Group::TitleNoun, Group::Medium].into_iter().any(|group| cues::is(noun, group));
    // المجلس المحلي لفرانس برس
    let paper = cues::is(noun, Group::TitleName) || cues::is_listed(&[noun.to_owned(), line.key(at + 1).to_owned()], Group::TitleName);
    let hears = is_agent(noun) || listed && !belongs || paper;
    let medium = is_press(noun) || matches!(noun, "تلفزيون" | "اذاعه" | "موقع" | "انباء" | "وسايل");
    // قال المتهم الرئيسي لمحكمة كذا
    let medium = medium || matches!(noun, "محكمه" | "برلمان" | "نيابه");
    governed && described && !hears && !medium && (word.starts_with("لل") || !line.is_mark(at + 1)) && starts_body(line, head)
}

/// A medium that has its own name behind it: وكالة كذا
pub(super) fn is_press(noun: &str) -> bool {
    matches!(noun, "وكاله" | "صحيفه" | "قناه" | "شبكه" | "مجله" | "جريده")
}

fn starts_body(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    is_body(word) || is_document(word) || is_agent(word) || word.ends_with("ون") && is_definite(word) || starts_title(line, at)
}

// ناشطون وسكان, الوزارة والبلدية: a second one is joined on. In وزارة الطاقة والمعادن it is part of the name.
pub(super) fn joins_another(line: &Line<'_>, head: usize, at: usize, definite: bool) -> bool {
    let word = line.key(at);
    let Some(rest) = word.strip_prefix('و').filter(|it| it.chars().count() >= 3) else { return false };
    let noun = (is_definite(rest) || is_common_as_it_stands(rest)) && !is_common_as_it_stands(word) && !starts_title(line, at);
    // الإدارة العامة للسجون والإصلاح: nor is it where it goes on with what the body is for.
    let field = is_body(line.key(head)) && at > head + 1 && line.key(at - 1).starts_with("لل");
    noun && !field && !continues_field(line, head, at) && (is_definite(line.key(head)) || !definite && !is_definite(rest))
}

/// وزارة الاقتصاد والمالية, مصادر أمنية وطبية: behind what a body or an office is for, or behind an adjective, و joins another of the same kind.
pub(super) fn continues_field(line: &Line<'_>, head: usize, at: usize) -> bool {
    let word = line.key(at);
    let (Some(rest), Some(before)) = (word.strip_prefix('و').filter(|it| it.chars().count() >= 4), at.checked_sub(1)) else {
        return false;
    };
    let last = line.key(before);
    if before == head || starts_title(line, at) {
        return false;
    }
    if !is_definite(rest) {
        // The feminine adjective in the indefinite: سياسية ودبلوماسية
        return last.ends_with("يه") && rest.ends_with("يه") && !is_definite(last) && !is_agent(rest) && !is_body(rest) && !is_land(rest);
    }
    // التعليم الثانوي والتقني
    if is_origin(rest)
        && is_origin(last)
        && (before > head + 1 || is_body(line.key(head)))
        && rest.ends_with("يه") == last.ends_with("يه")
        && !is_agent(rest)
    {
        return true;
    }
    // The genitive of a plural shows that it belongs to the noun before: وزارة الخارجية والمغتربين
    let speaks = (is_agent(rest) || is_body(rest)) && !rest.ends_with("ين");
    let governor = line.key(before - 1);
    let office =
        !is_definite(governor) && (is_body(governor) && !is_land(governor) || is_agent(governor) || starts_title(line, before - 1));
    let field = is_definite(last) && office || last.starts_with("لل") && is_body(line.key(head));
    let plain =
        is_common(rest) || !rest.ends_with("ون") && ![Group::TermName, Group::TitleName].into_iter().any(|group| cues::is(rest, group));
    field && !speaks && plain && !line.token(at).is_some_and(|it| has_pronoun(&it.skeleton))
}

/// تكلم فلان بلهجته, دوغل ومرلوف: a name that the article knows, with a conjunction or preposition on it, is somebody else.
pub(super) fn starts_another(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = line.token(at).filter(|it| it.skeleton.starts_with(['و', 'ب', 'ل'])) else { return false };
    let inside = token.span.from() + 'و'.len_utf8();
    line.facts.names.names.binary_search_by(|it| it.span.from().cmp(&inside)).is_ok()
}

/// An ordinary word in the accusative, behind a head `head` that is not in it: مصادر خصوصا
pub(super) fn is_accusative(line: &Line<'_>, head: usize, at: usize) -> bool {
    let (word, before) = (line.key(at), at.checked_sub(1).map_or("", |it| line.key(it)));
    // سكان دوما: a noun without the article may have one behind it.
    let complete = is_definite(before) || before.ends_with("يه") || matches!(before, "مصدر" | "مصادر");
    complete
        && word.ends_with('ا')
        && !word.ends_with("يا")
        && word.chars().count() >= 4
        && !is_definite(word)
        && !line.key(head).ends_with('ا')
        && is_common_as_it_stands(word)
        && !is_body(word)
        && !is_agent(word)
        && given_names::find(word).is_none()
}

// A proper name ends at an ordinary word: فلان الفلاني المختص النفطي
pub(super) fn ends_name(line: &Line<'_>, head: usize, at: usize) -> bool {
    let (first, word) = (line.key(head), line.key(at));
    let definite = (head + 1..at).any(|it| is_definite(line.key(it)));
    let object = definite && is_definite(word) && !is_origin(word);
    // موقعو البيان: a plural in its construct state is completed by what follows.
    // So is a noun like حيثيات.
    // هناء نخيل مديرة كذا: an ordinary word between a given name and an office is the family name.
    let office = starts_title(line, at + 1) || is_agent(line.key(at + 1)) && !is_definite(line.key(at + 1));
    let given = given_names::find(first).is_some() && at == head + 1 && !is_definite(word) && !is_agent(word) && !starts_title(line, at);
    if given && office {
        return false;
    }
    // برداميلو الصحفيين: no plural.
    let ended = first.ends_with('و') && !word.ends_with("ين") || first.ends_with("ات");
    let construct = ended && first.chars().count() >= 5 && at == head + 1 && is_definite(word);
    // لولي العهد: with a preposition on it an ordinary noun looks like a name.
    let led = first.strip_prefix('ل').is_some_and(|it| is_common_as_it_stands(it) || is_agent(it)) && given_names::find(first).is_none();
    // دوغل مرتا إن: what is an ordinary word only with its ending may be the second word of a foreign name that ends there.
    let next = line.key(at + 1);
    let stops = next.is_empty() || is_preposition(next) || is_that(next);
    let surname = at == head + 1 && stops && !is_common(first) && !is_common_as_it_stands(word) && !is_definite(word) && !is_agent(word);
    let surname = surname
        && !has_preposition(word)
        && !word.starts_with(['ب', 'ل', 'و', 'ف'])
        && !line.token(at).is_some_and(|it| has_pronoun(&it.skeleton));
    // أصغر عضو: the most of them is no name.
    let most =
        line.token(head).is_some_and(|it| it.skeleton.starts_with('أ')) && first.chars().count() == 4 && given_names::find(first).is_none();
    if most && at == head + 1 && is_agent(word) {
        return false;
    }
    let son = matches!(first, "بن" | "ابو") && is_proper(line.key(head + 1)) && at > head + 1;
    (is_proper(first) || son)
        && !surname
        && !led
        && !construct
        && !has_preposition(first)
        && !cues::is(first, Group::Document)
        && (object || is_agent(word) || is_ordinary(word) && !is_origin(word))
}

// القوات الموالية للحكومة, المصدر المقرب من الوزير: an adjective that says whose side one is on describes him as a clause would.
pub(super) fn is_partisan(word: &str) -> bool {
    const SIDES: [&str; 15] = [
        "العامل",
        "المقرب",
        "المعترف",
        "المساند",
        "المؤيد",
        "الموالي",
        "المناهض",
        "المناوئ",
        "المدعوم",
        "الممثل",
        "المثير",
        "المتعلق",
        "المنافس",
        "المتخصص",
        "المكون",
    ];
    let stem = ["ون", "ين", "ان", "ه", ""].into_iter().find_map(|it| word.strip_suffix(it)).unwrap_or(word);
    SIDES.contains(&stem) || stem == "الموال"
}

// Words that mean little without what one defends: منظمات الدفاع عن كذا, المدافعون عن كذا
pub(super) fn is_defender(word: &str) -> bool {
    let word = word.strip_prefix("لل").or_else(|| word.strip_prefix("ال")).unwrap_or(word);
    let stem = ["ون", "ين", "ات", "ه"].into_iter().find_map(|it| word.strip_suffix(it)).unwrap_or(word);
    matches!(stem, "دفاع" | "مدافع")
}

pub(super) fn is_governed(line: &Line<'_>, at: usize) -> bool {
    is_preposition(line.key(at)) || line.key(at).starts_with('ل')
}
