//! Who says so: which source covers which sentence and which figure of a draft, and how it reaches.
//!
//! Checks, facts and notes ask here and trace no reach of their own. Who is named within one
//! sentence is found by `annotate`, who says a quotation by `quotations`; what ought to have a
//! source is judged by `checks`.

mod again;
mod naming;
mod pointer;
mod series;
mod table;
#[cfg(test)]
mod tests;
mod trace;

use super::{Entities, Quotations};
use crate::annotate::attribution::{Level, SourceKind};
use crate::annotate::{AnnotatedDraft, BlockView, Claim, Quantity};
use crate::text::Span;

use again::Again;

pub use pointer::{Footnotes, Pointer, PointerKind, in_comment, is_hollow, is_stub};
pub use series::Series;

/// How each sentence of a draft is sourced.
#[derive(Clone, Debug, Default)]
pub struct Sourcing {
    /// One entry a sentence, in reading order.
    pub sentences: Vec<Sourced>,
    /// For each block, the index of its first sentence's entry.
    pub first: Vec<usize>,
    /// The polls, studies and filings that stand for more than their own sentence, in reading order.
    pub series: Vec<Series>,
    /// Where each figure is sourced.
    again: Again,
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

    /// Who stands for a figure: its sentence's source; else the series it belongs to; else the source
    /// it has in another place of the draft. `Reach::None` where nobody does.
    pub fn figure(&self, block: &BlockView<'_>, quantity: &Quantity) -> Sourced {
        let Some(here) = self.of(block.index, quantity.sentence) else { return Sourced::default() };
        let counts = here.is_counted(block, quantity);
        let governed = governs(block, here, quantity.span);
        if here.is_answered() && governed && (!counts || here.pointer.is_some()) {
            return here.clone();
        }
        let bare = Sourced { span: here.span, touched: here.touched, ..Sourced::default() };
        let here = if governed { here } else { &bare };
        if let Some(series) = self.series(block, quantity) {
            return here.covered_by(&series.by, series.reach);
        }
        match self.again.told(quantity).map(|at| &self.sentences[at]) {
            Some(there) if there.span != here.span => {
                here.covered_by(there, Reach::again(block.block.role))
            }
            _ if counts => Sourced { span: here.span, ..Sourced::default() },
            _ => here.clone(),
        }
    }

    /// Who stands for a claim: as [`Sourcing::figure`] for figures, else its sentence's source.
    pub fn claim(&self, block: &BlockView<'_>, claim: &Claim) -> Sourced {
        let quantities = &block.notes.quantities;
        let from = quantities.partition_point(|quantity| quantity.span.start < claim.span.start);
        match quantities.get(from).filter(|quantity| quantity.span == claim.span) {
            Some(quantity) => self.figure(block, quantity),
            None => self.of(block.index, claim.sentence).cloned().unwrap_or_default(),
        }
    }

    /// The poll, study or filing named earlier that a figure belongs to.
    pub fn series(&self, block: &BlockView<'_>, quantity: &Quantity) -> Option<&Series> {
        let open = self.of(block.index, quantity.sentence)?.series?;
        self.series.get(open as usize).filter(|series| series.takes(quantity))
    }
}

/// Whether the sentence's attribution is one for a figure at `span`. Who says something says all of
/// it; who hopes, plans or condemns stands for what follows the word, unless the aside comes last.
fn governs(block: &BlockView<'_>, here: &Sourced, span: Span) -> bool {
    let mild = matches!(here.level, Some(Level::Speaks | Level::Believes));
    let own = matches!(here.by, Reach::None | Reach::Explicit) && here.pointer.is_none();
    let (Some(cue), true) = (here.cue, mild && own) else { return true };
    let start = block.block.span.start;
    let aside = here.source.and_then(|source| block.prose.get(..source.start.checked_sub(start)?));
    let aside = aside.is_some_and(|before| before.trim_end().ends_with([',', '”', '"', '’']));
    aside || cue.start < block.absolute(span).end
}

