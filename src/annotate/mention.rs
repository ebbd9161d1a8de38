//! Names as they stand in the text.
//!
//! A name is a run of capitalised words. What its own words and neighbours tell of it is said here;
//! who it is, and whether a capital at the start of a sentence means a name at all, is told by the
//! whole draft and left to `story`.

mod cues;
mod fold;
mod kind;
mod list;
mod nouns;
mod run;
mod scan;
mod tail;
mod team;
mod title;

use std::ops::Range;

use super::{Annotations, BlockText};
use crate::language::Classes;
use crate::text::Span;

pub use cues::Cues;
pub use fold::{BASE, extend, join, key, letters, seen, sound, unaccented};
pub use scan::is_ordinary;

/// One place where a person, organisation or place is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without title and possessive.
    pub span: Span,
    /// The sentence's index in the block.
    pub sentence: usize,
    /// What its own words tell of its kind, or else its surroundings.
    pub kind: MentionKind,
    /// What its surroundings tell of its kind.
    pub cues: Cues,
    /// The title or office before it: *U.N. Ambassador*.
    pub title: Option<Span>,
    /// Its capitalised words, as indices into [`Annotations::name_words`].
    pub words: Range<usize>,
    /// The same number for every mention of the same words.
    pub key: u64,
    /// What its capital is worth.
    pub capital: Capital,
}

/// Kinds of named things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A book, a film, a piece of music.
    Work,
    /// The words do not tell.
    Unknown,
}

/// What the capital of a name is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capital {
    /// It stands within a sentence: this is a name.
    Tells,
    /// It begins a sentence: this may be a common word.
    Initial,
    /// Its neighbours are capitalised too, as in headlines: this may be a common word.
    Headline,
}

/// One capitalised word that is, or may be, part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// Its place in the block.
    pub span: Span,
    /// The same number for every occurrence of the word, in any case.
    pub key: u64,
    /// The same number for spellings that sound alike.
    pub sound: u64,
    /// What the lexicon knows of it.
    pub classes: Classes,
    /// Whether it is, with or without an ending, an ordinary word.
    pub ordinary: bool,
    /// Whether it is written like an acronym: `NATO`, `U.N.`.
    pub acronym: bool,
    /// What its capital is worth.
    pub capital: Capital,
    /// Whether it is one of several words of a person's name.
    pub in_full_name: bool,
}

/// Finds the names of a block, and all words that may be part of one.
pub fn find(block: &BlockText<'_>, notes: &Annotations) -> (Vec<Mention>, Vec<NameWord>) {
    scan::Scanner::new(block, &notes.tokens).scan(&notes.sentences)
}

#[cfg(test)]
mod tests;
