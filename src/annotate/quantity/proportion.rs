//! Plain ratios: *a ratio of 3 to 1*, *odds of 5 to 1*, *a 2:1 ratio*.

use super::{Kind, Quantity, Unit};
use crate::annotate::words::Words;

/// Words that a ratio stands behind.
const LEADS: &[&str] = &[
    "ratio",
    "ratios",
    "odds",
    "proportion",
    "outnumber",
    "outnumbers",
    "outnumbered",
    "outnumbering",
];
/// So many tokens stand between them and the ratio at most.
const REACH: usize = 7;

/// Whether the number at `at` is half of *2:1* in the company of a word like *ratio*: elsewhere it is
/// a time of day or a code.
pub(super) fn is_half(words: Words<'_>, at: usize) -> bool {
    let colon = |at: usize| words.is_glued(at, ":") && words.glued(at + 1);
    let first = if colon(at + 1) && words.is_number(at + 2) {
        at
    } else if at > 1 && colon(at - 1) && words.is_number(at - 2) {
        at - 2
    } else {
        return false;
    };
    !colon(first + 3) && is_told(words, first, first + 3)
}

/// Whether two numbers with *to* or a colon between are a ratio. `link` is the token between.
pub(super) fn are_halves(words: Words<'_>, first: &Quantity, second: &Quantity) -> bool {
    let plain = |q: &Quantity| q.unit == Unit::Count && q.kind == Kind::Count && !q.attributive;
    let link = words.is_any(first.tokens.end, &["to", ":"]);
    link && plain(first)
        && plain(second)
        && first.counted.is_none()
        && is_told(words, first.tokens.start, second.tokens.end)
}

fn is_told(words: Words<'_>, from: usize, to: usize) -> bool {
    let before = (from.saturating_sub(REACH)..from).rev();
    let mut before = before.take_while(|&at| words.is_word(at) || words.is_any(at, &[",", "("]));
    before.any(|at| words.is_any(at, LEADS)) || words.is_any(to, &["ratio", "odds"])
}
