//! Who stands for what a sentence says: the nearest the draft comes to a source for it.

use super::source::Source;
use super::{Reader, Status};
use crate::annotate::attribution::SourceKind;
use crate::story::quotations::Speech;
use crate::story::sourcing::{Reach, Sourced, is_hollow};
use crate::text::Span;

/// What stands behind a fact.
#[derive(Clone, Debug)]
pub(super) struct Backing {
    /// How firm it is.
    pub(super) status: Status,
    /// How it reaches the fact.
    pub(super) reach: Reach,
    /// Who says so.
    pub(super) source: Option<Source>,
    /// By which word.
    pub(super) cue: Option<Span>,
    /// Where it can be looked up.
    pub(super) citation: Option<Source>,
}

impl Backing {
    /// Nobody stands for it.
    const NONE: Self =
        Self { status: Status::Open, reach: Reach::None, source: None, cue: None, citation: None };

    /// Whether anybody or anything is named.
    pub(super) fn is_any(&self) -> bool {
        self.status != Status::Open
    }

    /// The same with a pointer to a source, if there is one.
    fn cited(mut self, citation: Option<Source>, reach: Reach) -> Self {
        if citation.is_some() {
            self.status = Status::Sourced;
            self.citation = citation;
            self.reach = if self.reach.is_any() { self.reach } else { reach };
        }
        self
    }
}

/// The sentences of a block, asked about in order. What is asked again in a row is looked at once.
pub(super) struct Sentences<'r, 'a> {
    reader: &'r Reader<'a>,
    last: Option<(Sourced, Backing)>,
}

impl<'r, 'a> Sentences<'r, 'a> {
    /// Those of the block that is read.
    pub(super) const fn of(reader: &'r Reader<'a>) -> Self {
        Self { reader, last: None }
    }

    /// Who stands for a sentence.
    pub(super) fn backing(&mut self, sentence: usize) -> Backing {
        let sourced = self.reader.analysis.story.sourcing.of(self.reader.block.index, sentence);
        sourced.map_or(Backing::NONE, |sourced| self.by(sourced))
    }

    /// Who stands for what is sourced so.
    pub(super) fn by(&mut self, sourced: &Sourced) -> Backing {
        let last = self.last.take().filter(|(last, _)| last == sourced);
        let known = last.unwrap_or_else(|| (sourced.clone(), of(self.reader, sourced)));
        self.last.insert(known).1.clone()
    }
}

/// Who stands for a sentence of the block.
pub(super) fn of_sentence(reader: &Reader<'_>, sentence: usize) -> Backing {
    let sourced = reader.analysis.story.sourcing.of(reader.block.index, sentence);
    sourced.map_or(Backing::NONE, |sourced| of(reader, sourced))
}

/// Who stands for what is sourced so.
pub(super) fn of(reader: &Reader<'_>, sourced: &Sourced) -> Backing {
    // Somebody is named who does something by words, or it is hearsay: *reportedly*.
    let passed_on = sourced.by == Reach::None && sourced.level.is_some();
    let by = if passed_on { Reach::Explicit } else { sourced.by };
    let backing = sourced
        .kind
        .map_or(Backing::NONE, |kind| told_by(reader, by, sourced.source, sourced.cue, kind));
    let pointer = sourced.pointer.filter(|pointer| pointer.filled);
    backing.cited(pointer.and_then(|pointer| Source::pointed(reader, pointer)), by)
}

/// Who says a quotation: by its attribution, whose `cue` may stand in another block, by a signature or
/// label, or by the `citation` in its sentence.
pub(super) fn of_speech(
    reader: &Reader<'_>,
    by: Reach,
    speech: &Speech,
    cue: Option<Span>,
    citation: Option<Source>,
) -> Backing {
    let backing = match (speech.speaker, speech.kind) {
        (Some(speaker), Some(kind)) => told_by(reader, by, Some(speaker), cue, kind),
        _ => Backing::NONE,
    };
    backing.cited(citation, Reach::Pointer)
}

fn told_by(
    reader: &Reader<'_>,
    reach: Reach,
    source: Option<Span>,
    cue: Option<Span>,
    kind: SourceKind,
) -> Backing {
    let words = source.map(|span| reader.words(span)).unwrap_or_default();
    if is_hollow(&words) {
        return Backing::NONE;
    }
    // *An estimated 40 percent*: somebody did estimate it.
    let estimated = ["a", "an", "the"].iter().any(|article| words.eq_ignore_ascii_case(article));
    let (source, kind) = if estimated { (None, SourceKind::Unnamed) } else { (source, kind) };
    let status = match kind {
        SourceKind::Document => Status::Sourced,
        SourceKind::Person
        | SourceKind::Office
        | SourceKind::Organisation
        | SourceKind::Pronoun => Status::Attributed,
        SourceKind::Anonymous | SourceKind::Unnamed => Status::Weak,
    };
    let source = source.map(|span| Source::named(reader, span, kind));
    Backing { status, reach, source, cue, citation: None }
}
