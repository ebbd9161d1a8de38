//! Which quotation mark opens and which closes.
//!
//! One walk over the block's marks with a stack of what is open. A mark's neighbours say what it can
//! be, what is open says what it is; curly marks that stand the wrong way round are understood.

use super::{Marks, Quotation, What};
use crate::language::{Sentence, Shape, Token, TokenKind};
use crate::text::Span;

/// Straight single marks further apart than this many tokens are apostrophes.
const LONGEST_SINGLE: usize = 120;

/// Words that begin with an apostrophe, and what may follow one in a decade.
const ELISIONS: &[&str] = &["tis", "twas", "em", "n", "cause", "til", "till", "round", "s", "cos"];

struct Open {
    /// The token behind the opening mark.
    token: usize,
    /// Where the mark starts and where it ends.
    mark: Span,
    marks: Marks,
    opener: char,
    /// A mark that closes unless a better one follows: *the dogs’ dinner’*.
    perhaps: Option<Span>,
}

/// What a mark's neighbours allow.
#[derive(Clone, Copy)]
struct Sides {
    opens: bool,
    closes: bool,
}

struct Pairing<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    open: Vec<Open>,
    found: Vec<Quotation>,
}

/// Pairs the marks of a block. Spans are in order of their starts.
pub(super) fn pair(prose: &str, tokens: &[Token]) -> Vec<Quotation> {
    let mut pairing = Pairing { prose, tokens, open: Vec::new(), found: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        at += pairing.read(at);
    }
    pairing.finish()
}

