//! Words that tell that an office was another one before, or will be.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::offices::{self, Office};
use crate::annotate::BlockView;
use crate::annotate::mention::key;
use crate::language::{Shape, lexicon};

/// A year as long ago as this, in years, may have been another term of office.
const TERM: i16 = 4;

/// A longer sentence, in tokens, is a list or not prose, and is not read.
const MAX_TOKENS: usize = 200;

/// Whether a word tells of an earlier or later office.
pub(super) fn tells(word: &str) -> bool {
    CHANGES.contains(&key(word))
}

/// Whether a sentence speaks of an earlier or later office, or of a year long before `year`.
pub fn is_told(block: &BlockView<'_>, sentence: usize, year: i16) -> bool {
    let Some(words) = block.notes.sentences.get(sentence) else { return false };
    let dates = &block.notes.dates;
    let dates = &dates[dates.partition_point(|date| date.sentence < sentence)..];
    let mut dates = dates.iter().take_while(|date| date.sentence == sentence);
    words.tokens.len() > MAX_TOKENS
        || dates.any(|date| date.year.is_some_and(|told| year.saturating_sub(told) >= TERM))
        || words.tokens.clone().any(|at| marks(block, at))
}

/// Whether a token is a word of change: *former*, *then-president*, *two years ago*.
fn marks(block: &BlockView<'_>, at: usize) -> bool {
    let token = &block.notes.tokens[at];
    let text = block.text(token.span);
    let before = at.checked_sub(1).map(|before| block.text(block.notes.tokens[before].span));
    token.shape == Shape::Lower
        && (text.split('-').any(tells)
            || text == "ago" && matches!(before, Some("years" | "decades")))
}

/// The most tokens between a word of change and the office that it is about: *elected in May as mayor*.
const MAX_BETWEEN: usize = 3;

/// Whether a sentence names an office, close behind a word of change if that is asked.
pub fn names(block: &BlockView<'_>, sentence: usize, office: &Office, close: bool) -> bool {
    let read = block.notes.sentences.get(sentence).filter(|s| s.tokens.len() <= MAX_TOKENS);
    let Some(range) = read.map(|sentence| sentence.tokens.clone()) else { return false };
    range.clone().any(|at| {
        let back = |count: usize| at.saturating_sub(count).max(range.start);
        let first = block.notes.tokens[back(offices::MAX_WORDS - 1)].span;
        let span = first.cover(block.notes.tokens[at].span);
        let changed = || (back(offices::MAX_WORDS + MAX_BETWEEN)..at).any(|at| marks(block, at));
        (!close || changed())
            && offices::named(block.prose, span).is_some_and(|named| named.is(office))
    })
}

static CHANGES: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("changes.txt")).map(key).collect());
