//! Parts and their total, as one sentence tells them or two in a row.

mod ahead;
mod behind;

use super::line::Line;
use crate::annotate::Quantity;
use crate::annotate::quantity::Kind;

pub(super) use ahead::EXCLUSIVE;

/// Parts and their total.
pub(super) struct Sum<'a> {
    pub parts: Vec<&'a Quantity>,
    pub total: &'a Quantity,
    pub claim: Claim,
}

/// What a sentence claims of parts and total.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// The parts are all there is.
    Whole,
    /// The parts are some of it: they must not pass it.
    Some,
    /// They read like all there is: they must not pass it, and are all if they come close.
    Near,
    /// They read like all there is if they come close from either side.
    Close,
    /// The total is by how much the first of two passes the second, or the other way round.
    Difference,
}

impl Sum<'_> {
    /// What the parts come to.
    pub(super) fn comes_to(&self) -> f64 {
        match (self.claim, self.parts.as_slice()) {
            (Claim::Difference, [first, second]) => (first.value - second.value).abs(),
            _ => self.parts.iter().map(|part| part.value).sum(),
        }
    }

    /// Whether a part that grows makes the total grow (1) or shrink (−1).
    pub(super) fn sense(&self, part: &Quantity) -> f64 {
        let smaller = self.parts.iter().any(|other| other.value > part.value);
        if self.claim == Claim::Difference && smaller { -1.0 } else { 1.0 }
    }

    /// What stands between the parts in a message.
    pub(super) fn sign(&self) -> &'static str {
        if self.claim == Claim::Difference { " − " } else { " + " }
    }
}

/// The parts and the total that a sentence tells.
pub(super) fn read<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    if line.quantities.len() < 3 {
        return None;
    }
    behind::read(line).or_else(|| ahead::read(line))
}

/// The total that a sentence gives for the parts of the one before it: *the three nights brought in £90
/// in total*.
pub(super) fn over_two<'a>(before: &Line<'a>, line: &Line<'a>) -> Option<Sum<'a>> {
    behind::over_two(before, line)
}

/// The parts that a sentence names of the total `of`, if it names all.
pub(super) fn parts_of<'a>(line: &Line<'a>, of: &Quantity) -> Option<Vec<&'a Quantity>> {
    let sum = read(line)?;
    let all = matches!(sum.claim, Claim::Whole | Claim::Near | Claim::Close);
    (sum.total.span == of.span && all).then_some(sum.parts)
}

fn is_addend(quantity: &Quantity) -> bool {
    let kind = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure);
    kind && !quantity.attributive && quantity.range.is_none()
}

/// Words that end a list of parts.
const BREAKS: &[&str] = &[";", "including", "than", "while", "but", "per", "out", "which", "who"];

/// Whether the words right before a number make it no further part: *fell from 30*, *of the 60*.
fn leads_away(line: &Line<'_>, quantity: &Quantity) -> bool {
    let (words, at) = (line.words, quantity.tokens.start);
    let away = &["from", "of", "to"];
    let article = words.after_any(at, &["the", "its", "their", "these", "those"]);
    words.after_any(at, away) || article && at > 1 && words.after_any(at - 1, away)
}
