//! Findings for people, in the manner of a good compiler: the line, the words underlined, the
//! evidence, and how to repair it.

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Loudness};
use codespan_reporting::term::termcolor::Buffer;
use codespan_reporting::term::{self, Config, Styles, StylesWriter};

use super::Checked;
use super::excerpt::{Excerpt, printable};
use crate::findings::{Elsewhere, Finding, Severity};
use crate::text::{LineIndex, PositionEncoding, Span};

/// More places and repairs than these are counted, not shown.
const MOST_RELATED: usize = 6;
const MOST_FIXES: usize = 3;

/// The findings of one draft, with colours.
pub(super) fn of(checked: &Checked, width: usize) -> String {
    let findings = &checked.analysis.findings;
    if findings.is_empty() {
        return String::new();
    }
    let index = LineIndex::new(checked.analysis.text());
    findings.iter().map(|finding| tell(checked, &index, finding, width)).collect()
}

fn tell(checked: &Checked, index: &LineIndex, finding: &Finding, width: usize) -> String {
    let related = &finding.related[..finding.related.len().min(MOST_RELATED)];
    let mut places = vec![finding.span];
    places.extend(related.iter().map(|related| related.span));
    let text = checked.analysis.text();
    let (excerpt, ranges) = Excerpt::cut(&checked.source.name, text, index, &places, width);
    let mut labels = vec![Label::primary((), ranges[0].clone())];
    for (related, range) in related.iter().zip(&ranges[1..]) {
        labels.push(Label::secondary((), range.clone()).with_message(printable(&related.message)));
    }
    let diagnostic = Diagnostic::new(loudness(finding.severity))
        .with_code(finding.check)
        .with_message(printable(&finding.message))
        .with_labels(labels)
        .with_notes(notes(checked, finding));
    in_our_words(&render(&excerpt, &diagnostic), finding.severity)
}

/// A problem in a settings file, with its place.
pub(in super::super) fn problem(name: &str, text: &str, place: Span, message: &str) -> String {
    let (excerpt, ranges) = Excerpt::cut(name, text, &LineIndex::new(text), &[place], 100);
    let labels = ranges.into_iter().map(|range| Label::primary((), range)).collect();
    let diagnostic = Diagnostic::error().with_message(printable(message)).with_labels(labels);
    render(&excerpt, &diagnostic)
}

fn notes(checked: &Checked, finding: &Finding) -> Vec<String> {
    let mut notes = Vec::new();
    let hidden = finding.related.len().saturating_sub(MOST_RELATED);
    if hidden > 0 {
        notes.push(format!("and {hidden} more places"));
    }
    notes.extend(finding.elsewhere.iter().map(|other| elsewhere(checked, other)));
    let fixes = finding.fixes.iter().take(MOST_FIXES);
    notes.extend(fixes.map(|fix| format!("fix: {}", printable(&fix.title))));
    notes
}

/// A place in another draft, named as terminals and editors follow it.
fn elsewhere(checked: &Checked, other: &Elsewhere) -> String {
    let place = checked.pointed(other, PositionEncoding::Utf32).map_or(String::new(), |place| {
        format!(":{}:{}", place.start.line + 1, place.start.column + 1)
    });
    printable(&format!("{}{place}: {}", other.file, other.message))
}

fn render(excerpt: &Excerpt, diagnostic: &Diagnostic<()>) -> String {
    let mut out = Buffer::ansi();
    let styles = Styles::default();
    let mut writer = StylesWriter::new(&mut out, &styles);
    term::emit_to_write_style(&mut writer, &Config::default(), excerpt, diagnostic).expect(
        "every place was cut from the excerpt's lines, and memory takes all that is written",
    );
    String::from_utf8(out.into_inner()).expect("what was written were strings")
}

/// The nearest of the library's own levels: it decides on colours.
fn loudness(severity: Severity) -> Loudness {
    match severity {
        Severity::Error => Loudness::Error,
        Severity::Warning => Loudness::Warning,
        Severity::Info => Loudness::Note,
        Severity::Hint => Loudness::Help,
    }
}

/// The library has other words for two of our levels; a rendered finding begins with its level.
fn in_our_words(rendered: &str, severity: Severity) -> String {
    match severity {
        Severity::Info => rendered.replacen("note[", "info[", 1),
        Severity::Hint => rendered.replacen("help[", "hint[", 1),
        Severity::Error | Severity::Warning => rendered.to_owned(),
    }
}
