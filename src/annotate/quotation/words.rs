//! A quotation's words, ready to be compared.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::language::{Token, TokenKind};
use crate::text::Span;

/// Stands where words were left out or put in by the writer: `…`, `[sic]`.
pub const WILD: u32 = 0;

/// The words of `content`, hashed without regard to case and to the shape of apostrophes.
pub fn of(prose: &str, tokens: &[Token], content: Span) -> Box<[u32]> {
    let first = tokens.partition_point(|token| token.span.start < content.start);
    let inside = tokens[first..].iter().take_while(|token| token.span.end <= content.end);
    let mut out = Vec::new();
    let mut bracketed = false;
    for token in inside {
        let text = token.text(prose);
        match token.kind {
            TokenKind::Mark if text == "[" => bracketed = true,
            TokenKind::Mark if text == "]" => {
                bracketed = false;
                push_wild(&mut out);
            }
            TokenKind::Mark if text == "…" => push_wild(&mut out),
            TokenKind::Mark if text == "." && is_ellipsis(prose, token.span.start) => {
                push_wild(&mut out);
            }
            TokenKind::Word | TokenKind::Clitic | TokenKind::Number if !bracketed => {
                out.push(hash(text));
            }
            _ => {}
        }
    }
    // What was left out at its ends is no part of it.
    let first = out.iter().position(|&word| word != WILD).unwrap_or(out.len());
    out.drain(..first);
    while out.last() == Some(&WILD) {
        out.pop();
    }
    out.into_boxed_slice()
}

fn push_wild(out: &mut Vec<u32>) {
    if out.last() != Some(&WILD) {
        out.push(WILD);
    }
}

fn is_ellipsis(prose: &str, at: usize) -> bool {
    prose[at..].starts_with("..") || prose[at..].starts_with(". .")
}

fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    for c in word.chars() {
        let c = if c == '’' { '\'' } else { c };
        c.to_lowercase().for_each(|c| hasher.write_u32(u32::from(c)));
    }
    let bytes = hasher.finish().to_le_bytes();
    u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]).max(1)
}
