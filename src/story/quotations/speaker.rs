//! Who says a quotation: the attribution in its own sentence, the one beside it, or whoever was
//! speaking before, until another voice speaks.
//!
//! The order is the reader's: the sentence itself; the paragraph, before and behind; the paragraph
//! before; the one behind.

use super::{Speech, Told, subject};
use crate::annotate::attribution::{Attribution, Level, SourceKind};
use crate::annotate::quotation::{Marks, What};
use crate::annotate::{AnnotatedDraft, At, BlockView, Quotation};
use crate::document::{BlockKind, Role};
use crate::story::Entities;
use crate::text::Span;

/// So many attributions of nobody who speaks are passed over.
const MANY: usize = 8;
/// Markup and marks before a paragraph's first word or behind its last are no longer, in bytes.
const MARKUP: usize = 200;
/// As if it stood so many bytes further away.
const ACTS: usize = 60;
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
pub(super) fn tell_others(draft: &AnnotatedDraft, entities: &Entities, all: &mut [Speech]) {
    for index in 0..all.len() {
        let speech = &all[index];
        let Some(&at) = speech.at.first().filter(|_| speech.told == Told::Nowhere) else {
            continue;
        };
        let block = draft.block(at.block);
        let quotation = &block.notes.quotations[at.index];
        if speech.what != What::Speech || is_heading(&block, quotation) {
            continue;
        }
        let place = Place { draft, entities, all, index, block, span: quotation.span };
        let goes_on = place.goes_on();
        let signed = subject::signed(&place).or_else(|| subject::pointed_back(&place));
        if let Some((speaker, told)) = signed {
            let speech = &mut all[index];
            (speech.speaker, speech.told) = (Some(speaker), told);
            speech.kind = Some(SourceKind::Person);
        } else if let Some((at, told)) = beside(&place).or_else(|| carried(&place)) {
            tell(&mut all[index], draft, at, told);
        } else if let Some((speaker, kind)) = goes_on {
            let speech = &mut all[index];
            (speech.speaker, speech.kind, speech.told) = (Some(speaker), kind, Told::Carried);
        } else if let Some((speaker, told)) = subject::doing(&place) {
            let speech = &mut all[index];
            (speech.speaker, speech.kind, speech.told) =
                (Some(speaker), Some(SourceKind::Person), told);
        }
    }
}

/// A quotation whose speaker is looked for.
pub(super) struct Place<'a> {
    pub(super) draft: &'a AnnotatedDraft,
    pub(super) entities: &'a Entities,
    all: &'a [Speech],
    index: usize,
    /// The block it begins in.
    pub(super) block: BlockView<'a>,
    /// Its place in that block.
    pub(super) span: Span,
}

impl Place<'_> {
    /// The quotation before it, if that ends in the block `index`.
    fn earlier(&self, index: usize) -> Option<&Speech> {
        let earlier = &self.all[self.index.checked_sub(1)?];
        earlier.at.last().is_some_and(|last| last.block == index).then_some(earlier)
    }

    /// The speaker of the quotation before it, if nothing stands between.
    fn goes_on(&self) -> Option<(Span, Option<SourceKind>)> {
        let here = || {
            let before = before(self.draft, self.block.index)?;
            opens(&self.block, self.span.start).then(|| self.earlier(before.index)).flatten()
        };
        let earlier = self.earlier(self.block.index).or_else(here)?;
        let speaks = earlier.kind != Some(SourceKind::Document);
        Some((earlier.speaker.filter(|_| speaks)?, earlier.kind))
    }
}

/// Whether a few words in single marks or capitals are all there is in a block: a heading.
fn is_heading(block: &BlockView<'_>, quotation: &Quotation) -> bool {
    let words = quotation.words.len();
    let letters = quotation.content.of(block.prose);
    let shouted = !letters.contains(char::is_lowercase);
    let alone = quotation.span.len() + 1 >= block.prose.trim().len();
    alone && words <= 8 && (quotation.marks == Marks::Single || shouted)
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
    let within = notes.attributions_around(first..=last, span.start);
    let speaks = within.filter(|(_, attribution)| can_speak(attribution));
    let distance = |attribution: &Attribution| {
        let behind = attribution.cue.start.saturating_sub(span.end);
        let before = span.start.saturating_sub(attribution.cue.end);
        // Who acts by words or wants something is not so surely who speaks.
        let acts = if attribution.level < Level::Says { ACTS } else { 0 };
        behind + before + acts
    };
    speaks.min_by_key(|(_, attribution)| distance(attribution)).map(|(index, _)| index)
}

pub(super) fn can_speak(attribution: &Attribution) -> bool {
    attribution.source.is_some() && attribution.level > Level::Weak
}

