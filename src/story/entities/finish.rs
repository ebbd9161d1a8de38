//! Each mention to its name's entity, and the entities in order of first mention.

use rustc_hash::{FxHashMap, FxHashSet};

use super::link::{Draft, Link, Linker, root};
use super::names::{Names, kind_of};
use super::{Entities, Entity, Inner, NONE, SharedName, inner, is_kinship, mention, text};
use crate::annotate::mention::{Capital, MentionKind, key};
use crate::annotate::{AnnotatedDraft, At};
use crate::document::Role;
use crate::language::Shape;

/// Gives each mention its entity and puts the entities in order of first mention.
pub(super) fn finish(linker: Linker, draft: &AnnotatedDraft) -> Entities {
    let contested = contested(&linker.links, &linker.entities);
    let mut reading = Reading { draft, linker, contested, recent: FxHashMap::default() };
    let mut of = Vec::with_capacity(reading.linker.names.of.len());
    let mut shared = Vec::new();
    for (block, notes) in draft.notes.iter().enumerate() {
        for index in 0..notes.mentions.len() {
            let (entity, found) = reading.entity(At { block, index });
            if let Some(known) = reading.linker.entities.get_mut(entity as usize) {
                known.mentions += 1;
            }
            of.push(entity);
            shared.extend(found);
        }
    }
    let Linker { names, entities, links, families, .. } = reading.linker;
    let inner = inner::find(draft, &names, &links, &entities);
    let families = families.into_values().filter(|(first, last)| first != last);
    let families: Vec<u32> = families.map(|(first, _)| first).collect();
    assemble(draft, names, &entities, Found { of, shared, inner }, &families)
}

/// The draft as far as it has been read.
struct Reading<'a> {
    draft: &'a AnnotatedDraft,
    linker: Linker,
    /// The family names that several people bear and the draft uses by themselves.
    contested: FxHashSet<u64>,
    /// Whom a family name was last used for in full, and in which block; with a title's last word, who
    /// was given it. The title's key is 0 where there is none.
    recent: FxHashMap<(u64, u64), (u32, usize)>,
}

impl Reading<'_> {
    /// The entity of a mention; and where it is a surname of several, what there is to say of that.
    fn entity(&mut self, at: At) -> (u32, Option<Shared>) {
        let name = self.linker.names.name_at(at);
        if let Some(&entity) = self.linker.told.get(&at) {
            return (root(&self.linker.entities, entity), None);
        }
        match self.linker.links[name] {
            Link::Nobody => (NONE, None),
            Link::One(entity) => {
                let entity = root(&self.linker.entities, entity);
                self.remember(entity, at);
                (entity, None)
            }
            Link::Namesake(person, place) => {
                (if is_placed(self.draft, at) { place } else { person }, None)
            }
            Link::Shared(first) => self.shared(first, at),
        }
    }

    fn remember(&mut self, entity: u32, at: At) {
        let family = self.linker.entities[entity as usize].family;
        if family == 0 || !self.contested.contains(&family) {
            return;
        }
        if let Some(title) = title(self.draft, at) {
            self.recent.insert((family, title), (entity, at.block));
        }
        // *His father, Bo Lee*, is told by his first name; *Lee* goes on to mean the son.
        let known = self.recent.contains_key(&(family, 0));
        if !known || !is_relative(self.draft, at) {
            self.recent.insert((family, 0), (entity, at.block));
        }
    }

    fn shared(&self, first: u32, at: At) -> (u32, Option<Shared>) {
        let family = self.linker.entities[first as usize].family;
        let mention = mention(self.draft, at);
        let titled = title(self.draft, at).and_then(|title| self.recent.get(&(family, title)));
        let likely = titled.or_else(|| self.recent.get(&(family, 0))).copied();
        let (entity, seen) = likely.unwrap_or((first, usize::MAX));
        let bare = mention.title.is_none() && mention.capital != Capital::Headline;
        let found = bare.then(|| (at, entity, first, is_near(self.draft, seen, at.block)));
        (entity, found)
    }
}

/// The key of the last word of the title before a mention.
fn title(draft: &AnnotatedDraft, at: At) -> Option<u64> {
    let words = draft.block(at.block).text(mention(draft, at).title?);
    words.split_whitespace().last().map(key)
}

/// How many words before a name say that it is a relative's.
const BEFORE: usize = 4;

/// Whether a name is introduced as a relative's: *her husband, Bo Lee*.
fn is_relative(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let tokens = &view.notes.tokens;
    let name = mention(draft, at).span;
    let end = tokens.partition_point(|token| token.span.start < name.start);
    tokens[end.saturating_sub(BEFORE)..end]
        .iter()
        .rev()
        .take_while(|token| token.shape == Shape::Lower || token.is(view.prose, ","))
        .any(is_kinship)
}

