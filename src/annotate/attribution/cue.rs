//! The words that signal a source, and those that pass a statement on without one.

use std::ops::Range;

use super::reader::Reader;
use super::{Attribution, Level, SourceKind, source, verb};
use crate::annotate::mention::MentionKind;
use crate::document::Role;
use crate::language::{Classes, TokenKind};

/// A charge stands no further before what is alleged in it than so many tokens.
const CHARGE: usize = 24;

/// Reads the attributions of the sentence.
pub(super) fn read(reader: &Reader<'_>, found: &mut Vec<Attribution>) {
    let first = found.len();
    for at in reader.range.clone() {
        if reader.is_word(at) && !reader.is_quoted(at) {
            let earlier = &found[first..];
            let attribution = fixed(reader, at)
                .or_else(|| verb::read(reader, at, earlier))
                .or_else(|| verb::noun(reader, at, earlier));
            found.extend(attribution);
        }
    }
    let title = matches!(reader.role, Role::Headline | Role::Deck | Role::Subheadline);
    if title && found.len() == first || reader.sentence == 0 {
        found.splice(first..first, colon(reader, title));
    }
}

/// Cues that are no verbs with a subject before them.
fn fixed(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    if reader.has(at, Classes::HEARSAY) && !is_charge(reader, at) {
        return Some(unnamed(reader, &(at..at + 1), Level::Weak));
    }
    if reader.has(at, Classes::CUE_OPENER) {
        return phrase(reader, at);
    }
    evidence(reader, at)
}

/// *Charged with fraud for allegedly selling it*: what is alleged is the charge that was just told.
fn is_charge(reader: &Reader<'_>, at: usize) -> bool {
    let before = reader.range.start.max(at.saturating_sub(CHARGE))..at;
    let charges = |at: usize| reader.has(at, Classes::JUSTICE) && !reader.has(at, Classes::HEARSAY);
    reader.is(at, &["allegedly"]) && before.into_iter().any(charges)
}

/// Cues of several words.
fn phrase(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    if reader.is(at, &["according"]) && reader.is(at + 1, &["to"]) {
        return from_behind(reader, at..at + 2);
    }
    if reader.is(at, &["words"]) && reader.is(at + 1, &["of"]) && reader.follows(at, &["the"]) {
        return from_behind(reader, at..at + 2);
    }
    if reader.is(at, &["citing", "quoting"]) {
        return from_behind(reader, at..at + 1);
    }
    if reader.is(at, &["in", "by"]) {
        return in_view(reader, at);
    }
    if reader.is(at, &["there"]) && reader.is(at + 1, &["are", "were", "is", "was", "have"]) {
        let noun = (at + 2..at + 5).find(|&at| reader.has(at, Classes::RUMOUR))?;
        let that = reader.is(noun + 1, &["that"]);
        return that.then(|| unnamed(reader, &(at..noun + 2), Level::Weak));
    }
    if reader.is(at, &["heard", "hears", "told"])
        && let Some(attribution) = heard(reader, at)
    {
        return Some(attribution);
    }
    if reader.is(at, &["amid"]) {
        let noun = (at + 1..at + 4).find(|&at| reader.has(at, Classes::RUMOUR))?;
        let that = reader.is(noun + 1, &["that"]);
        return that.then(|| unnamed(reader, &(at..noun + 2), Level::Weak));
    }
    if reader.is(at, &["identified"]) && reader.is(at + 1, &["as"]) && reader.follows(at, &[","]) {
        return Some(unnamed(reader, &(at..at + 2), Level::Weak));
    }
    None
}

