//! Dates of nothing but numbers: *2026-03-04*, *3/23/2019*, *23.3.2019*, *23. 3. 2019*.

use crate::annotate::words::Words;
use crate::settings::NumericDates;
use crate::text::Span;

/// A number with its place.
type Part<T> = (T, Span);

/// A date in numbers, and the token behind it.
pub(super) struct Numeric {
    pub year: Part<i16>,
    /// The month and the day, where it can be told which is which.
    pub day: Option<(Part<i8>, Part<i8>)>,
    pub next: usize,
}

/// The date in numbers at `at`. Which of two small numbers is the month, the house tells.
pub(super) fn at(words: Words<'_>, at: usize, order: NumericDates) -> Option<Numeric> {
    joined(words, at, order).or_else(|| pointed(words, at, order))
}

/// *2026-03-04*, *3/23/2019*.
fn joined(words: Words<'_>, at: usize, order: NumericDates) -> Option<Numeric> {
    let mark = words.text(at + 1);
    let glued = (1..5).all(|by| words.glued(at + by));
    if !matches!(mark, "-" | "/") || !glued || words.text(at + 3) != mark {
        return None;
    }
    // A longer chain is a telephone number or a path.
    if at > 0 && words.glued(at) && !words.is_any(at - 1, &["(", "\"", "“", ","])
        || words.glued(at + 5) && words.text(at + 5) == mark
    {
        return None;
    }
    let part = |by: usize| {
        let number = i16::try_from(words.integer(at + by)?).ok()?;
        Some((number, words.span(at + by)))
    };
    let (a, b, c) = (part(0)?, part(2)?, part(4)?);
    let next = at + 5;
    let two = |by: usize| words.text(at + by).len() == 2;
    if (1000..=2999).contains(&a.0) && two(2) && two(4) {
        return Some(Numeric { year: a, day: Some((small(b)?, small(c)?)), next });
    }
    if !(1000..=2999).contains(&c.0) || mark != "/" {
        return None;
    }
    Some(Numeric { year: c, day: in_order(small(a)?, small(b)?, order), next })
}

fn small((number, span): Part<i16>) -> Option<Part<i8>> {
    i8::try_from(number)
        .ok()
        .filter(|number| (1..=99).contains(number))
        .map(|number| (number, span))
}

/// The month and the day of two numbers.
fn in_order(
    first: Part<i8>,
    second: Part<i8>,
    order: NumericDates,
) -> Option<(Part<i8>, Part<i8>)> {
    match (first.0 > 12, second.0 > 12, order) {
        (true, false, _) | (false, false, NumericDates::DayFirst) => Some((second, first)),
        (false, true, _) | (false, false, NumericDates::MonthFirst) => Some((first, second)),
        _ => None,
    }
}

/// *23.3.2019*, *23.03.2019* and, where the day always comes first, *23. 3. 2019*.
fn pointed(words: Words<'_>, at: usize, order: NumericDates) -> Option<Numeric> {
    let (parts, next, order) = match one_token(words, at) {
        Some(parts) => (parts, at + 1, order),
        None => (spaced(words, at)?, at + 5, NumericDates::DayFirst),
    };
    let [first, second, year] = parts;
    let code = ["version", "v", "v.", "release", "section", "chapter", "no.", "no", "§"];
    let known = (1900..=2100).contains(&year.0) && !words.after_any(at, &code);
    if !known || at > 0 && words.glued(at) && !words.is_any(at - 1, &["(", "“", "\"", ","]) {
        return None;
    }
    let (first, second) = (small(first)?, small(second)?);
    let day = first.0.max(second.0) <= 31 && first.0.min(second.0) <= 12;
    day.then(|| Numeric { year, day: in_order(first, second, order), next })
}

/// Three numbers joined by points, which are one token.
fn one_token(words: Words<'_>, at: usize) -> Option<[Part<i16>; 3]> {
    let (text, span) = (words.text(at), words.span(at));
    let mut from = span.start;
    let parts: Vec<Part<i16>> = text
        .split('.')
        .map_while(|part| {
            let place = Span::new(from, from + part.len());
            from = place.end + 1;
            let digits =
                matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten().map(|number| (number, place))
        })
        .collect();
    let whole = from == span.end + 1 && !words.is_glued(at + 1, "%");
    parts.try_into().ok().filter(|parts: &[Part<i16>; 3]| whole && parts[2].1.len() == 4)
}

/// *23. 3. 2019*.
fn spaced(words: Words<'_>, at: usize) -> Option<[Part<i16>; 3]> {
    let pointed = words.is_glued(at + 1, ".") && words.is_glued(at + 3, ".");
    if !pointed || words.glued(at + 2) || words.glued(at + 4) || words.text(at + 4).len() != 4 {
        return None;
    }
    let part = |at: usize| Some((i16::try_from(words.integer(at)?).ok()?, words.span(at)));
    Some([part(at)?, part(at + 2)?, part(at + 4)?])
}
