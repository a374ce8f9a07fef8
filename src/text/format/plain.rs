//! Plain text: a paragraph is a line; in hard-wrapped text it is the block between blank lines.

use crate::text::document::{Paragraph, Role};
use crate::text::span::Span;

/// A hard-wrapped line is no longer than this, in scalar values.
const WRAP: usize = 100;
/// A headline is no longer than this, in scalar values.
const HEADLINE: usize = 110;
/// A headline after a blank line (a deck, a byline, a caption) is no longer than this; a longer line there begins the body.
const DECK: usize = 70;
/// At most so many lines at the start are headlines.
const HEADLINES: usize = 3;

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let blocks = if hard_wrapped(text, &lines) { blocks(text, &lines) } else { lines };
    let mut out: Vec<Paragraph> = Vec::new();
    let mut leading = true;
    for span in blocks {
        let prose = span.of(text);
        if prose.trim().is_empty() {
            continue;
        }
        let parted = out.last().is_some_and(|it| is_blank_between(text, it.span, span));
        leading = leading && out.len() < HEADLINES && is_headline(prose, if parted { DECK } else { HEADLINE });
        out.push(Paragraph::plain(span, if leading { Role::Headline } else { Role::Body }, prose));
    }
    // A text of nothing but short lines has no headline to tell from its body.
    if out.len() > 1 && leading {
        for paragraph in out.iter_mut().skip(1) {
            paragraph.role = Role::Body;
        }
    } else if let [only] = out.as_mut_slice() {
        only.role = Role::Body;
    }
    out
}

// More than one line break.
fn is_blank_between(text: &str, a: Span, b: Span) -> bool {
    let gap = Span::new(a.to(), b.from()).of(text);
    lines(gap).len() > 2
}

fn is_headline(prose: &str, most: usize) -> bool {
    let prose = prose.trim_end();
    let stop = prose.ends_with(['.', '\u{06D4}', '\u{061B}']) || prose.trim_end_matches(['»', '"', '”', '“', ')']).ends_with('.');
    !stop && !prose.contains('\n') && prose.chars().count() <= most
}

/// The lines without their ends (LF, CRLF, CR).
pub(super) fn lines(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\n' || byte == b'\r' {
            out.push(Span::new(start, at));
            at += if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
            start = at;
        } else {
            at += 1;
        }
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
        long += usize::from(line.len() > WRAP && prose.chars().count() > WRAP);
        let next = lines.get(i + 1).map_or("", |it| it.of(text).trim());
        if !next.is_empty() {
            followed += 1;
            unstopped += usize::from(prose.chars().count() >= WRAP / 3 && !prose.ends_with(['.', ':', '؟', '!', '»', '"', '”']));
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
        paragraphs(text).iter().map(|it| (it.role, lines(&it.text).len())).collect()
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
    fn wrapped_lines_are_one_paragraph() {
        let text = "عاد الصيادون إلى المرفأ مساء الخميس بعد يومين من الريح\nالعالية التي حبست القوارب كلها عند الرصيف القديم،\n                    وباعوا ما صادوه قبل أن تغلق السوق أبوابها.\n\nوقال كبيرهم إن الموسم لم يكن سيئا كما ظن الناس\nفي أوله وإن السمك كثير هذا العام.\n";
        assert_eq!(roles(text), [(Role::Body, 3), (Role::Body, 2)]);
    }
}
