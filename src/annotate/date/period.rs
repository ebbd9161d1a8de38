//! Times without a day: seasons, quarters, halves and fiscal years, decades and centuries.

use super::names::{cardinal, lead, ordinal, season};
use super::{Counting, DateMention, Grain, Relative};
use crate::annotate::words::Words;
use crate::language::lexicon;

/// The period whose word stands at `at`, and the token behind it: *spring of 2024*, *Q2 2025*, *fiscal
/// year 2025*, the *quarter of 2025* of a *second quarter of 2025*, the *nineties*, *two years ago*.
pub(super) fn at(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let word = words.text(at).to_ascii_lowercase();
    match word.as_str() {
        "spring" | "summer" | "autumn" | "fall" | "winter" => in_year(words, at..at + 1, |date| {
            date.grain = Grain::Season;
            date.month = season(&word);
        }),
        "quarter" | "half" => part(words, at, start),
        "fiscal" | "financial" | "fy" => fiscal(words, at),
        "century" => century_in_words(words, at, start),
        "ago" => ago(words, at, start),
        "past" => up_to_now(words, at),
        "now" | "time" => from_now(words, at, start),
        "days" | "weeks" | "months" | "years" => in_some_days(words, at, start),
        _ => short(&word)
            .and_then(|(grain, month)| {
                in_year(words, at..at + 1, |date| (date.grain, date.month) = (grain, Some(month)))
            })
            .or_else(|| decade(words, at)),
    }
}

/// A period in one word that the lexicon cannot hold: *mid-1990s*, *FY2025*, *third-quarter*,
/// *nineteenth-century*.
pub(super) fn in_one_word(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    let text = words.text(at);
    if let Some(named) = text.strip_suffix("-century") {
        return century(words, at..at + 1, ordinal(named)?);
    }
    if let Some(number) = text.strip_suffix("-quarter") {
        let number = ordinal(number).filter(|number| *number <= 4)?;
        return quarter(words, at..at + 1, number);
    }
    if let Some(year) = text.strip_prefix("FY") {
        return fiscal_year(words, at, year.parse().ok()?);
    }
    let year = text.strip_prefix("mid-")?.strip_suffix('s')?;
    let year = year.parse().ok().filter(|year| (1000..=2100).contains(year) && year % 10 == 0)?;
    Some(whole(words, at..at + 1, Grain::Decade, year))
}

/// The *90s* of *the '90s*, whose apostrophe stands before `at`.
pub(super) fn short_decade(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    let before = at.checked_sub(1).filter(|&before| words.is_any(before, &["'", "’", "‘"]))?;
    let named = words.text(at).len() == 2 && words.glued(at) && words.is_glued(at + 1, "s");
    let number = words.integer(at).filter(|number| named && number % 10 == 0)?;
    // *The '20s* may be either.
    let year = match number {
        30..=90 => 1900 + number,
        0 | 10 => 2000 + number,
        _ => return None,
    };
    Some(whole(words, before..at + 2, Grain::Decade, i16::try_from(year).ok()?))
}

/// *The 21st century* at its number.
pub(super) fn century_in_digits(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    let number = words.integer(at)?;
    let glued = words.glued(at + 1);
    let joined = ["st-century", "nd-century", "rd-century", "th-century"];
    let next = if glued && words.is_any(at + 1, &joined) {
        at + 1
    } else if glued
        && words.is_any(at + 1, &["st", "nd", "rd", "th"])
        && words.is(at + 2, "century")
    {
        at + 2
    } else {
        return None;
    };
    century(words, at..next + 1, i8::try_from(number).ok()?)
}

/// *The nineteenth century* at its last word.
fn century_in_words(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let before = at.checked_sub(1).filter(|&before| before >= start)?;
    century(words, before..at + 1, ordinal(words.text(before))?)
}

/// The century of that number, if it is one of ours.
fn century(
    words: Words<'_>,
    tokens: std::ops::Range<usize>,
    number: i8,
) -> Option<(DateMention, usize)> {
    let named = (1..=21).contains(&number);
    if !named || words.is_any(tokens.end, &["BC", "BCE", "B.C."]) {
        return None;
    }
    Some(whole(words, tokens, Grain::Century, (i16::from(number) - 1) * 100 + 1))
}

/// *The nineties*, not *in her nineties* and not *temperatures in the nineties*.
fn decade(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    let year = DECADES.iter().position(|name| words.is(at, name))?;
    let led = words.after_any(at, &["the", "early", "late", "mid"]);
    let degrees = (at.saturating_sub(8)..at).any(|at| words.is_any(at, DEGREES));
    let year = 1930 + 10 * i16::try_from(year).ok()?;
    (led && !degrees).then(|| whole(words, at..at + 1, Grain::Decade, year))
}

