//! People, organisations and places: mentions joined to what they refer to.
//!
//! A full name makes an entity; surnames, titles with a surname, acronyms and shorter forms of the
//! name are joined to it. Two people of one surname stay apart while their first names differ.
//! Whether anything is wrong with a name is left to `checks`.

mod aliases;
mod bodies;
mod finish;
pub mod indirect;
mod inner;
mod link;
mod names;
pub mod roles;

use std::ops::Range;

use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At, Mention};
use crate::language::{Classes, Shape, Token};
use crate::text::Span;

pub use indirect::Indirect;
pub use roles::Roles;

/// All entities of a draft.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In order of first mention.
    pub all: Vec<Entity>,
    /// Bare surnames that more than one person of the draft bears, in reading order.
    pub shared: Vec<SharedName>,
    /// The people who share a family name, where there are several, in order of first mention.
    pub families: Vec<Vec<usize>>,
    /// Names of people and places inside longer names, in reading order.
    pub inner: Vec<Inner>,
    /// What its people are said to be.
    pub roles: Roles,
    /// Where its people are meant by their office or a pronoun, in reading order.
    pub indirect: Vec<Indirect>,
    /// The entity of each mention, block after block; `NONE` where it is nobody's.
    of: Vec<u32>,
    /// Where each block's mentions begin in `of`.
    starts: Vec<usize>,
}

/// One person, organisation or place.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// The name it goes by: the fullest one used, the commoner before the rarer, then the first.
    pub name: String,
    /// The key of a person's family name; 0 where there is none.
    pub family: u64,
    /// Where that name stands first.
    pub canonical: At,
    /// Its mentions in reading order.
    pub mentions: Vec<At>,
}

/// A bare surname that several people of the draft bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedName {
    /// The mention.
    pub at: At,
    /// Whom it most likely means: the one named last.
    pub entity: usize,
    /// All who bear it, in order of their first mention.
    pub candidates: Vec<usize>,
    /// Whether that one is named in full in the same block or the one before.
    pub settled: bool,
}

/// A person or place that a longer name names: *Ann Lee* in *Ann Lee Foundation*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inner {
    /// The longer name.
    pub at: At,
    /// The words of the inner one, as indices into the block's
    /// [`name_words`](crate::annotate::Annotations::name_words).
    pub words: Range<usize>,
    /// Whom or what it names.
    pub entity: usize,
}

const NONE: u32 = u32::MAX;

impl Entities {
    /// The entity that a mention refers to, as an index into [`Entities::all`]; `None` where the
    /// mention is too doubtful, such as a common word at the start of a sentence.
    pub fn entity_of(&self, at: At) -> Option<usize> {
        let start = *self.starts.get(at.block)?;
        let entity = *self.of.get(start + at.index)?;
        (entity != NONE).then_some(entity as usize)
    }

    /// Whether a mention is a surname by itself that several people of the draft bear.
    pub fn is_shared(&self, at: At) -> bool {
        self.shared.binary_search_by_key(&at, |shared| shared.at).is_ok()
    }

    /// Where a person is meant and not named that touches the byte `offset` of the draft.
    pub fn indirect_at(&self, offset: usize) -> Option<&Indirect> {
        let after = self.indirect.partition_point(|indirect| indirect.span.start <= offset);
        self.indirect[..after].last().filter(|indirect| indirect.span.touches(offset))
    }

    /// The mention at the byte `offset` of the draft, and its entity.
    pub fn at_offset(&self, draft: &AnnotatedDraft, offset: usize) -> Option<(At, usize)> {
        let block = draft.block_at(offset)?;
        let view = draft.block(block);
        let inside = offset - view.block.span.start;
        let index = view.notes.mentions.iter().position(|m| m.span.touches(inside))?;
        let at = At { block, index };
        Some((at, self.entity_of(at)?))
    }
}

/// The mention at a place.
pub fn mention(draft: &AnnotatedDraft, at: At) -> &Mention {
    &draft.notes[at.block].mentions[at.index]
}

/// The place of a mention in the draft.
pub fn span(draft: &AnnotatedDraft, at: At) -> Span {
    draft.block(at.block).absolute(mention(draft, at).span)
}

/// The words of a mention.
pub fn text(draft: &AnnotatedDraft, at: At) -> &str {
    let block = &draft.document.blocks[at.block];
    mention(draft, at).span.of(block.span.of(&draft.document.prose))
}

/// Whether a word tells of relatives, who share a surname.
pub fn is_kinship(token: &Token) -> bool {
    token.shape == Shape::Lower && token.classes.has(Classes::KINSHIP)
}

/// Joins the mentions of a draft.
pub fn link(draft: &AnnotatedDraft) -> Entities {
    let names = names::Names::collect(draft);
    let mut entities = link::link(draft, names);
    entities.roles = roles::collect(draft, &entities);
    for person in entities.roles.people() {
        entities.all[person].kind = MentionKind::Person;
    }
    entities.indirect = indirect::collect(draft, &entities);
    entities
}

#[cfg(test)]
mod hard;
#[cfg(test)]
pub(crate) mod tests;
