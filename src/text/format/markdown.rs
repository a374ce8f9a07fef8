//! Markdown: headings, paragraphs, list items, table cells and quotations are prose; code, HTML, link targets and front matter are not.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::document::{Paragraph, Piece, Role};
use crate::text::span::Span;

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut out = Vec::new();
    let mut open: Option<Builder> = None;
    let mut skipped = 0_u32;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                flush(&mut open, &mut out);
                skipped += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => skipped = skipped.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) => {
                flush(&mut open, &mut out);
                open = Some(Builder::new(Role::Headline));
            }
            Event::Start(tag) if is_block(&tag) => flush(&mut open, &mut out),
            Event::End(tag) if is_block_end(tag) => flush(&mut open, &mut out),
            Event::Text(prose) if skipped == 0 => {
                open.get_or_insert_with(|| Builder::new(Role::Body)).push(&prose, &range);
            }
            Event::SoftBreak | Event::HardBreak if skipped == 0 => {
                open.get_or_insert_with(|| Builder::new(Role::Body)).push("\n", &range);
            }
            _ => {}
        }
    }
    flush(&mut open, &mut out);
    out
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } | Tag::Superscript | Tag::Subscript
    )
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript
    )
}

fn flush(open: &mut Option<Builder>, out: &mut Vec<Paragraph>) {
    if let Some(paragraph) = open.take().and_then(Builder::finish) {
        out.push(paragraph);
    }
}

/// A paragraph while its runs come in.
struct Builder {
    role: Role,
    text: String,
    runs: Vec<(usize, Range<usize>, usize)>,
}

impl Builder {
    fn new(role: Role) -> Self {
        Self { role, text: String::new(), runs: Vec::new() }
    }

    fn push(&mut self, prose: &str, source: &Range<usize>) {
        if prose.is_empty() {
            return;
        }
        self.runs.push((self.text.len(), source.clone(), prose.len()));
        self.text.push_str(prose);
    }

    fn finish(self) -> Option<Paragraph> {
        if self.text.trim().is_empty() {
            return None;
        }
        let start = self.runs.first()?.1.start;
        let end = self.runs.last()?.1.end;
        let span = Span::new(start, end);
        let mut pieces: Vec<Piece> = Vec::new();
        for (prose, source, len) in self.runs {
            let run = Span::new(source.start.saturating_sub(start), source.end.saturating_sub(start));
            let len = Span::new(0, len).end;
            let prose = Span::at(prose).start;
            let source_len = run.end - run.start;
            // Runs that touch on both sides are one, so that an edit may reach over their border.
            if let Some(last) = pieces.last_mut()
                && last.len == last.source_len
                && len == source_len
                && last.source + last.source_len == run.start
            {
                last.len += len;
                last.source_len += source_len;
                continue;
            }
            pieces.push(Piece { prose, source: run.start, len, source_len });
        }
        Some(Paragraph { span, role: self.role, text: self.text.into(), pieces: pieces.into() })
    }
}
