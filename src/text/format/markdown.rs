//! Markdown: headings, paragraphs, list items, table cells and quotations are prose; code, HTML, link targets and front matter are not.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::document::{Paragraph, Role};

use super::builder::{Builder, Escape};

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
                open = Some(Builder::new(Role::Headline, Escape::default()));
            }
            Event::Start(tag) if is_block(&tag) => flush(&mut open, &mut out),
            Event::End(tag) if is_block_end(tag) => flush(&mut open, &mut out),
            Event::Text(prose) if skipped == 0 => {
                open.get_or_insert_with(|| Builder::new(Role::Body, Escape::default())).push(&prose, &range);
            }
            Event::SoftBreak | Event::HardBreak if skipped == 0 => {
                open.get_or_insert_with(|| Builder::new(Role::Body, Escape::default())).push("\n", &range);
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
