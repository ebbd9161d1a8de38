//! How a hand slips: which differences between two spellings typing and hearing explain.

use super::letters::Letters;
use crate::annotate::mention::{self, unaccented};

/// Whether the second word, typed or heard a little wrong, gives the first: two letters swapped, a key
/// beside the right one, a vowel for one that sounds like it, a letter doubled, or, in a word long
/// enough not to be another, a letter too many or too few. A wrong first letter is seen at once.
pub(in crate::checks::names) fn is_slip(rare: &str, common: &str) -> bool {
    is_slip_of(&Letters::of(rare), &Letters::of(common))
}

/// The same of the words' small letters.
pub(super) fn is_slip_of(rare: &[char], common: &[char]) -> bool {
    let at = rare.iter().zip(common).take_while(|(one, other)| one == other).count();
    match (rare.get(at), common.get(at)) {
        (Some(&one), Some(&other)) if rare.len() == common.len() => {
            let rest = rare[at + 1..] == common[at + 1..];
            let explained = are_near(one, other) || sound_near(one, other) || look_near(one, other);
            at > 0 && (!rest || explained)
        }
        _ => {
            let (long, short) =
                if rare.len() > common.len() { (rare, common) } else { (common, rare) };
            let doubled = at > 0 && long.get(at) == long.get(at - 1);
            doubled || short.len() >= LONG || look_alike(rare, common)
        }
    }
}

/// Whether a word of some length was typed wrong, so that it is no other word: two letters swapped, a
/// letter left out or typed twice, a neighbour struck along with the right key or in its place.
pub(super) fn is_of_the_hand(rare: &[char], common: &[char]) -> bool {
    let at = rare.iter().zip(common).take_while(|(one, other)| one == other).count();
    let (Some(&one), Some(&other)) = (rare.get(at), common.get(at)) else { return false };
    let rest = |from: usize, of: usize| rare.get(from..) == common.get(of..);
    let swapped = rare.get(at + 1) == Some(&other) && common.get(at + 1) == Some(&one);
    common.len() > LONG
        && (rest(at, at + 1)
            || rest(at + 1, at) && (at > 0 && one == rare[at - 1] || are_near(one, other))
            || rest(at + 1, at + 1) && are_near(one, other)
            || swapped && rest(at + 2, at + 2))
}

/// Whether two words are the same but for an accent.
pub(super) fn is_accent(one: &str, other: &str) -> bool {
    !(one.is_ascii() && other.is_ascii()) && unaccented(one).eq(unaccented(other))
}

/// Whether two words are one to a machine that reads print, where *rn* is *m*.
pub(super) fn look_alike(one: &[char], other: &[char]) -> bool {
    mention::seen(one.iter().copied()).eq(mention::seen(other.iter().copied()))
}

/// A word of as many letters is rarely another word with one letter more.
const LONG: usize = 6;

/// Whether one vowel letter is heard as another, other than at its plainest.
pub(super) fn sound_near(one: char, other: char) -> bool {
    const PAIRS: [&str; 5] = ["ae", "ei", "iy", "ao", "ou"];
    PAIRS.iter().any(|pair| one != other && pair.contains(one) && pair.contains(other))
}

/// Whether one letter looks like the other in print.
fn look_near(one: char, other: char) -> bool {
    const PAIRS: [&str; 6] = ["ce", "hb", "il", "lt", "nu", "ft"];
    PAIRS.iter().any(|pair| pair.contains(one) && pair.contains(other))
}

/// Whether two letters are neighbours on a keyboard.
fn are_near(one: char, other: char) -> bool {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let place = |letter: char| {
        ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.find(letter)?)))
    };
    let (Some((row, key)), Some((other_row, other_key))) = (place(one), place(other)) else {
        return false;
    };
    match other_row.abs_diff(row) {
        0 => key.abs_diff(other_key) == 1,
        // Each row is set half a key to the right of the one above.
        1 if row < other_row => other_key == key || other_key + 1 == key,
        1 => key == other_key || key + 1 == other_key,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (rare, common) in [
            ("Lindqvidt", "Lindqvist"),
            ("Otrega", "Ortega"),
            ("Barosa", "Barasa"),
            ("Tanabbe", "Tanabe"),
            ("Whitlok", "Whitlock"),
        ] {
            assert!(is_slip(rare, common), "{rare} {common}");
        }
        for (rare, common) in [("Marlow", "Barlow"), ("Dorman", "Dolman"), ("Baker", "Barker")] {
            assert!(!is_slip(rare, common), "{rare} {common}");
        }
    }
}
