//! Reach: which source covers which sentence.

use super::{Entities, Quotations};
use crate::annotate::AnnotatedDraft;
use crate::text::Span;

/// How each sentence of a draft is sourced.
#[derive(Clone, Debug, Default)]
pub struct Sourcing {
    /// One entry a sentence, in reading order.
    pub sentences: Vec<Sourced>,
}

/// How one sentence is sourced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// The sentence.
    pub span: Span,
    /// Whether and how a source covers it.
    pub by: Reach,
    /// The words that name the source.
    pub source: Option<Span>,
    /// The cue.
    pub cue: Option<Span>,
}

/// Whether and how a source covers a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// No source.
    None,
    /// The sentence itself names it.
    Explicit,
    /// Another sentence's attribution goes on.
    Carried,
}

/// Traces the reach of every attribution.
pub(super) fn trace(
    draft: &AnnotatedDraft,
    _entities: &Entities,
    _quotations: &Quotations,
) -> Sourcing {
    let mut sentences = Vec::new();
    for block in draft.blocks() {
        for sentence in &block.notes.sentences {
            let span = block.absolute(sentence.span);
            sentences.push(Sourced { span, by: Reach::None, source: None, cue: None });
        }
    }
    Sourcing { sentences }
}
