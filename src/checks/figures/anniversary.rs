//! Spans of years that end on the draft's own day or in a year beside them: anniversaries, *20 years
//! since 2006*, *a decade after the 2014 accord*, *ten years later, in 1999*.

use std::ops::Range;

use jiff::civil::Date;

use super::jubilee;
use super::line::Line;
use crate::annotate::date::{Counting, Grain, Relative};
use crate::annotate::quantity::{Hedge, Kind, Unit};
use crate::annotate::words::Words;
use crate::annotate::{DateMention, Quantity};
use crate::text::Span;

/// A number of years with the year it begins in.
pub(super) struct Stated<'a> {
    /// The number in words for the message: *the 10th anniversary*.
    pub span: Span,
    /// What of it the right number would replace.
    pub number: Span,
    pub years: f64,
    /// An ordinal, not a number of years.
    pub ordinal: bool,
    /// What stands behind the ordinal in its place: *anniversary* for *centenary*.
    pub noun: &'static str,
    pub quantity: Option<&'a Quantity>,
    /// Told in tens of years.
    pub decades: bool,
    pub from: &'a DateMention,
    /// The year it ends in, and where that is written.
    pub to: i16,
    pub to_date: Option<&'a DateMention>,
    /// Years it may be off.
    pub slack: f64,
}

/// All of a sentence.
pub(super) fn of<'a>(line: &Line<'a>, today: Option<Date>) -> Vec<Stated<'a>> {
    let mut found = Vec::new();
    found.extend(anniversary(line, today));
    found.extend(a_decade_after(line, today));
    found.extend(turned(line, today));
    for quantity in line.quantities.iter().filter(|quantity| is_years(quantity)) {
        found.extend(since(line, quantity, today));
        found.extend(later(line, quantity));
        found.extend(some_years_after(line, quantity, today));
    }
    found
}

/// A plain number of years or decades.
fn is_years(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Duration
        && quantity.hedge == Hedge::None
        && quantity.range.is_none()
        && matches!(&quantity.unit, Unit::Measure(name) if name == "year" || name == "decade")
}

fn is_decades(quantity: &Quantity) -> bool {
    matches!(&quantity.unit, Unit::Measure(name) if name == "decade")
}

fn is_year(date: &DateMention) -> bool {
    date.year.is_some() && date.grain == Grain::Year && date.relative.is_none() && !date.into_next
}

/// *The 10th anniversary of the 2014 accord*, *opened in 1987, marks its 30th anniversary*, of which
/// another date of the sentence says when it is, or words of the present that it is now.
fn anniversary<'a>(line: &Line<'a>, today: Option<Date>) -> Option<Stated<'a>> {
    let found = jubilee::of(line)?;
    let birthday = line.words.is(found.end - 1, "birthday");
    let from = if birthday {
        birth(line, found.at)
    } else {
        begun_behind(line, found.end)
            .or_else(|| begun_before(line, found.at, &["its", "their", "the"]))
    }?;
    let others: Vec<&DateMention> =
        line.dates.iter().filter(|date| date.year.is_some() && date.span != from.span).collect();
    let (to, to_date, slack) = match others.as_slice() {
        [] => {
            let (year, slack) = now(line, today?)?;
            (year, None, slack)
        }
        &[other] if leads(line.words, line, other) => (other.year?, Some(other), 0.0),
        _ => return None,
    };
    Some(Stated {
        span: found.span,
        number: found.number,
        years: found.years,
        ordinal: true,
        noun: found.noun,
        quantity: None,
        decades: false,
        from,
        to,
        to_date,
        slack,
    })
}

/// The year behind *anniversary of*.
fn begun_behind<'a>(line: &Line<'a>, end: usize) -> Option<&'a DateMention> {
    if !line.words.is(end, "of") {
        return None;
    }
    let of = line.words.span(end).end;
    let from = line.dates.iter().find(|date| date.span.start >= of && date.year.is_some())?;
    (line.token_at(from.span.start) <= end + 8).then_some(from)
}

/// The year before *its 30th anniversary*, in which it was opened or founded.
fn begun_before<'a>(line: &Line<'a>, at: usize, led: &[&str]) -> Option<&'a DateMention> {
    if !line.words.after_any(at, led) {
        return None;
    }
    let begun = |date: &&DateMention| {
        let event = date.event.map(|event| event.name());
        is_year(date)
            && event.is_some_and(|name| BEGINNINGS.contains(&name))
            && line.token_at(date.span.start) < at
    };
    let mut all = line.dates.iter().filter(begun);
    let from = all.next()?;
    // *A year later*: the count is of something else.
    let one = all.next().is_none() && !line.says(&["second", "again", "reopened", "moved"]);
    one.then_some(from)
}

/// The birth of whom *his 60th birthday* is.
fn birth<'a>(line: &Line<'a>, at: usize) -> Option<&'a DateMention> {
    if !line.words.after_any(at, &["his", "her", "their"]) {
        return None;
    }
    let born = |date: &&DateMention| {
        let born = date.event.is_some_and(|event| event.name() == "birth");
        born && date.year.is_some() && date.grain <= Grain::Year
    };
    let mut all = line.dates.iter().filter(born);
    all.next().filter(|_| all.next().is_none())
}

