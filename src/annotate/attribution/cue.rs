//! The words that signal a source, and those that pass a statement on without one.

use std::ops::Range;

use super::reader::Reader;
use super::{Attribution, Level, SourceKind, source, verb};
use crate::document::Role;
use crate::language::Classes;

/// *There are fears that*.
const RUMOURS: &[&str] = &[
    "fears",
    "claims",
    "allegations",
    "reports",
    "rumours",
    "rumors",
    "suspicions",
    "concerns",
    "suggestions",
    "speculation",
];
/// Nouns of evidence that name their maker: *a poll by*.
const EVIDENCE: &[&str] = &[
    "poll",
    "polls",
    "survey",
    "surveys",
    "study",
    "studies",
    "research",
    "report",
    "data",
    "figures",
    "statistics",
    "census",
    "analysis",
    "estimates",
];
/// What ties evidence to its maker.
const MADE_BY: &[&str] =
    &["by", "from", "conducted", "released", "published", "commissioned", "compiled"];

/// Reads the attributions of the sentence.
pub(super) fn read(reader: &Reader<'_>, found: &mut Vec<Attribution>) {
    let first = found.len();
    for at in reader.range.clone() {
        if reader.is_word(at) && !reader.is_quoted(at) {
            let attribution = fixed(reader, at).or_else(|| verb::read(reader, at, &found[first..]));
            found.extend(attribution);
        }
    }
    let title = matches!(reader.role, Role::Headline | Role::Deck | Role::Subheadline);
    if title && found.len() == first {
        found.extend(colon(reader));
    }
}

/// Cues that are no verbs with a subject before them.
fn fixed(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    if reader.is(at, &["according"]) && reader.is(at + 1, &["to"]) {
        return from_behind(reader, at..at + 2);
    }
    if reader.is(at, &["words"]) && reader.is(at + 1, &["of"]) && reader.follows(at, &["the"]) {
        return from_behind(reader, at..at + 2);
    }
    if reader.is(at, &["citing", "quoting"]) {
        return from_behind(reader, at..at + 1);
    }
    if reader.has(at, Classes::HEARSAY) {
        return Some(unnamed(reader, &(at..at + 1), Level::Weak));
    }
    if reader.is(at, &["there"]) && reader.is(at + 1, &["are", "were", "is", "was", "have"]) {
        let noun = (at + 2..at + 5).find(|&at| reader.is(at, RUMOURS))?;
        let that = reader.is(noun + 1, &["that"]);
        return that.then(|| unnamed(reader, &(at..noun + 2), Level::Weak));
    }
    if reader.is(at, &["identified"]) && reader.is(at + 1, &["as"]) && reader.follows(at, &[","]) {
        return Some(unnamed(reader, &(at..at + 2), Level::Weak));
    }
    evidence(reader, at)
}

/// *A poll by Norden*, *figures from the port*.
fn evidence(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    if !reader.is(at, EVIDENCE) || !reader.is(at + 1, MADE_BY) {
        return None;
    }
    let maker = at + 2 + usize::from(reader.is(at + 2, &["by"]));
    let source = source::behind(reader, maker)?;
    let named = source.clone().any(|at| reader.is_capitalised(at) || reader.is(at, &["["]));
    named.then(|| Attribution {
        kind: SourceKind::Document,
        ..self::named(reader, &(at..at + 2), &source, Level::Says)
    })
}

/// *Police: two hurt*, *Two hurt: police*.
fn colon(reader: &Reader<'_>) -> Option<Attribution> {
    let colon = reader.range.clone().find(|&at| reader.is(at, &[":"]))?;
    let speaks = |side: &Range<usize>| {
        (1..=3).contains(&side.len()) && side.clone().any(|at| source::speaks(reader, at))
    };
    let sides = [reader.range.start..colon, colon + 1..reader.range.end];
    let side = sides.into_iter().find(speaks)?;
    Some(named(reader, &(colon..colon + 1), &side, Level::Says))
}

fn from_behind(reader: &Reader<'_>, cue: Range<usize>) -> Option<Attribution> {
    let source = source::behind(reader, cue.end)?;
    Some(named(reader, &cue, &source, Level::Says))
}

/// An attribution to a source.
pub(super) fn named(
    reader: &Reader<'_>,
    cue: &Range<usize>,
    source: &Range<usize>,
    level: Level,
) -> Attribution {
    Attribution {
        sentence: reader.sentence,
        cue: reader.span(cue),
        source: Some(reader.span(source)),
        kind: source::kind(reader, source),
        level,
    }
}

/// An attribution to nobody.
pub(super) fn unnamed(reader: &Reader<'_>, cue: &Range<usize>, level: Level) -> Attribution {
    let cue = reader.span(cue);
    Attribution { sentence: reader.sentence, cue, source: None, kind: SourceKind::Unnamed, level }
}
