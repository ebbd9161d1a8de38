//! Changes of a text.

use super::Span;

/// One replacement: `text` takes the place of `span`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Puts `text` in place of `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Puts `text` in at `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::at(offset), text)
    }

    /// Takes `span` out.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// The text after all `edits`, which are spans of the text before any of them (as in LSP) and do
/// not overlap; their order does not matter, save among insertions at one place.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_places_of_the_old_text() {
        let edits = [
            Edit::replace(Span::new(6, 11), "there"),
            Edit::insert(0, "> "),
            Edit::delete(Span::new(5, 6)),
        ];
        assert_eq!(apply("hello world", &edits), "> hellothere");
    }
}
