//! Who says so: source and cue within one sentence.
//!
//! Which other sentences an attribution covers is settled in `story`.

mod cue;
mod layout;
mod reader;
mod source;
mod verb;

use super::{Annotations, BlockText};
use crate::text::Span;

use reader::Reader;

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
    /// Whether what is said stands in the sentence: not in *She said:*.
    pub content: bool,
}

/// Kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// *Joan Park*, *Park*, *his neighbour*.
    Person,
    /// An office whose holder is not named: *the mayor*, *a spokeswoman for the port*.
    Office,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Hearsay: *reportedly*, *is said to*.
    Weak,
    /// Tells of speaking without a statement in it: *condemned*, *announced*, *called for*.
    Speaks,
    /// Reports an attitude: *believes*, *wants*, *fears*.
    Believes,
    /// Reports speech or data: *said*, *shows*, *according to*.
    Says,
}

impl Attribution {
    /// Whether it tells who stands for what the sentence states.
    pub fn names_a_source(&self) -> bool {
        self.kind != SourceKind::Unnamed && self.level >= Level::Believes && self.content
    }
}

/// How a sentence begins, as far as it tells who goes on speaking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Opening {
    /// It tells nothing.
    #[default]
    Plain,
    /// *He*, *she*, *they*, *his*.
    Pronoun,
    /// *The report*, *the minister*, *these figures*: a source that was named before.
    Source,
}

/// Finds the attributions of a block, sentence by sentence.
pub fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut reader = Reader::new(block, notes);
    for (index, sentence) in notes.sentences.iter().enumerate() {
        reader.enter(index, sentence.tokens.clone());
        let first = found.len();
        cue::read(&reader, &mut found);
        layout::read(&reader, &mut found, first);
    }
    found
}

/// How each sentence of a block begins.
pub fn openings(block: &BlockText<'_>, notes: &Annotations) -> Vec<Opening> {
    let mut reader = Reader::new(block, notes);
    let opening = |(index, sentence): (usize, &crate::language::Sentence)| {
        reader.enter(index, sentence.tokens.clone());
        source::opening(&reader)
    };
    notes.sentences.iter().enumerate().map(opening).collect()
}

#[cfg(test)]
mod tests;
