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
            statement | عد إلى | قال | continuation حازم العكش
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

#[test]
fn names_that_look_like_particles() {
    check(
        "خبر المدينة\nوقال فان غال: \"نحن في منتصف الطريق\".\nوقال علي مايدوا الذي يعيش في القرية \"الطريق مقطوع منذ أيام\".\n",
        &expect![[r#"
            statement | نحن في | قال | direct فان غال
            statement | الطريق مقطوع | قال | direct علي مايدوا
        "#]],
    );
}

#[test]
fn an_object_is_not_who_speaks() {
    check(
        "خبر المدينة\nوانتقد الرئيس التشادي بشدة تصريحات وزير المالية حازم العكش، مخاطبا إياه: \"من أنت لتقول هذا؟\".\nوعاد النائب شاهر الدوماني إلى المدينة. ويطالب إيران بـ\"تعاون تام\".\n",
        &expect![[r#"
            statement | من أنت | خاطب | continuation الرئيس التشادي
            fragment | تعاون تام | طالب | continuation شاهر الدوماني
        "#]],
    );
}

#[test]
fn several_go_on_with_a_plural_verb() {
    check(
        "خبر المدينة\nوقال أصحاب المتاجر: \"لن نفتح قبل أن تصلح الطريق\".\nوأضافوا: \"خسرنا موسم العيد كله\".\n",
        &expect![[r#"
            statement | لن نفتح | قال | direct أصحاب المتاجر
            statement | خسرنا موسم | أضاف | continuation أصحاب المتاجر
        "#]],
    );
}

#[test]
fn who_owns_the_text_speaks_in_it() {
    check(
        "خبر المدينة\nنشر حازم العكش صورة من الموقع.\nجاء ذلك في تغريدة للنائب العكش على صفحته، حيث قال: \"هذا ما وعدنا به أهل المدينة\".\n",
        &expect![[r#"
            statement | هذا ما | قال | continuation العكش
        "#]],
    );
}

#[test]
fn a_clause_of_ones_own_is_a_statement() {
    check(
        "خبر المدينة\nوأعلنت المفوضة رولا المنذري أنه \"ليس هناك رابحون في هذه الحرب\" معربة عن الأمل في أن \"تكون المدينة آمنة\" قبل الشتاء.\nوقالت إن المدينة \"لا تريد حربا\".\n",
        &expect![[r#"
            statement | ليس هناك | أعلن | direct رولا المنذري
            statement | تكون المدينة | أعرب | continuation رولا المنذري
            fragment | لا تريد | قال | continuation رولا المنذري
        "#]],
    );
}

#[test]
fn what_follows_somebodys_words_is_reported_by_the_same_verb() {
    check(
        "خبر المدينة\nوقال هاشم الدرعي: \"سنعمل ليلا ونهارا\"... \"ولن نطلب من أحد مالا فوق ما قرره المجلس\".\n",
        &expect![[r#"
            statement | سنعمل ليلا | قال | direct هاشم الدرعي
            statement | ولن نطلب | قال | continuation هاشم الدرعي
        "#]],
    );
}

#[test]
fn whose_lawyer_speaks_does_not() {
    check(
        "خبر المدينة\nوقال محامي العكش شاهر الدوماني للصحيفة إن \"موكله بريء من كل ما نسب إليه\".\nوكان حازم العكش غائبا. وقالت عارضة أزياء تُدعى رولا المنذري: \"لم أكن هناك\".\n",
        &expect![[r#"
            statement | موكله بريء | قال | direct شاهر الدوماني
            statement | لم أكن | قال | direct رولا المنذري
        "#]],
    );
}

#[test]
fn ordinary_words_behind_a_verb_of_saying_are_a_fragment() {
    check(
        "خبر المدينة\nأعلن الجيش البحيري أنه أصلح تسعة \"مراكب\" في ورشة \"متنقلة\" شرق البحيرة.\nوقال مصدر في مكتب حازم العكش إن النائب \"لم يحدد موقفا\".\n",
        &expect![[r#"
            fragment | مراكب | أعلن | direct الجيش البحيري
            fragment | متنقلة | أعلن | direct الجيش البحيري
            fragment | لم يحدد | قال | direct مصدر
        "#]],
    );
}

#[test]
fn a_name_of_the_story_opens_its_clause() {
    check(
        "خبر المدينة\nوقالت النائبة رولا المنذري: \"الخطة جاهزة\".\nوزار شاهر الدوماني الموقع.\nوكان الدوماني حذر أمس من التأخر، معتبرا أنه \"خطأ كبير\".\nكما تناول وزير المالية في كلمته الموازنة، قائلا إن \"العجز أقل مما قيل\".\n",
        &expect![[r#"
            statement | الخطة جاهزة | قال | direct رولا المنذري
            fragment | خطأ كبير | اعتبر | continuation الدوماني
            statement | العجز أقل | قال | direct وزير المالية
        "#]],
    );
}

#[test]
fn somebody_without_a_name_speaks_for_himself() {
    check(
        "خبر المدينة\nوعبر الوزير سامي النجم عن سعادته. وكتب أحدهم \"هذا الفرن يخبز للحي كله\"، وأضاف غيره قائلا: \"سنشتري منه كل صباح\".\n",
        &expect![[r#"
            statement | هذا الفرن | كتب | direct أحدهم
            statement | سنشتري منه | قال | direct غيره
        "#]],
    );
}

#[test]
fn the_latter_is_who_was_named_last() {
    check(
        "خبر المدينة\nوأشاد الوزير سامي النجم بزميله حازم العكش. وقال هذا الأخير \"إن الحصاد بدأ قبل الموعد\".\n",
        &expect![[r#"
            statement | إن الحصاد | قال | continuation حازم العكش
        "#]],
    );
}
