//! *40 boats, twice as many as the 25 of last year*: two values and how many times one is the other.

use super::line::Line;
use super::multiple::{Multiple, hedge_before};
use super::percent_change_mismatch::Change;
use crate::annotate::Quantity;
use crate::annotate::quantity::Kind;

/// Words that compare by a factor.
const FACTORS: &[(&str, f64)] = &[
    ("twice", 2.0),
    ("double", 2.0),
    ("thrice", 3.0),
    ("triple", 3.0),
    ("quadruple", 4.0),
    ("half", 0.5),
];

/// The comparisons of a sentence: the value that is told, the one it is compared with, the factor.
pub(super) fn ratios<'a>(line: &Line<'a>) -> Vec<(Change<'a>, Multiple)> {
    let all = line.quantities;
    let mut out = Vec::new();
    for (at, to) in all.iter().enumerate() {
        let times = all.get(at + 1).filter(|next| is_times(line, next));
        let from_at = at + 1 + usize::from(times.is_some());
        let Some(from) = all.get(from_at) else { break };
        let Some((factor_at, factor)) = factor(line, to, from, times) else { continue };
        if is_compared(line, factor_at, from) && fits(to, from) {
            let multiple = Multiple {
                at: line.words.span(factor_at),
                factor,
                hedge: hedge_before(line, factor_at),
            };
            out.push((Change { from, to, range: (at, from_at) }, multiple));
        }
    }
    out
}

/// *Three times*.
fn is_times(line: &Line<'_>, quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && line.words.is(quantity.tokens.end, "times")
}

/// The factor between two values and its token, within a few words behind the first.
fn factor(
    line: &Line<'_>,
    to: &Quantity,
    from: &Quantity,
    times: Option<&Quantity>,
) -> Option<(usize, f64)> {
    let gap = to.tokens.end..from.tokens.start;
    if gap.len() > 12 || line.holds(gap.start, gap.end, &[";", "and", "but", "while", "than"]) {
        return None;
    }
    if let Some(times) = times {
        return Some((times.tokens.start, times.value));
    }
    gap.into_iter().find_map(|at| {
        let named = FACTORS.iter().find(|(word, _)| line.words.is(at, word));
        named.map(|&(_, factor)| (at, factor))
    })
}

/// *Twice as many as the 25*, *double the 25*, *half of the 25*: nothing but such words between.
fn is_compared(line: &Line<'_>, factor_at: usize, from: &Quantity) -> bool {
    const BETWEEN: &[&str] = &[
        "times", "as", "many", "much", "large", "big", "high", "long", "the", "of", "number",
        "last", "year's", "previous", "size", "amount",
    ];
    let noun = |at: usize| line.words.after_any(at, &["many", "much"]) && line.words.is_word(at);
    let behind = factor_at + 1..from.tokens.start;
    let linked = line.holds(behind.start, behind.end, &["as", "the"]);
    linked && behind.into_iter().all(|at| line.words.is_any(at, BETWEEN) || noun(at))
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
