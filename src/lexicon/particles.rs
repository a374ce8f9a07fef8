//! Small words by what they do around names. Keys ([`crate::arabic::fold::key`]), not spellings.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A word between a person's name and his father's.
pub fn is_son(key: &str) -> bool {
    matches!(key, "بن" | "ابن" | "بنت" | "ولد")
}

/// A word that takes the next into the name: a kunya, a clan, a servant of.
pub fn joins_next(key: &str) -> bool {
    matches!(key, "ابو" | "ابي" | "ابا" | "ام" | "ال" | "عبد" | "ذو" | "بو" | "ايت")
}

/// The first word of a kunya, in any case: أبو، أبا، أبي
pub fn is_kunya(key: &str) -> bool {
    matches!(key, "ابو" | "ابا" | "ابي")
}

/// The second word of a name that dedicates its bearer: صلاح الدين, نور الهدى
pub fn ends_dedication(key: &str) -> bool {
    matches!(key, "الدين" | "الله" | "الاسلام" | "الهدي")
}

/// A word that opens a clause of content: أن and its kin with their pronouns, with a conjunction and ب before them.
pub fn is_that(key: &str) -> bool {
    let word = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let word = word.strip_prefix('ب').unwrap_or(word);
    matches!(word, "ان" | "انه" | "انها" | "انهم" | "انهن" | "اننا" | "اني" | "انني" | "انهما" | "انك" | "انكم")
}

/// A word inside foreign names: دي ميستورا, فان غوخ
pub fn is_foreign_particle(key: &str) -> bool {
    matches!(
        key,
        "دي" | "دا"
            | "دو"
            | "دوس"
            | "ديل"
            | "دل"
            | "دير"
            | "فان"
            | "فون"
            | "لو"
            | "لا"
            | "سان"
            | "ماك"
            | "كي"
            | "تي"
            | "اف"
    )
}

static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    [
        "في",
        "من",
        "الي",
        "عن",
        "مع",
        "بين",
        "ضد",
        "عند",
        "لدي",
        "قبل",
        "بعد",
        "خلال",
        "حول",
        "دون",
        "غير",
        "حتي",
        "منذ",
        "عبر",
        "نحو",
        "تحت",
        "فوق",
        "امام",
        "خلف",
        "وراء",
        "اثناء",
        "ضمن",
        "حسب",
        "وفق",
        "بسبب",
        "رغم",
        "سوي",
        "لكن",
        "ولكن",
        "او",
        "ام",
        "ثم",
        "بل",
        "اذا",
        "اذ",
        "حين",
        "حيث",
        "كما",
        "مما",
        "فيما",
        "بينما",
        "ان",
        "انا",
        "انت",
        "انني",
        "اني",
        "نحن",
        "اننا",
        "انه",
        "انها",
        "انهم",
        "انهن",
        "بان",
        "بانه",
        "لان",
        "الا",
        "اما",
        "قد",
        "لقد",
        "وقد",
        "لم",
        "لن",
        "ما",
        "هو",
        "هي",
        "هم",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "هنا",
        "هناك",
        "الذي",
        "التي",
        "الذين",
        "كان",
        "كانت",
        "كانوا",
        "يكون",
        "ليس",
        "ليست",
        "كل",
        "بعض",
        "اي",
        "كلا",
        "ايضا",
        "ايه",
        "فقط",
        "جدا",
        "اليوم",
        "امس",
        "غدا",
        "الان",
        "عام",
        "يوم",
        "شهر",
        "سنه",
        "صباح",
        "مساء",
        "عاما",
        "عليه",
        "عليها",
        "فيه",
        "فيها",
        "منه",
        "منها",
        "له",
        "لها",
        "لهم",
        "به",
        "بها",
        "عنه",
        "عنها",
        "معه",
        "معها",
        "اليه",
        "اليها",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعه",
        "السبت",
        "الاحد",
        "واحد",
        "اول",
        "اخر",
        "وهو",
        "وهي",
        "وان",
        "وانه",
        "وكان",
        "وكانت",
        "وقال",
        "قال",
        "علي",
        "عليهم",
        "الماضي",
        "الحالي",
        "المقبل",
        "نفسه",
        "نفسها",
        "رحمه",
        "يرحمه",
        "حفظه",
        "رعاه",
        "وفقه",
        "صلي",
        "كذا",
        "لصالح",
        "باسمه",
        "باسمها",
        "باسمهم",
        "معا",
        "حيال",
        "ازاء",
        "سواء",
        "ابان",
        "مذ",
        "عليك",
        "عليكم",
        "عليهم",
        "علينا",
    ]
    .into_iter()
    .collect()
});

/// A word that is no part of any name: after one, a name ends; before one, none begins.
pub fn is_function_word(key: &str) -> bool {
    FUNCTION_WORDS.contains(key)
}

/// A day of the week.
pub fn is_weekday(key: &str) -> bool {
    matches!(key, "الاحد" | "الاثنين" | "الثلاثاء" | "الاربعاء" | "الخميس" | "الجمعه" | "السبت")
}

/// A definite word that tells a time: right behind a name it is no family name.
pub fn is_time(key: &str) -> bool {
    matches!(
        key,
        "الاسبوع"
            | "الشهر"
            | "العام"
            | "السنه"
            | "الليله"
            | "الساعه"
            | "الماضي"
            | "المقبل"
            | "القادم"
            | "الجاري"
            | "الحالي"
            | "الصباح"
            | "المساء"
            | "اليوم"
            | "السابق"
            | "الراحل"
            | "نفسه"
            | "الذين"
            | "اللذين"
            | "اللذان"
    )
}
