//! Markdown.

use std::sync::Arc;

use super::{Block, BlockKind, Document, Format, Role};
use crate::text::Span;

/// Reads Markdown: headings and paragraphs.
pub(super) fn parse(source: Arc<str>) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim_start_matches(['#', ' ']);
        let start = at + (line.len() - text.len());
        let level = line.bytes().take_while(|&b| b == b'#').count();
        at += line.len();
        let text = text.trim_end();
        if text.is_empty() {
            continue;
        }
        blocks.push(Block {
            span: Span::new(start, start + text.len()),
            kind: match level {
                0 => BlockKind::Paragraph,
                _ => BlockKind::Heading(u8::try_from(level).unwrap_or(6)),
            },
            role: match level {
                0 => Role::Body,
                1 => Role::Headline,
                _ => Role::Subheadline,
            },
            inlines: Vec::new(),
            cell: None,
        });
    }
    Document {
        prose: source.to_string(),
        source,
        format: Format::Markdown,
        blocks,
        ..Document::default()
    }
}
