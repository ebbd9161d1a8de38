//! Tokens: words, numbers and marks.

use super::lexicon::{self, Classes};
use super::word::{self, is_letter};
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
    let mut scanner = Scanner {
        prose,
        tokens: Vec::with_capacity(prose.len() / 5 + 4),
        glued: true,
        in_single_quotes: false,
    };
    let mut at = 0;
    while let Some(&byte) = prose.as_bytes().get(at) {
        at = scanner.step(at, byte);
    }
    scanner.tokens
}

struct Scanner<'a> {
    prose: &'a str,
    tokens: Vec<Token>,
    glued: bool,
    /// Whether a single quotation mark is open: then `s’` closes it.
    in_single_quotes: bool,
}

impl Scanner<'_> {
    /// Reads what stands at `at`, where a character starts, and returns where it ends.
    fn step(&mut self, at: usize, byte: u8) -> usize {
        match byte {
            b' ' | b'\t'..=b'\r' => {
                self.glued = false;
                at + 1
            }
            JOINT => at + 1,
            b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
            b'0'..=b'9' => self.push(at, at + number_len(&self.prose[at..]), TokenKind::Number),
            b'\'' | b'"' => self.quotation_mark(at, 1),
            0..0x80 => self.push(at, at + 1, TokenKind::Mark),
            _ => self.step_wide(at),
        }
    }

    fn step_wide(&mut self, at: usize) -> usize {
        let Some(c) = self.prose[at..].chars().next() else { return self.prose.len() };
        if c.is_whitespace() {
            self.glued = false;
            at + c.len_utf8()
        } else if is_letter(c) {
            self.word(at)
        } else if is_quotation_mark(c) {
            self.quotation_mark(at, c.len_utf8())
        } else {
            self.push(at, at + c.len_utf8(), TokenKind::Mark)
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let (end, shape) = word::read(self.prose, at);
        let classes = lexicon::classes(&self.prose[at..end]);
        let span = Span::new(at, end);
        self.tokens.push(Token { span, kind: TokenKind::Word, shape, glued: self.glued, classes });
        self.glued = true;
        end
    }

    /// A quotation mark, unless it is the apostrophe of a possessive.
    fn quotation_mark(&mut self, at: usize, len: usize) -> usize {
        let rest = &self.prose[at..];
        let single = rest.starts_with(['\'', '’']);
        let behind_word =
            self.glued && self.tokens.last().is_some_and(|last| last.kind == TokenKind::Word);
        if single && behind_word {
            let clitic = word::clitic_len(rest);
            if clitic > 0 {
                return self.push(at, at + clitic, TokenKind::Clitic);
            }
            if !self.in_single_quotes && self.is_plural_possessive(at, len) {
                return self.push(at, at + len, TokenKind::Clitic);
            }
        }
        if rest.starts_with('‘') || single {
            self.in_single_quotes = rest.starts_with('‘') || !self.glued;
        }
        self.push(at, at + len, TokenKind::QuotationMark)
    }

    /// `the troops’ return`: behind an *s*, before a word.
    fn is_plural_possessive(&self, at: usize, len: usize) -> bool {
        let mut behind = self.prose[at + len..].chars();
        self.prose[..at].ends_with(['s', 'S'])
            && behind.next() == Some(' ')
            && behind.next().is_some_and(|c| is_letter(c) || c.is_ascii_digit())
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let span = Span::new(start, end);
        let (shape, classes) = (Shape::None, Classes::NONE);
        self.tokens.push(Token { span, kind, shape, glued: self.glued, classes });
        self.glued = true;
        end
    }
}

const fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '„' | '‟' | '‚' | '‛' | '‹' | '›')
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
            ("No. 5 said no. And", "No.|5|said|no|.|And"),
            ("ill. Ill. Jan. jan.", "ill|.|Ill.|Jan.|jan|."),
            ("said.The U.S.The a.m.On", "said|.|The|U.S.|The|a.m.|On"),
            ("J.Smith, x.com and J. I. Packer", "J.|Smith|,|x|.|com|and|J.|I.|Packer"),
            ("he and I. Then", "he|and|I|.|Then"),
            ("a Ph.D. and an M.D.", "a|Ph.D.|and|an|M.D."),
            ("the troops’ return, ‘the troops’ it", "the|troops|’|return|,|‘|the|troops|’|it"),
            ("O’Brien’s rock ’n’ roll", "O’Brien|’s|rock|’|n|’|roll"),
            ("naïve café e\u{301}tude 東京都", "naïve|café|e\u{301}tude|東京都"),
            ("a\0b 😀👍🏽 ½", "a|\0|b|😀|👍|🏽|½"),
            ("Roe v. Wade vs. etc.", "Roe|v.|Wade|vs.|etc."),
        ] {
            assert_eq!(texts(prose).join("|"), expected);
        }
    }

    #[test]
    fn apostrophes_of_plurals_are_told_from_closing_quotation_marks() {
        let prose = "the troops’ return, ‘the troops’ it";
        let kinds: Vec<_> = tokens(prose)
            .iter()
            .filter(|token| token.text(prose) == "’")
            .map(|token| token.kind)
            .collect();
        assert_eq!(kinds, [TokenKind::Clitic, TokenKind::QuotationMark]);
    }

    #[test]
    fn shapes() {
        for (word, shape) in [
            ("word", Shape::Lower),
            ("Word", Shape::Capitalised),
            ("A", Shape::Capitalised),
            ("U.S.", Shape::Upper),
            ("COVID-19", Shape::Upper),
            ("iPhone", Shape::Mixed),
            ("McDonald", Shape::Mixed),
            ("Élan", Shape::Capitalised),
            ("ÉTÉ", Shape::Upper),
        ] {
            assert_eq!(tokens(word)[0].shape, shape, "{word}");
        }
    }

    #[test]
    fn tokens_cover_all_but_white_space_and_joints() {
        for prose in [
            "",
            "\0\u{1a}\u{feff}",
            "a\u{301}\u{301}'s",
            "’s",
            "s’ ",
            "I.",
            "U.S.A.B",
            "....a",
            "😀’s",
            "1.",
            "1.,2",
            "é.É",
            "東。",
            "\u{2028}x",
            "-",
            "a-",
            "a-\u{ad}",
            "‘a’",
            "\u{200d}",
            "ﬁ.ﬁ",
            "Ph.D",
            "“”\"\"",
        ] {
            let mut read = 0;
            for token in tokens(prose) {
                let skipped = &prose[read..token.span.start];
                assert!(skipped.chars().all(|c| c.is_whitespace() || c == '\u{1a}'), "{prose:?}");
                assert!(prose.get(token.span.range()).is_some_and(|text| !text.is_empty()));
                read = token.span.end;
            }
            assert!(prose[read..].chars().all(|c| c.is_whitespace() || c == '\u{1a}'), "{prose:?}");
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
