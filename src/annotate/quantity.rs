//! Numbers with their units, as intervals.

use super::{Annotations, BlockText};
use crate::text::Span;

/// A number with unit and precision as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// All of it, from currency sign or hedge-free number to unit: *$4bn*, *12,000*, *3.5 percent*.
    pub span: Span,
    /// The number alone, as written: *4*, *forty-five thousand*.
    pub number: Span,
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The value in the unit, magnitude words multiplied in.
    pub value: f64,
    /// What the printed digits stand for: *12,000* may be anything from 11,500 to 12,500.
    pub interval: Interval,
    /// What it counts in.
    pub unit: Unit,
    /// How firmly it is stated.
    pub hedge: Hedge,
}

/// All values from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The smallest.
    pub low: f64,
    /// The largest.
    pub high: f64,
}

/// What a quantity counts in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things named by the words around it.
    Count,
    /// Hundredths.
    Percent,
    /// Percentage points.
    PercentagePoints,
    /// Money, by ISO 4217 code where the sign tells, else the sign or word.
    Money(String),
    /// Any other measure, in its own unit: *mile*, *year*, *kilogram*.
    Measure(String),
}

/// How firmly a quantity is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// As a plain value.
    #[default]
    None,
    /// *About, nearly, some, roughly*.
    About,
    /// *More than, over, at least*.
    AtLeast,
    /// *Less than, under, up to, at most*.
    AtMost,
}

/// Finds the quantities of a block.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<Quantity> {
    Vec::new()
}
