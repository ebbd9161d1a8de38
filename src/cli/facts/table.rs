//! Facts for programs: JSON, and CSV for spreadsheets. Other tools rely on the keys and their order.

use serde::Serialize;

use super::super::one::One;
use super::Listed;
use crate::facts::{Source, Tally, Value};
use crate::text::{LineIndex, PositionEncoding, Span, one_line};

#[derive(Serialize)]
struct List<'a> {
    file: &'a str,
    summary: Tally,
    facts: Vec<Item<'a>>,
}

/// A fact as it is printed. Lines and columns count from 0, columns in UTF-16 units; bytes are
/// those of the file on disk.
#[derive(Serialize)]
struct Item<'a> {
    start_line: u32,
    start_col: u32,
    end_line: u32,
    end_col: u32,
    start_byte: usize,
    end_byte: usize,
    kind: &'static str,
    status: &'static str,
    asked: bool,
    text: &'a str,
    value: Option<String>,
    number: Option<f64>,
    to: Option<f64>,
    unit: Option<&'a str>,
    source: Option<&'a str>,
    cue: Option<String>,
    citation: Option<&'a str>,
    sentence: String,
    reach: &'static str,
    verified: bool,
}

/// The facts of a draft as one JSON object.
pub(super) fn json(one: &One, facts: &[Listed<'_>]) -> String {
    let summary = Tally::of(facts.iter().map(|listed| listed.fact));
    let list = List { file: &one.source.name, summary, facts: items(one, facts) };
    let json = serde_json::to_string_pretty(&list);
    json.expect("strings, numbers and lists have a JSON form") + "\n"
}

/// Bytes of a sentence that are told with each of its facts.
const LONGEST: usize = 2000;

const HEADINGS: [&str; 14] = [
    "line", "kind", "status", "text", "value", "number", "to", "unit", "source", "cue", "citation",
    "sentence", "reach", "verified",
];

/// The facts of a draft as a table.
pub(super) fn csv(one: &One, facts: &[Listed<'_>]) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let rows = items(one, facts).into_iter().map(row);
    for row in std::iter::once(HEADINGS.map(str::to_owned)).chain(rows) {
        table.write_record(row).expect("rows of one length fit into memory");
    }
    let bytes = table.into_inner().expect("memory takes everything");
    String::from_utf8(bytes).expect("what was written is text")
}

fn row(item: Item<'_>) -> [String; HEADINGS.len()] {
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let words = |words: Option<&str>| words.unwrap_or_default().to_owned();
    [
        (item.start_line + 1).to_string(),
        item.kind.to_owned(),
        item.status.to_owned(),
        item.text.to_owned(),
        item.value.unwrap_or_default(),
        number(item.number),
        number(item.to),
        words(item.unit),
        words(item.source),
        item.cue.unwrap_or_default(),
        words(item.citation),
        item.sentence,
        item.reach.to_owned(),
        if item.verified { "verified" } else { "" }.to_owned(),
    ]
}

fn items<'a>(one: &One, facts: &[Listed<'a>]) -> Vec<Item<'a>> {
    let lines = LineIndex::new(one.analysis.text());
    facts.iter().map(|fact| item(one, &lines, fact)).collect()
}

fn item<'a>(one: &One, lines: &LineIndex, listed: &Listed<'a>) -> Item<'a> {
    let Listed { fact, verified } = *listed;
    let text = one.analysis.text();
    let prose = |span: Span| one_line(span.of(&one.analysis.draft.document.prose));
    let start = lines.position(text, fact.span.start, PositionEncoding::Utf16);
    let end = lines.position(text, fact.span.end, PositionEncoding::Utf16);
    let Span { start: start_byte, end: end_byte } = fact.span.shifted(one.source.base);
    let (number, to, unit) = match &fact.value {
        Some(Value::Number { number, to, unit }) => (Some(*number), *to, Some(unit.as_str())),
        Some(Value::Day(_)) | None => (None, None, None),
    };
    let words = |source: &'a Option<Source>| source.as_ref().map(|source| source.text.as_str());
    Item {
        start_line: start.line,
        start_col: start.column,
        end_line: end.line,
        end_col: end.column,
        start_byte,
        end_byte,
        kind: fact.kind.name(),
        status: fact.status.name(),
        asked: fact.asked,
        text: &fact.text,
        value: fact.value.as_ref().map(ToString::to_string),
        number,
        to,
        unit: unit.filter(|unit| !unit.is_empty()),
        source: words(&fact.source),
        cue: fact.cue.map(prose),
        citation: words(&fact.citation),
        sentence: sentence(&one.analysis.draft.document.prose, fact.sentence),
        reach: fact.reach.name(),
        verified,
    }
}

/// A sentence on one line; of one without end, the beginning.
fn sentence(prose: &str, span: Span) -> String {
    let end = prose.floor_char_boundary(span.end.min(span.start + LONGEST));
    let dots = if end < span.end { "…" } else { "" };
    one_line(&prose[span.start..end]) + dots
}
