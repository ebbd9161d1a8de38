//! A weekday beside a date that fell on another one.

use jiff::civil::{Date, Weekday};

use super::{holiday_day, like, month_name, weekday_event};
use crate::annotate::date::weekday_name;
use crate::annotate::{At, BlockView, DateMention};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::timeline;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "weekday-mismatch",
    family: Family::Dates,
    summary: "A weekday or holiday beside a date that fell on another one",
    page: include_str!("weekday_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// The first year whose weekdays are taken for certain: before it, countries kept two calendars.
const FIRST_YEAR: i16 = 1800;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for block in view.draft.blocks() {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let Some((weekday, place)) = date.weekday else { continue };
            let Some(day) = day_of(view, &block, index, date) else { continue };
            if day.weekday() == weekday || day.year() < FIRST_YEAR {
                continue;
            }
            report(view, &block, date, (weekday, place), day, findings);
        }
    }
    holiday_day::run(view, findings);
    weekday_event::run(view, findings);
    if view.story.timeline.dated().is_none() {
        among_themselves(view, findings);
    }
}

/// *Tuesday, March 4* and *Thursday, March 7* in a draft without a year: days of one month or of
/// neighbouring ones that no year has.
fn among_themselves(view: &StoryView<'_>, findings: &mut Findings) {
    let mut before: Option<Dated<'_>> = None;
    for block in view.draft.blocks() {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let (Some((weekday, place)), None, None) = (date.weekday, date.year, date.through)
            else {
                continue;
            };
            let (Some(month), Some(day)) = (date.month, date.day) else { continue };
            if follows_weekday(&block, index) || named_year(&block) {
                continue;
            }
            let here = Dated { block, date, weekday, place, month, day };
            if let Some(there) = &before
                && let Some(right) = expected(there, &here)
                && right != weekday
            {
                report_pair(there, &here, right, findings);
            } else {
                before = Some(here);
            }
        }
    }
}

/// A weekday with its day of a month.
struct Dated<'a> {
    block: BlockView<'a>,
    date: &'a DateMention,
    weekday: Weekday,
    place: Span,
    month: i8,
    day: i8,
}

/// Whether the paragraph tells of a year of its own.
fn named_year(block: &BlockView<'_>) -> bool {
    block.notes.dates.iter().any(|date| date.year.is_some())
}

/// How far apart two days may be to be taken for days of one year, in days.
const NEAR: i32 = 31;

/// The weekday of the second day as the first one tells it, where both are near each other in one year
/// and no leap day may lie between.
fn expected(first: &Dated<'_>, second: &Dated<'_>) -> Option<Weekday> {
    // Any year without a leap day.
    let day = |dated: &Dated<'_>| Date::new(2001, dated.month, dated.day).ok();
    let by = timeline::days_between(day(first)?, day(second)?);
    let leap = (first.month < 3) != (second.month < 3);
    let steps = i64::from(by);
    (by.abs() <= NEAR && by != 0 && !leap).then(|| first.weekday.wrapping_add(steps))
}

fn report_pair(first: &Dated<'_>, second: &Dated<'_>, right: Weekday, findings: &mut Findings) {
    let block = &second.block;
    let message = format!(
        "If {} is right, this is a {}: no year has both days",
        first.block.text(first.date.span),
        weekday_name(right)
    );
    let finding = findings.report(block.absolute(second.date.span), message);
    finding.related(first.block.absolute(first.date.span), "the other weekday with its day");
    for (dated, by) in [(second, right), (first, back(first, second))] {
        let name = like(dated.block.text(dated.place), weekday_name(by));
        finding.fix(Fix::new(
            format!("Change “{}” to “{name}”", dated.block.text(dated.place)),
            vec![Edit::replace(dated.block.absolute(dated.place), name)],
        ));
    }
    let moved = Date::new(2001, second.month, second.day)
        .ok()
        .and_then(|day| nearest_day(block, second.date, day, right, second.weekday));
    if let Some((edit, title)) = moved {
        finding.fix(Fix::new(title, vec![edit]));
    }
}

/// The weekday of the first day as the second one tells it.
fn back(first: &Dated<'_>, second: &Dated<'_>) -> Weekday {
    expected(second, first).unwrap_or(first.weekday)
}

/// The certain day of a date that names a day of a month.
fn day_of(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    index: usize,
    date: &DateMention,
) -> Option<Date> {
    date.day?;
    if date.through.is_some() || follows_weekday(block, index) {
        return None;
    }
    if date.year.is_some() {
        return timeline::full_day(date);
    }
    // The draft's own year is meant only if its neighbourhood names no other.
    let dated = view.story.timeline.dated()?;
    let years = block.notes.dates.iter().filter_map(|date| date.year);
    let other_year = years.into_iter().any(|year| (year - dated.year()).abs() > 1);
    if other_year { None } else { view.story.timeline.day(At { block: block.index, index }) }
}

