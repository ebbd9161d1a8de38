//! Units: what a number counts in.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::numeral::{METRED, Numeral};
use super::{Form, Unit};
use crate::annotate::words::Words;
use crate::language::lexicon;
use crate::text::Span;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Base unit metre.
    Length,
    /// Base unit square metre.
    Area,
    /// Base unit litre.
    Volume,
    /// Base unit kilogram.
    Mass,
    /// Base unit metre a second.
    Speed,
    /// Base unit second.
    Duration,
    /// Base unit joule.
    Energy,
    /// Base unit watt.
    Power,
    /// Degrees; the scales have no common zero.
    Temperature,
    /// Anything else.
    Other,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// What it measures.
    pub dimension: Dimension,
    /// Its size in the dimension's base unit.
    pub size: f64,
    /// Its own name, as in [`Unit::Measure`].
    pub name: &'static str,
    /// Whether the spelling is taken behind digits only.
    digits_only: bool,
}

/// The unit of that name or spelling, in lower case.
pub fn measure(name: &str) -> Option<Measure> {
    MEASURES.get(name).copied()
}

static MEASURES: LazyLock<FxHashMap<&'static str, Measure>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (spelling, measure) in lexicon::entries(include_str!("units.txt")).filter_map(row) {
        table.insert(spelling, measure);
        // Names like *degree Celsius* are looked up as they stand in a quantity.
        table.entry(measure.name).or_insert(Measure { digits_only: false, ..measure });
    }
    table
});

fn row(row: &'static str) -> Option<(&'static str, Measure)> {
    let mut fields = row.split('\t');
    let (spelling, dimension, size) = (fields.next()?, fields.next()?, fields.next()?);
    let dimension = match dimension {
        "length" => Dimension::Length,
        "area" => Dimension::Area,
        "volume" => Dimension::Volume,
        "mass" => Dimension::Mass,
        "speed" => Dimension::Speed,
        "duration" => Dimension::Duration,
        "temperature" => Dimension::Temperature,
        "energy" => Dimension::Energy,
        "power" => Dimension::Power,
        _ => Dimension::Other,
    };
    let bare = spelling.trim_end_matches('*');
    let (size, name) = (size.parse().ok()?, fields.next()?);
    Some((bare, Measure { dimension, size, name, digits_only: bare != spelling }))
}

static CURRENCIES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("currencies.txt"))
        .filter_map(|row| row.split_once('\t'))
        .collect()
});

fn currency(text: &str) -> Option<&'static str> {
    let known = CURRENCIES.get(text).copied();
    known.or_else(|| CURRENCIES.get(text.to_ascii_lowercase().as_str()).copied())
}

/// A unit with its place. Without unit it is the numeral's own end.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub unit: Unit,
    /// The first token of number and unit.
    pub from: usize,
    /// The token behind both.
    pub to: usize,
    /// At least the numeral.
    pub span: Span,
    /// *15-member*.
    pub attributive: bool,
    /// *26-year-old*, *26 years old*.
    pub age: bool,
}

/// The unit of a numeral.
pub(super) fn of(words: Words<'_>, numeral: &Numeral, sentence: &Range<usize>) -> Found {
    let none = Found {
        unit: Unit::Count,
        from: numeral.from,
        to: numeral.to,
        span: numeral.span,
        attributive: numeral.rest.is_some(),
        age: false,
    };
    if let Some(rest) = numeral.rest {
        return in_token(words, numeral, rest, none);
    }
    if let Some(found) = money_before(words, &none, sentence.start) {
        return found;
    }
    if numeral.to >= sentence.end {
        return none;
    }
    if let Some(found) = percent(words, &none).or_else(|| money_behind(words, &none)) {
        return found;
    }
    measured(words, numeral, &none, sentence.end).unwrap_or_else(|| hyphenated(words, none))
}

/// The unit in *five-year-old*, *three-mile*: the rest of the token itself.
fn in_token(words: Words<'_>, numeral: &Numeral, rest: Span, none: Found) -> Found {
    let text = words.text(numeral.to - 1);
    let from = rest.start - words.span(numeral.to - 1).start;
    let rest_text = text.get(from..).unwrap_or_default().to_ascii_lowercase();
    let first = rest_text.split('-').next().unwrap_or_default();
    let share = match first {
        "percent" => Some(Unit::Percent),
        "percentage" => Some(Unit::PercentagePoints),
        _ => None,
    };
    if let Some(unit) = share {
        return Found { unit, span: none.span.cover(rest), ..none };
    }
    let Some(measure) = measure(first).filter(|m| !m.digits_only) else { return none };
    Found {
        unit: Unit::Measure(measure.name.to_owned()),
        age: rest_text.starts_with("year-old"),
        span: none.span.cover(rest),
        ..none
    }
}

