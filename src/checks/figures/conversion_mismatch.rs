//! *10 miles (18 km)*: one measure given in two units that do not agree.

use super::line::{self, Line};
use super::style::{like, measured, plain, with_unit};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Dimension, Interval, Measure, Unit, measure};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "conversion-mismatch",
    family: Family::Figures,
    summary: "One measure given in two units that do not agree",
    page: include_str!("conversion_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        for pair in line.quantities.windows(2) {
            let [first, second] = pair else { continue };
            let (Some(a), Some(b)) = (unit(first), unit(second)) else { continue };
            let differ = a.name != b.name && a.dimension == b.dimension;
            if differ && is_conversion(line, first, second) {
                // Below zero, a sign stands before the number, and the arithmetic is another.
                if a.dimension == Dimension::Temperature
                    && (is_below_zero(line, first) || is_below_zero(line, second))
                {
                    judge_below_zero(view.block.prose, line, (first, a), (second, b), findings);
                    continue;
                }
                judge(view.block.prose, (first, a), (second, b), findings);
            }
        }
    });
}

fn unit(quantity: &Quantity) -> Option<Measure> {
    let Unit::Measure(name) = &quantity.unit else { return None };
    let measure = measure(name)?;
    // Months are no fixed number of days, degrees without scale no temperature.
    let fixed = !matches!(measure.dimension, Dimension::Duration | Dimension::Other)
        && measure.name != "degree";
    fixed.then_some(measure)
}

/// Whether the second stands for the first again: *10 miles (16 km)*, *10 miles, or 16 km*.
fn is_conversion(line: &Line<'_>, first: &Quantity, second: &Quantity) -> bool {
    let words = line.words;
    let (mut at, end) = (first.tokens.end, second.tokens.start);
    // *A 10-mile (16 km) road*, *6 miles long (10 km)*: a word may stand between.
    if end.saturating_sub(at) > 5 {
        return false;
    }
    let bracket = (at..end).find(|&at| words.is_any(at, &["(", "["]));
    if let Some(bracket) = bracket {
        let filler = [
            "about",
            "around",
            "roughly",
            "approximately",
            "nearly",
            "or",
            "some",
            "almost",
            "over",
            "up",
            "to",
            "more",
            "than",
            "just",
            "under",
            "minus",
            "negative",
            "-",
            "−",
            "–",
        ];
        return bracket - at <= 2 && (bracket + 1..end).all(|at| words.is_any(at, &filler));
    }
    if words.is(at, ",") {
        at += 1;
    }
    let linked = words.is_any(at, &["or", "/", "–", "—"]) && at < end;
    let filler =
        ["about", "around", "roughly", "approximately", "nearly", "some", "almost", "just", "over"];
    // *10 inches, about 25 centimetres, in a day*: in apposition, without *or*.
    let apposed = at > first.tokens.end
        && at < end
        && (at..end).all(|at| words.is_any(at, &filler[..4]))
        && words.is_any(second.tokens.end, &[",", ".", ")", ";"]);
    if apposed {
        return true;
    }
    linked && (at + 1..end).all(|at| words.is_any(at, &filler))
}

/// *-10 °C*, *minus 10 °C*.
fn is_below_zero(line: &Line<'_>, quantity: &Quantity) -> bool {
    let at = quantity.tokens.start;
    let sign = at > 0 && line.words.is_dash(at - 1) && line.words.glued(at);
    sign && (!line.words.glued(at - 1) || line.words.after_any(at - 1, &["("]))
        || line.words.after_any(at, &["minus", "negative"])
        || line.words.is(quantity.tokens.end, "below")
}

