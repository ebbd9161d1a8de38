//! A block's tokens as words to match patterns against.
//!
//! Any index may be asked for: outside the block nothing matches.

use crate::language::{Classes, Token, TokenKind};
use crate::text::Span;

/// Tokens with their text.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    prose: &'a str,
    tokens: &'a [Token],
}

impl<'a> Words<'a> {
    pub(crate) const fn new(prose: &'a str, tokens: &'a [Token]) -> Self {
        Self { prose, tokens }
    }

    pub(crate) const fn len(self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn get(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The first token that starts at the byte `offset` of the block or behind it.
    pub(crate) fn token_from(self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The token's text; empty outside the block.
    pub(crate) fn text(self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.text(self.prose))
    }

    /// What a span within the token covers; empty outside it.
    pub(crate) fn rest(self, at: usize, span: Span) -> &'a str {
        let from = span.start.saturating_sub(self.span(at).start);
        self.text(at).get(from..).unwrap_or_default()
    }

    pub(crate) fn span(self, at: usize) -> Span {
        self.get(at).map_or(Span::at(self.prose.len()), |token| token.span)
    }

    /// From the first token of a run to its last; `from` lies before `to`.
    pub(crate) fn cover(self, from: usize, to: usize) -> Span {
        self.span(from).cover(self.span(to.max(from + 1) - 1))
    }

    pub(crate) fn is(self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    pub(crate) fn is_any(self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of these.
    pub(crate) fn after_any(self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.is_any(at - 1, words)
    }

    pub(crate) fn has(self, at: usize, classes: Classes) -> bool {
        self.get(at).is_some_and(|token| token.classes.has(classes))
    }

    pub(crate) fn is_kind(self, at: usize, kind: TokenKind) -> bool {
        self.get(at).is_some_and(|token| token.kind == kind)
    }

    pub(crate) fn is_number(self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Number)
    }

    pub(crate) fn is_word(self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Word)
    }

    pub(crate) fn is_capitalised(self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_capitalised)
    }

    /// Whether no white space stands before the token.
    pub(crate) fn glued(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    pub(crate) fn is_glued(self, at: usize, word: &str) -> bool {
        self.glued(at) && self.is(at, word)
    }

    pub(crate) fn is_dash(self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—" | "‑" | "−")
    }

    /// The value of a token of nothing but digits, at most nine.
    pub(crate) fn integer(self, at: usize) -> Option<i32> {
        let text = self.text(at);
        let digits =
            !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    }
}
