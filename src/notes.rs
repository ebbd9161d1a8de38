//! What a reader wants to know at a place of the draft: the text of a hover, and the hints between
//! its words.

pub mod hints;

mod claim;
mod date;
mod entity;
mod figure;
mod register;
mod source;
mod verified;

use crate::analysis::Analysis;
use crate::checks;
use crate::findings::Finding;
use crate::ledger::Ledger;
use crate::text::Span;

/// What is known of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words it is about.
    pub span: Span,
    /// What there is to know, in Markdown.
    pub markdown: String,
}

/// What the editor that shows a note adds to it. Within this room a place is a span of bytes.
#[derive(Clone, Copy)]
pub struct Showing<'a> {
    /// What is told of a finding's evidence; a finding without any is left out, for there are editors
    /// that show it themselves.
    pub evidence: &'a dyn Fn(&Finding) -> Option<String>,
    /// How a place is named, if at all: *line 12*, as a link if the editor follows one.
    pub place: &'a dyn Fn(Span) -> Option<String>,
}

impl std::fmt::Debug for Showing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Showing").finish_non_exhaustive()
    }
}

impl Showing<'_> {
    fn place(&self, span: Span) -> Option<String> {
        (self.place)(span)
    }
}

/// The note on the byte `offset` of a draft: its findings with their evidence, what is known of the
/// person, figure, date, source or quotation there, and what the ledger says of the sentence.
pub fn at(
    analysis: &Analysis,
    ledger: &Ledger,
    offset: usize,
    showing: &Showing<'_>,
) -> Option<Note> {
    let touched = analysis.findings.iter().filter(|finding| finding.span.touches(offset));
    let told =
        touched.filter_map(|finding| Some(of_finding(finding, &(showing.evidence)(finding)?)));
    let mut notes: Vec<Note> = told.collect();
    notes.extend(claim::note(analysis, offset, showing));
    notes.extend(source::note(analysis, offset, showing));
    notes.extend(entity::note(analysis, offset, showing));
    notes.extend(figure::note(analysis, offset));
    notes.extend(verified::note(analysis, ledger, offset));
    joined(notes)
}

fn of_finding(finding: &Finding, evidence: &str) -> Note {
    let summary = checks::named(finding.check).map_or("", |check| check.summary);
    let markdown = format!("**{}** — {}\n\n{summary}{evidence}", finding.check, finding.message);
    Note { span: finding.span, markdown }
}

/// The notes one below the other, at the place of the first.
fn joined(notes: Vec<Note>) -> Option<Note> {
    notes.into_iter().reduce(|mut all, note| {
        all.markdown.push_str("\n\n---\n\n");
        all.markdown.push_str(&note.markdown);
        all
    })
}

#[cfg(test)]
mod tests {
    use super::{Showing, at};
    use crate::analysis::{Analysis, Analyzer, Draft};
    use crate::ledger::Ledger;
    use crate::settings::Settings;

    /// What is read of a draft in Markdown.
    pub(super) fn read(text: &str) -> Analysis {
        Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text))
    }

    /// The note at the first of these words, with the lines of places; empty without one.
    pub(super) fn hover(text: &str, words: &str) -> String {
        let offset = text.find(words).expect("the words are in the text");
        hover_with(text, &Ledger::default(), offset).unwrap_or_default()
    }

    /// The note at a byte of a draft that the ledger knows.
    pub(super) fn hover_with(text: &str, ledger: &Ledger, offset: usize) -> Option<String> {
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let showing = Showing {
            evidence: &|_| Some(String::new()),
            place: &|span| Some(format!("line {}", line(span.start))),
        };
        at(&read(text), ledger, offset, &showing).map(|note| note.markdown)
    }
}
