//! Terms that a desk may write in more than one way: *U.S.* and *US*, *per cent* and *percent*.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::mention::key;
use super::{Annotations, BlockText};
use crate::language::{Shape, Token, TokenKind, lexicon};
use crate::text::Span;

/// One place where such a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermUse {
    /// The words.
    pub span: Span,
    /// Which term it is: the line of the table.
    pub term: usize,
    /// Which of its forms.
    pub form: usize,
}

/// Finds the terms of a block.
pub(super) fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<TermUse> {
    let (prose, tokens) = (block.prose, &notes.tokens);
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        if token.shape == Shape::Mixed || token.shape == Shape::Upper {
            out.extend(in_compound(prose, token));
        }
        if !TABLE.may_begin(token, prose) {
            continue;
        }
        let found = TABLE.first_words.get(&key(token.text(prose))).into_iter().flatten();
        let mut fitting = found.filter_map(|form| form.matches(prose, tokens, at));
        if let Some(found) = fitting.next().filter(|_| !is_shouted(prose, tokens, at)) {
            out.push(found);
        }
    }
    out
}

/// A form in capitals that a hyphen joins to other words: *U.S.* of *U.S.-based*, *US* of *non-US*.
fn in_compound(prose: &str, token: &Token) -> Option<TermUse> {
    let text = token.text(prose);
    let (before, behind) = (text.find('-')?, text.rfind('-')? + 1);
    let parts = [0..before, behind..text.len()];
    parts.into_iter().find_map(|part| {
        let word = text.get(part.clone())?;
        let forms = TABLE.first_words.get(&key(word))?;
        let found = forms.iter().find(|form| form.words == word && form.words != text)?;
        let span = Span::new(token.span.start + part.start, token.span.start + part.end);
        Some(TermUse { span, term: found.term, form: found.nth })
    })
}

/// Whether capitals tell nothing here because a neighbour is all capitals too, or a sum of money.
fn is_shouted(prose: &str, tokens: &[Token], at: usize) -> bool {
    let loud = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| {
            token.shape == Shape::Upper && token.span.len() > 4 && !token.text(prose).contains('.')
        })
    };
    let money = tokens.get(at + 1).is_some_and(|next| next.is(prose, "$"));
    tokens[at].shape == Shape::Upper && (money || loud(at.checked_sub(1)) || loud(Some(at + 1)))
}

/// The forms of a term, as the table has them.
pub fn forms(term: usize) -> impl Iterator<Item = &'static str> {
    TABLE.terms.get(term).copied().unwrap_or_default().split('|').map(str::trim)
}

struct Table {
    /// The table's lines.
    terms: Vec<&'static str>,
    /// Each form by the key of its first word.
    first_words: FxHashMap<u64, Vec<Form>>,
    /// For each length, which first letters and which last ones words of it have.
    letters: [(u32, u32); 16],
}

struct Form {
    term: usize,
    nth: usize,
    words: &'static str,
}

impl Table {
    /// Whether a form may begin with this word: a test that needs no look-up.
    fn may_begin(&self, token: &Token, prose: &str) -> bool {
        let letter = |at: usize| letter_bit(prose.as_bytes()[at].to_ascii_lowercase());
        let (first, last) = self.letters.get(token.span.len()).copied().unwrap_or_default();
        first & letter(token.span.start) != 0 && last & letter(token.span.end - 1) != 0
    }
}

fn letter_bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 1 << 31 }
}

impl Form {
    /// The form's place, if it stands at token `at`.
    fn matches(&self, prose: &str, tokens: &[Token], at: usize) -> Option<TermUse> {
        let exact = self.words.contains(char::is_uppercase);
        let mut end = at;
        for word in self.words.split(' ') {
            let token = tokens.get(end).filter(|token| end == at || !token.glued)?;
            let text = token.text(prose);
            let same = if exact { text == word } else { text.eq_ignore_ascii_case(word) };
            if !same || !exact && token.shape == Shape::Upper {
                return None;
            }
            end += 1;
        }
        let span = tokens[at].span.cover(tokens[end - 1].span);
        Some(TermUse { span, term: self.term, form: self.nth })
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table =
        Table { terms: Vec::new(), first_words: FxHashMap::default(), letters: [(0, 0); 16] };
    for (term, line) in lexicon::entries(include_str!("term/terms.txt")).enumerate() {
        table.terms.push(line);
        for (nth, words) in line.split('|').map(str::trim).enumerate() {
            let first = words.split(' ').next().unwrap_or_default().to_lowercase();
            if let Some(letters) = table.letters.get_mut(first.len()) {
                let bytes = first.as_bytes();
                letters.0 |= letter_bit(bytes.first().copied().unwrap_or_default());
                letters.1 |= letter_bit(bytes.last().copied().unwrap_or_default());
            }
            let forms = table.first_words.entry(key(&first)).or_default();
            forms.push(Form { term, nth, words });
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::settings::Settings;

    #[test]
    fn terms_in_their_forms() {
        for (prose, expected) in [
            ("the U.S. and the US", "U.S. US"),
            ("Per cent or percent", "Per cent percent"),
            ("he gave us the CONTACT US PAGE for US$5", ""),
            ("Email or e-mail", "Email e-mail"),
            ("a U.S.-led, US-based and non-EU firm", "U.S. US EU"),
        ] {
            let block = BlockText::paragraph(prose);
            let notes = annotate(&block, &Settings::default());
            let found: Vec<&str> = notes.terms.iter().map(|found| found.span.of(prose)).collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
