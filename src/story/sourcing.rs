//! Reach: which source covers which sentence.

use super::{Entities, Quotations};
use crate::annotate::attribution::{Level, Opening, SourceKind};
use crate::annotate::quotation::Marks;
use crate::annotate::{AnnotatedDraft, Attribution, BlockView};
use crate::document::{BlockKind, Role};
use crate::story::quotations::{Speech, Told};
use crate::text::Span;

/// How each sentence of a draft is sourced.
#[derive(Clone, Debug, Default)]
pub struct Sourcing {
    /// One entry a sentence, in reading order.
    pub sentences: Vec<Sourced>,
    /// For each block, the index of its first sentence's entry.
    pub first: Vec<usize>,
}

impl Sourcing {
    /// How the sentence with that index in a block is sourced.
    pub fn of(&self, block: usize, sentence: usize) -> Option<&Sourced> {
        self.sentences.get(self.first.get(block)? + sentence)
    }

    /// The entries of a block's sentences.
    pub fn block(&self, block: usize) -> &[Sourced] {
        let start = self.first.get(block).copied().unwrap_or(self.sentences.len());
        let end = self.first.get(block + 1).copied().unwrap_or(self.sentences.len());
        &self.sentences[start..end]
    }

    /// The entry of the sentence that holds the byte `offset` of the draft.
    pub fn at(&self, offset: usize) -> Option<&Sourced> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        self.sentences[..after].last().filter(|sentence| sentence.span.touches(offset))
    }
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
    /// What kind of source it is; `None` without one.
    pub kind: Option<SourceKind>,
    /// Whether it tells of somebody speaking or points to a source, though not for its statement.
    pub touched: bool,
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
    quotations: &Quotations,
) -> Sourcing {
    let sentences = draft.notes.iter().map(|notes| notes.sentences.len()).sum();
    let mut sourcing = Sourcing {
        sentences: Vec::with_capacity(sentences),
        first: Vec::with_capacity(draft.notes.len()),
    };
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
                go_on(&lead.by, &mut sourced);
            }
            if sourced.by == Reach::None && index > 0 && sourcing.sentences.len() > first {
                let before = sourcing.sentences.last();
                carry(before, block.notes.openings[index], &mut sourced);
            }
            sourcing.sentences.push(sourced);
        }
        lead = Lead::of(&block, &sourcing.sentences[first..]);
    }
    sourcing
}

/// A paragraph that leaves its speaker speaking.
struct Lead {
    /// How its last sentence is sourced.
    by: Sourced,
    /// Whether it breaks off within a quotation; otherwise it ends with a colon.
    quoted: bool,
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
        let mut by = last.clone();
        if by.by == Reach::None {
            let attribution = block.notes.attributions.last()?;
            let here = attribution.sentence + 1 == sentences.len();
            by.source = Some(block.absolute(attribution.source.filter(|_| here && by.touched)?));
            by.cue = Some(block.absolute(attribution.cue));
            by.kind = Some(attribution.kind);
        }
        Some(Self { by, quoted })
    }
}

/// How far into its prose a paragraph goes on with what the one before it led in: up to the mark that
/// closes the quotation, all of it behind a colon.
fn led(block: &BlockView<'_>, lead: &Lead) -> usize {
    if block.block.role != Role::Body || block.block.kind != BlockKind::Paragraph {
        return 0;
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
fn go_on(before: &Sourced, sourced: &mut Sourced) {
    sourced.by = Reach::Carried;
    sourced.source = before.source;
    sourced.cue = before.cue;
    sourced.kind = before.kind;
}

/// What the sentence's own attributions say.
fn explicit(block: &BlockView<'_>, span: Span, here: &[Attribution]) -> Sourced {
    let mut sourced =
        Sourced { span, by: Reach::None, source: None, cue: None, kind: None, touched: false };
    let strongest = here
        .iter()
        .max_by_key(|attribution| (attribution.level, attribution.kind != SourceKind::Unnamed));
    if let Some(attribution) = strongest.filter(|attribution| attribution.names_a_source()) {
        sourced.by = Reach::Explicit;
        sourced.source = attribution.source.map(|span| block.absolute(span));
        sourced.cue = Some(block.absolute(attribution.cue));
        sourced.kind = Some(attribution.kind);
    }
    sourced.touched = here.iter().any(|attribution| attribution.level >= Level::Speaks);
    sourced
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
    let Some(at) = speech.attribution else { return };
    let block = draft.block(at.block);
    let attribution = &block.notes.attributions[at.index];
    sourced.by = if speech.told == Told::Here && block.absolute(attribution.cue).overlaps(span) {
        Reach::Explicit
    } else {
        Reach::Carried
    };
    sourced.source = speech.speaker;
    sourced.cue = Some(block.absolute(attribution.cue));
    sourced.kind = Some(attribution.kind);
}

/// *The report also found*: the source of the sentence before goes on.
fn carry(before: Option<&Sourced>, opening: Opening, sourced: &mut Sourced) {
    let Some(before) = before.filter(|before| before.by != Reach::None) else { return };
    if opening == Opening::Source {
        go_on(before, sourced);
    }
}
