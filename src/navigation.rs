//! From a place in a draft to all the places where the same thing is named: a person, an
//! organisation, a place, an acronym with its expansion, a figure that is told again.
//!
//! What refers to what is told by `story`; how an editor shows it is left to `server`.

pub mod rename;

use crate::analysis::Analysis;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};
use crate::document::Role;
use crate::story::acronyms::Acronym;
use crate::story::entities::{self, Entity};
use crate::story::figures::{may_agree, place};
use crate::text::{Span, one_line};

/// Something that is named at one place of a draft, and perhaps at others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub kind: NamedKind,
    /// What it goes by, on one line.
    pub name: String,
    /// The place that was asked about.
    pub here: Span,
    /// The first mention: the first one in full; of a name, one in running text before one in a
    /// headline; of an acronym, the words that it stands for.
    pub first: Span,
    /// All mentions in reading order, without titles and possessives, and the places where a person is
    /// meant by an office or a pronoun; `here` and `first` are among them.
    pub mentions: Vec<Span>,
}

/// Kinds of things that are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A book, a film, a piece of music.
    Work,
    /// A name of which the draft does not tell what it names.
    Unknown,
    /// An acronym that stands for no name.
    Acronym,
    /// A figure.
    Figure,
}

/// What is named at the byte `offset` of a draft, a name before a figure.
pub fn at(analysis: &Analysis, offset: usize) -> Option<Named> {
    let draft = &analysis.draft;
    let found = analysis.story.entities.at_offset(draft, offset);
    let acronym = acronym_at(analysis, offset);
    match (found, acronym) {
        (Some((at, id)), acronym) => {
            let entity = &analysis.story.entities.all[id];
            let expanded = acronym.filter(|(_, acronym)| acronym.definition().is_some());
            if let Some((here, acronym)) = expanded.filter(|_| is_bare(draft, entity)) {
                return Some(of_acronym(analysis, here, acronym));
            }
            let named = of_entity(analysis, entities::span(draft, at), entity);
            Some(with_indirect(analysis, named, id))
        }
        (None, Some((here, acronym))) => Some(of_acronym(analysis, here, acronym)),
        (None, None) => indirect_at(analysis, offset).or_else(|| figure_at(analysis, offset)),
    }
}

/// Whom *the ambassador* or *she* means.
fn indirect_at(analysis: &Analysis, offset: usize) -> Option<Named> {
    let entities = &analysis.story.entities;
    let indirect = entities.indirect_at(offset)?;
    let named = of_entity(analysis, indirect.span, &entities.all[indirect.entity]);
    Some(with_indirect(analysis, named, indirect.entity))
}

/// With the places where it is meant and not named.
fn with_indirect(analysis: &Analysis, mut named: Named, entity: usize) -> Named {
    let indirect = analysis.story.entities.indirect.iter();
    let meant = indirect.filter(|indirect| indirect.entity == entity);
    named.mentions.extend(meant.map(|indirect| indirect.span));
    named.mentions.sort_unstable();
    named
}

/// The people and organisations of a draft, in order of first mention, where they are named.
pub fn names(analysis: &Analysis) -> impl Iterator<Item = Named> {
    let named =
        |entity: &&Entity| matches!(entity.kind, MentionKind::Person | MentionKind::Organisation);
    let all = analysis.story.entities.all.iter().filter(named);
    all.map(|entity| {
        let first = first(&analysis.draft, entity);
        of_entity(analysis, first, entity)
    })
}

/// An entity goes by its fullest name. Its first mention is the first one in full, and one in
/// running text before one in a headline: there the draft introduces it.
fn of_entity(analysis: &Analysis, here: Span, entity: &Entity) -> Named {
    let draft = &analysis.draft;
    Named {
        kind: kind(entity.kind),
        name: entity.name.clone(),
        here,
        first: first(draft, entity),
        mentions: entity.mentions.iter().map(|&at| entities::span(draft, at)).collect(),
    }
}

const fn kind(kind: MentionKind) -> NamedKind {
    match kind {
        MentionKind::Person => NamedKind::Person,
        MentionKind::Organisation => NamedKind::Organisation,
        MentionKind::Place => NamedKind::Place,
        MentionKind::Work => NamedKind::Work,
        MentionKind::Unknown => NamedKind::Unknown,
    }
}

fn first(draft: &AnnotatedDraft, entity: &Entity) -> Span {
    let told = |at: At| {
        let role = draft.document.blocks[at.block].role;
        matches!(role, Role::Body | Role::Deck | Role::Caption)
    };
    let full = |at: At| entities::mention(draft, at).words.len() > 1;
    // Of equals, the one that comes first.
    let rank = |at: &&At| (!full(**at), !told(**at));
    let first = entity.mentions.iter().min_by_key(rank);
    entities::span(draft, first.copied().unwrap_or(entity.canonical))
}

/// Whether the draft never names it by more than one word.
fn is_bare(draft: &AnnotatedDraft, entity: &Entity) -> bool {
    entity.mentions.iter().all(|&at| entities::mention(draft, at).words.len() <= 1)
}

fn acronym_at(analysis: &Analysis, offset: usize) -> Option<(Span, &Acronym)> {
    let mut all = analysis.story.acronyms.all.iter();
    all.find_map(|acronym| {
        let here = places(acronym).find(|span| span.touches(offset))?;
        Some((here, acronym))
    })
}

/// Where an acronym stands, and where the words that fit it do.
fn places(acronym: &Acronym) -> impl Iterator<Item = Span> {
    let exact = acronym.definitions.iter().filter(|found| found.is_exact());
    let defined = exact.flat_map(|found| [found.expansion, found.acronym]);
    acronym.uses.iter().copied().chain(defined)
}

/// The first mention of an acronym is the expansion that fits it, where there is one.
fn of_acronym(analysis: &Analysis, here: Span, acronym: &Acronym) -> Named {
    let mut mentions: Vec<Span> = places(acronym).collect();
    mentions.sort_unstable();
    mentions.dedup();
    let first = acronym.definition().map(|found| found.expansion);
    let first = first.or_else(|| mentions.first().copied()).unwrap_or(here);
    let name = acronym.definition().map_or(acronym.letters.as_str(), |found| {
        found.expansion.of(&analysis.draft.document.prose)
    });
    Named { kind: NamedKind::Acronym, name: one_line(name), here, first, mentions }
}

/// A figure: the same thing counted, with a number that may be the same.
fn figure_at(analysis: &Analysis, offset: usize) -> Option<Named> {
    let draft = &analysis.draft;
    let block = draft.block(draft.block_at(offset)?);
    let inside = offset - block.block.span.start;
    let index = block.notes.quantities.iter().position(|q| q.span.touches(inside))?;
    let here = place(draft, At { block: block.index, index });
    if !here.is_figure() || here.quantity.counted.is_none() {
        return None;
    }
    let same = analysis.story.figures.keyed(here.quantity.key).iter();
    let same = same.map(|&(_, at)| place(draft, at)).filter(|other| {
        other.is_figure()
            && other.quantity.counted.is_some()
            && may_agree(here.quantity, other.quantity)
    });
    let mentions: Vec<Span> = same.map(|other| other.block.absolute(other.quantity.span)).collect();
    let name = one_line(block.text(here.quantity.span));
    let here = block.absolute(here.quantity.span);
    let first = mentions.first().copied().unwrap_or(here);
    (mentions.len() > 1).then_some(Named { kind: NamedKind::Figure, name, here, first, mentions })
}

#[cfg(test)]
mod tests;
