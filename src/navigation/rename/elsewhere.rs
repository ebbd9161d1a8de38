//! A name inside other words: *Ortega-era*, *anti-Ortega*, and headlines set in capitals.

use super::edits::Setter;
use super::group::Group;
use super::parts::Change;
use crate::analysis::Analysis;
use crate::annotate::BlockView;
use crate::annotate::mention::key;
use crate::language::{Shape, Token, TokenKind};
use crate::text::{Edit, Span};

/// The edits of places that are no mention by themselves. There are none where somebody else may be
/// meant.
pub(super) fn edits(
    analysis: &Analysis,
    group: &Group<'_>,
    change: &Change<'_>,
    setter: &Setter<'_>,
) -> Vec<Edit> {
    let Some((old, new)) = change.of_main_word().filter(|_| group.alone) else {
        return Vec::new();
    };
    let new = setter.small(&new);
    let mut edits = Vec::new();
    for view in analysis.draft.blocks() {
        let capitals = !view.prose.contains(char::is_lowercase);
        for token in view.notes.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let word = token.text(view.prose);
            if capitals && token.shape == Shape::Upper && key(word) == old.key {
                edits.push(Edit::replace(view.absolute(token.span), new.to_uppercase()));
            } else if let Some(part) = compound(word, old.key)
                && !is_in_longer_name(&view, token)
            {
                let span = view.absolute(part.shifted(token.span.start));
                edits.push(Edit::replace(span, new.clone()));
            }
        }
    }
    edits
}

fn is_in_longer_name(view: &BlockView<'_>, token: &Token) -> bool {
    let mut mentions = view.notes.mentions.iter();
    mentions.any(|mention| mention.words.len() > 1 && mention.span.contains(token.span))
}

/// The part of a compound that has this key, where all others are ordinary words.
fn compound(word: &str, wanted: u64) -> Option<Span> {
    word.find('-')?;
    let mut start = 0;
    let mut found = None;
    for part in word.split('-') {
        if part.starts_with(char::is_uppercase) {
            if found.is_some() || key(part) != wanted {
                return None;
            }
            found = Some(Span::new(start, start + part.len()));
        }
        start += part.len() + 1;
    }
    found
}
