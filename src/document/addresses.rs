//! Pointers that stand in prose without markup: bare addresses and notes that lack a definition.

use memchr::memmem;

use super::{Block, Document, Inline, InlineKind, mask};
use crate::text::Span;

/// Turns the bare addresses and undefined footnote references of a document into inline markup,
/// blanked in the prose.
pub(super) fn mark(document: &mut Document, footnotes: bool) {
    let mut found = addresses(&document.prose);
    if footnotes {
        found.extend(references(&document.prose));
    }
    found.sort_by_key(|inline| inline.span.start);
    found.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    if found.is_empty() {
        return;
    }
    let mut prose = std::mem::take(&mut document.prose).into_bytes();
    let mut rest = found.into_iter().peekable();
    for block in &mut document.blocks {
        let mut added = Vec::new();
        while let Some(inline) = rest.next_if(|inline| inline.span.end <= block.span.end) {
            if inline.span.start >= block.span.start {
                prose[inline.span.range()].fill(b' ');
                added.push(Inline { span: inline.span.relative_to(block.span.start), ..inline });
            }
        }
        add(block, added);
    }
    document.prose = String::from_utf8(prose).unwrap_or_else(|_| mask::blanked(&document.source));
}

fn add(block: &mut Block, mut added: Vec<Inline>) {
    // A link's text may be an address: the link has it already.
    added.retain(|inline| {
        let at = block.inlines.partition_point(|other| other.span.start <= inline.span.start);
        !block.inlines[..at].iter().rev().take(8).any(|other| {
            matches!(other.kind, InlineKind::Link { .. }) && other.span.contains(inline.span)
        })
    });
    if !added.is_empty() {
        block.inlines.append(&mut added);
        block.inlines.sort_by_key(|inline| inline.span.start);
    }
}

/// `https://example.org/a` and `www.example.org`, without the marks that end a sentence.
fn addresses(prose: &str) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for opening in ["http://", "https://", "www."] {
        for start in memmem::find_iter(prose.as_bytes(), opening) {
            let free =
                prose[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '/');
            let rest = &prose[start..];
            let len = rest
                .find(|c: char| c.is_whitespace() || "<>\"“”\u{1a}".contains(c))
                .unwrap_or(rest.len());
            let target = without_closing(&rest[..len]);
            if free && target.len() > opening.len() {
                let kind = InlineKind::Link { target: target.to_owned() };
                out.push(Inline { span: Span::new(start, start + target.len()), kind });
            }
        }
    }
    out
}

fn without_closing(address: &str) -> &str {
    let bare = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', ']']);
    match bare.strip_suffix(')') {
        Some(inner) if !inner.contains('(') => without_closing(inner),
        _ => bare,
    }
}

/// `[^label]` that Markdown left as text, for want of a definition.
fn references(prose: &str) -> impl Iterator<Item = Inline> {
    memmem::find_iter(prose.as_bytes(), "[^").filter_map(|start| {
        let rest = &prose[start + 2..prose.floor_char_boundary(start + 80)];
        let label = &rest[..rest.find([']', '\n', '\r'])?];
        let closed = rest[label.len()..].starts_with(']') && !label.trim().is_empty();
        let kind = InlineKind::FootnoteReference { label: label.to_owned() };
        closed.then(|| Inline { span: Span::new(start, start + label.len() + 3), kind })
    })
}
