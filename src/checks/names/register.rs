//! The house register, ready to be looked up: which words the house writes and which it corrects.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::BlockView;
use crate::language::{Shape, Token, TokenKind, tokens};
use crate::settings::House;
use crate::text::Span;

/// The register of a desk.
pub(super) struct Register<'a> {
    /// Each spelling by its first word in small letters, right ones among them.
    forms: FxHashMap<String, Vec<Form<'a>>>,
    /// The words of all right names.
    right: FxHashSet<&'a str>,
}

/// One spelling.
struct Form<'a> {
    words: Vec<String>,
    /// What the house writes in its place; itself where it is right.
    right: &'a str,
    wrong: bool,
}

/// A spelling that the house corrects, where it stands.
pub(super) struct Wrong<'a> {
    pub(super) span: Span,
    /// What the house writes.
    pub(super) right: &'a str,
}

impl<'a> Register<'a> {
    pub(super) fn of(house: &'a House) -> Self {
        let mut register = Self { forms: FxHashMap::default(), right: FxHashSet::default() };
        for group in &house.names {
            let Some((right, wrong)) = group.split_first() else { continue };
            register.add(right, right, false);
            register.right.extend(right.split_whitespace());
            for wrong in wrong {
                register.add(wrong, right, true);
            }
        }
        register
    }

    fn add(&mut self, form: &str, right: &'a str, wrong: bool) {
        let words: Vec<String> =
            tokens(form).iter().map(|token| token.text(form).to_owned()).collect();
        let Some(first) = words.first() else { return };
        let forms = self.forms.entry(first.to_lowercase()).or_default();
        forms.push(Form { words, right, wrong });
    }

    /// Whether a word is one of a right name.
    pub(super) fn has(&self, word: &str) -> bool {
        self.right.contains(word)
    }

    /// What the house writes in place of a spelling that it corrects.
    pub(super) fn corrects(&self, spelling: &str) -> bool {
        let forms = self.forms.get(&spelling.to_lowercase()).into_iter().flatten();
        forms.into_iter().any(|form| form.wrong && form.words.len() == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The spellings in a block that the house corrects, in order. Of several that begin at a word the
    /// longest counts, so that a right name may hold a wrong one.
    pub(super) fn wrong(&self, block: &BlockView<'_>) -> Vec<Wrong<'a>> {
        let all = &block.notes.tokens;
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = all.get(at) {
            let forms = self.forms.get(&block.text(token.span).to_lowercase());
            let fitting = forms.into_iter().flatten().filter(|form| form.stands(block, &all[at..]));
            let Some(form) = fitting.max_by_key(|form| form.words.len()) else {
                at += 1;
                continue;
            };
            let end = at + form.words.len();
            if form.wrong {
                let span = token.span.cover(all[end - 1].span);
                found.push(Wrong { span, right: form.right });
            }
            at = end;
        }
        found
    }
}

impl Form<'_> {
    /// Whether the spelling stands where some tokens begin: a name as it is written or in capitals, any
    /// other word in any case.
    fn stands(&self, block: &BlockView<'_>, tokens: &[Token]) -> bool {
        let name = self.words.iter().any(|word| word.contains(char::is_uppercase));
        let all = tokens.get(..self.words.len());
        all.is_some_and(|all| {
            all.iter().zip(&self.words).all(|(token, word)| {
                let text = block.text(token.span);
                let loud = token.shape == Shape::Upper || token.kind != TokenKind::Word;
                text == word || (!name || loud) && text.to_lowercase() == word.to_lowercase()
            })
        })
    }
}
