//! Whether an acronym's letters fit the words beside it.

/// How well an acronym's letters fit an expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    /// Each letter stands for a word, or for a part of one.
    Exact,
    /// One letter is another word's, or two have changed places.
    Near,
    /// The letters come from elsewhere: another language, a nickname.
    None,
}

/// Words an acronym may pass over.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "by", "de", "des", "du", "et", "for", "in", "la", "of", "on", "the",
    "to", "und",
];

/// Judges an acronym against the words of an expansion, of which at most 20 count; also tells
/// whether its letters are just the words' initials.
pub(super) fn fit<'a>(acronym: &str, words: impl Iterator<Item = &'a str>) -> (Fit, bool) {
    let letters = capitals(acronym);
    let words: Vec<&str> = words.take(20).collect();
    let whole = words.iter().filter(|word| !is_small(word)).filter_map(|word| initial(word));
    let parts: Vec<&str> =
        words.iter().flat_map(|word| word.split(['-', '/'])).filter(|p| !p.is_empty()).collect();
    if letters.len() < 2 || parts.is_empty() {
        return (Fit::None, false);
    }
    let strong: Vec<&str> = parts.iter().copied().filter(|part| !is_small(part)).collect();
    let all: Vec<char> = parts.iter().filter_map(|part| initial(part)).collect();
    let heads: Vec<char> = strong.iter().filter_map(|part| initial(part)).collect();
    if letters == heads || letters == all || whole.eq(letters.iter().copied()) {
        return (Fit::Exact, true);
    }
    let fit = if is_near(&letters, &heads, &strong) || is_near(&letters, &all, &parts) {
        Fit::Near
    } else if aligns(&letters, &parts) {
        Fit::Exact
    } else {
        Fit::None
    };
    (fit, false)
}

/// The letters that an acronym's expansion must give, folded; a plural's *s* is none.
fn capitals(acronym: &str) -> Vec<char> {
    let body = match acronym.strip_suffix('s') {
        Some(body) if body.ends_with(char::is_uppercase) => body,
        _ => acronym,
    };
    body.chars().filter(|c| c.is_alphanumeric()).filter_map(fold).collect()
}

fn fold(c: char) -> Option<char> {
    c.to_lowercase().next()
}

fn initial(word: &str) -> Option<char> {
    word.chars().find(|c| c.is_alphanumeric()).and_then(fold)
}

pub(super) fn is_small(word: &str) -> bool {
    SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// Whether the letters can be read off the words in order: each word gives its first letter and
/// perhaps some that follow in it, small words may give none, and one longer word may be passed over
/// where the acronym is long.
fn aligns(letters: &[char], words: &[&str]) -> bool {
    let may_skip = usize::from(letters.len() >= 4);
    // reach[k]: the fewest longer words passed over when k letters are read.
    let mut reach = vec![None; letters.len() + 1];
    reach[0] = Some(0);
    for (at, word) in words.iter().enumerate() {
        let mut next: Vec<Option<usize>> = vec![None; letters.len() + 1];
        for read in 0..=letters.len() {
            let Some(skipped) = reach[read] else { continue };
            let passes = if is_small(word) || is_numeral(word) { skipped } else { skipped + 1 };
            let last = usize::from(at + 1 == words.len() && letters.len() > 2);
            if passes <= may_skip.max(last) && at > 0 {
                lower(&mut next[read], passes);
            }
            for more in 1..=read_from(&letters[read..], word) {
                lower(&mut next[read + more], skipped);
            }
        }
        reach = next;
    }
    reach[letters.len()].is_some()
}

fn lower(cell: &mut Option<usize>, value: usize) {
    if cell.is_none_or(|old| value < old) {
        *cell = Some(value);
    }
}

fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// How many of the letters a word gives: its first, and at most three that follow inside it. A word
/// that does not begin with the letter may still give it as its second (*eXtensible*).
fn read_from(letters: &[char], word: &str) -> usize {
    let mut inside = word.chars().filter_map(fold);
    let first = inside.next();
    let Some(&letter) = letters.first() else { return 0 };
    if first != Some(letter) {
        return usize::from(letter == 'x' && is_x(word));
    }
    let mut rest = word.chars().filter_map(fold).skip(1);
    let more = letters[1..].iter().take(3).take_while(|&&letter| rest.any(|c| c == letter));
    1 + more.count()
}

/// Words that an X stands for: *eXtensible*, *Cross-site*, *Transfer*.
fn is_x(word: &str) -> bool {
    ["ex", "cross", "trans", "christ"]
        .iter()
        .any(|start| word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

/// Whether one letter is wrong or two neighbours have changed places, and nothing in the words
/// explains it.
fn is_near(letters: &[char], heads: &[char], words: &[&str]) -> bool {
    if letters.len() != heads.len() || letters.len() < 3 || heads.len() != words.len() {
        return false;
    }
    let off: Vec<usize> = (0..letters.len()).filter(|&at| letters[at] != heads[at]).collect();
    match off[..] {
        [at] if letters[at] == 'x' && is_x(words[at]) => false,
        [at] => !words[at].chars().filter_map(fold).take(3).any(|c| c == letters[at]),
        [at, next] => next == at + 1 && letters[at] == heads[next] && letters[next] == heads[at],
        _ => false,
    }
}
