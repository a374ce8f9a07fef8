//! Who says what in small articles of our own; every person in them is invented.

mod agency;
mod bearers;
mod carried;
mod extent;
mod forms;
mod known;
mod likeliest;
mod words;

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
            statement | عدد الطلبة | بحسب | direct التقرير المشترك
            fragment | حتى إشعار | وفقا | direct لبلدية
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
            verse | وَقُلْ رَبِّ | قال | direct تعالى
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
fn whom_it_is_said_to_and_how_are_no_speakers() {
    check(
        "خبر المدينة\nقال لنا المهندس شاهر الدوماني: «الجسر جاهز منذ شهر». وقال ضاحكا: «نسينا أن نفتتحه».\nأما حازم العكش فقال: «لم نتسلم شيئا».\n",
        &expect![[r#"
            statement | الجسر جاهز | قال | direct شاهر الدوماني
            statement | نسينا أن | قال | continuation شاهر الدوماني
            statement | لم نتسلم | قال | direct حازم العكش
        "#]],
    );
}

#[test]
fn prepositions_and_blessings_report_nothing() {
    check(
        "خبر المدينة\nوقال شاهر الدوماني، ولا قرابة بينهما سوى اللقب: «نحن جيران فقط».\nواستشهد بقول النبي صلى الله عليه وسلم: «الدين النصيحة».\n",
        &expect![[r#"
            statement | نحن جيران | قال | direct شاهر الدوماني
            verse | الدين النصيحة | استشهد | direct النبي
        "#]],
    );
}

#[test]
fn an_inscription_is_nobodys_words() {
    check(
        "خبر المدينة\nورفع الأهالي لافتة كتب عليها «مقاعد فارغة في صف واحد» أمام البلدية.\n",
        &expect![[r#"
            title | مقاعد فارغة | - | -
        "#]],
    );
}

#[test]
fn what_a_clause_says_of_its_subject_is_a_fragment() {
    check(
        "خبر المدينة\nوأكدت رئيسة اللجنة سلوى الحمداني أن الموازنة «خطوة أولى»، وأن اللجنة تعمل «في هدوء».\n",
        &expect![[r#"
            fragment | خطوة أولى | أكد | direct سلوى الحمداني
            fragment | في هدوء | أكد | direct سلوى الحمداني
        "#]],
    );
}

#[test]
fn a_row_shares_its_kind_and_a_name_keeps_it() {
    check(
        "خبر المدينة\nوعرضت تطبيقات «مشاوير» و«صلاتي»، وتنافس حزبا «سنابل» وحزب «بيادر».\nوأعلنت «مشاوير» تعيين مدير جديد.\n",
        &expect![[r#"
            title | مشاوير | - | -
            title | صلاتي | - | -
            title | سنابل | - | -
            title | بيادر | - | -
            title | مشاوير | - | -
        "#]],
    );
}

#[test]
fn a_headline_speaks() {
    check(
        "حارس المنارة: «البحر لا يحفظ الأسماء»\nأمضى الحارس أربعين عاما في المنارة قبل أن يحل محله مصباح آلي في الربيع الماضي.\nويزورها كل صباح.\n",
        &expect![[r#"
            statement | البحر لا | - | headline حارس المنارة
        "#]],
    );
}

#[test]
fn a_source_keeps_its_words() {
    check(
        "خبر المدينة\nوبحسب بيان نشرته الشركة على موقعها، فإن «انتقال الإدارة جرى وفق خطة أقرها المجلس قبل عام كامل».\n",
        &expect![[r#"
            statement | انتقال الإدارة | بحسب | direct بيان
        "#]],
    );
}

#[test]
fn a_surname_after_a_masculine_verb_is_no_womans() {
    check(
        "خبر المدينة\nوأكد القرعاوي أن «البيانات محفوظة ولا يطلع عليها أحد من خارج الشركة».\nوجربت الدكتورة هيفاء القرعاوي الساعة.\n",
        &expect![[r#"
            statement | البيانات محفوظة | أكد | direct القرعاوي
        "#]],
    );
}

#[test]
fn the_sentence_shows_who_goes_on() {
    check(
        "خبر المدينة\nوإلى جانبها قال زميلها علي الخليل، وهو من كلية أخرى: «كنا نظن أن الكلمات تنسى سريعا».\nمن جانبه، عبر الأستاذ عبدالله المنيع عن سعادته، وقال في تصريح لـ«صوت الشمال» إن الجمعية «بدأت بغرفة مستأجرة وثلاثة متطوعين».\nودافع وزير المالية في الولاية سامي الدرعي عن الخطة، وقال: «لم نخفض الرواتب».\n",
        &expect![[r#"
            statement | كنا نظن | قال | direct علي الخليل
            title | صوت الشمال | - | -
            fragment | بدأت بغرفة | قال | direct عبدالله المنيع
            statement | لم نخفض | قال | direct سامي الدرعي
        "#]],
    );
}

#[test]
fn a_paper_spoken_with_and_a_name_withheld() {
    check(
        "خبر المدينة\nوأوضحت سلوى الحمداني في اتصال مع «صوت الشمال» أن الطريق مفتوح.\nوقالت السيدة، التي طلبت عدم نشر اسمها: «ركبت الكاميرا لأراقب قطط الحي».\n",
        &expect![[r#"
            title | صوت الشمال | - | -
            statement | ركبت الكاميرا | قال | direct السيدة
        "#]],
    );
}

#[test]
fn a_relative_clause_quotes_and_describes() {
    check(
        "خبر المدينة\nوشارك في الجولة رئيس الائتلاف، الفرنسي جوليان بيرتران، الذي وصف المشروع بأنه «أصعب ما واجهناه في تربة رملية».\nوبحسب دراسة أعدتها الهيئة، فإن «كل قطار ممتلئ يخرج من الشوارع خمسمئة سيارة في ساعة الذروة».\n",
        &expect![[r#"
            statement | أصعب ما | وصف | direct جوليان بيرتران
            statement | كل قطار | بحسب | direct دراسة
        "#]],
    );
}

#[test]
fn a_clause_that_opens_with_a_verb_has_no_noun_before_it() {
    check(
        "خبر المدينة\nوبكت على الهواء شريكته في التقديم هالة مراد، قبل أن تقول: «سأفتح الميكروفون غدا في السابعة».\nوتبين أن «المهندس» عمل سنوات في المدينة.\n",
        &expect![[r#"
            statement | سأفتح الميكروفون | قال | direct هالة مراد
            term | المهندس | - | -
        "#]],
    );
}

#[test]
fn a_dateline_speaks_for_nobody() {
    for lead in ["حلب: ", "بئر الزيتون: ", "حلب: هدى السالمي: ", "الواحة - 3 مايو 2021: "] {
        let article = format!("خبر المدينة\n{lead}دشن المدير فادي النحاس أمس خزان المياه. وقال: «انتظرنا هذا الخزان خمس سنوات».\n");
        check(
            &article,
            &expect![[r#"
                statement | انتظرنا هذا | قال | continuation فادي النحاس
            "#]],
        );
    }
}

#[test]
fn one_of_several_speaks() {
    check(
        "خبر المدينة\nقال المدير فادي النحاس إن «الحافلة تصل في موعدها كل صباح». «ننتظر الحافلة ساعة كل صباح»، بحسب ما كتبت إحدى الأمهات.\n",
        &expect![[r#"
            statement | الحافلة تصل | قال | direct فادي النحاس
            statement | ننتظر الحافلة | كتب | direct إحدى الأمهات
        "#]],
    );
}

#[test]
fn kin_speak_under_another_name() {
    check(
        "خبر المدينة\nقال المدير فادي النحاس إن «الحافلة تصل في موعدها كل صباح».\nوقال وليّ أمر الطالبة سناء المهدي: «ننتظر الحافلة ساعة كل صباح».\nوقال والدها: «لم يرد علينا أحد حتى اليوم».\n",
        &expect![[r#"
            statement | الحافلة تصل | قال | direct فادي النحاس
            statement | ننتظر الحافلة | قال | direct وليّ أمر الطالبة سناء المهدي
            statement | لم يرد | قال | direct والدها
        "#]],
    );
}

#[test]
fn foreign_names_that_look_like_other_words() {
    check(
        "خبر المدينة\nقال بورشكه: «نبدأ من جديد مع فريق شاب». وقال فان دورن: «لا نخاف أحدا هذا العام». وقال محمد كنار منسق الإغاثة «استقبلنا أول دفعة من العائدين».\n\
         وقالت الدكتورة رنا بيت أستاذة المالية إن الدين ثقيل. وأضافت بيت «المصرف يعاني منذ سنوات طويلة من الديون».\n",
        &expect![[r#"
            statement | نبدأ من | قال | direct بورشكه
            statement | لا نخاف | قال | direct فان دورن
            statement | استقبلنا أول | قال | direct محمد كنار
            statement | المصرف يعاني | أضاف | direct بيت
        "#]],
    );
}

#[test]
fn names_behind_long_offices() {
    check(
        "خبر المدينة\nوقال سفير البلاد لدى مصر، نعمان الدبيسي، إن «الحدود مفتوحة أمام كل من يحمل جوازا».\n\
         وقال الأمين العام للاتحاد، الذي يضم تسعين ناديا، الدكتور شجاع صافي: «نؤيد القائمة كلها بلا تحفظ».\n\
         وقال الأمين العام لمجلس الصيادين إن «الموسم يبدأ غدا في كل الموانئ».\n\
         ونصت المادة (12) من النظام على أن «تعقد الجمعية اجتماعها كل عام في المقر الرئيس».\n",
        &expect![[r#"
            statement | الحدود مفتوحة | قال | direct نعمان الدبيسي
            statement | نؤيد القائمة | قال | direct شجاع صافي
            statement | الموسم يبدأ | قال | direct الأمين العام لمجلس الصيادين
            statement | تعقد الجمعية | نص | direct المادة (12)
        "#]],
    );
}

#[test]
fn a_clause_of_content_has_its_own_speaker() {
    check(
        "خبر المدينة\nوقال البيان إن النقابة أعلنت أن «مجموعات صغيرة تحاول أن تستفيد من الفوضى في السوق».\n\
         ونقلت «صدى الجبل» على لسان المدير قوله إن «المسوح أسفرت عن كشف جديد في الوادي».\n",
        &expect![[r#"
            statement | مجموعات صغيرة | أعلن | direct النقابة
            title | صدى الجبل | - | -
            statement | المسوح أسفرت | قول | direct المدير
        "#]],
    );
}

#[test]
fn objects_and_papers_do_not_speak() {
    check(
        "خبر المدينة\nأكد المدير فادي النحاس أن العمل مستمر. ودعا الجميع إلى الحضور. ودعا المواطنين إلى الصبر. وأضاف: «الطريق مفتوح منذ مساء أمس».\n\
         لمى الطائي، قالت في حوار صحفي لمجلة «الواحة»: «لا أحد يهرب من عمره الحقيقي».\n",
        &expect![[r#"
            statement | الطريق مفتوح | أضاف | continuation فادي النحاس
            title | الواحة | - | -
            statement | لا أحد | قال | direct لمى الطائي
        "#]],
    );
}

#[test]
fn what_a_speaker_calls_things() {
    check(
        "النحاس: «الفوضى المنظمة» أرهقت السوق\nيعتبر التجار القرار «طريقة غريبة» في معالجة الأزمة. وقال المدير فادي النحاس إن الزيادة كانت مجرد «حيلة» لا أكثر.\n\
         وقال النحاس على موقع التواصل «تويتر» إن السوق مفتوحة.\n\
         ولم يتردد المدرب العجوز حين سئل عن العقد وأجاب: «سأبقى هنا حتى نهاية الموسم».\n",
        &expect![[r#"
            fragment | الفوضى المنظمة | - | headline النحاس
            fragment | طريقة غريبة | اعتبر | direct التجار
            fragment | حيلة | قال | direct فادي النحاس
            title | تويتر | - | -
            statement | سأبقى هنا | أجاب | direct المدرب
        "#]],
    );
}

#[test]
fn words_that_only_their_place_makes_a_speaker() {
    check(
        "خبر المدينة\nوذكر الإنتربول المحلي، التابع للوزارة، أن «القضية مغلقة منذ عامين كاملين وأن الملف سلم». وقال الشيخ سلمان العودة: «اصبروا قليلا».\n\
         ورد المدير فادي النحاس على التهم بالقول: «لا أساس لها». وقال مسؤول كردي فضل عدم الكشف عن اسمه «الزيارة لم تكن مقررة من قبل».\n",
        &expect![[r#"
            statement | القضية مغلقة | ذكر | direct الإنتربول المحلي
            statement | اصبروا قليلا | قال | direct سلمان العودة
            statement | لا أساس | قول | direct فادي النحاس
            statement | الزيارة لم | قال | direct مسؤول كردي
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
