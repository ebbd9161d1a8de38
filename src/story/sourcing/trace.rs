//! Sentence by sentence: the source each names itself, or goes on with.

use super::naming;
use super::pointer::{self, Comments, Footnotes};
use super::{Reach, Sourced, Sourcing};
use crate::annotate::attribution::{Level, Opening, SourceKind};
use crate::annotate::quotation::Marks;
use crate::annotate::{AnnotatedDraft, Attribution, BlockView};
use crate::document::{BlockKind, Role};
use crate::language::{Classes, Token};
use crate::story::quotations::{Speech, Told};
use crate::story::{Entities, Quotations};
use crate::text::Span;

/// Traces the reach of every attribution.
pub(super) fn sentences(
    draft: &AnnotatedDraft,
    _entities: &Entities,
    quotations: &Quotations,
) -> Sourcing {
    let sentences = draft.notes.iter().map(|notes| notes.sentences.len()).sum();
    let mut sourcing = Sourcing {
        sentences: Vec::with_capacity(sentences),
        first: Vec::with_capacity(draft.notes.len()),
        ..Sourcing::default()
    };
    let footnotes = Footnotes::of(&draft.document);
    let mut comments = Comments::of(draft);
    let mut speeches = quotations.all.as_slice();
    let mut lead = None;
    for block in draft.blocks() {
        let first = sourcing.sentences.len();
        sourcing.first.push(first);
        let until = lead.as_ref().map_or(0, |lead| led(&block, lead));
        let mut attributions = block.notes.attributions.as_slice();
        for (index, sentence) in block.notes.sentences.iter().enumerate() {
            let own = attributions.partition_point(|attribution| attribution.sentence <= index);
            let (here, rest) = attributions.split_at(own);
            attributions = rest;
            let span = block.absolute(sentence.span);
            let mut sourced = explicit(&block, span, here);
            if sourced.by == Reach::None {
                speeches = skip_to(speeches, span);
                quoted(draft, speeches, &mut sourced);
            }
            if let Some(lead) = lead.as_ref().filter(|_| sentence.span.start < until)
                && sourced.by == Reach::None
            {
                go_on(&lead.by, Reach::Lead, &mut sourced);
            }
            if sourced.by == Reach::None && sourced.level.is_none() {
                under(&sourcing.sentences[first..], &block, &mut sourced);
            }
            if sourced.by == Reach::None && sourcing.sentences.len() > first {
                carry(&sourcing.sentences, &block, index, &mut sourced);
            }
            let own = pointer::of_sentence(draft, &footnotes, &block, index);
            let own = own.filter(|own| own.filled).or_else(|| comments.beside(span)).or(own);
            sourced.pointer = own.or(sourced.pointer);
            if sourced.by == Reach::None && sourced.pointer.is_some() {
                sourced.by = Reach::Pointer;
            }
            sourcing.sentences.push(sourced);
        }
        let list = matches!(block.block.kind, BlockKind::ListItem | BlockKind::TableCell);
        lead = lead.filter(|lead: &Lead| list && !lead.quoted);
        lead = lead.or_else(|| Lead::of(&block, &sourcing.sentences[first..]));
    }
    sourcing
}

/// A paragraph that leaves its speaker speaking.
struct Lead {
    /// How its last sentence is sourced.
    by: Sourced,
    /// Whether it breaks off within a quotation; otherwise it ends with a colon.
    quoted: bool,
    /// The block it is: a list may follow it, or the next paragraph, but not one behind its list.
    at: usize,
}

