//! Speech told from titles of works and from words mentioned as words or held at arm's length.
//!
//! By the words between the marks and those right before them; who said them is asked elsewhere.

use super::{Quotation, What};
use crate::annotate::Annotations;
use crate::language::{Classes, Shape, Token, TokenKind};

/// What a title of a work stands behind. Written by hand: kinds of works, and verbs of naming.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "article",
    "ballad",
    "book",
    "chapter",
    "column",
    "comedy",
    "documentary",
    "drama",
    "editorial",
    "entitled",
    "episode",
    "essay",
    "exhibit",
    "exhibition",
    "feature",
    "film",
    "game",
    "headline",
    "headlined",
    "hit",
    "hymn",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "named",
    "novel",
    "opera",
    "painting",
    "paper",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "report",
    "sculpture",
    "section",
    "segment",
    "series",
    "show",
    "single",
    "sitcom",
    "song",
    "story",
    "study",
    "thriller",
    "titled",
    "track",
    "video",
];
/// What a word mentioned as a word stands behind.
const WORDS: &[&str] = &[
    "called",
    "chant",
    "dubbed",
    "expression",
    "hashtag",
    "known",
    "label",
    "labelled",
    "labeled",
    "means",
    "motto",
    "name",
    "nickname",
    "nicknamed",
    "phrase",
    "read",
    "reads",
    "reading",
    "saying",
    "sign",
    "signs",
    "slogan",
    "so-called",
    "term",
    "termed",
    "title",
    "word",
    "words",
];
/// So many words held at arm's length are no speech.
const FEW: usize = 3;

/// What is quoted.
pub(super) fn of(prose: &str, notes: &Annotations, quotation: &Quotation) -> What {
    let tokens = &notes.tokens;
    let first = tokens.partition_point(|token| token.span.start < quotation.content.start);
    let inside = &tokens[first..];
    let inside = &inside[..inside.partition_point(|token| token.span.end <= quotation.content.end)];
    let opening = tokens[..first].partition_point(|token| token.span.start < quotation.span.start);
    let before = |words: &[&str]| {
        let mut lead = tokens[..opening].iter().rev().take(2);
        let word = lead.find(|token| token.kind == TokenKind::Word && !token.is(prose, "as"));
        word.is_some_and(|token| words.iter().any(|word| token.is(prose, word)))
    };
    let words = inside.iter().filter(|token| token.kind == TokenKind::Word).count();
    let capitals = capitals(inside);
    let titled = capitals > 1 || capitals == 1 && before(WORKS);
    if titled && words > 1 || before(WORKS) && is_set_off(tokens, opening) {
        return What::Title;
    }
    let spoken = ends_as_speech(prose, inside) && begins_sentence(prose, tokens, opening);
    if words > FEW || spoken && !before(WORDS) { What::Speech } else { What::Mention }
}

/// How many words bear capitals, if all do but the small ones; 0 where they are shouted.
fn capitals(inside: &[Token]) -> usize {
    let small = |token: &&Token| {
        token.kind == TokenKind::Word && !token.classes.has(Classes::FUNCTION_WORD)
    };
    let big = inside.iter().filter(small);
    let capitals = inside.iter().filter(small).filter(|token| token.is_capitalised()).count();
    let shouted = inside.iter().filter(|token| token.shape == Shape::Upper).count() * 2 > capitals;
    if shouted || capitals < big.count() { 0 } else { capitals }
}

/// A work's noun right before the mark, with no comma or colon between, names it.
fn is_set_off(tokens: &[Token], opening: usize) -> bool {
    let mark = opening.checked_sub(1).map(|at| &tokens[at]);
    mark.is_some_and(|token| token.kind == TokenKind::Word)
        && tokens.get(opening + 1).is_some_and(Token::is_capitalised)
}

fn ends_as_speech(prose: &str, inside: &[Token]) -> bool {
    inside.last().is_some_and(|last| matches!(last.text(prose), "," | "." | "?" | "!" | "…"))
        && inside.first().is_some_and(Token::is_capitalised)
}

/// Whether nothing of its sentence stands before the mark.
fn begins_sentence(prose: &str, tokens: &[Token], opening: usize) -> bool {
    let before = opening.checked_sub(1).map(|at| tokens[at].text(prose));
    before.is_none_or(|text| matches!(text, "." | "?" | "!" | ":" | "," | "”" | "\"" | "—" | "–"))
}
