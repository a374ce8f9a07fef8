//! Who of those near a quotation most likely said its words; every person in these articles is invented.

use expect_test::expect;

use super::check;

#[test]
fn whoever_opens_the_sentence_outweighs_whose_kin_she_is() {
    check(
        "خبر المدينة\nردت رولا المنذري على شاهر الدوماني في بيان أعلنت فيه «وقف البيع في السوق القديم فورا».\nكانت رولا المنذري، خطيبة المهندس شاهر الدوماني، قد قالت للصحيفة إنها لا تزال تعتقد أن «البيت لم يسقط وحده كما يشاع».\n",
        &expect![[r#"
            fragment | وقف البيع | أعلن | continuation رولا المنذري
            statement | البيت لم | قال | continuation رولا المنذري
        "#]],
    );
}

#[test]
fn nobody_of_another_gender_outweighs_who_agrees() {
    check(
        "خبر المدينة\nوصلت رولا المنذري إلى السوق مع شاهر الدوماني. وأضافت: «الخبز موجود في كل الأحياء منذ الصباح».\n",
        &expect![[r#"
            statement | الخبز موجود | أضاف | continuation رولا المنذري
        "#]],
    );
}

#[test]
fn where_nobody_is_found_nobody_is_guessed() {
    check(
        "خبر المدينة\nهطل المطر أمس على الوادي. وفي الجمعة الماضية «لم يبق في السوق ما يباع سوى القليل».\n",
        &expect![[r#"
        statement | لم يبق | - | -
    "#]],
    );
}

#[test]
fn a_vocalised_passive_goes_on_with_nobody() {
    check(
        "خبر المدينة\nوقال سامر الدرعي إن \"المصنع سيعمل في الربيع\".\nوذُكر أن \"العمال سيعودون إلى بيوتهم قبل العيد\".\n",
        &expect![[r#"
            statement | المصنع سيعمل | قال | direct سامر الدرعي
            statement | العمال سيعودون | - | continuation سامر الدرعي
        "#]],
    );
}
