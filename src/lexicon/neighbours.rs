//! Nouns beside a name that tell whose it is: a relative's, a place's that is called after somebody, a club's.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A relative: what stands between two names that are alike but mean two people.
pub fn is_kin(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ل', 'ب']).unwrap_or(key);
    [key, bare].iter().any(|it| {
        matches!(
            *it,
            "شقيق"
                | "شقيقه"
                | "شقيقها"
                | "شقيقته"
                | "اخيه"
                | "اخوه"
                | "اخاه"
                | "اخته"
                | "نجل"
                | "نجله"
                | "نجلها"
                | "ابنه"
                | "ابنته"
                | "ابنها"
                | "والد"
                | "صهر"
                | "صهره"
                | "والده"
                | "والدها"
                | "والدته"
                | "زوج"
                | "زوجته"
                | "زوجها"
                | "ارملته"
                | "حفيد"
                | "حفيده"
                | "عمه"
                | "خاله"
                | "الاب"
                | "الابن"
                | "الاخوان"
                | "الشقيقان"
                | "الشقيقين"
                | "الاخوين"
                | "جده"
        )
    })
}

/// A noun for somebody's kin or guardian, whose name is not that of the one they belong to: والد الطالبة فلانة
pub fn is_next_of_kin(key: &str) -> bool {
    matches!(key, "والد" | "والده" | "زوج" | "زوجه" | "ارمله" | "شقيق" | "شقيقه" | "ولي" | "وليه" | "اولياء")
}

/// What happens to somebody, or what he leads: a noun whose complement is a person. مقتل فلان، إقالة فلان، برئاسة فلان
pub fn is_lot(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let rest = bare.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(bare);
    matches!(
        rest,
        "مقتل"
            | "اغتيال"
            | "اعتقال"
            | "توقيف"
            | "احتجاز"
            | "اقاله"
            | "استقاله"
            | "تعيين"
            | "ترشيح"
            | "انتخاب"
            | "تنصيب"
            | "عزل"
            | "وفاه"
            | "رحيل"
            | "محاكمه"
            | "اختفاء"
            | "اختطاف"
            | "استشهاد"
            | "اعدام"
            | "تسليم"
            | "تكليف"
    ) || matches!(bare, "برئاسه" | "بقياده" | "بزعامه" | "باشراف" | "بحضور" | "بمشاركه" | "بخلافه")
}

static NAMESAKES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    [
        "مدينه",
        "مطار",
        "جامعه",
        "مركز",
        "مستشفي",
        "شارع",
        "طريق",
        "مؤسسه",
        "جائزه",
        "كاس",
        "ملعب",
        "استاد",
        "ستاد",
        "جسر",
        "حديقه",
        "مسجد",
        "جامع",
        "قاعده",
        "كليه",
        "معهد",
        "مجمع",
        "دوري",
        "برنامج",
        "مشروع",
        "ميناء",
        "سوق",
        "حي",
        "قاعه",
        "مكتبه",
        "صندوق",
        "شركه",
        "مجموعه",
        "كرسي",
        "داره",
        "مدرسه",
        "متنزه",
        "منتزه",
        "حمله",
        "بطوله",
        "مسابقه",
        "ميدان",
        "ساحه",
        "قريه",
        "جبل",
        "ال",
        "اسره",
        "عائله",
        "قبيله",
        "بني",
        "كتائب",
        "ملتقي",
        "سد",
        "نفق",
        "محطه",
        "مخيم",
        "قصر",
        "ديوان",
        "جمعيه",
        "فندق",
        "وادي",
        "دار",
        "ضاحيه",
        "محافظه",
        "بلديه",
        "نهج",
    ]
    .into_iter()
    .collect()
});

/// A noun before the name of the person that a place, a work or an institution is called after; with proclitics too.
pub fn is_namesake(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let rest = bare.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(bare);
    NAMESAKES.contains(key) || bare.len() < key.len() && NAMESAKES.contains(bare) || rest.len() < bare.len() && NAMESAKES.contains(rest)
}

