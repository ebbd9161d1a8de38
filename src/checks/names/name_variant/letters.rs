//! A word's small letters, kept without memory of their own, and how far two words are apart.

use std::ops::Deref;

/// The most letters of a word that count.
const MAX: usize = 32;

/// The letters of a word without regard to case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    letters: [char; MAX],
    len: usize,
}

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        let mut all = Self { letters: ['\0'; MAX], len: 0 };
        if word.is_ascii() {
            word.bytes().for_each(|letter| all.push(letter.to_ascii_lowercase().into()));
        } else {
            word.chars().flat_map(char::to_lowercase).for_each(|letter| all.push(letter));
        }
        all
    }

    fn push(&mut self, letter: char) {
        if let Some(free) = self.letters.get_mut(self.len) {
            *free = letter;
            self.len += 1;
        }
    }
}

impl Deref for Letters {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.letters[..self.len]
    }
}

/// How many letters have to be put in, taken out, changed or swapped with the next to make one word of the
/// other.
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    let begin = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([], rest) | (rest, []) => rest.len(),
        ([_], [_]) => 1,
        ([a, b], [c, d]) if a == d && b == c => 1,
        (one, other) => table(one, other),
    }
}

/// The distance of words that share neither their first letter nor their last.
fn table(one: &[char], other: &[char]) -> usize {
    let mut before = [0; MAX + 1];
    let mut last: [usize; MAX + 1] = std::array::from_fn(|at| at);
    for (row, &a) in one.iter().enumerate() {
        let mut next = [row + 1; MAX + 1];
        for (at, &b) in other.iter().enumerate().take(MAX) {
            let changed = last[at] + usize::from(a != b);
            next[at + 1] = changed.min(last[at + 1] + 1).min(next[at] + 1);
            let swapped = row > 0 && at > 0 && a == other[at - 1] && one[row - 1] == b;
            if swapped {
                next[at + 1] = next[at + 1].min(before[at - 1] + 1);
            }
        }
        (before, last) = (last, next);
    }
    last[other.len().min(MAX)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_so_far_apart() {
        for (one, other, expected) in [
            ("ortega", "ortega", 0),
            ("Ortega", "ortegga", 1),
            ("ortega", "otrega", 1),
            ("ortega", "ortiga", 1),
            ("yusupov", "yousoupov", 2),
            ("lindqvist", "linkdvist", 2),
            ("abc", "cab", 2),
            ("a", "bcd", 3),
            ("a", "bac", 2),
            ("", "ÄÖ", 2),
            ("äö", "ÖÄ", 1),
        ] {
            let (one, other) = (Letters::of(one), Letters::of(other));
            assert_eq!(distance(&one, &other), expected);
            assert_eq!(distance(&other, &one), expected);
        }
    }
}
