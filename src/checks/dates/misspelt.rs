//! Names of months and weekdays with a slip of the keyboard, where a date would have one: *Febuary 12*.

use crate::annotate::words::Words;
use crate::checks::BlockNotes;
use crate::checks::dates::{MONTHS, like};
use crate::findings::{Findings, Fix};
use crate::language::Classes;
use crate::text::Edit;

/// Reports them.
pub(super) fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let words = Words::new(view.block.prose, &view.notes.tokens);
    for at in 0..words.len() {
        if !(5..=10).contains(&words.text(at).len()) || !words.is_capitalised(at) {
            continue;
        }
        if let Some((kind, name)) = meant(words, at) {
            report(words, at, kind, name, findings);
        }
    }
}

/// The name that is meant, and what it is a name of.
fn meant(words: Words<'_>, at: usize) -> Option<(&'static str, &'static str)> {
    let text = words.text(at);
    let long = |names: &'static [&'static str]| {
        names.iter().copied().filter(|name| name.len() > 5).find(|name| is_slip(text, name))
    };
    if let Some(month) = long(&MONTHS) {
        return (is_month_place(words, at) && !is_foreign(text)).then_some(("month", month));
    }
    let day = long(&WEEKDAYS).filter(|day| is_weekday_place(words, at, day))?;
    Some(("weekday", day))
}

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Months of other languages that are a letter away from ours, and end alike.
fn is_foreign(text: &str) -> bool {
    ["oktober", "dezember", "desember"].iter().any(|month| text.eq_ignore_ascii_case(month))
}

/// Beside a number, or behind *in*, *since*, *last*.
fn is_month_place(words: Words<'_>, at: usize) -> bool {
    let leads = ["in", "since", "until", "by", "last", "next", "of", "early", "late"];
    words.is_number(at + 1) || at > 0 && words.is_number(at - 1) || words.after_any(at, &leads)
}

/// Before a day of a month; a long name, which is nobody's, also behind *on*, *last*, *next*.
fn is_weekday_place(words: Words<'_>, at: usize, day: &str) -> bool {
    let next = at + 1 + usize::from(words.is(at + 1, ","));
    let month = |at: usize| words.has(at, Classes::MONTH) && words.is_capitalised(at);
    let dated =
        month(next) && words.is_number(next + 1) || words.is_number(next) && month(next + 1);
    let leads = ["on", "last", "next", "this", "since", "until", "late", "early"];
    dated || day.len() > 6 && words.after_any(at, &leads)
}

/// Whether one letter is left out, put in, changed or swapped with its neighbour, between the first and
/// the last.
fn is_slip(text: &str, name: &str) -> bool {
    let end = |at: fn(&[u8]) -> Option<&u8>| {
        let ends = at(text.as_bytes()).zip(at(name.as_bytes()));
        ends.is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
    };
    end(<[u8]>::first)
        && end(<[u8]>::last)
        && strsim::osa_distance(&text.to_lowercase(), &name.to_lowercase()) == 1
}

fn report(words: Words<'_>, at: usize, kind: &str, name: &str, findings: &mut Findings) {
    let text = words.text(at);
    let message = format!("There is no {kind} “{text}”; {name} is the nearest");
    let finding = findings.report(words.span(at), message);
    let name = like(text, name);
    let title = format!("Change “{text}” to “{name}”");
    finding.fix(Fix::new(title, vec![Edit::replace(words.span(at), name)]));
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn one_letter_makes_a_slip() {
        for (text, name) in [
            ("Febuary", "February"),
            ("Wendesday", "Wednesday"),
            ("WENDESDAY", "Wednesday"),
            ("Octobber", "October"),
            ("Septamber", "September"),
        ] {
            assert!(is_slip(text, name), "{text}");
        }
        for (text, name) in [
            ("February", "February"),
            ("Augusta", "August"),
            ("Octobre", "October"),
            ("Mondays", "Monday"),
            ("Wensday", "Wednesday"),
            ("Décembr", "December"),
        ] {
            assert!(!is_slip(text, name), "{text}");
        }
    }
}
