//! A quotation mark written on the word before or behind the quotation.

use crate::analysis::quotes::{Mark, Side};
use crate::analysis::story::{Place, Story};
use crate::arabic::letter::{is_arabic, is_mark};
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
    let (front, back) = (before(&facts.text, open.span.from()), after(&facts.text, close.span.to()));
    // A mark touches a word where a letter stands right at it; a proclitic is written on the mark by right.
    let head = first.left == Side::Word && front.ends_with(is_arabic);
    let tail = touches_next(last) && back.starts_with(is_arabic);
    if !head && !tail {
        return None;
    }
    let place = |span| Place { paragraph: open.paragraph, span };
    if head && let Some(letter) = lone(front.chars().rev()) {
        let start = Span::new(front.len() - letter, front.len());
        return Some(inside(rule, story, open, place(Span::at(start.from()))));
    }
    if tail
        && !back.starts_with('و')
        && let Some(letter) = lone(back.chars())
    {
        return Some(inside(rule, story, close, place(Span::at(close.span.to() + letter))));
    }
    // The space may have gone to the mark's other side.
    let (within, end) = (Span::new(open.span.to(), close.span.from()), close.span.from());
    let words = within.of(&facts.text);
    let (start, rest) = (words.len() - words.trim_start().len(), words.len() - words.trim_end().len());
    let spaces = [(head, Span::new(within.from(), within.from() + start)), (tail, Span::new(end - rest, end))];
    let gone = spaces.into_iter().filter(|it| it.0 && !it.1.is_empty()).map(|it| (place(it.1), String::new()));
    // A system that sets “ and ” makes a closing mark of one that touches the word before it.
    let turned = head && open.span.of(&facts.text) == "”";
    let opening = if turned { (open, " “".to_owned()) } else { (place(Span::at(open.span.from())), " ".to_owned()) };
    // The other mark of the pair points back then, too.
    let space = if tail { " " } else { "" };
    let mirrored = turned && close.span.of(&facts.text) == "“";
    let closing = if mirrored { (close, format!("”{space}")) } else { (place(Span::at(close.span.to())), space.to_owned()) };
    let edits = [(head, opening), (tail || mirrored, closing)].into_iter().filter(|it| it.0);
    let edits = edits.map(|it| it.1).chain(gone).collect();
    let (words, title) = if turned {
        (
            Message::new(
                "الكلمة ملتصقة بعلامة التنصيص من خارجها والعلامة مقلوبة؛ افصل بينهما بفراغ واقلب العلامة",
                "A word touches the quotation mark from outside, and the mark is turned; set a space between them and turn the mark",
            ),
            Message::new("ضع فراغاً بين الكلمة والعلامة واقلب العلامة", "Put a space between the word and the mark, and turn the mark"),
        )
    } else {
        (
            Message::new(
                "الكلمة ملتصقة بعلامة التنصيص من خارجها؛ افصل بينهما بفراغ",
                "A word touches the quotation mark from outside; set a space between them",
            ),
            Message::new("ضع فراغاً بين الكلمة والعلامة", "Put a space between the word and the mark"),
        )
    };
    Some(super::mended(rule, story, if head { open } else { close }, words, title, edits))
}

fn touches_next(mark: &Mark) -> bool {
    matches!(mark.right, Side::Word | Side::Proclitic)
}

// How many bytes a letter that stands alone takes, marks on it too, counted from a quotation mark outwards: it is no word, but a piece of one.
fn lone(letters: impl Iterator<Item = char>) -> Option<usize> {
    let word: Vec<char> = letters.take_while(|it| it.is_alphanumeric() || is_mark(*it)).take(4).collect();
    (word.iter().filter(|it| !is_mark(**it)).count() == 1).then(|| word.iter().map(|it| it.len_utf8()).sum())
}

// A mark that went one letter too far into a word.
fn inside(rule: &Rule, story: &Story, mark: Place, to: Place) -> Finding {
    let text = story.view().facts(mark.paragraph).map_or("", |it| mark.span.of(&it.text)).to_owned();
    let words = Message::new("العلامة داخل الكلمة؛ انقلها إلى طرف الكلمة", "The mark stands inside a word; move it to the word's edge");
    let title = Message::new("انقل العلامة إلى طرف الكلمة", "Move the mark to the edge of the word");
    super::mended(rule, story, mark, words, title, vec![(to, text), (mark, String::new())])
}
