//! The distinct names of a draft: every mention of the same words is one name.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::mention::{Capital, MentionKind, extend, join, key, letters};
use crate::annotate::{AnnotatedDraft, At, Mention, NameWord};
use crate::language::{Classes, lexicon};

/// The keys of what stands behind a family name and is no part of it.
static SUFFIXES: LazyLock<[u64; 5]> = LazyLock::new(|| ["Jr", "Sr", "II", "III", "IV"].map(key));

/// The key of the *St.* that a surname opens with.
static SAINT: LazyLock<u64> = LazyLock::new(|| key("St"));

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
    /// The number of its words.
    pub(super) key: u64,
    /// How many words it has.
    pub(super) words: usize,
    /// The key of its first word and of its last, suffixes such as *Jr.* aside.
    pub(super) ends: (u64, u64),
    /// The keys of the name without its first word, and without its first two, where two words are
    /// left: *Alicia Ode* of *Norden Alicia Ode*; else 0.
    pub(super) tails: [u64; 2],
    /// The key of the name without its last word, where two words are left: *Ann Lee* of *Ann Lee
    /// Ode*; else 0.
    pub(super) stem: u64,
    /// The key of its first two words, of three or more; else 0.
    pub(super) opening: u64,
    /// The key of *Jr.* and the like; 0 where there is none.
    pub(super) suffix: u64,
    /// The first letter of what stands between the first word and the last of three.
    pub(super) middle: Option<char>,
    /// The keys of what a hyphen joins in the last word: *Lee-Ode*; 0 where there is none.
    pub(super) parts: [u64; 2],
    /// The keys of the first two middle names that are no first names and may stand for their bearer: *Dula*
    /// of *Luiz Dula da Selva*; 0 where there is none.
    pub(super) inner: [u64; 2],
    /// The key of all behind the first word without regard to hyphens and spaces: *Min-seo*, *Min Seo*.
    pub(super) rest: u64,
    /// How often it is used.
    pub(super) count: u32,
    /// How often its capital tells that it is a name.
    pub(super) tells: u32,
    /// How often a title stands before it.
    pub(super) titled: u32,
    /// How often that title goes with a first name: *Sir*, *Queen*.
    styled: u32,
    /// How often it is, by its words or surroundings, a person, an organisation, a place, a work.
    votes: [u32; 4],
    /// How much its surroundings speak for each kind, in the same order.
    cues: [u32; 4],
    /// How much its surroundings speak for a team of that name.
    team: u32,
    /// Whether its first word is a family name that stands before the given name.
    pub(super) family_first: bool,
    /// Whether its first word is a first name or an initial.
    pub(super) given: bool,
    /// Whether its first word is a particle: *Van Otter*, *St. Clair*.
    pub(super) particle: bool,
    /// Whether its first word is written like an acronym.
    pub(super) acronym: bool,
    /// What is known of its first word and of its last.
    pub(super) classes: (Classes, Classes),
    /// Whether its first word may be a common one: it is, or has the ending of a verb or adverb.
    pub(super) common: bool,
    /// Whether its first word has a capital inside, as no common word has: `DeShawn`.
    pub(super) mixed: bool,
    /// Whether one of its words is no ordinary one.
    pub(super) telling: bool,
}

