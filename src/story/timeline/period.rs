//! The days that a date of any grain stands for.

use jiff::civil::Date;

use super::{Timeline, day_of, days_between, shifted};
use crate::annotate::DateMention;
use crate::annotate::date::{Counting, Grain, Relative};

/// From a first to a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Whether the time told is shorter, and lies somewhere between.
    pub loose: bool,
}

impl Period {
    const fn of((first, last): (Date, Date)) -> Self {
        Self { first, last, loose: false }
    }
}

/// See [`Timeline::period`].
pub(super) fn of(timeline: &Timeline, date: &DateMention) -> Option<Period> {
    let dated = timeline.dated();
    if date.counting != Counting::Calendar {
        return counted(date, dated?);
    }
    match date.grain {
        Grain::Day => day_of(date, dated).map(|day| Period::of((day, day))),
        Grain::Season => season(timeline, date, dated),
        Grain::Fiscal => fiscal(timeline, date),
        _ => calendar(date, dated).map(Period::of),
    }
}

/// A month, year or other piece of the calendar; a month without its year is the nearest.
fn calendar(date: &DateMention, dated: Option<Date>) -> Option<(Date, Date)> {
    let by = date.relative.map(|Relative(by)| i32::from(by));
    if let (Some(year), None) = (date.year, by) {
        let more = if date.into_next { 12 } else { 0 };
        return months(year, date.month.unwrap_or(1), length(date.grain)? + more);
    }
    let dated = dated?;
    match (date.grain, by, date.month) {
        (Grain::Week, Some(by), _) => {
            let monday = i32::from(dated.weekday().to_monday_zero_offset());
            Some((shifted(dated, 7 * by - monday)?, shifted(dated, 7 * by - monday + 6)?))
        }
        (Grain::Month, by, Some(named)) => months(month_year(named, by, dated), named, 1),
        (Grain::Quarter, None, Some(first)) => past_quarter(first, dated),
        (_, Some(by), None) => whole(date.grain, by, dated),
        _ => None,
    }
}

/// The month, quarter, year, decade or century that the draft's day lies in, or one `by` so many further.
fn whole(grain: Grain, by: i32, dated: Date) -> Option<(Date, Date)> {
    let length = length(grain)?;
    // Months are counted from the year 1; a century begins with it, a decade with a year of ten.
    let offset = if grain == Grain::Decade { 12 } else { 0 };
    let count = (i32::from(dated.year()) - 1) * 12 + i32::from(dated.month()) - 1 + offset;
    let first = (count.div_euclid(length) + by) * length - offset;
    let year = i16::try_from(first.div_euclid(12) + 1).ok()?;
    months(year, i8::try_from(first.rem_euclid(12)).ok()? + 1, length)
}

/// Days behind its end for which a quarter is told of without its year.
const FRESH: i32 = 120;

/// The quarter that the draft's day lies in or that ended lately.
fn past_quarter(first: i8, dated: Date) -> Option<(Date, Date)> {
    let years = [dated.year(), dated.year() - 1];
    years
        .into_iter()
        .filter_map(|year| months(year, first, 3))
        .find(|&(first, last)| first <= dated && days_between(last, dated) <= FRESH)
}

/// *Two years ago* is half a year more or less, *the past two years* last until the draft's day.
fn counted(date: &DateMention, dated: Date) -> Option<Period> {
    let Relative(by) = date.relative?;
    let by = i32::from(by);
    if date.counting == Counting::UpTo {
        return Some(Period::of((moved(dated, date.grain, by)?, dated)));
    }
    let middle = moved(dated, date.grain, by)?;
    let half = match date.grain {
        Grain::Day => return Some(Period::of((middle, middle))),
        Grain::Week => 3,
        Grain::Month => 15,
        Grain::Year => 182,
        Grain::Decade => 1826,
        _ => 18262,
    };
    Some(Period { first: shifted(middle, -half)?, last: shifted(middle, half)?, loose: true })
}

/// A day `by` so many whole grains further.
fn moved(day: Date, grain: Grain, by: i32) -> Option<Date> {
    let span = jiff::Span::new();
    let span = match grain {
        Grain::Day => span.days(by),
        Grain::Week => span.days(7 * by),
        _ => span.try_months(length(grain)?.checked_mul(by)?).ok()?,
    };
    day.checked_add(span).ok()
}

/// The three months of a season; the winter of a year may be either of two.
fn season(timeline: &Timeline, date: &DateMention, dated: Option<Date>) -> Option<Period> {
    let month = (date.month? - 1 + if timeline.southern { 6 } else { 0 }) % 12 + 1;
    // The season that begins in December goes on into the next year.
    let turns = month == 12;
    match (date.year, date.relative) {
        (Some(year), _) if turns && !date.into_next => {
            let (first, _) = months(year - 1, month, 3)?;
            let (_, last) = months(year, month, 3)?;
            Some(Period { first, last, loose: true })
        }
        (Some(_), _) if date.into_next && !turns => None,
        (Some(year), _) => months(year, month, 3).map(Period::of),
        (None, Some(Relative(by))) => near_season(month, by, dated?).map(Period::of),
        (None, None) => None,
    }
}

/// *Last summer* is the last one that is over, *next summer* the next to begin, *this summer* the nearest.
fn near_season(month: i8, by: i16, dated: Date) -> Option<(Date, Date)> {
    let year = dated.year();
    let mut near = (year - 2..=year + 1).filter_map(|year| months(year, month, 3));
    match by {
        ..=-1 => near.rfind(|&(_, last)| last < dated),
        0 => near.min_by_key(|&(first, last)| {
            days_between(dated, first).max(days_between(last, dated)).max(0)
        }),
        1.. => near.find(|&(first, _)| first > dated),
    }
}

/// The twelve months of a fiscal year, where the desk says when it begins or it is told by two years;
/// else all that may be meant: it is named for the year in which it begins or for that in which it ends.
fn fiscal(timeline: &Timeline, date: &DateMention) -> Option<Period> {
    let year = date.year?;
    match timeline.fiscal_year {
        Some(first) => {
            let year = if date.into_next || first == 1 { year } else { year - 1 };
            months(year, first, 12).map(Period::of)
        }
        None if date.into_next => {
            let (first, _) = months(year, 4, 12)?;
            let (_, last) = months(year, 10, 12)?;
            Some(Period { first, last, loose: true })
        }
        None => {
            let (first, last) = months(year - 1, 4, 24)?;
            Some(Period { first, last, loose: true })
        }
    }
}

/// The year of a month by its name: *last May*, *next May*, and else the nearest.
fn month_year(named: i8, by: Option<i32>, dated: Date) -> i16 {
    let (year, month) = (dated.year(), dated.month());
    match by {
        Some(1..) => year + i16::from(named <= month),
        Some(..=-1) => year - i16::from(named >= month),
        None if named - month > 6 => year - 1,
        None if month - named > 6 => year + 1,
        Some(0) | None => year,
    }
}

/// Months of a grain that begins with one.
const fn length(grain: Grain) -> Option<i32> {
    match grain {
        Grain::Month => Some(1),
        Grain::Quarter => Some(3),
        Grain::Half => Some(6),
        Grain::Year => Some(12),
        Grain::Decade => Some(120),
        Grain::Century => Some(1200),
        Grain::Day | Grain::Week | Grain::Season | Grain::Fiscal => None,
    }
}

fn months(year: i16, month: i8, count: i32) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    let next = first.checked_add(jiff::Span::new().months(count)).ok()?;
    Some((first, shifted(next, -1)?))
}
