//! Which sentences of a draft somebody can verify.

use crate::annotate::{AnnotatedDraft, Annotations};
use crate::text::Span;

/// The sentences of a place that say something checkable; where none does, all of them.
pub(super) fn sentences_in(draft: &AnnotatedDraft, range: Span) -> Vec<Span> {
    let facts = facts_in(draft, range);
    if facts.is_empty() {
        draft.sentences().filter(|sentence| sentence.meets(range)).collect()
    } else {
        facts
    }
}

/// The sentences of a place that say something checkable.
pub(super) fn facts_in(draft: &AnnotatedDraft, range: Span) -> Vec<Span> {
    let blocks = draft.blocks().filter(|block| block.block.span.meets(range));
    let sentences = blocks.flat_map(|block| {
        let all = block.notes.sentences.iter().map(|sentence| sentence.span);
        let facts = all.filter(move |span| is_checkable(block.notes, *span));
        facts.map(move |span| block.absolute(span))
    });
    sentences.filter(|sentence| sentence.meets(range)).collect()
}

/// Whether a sentence has a figure, a date, a quotation, a source or a claim.
fn is_checkable(notes: &Annotations, sentence: Span) -> bool {
    let inside = |span: Span| sentence.overlaps(span);
    notes.quantities.iter().any(|quantity| inside(quantity.span))
        || notes.dates.iter().any(|date| inside(date.span))
        || notes.quotations.iter().any(|quotation| inside(quotation.span))
        || notes.attributions.iter().any(|attribution| inside(attribution.cue))
        || notes.claims.iter().any(|claim| inside(claim.span))
}
