//! Which part each block plays: headline, deck, credits, references, what wire copy carries.
//!
//! Both formats come here as blocks. Where headings are marked up the marks decide; where none is,
//! lines of their own are read as a reader would.

use super::mask;
use super::{Block, BlockKind, Document, InlineKind, Role, wire, words};
use crate::text::Span;

/// Assigns the roles of a document whose blocks all are body so far, save captions and footnotes.
pub(super) fn assign(document: &mut Document) {
    let marks = document.blocks.iter().filter(|block| is_heading(block)).count();
    split_slugs(document);
    mark_credits(document);
    if marks > 0 {
        mark_emphasised_headings(document);
        mark_headings(&mut document.blocks);
        mark_deck(document);
    }
    // One mark may be the headline's alone; the headings further down are then bare lines.
    if marks < 2 {
        find_headings(document);
    }
    mark_references(document);
    find_dateline(document);
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_)) && block.role == Role::Body
}

fn is_paragraph(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.role == Role::Body
}

/// Gives slugs a block of their own; what follows on their line is another.
fn split_slugs(document: &mut Document) {
    let prose = &document.prose;
    let slug_len =
        |block: &Block| is_paragraph(block).then(|| wire::slug_len(block.span.of(prose))).flatten();
    if !document.blocks.iter().any(|block| slug_len(block).is_some()) {
        return;
    }
    let mut out = Vec::with_capacity(document.blocks.len() + 1);
    for mut block in std::mem::take(&mut document.blocks) {
        if let Some(len) = slug_len(&block) {
            let text = block.span.of(prose);
            let rest = text.len() - text[len..].trim_start().len();
            let span = Span::new(block.span.start, block.span.start + len);
            out.push(Block { span, role: Role::Slug, inlines: Vec::new(), ..block });
            block.start_later(rest);
        }
        if !block.span.is_empty() {
            out.push(block);
        }
    }
    document.blocks = out;
}

fn mark_credits(document: &mut Document) {
    for block in document.blocks.iter_mut().filter(|block| is_paragraph(block)) {
        let text = block.span.of(&document.prose);
        if wire::is_credit(text) {
            block.role = Role::Credit;
        } else if is_source_line(text) {
            block.role = Role::Reference;
        }
    }
}

/// `Source: World Bank` under a table or at the end.
fn is_source_line(text: &str) -> bool {
    if text.len() >= 240 {
        return false;
    }
    let Some((label, behind)) = text.split_once(':') else { return false };
    let names = ["source", "sources"].iter().any(|name| label.trim().eq_ignore_ascii_case(name));
    names && !behind.trim().is_empty()
}

/// A paragraph in bold by itself, with no full stop, is a heading in all but its marks; so is one
/// that says no more than *References*.
fn mark_emphasised_headings(document: &mut Document) {
    let count = document.blocks.len();
    for (at, block) in document.blocks.iter_mut().enumerate().filter(|(_, it)| is_paragraph(it)) {
        let text = block.span.of(&document.prose);
        let bold = is_all(block, &InlineKind::Strong) && reads_like_heading(text);
        if bold && at + 1 < count || words::is_references_heading(text) {
            block.kind = BlockKind::Heading(6);
        }
    }
}

fn is_all(block: &Block, kind: &InlineKind) -> bool {
    block.inlines.iter().any(|it| it.kind == *kind && it.span.len() == block.span.len())
}

/// The first heading is the headline if no text stands before it or it is of the first level.
fn mark_headings(blocks: &mut [Block]) {
    let first_text = blocks.iter().position(is_paragraph).unwrap_or(blocks.len());
    let headline = blocks
        .iter()
        .position(|block| matches!(block.kind, BlockKind::Heading(1)) && block.role == Role::Body);
    let first = blocks.iter().position(is_heading).filter(|&at| at < first_text);
    let headline = first.or(headline);
    for (at, block) in blocks.iter_mut().enumerate().filter(|(_, block)| is_heading(block)) {
        block.role = if Some(at) == headline { Role::Headline } else { Role::Subheadline };
    }
}

/// The line under the headline, where it is told from body and sections by more than its place.
fn mark_deck(document: &mut Document) {
    let blocks = &document.blocks;
    let Some(headline) = blocks.iter().rposition(|block| block.role == Role::Headline) else {
        return;
    };
    let mut below = (headline + 1..blocks.len())
        .filter(|&at| !matches!(blocks[at].role, Role::Credit | Role::Slug | Role::Caption));
    let (Some(at), Some(next)) = (below.next(), below.next()) else { return };
    let block = &blocks[at];
    let text = block.span.of(&document.prose);
    let words = text.split_whitespace().count();
    let is_deck = blocks[next].kind == BlockKind::Paragraph
        && match block.kind {
            BlockKind::Heading(level) => {
                level <= 3 && words >= 7 && !words::is_references_heading(text)
            }
            BlockKind::Paragraph if is_all(block, &InlineKind::Emphasis) => words <= 50,
            BlockKind::Paragraph if is_all(block, &InlineKind::Strong) => words <= 50,
            BlockKind::Paragraph => reads_like_heading(text) && words >= 4,
            _ => false,
        };
    if is_deck {
        document.blocks[at].role = Role::Deck;
    }
}

