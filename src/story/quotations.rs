//! Who said which words: quotations joined over paragraphs, with their speakers.

use super::Entities;
use crate::annotate::AnnotatedDraft;
use crate::text::Span;

/// All quotations of a draft.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    /// In reading order.
    pub all: Vec<Speech>,
}

/// One quotation, over as many paragraphs as it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Its parts with their marks, one a paragraph.
    pub parts: Vec<Span>,
    /// Who said it, where the draft tells: the words that name the speaker.
    pub speaker: Option<Span>,
}

/// Collects the quotations of a draft.
pub(super) fn collect(_draft: &AnnotatedDraft, _entities: &Entities) -> Quotations {
    Quotations::default()
}
