//! Where the words in question stand, and as what.

use rustc_hash::{FxHashMap, FxHashSet};

use super::letters::Letters;
use crate::annotate::mention::{Capital, MentionKind};
use crate::annotate::{AnnotatedDraft, BlockView, Mention};
use crate::checks::StoryView;
use crate::language::{Classes, Shape, TokenKind};
use crate::story::spellings::Spelling;
use crate::text::Span;

/// All places of the words in question.
pub(super) struct Uses<'a> {
    view: &'a StoryView<'a>,
    places: FxHashMap<u64, Vec<Place>>,
}

/// One word with all its places.
pub(super) struct Word<'a> {
    /// The word as it stands first.
    pub(super) text: &'a str,
    /// Its small letters.
    pub(super) letters: Letters,
    /// The same number for every occurrence.
    pub(super) key: u64,
    pub(super) classes: Classes,
    pub(super) ordinary: bool,
    pub(super) acronym: bool,
    pub(super) sound: u64,
    /// Whether it is an acronym that the draft expands.
    pub(super) defined: bool,
    pub(super) all: &'a [Place],
}

/// One occurrence of a word.
#[expect(clippy::struct_excessive_bools, reason = "each is one piece of evidence")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) block: usize,
    /// The sentence of the name it is part of, within the block.
    pub(super) sentence: Option<usize>,
    pub(super) span: Span,
    /// The name it is part of.
    pub(super) name: Option<Span>,
    pub(super) kind: MentionKind,
    /// Whether it is the last of several words of a person's name.
    pub(super) full: bool,
    /// Whether it is a name by itself.
    pub(super) bare: bool,
    /// Whether a title or form of address stands before that name.
    pub(super) titled: bool,
    /// The key of the first word of the name, where it has several.
    pub(super) given: u64,
    /// Whether that first word is cut to an initial.
    pub(super) initial: bool,
    /// Whether it is itself the first of several words.
    pub(super) leads: bool,
    /// The keys of the capitalised words before and behind it.
    pub(super) beside: [u64; 2],
    pub(super) capital: Capital,
    /// Whether somebody of that name speaks or owns something there.
    pub(super) acts: bool,
    /// Whether the writer says that it is spelled so.
    pub(super) sic: bool,
    /// Whether its sentence tells what something is called.
    pub(super) told: bool,
}

impl<'a> Uses<'a> {
    pub(super) fn collect(view: &'a StoryView<'a>, keys: impl Iterator<Item = u64>) -> Self {
        let mut places: FxHashMap<u64, Vec<Place>> = keys.map(|key| (key, Vec::new())).collect();
        for block in view.draft.blocks() {
            let mut mentions = block.notes.mentions.iter().peekable();
            for (index, word) in block.notes.name_words.iter().enumerate() {
                while mentions.next_if(|mention| mention.words.end <= index).is_some() {}
                if let Some(places) = places.get_mut(&word.key) {
                    let mention = mentions.peek().filter(|mention| mention.words.contains(&index));
                    places.push(place(&block, index, mention.copied()));
                }
            }
        }
        Self { view, places }
    }

    fn is_defined(&self, spelling: &Spelling) -> bool {
        let acronym = self.view.story.acronyms.keyed(spelling.key);
        acronym.is_some_and(|acronym| spelling.acronym && acronym.definition().is_some())
    }

    pub(super) fn of(&self, spelling: &Spelling) -> Word<'_> {
        let text = spelling.text(self.view.draft);
        Word {
            text,
            letters: Letters::of(text),
            key: spelling.key,
            classes: spelling.classes,
            ordinary: spelling.ordinary,
            acronym: spelling.acronym,
            sound: spelling.sound,
            defined: self.is_defined(spelling),
            all: self.places.get(&spelling.key).map_or(&[], Vec::as_slice),
        }
    }
}

