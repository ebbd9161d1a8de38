//! Who says so: source and cue within one sentence.

use super::{Annotations, BlockText};
use crate::text::Span;

/// The words that tie a sentence to its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The signalling words: *said*, *according to*.
    pub cue: Span,
    /// Who or what says it; `None` where the sentence names nobody (*is believed to*).
    pub source: Option<Span>,
    /// What kind of source that is.
    pub kind: SourceKind,
    /// How much the cue commits the source to.
    pub level: Level,
}

/// Kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// *Dorothy Shea*, *Shea*, *the U.S. ambassador*.
    Person,
    /// *The ministry*, *Reuters*.
    Organisation,
    /// *The report*, *a poll*, *court filings*.
    Document,
    /// *He*, *they*.
    Pronoun,
    /// *Officials*, *experts*, *sources*.
    Anonymous,
    /// Nobody: *reportedly*, *is believed to*.
    Unnamed,
}

/// How much a cue commits its source to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Reports speech or data: *said*, *shows*, *according to*.
    Says,
    /// Reports an attitude: *believes*, *wants*, *fears*.
    Believes,
    /// Hearsay: *reportedly*, *is said to*.
    Weak,
}

/// Finds the attributions of a block, sentence by sentence.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<Attribution> {
    Vec::new()
}
