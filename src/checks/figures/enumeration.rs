//! Lists within a sentence: *Ann Lee, Bo Chan and Cy Dorn*, *cost and time*.

use crate::annotate::words::Words;
use crate::language::TokenKind;

/// The items of a list, all of one sort.
pub(super) struct Enumeration {
    /// How many there are.
    pub count: usize,
    /// Whether every item is a name of two words and more.
    pub full_names: bool,
    /// Whether an item may stand for several: *the Lees*, *cats*.
    pub several: bool,
}

/// What an item of a list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    /// Capitalised words, so many.
    Name(usize),
    /// One word, with an article or without.
    Word,
    /// The age or year behind a name.
    Number,
    /// What somebody is, behind a name: *of Vara*, *34, a driver*.
    Description,
}

/// Words within a name that have no capital.
const PARTICLES: &[&str] = &[
    "of", "de", "del", "della", "di", "da", "van", "von", "der", "den", "la", "le", "du", "al",
    "el", "bin", "ibn", "the",
];

/// Words that may stand before the one word of an item.
const ARTICLES: &[&str] = &["a", "an", "the", "his", "her", "their", "its"];

/// Words that leave a list open.
const OPEN: &[&str] =
    &["others", "more", "another", "both", "rest", "so", "all", "several", "many"];

/// The list that fills the tokens `from..to`; `None` where it is none, is not closed by *and*, or its
/// items cannot be told apart.
pub(super) fn read(words: Words<'_>, from: usize, to: usize) -> Option<Enumeration> {
    // *Vara and Holt, or Lund*: who knows what goes with what.
    let joined = |word: &str| (from..to).any(|at| words.is(at, word));
    if joined("and") && joined("or") {
        return None;
    }
    let mut out = Enumeration { count: 0, full_names: true, several: false };
    let (mut sort, mut last) = (None, None);
    let (mut start, mut closed) = (from, false);
    while start < to {
        let end = (start..to).find(|&at| separates(words, at)).unwrap_or(to);
        let joined = start > from && words.after_any(start, &["and", "or"]);
        if end > start {
            let found = match last {
                Some(behind) if !joined && describes(words, start, behind) => Item::Description,
                _ => item(words, start, end)?,
            };
            last = Some(found);
            if matches!(found, Item::Number | Item::Description) {
                if out.count == 0 || joined {
                    return None;
                }
            } else {
                let name = matches!(found, Item::Name(_));
                if *sort.get_or_insert(name) != name {
                    return None;
                }
                out.count += 1;
                out.full_names &= matches!(found, Item::Name(2..));
                out.several |= may_be_several(words, start, end, name);
                closed = joined;
            }
        }
        start = end + 1;
    }
    (closed && out.count > 1).then_some(out)
}

/// Whether the piece from `start` tells of the name before it: *of Vara*, or behind an age *a driver*.
/// Without an age, *a driver* may be one more.
fn describes(words: Words<'_>, start: usize, behind: Item) -> bool {
    let named = matches!(behind, Item::Name(2..) | Item::Number);
    named && words.is_any(start, &["of", "from"])
        || behind == Item::Number && words.is_any(start, &["a", "an"])
}

fn separates(words: Words<'_>, at: usize) -> bool {
    words.is_any(at, &[",", ";", "and", "or"])
}

fn item(words: Words<'_>, from: usize, to: usize) -> Option<Item> {
    let length = to - from;
    if words.is_number(from) {
        return (length == 1).then_some(Item::Number);
    }
    let plain = (from..to)
        .all(|at| words.is_kind(at, TokenKind::Word) || words.is(at, ".") && words.glued(at));
    if !plain || length > 6 || words.is_any(to - 1, OPEN) {
        return None;
    }
    let capitals = (from..to).filter(|&at| words.is_capitalised(at)).count();
    let name =
        |at: usize| words.is_capitalised(at) || words.is(at, ".") || words.is_any(at, PARTICLES);
    if capitals > 0 && words.is_capitalised(to - 1) {
        return (from..to).all(name).then_some(Item::Name(capitals));
    }
    let article = usize::from(words.is_any(from, ARTICLES));
    (length == 1 + article).then_some(Item::Word)
}

/// *The Lees*, *cats*: more than one, or one kind.
fn may_be_several(words: Words<'_>, from: usize, to: usize, name: bool) -> bool {
    let plural = words.text(to - 1).ends_with('s');
    plural && (!name || words.is(from, "the"))
}
