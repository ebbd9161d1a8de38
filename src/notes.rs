//! What a reader wants to know at a place of the draft: the text of a hover, and the hints between
//! its words.

pub mod hints;

mod claim;
mod entity;
mod figure;
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

/// The note on the byte `offset` of a draft: its findings with their evidence, and what is known of
/// the person, figure, date or quotation there.
pub fn at(analysis: &Analysis, offset: usize) -> Option<Note> {
    at_with(analysis, &Ledger::default(), offset, |_| Some(String::new()))
}

/// The same, with what the ledger says of the sentence there, and with what `evidence` adds to each
/// finding: an editor names the lines of related places. A finding without any is left out: there are
/// editors that show it themselves.
pub fn at_with(
    analysis: &Analysis,
    ledger: &Ledger,
    offset: usize,
    evidence: impl Fn(&Finding) -> Option<String>,
) -> Option<Note> {
    let touched = analysis.findings.iter().filter(|finding| finding.span.touches(offset));
    let told = touched.filter_map(|finding| Some(of_finding(finding, &evidence(finding)?)));
    let mut notes: Vec<Note> = told.collect();
    notes.extend(claim::note(analysis, offset));
    notes.extend(entity::note(analysis, offset));
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
    use super::at;
    use crate::analysis::{Analysis, Analyzer, Draft};
    use crate::settings::Settings;

    /// What is read of a draft in Markdown.
    pub(super) fn read(text: &str) -> Analysis {
        Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text))
    }

    /// The note at the first of these words; empty without one.
    pub(super) fn hover(text: &str, words: &str) -> String {
        let offset = text.find(words).expect("the words are in the text");
        at(&read(text), offset).map(|note| note.markdown).unwrap_or_default()
    }
}
