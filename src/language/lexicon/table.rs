//! A table from words to what is known of them, made to be asked for every word of a draft.

use rustc_hash::FxHashMap;

use super::Classes;

/// Words without regard to case, with their classes.
///
/// Words of up to 16 ASCII letters, nearly all there are, stand in an open table under their own
/// bytes; the others in a map.
#[derive(Debug)]
pub(super) struct Table {
    slots: Box<[(u128, Classes)]>,
    /// By how many bits a hash is longer than an index of a slot.
    shift: u32,
    others: FxHashMap<Box<str>, Classes>,
}

impl Table {
    /// A table of these words; the classes of one that comes twice are joined.
    pub(super) fn new(words: &[(Classes, &str)]) -> Self {
        // Two thirds stay empty, so that a word that is not in the table is seldom looked for twice.
        let len = (words.len() * 2).next_power_of_two().max(2);
        let slots = vec![(0, Classes::NONE); len].into_boxed_slice();
        let mut table =
            Self { slots, shift: 64 - len.trailing_zeros(), others: FxHashMap::default() };
        for &(classes, word) in words {
            let known = match key(word.as_bytes()) {
                Some(key) => {
                    let at = table.slot(key);
                    table.slots[at].0 = key;
                    &mut table.slots[at].1
                }
                None => table.others.entry(word.to_lowercase().into()).or_default(),
            };
            *known = *known | classes;
        }
        table
    }

    /// What is known of a word.
    pub(super) fn get(&self, word: &str) -> Classes {
        match key(word.as_bytes()) {
            Some(key) => self.slots[self.slot(key)].1,
            // No word in the lists is longer.
            None if word.len() > 64 => Classes::NONE,
            None => self.others.get(word.to_lowercase().as_str()).copied().unwrap_or_default(),
        }
    }

    /// The slot of a key: its own, or the empty one where it would be put.
    fn slot(&self, key: u128) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(key, self.shift) & mask;
        while self.slots[at].0 != key && self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }
}

/// The bytes of a short ASCII word in lower case as one number; `None` for any other word.
fn key(word: &[u8]) -> Option<u128> {
    let len = word.len();
    // First and last bytes overlap in the middle, where they agree.
    let bytes = match len {
        8..=16 => {
            let (first, last) = (word.first_chunk()?, word.last_chunk()?);
            u128::from(u64::from_le_bytes(*first))
                | u128::from(u64::from_le_bytes(*last)) << (8 * (len - 8))
        }
        4..=7 => {
            let (first, last) = (word.first_chunk()?, word.last_chunk()?);
            u128::from(u32::from_le_bytes(*first))
                | u128::from(u32::from_le_bytes(*last)) << (8 * (len - 4))
        }
        1..=3 => {
            let middle = u128::from(word[len / 2]) << (8 * (len / 2));
            u128::from(word[0]) | middle | u128::from(word[len - 1]) << (8 * (len - 1))
        }
        _ => return None,
    };
    let every_byte = u128::MAX >> (128 - 8 * len);
    let ascii = bytes & (u128::from_le_bytes([0x80; 16]) & every_byte) == 0;
    ascii.then_some(bytes | (u128::from_le_bytes([0x20; 16]) & every_byte))
}

/// The upper bits of a product depend on every bit of the key.
#[expect(clippy::cast_possible_truncation, reason = "the two halves of the key; few bits are left")]
const fn hash(key: u128, shift: u32) -> usize {
    let (low, high) = (key as u64, (key >> 64) as u64);
    ((low ^ high.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> shift) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_found() {
        let word = "abcdefghijklmnopqrstuvwxyz";
        let words: Vec<&str> = (1..=word.len()).map(|len| &word[..len]).collect();
        let listed: Vec<_> = words.iter().map(|word| (Classes::MONTH, *word)).collect();
        let table = Table::new(&listed);
        for word in words {
            assert_eq!(table.get(&word.to_uppercase()), Classes::MONTH, "{word}");
            assert_eq!(table.get(&format!("{word}é")), Classes::NONE, "{word}");
            assert_eq!(table.get(&word[1..]), Classes::NONE, "{word}");
        }
    }

    #[test]
    fn classes_of_one_word_are_joined() {
        let table = Table::new(&[(Classes::MONTH, "Été"), (Classes::WEEKDAY, "été")]);
        assert_eq!(table.get("ÉTÉ"), Classes::MONTH | Classes::WEEKDAY);
        assert_eq!(table.get(""), Classes::NONE);
    }
}
