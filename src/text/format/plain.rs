//! Plain text: a paragraph is a line; in hard-wrapped text it is the block between blank lines.

use crate::text::document::{Paragraph, Role};
use crate::text::span::{Span, after, before};

/// A hard-wrapped line is no longer than this, in scalar values.
const WRAP: usize = 100;
/// A headline is no longer than this, in scalar values.
const HEADLINE: usize = 110;
/// A headline after a blank line (a deck, a byline, a caption) is no longer than this; a longer line there begins the body.
const DECK: usize = 70;
/// At most so many lines at the start are headlines.
const HEADLINES: usize = 3;

/// The paragraphs of `text`. What stands unchanged at the start and the end of `previous` shares its prose with it.
pub(super) fn paragraphs(text: &str, previous: &[Paragraph]) -> Vec<Paragraph> {
    let lines = lines(text);
    let mut blocks = if hard_wrapped(text, &lines) { blocks(text, &lines) } else { lines };
    blocks.retain(|it| !it.of(text).trim().is_empty() && !is_comment(it.of(text).trim()));
    let headlines = headlines(text, &blocks);
    let same = |(block, old): &(&Span, &Paragraph)| block.of(text) == &*old.text;
    let head = blocks.iter().zip(previous).take_while(same).count();
    let room = blocks.len().min(previous.len()) - head;
    let tail = blocks.iter().rev().zip(previous.iter().rev()).take(room).take_while(same).count();
    let middle = blocks.len() - tail;
    let old = |index: usize| match index {
        it if it < head => previous.get(it),
        it if it >= middle => previous.get(previous.len() - (blocks.len() - it)),
        _ => None,
    };
    let paragraph = |(index, &span): (usize, &Span)| {
        let role = if index < headlines { Role::Headline } else { Role::Body };
        match old(index) {
            Some(it) => Paragraph { span, role, ..it.clone() },
            None => Paragraph::plain(span, role, span.of(text)),
        }
    };
    blocks.iter().enumerate().map(paragraph).collect()
}

// How many of the blocks are headlines.
fn headlines(text: &str, blocks: &[Span]) -> usize {
    let mut count = 0;
    for (i, span) in blocks.iter().enumerate().take(HEADLINES) {
        let parted = i.checked_sub(1).and_then(|it| blocks.get(it)).is_some_and(|it| is_blank_between(text, *it, *span));
        if !is_headline(span.of(text), if parted { DECK } else { HEADLINE }) {
            break;
        }
        count += 1;
    }
    // A text of nothing but short lines has no headline to tell from its body.
    if blocks.len() == count { count.min(1).min(blocks.len().saturating_sub(1)) } else { count }
}

// A comment as HTML writes it, alone on its line: a note to editors or to this tool.
fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.find("-->").is_some_and(|it| it + 3 == line.len())
}

// More than one line break.
fn is_blank_between(text: &str, a: Span, b: Span) -> bool {
    let gap = Span::new(a.to(), b.from()).of(text);
    lines(gap).len() > 2
}

fn is_headline(prose: &str, most: usize) -> bool {
    let prose = prose.trim_end();
    let stop = prose.ends_with(['.', '\u{06D4}', '\u{061B}']) || prose.trim_end_matches(['»', '"', '”', '“', ')']).ends_with('.');
    !stop && !prose.contains('\n') && !is_longer(prose, most)
}

// Whether a text has more scalar values than that. Looks no further.
fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}

/// The lines without their ends (LF, CRLF, CR).
pub(super) fn lines(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        // The second half of CRLF ends no line of its own.
        if at > start || !after(text, start).starts_with('\n') || !before(text, start).ends_with('\r') {
            out.push(Span::new(start, at));
        }
        start = at + 1;
    }
    out.push(Span::new(start, text.len()));
    out
}

