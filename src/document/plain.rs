//! Text without markup, as it really arrives.

use std::sync::Arc;

use super::{Block, BlockKind, Document, Format, Role};
use crate::text::Span;

/// Reads plain text: one block a line.
pub(super) fn parse(source: Arc<str>) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let text = line.trim();
        at += line.len();
        if text.is_empty() {
            continue;
        }
        let first = blocks.is_empty();
        blocks.push(Block {
            span: Span::new(start, start + text.len()),
            kind: if first { BlockKind::Heading(1) } else { BlockKind::Paragraph },
            role: if first { Role::Headline } else { Role::Body },
            inlines: Vec::new(),
            cell: None,
        });
    }
    Document {
        prose: source.to_string(),
        source,
        format: Format::Plain,
        blocks,
        ..Document::default()
    }
}
