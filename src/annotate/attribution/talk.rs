//! Sentences in which something is said, thought or meant, whether or not somebody is tied to it as its
//! source: *the plan to reject it*, *doubts about the bridge*, *what seems a waste*.
//!
//! Nobody is named by them, so that no check asks here: only who lists a draft's sentences does.

use super::reader::Reader;
use super::verb::{VERB, is_trap};
use crate::annotate::{Annotations, BlockText};
use crate::document::Role;
use crate::language::{Classes, TokenKind};

/// For each sentence of a block, whether its words tell that something is said, thought or meant.
pub fn talk(block: &BlockText<'_>, notes: &Annotations) -> Vec<bool> {
    let mut reader = Reader::new(block, notes);
    let tells = |(index, sentence): (usize, &crate::language::Sentence)| {
        reader.enter(index, sentence.tokens.clone());
        reader.range.clone().any(|at| tells(&reader, at))
    };
    notes.sentences.iter().enumerate().map(tells).collect()
}

/// Whether the token `at` is a word of saying or thinking. Quoted words are the speaker's, and a capital
/// in running text makes a name.
fn tells(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.is_word(at) && !reader.is_quoted(at);
    let name = reader.is_capitalised(at) && reader.role == Role::Body;
    if !word || name {
        return false;
    }
    reader.has(at, Classes::TALK)
        || is_topic(reader, at)
        || reader.has(at, Classes::CUE_NOUN) && reader.is(at + 1, &["of", "that", "for"])
        || reader.has(at, Classes::CUE_ADJECTIVE) && reader.is(at + 1, &["to"])
        || reader.has(at, VERB) && !is_trap(reader, at) && is_told(reader, at)
}

/// *Talks about the bridge*; not *about 40 bridges*.
fn is_topic(reader: &Reader<'_>, at: usize) -> bool {
    let counts = Classes::NUMBER_WORD.or(Classes::QUANTIFIER);
    let next = at + 1 + usize::from(reader.is(at + 1, &["a", "an", "the"]));
    let number = reader.kind(next) != Some(TokenKind::Word)
        || reader.has(next, counts)
        || reader.is(next, &["half", "twice"]);
    reader.is(at, &["about"]) && !number
}

/// Whether the form of a verb, and the words before it, make it one rather than a noun.
fn is_told(reader: &Reader<'_>, at: usize) -> bool {
    let by_words = reader.has(at, Classes::SAYS.or(Classes::SPEAKS));
    let believes = reader.has(at, Classes::BELIEVES);
    if reader.has(at, Classes::BASE) {
        let free = !reader.has(at, Classes::HOMOGRAPH);
        let verbal = reader.has(at.saturating_sub(1), Classes::AUXILIARY)
            || reader.follows(at, &["to", "not", "who", "they"]);
        return believes || verbal && by_words || free && reader.has(at, Classes::SAYS);
    }
    if reader.has(at, Classes::PAST) {
        let be = at.checked_sub(1).is_some_and(|before| reader.has(before, Classes::BE));
        return by_words || believes && be;
    }
    if reader.has(at, Classes::PARTICIPLE) {
        return by_words;
    }
    reader.has(at, Classes::SAYS) && !reader.has(at, Classes::HOMOGRAPH)
}
