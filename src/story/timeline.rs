//! When: the draft's own day, and the days its dates stand for.
//!
//! A date without its year is settled only by a day the draft itself bears: what today is tells
//! nothing about an old draft.

mod period;

use jiff::civil::{Date, Weekday};

use crate::annotate::date::{self, Counting, DateMention, Grain, Holiday, Relative};
use crate::annotate::{AnnotatedDraft, At};
use crate::document::Document;
use crate::language::lexicon;
use crate::settings::House;
use crate::text::Span;

pub use period::Period;

/// The days of a draft.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The day the draft is written for, and where it says so (front matter, dateline, a line of
    /// its own); without a place it is just today.
    pub filed: Option<(Date, Option<Span>)>,
    /// The dates that stand for one certain day, in reading order.
    pub days: Vec<(At, Date)>,
    /// Whether its seasons are those of the south.
    pub southern: bool,
    /// The month in which the desk's fiscal year begins.
    pub fiscal_year: Option<i8>,
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

    /// The first and the last day of a date of any grain, seen from the draft's own day.
    pub fn period(&self, date: &DateMention) -> Option<Period> {
        period::of(self, date)
    }
}

/// Resolves the dates of a draft.
pub(super) fn resolve(draft: &AnnotatedDraft, house: &House, today: Option<Date>) -> Timeline {
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
    let southern = house.southern_seasons || is_filed_in_the_south(&draft.document);
    let fiscal_year = i8::try_from(house.fiscal_year).ok().filter(|m| (1..=12).contains(m));
    Timeline { filed, days, southern, fiscal_year }
}

fn is_filed_in_the_south(document: &Document) -> bool {
    let Some(dateline) = &document.dateline else { return false };
    let place = dateline.place.of(&document.source).to_lowercase();
    let parts = || std::iter::once(place.as_str()).chain(place.split(',').map(str::trim));
    lexicon::entries(include_str!("timeline/southern.txt")).any(|name| parts().any(|p| p == name))
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
    if let (Some(holiday), Some(year)) = (date.holiday, date.year) {
        return only(&holiday.days(year));
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
    if date.grain != Grain::Day || date.month.is_some() || date.counting == Counting::UpTo {
        return None;
    }
    if let Some(holiday) = date.holiday {
        return holiday_near(holiday, date.relative, dated);
    }
    match (date.weekday, date.relative) {
        (Some((weekday, _)), relative) => weekday_near(weekday, relative, dated),
        (None, Some(Relative(by))) => shifted(dated, i32::from(by)),
        (None, None) => None,
    }
}

/// A holiday by its name is the nearest one, *last Christmas* one that is over, *next Christmas* one to come.
fn holiday_near(holiday: Holiday, relative: Option<Relative>, dated: Date) -> Option<Date> {
    let years = [dated.year() - 1, dated.year(), dated.year() + 1];
    let days = years.map(|year| only(&holiday.days(year)));
    let mut days = days.into_iter().flatten();
    match relative {
        Some(Relative(1..)) => days.find(|&day| day > dated),
        Some(Relative(..=-1)) => days.rfind(|&day| day < dated),
        _ => days.min_by_key(|&day| days_between(day, dated).abs()),
    }
}

fn only(days: &[Date]) -> Option<Date> {
    if let [day] = days { Some(*day) } else { None }
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
        resolve(&read(text), &House::default(), today)
    }

    /// What the dates of a sentence stand for, and where they are.
    fn told(prose: &str) -> (String, String) {
        let head = "---\ndate: 2026-03-05\n---\n\n";
        let draft = read(&format!("{head}{prose}\n"));
        let timeline = resolve(&draft, &House::default(), None);
        let dates: Vec<_> = draft.blocks().flat_map(|block| block.notes.dates.clone()).collect();
        let mut marked = prose.to_owned();
        for date in dates.iter().rev() {
            marked.insert(date.span.end, ']');
            marked.insert(date.span.start, '[');
        }
        let shown = |date| timeline.period(date).map_or("?".to_owned(), shown);
        let days: Vec<_> = dates.iter().map(shown).collect();
        (marked, if days.is_empty() { "none".to_owned() } else { days.join(" ") })
    }

    fn shown(period: Period) -> String {
        let Period { first, last, loose } = period;
        match (first == last, loose) {
            (true, _) => format!("{first}"),
            (false, true) => format!("within {first}..{last}"),
            (false, false) => format!("{first}..{last}"),
        }
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

    fn only_period(text: &str, house: &House) -> String {
        let draft = read(text);
        let timeline = resolve(&draft, house, None);
        let date = draft.blocks().find_map(|block| block.notes.dates.first().cloned());
        date.and_then(|date| timeline.period(&date)).map_or("?".to_owned(), shown)
    }

    #[test]
    fn a_desk_says_when_its_fiscal_year_and_its_summer_begin() {
        let house = House { fiscal_year: 10, southern_seasons: true, ..House::default() };
        for (text, expected) in [
            ("It rained in fiscal 2026.", "2025-10-01..2026-09-30"),
            ("It rained in FY25.", "2024-10-01..2025-09-30"),
            ("It rained in the winter of 2025.", "2025-06-01..2025-08-31"),
            ("It rained in the spring of 2025.", "2025-09-01..2025-11-30"),
            ("It rained in summer 2025-26.", "2025-12-01..2026-02-28"),
            ("It rained in summer 2025.", "within 2024-12-01..2026-02-28"),
        ] {
            assert_eq!(only_period(text, &house), expected, "{text}");
        }
    }

    #[test]
    fn a_dateline_of_the_south_turns_the_seasons() {
        for (place, expected) in
            [("SYDNEY", "2025-06-01..2025-08-31"), ("LONDON", "within 2024-12-01..2026-02-28")]
        {
            let text = format!("{place} (Osterby News) — It rained in the winter of 2025.");
            assert_eq!(only_period(&text, &House::default()), expected, "{place}");
        }
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
