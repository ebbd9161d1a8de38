//! What makes two figures two things, however alike their sentences are: other people, other places,
//! the other answers to one question.

use super::conflict::Pair;
use super::slip::{is_scale, is_swap, significant};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Kind, Unit};
use crate::story::figures::Place;

/// Whether the two sentences tell of different things.
///
/// Shares of one whole, sums of money and counts each have their own way of being alike by chance: a
/// poll prints many shares in one wording, sums are round, and the same is counted in many places.
/// Swapped digits are seldom chance.
pub(super) fn are_rivals(pair: &Pair<'_>) -> bool {
    let (overlap, quantity) = (pair.overlap, pair.first.quantity);
    let (first, second) = (overlap.first_names > 0, overlap.second_names > 0);
    let swap = is_swap(quantity.value, pair.second.quantity.value);
    let points = quantity.counted.as_ref().is_some_and(|counted| counted.head == "point");
    match quantity.kind {
        // No share passes a hundred: *950 percent of the boats* is a slip for 95.
        Kind::Percent if passes_a_hundred(quantity, pair.second.quantity) => false,
        Kind::Percent | Kind::Points if !swap => first || second || is_answer(pair),
        Kind::Money if !swap => first && second || is_round_sum(pair),
        Kind::Count if points => true,
        Kind::Count if swap || is_scale(quantity.value, pair.second.quantity.value) => false,
        _ => first && second,
    }
}

/// Whether one is a share of something, told by the words around both, that has a zero too many.
pub(super) fn passes_a_hundred(a: &Quantity, b: &Quantity) -> bool {
    let (low, high) = if a.value < b.value { (a, b) } else { (b, a) };
    let share = |q: &Quantity| q.counted.as_ref().is_some_and(|counted| counted.of);
    // Behind a small share, a larger one may be a change: *12 percent of sales*, *120 percent more sales*.
    let whole = share(high) || share(low) && low.value >= 50.0;
    a.kind == Kind::Percent
        && low.value <= 100.0
        && high.value > 100.0
        && whole
        && is_scale(a.value, b.value)
}

/// Whether either stands beside other shares that the other sentence does not give.
fn is_answer(pair: &Pair<'_>) -> bool {
    let shares = |place: &Place<'_>| {
        let share = |other: &&Quantity| {
            other.sentence == place.quantity.sentence
                && matches!(other.unit, Unit::Percent | Unit::PercentagePoints)
                && other.value.total_cmp(&place.quantity.value).is_ne()
        };
        let all = place.block.notes.quantities.iter();
        let from = place
            .block
            .notes
            .quantities
            .partition_point(|other| other.sentence < place.quantity.sentence);
        all.skip(from).take(COMPANY).filter(share).map(|other| other.value.to_bits()).collect()
    };
    let (first, second): (Vec<u64>, Vec<u64>) = (shares(&pair.first), shares(&pair.second));
    let alone = first.is_empty() && second.is_empty();
    !alone && !first.iter().any(|share| second.contains(share))
}

/// Quantities of one sentence that are looked at.
const COMPANY: usize = 8;

/// Whether a sum is like the other by chance, as sums of one or two digits often are.
/// A thousandfold is what a *million* for a *billion* makes.
fn is_round_sum(pair: &Pair<'_>) -> bool {
    let (a, b) = (pair.first.quantity.value, pair.second.quantity.value);
    let digits = significant(a).max(significant(b));
    let near = pair.overlap.shared * 2 >= pair.overlap.smaller;
    let factor = (a / b).log10().abs();
    factor < 2.5 && (digits < 2 || digits < 3 && !near)
}
