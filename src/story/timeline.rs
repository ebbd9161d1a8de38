//! When: the draft's own day, and the days its dates stand for.
//!
//! A date without its year is settled only by a day the draft itself bears: what today is tells
//! nothing about an old draft.

use jiff::civil::{Date, Weekday};

use crate::annotate::date::{self, DateMention, Grain, Relative};
use crate::annotate::{AnnotatedDraft, At};
use crate::document::Document;
use crate::text::Span;

/// The days of a draft.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The day the draft is written for, and where it says so (front matter, dateline, a line of
    /// its own); without a place it is just today.
    pub filed: Option<(Date, Option<Span>)>,
    /// The dates that stand for one certain day, in reading order.
    pub days: Vec<(At, Date)>,
}

impl Timeline {
    /// The day the draft bears itself.
    pub fn dated(&self) -> Option<Date> {
        self.filed.and_then(|(day, place)| place.map(|_| day))
    }

    /// The day a date stands for, where that is certain.
    pub fn day(&self, at: At) -> Option<Date> {
        let index = self.days.binary_search_by_key(&at, |&(at, _)| at).ok()?;
        Some(self.days[index].1)
    }
}

/// Resolves the dates of a draft.
pub(super) fn resolve(draft: &AnnotatedDraft, today: Option<Date>) -> Timeline {
    let own = front_matter_day(&draft.document)
        .or_else(|| dateline_day(&draft.document, today))
        .or_else(|| day_line(draft));
    let dated = own.map(|(day, _)| day);
    let filed =
        own.map(|(day, span)| (day, Some(span))).or_else(|| today.map(|today| (today, None)));
    let mut days = Vec::new();
    for block in draft.blocks() {
        for (index, date) in block.notes.dates.iter().enumerate() {
            if let Some(day) = day_of(date, dated) {
                days.push((At { block: block.index, index }, day));
            }
        }
    }
    Timeline { filed, days }
}

/// The `date:` field of the front matter.
fn front_matter_day(document: &Document) -> Option<(Date, Span)> {
    let front = document.front_matter.as_ref()?;
    let span =
        ["date", "published", "publishdate", "pubdate"].iter().find_map(|k| front.field(k))?;
    let text = span.of(&document.source).trim();
    let head = text.get(..10).unwrap_or(text);
    let day = head.parse::<Date>().ok().or_else(|| full_day(&date::read(text)?))?;
    Some((day, span))
}

/// How far a dateline without year may lie behind today, in days.
const FRESH: i32 = 45;

/// The dateline's day; a missing year is today's if that makes the draft a fresh one.
fn dateline_day(document: &Document, today: Option<Date>) -> Option<(Date, Span)> {
    let span = document.dateline?.date?;
    let written = date::read(span.of(&document.source))?;
    if let Some(day) = full_day(&written) {
        return Some((day, span));
    }
    let today = today?;
    let (month, day) = (written.month?, written.day?);
    let years = [today.year(), today.year() - 1, today.year() + 1];
    let fresh = years
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok())
        .find(|&day| (-7..=FRESH).contains(&days_between(day, today)))?;
    Some((fresh, span))
}

/// Blocks among which a date by itself dates the draft.
const TOP: usize = 4;

/// A block near the top that is nothing but a full date.
fn day_line(draft: &AnnotatedDraft) -> Option<(Date, Span)> {
    draft.blocks().take(TOP).find_map(|block| {
        let [date] = block.notes.dates.as_slice() else { return None };
        let rest = block.prose.len() - date.span.len();
        let day = full_day(date).filter(|_| rest <= 12)?;
        Some((day, block.absolute(date.span)))
    })
}

/// The day of a date with day, month and year, if the calendar has it.
pub fn full_day(date: &DateMention) -> Option<Date> {
    Date::new(date.year?, date.month?, date.day?).ok()
}

/// The certain day of a date, seen from the draft's own day.
fn day_of(date: &DateMention, dated: Option<Date>) -> Option<Date> {
    if date.is_full() {
        return full_day(date);
    }
    let dated = dated?;
    if let (Some(month), Some(day), None) = (date.month, date.day, date.year) {
        let year = dated.year();
        let nearest = [year, year - 1, year + 1]
            .into_iter()
            .filter_map(|year| Date::new(year, month, day).ok())
            .min_by_key(|&candidate| days_between(candidate, dated).abs());
        return nearest;
    }
    if date.grain != Grain::Day || date.month.is_some() {
        return None;
    }
    match (date.weekday, date.relative) {
        (Some((weekday, _)), relative) => weekday_near(weekday, relative, dated),
        (None, Some(Relative(by))) => shifted(dated, i32::from(by)),
        (None, None) => None,
    }
}

