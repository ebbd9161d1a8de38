//! Findings as annotations of a GitHub workflow run.
//!
//! See <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use super::Checked;
use crate::findings::{Finding, Severity};
use crate::text::{LineIndex, PositionEncoding};

/// The findings of one draft, one workflow command each.
pub(super) fn of(checked: &Checked) -> String {
    let index = LineIndex::new(checked.analysis.text());
    checked.analysis.findings.iter().map(|finding| command(checked, &index, finding)).collect()
}

fn command(checked: &Checked, index: &LineIndex, finding: &Finding) -> String {
    let text = checked.analysis.text();
    let start = index.position(text, finding.span.start, PositionEncoding::Utf32);
    let end = index.position(text, finding.span.end, PositionEncoding::Utf32);
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    };
    format!(
        "::{level} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
        property(&checked.source.name),
        start.line + 1,
        end.line + 1,
        start.column + 1,
        end.column + 1,
        finding.check,
        data(&finding.message),
    )
}

/// A message, with what would end it escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message, with what would end it escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
