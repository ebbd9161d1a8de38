//! Words that tell that an office was another one before, or will be.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::offices::{self, Office};
use crate::annotate::BlockView;
use crate::annotate::mention::key;
use crate::language::{Classes, Shape, lexicon};
use crate::text::Span;

/// A year as long ago as this, in years, may have been another term of office.
const TERM: i16 = 4;

/// A longer sentence, in tokens, is a list or not prose, and is not read.
const MAX_TOKENS: usize = 200;

/// Tokens from a name or an office to a word that tells of a change only near one: *Lee was mayor until
/// May*, but not *wants schools open until four*.
const NEAR: usize = 4;

/// Whether a word tells of an earlier or later office.
pub(super) fn tells(word: &str) -> bool {
    CHANGES.contains_key(&key(word))
}

/// Whether a sentence speaks of an earlier or later office of somebody named at `name`, or of a year
/// long before `year`.
pub fn is_told(block: &BlockView<'_>, sentence: usize, year: i16, name: Span) -> bool {
    let Some(words) = block.notes.sentences.get(sentence) else { return false };
    let dates = &block.notes.dates;
    let dates = &dates[dates.partition_point(|date| date.sentence < sentence)..];
    let mut dates = dates.iter().take_while(|date| date.sentence == sentence);
    words.tokens.len() > MAX_TOKENS
        || dates.any(|date| date.year.is_some_and(|told| year.saturating_sub(told) >= TERM))
        || words.tokens.clone().any(|at| marks(block, at) && reaches(block, at, name))
}

/// Whether a word of change is about somebody named at `name`, by where it stands.
fn reaches(block: &BlockView<'_>, at: usize, name: Span) -> bool {
    let tokens = &block.notes.tokens;
    let word = block.text(tokens[at].span);
    let anywhere = |part| CHANGES.get(&key(part)) == Some(&Reach::Sentence);
    if CHANGES.get(&key(word)) == Some(&Reach::Passive) {
        return at > 0 && tokens[at - 1].classes.has(Classes::BE);
    }
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(tokens.len());
    let office = Classes::TITLE | Classes::SOURCE_OFFICE;
    word == "ago"
        || word.split('-').any(anywhere)
        || tokens[near].iter().any(|token| token.span.overlaps(name) || token.classes.has(office))
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

/// Where a word must stand to tell of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Anywhere in the sentence.
    Sentence,
    /// Near a name or an office.
    Near,
    /// Behind a form of *be*: *was named mayor*, not *named no figure*.
    Passive,
}

/// Each word of change with its reach.
static CHANGES: LazyLock<FxHashMap<u64, Reach>> = LazyLock::new(|| {
    let entries = lexicon::entries(include_str!("changes.txt"));
    let entries = entries.map(|entry| entry.split_once('\t').unwrap_or((entry, "")));
    let reach = |word| match word {
        "near" => Reach::Near,
        "passive" => Reach::Passive,
        _ => Reach::Sentence,
    };
    entries.map(|(word, where_to)| (key(word), reach(where_to))).collect()
});
