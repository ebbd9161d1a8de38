//! Who stands for what a sentence says: the nearest the draft comes to a source for it.

use super::source::{Source, is_stub};
use super::{Reader, Status};
use crate::annotate::Attribution;
use crate::annotate::attribution::{Level, SourceKind};
use crate::story::sourcing::{Reach, Sourced};
use crate::text::Span;

/// What stands behind a fact.
#[derive(Clone, Debug)]
pub(super) struct Backing {
    /// How firm it is.
    pub(super) status: Status,
    /// Who says so.
    pub(super) source: Option<Source>,
    /// By which word.
    pub(super) cue: Option<Span>,
    /// Where it can be looked up.
    pub(super) citation: Option<Source>,
}

impl Backing {
    /// Nobody stands for it.
    const NONE: Self = Self { status: Status::Open, source: None, cue: None, citation: None };

    /// Whether anybody or anything is named.
    pub(super) fn is_any(&self) -> bool {
        self.status != Status::Open
    }

    /// The same with a pointer to a source, if there is one.
    fn cited(mut self, citation: Option<Source>) -> Self {
        if citation.is_some() {
            self.status = Status::Sourced;
            self.citation = citation;
        }
        self
    }
}

/// The sentences of a block, asked about in order. Each is looked at once, however much it states.
pub(super) struct Sentences<'r, 'a> {
    reader: &'r Reader<'a>,
    last: Option<(usize, Backing)>,
}

impl<'r, 'a> Sentences<'r, 'a> {
    /// Those of the block that is read.
    pub(super) const fn of(reader: &'r Reader<'a>) -> Self {
        Self { reader, last: None }
    }

    /// Who stands for a sentence.
    pub(super) fn backing(&mut self, sentence: usize) -> &Backing {
        let last = self.last.take().filter(|(last, _)| *last == sentence);
        let known = last.unwrap_or_else(|| (sentence, of_sentence(self.reader, sentence)));
        &self.last.insert(known).1
    }
}

/// Who stands for a sentence of the block.
pub(super) fn of_sentence(reader: &Reader<'_>, sentence: usize) -> Backing {
    let sourced = reader.analysis.story.sourcing.of(reader.block.index, sentence);
    let covered = sourced.filter(|sourced| sourced.by != Reach::None);
    let backing = match covered {
        Some(sourced) => covered_by(reader, sourced),
        None => passed_on(reader, sentence),
    };
    backing.cited(citation(reader, sentence))
}

/// Who says a quotation: by its attribution, which may stand in another block, or by the `citation`
/// in its sentence.
pub(super) fn of_speech(
    reader: &Reader<'_>,
    speaker: Option<Span>,
    attribution: Option<(&Attribution, Span)>,
    citation: Option<Source>,
) -> Backing {
    let backing = match (speaker, attribution) {
        (Some(speaker), Some((attribution, cue))) => {
            told_by(reader, Some(speaker), Some(cue), attribution.kind)
        }
        _ => Backing::NONE,
    };
    backing.cited(citation)
}

fn covered_by(reader: &Reader<'_>, sourced: &Sourced) -> Backing {
    told_by(reader, sourced.source, sourced.cue, sourced.kind.unwrap_or(SourceKind::Unnamed))
}

fn told_by(
    reader: &Reader<'_>,
    source: Option<Span>,
    cue: Option<Span>,
    kind: SourceKind,
) -> Backing {
    let words = source.map(|span| reader.words(span)).unwrap_or_default();
    if is_stub(&words) || is_own(&words) {
        return Backing::NONE;
    }
    // *An estimated 40 percent*: somebody did estimate it.
    let estimated = ["a", "an", "the"].iter().any(|article| words.eq_ignore_ascii_case(article));
    let (source, kind) = if estimated { (None, SourceKind::Unnamed) } else { (source, kind) };
    let status = match kind {
        SourceKind::Document => Status::Sourced,
        SourceKind::Person | SourceKind::Organisation | SourceKind::Pronoun => Status::Attributed,
        SourceKind::Anonymous | SourceKind::Unnamed => Status::Weak,
    };
    let source = source.map(|span| Source::named(reader, span, kind));
    Backing { status, source, cue, citation: None }
}

/// Whether a source is the writer, the reader or anybody: they stand for nothing that is checked.
fn is_own(words: &str) -> bool {
    let word = words.split(['’', '\'']).next().unwrap_or_default();
    ["I", "we", "you", "one"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// What a sentence passes on without naming a source for it: somebody does something by words
/// (*the council decided*), or it is hearsay.
fn passed_on(reader: &Reader<'_>, sentence: usize) -> Backing {
    let here = reader.block.notes.attributions_of(sentence);
    let speaks = |a: &&Attribution| a.level >= Level::Speaks && a.source.is_some();
    let weak = |a: &&Attribution| a.level == Level::Weak || a.kind == SourceKind::Unnamed;
    let found = here.iter().find(speaks).or_else(|| here.iter().find(weak));
    found.map_or(Backing::NONE, |attribution| {
        let source = attribution.source.map(|span| reader.block.absolute(span));
        told_by(reader, source, Some(reader.block.absolute(attribution.cue)), attribution.kind)
    })
}

/// The first pointer to a source in a sentence, or right behind it.
fn citation(reader: &Reader<'_>, sentence: usize) -> Option<Source> {
    let cited = reader.block.notes.citations_of(sentence);
    cited.iter().find_map(|citation| Source::cited(reader, citation))
}