/// Finds headings among unmarked lines: those at the top are headline and decks; further down one
/// stands by itself before running text.
fn find_headings(document: &mut Document) {
    let Document { blocks, prose, .. } = document;
    let likely: Vec<bool> = blocks.iter().map(|block| is_likely_heading(block, prose)).collect();
    let passes = |at: usize| likely[at] || matches!(blocks[at].role, Role::Slug | Role::Credit);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let end = (at..blocks.len()).find(|&next| !passes(next)).unwrap_or(blocks.len());
        if end > at {
            runs.push(at..end);
        }
        at = end + 1;
    }
    for run in runs {
        let before_text = blocks.get(run.end).is_some_and(|next| is_running_text(next, prose));
        let lines: Vec<usize> = run.clone().filter(|&index| likely[index]).collect();
        if run.start == 0 && blocks.len() > 1 {
            mark_top(blocks, &lines, before_text);
        } else if let Some(&at) = lines.iter().find(|&&at| announces_references(&blocks[at], prose))
        {
            set_heading(&mut blocks[at], 2, Role::Subheadline);
            // What follows are entries, however much they look like headings.
            return;
        } else if before_text && lines.len() <= 2 {
            for at in lines {
                set_heading(&mut blocks[at], 2, Role::Subheadline);
            }
        }
    }
}

/// The lines a draft opens with: the headline, then decks if running text follows.
fn mark_top(blocks: &mut [Block], lines: &[usize], before_text: bool) {
    for (nth, &at) in lines.iter().enumerate() {
        if nth == 0 {
            set_heading(&mut blocks[at], 1, Role::Headline);
        } else if before_text {
            set_heading(&mut blocks[at], 2, Role::Deck);
        }
    }
}

fn announces_references(block: &Block, prose: &str) -> bool {
    words::is_references_heading(block.span.of(prose))
}

fn set_heading(block: &mut Block, level: u8, role: Role) {
    block.kind = BlockKind::Heading(level);
    block.role = role;
}

fn is_likely_heading(block: &Block, prose: &str) -> bool {
    is_paragraph(block) && reads_like_heading(block.span.of(prose))
}

fn is_running_text(block: &Block, prose: &str) -> bool {
    let text = block.span.of(prose);
    block.kind != BlockKind::TableCell
        && (ends_with_stop(text) || text.len() > 160 || block.kind != BlockKind::Paragraph)
}

/// One short line that opens like a title and ends without a stop.
fn reads_like_heading(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 200
        && !text.contains(['\n', '\r'])
        && text.split_whitespace().count() <= 22
        && text
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "“\"‘'’$£€¿¡".contains(c))
        && text.contains(char::is_alphabetic)
        && !ends_with_stop(text)
        && !text.ends_with([',', ';', ':', '—', '–', '-', '»', '>'])
        // A list whose lines were lost.
        && !text.contains(" * ")
        && !text.contains(" • ")
}

/// Whether a text ends as a sentence does; the period of `U.S.` does not count.
pub(super) fn ends_with_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        c.is_whitespace() || c == mask::JOINT_CHAR || "”\"’')]»*_".contains(c)
    });
    let Some(stop) = bare.chars().next_back() else { return false };
    let last_word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    match stop {
        '.' => !last_word[..last_word.len() - 1].contains('.') || last_word.ends_with(".."),
        '!' | '?' | '…' => true,
        ',' => bare.len() < text.trim_end().len(),
        _ => false,
    }
}

/// What stands below a References heading, to the next heading of its level.
fn mark_references(document: &mut Document) {
    let mut inside: Option<u8> = None;
    for block in &mut document.blocks {
        match block.kind {
            BlockKind::Heading(level) if block.role != Role::Headline => {
                if words::is_references_heading(block.span.of(&document.prose)) {
                    inside = Some(level);
                } else if inside.is_some_and(|above| level <= above) {
                    inside = None;
                }
            }
            _ if inside.is_some() && block.role == Role::Body => block.role = Role::Reference,
            _ => {}
        }
    }
}

/// Takes the dateline out of the first paragraphs: it is no part of their sentences.
fn find_dateline(document: &mut Document) {
    let candidates = document.blocks.iter().enumerate().filter(|(_, block)| is_paragraph(block));
    let found = candidates
        .take(4)
        .find_map(|(at, block)| Some((at, wire::dateline(block.span.of(&document.prose))?)));
    let Some((at, dateline)) = found else { return };
    let block = &mut document.blocks[at];
    let start = block.span.start;
    let len = dateline.span.end;
    if len == block.span.len() {
        document.blocks.remove(at);
    } else {
        block.start_later(len);
    }
    let place = Span::new(start, start + len);
    document.prose.replace_range(place.range(), &mask::blanked(place.of(&document.prose)));
    document.dateline = Some(dateline.shifted(start));
}