impl Name {
    fn new(at: At, mention: &Mention, words: &[NameWord], prose: &str) -> Self {
        let first = words.first();
        let is = |classes| first.is_some_and(|word| word.classes.has(classes));
        let last = words.iter().rfind(|word| !SUFFIXES.contains(&word.key)).or(first);
        let ends = (first.map_or(0, |word| word.key), last.map_or(0, |word| word.key));
        let keyed = |words: Option<&[NameWord]>| {
            let left = words.filter(|left| left.len() > 1);
            left.map_or(0, |left| left.iter().fold(0, |key, word| join(key, word.key)))
        };
        let suffix = words.last().filter(|word| words.len() > 1 && SUFFIXES.contains(&word.key));
        let own = words.len() - usize::from(suffix.is_some());
        let middle = words.get(1).filter(|_| own > 2);
        let of_last = |last: &NameWord| parts(last.span.of(prose));
        Self {
            first: at,
            key: mention.key,
            words: mention.words.len(),
            ends,
            tails: [keyed(words.get(1..)), keyed(words.get(2..))],
            stem: keyed(own.checked_sub(1).and_then(|end| words.get(..end))),
            opening: keyed(words.get(..2).filter(|_| words.len() > 2)),
            suffix: suffix.map_or(0, |word| word.key),
            middle: middle.and_then(|word| letters(word.span.of(prose)).next()),
            parts: last.map_or([0; 2], of_last),
            inner: middles(words),
            rest: rest(words, prose),
            count: 0,
            tells: 0,
            titled: 0,
            styled: 0,
            votes: [0; 4],
            cues: [0; 4],
            team: 0,
            family_first: is(Classes::FAMILY_FIRST),
            given: is(Classes::GIVEN_NAME) || first.is_some_and(|word| word.span.len() == 2),
            particle: is(Classes::NAME_PARTICLE) || first.is_some_and(|word| word.key == *SAINT),
            acronym: first.is_some_and(|word| word.acronym),
            classes: (
                first.map_or(Classes::NONE, |word| word.classes),
                last.map_or(Classes::NONE, |word| word.classes),
            ),
            common: first.is_some_and(|word| word.ordinary || is_inflected(word.span.of(prose))),
            mixed: first.is_some_and(|word| is_mixed(word.span.of(prose))),
            telling: words.iter().any(|word| !word.ordinary),
        }
    }

    fn count(&mut self, mention: &Mention, prose: &str) {
        self.count += 1;
        self.tells += u32::from(mention.capital == Capital::Tells);
        if let Some(title) = mention.title {
            self.titled += 1;
            self.styled += u32::from(is_style(title.of(prose)));
        }
        self.team += u32::from(mention.cues.team);
        match mention.kind {
            MentionKind::Person => self.votes[0] += 1,
            MentionKind::Organisation => self.votes[1] += 1,
            MentionKind::Place => self.votes[2] += 1,
            MentionKind::Work => self.votes[3] += 1,
            MentionKind::Unknown => {}
        }
        for (known, more) in self.cues.iter_mut().zip(mention.cues.counts()) {
            *known += u32::from(more);
        }
    }

    /// What most of its mentions make it.
    pub(super) fn kind(&self) -> MentionKind {
        kind_of(self.votes)
    }

    /// What speaks for each kind: its mentions' kinds, and what stands around them.
    pub(super) fn weights(&self) -> [u32; 4] {
        std::array::from_fn(|kind| 3 * self.votes[kind] + self.cues[kind])
    }

    /// What speaks for each kind where it is the surname of somebody who is named in full: what the word
    /// means elsewhere, as *Paris* does, does not count.
    pub(super) fn weights_of_surname(&self) -> [u32; 4] {
        let own = 3 * self.votes[0];
        std::array::from_fn(|kind| self.cues[kind] + if kind == 0 { own } else { 0 })
    }

    /// Whether it is an acronym that something speaks for a body.
    pub(super) fn is_body_acronym(&self) -> bool {
        self.acronym && self.cues[1] > 0
    }

    /// Whether no title before it asks for a surname.
    pub(super) fn is_free(&self) -> bool {
        self.titled == self.styled
    }

    /// How much more speaks for a team of that name than for the place.
    pub(super) fn plays(&self) -> i64 {
        i64::from(self.team) - 2 * i64::from(self.cues[2])
    }

    /// Whether it stands somewhere as a person does.
    pub(super) fn is_told_person(&self) -> bool {
        self.cues[0] > 0
    }

