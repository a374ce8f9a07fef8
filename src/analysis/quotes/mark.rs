//! One quotation mark and what stands around it.

use crate::arabic::clitic::is_bare_proclitic;
use crate::arabic::letter::{TATWEEL, is_arabic, is_digit, is_ignorable, is_mark, is_quotation_mark, is_stop};
use crate::arabic::token::{Kind, Token};
use crate::text::span::{Span, after, before};

use super::around::{class, is_cue, is_participle, is_that, word};
use super::double_brackets;

/// A set of marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// «…», and << >> or ‹‹ ›› typed for them. Their marks show their direction, as brackets do: ”…“ is as good Arabic as “…”.
    Guillemets,
    /// "…"
    Straight,
    /// “…”, ”…“, „…”
    Curly,
    /// ‹…›: also a bullet or an arrow.
    Angle,
    /// '…', ‘…’: also an apostrophe, so that one without a partner is no fault.
    Single,
    /// ((…)): brackets typed twice.
    Brackets,
    /// ''…'': two single marks typed for a double one.
    TwoSingles,
}

impl Style {
    /// Whether its marks serve for other things too (an apostrophe, a bullet), so that one without a partner is no fault.
    pub fn is_loose(self) -> bool {
        matches!(self, Self::Single | Self::Angle)
    }
}

/// A quotation mark, with what its surroundings tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands in the prose.
    pub span: Span,
    /// What it pairs with.
    pub style: Style,
    /// Its direction where its shape shows one: `true` opens.
    pub points: Option<bool>,
    /// The direction that its shape usually has, even where some print it the other way: “ rather opens.
    pub leans: Option<bool>,
    /// What stands before it.
    pub left: Side,
    /// What stands after it.
    pub right: Side,
    /// Whether it follows a number at once: perhaps a sign for inches.
    pub after_digit: bool,
    /// Whether the mark before it touches it and is the same.
    pub doubles: bool,
    /// Whether the mark before it is of its style and only a few words off.
    pub near: bool,
    /// Whether a reporting word, أن or a colon stands right before it: somebody's words are expected.
    pub cued: bool,
    /// Whether a word that announces a name (بعنوان) stands right before it.
    pub named: bool,
    /// Whether أن, or a word like it, stands right behind it.
    pub clause: bool,
    /// Whether a participle that goes on with the report (مضيفا) stands right behind it, and nothing before it leads to somebody's words.
    pub reported: bool,
    /// Whether a particle stands right before it: no words end with في.
    pub governed: bool,
}

/// What stands at one side of a mark, other quotation marks passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The end of the passage.
    Edge,
    /// White space.
    Space,
    /// A proclitic, with or without tatweel: only an opening mark follows one.
    Proclitic,
    /// A letter, digit or other sign of a word.
    Word,
    /// A sign after which words begin: an opening bracket, a colon, a dash.
    Opening,
    /// A sign at which words end: a stop, a comma, a closing bracket.
    Closing,
}

impl Mark {
    /// How little its surroundings look like those of an opening mark: 0 is the usual place, 4 never right.
    pub fn misfit_open(&self) -> u32 {
        let fits = match (self.left, self.right) {
            (Side::Word, Side::Word) | (Side::Space, Side::Space) if self.cued => 0,
            (Side::Space, Side::Space) if self.named => 0,
            // قال :" نعم
            (Side::Opening, Side::Space) if self.cued => 0,
            (Side::Word, Side::Space) if self.cued => 1,
            (Side::Proclitic, Side::Word) => 0,
            (Side::Edge | Side::Space | Side::Opening, Side::Word | Side::Opening) => 0,
            (Side::Closing, Side::Word | Side::Opening) => 1,
            (Side::Proclitic | Side::Edge | Side::Opening, _) => 1,
            (Side::Space, Side::Space) => 1,
            (Side::Word, Side::Word) if self.governed => 1,
            (Side::Word, Side::Word) => 2,
            (_, Side::Edge | Side::Closing) | (Side::Word, _) => 4,
            (Side::Space | Side::Closing, _) => 2,
        };
        if self.reported && !self.cued { (fits + 2).min(4) } else { fits }
    }

    /// Whether it touches the word before it and a space follows, where an opening mark would have the space before it.
    pub fn is_over_space(&self) -> bool {
        self.left == Side::Word && self.right == Side::Space
    }

