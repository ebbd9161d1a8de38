//! When: the draft's own day, and the days its dates stand for.

use jiff::civil::Date;

use crate::annotate::{AnnotatedDraft, At};
use crate::text::Span;

/// The days of a draft.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The day the draft is written for, and where it says so (front matter, dateline).
    pub filed: Option<(Date, Option<Span>)>,
    /// The dates that stand for one certain day, in reading order.
    pub days: Vec<(At, Date)>,
}

/// Resolves the dates of a draft.
pub(super) fn resolve(_draft: &AnnotatedDraft, today: Option<Date>) -> Timeline {
    Timeline { filed: today.map(|day| (day, None)), days: Vec::new() }
}
