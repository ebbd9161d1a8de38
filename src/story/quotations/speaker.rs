//! Who says a quotation: the attribution in its own sentence, or the one beside it.

use super::{Speech, Told};
use crate::annotate::attribution::{Attribution, Level};
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::document::Role;

/// The quotation `at` of `block`, with its speaker. `earlier` is the quotation before it.
pub(super) fn speech(
    draft: &AnnotatedDraft,
    block: &BlockView<'_>,
    at: At,
    earlier: Option<&Speech>,
) -> Speech {
    let quotation = &block.notes.quotations[at.index];
    let mut speech = Speech {
        parts: vec![block.absolute(quotation.span)],
        at: vec![at],
        closed: quotation.closed,
        speaker: None,
        attribution: None,
        told: Told::Nowhere,
    };
    if let Some(index) = here(block, at.index) {
        tell(&mut speech, draft, At { block: block.index, index }, Told::Here);
    } else if let Some(attribution) = beside(draft, block, at, earlier) {
        tell(&mut speech, draft, attribution, Told::Beside);
    }
    speech
}

fn tell(speech: &mut Speech, draft: &AnnotatedDraft, at: At, told: Told) {
    let block = draft.block(at.block);
    speech.speaker = block.notes.attributions[at.index].source.map(|span| block.absolute(span));
    speech.attribution = Some(at);
    speech.told = told;
}

/// The attribution in the sentences of the quotation that stands nearest to it.
fn here(block: &BlockView<'_>, index: usize) -> Option<usize> {
    let notes = block.notes;
    let span = notes.quotations[index].span;
    let first = notes.sentence_at(span.start);
    let last = notes.sentence_at(span.end.saturating_sub(1));
    let from = notes.attributions.partition_point(|a| a.sentence < first);
    let within = notes.attributions.iter().enumerate().skip(from);
    let within = within.take_while(|(_, attribution)| attribution.sentence <= last);
    let speaks = within.filter(|(_, attribution)| can_speak(attribution));
    let distance = |attribution: &Attribution| {
        let behind = attribution.cue.start.saturating_sub(span.end);
        let before = span.start.saturating_sub(attribution.cue.end);
        behind + before
    };
    speaks.min_by_key(|(_, attribution)| distance(attribution)).map(|(index, _)| index)
}

fn can_speak(attribution: &Attribution) -> bool {
    attribution.source.is_some() && attribution.level > Level::Weak
}

/// The speaker goes on: from the quotation before in the same paragraph, or from a paragraph or
/// sentence that ends with a colon.
fn beside(
    draft: &AnnotatedDraft,
    block: &BlockView<'_>,
    at: At,
    earlier: Option<&Speech>,
) -> Option<At> {
    let start = block.notes.quotations[at.index].span.start;
    let same_block =
        earlier.filter(|earlier| earlier.at.last().map(|at| at.block) == Some(at.block));
    if let Some(attribution) = same_block.and_then(|earlier| earlier.attribution) {
        return Some(attribution);
    }
    let sentence = block.notes.sentence_at(start);
    if let Some(index) = last_speaker(block, sentence) {
        return Some(At { block: block.index, index });
    }
    if start > 0 {
        return None;
    }
    let before = block.index.checked_sub(1).map(|index| draft.block(index))?;
    let leads = before.block.role == Role::Body && before.prose.trim_end().ends_with([':', ',']);
    let index = leads.then(|| last_speaker(&before, usize::MAX)).flatten()?;
    Some(At { block: before.index, index })
}

/// The last attribution before a sentence, if it is the sentence right before.
fn last_speaker(block: &BlockView<'_>, sentence: usize) -> Option<usize> {
    let notes = block.notes;
    let before = notes.attributions.partition_point(|a| a.sentence < sentence);
    let index = before.checked_sub(1)?;
    let near = notes.attributions[index].sentence + 1 >= sentence.min(notes.sentences.len());
    (near && can_speak(&notes.attributions[index])).then_some(index)
}
