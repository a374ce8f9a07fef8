//! How institutions and places are called: nouns that open the name of an institution, and names that are known by themselves.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::arabic::fold::{key, skeleton};

use super::kind::Kind;
use super::nationality::is_nationality;

/// What may follow a noun in the name of an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A definite word or a proper name: وزارة الدفاع
    Any,
    /// A proper name: شركة أرامكو
    Proper,
    /// A listed place: أمانة جدة
    Place,
    /// The noun has the article, and an adjective follows: الاتحاد الأوروبي
    Adjective,
}

/// A noun that opens the name of an institution.
#[derive(Debug)]
pub struct Head {
    /// What may follow.
    pub takes: Takes,
    except: Vec<String>,
    also: Vec<String>,
}

impl Head {
    /// Whether the noun and the word of that key are no name: مجلس الإدارة
    pub fn excepts(&self, key: &str) -> bool {
        self.except.iter().any(|it| it == key)
    }

    /// Whether the word of that key makes a name with it, though no proper one: تنظيم الدولة
    pub fn accepts(&self, key: &str) -> bool {
        self.also.iter().any(|it| it == key)
    }
}

/// A name that is known by itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// The keys of its words.
    pub words: Vec<String>,
    /// Which bearer it is a name of: the same number for the same bearer.
    pub bearer: usize,
    /// What bears it.
    pub kind: Kind,
    /// Whether it is an ordinary word too, so that it counts behind a preposition only.
    pub common: bool,
}

static HEADS: LazyLock<FxHashMap<String, Head>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for line in include_str!("institutions.tsv").lines().filter(|it| !it.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(noun), Some(takes)) = (fields.next(), fields.next()) else { continue };
        let takes = match takes {
            "any" => Takes::Any,
            "proper" => Takes::Proper,
            "place" => Takes::Place,
            _ => Takes::Adjective,
        };
        let (mut except, mut also) = (Vec::new(), Vec::new());
        for it in fields.next().unwrap_or_default().split_whitespace() {
            match it.strip_prefix('+') {
                Some(it) => also.push(folded(it)),
                None => except.push(folded(it)),
            }
        }
        out.insert(folded(noun), Head { takes, except, also });
    }
    out
});

static KNOWN: LazyLock<FxHashMap<String, Vec<Known>>> = LazyLock::new(|| {
    let mut out: FxHashMap<String, Vec<Known>> = FxHashMap::default();
    for (bearer, line) in include_str!("lands.tsv").lines().filter(|it| !it.starts_with('#')).enumerate() {
        let Some((names, kind)) = line.split_once('\t') else { continue };
        let kind = if kind == "place" { Kind::Place } else { Kind::Organisation };
        for name in names.split(',') {
            let words: Vec<String> = name.trim_end_matches('+').split_whitespace().map(folded).collect();
            if let Some(first) = words.first().cloned() {
                out.entry(first).or_default().push(Known { words, bearer, kind, common: name.ends_with('+') });
            }
        }
    }
    // The longest match is tried first.
    out.values_mut().for_each(|it| it.sort_by_key(|it| std::cmp::Reverse(it.words.len())));
    out
});

fn folded(word: &str) -> String {
    key(&skeleton(word))
}

/// The noun of that key, where it opens names.
pub fn head(key: &str) -> Option<&'static Head> {
    HEADS.get(key)
}

/// The known names whose first word has that key, the longest first.
pub fn starting_with(key: &str) -> &'static [Known] {
    KNOWN.get(key).map_or(&[], Vec::as_slice)
}

/// Whether a definite adjective of that key belongs to the names of institutions: a nationality, or one of those that names are made with.
pub fn is_adjective(key: &str) -> bool {
    key.starts_with("ال") && is_nationality(key) || is_regional(key) || is_general(key)
}

/// Whether it tells one institution from others by itself: البنك المركزي, and not المجلس الأعلى.
pub fn is_telling(key: &str) -> bool {
    key.starts_with("ال") && is_nationality(key) || is_regional(key)
}

fn is_regional(key: &str) -> bool {
    matches!(
        key.strip_suffix('ه').unwrap_or(key),
        "العربي"
            | "الاسلامي"
            | "الدولي"
            | "العالمي"
            | "الاوروبي"
            | "الافريقي"
            | "الاسيوي"
            | "الخليجي"
            | "المركزي"
            | "الاولمبي"
            | "الديمقراطي"
            | "الديموقراطي"
            | "الجمهوري"
            | "الاشتراكي"
            | "الشيوعي"
            | "الجنائي"
            | "الدستوري"
            | "الاتحادي"
            | "الكردستاني"
            | "الاميركي"
            | "الامريكي"
            | "الملكي"
    )
}

fn is_general(key: &str) -> bool {
    matches!(
        key.strip_suffix('ه').unwrap_or(key),
        "العام"
            | "الوطني"
            | "الخيري"
            | "العلمي"
            | "الشعبي"
            | "الاهلي"
            | "العالي"
            | "القومي"
            | "الاجتماعي"
            | "السامي"
            | "المتحد"
            | "المستقل"
            | "الاداري"
            | "التجاري"
            | "الصناعي"
            | "الزراعي"
            | "العسكري"
            | "الذري"
            | "الروحي"
            | "البلدي"
            | "القروي"
            | "المهني"
            | "التقني"
            | "المدني"
            | "الانساني"
            | "النووي"
            | "الالكتروني"
            | "الثقافي"
            | "الرياضي"
    ) || matches!(key, "الاعلي" | "العليا")
}

/// Whether a definite word of that key is a field that a ministry or the like may have beside another: التربية والتعليم
pub fn is_field(key: &str) -> bool {
    matches!(
        key,
        "التعليم"
            | "الاعلام"
            | "المعادن"
            | "الارشاد"
            | "الاوقاف"
            | "السكان"
            | "المياه"
            | "الكهرباء"
            | "الصناعه"
            | "التجاره"
            | "الاستثمار"
            | "الاقتصاد"
            | "الماليه"
            | "التخطيط"
            | "الثقافه"
            | "السياحه"
            | "الاثار"
            | "الشباب"
            | "الرياضه"
            | "الزراعه"
            | "البيئه"
            | "الري"
            | "العدل"
            | "الشؤون"
            | "المهاجرين"
            | "الاتصالات"
            | "الاسكان"
            | "الطيران"
            | "النقل"
            | "التنميه"
            | "العداله"
            | "الحريه"
            | "البناء"
            | "الدواء"
            | "الاحصاء"
            | "الجوده"
            | "المقاييس"
            | "الاعمال"
            | "الفنون"
            | "الاداب"
            | "العلوم"
            | "التكنولوجيا"
            | "التقنيه"
            | "البترول"
            | "الطاقه"
            | "الثروه"
            | "الدعوه"
            | "القرويه"
            | "الصحه"
            | "التدريب"
            | "المهنيه"
            | "الهجره"
            | "المغتربين"
            | "التراث"
            | "المطبوعات"
            | "الافتاء"
            | "الرقابه"
            | "التحقيق"
            | "الادعاء"
            | "المعلومات"
            | "الموهبه"
            | "الابداع"
            | "المهني"
    )
}
