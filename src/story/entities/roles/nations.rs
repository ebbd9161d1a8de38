//! Whose an office is, where a country is named: *the Danish minister*, *Denmark’s*.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::mention::{join, key};
use crate::language::lexicon;

/// The number of the country that one or two words name, or whose adjective they are.
pub fn nation(words: &[&str]) -> Option<usize> {
    let phrase = words.iter().map(|word| key(word)).fold(0, join);
    NATIONS.get(&phrase).copied()
}

static NATIONS: LazyLock<FxHashMap<u64, usize>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("nations.txt")).enumerate();
    let names = lines.flat_map(|(line, names)| names.split('=').map(move |name| (line, name)));
    names.map(|(line, name)| (name.split_whitespace().map(key).fold(0, join), line)).collect()
});
