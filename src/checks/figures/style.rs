//! Numbers written the way the draft writes them.

use crate::annotate::Quantity;
pub(super) use crate::annotate::quantity::plain;
use crate::annotate::quantity::{Form, Unit, grouped};

/// A value in the unit of `model`, for a message.
pub(super) fn shown(value: f64, model: &Quantity, prose: &str) -> String {
    let number = like(model, prose, value).unwrap_or_else(|| plain(value, 2));
    with_unit(&number, model, prose)
}

/// A number text with the unit of `model` as written.
pub(super) fn with_unit(number: &str, model: &Quantity, prose: &str) -> String {
    let before = &prose[model.span.start..model.number.start];
    let after = &prose[model.number.end..model.span.end];
    format!("{before}{number}{after}")
}

/// The value with its unit as `model` writes them, also in two units: *6 feet 2 inches*. `number` is the
/// value as one number.
pub(super) fn measured(value: f64, number: &str, model: &Quantity, prose: &str) -> String {
    let Some(part) = model.part else { return with_unit(number, model, prose) };
    let smaller = (value * part.per_whole).round();
    let whole = (smaller / part.per_whole).floor();
    let rest = plain((smaller - whole * part.per_whole).round(), 0);
    let text = |from, to| prose.get(from..to).unwrap_or_default();
    let (before, between) =
        (text(model.span.start, model.number.start), text(model.number.end, part.number.start));
    format!("{before}{}{between}{rest}{}", plain(whole, 0), text(part.number.end, model.span.end))
}

/// The value written as `model`'s number is: its grouping, decimals, magnitude word, or in words.
pub(super) fn like(model: &Quantity, prose: &str, value: f64) -> Option<String> {
    let text = model.number.of(prose);
    match model.form {
        Form::Words => Some(in_words_like(text, value)),
        Form::Digits | Form::Mixed => digits_like(text, model, value),
    }
}

/// In words, with a capital where `text` has one; in digits from a hundred on.
fn in_words_like(text: &str, value: f64) -> String {
    let Some(words) = spelled(value) else { return plain(value, 0) };
    let capital = text.starts_with(|c: char| c.is_ascii_uppercase());
    match words.split_at_checked(1).filter(|_| capital) {
        Some((first, rest)) => format!("{}{rest}", first.to_ascii_uppercase()),
        None => words,
    }
}

fn digits_like(text: &str, model: &Quantity, value: f64) -> Option<String> {
    let (sign, text) = match text.strip_prefix(['−', '-']) {
        Some(digits) => (&text[..text.len() - digits.len()], digits),
        None => ("", text),
    };
    let end =
        text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let (digits, tail) = text.split_at(end);
    let printed: f64 = digits.replace(',', "").parse().ok()?;
    if printed == 0.0 {
        return None;
    }
    let scale = if model.form == Form::Mixed { model.value / printed } else { 1.0 };
    let sign = if value < 0.0 { if sign.is_empty() { "−" } else { sign } } else { "" };
    let value = value.abs();
    let decimals = digits.split_once('.').map_or(0, |(_, part)| part.len());
    let out = format!("{:.decimals$}", value / scale);
    let ungrouped = !digits.contains(',') && printed >= 1000.0;
    let (whole, part) = out.split_once('.').unwrap_or((&out, ""));
    let whole = if ungrouped { whole.to_owned() } else { grouped(whole) };
    let point = if part.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{part}{tail}"))
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A whole number below a hundred in words.
fn spelled(value: f64) -> Option<String> {
    let index = (0..100_u8).find(|&n| (f64::from(n) - value).abs() < 1e-9)?;
    let index = usize::from(index);
    if let Some(word) = SMALL.get(index) {
        return Some((*word).to_owned());
    }
    let (ten, one) = (TENS[index / 10], index % 10);
    Some(if one == 0 { ten.to_owned() } else { format!("{ten}-{}", SMALL[one]) })
}

/// Whether two quantities count in the same unit.
pub(super) fn same_unit(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit && !matches!(a.unit, Unit::PercentagePoints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (value, expected) in
            [(7.0, Some("seven")), (40.0, Some("forty")), (45.0, Some("forty-five")), (120.0, None)]
        {
            assert_eq!(spelled(value).as_deref(), expected);
        }
    }
}
