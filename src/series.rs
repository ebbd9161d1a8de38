//! The names of all drafts of a folder, so that one draft can be compared with the others: the parts of a
//! series, the articles of an issue.
//!
//! Only names of several words are kept, for a surname by itself may be anybody's. What it costs grows
//! with the number of names, not of pairs: each name is filed under all of its words but one, and what
//! that one is like.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::annotate::mention::{Capital, extend, join, letters};
use crate::annotate::{AnnotatedDraft, BlockView, Mention, NameWord};
use crate::text::Span;

/// The names of several drafts.
#[derive(Debug, Default)]
pub struct Series {
    names: Vec<SeriesName>,
    by_key: FxHashMap<u64, usize>,
    /// The names by the key of all their words but one, and by what that one is like.
    but_one: FxHashMap<u64, Vec<usize>>,
}

/// One name of several words, wherever it stands.
#[derive(Debug)]
pub struct SeriesName {
    /// The name as it stands first.
    pub text: String,
    /// Its words as they stand first.
    pub words: Vec<String>,
    /// The same number for every mention of the same words.
    pub key: u64,
    /// How often it stands in all drafts together.
    pub count: usize,
    /// The draft in which it stands first.
    pub file: Arc<str>,
    /// Where, in bytes of that file.
    pub span: Span,
}

/// The names that are compared with one: more are no slips but a list.
const MOST_RIVALS: usize = 12;

impl Series {
    /// Takes in the names of a draft called `file`, before whose text `base` bytes stand on disk.
    pub fn add(&mut self, file: &str, base: usize, draft: &AnnotatedDraft) {
        let file: Arc<str> = file.into();
        for block in draft.blocks() {
            for mention in block.notes.mentions.iter().filter(|mention| is_compared(mention)) {
                self.count(&file, base, &block, mention);
            }
        }
    }

    fn count(&mut self, file: &Arc<str>, base: usize, block: &BlockView<'_>, mention: &Mention) {
        let next = self.names.len();
        let at = *self.by_key.entry(mention.key).or_insert(next);
        if at == next {
            let words = &block.notes.name_words[mention.words.clone()];
            for place in 0..words.len() {
                for drawer in drawers(block, words, place) {
                    self.but_one.entry(drawer).or_default().push(at);
                }
            }
            self.names.push(SeriesName {
                text: crate::text::one_line(block.text(mention.span)),
                words: words.iter().map(|word| block.text(word.span).to_owned()).collect(),
                key: mention.key,
                count: 0,
                file: Arc::clone(file),
                span: block.absolute(mention.span).shifted(base),
            });
        }
        self.names[at].count += 1;
    }

    /// Whether there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// How often the words of a mention stand in all drafts, as the same name.
    pub fn count_of(&self, mention: &Mention) -> usize {
        self.by_key.get(&mention.key).map_or(0, |&at| self.names[at].count)
    }

    /// The names that differ from a mention in a letter or two of one word: that word's place, and the
    /// name.
    pub fn rivals(&self, block: &BlockView<'_>, mention: &Mention) -> Vec<(usize, &SeriesName)> {
        let words = &block.notes.name_words[mention.words.clone()];
        let mut found = Vec::new();
        for place in 0..words.len() {
            for drawer in drawers(block, words, place).filter(|_| is_compared(mention)) {
                let filed = self.but_one.get(&drawer).map_or(&[][..], Vec::as_slice);
                let rivals = filed.iter().filter(|_| filed.len() <= MOST_RIVALS);
                found.extend(rivals.map(|&at| (place, at)));
            }
        }
        found.sort_unstable();
        found.dedup();
        let names = found.into_iter().map(|(place, at)| (place, &self.names[at]));
        names.filter(|(_, name)| name.key != mention.key).collect()
    }
}

/// Where a name is filed for one of its words: by all the others, and by that one's sound, by itself and
/// by itself less each of its letters.
fn drawers<'a>(
    block: &BlockView<'a>,
    words: &'a [NameWord],
    place: usize,
) -> impl Iterator<Item = u64> + use<'a> {
    let word = words[place];
    let letters: Vec<char> = letters(block.text(word.span)).take(MOST_LETTERS).collect();
    let others = without(words.iter().map(|word| word.key), place).wrapping_add(place as u64);
    let less = (0..letters.len()).map(move |at| {
        let rest = letters.iter().enumerate().filter(|&(index, _)| index != at);
        rest.fold(0, |key, (_, &letter)| extend(key, letter))
    });
    less.chain([word.key, !word.sound]).map(move |drawer| join(others, drawer))
}

/// The longest word of which letters are left out.
const MOST_LETTERS: usize = 28;

/// The longest name that is compared, in words.
const MOST_WORDS: usize = 6;

fn is_compared(mention: &Mention) -> bool {
    (2..=MOST_WORDS).contains(&mention.words.len()) && mention.capital != Capital::Headline
}

/// The key of some words without the one at a place.
fn without(words: impl Iterator<Item = u64>, place: usize) -> u64 {
    let others = words.enumerate().filter(|&(index, _)| index != place);
    others.map(|(_, word)| word).fold(0, join)
}