/// *Thursday and Friday, October 6 and 7*: which weekday goes with which day is not said here.
fn follows_weekday(block: &BlockView<'_>, index: usize) -> bool {
    /// The longest of the words between them, with white space.
    const LONGEST: usize = 12;
    let date = &block.notes.dates[index];
    let before = block.notes.dates[..index].iter().rev();
    before.take_while(|other| other.span.end + LONGEST >= date.span.start).any(|other| {
        let gap = other.span.end..date.span.start;
        other.weekday.is_some()
            && other.day.is_none()
            && gap.start <= gap.end
            && matches!(
                block.prose[gap].trim().to_ascii_lowercase().as_str(),
                "and" | "or" | "-" | "–" | "—" | "to" | "&" | "through" | "," | "/"
            )
    })
}

fn report(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    date: &DateMention,
    (weekday, place): (Weekday, Span),
    day: Date,
    findings: &mut Findings,
) {
    let comma = if date.day_span > date.month_span { "," } else { "" };
    let year = if date.year.is_some() { String::new() } else { format!("{comma} {}", day.year()) };
    let shown = without_weekday(block, date, place);
    let right = weekday_name(day.weekday());
    let finding = findings.report(
        block.absolute(date.span),
        format!("{shown}{year} is a {right}, not a {}", weekday_name(weekday)),
    );
    if date.year.is_none()
        && let Some((_, Some(place))) = view.story.timeline.filed
    {
        finding.related(place, "the draft's own date");
    }
    let name = like(block.text(place), right);
    finding.fix(Fix::new(
        format!("Change to “{name}”"),
        vec![Edit::replace(block.absolute(place), name)],
    ));
    if let Some((edit, title)) = nearest_day(block, date, day, day.weekday(), weekday) {
        finding.fix(Fix::new(title, vec![edit]));
    }
    if let Some((edit, title)) = other_year(block, date, day, weekday) {
        finding.fix(Fix::new(title, vec![edit]));
    }
}

/// The date as written, without its weekday and what stands between them: *at 9:30 a.m.,*, *, which was a*.
fn without_weekday<'a>(block: &BlockView<'a>, date: &DateMention, place: Span) -> &'a str {
    let parts = [date.day_span, date.month_span, date.year_span].into_iter().flatten();
    let Some(numbers) = parts.reduce(Span::cover) else { return block.text(date.span) };
    let behind = block.text(Span::new(place.end, date.span.end.max(place.end)));
    if numbers.end <= place.start || behind.trim_start().starts_with("at ") {
        return block.text(numbers);
    }
    behind.trim_start_matches([',', '.', ' ', '('])
}

/// The nearest day of the same month that is that weekday, where `day` is an `own`.
fn nearest_day(
    block: &BlockView<'_>,
    date: &DateMention,
    day: Date,
    own: Weekday,
    weekday: Weekday,
) -> Option<(Edit, String)> {
    let place = date.day_span?;
    let ahead = i32::from(weekday.since(own));
    let steps = if ahead <= 3 { [ahead, ahead - 7] } else { [ahead - 7, ahead] };
    let near = steps
        .into_iter()
        .filter_map(|by| day.checked_add(jiff::Span::new().days(by)).ok())
        .find(|near| near.month() == day.month())?;
    let width = if block.text(place).starts_with('0') { 2 } else { 1 };
    let number = format!("{:0width$}", near.day());
    let month = month_name(near.month());
    let before = block.text(Span::new(date.span.start, place.start)).to_lowercase();
    // As the date itself is written: March 13 or 13 March.
    let month_first = before.contains(&month.to_lowercase()[..3]);
    let shown = if month_first { format!("{month} {number}") } else { format!("{number} {month}") };
    let title = format!("Change to {shown}, the nearest {}", weekday_name(weekday));
    Some((super::renumbered(block, place, near.day()), title))
}

/// The year before or after, if the weekday fits there: the slip of every January.
fn other_year(
    block: &BlockView<'_>,
    date: &DateMention,
    day: Date,
    weekday: Weekday,
) -> Option<(Edit, String)> {
    let place = date.year_span?;
    let near = [1, -1]
        .into_iter()
        .filter_map(|by| Date::new(day.year() + by, day.month(), day.day()).ok())
        .find(|near| near.weekday() == weekday)?;
    let title = format!("Change the year to {}", near.year());
    Some((Edit::replace(block.absolute(place), near.year().to_string()), title))
}