/// *$4*, *US$ 4*, *£4*, *Rs 500*, *USD 400*.
fn money_before(words: Words<'_>, none: &Found, start: usize) -> Option<Found> {
    let sign = none.from.checked_sub(1).filter(|&sign| sign >= start)?;
    let text = words.text(sign);
    let is_sign = matches!(text, "$" | "£" | "€" | "¥" | "₹" | "₽" | "₩" | "₦" | "₪" | "₴");
    let is_code = matches!(text, "Rs" | "Rs." | "USD" | "EUR" | "GBP" | "CHF" | "INR");
    if !is_sign && !is_code {
        return None;
    }
    let mut from = sign;
    let mut code = currency(text.trim_end_matches('.')).unwrap_or("USD").to_owned();
    if text == "$" && sign > start && words.glued(sign) && words.is_word(sign - 1) {
        let country = format!("{}$", words.text(sign - 1).replace('.', ""));
        if let Some(known) = currency(&country) {
            known.clone_into(&mut code);
            from = sign - 1;
        }
    }
    if is_code {
        code = currency(text.trim_end_matches('.')).map_or_else(|| text.to_owned(), str::to_owned);
    }
    Some(Found {
        unit: Unit::Money(code),
        from,
        span: words.span(from).cover(none.span),
        ..none.clone()
    })
}

/// *%*, *percent*, *per cent*, *percentage points*.
fn percent(words: Words<'_>, none: &Found) -> Option<Found> {
    let hyphen = usize::from(words.is_glued(none.to, "-") && words.glued(none.to + 1));
    let at = none.to + hyphen;
    let (unit, length) = match words.text(at).to_ascii_lowercase().as_str() {
        "%" | "percent" | "pct" => (Unit::Percent, 1),
        "percentage" if words.is_any(at + 1, &["point", "points"]) => (Unit::PercentagePoints, 2),
        "percentage-point" | "percentage-points" => (Unit::PercentagePoints, 1),
        "per" if words.is(at + 1, "cent") => (Unit::Percent, 2),
        "pc" if words.glued(at) => (Unit::Percent, 1),
        _ => return None,
    };
    Some(found(words, none, unit, at + length, hyphen == 1))
}

fn found(words: Words<'_>, none: &Found, unit: Unit, to: usize, attributive: bool) -> Found {
    let span = none.span.cover(words.span(to - 1));
    Found { unit, to, span, attributive, ..none.clone() }
}

/// *4 million euros*, *90 cents*, *five pounds sterling*.
fn money_behind(words: Words<'_>, none: &Found) -> Option<Found> {
    let hyphen = usize::from(words.is_glued(none.to, "-") && words.glued(none.to + 1));
    let mut at = none.to + hyphen;
    let nation = ["US", "U.S.", "Canadian", "Australian", "Singapore", "Swiss", "Hong", "Kong"];
    if words.is_any(at, &nation) {
        at += 1 + usize::from(words.is_any(at + 1, &nation));
    }
    let text = words.text(at);
    if text == "p" && words.glued(at) {
        return Some(found(words, none, Unit::Money("GBp".to_owned()), at + 1, false));
    }
    if text.eq_ignore_ascii_case("pounds") && words.is(at + 1, "sterling") {
        return Some(found(words, none, Unit::Money("GBP".to_owned()), at + 2, hyphen == 1));
    }
    if !words.is_word(at) && !matches!(text, "€" | "₽" | "£") || text.len() < 3 {
        return None;
    }
    let code = currency(text)?;
    Some(found(words, none, Unit::Money(code.to_owned()), at + 1, hyphen == 1))
}

