//! *Currently* beside a figure that has no date.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::claim::ClaimKind;
use crate::annotate::{Annotations, Claim};
use crate::checks::{BlockNotes, Check, Run};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, Sentence, lexicon};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "stale-time",
    family: Family::Dates,
    summary: "A figure for the present that says of no day",
    page: include_str!("stale_time.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Block(run),
};

/// The word stands no further from the figure than so many tokens.
const NEAR: usize = 12;

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let running = matches!(view.block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    if !running || view.block.role != Role::Body {
        return;
    }
    let mut last = None;
    for claim in figures(view.notes) {
        let sentence = &view.notes.sentences[claim.sentence];
        // A place that waits for its date has one as good as written.
        let waits = sentence.span.of(view.block.prose).contains("[date]");
        if waits || last == Some(claim.sentence) || has_date(view.notes, claim.sentence) {
            continue;
        }
        let Some(word) = stale(view, sentence, claim.span) else { continue };
        last = Some(claim.sentence);
        report(view, sentence, word, claim, findings);
    }
}

/// The hard figures of a block that are not quoted.
fn figures(notes: &Annotations) -> impl Iterator<Item = &Claim> {
    notes.claims.iter().filter(|claim| {
        matches!(claim.kind, ClaimKind::Figure(_)) && claim.weight > 0 && !claim.quoted
    })
}

fn has_date(notes: &Annotations, sentence: usize) -> bool {
    let first = notes.dates.partition_point(|date| date.sentence < sentence);
    notes.dates.get(first).is_some_and(|date| date.sentence == sentence)
}

/// For each word the one that must stand before it, or those that must not.
static WORDS: LazyLock<FxHashMap<&str, Option<&str>>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../language/lexicon/stale_times.txt"));
    rows.map(|row| row.split_once('\t').map_or((row, None), |(word, before)| (word, Some(before))))
        .collect()
});

/// The words for the present that stand beside a figure.
fn stale(view: &BlockNotes<'_>, sentence: &Sentence, figure: Span) -> Option<Span> {
    let tokens = &view.notes.tokens;
    let at = tokens.partition_point(|token| token.span.start < figure.start);
    let first = sentence.tokens.start.max(at.saturating_sub(NEAR));
    let end = sentence.tokens.end.min(at + NEAR);
    let mut near = (first..end).filter(|&at| tokens[at].classes.has(Classes::STALE_TIME));
    near.find_map(|at| {
        let prose = view.block.prose;
        let word = tokens[at].text(prose).to_lowercase();
        let before = at.checked_sub(1).filter(|before| *before >= sentence.tokens.start);
        let is = |word: &str| before.is_some_and(|before| tokens[before].is(prose, word));
        match *WORDS.get(word.as_str())? {
            None => Some(tokens[at].span),
            Some(words) => match words.strip_prefix('!') {
                Some(words) => (!words.split('|').any(is)).then_some(tokens[at].span),
                None => is(words).then(|| tokens[at - 1].span.cover(tokens[at].span)),
            },
        }
    })
}

fn report(
    view: &BlockNotes<'_>,
    sentence: &Sentence,
    word: Span,
    claim: &Claim,
    findings: &mut Findings,
) {
    let words = word.of(view.block.prose);
    let opens = word.start == sentence.span.start;
    let dated = if opens { "As of [date]" } else { "as of [date]" };
    let finding =
        findings.report(word, format!("“{words}” goes stale: say of what day the figure is"));
    finding.related(claim.span, "the figure");
    finding.fix(Fix::new("Write “as of [date]” instead", vec![Edit::replace(word, dated)]));
    let behind = Edit::insert(word.end, " (as of [date])");
    finding.fix(Fix::new(format!("Add “as of [date]” behind “{words}”"), vec![behind]));
}
