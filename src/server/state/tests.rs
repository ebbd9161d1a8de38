//! Edits in a rope come out as edits in a string do.

use proptest::prelude::*;
use tower_lsp_server::ls_types::{Position, Range, TextDocumentContentChangeEvent};

use super::*;
use crate::text::{self, LineIndex};

fn draft(text: &str) -> Draft {
    Draft::opened(text, 1, 1, Format::Plain)
}

fn edit(range: Option<Range>, text: &str) -> TextDocumentContentChangeEvent {
    TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
}

fn change(
    draft: &mut Draft,
    version: i32,
    edits: &[TextDocumentContentChangeEvent],
    columns: PositionEncoding,
) -> Result<(), OutOfStep> {
    draft.change(Change { version, edits, columns, now: Instant::now() })
}

fn caret(draft: &Draft) -> Option<usize> {
    draft.caret.map(|caret| caret.offset)
}

#[test]
fn the_caret_of_a_full_text_stands_behind_what_differs() {
    let mut draft = draft("The mayor resigned.");
    let mut to = |version, text: &str| {
        let edits = [edit(None, text)];
        change(&mut draft, version, &edits, PositionEncoding::Utf16).expect("full text");
        caret(&draft)
    };
    assert_eq!(to(2, "The old mayor resigned."), Some(8));
    assert_eq!(to(3, "The old mayör resigned."), Some(13));
    assert_eq!(to(4, "The old mayör"), Some(14));
    assert_eq!(to(5, "The old mayör"), Some(14));
    assert_eq!(to(6, ""), Some(0));
}

#[test]
fn a_draft_out_of_step_takes_full_texts_only() {
    let mut draft = draft("abc");
    let at = |character| Position { line: 0, character };
    let mut to = |version, edits: &[_]| {
        let outcome = change(&mut draft, version, edits, PositionEncoding::Utf16);
        (outcome, draft.text.to_string())
    };
    let insert = edit(Some(Range { start: at(1), end: at(1) }), "x");
    let backwards = edit(Some(Range { start: at(2), end: at(1) }), "x");
    assert_eq!(to(1, std::slice::from_ref(&insert)).0, Err(OutOfStep::Version));
    assert_eq!(to(2, std::slice::from_ref(&insert)).0, Err(OutOfStep::Still));
    assert_eq!(to(3, &[edit(None, "abc"), insert.clone()]), (Ok(()), "axbc".to_owned()));
    assert_eq!(to(4, &[backwards, insert.clone()]).0, Err(OutOfStep::Range));
    assert_eq!(to(5, &[edit(None, "")]), (Ok(()), String::new()));
    assert_eq!(to(6, &[insert]), (Ok(()), "x".to_owned()));
}

#[test]
fn an_edit_that_others_overtook_is_put_in_its_place() {
    let mut draft = draft("");
    let mut typed = |version, character: u32, text: &str| {
        let at = Position { line: 0, character };
        let edits = [edit(Some(Range { start: at, end: at }), text)];
        let outcome = change(&mut draft, version, &edits, PositionEncoding::Utf8);
        (outcome, draft.text.to_string(), draft.version)
    };
    assert_eq!(typed(2, 0, "a").0, Ok(()));
    assert_eq!(typed(5, 3, "d").0, Ok(()));
    assert_eq!(typed(4, 2, "c").0, Ok(()));
    assert_eq!(typed(3, 1, "b"), (Ok(()), "abcd".to_owned(), 5));
    assert_eq!(typed(6, 4, "e"), (Ok(()), "abcde".to_owned(), 6));
    assert_eq!(typed(4, 0, "x").0, Err(OutOfStep::Version), "it came already");
}

fn text() -> impl Strategy<Value = String> {
    let pieces = ["a", "é", "😀", "\u{301}", " ", "\n", "\r\n", "\r", "\u{2028}", "\u{b}", "word"];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..20).prop_map(|all| all.concat())
}

fn position() -> impl Strategy<Value = Position> {
    (0_u32..8, 0_u32..12).prop_map(|(line, character)| Position { line, character })
}

fn columns() -> impl Strategy<Value = PositionEncoding> {
    let all = [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32];
    prop::sample::select(all.to_vec())
}

proptest! {
    #[test]
    fn a_rope_is_edited_like_a_string(
        before in text(),
        edits in prop::collection::vec((position(), position(), text()), 1..6),
        columns in columns(),
    ) {
        let mut draft = draft(&before);
        let mut expected = before;
        for (version, (start, end, new)) in (2..).zip(edits) {
            let lines = LineIndex::new(&expected);
            let offset = |at: Position| {
                let at = text::Position { line: at.line, column: at.character };
                lines.offset(&expected, at, columns)
            };
            let (from, to) = (offset(start).min(offset(end)), offset(start).max(offset(end)));
            let forward = if offset(start) <= offset(end) { (start, end) } else { (end, start) };
            let range = Range { start: forward.0, end: forward.1 };
            expected.replace_range(from..to, &new);
            let edits = [edit(Some(range), &new)];
            prop_assert_eq!(change(&mut draft, version, &edits, columns), Ok(()));
            prop_assert_eq!(draft.text.to_string(), expected.as_str());
            prop_assert_eq!(caret(&draft), Some(from + new.len()));
        }
    }
}
