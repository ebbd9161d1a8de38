//! What a fact-checker would go through a draft for: its figures, quotations, claims and attributed
//! statements, each with whoever stands for it, as `story::sourcing` knows it.
//!
//! This is a list, not a judgement: every item is to be checked, and its status says where one would
//! begin. What disagrees is told by `checks`; how the list is printed is left to `cli` and `server`.
//!
//! Two things keep it from being a wall. What no desk asks a source for (ages, votes, small numbers
//! in passing, dates) is marked as such and left out of every count unless somebody is named for it.
//! And a figure that is told again is as well sourced as the place where it is sourced best.

mod backing;
mod claims;
mod figure;
mod source;
mod tally;
mod words;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::annotate::BlockView;
use crate::annotate::quantity::plain;
use crate::document::{BlockKind, Role};
use crate::story::sourcing::{Footnotes, Reach};
use crate::text::{Span, one_line};

pub use source::Source;
pub use tally::Tally;

/// One statement of a draft that can be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What kind of statement it is.
    pub kind: FactKind,
    /// The words to check: a figure with what it counts, a quotation with its marks, a sentence.
    pub span: Span,
    /// The sentence it stands in; of a quotation the one it begins in.
    pub sentence: Span,
    /// The words on one line, without markup.
    pub text: String,
    /// What a figure or date stands for.
    pub value: Option<Value>,
    /// Who stands for it.
    pub status: Status,
    /// How the source reaches it.
    pub reach: Reach,
    /// Who or what says so; of a quotation its speaker.
    pub source: Option<Source>,
    /// The words that tie it to the source: *said*, *according to*, *reportedly*.
    pub cue: Option<Span>,
    /// A link, footnote or bracket that points to a source: its target or text.
    pub citation: Option<Source>,
    /// Whether a desk would want to know where it comes from, or somebody is named for it all the
    /// same. The others are ages, votes, dates, numbers in passing and the cells of tables.
    pub asked: bool,
}

/// Kinds of checkable statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// Words between quotation marks that somebody is meant to have said.
    Quotation,
    /// A number with what it counts.
    Figure,
    /// *The largest port*.
    Superlative,
    /// That somebody did wrong.
    Allegation,
    /// That one thing led to another.
    Cause,
    /// *Twice as many as*, without a figure of its own.
    Comparison,
    /// *Is set to*, *will rise to*.
    Forecast,
    /// A sentence that reports what somebody says, without any of the others in it.
    Statement,
    /// A day, month or year.
    Date,
}

impl FactKind {
    /// All of them, in the order of lists by kind.
    pub const ALL: [Self; 9] = [
        Self::Quotation,
        Self::Figure,
        Self::Superlative,
        Self::Allegation,
        Self::Cause,
        Self::Comparison,
        Self::Forecast,
        Self::Statement,
        Self::Date,
    ];

    /// Its name in lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Figure => "figure",
            Self::Superlative => "superlative",
            Self::Allegation => "allegation",
            Self::Cause => "cause",
            Self::Comparison => "comparison",
            Self::Forecast => "forecast",
            Self::Statement => "statement",
            Self::Date => "date",
        }
    }
}

/// Who stands for a fact, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A document, a link, a footnote.
    Sourced,
    /// A person or organisation with a name.
    Attributed,
    /// Nobody with a name: *officials*, *reportedly*.
    Weak,
    /// Nobody.
    Open,
}

impl Status {
    /// All of them, the firmest first.
    pub const ALL: [Self; 4] = [Self::Sourced, Self::Attributed, Self::Weak, Self::Open];

    /// Its name in lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sourced => "sourced",
            Self::Attributed => "attributed",
            Self::Weak => "weak",
            Self::Open => "open",
        }
    }
}

/// What a figure or date stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, magnitude words multiplied in, with its unit.
    Number {
        /// The number; of a range its first end.
        number: f64,
        /// The second end of a range.
        to: Option<f64>,
        /// What it counts in: *percent*, `USD`, *mile*, or the things it counts, as written.
        unit: String,
    },
    /// The day a date stands for.
    Day(Date),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Number { number, to, unit } => {
                f.write_str(&plain(*number, 3))?;
                if let Some(to) = to {
                    write!(f, "–{}", plain(*to, 3))?;
                }
                if unit.is_empty() { Ok(()) } else { write!(f, " {unit}") }
            }
        }
    }
}

/// The facts of a draft that a desk would ask about, in reading order.
pub fn asked(analysis: &Analysis) -> Vec<Fact> {
    let mut facts = all(analysis);
    facts.retain(|fact| fact.asked);
    facts
}

/// Every fact of a draft in reading order, also those nobody would ask a source for. One walk over
/// what is known of the draft.
pub fn all(analysis: &Analysis) -> Vec<Fact> {
    let footnotes = Footnotes::of(&analysis.draft.document);
    let mut facts = Vec::new();
    let mut speeches = analysis.story.quotations.all.as_slice();
    for block in analysis.draft.blocks().filter(is_told) {
        let begun =
            speeches.iter().take_while(|speech| speech.parts[0].start < block.block.span.end);
        let (here, rest) = speeches.split_at(begun.count());
        speeches = rest;
        let first = facts.len();
        let reader = Reader { analysis, footnotes: &footnotes, block };
        words::quotations(&reader, here, &mut facts);
        figure::figures(&reader, &mut facts);
        figure::dates(&reader, &mut facts);
        claims::of(&reader, &mut facts, first);
        words::statements(&reader, &mut facts, first);
        facts[first..].sort_by_key(|fact| (fact.span.start, fact.kind));
    }
    facts
}

/// Whether a block tells the story; the others name its sources or its author.
fn is_told(block: &BlockView<'_>) -> bool {
    !matches!(block.block.role, Role::Slug | Role::Credit | Role::Reference)
        && block.block.kind != BlockKind::Footnote
}

/// One block that is being read.
#[derive(Clone, Copy)]
struct Reader<'a> {
    analysis: &'a Analysis,
    footnotes: &'a Footnotes<'a>,
    block: BlockView<'a>,
}

impl Reader<'_> {
    /// The words of a place in the draft, on one line and without markup.
    fn words(&self, span: Span) -> String {
        one_line(span.of(&self.analysis.draft.document.prose))
    }

    /// The place of a sentence.
    fn sentence(&self, index: usize) -> Span {
        self.block.absolute(self.block.notes.sentences[index].span)
    }
}

#[cfg(test)]
mod tests;
