//! Formal pointers to a source: links, footnotes, brackets.

use super::{Annotations, BlockText};
use crate::text::Span;

/// A pointer to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The pointer with its marks.
    pub span: Span,
    /// What it points with.
    pub kind: CitationKind,
}

/// Kinds of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationKind {
    /// A link or bare address.
    Link,
    /// `[^1]`.
    Footnote,
    /// `(Smith 2020)`, `[1]`, `[@key]`.
    Bracket,
}

/// Finds the citations of a block.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<Citation> {
    Vec::new()
}
