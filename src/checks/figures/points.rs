//! *From 18 percent to 24 percent, up 8 points*: percentage points that the two shares do not bear out.

use super::line::Line;
use super::percent_change_mismatch::CHANGE_WORDS;
use super::style::{like, plain};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Kind};
use crate::findings::{Findings, Fix};
use crate::text::Edit;

/// Tokens between the shares and the points.
const NEAR: usize = 8;

/// Reports the points of a sentence that are not the distance of the two shares they are told of.
pub(super) fn judge_all(prose: &str, line: &Line<'_>, findings: &mut Findings) {
    for three in line.quantities.windows(3) {
        let (from, to, points) = match three {
            [from, to, points] if points.kind == Kind::Points => (from, to, points),
            [points, from, to] if points.kind == Kind::Points => (from, to, points),
            _ => continue,
        };
        if is_told(line, from, to, points) {
            judge(prose, (from, to), points, findings);
        }
    }
}

fn is_told(line: &Line<'_>, from: &Quantity, to: &Quantity, points: &Quantity) -> bool {
    let shares = [from, to].iter().all(|q| q.kind == Kind::Percent && q.range.is_none());
    let plain = [from, to, points].iter().all(|q| q.hedge == Hedge::None);
    let led = line.words.after_any(from.tokens.start, &["from"])
        && line.led_by(to, 4, &["to"])
        && to.tokens.start.saturating_sub(from.tokens.end) <= NEAR;
    let (first, last) = if points.span < from.span { (points, from) } else { (to, points) };
    let gap = first.tokens.end..last.tokens.start;
    let broken = line.holds(gap.start, gap.end, &[";", "and", "but", "while", "than"]);
    let around = points.tokens.start.saturating_sub(3)..points.tokens.end + 2;
    let changes = line.holds(around.start, around.end, CHANGE_WORDS)
        && !line.holds(around.start, around.end, &["margin"]);
    shares && plain && led && changes && gap.len() <= NEAR && !broken
}

fn judge(
    prose: &str,
    (from, to): (&Quantity, &Quantity),
    points: &Quantity,
    findings: &mut Findings,
) {
    let distance = (to.value - from.value).abs();
    let half = |q: &Quantity| q.interval.high - q.value;
    if (distance - points.value.abs()).abs() <= half(from) + half(to) + half(points) {
        return;
    }
    let (first, second) = (from.span.of(prose), to.span.of(prose));
    let shown = plain(distance, 2);
    let unit = if (distance - 1.0).abs() < 1e-9 { "point" } else { "points" };
    let message =
        format!("From {first} to {second} is {shown} {unit}, not {}", points.number.of(prose));
    let finding = findings.report(points.span, message);
    finding.computed(format!("{shown} {unit}"));
    finding.related(from.span, "before");
    finding.related(to.span, "after");
    let sign = if to.value < from.value { -1.0 } else { 1.0 };
    let solved = [
        (points, distance),
        (to, from.value + sign * points.value.abs()),
        (from, to.value - sign * points.value.abs()),
    ];
    for (quantity, value) in solved {
        if let Some(text) = like(quantity, prose, value).filter(|_| value > 0.0) {
            let title = format!("Change {} to {text}", quantity.number.of(prose));
            finding.fix(Fix::new(title, vec![Edit::replace(quantity.number, text)]));
        }
    }
}
