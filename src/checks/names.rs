//! Is it the same one?

pub mod acronym_conflict;
pub mod acronym_late;
pub mod acronym_mismatch;
pub mod ambiguous_surname;
pub mod first_name_mismatch;
pub mod name_variant;
pub mod term_variant;

use crate::annotate::AnnotatedDraft;
use crate::text::Span;

/// The words at a place of the draft, on one line.
fn words(draft: &AnnotatedDraft, span: Span) -> String {
    let text = span.of(&draft.document.prose);
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// *once*, *twice*, *3 times*.
fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
