//! One event on *Monday* here and on *January 6* there, which was a Tuesday.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::one_event::{Pin, is_told, told_apart};
use super::{like, month_name};
use crate::annotate::At;
use crate::annotate::date::weekday_name;
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::story::figures;
use crate::story::timeline::days_between;
use crate::text::Edit;

/// The days of one kind of event: those told by weekdays alone, and those of a month.
#[derive(Default)]
struct Told<'a> {
    weekdays: Vec<(Pin<'a>, Date)>,
    days: Vec<(Pin<'a>, Date)>,
}

/// Reports them, in a draft that bears its own day.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    if view.story.timeline.dated().is_none() {
        return;
    }
    for told in collect(view).values() {
        // Several days with one kind of event are several events.
        let one = |pins: &[(Pin<'_>, Date)]| pins.windows(2).all(|two| two[0].1 == two[1].1);
        if one(&told.weekdays)
            && one(&told.days)
            && let Some((weekday, day)) = differing(told)
        {
            report(weekday, day, findings);
        }
    }
}

fn collect<'a>(view: &StoryView<'a>) -> BTreeMap<u16, Told<'a>> {
    let mut all: BTreeMap<u16, Told<'a>> = BTreeMap::new();
    for block in view.draft.blocks().filter(is_told) {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let Some(event) = date.event.filter(|event| !event.once) else { continue };
            let at = At { block: block.index, index };
            let Some(day) = view.story.timeline.day(at) else { continue };
            let pin = Pin { block, date };
            if date.day.is_some() && date.month.is_some() {
                all.entry(event.kind).or_default().days.push((pin, day));
            } else if date.weekday.is_some() && date.relative.is_none() {
                all.entry(event.kind).or_default().weekdays.push((pin, day));
            }
        }
    }
    all
}

/// Places of one day that are looked at.
const PLACES: usize = 3;

/// Days apart up to which one is a slip of the other.
const CLOSE: i32 = 3;

type Pair<'t, 'a> = (&'t (Pin<'a>, Date), &'t (Pin<'a>, Date));

/// The places that tell of one event on another weekday, a few days off.
fn differing<'t, 'a>(told: &'t Told<'a>) -> Option<Pair<'t, 'a>> {
    let pairs = told
        .weekdays
        .iter()
        .take(PLACES)
        .flat_map(|weekday| told.days.iter().take(PLACES).map(move |day| (weekday, day)));
    pairs.into_iter().find(|&((monday, last), (pin, day))| {
        // *Monday* may be the one to come.
        let near = [days_between(*last, *day), days_between(*last, *day) - 7];
        let close = near.into_iter().any(|by| by != 0 && by.abs() <= CLOSE);
        let same = near.contains(&0) || pin.date.through.is_some();
        close && !same && monday.block.index != pin.block.index && is_one(monday, pin)
    })
}

fn is_one(a: &Pin<'_>, b: &Pin<'_>) -> bool {
    let definite = a.is_definite() && b.is_definite();
    if !definite || !figures::share(&a.date.context, &b.date.context, 2) || told_apart(a, b) {
        return false;
    }
    let overlap = figures::overlap(&a.date.context, &b.date.context);
    let strangers = overlap.first_names > 0 && overlap.second_names > 0 && overlap.names == 0;
    !strangers
}

fn report(monday: &(Pin<'_>, Date), day: &(Pin<'_>, Date), findings: &mut Findings) {
    let ((monday, _), (pin, day)) = (monday, day);
    let (Some((wrong, place)), Some(event)) = (monday.date.weekday, pin.date.event) else { return };
    let message = format!(
        "The {} is on {} elsewhere in the draft, and {} {} is a {}",
        event.name(),
        weekday_name(wrong),
        month_name(day.month()),
        day.day(),
        weekday_name(day.weekday())
    );
    let finding = findings.report(pin.span(), message);
    finding.related(monday.span(), "the weekday");
    let (text, right) = (monday.block.text(place), weekday_name(day.weekday()));
    let name = like(text, right);
    finding.fix(Fix::new(
        format!("Change “{text}” to “{name}”"),
        vec![Edit::replace(monday.block.absolute(place), name)],
    ));
    if let Some(place) = pin.date.day_span
        && let Some(number) = moved(*day, wrong)
    {
        finding.fix(Fix::new(
            format!("Change to {} {number}, a {}", month_name(day.month()), weekday_name(wrong)),
            vec![super::renumbered(&pin.block, place, number)],
        ));
    }
}

/// The day of the same month that is that weekday and next to the one given.
fn moved(day: Date, weekday: Weekday) -> Option<i8> {
    let ahead = i32::from(weekday.since(day.weekday()));
    let steps = if ahead <= 3 { [ahead, ahead - 7] } else { [ahead - 7, ahead] };
    let near = steps.into_iter().filter_map(|by| day.checked_add(jiff::Span::new().days(by)).ok());
    near.filter(|near| near.month() == day.month()).map(Date::day).next()
}
