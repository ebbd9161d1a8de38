//! *From 2006 to 2012, eight years*: a number of years that two years do not bear out.

use super::line::{self, Line};
use super::style::{like, plain};
use crate::annotate::date::Grain;
use crate::annotate::quantity::{Hedge, Kind, Unit};
use crate::annotate::{DateMention, Quantity};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "duration-mismatch",
    family: Family::Figures,
    summary: "A number of years that the two years beside it do not bear out",
    page: include_str!("duration_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        for pair in line.dates.windows(2) {
            let [first, second] = pair else { continue };
            let Some(span) = span_of(line, first, second) else { continue };
            let years = line.quantities.iter().find(|quantity| restates(line, quantity, span));
            if let Some(years) = years {
                judge(view.block.prose, (first, second), years, findings);
            }
        }
    });
}

/// The tokens of *from 1946 to 1982*, *between 1946 and 1982*, *1946–1982*.
fn span_of(line: &Line<'_>, first: &DateMention, second: &DateMention) -> Option<(usize, usize)> {
    let is_year = |date: &DateMention| date.grain == Grain::Year && date.year.is_some();
    let (from, to) = (line.token_at(first.span.start), line.token_at(second.span.start));
    let words = line.words;
    if !is_year(first) || !is_year(second) || to != from + 2 || second.year <= first.year {
        return None;
    }
    let behind = |word: &str| words.after_any(from, &[word]);
    let between = words.text(from + 1).to_ascii_lowercase();
    let joined = behind("from") && matches!(between.as_str(), "to" | "until" | "till" | "through")
        || behind("between") && between == "and"
        || words.is_dash(from + 1);
    joined.then_some((from, to + 1))
}

/// Words that may stand between the years and their number.
const FILLER: &[&str] = &[
    ",",
    "(",
    "a",
    "an",
    "the",
    "span",
    "period",
    "of",
    "for",
    "some",
    "total",
    "–",
    "—",
    "that",
    "is",
    "run",
    "stretch",
    "spell",
    "from",
    "between",
    "lasting",
    "altogether",
    "or",
    "i.e.",
];

/// Whether the quantity stands for that span of years again.
fn restates(line: &Line<'_>, quantity: &Quantity, (from, to): (usize, usize)) -> bool {
    let year = matches!(&quantity.unit, Unit::Measure(name) if name == "year");
    if !year || quantity.kind != Kind::Duration || quantity.hedge != Hedge::None {
        return false;
    }
    let (first, last) = if quantity.tokens.start >= to {
        (to, quantity.tokens.start)
    } else if quantity.tokens.end <= from {
        (quantity.tokens.end, from)
    } else {
        return false;
    };
    let marked = line.holds(first, last, &[",", "(", "–", "—"]);
    let later = line
        .words
        .is_any(quantity.tokens.end, &["later", "ago", "earlier", "before", "after", "old"]);
    marked && !later && last - first <= 6 && (first..last).all(|at| line.words.is_any(at, FILLER))
}

fn judge(
    prose: &str,
    (first, second): (&DateMention, &DateMention),
    years: &Quantity,
    findings: &mut Findings,
) {
    let (Some(from), Some(to)) = (first.year, second.year) else { return };
    let length = f64::from(to - from);
    // Both ends may count, or neither.
    if (years.value - length).abs() <= 1.0 {
        return;
    }
    let message = format!(
        "From {from} to {to} is {} years, not {}",
        plain(length, 0),
        years.number.of(prose)
    );
    let finding = findings.report(years.span, message);
    finding.computed(format!("{} years", plain(length, 0)));
    finding.related(first.span, "the first year").related(second.span, "the last year");
    if let Some(text) = like(years, prose, length) {
        let title = format!("Change {} to {text}", years.number.of(prose));
        finding.fix(Fix::new(title, vec![Edit::replace(years.number, text)]));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a number of years is small")]
    let stated = years.value.round() as i16;
    for (date, year) in [(second, from.saturating_add(stated)), (first, to.saturating_sub(stated))]
    {
        if let Some(place) = date.year_span {
            let title = format!("Change {} to {year}", place.of(prose));
            finding.fix(Fix::new(title, vec![Edit::replace(place, year.to_string())]));
        }
    }
}
