//! What one block says: its names, quantities, dates, quotations and attributions.
//!
//! What is found here depends on the block's text, its kind and role, and the settings, and on
//! nothing else; spans are relative to the block. That is what makes the block cache right.
//! Whatever must look further, at another block or at the date, lives in `story`.

pub(crate) mod words;

pub mod acronym;
pub mod attribution;
pub mod citation;
pub mod claim;
pub mod date;
pub mod mention;
pub mod quantity;
pub mod quotation;
pub mod term;

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::document::{Block, BlockKind, Document, Inline, Role};
use crate::language::{self, Sentence, Token, TokenKind};
use crate::settings::Settings;
use crate::text::Span;

pub use acronym::AcronymDefinition;
pub use attribution::Attribution;
pub use citation::Citation;
pub use claim::Claim;
pub use date::DateMention;
pub use mention::{Mention, NameWord};
pub use quantity::Quantity;
pub use quotation::Quotation;

/// Everything an annotation may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlockText<'a> {
    /// What the block is in the page's structure.
    pub kind: BlockKind,
    /// What it does in the story.
    pub role: Role,
    /// The block as written, markup and all.
    pub source: &'a str,
    /// The block's prose: as long as the source, markup masked.
    pub prose: &'a str,
    /// Its links, notes and other inline markup.
    pub inlines: &'a [Inline],
}

impl<'a> BlockText<'a> {
    /// The text of one of a document's blocks.
    pub fn of(block: &'a Block, document: &'a Document) -> Self {
        Self {
            kind: block.kind,
            role: block.role,
            source: block.span.of(&document.source),
            prose: block.span.of(&document.prose),
            inlines: &block.inlines,
        }
    }

    /// A paragraph of running text without markup.
    #[cfg(test)]
    pub(crate) const fn paragraph(prose: &'a str) -> Self {
        let (kind, role) = (BlockKind::Paragraph, Role::Body);
        Self { kind, role, source: prose, prose, inlines: &[] }
    }
}

/// What one block says. Spans are relative to the block, indices point into these lists, and every
/// list is in order of its spans' starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// The block's tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// How many of the tokens are words or numbers.
    pub words: usize,
    /// What stands between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Names of people, organisations and places.
    pub mentions: Vec<Mention>,
    /// Capitalised words that are, or may be, part of a name.
    pub name_words: Vec<NameWord>,
    /// Acronyms with their expansion beside them.
    pub acronyms: Vec<AcronymDefinition>,
    /// Terms that house style may write in more than one way.
    pub terms: Vec<term::TermUse>,
    /// Numbers with their units.
    pub quantities: Vec<Quantity>,
    /// Numbers that count nothing and compare: *doubled*, *third-largest*.
    pub comparisons: Vec<Quantity>,
    /// Days, months, years and relative dates.
    pub dates: Vec<DateMention>,
    /// Links, footnote references and bracketed sources.
    pub citations: Vec<Citation>,
    /// Who says so.
    pub attributions: Vec<Attribution>,
    /// How each sentence begins, one entry a sentence.
    pub openings: Vec<attribution::Opening>,
    /// Statements a reader would want backed.
    pub claims: Vec<Claim>,
}

impl Annotations {
    /// The index of the sentence that holds the byte `offset` of the block, or stands before it.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.start <= offset).saturating_sub(1)
    }

    /// Whether a place lies in a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        let before =
            self.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let outermost =
            self.quotations[..before].iter().rev().find(|quotation| quotation.depth == 0);
        outermost.is_some_and(|quotation| quotation.span.contains(span))
    }

    /// The links, footnotes and brackets that point to a source from a sentence, or right behind it.
    pub fn citations_of(&self, sentence: usize) -> &[Citation] {
        let span = self.sentences[sentence].span;
        let first = self.citations.partition_point(|citation| citation.span.end <= span.start);
        let behind = &self.citations[first..];
        &behind[..behind.partition_point(|citation| citation.span.start <= span.end)]
    }

    /// The attributions of a sentence.
    pub fn attributions_of(&self, sentence: usize) -> &[Attribution] {
        let first = self.attributions.partition_point(|found| found.sentence < sentence);
        let behind = &self.attributions[first..];
        &behind[..behind.partition_point(|found| found.sentence == sentence)]
    }

    /// The attributions of `sentences` whose cues stand next to the byte `offset`, some on either
    /// side: in a sentence that never ends there is no end of them. With their indices.
    pub fn attributions_around(
        &self,
        sentences: RangeInclusive<usize>,
        offset: usize,
    ) -> impl Iterator<Item = (usize, &Attribution)> {
        const EITHER_SIDE: usize = 8;
        let place = (*sentences.start(), offset);
        let at = self.attributions.partition_point(|a| (a.sentence, a.cue.start) < place);
        let near = at.saturating_sub(EITHER_SIDE)..(at + EITHER_SIDE).min(self.attributions.len());
        let near = near.map(|index| (index, &self.attributions[index]));
        near.filter(move |(_, found)| sentences.contains(&found.sentence))
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }
}

