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

    /// The one replacement that makes `new` of `old`, as short as it can be; `None` where they are
    /// equal.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        let same = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
        let start = old.floor_char_boundary(same).min(new.floor_char_boundary(same));
        let rest = old[start..].chars().rev().zip(new[start..].chars().rev());
        let same =
            rest.take_while(|(old, new)| old == new).map(|(c, _)| c.len_utf8()).sum::<usize>();
        let span = Span::new(start, old.len() - same);
        let text = &new[start..new.len() - same];
        (!span.is_empty() || !text.is_empty()).then(|| Self::replace(span, text))
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
    fn the_difference_of_two_texts_is_whole_characters() {
        for (old, new, span, text) in [
            ("", "a", (0, 0), "a"),
            ("aé", "aè", (1, 3), "è"),
            ("a”b", "a“b", (1, 4), "“"),
            ("abab", "ab", (2, 4), ""),
            ("one\n", "one\ntwo\n", (4, 4), "two\n"),
        ] {
            let edit = Edit::between(old, new).expect("they differ");
            assert_eq!((edit.span, edit.text.as_str()), (Span::new(span.0, span.1), text), "{new}");
            assert_eq!(apply(old, &[edit]), new);
        }
        assert_eq!(Edit::between("é", "é"), None);
    }

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
