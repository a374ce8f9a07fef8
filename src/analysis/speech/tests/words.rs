//! Words that report, and words spelled like them that report nothing.

use expect_test::expect;

use super::check;

#[test]
fn a_verb_of_giving_reports_where_it_gives_words() {
    check(
        "خبر المدينة\nوألقى رئيس البلدية أمس خطابا أمام التجار عن «أيام صعبة تنتظر السوق القديمة كلها».\nوقدم الحارس القديم اعتذاره عن «أي كلمة جرحت جيرانه في تلك الليلة الطويلة».\nوألقى الصياد شباكه في البحر قرب «الصخرة».\n",
        &expect![[r#"
            fragment | أيام صعبة | ألقى | direct رئيس البلدية
            statement | أي كلمة | قدم | direct الحارس القديم
            title | الصخرة | - | -
        "#]],
    );
}

#[test]
fn hope_is_a_verb_before_whoever_hopes() {
    check(
        "خبر المدينة\nوأمل وزير الزراعة أن «تعود الأمطار قبل موعد الحصاد».\nووصل الأهالي على أمل أن يروا «النبع».\n",
        &expect![[r#"
            statement | تعود الأمطار | أمل | direct وزير الزراعة
            term | النبع | - | -
        "#]],
    );
}

#[test]
fn who_acts_says_the_words_of_his_short_sentence() {
    check(
        "خبر المدينة\nويشمل القرار «إغلاق الأسواق ليلا ومنع سير الشاحنات حتى صلاة الفجر».\nوبموجب القانون فإن المالك «يدفع رسما عن كل طابق يبنيه فوق بيته القديم».\n",
        &expect![[r#"
            statement | إغلاق الأسواق | - | direct القرار
            statement | يدفع رسما | بموجب | direct القانون
        "#]],
    );
}

#[test]
fn a_noun_of_saying_names_whom_it_is_about() {
    check(
        "خبر المدينة\nوجاء القرار بعد اتهام النقابة للمدير بأنه «باع أرض المدرسة من غير أن يسأل أحدا».\n",
        &expect![[r#"
            statement | باع أرض | اتهام | direct النقابة
        "#]],
    );
}

#[test]
fn carried_on_by_rarer_verbs() {
    check(
        "خبر المدينة\nوقالت الطبيبة: «اللقاح آمن لمن جاوز السنتين». واستكملت: «ولا يحتاج أحد إلى موعد».\n",
        &expect![[r#"
            statement | اللقاح آمن | قال | direct الطبيبة
            statement | ولا يحتاج | استكمل | continuation الطبيبة
        "#]],
    );
}

#[test]
fn the_source_behind_a_sentence_says_its_few_words() {
    check(
        "خبر المدينة\nوبقيت الجسور «غير صالحة أبدا» لعبور الشاحنات الكبيرة، على ما أعلن رئيس البلدية.\n",
        &expect![[r#"
            fragment | غير صالحة | أعلن | direct رئيس البلدية
        "#]],
    );
}

#[test]
fn what_is_called_an_accusation_accuses_nobody() {
    check(
        "خبر المدينة\nورد المدير على الفور بوصفه اتهامات النقابة بأنها «سخيفة جدا».\n",
        &expect![[r#"
        fragment | سخيفة جدا | وصف | direct المدير
    "#]],
    );
}

#[test]
fn members_of_a_counted_row_are_names() {
    check(
        "خبر المدينة\nويقسم الموقع المسافرين إلى أربعة أصناف هي «العاجزون عن السفر وحدهم» (من لا يحملون أوراقا)، و«المقيمون غير المسجلين في البلدية» (من وصلوا أخيرا)، و«عائلات العاملين في المرفأ».\nوقال شاهر الدوماني إن خسارة 40 مليون دينار هي «كارثة». وأضاف أن الجرحى السبعة هم «عمال فقراء».\n",
        &expect![[r#"
            term | العاجزون عن | - | -
            term | المقيمون غير | - | -
            term | عائلات العاملين | - | -
            fragment | كارثة | قال | direct شاهر الدوماني
            fragment | عمال فقراء | أضاف | continuation شاهر الدوماني
        "#]],
    );
}

#[test]
fn a_long_statement_is_no_name_whatever_noun_stands_before_it() {
    check(
        "خبر المدينة\nوقالت متحدثة باسم الشركة «توقفت الحافلات بسبب عطل كهربائي في المحطة الشرقية».\nوأسس ناشط باسم «نريد أن نعيش بسلام في وطن واحد بلا خوف» صفحة.\n",
        &expect![[r#"
            statement | توقفت الحافلات | قال | direct متحدثة باسم الشركة
            title | نريد أن | - | -
        "#]],
    );
}

#[test]
fn an_answer_of_one_word_is_a_statement_where_it_answers() {
    check(
        "خبر المدينة\nوأضاف شاهر الدوماني «نعم» قبل أن يغادر القاعة.\nودعا الحزب إلى التصويت بـ«نعم» في الاستفتاء.\n",
        &expect![[r#"
            statement | نعم | أضاف | direct شاهر الدوماني
            fragment | نعم | دعا | direct الحزب
        "#]],
    );
}

#[test]
fn one_word_that_describes_a_noun_is_the_narrators() {
    check(
        "خبر المدينة\nوقال الرئيس «المؤقت» إن «الجلسة ستعقد يوم الخميس في البلدية».\nوقال شاهر الدوماني إن العرض «مهين» ولن يقبله أحد.\nواعتبر الناقد وائل السمان أن الفيلم «أجمل ما قدمته السينما في بلادنا منذ عقد»، مشيرا إلى أن بطلته ريم الدباغ، الملقبة بـ«فراشة الشاشة»، تستحق جائزة.\n",
        &expect![[r#"
            term | المؤقت | - | -
            statement | الجلسة ستعقد | قال | direct الرئيس
            fragment | مهين | قال | direct شاهر الدوماني
            statement | أجمل ما | اعتبر | direct وائل السمان
            term | فراشة الشاشة | - | -
        "#]],
    );
}

#[test]
fn whom_a_participle_takes_does_not_speak() {
    check(
        "خبر المدينة\nوعلق رئيس الهيئة منتقدا المهاجم شاهر الدوماني: «لم يركض كما يجب طوال المباراة».\nورد شاهر الدوماني متهما رئيس الهيئة: «هذا كلام لا يليق بأحد منا».\n",
        &expect![[r#"
            statement | لم يركض | انتقد | continuation رئيس الهيئة
            statement | هذا كلام | اتهم | continuation شاهر الدوماني
        "#]],
    );
}

#[test]
fn pronouns_on_a_particle_and_words_that_point_back_are_nobody() {
    check(
        "خبر المدينة\nوقالت عاملات محليات إنهن «ينتظرن الأجور منذ شهرين كاملين».\nوقال صيادون في المرفأ إن الموسم ضعيف، ويرى هؤلاء أن «البحر لم يعد كما كان قبل عشر سنوات».\n",
        &expect![[r#"
            statement | ينتظرن الأجور | قال | direct عاملات محليات
            statement | البحر لم | رأى | direct صيادون
        "#]],
    );
}
