//! Facts by who says them: quotations, and sentences that report what somebody says.

use super::backing::{self, Sentences};
use super::figure::made;
use super::{Fact, FactKind, Reader};
use crate::annotate::Quotation;
use crate::annotate::attribution::Level;
use crate::document::{BlockKind, Role};
use crate::story::quotations::{Speech, Told};
use crate::story::sourcing::Reach;
use crate::text::Span;

/// The quotations that begin in the block.
pub(super) fn quotations(reader: &Reader<'_>, speeches: &[Speech], facts: &mut Vec<Fact>) {
    let mut sentences = Sentences::of(reader);
    for speech in speeches {
        let Some(&at) = speech.at.first() else { continue };
        // Those of the notes before it are nobody's facts.
        if at.block != reader.block.index {
            continue;
        }
        let quotation = &reader.block.notes.quotations[at.index];
        let sentence = reader.block.notes.sentence_at(quotation.content.start);
        let cue = speech.attribution.map(|at| {
            let block = reader.analysis.draft.block(at.block);
            block.absolute(block.notes.attributions[at.index].cue)
        });
        let by = if speech.told == Told::Here { Reach::Explicit } else { Reach::Quotation };
        let citation = sentences.backing(sentence).citation.clone();
        let backing = backing::of_speech(reader, by, speech, cue, citation);
        if !is_said(reader, quotation, speech.told == Told::Here && backing.is_any()) {
            continue;
        }
        let span = speech.parts[0];
        facts.push(made(reader, FactKind::Quotation, span, sentence, backing, true));
    }
}

/// Whether somebody is meant to have said it: a few words may as well be a title, a nickname, or
/// held at arm's length. `told`: its sentence names the speaker.
fn is_said(reader: &Reader<'_>, quotation: &Quotation, told: bool) -> bool {
    let words = quotation.content.of(reader.block.prose);
    let small = |word: &str| word.starts_with(char::is_lowercase) && word.len() > 3;
    if quotation.is_speech() {
        return told || words.split(' ').any(small);
    }
    told && (words.starts_with(char::is_lowercase) || words.ends_with([',', '.', '!', '?']))
}

/// The sentences that report what somebody says and hold no other fact a desk would ask about.
/// `first` is the block's first fact.
pub(super) fn statements(reader: &Reader<'_>, facts: &mut Vec<Fact>, first: usize) {
    let block = &reader.block;
    let running = !matches!(block.block.kind, BlockKind::Heading(_) | BlockKind::TableCell);
    if !running || !matches!(block.block.role, Role::Body | Role::Deck | Role::Caption) {
        return;
    }
    let asked = facts[first..].iter().filter(|fact| fact.asked).map(|fact| fact.span);
    let quoted = block.notes.quotations.iter().map(|quotation| block.absolute(quotation.span));
    let taken = Taken::of(asked.chain(quoted).collect());
    for index in 0..block.notes.sentences.len() {
        let span = reader.sentence(index);
        if reports(reader, index) && !taken.reaches(span) {
            let backing = backing::of_sentence(reader, index);
            if !backing.is_any() {
                continue;
            }
            facts.push(made(reader, FactKind::Statement, span, index, backing, true));
        }
    }
}

/// Whether the sentence itself says who says so, or that it is hearsay.
fn reports(reader: &Reader<'_>, sentence: usize) -> bool {
    let here = reader.block.notes.attributions_of(sentence);
    let sourced = reader.analysis.story.sourcing.of(reader.block.index, sentence);
    let explicit = sourced.is_some_and(|sourced| sourced.by == Reach::Explicit);
    here.iter().any(|attribution| match attribution.level {
        Level::Says => explicit,
        Level::Weak => true,
        Level::Believes | Level::Speaks => false,
    })
}

/// Places that are spoken for.
struct Taken(Vec<Span>);

impl Taken {
    /// In order of their starts; each ends where the furthest so far does.
    fn of(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut furthest = 0;
        for span in &mut spans {
            furthest = furthest.max(span.end);
            span.end = furthest;
        }
        Self(spans)
    }

    /// Whether one of them shares a byte with `span`.
    fn reaches(&self, span: Span) -> bool {
        let begun = self.0.partition_point(|other| other.start < span.end);
        self.0[..begun].last().is_some_and(|last| last.end > span.start)
    }
}
