//! Names joined to entities, then each mention to its name's.

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Name, Names, kind_of};
use super::{Entities, Entity, NONE, SharedName, text};
use crate::annotate::acronym::Fit;
use crate::annotate::mention::{Capital, MentionKind, key};
use crate::annotate::{AnnotatedDraft, At};
use crate::document::Role;

/// An entity in the making.
struct Draft {
    /// The name that stands for it.
    name: u32,
    votes: [u32; 3],
    /// The next entity with the same family name.
    next: u32,
    /// The key of its family name, 0 where it has none.
    family: u64,
    mentions: u32,
}

/// The entity of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Nobody,
    One(u32),
    /// A surname that several bear: the first of the chain.
    Shared(u32),
    /// A place that is also a person's surname: the person and the place.
    Namesake(u32, u32),
}

struct Linker {
    names: Names,
    entities: Vec<Draft>,
    links: Vec<Link>,
    /// The first and the last of the chain of people with a family name.
    families: FxHashMap<u64, (u32, u32)>,
    /// The people by the first and last word of their names.
    ends: FxHashMap<(u64, u64), u32>,
    /// The person with a first name; `NONE` where there are several.
    givens: FxHashMap<u64, u32>,
}

pub(super) fn link(draft: &AnnotatedDraft, names: Names) -> Entities {
    let links = vec![Link::Nobody; names.all.len()];
    let (families, givens, ends) = Default::default();
    let mut linker = Linker { names, entities: Vec::new(), links, families, ends, givens };
    linker.full_names();
    linker.single_names();
    linker.acronyms(draft);
    linker.finish(draft)
}

impl Linker {
    /// Makes an entity of each full name that is not a longer or shorter form of another.
    fn full_names(&mut self) {
        // A name that owes its first capital to its sentence (*Joining Ode*) comes last: where others
        // bear that surname, it is no first name.
        for doubtful in [false, true] {
            for at in 0..self.names.all.len() {
                let name = &self.names.all[at];
                if name.words > 1 && is_doubtful(name) == doubtful {
                    self.full_name(at, doubtful);
                }
            }
        }
    }

    fn full_name(&mut self, at: usize, doubtful: bool) {
        let name = &self.names.all[at];
        if self.links[at] != Link::Nobody {
            return;
        }
        if doubtful && let (Some(first), shared) = self.bearers(name.ends.1) {
            if shared {
                self.links[at] = Link::Shared(first);
            } else {
                self.join(at, first);
            }
            return;
        }
        let person = matches!(name.kind(), MentionKind::Person | MentionKind::Unknown);
        let known = if person { self.tail(at).or_else(|| self.same_person(at)) } else { None };
        let entity = known.unwrap_or_else(|| self.add(at));
        self.join(at, entity);
    }

    /// The person whose full name ends this one: *Norden Alicia Ode*, *Alicia Ode*.
    fn tail(&mut self, at: usize) -> Option<u32> {
        let tail = self.names.tail(&self.names.all[at])? as usize;
        let name = &self.names.all[tail];
        if !is_person(name) || is_doubtful(name) {
            return None;
        }
        // A tail is shorter, so this ends.
        self.full_name(tail, false);
        match self.links[tail] {
            Link::One(entity) => Some(entity),
            _ => None,
        }
    }

    /// The entity whose name has the same ends: *Ann Lee*, *Ann B. Lee*; or the same surname, where
    /// this is only that: *Van Otter*.
    fn same_person(&self, at: usize) -> Option<u32> {
        let name = &self.names.all[at];
        if name.particle && name.words == 2 {
            return self.chain(name.ends.1).next();
        }
        self.ends.get(&name.ends).copied()
    }

