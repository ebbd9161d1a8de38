//! Spans of years that end on the draft's own day or in a year beside them: anniversaries, *20 years
//! since 2006*, *ten years later, in 1999*.

use jiff::civil::Date;

use super::line::Line;
use crate::annotate::date::Grain;
use crate::annotate::quantity::{Hedge, Kind, Unit};
use crate::annotate::words::Words;
use crate::annotate::{DateMention, Quantity};
use crate::text::Span;

/// A number of years with the year it begins in.
pub(super) struct Stated<'a> {
    /// The number in words for the message: *the 10th anniversary*.
    pub span: Span,
    /// The digits, to be replaced; none where they are words.
    pub number: Span,
    pub years: f64,
    /// An ordinal, not a number of years.
    pub ordinal: bool,
    pub quantity: Option<&'a Quantity>,
    pub from: &'a DateMention,
    /// The year it ends in, and where that is written.
    pub to: i16,
    pub to_date: Option<&'a DateMention>,
}

/// All of a sentence.
pub(super) fn of<'a>(line: &Line<'a>, today: Option<Date>) -> Vec<Stated<'a>> {
    let mut found = Vec::new();
    found.extend(anniversary(line, today));
    for quantity in line.quantities.iter().filter(|quantity| is_years(quantity)) {
        found.extend(since(line, quantity, today));
        found.extend(later(line, quantity));
    }
    found
}

/// A plain number of years.
fn is_years(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Duration
        && quantity.hedge == Hedge::None
        && quantity.range.is_none()
        && matches!(&quantity.unit, Unit::Measure(name) if name == "year")
}

/// *The 10th anniversary of the 2014 accord*, of which another year of the sentence says when it was,
/// or words of the present that it is now.
fn anniversary<'a>(line: &Line<'a>, today: Option<Date>) -> Option<Stated<'a>> {
    let words = line.words;
    let mut tokens = line.sentence.tokens.clone();
    let at = tokens.find(|&at| words.is(at, "anniversary"))?;
    let first = line.sentence.tokens.start;
    let digits = at.checked_sub(2).filter(|&at| at >= first && words.is_number(at))?;
    let years = words.integer(digits)?;
    let suffixed = words.glued(digits + 1) && words.is_any(digits + 1, &["st", "nd", "rd", "th"]);
    if !suffixed || !words.is(at + 1, "of") {
        return None;
    }
    let of = words.span(at + 1).end;
    let from = line.dates.iter().find(|date| date.span.start >= of && date.year.is_some())?;
    if line.token_at(from.span.start) > at + 9 {
        return None;
    }
    let others: Vec<&DateMention> =
        line.dates.iter().filter(|date| date.year.is_some() && date.span != from.span).collect();
    let (to, to_date) = match others.as_slice() {
        [] => (today.filter(|_| is_now(line))?.year(), None),
        &[other] if leads(words, line, other) => (other.year?, Some(other)),
        _ => return None,
    };
    let (span, number) = (words.cover(digits, at + 1), words.span(digits));
    let years = f64::from(years);
    Some(Stated { span, number, years, ordinal: true, quantity: None, from, to, to_date })
}

fn leads(words: Words<'_>, line: &Line<'_>, date: &DateMention) -> bool {
    date.grain <= Grain::Year
        && words.after_any(line.token_at(date.span.start), &["in", "on", "of"])
}

/// Words that place an event on or near the draft's own day.
const NOW: &[&str] = &[
    "will",
    "marks",
    "this",
    "today",
    "celebrates",
    "celebrating",
    "marking",
    "upcoming",
    "tomorrow",
];

fn is_now(line: &Line<'_>) -> bool {
    line.says(NOW) && !line.says(&["last", "ago", "before", "would", "had"])
}

/// *20 years since 2006*, *for 20 years, since 2006*, *since 2006, or for 20 years*.
fn since<'a>(line: &Line<'a>, quantity: &'a Quantity, today: Option<Date>) -> Option<Stated<'a>> {
    let words = line.words;
    let from = line.dates.iter().find(|date| {
        date.year.is_some()
            && date.grain == Grain::Year
            && words.after_any(line.token_at(date.span.start), &["since"])
    })?;
    let (at, own) = (line.token_at(from.span.start) - 1, &quantity.tokens);
    let between = if at >= own.end { own.end..at } else { at + 2..own.start };
    let joined = [",", "(", "or", "for", "that", "is", "now", "the", "past", "last"];
    let near = between.len() <= 5 && between.into_iter().all(|at| words.is_any(at, &joined));
    let alone = line.dates.iter().filter(|date| date.year.is_some()).count() == 1;
    // *The first time in 20 years, since 2006* counts from another day.
    let told = line.says(&["had", "until", "was", "were", "would", "first"]);
    let to = today.filter(|_| near && alone && !told)?.year();
    Some(Stated { to_date: None, ..stated(quantity, from, to) })
}

/// *In 1987 he left; ten years later, in 1999, he came back*.
fn later<'a>(line: &Line<'a>, quantity: &'a Quantity) -> Option<Stated<'a>> {
    let words = line.words;
    let end = quantity.tokens.end;
    let comma = usize::from(words.is(end + 1, ","));
    if !words.is(end, "later") || !words.is(end + 1 + comma, "in") {
        return None;
    }
    let year = |date: &&DateMention| date.year.is_some() && date.grain == Grain::Year;
    let to = line
        .dates
        .iter()
        .find(|date| line.token_at(date.span.start) == end + 2 + comma)
        .filter(year)?;
    let from = line.dates.iter().rfind(|date| date.span.end <= quantity.span.start).filter(year)?;
    let to_year = to.year.filter(|&to| Some(to) > from.year)?;
    Some(Stated { to_date: Some(to), ..stated(quantity, from, to_year) })
}

fn stated<'a>(quantity: &'a Quantity, from: &'a DateMention, to: i16) -> Stated<'a> {
    Stated {
        span: quantity.span,
        number: quantity.number,
        years: quantity.value,
        ordinal: false,
        quantity: Some(quantity),
        from,
        to,
        to_date: None,
    }
}