/// *In the mayor’s view*, *in Park’s words*, *in a poll*.
fn in_view(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    for noun in at + 1..at + 12 {
        let joins =
            reader.kind(noun) == Some(TokenKind::Clitic) || reader.is(noun, &["/", "-", "&"]);
        if !reader.is_word(noun) && !joins || reader.is_quoted(noun) {
            return None;
        }
        let view = reader.is(
            noun,
            &[
                "view",
                "count",
                "estimate",
                "calculation",
                "opinion",
                "words",
                "estimation",
                "telling",
                "account",
                "tally",
                "reckoning",
            ],
        );
        if view && noun > at + 1 {
            let owner =
                if reader.kind(noun - 1) == Some(TokenKind::Clitic) { noun - 1 } else { noun };
            let source = at + 1..owner;
            let own = reader.is(at + 1, &["his", "her", "their"]);
            let source = if own { at + 1..at + 2 } else { source };
            let speaks = own || owner < noun && source::can_speak(reader, &source);
            return speaks.then(|| named(reader, &(at..noun + 1), &source, Level::Says));
        }
        let poll = reader.is(noun, &["poll", "polls", "survey", "surveys", "polling"]);
        let taken = ["released", "conducted", "taken", "published", "last", "this"];
        let ends = !reader.is_word(noun + 1)
            || reader.has(noun + 1, Classes::PREPOSITION)
            || reader.is(noun + 1, &taken);
        if poll && ends {
            let source = at + 1..noun + 1;
            let maker = source.clone().any(|at| reader.is_capitalised(at));
            let counts = reader.range.clone().any(|at| reader.kind(at) == Some(TokenKind::Number));
            let one = !reader.has(noun, Classes::PLURAL) && counts;
            return (maker || one)
                .then(|| self::named(reader, &(at..at + 1), &source, Level::Says));
        }
    }
    None
}

/// *The court heard that …*, *the inquest was told that …*: what is said there is said before it.
fn heard(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let passive = reader.follows(at, &["was"]);
    if !reader.is(at + 1, &["that", "how"]) || reader.is(at, &["told"]) != passive {
        return None;
    }
    let end = at.checked_sub(1 + usize::from(passive))?;
    let source = source::before(reader, end)?;
    let court = reader.has(source::head(reader, &source), Classes::SOURCE_BODY);
    court.then(|| named(reader, &(at..at + 1), &source, Level::Says))
}

/// *A poll by Norden*, *figures from the port*.
fn evidence(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let made = ["by", "from", "conducted", "released", "published", "commissioned", "compiled"];
    if !reader.has(at, Classes::EVIDENCE) || !reader.is(at + 1, &made) {
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

/// *Police: two hurt*, *Two hurt: police*; in the text, *Joan Park: two are hurt.*
fn colon(reader: &Reader<'_>, title: bool) -> Option<Attribution> {
    // A speaker's name is no longer than this, and a colon behind it stands no further off.
    let short = 1..=4;
    let near = reader.range.start..reader.range.end.min(reader.range.start + 5);
    let colon = near.clone().find(|&at| reader.is(at, &[":"]));
    let said = |colon: &usize| colon + 2 < reader.range.end && !reader.is_quoted(colon + 1);
    let voice = |colon: usize| {
        let side = reader.range.start..colon;
        (short.contains(&side.len()) && is_voice(reader, &side, title)).then_some((colon, side))
    };
    let before = colon.filter(said).and_then(voice);
    let (colon, side) = before.or_else(|| {
        let behind = title.then(|| reader.range.clone().rev().take(5)).into_iter().flatten();
        let colon = behind.into_iter().find(|&at| reader.is(at, &[":"]))?;
        let side = colon + 1..reader.range.end;
        let speaks = side.clone().any(|at| source::speaks(reader, at));
        (short.contains(&side.len()) && speaks).then_some((colon, side))
    })?;
    Some(named(reader, &(colon..colon + 1), &side, Level::Says))
}

/// Whether the words before a colon name somebody who speaks.
fn is_voice(reader: &Reader<'_>, side: &Range<usize>, title: bool) -> bool {
    let last = side.end - 1;
    if title && side.clone().any(|at| source::speaks(reader, at)) {
        return true;
    }
    let kind = reader.name_in(side);
    let named = side.clone().all(|at| reader.is_capitalised(at));
    if title {
        return named
            && !reader.has(last, Classes::COMMON_WORD)
            && matches!(
                kind,
                Some(MentionKind::Person | MentionKind::Organisation | MentionKind::Unknown)
            );
    }
    named && kind == Some(MentionKind::Person)
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
        content: true,
    }
}

/// An attribution to nobody.
pub(super) fn unnamed(reader: &Reader<'_>, cue: &Range<usize>, level: Level) -> Attribution {
    let cue = reader.span(cue);
    let (sentence, kind) = (reader.sentence, SourceKind::Unnamed);
    Attribution { sentence, cue, source: None, kind, level, content: true }
}
