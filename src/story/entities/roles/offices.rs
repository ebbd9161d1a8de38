//! What the words of a title say: which office, whether it is held, and which others it excludes.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::change;
use crate::annotate::mention::{join, key};
use crate::language::{Classes, lexicon};
use crate::text::Span;

/// An office that excludes others.
#[derive(Debug, Default)]
pub struct Office {
    /// The lines of the data files it stands in, and its place in each.
    seats: Vec<(usize, usize)>,
    /// Whether it is a rank or form of address, which tells something before a name only.
    pub form: bool,
}

impl Office {
    /// Whether one person does not hold both.
    pub fn excludes(&self, other: &Self) -> bool {
        let lines = |line: usize| other.seats.iter().any(|seat| seat.0 == line);
        !self.is(other) && self.seats.iter().any(|seat| lines(seat.0))
    }

    /// Whether both are one office, perhaps in other words.
    pub fn is(&self, other: &Self) -> bool {
        self.seats.iter().any(|seat| other.seats.contains(seat))
    }
}

/// What a title says.
#[derive(Clone, Copy, Debug)]
pub struct Title {
    /// The office, if it is one of those that exclude others.
    pub office: Option<&'static Office>,
    /// The same number for the same words of office.
    pub key: u64,
    /// The words of the office, without whose it is: *Deputy Ambassador* in *U.S. Deputy Ambassador*.
    pub span: Span,
    /// Whether it is held today.
    pub held: Held,
    /// Whether no word of office stands before it that makes it another one: *shadow foreign minister*.
    pub whole: bool,
}

impl Title {
    /// The same number for all words of one office, nearly always.
    pub fn id(&self) -> u64 {
        let seat = self.office.and_then(|office| office.seats.first());
        seat.map_or(self.key, |&(line, place)| join(line as u64, place as u64))
    }

    /// Whether both name one office.
    pub fn is(&self, other: &Self) -> bool {
        match (self.office, other.office) {
            (Some(one), Some(two)) => one.is(two),
            (None, None) => self.key == other.key,
            _ => false,
        }
    }

    /// Whether one person holds it for one body, place or country at a time.
    pub fn is_single(&self) -> bool {
        SINGLE.contains(&self.key)
    }

    /// Whether it is one of a country.
    pub fn is_national(&self) -> bool {
        NATIONAL.contains(&self.key)
    }
}

/// Whether an office is held on the day the draft speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is: *the mayor*.
    Now,
    /// It was: *the former mayor*, *then-Mayor Lee*.
    Before,
    /// For the time being: *acting mayor*.
    Acting,
    /// It will be, or is from a day that is told of: *governor-elect*, *was named governor*.
    Later,
}

/// The most words of an office.
pub(super) const MAX_WORDS: usize = 5;

/// Reads the title at `span` of a text by its last words: the longest office that they name, or else the
/// words of office that they are. `None` where they are none.
pub fn read(text: &str, span: Span) -> Option<Title> {
    let mut words: Vec<Span> = words(text, span).collect();
    let later = words.last().is_some_and(|word| held(word.of(text)) == Some(Held::Later));
    if later {
        words.pop();
    }
    let (start, office) = match longest(text, &words) {
        Some((start, office)) => (start, Some(office)),
        None => (plain(text, &words)?, None),
    };
    let of_office = Classes::TITLE | Classes::TITLE_MODIFIER | Classes::HONORIFIC;
    let before = words[..start].iter().map(|word| word.of(text));
    let told = before.clone().find_map(held);
    let held = if later { Held::Later } else { told.unwrap_or(Held::Now) };
    let mut bare = before.filter(|word| self::held(word).is_none());
    let whole = !bare.any(|word| lexicon::classes(word).has(of_office));
    let key = words[start..].iter().fold(0, |all, word| join(all, key(word.of(text))));
    Some(Title { office, key, span: words[start].cover(*words.last()?), held, whole })
}

/// Whether a word tells whether the office behind it is held.
pub fn qualifies(word: &str) -> bool {
    held(word).is_some()
}

