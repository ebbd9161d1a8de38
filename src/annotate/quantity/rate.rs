//! Per what: *a day*, *per 1,000 residents*, *an hour each*.

use crate::annotate::words::Words;
use crate::text::Span;

/// Spells of time that something happens so often in, or costs so much for.
const SPELLS: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "season",
    "semester",
    "term",
    "year",
    "decade",
    "century",
    "generation",
];

/// Other things that *a* or *each* before them makes a rate of.
const SHARES: &[&str] = &[
    "person",
    "head",
    "share",
    "barrel",
    "ounce",
    "ton",
    "tonne",
    "gallon",
    "litre",
    "liter",
    "pound",
    "kilogram",
    "kilo",
    "mile",
    "ticket",
    "piece",
    "household",
    "pupil",
    "student",
    "acre",
    "plate",
];

/// The words behind a number, its unit or noun that make it a rate. `at` is the token behind them.
pub(super) fn of(words: Words<'_>, at: usize) -> Option<Span> {
    if words.is(at, "/") && words.glued(at + 1) && words.is_any(at + 1, SPELLS) {
        return Some(words.cover(at, at + 2));
    }
    if words.is(at, "per") && !words.is(at + 1, "cent") {
        let counted = usize::from(words.is_number(at + 1));
        return Some(words.cover(at, at + 2 + counted));
    }
    let each = words.is_any(at, &["a", "an", "each", "every"]);
    let noun = words.is_any(at + 1, SPELLS) || words.is_any(at + 1, SHARES);
    // *A year ago*, *a day after* tell when.
    let when = words.is_any(
        at + 2,
        &["ago", "earlier", "before", "after", "later", "since", "from", "prior", "old", "into"],
    );
    let daily = ["daily", "weekly", "monthly", "yearly", "annually", "apiece", "hourly", "nightly"];
    if each && noun && !when {
        return Some(words.cover(at, at + 2));
    }
    words.is_any(at, &daily).then(|| words.span(at))
}
