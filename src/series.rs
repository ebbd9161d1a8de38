//! Drafts that belong together, the parts of a series or the articles of an issue: what each of them
//! tells the others.
//!
//! Of a draft only its [`Digest`] is kept: the names, expansions and terms that another draft can be
//! held against. They are filed by what they are and by what they look like, so that comparing a draft
//! costs as much as it has names, however many drafts there are. Judging is left to `checks`.

mod digest;
mod index;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::annotate::mention::{extend, join, key, letters, sound};

pub use digest::{Digest, Expansion, Form, Name, Words};
use index::{Index, Place};

/// Several drafts, in the order of their names.
#[derive(Debug, Default)]
pub struct Series {
    drafts: Vec<(Arc<str>, Arc<Digest>)>,
    /// Names by their words; in drawers by all words but one, and by the family name.
    names: Index,
    /// Expansions by acronym and words; in drawers by acronym.
    expansions: Index,
    /// Terms by term and form.
    terms: Index,
}

impl Series {
    /// A series of drafts, each with what it is called.
    pub fn of(drafts: impl IntoIterator<Item = (Arc<str>, Arc<Digest>)>) -> Self {
        let mut drafts: Vec<_> = drafts.into_iter().collect();
        drafts.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut series = Self { drafts, ..Self::default() };
        series.names = series.index(|digest| &digest.names, Name::drawers);
        series.expansions = series.index(|digest| &digest.expansions, Expansion::drawers);
        series.terms = series.index(|digest| &digest.terms, |_| Vec::new());
        series
    }

    fn index<T: digest::Item>(
        &self,
        items: impl Fn(&Digest) -> &[T],
        drawers: impl Fn(&T) -> Vec<u64>,
    ) -> Index {
        let mut places = Vec::new();
        for (draft, (_, digest)) in self.drafts.iter().enumerate() {
            let all = items(digest).iter().enumerate();
            places.extend(all.map(|(at, item)| Place::new(item, draft, at)));
        }
        Index::of(places, |draft, at| drawers(&items(&self.drafts[draft].1)[at]))
    }

    /// Whether it has no drafts.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// The drafts that have to be compared anew where a draft no longer says what it said: those with
    /// something like what only one of its two digests has.
    pub fn touched_by(&self, old: &Digest, new: &Digest) -> BTreeSet<Arc<str>> {
        let mut groups = Vec::new();
        for name in digest::differing(&old.names, &new.names) {
            groups.extend(self.names.group(name.key).map(|group| (&self.names, group)));
            let drawers = name.drawers().into_iter();
            let alike = drawers.flat_map(|drawer| self.names.drawer(drawer));
            groups.extend(alike.map(|group| (&self.names, group)));
        }
        for expansion in digest::differing(&old.expansions, &new.expansions) {
            let alike = self.expansions.drawer(expansion.acronym);
            groups.extend(alike.map(|group| (&self.expansions, group)));
        }
        for form in digest::differing(&old.terms, &new.terms) {
            let others = crate::annotate::term::forms(form.term).enumerate();
            let others = others.filter_map(|(at, _)| self.terms.group(digest::term(form.term, at)));
            groups.extend(others.map(|group| (&self.terms, group)));
        }
        let places = groups.into_iter().flat_map(|(index, group)| index.places(group));
        places.map(|place| Arc::clone(&self.drafts[place.draft as usize].0)).collect()
    }
}

/// One draft's place in a series.
#[derive(Clone, Debug, Default)]
pub struct Member {
    /// The drafts it is compared with; it may be one of them.
    pub series: Arc<Series>,
    /// What it is called there.
    pub name: Arc<str>,
}

/// A draft beside all others of its series: what the checks see.
#[derive(Debug, Default)]
pub struct Others<'a> {
    /// What this draft says now.
    pub own: Digest,
    series: Option<&'a Series>,
    /// Where it stands in the series, or would.
    place: u32,
    /// Whether the series has a former state of it.
    inside: bool,
}

/// Something that other drafts have.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a, T> {
    /// As the first of them has it.
    pub what: &'a T,
    /// That draft.
    pub file: &'a Arc<str>,
    /// How many drafts have it.
    pub drafts: usize,
    /// How often it stands in them.
    pub count: usize,
    /// How often a part of it stands there alone: a surname.
    pub bare: usize,
    /// Whether the first of them comes before this draft.
    pub before: bool,
}

/// The names that are compared with one: more are no slips but a list.
const MOST_RIVALS: usize = 12;

impl<'a> Others<'a> {
    /// A draft, now saying `own`, among its series.
    pub fn of(member: &'a Member, own: Digest) -> Self {
        let series = &*member.series;
        let place = series.drafts.partition_point(|(name, _)| *name < member.name);
        let inside = series.drafts.get(place).is_some_and(|(name, _)| *name == member.name);
        Self { own, series: Some(series), place: index::small(place), inside }
    }

