//! *From 2006 to 2012, eight years*: a number of years that two years do not bear out.

use super::anniversary::{self, Stated};
use super::line::{self, Line};
use super::style::{like, plain};
use crate::annotate::date::Grain;
use crate::annotate::quantity::{Hedge, Kind, Unit};
use crate::annotate::{BlockView, DateMention, Quantity};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Finding, Findings, Fix, Severity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "duration-mismatch",
    family: Family::Figures,
    summary: "A number of years that the years beside it do not bear out",
    page: include_str!("duration_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let today = view.story.timeline.dated();
    for block in view.draft.blocks() {
        let mut sentences: Vec<usize> = block
            .notes
            .dates
            .iter()
            .filter(|date| date.year.is_some())
            .map(|date| date.sentence)
            .collect();
        sentences.dedup();
        for sentence in sentences {
            let line = line::of_sentence(block.prose, block.notes, sentence);
            for (first, second, years) in spans(&line) {
                judge(&block, (first, second), years, findings);
            }
            for stated in anniversary::of(&line, today) {
                judge_stated(view, &block, &stated, findings);
            }
        }
    }
}

/// Each *from 1946 to 1982* with the number of years that restates it.
fn spans<'a>(line: &Line<'a>) -> Vec<(&'a DateMention, &'a DateMention, &'a Quantity)> {
    let pairs = line.dates.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let span = span_of(line, first, second)?;
        let years = line.quantities.iter().find(|quantity| restates(line, quantity, span))?;
        Some((first, second, years))
    });
    pairs.collect()
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
    block: &BlockView<'_>,
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
    let number = block.text(years.number);
    let message = format!("From {from} to {to} is {} years, not {number}", plain(length, 0));
    let finding = findings.report(block.absolute(years.span), message);
    finding.computed(format!("{} years", plain(length, 0)));
    finding
        .related(block.absolute(first.span), "the first year")
        .related(block.absolute(second.span), "the last year");
    if let Some(text) = like(years, block.prose, length) {
        let title = format!("Change {number} to {text}");
        finding.fix(Fix::new(title, vec![replace(block, years.number, text)]));
    }
    let stated = whole(years.value);
    change_year(block, second, from.saturating_add(stated), finding);
    change_year(block, first, to.saturating_sub(stated), finding);
}

fn judge_stated(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    stated: &Stated<'_>,
    findings: &mut Findings,
) {
    let Some(from) = stated.from.year else { return };
    let length = stated.to - from;
    if (stated.years - f64::from(length)).abs() <= stated.slack || length <= 0 {
        return;
    }
    let number = block.text(stated.number);
    let right = format!("{length}{}{}", suffix(&length.to_string()), stated.noun);
    let decades = stated.decades;
    let (shown, printed) = match (stated.ordinal, decades) {
        (true, _) => (format!("the {right}"), format!("the {number}")),
        (false, true) => (format!("{length} years"), block.text(stated.span).to_lowercase()),
        (false, false) => (format!("{length} years"), number.to_lowercase()),
    };
    let message = format!("From {from} to {} it is {shown}, not {printed}", stated.to);
    let finding = findings.report(block.absolute(stated.span), message);
    finding.computed(shown.trim_start_matches("the ").to_owned());
    finding.related(block.absolute(stated.from.span), "the first year");
    match (stated.to_date, view.story.timeline.filed) {
        (Some(date), _) => {
            finding.related(block.absolute(date.span), "the last year");
        }
        (None, Some((_, Some(place)))) => {
            finding.related(place, "the draft’s own date");
        }
        _ => {}
    }
    let (place, text) = match stated.quantity {
        _ if decades => (stated.span, Some(format!("{length} years"))),
        Some(quantity) => (stated.number, like(quantity, block.prose, f64::from(length))),
        None => (stated.number, Some(right)),
    };
    if let Some(text) = text {
        let title = format!("Change {} to {text}", block.text(place));
        finding.fix(Fix::new(title, vec![replace(block, place, text)]));
    }
    let years = whole(stated.years);
    change_year(block, stated.from, stated.to.saturating_sub(years), finding);
    if let Some(date) = stated.to_date {
        change_year(block, date, from.saturating_add(years), finding);
    }
}

fn change_year(block: &BlockView<'_>, date: &DateMention, year: i16, finding: &mut Finding) {
    if let Some(place) = date.year_span {
        let title = format!("Change {} to {year}", block.text(place));
        finding.fix(Fix::new(title, vec![replace(block, place, year.to_string())]));
    }
}

fn replace(block: &BlockView<'_>, span: Span, text: String) -> Edit {
    Edit::replace(block.absolute(span), text)
}

#[expect(clippy::cast_possible_truncation, reason = "a number of years is small")]
fn whole(years: f64) -> i16 {
    years.round() as i16
}

/// The letters behind an ordinal in digits.
fn suffix(number: &str) -> &'static str {
    let teen = number.len() > 1 && number.as_bytes()[number.len() - 2] == b'1';
    match number.bytes().last() {
        Some(b'1') if !teen => "st",
        Some(b'2') if !teen => "nd",
        Some(b'3') if !teen => "rd",
        _ => "th",
    }
}
