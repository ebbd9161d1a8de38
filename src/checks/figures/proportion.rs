//! *A ratio of 3 to 1: 30 boys and 20 girls*: a plain ratio beside the two numbers it is to be of.

use super::line::Line;
use super::style::plain;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind};
use crate::findings::Findings;

/// Tokens between a ratio and its parts, and between the parts, at most.
const REACH: usize = 6;

/// Reports the ratios of a sentence that the two numbers right before or behind do not have.
pub(super) fn judge_all(prose: &str, line: &Line<'_>, findings: &mut Findings) {
    for (at, pair) in line.quantities.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        if first.kind != Kind::Proportion || second.kind != Kind::Proportion {
            continue;
        }
        let behind = line.quantities.get(at + 2..at + 4);
        let before = at.checked_sub(2).and_then(|from| line.quantities.get(from..at));
        let parts = behind
            .filter(|parts| are_parts(line, parts, (second.tokens.end, parts[0].tokens.start)))
            .or_else(|| {
                before.filter(|parts| {
                    are_parts(line, parts, (parts[1].tokens.end, first.tokens.start))
                })
            });
        if let Some([a, b]) = parts {
            judge(prose, (first, second), (a, b), findings);
        }
    }
}

/// Whether two counts joined by *and* or *to* stand next to the ratio: behind a mark, or in one breath.
fn are_parts(line: &Line<'_>, parts: &[Quantity], gap: (usize, usize)) -> bool {
    let [a, b] = parts else { return false };
    let plain = |q: &Quantity| {
        q.kind == Kind::Count && q.hedge == Hedge::None && q.range.is_none() && q.value > 0.0
    };
    let between = a.tokens.end..b.tokens.start;
    let joined =
        between.len() <= REACH && line.holds(between.start, between.end, &["and", "to", "for"]);
    let (from, to) = gap;
    let apposed =
        to.saturating_sub(from) <= REACH && line.holds(from, to, &[":", ",", "(", "—", "–"]);
    let counted = a.counted.is_some() && b.counted.is_some();
    plain(a)
        && plain(b)
        && counted
        && joined
        && apposed
        && !line.holds(from, to, &[";", "from", "than", "while", "but", "up", "down"])
}

fn judge(
    prose: &str,
    (first, second): (&Quantity, &Quantity),
    (a, b): (&Quantity, &Quantity),
    findings: &mut Findings,
) {
    if second.value <= 0.0 || first.value <= 0.0 {
        return;
    }
    let said = first.value / second.value;
    let real = a.value / b.value;
    // *3 to 1* is said of anything that is nearer to it than to 4 to 1 or 2 to 1.
    let half = 0.5 / second.value.min(first.value);
    let fits = |ratio: f64| Interval::around(said.max(1.0 / said), half + 1e-9).holds(ratio);
    if fits(real.max(1.0 / real)) {
        return;
    }
    let (told, parts) = (first.span.cover(second.span), a.span.cover(b.span));
    let message = format!(
        "{} to {} is {} to 1, not {}",
        a.number.of(prose),
        b.number.of(prose),
        plain(real, 1),
        told.of(prose)
    );
    let finding = findings.report(told, message);
    finding.computed(format!("{} to 1", plain(real, 1)));
    finding.related(parts, "the two numbers");
}
