//! Findings for people.

use std::fmt::Write;

use super::Checked;
use crate::text::{LineIndex, PositionEncoding};

/// The findings of one draft.
pub(super) fn of(checked: &Checked) -> String {
    let text = checked.analysis.text();
    let index = LineIndex::new(text);
    let mut out = String::new();
    for finding in &checked.analysis.findings {
        let at = index.position(text, finding.span.start, PositionEncoding::Utf32);
        let (name, line, column) = (&checked.source.name, at.line + 1, at.column + 1);
        let (severity, message, check) = (finding.severity, &finding.message, finding.check);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}:{line}:{column}: {severity}: {message} [{check}]");
    }
    out
}
