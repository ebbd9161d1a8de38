//! *Rose from 4% to 5%, up 1%*: a difference of percentages is in points.

use super::line::{self, Line};
use super::style::plain;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Unit};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "percent-points",
    family: Family::Figures,
    summary: "A difference of two percentages that is called percent",
    page: include_str!("percent_points.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        for triple in line.quantities.windows(3) {
            let [a, b, c] = triple else { continue };
            if is_change(line, a, b) && names_change(line, b, c) {
                judge(view.block.prose, (a, b), c, findings);
            } else if is_change(line, b, c) && comes_first(line, a, b) {
                judge(view.block.prose, (b, c), a, findings);
            }
        }
    });
}

fn is_percent(quantity: &Quantity) -> bool {
    quantity.unit == Unit::Percent && quantity.hedge == Hedge::None
}

/// *From 4% to 5%*.
fn is_change(line: &Line<'_>, from: &Quantity, to: &Quantity) -> bool {
    let led = line.led_by(from, 2, &["from"]) && line.led_by(to, 2, &["to"]);
    let near = to.tokens.start.saturating_sub(from.tokens.end) <= 4;
    is_percent(from) && is_percent(to) && led && near
}

const CHANGES: &[&str] =
    &["up", "down", "increase", "rise", "drop", "fall", "decline", "by", "of", "gain"];

/// *, up 1%*, *, a rise of 1 percent* behind the two.
fn names_change(line: &Line<'_>, to: &Quantity, percent: &Quantity) -> bool {
    let gap = percent.tokens.start.saturating_sub(to.tokens.end);
    is_percent(percent)
        && gap <= 6
        && line.holds(to.tokens.end, percent.tokens.start, CHANGES)
        && !line.holds(to.tokens.end, percent.tokens.start, &["and", "while", "from", "than"])
}

/// *Rose 1 percent, from 4% to 5%*.
fn comes_first(line: &Line<'_>, percent: &Quantity, from: &Quantity) -> bool {
    let gap = from.tokens.start.saturating_sub(percent.tokens.end);
    let led = line.led_by(
        percent,
        3,
        &["rose", "fell", "grew", "by", "up", "down", "dropped", "increased"],
    );
    is_percent(percent) && gap <= 3 && led
}

fn judge(
    prose: &str,
    (from, to): (&Quantity, &Quantity),
    percent: &Quantity,
    findings: &mut Findings,
) {
    let points = (to.value - from.value).abs();
    let relative = points / from.value.max(f64::MIN_POSITIVE) * 100.0;
    let half = percent.interval.high - percent.value;
    let as_points = (percent.value - points).abs() <= half;
    if from.value <= 0.0
        || !as_points
        || (percent.value - relative).abs() <= half.max(relative * 0.1)
    {
        return;
    }
    let number = percent.number.of(prose);
    let unit = if (percent.value - 1.0).abs() < 1e-9 { "point" } else { "points" };
    let message = format!(
        "From {} to {} is {} percentage {unit}, or {}%",
        from.span.of(prose),
        to.span.of(prose),
        plain(points, 2),
        plain(relative, 1),
    );
    let finding = findings.report(percent.span, message);
    finding.related(from.span, "the percentage before").related(to.span, "the percentage after");
    let behind = Span::new(percent.number.end, percent.span.end);
    finding.fix(Fix::new(
        format!("Change to {number} percentage {unit}"),
        vec![Edit::replace(behind, format!(" percentage {unit}"))],
    ));
    let share = plain(relative, 1);
    finding.fix(Fix::new(
        format!("Change to {share}{}", behind.of(prose)),
        vec![Edit::replace(percent.number, share)],
    ));
}
