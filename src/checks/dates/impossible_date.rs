//! A date or time of day that no calendar and no clock has.

use jiff::civil::Date;

use super::{misspelt, month_name};
use crate::annotate::DateMention;
use crate::annotate::words::Words;
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "impossible-date",
    family: Family::Dates,
    summary: "A date or time of day that does not exist",
    page: include_str!("impossible_date.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    for date in &view.notes.dates {
        check_date(view, date, findings);
    }
    let words = Words::new(view.block.prose, &view.notes.tokens);
    for at in 1..view.notes.tokens.len() {
        if words.is(at, ":") {
            check_time(words, at, findings);
        }
    }
    misspelt::run(view, findings);
}

fn check_date(view: &BlockNotes<'_>, date: &DateMention, findings: &mut Findings) {
    let (Some(month), Some(day)) = (date.month, date.day) else { return };
    if !(1..=12).contains(&month) {
        let message = format!("There is no month {month}");
        findings.report(date.span, message);
        return;
    }
    // Without a year, a leap year is given the benefit of the doubt.
    let year = date.year.unwrap_or(2000);
    let last = last_day(year, month);
    if (1..=last).contains(&day) {
        return;
    }
    let name = month_name(month);
    let scope = if month == 2 && day == 29 { format!(" in {year}") } else { String::new() };
    let message = format!("{name} has {last} days{scope}: there is no {name} {day}");
    let finding = findings.report(date.span, message);
    let Some(place) = date.day_span else { return };
    finding.fix(Fix::new(
        format!("Change to {name} {last}, the last of the month"),
        vec![Edit::replace(place, last.to_string())],
    ));
    if let Some(leap) = nearest_leap_year(date, day) {
        let place = date.year_span.unwrap_or(place);
        finding.fix(Fix::new(
            format!("Change the year to {leap}, a leap year"),
            vec![Edit::replace(place, leap.to_string())],
        ));
    }
    if let Some(slip) = day_slip(view, date, last) {
        finding.fix(Fix::new(
            format!("Change to {name} {slip}"),
            vec![Edit::replace(place, slip.to_string())],
        ));
    }
}

/// The last day of a month.
fn last_day(year: i16, month: i8) -> i8 {
    Date::new(year, month, 1).map_or(31, Date::days_in_month)
}

/// For a 29 February: the leap year next to its year.
fn nearest_leap_year(date: &DateMention, day: i8) -> Option<i16> {
    let year = date.year.filter(|_| date.month == Some(2) && day == 29)?;
    [1, -1, 2, -2].into_iter().map(|by| year + by).find(|&year| last_day(year, 2) == 29)
}

/// The day with its digits the other way round, where that exists: *41* for *14*.
fn day_slip(view: &BlockNotes<'_>, date: &DateMention, last: i8) -> Option<i8> {
    let place = date.day_span?;
    let turned: String = place.of(view.block.prose).chars().rev().collect();
    turned.parse().ok().filter(|day| (1..=last).contains(day))
}

/// *25:61*: digits around a colon that are led or followed by words of the clock.
fn check_time(words: Words<'_>, colon: usize, findings: &mut Findings) {
    let (hours, minutes) = (colon - 1, colon + 1);
    let (Some(hour), Some(minute)) = (words.integer(hours), words.integer(minutes)) else { return };
    let joined = words.glued(colon) && words.glued(minutes) && words.text(minutes).len() == 2;
    // *25:61:07* and *10:75.3* are times of a race.
    let runs_on = words.glued(minutes + 1)
        && words.is_any(minutes + 1, &[":", "."])
        && words.glued(minutes + 2)
        && words.is_number(minutes + 2);
    let single = !runs_on;
    if !joined || !single || hours > 0 && words.glued(hours) && !words.after_any(hours, &["("]) {
        return;
    }
    let half_day = words.is_any(minutes + 1, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m"]);
    let clock = half_day || words.is_any(minutes + 1, &["gmt", "utc", "local", "est", "cet"]);
    let led = words.after_any(hours, &["at", "until", "by", "around", "about"]);
    // Afternoons are counted to twelve: *13:30 p.m.* is either.
    let after_noon = words.is_any(minutes + 1, &["pm", "p.m.", "p.m"]);
    if after_noon && (13..24).contains(&hour) && minute <= 59 {
        let message =
            format!("{hour}:{minute:02} is past noon already: there is no {hour}:{minute:02} p.m.");
        let finding = findings.report(words.cover(hours, minutes + 2), message);
        finding.fix(Fix::new(
            format!("Change to {}:{minute:02} p.m.", hour - 12),
            vec![Edit::replace(words.span(hours), (hour - 12).to_string())],
        ));
        return;
    }
    if !(clock || led) || hour <= 24 && minute <= 59 && (hour < 24 || minute == 0) {
        return;
    }
    if !clock && hour > 39 {
        // *At 90:15* is a match's minute.
        return;
    }
    let span = words.cover(hours, minutes + 1);
    findings.report(span, format!("There is no {hour}:{minute:02} on the clock"));
}
