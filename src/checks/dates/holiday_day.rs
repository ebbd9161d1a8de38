//! *Thanksgiving, Nov. 23*: a holiday beside a day near its own.

use jiff::civil::{Date, Weekday};

use super::month_name;
use crate::annotate::date::Holiday;
use crate::annotate::{At, BlockView, DateMention};
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::story::timeline::{days_between, full_day};

/// Reports them.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for block in view.draft.blocks() {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let Some(holiday) = date.holiday.filter(|_| is_apposed(&block, date)) else { continue };
            let day = full_day(date)
                .or_else(|| view.story.timeline.day(At { block: block.index, index }));
            if let Some(day) = day
                && let Some(right) = slipped(holiday, day)
            {
                report(view, &block, date, (day, right), findings);
            }
        }
    }
}

/// Whether the day ends there: *closed on Thanksgiving, Nov. 26 and 27* and *Christmas Eve, Dec. 25 and
/// Dec. 26* are lists.
fn is_apposed(block: &BlockView<'_>, date: &DateMention) -> bool {
    let rest = block.prose[date.span.end..].trim_start();
    let behind = rest.trim_start_matches([',', ')']).trim_start();
    let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let listed = ["and", "or", "through", "to"].contains(&word)
        || word.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    let closed = rest.is_empty() || rest.starts_with([',', ')', '.', ';']);
    date.day.is_some() && date.through.is_none() && closed && !(listed && rest.starts_with(','))
}

/// Days from a holiday up to which another day is taken for its own.
const NEAR: i32 = 6;

/// The right day, where the one given is a few days off all of the holiday's days.
fn slipped(holiday: Holiday, day: Date) -> Option<Date> {
    let days = holiday.days(day.year());
    let right = days.into_iter().min_by_key(|&right| days_between(day, right).abs())?;
    let by = days_between(day, right).abs();
    // One that falls on a weekend is kept on the Friday or the Monday beside it.
    let weekend = matches!(right.weekday(), Weekday::Saturday | Weekday::Sunday);
    let kept = matches!(day.weekday(), Weekday::Friday | Weekday::Monday);
    let observed = weekend && kept && by <= 2;
    (by != 0 && by <= NEAR && !observed && right.month() == day.month()).then_some(right)
}

fn report(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    date: &DateMention,
    (day, right): (Date, Date),
    findings: &mut Findings,
) {
    let Some(place) = date.day_span else { return };
    let start = date.month_span.map_or(place.start, |month| month.start.min(place.start));
    let name = block.prose[date.span.start..start].trim_end_matches([',', '(', ' ']);
    let (month, number) = (month_name(right.month()), right.day());
    let message =
        format!("{name} is {month} {number} in {}, not {month} {}", right.year(), day.day());
    let finding = findings.report(block.absolute(date.span), message);
    if let (None, Some((_, Some(own)))) = (date.year, view.story.timeline.filed) {
        finding.related(own, "the draft's own date");
    }
    finding.fix(Fix::new(
        format!("Change to {month} {number}"),
        vec![super::renumbered(block, place, number)],
    ));
}