impl Lead {
    /// What a paragraph hands on to the next, its sentences being sourced so.
    fn of(block: &BlockView<'_>, sentences: &[Sourced]) -> Option<Self> {
        let last = sentences.last().filter(|_| block.block.role == Role::Body)?;
        let quoted = block.notes.quotations.last().is_some_and(|quotation| {
            !quotation.closed && quotation.depth == 0 && quotation.marks == Marks::Double
        });
        if !quoted && !block.prose.trim_end().ends_with(':') {
            return None;
        }
        let speaks = last.touched && last.source.is_some();
        if last.by.is_any() || speaks {
            return Some(Self { by: last.clone(), quoted, at: block.index });
        }
        if let Some(by) = naming::listed_in(block, last).filter(|_| !quoted) {
            return Some(Self { by, quoted, at: block.index });
        }
        // *What the study found:* names it all the same.
        let named = naming::of(block, block.notes.sentences.last()?, last)?;
        (named.opens && !quoted).then(|| Self { by: named.by(last), quoted, at: block.index })
    }
}

/// How far into its prose a paragraph goes on with what the one before it led in: up to the mark that
/// closes the quotation, all of it behind a colon.
fn led(block: &BlockView<'_>, lead: &Lead) -> usize {
    if block.block.role != Role::Body {
        return 0;
    }
    match block.block.kind {
        BlockKind::Paragraph if lead.at + 1 == block.index => {}
        BlockKind::ListItem | BlockKind::TableCell if !lead.quoted => return block.prose.len(),
        _ => return 0,
    }
    let mark = block.prose.find(['"', '“', '”']);
    match mark {
        None if lead.quoted => 0,
        None => block.prose.len(),
        // A mark behind a word closes what was open.
        Some(at) if lead.quoted => {
            let behind = block.prose[..at].ends_with(|c: char| !c.is_whitespace());
            if behind && !block.prose[at..].starts_with('“') { at } else { 0 }
        }
        Some(at) => at,
    }
}

/// The source `before` goes on.
fn go_on(before: &Sourced, by: Reach, sourced: &mut Sourced) {
    sourced.by = if before.by == Reach::Pointer { Reach::Pointer } else { by };
    sourced.source = before.source;
    sourced.cue = before.cue;
    sourced.kind = before.kind;
    sourced.level = before.level;
    sourced.pointer = before.pointer;
}

/// What the sentence's own attributions say.
fn explicit(block: &BlockView<'_>, span: Span, here: &[Attribution]) -> Sourced {
    let mut sourced = Sourced { span, ..Sourced::default() };
    let strongest = here.iter().max_by_key(|found| {
        (found.names_a_source(), found.level, found.kind != SourceKind::Unnamed)
    });
    // *It is understood that the two have agreed* is hearsay, whatever else it tells.
    let hearsay = here.iter().any(|a| a.level == Level::Weak && a.source.is_none());
    let names = strongest.filter(|attribution| {
        attribution.names_a_source() && (attribution.level == Level::Says || !hearsay)
    });
    if let Some(attribution) = names.or_else(|| nearest(here)) {
        sourced.source = attribution.source.map(|span| block.absolute(span));
        sourced.cue = Some(block.absolute(attribution.cue));
        sourced.kind = Some(attribution.kind);
        sourced.level = Some(attribution.level);
    }
    if names.is_some() {
        sourced.by = Reach::Explicit;
    }
    sourced.touched = here.iter().any(|attribution| attribution.level >= Level::Speaks);
    sourced
}

/// What comes nearest to a source where none is named: somebody does something by words (*the
/// council decided*), or it is hearsay.
fn nearest(here: &[Attribution]) -> Option<&Attribution> {
    let hearsay = |a: &&Attribution| a.level == Level::Weak && a.source.is_none();
    let speaks = |a: &&Attribution| a.level >= Level::Speaks && a.source.is_some();
    here.iter().find(hearsay).or_else(|| here.iter().find(speaks)).or_else(|| here.first())
}

/// The quotations that do not end before `span`.
fn skip_to(speeches: &[Speech], span: Span) -> &[Speech] {
    let ended = |speech: &Speech| speech.parts.last().is_some_and(|part| part.end <= span.start);
    let over = speeches.iter().take_while(|speech| ended(speech)).count();
    &speeches[over..]
}

