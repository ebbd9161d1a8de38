//! What one draft tells the others.

use rustc_hash::FxHashMap;

use crate::annotate::acronym::Fit;
use crate::annotate::mention::{Capital, MentionKind, join, key};
use crate::annotate::{AnnotatedDraft, At, BlockView, Mention};
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
    pub words: Box<[Box<str>]>,
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
    /// What the draft says that a person is, as it says it; of a digest that was [read](Digest::read).
    pub roles: Box<[Box<str>]>,
}

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

    /// The same for others to compare with: with what people are said to be, and the places as those of
    /// a file in which `base` bytes stand before the text.
    pub fn read(draft: &AnnotatedDraft, base: usize) -> Self {
        let entities = entities::link(draft);
        let mut digest = Self::of(draft, &entities);
        let people: FxHashMap<u64, usize> = people(draft, &entities);
        for name in &mut digest.names {
            let person = people.get(&name.key).map(|&person| &entities.all[person].mentions[..]);
            name.roles = roles(draft, person.unwrap_or_default());
            name.span = name.span.shifted(base);
        }
        for expansion in &mut digest.expansions {
            expansion.span = expansion.span.shifted(base);
        }
        for form in &mut digest.terms {
            form.span = form.span.shifted(base);
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
    for block in draft.blocks() {
        for (index, mention) in block.notes.mentions.iter().enumerate() {
            if !is_compared(mention) {
                continue;
            }
            let at = *by_key.entry(mention.key).or_insert(names.len());
            if at == names.len() {
                names.push(name(&block, mention));
                owners.push(entities.entity_of(At { block: block.index, index }));
            }
            names[at].count += 1;
        }
    }
    for (name, owner) in names.iter_mut().zip(owners) {
        let Some(owner) = owner.map(|owner| &entities.all[owner]) else { continue };
        let last = name.words.last().map_or(0, |word| join(0, key(word)));
        let alone = owner.mentions.iter().filter(|&&at| entities::mention(draft, at).key == last);
        name.bare = super::index::small(alone.count());
        name.family = if owner.kind == MentionKind::Person { owner.family } else { 0 };
    }
    names.into()
}

fn name(block: &BlockView<'_>, mention: &Mention) -> Name {
    let words = &block.notes.name_words[mention.words.clone()];
    Name {
        text: one_line(block.text(mention.span)).into(),
        words: words.iter().map(|word| block.text(word.span).into()).collect(),
        key: mention.key,
        family: 0,
        count: 0,
        bare: 0,
        span: block.absolute(mention.span),
        roles: Box::default(),
    }
}

/// The person of each full name.
fn people(draft: &AnnotatedDraft, entities: &Entities) -> FxHashMap<u64, usize> {
    let people = entities.all.iter().enumerate().filter(|(_, one)| one.family != 0);
    let named = people.flat_map(|(at, one)| one.mentions.iter().map(move |&mention| (mention, at)));
    named.map(|(mention, at)| (entities::mention(draft, mention).key, at)).collect()
}

/// The mentions of a person whose surroundings are read, and what is kept of them.
const MOST_MENTIONS: usize = 8;
const MOST_ROLES: usize = 4;

/// What is said of a person beside the name, each once.
pub fn roles(draft: &AnnotatedDraft, mentions: &[At]) -> Box<[Box<str>]> {
    let mut roles: Vec<Box<str>> = Vec::new();
    let beside =
        mentions.iter().take(MOST_MENTIONS).flat_map(|&at| entities::roles::beside(draft, at));
    for role in beside.filter(|role| !role.age) {
        let words: Box<str> = one_line(role.span.of(&draft.document.prose)).into();
        if roles.len() < MOST_ROLES && !roles.contains(&words) {
            roles.push(words);
        }
    }
    roles.into()
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
        there.get(&item.key()).is_none_or(|known| known.counts() != item.counts())
    };
    let mut differing: Vec<&T> = one.iter().filter(|item| new(item, &others)).collect();
    differing.extend(other.iter().filter(|item| new(item, &ones)));
    differing
}
