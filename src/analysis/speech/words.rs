//! Function words that end a noun phrase, and the little grammar that tells a noun from a particle.
//! All words here are keys ([`fold::key`](crate::arabic::fold::key)).

use crate::arabic::token::{Kind, Token};
use crate::lexicon::common::{is_common, is_common_as_it_stands, is_common_without_proclitics};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::neighbours::is_next_of_kin;
use crate::lexicon::particles::is_that;
use crate::lexicon::{given_names, titles};

use super::meaning::is_meant;

/// Where something lies.
pub(super) const PLACES: [&str; 16] =
    ["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب", "مدينه", "بلده", "قريه", "ولايه", "محافظه", "منطقه"];

/// A token's key; empty for what is no Arabic word.
pub(super) fn key_of(token: &Token) -> String {
    // آلان is a name; its letters are those of الآن.
    if matches!(&*token.skeleton, "آلان" | "ألان") {
        return "الن".to_owned();
    }
    if token.kind != Kind::Word {
        return String::new();
    }
    let key = crate::arabic::fold::key(&token.skeleton);
    // إلسا: the hamza is no article's, so that a name that no list holds keeps it.
    let name = || !key.starts_with("الي") && key.chars().count() >= 4 && !is_common(&key) && given_names::find(&key).is_none();
    if token.skeleton.starts_with("إل") && name() { token.skeleton.to_string() } else { key }
}

/// The word without a conjunction before it, where it is long enough to have one.
pub(super) fn without_conjunction(word: &str) -> Option<&str> {
    word.strip_prefix(['و', 'ف']).filter(|it| it.chars().count() >= 2)
}

/// A word after which only a noun stands, so that no verb of saying follows.
pub(super) fn takes_noun(word: &str) -> bool {
    matches!(
        word,
        "في" | "علي"
            | "الي"
            | "من"
            | "عن"
            | "بين"
            | "بعد"
            | "قبل"
            | "خلال"
            | "دون"
            | "كل"
            | "اي"
            | "غير"
            | "عدم"
            | "حول"
            | "ضد"
            | "مع"
            | "هذا"
            | "ذلك"
    )
}

/// A preposition or an adverb that governs a noun.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "في" | "علي" | "الي" | "من" | "عن" | "عبر" | "داخل" | "ضمن" | "نحو" | "امام" | "وسط" | "حتي" | "بين" | "باسم")
        || is_blocker(word)
        || matches!(
            word,
            "فيه"
                | "فيها"
                | "عليه"
                | "عليها"
                | "له"
                | "لها"
                | "لهم"
                | "به"
                | "بها"
                | "منه"
                | "منها"
                | "عنه"
                | "عنها"
                | "اليه"
                | "اليها"
        )
}

/// A word after which no subject comes: its noun is the company, time or matter of the act.
pub(super) fn is_blocker(word: &str) -> bool {
    matches!(
        word,
        "خلال"
            | "اثناء"
            | "مع"
            | "بعد"
            | "قبل"
            | "عقب"
            | "لدي"
            | "عند"
            | "اثر"
            | "ضد"
            | "حول"
            | "بشان"
            | "منذ"
            | "تجاه"
            | "حيال"
            | "ازاء"
            | "دون"
            | "رغم"
            | "تعليقا"
            | "ردا"
            | "جاء"
            | "جوابا"
            | "بخصوص"
            | "بمناسبه"
            | "بسبب"
            | "لان"
            | "لانه"
            | "لانها"
            | "عندما"
            | "حين"
            | "بينما"
            | "فيما"
            | "حيث"
            | "لكن"
            | "بل"
            | "ثم"
            | "او"
            | "اذا"
            | "لو"
            | "كما"
            | "مما"
            | "ما"
            | "لما"
            | "بما"
            | "لكنه"
            | "لكنها"
            | "ولكنه"
            | "ولكنها"
            | "فانه"
            | "فانها"
            | "رحمه"
            | "لعل"
            | "كيف"
            | "الذي"
            | "التي"
            | "الذين"
            | "اللذان"
            | "اللتان"
            | "قد"
            | "لقد"
            | "لا"
            | "لم"
            | "لن"
            | "ليس"
            | "هو"
            | "هي"
            | "هم"
            | "كي"
            | "سوف"
            | "غير"
            | "الا"
            | "حسب"
            | "بحسب"
            | "وفق"
            | "وفقا"
            | "طبقا"
            | "بعدما"
            | "قبيل"
            | "فور"
            | "علما"
            | "سرعان"
    )
}

