//! Quotations that run over paragraphs which do not open them anew.

use crate::analysis::quotes::Quotation;
use crate::analysis::story::{Place, Story};
use crate::rules::Rule;
use crate::rules::finding::{Finding, Message, Safety, Severity};
use crate::text::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "quotes/open-paragraphs",
    level: None,
    severity: Severity::Hint,
    summary_ar: "تنصيص يمتد على فقرات لا تفتحه من جديد",
    summary_en: "a quotation over several paragraphs that do not open it anew",
    page: include_str!("open_paragraphs.md"),
    check,
};

fn check(rule: &Rule, story: &Story) -> Vec<Finding> {
    let runs = story.quotes.quotations.iter().filter(|it| it.close.paragraph > it.open.paragraph && !it.close.span.is_empty());
    runs.map(|it| finding(rule, story, it)).collect()
}

fn finding(rule: &Rule, story: &Story, it: &Quotation) -> Finding {
    let words = Message::new(
        "يمتد التنصيص على فقرات بعد هذه ولا تفتحه أي منها من جديد، فلا يعرف من بدأ القراءة منها أنه كلام منقول؛ افتحه في أول كل فقرة",
        "The quotation runs on in the next paragraphs, and none of them opens it anew, so that somebody who begins there can't tell; open it at the start of each",
    );
    let title = Message::new("افتح التنصيص في أول كل فقرة", "Open the quotation at the start of each paragraph");
    let mark = story.prose(it.open).to_owned();
    let edits = (it.open.paragraph + 1..=it.close.paragraph).filter_map(|paragraph| {
        let text = &story.view().facts(paragraph)?.text;
        Some((Place { paragraph, span: Span::at(text.len() - text.trim_start().len()) }, mark.clone()))
    });
    let mut out = super::mended(rule, story, it.open, words, title, edits.collect());
    for fix in &mut out.fixes {
        fix.safety = Safety::Suggested;
    }
    out
}