/// Which of some words the draft also has in lower case, found in one walk over it.
pub(super) fn in_lower_case(draft: &AnnotatedDraft, words: &[&str]) -> FxHashSet<String> {
    let words: FxHashSet<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // Most tokens begin otherwise or have another length, and need no look-up.
    let mut initials = [0_u32; 64];
    for word in &words {
        initials[word.len().min(63)] |= word.bytes().next().map_or(0, initial);
    }
    let mut found = FxHashSet::default();
    for block in draft.blocks() {
        let bytes = block.prose.as_bytes();
        for token in block.notes.tokens.iter().filter(|token| token.shape == Shape::Lower) {
            if initials[token.span.len().min(63)] & initial(bytes[token.span.start]) != 0 {
                found.extend(words.get(block.text(token.span)).cloned());
            }
        }
    }
    found
}

/// One bit for the first byte of a word.
const fn initial(first: u8) -> u32 {
    1 << (first % 32)
}

fn place(block: &BlockView<'_>, index: usize, mention: Option<&Mention>) -> Place {
    let words = &block.notes.name_words;
    let word = &words[index];
    let range = mention.map_or(index..index + 1, |mention| mention.words.clone());
    let person = mention.is_some_and(|mention| mention.kind == MentionKind::Person);
    let first = &words[range.start];
    let last = index + 1 == range.end;
    let key = |at: Option<usize>| at.filter(|at| range.contains(at)).map_or(0, |at| words[at].key);
    Place {
        block: block.index,
        sentence: mention.map(|mention| mention.sentence),
        span: block.absolute(word.span),
        name: mention.map(|mention| block.absolute(mention.span)),
        kind: mention.map_or(MentionKind::Unknown, |mention| mention.kind),
        full: person && last && range.len() > 1,
        bare: mention.is_some() && range.len() == 1,
        titled: mention.is_some_and(|mention| mention.title.is_some()),
        given: if range.len() > 1 { first.key } else { 0 },
        initial: first.span.len() <= 2,
        leads: range.len() > 1 && index == range.start,
        beside: [key(index.checked_sub(1)), key(Some(index + 1))],
        capital: word.capital,
        acts: acts(block, word.span),
        sic: is_sic(block, word.span),
        told: mention.is_some_and(|mention| tells_a_name(block, mention.sentence)),
    }
}

/// How many tokens behind a word *[sic]* may stand.
const SIC: usize = 4;

fn is_sic(block: &BlockView<'_>, word: Span) -> bool {
    let tokens = &block.notes.tokens;
    let next = tokens.partition_point(|token| token.span.start < word.end);
    tokens[next..].iter().take(SIC).any(|token| block.text(token.span).eq_ignore_ascii_case("sic"))
}

/// Whether a sentence tells what something is called: *known as*, *spelled*.
fn tells_a_name(block: &BlockView<'_>, sentence: usize) -> bool {
    const WORDS: [&str; 8] =
        ["known", "called", "spelled", "spelt", "spelling", "pronounced", "written", "formerly"];
    let Some(sentence) = block.notes.sentences.get(sentence) else { return false };
    let mut lower =
        block.notes.tokens_of(sentence).iter().filter(|token| token.shape == Shape::Lower);
    lower.any(|token| WORDS.contains(&block.text(token.span)))
}

/// Whether a verb of speech or a possessive stands beside the word: *Ortega said*, *Ortega had told*,
/// *according to Ortega*.
fn acts(block: &BlockView<'_>, word: Span) -> bool {
    let tokens = &block.notes.tokens;
    let at = tokens.partition_point(|token| token.span.start < word.start);
    let lower = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).filter(|token| token.shape == Shape::Lower)
    };
    let speech =
        |at: Option<usize>| lower(at).is_some_and(|token| token.classes.has(Classes::SPEECH_VERB));
    let has = lower(Some(at + 1)).is_some_and(|token| token.classes.has(Classes::AUXILIARY));
    let is = |back: usize, word: &str| {
        lower(at.checked_sub(back)).is_some_and(|token| block.text(token.span) == word)
    };
    let owns = tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Clitic);
    owns || speech(Some(at + 1))
        || speech(at.checked_sub(1))
        || has && speech(Some(at + 2))
        || is(1, "to") && is(2, "according")
}
