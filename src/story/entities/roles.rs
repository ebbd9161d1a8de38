//! What a draft says that a person is: the title before the name, what stands in apposition to it, a
//! relation, an age.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::mention;
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::language::{Classes, Shape, Token, TokenKind, lexicon};
use crate::text::Span;

/// Something that is said of a person beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The mention it stands beside.
    pub at: At,
    /// The words, in the draft.
    pub span: Span,
    /// Whether it is an age in years.
    pub age: bool,
}

/// What is said beside a mention, in reading order.
pub fn beside(draft: &AnnotatedDraft, at: At) -> Vec<Role> {
    let view = draft.block(at.block);
    let found = mention(draft, at);
    let tokens = &view.notes.tokens;
    let name = found.title.map_or(found.span, |title| title.cover(found.span));
    let limits = view.notes.sentences.get(found.sentence).map(|sentence| sentence.tokens.clone());
    let Some(limits) = limits else { return Vec::new() };
    let beside = Beside { view: &view, start: limits.start, end: limits.end.min(tokens.len()) };
    let first = tokens.partition_point(|token| token.span.start < name.start);
    let behind = tokens.partition_point(|token| token.span.start < found.span.end);
    let mut roles = Vec::new();
    let before = match found.title {
        Some(title) => Some(beside.whose(first).cover(title)),
        None => beside.noun_before(first).or_else(|| beside.phrase_before(first)),
    };
    roles.extend(before.map(|span| (span, false)));
    roles.extend(beside.behind(behind));
    let role = |(span, age)| Role { at, span: view.absolute(span), age };
    roles.into_iter().map(role).collect()
}

struct Beside<'a> {
    view: &'a BlockView<'a>,
    /// The sentence's tokens.
    start: usize,
    end: usize,
}

/// The most words of a role.
const MAX_WORDS: usize = 14;

impl Beside<'_> {
    fn token(&self, at: usize) -> &Token {
        &self.view.notes.tokens[at]
    }

    fn text(&self, at: usize) -> &str {
        self.view.text(self.token(at).span)
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.token(from).span.cover(self.token(to - 1).span)
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).classes.has(classes)
    }

    /// The words before the token `at` that say whose office it is: *North Korea’s U.N.*
    fn whose(&self, at: usize) -> Span {
        let belongs = |at: &usize| {
            let token = self.token(*at);
            let qualifies = Classes::DEMONYM | Classes::PLACE | Classes::TITLE_MODIFIER;
            let clitic = token.kind == TokenKind::Clitic;
            clitic
                || token.is_capitalised() && !self.has(*at, Classes::FUNCTION_WORD)
                || token.classes.has(qualifies)
        };
        let first = (self.start..at).rev().take(MAX_WORDS / 2).take_while(belongs).last();
        self.token(first.unwrap_or(at).min(at)).span
    }

    /// *the painter*, *his sister* right before a name.
    fn noun_before(&self, name: usize) -> Option<Span> {
        let noun = name.checked_sub(1).filter(|&at| at >= self.start && self.is_person(at))?;
        if self.token(noun).is_capitalised() && !self.has(noun, Classes::TITLE) {
            return None;
        }
        let qualifies = |at: &usize| {
            let token = self.token(*at);
            token.kind == TokenKind::Word && !self.ends(*at)
                || token.kind == TokenKind::Clitic
                || token.kind == TokenKind::Number
        };
        let words = (self.start..noun).rev().take(MAX_WORDS / 2).take_while(qualifies);
        let mut first = noun;
        for at in words {
            first = at;
            if self.has(at, Classes::DETERMINER) {
                break;
            }
        }
        Some(self.span(first, noun + 1))
    }

    /// *The mayor of Arden,* before a name.
    fn phrase_before(&self, name: usize) -> Option<Span> {
        let comma = name.checked_sub(1).filter(|&at| at > self.start && self.text(at) == ",")?;
        let from = self.start.max(comma.saturating_sub(MAX_WORDS));
        let stop = (from..comma).rev().find(|&at| {
            self.token(at).kind == TokenKind::Mark && !matches!(self.text(at), "." | "-")
        });
        let from = stop.map_or(from, |at| at + 1);
        let article = (from..comma)
            .rev()
            .find(|&at| self.has(at, Classes::DETERMINER) && self.heads(at, comma));
        let first =
            article.or_else(|| (from == self.start && self.heads(from, comma)).then_some(from))?;
        Some(self.span(first, comma))
    }

    /// What stands behind a name between commas: an age, *the mayor of Arden*.
    fn behind(&self, comma: usize) -> Vec<(Span, bool)> {
        let mut roles = Vec::new();
        let mut at = comma;
        while at + 1 < self.end && self.text(at) == "," && roles.len() < 2 {
            let first = at + 1;
            let last = self.end.min(first + MAX_WORDS);
            let closes = |&at: &usize| {
                matches!(
                    self.text(at),
                    "," | "."
                        | ";"
                        | ":"
                        | "—"
                        | "–"
                        | "("
                        | ")"
                        | "who"
                        | "whose"
                        | "which"
                        | "and"
                ) || self.token(at).kind == TokenKind::QuotationMark
            };
            let Some(end) = (first..last).find(closes).or((last == self.end).then_some(last))
            else {
                break;
            };
            let age = end == first + 1 && self.is_age(first);
            if !age && (end == first || !self.opens(first) || !self.heads(first, end)) {
                break;
            }
            roles.push((self.span(first, end), age));
            at = end;
        }
        roles
    }

    fn is_age(&self, at: usize) -> bool {
        self.token(at).kind == TokenKind::Number && self.token(at).span.len() <= 2
    }

    /// Whether a description may begin here: an article, an office, whose it is.
    fn opens(&self, at: usize) -> bool {
        let token = self.token(at);
        let office = Classes::TITLE | Classes::TITLE_MODIFIER | Classes::SOURCE_PERSON;
        self.has(at, Classes::DETERMINER) || self.has(at, office) || token.is_capitalised()
    }

    /// Whether the words up to `end` describe a person: the last one before a preposition does.
    fn heads(&self, first: usize, end: usize) -> bool {
        let stops = |&at: &usize| self.has(at, Classes::PREPOSITION) && at > first;
        let head = (first..end).find(stops).unwrap_or(end);
        head.checked_sub(1).is_some_and(|at| at >= first && self.is_person(at))
    }

    fn is_person(&self, at: usize) -> bool {
        let one = Classes::TITLE | Classes::SOURCE_PERSON | Classes::SOURCE_OFFICE;
        let word = self.text(at);
        let related = self.token(at).shape == Shape::Lower
            && (super::is_kinship(word) || TRADES.contains(word));
        self.token(at).kind == TokenKind::Word
            && (self.has(at, one) && !self.has(at, Classes::PLURAL) || related)
    }

    /// Whether a word ends the description that is read backwards: a verb, a preposition.
    fn ends(&self, at: usize) -> bool {
        let outside =
            Classes::PREPOSITION | Classes::AUXILIARY | Classes::SAYS | Classes::SUBORDINATOR;
        self.has(at, outside) || matches!(self.text(at), "and" | "or" | "but")
    }
}

static TRADES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../annotate/mention/trades.txt")).collect());
