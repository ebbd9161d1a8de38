//! *12 of 40 (25%)*, *two-thirds (60%)*: a share whose percentage is another one.

use super::line::{self, Line};
use super::style::{like, plain, shown};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "share-mismatch",
    family: Family::Figures,
    summary: "A share and a percentage beside it that do not agree",
    page: include_str!("share_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        for (at, percent) in line.quantities.iter().enumerate().skip(1) {
            if percent.kind != Kind::Percent {
                continue;
            }
            if let Some(share) = share_before(line, at) {
                judge(view.block.prose, &share, percent, findings);
            }
        }
    });
}

/// A share as a part of a whole.
struct Share<'a> {
    span: Span,
    /// In percent.
    value: f64,
    interval: Interval,
    hedge: Hedge,
    /// Part and whole, where both are counted.
    counts: Option<(&'a Quantity, &'a Quantity)>,
}

/// The share that the percentage at `at` stands for again: right before it in brackets or with *or*.
fn share_before<'a>(line: &Line<'a>, at: usize) -> Option<Share<'a>> {
    let (before, percent) = (&line.quantities[at - 1], &line.quantities[at]);
    if matches!(before.kind, Kind::Fraction | Kind::Ratio) {
        let apposed = is_apposed(line, before.tokens.end, percent.tokens.start, 4);
        return apposed.then_some(Share {
            span: before.span,
            value: before.value * 100.0,
            interval: Interval {
                low: before.interval.low * 100.0,
                high: before.interval.high * 100.0,
            },
            hedge: before.hedge,
            counts: None,
        });
    }
    let part = line.quantities.get(at.checked_sub(2)?)?;
    let counted = |q: &Quantity| matches!(q.kind, Kind::Count | Kind::Money) && q.range.is_none();
    let same = counted(part) && counted(before) && part.unit == before.unit;
    let whole = same && part.value <= before.value && before.value > 0.0;
    let of = &["of"];
    let (from, to) = (part.tokens.end, before.tokens.start);
    let linked = whole && to - from <= 4 && line.holds(from, to, of);
    let filler = (from..to).all(|at| {
        line.words.is_any(at, &["of", "out", "the", "its", "their", "all", "a", "total", "those"])
    });
    if !linked || !filler || !is_apposed(line, before.tokens.end, percent.tokens.start, 5) {
        return None;
    }
    Some(Share {
        span: part.span.cover(before.span),
        value: part.value / before.value * 100.0,
        interval: Interval {
            low: part.interval.low / before.interval.high * 100.0,
            high: part.interval.high / before.interval.low * 100.0,
        },
        hedge: if part.hedge == Hedge::None { before.hedge } else { part.hedge },
        counts: Some((part, before)),
    })
}

/// Whether the percentage stands in brackets of its own or behind *, or*, after at most `reach`
/// words.
fn is_apposed(line: &Line<'_>, from: usize, to: usize, reach: usize) -> bool {
    let words = line.words;
    if to - from > reach + 2 || to == from {
        return false;
    }
    let mut open = to - 1;
    let filler =
        ["about", "around", "roughly", "nearly", "almost", "or", "just", "over", "under", "some"];
    while open > from && words.is_any(open, &filler) && !words.is(open - 1, ",") {
        open -= 1;
    }
    let bracket = words.is(open, "(");
    let or = words.is(open, "or") && words.after_any(open, &[","]);
    let broken = line.holds(from, open.saturating_sub(1), &[",", ";", "and", "(", "but"]);
    (bracket || or) && !broken
}

fn judge(prose: &str, share: &Share<'_>, percent: &Quantity, findings: &mut Findings) {
    let unit = percent.interval.high - percent.value;
    let widest = if share.hedge == Hedge::None && percent.hedge == Hedge::None { 1.0 } else { 5.0 };
    let said = Interval::around(percent.value, unit.max(widest));
    let possible = match share.hedge {
        Hedge::AtLeast => Interval { high: share.value * 1.25, ..share.interval },
        Hedge::AtMost => Interval { low: share.value * 0.75, ..share.interval },
        _ => share.interval,
    };
    if possible.meets(said) {
        return;
    }
    let digits = usize::from(unit < 0.5);
    let message = format!(
        "{} is {}%, not {}%",
        share.span.of(prose),
        plain(share.value, digits),
        plain(percent.value, 2)
    );
    let finding = findings.report(percent.span, message);
    finding.related(share.span, "the share");
    if let Some(text) = like(percent, prose, share.value) {
        let title = format!("Change to {}", shown(share.value, percent, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(percent.number, text)]));
    }
    let Some((part, whole)) = share.counts else { return };
    let value = whole.value * percent.value / 100.0;
    if value.fract().abs() < 0.05 || part.value > 100.0 {
        let Some(text) = like(part, prose, value.round()) else { return };
        let title = format!("Change {} to {text}", part.number.of(prose));
        finding.fix(Fix::new(title, vec![Edit::replace(part.number, text)]));
    }
}
