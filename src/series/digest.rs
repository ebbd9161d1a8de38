//! What one draft tells the others.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::annotate::acronym::Fit;
use crate::annotate::mention::{Capital, MentionKind, join, key};
use crate::annotate::{AnnotatedDraft, At, BlockView, Mention};
use crate::story::entities::roles::Held;
use crate::story::entities::{self, Entities};
use crate::story::{acronyms, terms};
use crate::text::{Span, one_line};

/// What is kept of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Its names of several words, headlines aside, in order of their first places.
    pub names: Box<[Name]>,
    /// What it says that acronyms stand for, where the letters fit.
    pub expansions: Box<[Expansion]>,
    /// The forms of terms that its writer chose.
    pub terms: Box<[Form]>,
}

/// A name of several words.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name as it stands first.
    pub text: Box<str>,
    /// Its words as they stand first.
    pub words: Words,
    /// The same number for every mention of the same words.
    pub key: u64,
    /// The key of the family name where it is a person's, else 0.
    pub family: u64,
    /// How often it stands in the draft.
    pub count: u32,
    /// How often its last word stands alone and means the same.
    pub bare: u32,
    /// Its first place, in bytes of the file.
    pub span: Span,
    /// The offices that a person is said to hold and one person does hold, in the order of their numbers.
    pub offices: Box<[u64]>,
}

/// The words of a name, which are many and kept close.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Box<str>);

impl Words {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        Self(words.collect::<Vec<_>>().join(BETWEEN).into())
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(BETWEEN)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// The word at a place; empty behind the last.
    pub fn at(&self, place: usize) -> &str {
        self.iter().nth(place).unwrap_or_default()
    }
}

/// No word holds it.
const BETWEEN: &str = "\n";

/// What an acronym is said to stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// The key of the acronym's letters.
    pub acronym: u64,
    /// The words.
    pub words: Box<str>,
    /// How often it is said.
    pub count: u32,
    /// Where it is said first, in bytes of the file.
    pub span: Span,
}

/// One form of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The term: the line of the table.
    pub term: usize,
    /// Which of its forms.
    pub form: usize,
    /// How often it stands in the draft.
    pub count: u32,
    /// Its first place, in bytes of the file.
    pub span: Span,
}

/// Something that is filed by a key.
pub(super) trait Item: PartialEq {
    fn key(&self) -> u64;
    /// How often it stands in the draft, and how often a part of it alone.
    fn counts(&self) -> (u32, u32);
}

impl Digest {
    /// What a draft says now; `entities` are its own.
    pub fn of(draft: &AnnotatedDraft, entities: &Entities) -> Self {
        Self { names: names(draft, entities), expansions: expansions(draft), terms: forms(draft) }
    }

    /// The same with the places of a file in which `base` bytes stand before the text.
    pub fn read(draft: &AnnotatedDraft, base: usize) -> Self {
        let mut digest = Self::of(draft, &entities::link(draft));
        let names = digest.names.iter_mut().map(|name| &mut name.span);
        let expansions = digest.expansions.iter_mut().map(|expansion| &mut expansion.span);
        let terms = digest.terms.iter_mut().map(|form| &mut form.span);
        for span in names.chain(expansions).chain(terms) {
            *span = span.shifted(base);
        }
        digest
    }
}

/// The longest name that is compared, in words.
const MOST_WORDS: usize = 6;

fn is_compared(mention: &Mention) -> bool {
    (2..=MOST_WORDS).contains(&mention.words.len()) && mention.capital != Capital::Headline
}

fn names(draft: &AnnotatedDraft, entities: &Entities) -> Box<[Name]> {
    let mut names: Vec<Name> = Vec::new();
    let mut by_key: FxHashMap<u64, usize> = FxHashMap::default();
    let mut owners: Vec<Option<usize>> = Vec::new();
    let mut bare: FxHashMap<(usize, u64), u32> = FxHashMap::default();
    for block in draft.blocks() {
        for (index, mention) in block.notes.mentions.iter().enumerate() {
            let owner = entities.entity_of(At { block: block.index, index });
            if let (1, Some(owner)) = (mention.words.len(), owner) {
                *bare.entry((owner, mention.key)).or_default() += 1;
            }
            if !is_compared(mention) {
                continue;
            }
            let at = *by_key.entry(mention.key).or_insert(names.len());
            if at == names.len() {
                names.push(name(&block, mention));
                owners.push(owner);
            }
            names[at].count += 1;
        }
    }
    for (name, owner) in names.iter_mut().zip(owners) {
        let Some(person) = owner else { continue };
        let owner = &entities.all[person];
        let last = name.words.iter().last().map_or(0, |word| join(0, key(word)));
        name.bare = bare.get(&(person, last)).copied().unwrap_or_default();
        if owner.kind == MentionKind::Person {
            name.family = owner.family;
            name.offices = offices(draft, entities, person);
        }
    }
    names.into()
}

