//! Words that end a name, or seem to go on with it, by what they are.

use crate::lexicon::kind::Kind;
use crate::lexicon::places;

/// A country or a town: شاه إيران
pub(super) fn is_land(key: &str) -> bool {
    places::kind(key).is_some_and(|it| it == Kind::Place)
}

/// A side of a country, without the article.
pub(super) fn is_direction(key: &str) -> bool {
    matches!(key, "شمالي" | "جنوبي" | "شماليه" | "جنوبيه" | "شرقي" | "غربي")
}

/// The last element of Persian, Turkish and Afghan names, written apart: أحمدي نجاد, داود أوغلو, أحمد خان
pub(super) fn is_last_element(key: &str) -> bool {
    matches!(key, "نجاد" | "زاده" | "خان" | "شاه" | "اغا" | "غول" | "جول" | "بيك" | "اوغلو" | "اوغلي" | "نيا" | "بور")
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
