//! Whom a speaker's words mean: the person or body they name, or the one a pronoun stands for.

use super::Speech;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::language::{Classes, TokenKind, lexicon};
use crate::story::Entities;
use crate::text::Span;

/// A pronoun's name stands no further back than so many sentences and paragraphs.
const SENTENCES: usize = 8;
const BLOCKS: usize = 4;
/// So many names of a sentence are looked at.
const NAMES: usize = 12;

/// Fills in the words that name the speaker and whom they mean.
pub(super) fn name(draft: &AnnotatedDraft, entities: &Entities, speech: &mut Speech) {
    let Some(speaker) = speech.speaker else { return };
    if let Some((at, entity)) = whom(draft, entities, speaker) {
        let block = draft.block(at.block);
        speech.name = Some(block.absolute(block.notes.mentions[at.index].span));
        speech.entity = Some(entity);
    }
}

/// Whom the words for a source mean: the name among them, or the one *he* or *she* stands for; with
/// the entity that bears it.
pub fn whom(draft: &AnnotatedDraft, entities: &Entities, source: Span) -> Option<(At, usize)> {
    let block = draft.block(draft.block_at(source.start)?);
    let words = source.relative_to(block.block.span.start);
    within(entities, &block, words)
        .or_else(|| meant(draft, entities, &block, source))
        .or_else(|| antecedent(draft, entities, &block, words))
}

/// Whom the words mean where that is certain, with the last place before that names them: *she*, *the
/// mayor of Arden*, not *the mayor’s spokesman*.
fn meant(
    draft: &AnnotatedDraft,
    entities: &Entities,
    block: &BlockView<'_>,
    source: Span,
) -> Option<(At, usize)> {
    let indirect = entities.indirect_at(source.start).filter(|it| it.span.start == source.start)?;
    let end = indirect.span.end - block.block.span.start;
    let last = indirect.span.end >= source.end || !is_possessive(block, Span::at(end));
    let person = &entities.all[indirect.entity];
    let before = person
        .mentions
        .partition_point(|&at| crate::story::entities::span(draft, at).start < indirect.span.start);
    let at = person.mentions[..before].last().copied().unwrap_or(person.canonical);
    last.then_some((at, indirect.entity))
}

/// The last name within some words: a person's before a body's.
fn within(entities: &Entities, block: &BlockView<'_>, words: Span) -> Option<(At, usize)> {
    let first = block.notes.mentions.partition_point(|mention| mention.span.start < words.start);
    let inside = block.notes.mentions.iter().enumerate().skip(first).take(NAMES);
    let inside = inside.take_while(|(_, mention)| mention.span.end <= words.end);
    let mut best: Option<(At, usize, bool)> = None;
    for (index, mention) in inside {
        if is_principal(block, words.start, mention.span) {
            continue;
        }
        let at = At { block: block.index, index };
        let Some(entity) = entities.entity_of(at) else { continue };
        let person = entities.all[entity].kind == MentionKind::Person;
        if person || best.is_none_or(|(_, _, person)| !person) {
            best = Some((at, entity, person));
        }
    }
    best.map(|(at, entity, _)| (at, entity))
}

/// Whether a name only tells for whom somebody speaks: *a spokesman for Lee*, *Lee’s campaign*.
fn is_principal(block: &BlockView<'_>, start: usize, name: Span) -> bool {
    let tokens = &block.notes.tokens;
    let first = tokens.partition_point(|token| token.span.start < start);
    let behind = &tokens[first..];
    let before = &behind[..behind.partition_point(|token| token.span.start < name.start)];
    let set_off = before.iter().rev().take_while(|token| !token.is(block.prose, ","));
    let mut near = set_off.take(NAMES);
    is_possessive(block, name) || near.any(|token| token.classes.has(Classes::PREPOSITION))
}

/// Whom *he* or *she* means: the person that the nearest sentence before begins with or speaks of
/// first, outside of quotations.
fn antecedent(
    draft: &AnnotatedDraft,
    entities: &Entities,
    block: &BlockView<'_>,
    words: Span,
) -> Option<(At, usize)> {
    let woman = match words.of(block.prose).to_lowercase().as_str() {
        "she" => true,
        "he" => false,
        _ => return None,
    };
    let mut left = SENTENCES;
    for index in (0..=block.index).rev().take(BLOCKS) {
        let here = draft.block(index);
        let own = index == block.index;
        let last =
            if own { here.notes.sentence_at(words.start) + 1 } else { here.notes.sentences.len() };
        for sentence in (0..last).rev() {
            let before = if own { words.start } else { usize::MAX };
            let found = first_person(entities, &here, sentence, before, woman);
            left -= 1;
            if found.is_some() || left == 0 {
                return found;
            }
        }
    }
    None
}

/// The first person of a sentence who stands before a byte of the block and can be the one meant.
fn first_person(
    entities: &Entities,
    block: &BlockView<'_>,
    sentence: usize,
    before: usize,
    woman: bool,
) -> Option<(At, usize)> {
    let notes = block.notes;
    let from = notes.mentions.partition_point(|mention| mention.sentence < sentence);
    let mut mentions = notes.mentions.iter().enumerate().skip(from).take(NAMES);
    mentions.find_map(|(index, mention)| {
        let fits = mention.sentence == sentence
            && mention.span.end <= before
            && !is_quoted(block, mention.span)
            && !is_possessive(block, mention.span);
        let at = At { block: block.index, index };
        let entity = entities.entity_of(at).filter(|_| fits)?;
        let can = is_person(entities, entity)
            && is_woman(entities, block, at).is_none_or(|she| she == woman);
        can.then_some((at, entity))
    })
}

fn is_person(entities: &Entities, entity: usize) -> bool {
    entities.all[entity].kind == MentionKind::Person
}

/// Whether a form of address or a given name tells that a person is a woman, or a man.
fn is_woman(entities: &Entities, block: &BlockView<'_>, at: At) -> Option<bool> {
    let title = block.notes.mentions[at.index].title.map(|title| block.text(title).to_lowercase());
    let title = title.as_deref().and_then(|title| title.split_whitespace().last());
    match title.map(|title| title.trim_end_matches('.')) {
        Some("mr" | "sir" | "king" | "prince" | "lord") => return Some(false),
        Some("ms" | "mrs" | "miss" | "queen" | "princess" | "lady" | "dame") => return Some(true),
        _ => {}
    }
    let entity = entities.entity_of(at)?;
    let given = entities.all[entity].name.split_whitespace().next()?;
    let classes = lexicon::classes(given);
    if classes.has(Classes::GIVEN_NAME_EITHER) || !classes.has(Classes::GIVEN_NAME) {
        return None;
    }
    Some(classes.has(Classes::GIVEN_NAME_WOMAN))
}

/// Whether a name stands in a quotation of the block.
fn is_quoted(block: &BlockView<'_>, name: Span) -> bool {
    let quotations = &block.notes.quotations;
    let begun = quotations.partition_point(|quotation| quotation.span.start < name.start);
    let last = quotations[..begun].iter().rev().take(NAMES).find(|quotation| quotation.depth == 0);
    last.is_some_and(|last| last.span.end > name.start)
}

fn is_possessive(block: &BlockView<'_>, name: Span) -> bool {
    let tokens = &block.notes.tokens;
    let behind = tokens.partition_point(|token| token.span.start < name.end);
    tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Clitic && t.span.start == name.end)
}