    /// Joins surnames, and first names that are one person's only, to those who bear them. A name
    /// that stands alone makes an entity of its own.
    fn single_names(&mut self) {
        for at in 0..self.names.all.len() {
            let name = &self.names.all[at];
            if name.words != 1 {
                continue;
            }
            let word = name.ends.1;
            let placed = name.kind() == MentionKind::Place;
            match self.bearers(word) {
                (Some(person), _) if placed => {
                    let place = self.add(at);
                    self.join(at, place);
                    self.links[at] = Link::Namesake(person, place);
                }
                (Some(first), true) => self.links[at] = Link::Shared(first),
                (Some(first), false) => self.join(at, first),
                (None, _) => self.lone(at, word),
            }
        }
    }

    /// The first of the people with a family name, and whether there are more.
    fn bearers(&self, family: u64) -> (Option<u32>, bool) {
        let mut chain = self.chain(family);
        (chain.next(), chain.next().is_some())
    }

    fn lone(&mut self, at: usize, word: u64) {
        let given = self.givens.get(&word).copied().filter(|&entity| entity != NONE);
        let name = &self.names.all[at];
        if let Some(entity) = given.filter(|_| name.given && name.titled == 0) {
            self.join(at, entity);
        } else if name.tells > 0 || name.kind() != MentionKind::Unknown {
            let entity = self.add(at);
            self.join(at, entity);
        }
    }

    fn chain(&self, family: u64) -> impl Iterator<Item = u32> {
        let first = self.families.get(&family).map(|&(first, _)| first);
        std::iter::successors(first, |&at| {
            Some(self.entities[at as usize].next).filter(|&next| next != NONE)
        })
    }

    fn add(&mut self, at: usize) -> u32 {
        let entity = u32::try_from(self.entities.len()).unwrap_or(NONE - 1);
        let name = &self.names.all[at];
        let person = name.words > 1 && is_person(name) || name.words == 1 && name.titled > 0;
        let family = if person { self.family(name) } else { 0 };
        let (ends, given) = (name.ends, name.words > 1 && name.given && person);
        self.entities.push(Draft {
            name: u32::try_from(at).unwrap_or_default(),
            votes: [0; 3],
            next: NONE,
            family,
            mentions: 0,
        });
        if given {
            self.givens.entry(ends.0).and_modify(|other| *other = NONE).or_insert(entity);
        }
        if person {
            self.ends.entry(ends).or_insert(entity);
            self.append(family, entity);
        }
        entity
    }

    fn append(&mut self, family: u64, entity: u32) {
        let (_, last) = self.families.entry(family).or_insert((entity, entity));
        if *last != entity {
            self.entities[*last as usize].next = entity;
            *last = entity;
        }
    }

    /// The family name: the last word, or the first where it is one that stands first and the draft
    /// uses it, and not the last, by itself.
    fn family(&self, name: &Name) -> u64 {
        let (first, last) = name.ends;
        let bare = |word: u64| {
            let single = self.names.single(word).map(|name| &self.names.all[name as usize]);
            single.filter(|name| !name.acronym).map_or(0, |name| name.count)
        };
        let opens = name.family_first && (!name.given || bare(first) > bare(last));
        if opens && bare(first) >= bare(last) { first } else { last }
    }

    fn join(&mut self, at: usize, entity: u32) {
        let name = &self.names.all[at];
        let known = &mut self.entities[entity as usize];
        for (votes, more) in known.votes.iter_mut().zip(name.votes()) {
            *votes += more;
        }
        let canonical = &self.names.all[known.name as usize];
        let fuller = canonical.words > 1;
        if name.words > 1 && (name.count > canonical.count || !fuller) {
            known.name = u32::try_from(at).unwrap_or_default();
        }
        self.links[at] = Link::One(entity);
    }

