//! Names joined to people: full names first, then surnames and first names that stand alone.

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::is_formal;
use super::names::{Name, Names};
use super::{Entities, NONE, finish};
use crate::annotate::mention::{MentionKind, extend, join};
use crate::annotate::{AnnotatedDraft, At};
use crate::language::Classes;

/// An entity in the making.
pub(super) struct Draft {
    /// The name that stands for it.
    pub(super) name: u32,
    /// What speaks for each kind.
    pub(super) weights: [u32; 4],
    /// How much more speaks for a team than for the place that it is called by.
    pub(super) plays: i64,
    /// The next entity with the same family name.
    pub(super) next: u32,
    /// The key of its family name, 0 where it has none.
    pub(super) family: u64,
    pub(super) mentions: u32,
    /// The entity that it turned out to be; itself as a rule.
    pub(super) same: u32,
}

/// The entity of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Nobody,
    One(u32),
    /// A surname that several bear: the first of the chain.
    Shared(u32),
    /// A place that is also a person's surname: the person and the place.
    Namesake(u32, u32),
}

pub(super) struct Linker {
    pub(super) names: Names,
    pub(super) entities: Vec<Draft>,
    pub(super) links: Vec<Link>,
    /// The first and the last of the chain of people with a family name.
    pub(super) families: FxHashMap<u64, (u32, u32)>,
    /// The people by the first and last word of their names: the first of them, and the next ones.
    ends: FxHashMap<(u64, u64), Vec<u32>>,
    /// The person with a first name; `NONE` where there are several.
    givens: FxHashMap<u64, u32>,
    /// The last words of people's full names.
    lasts: FxHashSet<u64>,
    /// Their plurals.
    plurals: FxHashSet<u64>,
    /// The person whose family name stands first, by that and the rest of the name.
    firsts: FxHashMap<(u64, u64), u32>,
    /// The person with half of a double name; `NONE` where there are several.
    halves: FxHashMap<u64, u32>,
    /// Whom a mention names because the words before it tell so.
    pub(super) told: FxHashMap<At, u32>,
}

pub(super) fn link(draft: &AnnotatedDraft, names: Names) -> Entities {
    let links = vec![Link::Nobody; names.all.len()];
    let (families, givens, ends, halves, firsts) = Default::default();
    let full = names.all.iter().filter(|name| name.words > 1 && is_person(name));
    let lasts: FxHashSet<u64> = full.map(|name| name.ends.1).collect();
    let plurals = lasts.iter().map(|&last| extend(last, 's')).collect();
    let entities = Vec::new();
    let told = FxHashMap::default();
    let mut linker = Linker {
        names,
        entities,
        links,
        families,
        ends,
        givens,
        lasts,
        plurals,
        firsts,
        halves,
        told,
    };
    linker.full_names();
    linker.single_names();
    linker.bodies(draft);
    linker.aliases(draft);
    finish::finish(linker, draft)
}

