//! Speakers told by where they stand beside a quotation, whatever the verb: *“…,” Park fumed*,
//! *“…,” added another voter*, *She went on: “…”*, *From the report: “…”*.
//!
//! Read only where no cue beside the quotation names its speaker.

use std::ops::Range;

use super::cue::named;
use super::reader::Reader;
use super::{Attribution, Level, source, verb};
use crate::language::{Classes, Shape, TokenKind};

/// Past forms of verbs of speaking and doing that do not end in *-ed* or *-s*. The class is closed:
/// irregular verbs that can stand behind a quotation with their subject.
const IRREGULAR: &[&str] = &[
    "began", "broke", "burst", "chose", "cut", "fought", "gave", "grew", "hit", "kept", "left",
    "let", "put", "ran", "rang", "read", "sang", "sent", "shot", "spat", "spoke", "swore",
    "thought", "threw", "told", "took", "went", "wept", "wrote",
];
/// A verb stands no further behind the quotation than this many tokens.
const FAR: usize = 32;
/// So many cues around a place are looked at.
const NEAR: usize = 6;
/// A verb and the colon that belongs to it are no further apart, in bytes.
const GAP: usize = 30;
/// Nouns in *-s* and *-ed* words that open no attribution behind a quotation.
const NO_VERBS: &[&str] = &["as", "is", "was", "has", "does", "its", "his", "this", "thus", "need"];

/// Reads the speakers beside the quotations of the sentence. Those found so far stand from `first`
/// on in `found`.
pub(super) fn read(reader: &Reader<'_>, found: &mut Vec<Attribution>, first: usize) {
    let cues = found.len();
    let mut open = false;
    for at in reader.range.clone() {
        let quoted = reader.is_quoted(at);
        let told = match (open, quoted) {
            (true, false) => behind(reader, at),
            (false, true) => before(reader, at),
            _ => None,
        };
        open = quoted;
        if let Some(told) = told.filter(|told| !is_known(found, first..cues, told)) {
            found.push(told);
        }
    }
    if found.len() > cues {
        found[first..].sort_by_key(|attribution| attribution.cue.start);
    }
}

/// Whether a cue near by, of those found before, tells the same speaker, or the speaker told last is
/// this one.
fn is_known(found: &[Attribution], cues: Range<usize>, told: &Attribution) -> bool {
    let same = |other: &Attribution| {
        let source = other.source.is_some_and(|s| told.source.is_some_and(|t| s.overlaps(t)));
        source || other.cue.overlaps(told.cue)
    };
    let at =
        cues.start + found[cues.clone()].partition_point(|other| other.cue.start < told.cue.start);
    let near = at.saturating_sub(NEAR).max(cues.start)..(at + NEAR).min(cues.end);
    // *Lee said in a letter: “…”*: the verb before the colon tells already.
    let told_before = |other: &Attribution| {
        let gap = told.cue.start.checked_sub(other.cue.end);
        other.level == Level::Says && gap.is_some_and(|gap| gap <= GAP)
    };
    if found[near.clone()].iter().any(told_before) {
        return true;
    }
    found[near].iter().any(same) || found.len() > cues.end && found.last().is_some_and(same)
}

/// The speaker behind a quotation that ends before the token `at`.
fn behind(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let outside = reader.is(at, &[",", "—", "–"]);
    if let Some(signed) = signed(reader, at) {
        return Some(signed);
    }
    let mark = reader.before(at)?;
    let inside = reader
        .before(mark)
        .is_some_and(|at| reader.is_quoted(at) && reader.is(at, &[",", "?", "!", "—", "–", "…"]));
    if !outside && !inside {
        return None;
    }
    let start = at + usize::from(outside);
    if is_verb(reader, start) && source::starts(reader, start + 1) {
        let source = source::behind(reader, start + 1)?;
        return Some(named(reader, &(start..start + 1), &source, Level::Says));
    }
    let verb = verb_of(reader, start)?;
    let end =
        if source::is_pronoun(reader, start) { start + 1 } else { name_end(reader, start, verb) };
    Some(named(reader, &(verb..verb + 1), &(start..end), Level::Says))
}

