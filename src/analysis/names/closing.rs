//! Words that end a name, or seem to go on with it, by what they are.

use crate::lexicon::cues;
use crate::lexicon::given_names;
use crate::lexicon::kind::Kind;
use crate::lexicon::particles::is_function_word;
use crate::lexicon::places;

use super::word::Word;

/// A country or a town: شاه إيران
pub(super) fn is_land(key: &str) -> bool {
    places::kind(key).is_some_and(|it| it == Kind::Place)
}

/// The first word of a town's name of two: ساو باولو
pub(super) fn opens_town(key: &str) -> bool {
    matches!(key, "ساو" | "سان" | "سانت" | "لاس" | "لوس" | "نيو")
}

/// A side of a country, without the article.
pub(super) fn is_direction(key: &str) -> bool {
    matches!(key, "شمالي" | "جنوبي" | "شماليه" | "جنوبيه" | "شرقي" | "غربي")
}

/// The last element of Persian, Turkish and Afghan names, written apart: أحمدي نجاد, داود أوغلو, أحمد خان
pub(super) fn is_last_element(key: &str) -> bool {
    matches!(key, "نجاد" | "زاده" | "خان" | "شاه" | "اغا" | "غول" | "جول" | "بيك" | "اوغلو" | "اوغلي" | "نيا" | "بور")
}

/// What is no part of a name: a particle as it is written (الى is no آلي), the verb that answers أما (أما فلانة فرأت, and no فرات).
pub(super) fn is_never(word: &Word) -> bool {
    let particle = matches!(&*word.skeleton, "الى" | "إلى" | "قد" | "فقد" | "وقد" | "لقد" | "فلقد" | "ولقد");
    let says = |it: &str| cues::forms(it).any(|it| it.shape == cues::Shape::Finite && it.entry.group.is_verb());
    let named = given_names::find(&word.key).is_some() && !word.skeleton.contains('أ');
    particle || !named && word.key.strip_prefix('ف').is_some_and(says)
}

/// A word that begins a clause of what somebody says or does.
pub(super) fn is_clause(key: &str) -> bool {
    matches!(key, "ان" | "انه" | "انها" | "بان" | "بانه" | "الذي" | "التي")
}

/// A title that says what is being done with somebody goes on the sentence: فلان المرشح للمنصب
pub(super) fn is_participle(key: &str) -> bool {
    matches!(
        key,
        "المرشح"
            | "المرشحه"
            | "المحترف"
            | "المدعو"
            | "المدعي"
            | "المتهم"
            | "المقيم"
            | "المتحدث"
            | "الناطق"
            | "الامين"
            | "العام"
            | "المعروف"
            | "الموقوف"
            | "المسجون"
            | "المعتقل"
            | "المستقيل"
            | "المعزول"
            | "المخلوع"
            | "المطلوب"
            | "الدولي"
            | "المحلي"
            | "العالمي"
            | "الوطني"
    )
}

/// An office under another's: مساعد وزير
pub(super) fn takes_office(key: &str) -> bool {
    matches!(key, "مساعد" | "نائب" | "وكيل" | "مستشار" | "ممثل" | "مبعوث" | "معاون" | "خليفه" | "سكرتير")
}

/// A verb or a phrase that is a name too: شهد, باسم
pub(super) fn is_action(key: &str) -> bool {
    matches!(key, "شهد" | "وصل" | "وعد" | "خطاب" | "لولا" | "رفعت" | "نجح" | "باسم" | "مات" | "تود" | "راج" | "ثاني" | "ادين")
}

/// A preposition that stands before a person: what follows is no object of a verb.
pub(super) fn is_preposition(key: &str) -> bool {
    matches!(key, "من" | "الي" | "عن" | "مع" | "بين" | "ضد" | "عند" | "لدي" | "عبر" | "نحو" | "خلف" | "وراء" | "سوي")
}

/// A man's name that is an ordinary word too (صلاح), in its bare form, and behind it a word that only names have.
pub(super) fn is_led_on(word: &Word, second: &Word) -> bool {
    let foreign = word.given.is_some_and(|(it, skipped)| skipped == 0 && it.foreign);
    let surname = !second.definite() && second.key.chars().count() >= 4 && second.given.is_none();
    if foreign
        && surname
        && !second.place
        && second.may_be_foreign()
        && !is_action(&word.key)
        && !is_function_word(&word.key)
        && !word.common
    {
        return true;
    }
    // أن صلاح أفطر: he broke his fast.
    let acts = second.skeleton.starts_with('أ') && second.key.chars().count() == 4 && second.foreignness < 0;
    if acts && word.given.is_some_and(|it| it.0.ambiguous && !it.0.foreign) {
        return false;
    }
    // قضاء عادل وناجز
    let joined = second.key.starts_with('و') && word.given.is_some_and(|it| it.0.ambiguous);
    surname
        && !joined
        && second.nameable
        && !is_function_word(&word.key)
        && !is_action(&word.key)
        && word.given.is_some_and(|(it, skipped)| skipped == 0 && !it.feminine && (it.foreign || !word.common || is_adjective(&word.key)))
        && !second.skeleton.ends_with('ا')
        && !has_pronoun(&second.key)
}

// كريم, سعيد: an adjective takes no complement, as عيد does.
fn is_adjective(key: &str) -> bool {
    key.chars().count() == 4 && key.chars().nth(2) == Some('ي')
}

fn has_pronoun(key: &str) -> bool {
    ["ه", "ها", "هم", "نا", "ت", "وا", "ون", "ين"].iter().any(|it| key.ends_with(it))
}
