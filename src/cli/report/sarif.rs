//! Findings as SARIF 2.1.0, which code hosts and other dashboards read.
//!
//! See <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Checked, Pointed};
use crate::checks::{self, Check};
use crate::findings::{Elsewhere, Finding, Fix, Severity};
use crate::text::{LineIndex, Position, PositionEncoding, Span};

/// What stands before the first result: the tool and its rules.
pub(super) fn head() -> String {
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": checks::ALL.iter().map(|check| rule(check)).collect::<Value>(),
    });
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
         \"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"utf16CodeUnits\",\"results\":[\n"
    )
}

/// What stands behind the last result.
pub(super) const TAIL: &str = "\n]}]}\n";

/// The findings of one draft as items of a JSON list, with commas between them.
pub(super) fn items(checked: &Checked) -> String {
    let index = LineIndex::new(checked.analysis.text());
    let draft = Draft { checked, index };
    let results = checked.analysis.findings.iter().map(|finding| draft.result(finding).to_string());
    results.collect::<Vec<_>>().join(",\n")
}

fn rule(check: &Check) -> Value {
    json!({
        "id": check.name,
        "shortDescription": { "text": check.summary },
        "help": { "text": check.page, "markdown": check.page },
        "defaultConfiguration": { "enabled": check.default_on, "level": level(check.severity) },
        "properties": { "tags": [check.family.name()] },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

struct Draft<'a> {
    checked: &'a Checked,
    index: LineIndex,
}

impl Draft<'_> {
    fn result(&self, finding: &Finding) -> Value {
        let here = finding.related.iter().map(|it| (self.location(it.span), &it.message));
        let there = finding.elsewhere.iter().map(|it| (self.elsewhere(it), &it.message));
        let related = here.chain(there).enumerate().map(|(id, (mut location, message))| {
            location["id"] = id.into();
            location["message"] = json!({ "text": message });
            location
        });
        json!({
            "ruleId": finding.check,
            "level": level(finding.severity),
            "message": { "text": finding.message },
            "locations": [self.location(finding.span)],
            "relatedLocations": related.collect::<Value>(),
            "fixes": finding.fixes.iter().map(|fix| self.fix(fix)).collect::<Value>(),
        })
    }

    fn location(&self, span: Span) -> Value {
        json!({
            "physicalLocation": { "artifactLocation": self.artifact(), "region": self.region(span) },
        })
    }

    /// A place in another draft.
    fn elsewhere(&self, place: &Elsewhere) -> Value {
        let mut location = json!({ "artifactLocation": { "uri": uri(&place.file) } });
        if let Some(Pointed { start, end }) = self.checked.pointed(place, PositionEncoding::Utf16) {
            location["region"] = region(start, end);
        }
        json!({ "physicalLocation": location })
    }

    fn artifact(&self) -> Value {
        json!({ "uri": uri(&self.checked.source.name) })
    }

    fn region(&self, span: Span) -> Value {
        let text = self.checked.analysis.text();
        let start = self.index.position(text, span.start, PositionEncoding::Utf16);
        let end = self.index.position(text, span.end, PositionEncoding::Utf16);
        region(start, end)
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacements = fix.edits.iter().map(|edit| {
            let content = json!({ "text": edit.text });
            json!({ "deletedRegion": self.region(edit.span), "insertedContent": content })
        });
        json!({
            "description": { "text": fix.title },
            "artifactChanges": [{
                "artifactLocation": self.artifact(),
                "replacements": replacements.collect::<Value>(),
            }],
        })
    }
}

fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    })
}

/// A path as a relative reference: what may not stand in one is escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