    /// Whether there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.series.is_none_or(|series| series.drafts.len() <= usize::from(self.inside))
    }

    /// What the others have of a name of the same words.
    pub fn name(&self, key: u64) -> Option<Found<'a, Name>> {
        let series = self.series?;
        self.found(&series.names, series.names.group(key)?, |digest| &digest.names)
    }

    /// The names that differ from one in a letter or two of one word: that word's place, and the name.
    pub fn alike(&self, name: &Name) -> Vec<(usize, Found<'a, Name>)> {
        let Some(series) = self.series else { return Vec::new() };
        let words: Vec<&str> = name.words.iter().collect();
        let mut filed = Vec::new();
        for place in 0..words.len() {
            for drawer in but_one(&words, place) {
                let drawer = series.names.drawer(drawer);
                if drawer.len() <= MOST_RIVALS {
                    filed.extend(drawer.map(|group| (place, group)));
                }
            }
        }
        filed.sort_unstable();
        filed.dedup();
        let found = filed.into_iter().filter_map(|(place, group)| {
            Some((place, self.found(&series.names, group, |digest| &digest.names)?))
        });
        found.filter(|(place, other)| is_same_but(&words, *place, &other.what.words)).collect()
    }

    /// The people with a family name; none where they are many.
    pub fn bearers(&self, family: u64) -> Vec<Found<'a, Name>> {
        let Some(series) = self.series else { return Vec::new() };
        let drawer = series.names.drawer(digest::family(family));
        let few = drawer.len() <= MOST_RIVALS;
        let found = drawer.filter(|_| few);
        let found =
            found.filter_map(|group| self.found(&series.names, group, |digest| &digest.names));
        found.filter(|name| name.what.family == family).collect()
    }

    /// What the others say that an acronym stands for.
    pub fn expansions(&self, acronym: u64) -> Vec<Found<'a, Expansion>> {
        let Some(series) = self.series else { return Vec::new() };
        let groups = series.expansions.drawer(acronym).take(MOST_RIVALS);
        let found = groups
            .filter_map(|group| self.found(&series.expansions, group, |digest| &digest.expansions));
        found.filter(|expansion| expansion.what.acronym == acronym).collect()
    }

    /// What the others have of one form of a term.
    pub fn form(&self, term: usize, form: usize) -> Option<Found<'a, Form>> {
        let series = self.series?;
        let group = series.terms.group(digest::term(term, form))?;
        self.found(&series.terms, group, |digest| &digest.terms)
    }

    fn found<T>(
        &self,
        index: &Index,
        group: u32,
        items: impl Fn(&'a Digest) -> &'a [T],
    ) -> Option<Found<'a, T>> {
        let drafts = &self.series?.drafts;
        let own = self.inside.then_some(self.place);
        let rest = index.without(group, own)?;
        let (file, digest) = &drafts[rest.first.draft as usize];
        Some(Found {
            what: &items(digest)[rest.first.at as usize],
            file,
            drafts: rest.drafts,
            count: rest.count,
            bare: rest.bare,
            before: rest.first.draft < self.place,
        })
    }
}

impl Name {
    fn drawers(&self) -> Vec<u64> {
        let words: Vec<&str> = self.words.iter().collect();
        let words = (0..words.len()).flat_map(|place| but_one(&words, place));
        let family = (self.family != 0).then(|| digest::family(self.family));
        words.chain(family).collect()
    }
}

/// Where a name is filed for one of its words: by all the others, and by that one's sound, by itself and
/// by itself less each of its letters.
fn but_one(words: &[&str], place: usize) -> impl Iterator<Item = u64> + use<> {
    let word = words[place];
    let spelt: Vec<char> = letters(word).take(MOST_LETTERS).collect();
    let others = words.iter().enumerate().filter(|&(at, _)| at != place);
    let others = others.fold(0, |all, (_, word)| join(all, key(word))).wrapping_add(place as u64);
    let whole = [key(word), !sound(word)];
    let less = (0..spelt.len()).map(move |at| {
        let rest = spelt.iter().enumerate().filter(|&(index, _)| index != at);
        rest.fold(0, |key, (_, &letter)| extend(key, letter))
    });
    less.chain(whole).map(move |drawer| join(others, drawer))
}

/// Whether a name has the same words but for the one at a place. Drawers may hold others by chance.
fn is_same_but(words: &[&str], place: usize, other: &Words) -> bool {
    let same =
        |(at, (one, other)): (usize, (&&str, &str))| (key(one) == key(other)) != (at == place);
    words.len() == other.count() && words.iter().zip(other.iter()).enumerate().all(same)
}

/// The longest word of which letters are left out.
const MOST_LETTERS: usize = 28;

#[cfg(test)]
mod tests;