/// Whom the words are said to: قال لي المهندس
pub(super) fn is_told(word: &str) -> bool {
    matches!(word, "لي" | "لنا" | "لك" | "لكم" | "له" | "لها" | "لهم" | "لهما")
}

/// What the verb's preposition points back to: تصريحات أدلى بها فلان, كلمة قال فيها
pub(super) fn is_back_reference(word: &str) -> bool {
    matches!(word, "بها" | "به" | "فيها" | "فيه" | "عنها" | "عنه" | "عليها" | "عليه" | "اليها" | "اليه")
}

/// A word with و that opens a new clause: وهو, وقد, والذي.
pub(super) fn opens_clause(word: &str) -> bool {
    word.strip_prefix(['و', 'ف']).is_some_and(|it| is_blocker(it) || is_preposition(it) || is_that(it))
}

/// A word for people who can speak, in any number and gender, with or without the article.
pub(super) fn is_agent(word: &str) -> bool {
    // نقيبة is نقيب, a title; سموه stands for a name.
    let titled = word.strip_suffix('ه').is_some_and(|it| titles::is_office(it) && !matches!(it, "سمو" | "معالي"));
    titled || is_meant(word, Group::Agent)
}

/// Whether `word` is the second half of ولي أمر, a guardian, and no verb; `before` is the word before it.
pub(super) fn is_charge(before: &str, word: &str) -> bool {
    matches!(word, "امر" | "امور" | "امره" | "امرها" | "امورهم")
        && matches!(before, "ولي" | "وولي" | "وليه" | "اولياء" | "واولياء" | "وليا")
}

/// A participle of saying in the accusative: مخاطبا, قائلا
pub(super) fn is_reporting_participle(word: &str) -> bool {
    (word.ends_with('ا') || word.ends_with('ه') && !is_definite(word))
        && cues::forms(word).any(|it| it.shape == cues::Shape::Participle && it.entry.group.is_verb())
}

/// How one says it, a participle in the accusative that no name is spelled like: متعجبا, معتذرا, مستغربا
pub(super) fn is_manner(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    // بامتعاض, باستغراب, بانفعال: a derived noun behind ب, without the article.
    if let ['ب', 'ا', .., 'ا', _] = letters.as_slice()
        && matches!(letters.get(2..), Some(['س', 'ت', _, _, _, _] | ['ن', _, _, _, _] | [_, 'ت', _, _, _]))
    {
        return given_names::find(word).is_none();
    }
    let root = |it: &[char]| it.iter().all(|it| !matches!(it, 'ا' | 'و' | 'ي'));
    let formed = match letters.as_slice() {
        ['م', 'ت', root @ .., 'ا'] if root.len() == 3 => Some(root),
        ['م', 'س', 'ت', root @ .., 'ا'] if root.len() == 3 => Some(root),
        ['م', first, 'ت', root @ .., 'ا'] if root.len() == 2 && *first != 'ا' => Some(root),
        // ضاحكا, where it is an ordinary word
        [_, 'ا', root @ .., 'ا'] if root.len() == 2 && is_common_as_it_stands(word) => Some(root),
        _ => None,
    };
    formed.is_some_and(root) && given_names::find(word).is_none()
}

/// A noun for somebody or for people by whose they are, so that the name behind it is not their own: محامي فلان, نجل فلان, عائلة فلان
pub(super) fn is_of_person(word: &str) -> bool {
    is_next_of_kin(word) || matches!(word, "محامي" | "محاميه" | "نجل" | "عائله" | "اسره")
}

