//! Where sentences begin and end.
//!
//! A stop ends a sentence if what stands behind it can open one. The hard cases are abbreviations
//! (*in the U.S. The council met*, but *the U.S. Senate*), quotations that end in a stop before
//! their attribution (*“Is it?” Kim asked*), and text whose spaces were lost (*said.The*).

use std::ops::Range;

use super::{Classes, Shape, Token, TokenKind};
use crate::text::Span;

/// A sentence of a block, as a run of its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the block, without white space around it.
    pub span: Span,
    /// Its tokens, as indices into the block's.
    pub tokens: Range<usize>,
    /// The classes of its words, all together: tells without a walk over them what it does not hold.
    pub classes: Classes,
}

/// Divides a block's tokens into sentences. Every token belongs to one.
pub fn sentences(prose: &str, tokens: &[Token]) -> Vec<Sentence> {
    let text = Text { prose, tokens };
    let mut out = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    let mut at = 0;
    let mut straight_marks = 0;
    while at < tokens.len() {
        straight_marks += usize::from(text.byte(at) == b'"');
        let Some(stop) = text.stop(at) else {
            at += 1;
            continue;
        };
        let end = text.behind_closers(stop.end, &mut straight_marks);
        if end == tokens.len() {
            break;
        }
        if text.ends(start, &stop, end) {
            out.push(sentence(tokens, start..end));
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        out.push(sentence(tokens, start..tokens.len()));
    }
    out
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.cover(tokens[range.end - 1].span);
    let classes = tokens[range.clone()].iter().map(|token| token.classes);
    let classes = classes.fold(Classes::NONE, Classes::or);
    Sentence { span, tokens: range, classes }
}

/// Something that may end a sentence.
struct Stop {
    kind: StopKind,
    /// Its first token.
    start: usize,
    /// The token behind its last.
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StopKind {
    /// `.`
    Period,
    /// `?`, `!` and runs of them.
    Call,
    /// `…`, `...`
    Ellipsis,
    /// The period of `U.S.`, `Inc.`, `a.m.`
    Abbreviation,
    /// `。`: nothing behind it matters.
    Wide,
}

#[derive(Clone, Copy)]
struct Text<'a> {
    prose: &'a str,
    tokens: &'a [Token],
}

impl<'a> Text<'a> {
    fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.prose))
    }

    /// The first byte of a token that is no word, else 0.
    fn byte(&self, at: usize) -> u8 {
        match self.tokens[at].kind {
            TokenKind::Mark | TokenKind::QuotationMark => {
                self.prose.as_bytes()[self.tokens[at].span.start]
            }
            _ => 0,
        }
    }

    /// The stop that starts at a token: a mark with those like it behind it, or an abbreviation.
    fn stop(&self, at: usize) -> Option<Stop> {
        let token = &self.tokens[at];
        if token.kind == TokenKind::Word {
            let abbreviated = self.prose.as_bytes()[token.span.end - 1] == b'.';
            return abbreviated.then_some(Stop {
                kind: StopKind::Abbreviation,
                start: at,
                end: at + 1,
            });
        }
        if token.kind != TokenKind::Mark {
            return None;
        }
        let (mut periods, mut calls, mut end) = (0, 0, at);
        while end < self.tokens.len() {
            match (self.byte(end), self.text(end)) {
                (b'.', _) => periods += 1,
                (b'!' | b'?', _) => calls += 1,
                (0x80.., "…") => periods += 3,
                (0x80.., "。" | "！" | "？" | "．") if end == at => {
                    return Some(Stop { kind: StopKind::Wide, start: at, end: at + 1 });
                }
                _ => break,
            }
            end += 1;
        }
        let kind = match (periods, calls) {
            (0, 0) => return None,
            (_, 1..) => StopKind::Call,
            (2 | 3, 0) => StopKind::Ellipsis,
            _ => StopKind::Period,
        };
        Some(Stop { kind, start: at, end })
    }

    /// The token behind the closing quotation marks, brackets and note numbers that follow a stop.
    fn behind_closers(&self, mut at: usize, straight_marks: &mut usize) -> usize {
        while let Some(token) = self.get(at) {
            let straight = token.is(self.prose, "\"");
            let closes = match self.text(at) {
                // Some writers close with the opening mark.
                "“" => token.glued && !self.glued_behind(at),
                "”" | "’" | "»" | "›" | ")" | "]" | "}" => true,
                "\"" => token.glued && (*straight_marks % 2 == 1 || !self.glued_behind(at)),
                "'" => token.glued,
                "[" if token.glued => {
                    if !self.is_note(at) {
                        break;
                    }
                    at += 2;
                    true
                }
                _ => false,
            };
            if !closes {
                break;
            }
            *straight_marks += usize::from(straight);
            at += 1;
        }
        at
    }

    fn glued_behind(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(|next| next.glued)
    }

    /// `[3]` behind a stop.
    fn is_note(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && self.text(at + 2) == "]"
    }

    /// Whether the sentence from token `start` on ends behind a stop; token `next` follows it and
    /// its closing marks.
    fn ends(&self, start: usize, stop: &Stop, next: usize) -> bool {
        if stop.kind == StopKind::Wide {
            return true;
        }
        if self.tokens[next].glued && !self.lacks_space(stop, next)
            || self.only_number(start, stop)
            || self.is_in_date(stop)
        {
            return false;
        }
        let Some(opener) = self.opener(next) else { return false };
        let quoted = next > stop.end;
        match stop.kind {
            StopKind::Abbreviation => self.ends_at_abbreviation(stop.start, opener, next),
            StopKind::Ellipsis => self.is_opener(opener) && !self.is_i(opener),
            StopKind::Call => self.can_open(opener) && !(quoted && self.is_attribution(opener)),
            StopKind::Period | StopKind::Wide => self.can_open(opener),
        }
    }

    /// Whether a space was lost behind a stop: `said.The`, `said.”The`, `said.“The`.
    fn lacks_space(&self, stop: &Stop, next: usize) -> bool {
        let before = match stop.kind {
            StopKind::Abbreviation => return self.is_opener(next),
            _ => stop.start.checked_sub(1).and_then(|at| self.get(at)),
        };
        let Some(before) = before else { return false };
        let word_before = matches!(before.shape, Shape::Lower | Shape::Capitalised)
            && before.span.len() >= 2
            || before.kind == TokenKind::Number
            || before.kind == TokenKind::QuotationMark
            || before.is(self.prose, ")");
        let Some(opener) = self.opener(next) else { return false };
        let after = &self.tokens[opener];
        // `Amazon.Com` is one name; a lower-case word before the period, or a common one behind, is
        // needed.
        let sure = before.shape != Shape::Capitalised || self.is_opener(opener);
        word_before
            && sure
            && after.shape == Shape::Capitalised
            && (after.span.len() >= 2 || self.is_opener(opener))
    }

    /// Whether nothing but a number stands before the stop: `1. Eggs`.
    fn only_number(&self, start: usize, stop: &Stop) -> bool {
        stop.kind == StopKind::Period
            && start + 1 == stop.start
            && self.tokens[start].kind == TokenKind::Number
            && self.tokens[start].span.len() <= 2
    }

    /// Whether either period of `23. 3. 2019` is the stop.
    fn is_in_date(&self, stop: &Stop) -> bool {
        let number = |at: usize, len: std::ops::RangeInclusive<usize>| {
            self.get(at).is_some_and(|t| t.kind == TokenKind::Number && len.contains(&t.span.len()))
        };
        let date = |day: usize| {
            number(day, 1..=2)
                && self.text(day + 1) == "."
                && number(day + 2, 1..=2)
                && self.text(day + 3) == "."
                && number(day + 4, 4..=4)
        };
        let back = |by: usize| stop.start.checked_sub(by).is_some_and(date);
        stop.kind == StopKind::Period && (back(1) || back(3))
    }

    /// The first word or number of what follows, behind opening marks. A dash before it means that
    /// the sentence goes on.
    fn opener(&self, next: usize) -> Option<usize> {
        let mut at = next;
        while let Some(token) = self.get(at) {
            match token.kind {
                TokenKind::Word | TokenKind::Number => return Some(at),
                TokenKind::Mark
                    if matches!(
                        token.text(self.prose),
                        "—" | "–" | "―" | "-" | "," | ";" | "." | "?" | "!" | "…"
                    ) =>
                {
                    return None;
                }
                _ if at > next + 8 => return None,
                _ => at += 1,
            }
        }
        // Marks alone, an emoji say, stay with the sentence before them.
        None
    }

    /// Whether a word is written as the first one of a sentence is.
    fn can_open(&self, at: usize) -> bool {
        !matches!(self.tokens[at].shape, Shape::Lower)
            || !self.text(at).starts_with(char::is_lowercase)
    }

    /// Whether a word bears a capital only because it opens a sentence.
    fn is_opener(&self, at: usize) -> bool {
        self.tokens[at].shape == Shape::Capitalised
            && self.tokens[at].classes.has(Classes::OPENER)
            && !self.text(at).ends_with('.')
    }

    fn is_i(&self, at: usize) -> bool {
        matches!(self.text(at), "I" | "I’m" | "I'm" | "I’ve" | "I've" | "I’ll" | "I'll")
    }

    fn ends_at_abbreviation(&self, at: usize, opener: usize, next: usize) -> bool {
        let classes = self.tokens[at].classes;
        let text = self.text(at);
        if classes.has(Classes::ABBREVIATION_NAME)
            || text.eq_ignore_ascii_case("e.g.")
            || text.eq_ignore_ascii_case("i.e.")
        {
            return false;
        }
        if self.is_opener(opener) {
            return true;
        }
        let capital = self.tokens[opener].is_capitalised();
        match text {
            // Times and *etc.* stand before no name, save a day's or a time zone's.
            "a.m." | "p.m." | "etc." => {
                let classes = self.tokens[opener].classes;
                let names_time =
                    classes.has(Classes::WEEKDAY | Classes::MONTH) || self.is_time_zone(opener);
                capital && !names_time
            }
            _ => capital && opener > next && text.len() > 2 && self.opens_quotation(next),
        }
    }

    fn is_time_zone(&self, at: usize) -> bool {
        self.tokens[at].shape == Shape::Upper
            || matches!(
                self.text(at),
                "Eastern"
                    | "Central"
                    | "Pacific"
                    | "Mountain"
                    | "Greenwich"
                    | "Moscow"
                    | "London"
                    | "Local"
            )
    }

    /// Whether a quotation opens that is more than a name: `in the U.S. “We will go,” he said.`
    fn opens_quotation(&self, at: usize) -> bool {
        let marks = self.tokens[at].kind == TokenKind::QuotationMark;
        marks && self.get(at + 2).is_some_and(|second| !second.is_capitalised())
    }

    /// Whether a name and a verb of saying follow: `“Is it?” Mr. Kim asked.`
    fn is_attribution(&self, opener: usize) -> bool {
        if self.is_opener(opener) {
            return false;
        }
        for at in opener..(opener + 8).min(self.tokens.len()) {
            let token = &self.tokens[at];
            if at > opener
                && token.classes.has(Classes::AFTER_QUOTATION | Classes::SAYS)
                && !token.classes.has(Classes::HOMOGRAPH)
                && token.shape == Shape::Lower
            {
                return true;
            }
            let of_name = token.is_capitalised()
                || matches!(token.text(self.prose), "," | "of" | "de" | "van" | "al");
            if !of_name {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::lexicon::entries;
    use crate::language::tokens;

    fn split(prose: &str) -> Vec<&str> {
        let tokens = tokens(prose);
        sentences(prose, &tokens).iter().map(|sentence| sentence.span.of(prose)).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let mut wrong = Vec::new();
        for case in entries(include_str!("sentence/cases.txt")) {
            let expected: Vec<&str> = case.split('|').map(str::trim).collect();
            let prose = case.replace('|', "");
            let found = split(&prose);
            if found != expected {
                wrong.push(format!("{case}\n  found {}", found.join("| ")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_token_belongs_to_one_sentence() {
        for prose in
            ["", " ", "...", "\0.\0 A", "”. “", "A. B. C.", ".?!…。", "a\u{1a}.\u{1a}B", "😀. 😀"]
        {
            let tokens = tokens(prose);
            let mut at = 0;
            for sentence in sentences(prose, &tokens) {
                assert_eq!(sentence.tokens.start, at, "{prose:?}");
                at = sentence.tokens.end;
            }
            assert_eq!(at, tokens.len(), "{prose:?}");
        }
    }
}
