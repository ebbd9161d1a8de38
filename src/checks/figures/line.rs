//! One sentence with its numbers: what the arithmetic in prose is read from.

use crate::annotate::words::Words;
use crate::annotate::{Annotations, DateMention, Quantity};
use crate::checks::BlockNotes;
use crate::language::Sentence;

/// A sentence with its quantities and dates.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub words: Words<'a>,
    pub sentence: &'a Sentence,
    pub quantities: &'a [Quantity],
    /// Its multiples and ranks in words.
    pub comparisons: &'a [Quantity],
    pub dates: &'a [DateMention],
}

/// Calls `each` with every sentence of a block that holds a number.
pub(super) fn each<'a>(view: &BlockNotes<'a>, each: impl FnMut(&Line<'a>)) {
    each_of(view.block.prose, view.notes, each);
}

/// The same for a block of a story.
pub(super) fn each_of<'a>(prose: &'a str, notes: &'a Annotations, mut each: impl FnMut(&Line<'a>)) {
    let mut quantities = notes.quantities.as_slice();
    let (mut comparisons, mut dates) = (notes.comparisons.as_slice(), notes.dates.as_slice());
    if quantities.is_empty() {
        return;
    }
    let words = Words::new(prose, &notes.tokens);
    for (index, sentence) in notes.sentences.iter().enumerate() {
        let quantities = take(&mut quantities, |quantity| quantity.sentence <= index);
        let comparisons = take(&mut comparisons, |found| found.sentence <= index);
        let dates = take(&mut dates, |date| date.sentence <= index);
        if !quantities.is_empty() {
            each(&Line { words, sentence, quantities, comparisons, dates });
        }
    }
}

/// Takes the items off the front that belong to the sentence.
fn take<'a, T>(rest: &mut &'a [T], belongs: impl Fn(&T) -> bool) -> &'a [T] {
    let (mine, later) = rest.split_at(rest.partition_point(belongs));
    *rest = later;
    mine
}

/// One sentence of a block.
pub(super) fn of_sentence<'a>(prose: &'a str, notes: &'a Annotations, index: usize) -> Line<'a> {
    Line {
        words: Words::new(prose, &notes.tokens),
        sentence: &notes.sentences[index],
        quantities: of(&notes.quantities, |quantity| quantity.sentence, index),
        comparisons: of(&notes.comparisons, |found| found.sentence, index),
        dates: of(&notes.dates, |date| date.sentence, index),
    }
}

/// The items of the sentence `index`.
fn of<T>(all: &[T], sentence: impl Fn(&T) -> usize, index: usize) -> &[T] {
    let from = all.partition_point(|item| sentence(item) < index);
    let to = all.partition_point(|item| sentence(item) <= index);
    &all[from..to]
}

impl Line<'_> {
    /// Whether one of these words stands among the `reach` tokens before the quantity, within the
    /// sentence and without another number between.
    pub(super) fn led_by(&self, quantity: &Quantity, reach: usize, words: &[&str]) -> bool {
        self.lead(quantity, reach, words).is_some()
    }

    /// The token of the nearest of these words before the quantity.
    pub(super) fn lead(&self, quantity: &Quantity, reach: usize, words: &[&str]) -> Option<usize> {
        let start = self.sentence.tokens.start;
        let mut at = quantity.tokens.start;
        for _ in 0..reach {
            at = at.checked_sub(1).filter(|&at| at >= start)?;
            if self.words.is_number(at) || self.words.is_any(at, &[";", ")", "."]) {
                return None;
            }
            if self.words.is_any(at, words) {
                return Some(at);
            }
        }
        None
    }

    /// Whether the sentence of `next` comes right behind this one.
    pub(super) fn is_followed_by(&self, next: &Self) -> bool {
        self.sentence.tokens.end == next.sentence.tokens.start
    }

    /// The first token of the sentence that starts at the byte `offset` of the block or behind it.
    pub(super) fn token_at(&self, offset: usize) -> usize {
        self.words.token_from(offset).clamp(self.sentence.tokens.start, self.sentence.tokens.end)
    }

    /// Whether one of these words stands in the tokens `from..to`.
    pub(super) fn holds(&self, from: usize, to: usize, words: &[&str]) -> bool {
        (from..to).any(|at| self.words.is_any(at, words))
    }

    /// Whether one of these words stands in the sentence.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        self.holds(self.sentence.tokens.start, self.sentence.tokens.end, words)
    }
}
