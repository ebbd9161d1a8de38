//! Dates as they are written; what day they are is settled in `story`.

use super::{Annotations, BlockText};
use crate::text::Span;

/// A date, whole or in part: *Tuesday, March 4, 2026*, *January*, *on Monday*, *last year*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateMention {
    /// All of it.
    pub span: Span,
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The year, as written in full.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month as written, which need not exist.
    pub day: Option<i8>,
    /// The weekday and its place.
    pub weekday: Option<(jiff::civil::Weekday, Span)>,
}

/// Finds the dates of a block.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<DateMention> {
    Vec::new()
}