// Hard-wrapped: blocks between blank lines, several lines to a block, nearly all of them short, and
// most lines inside a block end without a stop (a list of short paragraphs does not).
fn hard_wrapped(text: &str, lines: &[Span]) -> bool {
    let (mut filled, mut long, mut followed, mut unstopped) = (0, 0, 0, 0);
    let mut blank_between = false;
    for (i, line) in lines.iter().enumerate() {
        let prose = line.of(text).trim();
        if prose.is_empty() {
            blank_between |= filled > 0;
            continue;
        }
        filled += 1;
        long += usize::from(line.len() > WRAP && is_longer(prose, WRAP));
        let next = lines.get(i + 1).map_or("", |it| it.of(text).trim());
        if !next.is_empty() {
            followed += 1;
            unstopped += usize::from(is_longer(prose, WRAP / 3 - 1) && !prose.ends_with(['.', ':', '؟', '!', '»', '"', '”']));
        }
    }
    blank_between && filled >= 4 && long * 10 <= filled && followed * 2 >= filled && unstopped * 4 >= followed * 3
}

fn blocks(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.of(text).trim().is_empty() {
            open = false;
        } else if open && let Some(last) = out.last_mut() {
            *last = last.join(*line);
        } else {
            out.push(*line);
            open = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(Role, usize)> {
        paragraphs(text, &[]).iter().map(|it| (it.role, lines(&it.text).len())).collect()
    }

    const BODY: &str =
        "انقطعت المياه عن حي الزهور ثلاثة أيام بعد كسر في الأنبوب الرئيسي عند الجسر القديم، وعادت صباح الجمعة إلى البيوت كلها بعد عمل طويل.";

    #[test]
    fn a_headline_and_a_byline_lead() {
        let text = format!("انقطاع المياه عن حي الزهور\n\nالبلدة – مكتب الأخبار\n{BODY}\n");
        assert_eq!(roles(&text), [(Role::Headline, 1), (Role::Headline, 1), (Role::Body, 1)]);
    }

    #[test]
    fn a_long_line_after_a_blank_one_begins_the_body() {
        let text =
            format!("انقطاع المياه عن حي الزهور\n\nعادت المياه صباح الجمعة إلى بيوت الحي كلها بعد عمل طويل شارك فيه جيران الشارع\n{BODY}");
        assert_eq!(roles(&text), [(Role::Headline, 1), (Role::Body, 1), (Role::Body, 1)]);
    }

    #[test]
    fn short_lines_alone_have_one_headline_and_a_lone_line_none() {
        assert_eq!(roles("سطر قصير\nسطر آخر\nسطر ثالث"), [(Role::Headline, 1), (Role::Body, 1), (Role::Body, 1)]);
        assert_eq!(roles("سطر قصير"), [(Role::Body, 1)]);
    }

    #[test]
    fn lines_end_at_each_break_once() {
        let spans: Vec<(u32, u32)> = lines("a\r\nb\n\rc\r\r\n\n").iter().map(|it| (it.start, it.end)).collect();
        assert_eq!(spans, [(0, 1), (3, 4), (5, 5), (6, 7), (8, 8), (10, 10), (11, 11)]);
    }

    #[test]
    fn what_stands_unchanged_is_shared() {
        let lines = [BODY, "سطر قصير", BODY, "سطر آخر", BODY];
        let old = paragraphs(&lines.join("\n"), &[]);
        let new = paragraphs(&[BODY, "سطر قصير", "جديد", "سطر آخر", BODY].join("\n"), &old);
        let shared: Vec<bool> = new.iter().zip(&old).map(|(new, old)| std::sync::Arc::ptr_eq(&new.text, &old.text)).collect();
        assert_eq!(shared, [true, true, false, true, true]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "عاد الصيادون إلى المرفأ مساء الخميس بعد يومين من الريح\nالعالية التي حبست القوارب كلها عند الرصيف القديم،\n                    وباعوا ما صادوه قبل أن تغلق السوق أبوابها.\n\nوقال كبيرهم إن الموسم لم يكن سيئا كما ظن الناس\nفي أوله وإن السمك كثير هذا العام.\n";
        assert_eq!(roles(text), [(Role::Body, 3), (Role::Body, 2)]);
    }
}
