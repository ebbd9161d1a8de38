//! One sentence as the cues see it: its tokens, and which of them are quoted.

use std::ops::Range;

use crate::annotate::mention::MentionKind;
use crate::annotate::{Annotations, BlockText, Mention, Quotation};
use crate::document::Role;
use crate::language::{Classes, Shape, Token, TokenKind};
use crate::text::Span;

/// A block, and the sentence of it that is being read. Token indices are the block's.
pub(super) struct Reader<'a> {
    pub(super) prose: &'a str,
    pub(super) role: Role,
    tokens: &'a [Token],
    mentions: &'a [Mention],
    /// For each token, whether it stands in quoted speech. Titles and single words do not count.
    quoted: Vec<bool>,
    /// The sentence's index, and its tokens.
    pub(super) sentence: usize,
    pub(super) range: Range<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(block: &BlockText<'a>, notes: &'a Annotations) -> Self {
        let tokens = &notes.tokens[..];
        let mut quoted = vec![false; tokens.len()];
        let outermost = notes.quotations.iter().filter(|quotation| quotation.depth == 0);
        for quotation in outermost.filter(|quotation| is_speech(quotation, block.prose)) {
            let first = tokens.partition_point(|token| token.span.start < quotation.span.start);
            let last = tokens.partition_point(|token| token.span.start < quotation.span.end);
            quoted[first..last].fill(true);
        }
        let (prose, role) = (block.prose, block.role);
        Self { prose, role, tokens, mentions: &notes.mentions, quoted, sentence: 0, range: 0..0 }
    }

    /// Goes on to the sentence `index` with these tokens.
    pub(super) fn enter(&mut self, index: usize, range: Range<usize>) {
        self.sentence = index;
        self.range = range;
    }

    /// The token `at`, if it belongs to the sentence.
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        if self.range.contains(&at) { self.tokens.get(at) } else { None }
    }

    /// The token before `at`, if it belongs to the sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.range.contains(before))
    }

    /// The first token of the sentence that does not start before the byte `start` of the block.
    pub(super) fn token_from(&self, start: usize) -> Option<usize> {
        let tokens = &self.tokens[self.range.clone()];
        let at = self.range.start + tokens.partition_point(|token| token.span.start < start);
        self.range.contains(&at).then_some(at)
    }

    /// The text of the token `at`; empty outside the sentence.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text(self.prose))
    }

    /// Whether the token `at` is one of these words, without regard to case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        !text.is_empty() && words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of these words.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        self.before(at).is_some_and(|before| self.is(before, words))
    }

    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(classes))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capitalised)
    }

    /// Whether the token `at` opens a clause; *WHO* does not.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_some_and(|t| t.classes.has(Classes::SUBORDINATOR) && t.shape != Shape::Upper)
    }

    /// Whether the token `at` is an adverb in *-ly*.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let text = self.text(at);
        text.len() > 4 && text.ends_with("ly") && !self.is_capitalised(at)
    }

    /// Whether the token `at` stands in quoted speech.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.range.contains(&at) && self.quoted[at]
    }

    /// The place of a run of tokens, which must not be empty.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }

    /// What kind of name stands last within these tokens.
    pub(super) fn name_in(&self, range: &Range<usize>) -> Option<MentionKind> {
        let span = self.span(range);
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.span.start < span.end);
        inside.map(|mention| mention.kind).last()
    }
}

/// Speech, as opposed to a title or a word held at arm's length.
fn is_speech(quotation: &Quotation, prose: &str) -> bool {
    quotation.is_speech() || quotation.content.of(prose).trim_end().ends_with([',', '.', '?', '!'])
}
