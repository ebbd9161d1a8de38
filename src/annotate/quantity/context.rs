//! The company a number keeps: the content words around it, as numbers to compare.

use std::hash::{BuildHasher, BuildHasherDefault};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::{Kind, Quantity, Unit};
use crate::annotate::words::Words;
use crate::language::Classes;

/// The stems of the content words around a number, sorted, each once. The lowest bit says whether
/// the word stands there with a capital that no sentence's beginning explains.
pub type Context = Arc<[u32]>;

/// Tokens looked at on either side of a number.
const REACH: usize = 14;

/// The context of the number at `tokens`, within its sentence.
pub(super) fn of(words: Words<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Context {
    within(words, tokens, sentence, REACH)
}

/// The content words up to `reach` tokens around `tokens`, within the sentence.
pub(crate) fn within(
    words: Words<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
    reach: usize,
) -> Context {
    let from = sentence.start.max(tokens.start.saturating_sub(reach));
    let to = sentence.end.min(tokens.end + reach);
    let mut stems: Vec<u32> = (from..to)
        .filter(|&at| words.is_word(at) && is_content(words, at))
        .map(|at| {
            let named = at > sentence.start && words.is_capitalised(at);
            stem(words.text(at)) << 1 | u32::from(named)
        })
        .collect();
    stems.sort_unstable();
    stems.dedup_by_key(|stem| *stem >> 1);
    stems.into()
}

/// Tokens on either side of a number among which the words beside it are looked for.
const NEAR: usize = 8;

/// A number for the two content words next to a number before it, and one for those behind: equal where
/// two numbers stand in the same words. 0 where there are no two.
pub(super) fn beside(words: Words<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> [u32; 2] {
    let before = (sentence.start.max(tokens.start.saturating_sub(NEAR))..tokens.start).rev();
    let behind = tokens.end..sentence.end.min(tokens.end + NEAR);
    [pair(words, before, 1), pair(words, behind, 2)]
}

fn pair(words: Words<'_>, tokens: impl Iterator<Item = usize>, side: u8) -> u32 {
    let skipped = Classes::PHRASE_END | Classes::NUMBER_WORD;
    let mut content = tokens
        .filter(|&at| words.is_word(at) && words.text(at).len() > 2 && !words.has(at, skipped))
        .map(|at| stem(words.text(at)));
    match (content.next(), content.next()) {
        (Some(first), Some(second)) => hash((side, first, second)).max(1),
        _ => 0,
    }
}

fn is_content(words: Words<'_>, at: usize) -> bool {
    let skipped = Classes::PHRASE_END | Classes::NUMBER_WORD | Classes::MONTH | Classes::WEEKDAY;
    words.text(at).len() > 2 && !words.has(at, skipped)
}

/// A hash of a word's stem: equal for *killed*, *kills* and *killing*.
pub(crate) fn stem(word: &str) -> u32 {
    let mut buffer = [0; 24];
    let length = word.len().min(buffer.len());
    let folded = &mut buffer[..length];
    folded.copy_from_slice(&word.as_bytes()[..length]);
    folded.make_ascii_lowercase();
    let mut end = length;
    for ending in [&b"ies"[..], b"ing", b"ed", b"es", b"s", b"e", b"y"] {
        if end > ending.len() + 2 && folded[..end].ends_with(ending) {
            end -= ending.len();
            break;
        }
    }
    hash(&folded[..end])
}

fn hash(value: impl std::hash::Hash) -> u32 {
    let hash = BuildHasherDefault::<FxHasher>::default().hash_one(value);
    (hash >> 33) as u32
}

/// What a quantity counts as a number: two that differ count different things.
pub(super) fn key(words: Words<'_>, quantity: &Quantity) -> u32 {
    match (&quantity.unit, &quantity.counted) {
        (Unit::Count, Some(counted)) => stem(&counted.head),
        (Unit::Count, None) => {
            let mut next = quantity.tokens.end;
            while quantity.attributive && words.is_dash(next) {
                next += 1;
            }
            let word = words.text(next).split('-').next().unwrap_or_default();
            if words.is_word(next) { stem(word) } else { 0 }
        }
        (unit, _) => hash((unit, quantity.kind == Kind::Age)),
    }
}