/// The first and the last day of a date of any grain, seen from the draft's own day; a month without
/// its year is the nearest. Seasons and fiscal years begin where the reader lives and the books are kept.
pub fn period(date: &DateMention, dated: Option<Date>) -> Option<(Date, Date)> {
    if date.grain == Grain::Day {
        return day_of(date, dated).map(|day| (day, day));
    }
    let by = date.relative.map(|Relative(by)| i32::from(by));
    if let (Some(year), None) = (date.year, by) {
        return months(year, date.month.unwrap_or(1), length(date.grain)?);
    }
    let dated = dated?;
    let (year, month) = (dated.year(), dated.month());
    match (date.grain, by) {
        (Grain::Week, Some(by)) => {
            let monday = i32::from(dated.weekday().to_monday_zero_offset());
            Some((shifted(dated, 7 * by - monday)?, shifted(dated, 7 * by - monday + 6)?))
        }
        (Grain::Month, by) => match (date.month, by) {
            (Some(named), _) => months(month_year(named, by, dated), named, 1),
            (None, Some(by)) => {
                let count = i32::from(year) * 12 + i32::from(month) - 1 + by;
                let year = i16::try_from(count.div_euclid(12)).ok()?;
                months(year, i8::try_from(count.rem_euclid(12)).ok()? + 1, 1)
            }
            (None, None) => None,
        },
        (Grain::Year, Some(by)) => months(i16::try_from(i32::from(year) + by).ok()?, 1, 12),
        _ => None,
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

/// *Monday* is the last one up to the draft's day, *next Monday* the first one after it.
fn weekday_near(weekday: Weekday, relative: Option<Relative>, dated: Date) -> Option<Date> {
    let back = i32::from(dated.weekday().since(weekday));
    match relative {
        Some(Relative(1)) => shifted(dated, 7 - back),
        Some(Relative(-1)) if back == 0 => shifted(dated, -7),
        _ => shifted(dated, -back),
    }
}

fn shifted(day: Date, by: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().days(by)).ok()
}

/// Days from `from` to `to`.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::story::entities::tests::read;

    fn timeline(text: &str, today: Option<Date>) -> Timeline {
        resolve(&read(text), today)
    }

    /// What the dates of a sentence stand for, and where they are.
    fn told(prose: &str) -> (String, String) {
        let head = "---\ndate: 2026-03-05\n---\n\n";
        let draft = read(&format!("{head}{prose}\n"));
        let dates = draft.blocks().flat_map(|block| block.notes.dates.clone());
        let (mut marked, mut days) = (prose.to_owned(), Vec::new());
        for date in dates {
            let day = |(first, last)| {
                if first == last { format!("{first}") } else { format!("{first}..{last}") }
            };
            days.push(
                period(&date, Some(jiff::civil::date(2026, 3, 5))).map_or("?".to_owned(), day),
            );
            marked.insert(date.span.end, ']');
            marked.insert(date.span.start, '[');
        }
        (marked, if days.is_empty() { "none".to_owned() } else { days.join(" ") })
    }

    #[test]
    fn dates_stand_for_days() {
        let mut wrong = Vec::new();
        for row in crate::language::lexicon::entries(include_str!("timeline/dates.txt")) {
            let (sentence, expected) = row.split_once('\t').unwrap_or((row, "no expectation"));
            let plain = sentence.replace(['[', ']'], "");
            let (marked, days) = told(&plain);
            if marked != sentence || days != expected {
                wrong.push(format!("{marked}\t{days}\tinstead of {sentence}\t{expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn front_matter_dates_the_draft() {
        let told = timeline("---\ndate: 2026-03-05\n---\n\nIt rained on Monday, March 2.\n", None);
        assert_eq!(told.dated(), Some(date(2026, 3, 5)));
        assert_eq!(told.days[0].1, date(2026, 3, 2));
    }

    #[test]
    fn a_line_of_its_own_dates_the_draft() {
        let told = timeline("# Rain\n\nThursday, March 5, 2026\n\nIt rained yesterday.\n", None);
        assert_eq!(told.dated(), Some(date(2026, 3, 5)));
        assert_eq!(told.days[1].1, date(2026, 3, 4));
    }

    #[test]
    fn today_alone_settles_nothing() {
        let told = timeline("It rained on Monday, March 2.\n", Some(date(2026, 3, 5)));
        assert_eq!(told.filed, Some((date(2026, 3, 5), None)));
        assert!(told.days.is_empty());
    }

    #[test]
    fn weekdays_lie_behind_the_draft_unless_next() {
        let dated = date(2026, 3, 5);
        for (weekday, relative, expected) in [
            (Weekday::Monday, None, date(2026, 3, 2)),
            (Weekday::Thursday, None, date(2026, 3, 5)),
            (Weekday::Thursday, Some(Relative(-1)), date(2026, 2, 26)),
            (Weekday::Thursday, Some(Relative(1)), date(2026, 3, 12)),
            (Weekday::Monday, Some(Relative(1)), date(2026, 3, 9)),
        ] {
            assert_eq!(weekday_near(weekday, relative, dated), Some(expected));
        }
    }
}
