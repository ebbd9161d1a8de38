//! *$5 million (€4.6 million)* and *$10 million (€6.1 million)*: one pair of currencies at two rates.

use std::collections::BTreeMap;

use super::line::{self, Line};
use super::style::{like, with_unit};
use crate::annotate::quantity::{Hedge, Unit};
use crate::annotate::{BlockView, Quantity};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "rate-conflict",
    family: Family::Figures,
    summary: "One pair of currencies converted at two rates",
    page: include_str!("rate_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// A sum with the same sum in another currency behind it.
#[derive(Clone)]
struct Conversion<'a> {
    block: BlockView<'a>,
    first: &'a Quantity,
    second: &'a Quantity,
    /// The lowest and highest rate that the printed digits allow.
    low: f64,
    high: f64,
    /// The years its sentence names.
    years: Vec<i16>,
}

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut pairs: BTreeMap<(String, String), Vec<Conversion<'_>>> = BTreeMap::new();
    for block in view.draft.blocks() {
        line::each_of(block.prose, block.notes, |line| {
            for pair in line.quantities.windows(2) {
                let [first, second] = pair else { continue };
                let Some(currencies) = currencies(line, first, second) else { continue };
                if let Some(found) = conversion(block, line, first, second) {
                    pairs.entry(currencies).or_default().push(found);
                }
            }
        });
    }
    for found in pairs.values().filter(|found| found.len() > 1) {
        if let Some((odd, kept)) = odd_one(found) {
            report(odd, kept, findings);
        }
    }
}

/// The two currencies of *$5 million (€4.6 million)* or *$5 million, or €4.6 million*.
fn currencies(line: &Line<'_>, first: &Quantity, second: &Quantity) -> Option<(String, String)> {
    let (Unit::Money(a), Unit::Money(b)) = (&first.unit, &second.unit) else { return None };
    let exact = [first, second].iter().all(|sum| {
        matches!(sum.hedge, Hedge::None | Hedge::About) && sum.range.is_none() && sum.value > 0.0
    });
    let gap = first.tokens.end..second.tokens.start;
    let filler = ["(", "[", ",", "or", "about", "around", "roughly", "approximately", "some"];
    let joined = !gap.is_empty()
        && gap.len() <= 3
        && gap.clone().all(|at| line.words.is_any(at, &filler))
        && line.holds(gap.start, gap.end, &["(", "[", "or"]);
    (a != b && exact && joined).then(|| (a.clone(), b.clone()))
}

fn conversion<'a>(
    block: BlockView<'a>,
    line: &Line<'_>,
    first: &'a Quantity,
    second: &'a Quantity,
) -> Option<Conversion<'a>> {
    let (a, b) = (first.interval, second.interval);
    let valid = a.low > 0.0 && b.low > 0.0;
    let years = line.dates.iter().filter_map(|date| date.year).collect();
    valid.then(|| Conversion {
        block,
        first,
        second,
        low: b.low / a.high,
        high: b.high / a.low,
        years,
    })
}

/// How far apart two rates must be: markets move, and sums are rounded before they are converted.
const APART: f64 = 1.12;

/// The conversion whose rate is not that of the others, with one of those. Of two, the later.
fn odd_one<'b, 'a>(
    found: &'b [Conversion<'a>],
) -> Option<(&'b Conversion<'a>, &'b Conversion<'a>)> {
    let agree =
        |a: &Conversion<'_>, b: &Conversion<'_>| a.low <= b.high * APART && b.low <= a.high * APART;
    // Sums of other years are converted at other rates.
    let told_apart = |a: &Conversion<'_>, b: &Conversion<'_>| a.years != b.years;
    // Three are enough to tell which one is odd.
    let few = &found[..found.len().min(MANY)];
    let friends = |one: &Conversion<'_>| few.iter().filter(|other| agree(one, other)).count();
    let odd = few.iter().rev().min_by_key(|one| friends(one))?;
    let kept = few.iter().rev().max_by_key(|one| friends(one))?;
    (!agree(odd, kept) && !told_apart(odd, kept)).then_some((odd, kept))
}

/// Conversions of one pair that are looked at.
const MANY: usize = 12;

fn report(odd: &Conversion<'_>, kept: &Conversion<'_>, findings: &mut Findings) {
    let prose = odd.block.prose;
    let rate = kept.second.value / kept.first.value;
    let right = odd.first.value * rate;
    let back = odd.second.value / rate;
    let written = |sum: &Quantity, value: f64| {
        like(sum, prose, value).map(|number| with_unit(&number, sum, prose))
    };
    let shown = written(odd.second, right).unwrap_or_default();
    let (first, second) = (odd.block.text(odd.first.span), odd.block.text(odd.second.span));
    let message =
        format!("At the rate used elsewhere in the draft, {first} is {shown}, not {second}");
    let finding = findings.report(odd.block.absolute(odd.second.span), message);
    finding.computed(shown);
    let place = kept.first.span.cover(kept.second.span);
    finding.related(kept.block.absolute(place), "the other rate");
    for (sum, value) in [(odd.second, right), (odd.first, back)] {
        if let Some(text) = written(sum, value) {
            let title = format!("Change {} to {text}", odd.block.text(sum.span));
            finding.fix(Fix::new(title, vec![Edit::replace(odd.block.absolute(sum.span), text)]));
        }
    }
}
