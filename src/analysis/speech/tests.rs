//! Who says what in small articles of our own; every person in them is invented.

use expect_test::{Expect, expect};

use crate::analysis::story::Story;
use crate::text::document::Document;
use crate::text::format::Format;

#[track_caller]
fn check(article: &str, expect: &Expect) {
    let story = Story::read(Document::new(article, Format::Plain), None);
    let mut out = String::new();
    for (quotation, saying) in story.quotes.quotations.iter().zip(&story.speech.sayings) {
        let words: Vec<&str> =
            quotation.words(story.view()).of(&story.view().facts(quotation.open.paragraph).unwrap().text).split(' ').take(2).collect();
        let speaker = saying.speaker.as_ref().map_or("-".to_owned(), |it| format!("{} {}", it.via.name(), story.prose(it.place)));
        let cue = saying.cue.as_ref().map_or("-", |it| it.lemma);
        let state = if saying.needs_attribution { "missing" } else { saying.kind.name() };
        out.push_str(&format!("{state} | {} | {cue} | {speaker}\n", words.join(" ")));
    }
    expect.assert_eq(&out);
}

#[test]
fn cue_before() {
    check(
        "خبر المدينة\nقالت وزارة الري في بيان إن «السد جاهز لاستقبال مياه الموسم كلها». وأضافت: «العمل انتهى». وأشار البيان إلى أن «التكلفة أقل من المتوقع».\n",
        &expect![[r#"
            statement | السد جاهز | قال | direct وزارة الري
            statement | العمل انتهى | أضاف | continuation وزارة الري
            statement | التكلفة أقل | أشار | direct البيان
        "#]],
    );
}

#[test]
fn long_apposition_and_paper() {
    check(
        "خبر المدينة\nوقال شاهر الدوماني، وهو رئيس نقابة عمال البناء في محافظات الشمال الثلاث، لـ«صوت الشمال»: «لن نعود إلى العمل قبل صرف الأجور».\n",
        &expect![[r#"
            title | صوت الشمال | - | -
            statement | لن نعود | قال | direct شاهر الدوماني
        "#]],
    );
}

#[test]
fn source_phrases() {
    check(
        "خبر المدينة\nوبحسب التقرير المشترك الصادر عن الجامعتين، فإن «عدد الطلبة زاد هذا العام زيادة لم تعرفها المدينة من قبل».\nوالسوق مغلقة «حتى إشعار آخر من إدارة المدينة القديمة»، وفقا للبلدية.\n",
        &expect![[r#"
            statement | عدد الطلبة | بحسب | direct التقرير المشترك الصادر عن الجامعتين
            fragment | حتى إشعار | وفقا | direct بلدية
        "#]],
    );
}

#[test]
fn participles_and_relayed_words() {
    check(
        "خبر المدينة\nونقلت وكالة الأنباء عن مصدر مطلع قوله إن «المفاوضات ستعود الأسبوع المقبل»، مضيفا أن «الطرفين قريبان من الاتفاق».\n",
        &expect![[r#"
            statement | المفاوضات ستعود | قول | direct مصدر مطلع
            statement | الطرفين قريبان | أضاف | continuation مصدر مطلع
        "#]],
    );
}

#[test]
fn gender_breaks_the_chain() {
    check(
        "خبر المدينة\nوقالت الطبيبة: «اللقاح آمن لمن جاوز السنتين».\nوقال المدير: «المخزون يكفي شهرين».\nوأضافت: «على الأهالي أن يطمئنوا».\n",
        &expect![[r#"
            statement | اللقاح آمن | قال | direct الطبيبة
            statement | المخزون يكفي | قال | direct المدير
            statement | على الأهالي | أضاف | continuation الطبيبة
        "#]],
    );
}

#[test]
fn background_breaks_the_chain() {
    check(
        "خبر المدينة\nوقال المدير: «المخزون يكفي شهرين».\nيذكر أن المخازن أغلقت العام الماضي.\nوأضاف: «سنفتح مخزنا جديدا».\n",
        &expect![[r#"
            statement | المخزون يكفي | قال | direct المدير
            statement | سنفتح مخزنا | أضاف | -
        "#]],
    );
}

#[test]
fn terms_titles_and_verse() {
    check(
        "خبر المدينة\nيعرض فيلم «الطريق الطويل» في قاعة البلدية، ويقاتل تنظيم «الراية» في الجبال.\nوشاركت شركتا «سنابل» و«بيادر» في المعرض.\nقال تعالى: «وَقُلْ رَبِّ زِدْنِي عِلْمًا».\n",
        &expect![[r#"
            title | الطريق الطويل | - | -
            term | الراية | - | -
            title | سنابل | - | -
            title | بيادر | - | -
            verse | وَقُلْ رَبِّ | قال | -
        "#]],
    );
}

#[test]
fn fragments() {
    check(
        "خبر المدينة\nووصف النائب حازم العكش الخطة بأنها «متأخرة جدا»، وأعلن أن المجلس سيبدأ «مرحلة جديدة» من العمل.\n",
        &expect![[r#"
            fragment | متأخرة جدا | وصف | direct حازم العكش
            fragment | مرحلة جديدة | أعلن | continuation حازم العكش
        "#]],
    );
}

#[test]
fn nobody_says_it() {
    check(
        "انقطاع المياه\nانقطعت المياه عن حي الزهور ثلاثة أيام بعد كسر في الأنبوب الرئيسي.\nوعمل الفنيون طوال الليل على إصلاح الكسر، وعادت المياه إلى معظم البيوت.\n«لم نكن نتوقع أن يستمر الانقطاع كل هذه المدة، ولا يمكن أن نقبل بتكراره».\nوتخدم المحطة أربعين ألف بيت في شرق المدينة.\n",
        &expect![[r#"
            missing | لم نكن | - | -
        "#]],
    );
}

#[test]
fn broken_text_has_an_answer() {
    for text in ["", "«", "»»««", "قال: «", "«».", "وقال\u{640}\u{640}: «»", ": «نعم» قال", "\u{200f}«\u{200f}»\u{200f}"]
    {
        let story = Story::read(Document::new(text, Format::Plain), None);
        assert_eq!(story.quotes.quotations.len(), story.speech.sayings.len());
    }
}
