//! *Between 50 and 40*, *2012–2006*: a range whose ends are the wrong way round.

use super::style::same_unit;
use crate::annotate::date::Grain;
use crate::annotate::quantity::{Kind, RangeEnd};
use crate::annotate::words::Words;
use crate::annotate::{DateMention, Quantity};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "range-inverted",
    family: Family::Figures,
    summary: "A range whose first end is the larger one",
    page: include_str!("range_inverted.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let prose = view.block.prose;
    let words = Words::new(prose, &view.notes.tokens);
    for pair in view.notes.quantities.windows(2) {
        let [first, second] = pair else { continue };
        if is_inverted(words, first, second) {
            report(prose, first.number, second.number, findings);
        }
    }
    for pair in view.notes.dates.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(from), Some(to)) = (first.year_span, second.year_span) else { continue };
        if years_inverted(prose, first, second) {
            report(prose, from, to, findings);
        }
    }
}

/// Only *between … and*: a dash may be a score, a model or a difference.
fn is_inverted(words: Words<'_>, first: &Quantity, second: &Quantity) -> bool {
    let between = first.tokens.start > 0
        && words.is(first.tokens.start - 1, "between")
        && words.is(first.tokens.end, "and");
    let kind = !matches!(first.kind, Kind::Score | Kind::Fraction | Kind::Ratio);
    let temperature = first.value < 0.0 || second.value < 0.0;
    between
        && kind
        && !temperature
        && first.range == Some(RangeEnd::First)
        && second.range == Some(RangeEnd::Second)
        && same_unit(first, second)
        && first.value > second.value
}

/// *From 2012 to 2006*, *2012–2006*.
fn years_inverted(prose: &str, first: &DateMention, second: &DateMention) -> bool {
    let (Some(from), Some(to)) = (first.year, second.year) else { return false };
    if first.grain != Grain::Year || second.grain != Grain::Year || from <= to {
        return false;
    }
    let gap = prose[first.span.end..second.span.start].trim();
    let before = prose[..first.span.start].trim_end();
    let behind = prose[second.span.end..].chars().next();
    let led = |word: &str| {
        let at = before.len().checked_sub(word.len());
        at.and_then(|at| before.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    let alone = !behind.is_some_and(|c| c == '-' || c == '/' || c == '–')
        && !before.ends_with(['-', '/', '–', '.']);
    // Before Christ, years run backwards.
    let before_christ = prose[second.span.end..].trim_start().starts_with('B');
    alone
        && !before_christ
        && (matches!(gap, "-" | "–")
            || gap == "to" && led("from")
            || gap == "and" && led("between"))
}

fn report(prose: &str, first: Span, second: Span, findings: &mut Findings) {
    let (from, to) = (first.of(prose), second.of(prose));
    let message = format!("{from} is more than {to}: the range runs backwards");
    let finding = findings.report(first.cover(second), message);
    finding.fix(Fix::new(
        format!("Swap {from} and {to}"),
        vec![Edit::replace(first, to), Edit::replace(second, from)],
    ));
}