fn judge_below_zero(
    prose: &str,
    line: &Line<'_>,
    (first, a): (&Quantity, Measure),
    (second, b): (&Quantity, Measure),
    findings: &mut Findings,
) {
    let signed = |q: &Quantity| if is_below_zero(line, q) { -q.value } else { q.value };
    let right = converted(signed(first), a, b);
    let slack = (second.interval.high - second.value) + 1.1;
    if (right - signed(second)).abs() <= slack {
        return;
    }
    let sign = |q: &Quantity| if is_below_zero(line, q) { "-" } else { "" };
    let message = format!(
        "{}{} is {}, not {}{}",
        sign(first),
        first.span.of(prose),
        with_unit(&plain(right, 0), second, prose),
        sign(second),
        second.span.of(prose)
    );
    let finding = findings.report(second.span, message);
    finding.computed(with_unit(&plain(right, 0), second, prose));
    finding.related(first.span, "the same measure in the other unit");
}

fn judge(
    prose: &str,
    (first, a): (&Quantity, Measure),
    (second, b): (&Quantity, Measure),
    findings: &mut Findings,
) {
    if agree(first, a, second, b) {
        return;
    }
    let right = converted(first.value, a, b);
    let back = converted(second.value, b, a);
    let message = format!(
        "{} is {}, not {}",
        first.span.of(prose),
        written(right, second, prose),
        second.span.of(prose)
    );
    let finding = findings.report(second.span, message);
    finding.computed(written(right, second, prose));
    finding.related(first.span, "the same measure in the other unit");
    for (quantity, value) in [(second, right), (first, back)] {
        let text = written(value, quantity, prose);
        let title = format!("Change {} to {text}", quantity.span.of(prose));
        finding.fix(Fix::new(title, vec![Edit::replace(quantity.span, text)]));
    }
}

fn written(value: f64, model: &Quantity, prose: &str) -> String {
    measured(value, &rounded(value, model, prose), model, prose)
}

/// In the other number's style; with a place more where whole numbers would be too coarse.
fn rounded(value: f64, model: &Quantity, prose: &str) -> String {
    let coarse = value.abs() < 10.0 && (value - value.round()).abs() > 0.1;
    if coarse && !model.number.of(prose).contains('.') {
        return plain(value, 1);
    }
    like(model, prose, value).unwrap_or_else(|| plain(value, 1))
}

fn agree(first: &Quantity, a: Measure, second: &Quantity, b: Measure) -> bool {
    if a.dimension == Dimension::Temperature {
        let degrees = converted(first.value, a, b);
        let difference = if a.name.ends_with("Celsius") { 1.8 } else { 1.0 / 1.8 } * first.value;
        let slack = (second.interval.high - second.value) + 1.1;
        return (degrees - second.value).abs() <= slack
            || (difference - second.value).abs() <= slack;
    }
    sizes(a).into_iter().any(|size_a| {
        sizes(b).into_iter().any(|size_b| {
            let (one, other) = ((first, size_a), (second, size_b));
            base(one, true).meets(base(other, false)) || base(one, false).meets(base(other, true))
        })
    })
}

/// The sizes a unit may have: gallons, tons and horses differ by country.
fn sizes(measure: Measure) -> Vec<f64> {
    match measure.name {
        "gallon" => vec![measure.size, 4.546_09],
        "pint" => vec![measure.size, 0.568_261_25],
        "ton" => vec![measure.size, 1_016.046_908_8, 1000.0],
        // On a plate the calorie is the large one.
        "calorie" => vec![measure.size, 4.184],
        "horsepower" => vec![measure.size, 735.498_75],
        _ => vec![measure.size],
    }
}

/// The values in the base unit. The one that was converted from is known better than it is
/// printed: at most a twentieth off.
fn base((quantity, size): (&Quantity, f64), source: bool) -> Interval {
    let printed = quantity.interval.high - quantity.value;
    let half = if source { printed.min(quantity.value * 0.05) } else { printed };
    let slack = quantity.value * 0.005;
    Interval {
        low: (quantity.value - half - slack) * size,
        high: (quantity.value + half + slack) * size,
    }
}

fn converted(value: f64, from: Measure, to: Measure) -> f64 {
    match (from.name, to.name) {
        ("degree Celsius", "degree Fahrenheit") => value * 1.8 + 32.0,
        ("degree Fahrenheit", "degree Celsius") => (value - 32.0) / 1.8,
        _ => value * from.size / to.size,
    }
}