/// Whether `word` begins another noun phrase behind a complete one that ends in `before`: انتقد الرئيس بشدة تصريحات فلان
pub(super) fn starts_object(before: &str, word: &str) -> bool {
    let complete = is_definite(before) || cues::is(before, Group::Adverb);
    let plain = is_common(word) && word != "عشر" && !is_definite(word) && !is_agent(word) && !is_body(word) && !has_preposition(word);
    let joined = word.starts_with(['و', 'ب', 'ل']) || is_preposition(word) || cues::is(word, Group::Adverb);
    complete && plain && !joined && !titles::is_office(word) && given_names::find(word).is_none()
}

/// A noun for a person by what they do or are to somebody, with a pronoun on it: ناشرها, مديرهم, والده
pub(super) fn is_related(skeleton: &str) -> bool {
    let stem = ["هما", "ها", "هم", "ه"].into_iter().find_map(|it| skeleton.strip_suffix(it)).unwrap_or("");
    let letters: Vec<char> = stem.chars().collect();
    let doer = matches!(letters.as_slice(), [_, 'ا', _, _] | ['م', _, _, _] | ['م', _, _, _, _]) && !stem.ends_with('ت');
    has_pronoun(skeleton)
        && (doer
            || is_agent(&crate::arabic::fold::key(stem))
            || is_next_of_kin(stem)
            || stem.strip_suffix('ت').is_some_and(|it| is_next_of_kin(it) || is_agent(it)))
}

/// A word for an institution or a land that can speak.
pub(super) fn is_body(word: &str) -> bool {
    is_meant(word, Group::Body) || is_land(word)
}

/// A land or city, which stands for its rulers.
pub(super) fn is_land(word: &str) -> bool {
    is_meant(word, Group::Land)
}

/// A word for what speaks or is read out.
pub(super) fn is_document(word: &str) -> bool {
    is_meant(word, Group::Document)
}

/// A definite adjective of origin: الفرنسي, الأميركية
pub(super) fn is_origin(word: &str) -> bool {
    is_definite(word) && word.chars().count() >= 5 && (word.ends_with('ي') || word.ends_with("يه"))
}

/// Whether the word is an ordinary one behind a name: not what is only so without its first letter, ك as in كنار.
pub(super) fn is_ordinary(word: &str) -> bool {
    is_common(word) && !(word.starts_with('ك') && word.chars().count() >= 4 && !is_common_without_proclitics(word))
}

/// Whether the word could be part of a proper name: nothing that prose knows as an ordinary word.
pub(super) fn is_proper(word: &str) -> bool {
    word.chars().count() >= 2
        && !is_definite(word)
        && !word.starts_with("باسم")
        && (given_names::find(word).is_some() || !is_common(word))
        && !is_that(word)
        && !is_preposition(word)
        && !opens_clause(word)
        && !is_agent(word)
        && !is_document(word)
        && !cues::is(word, Group::Body)
        && !cues::is(word, Group::Land)
        && !cues::is(word, Group::Adverb)
        && titles::starting_with(word).is_empty()
}

/// Whether the word bears the article.
pub(super) fn is_definite(word: &str) -> bool {
    word.strip_prefix("ال").is_some_and(|it| it.chars().count() >= 2)
}

/// Whether the word bears a proclitic that it cannot be read without: لل, بال, or ل and ب before a known noun.
pub(super) fn has_preposition(word: &str) -> bool {
    if (word.starts_with("لل") || word.starts_with("بال")) && word.chars().count() > 4 {
        return true;
    }
    // لترجمة, بحرمان: an ordinary noun with a preposition, and no word of its own.
    let ordinary = |it: &str| is_common_as_it_stands(it) && !is_common_as_it_stands(word) && given_names::find(word).is_none();
    if word.chars().count() >= 5 && word.strip_prefix(['ل', 'ب']).is_some_and(ordinary) {
        return true;
    }
    // بمقاضاة: the noun of a longer verb.
    let action = |it: &str| it.chars().count() >= 5 && it.starts_with('م') && it.ends_with("اه");
    if word.strip_prefix('ب').is_some_and(action) {
        return true;
    }
    word.strip_prefix(['ل', 'ب', 'ك']).is_some_and(|it| {
        [Group::TitleNoun, Group::Medium, Group::Document].into_iter().any(|group| cues::is(it, group)) && !cues::is(word, Group::Document)
    })
}

