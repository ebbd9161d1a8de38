//! Words for an office without the name of whoever holds it.

use super::{Entities, is_noun, is_quoted};
use crate::annotate::words::Words;
use crate::annotate::{At, BlockView};
use crate::language::{Classes, TokenKind};
use crate::story::entities::roles::{self, Title};
use crate::text::Span;

/// *The Danish ambassador*, *a mayor of Arden*.
pub(super) struct Phrase {
    /// The words, in the block.
    pub(super) span: Span,
    pub(super) title: Title,
    /// The country whose it is.
    pub(super) nation: Option<usize>,
    /// The words before it that say whose it is and name no country: *Selm* of *the Selm senator*.
    pub(super) whose: Option<Span>,
    /// The body or place whose it is.
    pub(super) of: Option<usize>,
    /// Whether they mean one who is known: *the*.
    pub(super) definite: bool,
}

/// The most words of an office, and of what stands before it.
const MAX_WORDS: usize = 5;

/// Whether a token is the last word of an office.
pub(super) fn ends(block: &BlockView<'_>, at: usize) -> bool {
    let tokens = &block.notes.tokens;
    let head = |at: usize| tokens.get(at).is_some_and(|token| token.classes.has(Classes::TITLE));
    head(at) && !head(at + 1)
}

/// The words for an office that end with the token `head`; `None` where they mean nobody: *the general
/// election*, *became the mayor*, *the office of the mayor*.
pub(super) fn read(entities: &Entities, block: &BlockView<'_>, head: usize) -> Option<Phrase> {
    let words = Words::new(block.prose, &block.notes.tokens);
    let of_office = Classes::TITLE | Classes::TITLE_MODIFIER;
    let from = head.saturating_sub(MAX_WORDS);
    let back = |end: usize, holds: &dyn Fn(usize) -> bool| {
        (from..end).rev().take_while(|&at| holds(at)).last().unwrap_or(end)
    };
    let first = back(head, &|at| words.has(at, of_office));
    let first = back(first, &|at| words.is_word(at) && roles::tells_whether_held(words.text(at)));
    let title = roles::read(block.prose, words.cover(first, head + 1)).filter(|read| read.whole)?;
    let start = back(first, &|at| is_whose(words, at));
    let nation = (start..first).find_map(|at| {
        let pair = (at + 1 < first).then(|| [words.text(at), words.text(at + 1)]);
        pair.and_then(|pair| roles::nation(&pair)).or_else(|| roles::nation(&[words.text(at)]))
    });
    let definite = match article(words, start) {
        Article::Definite => true,
        Article::Indefinite => false,
        // *Norland’s ambassador*
        Article::None if nation.is_some() && words.is_kind(first - 1, TokenKind::Clitic) => true,
        Article::None => return None,
    };
    let (of, end) = complement(entities, block, words, head + 1)?;
    let begin = start - usize::from(matches!(words.text(start.wrapping_sub(1)), "the" | "The"));
    let place = words.cover(begin, end);
    let free = !is_part(words, begin, end) && !is_quoted(block, place);
    let span = words.cover(begin, head + 1);
    let whose = (start < first && nation.is_none()).then(|| words.cover(start, first));
    free.then_some(Phrase { span, title, nation, whose, of, definite })
}

/// Whether a word before an office says whose it is.
fn is_whose(words: Words<'_>, at: usize) -> bool {
    let whose = Classes::DEMONYM | Classes::PLACE | Classes::KNOWN_ACRONYM;
    let named = words.is_capitalised(at) && !words.has(at, Classes::FUNCTION_WORD);
    named || words.has(at, whose) || words.is_kind(at, TokenKind::Clitic)
}

enum Article {
    Definite,
    Indefinite,
    None,
}

/// What stands before an office and whose it is.
fn article(words: Words<'_>, start: usize) -> Article {
    let Some(at) = start.checked_sub(1) else { return Article::None };
    if words.is(at, "the") {
        return Article::Definite;
    }
    if words.is_any(at, OTHERS) {
        return Article::Indefinite;
    }
    // *The rowing club president*, *a young mayor* are others; *his lawyer* may be.
    let noun = words.is_word(at) && !words.has(at, Classes::FUNCTION_WORD | Classes::PREPOSITION);
    let opens = |before: &usize| words.is_any(*before, &["the", "a", "an"]);
    let phrase = noun && (at.saturating_sub(2)..at).any(|before| opens(&before));
    if phrase { Article::Indefinite } else { Article::None }
}

/// Words that bring in somebody else.
const OTHERS: &[&str] = &[
    "a", "an", "another", "any", "each", "every", "no", "some", "one", "other", "next", "new",
    "first", "second", "two", "three", "both", "many", "several", "either", "neither", "which",
    "what",
];

/// Whose an office is by the words behind it, and the token behind those; `None` where that is not
/// known.
fn complement(
    entities: &Entities,
    block: &BlockView<'_>,
    words: Words<'_>,
    at: usize,
) -> Option<(Option<usize>, usize)> {
    let abroad = words.is(at, "to") && words.is_capitalised(at + 1);
    if !abroad && !words.is_any(at, &["of", "for", "from"]) {
        return Some((None, at));
    }
    let name = at + 1 + usize::from(words.is(at + 1, "the"));
    let start = words.get(name)?.span.start;
    let mentions = &block.notes.mentions;
    let index = mentions.partition_point(|mention| mention.span.start < start);
    let mention = mentions.get(index).filter(|mention| mention.span.start == start)?;
    let of = entities.entity_of(At { block: block.index, index })?;
    Some((Some(of), words.token_from(mention.span.end)))
}

/// Whether an office is part of something else: of a noun (*the general election*), a name, what is said
/// of somebody (*became the mayor*), an apposition, a post (*the office of the mayor*).
fn is_part(words: Words<'_>, begin: usize, end: usize) -> bool {
    let noun = words.get(end).is_some_and(|next| is_noun(next, words.text(end)));
    let named = words.is_capitalised(end) || words.is_dash(end);
    let listed = words.is(end, ",") && words.is_capitalised(end + 1);
    let set_off = words.after_any(begin, &[",", "—", "–", "("])
        && words.is_any(end, &[",", ".", "—", "–", ")", ";"]);
    let said = words.after_any(
        begin,
        &[
            "is",
            "was",
            "be",
            "been",
            "being",
            "as",
            "become",
            "became",
            "becoming",
            "becomes",
            "not",
            "named",
            "elected",
            "appointed",
            "than",
            "like",
        ],
    );
    let post = words.after_any(begin, &["of"])
        && begin >= 2
        && words
            .is_any(begin - 2, &["office", "post", "role", "position", "title", "job", "powers"]);
    noun || named || listed || set_off || said || post
}