    /// How little its surroundings look like those of a closing mark: 0 is the usual place, 4 never right.
    pub fn misfit_close(&self) -> u32 {
        match (self.left, self.right) {
            (Side::Word, Side::Word) | (Side::Space, Side::Space) if self.cued => 3,
            (Side::Space, Side::Space) if self.named => 3,
            (Side::Word | Side::Space | Side::Closing, Side::Word) if self.reported && !self.cued => 1,
            (Side::Proclitic, Side::Word) => 4,
            (Side::Word | Side::Closing, Side::Edge | Side::Space | Side::Closing) => 0,
            (Side::Word | Side::Closing, Side::Opening) => 1,
            (Side::Space, Side::Space | Side::Closing | Side::Edge) => 1,
            (Side::Word, Side::Word) if self.governed => 3,
            (Side::Word | Side::Closing, Side::Word | Side::Proclitic) => 2,
            (Side::Proclitic, Side::Space) => 2,
            (Side::Proclitic, _) => 1,
            (Side::Edge | Side::Opening, _) | (Side::Space, _) => 4,
        }
    }
}

/// The quotation marks of `text`, in order.
pub(super) fn marks(text: &str, tokens: &[Token]) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut taken = 0;
    let brackets = double_brackets::all(tokens);
    for (i, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Sign || token.span.from() < taken {
            continue;
        }
        let next = tokens.get(i + 1).filter(|it| it.span.start == token.span.end && it.skeleton == token.skeleton);
        let Some((style, points, pairs)) = shape(&token.skeleton, next.is_some()) else { continue };
        if style == Style::Brackets && brackets.binary_search(&i).is_err() {
            continue;
        }
        let span = if pairs { token.span.join(next.map_or(token.span, |it| it.span)) } else { token.span };
        taken = span.to();
        let doubles = out.last().is_some_and(|it| it.span.end == span.start && it.style == style && it.points == points);
        let (left, right) = (left(text, tokens, i, span), right(text, span));
        let after_digit = before(text, span.from()).ends_with(is_digit);
        let near = out.last().is_some_and(|it| it.style == style && span.from() - it.span.to() <= NEAR);
        let earlier = i.checked_sub(1).and_then(|it| tokens.get(it));
        let cued = earlier.is_some_and(|it| it.is_sign(':') || is_cue(it) || is_that(&word(it)));
        let named = earlier.is_some_and(|it| class(it) == "naming");
        let behind = tokens.get(i + if pairs { 2 } else { 1 });
        // وقال سموه "مرحبا
        let led = || tokens.get(i.saturating_sub(LED)..i).unwrap_or(&[]).iter().rev().take_while(|it| it.is_word()).any(is_cue);
        let (reported, clause) = (behind.is_some_and(is_participle) && !led(), behind.is_some_and(|it| is_that(&word(it))));
        let governed = earlier.is_some_and(|it| it.is_word() && it.span.end == span.start && is_preposition(&word(it)));
        let leans = points.or(leans(&token.skeleton));
        out.push(Mark { span, style, points, leans, left, right, after_digit, doubles, near, cued, named, clause, reported, governed });
    }
    out.retain(|it| it.style != Style::Single || (it.misfit_open() == 0) != (it.misfit_close() == 0));
    // Where nothing opens, a » with space around it is an arrow of a web page: الرئيسية » أخبار. One alone at the paragraph's start is a bullet.
    let guillemet = |it: &&Mark| it.style == Style::Guillemets;
    let alone = out.iter().filter(guillemet).count() == 1;
    if !out.iter().filter(guillemet).any(|it| it.points == Some(true)) {
        out.retain(|it| it.style != Style::Guillemets || !(is_arrow(it) || alone && is_bullet(it)));
    }
    out
}

// A word (a key) behind which a noun must follow.
fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "في" | "من"
            | "الي"
            | "عن"
            | "علي"
            | "مع"
            | "بين"
            | "ضد"
            | "عند"
            | "خلال"
            | "عبر"
            | "نحو"
            | "تحت"
            | "حول"
            | "هو"
            | "هي"
    )
}

fn is_bullet(mark: &Mark) -> bool {
    mark.left == Side::Edge && mark.right == Side::Space
}

fn is_arrow(mark: &Mark) -> bool {
    mark.left == Side::Space && matches!(mark.right, Side::Space | Side::Edge)
}

