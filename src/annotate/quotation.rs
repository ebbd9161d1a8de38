//! What stands between quotation marks within one block.

use super::{Annotations, BlockText};
use crate::text::Span;

/// Words between quotation marks. One that runs over several paragraphs is one of these in each;
/// `story` joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub content: Span,
    /// Whether its closing mark stands in this block.
    pub closed: bool,
}

/// Finds the quotations of a block.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<Quotation> {
    Vec::new()
}
