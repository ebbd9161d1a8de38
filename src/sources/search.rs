//! Finds where a run of words stands, word for word or nearly so, in linear space.
//!
//! Every three neighbouring words are an entry of the index. The places that share most of them
//! with the words looked for are compared word by word.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::MIN_WORDS;
use crate::text::Span;

/// Words per entry: enough to be rare, few enough to survive one changed word in five.
const SHINGLE: usize = 3;

/// How many places are compared at most; the ones that share most entries come first.
const CANDIDATES: usize = 8;

/// All texts by their runs of three words.
#[derive(Debug, Default)]
pub(super) struct Index {
    texts: Vec<Vec<Word>>,
    shingles: FxHashMap<u64, Vec<Place>>,
}

/// Where the words looked for stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The text's index.
    pub text: usize,
    /// The place in it, from the first word to the last.
    pub span: Span,
    /// How many words were changed, left out or put in.
    pub differing: usize,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    span: Span,
    hash: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    text: u32,
    word: u32,
}

impl Index {
    /// Reads texts.
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        for (text, words) in (0..).zip(texts.map(words)) {
            for (word, run) in (0..).zip(words.windows(SHINGLE)) {
                index.shingles.entry(shingle(run)).or_default().push(Place { text, word });
            }
            index.texts.push(words);
        }
        index
    }

    /// The best place for a run of words; `None` if more than a third of them would differ.
    pub(super) fn find(&self, run: &str) -> Option<Hit> {
        let run = words(run);
        if run.len() < MIN_WORDS {
            return self.find_short(&run);
        }
        let hits = self.candidates(&run).into_iter().map(|place| self.compare(&run, place));
        hits.min_by_key(|hit| hit.differing).filter(|hit| hit.differing * 3 <= run.len())
    }

    /// Too short for entries: every text is walked.
    fn find_short(&self, run: &[Word]) -> Option<Hit> {
        let same = |window: &&[Word]| window.iter().zip(run).all(|(a, b)| a.hash == b.hash);
        self.texts.iter().enumerate().find_map(|(text, words)| {
            let window = words.windows(run.len().max(1)).find(same).filter(|_| !run.is_empty())?;
            let span = window[0].span.cover(window[window.len() - 1].span);
            Some(Hit { text, span, differing: 0 })
        })
    }

    /// Where the run would begin, by how many of its entries stand near there.
    fn candidates(&self, run: &[Word]) -> Vec<Place> {
        // Places a few words apart count as one: words put in or left out shift them.
        const BUCKET: u32 = 8;
        let mut votes: FxHashMap<Place, u32> = FxHashMap::default();
        for (at, words) in (0..).zip(run.windows(SHINGLE)) {
            for place in self.shingles.get(&shingle(words)).into_iter().flatten() {
                let word = place.word.saturating_sub(at) / BUCKET * BUCKET;
                *votes.entry(Place { text: place.text, word }).or_default() += 1;
            }
        }
        let mut places: Vec<_> = votes.into_iter().collect();
        places.sort_by_key(|&(place, votes)| (std::cmp::Reverse(votes), place));
        places.into_iter().take(CANDIDATES).map(|(place, _)| place).collect()
    }

    /// Compares the run with the words around a place.
    fn compare(&self, run: &[Word], place: Place) -> Hit {
        let words = &self.texts[place.text as usize];
        let slack = 8 + run.len() / 3;
        let start = (place.word as usize).saturating_sub(slack);
        let end = (place.word as usize + run.len() + slack + 8).min(words.len());
        let window = &words[start..end];
        let (differing, first, last) = align(run, window);
        let span = match window.get(first..=last) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::at(window.first().map_or(0, |word| word.span.start)),
        };
        Hit { text: place.text as usize, span, differing }
    }
}

/// Lays all of `run` over the part of `window` that fits best: how many words differ, and the first
/// and last word of that part. (Edit distance by words, free at both ends of the window.)
fn align(run: &[Word], window: &[Word]) -> (usize, usize, usize) {
    // One row of the table; each cell holds the distance and where in the window it began.
    let mut row: Vec<(usize, usize)> = (0..=window.len()).map(|at| (0, at)).collect();
    for (used, word) in run.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (used + 1, 0);
        for (at, other) in window.iter().enumerate() {
            let replaced = (diagonal.0 + usize::from(word.hash != other.hash), diagonal.1);
            let left_out = (row[at + 1].0 + 1, row[at + 1].1);
            let put_in = (row[at].0 + 1, row[at].1);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(left_out).min(put_in);
        }
    }
    let (end, &(differing, first)) =
        row.iter().enumerate().min_by_key(|(_, cell)| cell.0).unwrap_or((0, &(run.len(), 0)));
    (differing, first, end.saturating_sub(1))
}

/// The words of a text, folded: case, punctuation and the style of apostrophes do not count.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || start.is_some() && matches!(c, '\'' | '’');
        match start {
            None if inside => start = Some(at),
            Some(from) if !inside => {
                let word = text[from..at].trim_end_matches(['\'', '’']);
                words.push(Word { span: Span::new(from, from + word.len()), hash: hash(word) });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in word.chars().flat_map(char::to_lowercase) {
        hasher.write_u32(u32::from(if c == '’' { '\'' } else { c }));
    }
    hasher.finish()
}

fn shingle(words: &[Word]) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write_u64(word.hash);
    }
    hasher.finish()
}
