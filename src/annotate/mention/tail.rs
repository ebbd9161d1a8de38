//! What is joined to a name by a hyphen and is no part of it: *based* in *Oblenz-based*.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::fold;
use crate::language::lexicon;

/// The name before such a tail.
pub(super) fn split(text: &str) -> Option<&str> {
    let (name, tail) = text.rsplit_once('-').filter(|(name, _)| name.len() > 1)?;
    TAILS.contains(&fold::key(tail)).then_some(name)
}

static TAILS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("hyphen_tails.txt")).map(fold::key).collect());
