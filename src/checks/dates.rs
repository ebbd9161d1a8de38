//! When?

pub mod date_conflict;
pub mod impossible_date;
pub mod stale_time;
pub mod undated_weekday;
pub mod weekday_mismatch;

mod holiday_day;
mod known_by_year;
mod misspelt;
mod once;
mod one_event;
mod spans_of_days;
mod weekday_event;

use crate::annotate::BlockView;
use crate::text::{Edit, Span};

/// Names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// A name of the calendar written as `model` writes another one: capitals, abbreviation, period.
fn like(model: &str, name: &str) -> String {
    let bare = model.trim_end_matches('.');
    // *May* and *June* are never shortened, *Mon* and *Sept* are.
    let short = bare.len() <= 5 && name.len() > bare.len();
    let mut out = if short { name[..3].to_owned() } else { name.to_owned() };
    if model.ends_with('.') && short {
        out.push('.');
    }
    if bare.len() > 1 && bare.bytes().all(|b| b.is_ascii_uppercase()) {
        out.make_ascii_uppercase();
    }
    out
}

/// The name of a month written as `model` writes another one.
fn month_like(model: &str, month: i8) -> String {
    if model.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{month:0width$}", width = model.len());
    }
    like(model, month_name(month))
}

/// Another day of the month for the number of one at `place`, written like it: with a zero before it, and
/// with the *st, nd, rd, th* that it takes where there is one. The place is one of the block.
fn numbered(block: &BlockView<'_>, place: Span, day: i8) -> (Span, String) {
    let width = if block.text(place).starts_with('0') { 2 } else { 1 };
    let rest = &block.prose[place.end..];
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|suffix| rest.starts_with(suffix));
    let suffix = match day {
        _ if !ordinal => "",
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    (Span::new(place.start, place.end + suffix.len()), format!("{day:0width$}{suffix}"))
}

/// The same as an edit of the draft.
fn renumbered(block: &BlockView<'_>, place: Span, day: i8) -> Edit {
    let (place, text) = numbered(block, place, day);
    Edit::replace(block.absolute(place), text)
}
