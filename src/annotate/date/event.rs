//! What happens on a date, as the words beside it tell: *the March 4 vote*, *voted on March 4*.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::quantity::stem;
use crate::annotate::words::Words;
use crate::language::{Classes, lexicon};
use crate::text::Span;

/// An event that is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same number for every word for events of that kind.
    pub kind: u16,
    /// Whether it befalls a person or body once: a birth, a founding.
    pub once: bool,
    /// Whether a name and a year tell which one is meant: *the 2014 Norden accord*.
    pub known_by_year: bool,
    /// Whether the date stands before it as its name: *the March 4 vote*.
    pub attributive: bool,
    /// The word.
    pub span: Span,
}

impl Event {
    /// The noun for events of that kind.
    pub fn name(&self) -> &'static str {
        NAMES.get(usize::from(self.kind)).copied().unwrap_or_default()
    }
}

/// Tokens looked at behind a date that stands before its event, before one that stands behind it, and
/// behind one that opens the sentence.
const REACH: [usize; 3] = [6, 9, 16];

/// Tokens between a noun and its complement.
const HEAD: usize = 1;

/// The event of the date at `tokens`, by the word next to it: *the March 4 council vote*, *the vote in
/// the council on March 4*, and from the start of a sentence *On March 4 the council voted*.
pub(super) fn beside(
    words: Words<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Event> {
    let [close, before, far] = REACH;
    let behind = |reach: usize| tokens.end..sentence.end.min(tokens.end + reach);
    // *The Sept. 11, 2001, attacks*.
    let comma = words.is(tokens.end, ",") && tokens.len() > 3;
    let (skip, close) = if comma { (1, 2) } else { (0, close) };
    let opens = tokens.start <= sentence.start + 2;
    let named = first(words, behind(close).skip(skip).take_while(|&at| is_phrase(words, at)))
        .map(|event| Event { attributive: true, ..event });
    named
        .or_else(|| before_it(words, sentence.start, tokens.start, before))
        .or_else(|| if opens { first(words, behind(far)) } else { None })
}

/// The nearest event before a date; of *the vote on the merger is set for March 4* the vote, for the
/// verb's subject is what happens.
fn before_it(words: Words<'_>, start: usize, end: usize, reach: usize) -> Option<Event> {
    let all = back(words, start, end, reach);
    let near = first(words, all)?;
    let at = words.token_from(near.span.start);
    let verb = (at + 1..end).any(|at| words.has(at, Classes::AUXILIARY));
    let article = usize::from(words.after_any(at, &["the", "a", "an", "its", "their"]));
    let about = words.after_any(at - article, &["on", "of", "over", "about", "against", "for"]);
    if !verb || !about {
        return Some(near);
    }
    let whole = first(words, back(words, start, at - article - 1, HEAD));
    Some(whole.unwrap_or(near))
}

/// The tokens before `end`, the nearest first, as far as the clause goes.
fn back(
    words: Words<'_>,
    start: usize,
    end: usize,
    reach: usize,
) -> impl Iterator<Item = usize> + '_ {
    let from = start.max(end.saturating_sub(reach));
    let clause = move |at: &usize| {
        let comma = words.is(*at, ",") && *at + 1 < end;
        !comma && !words.is_any(*at, &[";", ":", ")", ".", "—", "–"]) && !words.is_number(*at)
    };
    (from..end).rev().take_while(clause)
}

fn is_phrase(words: Words<'_>, at: usize) -> bool {
    !words.has(at, Classes::PHRASE_END) && (words.is_word(at) || words.text(at) == "-")
}

fn first(words: Words<'_>, mut tokens: impl Iterator<Item = usize>) -> Option<Event> {
    tokens.find_map(|at| {
        let &Row { kind, once, known_by_year } =
            words.is_word(at).then(|| KINDS.get(&stem(words.text(at))))??;
        Some(Event { kind, once, known_by_year, attributive: false, span: words.span(at) })
    })
}

fn rows() -> impl Iterator<Item = &'static str> {
    lexicon::entries(include_str!("events.txt"))
}

/// The first word of each kind.
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let first = |row: &'static str| row.split('\t').next().unwrap_or(row);
    rows().map(|row| first(row).trim_start_matches(['!', '+'])).collect()
});

/// What is known of a word for an event.
#[derive(Clone, Copy)]
struct Row {
    kind: u16,
    once: bool,
    known_by_year: bool,
}

/// The words by their stems.
static KINDS: LazyLock<FxHashMap<u32, Row>> = LazyLock::new(|| {
    let words = rows().zip(0..).flat_map(|(row, kind)| {
        let word = Row { kind, once: row.starts_with('!'), known_by_year: row.starts_with('+') };
        row.trim_start_matches(['!', '+']).split('\t').map(move |name| (stem(name), word))
    });
    let mut kinds = FxHashMap::default();
    for (stem, word) in words {
        // Of two words of one stem the one listed first tells.
        kinds.entry(stem).or_insert(word);
    }
    kinds
});