/// *10 miles*, *5km*, *15-year*, *six feet four*, *20°C*.
fn measured(words: Words<'_>, numeral: &Numeral, none: &Found, end: usize) -> Option<Found> {
    let hyphen = usize::from(words.is_glued(none.to, "-") && words.glued(none.to + 1));
    let at = none.to + hyphen;
    if hyphen == 1
        && let Some(found) = hyphenated_measure(words, none, at)
    {
        return Some(found);
    }
    let behind_digits = numeral.form != Form::Words;
    // *40C*, *104F*, *2in*: only right behind the digits.
    if behind_digits && hyphen == 0 && words.glued(at) && at < end {
        let name = match words.text(at).trim_end_matches('.') {
            "C" => "degree Celsius",
            "F" => "degree Fahrenheit",
            "in" | "ins" => "inch",
            "m" => "metre",
            _ => "",
        };
        if !name.is_empty() {
            return Some(found(words, none, Unit::Measure(name.to_owned()), at + 1, false));
        }
    }
    if let Some(name) = mark(words, numeral, at).filter(|_| behind_digits && hyphen == 0) {
        return Some(found(words, none, Unit::Measure(name.to_owned()), at + 1, false));
    }
    let (measure, length) = (1..=3).rev().find_map(|length| {
        let measure = measure(&key(words, at, at + length))?;
        (behind_digits || !measure.digits_only).then_some((measure, length))
    })?;
    let to = at + length;
    if to > end || measure.digits_only && length == 1 && is_word_of_its_own(words, at) {
        return None;
    }
    let mut unit = found(words, none, Unit::Measure(measure.name.to_owned()), to, hyphen == 1);
    if measure.name == "year" && words.is_any(to, &["old", "of"]) {
        let of_age = words.is(to, "of") && words.is(to + 1, "age");
        if words.is(to, "old") || of_age {
            unit.age = true;
        }
    }
    Some(unit)
}

/// *1.85 m tall*, *6'4"*: a letter or mark that is a unit only in such company.
fn mark(words: Words<'_>, numeral: &Numeral, at: usize) -> Option<&'static str> {
    let prime = |at: usize, marks: &[&str]| words.glued(at) && words.is_any(at, marks);
    let small = |at: usize| words.integer(at).is_some_and(|number| number < 14);
    let feet = &["'", "’", "′"];
    if prime(at, feet) && words.glued(at + 1) && small(at + 1) && numeral.value < 10.0 {
        return Some("foot");
    }
    let behind_feet = numeral.from > 1 && words.glued(numeral.from);
    if prime(at, &["\"", "”", "″"]) && behind_feet && words.is_any(numeral.from - 1, feet) {
        return Some("inch");
    }
    // *11st 4lb*: everywhere else they are the letters of an ordinal.
    let pounds = ["lb", "lbs", "pound", "pounds"];
    if words.is_glued(at, "st") && small(at + 1) && words.is_any(at + 2, &pounds) {
        return Some("stone");
    }
    // *5 feet 11 inches (1.80 m)*.
    let bracketed = words.after_any(numeral.from, &["("]) && words.is_glued(at + 1, ")");
    (words.text(at) == "m" && (words.is_any(at + 1, METRED) || bracketed)).then_some("metre")
}

/// *26-year-old*, *140-foot-tall*: the token behind the hyphen begins with the unit.
fn hyphenated_measure(words: Words<'_>, none: &Found, at: usize) -> Option<Found> {
    let text = words.text(at).to_ascii_lowercase();
    let first = text.split('-').next().unwrap_or_default();
    let measure = measure(first)?;
    let mut unit = found(words, none, Unit::Measure(measure.name.to_owned()), at + 1, true);
    unit.age = text.starts_with("year-old") || first == "year" && words.is(at + 1, "old");
    Some(unit)
}

/// *second* behind a number, *stone* of a wall, *ha* and *mi* within other words.
fn is_word_of_its_own(words: Words<'_>, at: usize) -> bool {
    words.is(at, "stone") && words.is_word(at + 1) && !words.glued(at)
}

fn key(words: Words<'_>, from: usize, to: usize) -> String {
    let mut key = String::with_capacity(20);
    // The period of *sq. miles* is left out, that behind *miles* is none of theirs.
    if words.text(to - 1).trim_end_matches('.').is_empty() {
        return key;
    }
    for at in from..to {
        let word = words.text(at).trim_end_matches('.');
        if !key.is_empty() && !word.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key.make_ascii_lowercase();
    key
}

/// *15-member*, *140-character*: a number that stands before its noun.
fn hyphenated(words: Words<'_>, none: Found) -> Found {
    let hyphen = words.is_glued(none.to, "-") && words.glued(none.to + 1);
    let attributive = hyphen && words.is_word(none.to + 1);
    Found { attributive, ..none }
}
