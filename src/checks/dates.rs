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
