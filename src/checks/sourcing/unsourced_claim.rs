//! A claim without a figure, with nobody named for it.

use super::stub::{self, Habits};
use crate::annotate::claim::ClaimKind;
use crate::annotate::{BlockView, Claim};
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Severity};
use crate::text::Span;

/// See the page.
pub static CHECK: Check = Check {
    name: "unsourced-claim",
    family: Family::Sourcing,
    summary: "A superlative, cause, comparison, forecast or allegation with no source in reach",
    page: include_str!("unsourced_claim.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Claims below this weight may be ways of speaking.
const ENOUGH: u8 = 2;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut habits = None;
    for block in view.draft.blocks().filter(is_running_text) {
        let mut last = None;
        for (sentence, span, message) in asked(view, &block) {
            // One sentence is asked about once.
            if last.replace(sentence) == Some(sentence) {
                continue;
            }
            let habits = habits.get_or_insert_with(|| Habits::of(view));
            let place = block.absolute(block.notes.sentences[sentence].span);
            let finding = findings.report(block.absolute(span), message);
            for fix in stub::fixes(view, habits, place) {
                finding.fix(fix);
            }
        }
    }
}

fn is_running_text(block: &BlockView<'_>) -> bool {
    block.block.role == Role::Body
        && matches!(block.block.kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// What a block claims without a source: the sentence, the words and what is to be said of them.
fn asked(view: &StoryView<'_>, block: &BlockView<'_>) -> Vec<(usize, Span, &'static str)> {
    let mut out = Vec::new();
    for claim in &block.notes.claims {
        if claim.weight < ENOUGH || claim.quoted {
            continue;
        }
        let Some(message) = message(claim) else { continue };
        let sourced = view.story.sourcing.claim(block, claim);
        // *Is expected to* is itself the word that passes on what somebody expects.
        let passed_on = claim.kind != ClaimKind::Forecast && sourced.is_answered();
        if !passed_on && !sourced.by.is_any() {
            out.push((claim.sentence, claim.span, message));
        }
    }
    out
}

/// What is wanted of a claim; `None` for those that other checks ask about.
const fn message(claim: &Claim) -> Option<&'static str> {
    match claim.kind {
        ClaimKind::Superlative => Some("This superlative has no source: say who ranked it"),
        ClaimKind::Comparison => Some("This comparison has no source: say who compared them"),
        ClaimKind::Cause => Some("This cause has no source: say who found it"),
        ClaimKind::Allegation => Some("This allegation has no source: say who makes it"),
        ClaimKind::Forecast => Some("This forecast has no source: say who expects it"),
        ClaimKind::Figure(_) => None,
    }
}
