//! Findings for programs: JSON, one object or one a line.

use serde::Serialize;

use super::{Checked, Tally};
use crate::findings::{Finding, Fix};
use crate::text::{Edit, LineIndex, PositionEncoding, Span};

/// A finding as it is printed. Lines and columns count from 0, columns in UTF-16 units; bytes are
/// those of the file on disk. Other tools rely on these keys and their order.
#[derive(Debug, Serialize)]
pub(super) struct Item<'a> {
    file: &'a str,
    start_line: u32,
    start_col: u32,
    end_line: u32,
    end_col: u32,
    start_byte: usize,
    end_byte: usize,
    code: &'static str,
    family: &'static str,
    severity: &'static str,
    message: &'a str,
    excerpt: &'a str,
    related: Vec<RelatedItem<'a>>,
    fixes: Vec<FixItem<'a>>,
}

#[derive(Debug, Serialize)]
struct RelatedItem<'a> {
    file: &'a str,
    start_byte: usize,
    end_byte: usize,
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct FixItem<'a> {
    title: &'a str,
    edits: Vec<EditItem<'a>>,
}

#[derive(Debug, Serialize)]
struct EditItem<'a> {
    start_byte: usize,
    end_byte: usize,
    text: &'a str,
}

/// The findings of one draft, one a line.
pub(super) fn lines(checked: &Checked) -> String {
    collect(checked).iter().map(|item| to_json(item) + "\n").collect()
}

/// The findings of one draft as items of a JSON list, with commas between them.
pub(super) fn items(checked: &Checked) -> String {
    collect(checked).iter().map(to_json).collect::<Vec<_>>().join(",\n")
}

fn collect(checked: &Checked) -> Vec<Item<'_>> {
    let findings = &checked.analysis.findings;
    if findings.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(checked.analysis.text());
    findings.iter().map(|finding| item(checked, &index, finding)).collect()
}

fn item<'a>(checked: &'a Checked, index: &LineIndex, finding: &'a Finding) -> Item<'a> {
    let text = checked.analysis.text();
    let (file, base) = (checked.source.name.as_str(), checked.source.base);
    let start = index.position(text, finding.span.start, PositionEncoding::Utf16);
    let end = index.position(text, finding.span.end, PositionEncoding::Utf16);
    let Span { start: start_byte, end: end_byte } = finding.span.shifted(base);
    let related = finding.related.iter().map(|related| {
        let Span { start: start_byte, end: end_byte } = related.span.shifted(base);
        RelatedItem { file, start_byte, end_byte, message: &related.message }
    });
    let elsewhere = finding.elsewhere.iter().map(|other| {
        let Span { start: start_byte, end: end_byte } = other.span;
        RelatedItem { file: &other.file, start_byte, end_byte, message: &other.message }
    });
    Item {
        file,
        start_line: start.line,
        start_col: start.column,
        end_line: end.line,
        end_col: end.column,
        start_byte,
        end_byte,
        code: finding.check,
        family: finding.family.name(),
        severity: finding.severity.name(),
        message: &finding.message,
        excerpt: finding.span.of(text),
        related: related.chain(elsewhere).collect(),
        fixes: finding.fixes.iter().map(|fix| fix_item(fix, base)).collect(),
    }
}

fn fix_item(fix: &Fix, base: usize) -> FixItem<'_> {
    FixItem {
        title: &fix.title,
        edits: fix.edits.iter().map(|edit| edit_item(edit, base)).collect(),
    }
}

fn edit_item(edit: &Edit, base: usize) -> EditItem<'_> {
    let Span { start: start_byte, end: end_byte } = edit.span.shifted(base);
    EditItem { start_byte, end_byte, text: &edit.text }
}

/// What stands before the first item of the list.
pub(super) const HEAD: &str = "{\"findings\":[\n";

/// What stands behind the last one.
pub(super) fn tail(tally: &Tally) -> String {
    format!("\n],\"summary\":{}}}\n", to_json(tally))
}

/// The JSON of a value made of strings, numbers and lists.
fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("strings, numbers and lists have a JSON form")
}
