//! Names that took in the next word, which the story itself shows: «فلان الفلاني شطب اسمه» where it has written فلان الفلاني before.

use crate::analysis::story::View;
use crate::lexicon::given_names;
use crate::text::span::{Span, after};

use super::bearer::{Bearer, keys};
use super::spelling::Part;

/// A verb that no list has is hardly longer, in letters.
const SHORT: usize = 4;

/// Takes the last word from names of three parts and more where the story has named the person without it before, nobody else bears it, and
/// the sentence goes on behind it.
pub(super) fn cut(view: View<'_>, bearers: &mut Vec<Bearer>) {
    let long: Vec<usize> = bearers.iter().enumerate().filter(|it| may_overrun(&it.1.parts)).map(|it| it.0).collect();
    for index in long {
        let Some(shorter) = shorter(view, bearers, index) else { continue };
        let Some(it) = bearers.get_mut(index) else { continue };
        let (mut mentions, titles, apposed) =
            (std::mem::take(&mut it.mentions), std::mem::take(&mut it.titles), std::mem::take(&mut it.apposed));
        for (mention, parts) in &mut mentions {
            parts.pop();
            let Some(facts) = view.facts(mention.place.paragraph) else { continue };
            let text = mention.place.span.of(&facts.text);
            let Some(end) = text.trim_end().rfind(char::is_whitespace) else { continue };
            let from = mention.place.span.from();
            let kept = text.get(..end).map_or(end, |it| it.trim_end().len());
            mention.place.span = Span::new(from, from + kept);
            if let Some((rest, _)) = mention.text.rsplit_once(' ') {
                mention.text = rest.to_owned();
            }
        }
        if let Some(it) = bearers.get_mut(shorter) {
            it.mentions.extend(mentions);
            it.titles.extend(titles);
            it.apposed.extend(apposed);
            it.mentions.sort_by_key(|it| it.0.place);
        }
    }
    bearers.retain(|it| !it.mentions.is_empty());
}

fn may_overrun(parts: &[Part]) -> bool {
    let [_, _, .., last] = parts else { return false };
    // The parts of a name with hyphens are more than its words.
    parts.len() > 2
        && !parts.iter().any(|it| it.text.ends_with('-'))
        && last.key.chars().count() <= SHORT
        && !last.text.starts_with("ال")
        && !last.text.contains(' ')
        && given_names::find(&last.key).is_none()
}

// Who bears the name without its last word, named before and at least as often.
fn shorter(view: View<'_>, bearers: &[Bearer], index: usize) -> Option<usize> {
    let it = bearers.get(index)?;
    let all = keys(&it.parts);
    let (last, rest) = all.split_last()?;
    let goes_on = it.mentions.iter().all(|(mention, _)| {
        let facts = view.facts(mention.place.paragraph);
        facts.is_some_and(|it| after(&it.text, mention.place.span.to()).trim_start_matches(' ').starts_with(char::is_alphabetic))
    });
    let alone = bearers.iter().filter(|it| it.parts.iter().any(|it| it.key == *last)).count() == 1;
    if !goes_on || !alone {
        return None;
    }
    let same = |other: &Bearer| {
        keys(&other.parts) == rest
            && (other.mentions.len() > it.mentions.len()
                || other.mentions.len() == it.mentions.len()
                    && other.mentions.first().map(|it| it.0.place) < it.mentions.first().map(|it| it.0.place))
    };
    bearers.iter().position(same)
}
