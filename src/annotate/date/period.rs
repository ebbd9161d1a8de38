//! Times without a day: quarters, halves, seasons and fiscal years with their year, and centuries.

use super::{DateMention, Grain};
use crate::annotate::words::Words;

/// The period whose word stands at `at`, and the token behind it: *spring of 2024*, *Q2 2025*, *fiscal
/// year 2025*, the *quarter of 2025* of a *second quarter of 2025*.
pub(super) fn at(words: Words<'_>, at: usize, start: usize) -> Option<(DateMention, usize)> {
    let word = words.text(at).to_ascii_lowercase();
    let (from, grain, part) = match word.as_str() {
        "spring" | "summer" | "autumn" | "fall" | "winter" => (at, Grain::Season, None),
        "q1" | "q2" | "q3" | "q4" => (at, Grain::Quarter, digit(&word)),
        "h1" | "h2" => (at, Grain::Half, digit(&word)),
        "quarter" | "half" => {
            let part =
                at.checked_sub(1).filter(|&at| at >= start).and_then(|at| ordinal(words, at))?;
            (at - 1, if word == "half" { Grain::Half } else { Grain::Quarter }, Some(part))
        }
        "fiscal" | "fy" => (at, Grain::Fiscal, None),
        _ => return None,
    };
    let months = if grain == Grain::Half { 6 } else { 3 };
    let last = if grain == Grain::Half { 2 } else { 4 };
    if part.is_some_and(|part| part > last) {
        return None;
    }
    let mut next = at + 1 + usize::from(grain == Grain::Fiscal && words.is(at + 1, "year"));
    next += usize::from(words.is_any(next, &["of", ","]));
    let year = year(words, next)?;
    let date = DateMention {
        span: words.cover(from, next + 1),
        year: Some(year),
        month: part.map(|part| (part - 1) * months + 1),
        year_span: Some(words.span(next)),
        grain,
        ..DateMention::default()
    };
    Some((date, next + 1))
}

/// *The 21st century* at its number.
pub(super) fn century(words: Words<'_>, at: usize) -> Option<(DateMention, usize)> {
    let number = words.integer(at).filter(|number| (1..=21).contains(number))?;
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
    if words.is_any(next + 1, &["BC", "BCE", "B.C."]) {
        return None;
    }
    let first = i16::try_from((number - 1) * 100 + 1).ok()?;
    let date = DateMention {
        span: words.cover(at, next + 1),
        year: Some(first),
        grain: Grain::Century,
        ..DateMention::default()
    };
    Some((date, next + 1))
}

fn digit(word: &str) -> Option<i8> {
    word.get(1..)?.parse().ok()
}

fn ordinal(words: Words<'_>, at: usize) -> Option<i8> {
    let names = ["first", "second", "third", "fourth"];
    let index = names.iter().position(|name| words.is(at, name))?;
    i8::try_from(index + 1).ok()
}

fn year(words: Words<'_>, at: usize) -> Option<i16> {
    let year = words.integer(at).filter(|_| words.text(at).len() == 4)?;
    i16::try_from(year).ok().filter(|year| (1000..=2100).contains(year))
}