const DECADES: [&str; 7] =
    ["thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// Words of what else is told in tens.
const DEGREES: &[&str] =
    &["temperature", "temperatures", "highs", "lows", "degrees", "high", "low"];

fn whole(
    words: Words<'_>,
    tokens: std::ops::Range<usize>,
    grain: Grain,
    year: i16,
) -> (DateMention, usize) {
    let span = words.cover(tokens.start, tokens.end);
    (DateMention { span, year: Some(year), grain, ..DateMention::default() }, tokens.end)
}

/// *Q2*, *H1*: the grain and its first month.
fn short(word: &str) -> Option<(Grain, i8)> {
    let number: i8 = word.get(1..)?.parse().ok()?;
    match (word.get(..1)?, number) {
        ("q", 1..=4) => Some((Grain::Quarter, (number - 1) * 3 + 1)),
        ("h", 1..=2) => Some((Grain::Half, (number - 1) * 6 + 1)),
        _ => None,
    }
}

/// *Second quarter of 2025*, *first half of 2025* at its second word.
fn part(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let before = at.checked_sub(1).filter(|&before| before >= start)?;
    let number = ordinal(words.text(before))?;
    if words.is(at, "quarter") {
        return if number <= 4 { quarter(words, before..at + 1, number) } else { None };
    }
    let months = [1, 7].get(usize::try_from(number - 1).ok()?).copied()?;
    in_year(words, before..at + 1, |date| (date.grain, date.month) = (Grain::Half, Some(months)))
}

/// A quarter with its year, or one without where a business is told of.
fn quarter(
    words: Words<'_>,
    tokens: std::ops::Range<usize>,
    number: i8,
) -> Option<(DateMention, usize)> {
    let fill = |date: &mut DateMention| {
        (date.grain, date.month) = (Grain::Quarter, Some((number - 1) * 3 + 1));
    };
    if let Some(found) = in_year(words, tokens.clone(), fill) {
        return Some(found);
    }
    if !tells_of_business(words, &tokens) {
        return None;
    }
    let mut date =
        DateMention { span: words.cover(tokens.start, tokens.end), ..DateMention::default() };
    fill(&mut date);
    Some((date, tokens.end))
}

/// Tokens on either side among which a business is looked for.
const NEAR: usize = 12;

/// Whether the words around are those of accounts and not of a match.
fn tells_of_business(words: Words<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let around = tokens.start.saturating_sub(NEAR)..words.len().min(tokens.end + NEAR);
    around
        .filter(|at| !tokens.contains(at))
        .any(|at| lexicon::entries(include_str!("accounts.txt")).any(|word| words.is(at, word)))
}

/// *Fiscal 2025*, *fiscal year 2024-25*, *financial year 2025*, *FY 2025*.
fn fiscal(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    let year = usize::from(words.is(at + 1, "year"));
    // A *financial 2025* is none.
    if words.is(at, "financial") && year == 0 {
        return None;
    }
    in_year(words, at..at + 1 + year, |date| date.grain = Grain::Fiscal)
}

/// *FY2025* and *FY25*.
fn fiscal_year(words: Words<'_>, at: usize, year: i16) -> Option<(DateMention, usize)> {
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    let known = (1900..=2100).contains(&year);
    known.then(|| whole(words, at..at + 1, Grain::Fiscal, year))
}

/// The period at `tokens` with the year behind it.
fn in_year(
    words: Words<'_>,
    tokens: std::ops::Range<usize>,
    fill: impl FnOnce(&mut DateMention),
) -> Option<(DateMention, usize)> {
    let at = tokens.end + usize::from(words.is_any(tokens.end, &["of", ","]));
    let year = year(words, at)?;
    let next = pair(words, at).unwrap_or(at + 1);
    let mut date = DateMention {
        span: words.cover(tokens.start, next),
        year: Some(year),
        into_next: next > at + 1,
        year_span: Some(words.span(at)),
        ..DateMention::default()
    };
    fill(&mut date);
    Some((date, next))
}

/// The token behind *2024-25*, *2024/25* or *2024-2025*: a year and the next.
pub(super) fn pair(words: Words<'_>, at: usize) -> Option<usize> {
    let joined = (words.is_dash(at + 1) || words.is(at + 1, "/"))
        && words.glued(at + 1)
        && words.glued(at + 2);
    let first = year(words, at).filter(|_| joined)?;
    let second = words.integer(at + 2)?;
    let next = i32::from(first) + 1;
    let written = match words.text(at + 2).len() {
        2 => second == next % 100,
        4 => second == next,
        _ => false,
    };
    (written && !words.is_glued(at + 3, "-")).then_some(at + 3)
}

fn year(words: Words<'_>, at: usize) -> Option<i16> {
    let year = words.integer(at).filter(|_| words.text(at).len() == 4)?;
    i16::try_from(year).ok().filter(|year| (1000..=2100).contains(year))
}

/// *Two years ago*, *a decade ago* at its last word.
fn ago(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let unit = at.checked_sub(1).filter(|&unit| unit > start)?;
    let grain = grain(words.text(unit))?;
    // *Half a century ago*, *two and a half years ago*, *ten or twelve years ago*.
    let parted = words.after_any(unit - 1, &["half", "and", "or", "to", "hundred", "thousand"]);
    let number = number(words, unit - 1).filter(|_| !parted)?;
    Some(counted(words, unit - 1..at + 1, (grain, -number), Counting::Ago))
}

/// *Two weeks from now*, *in two days’ time* at its last word.
fn from_now(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let unit = if words.is(at, "now") {
        at.checked_sub(2).filter(|_| words.after_any(at, &["from"]))?
    } else {
        let clitic = usize::from(words.after_any(at, &["'", "’", "'s", "’s"]));
        at.checked_sub(1 + clitic)?
    };
    let led = words.is(at, "now") || words.after_any(unit.checked_sub(1)?, &["in"]);
    if unit <= start || !led {
        return None;
    }
    let grain = grain(words.text(unit))?;
    let number = number(words, unit - 1)?;
    Some(counted(words, unit - 1..at + 1, (grain, number), Counting::Ago))
}

/// Words behind which *in two days* is a day and no length of time.
const COMING: &[&str] = &[
    "begin",
    "begins",
    "open",
    "opens",
    "start",
    "starts",
    "end",
    "ends",
    "close",
    "closes",
    "expire",
    "expires",
    "meet",
    "meets",
    "vote",
    "votes",
    "return",
    "returns",
    "arrive",
    "arrives",
    "leave",
    "leaves",
    "due",
    "scheduled",
    "place",
];

/// The *two days* of *opens in two days* at its last word.
fn in_some_days(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let told = at.checked_sub(1).filter(|&told| told > start + 1)?;
    let coming = words.after_any(told, &["in"]) && words.after_any(told - 1, COMING);
    let ends = !words.is_any(at + 1, &["of", "and", "time", "from", "’", "'", "ago"]);
    let grain = grain(words.text(at)).filter(|_| coming && ends)?;
    Some(counted(words, told..at + 1, (grain, number(words, told)?), Counting::Ago))
}

/// *The past two years*, *the last decade* at *past* or *last*, where *the* leads it.
pub(super) fn up_to_now(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    if !words.after_any(at, &["the"]) {
        return None;
    }
    let told = number(words, at + 1);
    let unit = at + 1 + usize::from(told.is_some());
    let grain = grain(words.text(unit)).filter(|_| !words.is(unit + 1, "of"))?;
    // *The last days*, *the last day* are not the days before today.
    if told.is_none() && (grain == Grain::Day || words.text(unit).ends_with('s')) {
        return None;
    }
    Some(counted(words, at..unit + 1, (grain, -told.unwrap_or(1)), Counting::UpTo))
}

fn counted(
    words: Words<'_>,
    tokens: std::ops::Range<usize>,
    (grain, by): (Grain, i16),
    counting: Counting,
) -> (DateMention, usize) {
    let span = words.cover(tokens.start, tokens.end);
    let relative = Some(Relative(by));
    (DateMention { span, relative, counting, grain, ..DateMention::default() }, tokens.end)
}

fn number(words: Words<'_>, at: usize) -> Option<i16> {
    let number = words.integer(at).and_then(|number| i16::try_from(number).ok());
    let number = number.or_else(|| cardinal(words.text(at)));
    number.filter(|number| (1..=500).contains(number))
}

fn grain(unit: &str) -> Option<Grain> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "day" | "days" => Grain::Day,
        "week" | "weeks" => Grain::Week,
        "month" | "months" => Grain::Month,
        "year" | "years" => Grain::Year,
        "decade" | "decades" => Grain::Decade,
        "century" | "centuries" => Grain::Century,
        _ => return None,
    })
}

/// *Last summer*, *this quarter*, *next decade* behind the word that leads: the grain with its month.
pub(super) fn led(word: &str) -> Option<(Grain, Option<i8>)> {
    let month = season(word);
    if month.is_some() {
        return Some((Grain::Season, month));
    }
    Some(match word.to_ascii_lowercase().as_str() {
        "week" => (Grain::Week, None),
        "month" => (Grain::Month, None),
        "quarter" => (Grain::Quarter, None),
        "year" => (Grain::Year, None),
        "decade" => (Grain::Decade, None),
        "century" => (Grain::Century, None),
        _ => return None,
    })
}

/// *Last*, *this*, *next* right before `at`.
pub(super) fn lead_before(words: Words<'_>, at: usize) -> Option<Relative> {
    at.checked_sub(1).and_then(|before| lead(words.text(before))).map(Relative)
}