// The style of a sign, its direction, and whether it takes two of them to make the mark.
fn shape(sign: &str, twice: bool) -> Option<(Style, Option<bool>, bool)> {
    Some(match sign.chars().next()? {
        '«' => (Style::Guillemets, Some(true), false),
        '»' => (Style::Guillemets, Some(false), false),
        '<' if twice => (Style::Guillemets, Some(true), true),
        '>' if twice => (Style::Guillemets, Some(false), true),
        '"' | '＂' | '″' => (Style::Straight, None, false),
        '“' | '”' | '„' | '‟' => (Style::Curly, None, false),
        '‹' if twice => (Style::Guillemets, Some(true), true),
        '›' if twice => (Style::Guillemets, Some(false), true),
        '‹' => (Style::Angle, Some(true), false),
        '›' => (Style::Angle, Some(false), false),
        '(' if twice => (Style::Brackets, Some(true), true),
        ')' if twice => (Style::Brackets, Some(false), true),
        '\'' if twice => (Style::TwoSingles, None, true),
        '\'' | '‘' | '’' | '‚' => (Style::Single, None, false),
        _ => return None,
    })
}

fn leans(sign: &str) -> Option<bool> {
    match sign.chars().next()? {
        '“' | '„' | '‟' => Some(true),
        '”' => Some(false),
        _ => None,
    }
}

/// A reporting word leads to the mark over so many words.
const LED: usize = 4;
/// So many bytes are a few words.
const NEAR: usize = 40;
/// What stands around a group of marks is looked for past so many of its characters: a longer group is no quotation's,
/// and reading all of it from each of its marks would take the square of its length.
const GROUP: usize = 16;

fn in_group(c: char) -> bool {
    is_quotation_mark(c) || is_ignorable(c)
}

fn left(text: &str, tokens: &[Token], at: usize, span: Span) -> Side {
    let head = before(text, span.from());
    let group: usize = head.chars().rev().take(GROUP).take_while(|&it| in_group(it)).map(char::len_utf8).sum();
    let mut rest = before(head, head.len() - group);
    // Where another mark comes between, what matters is what stands before the whole group.
    let earlier = tokens.get(..at).unwrap_or(&[]);
    let touching = earlier.partition_point(|it| it.span.to() <= rest.len()).checked_sub(1).and_then(|it| earlier.get(it));
    // A stroke joins the proclitic to the mark, even over a space: لـ «
    let joined = |it: &Token| it.span.to() == rest.len() || it.span.of(text).ends_with(TATWEEL) && it.span.to() == rest.trim_end().len();
    if touching.is_some_and(|it| it.is_word() && joined(it) && is_bare_proclitic(&it.skeleton) && proclitic_place(text, it)) {
        return Side::Proclitic;
    }
    rest = if rest.len() == head.len() { rest } else { rest.trim_end_matches(is_ignorable) };
    match rest.chars().next_back() {
        None => Side::Edge,
        Some('\n' | '\r') => Side::Edge,
        Some(it) if it.is_whitespace() => Side::Space,
        Some('(' | '[' | '{' | '<' | ':' | '/' | '=' | '-' | '–' | '—') => Side::Opening,
        Some('،' | ',' | '؛' | ';' | ')' | ']' | '}' | '>' | '%' | '٪') => Side::Closing,
        Some(it) if is_stop(it) => Side::Closing,
        Some(_) => Side::Word,
    }
}

// A lone letter that could be a list's number (و) is a proclitic all the same; a letter inside a longer chain of signs is none.
fn proclitic_place(text: &str, token: &Token) -> bool {
    let head = before(text, token.span.from());
    token.span.of(text).ends_with(TATWEEL) || !head.ends_with(|it: char| is_arabic(it) || is_mark(it) || is_digit(it))
}

fn right(text: &str, span: Span) -> Side {
    let tail = after(text, span.to());
    let group: usize = tail.chars().take(GROUP).take_while(|&it| in_group(it)).map(char::len_utf8).sum();
    match after(tail, group).chars().next() {
        None | Some('\n' | '\r') => Side::Edge,
        Some(it) if it.is_whitespace() => {
            if stops_after(after(tail, group)) {
                Side::Closing
            } else {
                Side::Space
            }
        }
        Some('(' | '[' | '{' | '#' | '@') => Side::Opening,
        Some('،' | ',' | '؛' | ';' | ':' | ')' | ']' | '}' | '-' | '–' | '—' | '/') => Side::Closing,
        Some(it) if is_stop(it) => Side::Closing,
        Some(_) => Side::Word,
    }
}

// A stop or comma that is set off from the words before it: قال " نعم " .
fn stops_after(tail: &str) -> bool {
    let mut rest = tail.trim_start_matches(' ').chars();
    let (first, second) = (rest.next(), rest.next());
    first.is_some_and(|it| matches!(it, '.' | '،' | ',' | '؛') && second != Some(it))
}
