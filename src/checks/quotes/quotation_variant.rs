//! One quotation in two wordings.

use std::ops::Range;

use super::alike::{self, Alignment, Quoted, Step};
use crate::annotate::quotation::WILD;
use crate::annotate::{BlockView, Quotation};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Shape, Token, TokenKind};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "quotation-variant",
    family: Family::Quotes,
    summary: "One quotation in two wordings",
    page: include_str!("quotation_variant.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut reported = None;
    for (earlier, later) in alike::pairs(view) {
        let (earlier, later) = (&earlier, &later);
        if reported == Some(later.at) || is_rhetoric(view, earlier, later) {
            continue;
        }
        let swap = earlier.words().len() > later.words().len();
        let (short, long) = if swap { (later, earlier) } else { (earlier, later) };
        let most = most_differences(short.words());
        let Some(alignment) = alike::align(short.words(), long.words(), most) else { continue };
        if is_variant(short.words(), long.words(), &alignment) && !is_title(view, short) {
            report(view, earlier, later, &alignment, swap, findings);
            reported = Some(later.at);
        }
    }
}

/// Words from which on a quotation that stands twice in one paragraph is told twice, not said twice.
const LONG: usize = 8;

/// Repetition by one speaker in one go or within a sentence is rhetoric, and so is that of a few words
/// within a paragraph.
fn is_rhetoric(view: &StoryView<'_>, a: &Quoted<'_>, b: &Quoted<'_>) -> bool {
    let sentence = |quoted: &Quoted<'_>| {
        view.draft.notes[quoted.at.block].sentence_at(quoted.quotation.span.start)
    };
    let few = a.words().len().min(b.words().len()) < LONG;
    let one_speaker = || a.speech.speaker.is_some() && a.speech.speaker == b.speech.speaker;
    let in_one_go = || one_speaker() || sentence(a) == sentence(b);
    a.at.block == b.at.block && (few || in_one_go())
}

/// So few words may differ that one quotation was meant: one of five, two of eight, and so on up to
/// a sixth of a long one.
fn most_differences(short: &[u32]) -> usize {
    match count_words(short) {
        0..5 => 0,
        5..8 => 1,
        8..14 => 2,
        words => words / 6,
    }
}

fn count_words(words: &[u32]) -> usize {
    words.iter().filter(|&&word| word != WILD).count()
}

/// Whether what differs is more than how each is cut, and enough agrees.
fn is_variant(short: &[u32], long: &[u32], alignment: &Alignment) -> bool {
    let words = count_words(short);
    let agreed = alignment.agreed(short, long);
    if alignment.differences() == 0 || agreed < 4 || agreed * 3 < words * 2 {
        return false;
    }
    // At its ends a fragment is cut and bent to fit the sentence it stands in.
    let edges = [alignment.steps.first(), alignment.steps.last()];
    let cut = |step: &Step| step.differs && (step.short.is_none() || step.long.is_none());
    // Two that only begin alike part where the longer one goes on.
    let parts = |step: &Step| {
        step.differs && words < 8 && step.long.is_some_and(|at| at > 0 && at + 1 < long.len())
    };
    !edges.into_iter().flatten().any(|step| cut(step) || parts(step))
}

/// Titles of works and slogans are written with capitals: two that differ are two works.
fn is_title(view: &StoryView<'_>, quoted: &Quoted<'_>) -> bool {
    let block = view.draft.block(quoted.at.block);
    let words = || words(&block, quoted.quotation).filter(|token| token.span.len() > 3);
    words().filter(|token| token.shape == Shape::Lower).count() * 3 < words().count()
}

/// The tokens of a quotation that are compared, in the order of its hashes, save wild cards.
fn words<'a>(block: &BlockView<'a>, quotation: &Quotation) -> impl Iterator<Item = &'a Token> {
    let tokens = &block.notes.tokens;
    let content = quotation.content;
    let first = tokens.partition_point(|token| token.span.start < content.start);
    tokens[first..].iter().take_while(move |token| token.span.end <= content.end).filter(|token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Number)
    })
}

fn report(
    view: &StoryView<'_>,
    earlier: &Quoted<'_>,
    later: &Quoted<'_>,
    alignment: &Alignment,
    swap: bool,
    findings: &mut Findings,
) {
    let (here, there) = ranges(alignment, swap);
    let span = place(view, later, here);
    let evidence = place(view, earlier, there);
    let source = &view.draft.document.source;
    let (ours, theirs) = (span.of(source), evidence.of(source));
    findings
        .report(span, format!("This quotation has two wordings: “{ours}” here, “{theirs}” before"))
        .related(evidence, "the other wording")
        .fix(Fix::new(format!("Take “{theirs}” here"), vec![Edit::replace(span, theirs)]))
        .fix(Fix::new(format!("Take “{ours}” there"), vec![Edit::replace(evidence, ours)]));
}

/// The words that differ, as ranges of the later and the earlier quotation's words.
fn ranges(alignment: &Alignment, swap: bool) -> (Range<usize>, Range<usize>) {
    let steps = alignment.extent();
    let range = |of: fn(&Step) -> Option<usize>| {
        let first = steps.iter().find_map(of).unwrap_or(0);
        let last = steps.iter().rev().find_map(of).unwrap_or(first);
        first..last + 1
    };
    let (short, long) = (range(|step| step.short), range(|step| step.long));
    if swap { (short, long) } else { (long, short) }
}

/// The place of a run of a quotation's words; all of it where words were left out or put in, for
/// then hashes and tokens do not run side by side.
fn place(view: &StoryView<'_>, quoted: &Quoted<'_>, range: Range<usize>) -> Span {
    let block = view.draft.block(quoted.at.block);
    let whole = quoted.quotation.content;
    let found = if quoted.words().contains(&WILD) {
        whole
    } else {
        let mut run = words(&block, quoted.quotation).skip(range.start).take(range.len());
        let start = run.next().map_or(whole, |token| token.span);
        run.last().map_or(start, |token| start.cover(token.span))
    };
    block.absolute(found)
}
