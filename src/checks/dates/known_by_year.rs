//! *The 2014 Norden accord* here and *the Norden accord of 2015* there.

use std::collections::BTreeMap;

use super::date_conflict::report_pair;
use super::one_event::{Pin, is_told};
use crate::annotate::date::Grain;
use crate::annotate::words::Words;
use crate::checks::StoryView;
use crate::checks::figures::slip::is_slip;
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
        let event = odd.date.event.map_or("event", |event| event.name());
        report_pair(&format!("The {event}"), &odd, &kept, findings);
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
    let slip = is_slip(first.date.year?.into(), other.date.year?.into());
    (two && apart && slip).then_some([*first, *other])
}
