//! Holidays by their names, and the days they fall on.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

use super::names::weekday;
use crate::annotate::words::Words;
use crate::language::lexicon;

/// A holiday, as an index into the list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Holiday(u8);

impl Holiday {
    /// Its days in a year: one, or several where countries differ.
    pub fn days(self, year: i16) -> Vec<Date> {
        let rules = HOLIDAYS.get(usize::from(self.0)).map(|holiday| holiday.rules.as_slice());
        rules.unwrap_or_default().iter().filter_map(|rule| rule.day(year)).collect()
    }
}

/// The holiday whose name begins at `at`, and the token behind it.
pub(super) fn at(words: Words<'_>, at: usize) -> Option<(Holiday, usize)> {
    let first = words.text(at).to_ascii_lowercase();
    let known = BY_FIRST.get(first.as_str())?;
    let longest = known.iter().filter_map(|&index| {
        let end = named(words, at, HOLIDAYS.get(usize::from(index))?.name)?;
        Some((Holiday(index), end))
    });
    longest.max_by_key(|&(_, end)| end).filter(|&(_, end)| !is_longer_name(words, end))
}

/// *Christmas Island*, *Easter Rising*.
fn is_longer_name(words: Words<'_>, end: usize) -> bool {
    let calendar = crate::language::Classes::MONTH.or(crate::language::Classes::WEEKDAY);
    words.is_capitalised(end) && !words.has(end, calendar)
}

/// The token behind the name, if it stands there in capitals.
fn named(words: Words<'_>, at: usize, name: &str) -> Option<usize> {
    let mut next = at;
    for word in name.split(' ') {
        let (bare, clitic) = match word.strip_suffix("'s") {
            Some(bare) => (bare, 1),
            None => (word.trim_end_matches('\''), usize::from(word.ends_with('\''))),
        };
        if !words.is_capitalised(next) || !words.is(next, bare) {
            return None;
        }
        let marked = words.glued(next + 1) && is_clitic(words.text(next + 1));
        next += if clitic == 1 && marked { 2 } else { 1 };
        if word.ends_with("'s") && !marked {
            return None;
        }
    }
    Some(next)
}

fn is_clitic(text: &str) -> bool {
    matches!(text, "'s" | "’s" | "'" | "’")
}

struct Entry {
    name: &'static str,
    rules: Vec<Rule>,
}

/// When it is.
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday of a month, the last one at -1, and so many days behind it.
    Nth(i8, Weekday, i8, i32),
    /// Days from Easter Sunday.
    Easter(i32),
}

impl Rule {
    fn read(text: &str) -> Option<Self> {
        if let Some((month, day)) = text.split_once('-').filter(|_| !text.contains(' ')) {
            return Some(Self::Fixed(month.parse().ok()?, day.parse().ok()?));
        }
        let mut parts = text.split(' ');
        let (first, second) = (parts.next()?, parts.next()?);
        if first == "easter" {
            return Some(Self::Easter(second.parse().ok()?));
        }
        let nth = parts.next().map(|nth| if nth == "last" { "-1" } else { nth })?;
        let behind = parts.next().map_or(Some(0), |days| days.parse().ok())?;
        Some(Self::Nth(first.parse().ok()?, weekday(second)?, nth.parse().ok()?, behind))
    }

    fn day(&self, year: i16) -> Option<Date> {
        match *self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(month, weekday, nth, behind) => {
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()?.checked_add(behind.days()).ok()
            }
            Self::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
        }
    }
}

/// Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let skipped = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

static HOLIDAYS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../language/lexicon/holidays.txt"));
    rows.filter_map(|row| {
        let mut fields = row.split('\t').skip(1);
        Some(Entry { name: fields.next()?, rules: fields.filter_map(Rule::read).collect() })
    })
    .collect()
});

static BY_FIRST: LazyLock<FxHashMap<&'static str, Vec<u8>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<&str, Vec<u8>> = FxHashMap::default();
    for (index, entry) in (0..).zip(HOLIDAYS.iter()) {
        let first = entry.name.split(' ').next().unwrap_or_default();
        let first = first.trim_end_matches("'s").trim_end_matches('\'');
        by_first.entry(first).or_default().push(index);
    }
    by_first
});

#[cfg(test)]
mod tests {
    use super::*;

    fn day(name: &str, year: i16) -> Vec<String> {
        let index = HOLIDAYS.iter().position(|entry| entry.name == name);
        let index = index.and_then(|index| u8::try_from(index).ok()).expect("it is listed");
        Holiday(index).days(year).iter().map(Date::to_string).collect()
    }

    #[test]
    fn holidays_fall_on_their_days() {
        for (name, year, expected) in [
            ("easter", 2024, "2024-03-31"),
            ("easter", 2025, "2025-04-20"),
            ("easter", 2026, "2026-04-05"),
            ("easter", 2038, "2038-04-25"),
            ("good friday", 2026, "2026-04-03"),
            ("ash wednesday", 2026, "2026-02-18"),
            ("pentecost", 2026, "2026-05-24"),
            ("memorial day", 2026, "2026-05-25"),
            ("labor day", 2025, "2025-09-01"),
            ("black friday", 2024, "2024-11-29"),
            ("christmas eve", 2026, "2026-12-24"),
        ] {
            assert_eq!(day(name, year), [expected], "{name} {year}");
        }
        assert_eq!(day("thanksgiving", 2026), ["2026-11-26", "2026-10-12"]);
    }

    #[test]
    fn every_row_has_a_rule() {
        for entry in HOLIDAYS.iter() {
            assert!(!entry.rules.is_empty(), "{}", entry.name);
        }
    }
}
