//! *On Monday* in a draft that bears no date.

use std::collections::BTreeMap;

use jiff::civil::Weekday;

use crate::annotate::date::weekday_name;
use crate::annotate::{BlockView, DateMention};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Severity};
use crate::text::Span;

/// See the page.
pub static CHECK: Check = Check {
    name: "undated-weekday",
    family: Family::Dates,
    summary: "Weekdays in a draft that bears no date",
    page: include_str!("undated_weekday.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Different weekdays from which on readers lose the order of events.
const WEEKDAYS: usize = 2;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    if view.story.timeline.dated().is_some() {
        return;
    }
    let mut first: BTreeMap<i8, (Weekday, Span)> = BTreeMap::new();
    for block in view.draft.blocks() {
        for date in &block.notes.dates {
            // One full date lets readers count from it.
            if date.is_full() {
                return;
            }
            let Some((weekday, place)) = date.weekday.filter(|_| is_bare(&block, date)) else {
                continue;
            };
            let at = block.absolute(place);
            first.entry(weekday.to_monday_zero_offset()).or_insert((weekday, at));
        }
    }
    if first.len() < WEEKDAYS {
        return;
    }
    let mut told: Vec<(Weekday, Span)> = first.into_values().collect();
    told.sort_by_key(|&(_, span)| span);
    let names: Vec<&str> = told.iter().map(|&(weekday, _)| weekday_name(weekday)).collect();
    let message = format!("The draft bears no date: which {} is meant", names.join(", which "));
    let Some((&(_, span), others)) = told.split_first() else { return };
    let finding = findings.report(span, message);
    for &(weekday, span) in others {
        finding.related(span, format!("{} without a date", weekday_name(weekday)));
    }
}

/// A weekday of running text that names one day: not *every Monday*, not *Monday to Friday*.
fn is_bare(block: &BlockView<'_>, date: &DateMention) -> bool {
    let before = block.prose[..date.span.start].trim_end();
    let after = block.prose[date.span.end..].trim_start();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let habit = ["every", "each", "to", "through", "and", "or", "a", "any", "trends"]
        .iter()
        .any(|habit| word.eq_ignore_ascii_case(habit));
    let span =
        after.starts_with(['-', '–']) || after.starts_with("to ") || after.starts_with("through ");
    matches!(block.block.role, Role::Body | Role::Headline | Role::Deck | Role::Subheadline)
        && date.day.is_none()
        && date.month.is_none()
        && !habit
        && !span
}