/// What a word of office or change tells of whether an office is held.
pub(super) fn held(word: &str) -> Option<Held> {
    match word.to_ascii_lowercase().as_str() {
        "acting" | "interim" | "caretaker" => Some(Held::Acting),
        "elect" | "designate" | "nominee" | "incoming" | "future" | "next" => Some(Held::Later),
        "longtime" | "long" => None,
        "late" => Some(Held::Before),
        word => change::tells(word).then_some(Held::Before),
    }
}

/// The office that the words at `span` end with, whatever stands before it.
pub(super) fn named(text: &str, span: Span) -> Option<&'static Office> {
    let words: Vec<Span> = words(text, span).collect();
    longest(text, &words).map(|(_, office)| office)
}

/// The longest listed office that some words end with, and its first word.
fn longest(text: &str, words: &[Span]) -> Option<(usize, &'static Office)> {
    let from = words.len().saturating_sub(MAX_WORDS);
    (from..words.len()).find_map(|start| {
        let phrase = words[start..].iter().map(|word| key(word.of(text)));
        TABLE.get(&phrase.fold(0, join)).map(|office| (start, office))
    })
}

/// The first of the words of office that some words end with, where the last is one that can stand
/// alone.
fn plain(text: &str, words: &[Span]) -> Option<usize> {
    let of_office = Classes::TITLE | Classes::TITLE_MODIFIER;
    let is = |word: &Span, classes| lexicon::classes(word.of(text)).has(classes);
    let last = words.last().filter(|word| is(word, Classes::TITLE))?;
    let from = words.len().saturating_sub(MAX_WORDS);
    let tells = |word: &Span| is(word, of_office) && held(word.of(text)).is_none();
    let known = words[from..].iter().rev().take_while(|word| *word == last || tells(word));
    Some(words.len() - known.count())
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

static SINGLE: LazyLock<FxHashSet<u64>> = LazyLock::new(|| keys(include_str!("single.txt")));
static NATIONAL: LazyLock<FxHashSet<u64>> = LazyLock::new(|| keys(include_str!("national.txt")));

fn keys(list: &'static str) -> FxHashSet<u64> {
    let offices = lexicon::entries(list);
    offices.map(|office| office.split_whitespace().map(key).fold(0, join)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(title: &str) -> Option<Title> {
        read(title, Span::new(0, title.len()))
    }

    fn office(words: &str) -> &'static Office {
        title(words).and_then(|title| title.office).expect("it is listed")
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
            let (one, other) = (office(one), office(other));
            assert!(one.excludes(other) && other.excludes(one));
        }
        for (one, other) in [("Lt. Gen.", "General"), ("Sen.", "Prof."), ("Rep.", "Congresswoman")]
        {
            let (one, other) = (office(one), office(other));
            assert!(!one.excludes(other) && !other.excludes(one));
        }
    }

    #[test]
    fn whether_an_office_is_held_is_told_by_the_words_around_it() {
        for (words, held) in [
            ("Mayor", Held::Now),
            ("former Mayor", Held::Before),
            ("ex-president", Held::Before),
            ("then-Senator", Held::Before),
            ("acting mayor", Held::Acting),
            ("Governor-elect", Held::Later),
            ("incoming coach", Held::Later),
            ("longtime coach", Held::Now),
        ] {
            assert_eq!(title(words).expect("an office").held, held, "{words}");
        }
    }

    #[test]
    fn what_an_unknown_word_of_office_qualifies_is_another_office() {
        assert!(!title("Executive Vice President").expect("an office").whole);
        assert!(title("Kenyan Foreign Minister").expect("an office").whole);
        assert!(title("").is_none() && title("painter").is_none());
    }

    #[test]
    fn the_office_is_told_from_whose_it_is() {
        for (words, expected) in [
            ("Kenyan Minister of the Interior", "Minister of the Interior"),
            ("Oxley chief executive officer", "chief executive officer"),
        ] {
            assert_eq!(title(words).expect("an office").span.of(words), expected);
        }
    }
}