/// Reads one block.
pub fn annotate(block: &BlockText<'_>, settings: &Settings) -> Annotations {
    let mut notes = Annotations::default();
    notes.tokens = language::tokens(block.prose);
    notes.sentences = language::sentences(block.prose, &notes.tokens);
    let is_word = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    notes.words = notes.tokens.iter().filter(is_word).count();
    notes.quotations = quotation::find(block, &notes);
    notes.dates = date::find(block, &notes, settings.house.numeric_dates);
    notes.quantities = quantity::find(block, &notes);
    notes.comparisons = quantity::comparison::find(block.prose, &notes);
    notes.acronyms = acronym::find(block, &notes);
    (notes.mentions, notes.name_words) = mention::find(block, &notes);
    notes.terms = term::find(block, &notes);
    notes.citations = citation::find(block, &notes);
    notes.attributions = attribution::find(block, &notes);
    notes.openings = attribution::openings(block, &notes);
    notes.claims = claim::find(block, &notes);
    notes
}

/// A draft with what each of its blocks says: what `story` is told from.
#[derive(Clone, Debug, Default)]
pub struct AnnotatedDraft {
    /// The draft as blocks.
    pub document: Document,
    /// What each block says, in the order of [`Document::blocks`].
    pub notes: Vec<Arc<Annotations>>,
}

impl AnnotatedDraft {
    /// The blocks in reading order.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = BlockView<'_>> + ExactSizeIterator {
        (0..self.document.blocks.len()).map(|index| self.block(index))
    }

    /// One block. `index` must be one of the document's.
    pub fn block(&self, index: usize) -> BlockView<'_> {
        let block = &self.document.blocks[index];
        let prose = block.span.of(&self.document.prose);
        BlockView { index, block, prose, notes: &self.notes[index], document: &self.document }
    }

    /// The places of all sentences in reading order.
    pub fn sentences(&self) -> impl Iterator<Item = Span> {
        self.blocks().flat_map(|block| {
            block.notes.sentences.iter().map(move |sentence| block.absolute(sentence.span))
        })
    }

    /// The index of the block that holds or ends at the byte `offset` of the draft.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let blocks = &self.document.blocks;
        let after = blocks.partition_point(|block| block.span.start <= offset);
        after.checked_sub(1).filter(|&index| blocks[index].span.touches(offset))
    }
}

/// One block of a draft with what it says.
#[derive(Clone, Copy, Debug)]
pub struct BlockView<'a> {
    /// Its index among the document's blocks.
    pub index: usize,
    /// The block itself.
    pub block: &'a Block,
    /// Its prose: as long as the source, markup masked.
    pub prose: &'a str,
    /// What it says.
    pub notes: &'a Annotations,
    document: &'a Document,
}

impl<'a> BlockView<'a> {
    /// The block as written.
    pub fn source(&self) -> &'a str {
        self.block.span.of(&self.document.source)
    }

    /// The place in the draft of a span of this block.
    pub fn absolute(&self, span: Span) -> Span {
        span.shifted(self.block.span.start)
    }

    /// The prose of a span of this block.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(self.prose)
    }
}

/// Which of a kind of annotation, anywhere in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The block's index.
    pub block: usize,
    /// The index in that block's list.
    pub index: usize,
}
