//! Names as they stand in the text.

use super::{Annotations, BlockText};
use crate::settings::Settings;
use crate::text::Span;

/// One place where a person, organisation or place is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without title and possessive.
    pub span: Span,
    /// The sentence's index in the block.
    pub sentence: usize,
    /// What its own words tell of its kind.
    pub kind: MentionKind,
    /// The title or office before it: *U.N. Ambassador*.
    pub title: Option<Span>,
}

/// Kinds of named things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// The words do not tell.
    Unknown,
}

/// Finds the names of a block.
pub(super) fn find(
    _block: &BlockText<'_>,
    _notes: &Annotations,
    _settings: &Settings,
) -> Vec<Mention> {
    Vec::new()
}
