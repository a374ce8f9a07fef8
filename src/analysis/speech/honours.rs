//! Titles of address and ranks, behind which their bearer's name stands.

/// A title of address, by its key: الدكتور, السيدة
pub(super) fn is_address(word: &str) -> bool {
    const TITLES: [&str; 7] = ["دكتور", "الدكتور", "السيد", "الشيخ", "المهندس", "الاستاذ", "البروفيسور"];
    TITLES.contains(&word) || word.strip_suffix('ه').is_some_and(|it| TITLES.contains(&it))
}

/// A rank, behind which its bearer's name stands as behind a title of address: العميد فلان
pub(super) fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "العميد"
            | "العقيد"
            | "اللواء"
            | "الفريق"
            | "المقدم"
            | "الرائد"
            | "النقيب"
            | "الملازم"
            | "الجنرال"
            | "الكولونيل"
            | "الميجور"
            | "الكابتن"
            | "الادميرال"
            | "المشير"
    )
}

/// What honours an office before it: سمو الأمير, معالي الوزير
pub(super) fn is_honour(word: &str) -> bool {
    matches!(word, "سمو" | "معالي" | "سعاده" | "فضيله" | "جلاله" | "فخامه")
}
