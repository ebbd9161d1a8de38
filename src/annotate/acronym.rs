//! Acronyms with their expansion beside them: *World Health Organization (WHO)*.

use super::{Annotations, BlockText};
use crate::text::Span;

/// An acronym introduced beside what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcronymDefinition {
    /// The acronym, without brackets.
    pub acronym: Span,
    /// The words it stands for.
    pub expansion: Span,
}

/// Finds the acronyms a block defines.
pub(super) fn find(_block: &BlockText<'_>, _notes: &Annotations) -> Vec<AcronymDefinition> {
    Vec::new()
}
