//! How a finding tells of the other drafts of a series.

use crate::findings::Finding;
use crate::series::Found;
use crate::text::Span;

/// *another draft*, *other drafts*.
pub(super) fn drafts<T>(found: &Found<'_, T>) -> &'static str {
    if found.drafts == 1 { "another draft" } else { "other drafts" }
}

/// Points to the first of the other drafts, where it has `words`.
pub(super) fn point<T>(finding: &mut Finding, found: &Found<'_, T>, span: Span, words: &str) {
    finding.elsewhere(found.file, span, format!("“{words}” here"));
}