/// *The bridge, which opened in 1932, turned 75 in 2001*.
fn turned<'a>(line: &Line<'a>, today: Option<Date>) -> Option<Stated<'a>> {
    let led = ["turned", "turns", "turn", "turning"];
    let whole = |q: &&Quantity| q.unit == Unit::Count && q.hedge == Hedge::None && q.value > 1.0;
    let quantity = line.quantities.iter().filter(whole).find(|quantity| {
        line.words.after_any(quantity.tokens.start, &led) && quantity.counted.is_none()
    })?;
    let from = begun_before(line, quantity.tokens.start, &led)?;
    let others: Vec<&DateMention> =
        line.dates.iter().filter(|date| date.year.is_some() && date.span != from.span).collect();
    let (to, to_date) = match others.as_slice() {
        [] => (now(line, today?)?.0, None),
        &[other] if leads(line.words, line, other) => (other.year?, Some(other)),
        _ => return None,
    };
    Some(stated(quantity, from, to, to_date))
}

/// Events whose years are counted.
const BEGINNINGS: &[&str] =
    &["founding", "opening", "launch", "start", "completion", "wedding", "premiere", "signing"];

fn leads(words: Words<'_>, line: &Line<'_>, date: &DateMention) -> bool {
    date.grain <= Grain::Year
        && words.after_any(line.token_at(date.span.start), &["in", "on", "of"])
}

/// Words that place an event on or near the draft's own day.
const NOW: &[&str] = &[
    "will",
    "marks",
    "mark",
    "this",
    "today",
    "celebrates",
    "celebrating",
    "marking",
    "upcoming",
    "tomorrow",
];

/// The year that is meant, seen from the draft's own day, and how many years it may be off.
fn now(line: &Line<'_>, today: Date) -> Option<(i16, f64)> {
    let year = line.dates.iter().find(|date| date.grain == Grain::Year && date.relative.is_some());
    if let Some(&Relative(by)) = year.and_then(|date| date.relative.as_ref())
        && year.is_some_and(|date| date.counting == Counting::Calendar)
    {
        return Some((today.year().checked_add(by)?, 0.0));
    }
    let day = line.dates.iter().any(|date| {
        date.grain == Grain::Day && (date.weekday.is_some() || date.relative.is_some())
    });
    let past = line.says(&["last", "ago", "before", "would", "had"]);
    ((day || line.says(NOW)) && !past).then_some((today.year(), 1.0))
}

/// *20 years since 2006*, *for 20 years, since 2006*, *since 2006, or for 20 years*.
fn since<'a>(line: &Line<'a>, quantity: &'a Quantity, today: Option<Date>) -> Option<Stated<'a>> {
    let words = line.words;
    let from = line.dates.iter().find(|date| {
        is_year(date) && words.after_any(line.token_at(date.span.start), &["since"])
    })?;
    let (at, own) = (line.token_at(from.span.start) - 1, &quantity.tokens);
    let between = if at >= own.end { own.end..at } else { at + 2..own.start };
    let joined = [",", "(", "or", "for", "that", "is", "now", "the", "past", "last"];
    let near = between.len() <= 5 && between.into_iter().all(|at| words.is_any(at, &joined));
    let alone = line.dates.iter().filter(|date| date.year.is_some()).count() == 1;
    // *The first time in 20 years, since 2006* counts from another day.
    let told = line.says(&["had", "until", "was", "were", "would", "first"]);
    let to = today.filter(|_| near && alone && !told)?.year();
    Some(stated(quantity, from, to, None))
}

/// *In 1987 he left; ten years later, in 1999, he came back*.
fn later<'a>(line: &Line<'a>, quantity: &'a Quantity) -> Option<Stated<'a>> {
    let words = line.words;
    let end = quantity.tokens.end;
    if !words.is(end, "later") {
        return None;
    }
    let comma = usize::from(words.is(end + 1, ","));
    let behind = words.is(end + 1 + comma, "in").then_some(end + 2 + comma);
    let to = behind.and_then(|at| line.dates.iter().find(|d| line.token_at(d.span.start) == at));
    let to = to.or_else(|| just_told(line, quantity)).filter(|date| is_year(date))?;
    let first = to.span.start.min(quantity.span.start);
    let from = line.dates.iter().rfind(|date| date.span.end <= first).filter(|d| is_year(d))?;
    let to_year = to.year.filter(|&to| Some(to) > from.year)?;
    Some(stated(quantity, from, to_year, Some(to)))
}

/// Words of what is so on the draft's day.
const PRESENT: &[&str] =
    &["is", "are", "has", "have", "remains", "remain", "still", "now", "today"];

/// Words of another time.
const TOLD: &[&str] =
    &["was", "were", "had", "would", "will", "did", "when", "came", "until", "before", "last"];

