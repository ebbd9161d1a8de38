//! A table from words to what is known of them, made to be asked for every word of a draft.

use rustc_hash::FxHashMap;

use super::Classes;

/// Words without regard to case, with their classes.
///
/// Words of up to 16 ASCII letters, nearly all there are, stand in an open table under a number
/// made of their letters; the others in a map. It is kept small, since it is read at random: a draft
/// takes as long as its words take to come from memory.
#[derive(Debug)]
pub(super) struct Table {
    /// The words' numbers; 0 where there is none.
    keys: Box<[u64]>,
    /// For each key its place in `sets`.
    places: Box<[u16]>,
    /// The sets of classes that occur; the first is empty.
    sets: Vec<Classes>,
    /// By how many bits a hash is longer than an index of a slot.
    shift: u32,
    others: FxHashMap<Box<str>, Classes>,
}

impl Table {
    /// A table of these words; the classes of one that comes twice are joined.
    pub(super) fn new<T: AsRef<str>>(words: &[(Classes, T)]) -> Self {
        let mut known: FxHashMap<u64, Classes> = FxHashMap::default();
        let mut others: FxHashMap<Box<str>, Classes> = FxHashMap::default();
        for (classes, word) in words {
            let word = word.as_ref();
            let all = match key(word.as_bytes()) {
                Some(key) => known.entry(key).or_default(),
                None => others.entry(word.to_lowercase().into()).or_default(),
            };
            *all = *all | *classes;
        }
        // Half stays empty, so that a word that is not in the table is seldom looked for twice.
        let len = (known.len() * 2).next_power_of_two().max(2);
        let mut table = Self {
            keys: vec![0; len].into_boxed_slice(),
            places: vec![0; len].into_boxed_slice(),
            sets: vec![Classes::NONE],
            shift: 64 - len.trailing_zeros(),
            others,
        };
        let mut sets: FxHashMap<Classes, u16> = FxHashMap::default();
        for (key, classes) in known {
            let at = table.slot(key);
            table.keys[at] = key;
            table.places[at] = *sets.entry(classes).or_insert_with(|| {
                table.sets.push(classes);
                u16::try_from(table.sets.len() - 1)
                    .expect("fewer sets of classes occur than 65,536")
            });
        }
        table
    }

    /// What is known of a word.
    pub(super) fn get(&self, word: &str) -> Classes {
        match key(word.as_bytes()) {
            Some(key) => self.sets[usize::from(self.places[self.slot(key)])],
            // No word in the lists is longer.
            None if word.len() > 64 => Classes::NONE,
            None => self.others.get(word.to_lowercase().as_str()).copied().unwrap_or_default(),
        }
    }

    /// The slot of a key: its own, or the empty one where it would be put.
    fn slot(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = hash(key, self.shift) & mask;
        while self.keys[at] != key && self.keys[at] != 0 {
            at = (at + 1) & mask;
        }
        at
    }
}

/// A number for a short ASCII word without regard to case: its very letters up to eight, and mixed
/// beyond, where two of English do not fall on one number. `None` for any other word.
fn key(word: &[u8]) -> Option<u64> {
    let len = word.len();
    // First and last letters overlap in the middle, where they agree.
    let (low, high) = match len {
        9..=16 => {
            (u64::from_le_bytes(*word.first_chunk()?), u64::from_le_bytes(*word.last_chunk()?))
        }
        8 => (u64::from_le_bytes(*word.first_chunk()?), 0),
        4..=7 => {
            let (first, last) = (*word.first_chunk()?, *word.last_chunk()?);
            let last = u64::from(u32::from_le_bytes(last));
            (u64::from(u32::from_le_bytes(first)) | last << (8 * (len - 4)), 0)
        }
        1..=3 => {
            let middle = u64::from(word[len / 2]) << (8 * (len / 2));
            (u64::from(word[0]) | middle | u64::from(word[len - 1]) << (8 * (len - 1)), 0)
        }
        _ => return None,
    };
    if (low | high) & u64::from_le_bytes([0x80; 8]) != 0 {
        return None;
    }
    let every_letter = u64::from_le_bytes([0x20; 8]);
    if high != 0 {
        let length = (len as u64) << 59;
        return Some((low | every_letter) ^ (high | every_letter).wrapping_mul(MIXER) ^ length);
    }
    Some(low | every_letter >> (64 - 8 * len.min(8)))
}

/// 2⁶⁴ over the golden ratio, odd: multiplied with it, numbers spread evenly.
const MIXER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The upper bits of a product depend on every bit of the key.
#[expect(clippy::cast_possible_truncation, reason = "few bits are left")]
const fn hash(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(MIXER) >> shift) as usize
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
