//! *The 2014 Norden accord* here and *the Norden accord of 2015* there.

use std::collections::BTreeMap;

use super::date_conflict::rewritten;
use super::one_event::{Pin, is_told};
use crate::annotate::date::Grain;
use crate::annotate::words::Words;
use crate::checks::StoryView;
use crate::findings::Findings;
use crate::language::Classes;

/// Reports an event that is called by a name and told with two years.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut told: BTreeMap<String, Vec<Pin<'_>>> = BTreeMap::new();
    for block in view.draft.blocks().filter(is_told) {
        for date in &block.notes.dates {
            let pin = Pin { block, date };
            if let Some(name) = name(&pin) {
                told.entry(name).or_default().push(pin);
            }
        }
    }
    let mut conflicts: Vec<[Pin<'_>; 2]> = told.values().filter_map(|all| differing(all)).collect();
    conflicts.sort_by_key(|[_, odd]| odd.span());
    for [kept, odd] in conflicts {
        report(&kept, &odd, findings);
    }
}

/// What the event is called, in lower case: *norden accord*.
fn name(pin: &Pin<'_>) -> Option<String> {
    let date = pin.date;
    let event = date.event.filter(|event| event.known_by_year)?;
    if date.grain != Grain::Year || date.year_span.is_none() || date.relative.is_some() {
        return None;
    }
    let words = Words::new(pin.block.prose, &pin.block.notes.tokens);
    let (when, noun) = (words.token_from(date.span.start), words.token_from(event.span.start));
    let from = if event.attributive {
        when + 1
    } else {
        // *The accord was renewed in 2015* dates something else.
        let of = noun + 2 == when && words.is_any(noun + 1, &["of", "in"]);
        of.then(|| first_capital(words, noun))?
    };
    let proper = |at: usize| words.is_capitalised(at) && !words.has(at, Classes::MONTH);
    let named = from < noun && (from..noun).all(proper);
    named.then(|| {
        let name: Vec<&str> = (from..=noun).map(|at| words.text(at)).collect();
        name.join(" ").to_lowercase()
    })
}

/// Where the capitals begin that end right before `at`.
fn first_capital(words: Words<'_>, at: usize) -> usize {
    let back = (0..at).rev().take_while(|&at| words.is_capitalised(at) && !words.is(at, "the"));
    at - back.count()
}

/// The first place, and one with another year that is a slip of its own: one digit wrong, or two
/// neighbours swapped. With more than two years, or told side by side, they are several events.
fn differing<'a>(all: &[Pin<'a>]) -> Option<[Pin<'a>; 2]> {
    let first = all.first()?;
    let mut others = all.iter().filter(|pin| pin.date.year != first.date.year);
    let other = others.next()?;
    let two = others.all(|pin| pin.date.year == other.date.year);
    let apart = first.block.index != other.block.index;
    let slip = is_slip(first.date.year?, other.date.year?);
    (two && apart && slip).then_some([*first, *other])
}

fn is_slip(a: i16, b: i16) -> bool {
    let digits = |year: i16| [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
    let (a, b) = (digits(a), digits(b));
    let wrong: Vec<usize> = (0..4).filter(|&at| a[at] != b[at]).collect();
    match wrong[..] {
        [_] => true,
        [one, two] => two == one + 1 && a[one] == b[two] && a[two] == b[one],
        _ => false,
    }
}

fn report(kept: &Pin<'_>, odd: &Pin<'_>, findings: &mut Findings) {
    let Some(event) = odd.date.event else { return };
    let message = format!(
        "The {} is dated {} here, and {} elsewhere in the draft",
        event.name(),
        odd.text(),
        kept.text()
    );
    let finding = findings.report(odd.span(), message);
    finding.related(kept.span(), "the other date");
    for (here, there) in [(odd, kept), (kept, odd)] {
        if let Some(fix) = rewritten(here, there) {
            finding.fix(fix);
        }
    }
}
