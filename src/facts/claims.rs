//! Facts by what they claim without a number of their own: superlatives, rankings, causes,
//! comparisons, allegations, forecasts.

use super::backing;
use super::figure::made;
use super::{Fact, FactKind, Reader};
use crate::annotate::Claim;
use crate::annotate::claim::ClaimKind;
use crate::document::BlockKind;
use crate::language::{Classes, TokenKind};
use crate::text::Span;

/// So many words behind a superlative are read for what it is said of.
const NOUN: usize = 4;

/// The claims of a block that are not quoted. `first` is the block's first fact; its figures stand
/// in the list already.
pub(super) fn of(reader: &Reader<'_>, facts: &mut Vec<Fact>, first: usize) {
    if reader.block.block.kind == BlockKind::TableCell {
        return;
    }
    let mut figures: Vec<Span> =
        facts[first..].iter().filter(|f| f.asked).map(|f| f.span).collect();
    figures.sort_unstable();
    let claims = reader.block.notes.claims.iter().filter(|claim| !claim.quoted);
    // Of what one sentence claims as a whole, the gravest is listed.
    let mut whole: Option<&Claim> = None;
    for claim in claims {
        match claim.kind {
            ClaimKind::Superlative => words(reader, claim, FactKind::Superlative, facts),
            ClaimKind::Figure(_) => {
                if is_rank(reader, claim) {
                    words(reader, claim, FactKind::Figure, facts);
                }
            }
            _ => {
                let before = whole.filter(|before| before.sentence == claim.sentence);
                if let Some(done) = whole.filter(|_| before.is_none()) {
                    sentence(reader, done, &figures, facts);
                }
                let graver = before.is_none_or(|before| kind(claim) < kind(before));
                whole = if graver { Some(claim) } else { before };
            }
        }
    }
    if let Some(done) = whole {
        sentence(reader, done, &figures, facts);
    }
}

/// What is claimed by a sentence as a whole, the gravest kind first.
const fn kind(claim: &Claim) -> FactKind {
    match claim.kind {
        ClaimKind::Cause => FactKind::Cause,
        ClaimKind::Comparison => FactKind::Comparison,
        ClaimKind::Forecast => FactKind::Forecast,
        ClaimKind::Allegation | ClaimKind::Figure(_) | ClaimKind::Superlative => {
            FactKind::Allegation
        }
    }
}

/// *Third-largest*: a figure without a number beside it.
fn is_rank(reader: &Reader<'_>, claim: &Claim) -> bool {
    let quantities = &reader.block.notes.quantities;
    let from = quantities.partition_point(|quantity| quantity.span.start < claim.span.start);
    let inside = quantities.get(from).filter(|quantity| quantity.span.start < claim.span.end);
    inside.is_none()
}

/// A fact of the words that claim it, with what they are said of.
fn words(reader: &Reader<'_>, claim: &Claim, kind: FactKind, facts: &mut Vec<Fact>) {
    let sourced = reader.analysis.story.sourcing.claim(&reader.block, claim);
    let backing = backing::of(reader, &sourced);
    let span = reader.block.absolute(with_noun(reader, claim.span));
    facts.push(made(reader, kind, span, claim.sentence, backing, claim.weight > 0));
}

/// A fact of its sentence. Where a figure or quotation of it is asked about, that is asked enough,
/// unless somebody is accused.
fn sentence(reader: &Reader<'_>, claim: &Claim, asked: &[Span], facts: &mut Vec<Fact>) {
    let span = reader.sentence(claim.sentence);
    let after = asked.partition_point(|figure| figure.start < span.start);
    let told = asked.get(after).is_some_and(|figure| figure.start < span.end);
    let sourced = reader.analysis.story.sourcing.claim(&reader.block, claim);
    let backing = backing::of(reader, &sourced);
    let asks = claim.kind == ClaimKind::Allegation || claim.weight > 0 && !told;
    facts.push(made(reader, kind(claim), span, claim.sentence, backing, asks));
}

/// *The largest fishing port*: the superlative with the words it is said of.
fn with_noun(reader: &Reader<'_>, span: Span) -> Span {
    let tokens = &reader.block.notes.tokens;
    let from = tokens.partition_point(|token| token.span.start < span.end);
    let behind = tokens[from..].iter().take(NOUN);
    let noun = behind.take_while(|token| {
        token.kind == TokenKind::Word
            && !token.classes.has(Classes::PREPOSITION | Classes::PHRASE_END)
    });
    noun.last().map_or(span, |token| span.cover(token.span))
}
