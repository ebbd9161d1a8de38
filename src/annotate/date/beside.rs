//! What may stand beside a date: its weekday behind it, a time of day between the two.

use crate::annotate::words::Words;

/// The token of the weekday behind a date that ends at `at`: `, a Friday`, ` (Friday)`, `, Friday,`,
/// `, which was a Friday`, ` was a Friday`, ` fell on a Friday`.
pub(super) fn weekday_behind(words: Words<'_>, at: usize) -> Option<usize> {
    if words.is(at, "(") {
        let name = at + 1 + usize::from(words.is(at + 1, "a"));
        return words.is_glued(name + 1, ")").then_some(name);
    }
    let comma = usize::from(words.is(at, ","));
    let which = usize::from(words.is(at + comma, "which"));
    let verb = at + comma + which;
    let copula = if words.is_any(verb, &["was", "is"]) {
        1
    } else if words.is_any(verb, &["fell", "falls"]) && words.is(verb + 1, "on") {
        2
    } else {
        0
    };
    let article = verb + copula;
    if words.is(article, "a") && comma + copula > 0 {
        return Some(article + 1);
    }
    // *On 13 March 2020, Friday, he left.*
    let closed = words.is_any(at + 2, &[",", ".", ")"]);
    (comma == 1 && closed).then_some(at + 1)
}

/// Behind ` at 9:30 a.m.`, where a comma ends it.
pub(super) fn behind_time(words: Words<'_>, at: usize) -> usize {
    if !words.is(at, "at") || !words.is_number(at + 1) && !words.is(at + 1, "noon") {
        return at;
    }
    let minutes = if words.is_glued(at + 2, ":") { 2 } else { 0 };
    let clock = ["a.m.", "p.m.", "am", "pm", "a.m", "p.m"];
    let end = at + 2 + minutes + usize::from(words.is_any(at + 2 + minutes, &clock));
    if words.is(end, ",") { end } else { at }
}
