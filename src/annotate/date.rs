//! Dates as they are written; what day they are is settled in `story`.
//!
//! Years, months, days, weekdays, numeric dates and words like *yesterday* are found here. Times of
//! day and durations are no dates.

mod beside;
mod event;
mod holiday;
mod names;
mod numeric;
mod period;
mod scan;
#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Weekday;

use super::quantity::{self, Context};
use super::words::Words;
use super::{Annotations, BlockText};
use crate::language;
use crate::settings::NumericDates;
use crate::text::Span;

pub use event::Event;
pub use holiday::Holiday;

/// A date, whole or in part: *Tuesday, March 4, 2026*, *January*, *on Monday*, *last year*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateMention {
    /// All of it.
    pub span: Span,
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The year, as written in full.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month as written, which need not exist.
    pub day: Option<i8>,
    /// The weekday and its place.
    pub weekday: Option<(Weekday, Span)>,
    /// The last day, where it names several of one month: *March 4-6*.
    pub through: Option<i8>,
    /// The place of the day's number, without *st, nd, rd, th*.
    pub day_span: Option<Span>,
    /// The place of the month's name or number.
    pub month_span: Option<Span>,
    /// The place of the year.
    pub year_span: Option<Span>,
    /// Where it stands to the draft's day: *yesterday*, *last year*, *next Monday*.
    pub relative: Option<Relative>,
    /// How that distance is counted.
    pub counting: Counting,
    /// Whether it goes on into the year behind its own: *winter 2024-25*.
    pub into_next: bool,
    /// How much time it names.
    pub grain: Grain,
    /// The holiday by whose name it is told.
    pub holiday: Option<Holiday>,
    /// What happens then, as the words beside it tell.
    pub event: Option<Event>,
    /// The company a day of a month or a weekday keeps: the content words around it; empty for other
    /// dates.
    pub context: Context,
}

/// How much time a date names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day.
    #[default]
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months; its `month` is the first.
    Quarter,
    /// A season of a year; its `month` is the first in the north. Which months it has depends on where
    /// one lives.
    Season,
    /// Six months; its `month` is the first.
    Half,
    /// A year.
    Year,
    /// A year as somebody keeps accounts; when it begins is not said.
    Fiscal,
    /// Ten years: *the 1990s*.
    Decade,
    /// A hundred years; its `year` is the first.
    Century,
}

/// A distance from the draft's own day in whole grains: *last year* is −1, *today* 0. For a weekday
/// or month by name: *last* −1, *this* 0, *next* 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relative(pub i16);

/// How a distance is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// By whole days, weeks, months or years of the calendar: *last year* is the one before.
    #[default]
    Calendar,
    /// Back or on from the draft's day: *two years ago*, *two weeks from now*.
    Ago,
    /// All the time from then to the draft's day: *the past two years*.
    UpTo,
}

impl DateMention {
    /// Whether it names a day with month and year, whatever the calendar says of it.
    pub const fn is_full(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }
}

/// The date a text begins with.
pub fn read(text: &str) -> Option<DateMention> {
    let tokens = language::tokens(text);
    scan::date_at(Words::new(text, &tokens), 0, 0, NumericDates::Either).map(|(date, _)| date)
}

/// The name of a weekday.
pub const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Finds the dates of a block.
pub(super) fn find(
    block: &BlockText<'_>,
    notes: &Annotations,
    order: NumericDates,
) -> Vec<DateMention> {
    let words = Words::new(block.prose, &notes.tokens);
    let mut out = Vec::new();
    for (index, sentence) in notes.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = scan::date_at(words, at, sentence.tokens.start, order);
            let Some((mut date, next)) = found else {
                at += 1;
                continue;
            };
            date.sentence = index;
            add_company(words, &mut date, at..next, &sentence.tokens);
            out.push(date);
            at = next.max(at + 1);
        }
    }
    out
}

/// Tokens around a date that are its company.
const REACH: usize = 24;

/// What stands around a date that may be told twice.
fn add_company(
    words: Words<'_>,
    date: &mut DateMention,
    tokens: Range<usize>,
    sentence: &Range<usize>,
) {
    let weekday = date.weekday.is_some();
    if date.month.is_some() && date.day.is_some() || weekday {
        date.context = quantity::context(words, &tokens, sentence, REACH);
    }
    if date.grain <= Grain::Year && (date.year.is_some() || date.day.is_some() || weekday) {
        date.event = event::beside(words, &tokens, sentence);
    }
}
