//! A noun after its number (تمييز العدد).

/// A noun in the forms that its number asks for, in the case that the sentence asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// For none: أي ملف
    pub none: &'static str,
    /// For one, the word for one included: ملف واحد
    pub one: &'static str,
    /// The dual, which needs no number: ملفين
    pub two: &'static str,
    /// After three to ten, the plural: ملفات
    pub few: &'static str,
    /// After eleven to ninety-nine, the singular in the accusative: ملفا
    pub many: &'static str,
    /// After whole hundreds, and one or two more than these, the singular in the genitive: ملف
    pub hundred: &'static str,
}

impl Noun {
    /// The number with the noun: `3 ملفات`, `ملفين`. The last two digits decide where there are more.
    pub fn counted(&self, n: usize) -> String {
        match (n, n % 100) {
            (0, _) => self.none.to_owned(),
            (1, _) => self.one.to_owned(),
            (2, _) => self.two.to_owned(),
            (_, 3..=10) => format!("{n} {}", self.few),
            (_, 11..) => format!("{n} {}", self.many),
            _ => format!("{n} {}", self.hundred),
        }
    }
}

/// How often: مرة، مرتين، 3 مرات
pub const TIMES: Noun = Noun { none: "أي مرة", one: "مرة", two: "مرتين", few: "مرات", many: "مرة", hundred: "مرة" };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_follows_its_number() {
        let file =
            Noun { none: "أي ملف", one: "ملف واحد", two: "ملفين", few: "ملفات", many: "ملفا", hundred: "ملف" };
        let said = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 1000].map(|it| file.counted(it));
        let right = [
            "أي ملف",
            "ملف واحد",
            "ملفين",
            "3 ملفات",
            "10 ملفات",
            "11 ملفا",
            "99 ملفا",
            "100 ملف",
            "102 ملف",
            "103 ملفات",
            "111 ملفا",
            "1000 ملف",
        ];
        assert_eq!(said, right);
    }
}