fn name(block: &BlockView<'_>, mention: &Mention) -> Name {
    let words = &block.notes.name_words[mention.words.clone()];
    Name {
        text: one_line(block.text(mention.span)).into(),
        words: Words::of(words.iter().map(|word| block.text(word.span))),
        key: mention.key,
        family: 0,
        count: 0,
        bare: 0,
        span: block.absolute(mention.span),
        offices: Box::default(),
    }
}

/// The offices that a person holds and nobody else does at that time, each by the same number for one office
/// of one place, body or country. One that nobody says whose it is counts where it is an office of state.
fn offices(draft: &AnnotatedDraft, entities: &Entities, person: usize) -> Box<[u64]> {
    let posts = entities.roles.of(person).filter_map(|role| role.post());
    let held = posts.filter(|post| post.title.is_single() && post.title.held == Held::Now);
    let offices = held.filter_map(|post| {
        let body = post.of.map(|at| entities::mention(draft, at).key);
        let nation = || post.nation.map(|nation| nation.id as u64);
        let whose = body.or_else(nation).or_else(|| post.title.office.map(|_| 0));
        Some(join(post.title.id(), whose?))
    });
    let offices: BTreeSet<u64> = offices.collect();
    offices.into_iter().collect()
}

fn expansions(draft: &AnnotatedDraft) -> Box<[Expansion]> {
    let mut all: Vec<Expansion> = Vec::new();
    let mut by_key: FxHashMap<u64, usize> = FxHashMap::default();
    for block in draft.blocks() {
        for found in block.notes.acronyms.iter().filter(|found| found.fit == Fit::Exact) {
            let expansion = Expansion {
                acronym: key(acronyms::without_plural(block.text(found.acronym))),
                words: one_line(block.text(found.expansion)).into(),
                count: 0,
                span: block.absolute(found.expansion),
            };
            let at = *by_key.entry(expansion.key()).or_insert(all.len());
            if at == all.len() {
                all.push(expansion);
            }
            all[at].count += 1;
        }
    }
    all.into()
}

fn forms(draft: &AnnotatedDraft) -> Box<[Form]> {
    let mut all: Vec<Form> = Vec::new();
    for (term, uses) in terms::collect(draft) {
        let first = all.len();
        for (span, form) in uses {
            match all[first..].iter_mut().find(|known| known.form == form) {
                Some(known) => known.count += 1,
                None => all.push(Form { term, form, count: 1, span }),
            }
        }
    }
    all.into()
}

impl Item for Name {
    fn key(&self) -> u64 {
        self.key
    }

    fn counts(&self) -> (u32, u32) {
        (self.count, self.bare)
    }
}

impl Item for Expansion {
    fn key(&self) -> u64 {
        self.words.split_whitespace().map(key).fold(self.acronym, join)
    }

    fn counts(&self) -> (u32, u32) {
        (self.count, 0)
    }
}

impl Item for Form {
    fn key(&self) -> u64 {
        term(self.term, self.form)
    }

    fn counts(&self) -> (u32, u32) {
        (self.count, 0)
    }
}

impl Expansion {
    pub(super) fn drawers(&self) -> Vec<u64> {
        vec![self.acronym]
    }
}

/// The key of a form of a term.
pub(super) fn term(term: usize, form: usize) -> u64 {
    join(join(0, term as u64), form as u64)
}

/// The drawer of a family name.
pub(super) fn family(family: u64) -> u64 {
    // Names are filed by their words there, too, and none is of one word.
    join(0, family)
}

/// What one of two lists has and the other has not, or has otherwise.
pub(super) fn differing<'a, T: Item>(one: &'a [T], other: &'a [T]) -> Vec<&'a T> {
    let known = |list: &'a [T]| -> FxHashMap<u64, &'a T> {
        list.iter().map(|item| (item.key(), item)).collect()
    };
    let (ones, others) = (known(one), known(other));
    let new = |item: &&T, there: &FxHashMap<u64, &T>| {
        there.get(&item.key()).is_none_or(|known| known != item)
    };
    let mut differing: Vec<&T> = one.iter().filter(|item| new(item, &others)).collect();
    differing.extend(other.iter().filter(|item| new(item, &ones)));
    differing
}