/// A noun whose name, or whose nationality, is no person's: a club, a bank, a broadcast; with the article and proclitics too.
pub fn is_company(key: &str) -> bool {
    let bare = key.trim_start_matches(['و', 'ل', 'ب']).trim_start_matches("ال").trim_start_matches('ل');
    matches!(
        bare,
        "فريق"
            | "نادي"
            | "منتخب"
            | "بنك"
            | "مصرف"
            | "موقع"
            | "متحف"
            | "ملعب"
            | "دوري"
            | "حزب"
            | "تنظيم"
            | "برنامج"
            | "مسلسل"
            | "فيلم"
            | "كتاب"
            | "مركز"
            | "معهد"
            | "مطار"
            | "ميناء"
            | "متصدر"
            | "بطل"
            | "وصيف"
            | "جار"
            | "غريم"
            | "ضيف"
            | "مضيف"
            | "جيش"
            | "حلف"
            | "مصنع"
            | "محل"
            | "مطعم"
            | "اقليم"
            | "شاطئ"
            | "منتجع"
    )
}

/// A body of people, with its article: no family name.
pub fn is_body(key: &str) -> bool {
    matches!(
        key,
        "الاتحاد"
            | "اللجنه"
            | "المجلس"
            | "الهيئه"
            | "الجمعيه"
            | "الوزاره"
            | "الحكومه"
            | "الشركه"
            | "المؤسسه"
            | "الاداره"
            | "الوفد"
            | "الجامعه"
            | "المدرسه"
            | "المنظمه"
            | "الحركه"
            | "الجماعه"
            | "الشرطه"
            | "المحكمه"
            | "النيابه"
            | "المحافظه"
            | "البلديه"
            | "الخارجيه"
            | "الداخليه"
            | "الرياسه"
            | "الرئاسه"
            | "الاخ"
            | "الابن"
    )
}

/// What a player does with a ball, with its object, or the ball that he plays: behind it stands his name, or a club's.
pub fn is_play(key: &str) -> bool {
    let bare = key.trim_start_matches(['و', 'ف', 'ب', 'ل']);
    [key, bare].iter().any(|it| {
        matches!(
            *it,
            "سجله"
                | "سجلها"
                | "احرزه"
                | "احرزها"
                | "سدده"
                | "سددها"
                | "نفذه"
                | "نفذها"
                | "لعبها"
                | "قابلها"
                | "مررها"
                | "ارسلها"
                | "تابعها"
                | "حولها"
                | "صوبها"
                | "اضافه"
                | "استثمرها"
                | "خطفها"
                | "اودعها"
                | "اهدرها"
                | "رفعها"
                | "ترجمها"
                | "صنعه"
                | "تمريره"
                | "تسديده"
                | "راسيه"
                | "عرضيه"
                | "شباك"
                | "يراسها"
                | "يراسه"
                | "يقودها"
                | "يقوده"
                | "يتزعمها"
                | "يتزعمه"
                | "يدربه"
                | "يملكها"
                | "اخرجه"
                | "اخرجها"
                | "الفها"
                | "كتبها"
        )
    })
}

/// A word that gives somebody's name: يدعى، اسمه
pub fn is_call(key: &str) -> bool {
    matches!(
        key.trim_start_matches(['و', 'ف']),
        "يدعي" | "تدعي" | "المدعو" | "المدعوه" | "اسمه" | "اسمها" | "يسمي" | "تسمي" | "المسمي" | "المسماه"
    )
}

/// What somebody does for a work, before his name: بطولة، إخراج
pub fn is_credit(key: &str) -> bool {
    matches!(
        key.trim_start_matches('و'),
        "بطوله"
            | "اخراج"
            | "تاليف"
            | "سيناريو"
            | "الحان"
            | "كلمات"
            | "غناء"
            | "انتاج"
            | "ترجمه"
            | "تصوير"
            | "توزيع"
            | "اداء"
            | "للمخرج"
    )
}
