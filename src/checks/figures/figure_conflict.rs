//! One thing with two values.

use super::conflict::{Pair, Slip, aims, fixes, is_told};
use super::{phrase, slip};
use crate::annotate::quantity::{Form, Unit};
use crate::annotate::{At, Quantity};
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Severity};
use crate::story::figures::{self, Place};

/// See the page.
pub static CHECK: Check = Check {
    name: "figure-conflict",
    family: Family::Figures,
    summary: "One thing with two values",
    page: include_str!("figure_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Places of one value that are looked at; more than these tell nothing new.
const PLACES: usize = 4;

/// Distinct values of one noun from which on they are a series.
const SERIES: usize = 4;

/// The same for a unit: a draft of so many prices is a list of prices.
const LONG_SERIES: usize = 500;

fn is_series(values: &[Printed<'_>]) -> bool {
    let counts = values[0].places[0].quantity.unit == Unit::Count;
    values.len() > if counts { SERIES } else { LONG_SERIES }
}

/// Values that are compared within one group and one mask: a draft that has more holds a table.
const VALUES: usize = 12;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for group in view.story.figures.groups() {
        let values = values(view, group);
        if values.len() < 2 || is_series(&values) {
            continue;
        }
        for (first, second) in candidates(&values) {
            compare(&values[first], &values[second], findings);
        }
    }
    in_same_words(view, findings);
    pointing_back(view, findings);
    bare(view, findings);
    nameless(view, findings);
}

/// *508 compliant*, told once with 608: a number that counts nothing, like a rule's, given again and again,
/// and once a slip away before the same word.
fn nameless(view: &StoryView<'_>, findings: &mut Findings) {
    let values = printed(places(view, |quantity| {
        quantity.unit == Unit::Count
            && quantity.form == Form::Digits
            && quantity.counted.is_none()
            && quantity.key != 0
            && slip::significant(quantity.value) > 2
    }));
    for (first, second) in candidates(&values) {
        let (a, b) = (&values[first], &values[second]);
        let same = pairs(a, b).find(|pair| pair.first.quantity.key == pair.second.quantity.key);
        if let Some(pair) = same.filter(|_| a.count.min(b.count) == 1 && a.count.max(b.count) > 1) {
            let (odd, kept) = odd_one(a, b, &pair);
            report(&odd, &kept, findings);
        }
    }
}

/// Numbers beside the same words from which on they are a list.
const CROWD: usize = 24;

/// *Raised $20 million in January alone*, told again with $90 million: however many other sums the draft
/// has, and whoever else its sentences name.
fn in_same_words(view: &StoryView<'_>, findings: &mut Findings) {
    let mut keyed: Vec<(u32, At)> = Vec::new();
    for block in view.draft.blocks() {
        for (index, quantity) in block.notes.quantities.iter().enumerate() {
            let place = Place { block, quantity };
            if place.is_figure() && is_telling(&place) {
                let at = At { block: block.index, index };
                let keys = quantity.beside.into_iter().filter(|&key| key != 0);
                keyed.extend(keys.map(|key| (key, at)));
            }
        }
    }
    keyed.sort_unstable();
    let told = |group: &&[(u32, At)]| (2..=CROWD).contains(&group.len());
    for group in keyed.chunk_by(|a, b| a.0 == b.0).filter(told) {
        let places = group.iter().map(|&(_, at)| figures::place(view.draft, at));
        let values = printed(places.collect());
        for (first, second) in candidates(&values) {
            repeated(&values[first], &values[second], findings);
        }
    }
}

fn repeated(first: &Printed<'_>, second: &Printed<'_>, findings: &mut Findings) {
    // Of two aims the one may be of this year and the other of the next.
    let told = pairs(first, second)
        .find(|pair| !aims(&pair.first) && phrase::is_same(&pair.first, &pair.second));
    if let Some(pair) = told {
        let (odd, kept) = odd_one(first, second, &pair);
        report(&odd, &kept, findings);
    }
}

/// *11.7 million people. Of those 31.7 million, …*: a number that points back to one that is a slip
/// away.
fn pointing_back(view: &StoryView<'_>, findings: &mut Findings) {
    for block in view.draft.blocks() {
        for (at, quantity) in block.notes.quantities.iter().enumerate() {
            if !quantity.points_back {
                continue;
            }
            let here = Place { block, quantity };
            if is_telling(&here)
                && here.is_figure()
                && let Some(there) = slipped(&recent(view, &here, at), &here)
            {
                report(&here, &there, findings);
            }
        }
    }
}

/// Numbers that are looked back over.
const RECENT: usize = 12;

/// The numbers before `here` in its paragraph, where it is the one at `at`, and in the one before.
fn recent<'a>(view: &StoryView<'a>, here: &Place<'a>, at: usize) -> Vec<Place<'a>> {
    let own = here.block.notes.quantities[..at].iter().rev();
    let mut out: Vec<Place<'a>> =
        own.take(RECENT).map(|quantity| Place { block: here.block, quantity }).collect();
    if let Some(before) = here.block.index.checked_sub(1) {
        let block = view.draft.block(before);
        let numbers = block.notes.quantities.iter().rev().take(RECENT);
        out.extend(numbers.map(|quantity| Place { block, quantity }));
    }
    out
}

/// The only number of that unit in this paragraph and the one before, if `here` is a slip of it.
fn slipped<'a>(recent: &[Place<'a>], here: &Place<'a>) -> Option<Place<'a>> {
    let mut alike = recent.iter().filter(|place| {
        let other = place.quantity;
        other.unit == here.quantity.unit && other.value >= 10.0
    });
    let (first, none) = (alike.next()?, alike.next().is_none());
    let other = first.quantity;
    let slip = none
        && other.form == here.quantity.form
        && slip::significant(other.value) > 1
        && slip::is_slip(other.value, here.quantity.value)
        && !figures::may_agree(other, here.quantity);
    slip.then_some(*first)
}

/// *From 535 million visits to 1.89 billion*, *1.89 million visits*: one of the two numbers has lost
/// its noun, and their digits are the same or swapped.
fn bare(view: &StoryView<'_>, findings: &mut Findings) {
    let values = printed(places(view, |quantity| {
        quantity.form == Form::Mixed
            && quantity.unit == Unit::Count
            && slip::significant(quantity.value) > 2
    }));
    for (first, second) in candidates(&values) {
        let (a, b) = (&values[first], &values[second]);
        let nameless = |printed: &Printed<'_>| {
            printed.places.iter().any(|place| place.quantity.counted.is_none())
        };
        let rare = slip::is_swap(a.value, b.value) || slip::is_scale(a.value, b.value);
        if !rare || nameless(a) == nameless(b) || a.count > 1 && b.count > 1 {
            continue;
        }
        let told = pairs(a, b).find(|pair| {
            let differ = pair.first.quantity.key != pair.second.quantity.key;
            differ && pair.overlap.shared >= 2
        });
        if let Some(pair) = told {
            let (odd, kept) = odd_one(a, b, &pair);
            report(&odd, &kept, findings);
        }
    }
}

