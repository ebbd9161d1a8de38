//! The fixed phrases by which parts of a draft are known, from data files beside the code.
//!
//! The lexicon knows single words and comes after this room in the pipeline, so that the lists are read here.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

type Phrases = LazyLock<FxHashSet<&'static str>>;

static REFERENCE_HEADINGS: Phrases =
    LazyLock::new(|| read(include_str!("words/reference_headings.txt")));
static CREDIT_LABELS: Phrases = LazyLock::new(|| read(include_str!("words/credit_labels.txt")));
static TIME_LABELS: Phrases = LazyLock::new(|| read(include_str!("words/time_labels.txt")));
static CREDIT_OPENINGS: Phrases = LazyLock::new(|| read(include_str!("words/credit_openings.txt")));
static CREDIT_FIRST_WORDS: Phrases = LazyLock::new(|| {
    CREDIT_OPENINGS.iter().filter_map(|phrase| phrase.split(' ').next()).collect()
});
static MONTHS: Phrases = LazyLock::new(|| read(include_str!("words/dateline_months.txt")));

/// No phrase of these lists is longer, in bytes.
pub(super) const LONGEST: usize = 40;

/// Whether a heading announces a list of sources: `References`, `Works cited:`.
pub fn is_references_heading(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(':').trim_matches(|c: char| "*_ ".contains(c));
    holds(&REFERENCE_HEADINGS, bare)
}

/// Whether a label before a colon names a credit.
pub(super) fn is_credit_label(text: &str) -> bool {
    holds(&CREDIT_LABELS, text.trim())
}

/// Whether a label before a colon announces when a story was put out.
pub(super) fn is_time_label(text: &str) -> bool {
    holds(&TIME_LABELS, text.trim())
}

/// Whether words before a name make it a credit.
pub(super) fn is_credit_opening(text: &str) -> bool {
    holds(&CREDIT_OPENINGS, text.trim())
}

/// Whether words before a name that begin with this one may make it a credit.
pub(super) fn may_open_credit(word: &str) -> bool {
    holds(&CREDIT_FIRST_WORDS, word.trim())
}

/// Whether a word is a month, in full or abbreviated; its period may stand.
pub(super) fn is_month(word: &str) -> bool {
    holds(&MONTHS, word.trim_end_matches('.'))
}

fn holds(phrases: &FxHashSet<&'static str>, text: &str) -> bool {
    // Every paragraph's first words are looked up at every keystroke: fold without allocating.
    let mut buffer = [0; LONGEST];
    let Some(folded) = buffer.get_mut(..text.len()) else { return false };
    folded.copy_from_slice(text.as_bytes());
    folded.make_ascii_lowercase();
    std::str::from_utf8(folded).is_ok_and(|folded| phrases.contains(folded))
}

fn read(file: &'static str) -> FxHashSet<&'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}
