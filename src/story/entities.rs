//! People, organisations and places: mentions joined to what they refer to.

use super::Acronyms;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};
use crate::settings::Settings;

/// All entities of a draft.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In order of first mention.
    pub all: Vec<Entity>,
}

/// One person, organisation or place.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// The name it goes by: the first full mention's, unless the majority spells it otherwise.
    pub name: String,
    /// Its mentions in reading order.
    pub mentions: Vec<At>,
}

/// Joins the mentions of a draft.
pub(super) fn link(
    _draft: &AnnotatedDraft,
    _acronyms: &Acronyms,
    _settings: &Settings,
) -> Entities {
    Entities::default()
}
