//! What is counted: quantities that measure the same thing.

use super::Timeline;
use crate::annotate::{AnnotatedDraft, At};

/// All figures of a draft.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// In order of first mention.
    pub all: Vec<Figure>,
}

/// One thing that is counted or measured.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is counted, normalised: *north korean troop*.
    pub subject: String,
    /// Its quantities in reading order.
    pub mentions: Vec<At>,
}

/// Collects the figures of a draft.
pub(super) fn collect(_draft: &AnnotatedDraft, _timeline: &Timeline) -> Figures {
    Figures::default()
}
