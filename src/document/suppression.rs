//! Comments that silence a check at a place, with a reason.

use super::Document;
use crate::text::Span;

/// `<!-- deskcheck-ignore name-variant: both spellings are in use -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment.
    pub span: Span,
    /// The checks it names, with their places; empty silences all.
    pub checks: Vec<(String, Span)>,
    /// Why, as written.
    pub reason: Option<Span>,
    /// How far it reaches.
    pub scope: Scope,
    /// The part of the draft it silences.
    pub reach: Span,
}

impl Suppression {
    /// Whether it silences `check` at `span`: where the finding starts decides.
    pub fn silences(&self, check: &str, span: Span) -> bool {
        let named = self.checks.is_empty() || self.checks.iter().any(|(name, _)| name == check);
        named && self.reach.touches(span.start)
    }
}

/// How far a suppression reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The next line with text; the comment's own line when text stands on it.
    Line,
    /// The next block.
    Block,
    /// All of the file.
    File,
}

/// Finds the suppressions of a document.
pub(super) fn find(_document: &Document) -> Vec<Suppression> {
    Vec::new()
}