impl Linker {
    /// Makes an entity of each full name that is not a longer or shorter form of another.
    fn full_names(&mut self) {
        // A name that owes its first capital to its sentence (*Joining Ode*) comes last: where others
        // bear that surname, it is no first name.
        for doubtful in [false, true] {
            for at in 0..self.names.all.len() {
                let name = &self.names.all[at];
                if name.words > 1 && is_doubtful(&self.names, name) == doubtful {
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
        if self.is_thing_of(name) {
            let entity = self.add_as(at, false);
            self.join(at, entity);
            self.entities[entity as usize].weights[0] = 0;
            return;
        }
        let person = matches!(name.kind(), MentionKind::Person | MentionKind::Unknown);
        let known = if person { self.shorter(at).or_else(|| self.same_person(at)) } else { None };
        let entity = known.unwrap_or_else(|| self.add(at));
        self.join(at, entity);
        self.join_stem(at, entity);
        let ((first, last), family) =
            (self.names.all[at].ends, self.entities[entity as usize].family);
        let given = !self.names.all[at].particle;
        if known.is_some() && given && family != 0 && family != first {
            // *Hamad bin Khalid Al Tarik*, who is called *Al Tarik*, is *Hamad* too.
            note(&mut self.givens, first, entity);
        }
        if family != 0 && family != last && self.names.stem(&self.names.all[at]).is_some() {
            // *Ann Lee Ode*, who was *Ann Lee*, is called *Ode* too.
            note(&mut self.halves, last, entity);
        }
    }

    /// Joins the name that one of a person goes on from, where it is not yet anybody's: *Ann Lee* of *Ann
    /// Lee Ode*, who is called *Lee Ode* as well.
    fn join_stem(&mut self, at: usize, entity: u32) {
        let name = &self.names.all[at];
        let Some(stem) = self.names.stem(name).filter(|_| is_person(name)) else { return };
        let short = &self.names.all[stem as usize];
        let free = self.links[stem as usize] == Link::Nobody;
        if free && short.words == 2 && is_person(short) && !short.family_first {
            self.join(stem as usize, entity);
        }
    }

    /// The person whose full name ends this one, or begins it: *Norden Alicia Ode* and *Alicia Ode*,
    /// *Ann Lee Ode* and *Ann Lee*.
    fn shorter(&mut self, at: usize) -> Option<u32> {
        let name = &self.names.all[at];
        let stem = self.names.stem(name).filter(|&stem| {
            let stem = &self.names.all[stem as usize];
            is_person(name) && stem.words == 2 && !stem.family_first
        });
        let short = self.names.tail(name).or(stem)? as usize;
        let name = &self.names.all[short];
        if !is_person(name) || is_doubtful(&self.names, name) {
            return None;
        }
        // What is found is shorter, so this ends.
        self.full_name(short, false);
        match self.links[short] {
            Link::One(entity) => Some(entity),
            _ => None,
        }
    }

    /// The entity whose name has the same ends: *Ann Lee*, *Ann B. Lee*; or the same surname, where
    /// this is only that: *Van Otter*; or the same two words, family name first: *Orda Vilmos*.
    fn same_person(&self, at: usize) -> Option<u32> {
        let name = &self.names.all[at];
        if name.particle && name.words == 2 {
            return self.chain(name.ends.1).next();
        }
        let same = self.ends.get(&name.ends).and_then(|known| {
            known.iter().copied().find(|&other| {
                may_be_one(name, &self.names.all[self.entities[other as usize].name as usize])
            })
        });
        // *Kim Min-seo* and *Kim Min Seo* are one.
        let spelled = || self.firsts.get(&(name.ends.0, name.rest)).copied();
        same.or_else(|| spelled().filter(|_| name.family_first)).or_else(|| self.turned(name))
    }

    /// The person of the same two words in the other order, where not both are given names.
    fn turned(&self, name: &Name) -> Option<u32> {
        let (first, last) = name.classes;
        let given = first.has(Classes::GIVEN_NAME) && last.has(Classes::GIVEN_NAME);
        let tells = !given || first.has(Classes::FAMILY_FIRST) != last.has(Classes::FAMILY_FIRST);
        let turned = self.ends.get(&(name.ends.1, name.ends.0))?;
        turned.first().copied().filter(|_| name.words == 2 && tells && is_person(name))
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
            let placed = name.kind() == MentionKind::Place && name.is_placed();
            // *UN* is no *Kim Jong Un*.
            let known = name.classes.0.has(Classes::KNOWN_ACRONYM) || is_formal(name.key);
            let known = known && name.acronym;
            match if known { (None, false) } else { self.bearers(word) } {
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
        let only = |people: &FxHashMap<u64, u32>| {
            people.get(&word).copied().filter(|&entity| entity != NONE)
        };
        let (given, half) = (only(&self.givens), only(&self.halves));
        let name = &self.names.all[at];
        let elsewhere = Classes::PLACE | Classes::ORGANISATION | Classes::DEMONYM;
        let half =
            half.filter(|_| !matches!(name.kind(), MentionKind::Place | MentionKind::Organisation));
        let first = !name.acronym && (name.given || name.telling && !name.classes.0.has(elsewhere));
        if let Some(entity) = given.filter(|_| first && name.is_free()).or(half) {
            self.join(at, entity);
        } else if name.tells > 0 || name.kind() != MentionKind::Unknown || name.is_body_acronym() {
            let entity = self.add(at);
            self.join(at, entity);
            if self.plurals.contains(&word) {
                // *the Odes* are a family and no body.
                self.entities[entity as usize].weights = [0; 4];
            }
        }
    }

    fn chain(&self, family: u64) -> impl Iterator<Item = u32> {
        let first = self.families.get(&family).map(|&(first, _)| first);
        std::iter::successors(first, |&at| {
            Some(self.entities[at as usize].next).filter(|&next| next != NONE)
        })
    }

    /// Whether two words name what belongs to somebody: *Ode Pavilion*, where there is an *Ann Ode* and
    /// nobody is called *Pavilion*.
    fn is_thing_of(&self, name: &Name) -> bool {
        let given = name.given || name.family_first || name.particle;
        let turned = join(join(0, name.ends.1), name.ends.0);
        name.words == 2
            && name.titled == 0
            && !given
            && self.lasts.contains(&name.ends.0)
            && self.names.single(name.ends.1).is_none()
            && is_person(name)
            && self.names.keyed(turned).is_none()
    }

    pub(super) fn add(&mut self, at: usize) -> u32 {
        let name = &self.names.all[at];
        let person = name.words > 1 && is_person(name) || name.words == 1 && name.titled > 0;
        self.add_as(at, person)
    }

    fn add_as(&mut self, at: usize, person: bool) -> u32 {
        let entity = u32::try_from(self.entities.len()).unwrap_or(NONE - 1);
        let name = &self.names.all[at];
        let family = if person { self.family(name) } else { 0 };
        let (ends, parts, full) = (name.ends, name.parts, name.words > 1 && person);
        let (inner, rest) = (name.inner, name.rest);
        let opens = full && name.family_first;
        let given = if family == ends.0 { ends.1 } else { ends.0 };
        self.entities.push(Draft {
            name: u32::try_from(at).unwrap_or_default(),
            weights: [0; 4],
            plays: 0,
            next: NONE,
            family,
            mentions: 0,
            same: entity,
        });
        if full {
            note(&mut self.givens, given, entity);
        }
        if person {
            for half in parts.into_iter().chain(inner).filter(|&half| half != 0) {
                note(&mut self.halves, half, entity);
            }
            if opens {
                self.firsts.entry((ends.0, rest)).or_insert(entity);
            }
            self.ends.entry(ends).or_default().push(entity);
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
    /// uses it, and not the last, by itself; so too where a title stands before it alone.
    fn family(&self, name: &Name) -> u64 {
        let (first, last) = name.ends;
        let single = |word: u64| {
            let single = self.names.single(word).map(|name| &self.names.all[name as usize]);
            single.filter(|name| !name.acronym)
        };
        let bare = |word: u64| single(word).map_or(0, |name| name.count);
        let addressed = single(first).is_some_and(|name| !name.is_free())
            && bare(last) == 0
            && !self.lasts.contains(&first);
        let opens = name.family_first && (!name.given || bare(first) > bare(last));
        if opens && bare(first) >= bare(last) || addressed && !name.given { first } else { last }
    }

    pub(super) fn join(&mut self, at: usize, entity: u32) {
        let name = &self.names.all[at];
        let known = &mut self.entities[entity as usize];
        let canonical = &self.names.all[known.name as usize];
        let surname = name.words == 1 && canonical.words > 1 && known.family != 0;
        let more = if surname { name.weights_of_surname() } else { name.weights() };
        for (weight, more) in known.weights.iter_mut().zip(more) {
            *weight += more;
        }
        known.plays += name.plays();
        let fuller = canonical.words > 1;
        if name.words > 1 && (name.count > canonical.count || !fuller) {
            known.name = u32::try_from(at).unwrap_or_default();
        }
        self.links[at] = Link::One(entity);
    }
}

/// Which entity one turned out to be.
pub(super) fn root(entities: &[Draft], mut entity: u32) -> u32 {
    while entities[entity as usize].same != entity {
        entity = entities[entity as usize].same;
    }
    entity
}

/// Notes that somebody bears a name, and whether somebody else does.
fn note(people: &mut FxHashMap<u64, u32>, name: u64, entity: u32) {
    let known = people.entry(name).or_insert(entity);
    if *known != entity {
        *known = NONE;
    }
}

/// Whether two names with the same first and last word may be one person's: not *Jr.* and *Sr.*, not
/// *George H. Ode* and *George W. Ode*.
fn may_be_one(one: &Name, other: &Name) -> bool {
    let suffix = one.suffix == 0 || other.suffix == 0 || one.suffix == other.suffix;
    let middle = one.middle.is_none() || other.middle.is_none() || one.middle == other.middle;
    suffix && middle
}

/// Whether the first of two words may have its capital from the sentence it begins.
fn is_doubtful(names: &Names, name: &Name) -> bool {
    // What is no common word, and is said or used as a first name is, is one.
    let rare = !name.common
        && (name.mixed || name.is_told_person() || names.single(name.ends.0).is_some());
    let first = name.given || name.particle || name.family_first || rare;
    name.words == 2 && !first && name.tells == 0 && name.titled == 0 && is_person(name)
}

/// Whether two words or more make a person's name.
fn is_person(name: &Name) -> bool {
    name.kind() == MentionKind::Person
}
