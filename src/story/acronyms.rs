//! The draft's acronyms: what each stands for and where it is used.

use crate::annotate::AnnotatedDraft;
use crate::settings::Settings;
use crate::text::Span;

/// All acronyms of a draft.
#[derive(Clone, Debug, Default)]
pub struct Acronyms {
    /// In order of first use.
    pub all: Vec<Acronym>,
}

/// One acronym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// Its letters as first written.
    pub letters: String,
    /// Where it stands, in reading order.
    pub uses: Vec<Span>,
    /// Where it is expanded: acronym and expansion.
    pub definitions: Vec<(Span, Span)>,
}

/// Collects the acronyms of a draft.
pub(super) fn collect(_draft: &AnnotatedDraft, _settings: &Settings) -> Acronyms {
    Acronyms::default()
}
