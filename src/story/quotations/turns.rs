//! What is quoted whole, without marks: the turns of a transcript or an interview, and block quotes.
//!
//! A turn opens with its speaker's label: `LEE:`, `**Ann Lee:**`, `Q:`. One label may stand before
//! anything; a draft is a transcript where labels come back.

use rustc_hash::FxHashMap;

use super::{Speech, Told, speaker, subject};
use crate::annotate::attribution::SourceKind;
use crate::annotate::mention::MentionKind;
use crate::annotate::quotation::What;
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::document::{BlockKind, InlineKind, Role};
use crate::text::Span;

/// A label is no longer than this, in bytes, and of no more words.
const LONGEST: usize = 40;
const WORDS: usize = 4;
/// A turn goes on over so many paragraphs without a label.
const FAR: usize = 6;
/// A block quote of more paragraphs is a document of its own.
const MOST: usize = 32;
/// Labels that come back and are nobody's. Written by hand.
const NOBODY: &[&str] = &[
    "ANALYSIS",
    "ANSWER KEY",
    "BREAKING",
    "CLAIM",
    "CONS",
    "CORRECTION",
    "CREDIT",
    "DATE",
    "EXAMPLE",
    "FACT",
    "HINT",
    "IMAGE",
    "MORE",
    "NB",
    "NOTE",
    "PHOTO",
    "PROS",
    "PS",
    "READ",
    "RELATED",
    "RESULT",
    "SEE ALSO",
    "SOURCE",
    "STEP",
    "TIP",
    "TODO",
    "UPDATE",
    "UPDATED",
    "VERDICT",
    "VIDEO",
    "WARNING",
    "WATCH",
    "WHAT",
    "WHEN",
    "WHERE",
    "WHO",
    "WHY",
];

/// Adds the draft's turns and block quotes to its quotations, and gives what is quoted within a turn to
/// its speaker.
pub(super) fn add(draft: &AnnotatedDraft, all: &mut Vec<Speech>) {
    let mut turns = transcript(draft);
    turns.extend(block_quotes(draft));
    if turns.is_empty() {
        return;
    }
    turns.sort_by_key(|turn| turn.parts[0].start);
    for speech in all.iter_mut().filter(|speech| speech.speaker.is_none()) {
        let start = speech.parts[0].start;
        let begun = turns.partition_point(|turn| turn.parts[0].start <= start);
        let turn = begun.checked_sub(1).map(|at| &turns[at]);
        let inside = |turn: &&Speech| turn.parts.iter().any(|part| part.touches(start));
        if let Some(turn) = turn.filter(inside) {
            (speech.speaker, speech.kind, speech.told) = (turn.speaker, turn.kind, Told::Carried);
        }
    }
    all.append(&mut turns);
    all.sort_by_key(|speech| speech.parts[0].start);
}

fn turn(parts: Vec<Span>, speaker: Span, kind: SourceKind, attribution: Option<At>) -> Speech {
    Speech {
        parts,
        at: Vec::new(),
        closed: true,
        what: What::Speech,
        speaker: Some(speaker),
        name: None,
        entity: None,
        kind: Some(kind),
        attribution,
        told: if attribution.is_some() { Told::Carried } else { Told::Here },
    }
}

/// The turns of a transcript, if the draft has one.
fn transcript(draft: &AnnotatedDraft) -> Vec<Speech> {
    let labels: Vec<(usize, Span)> =
        draft.blocks().filter_map(|block| Some((block.index, label(&block)?))).collect();
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, label) in &labels {
        *uses.entry(draft.block(*index).text(*label)).or_default() += 1;
    }
    let returns = |(index, label): &&(usize, Span)| uses[draft.block(*index).text(*label)] > 1;
    if labels.len() < 3 || labels.iter().filter(returns).count() < 2 {
        return Vec::new();
    }
    let mut turns = Vec::with_capacity(labels.len());
    for (nth, &(index, label)) in labels.iter().enumerate() {
        let block = draft.block(index);
        let mut parts = vec![block.absolute(said(&block, label))];
        let next = labels.get(nth + 1).map_or(index + 1, |&(next, _)| next);
        if next - index <= FAR {
            let between = (index + 1..next).map(|index| draft.block(index));
            let running = between.take_while(is_running);
            parts.extend(running.map(|block| block.block.span));
        }
        turns.push(turn(parts, block.absolute(label), SourceKind::Person, None));
    }
    turns
}

/// What a block says behind its label.
fn said(block: &BlockView<'_>, label: Span) -> Span {
    let behind = &block.prose[label.end..];
    let words = behind.trim_start_matches([':', '.', ' ', '\n', '\u{1a}']);
    Span::new(block.prose.len() - words.len(), block.prose.len())
}

