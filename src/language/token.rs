//! Tokens: words, numbers and marks.

use super::lexicon::{self, Classes};
use crate::document::JOINT;
use crate::text::Span;

/// The smallest piece of prose.
///
/// `U.S.`, `co-operation`, `COVID-19` and `12,000.5` are one token each; `Kim's` is two, and so is
/// `40%`; `15-member` is three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the block.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are written; [`Shape::None`] unless a word.
    pub shape: Shape,
    /// Whether no white space stands before it.
    pub glued: bool,
    /// What the lexicon knows of it.
    pub classes: Classes,
}

/// Kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Starts with a letter.
    Word,
    /// The `'s` or `’` of a possessive, and contracted *is*.
    Clitic,
    /// Digits with their separators: `12,000`, `3.5`, `2026`.
    Number,
    /// A quotation mark or apostrophe that stands by itself.
    QuotationMark,
    /// Any other mark: `.`, `—`, `%`, `$`.
    Mark,
}

/// How a word's letters are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Not a word.
    #[default]
    None,
    /// `word`.
    Lower,
    /// `Word`, `A`.
    Capitalised,
    /// `WORD`, `U.S.`, at least two letters.
    Upper,
    /// `eBay`, `McDonald`, `PhD`.
    Mixed,
}

impl Token {
    /// Its text.
    pub fn text<'a>(&self, prose: &'a str) -> &'a str {
        self.span.of(prose)
    }

    /// Whether it is this word or mark, without regard to case.
    pub fn is(&self, prose: &str, word: &str) -> bool {
        self.text(prose).eq_ignore_ascii_case(word)
    }

    /// Whether it is a word that starts with a capital.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed)
    }
}

/// Takes a block's prose apart. Tokens cover everything but white space and joints.
pub fn tokens(prose: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(prose.len() / 5);
    let mut at = 0;
    let mut glued = true;
    while let Some(c) = prose[at..].chars().next() {
        if c.is_whitespace() {
            glued = false;
            at += c.len_utf8();
            continue;
        }
        if c == char::from(JOINT) {
            at += 1;
            continue;
        }
        let (len, kind) = next(&prose[at..], glued && out.last().is_some_and(is_word));
        let span = Span::new(at, at + len);
        out.push(token(span, kind, glued, prose));
        at += len;
        glued = true;
    }
    out
}

fn is_word(token: &Token) -> bool {
    token.kind == TokenKind::Word
}

fn token(span: Span, kind: TokenKind, glued: bool, prose: &str) -> Token {
    let text = span.of(prose);
    let word = kind == TokenKind::Word;
    Token {
        span,
        kind,
        shape: if word { shape(text) } else { Shape::None },
        glued,
        classes: if word { lexicon::classes(text) } else { Classes::NONE },
    }
}

fn next(rest: &str, after_word: bool) -> (usize, TokenKind) {
    let c = rest.chars().next().unwrap_or(' ');
    if c.is_alphabetic() {
        (word_len(rest), TokenKind::Word)
    } else if c.is_ascii_digit() {
        (number_len(rest), TokenKind::Number)
    } else if after_word && clitic_len(rest) > 0 {
        (clitic_len(rest), TokenKind::Clitic)
    } else if "\"“”‘’'«»„‟‹›".contains(c) {
        (c.len_utf8(), TokenKind::QuotationMark)
    } else {
        (c.len_utf8(), TokenKind::Mark)
    }
}

/// The length of `'s` when nothing of a word follows it.
fn clitic_len(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    let Some((_, '\'' | '’')) = chars.next() else { return 0 };
    let Some((at, 's' | 'S')) = chars.next() else { return 0 };
    let end = at + 1;
    if rest[end..].chars().next().is_some_and(char::is_alphanumeric) { 0 } else { end }
}

fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = match c {
            _ if c.is_alphanumeric() || is_combining(c) => true,
            '\'' | '’' => next.is_some_and(char::is_alphabetic) && clitic_len(&rest[at..]) == 0,
            '-' | '‑' | '\u{ad}' => next.is_some_and(char::is_alphanumeric),
            '.' => is_abbreviation_period(&rest[..at], next),
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether the period after `before` belongs to it: `U.S.`, `a.m.`, `J.`.
fn is_abbreviation_period(before: &str, next: Option<char>) -> bool {
    let last_part = before.rsplit('.').next().unwrap_or(before);
    let one_letter = last_part.chars().count() == 1;
    if one_letter && next.is_some_and(char::is_alphabetic) {
        return true;
    }
    let initial = before.chars().next().is_some_and(char::is_uppercase);
    one_letter && (before.contains('.') || initial && before != "I")
        || !next.is_some_and(char::is_alphanumeric) && lexicon::is_abbreviation(before)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let digit_next = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        match bytes[end] {
            b'0'..=b'9' => end += 1,
            b'.' | b',' if digit_next => end += 1,
            _ => break,
        }
    }
    end
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first_upper, upper, lower) {
        (false, 0, _) => Shape::Lower,
        (true, 0, _) => Shape::Capitalised,
        (true, _, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(prose: &str) -> Vec<&str> {
        tokens(prose).iter().map(|token| token.span.of(prose)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        for (prose, expected) in [
            ("the U.S. said", "the|U.S.|said"),
            ("Kim’s and Kim's", "Kim|’s|and|Kim|'s"),
            ("up 12,000.5%.", "up|12,000.5|%|."),
            ("a 15-member co-op", "a|15|-|member|co-op"),
            ("$4bn, 6ft", "$|4|bn|,|6|ft"),
            ("at 5 p.m. Mr. J. Doe", "at|5|p.m.|Mr.|J.|Doe"),
            ("don't “go”", "don't|“|go|”"),
            ("COVID-19 hit.", "COVID-19|hit|."),
        ] {
            assert_eq!(texts(prose).join("|"), expected);
        }
    }

    #[test]
    fn a_joint_separates_without_white_space() {
        let prose = "\u{1a}\u{1a}Kim\u{1a}\u{1a}'s";
        let tokens = tokens(prose);
        assert_eq!(tokens.len(), 2);
        assert!(tokens[1].glued && tokens[1].kind == TokenKind::Clitic);
    }
}