/// How one sentence is sourced.
///
/// With `by` at [`Reach::None`] the source, cue, kind and level may still tell who speaks or does
/// something by words (*the council decided*), or by which word it is passed on (*reportedly*).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// How much the cue commits the source to; `None` without a cue.
    pub level: Option<Level>,
    /// Whether it tells of somebody speaking or points to a source, though not for its statement.
    pub touched: bool,
    /// The first link, footnote, bracket or comment of the sentence that points to a source.
    pub pointer: Option<Pointer>,
    /// Which of [`Sourcing::series`] may stand for its figures.
    pub series: Option<u32>,
}

impl Sourced {
    /// Whether anything answers a reader who asks who says so: a source, a pointer to one, or words
    /// that pass the statement on. Also where they are still to be filled in.
    pub fn is_answered(&self) -> bool {
        self.by.is_any() || self.level.is_some() || self.pointer.is_some()
    }

    /// Whether its source is what a figure counts: *a third of respondents said* names nobody who
    /// counted them. *A sample of 400 managers showed* tells how large the sample is.
    fn is_counted(&self, block: &BlockView<'_>, quantity: &Quantity) -> bool {
        let figure = block.absolute(quantity.span);
        let Some(source) = self.source.filter(|source| source.overlaps(figure)) else {
            return false;
        };
        let start = source.start.max(block.block.span.start) - block.block.span.start;
        let before = block.prose.get(start..quantity.span.start).unwrap_or_default();
        !before.trim_end().ends_with(" of")
    }

    /// The same sentence, covered by the source of another place.
    fn covered_by(&self, other: &Self, by: Reach) -> Self {
        Self {
            by,
            source: other.source,
            cue: other.cue,
            kind: other.kind,
            level: other.level,
            pointer: other.pointer,
            ..self.clone()
        }
    }
}

/// Whether and how a source covers a sentence or a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// No source.
    #[default]
    None,
    /// The sentence itself names it.
    Explicit,
    /// *She added*, *he was angry*: a pronoun stands for it.
    Pronoun,
    /// *The report also found*, *these figures*: it is named again by what it is.
    Source,
    /// A quotation goes on, or its speaker is told beside it.
    Quotation,
    /// The lead-in of its list, or a paragraph that ends with a colon.
    Lead,
    /// The source line of its table.
    Table,
    /// A poll, study or filing named earlier for figures of its kind.
    Series,
    /// The body of the draft sources what its headline or deck states.
    Body,
    /// Another place of the body sources the same figure.
    Again,
    /// A link, footnote, citation, or a note in a comment.
    Pointer,
}

impl Reach {
    /// Whether there is a source.
    pub fn is_any(self) -> bool {
        self != Self::None
    }

    /// Whether the words of another sentence's attribution go on.
    pub fn is_carried(self) -> bool {
        matches!(self, Self::Pronoun | Self::Source | Self::Quotation | Self::Lead)
    }

    /// Its name in lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Explicit => "sentence",
            Self::Pronoun => "pronoun",
            Self::Source => "source",
            Self::Quotation => "quotation",
            Self::Lead => "lead-in",
            Self::Table => "table",
            Self::Series => "series",
            Self::Body => "body",
            Self::Again => "again",
            Self::Pointer => "pointer",
        }
    }

    /// How a source in another place reaches a block with that role.
    fn again(role: crate::document::Role) -> Self {
        use crate::document::Role;
        if matches!(role, Role::Headline | Role::Deck) { Self::Body } else { Self::Again }
    }
}

/// Traces the reach of every attribution.
pub fn trace(draft: &AnnotatedDraft, entities: &Entities, quotations: &Quotations) -> Sourcing {
    let mut sourcing = trace::sentences(draft, entities, quotations);
    table::cover(draft, &mut sourcing);
    series::open(draft, entities, &mut sourcing);
    sourcing.again = Again::of(draft, &sourcing);
    sourcing
}
