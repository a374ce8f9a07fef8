//! A quotation mark written on the word before or behind the quotation.

use crate::analysis::quotes::{Mark, Side};
use crate::analysis::story::{Place, Story};
use crate::arabic::letter::is_arabic;
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Severity};
use crate::text::span::{Span, after, before};

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/glued",
    level: Some(Severity::Information),
    severity: Severity::Information,
    summary_ar: "كلمة ملتصقة بعلامة التنصيص من خارجها",
    summary_en: "a word that touches a quotation mark from outside",
    page: include_str!("glued.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    super::sound(story).filter_map(|it| finding(rule, story, it.open, it.close)).collect()
}

fn finding(rule: &Rule, story: &Story, open: Place, close: Place) -> Option<Finding> {
    let facts = story.view().facts(open.paragraph)?;
    let (first, last) = super::well_set(story, open, close)?;
    // A mark touches a word where a letter stands right at it; a proclitic is written on the mark by right.
    let head = first.left == Side::Word && before(&facts.text, open.span.from()).ends_with(is_arabic);
    let tail = touches_next(last) && after(&facts.text, close.span.to()).starts_with(is_arabic);
    if !head && !tail {
        return None;
    }
    let place = |span| Place { paragraph: open.paragraph, span };
    // The space may have gone to the mark's other side.
    let (inside, end) = (Span::new(open.span.to(), close.span.from()), close.span.from());
    let words = inside.of(&facts.text);
    let (front, back) = (words.len() - words.trim_start().len(), words.len() - words.trim_end().len());
    let spaces = [(head, Span::new(inside.from(), inside.from() + front)), (tail, Span::new(end - back, end))];
    let gone = spaces.into_iter().filter(|it| it.0 && !it.1.is_empty()).map(|it| (place(it.1), String::new()));
    let edits = [(head, open.span.from()), (tail, close.span.to())].into_iter().filter(|it| it.0);
    let edits = edits.map(|it| (place(Span::at(it.1)), " ".to_owned())).chain(gone).collect();
    let words = Message::new(
        "الكلمة ملتصقة بعلامة التنصيص من خارجها؛ افصل بينهما بفراغ",
        "A word touches the quotation mark from outside; set a space between them",
    );
    let title = Message::new("ضع فراغاً بين الكلمة والعلامة", "Put a space between the word and the mark");
    Some(super::mended(rule, story, if head { open } else { close }, words, title, edits))
}

fn touches_next(mark: &Mark) -> bool {
    matches!(mark.right, Side::Word | Side::Proclitic)
}
