//! Text without markup, as it really arrives: its lines, joined to paragraphs.

use std::sync::Arc;

use super::layout::{self, Paragraph};
use super::mask::Mask;
use super::{Block, BlockKind, Document, Format, Role, comments, roles, tags};
use crate::text::{Span, bom_len};

/// Reads plain text: the document without its suppressions, and the places of its comments.
pub(super) fn parse(source: &Arc<str>) -> (Document, Vec<Span>) {
    let start = bom_len(source);
    let mut mask = Mask::open(source);
    mask.hide(Span::new(0, start));
    let mut found = Vec::new();
    comments::within(source, Span::new(0, source.len()), &mut found);
    found.retain(|comment| comment.of(source).contains("deskcheck-ignore"));
    for comment in &found {
        mask.hide(*comment);
    }
    tags::hide(source, &mut mask);
    let mut blocks = Vec::new();
    for paragraph in layout::paragraphs(&mask.to_prose()) {
        blocks.push(block(&paragraph));
        if let Some(bullet) = paragraph.bullet {
            mask.hide(bullet);
        }
    }
    let mut document = Document {
        prose: mask.into_prose(),
        source: Arc::clone(source),
        format: Format::Plain,
        blocks,
        ..Document::default()
    };
    roles::assign(&mut document);
    (document, found)
}

fn block(paragraph: &Paragraph) -> Block {
    let kind = if paragraph.bullet.is_some() { BlockKind::ListItem } else { BlockKind::Paragraph };
    Block { span: paragraph.span, kind, role: Role::Body, inlines: Vec::new(), cell: None }
}