/// The speaker within the paragraph: of the quotation before, or of a sentence before; else of the
/// sentence right behind.
fn beside(place: &Place<'_>) -> Option<(At, Told)> {
    let block = &place.block;
    let sentence = block.notes.sentence_at(place.span.start);
    let before = floor(block, sentence, place.earlier(block.index));
    let behind = || {
        let last = block.notes.sentence_at(place.span.end.saturating_sub(1));
        let from = block.notes.attributions.partition_point(|a| a.sentence <= last);
        let next = block.notes.attributions.iter().enumerate().skip(from).take(MANY);
        let mut near = next.take_while(|(_, found)| found.sentence == last + 1);
        near.find(|(_, found)| can_speak(found)).map(|(index, _)| At { block: block.index, index })
    };
    before.or_else(behind).map(|at| (at, Told::Beside))
}

/// Who has the floor in a block before a sentence: whoever was named last, the speaker of the
/// `earlier` quotation included.
fn floor(block: &BlockView<'_>, sentence: usize, earlier: Option<&Speech>) -> Option<At> {
    let said = earlier.and_then(|earlier| earlier.attribution);
    let named = last_speaker(block, sentence).map(|index| At { block: block.index, index });
    match (said, named) {
        (Some(said), Some(named)) if said.block == named.block => Some(said.max(named)),
        (said, named) => named.or(said),
    }
}

/// The last speaker of a block before a sentence.
pub(super) fn last_speaker(block: &BlockView<'_>, sentence: usize) -> Option<usize> {
    let found = &block.notes.attributions;
    let before = found.partition_point(|attribution| attribution.sentence < sentence);
    let near = before.saturating_sub(MANY)..before;
    near.rev().find(|&index| can_speak(&found[index]))
}

/// The speaker of the paragraph before goes on in a quotation that opens its own, or the one behind
/// names who spoke.
fn carried(place: &Place<'_>) -> Option<(At, Told)> {
    if !opens(&place.block, place.span.start) {
        return None;
    }
    let goes_on = || {
        let near = before(place.draft, place.block.index)?;
        // *The transcript follows:* leads in whoever was speaking.
        let leads = near.prose.trim_end().ends_with(':');
        let spoke = floor(&near, usize::MAX, place.earlier(near.index));
        let spoke = spoke.filter(|&at| leads || has_floor(place, &near, at));
        let further = || before(place.draft, near.index).filter(|_| leads);
        spoke.or_else(|| floor(&further()?, usize::MAX, None))
    };
    let behind = || {
        let last = place.all[place.index].at.last()?;
        let end = place.draft.block(last.block);
        let closes = closes(&end, end.notes.quotations[last.index].span.end);
        let next = after(place.draft, last.block).filter(|_| closes)?;
        let found = next.notes.attributions.iter().take_while(|found| found.sentence == 0);
        let index = found.take(MANY).position(can_speak)?;
        Some(At { block: next.index, index })
    };
    goes_on().or_else(behind).map(|at| (at, Told::Carried))
}

/// Whether a speaker of the paragraph `near` still has the floor at its end: somebody, and no paper,
/// who was quoted there or is named in its last sentence.
fn has_floor(place: &Place<'_>, near: &BlockView<'_>, at: At) -> bool {
    let attribution = &place.draft.notes[at.block].attributions[at.index];
    let quoted = place.earlier(near.index).is_some_and(|earlier| earlier.attribution == Some(at));
    let last = at.block == near.index && attribution.sentence + 1 >= near.notes.sentences.len();
    match attribution.kind {
        SourceKind::Document | SourceKind::Unnamed => false,
        SourceKind::Person | SourceKind::Pronoun => quoted || last,
        _ => quoted,
    }
}

/// Whether nothing but a lead-in stands before the byte `start` of a block.
pub(super) fn opens(block: &BlockView<'_>, start: usize) -> bool {
    let before = block.prose[..start].trim_end();
    before.ends_with(':') || start < MARKUP && !before.contains(char::is_alphabetic)
}

/// Whether nothing but a stop stands behind the byte `end` of a block.
pub(super) fn closes(block: &BlockView<'_>, end: usize) -> bool {
    block.prose.len() - end < MARKUP && block.prose[end..].trim().len() <= 1
}

/// The paragraph before a block; captions between do not count, a heading ends what was said.
pub fn before(draft: &AnnotatedDraft, index: usize) -> Option<BlockView<'_>> {
    let mut blocks = (0..index).rev().take(BETWEEN).map(|index| draft.block(index));
    blocks
        .find(|block| block.block.role != Role::Caption && block.block.role != Role::Credit)
        .filter(is_running)
}

/// The paragraph behind a block.
pub fn after(draft: &AnnotatedDraft, index: usize) -> Option<BlockView<'_>> {
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
