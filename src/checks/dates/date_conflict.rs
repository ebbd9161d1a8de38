//! One event with two dates.

use super::one_event::{self, Days, Pin};
use super::{known_by_year, once, spans_of_days};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "date-conflict",
    family: Family::Dates,
    summary: "One event with two dates",
    page: include_str!("date_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Distinct days back to which each is compared.
const WINDOW: usize = 24;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    once::run(view, findings);
    known_by_year::run(view, findings);
    let days = Days::of(view);
    let reported = spans_of_days::run(&days, findings);
    for later in 1..days.all.len() {
        for earlier in later.saturating_sub(WINDOW)..later {
            if let Some((first, second)) = days.told_twice(earlier, later)
                && !reported.contains(&second.span())
            {
                report(&first, &second, &days, findings);
            }
        }
    }
}

/// Reports the odd one of two places: the day that is printed less often, or else the later place.
fn report(first: &Pin<'_>, second: &Pin<'_>, days: &Days<'_>, findings: &mut Findings) {
    let swap = days.count(first) < days.count(second);
    let (odd, kept) = if swap { (first, second) } else { (second, first) };
    let what = one_event::event_name(odd, kept)
        .map_or_else(|| "What reads like one event".to_owned(), |name| format!("The {name}"));
    report_pair(&what, odd, kept, findings);
}

/// Reports the place `odd` of something that is dated otherwise at `kept`, with both repairs.
pub(super) fn report_pair(what: &str, odd: &Pin<'_>, kept: &Pin<'_>, findings: &mut Findings) {
    let (here, there) = (odd.text(), kept.text());
    let message = format!("{what} is dated {here} here, and {there} elsewhere in the draft");
    let finding = findings.report(odd.span(), message);
    finding.related(kept.span(), "the other date");
    for (here, there) in [(odd, kept), (kept, odd)] {
        if let Some(fix) = rewritten(here, there) {
            finding.fix(fix);
        }
    }
}

/// `here` with the day of `there`, written as `here` is.
pub(super) fn rewritten(here: &Pin<'_>, there: &Pin<'_>) -> Option<Fix> {
    let mut parts: Vec<(Span, String)> = Vec::new();
    if here.date.day != there.date.day {
        let (place, day) = (here.date.day_span?, there.date.day?);
        let (whole, number) = super::numbered(&here.block, place, day);
        let inside = whole.end <= here.date.span.end;
        parts.push(if inside { (whole, number) } else { (place, day.to_string()) });
    }
    if here.date.month != there.date.month {
        let place = here.date.month_span?;
        parts.push((place, super::month_like(here.block.text(place), there.date.month?)));
    }
    if let (Some(place), Some(year)) = (here.date.year_span, there.date.year)
        && here.date.year != there.date.year
    {
        parts.push((place, year.to_string()));
    }
    let mut text = here.text().to_owned();
    parts.sort_by_key(|&(span, _)| std::cmp::Reverse(span));
    for (span, new) in &parts {
        let inside = span.start.checked_sub(here.date.span.start)?;
        text.replace_range(inside..inside + span.len(), new);
    }
    Some(Fix::new(
        format!("Change “{}” to “{text}”", here.text()),
        vec![Edit::replace(here.span(), text)],
    ))
}
