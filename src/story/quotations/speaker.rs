//! Who says a quotation: the attribution in its own sentence, the one beside it, or whoever was
//! speaking before, until another voice speaks.
//!
//! The order is the reader's: the sentence itself; the paragraph, before and behind; the paragraph
//! before; the one behind.

use super::{Speech, Told};
use crate::annotate::attribution::{Attribution, Level};
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::document::{BlockKind, Role};

/// So many attributions of nobody who speaks are passed over.
const MANY: usize = 8;
/// So many captions, credits and the like are passed over between two paragraphs.
const BETWEEN: usize = 4;

/// Tells the speakers that stand in their quotation's own sentence.
pub(super) fn tell_here(draft: &AnnotatedDraft, speech: &mut Speech) {
    let found = speech.at.iter().find_map(|&at| {
        let block = draft.block(at.block);
        Some(At { block: at.block, index: here(&block, at.index)? })
    });
    if let Some(at) = found {
        tell(speech, draft, at, Told::Here);
    }
}

/// Tells the speakers that stand elsewhere: `all` are in reading order, those that stand in their
/// own sentences told.
pub(super) fn tell_others(draft: &AnnotatedDraft, all: &mut [Speech]) {
    for index in 0..all.len() {
        if all[index].told != Told::Nowhere || all[index].at.is_empty() {
            continue;
        }
        if let Some((at, told)) = beside(draft, all, index).or_else(|| carried(draft, all, index)) {
            tell(&mut all[index], draft, at, told);
        }
    }
}

fn tell(speech: &mut Speech, draft: &AnnotatedDraft, at: At, told: Told) {
    let block = draft.block(at.block);
    let attribution = &block.notes.attributions[at.index];
    speech.speaker = attribution.source.map(|span| block.absolute(span));
    speech.kind = Some(attribution.kind);
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

pub(super) fn can_speak(attribution: &Attribution) -> bool {
    attribution.source.is_some() && attribution.level > Level::Weak
}

/// The speaker within the paragraph: of the quotation before, or of a sentence before; else of the
/// sentence right behind.
fn beside(draft: &AnnotatedDraft, all: &[Speech], index: usize) -> Option<(At, Told)> {
    let at = all[index].at[0];
    let block = draft.block(at.block);
    let span = block.notes.quotations[at.index].span;
    let sentence = block.notes.sentence_at(span.start);
    let earlier = index
        .checked_sub(1)
        .map(|earlier| &all[earlier])
        .filter(|earlier| earlier.at.last().is_some_and(|last| last.block == at.block));
    let said = earlier.and_then(|earlier| earlier.attribution);
    let named = last_speaker(&block, sentence).map(|index| At { block: block.index, index });
    // Whoever was named behind the quotation before has the floor.
    let before = match (said, named) {
        (Some(said), Some(named)) if said.block == named.block => Some(said.max(named)),
        (said, named) => named.or(said),
    };
    let behind = || {
        let last = block.notes.sentence_at(span.end.saturating_sub(1));
        let from = block.notes.attributions.partition_point(|a| a.sentence <= last);
        let next = block.notes.attributions.iter().enumerate().skip(from).take(MANY);
        let mut near = next.take_while(|(_, found)| found.sentence == last + 1);
        near.find(|(_, found)| can_speak(found)).map(|(index, _)| At { block: block.index, index })
    };
    before.or_else(behind).map(|at| (at, Told::Beside))
}

/// The last speaker of a block before a sentence.
fn last_speaker(block: &BlockView<'_>, sentence: usize) -> Option<usize> {
    let found = &block.notes.attributions;
    let before = found.partition_point(|attribution| attribution.sentence < sentence);
    let near = before.saturating_sub(MANY)..before;
    near.rev().find(|&index| can_speak(&found[index]))
}

/// The speaker of the paragraph before goes on in a quotation that opens its own, or the one behind
/// names who spoke.
fn carried(draft: &AnnotatedDraft, all: &[Speech], index: usize) -> Option<(At, Told)> {
    let at = all[index].at[0];
    let block = draft.block(at.block);
    let span = block.notes.quotations[at.index].span;
    if !opens(&block, span.start) {
        return None;
    }
    let before = before(draft, at.block).and_then(|before| {
        let earlier = index.checked_sub(1).map(|earlier| &all[earlier]);
        let said = earlier
            .filter(|earlier| earlier.at.last().is_some_and(|last| last.block == before.index));
        let named =
            last_speaker(&before, usize::MAX).map(|index| At { block: before.index, index });
        match (said.and_then(|earlier| earlier.attribution), named) {
            (Some(said), Some(named)) if said.block == named.block => Some(said.max(named)),
            (said, named) => named.or(said),
        }
    });
    let behind = || {
        let last = all[index].at.last()?;
        let end = draft.block(last.block);
        let closes = end.prose[end.notes.quotations[last.index].span.end..].trim().len() <= 1;
        let next = after(draft, last.block).filter(|_| closes)?;
        let found = next.notes.attributions.iter().take_while(|found| found.sentence == 0);
        let index = found.take(MANY).position(can_speak)?;
        Some(At { block: next.index, index })
    };
    before.or_else(behind).map(|at| (at, Told::Carried))
}

/// Whether nothing but a lead-in stands before the byte `start` of a block.
fn opens(block: &BlockView<'_>, start: usize) -> bool {
    let before = block.prose[..start].trim_end();
    before.ends_with(':') || !before.contains(char::is_alphabetic)
}

/// The paragraph before a block; captions between do not count, a heading ends what was said.
pub(super) fn before(draft: &AnnotatedDraft, index: usize) -> Option<BlockView<'_>> {
    let mut blocks = (0..index).rev().take(BETWEEN).map(|index| draft.block(index));
    blocks
        .find(|block| block.block.role != Role::Caption && block.block.role != Role::Credit)
        .filter(is_running)
}

/// The paragraph behind a block.
pub(super) fn after(draft: &AnnotatedDraft, index: usize) -> Option<BlockView<'_>> {
    let last = draft.notes.len().min(index + 1 + BETWEEN);
    let mut blocks = (index + 1..last).map(|index| draft.block(index));
    blocks
        .find(|block| block.block.role != Role::Caption && block.block.role != Role::Credit)
        .filter(is_running)
}

fn is_running(block: &BlockView<'_>) -> bool {
    let kind = matches!(
        block.block.kind,
        BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem
    );
    kind && block.block.role == Role::Body
}
