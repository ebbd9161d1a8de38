//! The words and sentences of news English.
//!
//! Tokens carry what a lexicon knows of them, so that nobody above looks a word up twice. What
//! words say together is left to `annotate`.

pub mod lexicon;
mod sentence;
mod token;
mod word;

pub use lexicon::Classes;
pub use sentence::{Sentence, sentences};
pub use token::{Shape, Token, TokenKind, tokens};
