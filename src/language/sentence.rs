//! Where sentences begin and end.

use std::ops::Range;

use super::{Shape, Token, TokenKind};
use crate::text::Span;

/// A sentence of a block, as a run of its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the block, without white space around it.
    pub span: Span,
    /// Its tokens, as indices into the block's.
    pub tokens: Range<usize>,
}

/// Divides a block's tokens into sentences. Every token belongs to one.
pub fn sentences(prose: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if ends_sentence(prose, tokens, at) || at + 1 == tokens.len() {
            out.push(sentence(tokens, start..at + 1));
            start = at + 1;
        }
    }
    out
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.cover(tokens[range.end - 1].span);
    Sentence { span, tokens: range }
}

/// Whether the sentence ends behind token `at`.
fn ends_sentence(prose: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return true };
    if next.glued {
        return false;
    }
    // Closing quotation marks and brackets belong to the sentence they close.
    let mut last = at;
    while last > 0
        && (tokens[last].kind == TokenKind::QuotationMark || tokens[last].is(prose, ")"))
        && tokens[last].glued
    {
        last -= 1;
    }
    let text = tokens[last].text(prose);
    let stops = matches!(text, "." | "?" | "!" | "…");
    stops && starts_sentence(tokens, at + 1)
}

fn starts_sentence(tokens: &[Token], at: usize) -> bool {
    tokens[at].shape != Shape::Lower
}