    /// Joins an acronym to the name it is said to stand for.
    fn acronyms(&mut self, draft: &AnnotatedDraft) {
        for (block, notes) in draft.notes.iter().enumerate() {
            for found in notes.acronyms.iter().filter(|found| found.fit == Fit::Exact) {
                let prose = draft.document.blocks[block].span.of(&draft.document.prose);
                let Some(acronym) = self.names.single(key(found.acronym.of(prose))) else {
                    continue;
                };
                let full = notes.mentions.iter().position(|mention| {
                    mention.span.end >= found.expansion.end
                        && mention.span.start < found.expansion.end
                });
                let Some(full) = full else { continue };
                let full = self.names.of[self.names.starts[block] + full] as usize;
                if let Link::One(entity) = self.links[full] {
                    self.links[acronym as usize] = Link::One(entity);
                }
            }
        }
    }

    /// Gives each mention its entity and puts the entities in order of first mention.
    fn finish(self, draft: &AnnotatedDraft) -> Entities {
        let Self { names, mut entities, links, families, .. } = self;
        let mut of = Vec::with_capacity(names.of.len());
        let mut shared = Vec::new();
        let mut recent: FxHashMap<u64, (u32, usize)> = FxHashMap::default();
        let contested = contested(&links, &entities);
        for (block, notes) in draft.notes.iter().enumerate() {
            for (index, mention) in notes.mentions.iter().enumerate() {
                let name = names.of[names.starts[block] + index] as usize;
                let at = At { block, index };
                let entity = match links[name] {
                    Link::Nobody => NONE,
                    Link::One(entity) => {
                        let family = entities[entity as usize].family;
                        if family != 0 && contested.contains(&family) {
                            recent.insert(family, (entity, block));
                        }
                        entity
                    }
                    Link::Namesake(person, place) => {
                        if is_placed(draft, at) {
                            place
                        } else {
                            person
                        }
                    }
                    Link::Shared(first) => {
                        let family = entities[first as usize].family;
                        let likely = recent.get(&family).copied();
                        let (entity, seen) = likely.unwrap_or((first, usize::MAX));
                        if mention.title.is_none() && mention.capital != Capital::Headline {
                            shared.push((at, entity, first, is_near(draft, seen, block)));
                        }
                        entity
                    }
                };
                if entity != NONE {
                    entities[entity as usize].mentions += 1;
                }
                of.push(entity);
            }
        }
        let families = families.into_values().filter(|(first, last)| first != last);
        let families: Vec<u32> = families.map(|(first, _)| first).collect();
        assemble(draft, names, &entities, of, shared, &families)
    }
}

/// Whether a word of place stands before a mention.
fn is_placed(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let mention = &view.notes.mentions[at.index];
    let tokens = &view.notes.tokens;
    let first = tokens.partition_point(|token| token.span.start < mention.span.start);
    mention.title.is_none()
        && first.checked_sub(1).is_none_or(|before| {
            let before = tokens[before].text(view.prose);
            [
                "in", "at", "from", "to", "near", "across", "of", "into", "outside", "around",
                "through", "for", ",",
            ]
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word))
        })
}

/// Whether the first of two words may have its capital from the sentence it begins.
fn is_doubtful(name: &Name) -> bool {
    let first = name.given || name.particle || name.family_first;
    name.words == 2 && !first && name.tells == 0 && name.titled == 0 && is_person(name)
}

/// Whether two words or more make a person's name.
fn is_person(name: &Name) -> bool {
    name.kind() == MentionKind::Person
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

type Found = (At, u32, u32, bool);

fn assemble(
    draft: &AnnotatedDraft,
    names: Names,
    entities: &[Draft],
    mut of: Vec<u32>,
    shared: Vec<Found>,
    families: &[u32],
) -> Entities {
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
    Entities { all, shared, families, of, starts: names.starts }
}

fn made(draft: &AnnotatedDraft, names: &Names, entity: &Draft) -> Entity {
    let canonical = names.all[entity.name as usize].first;
    Entity {
        kind: kind_of(entity.votes),
        name: text(draft, canonical).split_whitespace().collect::<Vec<_>>().join(" "),
        family: entity.family,
        canonical,
        mentions: Vec::with_capacity(entity.mentions as usize),
    }
}