/// The date of *and closed in 1980, 20 years later*, which ends the clause.
fn just_told<'a>(line: &Line<'a>, quantity: &Quantity) -> Option<&'a DateMention> {
    let (words, own) = (line.words, &quantity.tokens);
    let comma = own.start.checked_sub(1).filter(|&at| words.is(at, ","))?;
    let ends = words.is_any(own.end + 1, &[".", ",", ";", ")"]);
    line.dates.iter().find(|date| ends && line.token_at(date.span.end) == comma)
}

/// *Ten years after the 2014 accord, the bridge is not built*, *In 2024, ten years after the accord of
/// 2014*.
fn some_years_after<'a>(
    line: &Line<'a>,
    quantity: &'a Quantity,
    today: Option<Date>,
) -> Option<Stated<'a>> {
    let (from, to, to_date) = after(line, &quantity.tokens, today)?;
    (!quantity.attributive).then(|| stated(quantity, from, to, to_date))
}

/// *A decade after the 2014 accord*.
fn a_decade_after<'a>(line: &Line<'a>, today: Option<Date>) -> Option<Stated<'a>> {
    let words = line.words;
    let mut tokens = line.sentence.tokens.clone();
    let at = tokens.find(|&at| words.is(at, "decade") && words.after_any(at, &["a"]))?;
    let (from, to, to_date) = after(line, &(at - 1..at + 1), today)?;
    let span = words.cover(at - 1, at + 1);
    Some(Stated {
        span,
        number: span,
        years: 10.0,
        ordinal: false,
        noun: "",
        quantity: None,
        decades: true,
        from,
        to,
        to_date,
        slack: ROUNDLY,
    })
}

/// The year behind a number of years and *after*, and the one up to which they are counted.
fn after<'a>(
    line: &Line<'a>,
    own: &Range<usize>,
    today: Option<Date>,
) -> Option<(&'a DateMention, i16, Option<&'a DateMention>)> {
    let words = line.words;
    let end = own.end;
    if !words.is(end, "after") {
        return None;
    }
    let behind = words.span(end).end;
    let from = line.dates.iter().find(|date| date.span.start >= behind).filter(|d| is_year(d))?;
    let at = line.token_at(from.span.start);
    // *After the 2014 accord*, *after the accord of 2014*, *after 2014*.
    let named = at == end + 1 || at == end + 2 && words.is(end + 1, "the");
    let of = at <= end + 6
        && words.after_any(at, &["of", "in"])
        && !line.holds(end, at, &[",", "and", "that", "who"]);
    if !named && !of {
        return None;
    }
    let mut years = line.dates.iter().filter(|date| date.year.is_some() && date.span != from.span);
    match (years.next(), years.next()) {
        (None, _) => {
            let today = today.filter(|_| is_told_of_now(line, own))?;
            Some((from, today.year(), None))
        }
        // *Ten years after it opened in 1990, the mall closed in 2005*.
        (Some(other), None)
            if is_year(other)
                && other.year > from.year
                && other.span.start > from.span.end
                && own.start <= line.sentence.tokens.start + 1
                && words.is(line.token_at(from.span.end), ",")
                && leads(words, line, other) =>
        {
            Some((from, other.year?, Some(other)))
        }
        // *In 2024, ten years after*.
        (Some(other), None) if is_year(other) && is_just_before(line, other, own) => {
            Some((from, other.year?, Some(other)))
        }
        _ => None,
    }
}

/// At the start of a sentence about the present.
fn is_told_of_now(line: &Line<'_>, own: &Range<usize>) -> bool {
    let opens = own.start <= line.sentence.tokens.start + 2;
    opens && line.says(PRESENT) && !line.says(TOLD)
}

fn is_just_before(line: &Line<'_>, date: &DateMention, own: &Range<usize>) -> bool {
    let at = line.token_at(date.span.start);
    at + 2 == own.start
        && line.words.is(at + 1, ",")
        && line.words.after_any(at, &["in", "of", "by"])
}

/// Years that a number of decades may be off.
const ROUNDLY: f64 = 4.0;

/// What is off by more than this is no rounding: a count may include both ends, and tens of years are
/// told roundly.
fn slack(quantity: &Quantity, to_date: Option<&DateMention>) -> f64 {
    match to_date {
        _ if is_decades(quantity) => ROUNDLY,
        None if quantity.value % 10.0 == 0.0 => 2.0,
        _ => 1.0,
    }
}

fn stated<'a>(
    quantity: &'a Quantity,
    from: &'a DateMention,
    to: i16,
    to_date: Option<&'a DateMention>,
) -> Stated<'a> {
    Stated {
        span: quantity.span,
        number: quantity.number,
        years: quantity.value * if is_decades(quantity) { 10.0 } else { 1.0 },
        ordinal: false,
        noun: "",
        quantity: Some(quantity),
        decades: is_decades(quantity),
        from,
        to,
        to_date,
        slack: slack(quantity, to_date),
    }
}
