//! Which quotations of a draft may be one: pairs that share two words in a row.
//!
//! Words that many quotations share nominate nothing, so the cost stays linear in the quotations.

use super::{Part, Speech};
use crate::annotate::AnnotatedDraft;
use crate::annotate::quotation::WILD;

/// Quotations of fewer words are too short to be told apart from chance.
const SHORTEST: usize = 4;
/// The longest that are compared, in words.
const LONGEST: usize = 400;
/// Two words shared by more quotations than this nominate none.
const CROWD: usize = 8;
/// Bits of the filter that drops what only one quotation has.
const FILTER: usize = 1 << 17;

/// Pairs of parts, ordered by the later one.
pub(super) fn pairs(draft: &AnnotatedDraft, all: &[Speech]) -> Vec<(Part, Part)> {
    let parts = parts(draft, all);
    let mut once = Filter::new();
    let mut twice = Filter::new();
    for &(_, words) in &parts {
        for gram in grams(words) {
            if once.add(gram) {
                twice.add(gram);
            }
        }
    }
    let mut shared: Vec<(u32, u32)> = Vec::new();
    for (index, &(_, words)) in (0_u32..).zip(&parts) {
        let grams = grams(words).filter(|&gram| twice.has(gram));
        shared.extend(grams.map(|gram| (gram, index)));
    }
    nominate(&mut shared)
        .into_iter()
        .map(|(second, first)| (parts[first as usize].0, parts[second as usize].0))
        .filter(|(first, second)| first.0 != second.0)
        .collect()
}

fn parts<'a>(draft: &'a AnnotatedDraft, all: &[Speech]) -> Vec<(Part, &'a [u32])> {
    let mut parts = Vec::new();
    for (speech, told) in all.iter().enumerate() {
        for (part, at) in told.at.iter().enumerate() {
            let words = &draft.notes[at.block].quotations[at.index].words[..];
            if (SHORTEST..=LONGEST).contains(&words.len()) {
                parts.push(((speech, part), words));
            }
        }
    }
    parts
}

/// The pairs of words in a row, hashed.
fn grams(words: &[u32]) -> impl Iterator<Item = u32> + '_ {
    let pairs = words.windows(2).filter(|pair| pair[0] != WILD && pair[1] != WILD);
    pairs.map(|pair| (pair[0].rotate_left(7) ^ pair[1]).wrapping_mul(0x9e37_79b1))
}

/// Pairs of quotations with a gram in common, as later and earlier one, each once.
fn nominate(shared: &mut Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    shared.sort_unstable();
    shared.dedup();
    let mut pairs = Vec::new();
    for group in shared.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() <= CROWD) {
        for (at, &(_, second)) in group.iter().enumerate() {
            pairs.extend(group[..at].iter().map(|&(_, first)| (second, first)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Remembers which hashes it has met; now and then it remembers one too many.
struct Filter(Vec<u64>);

impl Filter {
    fn new() -> Self {
        Self(vec![0; FILTER / 64])
    }

    /// Adds a hash; whether it was there before.
    fn add(&mut self, hash: u32) -> bool {
        let had = self.has(hash);
        let (word, bit) = Self::place(hash);
        self.0[word] |= bit;
        had
    }

    fn has(&self, hash: u32) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] & bit != 0
    }

    fn place(hash: u32) -> (usize, u64) {
        let bit = hash as usize >> 15;
        (bit / 64, 1 << (bit % 64))
    }
}
