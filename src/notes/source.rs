//! Notes on sources: what a speaker states, and how much rests on one without a name.

use std::fmt::Write as _;

use super::{Note, Showing};
use crate::analysis::Analysis;
use crate::annotate::attribution::SourceKind;
use crate::story::quotations;
use crate::story::sourcing::{Sourced, is_stub};
use crate::text::{Span, one_line};

/// Statements that are listed at most.
const LISTED: usize = 8;
/// The longest words of one that are shown, in characters.
const SHOWN: usize = 90;

/// The note on a source that is nobody with a card of their own: *officials*, *the report*.
pub(super) fn note(analysis: &Analysis, offset: usize, showing: &Showing<'_>) -> Option<Note> {
    let here = analysis.story.sourcing.at(offset)?;
    let span = here.source.filter(|source| source.touches(offset) && here.by.is_any())?;
    let words = one_line(span.of(&analysis.draft.document.prose));
    if here.kind == Some(SourceKind::Pronoun) || is_stub(&words) || entity(analysis, span).is_some()
    {
        return None;
    }
    let wanted = key(&words);
    let prose = &analysis.draft.document.prose;
    let same = |other: Span| entity(analysis, other).is_none() && key(other.of(prose)) == wanted;
    let mut statements = statements(analysis, same);
    let count = statements.len();
    statements.retain(|statement| statement.span != here.span);
    let head = match (here.kind, count) {
        (Some(SourceKind::Anonymous), 1) => "unnamed source; one statement rests on it".to_owned(),
        (Some(SourceKind::Anonymous), _) => {
            format!("unnamed source; {count} statements rest on it")
        }
        (_, 1) => return None,
        (_, _) => format!("source of {count} statements"),
    };
    Some(Note {
        span,
        markdown: format!("**{words}** — {head}{}", list(analysis, &statements, showing)),
    })
}

/// What a person or organisation states, below a line of its own; empty where it states nothing else.
/// What is said at `here` is not repeated.
pub(super) fn stated_by(
    analysis: &Analysis,
    speaker: usize,
    here: usize,
    showing: &Showing<'_>,
) -> String {
    let mut all = statements(analysis, |source| entity(analysis, source) == Some(speaker));
    let count = all.len();
    all.retain(|statement| !statement.span.touches(here));
    if all.is_empty() {
        return String::new();
    }
    let other = if all.len() < count { "other " } else { "" };
    let s = if all.len() == 1 { "" } else { "s" };
    format!("\n\n{} {other}statement{s}:{}", all.len(), list(analysis, &all, showing))
}

/// The sentences whose source is the one wanted.
fn statements(analysis: &Analysis, wanted: impl Fn(Span) -> bool) -> Vec<&Sourced> {
    let sentences = analysis.story.sourcing.sentences.iter();
    let sourced = sentences.filter(|sentence| sentence.by.is_any());
    sourced.filter(|sentence| sentence.source.is_some_and(&wanted)).collect()
}

/// The statements one below the other, with their places.
fn list(analysis: &Analysis, statements: &[&Sourced], showing: &Showing<'_>) -> String {
    let mut out = String::from(if statements.is_empty() { "" } else { "\n" });
    for statement in statements.iter().take(LISTED) {
        let text = one_line(statement.span.of(&analysis.draft.document.prose));
        let (shown, more) = match text.char_indices().nth(SHOWN) {
            Some((end, _)) => (text[..end].trim_end(), "…"),
            None => (text.as_str(), ""),
        };
        let place = showing.place(statement.span).map(|place| format!("{place}: "));
        let place = place.unwrap_or_default();
        write!(out, "\n- {place}{shown}{more}").expect("a string takes everything");
    }
    if let Some(more) = statements.len().checked_sub(LISTED).filter(|&more| more > 0) {
        write!(out, "\n- and {more} more").expect("a string takes everything");
    }
    out
}

/// The person or organisation that the words of a source name, or a pronoun stands for.
fn entity(analysis: &Analysis, source: Span) -> Option<usize> {
    quotations::whom(&analysis.draft, &analysis.story.entities, source).map(|(_, entity)| entity)
}

/// What is compared: the words without case and article.
fn key(words: &str) -> String {
    let words = one_line(words).to_lowercase();
    let bare = words.strip_prefix("the ").or_else(|| words.strip_prefix("a "));
    bare.unwrap_or(&words).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::notes::tests::hover;

    #[test]
    fn an_unnamed_source_tells_what_rests_on_it() {
        let text = "Thefts fell, officials said. It rained.\n\nOfficials said that it snowed.";
        let told = hover(text, "officials");
        let expected = "**officials** — unnamed source; 2 statements rest on it\n\n\
                        - line 3: Officials said that it snowed.";
        assert!(told.ends_with(expected), "{told}");
    }

    #[test]
    fn a_speaker_tells_what_they_state_also_where_a_pronoun_stands_for_them() {
        let told = hover("Ann Lee left. She said that it rained.", "Ann Lee");
        assert!(told.ends_with("1 statement:\n\n- line 1: She said that it rained."), "{told}");
        let mut text = String::from("Ann Lee, a diver, said the sea was calm.");
        for day in 1..=10 {
            text.extend(["\n\nLee said it would rain on day ", &day.to_string(), "."]);
        }
        let told = hover(&text, "Lee said");
        assert!(told.contains("10 other statements:\n\n- line 1: Ann Lee, a diver"), "{told}");
        assert!(told.ends_with("day 8.\n- and 2 more"), "{told}");
        assert!(!hover("Ann Lee left.\n\nIt rained on Lee.", "Lee left").contains("statement"));
    }
}
