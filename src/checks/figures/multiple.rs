//! *Doubled from 50 to 65*, *grew by a third*: a change in words, beside its two values.

use std::ops::Range;

use super::line::Line;
use super::percent_change_mismatch::{Change, widened};
use super::style::{like, plain, shown};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind};
use crate::findings::{Findings, Fix};
use crate::text::{Edit, Span};

/// A word like *doubled* with what it says.
pub(super) struct Multiple {
    pub at: Span,
    pub factor: f64,
    pub hedge: Hedge,
}

impl Multiple {
    pub(super) const fn of(told: &Quantity) -> Self {
        Self { at: told.span, factor: told.value, hedge: told.hedge }
    }
}

/// The multiples of a sentence in words and digits: *doubled*, *12-fold*.
pub(super) fn multiples<'a>(line: &Line<'a>) -> impl DoubleEndedIterator<Item = &'a Quantity> {
    let all = line.comparisons.iter().chain(line.quantities);
    all.filter(|told| told.kind == Kind::Multiple)
}

/// Those that begin in a range of tokens: what a sentence holds besides is not looked at.
fn multiples_in<'a>(line: &Line<'a>, range: Range<usize>) -> impl Iterator<Item = &'a Quantity> {
    let within = move |all: &'a [Quantity]| {
        let first = all.partition_point(|told| told.tokens.start < range.start);
        let end = range.end;
        all[first..].iter().take_while(move |told| told.tokens.start < end)
    };
    let all = within(line.comparisons).chain(within(line.quantities));
    all.filter(|told| told.kind == Kind::Multiple)
}

/// Parts that something may rise or fall *by*.
const PARTS: &[(&str, f64)] = &[
    ("half", 0.5),
    ("third", 1.0 / 3.0),
    ("quarter", 0.25),
    ("fifth", 0.2),
    ("tenth", 0.1),
    ("two-thirds", 2.0 / 3.0),
    ("three-quarters", 0.75),
    ("two-fifths", 0.4),
];

/// *Doubled* right before *from X to Y*, *, tripling* right behind.
pub(super) fn multiple_of(line: &Line<'_>, change: &Change<'_>) -> Option<Multiple> {
    before(line, change).or_else(|| behind(line, change))
}

/// Tokens between a multiple and the values it goes with.
const REACH: usize = 8;

fn before(line: &Line<'_>, change: &Change<'_>) -> Option<Multiple> {
    let first = change.first();
    let words = line.words;
    let start = line.sentence.tokens.start.max(first.tokens.start.saturating_sub(REACH));
    let told = multiples_in(line, start..first.tokens.start);
    let last = told.max_by_key(|told| told.tokens.start);
    let rises = change.to.value > change.from.value;
    let part = (start..first.tokens.start)
        .rev()
        .find_map(|at| Some((at, by_part(line, at, rises)?)))
        .map(|(at, factor)| {
            (at, Multiple { at: words.span(at), factor, hedge: of_part(line, at, factor) })
        });
    let told = last.map(|told| (told.tokens.start, Multiple::of(told)));
    let (at, found) = told.into_iter().chain(part).max_by_key(|&(at, _)| at)?;
    let comma = |at: usize| words.is(at, ",") && !words.is_any(at + 1, &["from", "to"]);
    let broken = (at..first.tokens.start).any(comma)
        || line.holds(at, first.tokens.start, &[";", "and", "but", "while", "after", "number"]);
    (!broken).then_some(found)
}

/// *From 10 to 40, more than tripling*: nothing but a comma and a hedge between.
fn behind(line: &Line<'_>, change: &Change<'_>) -> Option<Multiple> {
    let last = change.last();
    let end = last.counted.as_ref().map_or(0, |counted| counted.span.end);
    let from = last.tokens.end.max(line.token_at(end));
    let told = multiples_in(line, from + 1..from + 5).min_by_key(|told| told.tokens.start)?;
    let near = line.words.is(from, ",")
        && !line.holds(from, told.tokens.start, &["and", "while", "but", "with"]);
    let doubling = line.words.text(told.tokens.start).ends_with("ing");
    (near && doubling).then(|| Multiple::of(told))
}

/// *By more than half* leaves less than half.
fn of_part(line: &Line<'_>, at: usize, factor: f64) -> Hedge {
    match hedge_before(line, at) {
        Hedge::AtLeast if factor < 1.0 => Hedge::AtMost,
        other => other,
    }
}

/// How firmly the word at the token `at` is said.
fn hedge_before(line: &Line<'_>, at: usize) -> Hedge {
    let before = line.sentence.tokens.start.max(at.saturating_sub(3));
    if line.holds(before, at, &["than", "least", "over"]) {
        Hedge::AtLeast
    } else if line.holds(before, at, ABOUT) {
        Hedge::About
    } else {
        Hedge::None
    }
}

const ABOUT: &[&str] =
    &["nearly", "almost", "roughly", "about", "virtually", "around", "some", "close"];

/// *By a third*, *by half*, *by about two-thirds*: what the change multiplies with.
fn by_part(line: &Line<'_>, at: usize, rises: bool) -> Option<f64> {
    let word = line.words.text(at);
    let part = PARTS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?.1;
    let start = line.sentence.tokens.start.max(at.saturating_sub(5));
    let by = (start..at).rev().find(|&at| line.words.is(at, "by"))?;
    let filler =
        ["a", "one", "about", "nearly", "almost", "roughly", "more", "than", "over", "some"];
    let led = (by + 1..at).all(|at| line.words.is_any(at, &filler));
    let of = line.words.is(at + 1, "of");
    (led && !of).then_some(if rises { 1.0 + part } else { 1.0 - part })
}

pub(super) fn judge_multiple(
    prose: &str,
    change: &Change<'_>,
    multiple: &Multiple,
    findings: &mut Findings,
) {
    let (from, to) = (change.from, change.to);
    let (a, b) = (widened(from, to), widened(to, from));
    let possible = Interval { low: b.low / a.high, high: b.high / a.low.max(f64::MIN_POSITIVE) };
    let slack = if multiple.hedge == Hedge::None { 0.1 } else { 0.2 };
    let said = match multiple.hedge {
        Hedge::AtLeast => Interval { low: multiple.factor * 0.97, high: f64::INFINITY },
        Hedge::AtMost => Interval { low: 0.0, high: multiple.factor * 1.03 },
        _ => Interval::around(multiple.factor, multiple.factor * slack),
    };
    if possible.meets(said) {
        return;
    }
    let word = multiple.at.of(prose);
    let right = from.value * multiple.factor;
    let message = format!(
        "{} times {} is {}: {word} does not fit {}",
        plain(multiple.factor, 2),
        from.span.of(prose),
        shown(right, from, prose),
        to.span.of(prose)
    );
    let finding = findings.report(multiple.at, message);
    finding.related(from.span, "the value before").related(to.span, "the value after");
    if let Some(text) = like(to, prose, right) {
        let title = format!("Change {} to {}", to.span.of(prose), shown(right, to, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(to.number, text)]));
    }
    let back = to.value / multiple.factor;
    if let Some(text) = like(from, prose, back) {
        let title = format!("Change {} to {}", from.span.of(prose), shown(back, from, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(from.number, text)]));
    }
}
