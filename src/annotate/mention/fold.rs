//! What spellings of one word have in common: keys that forget case, and keys that forget how a
//! sound is written.

/// The multiplier of [`key`], an odd number with well-mixed bits (2^64 divided by the golden ratio).
pub const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A number that is the same for all ways to set a word: case, periods (`U.S.`, `US`), soft hyphens
/// and the form of the apostrophe do not count. Accents do.
pub fn key(word: &str) -> u64 {
    letters(word).fold(0, extend)
}

/// The key of a word one letter longer.
pub const fn extend(key: u64, letter: char) -> u64 {
    key.wrapping_mul(BASE).wrapping_add(letter as u64)
}

/// The key of several words from the keys of each.
pub const fn join(key: u64, word: u64) -> u64 {
    (key.rotate_left(23) ^ word).wrapping_mul(BASE)
}

/// The letters that [`key`] counts.
pub fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter_map(|c| match c {
        'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '.' | '\u{ad}' => None,
        '’' => Some('\''),
        '‑' => Some('-'),
        _ => Some(c.to_lowercase().next().unwrap_or(c)),
    })
}

/// Letters in the strokes that a machine takes for one another when it reads print: *m* is *rn*, *h* is
/// *li*, *d* is *cl*.
pub fn seen(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.flat_map(|letter| {
        let (first, second) = match letter {
            'm' => ('r', Some('n')),
            'h' => ('l', Some('i')),
            'd' => ('c', Some('l')),
            _ => (letter, None),
        };
        std::iter::once(first).chain(second)
    })
}

/// A number that is the same for spellings that differ in accents, doubled letters or the usual ways
/// to write a foreign sound: *Petrovsky*, *Petrovskiy*; *Yousoupov*, *Yusupov*; *Gutiérrez*, *Gutierrez*.
pub fn sound(word: &str) -> u64 {
    let mut buffer = [0; MAX];
    let mut len = 0;
    let mut put = |letter: u8| {
        if let Some(free) = buffer.get_mut(len) {
            *free = letter;
            len += 1;
        }
    };
    if word.is_ascii() {
        word.bytes().filter(|&letter| letter != b'.').for_each(|letter| put(heard(letter)));
    } else {
        let plain = letters(word).flat_map(plain);
        plain.for_each(|letter| put(u8::try_from(letter).map_or(OTHER, heard)));
    }
    hash_sounds(&buffer[..len])
}

const MAX: usize = 32;
/// What is no letter of the alphabet, and what is not heard.
const OTHER: u8 = b'?';
const SILENT: u8 = b'-';

/// A letter as it is heard by itself, small.
const fn heard(letter: u8) -> u8 {
    match letter.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => letter,
        b'\'' | b'-' => SILENT,
        _ => OTHER,
    }
}

fn hash_sounds(letters: &[u8]) -> u64 {
    let mut hash = 0;
    let mut last = 0;
    let mut at = 0;
    // *Mac* and *Mc* open the same names.
    if let [b'm', b'a', b'c', _, ..] | [b'm', b'c', ..] = letters {
        (hash, last) = (extend(extend(hash, 'm'), 'k'), b'k');
        at = if letters[1] == b'a' { 3 } else { 2 };
    }
    while at < letters.len() {
        let (sound, len) = next_sound(&letters[at..]);
        at += len;
        // *x* is two sounds.
        let sounds = if sound == b'x' { [b'k', b's'] } else { [SILENT, sound] };
        for sound in sounds.into_iter().filter(|&sound| sound != SILENT) {
            if sound != last {
                hash = extend(hash, sound as char);
            }
            last = sound;
        }
    }
    hash
}

/// The first sound of some letters, and how many letters it takes. A capital is a sound that is written
/// with several.
fn next_sound(letters: &[u8]) -> (u8, usize) {
    let second = letters.get(1).copied().unwrap_or_default();
    let third = letters.get(2).copied().unwrap_or_default();
    match (letters[0], second, third) {
        (b's', b'c', b'h') | (b't', b's', b'h') => (b'S', 3),
        (b't', b'c', b'h') => (b'C', 3),
        (b's', b'h', _) => (b'S', 2),
        (b'c', b'h', _) => (b'C', 2),
        (b'p', b'h', _) => (b'f', 2),
        (b'c', b'k', _) => (b'k', 2),
        (b'o', b'o' | b'u', _) => (b'u', 2),
        (b'i', b'e', _) | (b'i' | b'y', b'y' | b'i' | b'j', _) => (b'i', 2),
        (b'k' | b'g' | b't' | b'd' | b'b' | b'w', b'h', _) => (single(letters[0]), 2),
        (b'c', b'e' | b'i' | b'y', _) => (b's', 1),
        (letter, ..) => (single(letter), 1),
    }
}

const fn single(letter: u8) -> u8 {
    match letter {
        b'c' | b'q' => b'k',
        b'y' => b'i',
        b'z' => b's',
        letter => letter,
    }
}

/// A word's letters, small and without accents.
pub fn unaccented(word: &str) -> impl Iterator<Item = char> {
    letters(word).flat_map(plain).filter(|&letter| letter != '\'')
}

/// A letter without its accent; a ligature as two.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => ('a', None),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => ('c', None),
        'ď' | 'đ' | 'ð' => ('d', None),
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => ('e', None),
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => ('g', None),
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => ('i', None),
        'ķ' => ('k', None),
        'ĺ' | 'ļ' | 'ľ' | 'ł' => ('l', None),
        'ñ' | 'ń' | 'ņ' | 'ň' => ('n', None),
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => ('o', None),
        'ŕ' | 'ŗ' | 'ř' => ('r', None),
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => ('s', None),
        'ţ' | 'ť' | 'ț' => ('t', None),
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => ('u', None),
        'ý' | 'ÿ' => ('y', None),
        'ź' | 'ż' | 'ž' => ('z', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        '\u{300}'..='\u{36f}' => ('\'', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_forgets_how_a_word_is_set() {
        for (one, other) in [("U.S.", "US"), ("KIM", "Kim"), ("O’Neil", "O'Neil")] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("Gutiérrez"), key("Gutierrez"));
    }

    #[test]
    fn a_sound_has_many_spellings() {
        for (one, other) in [
            ("Lindqvist", "Lindkvist"),
            ("Yusupov", "Yusoupov"),
            ("Petrovskiy", "Petrovsky"),
            ("Müller", "Muller"),
            ("Hoffmann", "Hofman"),
            ("Sjöberg", "Sjoberg"),
            ("MacIntyre", "McIntyre"),
            ("MacCrae", "McCrae"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("Miller"), sound("Muller"));
    }

    #[test]
    fn long_words_are_cut_not_lost() {
        assert_ne!(sound(&"a".repeat(4000)), 0);
    }
}