/// *“…” — Joan Park*, with nothing behind the name but what she is.
fn signed(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let dash = reader.is(at, &["—", "–", "―", "-"]);
    let mut end = at + 1 + usize::from(reader.is(at + 1, &["-"]));
    let start = end;
    while reader.is_capitalised(end) || reader.is(end, &["-", "de", "van", "von", "al", "bin"]) {
        end += 1;
    }
    let words = end - start;
    let closes = reader.token(end).is_none()
        || reader.is(end, &[",", "(", "."])
        || reader.kind(end) == Some(TokenKind::QuotationMark);
    let name = dash && (2..=6).contains(&words) && closes && !source::is_pronoun(reader, start);
    name.then(|| named(reader, &(at..at + 1), &(start..end), Level::Says))
}

/// The verb of a subject that starts with the token `start`.
fn verb_of(reader: &Reader<'_>, start: usize) -> Option<usize> {
    if !source::starts(reader, start) || reader.has(start, Classes::SUBORDINATOR) {
        return None;
    }
    let mut at = start + 1;
    let pronoun = source::is_pronoun(reader, start);
    while at < start + FAR {
        reader.token(at)?;
        if is_verb(reader, at) && (pronoun || follows_noun(reader, at)) {
            return Some(at);
        }
        if reader.is(at, &[","]) {
            at = (at + 1..at + FAR).find(|&at| reader.is(at, &[","]))?;
        } else if !goes_on(reader, at, pronoun) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether the token `at` can stand between the start of a subject and its verb; behind a pronoun only
/// an adverb can.
fn goes_on(reader: &Reader<'_>, at: usize, pronoun: bool) -> bool {
    if pronoun {
        return reader.is_adverb(at) || reader.is(at, &["also", "then", "later"]);
    }
    let word = reader.is_word(at) && !reader.is_quoted(at);
    let ends = reader.has(at, Classes::AUXILIARY) || reader.opens_clause(at);
    !ends && (word || reader.is(at, &["-", "’s", "'s", "’", "'", "."]))
}

/// Whether a noun, a name or an apposition stands before a verb.
fn follows_noun(reader: &Reader<'_>, at: usize) -> bool {
    let Some(before) = reader.before(at) else { return false };
    let noun = reader.is_word(before)
        && !reader.has(before, Classes::PREPOSITION.or(Classes::AUXILIARY))
        && !reader.is(before, &["the", "a", "an", "and", "or", "that"]);
    noun || reader.is(before, &[",", ")"])
}

/// Where the name before a verb ends: before its apposition.
fn name_end(reader: &Reader<'_>, start: usize, verb: usize) -> usize {
    (start + 1..verb).find(|&at| reader.is(at, &[",", "("])).unwrap_or(verb)
}

/// Whether the token `at` is written as a finite verb: *fumed*, *concludes*, *went*.
fn is_verb(reader: &Reader<'_>, at: usize) -> bool {
    let text = reader.text(at);
    let lower = reader.token(at).is_some_and(|token| token.shape == Shape::Lower);
    let shaped = text.len() > 3 && (text.ends_with("ed") || ends_in_s(reader, at));
    lower && !reader.is(at, NO_VERBS) && (shaped || reader.is(at, IRREGULAR))
}

/// *Concludes*; behind a name or pronoun only, for most words in *-s* are nouns.
fn ends_in_s(reader: &Reader<'_>, at: usize) -> bool {
    let text = reader.text(at);
    let singular = text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us");
    let subject = reader.before(at).is_some_and(|before| {
        reader.is_capitalised(before) || reader.is(before, &["he", "she", ","])
    });
    singular && subject
}

/// *She continued, “…”*: the comma behind a verb of going on.
fn is_lead(reader: &Reader<'_>, comma: usize) -> bool {
    reader.is(comma, &[","])
        && (reader.follows(comma, &["continued", "continues", "began", "begins"])
            || reader.follows(comma, &["on"])
                && reader.before(comma).is_some_and(|on| reader.follows(on, &["went", "goes"])))
}

/// The speaker before a quotation that starts with the token `at`, behind a colon.
fn before(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let colon = reader.before(at).filter(|&at| reader.is(at, &[":"]) || is_lead(reader, at))?;
    let first = reader.range.start;
    let from = (first..colon).take(4).find(|&at| reader.is(at, &["from"]));
    let source = match from {
        Some(from) => source::behind(reader, from + 1).filter(|source| source.end <= colon)?,
        None => verb::main_subject(reader, colon)?,
    };
    Some(named(reader, &(colon..colon + 1), &source, Level::Says))
}
