//! Comments in the text that silence rules: `<!-- tadqiq-ignore names/inconsistent -->`.
//!
//! One form serves plain text, Markdown and HTML. It silences the named rules and groups, or all rules where it names none: in the
//! paragraph that it stands in, or, standing alone, in the next one. `tadqiq-ignore-file` silences them in the whole text.

use crate::analysis::story::Story;
use crate::rules::finding::Finding;
use crate::text::document::Paragraph;
use crate::text::span::{Span, after, before};

use super::config::{check_rule, is_named};

const WORD: &str = "tadqiq-ignore";
const FILE: &str = "-file";

/// A name in a comment that is neither a rule nor a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// Where the comment stands, bytes of the source.
    pub at: usize,
    /// What is wrong, and the nearest name.
    pub message: String,
}

struct Comment {
    at: usize,
    end: usize,
    file: bool,
    rules: Vec<String>,
}

/// Takes out of `findings` what a comment of the story's text silences.
pub fn suppress(story: &Story, findings: &mut Vec<Finding>) {
    let text = story.document().text();
    if findings.is_empty() || !text.contains(WORD) {
        return;
    }
    let paragraphs = story.document().paragraphs();
    let silenced: Vec<(Comment, Span)> =
        comments(text).into_iter().map(|it| (reach(&it, text, paragraphs), it)).map(|(a, b)| (b, a)).collect();
    findings.retain(|it| {
        let covers = |(comment, reach): &(Comment, Span)| {
            reach.touches(it.span.from()) && (comment.rules.is_empty() || is_named(&comment.rules, it.rule))
        };
        !silenced.iter().any(covers)
    });
}

/// The names in comments of `text` that are no rules. A comment that silences nothing would otherwise look as if it did.
pub fn unknown_rules(text: &str) -> Vec<UnknownRule> {
    if !text.contains(WORD) {
        return Vec::new();
    }
    let faults = |it: Comment| {
        let at = it.at;
        it.rules.into_iter().filter_map(move |it| Some(UnknownRule { at, message: check_rule(&it).err()? }))
    };
    comments(text).into_iter().flat_map(faults).collect()
}

/// The comment that silences a rule in the paragraph that it ends.
pub fn comment(rule: &str) -> String {
    format!("<!-- {WORD} {rule} -->")
}

/// Whether a line is nothing but such a comment: it is no prose then.
pub fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.strip_prefix("<!--")
        .and_then(|it| it.strip_suffix("-->"))
        .is_some_and(|it| it.trim_start().starts_with(WORD) && !it.contains("-->"))
}

fn comments(text: &str) -> Vec<Comment> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = after(text, from).find("<!--").map(|it| from + it) {
        let inside = after(text, at + 4);
        let Some(len) = inside.find("-->") else { break };
        from = at + 4 + len + 3;
        let Some(rest) = before(inside, len).trim_start().strip_prefix(WORD) else { continue };
        let file = rest.starts_with(FILE);
        let rest = rest.strip_prefix(FILE).unwrap_or(rest);
        if rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r', ':']) {
            let rules = rest.split([' ', '\t', '\n', '\r', ',', ':', '،']).filter(|it| !it.is_empty()).map(str::to_owned).collect();
            out.push(Comment { at, end: from, file, rules });
        }
    }
    out
}

// The paragraph around the comment, else the next one.
fn reach(comment: &Comment, text: &str, paragraphs: &[Paragraph]) -> Span {
    if comment.file {
        return Span::new(0, text.len());
    }
    let line = before(text, comment.at).rfind(['\n', '\r']).map_or(0, |it| it + 1);
    let line_end = comment.end + after(text, comment.end).find(['\n', '\r']).unwrap_or(text.len() - comment.end);
    let near = paragraphs.partition_point(|it| it.span.to() < line);
    // A comment after the words of its line belongs to them.
    let around =
        paragraphs.get(near).filter(|it| it.span.from() < comment.end.max(line + 1) && !is_comment(Span::new(line, line_end).of(text)));
    let next = || paragraphs.get(paragraphs.partition_point(|it| it.span.from() < comment.end));
    around.or_else(next).map(|it| it.span).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::check::check;
    use crate::lint::config::Settings;
    use crate::text::document::Document;
    use crate::text::format::Format;

    fn found(text: &str, format: Format) -> usize {
        check(&Story::read(Document::new(text, format), None), &Settings::default()).len()
    }

    const SLIP: &str = "وقال شاهر الدوماني إن لـ»السنبلة» دورا كبيرا في ذلك كله منذ أعوام.";

    #[test]
    fn one_form_serves_every_format() {
        for format in [Format::Plain, Format::Markdown] {
            assert_eq!(found(&format!("{SLIP}\n\n{SLIP}\n"), format), 2);
            assert_eq!(found(&format!("{SLIP}\n\n<!-- tadqiq-ignore quotes/reversed -->\n\n{SLIP}\n\n{SLIP}\n"), format), 2);
            assert_eq!(found(&format!("{SLIP} <!-- tadqiq-ignore -->\n\n{SLIP}\n"), format), 1);
            assert_eq!(found(&format!("<!-- tadqiq-ignore-file: quotes -->\n\n{SLIP}\n\n{SLIP}\n"), format), 0);
            assert_eq!(found(&format!("<!-- tadqiq-ignore names -->\n\n{SLIP}\n"), format), 1);
        }
        assert_eq!(found(&format!("<p>{SLIP}</p><!-- tadqiq-ignore --><p>{SLIP}</p>"), Format::Html), 1);
        assert_eq!(found(&format!("<p>{SLIP}<!-- tadqiq-ignore --></p>\n<p>{SLIP}</p>"), Format::Html), 1);
    }

    #[test]
    fn a_name_that_is_no_rule_is_told() {
        let faults = unknown_rules("a\n<!-- tadqiq-ignore quotes/revesed, names -->");
        assert_eq!(faults.len(), 1);
        assert!(faults[0].at == 2 && faults[0].message.contains("`quotes/reversed`"));
    }
}
