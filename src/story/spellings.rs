//! The distinct words that names are made of, and which of them are spelled almost alike.
//!
//! Likeness only nominates: whether two spellings are one name is for `checks` to judge by what the
//! draft does with them.

use rustc_hash::FxHashMap;

use crate::annotate::mention::{BASE, Capital, extend, letters, seen};
use crate::annotate::{AnnotatedDraft, NameWord};
use crate::language::Classes;

/// All capitalised words of a draft.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    /// In order of first use.
    pub all: Vec<Spelling>,
}

/// One word, in whatever case.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The same number for every occurrence.
    pub key: u64,
    /// The same number for spellings that sound alike.
    pub sound: u64,
    /// The block of its first occurrence, and the index among the block's name words.
    pub first: (usize, usize),
    /// How often it occurs.
    pub count: u32,
    /// How often outside headlines.
    pub body: u32,
    /// What the lexicon knows of it.
    pub classes: Classes,
    /// Whether it is, with or without an ending, an ordinary word.
    pub ordinary: bool,
    /// Whether it is ever one of several words of a person's name.
    pub in_full_name: bool,
    /// Whether it is always written like an acronym.
    pub acronym: bool,
    /// Its length in bytes.
    pub len: usize,
}

/// Collects the words of a draft's names.
pub fn collect(draft: &AnnotatedDraft) -> Spellings {
    let total: usize = draft.notes.iter().map(|notes| notes.name_words.len()).sum();
    let mut by_key: FxHashMap<u64, u32> = FxHashMap::default();
    by_key.reserve(total / 3);
    let mut all: Vec<Spelling> = Vec::new();
    for (block, notes) in draft.notes.iter().enumerate() {
        for (index, word) in notes.name_words.iter().enumerate() {
            let next = u32::try_from(all.len()).unwrap_or(u32::MAX);
            let at = *by_key.entry(word.key).or_insert(next);
            if at == next {
                all.push(Spelling::new((block, index), word));
            }
            all[at as usize].count(word);
        }
    }
    Spellings { all }
}

impl Spelling {
    fn new(first: (usize, usize), word: &NameWord) -> Self {
        Self {
            key: word.key,
            sound: word.sound,
            first,
            count: 0,
            body: 0,
            classes: word.classes,
            ordinary: word.ordinary,
            in_full_name: false,
            acronym: true,
            len: word.span.len(),
        }
    }

    fn count(&mut self, word: &NameWord) {
        self.count += 1;
        self.body += u32::from(word.capital != Capital::Headline);
        self.acronym &= word.acronym;
        self.ordinary |= word.ordinary;
        self.in_full_name |= word.in_full_name;
    }

    /// The word as it stands first.
    pub fn text<'a>(&self, draft: &'a AnnotatedDraft) -> &'a str {
        let (block, index) = self.first;
        let prose = draft.document.blocks[block].span.of(&draft.document.prose);
        draft.notes[block].name_words[index].span.of(prose)
    }
}

/// The shortest word, in letters, whose likeness to another means anything.
const MIN_LETTERS: usize = 3;
/// The longest that is looked at.
const MAX_LETTERS: usize = 28;

