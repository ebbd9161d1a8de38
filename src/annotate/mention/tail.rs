//! What is joined to a name by a hyphen and is no part of it: *based* in *Oblenz-based*, *anti* in
//! *anti-Ode*.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::fold;
use crate::language::lexicon;

/// Where in a word the name stands that something else is joined to.
pub(super) fn split(text: &str) -> Option<Range<usize>> {
    // Most words have no hyphen.
    if text.bytes().all(|byte| byte != b'-') {
        return None;
    }
    let (head, rest) = text.split_once('-')?;
    let start = if HEADS.contains(&fold::key(head)) { text.len() - rest.len() } else { 0 };
    let (name, tail) = text.get(start..)?.rsplit_once('-').unwrap_or((&text[start..], ""));
    let end = if TAILS.contains(&fold::key(tail)) { start + name.len() } else { text.len() };
    let part = start < end && (start > 0 || end < text.len()) && end - start > 1;
    part.then_some(start..end)
}

/// Whether something is joined behind the name.
pub(super) fn is_joined(text: &str) -> bool {
    split(text).is_some_and(|name| name.end < text.len())
}

static TAILS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("hyphen_tails.txt")).map(fold::key).collect());

static HEADS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("hyphen_heads.txt")).map(fold::key).collect());
