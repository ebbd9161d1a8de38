//! The ledger: which sentences have been verified, by whom, on what ground.
//!
//! An entry holds the sentence as it was verified. It stands as long as the draft holds a sentence
//! with the same fingerprint; once the wording changes it has lapsed, and somebody must look again.
//! Where the file lies and who writes it is left to `cli` and `server`.

mod writing;

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::{Deserialize, Serialize};

pub use writing::{verify, withdraw};

/// The file a ledger is kept in, beside `deskcheck.toml`.
pub const FILE_NAME: &str = "deskcheck.ledger.toml";

/// The record of verified sentences of one or more drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The entries, in the order they were made.
    #[serde(default, rename = "entry")]
    pub entries: Vec<Entry>,
}

/// One verified sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The sentence as it was verified.
    pub sentence: String,
    /// What bears it out: a document, a call, a link.
    #[serde(default)]
    pub source: String,
    /// Who verified it.
    #[serde(default)]
    pub by: String,
    /// The day it was verified, as `YYYY-MM-DD`.
    #[serde(default)]
    pub on: String,
}

/// What stays the same when a sentence is set anew: its words and figures in order. Case, spacing,
/// line breaks and the style of marks and quotes do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a sentence.
    pub fn of(sentence: &str) -> Self {
        let mut hasher = FxHasher::default();
        for word in words(sentence) {
            hasher.write_u64(word);
        }
        Self(hasher.finish())
    }
}

impl Ledger {
    /// Reads a ledger's text.
    ///
    /// # Errors
    ///
    /// Says where the text is not a ledger, and what was expected there.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The sentences that stand in the ledger.
    pub fn standing(&self) -> FxHashSet<Fingerprint> {
        self.entries.iter().map(|entry| Fingerprint::of(&entry.sentence)).collect()
    }

    /// The entries whose sentence has changed since: each with the index of the sentence that took
    /// its place. An entry whose sentence is gone altogether has nothing left to vouch for.
    ///
    /// Costs a walk over the sentences, and nothing where the ledger is empty.
    pub fn lapsed(&self, sentences: &[&str]) -> Vec<(&Entry, usize)> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let standing: FxHashSet<Fingerprint> =
            sentences.iter().map(|sentence| Fingerprint::of(sentence)).collect();
        let vouched = self.standing();
        let is_open = |at: &usize| !vouched.contains(&Fingerprint::of(sentences[*at]));
        let open: Vec<usize> = (0..sentences.len()).filter(is_open).collect();
        let by_word = by_word(sentences, &open);
        let lapsed = self
            .entries
            .iter()
            .filter(|entry| !standing.contains(&Fingerprint::of(&entry.sentence)));
        lapsed.filter_map(|entry| Some((entry, successor(entry, sentences, &by_word)?))).collect()
    }
}

/// The sentence that shares most words with the entry's, if it shares the better part of them.
fn successor(
    entry: &Entry,
    sentences: &[&str],
    by_word: &FxHashMap<u64, Vec<usize>>,
) -> Option<usize> {
    let old: FxHashSet<u64> = words(&entry.sentence).collect();
    let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
    for sentence in old.iter().filter_map(|word| by_word.get(word)).flatten() {
        *shared.entry(*sentence).or_default() += 1;
    }
    let (&best, &count) = shared.iter().max_by_key(|&(&at, &n)| (n, std::cmp::Reverse(at)))?;
    let new: FxHashSet<u64> = words(sentences[best]).collect();
    // More than half of all the words of both: a rewritten sentence, not another one.
    (count * 2 > (old.len() + new.len() - count)).then_some(best)
}

fn by_word(sentences: &[&str], open: &[usize]) -> FxHashMap<u64, Vec<usize>> {
    let mut by_word: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for &at in open {
        let distinct: FxHashSet<u64> = words(sentences[at]).collect();
        for word in distinct {
            by_word.entry(word).or_default().push(at);
        }
    }
    by_word
}

/// The words and figures of a sentence, folded and hashed. A decimal point and a group separator
/// belong to the figure: *3.5* is not *35*.
fn words(sentence: &str) -> impl Iterator<Item = u64> {
    let separates = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '’' | '%'));
    let bare = |word: &'_ str| word.trim_matches(['.', ',', '\'', '’']).to_lowercase();
    sentence.split(separates).map(bare).filter(|word| !word.is_empty()).map(|word| {
        let mut hasher = FxHasher::default();
        hasher.write(word.replace('’', "'").as_bytes());
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(sentence: &str) -> Ledger {
        let entry = Entry { sentence: sentence.into(), ..Entry::default() };
        Ledger { entries: vec![entry] }
    }

    #[test]
    fn a_fingerprint_is_of_the_words() {
        let print = Fingerprint::of("The bridge, he said, cost $3.5 million.");
        assert_eq!(print, Fingerprint::of("the bridge he said cost  $3.5\nmillion"));
        assert_ne!(print, Fingerprint::of("The bridge, he said, cost $35 million."));
    }

    #[test]
    fn an_entry_lapses_when_its_sentence_changes() {
        let verified = ledger("The bridge cost $3.5 million and took four years to build.");
        let draft = [
            "The town has a bridge.",
            "The bridge cost $3.9 million and took four years to build.",
        ];
        let lapsed: Vec<usize> = verified.lapsed(&draft).into_iter().map(|(_, at)| at).collect();
        assert_eq!(lapsed, [1]);
    }

    #[test]
    fn an_entry_stands_while_its_words_do_and_is_moot_without_them() {
        let verified = ledger("The bridge cost $3.5 million.");
        assert!(verified.lapsed(&["The bridge cost $3.5  million."]).is_empty());
        assert!(verified.lapsed(&["Nobody spoke of the old railway."]).is_empty());
        assert!(verified.lapsed(&[]).is_empty());
    }

    #[test]
    fn a_ledger_is_read_from_toml() {
        let text = "[[entry]]\nsentence = \"It rained.\"\nby = \"AB\"\non = \"2026-01-08\"\n";
        let ledger = Ledger::parse(text).expect("it is a ledger");
        assert_eq!(ledger.entries[0].by, "AB");
        assert!(Ledger::parse("[[entry]]\nsentense = \"\"").is_err());
    }
}
