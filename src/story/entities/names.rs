//! The distinct names of a draft: every mention of the same words is one name.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::mention::{Capital, MentionKind, join, key};
use crate::annotate::{AnnotatedDraft, At, Mention, NameWord};
use crate::language::Classes;

/// The keys of what stands behind a family name and is no part of it.
static SUFFIXES: LazyLock<[u64; 5]> = LazyLock::new(|| ["Jr", "Sr", "II", "III", "IV"].map(key));

/// All names of a draft.
pub(super) struct Names {
    /// In order of first mention.
    pub(super) all: Vec<Name>,
    /// The name of each mention, block after block.
    pub(super) of: Vec<u32>,
    /// Where each block's mentions begin in `of`.
    pub(super) starts: Vec<usize>,
    by_key: FxHashMap<u64, u32>,
}

/// One sequence of words that is used as a name.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the first word")]
pub(super) struct Name {
    /// Where it stands first.
    pub(super) first: At,
    /// How many words it has.
    pub(super) words: usize,
    /// The key of its first word and of its last, suffixes such as *Jr.* aside.
    pub(super) ends: (u64, u64),
    /// The keys of the name without its first word, and without its first two, where two words are
    /// left: *Alicia Ode* of *Norden Alicia Ode*; else 0.
    pub(super) tails: [u64; 2],
    /// How often it is used.
    pub(super) count: u32,
    /// How often its capital tells that it is a name.
    pub(super) tells: u32,
    /// How often a title stands before it.
    pub(super) titled: u32,
    /// How often its surroundings make it a person, an organisation, a place.
    votes: [u32; 3],
    /// Whether its first word is a family name that stands before the given name.
    pub(super) family_first: bool,
    /// Whether its first word is a first name or an initial.
    pub(super) given: bool,
    /// Whether its first word is a particle: *Van Otter*.
    pub(super) particle: bool,
    /// Whether its first word is written like an acronym.
    pub(super) acronym: bool,
}

impl Name {
    fn new(at: At, mention: &Mention, words: &[NameWord]) -> Self {
        let first = words.first();
        let is = |classes| first.is_some_and(|word| word.classes.has(classes));
        let last = words.iter().rfind(|word| !SUFFIXES.contains(&word.key)).or(first);
        let ends = (first.map_or(0, |word| word.key), last.map_or(0, |word| word.key));
        let tail = |from: usize| {
            let left = words.get(from..).filter(|left| left.len() > 1);
            left.map_or(0, |left| left.iter().fold(0, |key, word| join(key, word.key)))
        };
        Self {
            first: at,
            words: mention.words.len(),
            ends,
            tails: [tail(1), tail(2)],
            count: 0,
            tells: 0,
            titled: 0,
            votes: [0; 3],
            family_first: is(Classes::FAMILY_FIRST),
            given: is(Classes::GIVEN_NAME) || first.is_some_and(|word| word.span.len() == 2),
            particle: is(Classes::NAME_PARTICLE),
            acronym: first.is_some_and(|word| word.acronym),
        }
    }

    fn count(&mut self, mention: &Mention) {
        self.count += 1;
        self.tells += u32::from(mention.capital == Capital::Tells);
        self.titled += u32::from(mention.title.is_some());
        match mention.kind {
            MentionKind::Person => self.votes[0] += 1,
            MentionKind::Organisation => self.votes[1] += 1,
            MentionKind::Place => self.votes[2] += 1,
            MentionKind::Unknown => {}
        }
    }

    /// What most of its mentions make it.
    pub(super) fn kind(&self) -> MentionKind {
        kind_of(self.votes)
    }

    pub(super) fn votes(&self) -> [u32; 3] {
        self.votes
    }
}

/// The kind with the most votes, in doubt the earlier of person, organisation, place.
pub(super) fn kind_of(votes: [u32; 3]) -> MentionKind {
    let kinds = [MentionKind::Person, MentionKind::Organisation, MentionKind::Place];
    let mut best = (0, MentionKind::Unknown);
    for (votes, kind) in votes.into_iter().zip(kinds) {
        if votes > best.0 {
            best = (votes, kind);
        }
    }
    best.1
}

impl Names {
    pub(super) fn collect(draft: &AnnotatedDraft) -> Self {
        let total = draft.notes.iter().map(|notes| notes.mentions.len()).sum();
        let mut names = Self {
            all: Vec::new(),
            of: Vec::with_capacity(total),
            starts: Vec::with_capacity(draft.notes.len()),
            by_key: FxHashMap::default(),
        };
        names.by_key.reserve(total / 2);
        for (block, notes) in draft.notes.iter().enumerate() {
            names.starts.push(names.of.len());
            for (index, mention) in notes.mentions.iter().enumerate() {
                let words = &notes.name_words[mention.words.clone()];
                names.count(At { block, index }, mention, words);
            }
        }
        names
    }

    fn count(&mut self, at: At, mention: &Mention, words: &[NameWord]) {
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX - 1);
        let name = *self.by_key.entry(mention.key).or_insert(next);
        if name == next {
            self.all.push(Name::new(at, mention, words));
        }
        self.all[name as usize].count(mention);
        self.of.push(name);
    }

    /// The name that is the end of this one: *Peña Ruiz* of *Ana Peña Ruiz*.
    pub(super) fn tail(&self, name: &Name) -> Option<u32> {
        name.tails.iter().find_map(|tail| self.by_key.get(tail).copied())
    }

    /// The name that is the one word of that key.
    pub(super) fn single(&self, word: u64) -> Option<u32> {
        self.by_key.get(&join(0, word)).copied()
    }
}
