//! Tables and lists with a source line: *Source: …* below or above them, in their last row, or in a
//! bracket of their caption.

use super::{Reach, Sourced, Sourcing};
use crate::annotate::attribution::{Level, SourceKind};
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::document::{BlockKind, Role};
use crate::text::Span;

/// Lets each source line stand for its table or list. Each table is walked over once or twice.
pub(super) fn cover(draft: &AnnotatedDraft, sourcing: &mut Sourcing) {
    // The blocks of the table or list that is read or ended right before.
    let mut above = 0..0;
    // The source in a row of that table.
    let mut row: Option<Sourced> = None;
    // A source line that nothing stood above: it may belong to what follows.
    let mut line: Option<(usize, Sourced)> = None;
    for block in draft.blocks() {
        let at = block.index;
        let member = is_member(&block);
        if !member || above.end != at || at == 0 || !together(draft, at) {
            if let Some(source) = row.take() {
                stand(sourcing, above.clone(), &source);
            }
            above = if member { at..at } else { above };
        }
        let source = source_of(&block, sourcing);
        if member {
            above.end = at + 1;
            if let Some((end, source)) = line.as_mut().filter(|(end, _)| *end == at) {
                stand(sourcing, at..at + 1, source);
                *end = at + 1;
            }
            row = source.or(row);
        } else if let Some(source) = source {
            if above.end == at && !above.is_empty() {
                stand(sourcing, above.clone(), &source);
            } else {
                line = Some((at + 1, source));
            }
        }
    }
    if let Some(source) = row {
        stand(sourcing, above, &source);
    }
}

fn is_member(block: &BlockView<'_>) -> bool {
    matches!(block.block.kind, BlockKind::TableCell | BlockKind::ListItem)
}

/// Whether a block belongs to one table or list with the block before it.
fn together(draft: &AnnotatedDraft, at: usize) -> bool {
    let blocks = &draft.document.blocks;
    let (before, here) = (&blocks[at - 1], &blocks[at]);
    before.kind == here.kind
        && before.cell.map(|cell| cell.table) == here.cell.map(|cell| cell.table)
}

fn stand(sourcing: &mut Sourcing, blocks: std::ops::Range<usize>, source: &Sourced) {
    let first = sourcing.first[blocks.start];
    let last = sourcing.first.get(blocks.end).copied().unwrap_or(sourcing.sentences.len());
    for sentence in &mut sourcing.sentences[first..last] {
        if !sentence.is_answered() {
            *sentence = sentence.covered_by(source, Reach::Table);
        }
    }
}

/// The source that a block names for a table or list, if it is a source line.
fn source_of(block: &BlockView<'_>, sourcing: &Sourcing) -> Option<Sourced> {
    let lines = matches!(block.block.role, Role::Reference | Role::Credit | Role::Caption);
    if !lines && !matches!(block.block.kind, BlockKind::TableCell) {
        return None;
    }
    let label = label(block.prose)?;
    let own = sourcing.block(block.index).last()?;
    let behind = &block.prose[label.end..];
    let start = label.end + (behind.len() - behind.trim_start().len());
    let span = Span::new(start, start + behind.trim().len());
    (!span.is_empty()).then(|| Sourced {
        source: Some(block.absolute(span)),
        cue: Some(block.absolute(label)),
        kind: Some(SourceKind::Document),
        level: Some(Level::Says),
        ..own.clone()
    })
}

/// Where *Source:* stands in a line: at its beginning, or behind a full stop or bracket.
fn label(line: &str) -> Option<Span> {
    for (colon, _) in line.match_indices(':').take(8) {
        let before = line[..colon].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if word.eq_ignore_ascii_case("source") || word.eq_ignore_ascii_case("sources") {
            let start = before.len() - word.len();
            let ahead = line[..start].trim_end();
            let opens =
                ahead.is_empty() || ahead.ends_with(['.', '(', '[', '|', ';', '*', '_', '—']);
            return opens.then(|| Span::new(start, colon + 1));
        }
    }
    None
}
