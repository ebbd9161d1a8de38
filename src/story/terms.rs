//! Where the draft's own writer chose one of several forms of a term.

use std::collections::BTreeMap;

use crate::annotate::term::{TermUse, forms};
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::document::Role;
use crate::language::{Classes, Shape};
use crate::text::Span;

/// The places of each term in running text, with their form.
pub fn collect(draft: &AnnotatedDraft) -> BTreeMap<usize, Vec<(Span, usize)>> {
    let mut uses: BTreeMap<usize, Vec<(Span, usize)>> = BTreeMap::new();
    for view in draft.blocks().filter(|view| matches!(view.block.role, Role::Body | Role::Caption))
    {
        for found in view.notes.terms.iter().filter(|found| is_own(&view, found)) {
            uses.entry(found.term).or_default().push((view.absolute(found.span), found.form));
        }
    }
    uses
}

/// Whether the draft's own writer chose this form: not inside a name (*Norden Healthcare*), nor where
/// the other form is what is being told (*also known as*), nor where the hyphen only joins two words
/// before a third (*vice-president talk*), nor in a quotation, which may come
/// from somebody's own writing; full stops in an acronym are never heard.
fn is_own(view: &BlockView<'_>, found: &TermUse) -> bool {
    let (prose, tokens) = (view.prose, &view.notes.tokens);
    let first = tokens.partition_point(|token| token.span.start < found.span.start);
    let next = tokens.partition_point(|token| token.span.start < found.span.end);
    let form = forms(found.term).nth(found.form).unwrap_or_default();
    let sentence = view.notes.sentences.get(view.notes.sentence_at(found.span.start));
    let opens = sentence.is_some_and(|sentence| sentence.tokens.start == first);
    let lower = form == form.to_lowercase();
    let name = lower && !opens && tokens[first].is_capitalised();
    let is = |back: usize, word: &str| {
        first.checked_sub(back).is_some_and(|at| tokens[at].is(prose, word))
    };
    let told = is(1, "formerly") || is(1, "as") && is(2, "known");
    let apart = form.replace('-', " ");
    let joins = apart != form
        && forms(found.term).any(|other| other == apart)
        && tokens.get(next).is_some_and(|next| {
            next.shape == Shape::Lower && !next.classes.has(Classes::FUNCTION_WORD)
        });
    let quoted = lower && view.notes.is_quoted(found.span);
    !name && !told && !joins && !quoted
}
