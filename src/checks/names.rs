//! Is it the same one?

pub mod acronym_conflict;
pub mod acronym_late;
pub mod acronym_mismatch;
pub mod acronym_undefined;
pub mod acronym_unused;
pub mod ambiguous_surname;
pub mod first_name_mismatch;
pub mod house_name;
pub mod name_variant;
pub mod not_introduced;
pub mod reintroduced;
pub mod role_conflict;
pub mod term_variant;

mod across;
mod register;

use crate::annotate::{AnnotatedDraft, BlockView};
use crate::settings::Acceptance;
use crate::text::{Span, one_line};

/// The words at a place of the draft, on one line.
fn words(draft: &AnnotatedDraft, span: Span) -> String {
    one_line(span.of(&draft.document.prose))
}

/// What makes two spellings right side by side.
fn both(rare: &str, common: &str) -> Acceptance {
    Acceptance::Spellings(vec![common.to_owned(), rare.to_owned()])
}

/// Whether a place of a block lies in a quotation.
fn is_quoted(view: &BlockView<'_>, span: Span) -> bool {
    view.notes.is_quoted(span)
}

/// *once*, *twice*, *3 times*.
fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
