//! Calm: nobody is scolded for a sentence that is not finished.
//!
//! What vanishes is removed at once, and what turns up elsewhere is shown at once. But a finding
//! that is new in the sentence being typed, or is borne out by it, waits until the caret has rested
//! there for a while, or has left: half a name makes other names look wrong, too.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::state::Caret;
use super::worker::Snapshot;
use crate::analysis::Analysis;
use crate::findings::Finding;
use crate::text::Span;

/// How many findings of each check the client shows in a draft.
pub(super) type Counts = HashMap<&'static str, usize>;

/// The findings of a draft that may be shown by now.
#[derive(Debug)]
pub(super) struct Visible<'a> {
    /// In reading order.
    pub(super) findings: Vec<&'a Finding>,
    /// When those held back are due; `None` if there are none.
    pub(super) due: Option<Instant>,
}

/// All findings of a draft.
pub(super) fn everything(snapshot: &Snapshot) -> Visible<'_> {
    Visible { findings: snapshot.analysis.findings.iter().collect(), due: None }
}

/// The findings of a draft that may be shown at `now` to a client that shows `shown` already.
pub(super) fn visible<'a>(
    snapshot: &'a Snapshot,
    shown: &Counts,
    patience: Duration,
    now: Instant,
) -> Visible<'a> {
    let waiting = snapshot.caret.filter(|caret| now < caret.since + patience);
    let Some((caret, sentence)) =
        waiting.and_then(|caret| Some((caret, sentence_at(&snapshot.analysis, caret)?)))
    else {
        return everything(snapshot);
    };
    let all = &snapshot.analysis.findings;
    let inside = |finding: &Finding| {
        finding.span.meets(sentence) || finding.related.iter().any(|it| it.span.meets(sentence))
    };
    // What the client shows and the rest of the draft does not account for had to do with this
    // sentence. A finding that has is new only where there are now more of its kind.
    let mut old = shown.clone();
    for finding in all.iter().filter(|finding| !inside(finding)) {
        take(&mut old, finding);
    }
    let findings: Vec<_> =
        all.iter().filter(|finding| !inside(finding) || take(&mut old, finding)).collect();
    let due = (findings.len() < all.len()).then(|| caret.since + patience);
    Visible { findings, due }
}

/// How many of each check there are.
pub(super) fn count(findings: &[&Finding]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        *counts.entry(finding.check).or_default() += 1;
    }
    counts
}

fn take(counts: &mut Counts, finding: &Finding) -> bool {
    match counts.get_mut(finding.check) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    }
}

/// The sentence that is being typed at the caret; `None` where one has just been finished.
fn sentence_at(analysis: &Analysis, caret: Caret) -> Option<Span> {
    let text = analysis.text();
    let before = &text[..text.floor_char_boundary(caret.offset)];
    let written = before.trim_end_matches([' ', '\t']);
    let ends_sentence = written.ends_with(['.', '!', '?', '…', '”', '"', '’']);
    if written.len() < before.len() && ends_sentence {
        return None;
    }
    let block = analysis.draft.block(analysis.draft.block_at(written.len())?);
    let at = block.notes.sentence_at(written.len().saturating_sub(block.block.span.start));
    block.notes.sentences.get(at).map(|sentence| block.absolute(sentence.span))
}
