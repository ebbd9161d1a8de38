//! What stands behind a claim or a quotation: who says it, and by which words.

use super::Note;
use crate::analysis::Analysis;
use crate::annotate::claim::ClaimKind;
use crate::findings::Finding;
use crate::story::sourcing::{Reach, Sourced};
use crate::text::Span;

/// The note on a hard figure or a quotation at `offset`.
pub(super) fn note(analysis: &Analysis, offset: usize) -> Option<Note> {
    figure(analysis, offset).or_else(|| quotation(analysis, offset))
}

/// What a figure needs, and which source covers it.
fn figure(analysis: &Analysis, offset: usize) -> Option<Note> {
    let block = analysis.draft.block(analysis.draft.block_at(offset)?);
    let at = |claim: &&crate::annotate::Claim| block.absolute(claim.span).touches(offset);
    let claim = block.notes.claims.iter().find(at)?;
    let ClaimKind::Figure(class) = claim.kind else { return None };
    let sourced = analysis.story.sourcing.of(block.index, claim.sentence)?;
    let markdown = match covered_by(analysis, sourced) {
        Some(words) => format!("{words} for this {}", class.name()),
        None if claim.weight == 0 || is_reported(analysis, offset) => return None,
        None => format!("Nobody is named for this {}", class.name()),
    };
    Some(Note { span: block.absolute(claim.span), markdown })
}

/// Whether a finding says already that nobody is named.
fn is_reported(analysis: &Analysis, offset: usize) -> bool {
    let is_so =
        |finding: &Finding| finding.check == "unsourced-figure" && finding.span.touches(offset);
    analysis.findings.iter().any(is_so)
}

/// Who says a quotation.
fn quotation(analysis: &Analysis, offset: usize) -> Option<Note> {
    let speech = analysis.story.quotations.at(offset)?;
    let part = speech.parts.iter().copied().find(|part| part.touches(offset))?;
    let marks = [Span::at(part.start), Span::at(part.end)];
    if !marks.iter().any(|mark| offset.abs_diff(mark.start) <= 3) {
        return None;
    }
    let speaker = speech.speaker?.of(analysis.text());
    Some(Note { span: part, markdown: format!("Said by **{speaker}**") })
}

/// *Source: **the ministry**, “said”*, with how it reaches the sentence.
fn covered_by(analysis: &Analysis, sourced: &Sourced) -> Option<String> {
    let text = analysis.text();
    let source = sourced.source?.of(text);
    let cue = sourced.cue.map(|cue| format!(" (“{}”)", cue.of(text))).unwrap_or_default();
    match sourced.by {
        Reach::None => None,
        Reach::Explicit => Some(format!("**{source}**{cue} stands")),
        _ => Some(format!("**{source}**{cue}, named in another place, stands")),
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::tests::hover;

    #[test]
    fn a_figure_tells_its_source() {
        let text = "Thefts fell 12 percent, the mayor said.";
        assert!(hover(text, "12").contains("**the mayor** (“said”) stands for this percentage"));
    }

    #[test]
    fn that_nobody_is_named_is_told_once() {
        let text = "The net cost $400. That is 40 percent more than was planned.";
        assert!(hover(text, "$400").contains("Nobody is named for this sum of money"));
        let reported = hover(text, "40 percent");
        assert!(reported.contains("This percentage has no source"), "{reported}");
        assert!(!reported.contains("Nobody is named"), "{reported}");
    }

    #[test]
    fn a_quotation_tells_its_speaker_at_its_marks() {
        let text = "“We shall be there tomorrow,” Ann Lee said.";
        assert!(hover(text, "“We").contains("Said by **Ann Lee**"));
    }
}