/// The figures of a draft's text that are of some sort.
fn places<'a>(view: &StoryView<'a>, is: impl Fn(&Quantity) -> bool) -> Vec<Place<'a>> {
    let all = view.draft.blocks().flat_map(|block| {
        block.notes.quantities.iter().map(move |quantity| Place { block, quantity })
    });
    all.filter(|place| is(place.quantity) && place.is_figure() && is_telling(place)).collect()
}

/// The places of two values that nothing tells apart.
fn pairs<'p, 'a>(
    one: &'p Printed<'a>,
    other: &'p Printed<'a>,
) -> impl Iterator<Item = Pair<'a>> + use<'p, 'a> {
    let all = one.places.iter().flat_map(|a| other.places.iter().map(move |b| (a, b)));
    all.filter_map(|(a, b)| Pair::of(a, b))
}

/// One value of a group with the places that print it.
struct Printed<'a> {
    value: f64,
    places: Vec<Place<'a>>,
    count: usize,
}

/// The distinct values of a group, each with its first places.
fn values<'a>(view: &StoryView<'a>, group: &[(u32, At)]) -> Vec<Printed<'a>> {
    let draft = view.draft;
    let places = group.iter().map(|&(_, at)| figures::place(draft, at));
    printed(places.filter(|place| place.is_figure() && is_telling(place)).collect())
}

