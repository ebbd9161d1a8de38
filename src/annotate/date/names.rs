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
