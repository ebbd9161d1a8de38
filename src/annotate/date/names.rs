//! Names of the calendar as numbers.

use jiff::civil::Weekday;

use crate::language::{Classes, lexicon};

/// *Last*, *this*, *next* as a distance.
pub(super) fn lead(word: &str) -> Option<i16> {
    match word.to_ascii_lowercase().as_str() {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// A weekday by the first letters of its name.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    use Weekday as W;
    let letters = name.get(..3)?.to_ascii_lowercase();
    Some(match letters.as_str() {
        "mon" => W::Monday,
        "tue" => W::Tuesday,
        "wed" => W::Wednesday,
        "thu" => W::Thursday,
        "fri" => W::Friday,
        "sat" => W::Saturday,
        "sun" => W::Sunday,
        _ => return None,
    })
}

/// Whether it is the name of a month and no word that begins like one.
pub(super) fn is_month(name: &str) -> bool {
    lexicon::classes(name).has(Classes::MONTH)
}

/// A month by the first letters of its name.
pub(super) fn month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let letters = name.get(..3)?.to_ascii_lowercase();
    let index = NAMES.iter().position(|name| *name == letters)?;
    i8::try_from(index + 1).ok()
}

/// The first month of a season in the north.
pub(super) fn season(name: &str) -> Option<i8> {
    Some(match name.to_ascii_lowercase().as_str() {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// The number of an ordinal in words, up to *twenty-first*.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    let index = ORDINALS.iter().position(|name| word.eq_ignore_ascii_case(name))?;
    i8::try_from(index + 1).ok()
}

const ORDINALS: [&str; 21] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
];

/// A small number in words, or 1 for *a*.
pub(super) fn cardinal(word: &str) -> Option<i16> {
    if matches!(word, "a" | "A" | "an" | "An") {
        return Some(1);
    }
    CARDINALS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
}

const CARDINALS: [(&str, i16); 15] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("fifty", 50),
];
