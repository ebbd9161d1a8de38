//! Statements a reader would want backed.
//!
//! Which sentences make one, of what kind, how much a reader would want to know where it comes from,
//! and which need no source at all. Whether a source covers one is settled in `story`, and how many a
//! desk is shown in `checks`.

mod cue;
mod exempt;
mod figure;
mod statement;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::words::Words;
use super::{Annotations, BlockText, Quantity};
use crate::language::{Classes, Sentence};
use crate::text::Span;

/// A statement a reader would want backed.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The words that make it one: the figure with its unit, the superlative.
    pub span: Span,
    /// What kind of claim it is.
    pub kind: ClaimKind,
    /// The figure's value in its unit; 0 for other claims.
    pub value: f64,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// How much a reader would want to know where it comes from, 1 to 6; 0 for what needs no source.
    pub weight: u8,
}

/// Kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A hard figure.
    Figure(FigureClass),
    /// *The largest*, *the only*, *never before*.
    Superlative,
    /// *Because of*, *led to*.
    Cause,
    /// *Twice as many as*, *more than any other*.
    Comparison,
    /// Somebody stole, lied or took bribes.
    Allegation,
    /// *Is set to*, *will rise to*.
    Forecast,
}

impl ClaimKind {
    /// Whether it is a figure, of whatever class.
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Figure(_))
    }

    /// Its name in notes and lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Figure(class) => class.name(),
            Self::Superlative => "superlative",
            Self::Cause => "cause",
            Self::Comparison => "comparison",
            Self::Allegation => "allegation",
            Self::Forecast => "forecast",
        }
    }
}

/// Classes of hard figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureClass {
    /// *40 percent*, *three points*.
    Percent,
    /// *40 percent of voters*, what a poll found.
    Poll,
    /// *$4bn*.
    Money,
    /// *One in five*, *two-thirds of*.
    Share,
    /// *Eight per 100,000*, *33 minutes a day*.
    Rate,
    /// *Third-largest*, *ranked fifth*, *63.9 out of 100*.
    Ranking,
    /// People hurt or dead.
    Casualties,
    /// A million of something, or more.
    Magnitude,
    /// A thousand of something, or what its sentence is about.
    Count,
}

impl FigureClass {
    /// What to call a figure of this class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Percent => "percentage",
            Self::Poll => "poll figure",
            Self::Money => "sum of money",
            Self::Share => "share",
            Self::Rate => "rate",
            Self::Ranking => "ranking",
            Self::Casualties => "number of casualties",
            Self::Magnitude | Self::Count => "figure",
        }
    }
}

/// Finds the claims of a block.
pub fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut quantities = notes.quantities.as_slice();
    for (index, sentence) in notes.sentences.iter().enumerate() {
        let here = quantities.iter().take_while(|quantity| quantity.sentence <= index).count();
        let (figures, rest) = quantities.split_at(here);
        quantities = rest;
        let place = Place::of(block, notes, index, sentence, figures);
        figure::read(&place, &mut found);
        statement::read(&place, &mut found);
    }
    found.sort_by_key(|claim| (claim.span.start, claim.span.end));
    found
}

/// One sentence that is being read for claims.
struct Place<'a> {
    block: &'a BlockText<'a>,
    notes: &'a Annotations,
    words: Words<'a>,
    /// The sentence and its index.
    index: usize,
    sentence: &'a Sentence,
    /// Its quantities.
    quantities: &'a [Quantity],
    /// All classes its words have.
    classes: Classes,
}

impl<'a> Place<'a> {
    fn of(
        block: &'a BlockText<'a>,
        notes: &'a Annotations,
        index: usize,
        sentence: &'a Sentence,
        quantities: &'a [Quantity],
    ) -> Self {
        let words = Words::new(block.prose, &notes.tokens);
        let tokens = notes.tokens_of(sentence).iter();
        let classes = tokens.fold(Classes::NONE, |all, token| all | token.classes);
        Self { block, notes, words, index, sentence, quantities, classes }
    }

    /// A claim of the sentence.
    fn claim(&self, span: Span, kind: ClaimKind, value: f64, weight: u8) -> Claim {
        let quoted = self.is_quoted(span);
        Claim { sentence: self.index, span, kind, value, quoted, weight }
    }

    /// The `reach` tokens before `at`, within the sentence.
    fn before(&self, at: usize, reach: usize) -> Range<usize> {
        self.sentence.tokens.start.max(at.saturating_sub(reach))..at
    }

    /// Whether one of the `reach` tokens on either side of a figure, within the sentence, is `word`.
    fn near(&self, quantity: &Quantity, reach: usize, word: &str) -> bool {
        let sentence = &self.sentence.tokens;
        let first = sentence.start.max(quantity.tokens.start.saturating_sub(reach));
        let last = sentence.end.min(quantity.tokens.end + reach);
        (first..last).any(|at| self.words.is(at, word))
    }

    /// Whether a place stands between quotation marks.
    fn is_quoted(&self, span: Span) -> bool {
        let quotations = &self.notes.quotations;
        let after = quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let mut before = quotations[..after].iter().rev().take(3);
        before.any(|quotation| quotation.content.contains(span))
    }
}
