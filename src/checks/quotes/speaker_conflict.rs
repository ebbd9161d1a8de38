//! One quotation given to two speakers.

use super::alike::{self, Quoted};
use crate::annotate::attribution::SourceKind;
use crate::annotate::quotation::{Quotation, words_of};
use crate::annotate::{Attribution, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::quotations::Told;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "speaker-conflict",
    family: Family::Quotes,
    summary: "One quotation given to two speakers",
    page: include_str!("speaker_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut reported = None;
    for (earlier, later) in alike::pairs(view) {
        let (earlier, later) = (&earlier, &later);
        if reported == Some(later.at) {
            continue;
        }
        let speakers = (speaker(view, earlier), speaker(view, later));
        if let (Some(theirs), Some(ours)) = speakers
            && same_words(earlier.words(), later.words())
            && differ(view, theirs, ours)
            && !passes_on(view, earlier, later)
            && !passes_on(view, later, earlier)
        {
            report(view, (theirs, ours), (earlier, later), findings);
            reported = Some(later.at);
        }
    }
}

/// The fewest words that two people do not both happen to say: when each says no more than these, when
/// they are most of what the other says, and when they are a piece of it.
const FEWEST: usize = 4;
const FEWEST_OF_MOST: usize = 5;
const FEWEST_OF_MORE: usize = 6;

/// Whether the two are word for word the same, or one is a piece of the other. What stands in the
/// place of a gap is not known to be the same.
fn same_words(a: &[u32], b: &[u32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let Some(found) = alike::align(short, long, 0) else { return false };
    let agreed = found.agreed(short, long);
    let needed = match short.len() {
        all if all == long.len() => FEWEST,
        most if most * 3 >= long.len() * 2 => FEWEST_OF_MOST,
        _ => FEWEST_OF_MORE,
    };
    agreed >= needed && agreed * 3 >= short.len() * 2
}

/// The words that name the speaker in the quotation's own sentence, if it is told for sure.
fn speaker(view: &StoryView<'_>, quoted: &Quoted<'_>) -> Option<Span> {
    let speech = quoted.speech;
    let at = speech.attribution.filter(|_| speech.told == Told::Here)?;
    let block = view.draft.block(at.block);
    let sure = |attribution: &Attribution| {
        !matches!(
            attribution.kind,
            SourceKind::Pronoun | SourceKind::Unnamed | SourceKind::Document
        )
    };
    let attribution = &block.notes.attributions[at.index];
    let told = block.block.role == Role::Body && sure(attribution);
    let speaker = speech.speaker.filter(|_| told && !is_passed_on(&block, attribution))?;
    is_named(view, speaker).then_some(speaker)
}

/// Whether the words begin or end with a name, of whatever: *the head of the council* and *Ann Lee*
/// may be one.
fn is_named(view: &StoryView<'_>, speaker: Span) -> bool {
    let Some(index) = view.draft.block_at(speaker.start) else { return false };
    let block = view.draft.block(index);
    block.notes.mentions.iter().any(|mention| {
        let span = block.absolute(mention.span);
        speaker.contains(span) && (span.start == speaker.start || span.end == speaker.end)
    })
}

/// A quotation that somebody quotes is not theirs, and a colon alone may stand behind anything.
fn is_passed_on(block: &BlockView<'_>, attribution: &Attribution) -> bool {
    let cue = block.text(attribution.cue).to_lowercase();
    if cue == ":" {
        return true;
    }
    ["quot", "cit", "recall", "repeat"].iter().any(|stem| cue.starts_with(stem))
}

/// Whether the `outer` quotation holds the other's words as a quotation within.
fn passes_on(view: &StoryView<'_>, outer: &Quoted<'_>, other: &Quoted<'_>) -> bool {
    let block = view.draft.block(outer.at.block);
    let behind = &block.notes.quotations[outer.at.index + 1..];
    let mut within = behind.iter().take_while(|inner| inner.depth > outer.quotation.depth);
    let words = |inner: &Quotation| words_of(block.prose, &block.notes.tokens, inner.content);
    within.any(|inner| same_words(&words(inner), other.words()))
}

/// Whether two sources share no name: *Park* and *Joan Park* are one.
fn differ(view: &StoryView<'_>, a: Span, b: Span) -> bool {
    let source = &view.draft.document.source;
    let names = |span: Span| {
        span.of(source)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2 && !matches!(word.to_lowercase().as_str(), "the" | "and"))
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let theirs = names(a);
    let ours = names(b);
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|name| theirs.contains(name))
}

fn report(
    view: &StoryView<'_>,
    (theirs, ours): (Span, Span),
    (earlier, later): (&Quoted<'_>, &Quoted<'_>),
    findings: &mut Findings,
) {
    let source = &view.draft.document.source;
    let (first, second) = (theirs.of(source), ours.of(source));
    let place =
        |quoted: &Quoted<'_>| view.draft.block(quoted.at.block).absolute(quoted.quotation.span);
    findings
        .report(
            place(later),
            format!("This quotation is given to {second} here, to {first} before"),
        )
        .related(theirs, "the other speaker")
        .related(place(earlier), "the same words")
        .fix(Fix::new(format!("Give it to {first} here"), vec![Edit::replace(ours, first)]))
        .fix(Fix::new(format!("Give it to {second} there"), vec![Edit::replace(theirs, second)]));
}
