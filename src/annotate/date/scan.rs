//! The recogniser: what date begins at a token.

use super::names::{is_month, lead, month, weekday};
use super::{DateMention, Grain, Relative, beside, holiday, numeric, period};
use crate::annotate::quantity::is_plural;
use crate::annotate::words::Words;
use crate::language::Classes;
use crate::settings::NumericDates;

/// The date that begins at `at`, and the token behind it. `start` is the sentence's first token.
pub(super) fn date_at(
    words: Words<'_>,
    at: usize,
    start: usize,
    order: NumericDates,
) -> Option<(DateMention, usize)> {
    let mut scan = Scan { words, at, date: DateMention::default(), order };
    let found = if words.has(at, Classes::WEEKDAY) {
        scan.weekday_first(start)
    } else if words.has(at, Classes::MONTH) {
        scan.month_first(start)
    } else if words.is_number(at) {
        scan.number_first(start)
    } else if words.has(at, Classes::RELATIVE_TIME) {
        scan.relative_first()
    } else if words.has(at, Classes::HOLIDAY) && words.is_capitalised(at) {
        scan.holiday_first()
    } else if words.has(at, Classes::CALENDAR) {
        return period::at(words, at, start);
    } else if let Some(found) = period::in_one_word(words, at) {
        return Some(found);
    } else {
        scan.mid_month()
    };
    if !found {
        return None;
    }
    scan.weekday_behind();
    if scan.date.span.is_empty() {
        scan.date.span = words.cover(at, scan.at);
    }
    scan.date.grain = grain(&scan.date);
    Some((scan.date, scan.at))
}

fn grain(date: &DateMention) -> Grain {
    let day = date.day.is_some() || date.weekday.is_some() || date.holiday.is_some();
    if date.grain != Grain::Day || day {
        date.grain
    } else if date.month.is_some() {
        Grain::Month
    } else if date.year.is_some() {
        Grain::Year
    } else {
        date.grain
    }
}

/// Words before a weekday that make it a holiday or a sale.
const NAMED_DAYS: &[&str] =
    &["black", "good", "super", "ash", "cyber", "giving", "easter", "bloody", "palm", "shrove"];

/// Words after which *May* and *March* are months.
const MONTH_LEADS: &[&str] = &[
    "in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "of", "between",
    "mid", "through", "during", "from", "and", "to", "every", "each", "for", "before", "after",
];

/// Words after which a bare number of four digits is a year, whatever follows.
const YEAR_LEADS: &[&str] = &[
    "in", "since", "until", "till", "from", "by", "before", "after", "of", "during", "through",
    "circa", "year", "early", "late", "mid", "between", "spring", "summer", "autumn", "fall",
    "winter", "fy", "c", "born", "died", "to", "and", "or", "around", "the",
];

/// Words behind a number that is no year.
const COUNTED: &[&str] = &[
    "percent", "per", "%", "million", "billion", "°", "hours", "km", "years", "months", "weeks",
    "days",
];

/// Words behind which a number counts what is had.
const HAS: &[&str] = &[
    "has", "have", "had", "having", "counts", "counted", "employs", "employed", "totalled",
    "totaled",
];

struct Scan<'a> {
    words: Words<'a>,
    at: usize,
    date: DateMention,
    order: NumericDates,
}

