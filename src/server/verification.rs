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
    let mut facts = Vec::new();
    for block in draft.blocks().filter(|block| block.block.span.meets(range)) {
        let sentences = block.notes.sentences.iter().zip(checkable(block.notes));
        let here = sentences.filter(|(_, checkable)| *checkable);
        facts.extend(here.map(|(sentence, _)| block.absolute(sentence.span)));
    }
    facts.retain(|sentence| sentence.meets(range));
    facts
}

/// Of each sentence of a block, whether it has a figure, a date, a quotation, a source or a claim.
fn checkable(notes: &Annotations) -> Vec<bool> {
    let quantities = notes.quantities.iter().map(|quantity| quantity.span);
    let dates = notes.dates.iter().map(|date| date.span);
    let quotations = notes.quotations.iter().map(|quotation| quotation.span);
    let cues = notes.attributions.iter().map(|attribution| attribution.cue);
    let claims = notes.claims.iter().map(|claim| claim.span);
    let mut checkable = vec![false; notes.sentences.len()];
    for place in quantities.chain(dates).chain(quotations).chain(cues).chain(claims) {
        let first = notes.sentences.partition_point(|sentence| sentence.span.end <= place.start);
        let behind = notes.sentences.partition_point(|sentence| sentence.span.start < place.end);
        checkable[first..behind.max(first)].fill(true);
    }
    checkable
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Draft, Settings};

    #[test]
    fn what_can_be_verified_is_every_sentence_that_a_fact_reaches() {
        let text = "It was quiet. “We will go. Or we stay,” she said. The town slept.\n\n\
                    - It cost $3 million.\n- Nobody came.\n";
        let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
        let facts = |range: Span| -> Vec<&str> {
            facts_in(&analysis.draft, range).iter().map(|span| span.of(text)).collect()
        };
        let all = ["“We will go.", "Or we stay,” she said.", "It cost $3 million."];
        assert_eq!(facts(Span::new(0, text.len())), all);
        assert_eq!(facts(Span::at(20)), all[..1]);
        assert_eq!(facts(Span::at(5)), [""; 0]);
    }
}