    /// Whether it stands somewhere as only a place does.
    pub(super) fn is_placed(&self) -> bool {
        self.cues[2] > 1
    }
}

/// Whether a title stands before a first name rather than a surname.
fn is_style(title: &str) -> bool {
    const STYLES: [&str; 14] = [
        "Brother", "Dame", "Emperor", "Father", "King", "Lady", "Mother", "Pope", "Prince",
        "Princess", "Queen", "Sheikh", "Sir", "Sister",
    ];
    STYLES.binary_search(&title).is_ok()
}

/// The keys of the first two words between the first and the last that may be surnames.
fn middles(words: &[NameWord]) -> [u64; 2] {
    let none = Classes::GIVEN_NAME | Classes::NAME_PARTICLE;
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default().iter();
    let mut names = inner
        .filter(|word| !word.classes.has(none) && !word.ordinary && word.span.len() > 2)
        .map(|word| word.key);
    [names.next().unwrap_or_default(), names.next().unwrap_or_default()]
}

/// The key of all letters behind the first word; 0 where there are none.
fn rest(words: &[NameWord], prose: &str) -> u64 {
    let rest = words.get(1..).unwrap_or_default().iter();
    let letters = rest.flat_map(|word| letters(word.span.of(prose)));
    letters.filter(|&letter| letter != '-').fold(0, extend)
}

/// Whether a capital stands inside a word that has small letters.
fn is_mixed(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

/// Whether a word ends as verbs and adverbs do that begin a sentence.
fn is_inflected(word: &str) -> bool {
    ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// The keys of two words that a hyphen joins, both with a capital; of *al-Rashid* that of the second.
fn parts(word: &str) -> [u64; 2] {
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let Some((one, other)) = word.split_once('-').filter(|(_, other)| capital(other)) else {
        return [0; 2];
    };
    let particle = lexicon::classes(one).has(Classes::NAME_PARTICLE);
    [if particle || !capital(one) { 0 } else { key(one) }, key(other)]
}

/// The kind with the most votes, in doubt the earlier of person, organisation, place, work.
pub(super) fn kind_of(votes: [u32; 4]) -> MentionKind {
    let kinds =
        [MentionKind::Person, MentionKind::Organisation, MentionKind::Place, MentionKind::Work];
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
            let prose = draft.document.blocks[block].span.of(&draft.document.prose);
            for (index, mention) in notes.mentions.iter().enumerate() {
                let words = &notes.name_words[mention.words.clone()];
                let name = names.name_of(mention.key);
                if name == names.all.len() {
                    names.all.push(Name::new(At { block, index }, mention, words, prose));
                }
                names.all[name].count(mention, prose);
                names.of.push(u32::try_from(name).unwrap_or(u32::MAX - 1));
            }
        }
        names
    }

    /// The index of the name of a mention.
    pub(super) fn name_at(&self, at: At) -> usize {
        self.of[self.starts[at.block] + at.index] as usize
    }

    /// The index of the name with a key; that of the next one where there is none yet.
    fn name_of(&mut self, key: u64) -> usize {
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX - 1);
        *self.by_key.entry(key).or_insert(next) as usize
    }

    /// The name that is the end of this one: *Peña Ruiz* of *Ana Peña Ruiz*.
    pub(super) fn tail(&self, name: &Name) -> Option<u32> {
        name.tails.iter().find_map(|tail| self.by_key.get(tail).copied())
    }

    /// The name that this one begins with: *Ann Lee* of *Ann Lee Ode*.
    pub(super) fn stem(&self, name: &Name) -> Option<u32> {
        self.keyed(name.stem).filter(|_| name.stem != 0)
    }

    /// The name with that key.
    pub(super) fn keyed(&self, key: u64) -> Option<u32> {
        self.by_key.get(&key).copied()
    }

    /// The name that is the one word of that key.
    pub(super) fn single(&self, word: u64) -> Option<u32> {
        self.by_key.get(&join(0, word)).copied()
    }
}
