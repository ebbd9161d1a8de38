//! What the words of a title say: which office, and which others it excludes.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::mention::{join, key};
use crate::language::{Classes, lexicon};
use crate::text::Span;

/// An office.
#[derive(Debug, Default)]
pub(super) struct Office {
    /// The lines of the data files it stands in, and its place in each.
    seats: Vec<(usize, usize)>,
    /// Whether it is a rank or form of address, which tells something before a name only.
    pub(super) form: bool,
}

impl Office {
    /// Whether one person does not hold both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let lines = |line: usize| other.seats.iter().any(|seat| seat.0 == line);
        !self.is(other) && self.seats.iter().any(|seat| lines(seat.0))
    }

    /// Whether both are one office, perhaps in other words.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.seats.iter().any(|seat| other.seats.contains(seat))
    }
}

/// What a title says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    pub(super) office: &'static Office,
    /// The words of the office, without whose it is: *Deputy Ambassador* in *U.S. Deputy Ambassador*.
    pub(super) span: Span,
}

/// The most words of an office.
pub(super) const MAX_WORDS: usize = 5;

/// Reads the title at `span` of a text by its last words: the longest office that they name. A word of
/// office before it that does not belong to it, as in *former Mayor* or *shadow foreign minister*,
/// makes it another one, which is not known.
pub(super) fn read(text: &str, span: Span) -> Option<Title> {
    let words: Vec<Span> = words(text, span).collect();
    let (start, office) = longest(text, &words)?;
    let of_office = Classes::TITLE | Classes::TITLE_MODIFIER | Classes::HONORIFIC;
    let bare = words[..start].iter().all(|word| {
        let word = word.of(text);
        !lexicon::classes(word).has(of_office) && !tells_change(word)
    });
    let span = words[start].cover(*words.last()?);
    bare.then_some(Title { office, span })
}

/// The office that the words at `span` end with, whatever stands before it.
pub(super) fn named(text: &str, span: Span) -> Option<&'static Office> {
    let words: Vec<Span> = words(text, span).collect();
    longest(text, &words).map(|(_, office)| office)
}

/// The longest office that some words end with, and its first word.
fn longest(text: &str, words: &[Span]) -> Option<(usize, &'static Office)> {
    let from = words.len().saturating_sub(MAX_WORDS);
    (from..words.len()).find_map(|start| {
        let phrase = words[start..].iter().map(|word| key(word.of(text)));
        TABLE.get(&phrase.fold(0, join)).map(|office| (start, office))
    })
}

/// The words of a title; what a hyphen joins are words of their own, articles are none.
fn words(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let parts = |c: char| c.is_whitespace() || c.is_control() || c == '-';
    let mut end = span.start;
    span.of(text).split_inclusive(parts).filter_map(move |piece| {
        let start = end;
        end += piece.len();
        let word = piece.trim_end_matches(parts);
        let counts = !word.is_empty() && !word.eq_ignore_ascii_case("the");
        counts.then(|| Span::new(start, start + word.len()))
    })
}

/// Whether a word tells of an earlier or later office.
pub(super) fn tells_change(word: &str) -> bool {
    CHANGES.contains(&key(word))
}

static CHANGES: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("changes.txt")).map(key).collect());

static TABLE: LazyLock<FxHashMap<u64, Office>> = LazyLock::new(|| {
    let offices = lexicon::entries(include_str!("offices.txt")).map(|line| (line, false));
    let titles = lexicon::entries(include_str!("titles.txt")).map(|line| (line, true));
    let mut table: FxHashMap<u64, Office> = FxHashMap::default();
    for (line, (entry, form)) in offices.chain(titles).enumerate() {
        for (place, office) in entry.split('|').enumerate() {
            for phrase in office.split('=') {
                let words = phrase.split_whitespace().filter(|word| *word != "the");
                let phrase = words.map(key).fold(0, join);
                let office = table.entry(phrase).or_default();
                office.seats.push((line, place));
                office.form = form;
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    fn office(title: &str) -> Option<&'static Office> {
        read(title, Span::new(0, title.len())).map(|title| title.office)
    }

    #[test]
    fn offices_exclude_each_other() {
        for (one, other) in [
            ("Mayor", "Gov."),
            ("U.S. Deputy Ambassador", "ambassador"),
            ("Vice-President", "President"),
            ("Lt. Col.", "Sgt."),
            ("Dr.", "Mr"),
        ] {
            let (one, other) = (office(one).expect("known"), office(other).expect("known"));
            assert!(one.excludes(other) && other.excludes(one));
        }
        for (one, other) in [("Lt. Gen.", "General"), ("Sen.", "Prof."), ("Rep.", "Congresswoman")]
        {
            let (one, other) = (office(one).expect("known"), office(other).expect("known"));
            assert!(!one.excludes(other) && !other.excludes(one));
        }
    }

    #[test]
    fn what_an_unknown_word_qualifies_is_not_read() {
        for title in ["former Mayor", "ex-president", "Executive Vice President", "coach", ""] {
            assert!(office(title).is_none(), "{title}");
        }
    }

    #[test]
    fn the_office_is_told_from_whose_it_is() {
        let title = "Kenyan Minister of the Interior";
        let read = read(title, Span::new(0, title.len())).expect("it is listed");
        assert_eq!(read.span.of(title), "Minister of the Interior");
    }
}
