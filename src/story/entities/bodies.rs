//! Names of one organisation or country joined: an acronym with its expansion, a country with its
//! formal name, a company with and without *Ltd.*, *the Ministry* with the only ministry.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::link::{Draft, Link, Linker, root};
use super::names::Name;
use crate::annotate::AnnotatedDraft;
use crate::annotate::acronym::Fit;
use crate::annotate::mention::{MentionKind, join, key};
use crate::language::{Classes, lexicon};

impl Linker {
    /// Joins the names of organisations and countries.
    pub(super) fn bodies(&mut self, draft: &AnnotatedDraft) {
        self.acronyms(draft);
        self.formal_names();
        let shorter = self.shorter_names();
        for (short, long) in shorter {
            self.merge(short, long);
        }
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

    /// Joins the names of one country (*North Korea*, *DPRK*), and of one body of it (*U.N. Security
    /// Council*, *United Nations Security Council*).
    fn formal_names(&mut self) {
        let mut known: FxHashMap<(usize, u64), usize> = FxHashMap::default();
        for at in 0..self.names.all.len() {
            let name = &self.names.all[at];
            let whole = FORMAL.get(&name.key).map(|&country| (country, 0));
            if let (Some((country, _)), Link::One(entity)) = (whole, self.links[at])
                && country < *COUNTRIES
            {
                // *Republic of Selm* looks like a body.
                self.entities[entity as usize].weights[2] += 4 * name.count;
            }
            let Some(called) = whole.or_else(|| of_country(name)) else { continue };
            let first = *known.entry(called).or_insert(at);
            if first != at {
                self.merge(at, first);
            }
        }
    }

    /// The shorter names of organisations, each with the longer name that it certainly stands for.
    fn shorter_names(&self) -> Vec<(usize, usize)> {
        let mut longer: FxHashMap<u64, Option<usize>> = FxHashMap::default();
        for (at, name) in self.names.all.iter().enumerate().filter(|(_, name)| is_body(name)) {
            for short in shorter(name).into_iter().filter(|&short| short != 0) {
                let known = longer.entry(short).or_insert(Some(at));
                *known = known.filter(|&other| self.entity(other) == self.entity(at));
            }
        }
        let certain = |(short, name): (usize, &Name)| {
            let long = longer.get(&name.key).copied().flatten()?;
            let generic = name.words == 1 && !name.telling;
            let introduced = !generic || self.names.all[long].first < name.first;
            (long != short && introduced && !self.is_person(short)).then_some((short, long))
        };
        self.names.all.iter().enumerate().filter_map(certain).collect()
    }

    fn entity(&self, name: usize) -> Option<u32> {
        match self.links[name] {
            Link::One(entity) => Some(root(&self.entities, entity)),
            _ => None,
        }
    }

    fn is_person(&self, name: usize) -> bool {
        let one = self.entity(name).map(|entity| self.entities[entity as usize].family != 0);
        one.unwrap_or(self.links[name] != Link::Nobody)
    }

    /// Makes the entity of a name that of another.
    fn merge(&mut self, at: usize, with: usize) {
        let Some(entity) = self.entity(with) else { return };
        let Some(own) = self.entity(at) else {
            if self.links[at] == Link::Nobody {
                self.join(at, entity);
            }
            return;
        };
        if own == entity || self.is_person(at) || self.is_person(with) {
            return;
        }
        self.entities[own as usize].same = entity;
        let Draft { weights: more, plays, .. } = self.entities[own as usize];
        let known = &mut self.entities[entity as usize];
        known.plays += plays;
        for (weight, more) in known.weights.iter_mut().zip(more) {
            *weight += more;
        }
    }
}

/// Whether a name is that of a country or of a body of countries.
pub(super) fn is_formal(name: u64) -> bool {
    FORMAL.contains_key(&name)
}

fn is_body(name: &Name) -> bool {
    name.words > 1 && name.kind() == MentionKind::Organisation
}

/// The country or body that a longer name begins with, and the key of the rest: *U.N.* of *U.N.
/// Security Council*.
fn of_country(name: &Name) -> Option<(usize, u64)> {
    let by = |opening: u64, rest: u64| {
        let country = FORMAL.get(&opening).copied()?;
        (rest != 0).then_some((country, rest))
    };
    by(join(0, name.ends.0), name.tails[0]).or_else(|| by(name.opening, name.tails[1]))
}

/// The keys of what a body may be called for short; 0 stands for none: *Oxley* of *Oxley Ltd.*,
/// *Security Council* of *U.N. Security Council*, *Ministry* of *Ministry of Unification*.
fn shorter(name: &Name) -> [u64; 4] {
    let (first, last) = name.classes;
    let elsewhere = Classes::PLACE | Classes::DEMONYM;
    let company = COMPANIES.contains(&name.ends.1);
    let own = name.telling && !first.has(elsewhere | Classes::GIVEN_NAME | Classes::TITLE);
    let bare = match name.words {
        2 if company && own => join(0, name.ends.0),
        3.. if company => name.stem,
        _ => 0,
    };
    let whose = of_country(name).map(|(_, rest)| rest);
    let rest = whose.unwrap_or(if first.has(elsewhere) { name.tails[0] } else { 0 });
    let head = |is: Classes, key: u64| {
        if is.has(Classes::ORGANISATION_HEAD) { join(0, key) } else { 0 }
    };
    [bare, rest, head(first, name.ends.0), head(last, name.ends.1)]
}

/// What a company's name ends with.
static COMPANIES: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("companies.txt")).map(key).collect());

/// How many of the lines are countries.
static COUNTRIES: LazyLock<usize> =
    LazyLock::new(|| lexicon::entries(include_str!("formal_names.txt")).count());

/// The line of each name of a country, and of a body of countries behind them.
static FORMAL: LazyLock<FxHashMap<u64, usize>> = LazyLock::new(|| {
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let bare = |word: &str| key(word.strip_suffix("'s").unwrap_or(word));
    let named =
        |name: &str| name.split(' ').filter(capital).fold(0, |all, word| join(all, bare(word)));
    let lines = lexicon::entries(include_str!("formal_names.txt"));
    let lines = lines.chain(lexicon::entries(include_str!("formal_bodies.txt"))).enumerate();
    let names =
        lines.flat_map(|(line, names)| names.split('=').map(move |name| (line, name.trim())));
    names.map(|(line, name)| (named(name), line)).collect()
});
