//! Somebody who does something right before a quotation and is meant to have said it, though no
//! word says so: *Lee shrugged. “It is what it is.”*; and whoever signs it on the line behind.

use super::Told;
use super::speaker::{self, Place};
use crate::annotate::mention::MentionKind;
use crate::annotate::{At, BlockView, Mention};
use crate::document::BlockKind;
use crate::language::{Classes, Token, TokenKind};
use crate::story::Entities;
use crate::text::Span;

/// A subject stands no further into its sentence than this many tokens.
const FIRST: usize = 6;
/// A signature is no longer than this, in bytes.
const SIGNATURE: usize = 200;

/// The name in the line behind: *— Ann Lee, baker*.
pub(super) fn signed(place: &Place<'_>) -> Option<(Span, Told)> {
    let alone = speaker::closes(&place.block, place.span.end);
    let next = speaker::after(place.draft, place.block.index).filter(|_| alone)?;
    let name = signature(&next)?;
    Some((next.absolute(name), Told::Carried))
}

/// The first name of a paragraph behind that points back: *That was how Ann Lee put it*.
pub(super) fn pointed_back(place: &Place<'_>) -> Option<(Span, Told)> {
    let alone = speaker::closes(&place.block, place.span.end);
    let next = speaker::after(place.draft, place.block.index).filter(|_| alone)?;
    let points = ["That was how ", "That is how ", "So said ", "So says ", "Thus "];
    let back = points.iter().any(|words| next.prose.starts_with(words));
    let name = somebody(&next, 0).filter(|_| back)?;
    Some((next.absolute(name), Told::Carried))
}

/// The name in a block that is a signature and nothing else: a dash or a list item, a person's
/// name, what they are.
pub(super) fn signature(block: &BlockView<'_>) -> Option<Span> {
    let text = block.prose.trim_end();
    let bare = text.trim_start_matches(['-', '–', '—', '―', '~', ' ', '\u{a0}']);
    let marked = bare.len() < text.len()
        || matches!(block.block.kind, BlockKind::ListItem | BlockKind::BlockQuote);
    if !marked || text.len() > SIGNATURE || block.notes.sentences.len() != 1 {
        return None;
    }
    let start = text.len() - bare.len();
    let name = block.notes.mentions.first()?;
    let opens = name.title.unwrap_or(name.span).start == start;
    let person = matches!(name.kind, MentionKind::Person | MentionKind::Unknown);
    let rest = block.prose[name.span.end..].trim_start();
    let ends = rest.is_empty() || rest.starts_with([',', '(', '.']);
    let verb = |token: &Token| token.classes.has(Classes::AUXILIARY);
    (opens && person && ends && !block.notes.tokens.iter().any(verb)).then_some(name.span)
}

/// The subject of the sentence before, in the same paragraph or the one before; of a lead-in any name
/// in it; else the subject of the sentence behind, where the quotation stands alone.
pub(super) fn doing(place: &Place<'_>) -> Option<(Span, Told)> {
    let block = &place.block;
    let sentence = block.notes.sentence_at(place.span.start);
    if let Some(before) = sentence.checked_sub(1) {
        return Some((block.absolute(subject(place.entities, block, before)?), Told::Beside));
    }
    if !speaker::opens(block, place.span.start) {
        return None;
    }
    let goes_on = || {
        let before = speaker::before(place.draft, block.index)?;
        let last = before.notes.sentences.len().checked_sub(1)?;
        let leads = before.prose.trim_end().ends_with(':');
        let named = || somebody(&before, last).filter(|_| leads);
        Some(before.absolute(subject(place.entities, &before, last).or_else(named)?))
    };
    let behind = || {
        let alone = speaker::closes(block, place.span.end);
        let next = speaker::after(place.draft, block.index).filter(|_| alone)?;
        Some(next.absolute(subject(place.entities, &next, 0)?))
    };
    goes_on().or_else(behind).map(|name| (name, Told::Carried))
}

/// The first name of a person or body in a sentence.
fn somebody(block: &BlockView<'_>, sentence: usize) -> Option<Span> {
    let start = block.notes.sentences[sentence].span.start;
    let from = block.notes.mentions.partition_point(|mention| mention.span.start < start);
    let speaks = |mention: &&Mention| mention.kind != MentionKind::Place;
    block.notes.mentions[from..].iter().take(FIRST).find(speaks).map(|mention| mention.span)
}

/// The person a sentence begins with: a name or a pronoun, with the verb right behind.
fn subject(entities: &Entities, block: &BlockView<'_>, sentence: usize) -> Option<Span> {
    let sentence = block.notes.sentences.get(sentence)?;
    let tokens = block.notes.tokens_of(sentence);
    let first = tokens.iter().take(FIRST).find(|token| token.kind == TokenKind::Word)?;
    if ["he", "she"].iter().any(|pronoun| first.is(block.prose, pronoun)) {
        return Some(first.span);
    }
    let limit = tokens.get(FIRST).map_or(sentence.span.end, |token| token.span.start);
    let from = block.notes.mentions.partition_point(|m| m.span.start < sentence.span.start);
    let mention = block.notes.mentions.get(from).filter(|m| m.span.start < limit)?;
    let entity = entities.entity_of(At { block: block.index, index: from });
    let known = entity.is_some_and(|entity| entities.all[entity].kind == MentionKind::Person);
    let possessive = tokens
        .iter()
        .any(|token| token.kind == TokenKind::Clitic && token.span.start == mention.span.end);
    let person = known || mention.kind == MentionKind::Person || mention.title.is_some();
    (person && !possessive).then_some(mention.span)
}
