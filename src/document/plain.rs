//! Text without markup, as it really arrives: its lines, joined to paragraphs.

use std::sync::Arc;

use super::mask::Mask;
use super::{Block, BlockKind, Document, Format, Role, comments, roles};
use crate::text::Span;

/// Reads plain text: the document without its suppressions, and the places of its comments.
pub(super) fn parse(source: Arc<str>) -> (Document, Vec<Span>) {
    let mut mask = Mask::open(&source);
    let mut found = Vec::new();
    comments::within(&source, Span::new(0, source.len()), &mut found);
    found.retain(|comment| comment.of(&source).contains("deskcheck-ignore"));
    for comment in &found {
        mask.hide(*comment);
    }
    let prose = mask.into_prose();
    let blocks = paragraphs(&prose).into_iter().map(block).collect();
    let mut document =
        Document { prose, source, format: Format::Plain, blocks, ..Document::default() };
    roles::assign(&mut document);
    (document, found)
}

fn block(span: Span) -> Block {
    Block { span, kind: BlockKind::Paragraph, role: Role::Body, inlines: Vec::new(), cell: None }
}

fn paragraphs(prose: &str) -> Vec<Span> {
    lines(prose).into_iter().filter(|line| !line.is_empty()).collect()
}

/// The lines of a text without the white space around them. A lone `\r` ends a line too.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split_inclusive(['\n', '\r'])
        .map(|line| {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            Span::new(start.min(at), start.min(at) + line.trim().len())
        })
        .collect()
}
