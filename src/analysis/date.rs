//! The day that a story bears: in its front matter, or in its dateline.

use crate::arabic::date::{Date, find};
use crate::text::document::Document;

use super::story::View;

/// So many lines of front matter are looked through.
const FRONT: usize = 100;
/// Paragraphs at the top in which a dateline may stand.
const TOP: usize = 5;
/// A dateline has at most so many tokens before its dash.
const LINE: usize = 24;
/// A paragraph of at most so many tokens may be nothing but a date with its place and source.
const SHORT: usize = 12;

/// The story's own date. A day told in the running text is no date of the story. Days that the calendar has not are passed over.
pub(super) fn of(document: &Document, view: View<'_>) -> Option<Date> {
    front_matter(document.text()).or_else(|| dateline(view))
}

// `date: 2024-03-12` between two lines of `---` (YAML) or `+++` (TOML) at the very top.
fn front_matter(text: &str) -> Option<Date> {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    let fence = lines.next().map(str::trim_end).filter(|it| matches!(*it, "---" | "+++"))?;
    let inside = lines.take(FRONT).take_while(|it| it.trim_end() != fence);
    inside.filter_map(|it| it.split_once([':', '='])).find_map(|(key, value)| {
        let key = key.trim().to_ascii_lowercase();
        if !matches!(key.as_str(), "date" | "published" | "pubdate" | "published_at" | "تاريخ" | "التاريخ") {
            return None;
        }
        let value = value.trim().trim_matches(['"', '\'']);
        let day: String = value.chars().take_while(|it| *it != 'T' && !it.is_whitespace()).collect();
        Date::parse(&day).filter(|it| it.day.is_some()).or_else(|| find(&crate::arabic::token::tokens(value)))
    })
}

// القاهرة (رويترز) 12 مارس 2024 - …, or a short line of its own above or below the copy.
fn dateline(view: View<'_>) -> Option<Date> {
    let last = view.facts.len().saturating_sub(1);
    view.facts.iter().enumerate().filter(|it| it.0 < TOP || it.0 == last).find_map(|(_, facts)| {
        let tokens = &facts.tokens;
        let stop = tokens.iter().take(LINE).position(|it| it.is_sign('-') || it.is_sign('–') || it.is_sign('—') || it.is_sign(':'));
        let head = match stop {
            _ if tokens.len() <= SHORT && !tokens.last().is_some_and(|it| it.is_sign('.')) => tokens.as_slice(),
            Some(stop) => tokens.get(..stop)?,
            None => return None,
        };
        find(head)
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::story::Story;
    use crate::text::document::Document;
    use crate::text::format::Format;

    fn date(text: &str, format: Format) -> String {
        Story::read(Document::new(text, format), None).date().map_or_else(String::new, |it| it.to_string())
    }

    #[test]
    fn reads_front_matter_and_datelines() {
        assert_eq!(date("---\ntitle: خبر\ndate: 2023-05-01T10:00:00Z\n---\n\nافتتح المعرض.\n", Format::Markdown), "2023-05-01");
        assert_eq!(date("القاهرة (رويترز) ٣ كانون الثاني ٢٠٢٢ - افتتح الوزير المعرض.\n", Format::Plain), "2022-01-03");
        assert_eq!(date("افتتاح المعرض\n\n12 مايو 2020\n\nافتتح الوزير المعرض أمس.\n", Format::Plain), "2020-05-12");
    }

    #[test]
    fn takes_no_day_of_the_running_text() {
        assert_eq!(date("افتتح الوزير المعرض الذي أغلق في 4 أغسطس 2020 بعد ترميمه.\n", Format::Plain), "");
        assert_eq!(date("---\ndate: 2023-02-31\n---\n\nافتتح المعرض.\n", Format::Markdown), "");
    }
}
