//! Agency style: straight marks, few words in them, speakers carried on over paragraphs.

use expect_test::expect;

use super::check;

#[test]
fn ordinary_words_in_a_clause_are_the_speakers() {
    check(
        "خبر المدينة\nوقال النائب حازم العكش إن الشركة باعت نسخا \"مسروقة\" من الخرائط، وإن سكوتها \"الطويل\" يضر بسمعة البلدية.\nويقاتل تنظيم \"الراية\" في الجبال.\n",
        &expect![[r#"
            fragment | مسروقة | قال | direct حازم العكش
            fragment | الطويل | قال | direct حازم العكش
            term | الراية | - | -
        "#]],
    );
}

#[test]
fn whom_one_accuses_is_not_who_speaks() {
    check(
        "خبر المدينة\nوقال النائب حازم العكش: \"لن نسكت بعد اليوم\"، واتهم شاهر الدوماني باستخدام \"حيل قديمة\".\nوقال مخاطبا الدوماني: \"عد إلى مكتبك وافتح الملفات\".\n",
        &expect![[r#"
            statement | لن نسكت | قال | direct حازم العكش
            fragment | حيل قديمة | اتهم | continuation حازم العكش
            statement | عد إلى | خاطب | continuation حازم العكش
        "#]],
    );
}

#[test]
fn several_do_not_go_on_with_a_singular_verb() {
    check(
        "خبر المدينة\nوقالت الطبيبة رولا المنذري: \"اللقاح آمن لمن جاوز السنتين\".\nوقال كثير من المعلمين إن \"الصفوف مزدحمة\".\nوالمدير شاهر الدوماني حضر اللقاء.\nوأضافت: \"على الأهالي أن يطمئنوا\".\n",
        &expect![[r#"
            statement | اللقاح آمن | قال | direct رولا المنذري
            fragment | الصفوف مزدحمة | قال | direct كثير من المعلمين
            statement | على الأهالي | أضاف | continuation رولا المنذري
        "#]],
    );
}

#[test]
fn the_nearest_mention_stands_for_who_goes_on() {
    check(
        "خبر المدينة\nوقال هاشم الدرعي، رئيس البلدية، إن الجسر سيفتح قريبا.\nوزار الدرعي موقع العمل مساء، وأضاف: \"سنعبر عليه جميعا في العيد\".\n",
        &expect![[r#"
            statement | سنعبر عليه | أضاف | direct الدرعي
        "#]],
    );
}

#[test]
fn the_source_ends_the_sentence() {
    check(
        "خبر المدينة\nونقل تسعة جرحى \"في حالة مستقرة لا تدعو إلى القلق\" إلى مستشفى المدينة القديم، وفق ما أفادت وزارة الصحة.\n",
        &expect![[r#"
            fragment | في حالة | أفاد | direct وزارة الصحة
        "#]],
    );
}

#[test]
fn a_medium_speaks_under_its_own_name() {
    check(
        "خبر المدينة\nوذكرت صحيفة \"مرايا الشمال\" أن المفاوضين \"قريبون من اتفاق على الأسعار\".\n",
        &expect![[r#"
            title | مرايا الشمال | - | -
            fragment | قريبون من | ذكر | direct مرايا الشمال
        "#]],
    );
}

#[test]
fn only_one_verb_takes_inna() {
    check(
        "خبر المدينة\nوقال هاشم الدرعي، الذي يرى خصومه أنه تأخر، إن \"المشروع يسير كما خطط له المجلس\".\n",
        &expect![[r#"
            statement | المشروع يسير | قال | direct هاشم الدرعي
        "#]],
    );
}

#[test]
fn a_nickname_in_marks_goes_on() {
    check(
        "خبر المدينة\nوكان المهندس \"هاشم الدرعي\" قد زار الموقع أمس. وقال: \"سنعمل ليلا ونهارا حتى يفتح الجسر\".\n",
        &expect![[r#"
            term | هاشم الدرعي | - | -
            statement | سنعمل ليلا | قال | continuation هاشم الدرعي
        "#]],
    );
}

#[test]
fn deeds_and_descriptions_report_nothing() {
    check(
        "خبر المدينة\nوقالت الشرطة إن لديها أدلة تشير إلى \"سرقة منظمة\".\nوقال هاشم الدرعي، الذي يوصف بأنه \"مهندس المدينة\": \"لم نر مثل هذا العام\".\n",
        &expect![[r#"
            fragment | سرقة منظمة | قال | direct الشرطة
            term | مهندس المدينة | - | -
            statement | لم نر | قال | direct هاشم الدرعي
        "#]],
    );
}