/// The distinct values of these places, in order.
fn printed(mut places: Vec<Place<'_>>) -> Vec<Printed<'_>> {
    places.sort_by(|a, b| a.quantity.value.total_cmp(&b.quantity.value));
    places
        .chunk_by(|a, b| a.quantity.value.total_cmp(&b.quantity.value).is_eq())
        .map(|equal| Printed {
            value: equal[0].quantity.value,
            places: equal.iter().take(PLACES).copied().collect(),
            count: equal.len(),
        })
        .collect()
}

/// Whether the number is one that two places hardly share by chance: headlines have their own
/// check, and small numbers tell nothing.
fn is_telling(place: &Place<'_>) -> bool {
    place.quantity.value >= 10.0 && !is_headline(place)
}

fn is_headline(place: &Place<'_>) -> bool {
    matches!(place.block.block.role, Role::Headline | Role::Deck)
        || matches!(place.block.block.kind, BlockKind::Heading(1))
}

/// Pairs of values that read like slips of one another: found by masks, so that the work grows
/// with the number of values.
fn candidates(values: &[Printed<'_>]) -> Vec<(usize, usize)> {
    let mut masks: Vec<((u8, u64), usize)> = Vec::with_capacity(values.len() * 8);
    for (at, printed) in values.iter().enumerate() {
        masks.extend(slip::masks(printed.value).map(|mask| (mask, at)));
    }
    masks.sort_unstable();
    let mut pairs = Vec::new();
    for group in masks.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() <= VALUES) {
        for (at, &(_, first)) in group.iter().enumerate() {
            for &(_, second) in &group[at + 1..] {
                pairs.push((first.min(second), first.max(second)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(first, second)| slip::is_slip(values[first].value, values[second].value));
    pairs
}

fn compare(first: &Printed<'_>, second: &Printed<'_>, findings: &mut Findings) {
    // Two values that are each printed again and again are two things.
    if first.count > 1 && second.count > 1 {
        return;
    }
    let established = first.count + second.count > 2;
    let slip = Slip::of(first.value, second.value);
    let mut best: Option<Pair<'_>> = None;
    for a in &first.places {
        for b in &second.places {
            if !slip.may_be_told(a.quantity, b.quantity, established) {
                continue;
            }
            let Some(pair) = Pair::of(a, b) else { continue };
            if is_told(&pair, &slip, established)
                && best.as_ref().is_none_or(|best| pair.score() > best.score())
            {
                best = Some(pair);
            }
        }
    }
    let Some(pair) = best else { return };
    let (odd, kept) = odd_one(first, second, &pair);
    report(&odd, &kept, findings);
}

/// The rarer value's place, and the other's; of two equally rare ones the later is odd.
fn odd_one<'a>(
    first: &Printed<'_>,
    second: &Printed<'_>,
    pair: &Pair<'a>,
) -> (Place<'a>, Place<'a>) {
    let later = |place: &Place<'_>| place.block.absolute(place.quantity.span).start;
    let second_is_odd = match second.count.cmp(&first.count) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Greater => false,
        std::cmp::Ordering::Equal => later(&pair.second) > later(&pair.first),
    };
    if second_is_odd { (pair.second, pair.first) } else { (pair.first, pair.second) }
}

fn report(odd: &Place<'_>, kept: &Place<'_>, findings: &mut Findings) {
    let here = odd.block.text(odd.quantity.span);
    let there = kept.block.text(kept.quantity.span);
    let what = odd.quantity.counted.as_ref().map_or("This figure", |counted| {
        let words = odd.block.text(counted.span);
        if words.is_empty() { "This figure" } else { words }
    });
    let message = format!("{what}: {here} here, {there} elsewhere in the draft");
    let finding = findings.report(odd.block.absolute(odd.quantity.span), message);
    finding.related(kept.block.absolute(kept.quantity.span), format!("{there} there"));
    for fix in fixes(odd, kept) {
        finding.fix(fix);
    }
}
