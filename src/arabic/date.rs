//! Days as Arabic copy writes them: 12 مارس 2024, ١٢ آذار/مارس ٢٠٢٤, 12/3/2024, 2024-03-12.

use super::fold::{key, skeleton};
use super::letter::is_digit;
use super::token::{Kind, Token};

/// A day, month or year of the Gregorian calendar. Parts that are not told are `None`; no day stands without its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

impl Date {
    /// That day; `None` where the calendar has none such.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = Some(month).filter(|it| (1..=12).contains(it))?;
        let real = (1..=9999).contains(&year) && (1..=length(year, month)).contains(&day);
        real.then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// A day, month or year written `2024-03-12`, `2024-03` or `2024`, digits of any kind; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-').map(number);
        let (year, month, day) = (parts.next()??, parts.next(), parts.next());
        let year = u16::try_from(year).ok().filter(|it| (1000..=9999).contains(it))?;
        match (month, day, parts.next()) {
            (None, None, None) => Some(Self { year, month: None, day: None }),
            (Some(month), None, None) => {
                let month = u8::try_from(month?).ok().filter(|it| (1..=12).contains(it))?;
                Some(Self { year, month: Some(month), day: None })
            }
            (Some(month), Some(day), None) => Self::new(year, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?),
            _ => None,
        }
    }

    /// Whether every day of this lies before every day of `other`.
    pub fn is_before(self, other: Self) -> bool {
        let last = (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31));
        last < (other.year, other.month.unwrap_or(1), other.day.unwrap_or(1))
    }

    /// The first day of it, for putting dates in order.
    pub fn first(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |it| write!(f, "-{it:02}"))?;
        self.day.map_or(Ok(()), |it| write!(f, "-{it:02}"))
    }
}

fn length(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number that digits of any kind write; `None` where there is another character, nothing, or more than nine digits.
pub fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    text.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))
}

fn digit(c: char) -> Option<u32> {
    let zero = match c {
        _ if !is_digit(c) => return None,
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        _ => '\u{06F0}',
    };
    Some(u32::from(c) - u32::from(zero))
}

/// The month of that name, 1 to 12: the Western names of Egypt and the Gulf, the Syriac ones of the Levant and Iraq, the French ones of the
/// Maghreb. `None` for other words; the first word of كانون and تشرين alone is none.
fn month(words: &[&str]) -> Option<(u8, usize)> {
    let first = key(&skeleton(words.first()?));
    let second = words.get(1).map(|it| key(&skeleton(it)));
    let pair = match (first.as_str(), second.as_deref()) {
        ("كانون", Some("الثاني")) => Some(1),
        ("كانون", Some("الاول")) => Some(12),
        ("تشرين", Some("الاول")) => Some(10),
        ("تشرين", Some("الثاني")) => Some(11),
        _ => None,
    };
    if let Some(it) = pair {
        return Some((it, 2));
    }
    let one = match first.as_str() {
        "يناير" | "جانفي" => 1,
        "فبراير" | "شباط" | "فيفري" => 2,
        "مارس" | "اذار" => 3,
        "ابريل" | "نيسان" | "افريل" => 4,
        "مايو" | "ايار" | "ماي" => 5,
        "يونيو" | "حزيران" | "جوان" | "يونيه" => 6,
        "يوليو" | "تموز" | "جويليه" | "يوليوز" | "يوليه" => 7,
        "اغسطس" | "اب" | "اوت" | "غشت" => 8,
        "سبتمبر" | "ايلول" | "شتنبر" => 9,
        "اكتوبر" => 10,
        "نوفمبر" | "نونبر" => 11,
        "ديسمبر" | "دجنبر" => 12,
        _ => return None,
    };
    Some((one, 1))
}

/// The first whole day that `tokens` of `text` write with its year, and the index after it. Days that the calendar has not are no days; a
/// year in brackets or behind عام counts as beside its month.
pub fn find(tokens: &[Token]) -> Option<Date> {
    (0..tokens.len()).find_map(|at| written(tokens, at).or_else(|| figures(tokens.get(at)?)))
}

// 12 مارس 2024; 12 آذار/مارس 2024; 12 مارس (آذار) 2024
fn written(tokens: &[Token], at: usize) -> Option<Date> {
    let day = tokens.get(at).filter(|it| it.kind == Kind::Number).and_then(|it| number(&it.skeleton))?;
    let words: Vec<&str> = tokens.get(at + 1..)?.iter().take(9).map(|it| it.skeleton.as_ref()).collect();
    let (first, mut next) = month(&words)?;
    // The same month by its other name.
    loop {
        let rest = words.get(next..)?;
        match rest.first().copied() {
            Some("/" | "(" | ")" | "،" | "," | "-" | "عام" | "من" | "سنة") => next += 1,
            Some(word) => match month(rest) {
                Some((second, taken)) if second == first => next += taken,
                Some(_) => return None,
                None => {
                    let year = number(word.trim_end_matches('م'))?;
                    return Date::new(u16::try_from(year).ok().filter(|it| *it >= 1000)?, first, u8::try_from(day).ok()?);
                }
            },
            None => return None,
        }
    }
}

// 12/3/2024, 2024/3/12 in one token: a day stands before its month, as Arabic copy has it.
fn figures(token: &Token) -> Option<Date> {
    if token.kind != Kind::Number {
        return None;
    }
    let parts: Vec<Option<u32>> = token.skeleton.split('/').map(number).collect();
    let [Some(a), Some(month), Some(c)] = parts.as_slice() else { return None };
    let (year, day) = if *a >= 1000 { (*a, *c) } else { (*c, *a) };
    Date::new(u16::try_from(year).ok().filter(|it| *it >= 1000)?, u8::try_from(*month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::token::tokens;

    fn found(text: &str) -> String {
        find(&tokens(text)).map_or_else(String::new, |it| it.to_string())
    }

    #[test]
    fn reads_days_as_they_are_written() {
        assert_eq!(found("القاهرة، 12 مارس 2024"), "2024-03-12");
        assert_eq!(found("بيروت في ٣ كانون الثاني/يناير ٢٠٢١ –"), "2021-01-03");
        assert_eq!(found("الاثنين 7 سبتمبر (أيلول) 2020"), "2020-09-07");
        assert_eq!(found("الرباط 5 غشت 2019م"), "2019-08-05");
        assert_eq!(found("في 30/11/2022"), "2022-11-30");
    }

    #[test]
    fn takes_nothing_for_a_day_that_is_none() {
        assert_eq!(found("30 فبراير 2024"), "");
        assert_eq!(found("12 مارس"), "");
        assert_eq!(found("12 مارس/نيسان 2024"), "");
        assert_eq!(found("جلس 12 آب على 2024 كرسيا"), "");
        assert_eq!(found("39/13/2024"), "");
    }

    #[test]
    fn keeps_what_is_known_of_a_date() {
        assert_eq!(Date::parse("2021").map(|it| it.to_string()).as_deref(), Some("2021"));
        assert_eq!(Date::parse("٢٠٢١-٠١-٢٠"), Date::new(2021, 1, 20));
        assert_eq!(Date::parse("2021-13"), None);
        assert_eq!(Date::parse("2021-02-29"), None);
        let (year, day) = (Date::parse("2021").unwrap(), Date::new(2021, 6, 1).unwrap());
        assert!(!year.is_before(day) && !day.is_before(year) && day.is_before(Date::parse("2022").unwrap()));
    }
}
