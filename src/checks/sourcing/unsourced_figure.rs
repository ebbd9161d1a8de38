//! A hard figure with nobody named for it.

use rustc_hash::FxHashMap;

use super::stub::{self, Habits};
use crate::annotate::attribution::{Level, SourceKind};
use crate::annotate::claim::{ClaimKind, FigureClass};
use crate::annotate::{BlockView, Claim};
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Severity};
use crate::story::sourcing::{Reach, Sourced};
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
const WORDS_EACH: usize = 400;
/// Figures below this many points are left to the reader's trust.
const ENOUGH: i32 = 3;
/// A document named this many blocks before still stands for figures of the series it opened.
const SERIES: usize = 2;

/// So many attributions of one sentence are looked at.
const MANY: usize = 32;

struct Candidate<'a> {
    block: usize,
    claim: &'a Claim,
    class: FigureClass,
    points: i32,
}

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let known = known(view);
    let mut candidates = candidates(view, &known);
    let words: usize = view.draft.notes.iter().map(|notes| notes.tokens.len()).sum();
    candidates.sort_by_key(|candidate| -candidate.points);
    candidates.truncate(words.div_ceil(WORDS_EACH).max(1));
    candidates.sort_by_key(|candidate| (candidate.block, candidate.claim.span.start));
    if candidates.is_empty() {
        return;
    }
    let habits = Habits::of(view);
    for candidate in candidates {
        report(view, &habits, &candidate, findings);
    }
}

fn report(
    view: &StoryView<'_>,
    habits: &Habits,
    candidate: &Candidate<'_>,
    findings: &mut Findings,
) {
    let block = view.draft.block(candidate.block);
    let span = block.absolute(candidate.claim.span);
    let sentence = block.absolute(block.notes.sentences[candidate.claim.sentence].span);
    let finding = findings.report(
        span,
        format!("This {} has no source: say who counted or measured it", candidate.class.name()),
    );
    if let Some(source) = source_before(view, span) {
        finding.related(source, "the source named last before it");
    }
    for fix in stub::fixes(view, habits, sentence) {
        finding.fix(fix);
    }
}

/// The source named last, if it is near enough to be meant.
fn source_before(view: &StoryView<'_>, span: Span) -> Option<Span> {
    let sentences = &view.story.sourcing.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.start <= span.start);
    sentences[..at].iter().rev().take(6).find_map(|sentence| sentence.source)
}

/// A value in its class; equal figures are taken for the same one.
type Figure = (FigureClass, u64);

/// The figures that are sourced somewhere in the draft.
fn known(view: &StoryView<'_>) -> FxHashMap<Figure, bool> {
    let mut known = FxHashMap::default();
    for block in view.draft.blocks() {
        for (claim, class) in figures(&block) {
            let sourced = claim.quoted || is_sourced(view, &block, claim.sentence);
            *known.entry((class, claim.value.to_bits())).or_insert(false) |= sourced;
        }
    }
    known
}

fn figures<'a>(block: &BlockView<'a>) -> impl Iterator<Item = (&'a Claim, FigureClass)> + use<'a> {
    block.notes.claims.iter().filter_map(|claim| match claim.kind {
        ClaimKind::Figure(class) => Some((claim, class)),
        ClaimKind::Superlative => None,
    })
}

fn candidates<'a>(view: &StoryView<'a>, known: &FxHashMap<Figure, bool>) -> Vec<Candidate<'a>> {
    let mut out: Vec<Candidate<'a>> = Vec::new();
    let mut series = Series::default();
    for block in view.draft.blocks() {
        series.read(view, &block);
        if !is_running_text(&block) || series.covers_list(&block) {
            continue;
        }
        for (claim, class) in figures(&block) {
            let said = known.get(&(class, claim.value.to_bits())).copied().unwrap_or(false);
            if claim.weight == 0 || claim.quoted || said {
                continue;
            }
            if is_sourced(view, &block, claim.sentence) || series.covers(&block, claim.sentence) {
                continue;
            }
            let points = points(view, &block, claim);
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

/// Whether the sentence names a source, passes something on, or points to one.
fn is_sourced(view: &StoryView<'_>, block: &BlockView<'_>, sentence: usize) -> bool {
    let Some(sourced) = view.story.sourcing.of(block.index, sentence) else { return true };
    let attributions = &block.notes.attributions;
    let first = attributions.partition_point(|attribution| attribution.sentence < sentence);
    let mut here = attributions[first..].iter().take_while(|a| a.sentence == sentence).take(MANY);
    sourced.by != Reach::None
        || sourced.touched
        || stub::is_cited(block, sentence)
        || here.any(|attribution| attribution.level == Level::Weak)
}

/// How much a reader would ask: the figure's own weight, less what stands beside it.
fn points(view: &StoryView<'_>, block: &BlockView<'_>, claim: &Claim) -> i32 {
    let sentences = view.story.sourcing.block(block.index);
    let sourced = |at: Option<usize>| {
        at.and_then(|at| sentences.get(at)).is_some_and(|sentence| sentence.by != Reach::None)
    };
    let before = sourced(claim.sentence.checked_sub(1));
    let behind = sourced(claim.sentence.checked_add(1));
    // A sentence that opens with its figure is about it.
    let start = block.notes.sentences[claim.sentence].span.start;
    let tokens = &block.notes.tokens;
    let place = |at: usize| tokens.partition_point(|token| token.span.start < at);
    let (start, at) = (place(start), place(claim.span.start));
    let there = tokens.get(start).is_some_and(|token| token.is(block.prose, "there"));
    let opens = at - start <= if there { 5 } else { 3 };
    i32::from(claim.weight) + i32::from(opens) - 2 * i32::from(before) - i32::from(behind)
}

/// The document, study or poll that stands for the series of figures being told.
#[derive(Default)]
struct Series {
    /// The block before this one that named a document last.
    earlier: Option<usize>,
    /// The first sentence of this block that names one.
    here: Option<usize>,
    /// Whether the paragraph before the list that is being read is sourced.
    list_lead: bool,
}

impl Series {
    /// Goes on to the next block.
    fn read(&mut self, view: &StoryView<'_>, block: &BlockView<'_>) {
        if self.here.take().is_some() {
            self.earlier = Some(block.index - 1);
        }
        if matches!(block.block.kind, BlockKind::Heading(_)) {
            self.earlier = None;
            return;
        }
        let sentences = view.story.sourcing.block(block.index);
        let document = |sentence: &Sourced| sentence.kind == Some(SourceKind::Document);
        self.here = sentences.iter().position(document);
        if block.block.kind == BlockKind::Paragraph {
            let sourced = sentences.iter().any(|sentence| sentence.by != Reach::None);
            let leads = block.prose.trim_end().ends_with(':');
            self.list_lead = leads && (sourced || !block.notes.citations.is_empty());
        }
    }

    fn covers(&self, block: &BlockView<'_>, sentence: usize) -> bool {
        self.here.is_some_and(|here| here <= sentence)
            || self.earlier.is_some_and(|earlier| earlier + SERIES >= block.index)
    }

    fn covers_list(&self, block: &BlockView<'_>) -> bool {
        block.block.kind == BlockKind::ListItem && self.list_lead
    }
}