/// A noun with a pronoun on it (التزامه): an object, hardly ever a speaker. `skeleton` is spelled as it stands, so that ة differs from ه.
pub(super) fn has_pronoun(skeleton: &str) -> bool {
    let stem = skeleton
        .strip_suffix("هما")
        .or_else(|| skeleton.strip_suffix("ها"))
        .or_else(|| skeleton.strip_suffix("هم"))
        .or_else(|| skeleton.strip_suffix('ه'));
    // التزامهما: the article of such a noun is its root's.
    let own = ["التزام", "التحاق", "التقاء", "التماس", "التفات", "التفاف", "التقاط"].into_iter().any(|it| skeleton.starts_with(it));
    (own || !is_definite(skeleton)) && stem.is_some_and(|it| it.chars().count() >= 3)
}

/// Whether a word as a noun, with what may be written on it, is of one of `groups`: الصحيفة, لبرنامج
pub(super) fn is_noun_of(word: &str, groups: &[Group]) -> bool {
    stems(word).iter().any(|it| groups.iter().any(|&group| cues::is(it, group)))
}

/// The noun that a word may be: without conjunction, preposition and article, out of its dual, without a pronoun.
pub(super) fn stems(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    for prefixes in [&["و", "ف"][..], &["ب", "ل", "ك"][..], &["ال", "ل"][..]] {
        let stripped: Vec<String> =
            out.iter().flat_map(|it| prefixes.iter().filter_map(|prefix| it.strip_prefix(prefix))).map(str::to_owned).collect();
        out.extend(stripped.into_iter().filter(|it| it.chars().count() >= 3));
    }
    let mut bare = Vec::new();
    for it in &out {
        for (suffix, ending) in [
            ("تا", "ه"),
            ("تي", "ه"),
            ("تين", "ه"),
            ("ات", ""),
            ("ات", "ه"),
            ("ته", "ه"),
            ("تها", "ه"),
            ("ا", ""),
            ("ي", ""),
            ("ين", ""),
            ("ان", ""),
            ("ها", ""),
            ("ه", ""),
        ] {
            // الكتابة ends in ة: with the article no pronoun stands on it.
            if suffix == "ه" && is_definite(it) {
                continue;
            }
            if let Some(stem) = it.strip_suffix(suffix).filter(|it| it.chars().count() >= 3) {
                bare.push(format!("{stem}{ending}"));
            }
        }
    }
    out.extend(bare);
    out
}

/// Several: الجانبان, محللون, بعض المسؤولين
pub(super) fn is_plural(word: &str) -> bool {
    // الأمين, البرلمان and التلفزيون only end like several.
    let several = |end: &str| {
        let stem = word.strip_suffix(end).unwrap_or("");
        let bare = stem.strip_prefix("ال").unwrap_or(stem);
        bare.chars().count() >= 3
            && (bare.ends_with('ي') || is_agent(stem) || is_body(stem) || is_common_as_it_stands(bare) && !is_agent(word))
    };
    several("ون")
        || is_definite(word) && (several("ان") || several("ين"))
        || cues::is_several(word.strip_prefix("ال").unwrap_or(word))
        || word.ends_with("ات") && is_body(word)
        || word.ends_with('و') && word.chars().count() >= 5 && is_agent(word) && !is_definite(word)
}

/// Who holds a seat for a party or a place: النائبة عن
pub(super) fn stands_for(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    matches!(bare.strip_suffix('ه').unwrap_or(bare), "نائب" | "عضو" | "مرشح" | "ممثل" | "مندوب" | "سناتور")
}
