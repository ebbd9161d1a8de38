//! Acronyms with their expansion beside them: *World Health Organization (WHO)*, *WHO, or World
//! Health Organization*, *the acronym WHO refers to the World Health Organization*.
//!
//! Where an acronym is used, and whether its definitions agree, is told by `story`.

mod fit;

use std::ops::Range;

use super::{Annotations, BlockText};
use crate::language::{Classes, Shape, Token, TokenKind};
use crate::text::Span;

pub use fit::Fit;
use fit::{fit, is_small};

/// An acronym introduced beside what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcronymDefinition {
    /// The acronym, without brackets.
    pub acronym: Span,
    /// The words it stands for.
    pub expansion: Span,
    /// How well its letters fit those words.
    pub fit: Fit,
}

/// Finds the acronyms a block defines.
pub(super) fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<AcronymDefinition> {
    let reader = Reader { prose: block.prose, tokens: &notes.tokens };
    let mut out = Vec::new();
    for sentence in &notes.sentences {
        let range = sentence.tokens.clone();
        for at in range.clone() {
            if reader.is_acronym(at) {
                out.extend(reader.definition(at, &range));
            }
        }
    }
    out
}

/// The longest expansion, in words.
const MAX_WORDS: usize = 14;

struct Reader<'a> {
    prose: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.prose))
    }

    fn is_acronym(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !matches!(token.shape, Shape::Upper | Shape::Mixed) || token.span.len() > 12 {
            return false;
        }
        let text = token.text(self.prose);
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        capitals >= 2 && text.chars().filter(|c| c.is_lowercase()).count() <= 2
    }

    /// What the acronym at `at` is said to stand for, in its sentence.
    fn definition(&self, at: usize, sentence: &Range<usize>) -> Option<AcronymDefinition> {
        self.bracketed(at, sentence)
            .or_else(|| self.before_bracket(at, sentence))
            .or_else(|| self.said(at, sentence))
            .or_else(|| self.or_behind(at, sentence))
    }

    /// *World Health Organization (WHO)*.
    fn bracketed(&self, at: usize, sentence: &Range<usize>) -> Option<AcronymDefinition> {
        let mut open = at.checked_sub(1)?;
        while open > sentence.start && (self.text(open) == "the" || self.is_quote(open)) {
            open -= 1;
        }
        let closes = matches!(self.text(at + 1), ")" | "," | ";" | "]") || self.is_quote(at + 1);
        if !matches!(self.text(open), "(" | "[") || !closes || open <= sentence.start {
            return None;
        }
        let mut end = open;
        while end > sentence.start
            && (self.tokens[end - 1].kind == TokenKind::Clitic || self.is_quote(end - 1))
        {
            end -= 1;
        }
        self.best_before(at, sentence.start..end)
    }

    /// *WHO (World Health Organization)*.
    fn before_bracket(&self, at: usize, sentence: &Range<usize>) -> Option<AcronymDefinition> {
        if self.text(at + 1) != "(" {
            return None;
        }
        let start = at + 2;
        let limit = sentence.end.min(start + 2 * MAX_WORDS);
        let end = (start..limit).find(|&at| matches!(self.text(at), ")" | "," | ";"))?;
        self.exact(at, start..end)
    }

    /// *The acronym WHO refers to …*, *WHO stands for …*, *WHO, short for …*.
    fn said(&self, at: usize, sentence: &Range<usize>) -> Option<AcronymDefinition> {
        let limit = sentence.end.min(at + 8);
        let called = (sentence.start..at)
            .rev()
            .take(2)
            .any(|at| matches!(self.text(at), "acronym" | "abbreviation" | "initials" | "letters"));
        let verb = (at + 1..limit).find(|&at| {
            let pair = (self.text(at), self.text(at + 1));
            matches!(pair, ("stands" | "short", "for"))
                || called && matches!(pair, ("refers", "to") | ("means", _))
        })?;
        let start = verb + 2;
        let end = sentence.end.min(start + 2 * MAX_WORDS);
        self.best_within(at, start..end)
    }

    /// *the World Health Organization, or WHO,*.
    fn or_behind(&self, at: usize, sentence: &Range<usize>) -> Option<AcronymDefinition> {
        let or = at.checked_sub(1).filter(|&or| or > sentence.start + 2)?;
        let known = self.text(or) == "as" && self.text(or - 1) == "known";
        if self.text(or) != "or" && !known {
            return None;
        }
        let comma = (sentence.start..or).rev().take(4).find(|&at| self.text(at) == ",")?;
        self.best_before(at, sentence.start..comma).filter(|found| found.fit == Fit::Exact)
    }

    fn is_quote(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::QuotationMark)
    }

    /// The words at the end of `words` that fit the acronym best: by their initials, else all but
    /// one of them, else by letters inside them.
    fn best_before(&self, acronym: usize, words: Range<usize>) -> Option<AcronymDefinition> {
        let (mut near, mut loose) = (None, None);
        let mut count = 0;
        for start in words.clone().rev().take(4 * MAX_WORDS) {
            if !self.may_expand(start) || count == MAX_WORDS {
                break;
            }
            if self.tokens[start].kind != TokenKind::Word {
                continue;
            }
            count += 1;
            if is_small(self.text(start)) {
                continue;
            }
            let (found, initials) = self.judged(acronym, start..words.end);
            match found.fit {
                Fit::Exact if initials => return Some(found),
                Fit::Exact => loose = Some(found),
                Fit::Near
                    if self.is_whole_name(start..words.end, words.start)
                        || self.is_whole_phrase(start..words.end, words.start) =>
                {
                    near = Some(found);
                }
                _ => {}
            }
        }
        near.or(loose)
    }

    /// Whether the words are one name from its beginning: capitalised but for *of*, *and* and the
    /// like, and nothing before them goes on with the name.
    fn is_whole_name(&self, words: Range<usize>, limit: usize) -> bool {
        let joins =
            |at: usize| matches!(self.text(at), "of" | "for" | "and" | "&" | "the" | "in" | "on");
        let capital = |at: usize| self.tokens[at].is_capitalised();
        let start = words.start;
        let named = capital(start)
            && words
                .skip(1)
                .all(|at| capital(at) || joins(at) || self.tokens[at].kind != TokenKind::Word);
        let Some(before) = start.checked_sub(1).filter(|&at| at >= limit) else { return named };
        let acronym = self.tokens[before].shape == Shape::Upper;
        let opens = self.tokens[before].classes.has(Classes::FUNCTION_WORD);
        let goes_on = capital(before) && !acronym && !opens
            || joins(before) && self.text(before) != "the" && before > limit && capital(before - 1);
        named && !goes_on
    }

    /// Whether the words are all that stands behind an article, three or more in lower case: *the regional
    /// transit agency*.
    fn is_whole_phrase(&self, words: Range<usize>, limit: usize) -> bool {
        let plain = |at: usize| {
            let token = &self.tokens[at];
            token.shape == Shape::Lower && !token.classes.has(Classes::FUNCTION_WORD)
        };
        let article = words.start.checked_sub(1).filter(|&at| at >= limit);
        let article = article.is_some_and(|at| matches!(self.text(at), "the" | "The"));
        article && words.len() > 2 && words.into_iter().all(plain)
    }

    /// The words somewhere in `words` that fit the acronym: by their initials, else by letters inside
    /// them.
    fn best_within(&self, acronym: usize, words: Range<usize>) -> Option<AcronymDefinition> {
        let mut loose = None;
        let starts = words.clone().filter(|&at| self.tokens[at].is_capitalised());
        for start in starts {
            let ends = ((start + 1)..=words.end).rev().take(2 * MAX_WORDS);
            let ends = ends.filter(|&end| {
                self.tokens[end - 1].kind == TokenKind::Word && !is_small(self.text(end - 1))
            });
            for end in ends {
                let Some(found) = self.exact(acronym, start..end) else { continue };
                if self.judged(acronym, start..end).1 {
                    return Some(found);
                }
                loose = loose.or(Some(found));
            }
        }
        loose
    }

    fn exact(&self, acronym: usize, words: Range<usize>) -> Option<AcronymDefinition> {
        (!words.is_empty() && words.clone().all(|at| self.may_expand(at)))
            .then(|| self.judged(acronym, words).0)
            .filter(|found| found.fit == Fit::Exact)
    }

    /// Whether the token can stand in an expansion.
    fn may_expand(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Clitic => true,
            TokenKind::Mark => matches!(token.text(self.prose), "-" | "&" | "/" | ","),
            TokenKind::QuotationMark => false,
        }
    }

    /// The definition, and whether the letters are the words' initials.
    fn judged(&self, acronym: usize, words: Range<usize>) -> (AcronymDefinition, bool) {
        let expansion = self.tokens[words.start].span.cover(self.tokens[words.end - 1].span);
        let words = self.tokens[words].iter().filter(|token| token.kind == TokenKind::Word);
        let (fit, initials) = fit(self.text(acronym), words.map(|token| token.text(self.prose)));
        (AcronymDefinition { acronym: self.tokens[acronym].span, expansion, fit }, initials)
    }
}

#[cfg(test)]
mod tests;
