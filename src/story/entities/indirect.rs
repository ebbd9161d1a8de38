//! Whom *the ambassador* and *she* mean, where the draft leaves no doubt.
//!
//! An office is linked to the one person near who is said to hold it; a pronoun to the one person of its
//! and the sentence before. Who else might be meant, by a name, by a noun for a person or by another
//! pronoun, makes it doubtful, and what is doubtful is left out. A first name tells nothing of a *he* or
//! *she* here, except that a link which it speaks against is none.

mod gender;
mod items;
mod offices;
mod phrases;
mod pronouns;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Entities;
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::document::{BlockKind, Role};
use crate::language::{Classes, Shape, Token, TokenKind, lexicon};
use crate::text::Span;

/// A place where a person is meant and not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indirect {
    /// The words, in the draft: *the ambassador*, *she*.
    pub span: Span,
    /// Who is meant, as an index into [`Entities::all`].
    pub entity: usize,
}

/// All of a draft in reading order.
pub(super) fn collect(draft: &AnnotatedDraft, entities: &Entities) -> Vec<Indirect> {
    let genders = gender::Genders::collect(draft, entities);
    let mut found = offices::link(draft, entities, &genders);
    let pronouns = pronouns::link(draft, entities, genders, &found);
    found.extend(pronouns);
    found.sort_unstable_by_key(|indirect| indirect.span.start);
    found
}

/// Whether a block is running text of the writer's own.
fn is_running(block: &BlockView<'_>) -> bool {
    let kind = matches!(block.block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    kind && block.block.role == Role::Body
}

/// Whether a place stands between quotation marks.
fn is_quoted(block: &BlockView<'_>, span: Span) -> bool {
    let quotations = &block.notes.quotations;
    let begun = quotations.partition_point(|quotation| quotation.span.start <= span.start);
    let near = quotations[..begun].iter().rev().take(NESTED);
    near.into_iter().any(|quotation| quotation.span.end > span.start)
}

/// So many quotations are looked back for the one that a place stands in.
const NESTED: usize = 8;

/// Whether a word behind a name or an office is a noun that it qualifies, as far as its look tells:
/// verbs that follow have an ending or are known by their past form.
pub fn is_noun(token: &Token, text: &str) -> bool {
    let verb = Classes::FUNCTION_WORD | Classes::AUXILIARY | Classes::PREPOSITION | Classes::SAYS;
    let person = Classes::SOURCE_PERSON | Classes::SOURCE_ANONYMOUS;
    token.kind == TokenKind::Word
        && token.shape == Shape::Lower
        && !token.glued
        && (token.classes.has(person)
            || !token.classes.has(verb)
                && !["s", "ed", "ly"].iter().any(|ending| text.ends_with(ending))
                && !PASTS.contains(text))
}

static PASTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("indirect/irregular_pasts.txt")).collect());
