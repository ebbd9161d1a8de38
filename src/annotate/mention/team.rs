//! Whether a country or a town stands for its team: *Norland defeated Selmia 3–0*.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fold;
use super::scan::Scanner;
use crate::language::{TokenKind, lexicon};

/// How much the words beside a place in a sentence that ends at the token `limit` speak of a match: 2 for
/// a score or somebody who plays, 1 for what a team does.
pub(super) fn plays(scan: &Scanner<'_>, name: &Range<usize>, limit: usize) -> u8 {
    let owns = name.end < limit && scan.tokens[name.end].kind == TokenKind::Clitic;
    let behind = name.end + usize::from(owns);
    let word = if behind < limit { weight(scan, behind) } else { 0 };
    // *lost 1–2 to Norland*
    let score = name.start.checked_sub(4).is_some_and(|at| is_score(scan, at, name.start - 1));
    let faced = name.start.checked_sub(1).map_or(0, |at| weight(scan, at).min(1));
    let score = score && matches!(scan.text(name.start - 1), "to" | "against" | "over");
    (word + faced).max(if score || is_score(scan, behind, limit) { 2 } else { 0 })
}

fn weight(scan: &Scanner<'_>, at: usize) -> u8 {
    let word = &scan.tokens[at];
    let known = word.kind == TokenKind::Word && !word.is_capitalised();
    if known { WORDS.get(&fold::key(scan.text(at))).copied().unwrap_or_default() } else { 0 }
}

/// Whether two small numbers with a dash between them stand at `at`.
fn is_score(scan: &Scanner<'_>, at: usize, limit: usize) -> bool {
    let number =
        |at: usize| scan.tokens[at].kind == TokenKind::Number && scan.tokens[at].span.len() <= 3;
    at + 2 < limit.min(scan.tokens.len())
        && number(at)
        && matches!(scan.text(at + 1), "-" | "–" | "‑")
        && number(at + 2)
}

static WORDS: LazyLock<FxHashMap<u64, u8>> = LazyLock::new(|| {
    let entries = lexicon::entries(include_str!("team_words.txt"));
    let pairs = entries.filter_map(|entry| entry.split_once(' '));
    pairs.map(|(word, is)| (fold::key(word), if is == "has" { 2 } else { 1 })).collect()
});