impl Pairing<'_> {
    /// Reads the token `at`; how many tokens the mark there takes up.
    fn read(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let is_tick = token.kind == TokenKind::Mark && token.text(self.prose) == "`";
        if token.kind != TokenKind::QuotationMark && !is_tick {
            return 1;
        }
        let c = token.text(self.prose).chars().next().unwrap_or(' ');
        if let Some(next) = self.tokens.get(at + 1).filter(|next| next.glued)
            && matches!(c, '\'' | '’' | '‘' | '`')
            && next.text(self.prose).starts_with(c)
        {
            self.double(at, 2, c);
            return 2;
        }
        match c {
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' => self.double(at, 1, c),
            '‘' | '’' | '\'' => self.single(at, c),
            _ => {}
        }
        1
    }

    fn double(&mut self, at: usize, len: usize, c: char) {
        let sides = self.sides(at, len);
        let open = self.open.iter().rposition(|open| open.marks == Marks::Double);
        if self.is_measure(at, c, open.is_some()) {
            return;
        }
        let opens = match c {
            '„' | '«' | '`' => true,
            '»' => false,
            '“' | '‟' => open.is_none_or(|open| {
                !matches!(self.open[open].opener, '„' | '”') && (sides.opens || !sides.closes)
            }),
            '”' => open.is_none() && sides.opens && !sides.closes,
            _ => match open {
                None => sides.opens || !sides.closes,
                Some(_) => sides.opens && !sides.closes,
            },
        };
        if opens {
            if let Some(open) = open.filter(|_| self.runs_on(at)) {
                self.break_off(open, at);
            }
            self.push(at, len, Marks::Double, c);
        } else if let Some(open) = open {
            self.close(open, self.mark(at, len));
        }
    }

    fn single(&mut self, at: usize, c: char) {
        let sides = self.sides(at, 1);
        let open = self.open.last().is_some_and(|open| open.marks == Marks::Single);
        let word_next = self.tokens.get(at + 1).filter(|next| next.glued);
        let elided = word_next.is_some_and(|next| self.is_elision(next, at + 1));
        if open && sides.closes && c != '‘' {
            let top = self.open.len() - 1;
            let mark = self.mark(at, 1);
            if self.may_be_possessive(at) {
                self.open[top].perhaps = Some(mark);
            } else if at - self.open[top].token <= LONGEST_SINGLE || self.open[top].opener == '‘'
            {
                self.close(top, mark);
            } else {
                self.open.pop();
            }
        } else if sides.opens && !sides.closes && word_next.is_some() && !elided && c != '’' {
            if open {
                self.settle_single();
            }
            self.push(at, 1, Marks::Single, c);
        }
    }

    fn push(&mut self, at: usize, len: usize, marks: Marks, opener: char) {
        let mark = self.mark(at, len);
        self.open.push(Open { token: at, mark, marks, opener, perhaps: None });
    }

    /// Closes the quotation `open`; single ones still open inside it were apostrophes.
    fn close(&mut self, open: usize, closing: Span) {
        while self.open.len() > open + 1 {
            self.settle_last();
        }
        if let Some(opened) = self.open.pop() {
            self.add(&opened, closing.start, closing.end, true);
        }
    }

    /// Whether a mark that opens while a quotation is open begins its next paragraph, the break
    /// being lost: it stands behind a full stop.
    fn runs_on(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.tokens[before].text(self.prose));
        before.is_some_and(|text| matches!(text, "." | "?" | "!")) && !self.tokens[at].glued
    }

    /// Ends the quotation `open` before the token `at`, where it goes on; unless somebody is said to
    /// speak in between, for then its closing mark was forgotten.
    fn break_off(&mut self, open: usize, at: usize) {
        let first = self.open[open].token;
        let said = ["said", "says", "added", "adds", "told"];
        let speaks = |token: &Token| said.iter().any(|word| token.is(self.prose, word));
        if !self.tokens[first..at].iter().any(speaks) {
            let end = self.tokens[at - 1].span.end;
            self.close(open, Span::at(end));
        }
    }

    fn settle_last(&mut self) {
        if self.open.last().is_some_and(|open| open.marks == Marks::Single) {
            self.settle_single();
        } else if let Some(opened) = self.open.pop() {
            self.add(&opened, self.prose.len(), self.prose.len(), false);
        }
    }

    /// The innermost single quotation ends at the last mark that might close it, or never was one.
    fn settle_single(&mut self) {
        let Some(opened) = self.open.pop() else { return };
        if let Some(closing) = opened.perhaps {
            self.add(&opened, closing.start, closing.end, true);
        } else if opened.opener == '‘' && opened.token == 0 && self.tokens.len() > 4 {
            self.add(&opened, self.prose.len(), self.prose.len(), false);
        }
    }

    fn add(&mut self, opened: &Open, content_end: usize, end: usize, closed: bool) {
        self.found.push(Quotation {
            span: Span::new(opened.mark.start, end),
            content: Span::new(opened.mark.end, content_end.max(opened.mark.end)),
            closed,
            marks: opened.marks,
            depth: u8::try_from(self.open.len()).unwrap_or(u8::MAX),
            what: What::default(),
            words: Box::default(),
        });
    }

    fn finish(mut self) -> Vec<Quotation> {
        while !self.open.is_empty() {
            self.settle_last();
        }
        self.found.sort_by_key(|quotation| quotation.span.start);
        self.found
    }

    fn mark(&self, at: usize, len: usize) -> Span {
        self.tokens[at].span.cover(self.tokens[at + len - 1].span)
    }

    fn sides(&self, at: usize, len: usize) -> Sides {
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        let after_space = !self.tokens[at].glued || before.is_none();
        let after_opener = before.is_some_and(|before| {
            before.text(self.prose).starts_with(['(', '[', '—', '–', '-', '/', '“', '‘', '"'])
                && (self.open.last().is_some_and(|open| open.token + 1 == at)
                    || before.kind == TokenKind::Mark)
        });
        let tight = self.tokens.get(at + len).is_some_and(|next| next.glued);
        let before_word = tight
            && self.tokens.get(at + len).is_some_and(|next| {
                next.kind != TokenKind::Mark
                    || next.text(self.prose).starts_with(['[', '$', '£', '€', '#', '@', '…'])
            });
        Sides {
            opens: (after_space || after_opener) && tight,
            closes: !after_space && (!before_word || !after_opener),
        }
    }

    /// Whether the mark means feet or inches.
    fn is_measure(&self, at: usize, c: char, open: bool) -> bool {
        let behind_number = self.tokens[at].glued
            && at.checked_sub(1).is_some_and(|at| self.tokens[at].kind == TokenKind::Number);
        if !behind_number || !matches!(c, '"' | '”' | '\'' | '’') {
            return false;
        }
        let feet = at >= 3
            && self.tokens[at - 2].kind == TokenKind::QuotationMark
            && self.tokens[at - 3].kind == TokenKind::Number;
        !open || feet
    }

    /// Whether a word behind an apostrophe is one that is written so.
    fn is_elision(&self, word: &Token, at: usize) -> bool {
        let decade = word.kind == TokenKind::Number
            && self.tokens.get(at + 1).is_some_and(|next| next.glued && next.is(self.prose, "s"));
        decade || ELISIONS.iter().any(|elision| word.is(self.prose, elision))
    }

    /// Whether the mark behind *dogs* may be a possessive: a lower-case word follows.
    fn may_be_possessive(&self, at: usize) -> bool {
        let plural = at.checked_sub(1).is_some_and(|before| {
            self.tokens[before].kind == TokenKind::Word
                && self.tokens[before].text(self.prose).ends_with(['s', 'S', 'z', 'x'])
        });
        plural
            && self.tokens.get(at + 1).is_some_and(|next| !next.glued && next.shape == Shape::Lower)
    }
}

/// One that is never closed runs to the block's end, unless more is quoted behind it: then its
/// closing mark was forgotten, and it ends with its sentence.
pub(super) fn end_unclosed(found: &mut [Quotation], prose: &str, sentences: &[Sentence]) {
    let mut depth_lost = 0;
    for at in 0..found.len() {
        found[at].depth = found[at].depth.saturating_sub(depth_lost);
        if found[at].closed || found.get(at + 1).is_none() {
            continue;
        }
        let start = found[at].span.start;
        let sentence = sentences.partition_point(|sentence| sentence.span.end <= start);
        let end = sentences.get(sentence).map_or(prose.len(), |sentence| sentence.span.end);
        let end = end.min(found[at + 1].span.start).max(found[at].content.start);
        let text = &prose[found[at].content.start..end];
        let end = found[at].content.start + text.trim_end().len();
        found[at].span.end = end;
        found[at].content.end = end;
        depth_lost += 1;
    }
}