/// Whether a word of place stands before a mention.
fn is_placed(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let mention = mention(draft, at);
    let tokens = &view.notes.tokens;
    let first = tokens.partition_point(|token| token.span.start < mention.span.start);
    let placed = |before: usize| {
        let before = tokens[before].text(view.prose);
        let words = [
            "in", "at", "from", "to", "near", "across", "of", "into", "outside", "around",
            "through", "for", ",",
        ];
        words.iter().any(|word| before.eq_ignore_ascii_case(word))
    };
    mention.title.is_none() && first.checked_sub(1).is_some_and(placed)
}

/// The family names that several people bear and the draft uses by themselves.
fn contested(links: &[Link], entities: &[Draft]) -> FxHashSet<u64> {
    let shared = links.iter().filter_map(|link| match link {
        Link::Shared(first) => Some(entities[*first as usize].family),
        _ => None,
    });
    shared.collect()
}

/// The most blocks, headings and pictures among them, between two that are near.
const MAX_BETWEEN: usize = 8;

/// Whether the block `seen` is the one of `block` or the paragraph before it.
fn is_near(draft: &AnnotatedDraft, seen: usize, block: usize) -> bool {
    let body = |at: &usize| draft.document.blocks[*at].role == Role::Body;
    seen <= block && block - seen < MAX_BETWEEN && (seen..block).filter(body).count() <= 1
}

/// The most people of one surname that are told apart.
const MAX_BEARERS: usize = 8;

/// A surname of several: where, whom it most likely means, the first who bears it, whether that is
/// settled.
type Shared = (At, u32, u32, bool);

/// What the mentions were found to be, entities in the making.
struct Found {
    of: Vec<u32>,
    shared: Vec<Shared>,
    inner: Vec<Inner>,
}

fn assemble(
    draft: &AnnotatedDraft,
    names: Names,
    entities: &[Draft],
    found: Found,
    families: &[u32],
) -> Entities {
    let Found { mut of, shared, mut inner } = found;
    let mut order = vec![NONE; entities.len()];
    let mut all: Vec<Entity> = Vec::with_capacity(entities.len());
    let mut index = 0;
    for (block, notes) in draft.notes.iter().enumerate() {
        for mention in 0..notes.mentions.len() {
            let entity = &mut of[index];
            index += 1;
            if *entity == NONE {
                continue;
            }
            let place = &mut order[*entity as usize];
            if *place == NONE {
                *place = u32::try_from(all.len()).unwrap_or(NONE - 1);
                all.push(made(draft, &names, &entities[*entity as usize]));
            }
            *entity = *place;
            all[*place as usize].mentions.push(At { block, index: mention });
        }
    }
    let bearers = |first: u32| -> Vec<usize> {
        let chain = std::iter::successors(Some(first), |&at| {
            Some(entities[at as usize].next).filter(|&next| next != NONE)
        });
        let chain = chain.map(|entity| order[entity as usize] as usize);
        let chain = chain.filter(|&entity| entity < all.len());
        let mut bearers: Vec<usize> = chain.take(MAX_BEARERS).collect();
        bearers.sort_unstable();
        bearers
    };
    let shared = shared.into_iter().map(|(at, entity, first, settled)| {
        let entity = order[entity as usize] as usize;
        SharedName { at, entity, candidates: bearers(first), settled }
    });
    let shared = shared.collect();
    let mut families: Vec<Vec<usize>> = families.iter().map(|&first| bearers(first)).collect();
    families.sort_unstable();
    for found in &mut inner {
        found.entity = order[found.entity] as usize;
    }
    inner.retain(|found| found.entity < all.len());
    let starts = names.starts;
    Entities { all, shared, families, inner, of, starts, ..Entities::default() }
}

/// How much must speak for a team before a place is one: what it does and a striker or a score.
const PLAYS: i64 = 3;

fn made(draft: &AnnotatedDraft, names: &Names, entity: &Draft) -> Entity {
    let canonical = names.all[entity.name as usize].first;
    let kind = match kind_of(entity.weights) {
        MentionKind::Place if entity.plays >= PLAYS => MentionKind::Organisation,
        kind => kind,
    };
    Entity {
        kind,
        name: text(draft, canonical).split_whitespace().collect::<Vec<_>>().join(" "),
        family: entity.family,
        canonical,
        mentions: Vec::with_capacity(entity.mentions as usize),
    }
}