fn is_running(block: &BlockView<'_>) -> bool {
    block.block.role == Role::Body
        && matches!(block.block.kind, BlockKind::Paragraph | BlockKind::BlockQuote)
}

/// The label a block opens with: before a colon, or *Q.* and *A.*
fn label(block: &BlockView<'_>) -> Option<Span> {
    if !is_running(block) {
        return None;
    }
    let prose = block.prose;
    let start = prose.len() - prose.trim_start_matches([' ', '"', '“', '\u{1a}']).len();
    let head = &prose[start..prose.floor_char_boundary(start + LONGEST)];
    let mark = head.find([':', '.']).filter(|&at| at > 0)?;
    let text = head[..mark].trim_end_matches([' ', '\u{1a}']);
    let span = Span::new(start, start + text.len());
    let one_letter = matches!(text, "Q" | "A" | "Question" | "Answer");
    if one_letter {
        return Some(span);
    }
    let goes_on = prose[start + mark + 1..].contains(char::is_alphabetic);
    let words = text.split_whitespace().count();
    if !head[mark..].starts_with(':') || words > WORDS || !goes_on || is_nobody(text) {
        return None;
    }
    let shouted = text.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !text.contains(char::is_lowercase);
    (shouted || is_bold(block, span) || is_name(block, span)).then_some(span)
}

fn is_nobody(label: &str) -> bool {
    NOBODY.iter().any(|nobody| nobody.eq_ignore_ascii_case(label))
}

fn is_bold(block: &BlockView<'_>, label: Span) -> bool {
    let bold = block.block.inlines.first().filter(|inline| inline.kind == InlineKind::Strong);
    bold.is_some_and(|bold| bold.span.contains(label) && bold.span.len() <= LONGEST)
        && block.text(label).starts_with(char::is_uppercase)
}

/// Whether a person's name is all there is in a label.
fn is_name(block: &BlockView<'_>, label: Span) -> bool {
    let first = block.notes.mentions.first();
    first.is_some_and(|m| m.span.end == label.end && m.kind == MentionKind::Person)
}

/// Block quotes without marks that are led in or signed.
fn block_quotes(draft: &AnnotatedDraft) -> Vec<Speech> {
    let blocks = &draft.document.blocks;
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let is_quote = |index: &usize| blocks[*index].kind == BlockKind::BlockQuote;
        let end = (at..blocks.len()).find(|index| !is_quote(index)).unwrap_or(blocks.len());
        found.extend(block_quote(draft, at, end));
        at = end + 1;
    }
    found
}

/// The block quote of the blocks from `first` up to `end`.
fn block_quote(draft: &AnnotatedDraft, first: usize, end: usize) -> Option<Speech> {
    let last = draft.block(end.checked_sub(1).filter(|&last| last >= first)?);
    let opening = draft.block(first);
    let marked = opening.notes.quotations.first().is_some_and(|quoted| quoted.span.start < 3);
    if marked || end - first > MOST {
        return None;
    }
    let span = |index: usize| draft.document.blocks[index].span;
    let parts = |end: usize| (first..end).map(span).collect::<Vec<_>>();
    if let Some(name) = subject::signature(&last).filter(|_| end - first > 1) {
        return Some(turn(parts(end - 1), last.absolute(name), SourceKind::Person, None));
    }
    if let Some(name) = signed(&last) {
        return Some(turn(parts(end), last.absolute(name), SourceKind::Person, None));
    }
    let behind = speaker::after(draft, last.index);
    if let Some((block, name)) = behind.and_then(|block| Some((block, subject::signature(&block)?)))
    {
        return Some(turn(parts(end), block.absolute(name), SourceKind::Person, None));
    }
    let before = speaker::before(draft, first)?;
    let leads = before.prose.trim_end().ends_with(':');
    let index = speaker::last_speaker(&before, usize::MAX)?;
    let attribution = &before.notes.attributions[index];
    let near = leads || attribution.sentence + 1 == before.notes.sentences.len();
    let name = before.absolute(attribution.source.filter(|_| near)?);
    let at = At { block: before.index, index };
    Some(turn(parts(end), name, attribution.kind, Some(at)))
}

/// The name behind a dash that ends a block: *… of it all. — Ann Lee, baker*.
fn signed(block: &BlockView<'_>) -> Option<Span> {
    let mention = block.notes.mentions.iter().rev().take(WORDS).find(|mention| {
        let name = mention.title.unwrap_or(mention.span);
        let before = block.prose[..name.start].trim_end();
        let dash = before.ends_with(['—', '–', '―']) || before.ends_with("--");
        let text = before.trim_end_matches(['—', '–', '―', '-', ' ', '\n']);
        dash && text.ends_with(['.', '?', '!', '…', '”', '"'])
    })?;
    Some(mention.span)
}
