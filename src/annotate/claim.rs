//! Statements a reader would want backed.

use super::{Annotations, BlockText};
use crate::text::Span;

/// A statement a reader would want backed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The words that make it one: the figure with its unit, the superlative.
    pub span: Span,
    /// What kind of claim it is.
    pub kind: ClaimKind,
}

/// Kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A hard figure: percent, money, magnitude, count.
    Figure,
    /// *The largest*, *the first*, *never before*.
    Superlative,
}

/// Finds the claims of a block.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<Claim> {
    Vec::new()
}
