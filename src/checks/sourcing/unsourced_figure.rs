//! A hard figure with nobody named for it.

use rustc_hash::FxHashSet;

use super::stub::{self, Habits};
use crate::annotate::claim::{ClaimKind, FigureClass};
use crate::annotate::{BlockView, Claim};
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Severity};
use crate::language::Classes;
use crate::story::sourcing::Reach;
use crate::text::Span;

/// See the page.
pub static CHECK: Check = Check {
    name: "unsourced-figure",
    family: Family::Sourcing,
    summary: "A hard figure with no source in reach",
    page: include_str!("unsourced_figure.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// One finding for so many words at most, so that a draft is never a wall of them.
const WORDS_EACH: usize = 500;
/// So many are no wall in the shortest draft.
const NO_WALL: usize = 2;
/// A source so many sentences before, or one less behind, may be meant.
const NEAR: usize = 2;
/// Figures below this many points are left to the reader's trust.
const ENOUGH: i32 = 3;

struct Candidate<'a> {
    block: usize,
    claim: &'a Claim,
    class: FigureClass,
    points: i32,
}

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut candidates = candidates(view);
    // Of two that weigh the same the one goes first that no source stands near.
    candidates.sort_by_cached_key(|candidate| (-candidate.points, !is_lone(view, candidate)));
    candidates.truncate(words(view).div_ceil(WORDS_EACH).max(NO_WALL));
    candidates.sort_by_key(|candidate| (candidate.block, candidate.claim.span.start));
    if candidates.is_empty() {
        return;
    }
    let habits = Habits::of(view);
    for candidate in candidates {
        report(view, &habits, &candidate, findings);
    }
}

/// Whether no sentence near the figure's, in its paragraph or beside it, has a source.
fn is_lone(view: &StoryView<'_>, candidate: &Candidate<'_>) -> bool {
    let sourcing = &view.story.sourcing;
    let Some(first) = sourcing.first.get(candidate.block) else { return false };
    let at = first + candidate.claim.sentence;
    let near = at.saturating_sub(NEAR)..(at + NEAR).min(sourcing.sentences.len());
    sourcing.sentences[near].iter().all(|sentence| !sentence.by.is_any())
}

/// How many words a draft has.
fn words(view: &StoryView<'_>) -> usize {
    view.draft.notes.iter().map(|notes| notes.words).sum()
}

fn report(
    view: &StoryView<'_>,
    habits: &Habits,
    candidate: &Candidate<'_>,
    findings: &mut Findings,
) {
    let block = view.draft.block(candidate.block);
    let span = block.absolute(candidate.claim.span);
    let finding = findings.report(
        span,
        format!("This {} has no source: say who counted or measured it", candidate.class.name()),
    );
    if let Some(source) = source_before(view, span) {
        finding.related(source, "the source named last before it");
    }
    for fix in stub::fixes(view, habits, span) {
        finding.fix(fix);
    }
}

/// The source named last, if it is near enough to be meant.
fn source_before(view: &StoryView<'_>, span: Span) -> Option<Span> {
    let sentences = &view.story.sourcing.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.start <= span.start);
    sentences[..at].iter().rev().take(6).find_map(|sentence| sentence.source)
}

fn figures<'a>(block: &BlockView<'a>) -> impl Iterator<Item = (&'a Claim, FigureClass)> + use<'a> {
    block.notes.claims.iter().filter_map(|claim| match claim.kind {
        ClaimKind::Figure(class) => Some((claim, class)),
        _ => None,
    })
}

fn candidates<'a>(view: &StoryView<'a>) -> Vec<Candidate<'a>> {
    let mut out: Vec<Candidate<'a>> = Vec::new();
    let headline = headline(view);
    for block in view.draft.blocks().filter(is_running_text) {
        for (claim, class) in figures(&block) {
            let sourcing = &view.story.sourcing;
            if claim.weight == 0 || claim.quoted || sourcing.claim(&block, claim).is_answered() {
                continue;
            }
            let headline = i32::from(headline.contains(&key(claim, class)));
            let points = points(view, &block, claim) + headline;
            let same = out
                .last_mut()
                .filter(|last| last.block == block.index && last.claim.sentence == claim.sentence);
            match same {
                Some(last) if last.points >= points => {}
                Some(last) => *last = Candidate { block: block.index, claim, class, points },
                None => out.push(Candidate { block: block.index, claim, class, points }),
            }
        }
    }
    out.retain(|candidate| candidate.points >= ENOUGH);
    out
}

fn is_running_text(block: &BlockView<'_>) -> bool {
    block.block.role == Role::Body
        && matches!(block.block.kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// How much a reader would ask: the figure's own weight, less what stands beside it.
fn points(view: &StoryView<'_>, block: &BlockView<'_>, claim: &Claim) -> i32 {
    let sentences = view.story.sourcing.block(block.index);
    let sourced = |at: Option<usize>| {
        at.and_then(|at| sentences.get(at)).is_some_and(|sentence| sentence.by != Reach::None)
    };
    let before = sourced(claim.sentence.checked_sub(1));
    let behind = sourced(claim.sentence.checked_add(1));
    i32::from(claim.weight) + i32::from(opens(block, claim))
        - 2 * i32::from(before)
        - i32::from(behind)
}

/// Whether the sentence opens with a figure: then it is about it.
fn opens(block: &BlockView<'_>, claim: &Claim) -> bool {
    let start = block.notes.sentences[claim.sentence].tokens.start;
    let token = |at: usize| block.notes.tokens.get(at);
    let place = |span: Span| block.notes.tokens.partition_point(|t| t.span.start < span.start);
    let claims = &block.notes.claims;
    let here = claims[claims.partition_point(|other| other.sentence < claim.sentence)..].iter();
    let mut figures = here.filter(|other| matches!(other.kind, ClaimKind::Figure(_)));
    let at = figures.next().map_or(0, |first| place(first.span) - start);
    let leads = token(start).is_some_and(|first| {
        first.is(block.prose, "there")
            || token(start + 1).is_some_and(|t| t.classes.has(Classes::AVERAGE))
    });
    at <= if leads { 5 } else { 3 }
}

/// The figures of headline and deck: what the draft is about.
fn headline(view: &StoryView<'_>) -> FxHashSet<(FigureClass, u64)> {
    let blocks = view.draft.blocks();
    let top = blocks.filter(|block| matches!(block.block.role, Role::Headline | Role::Deck));
    let figures = top.flat_map(|block| figures(&block));
    figures.map(|(claim, class)| key(claim, class)).collect()
}

const fn key(claim: &Claim, class: FigureClass) -> (FigureClass, u64) {
    (class, claim.value.to_bits())
}
