//! What a reader wants to know at a place of the draft: the text of a hover.

use crate::analysis::Analysis;
use crate::checks;
use crate::text::Span;

/// What is known of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words it is about.
    pub span: Span,
    /// What there is to know, in Markdown.
    pub markdown: String,
}

/// The note on the byte `offset` of a draft: its findings with their evidence, and what is known of
/// the person, figure, date or quotation there.
pub fn at(analysis: &Analysis, offset: usize) -> Option<Note> {
    let mut note: Option<Note> = None;
    for finding in analysis.findings.iter().filter(|finding| finding.span.touches(offset)) {
        let summary = checks::named(finding.check).map_or("", |check| check.summary);
        let text = format!("**{}** — {}\n\n{}", finding.check, finding.message, summary);
        match &mut note {
            Some(note) => {
                note.markdown.push_str("\n\n---\n\n");
                note.markdown.push_str(&text);
            }
            None => note = Some(Note { span: finding.span, markdown: text }),
        }
    }
    note
}
