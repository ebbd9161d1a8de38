//! *40 boats, twice as many as the 25 of last year*: two values and how many times one is the other.

use super::line::Line;
use super::multiple::{Multiple, multiples};
use super::percent_change_mismatch::Change;
use crate::annotate::Quantity;
use crate::annotate::quantity::Kind;

/// The comparisons of a sentence: the value that is told, the one it is compared with, the factor.
pub(super) fn ratios<'a>(line: &Line<'a>) -> Vec<(Change<'a>, Multiple)> {
    let all = line.quantities;
    let mut out = Vec::new();
    for told in multiples(line) {
        let behind = all.partition_point(|quantity| quantity.tokens.start <= told.tokens.start);
        let before = all[..behind].iter().rposition(|quantity| quantity.span != told.span);
        let (Some(at), Some(from)) = (before, all.get(behind)) else { continue };
        let to = &all[at];
        if is_near(line, to, from) && is_compared(line, told.tokens.end, from) && fits(to, from) {
            out.push((Change { from, to, range: (at, behind) }, Multiple::of(told)));
        }
    }
    out
}

/// Whether few words stand between the two values, and none that opens another thought.
fn is_near(line: &Line<'_>, to: &Quantity, from: &Quantity) -> bool {
    let gap = to.tokens.end..from.tokens.start;
    gap.len() <= 12 && !line.holds(gap.start, gap.end, &[";", "and", "but", "while"])
}

/// *Twice as many as the 25*, *double the 25*: nothing but such words between.
fn is_compared(line: &Line<'_>, behind: usize, from: &Quantity) -> bool {
    const BETWEEN: &[&str] = &[
        "times", "as", "many", "much", "large", "big", "high", "long", "the", "of", "number",
        "last", "year's", "previous", "size", "amount",
    ];
    let noun = |at: usize| line.words.after_any(at, &["many", "much"]) && line.words.is_word(at);
    let between = behind..from.tokens.start;
    let linked = line.holds(between.start, between.end, &["as", "the"]);
    linked && between.into_iter().all(|at| line.words.is_any(at, BETWEEN) || noun(at))
}

fn fits(to: &Quantity, from: &Quantity) -> bool {
    let value = |q: &Quantity| {
        matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure)
            && q.value > 0.0
            && !q.attributive
            && q.range.is_none()
    };
    let nouns = match (&to.counted, &from.counted) {
        (Some(a), Some(b)) => b.of || a.head == b.head,
        _ => true,
    };
    value(to) && value(from) && to.unit == from.unit && nouns
}