impl Spellings {
    /// Pairs of words that may be one: a letter too many, too few, another or two swapped, the
    /// same sound, or the same look (*rn* and *m*). The cost grows with the number of words, not of pairs: each word is filed under
    /// itself, itself less one letter, its sound and its look, and those filed together are paired.
    pub fn alike(&self, draft: &AnnotatedDraft) -> Vec<(usize, usize)> {
        let mut filed = Vec::with_capacity(self.all.len() * 10);
        for (at, spelling) in self.all.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            file(spelling, spelling.text(draft), |drawer| filed.push((drawer, at)));
        }
        let mut shared = Drawers::of(&filed);
        shared.sort_unstable();
        shared.dedup();
        let mut pairs = Vec::new();
        for drawer in shared.chunk_by(|a, b| a.0 == b.0) {
            pair_up(drawer, &mut pairs);
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// The most words that are paired with one another in one drawer; more are no coincidence but a
/// list of codes.
const MAX_DRAWER: usize = 12;

fn pair_up(drawer: &[(u64, u32)], pairs: &mut Vec<(usize, usize)>) {
    if drawer.len() > MAX_DRAWER {
        return;
    }
    for (nth, &(_, one)) in drawer.iter().enumerate() {
        for &(_, other) in &drawer[nth + 1..] {
            pairs.push((one as usize, other as usize));
        }
    }
}

/// Files a word in its drawers.
fn file(spelling: &Spelling, text: &str, mut put: impl FnMut(u64)) {
    let mut word = ['\0'; MAX_LETTERS];
    let mut len = 0;
    for letter in letters(text) {
        if len == MAX_LETTERS {
            return;
        }
        word[len] = letter;
        len += 1;
    }
    if len < MIN_LETTERS {
        return;
    }
    put(spelling.key);
    if !spelling.acronym {
        put(!spelling.sound);
    }
    let look = seen(word[..len].iter().copied()).fold(0, extend);
    if look != spelling.key {
        put(look);
    }
    // The key of the word less one letter, from the keys of what stands before and behind it.
    let (mut behind, mut power) = (0_u64, 1_u64);
    let mut before = [0_u64; MAX_LETTERS];
    for at in 1..len {
        before[at] = extend(before[at - 1], word[at - 1]);
    }
    for at in (0..len).rev() {
        put(before[at].wrapping_mul(power).wrapping_add(behind));
        behind = behind.wrapping_add((word[at] as u64).wrapping_mul(power));
        power = power.wrapping_mul(BASE);
    }
}

/// Two bit sets that tell, with few errors, which drawers hold more than one word.
struct Drawers {
    once: Vec<u64>,
    twice: Vec<u64>,
    shift: u32,
}

impl Drawers {
    /// The entries whose drawer another word may share.
    fn of(filed: &[(u64, u32)]) -> Vec<(u64, u32)> {
        let bits = (filed.len() * 16).next_power_of_two().max(64);
        let words = bits / 64;
        let shift = 64 - bits.trailing_zeros();
        let mut drawers = Self { once: vec![0; words], twice: vec![0; words], shift };
        for &(drawer, _) in filed {
            drawers.note(drawer);
        }
        filed.iter().copied().filter(|&(drawer, _)| drawers.is_shared(drawer)).collect()
    }

    fn place(&self, drawer: u64) -> (usize, u64) {
        let bit = drawer.wrapping_mul(0xd6e8_feb8_6659_fd93) >> self.shift;
        (usize::try_from(bit / 64).unwrap_or_default(), 1 << (bit % 64))
    }

    fn note(&mut self, drawer: u64) {
        let (word, bit) = self.place(drawer);
        self.twice[word] |= self.once[word] & bit;
        self.once[word] |= bit;
    }

    fn is_shared(&self, drawer: u64) -> bool {
        let (word, bit) = self.place(drawer);
        self.twice[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::entities::tests::read;

    fn pairs(text: &str) -> Vec<String> {
        let draft = read(text);
        let spellings = collect(&draft);
        let text = |at: usize| spellings.all[at].text(&draft);
        let pairs = spellings.alike(&draft);
        pairs.into_iter().map(|(a, b)| format!("{}-{}", text(a), text(b))).collect()
    }

    #[test]
    fn one_letter_or_the_same_sound() {
        for (words, expected) in [
            ("the Ortega, the Ortegga", "Ortega-Ortegga"),
            ("the Ortega, the Otrega", "Ortega-Otrega"),
            ("the Ortega, the Ortiga", "Ortega-Ortiga"),
            ("the Ortega, the Ortea", "Ortega-Ortea"),
            ("the Yusupov, the Yousoupoff, the Yousoupov", "Yusupov-Yousoupov"),
            ("the Ortega, the Ottoga", ""),
            ("the Ortega, the Ortega", ""),
        ] {
            assert_eq!(pairs(words).join(" "), expected);
        }
    }
}
