//! Hedges: how firmly a number is stated.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Hedge;
use crate::annotate::words::Words;
use crate::language::lexicon;

static HEDGES: LazyLock<FxHashMap<&'static str, Hedge>> =
    LazyLock::new(|| lexicon::entries(include_str!("hedges.txt")).filter_map(row).collect());

fn row(row: &'static str) -> Option<(&'static str, Hedge)> {
    let (words, hedge) = row.split_once('\t')?;
    let hedge = match hedge {
        "at-least" => Hedge::AtLeast,
        "at-most" => Hedge::AtMost,
        "none" => Hedge::None,
        _ => Hedge::About,
    };
    Some((words, hedge))
}

/// The hedge before the token `from` or behind the token before `to`.
pub(super) fn of(words: Words<'_>, from: usize, to: usize, start: usize) -> Hedge {
    if words.is(to, "or") || words.is_glued(to, "+") || words.is_glued(to, "-") {
        match words.text(to + 1) {
            "more" | "above" | "plus" => return Hedge::AtLeast,
            "fewer" | "less" | "under" => return Hedge::AtMost,
            "so" | "odd" => return Hedge::About,
            _ if words.is(to, "+") => return Hedge::AtLeast,
            _ => {}
        }
    }
    for length in [3, 2, 1] {
        let Some(begin) = from.checked_sub(length).filter(|&begin| begin >= start) else {
            continue;
        };
        if let Some(hedge) = lookup(words, begin, from) {
            return hedge;
        }
    }
    // *More than a million*: the article belongs to the number already.
    Hedge::None
}

fn lookup(words: Words<'_>, from: usize, to: usize) -> Option<Hedge> {
    let mut key = String::with_capacity(24);
    for at in from..to {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(words.text(at));
    }
    key.make_ascii_lowercase();
    HEDGES.get(key.as_str()).copied()
}
