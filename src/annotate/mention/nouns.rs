//! What nouns beside a name say of its kind.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::MentionKind::{self, Organisation, Person, Place, Work};
use super::fold;
use crate::language::lexicon;

/// What a noun says of a name beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Noun {
    /// What it names itself: *town*, *company*.
    pub(super) what: Option<MentionKind>,
    /// Whether it names several: *towns*.
    pub(super) several: bool,
    /// Whose it is.
    owner: Option<MentionKind>,
    /// In which ways it stands beside its owner.
    ways: u8,
}

/// How a noun stands beside the name of its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// *shareholders of Oxley*
    Of = 1,
    /// *Oxley’s shareholders*
    Own = 2,
    /// *Oxley shareholders*
    With = 4,
}

impl Noun {
    /// The kind of a name that the noun stands beside as what its bearer has.
    pub(super) fn owner(self, way: Way) -> Option<MentionKind> {
        self.owner.filter(|_| self.ways & way as u8 != 0)
    }
}

/// What a word says as a noun.
pub(super) fn noun(word: &str) -> Noun {
    NOUNS.get(&fold::key(word)).copied().unwrap_or_default()
}

static NOUNS: LazyLock<FxHashMap<u64, Noun>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<u64, Noun> = FxHashMap::default();
    for (noun, name) in pairs(include_str!("kind_nouns.txt")) {
        let what = Some(kind(name));
        nouns.entry(fold::key(noun)).or_default().what = what;
        let several = nouns.entry(fold::key(&lexicon::plural(noun))).or_default();
        (several.what, several.several) = (what, true);
    }
    for trade in lexicon::entries(include_str!("../../language/lexicon/trades.txt")) {
        nouns.entry(fold::key(trade)).or_default().what.get_or_insert(Person);
        let several = nouns.entry(fold::key(&lexicon::plural(trade))).or_default();
        several.several |= several.what.is_none();
        several.what.get_or_insert(Person);
    }
    for (noun, rest) in pairs(include_str!("belongings.txt")) {
        let (owner, ways) = rest.split_once(' ').unwrap_or((rest, ""));
        let known = nouns.entry(fold::key(noun)).or_default();
        known.owner = Some(kind(owner));
        known.ways = match ways {
            "of" => Way::Of as u8,
            "own" => Way::Own as u8,
            "with" => Way::With as u8,
            _ => Way::Of as u8 | Way::Own as u8 | Way::With as u8,
        };
    }
    nouns
});

fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lexicon::entries(file).filter_map(|entry| entry.split_once(' '))
}

fn kind(word: &str) -> MentionKind {
    match word {
        "organisation" => Organisation,
        "person" => Person,
        "place" => Place,
        _ => Work,
    }
}