/// A sentence that stands mostly in a quotation is covered by its speaker.
fn quoted(draft: &AnnotatedDraft, speeches: &[Speech], sourced: &mut Sourced) {
    let span = sourced.span;
    let begun = speeches.iter().take_while(|speech| speech.parts[0].start < span.end);
    let covers = |speech: &&Speech| {
        let parts = speech.parts.iter().filter(|part| part.overlaps(span));
        parts.map(|part| part.end.min(span.end) - part.start.max(span.start)).sum::<usize>() * 2
            > span.len()
    };
    let Some(speech) = begun.into_iter().find(covers) else { return };
    let Some(at) = speech.attribution else {
        // A signature, a label or the sentence before names the speaker without a cue.
        if speech.speaker.is_some() {
            sourced.by = Reach::Quotation;
            sourced.source = speech.speaker;
            sourced.kind = speech.kind;
            sourced.level = Some(Level::Says);
        }
        return;
    };
    let block = draft.block(at.block);
    let attribution = &block.notes.attributions[at.index];
    sourced.by = if speech.told == Told::Here && block.absolute(attribution.cue).overlaps(span) {
        Reach::Explicit
    } else {
        Reach::Quotation
    };
    sourced.level = Some(attribution.level);
    sourced.source = speech.speaker;
    sourced.cue = Some(block.absolute(attribution.cue));
    sourced.kind = Some(attribution.kind);
}

/// *According to the ministry: …* stands for its paragraph until another voice speaks. `before` are the
/// paragraph's sentences so far.
fn under(before: &[Sourced], block: &BlockView<'_>, sourced: &mut Sourced) {
    let (Some(lead), Some(last)) = (before.first(), before.last()) else { return };
    let (Some(cue), Some(source)) = (lead.cue, lead.source) else { return };
    let place = source.end.checked_sub(block.block.span.start);
    let colon =
        place.and_then(|at| block.prose.get(at..)).is_some_and(|rest| rest.starts_with(':'));
    let opens =
        lead.by == Reach::Explicit && cue.start == lead.span.start && cue.end <= source.start;
    let goes_on = before.len() == 1 || last.by == Reach::Lead && last.source == lead.source;
    if colon && opens && goes_on {
        go_on(lead, Reach::Lead, sourced);
    }
}

/// *The report also found*: the source of the sentence before goes on, if the words can mean it. What
/// is hearsay by its own words stays so.
fn carry(before: &[Sourced], block: &BlockView<'_>, index: usize, sourced: &mut Sourced) {
    let Some(before) = before.last() else { return };
    let covers = before.by == Reach::Explicit || before.by.is_carried();
    let opens = block.notes.openings[index] == Opening::Source;
    if covers && opens && sourced.level != Some(Level::Weak) && names_again(block, index, before) {
        go_on(before, Reach::Source, sourced);
    }
}

/// Whether the noun that opens a sentence is of the kind of source named before.
fn names_again(block: &BlockView<'_>, index: usize, before: &Sourced) -> bool {
    let tokens = block.notes.tokens_of(&block.notes.sentences[index]);
    let is = |classes: Classes| tokens.iter().take(4).any(|token| token.classes.has(classes));
    // *The court was told* has it from somebody else.
    let hears = |token: &Token| ["told", "heard"].iter().any(|word| token.is(block.prose, word));
    if tokens.iter().take(6).any(hears) {
        return false;
    }
    match before.kind {
        Some(SourceKind::Document) => is(Classes::SOURCE_DOCUMENT),
        Some(SourceKind::Organisation) => is(Classes::SOURCE_BODY),
        Some(SourceKind::Person | SourceKind::Office) => is(Classes::SOURCE_PERSON),
        Some(SourceKind::Anonymous) => is(Classes::SOURCE_ANONYMOUS),
        Some(SourceKind::Pronoun | SourceKind::Unnamed) | None => true,
    }
}