impl Scan<'_> {
    fn weekday_first(&mut self, start: usize) -> bool {
        let words = self.words;
        let name = words.text(self.at);
        let Some(weekday) = weekday(name) else { return false };
        if !words.is_capitalised(self.at)
            || self.at > start && words.after_any(self.at, NAMED_DAYS)
            || words.is_dash(self.at + 1) && words.glued(self.at + 1)
        {
            return false;
        }
        self.date.weekday = Some((weekday, words.span(self.at)));
        self.at += 1;
        if self.day_behind_weekday() {
            return true;
        }
        // *Sun*, *Sat* and *Mon* are words of their own.
        name.trim_end_matches('.').len() > 5
    }

    /// `, March 4`, ` the 4th of March`, ` morning, 4 March`.
    fn day_behind_weekday(&mut self) -> bool {
        let words = self.words;
        let mut at = self.at;
        if words.is_glued(at, ".") {
            at += 1;
        }
        if words.is_any(at, &["morning", "afternoon", "evening", "night"]) {
            at += 1;
        }
        at = beside::behind_time(words, at);
        if words.is_any(at, &[",", "("]) {
            at += 1;
        }
        if words.is(at, "the") || words.is(at, "on") {
            at += 1;
        }
        let back = std::mem::replace(&mut self.at, at);
        let found = if words.has(at, Classes::MONTH) {
            self.month_day()
        } else {
            words.is_number(at) && (self.day_month() || self.numeric())
        };
        if !found {
            self.at = back;
        }
        found
    }

    /// `March 4, 2026, a Wednesday`, `4 March 2026 (Wednesday)`: a weekday behind a full date.
    fn weekday_behind(&mut self) {
        let words = self.words;
        let at = self.at;
        if !self.date.is_full() || self.date.weekday.is_some() || self.date.through.is_some() {
            return;
        }
        let Some(name) = beside::weekday_behind(words, at) else { return };
        // *A Monday morning*, *a Friday deadline*: the weekday need not be the date's.
        let alone = !words.is_word(name + 1) || words.has(name + 1, Classes::PHRASE_END);
        if alone
            && words.has(name, Classes::WEEKDAY)
            && words.is_capitalised(name)
            && let Some(weekday) = weekday(words.text(name))
        {
            self.date.weekday = Some((weekday, words.span(name)));
            self.at = name + 1 + usize::from(words.is(at, "("));
        }
    }

    fn month_first(&mut self, start: usize) -> bool {
        let words = self.words;
        let at = self.at;
        if !words.is_capitalised(at) {
            return false;
        }
        if self.month_day() || self.month_year() {
            return true;
        }
        let name = words.text(at);
        let Some(month) = month(name) else { return false };
        let ambiguous = matches!(month, 3 | 5) || name.trim_end_matches('.').len() < 4;
        if ambiguous && !(at > start && words.after_any(at, MONTH_LEADS)) {
            return false;
        }
        // *April Jones* and *June Smith* are people, *March Madness* is an event.
        let named = words.is_capitalised(at + 1) && !words.has(at + 1, Classes::MONTH);
        if named || name.bytes().all(|b| b.is_ascii_uppercase()) && ambiguous {
            return false;
        }
        self.set_month(month, at);
        self.date.relative = period::lead_before(words, at);
        self.at += 1;
        true
    }

    /// `Christmas`, `Easter 2025`, `Thanksgiving, Nov. 26`.
    fn holiday_first(&mut self) -> bool {
        let words = self.words;
        let Some((holiday, next)) = holiday::at(words, self.at) else { return false };
        // The eastern churches have another one.
        if words.after_any(self.at, &["orthodox", "greek", "coptic", "julian"]) {
            return false;
        }
        self.date.holiday = Some(holiday);
        self.at = next + usize::from(words.is_any(next, &[",", "("]));
        if self.at > next && (self.month_day() || self.day_month()) {
            return true;
        }
        self.at = next;
        let mut end = next + usize::from(words.is(next, "of"));
        if self.year_behind(&mut end, false).is_some() {
            self.at = end;
        }
        true
    }

    /// `mid-March`, `mid-March 2024`.
    fn mid_month(&mut self) -> bool {
        let name = self.words.text(self.at).strip_prefix("mid-").unwrap_or_default();
        let capital = name.starts_with(|c: char| c.is_ascii_uppercase());
        let Some(month) = month(name).filter(|_| capital && is_month(name)) else { return false };
        self.set_month(month, self.at);
        let mut end = self.at + 1;
        self.year_behind(&mut end, true);
        self.at = end;
        true
    }

    /// `March 4`, `March 4, 2026`, `March 4-6, 2026`, `March 4th 2026`.
    fn month_day(&mut self) -> bool {
        let words = self.words;
        let at = self.at;
        let Some(month) = month(words.text(at)) else { return false };
        let mut next = at + 1;
        if words.is_glued(next, ".") {
            next += 1;
        }
        let the = usize::from(words.is(next, "the"));
        let Some(day) = self.day_number(next + the) else { return false };
        let day_at = next + the;
        let mut end = day_at + 1 + usize::from(self.is_ordinal_suffix(day_at + 1));
        if the == 1 && end == day_at + 1 {
            return false;
        }
        let through = self.through(&mut end);
        let year = self.year_behind(&mut end, true);
        // *May 40, 2026* is a slip; *May 40 people* is no date.
        if day > 31 && year.is_none() || year.is_none() && self.counts_something(day_at, end) {
            return false;
        }
        self.set_day(day, day_at);
        self.set_month(month, at);
        self.date.through = through;
        self.at = end;
        true
    }

    /// `-6`, ` to 6`, ` and 6` behind a day; moves `end` behind it.
    fn through(&self, end: &mut usize) -> Option<i8> {
        let words = self.words;
        let linked = words.is_dash(*end) || words.is_any(*end, &["to", "and", "&", "through"]);
        let day = linked.then(|| self.day_number(*end + 1)).flatten()?;
        let next = *end + 2;
        let next = next + usize::from(self.is_ordinal_suffix(next));
        // *March 4 and 6 people*: the second number must end the date.
        let closes = words.is_any(next, &[",", ".", ")", ";", ":"])
            || next >= words.len()
            || self.year_number(next).is_some()
            || words.is_dash(*end) && words.glued(*end + 1);
        if !closes {
            return None;
        }
        *end = next;
        Some(day)
    }

    /// Whether the number is a clock time or has a unit of its own: *by March 20 percent had*.
    fn counts_something(&self, at: usize, end: usize) -> bool {
        let words = self.words;
        words.is_any(end, &["percent", "per", "%", "million", "billion", "people", "members"])
            || end == at + 1 && words.is_glued(end, "%")
            || end == at + 1 && words.is_glued(end, ":")
    }

    /// `March 2026`, `March of 2026`, `March, 2026`.
    fn month_year(&mut self) -> bool {
        let words = self.words;
        let Some(month) = month(words.text(self.at)) else { return false };
        let mut end = self.at + 1;
        if words.is_glued(end, ".") {
            end += 1;
        }
        if words.is(end, "of") {
            end += 1;
        }
        if self.year_behind(&mut end, true).is_none() {
            return false;
        }
        self.set_month(month, self.at);
        self.at = end;
        true
    }

    /// `4 March 2026`, `4th of March, 2026`, `the 12th of July 2004`.
    fn day_month(&mut self) -> bool {
        let words = self.words;
        let at = self.at;
        let Some(day) = self.day_number(at) else { return false };
        let mut next = at + 1;
        if self.is_ordinal_suffix(next) {
            next += 1;
        }
        let through = self.days_before_month(&mut next);
        if words.is(next, "of") {
            next += 1;
        }
        if !words.has(next, Classes::MONTH) || !words.is_capitalised(next) {
            return false;
        }
        let Some(month) = month(words.text(next)) else { return false };
        let mut end = next + 1;
        let year = self.year_behind(&mut end, false);
        // *On day 3 May said*: the month that is a word needs a year or a stop behind it.
        let ambiguous = month == 5 || month == 3;
        if day > 31 && year.is_none() || ambiguous && year.is_none() && words.is_capitalised(end) {
            return false;
        }
        self.set_day(day, at);
        self.set_month(month, next);
        self.date.through = through;
        self.at = end;
        true
    }

    /// `-6` or ` and 6` between a day and its month; moves `next` behind it.
    fn days_before_month(&self, next: &mut usize) -> Option<i8> {
        let words = self.words;
        if !words.is_dash(*next) && !words.is_any(*next, &["to", "and", "&"]) {
            return None;
        }
        let day = self.day_number(*next + 1)?;
        let end = *next + 2;
        let end = end + usize::from(self.is_ordinal_suffix(end));
        if !words.has(end, Classes::MONTH) {
            return None;
        }
        *next = end;
        Some(day)
    }

    fn set_day(&mut self, day: i8, at: usize) {
        self.date.day = Some(day);
        self.date.day_span = Some(self.words.span(at));
    }

    fn set_month(&mut self, month: i8, at: usize) {
        self.date.month = Some(month);
        self.date.month_span = Some(self.words.span(at));
    }

    /// A year at `end`, perhaps behind a comma; moves `end` behind it.
    fn year_behind(&mut self, end: &mut usize, comma: bool) -> Option<i16> {
        let words = self.words;
        let mut at = *end;
        let led = (comma || words.is_number(at + 1)) && words.is(at, ",")
            || words.is(at, "of") && self.year_number(at + 1).is_some();
        if led {
            at += 1;
        }
        let year = self.year_number(at)?;
        // *On March 4, 2000 people marched* has no year.
        if at > *end && words.is(at + 1, "people") {
            return None;
        }
        self.date.year = Some(year);
        self.date.year_span = Some(words.span(at));
        *end = at + 1;
        Some(year)
    }

    fn number_first(&mut self, start: usize) -> bool {
        let period = period::century_in_digits(self.words, self.at)
            .or_else(|| period::short_decade(self.words, self.at));
        if let Some((date, next)) = period {
            (self.date, self.at) = (date, next);
            return true;
        }
        self.day_month() || self.numeric() || self.year(start)
    }

    /// `2026-03-04`, `3/23/2019`, `23.3.2019`.
    fn numeric(&mut self) -> bool {
        let Some(found) = numeric::at(self.words, self.at, self.order) else { return false };
        self.at = found.next;
        self.date.year = Some(found.year.0);
        self.date.year_span = Some(found.year.1);
        // Which is the month only the house can tell.
        let Some(((month, month_span), (day, day_span))) = found.day else { return true };
        self.date.month = Some(month);
        self.date.month_span = Some(month_span);
        self.date.day = Some(day);
        self.date.day_span = Some(day_span);
        true
    }

    fn year(&mut self, start: usize) -> bool {
        let words = self.words;
        let at = self.at;
        let Some(year) = self.year_number(at) else { return false };
        if words.is_glued(at + 1, "s") || words.is_glued(at + 1, "'s") && year % 10 == 0 {
            self.date.year = Some(year);
            self.date.year_span = Some(words.span(at));
            self.date.grain = if year % 10 == 0 { Grain::Decade } else { Grain::Year };
            self.at += 2;
            return true;
        }
        if !self.reads_as_year(at, start, year) {
            return false;
        }
        self.date.year = Some(year);
        self.date.year_span = Some(words.span(at));
        self.at += 1;
        if let Some(next) = period::pair(words, at).filter(|_| words.text(at + 2).len() == 2) {
            (self.at, self.date.into_next) = (next, true);
        }
        if words.is_any(self.at, &["fiscal", "financial"]) && words.is(self.at + 1, "year") {
            (self.at, self.date.grain) = (self.at + 2, Grain::Fiscal);
        }
        true
    }

    /// Whether a bare number of four digits is a year. Without a word that leads to a year, what
    /// follows must not be something to count.
    fn reads_as_year(&self, at: usize, start: usize, year: i16) -> bool {
        let words = self.words;
        if self.is_part_of_code(at) {
            return false;
        }
        let next = at + 1;
        if words.is_any(next, COUNTED)
            || words.is_glued(next, "%")
            || words.is_word(next) && words.glued(next)
            || words.is_glued(next, ".") && words.is_word(next + 1) && words.glued(next + 1)
        {
            return false;
        }
        let led = at > start && words.after_any(at, YEAR_LEADS);
        let recent = (1900..=2100).contains(&year);
        if recent {
            // *More than 2000 people* counts; *the 2014 floods* does not.
            let hedged = words.after_any(at, &["than", "about", "some", "nearly", "least", "over"]);
            return !(hedged && words.is_word(next) || self.counts(at, start, year));
        }
        led && !words.is_any(next, &["people", "men", "women", "troops", "miles", "feet", "pounds"])
            && (!words.is_word(next) || !words.text(next).ends_with('s'))
    }

    /// Whether a number that may be a year counts the noun behind it: *it has 1998 members*, *employs
    /// 2000 people*. A round number does so unless something before it makes it a year.
    fn counts(&self, at: usize, start: usize, year: i16) -> bool {
        let words = self.words;
        let noun = words.is_word(at + 1)
            && !words.is_capitalised(at + 1)
            && !words.has(at + 1, Classes::PHRASE_END)
            && is_plural(words.text(at + 1));
        let there = at > start + 1 && words.after_any(at, &["are", "were"]);
        let has = at > start && words.after_any(at, HAS) || there && words.is(at - 2, "there");
        let free = at > start
            && words.is_word(at - 1)
            && !words.is_capitalised(at - 1)
            && !words.has(at - 1, Classes::DETERMINER | Classes::MONTH)
            && !words.after_any(at, YEAR_LEADS);
        noun && (has || free && year % 100 == 0)
    }

    /// Part of an amount, a telephone number, an address, a name like `ISO 2001`.
    fn is_part_of_code(&self, at: usize) -> bool {
        let words = self.words;
        let before = at.checked_sub(1).map_or("", |before| words.text(before));
        let glued_mark =
            |mark: &str| matches!(mark, "$" | "£" | "€" | "#" | "=" | "_" | "." | "@" | "¥");
        if words.glued(at) && glued_mark(before) || matches!(before, "$" | "£" | "€" | "#") {
            return true;
        }
        let slashed = |mark: usize, number: usize| {
            words.is(mark, "/") && words.glued(mark) && words.glued(number)
        };
        at > 1 && slashed(at - 1, at) && !self.is_year_number(at - 2)
            || slashed(at + 1, at + 2) && words.integer(at + 2).is_some_and(|n| n > 2100)
            || at > 1
                && words.is(at - 1, "-")
                && words.glued(at)
                && words.glued(at - 1)
                && !self.is_year_number(at - 2)
                && words.is_number(at - 2)
            || words.is(at + 1, "-")
                && words.glued(at + 1)
                && words.glued(at + 2)
                && words.integer(at + 2).is_some()
                && words.text(at + 2).len() == 3
            || words
                .is_any(at.wrapping_sub(1), &["iso", "room", "suite", "version", "model", "no."])
    }

    fn is_year_number(&self, at: usize) -> bool {
        self.year_number(at).is_some()
    }

    fn relative_first(&mut self) -> bool {
        let words = self.words;
        let at = self.at;
        let single = match words.text(at).to_ascii_lowercase().as_str() {
            "yesterday" => Some(-1),
            "today" | "tonight" => Some(0),
            "tomorrow" => Some(1),
            _ => None,
        };
        if let Some(days) = single {
            // *The day before yesterday*, *the day after tomorrow*.
            let further = match days {
                -1 => words.after_any(at, &["before"]),
                1 => words.after_any(at, &["after"]),
                _ => false,
            };
            let further = further && at > 1 && words.is(at - 2, "day");
            self.date.relative = Some(Relative(if further { 2 * days } else { days }));
            self.at += 1;
            return true;
        }
        let Some(by) = lead(words.text(at)) else { return false };
        let next = at + 1;
        if by < 0
            && let Some((date, next)) = period::up_to_now(words, at)
        {
            (self.date, self.at) = (date, next);
            return true;
        }
        self.date.relative = Some(Relative(by));
        self.at = next + 1;
        if let Some((grain, month)) = period::led(words.text(next)) {
            // *The last week of the fair* is the fair's.
            if words.after_any(at, &["the"]) && words.is(next + 1, "of") {
                return false;
            }
            (self.date.grain, self.date.month) = (grain, month);
            return true;
        }
        match words.text(next).to_ascii_lowercase().as_str() {
            "night" if by < 0 => {}
            "morning" | "afternoon" | "evening" if by == 0 => {}
            _ if words.is_capitalised(next) && words.has(next, Classes::WEEKDAY) => {
                let Some(weekday) = weekday(words.text(next)) else { return false };
                self.date.weekday = Some((weekday, words.span(next)));
                self.day_behind_weekday();
            }
            _ if words.is_capitalised(next) && words.has(next, Classes::HOLIDAY) => {
                self.at = next;
                return self.holiday_first();
            }
            _ if words.is_capitalised(next) && words.has(next, Classes::MONTH) => {
                self.at = next;
                if !self.month_day() && !self.month_year() {
                    self.date.month = month(words.text(next));
                    self.date.month_span = Some(words.span(next));
                    self.at = next + 1;
                }
            }
            _ => return false,
        }
        true
    }

    /// The number of a day, 1 to 99: what no calendar holds is for a check to say.
    fn day_number(&self, at: usize) -> Option<i8> {
        let text = self.words.text(at);
        let part_of_code = at > 0 && self.words.is_any(at - 1, &["$", "£", "€", "#", "/"]);
        if text.len() > 2 || part_of_code {
            return None;
        }
        let day = self.words.integer(at)?;
        i8::try_from(day).ok().filter(|day| (1..=99).contains(day))
    }

    fn year_number(&self, at: usize) -> Option<i16> {
        let text = self.words.text(at);
        if text.len() != 4 {
            return None;
        }
        let year = self.words.integer(at)?;
        i16::try_from(year).ok().filter(|year| (1000..=2100).contains(year))
    }

    fn is_ordinal_suffix(&self, at: usize) -> bool {
        self.words.glued(at) && self.words.is_any(at, &["st", "nd", "rd", "th"])
    }
}
