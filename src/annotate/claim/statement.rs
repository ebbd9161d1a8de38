//! Claims without a figure of their own: superlatives and firsts, rankings, comparisons, causes,
//! allegations, forecasts.

use super::cue::{self, CueKind};
use super::{Claim, ClaimKind, FigureClass, Place, exempt};
use crate::annotate::attribution::Level;
use crate::annotate::mention::MentionKind;
use crate::language::{Classes, TokenKind};
use crate::text::Span;

/// What a superlative is measured against stands so many words behind it at most.
const SCOPE: usize = 12;
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
        CueKind::Superlative | CueKind::Ranking => 1 + u8::from(is_measured(place, at)),
        CueKind::Comparison => 2,
        CueKind::Cause => 1 + u8::from(is_change(place)),
        CueKind::Allegation => 3 * u8::from(is_accusation(place, at)),
        CueKind::Forecast => 1 + u8::from(!place.quantities.is_empty()),
    }
}

/// *The largest in the country*, *Norden’s oldest*, *the worst since 1970*.
fn is_measured(place: &Place<'_>, at: usize) -> bool {
    let end = place.sentence.tokens.end.min(at + SCOPE);
    let start = place.sentence.tokens.start.max(at.saturating_sub(3));
    let scope = Classes::SCOPE | Classes::PLACE;
    let told = |at: usize| place.words.has(at, scope);
    (at + 1..end).any(told)
        || (start..at).any(|at| told(at) && place.words.is_kind(at + 1, TokenKind::Clitic))
}

/// Whether the sentence tells of something measured: only for that is a cause found by somebody.
fn is_change(place: &Place<'_>) -> bool {
    place.classes.has(Classes::CHANGE)
}

/// Whether somebody with a name, or a pronoun, is the one who did wrong, as a plain fact and outside
/// court.
fn is_accusation(place: &Place<'_>, at: usize) -> bool {
    if place.classes.has(Classes::JUSTICE) || is_reported(place) {
        return false;
    }
    let first = place.sentence.tokens.start.max(at.saturating_sub(SUBJECT));
    let conditional = ["not", "never", "to", "would", "could", "may", "might", "or", "be", "been"];
    let doubted = (first..at).any(|at| place.words.is_any(at, &conditional));
    let passive = place.words.after_any(at, &["was", "were", "is", "are", "being", "get", "got"]);
    !doubted && !passive && has_subject(place, first..at)
}

fn is_reported(place: &Place<'_>) -> bool {
    let here = place.notes.attributions_of(place.index);
    here.iter().any(|attribution| attribution.level == Level::Weak)
}

fn has_subject(place: &Place<'_>, range: std::ops::Range<usize>) -> bool {
    if range.is_empty() {
        return false;
    }
    let pronoun = |at: usize| place.words.is_any(at, &["he", "she", "they", "who"]);
    let span: Span = place.words.cover(range.start, range.end);
    let mentions = &place.notes.mentions;
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    let mut named = mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
    range.into_iter().any(pronoun)
        || named.any(|m| matches!(m.kind, MentionKind::Person | MentionKind::Organisation))
}
