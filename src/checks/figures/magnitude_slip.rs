//! A figure a thousand times its neighbours' for the same thing.

use super::style::with_unit;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Form, Hedge, Kind};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::figures::{self, Place};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "magnitude-slip",
    family: Family::Figures,
    summary: "A figure a thousand times its neighbours' for the same thing",
    page: include_str!("magnitude_slip.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Figures of one thing that must agree on a size for another to stand out.
const NEIGHBOURS: usize = 3;

/// Words that a figure and two of its neighbours must share to be of one thing.
const WORDS: usize = 3;

/// Neighbours whose words are compared.
const LOOKED_AT: usize = 12;

/// How far the neighbours may lie apart.
const SPREAD: f64 = 5.0;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for group in view.story.figures.groups() {
        if group.len() <= NEIGHBOURS {
            continue;
        }
        let places = group.iter().map(|&(_, at)| figures::place(view.draft, at));
        let mut places: Vec<Place<'_>> = places.filter(may_slip).collect();
        places.sort_by(|a, b| a.quantity.value.total_cmp(&b.quantity.value));
        let Some((odd, near)) = outlier(&places) else { continue };
        let alike = |place: &&Place<'_>| {
            let other = place.quantity;
            other.value.total_cmp(&odd.quantity.value).is_ne()
                && figures::share(&odd.quantity.context, &other.context, WORDS)
        };
        if places.iter().take(LOOKED_AT).filter(alike).count() >= 2 {
            report(odd, near, findings);
        }
    }
}

/// Whether it is written with a word like *million*, of which another is as long.
fn may_slip(place: &Place<'_>) -> bool {
    let quantity = place.quantity;
    quantity.form == Form::Mixed
        && matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure)
        && quantity.hedge != Hedge::AtMost
        && place.is_figure()
}

/// The one figure far from all others, and the one next to it; the places are in order of value.
fn outlier<'a, 'b>(places: &'b [Place<'a>]) -> Option<(&'b Place<'a>, &'b Place<'a>)> {
    let value = |place: &Place<'_>| place.quantity.value;
    let narrow = |rest: &[Place<'_>]| match rest {
        [first, .., last] => rest.len() >= NEIGHBOURS && value(last) <= value(first) * SPREAD,
        _ => false,
    };
    let far = |low: &Place<'_>, high: &Place<'_>| {
        let factor = value(high) / value(low);
        (300.0..=3_000.0).contains(&factor)
    };
    if let [rest @ .., odd] = places
        && narrow(rest)
        && let Some(near) = rest.last().filter(|near| far(near, odd))
    {
        return Some((odd, near));
    }
    if let [odd, rest @ ..] = places
        && narrow(rest)
        && let Some(near) = rest.first().filter(|near| far(odd, near))
    {
        return Some((odd, near));
    }
    None
}

fn report(odd: &Place<'_>, near: &Place<'_>, findings: &mut Findings) {
    let (here, there) = (odd.block.text(odd.quantity.span), near.block.text(near.quantity.span));
    let times =
        if odd.quantity.value > near.quantity.value { "1,000 times" } else { "a thousandth of" };
    let message = format!("{here} is about {times} its neighbours, such as {there}");
    let finding = findings.report(odd.block.absolute(odd.quantity.span), message);
    finding.related(near.block.absolute(near.quantity.span), format!("{there} there"));
    let Some(text) = other_word(odd, near.quantity) else { return };
    let span = odd.block.absolute(odd.quantity.number);
    let title = format!("Change to {}", with_unit(&text, odd.quantity, odd.block.prose));
    finding.fix(Fix::new(title, vec![Edit::replace(span, text)]));
}

const WORDS_OF_SIZE: &[[&str; 2]] = &[
    ["thousand", "million"],
    ["million", "billion"],
    ["billion", "trillion"],
    ["m", "bn"],
    ["bn", "tn"],
];

/// The number with the next larger or smaller word of size.
fn other_word(odd: &Place<'_>, near: &Quantity) -> Option<String> {
    let number = odd.block.text(odd.quantity.number);
    let digits = number.trim_end_matches(|c: char| c.is_alphabetic());
    let word = &number[digits.len()..];
    let larger = odd.quantity.value < near.value;
    let pair = |pair: &&[&str; 2]| pair[usize::from(!larger)].eq_ignore_ascii_case(word);
    let [small, large] = WORDS_OF_SIZE.iter().find(pair)?;
    Some(format!("{digits}{}", if larger { large } else { small }))
}
