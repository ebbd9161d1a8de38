//! Series: a poll, a study, a filing named once stands for the figures of its kind that follow.

use super::{Sourced, Sourcing};
use crate::annotate::attribution::SourceKind;
use crate::annotate::{AnnotatedDraft, Quantity};
use crate::document::BlockKind;

/// A source named this many blocks before still stands for figures of the series it opened.
const BLOCKS: usize = 2;

/// A poll, study or filing, and the figures it brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The sentence that names it.
    pub by: Sourced,
}

impl Series {
    /// Whether a figure is of its kind.
    pub fn takes(&self, _quantity: &Quantity) -> bool {
        true
    }
}

/// Finds the series of a draft, and for each sentence the one that may stand for its figures.
pub(super) fn open(draft: &AnnotatedDraft, sourcing: &mut Sourcing) {
    let mut open: Option<(usize, u32)> = None;
    for block in draft.blocks() {
        if matches!(block.block.kind, BlockKind::Heading(_)) {
            open = None;
            continue;
        }
        open = open.filter(|(named, _)| named + BLOCKS >= block.index);
        let first = sourcing.first[block.index];
        for at in first..first + block.notes.sentences.len() {
            let sentence = &mut sourcing.sentences[at];
            if sentence.by.is_any() && sentence.kind == Some(SourceKind::Document) {
                let index = u32::try_from(sourcing.series.len()).unwrap_or(u32::MAX);
                sourcing.series.push(Series { by: sentence.clone() });
                open = Some((block.index, index));
            }
            sentence.series = open.map(|(_, index)| index);
        }
    }
}
