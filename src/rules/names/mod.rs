//! Rules on names. Who is who, and how two spellings differ, is for [`crate::analysis::names`].

pub mod first_mention;
pub mod inconsistent;
pub mod inconsistent_across_files;
pub mod outdated_title;
pub mod repeated_title;

use crate::analysis::names::Mention;
use crate::analysis::story::{Place, Story};
use crate::arabic::letter::is_arabic;
use crate::lexicon::desk::plain;
use crate::text::span::before;

/// A title where it stands right before a name.
struct Held {
    place: Place,
    /// Its words as written, without tashkeel.
    text: String,
}

impl Held {
    /// Whether a proclitic is written together with it, so that it can't go without changing its neighbour: للرئيس
    fn is_bound(&self, story: &Story) -> bool {
        let text = story.view().facts(self.place.paragraph).map_or("", |it| &it.text);
        before(text, self.place.span.from()).ends_with(is_arabic)
    }
}

/// The title that stands right before a mention.
fn title_of(story: &Story, mention: &Mention) -> Option<Held> {
    let facts = story.view().facts(mention.place.paragraph)?;
    let title = facts.names.titles.get(facts.names.title_before(&facts.text, mention.place.span)?)?;
    let place = Place { paragraph: mention.place.paragraph, span: title.span };
    title.office.then(|| Held { place, text: plain(title.span.of(&facts.text)) })
}

/// Whether a word of a title says that the office is no longer held, or not yet: السابق، الأسبق، الراحل، المنتخب
fn is_past(title: &str) -> bool {
    let past = ["السابق", "الاسبق", "الراحل", "المنتخب", "المخلوع", "المعزول", "الفخري"];
    title.split_whitespace().map(crate::arabic::fold::key).any(|it| past.iter().any(|past| it.trim_end_matches('ه') == *past))
}
