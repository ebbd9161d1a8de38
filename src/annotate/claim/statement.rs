//! Claims without a figure of their own: superlatives and firsts, rankings, comparisons, causes,
//! allegations, forecasts.

use std::ops::Range;

use super::cue::{self, CueKind};
use super::{Claim, ClaimKind, FigureClass, Place, exempt};
use crate::annotate::attribution::Level;
use crate::language::{Classes, TokenKind};
use crate::text::Span;

/// What a superlative is measured against stands so many words behind it at most.
const SCOPE: usize = 12;
/// What softens a superlative stands so many words before it at most.
const SOFTENED: usize = 4;
/// What a cause is given for stands no further from its words.
const EFFECT: usize = 8;
/// Who did wrong stands so many tokens before the verb at most.
const SUBJECT: usize = 5;

/// The claims that words make of a sentence.
pub(super) fn read(place: &Place<'_>, found: &mut Vec<Claim>) {
    if !place.classes.has(Classes::CLAIM_CUE) {
        return;
    }
    let mut needless = None;
    for at in place.sentence.tokens.clone() {
        let Some((kind, span)) = cue::at(place, at) else { continue };
        let mut weight = weight(place, at, kind);
        let needless = *needless.get_or_insert_with(|| exempt::sentence(place));
        if needless {
            weight = 0;
        }
        found.push(place.claim(span, claim_kind(kind), 0.0, weight));
    }
}

const fn claim_kind(kind: CueKind) -> ClaimKind {
    match kind {
        CueKind::Superlative => ClaimKind::Superlative,
        CueKind::Ranking => ClaimKind::Figure(FigureClass::Ranking),
        CueKind::Comparison => ClaimKind::Comparison,
        CueKind::Cause => ClaimKind::Cause,
        CueKind::Allegation => ClaimKind::Allegation,
        CueKind::Forecast => ClaimKind::Forecast,
    }
}

/// How much a reader would want the claim backed: 2 or more where it can be true or false, 1 where
/// it may be a way of speaking, 0 where the words only look like one.
fn weight(place: &Place<'_>, at: usize, kind: CueKind) -> u8 {
    match kind {
        CueKind::Superlative | CueKind::Ranking => {
            1 + u8::from(is_measured(place, at) && !is_softened(place, at))
        }
        CueKind::Comparison => 1 + u8::from(!place.classes.has(Classes::PUBLIC_RECORD)),
        CueKind::Cause => 1 + u8::from(is_of_change(place, at)),
        CueKind::Allegation => 3 * u8::from(is_accusation(place, at)),
        CueKind::Forecast => 1 + u8::from(is_expectation(place, at)),
    }
}

/// *The largest in the country*, *Norden’s oldest*, *the worst since 1970*.
fn is_measured(place: &Place<'_>, at: usize) -> bool {
    let end = place.sentence.tokens.end.min(at + SCOPE);
    let told = |at: usize| place.words.has(at, Classes::SCOPE | Classes::PLACE);
    let owner = |at: usize| told(at) && place.words.is_kind(at + 1, TokenKind::Clitic);
    (at + 1..end).any(told) || (place.before(at, 3)).any(owner)
}

/// *One of the largest*, *perhaps the largest*, *to become the largest*: nobody has ranked that.
fn is_softened(place: &Place<'_>, at: usize) -> bool {
    place.classes.has(Classes::SOFTENER)
        && place.before(at, SOFTENED).any(|at| place.words.has(at, Classes::SOFTENER))
}

/// Whether the cause is given for something that rises and falls: only that was found by somebody.
fn is_of_change(place: &Place<'_>, at: usize) -> bool {
    let end = place.sentence.tokens.end.min(at + EFFECT);
    let change = |at: usize| place.words.has(at, Classes::CHANGE);
    place.classes.has(Classes::CHANGE) && place.before(at, EFFECT).chain(at + 1..end).any(change)
}

/// *Is expected to double*: somebody expects it. What *will rise* or *is set to rise* may be decided.
fn is_expectation(place: &Place<'_>, at: usize) -> bool {
    let end = place.sentence.tokens.end.min(at + 4);
    let expects = place.words.is_any(at, &["expected", "predicted", "projected", "forecast"]);
    expects && (at + 1..end).any(|at| place.words.has(at, Classes::CHANGE))
}

/// Whether somebody in particular, by a name, an office or a pronoun, is the one who did wrong, as a plain fact
/// and outside court.
fn is_accusation(place: &Place<'_>, at: usize) -> bool {
    if place.classes.has(Classes::JUSTICE) || is_reported(place) {
        return false;
    }
    let doubt = ["not", "never", "to", "would", "could", "may", "might", "or", "be", "been"];
    let doubted = place.before(at, SUBJECT).any(|at| place.words.is_any(at, &doubt));
    let passive = place.words.after_any(at, &["was", "were", "is", "are", "being", "get", "got"]);
    !doubted && !passive && has_subject(place, place.before(at, SUBJECT))
}

fn is_reported(place: &Place<'_>) -> bool {
    let here = place.notes.attributions_of(place.index);
    here.iter().any(|attribution| attribution.level == Level::Weak)
}

fn has_subject(place: &Place<'_>, range: Range<usize>) -> bool {
    if range.is_empty() {
        return false;
    }
    let office = Classes::SOURCE_PERSON | Classes::SOURCE_BODY | Classes::TITLE;
    let told = |at: usize| {
        place.words.has(at, office) || place.words.is_any(at, &["he", "she", "they", "the"])
    };
    let span: Span = place.words.cover(range.start, range.end);
    let mentions = &place.notes.mentions;
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    let mut named = mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
    range.into_iter().any(told) || named.next().is_some()
}
