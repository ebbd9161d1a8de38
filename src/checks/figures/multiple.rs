//! *Doubled from 50 to 65*, *grew by a third*: a change in words, beside its two values.

use super::line::Line;
use super::percent_change_mismatch::{Change, widened};
use super::style::{like, plain, shown};
use crate::annotate::quantity::{Hedge, Interval};
use crate::findings::{Findings, Fix};
use crate::text::Edit;

/// A word like *doubled* with what it says.
pub(super) struct Multiple {
    pub at: crate::text::Span,
    pub factor: f64,
    pub hedge: Hedge,
}

const MULTIPLES: &[(&str, f64)] = &[
    ("doubled", 2.0),
    ("doubling", 2.0),
    ("doubles", 2.0),
    ("tripled", 3.0),
    ("tripling", 3.0),
    ("trebled", 3.0),
    ("quadrupled", 4.0),
    ("quintupled", 5.0),
    ("halved", 0.5),
    ("halving", 0.5),
    ("twofold", 2.0),
    ("threefold", 3.0),
    ("fourfold", 4.0),
    ("fivefold", 5.0),
    ("sixfold", 6.0),
    ("eightfold", 8.0),
    ("tenfold", 10.0),
];

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

/// *Doubled* right before *from X to Y*.
pub(super) fn multiple_of(line: &Line<'_>, change: &Change<'_>) -> Option<Multiple> {
    let first = if change.from.span < change.to.span { change.from } else { change.to };
    let words = line.words;
    let start = line.sentence.tokens.start.max(first.tokens.start.saturating_sub(8));
    let rises = change.to.value > change.from.value;
    let factor_at = |at: usize| multiple(words.text(at)).or_else(|| by_part(line, at, rises));
    let at = (start..first.tokens.start).rev().find(|&at| factor_at(at).is_some())?;
    let comma = |at: usize| words.is(at, ",") && !words.is_any(at + 1, &["from", "to"]);
    if (at..first.tokens.start).any(comma)
        || line.holds(at, first.tokens.start, &[";", "and", "but", "while", "after", "number"])
    {
        return None;
    }
    let hedge = hedge_before(line, at);
    Some(Multiple { at: words.span(at), factor: factor_at(at)?, hedge })
}

/// How firmly the word at the token `at` is said.
pub(super) fn hedge_before(line: &Line<'_>, at: usize) -> Hedge {
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

fn multiple(word: &str) -> Option<f64> {
    MULTIPLES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, factor)| factor)
}

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
    let mut said = Interval::around(multiple.factor, multiple.factor * slack);
    if multiple.hedge == Hedge::AtLeast {
        said = if multiple.factor < 1.0 {
            Interval { low: 0.0, high: multiple.factor * 1.1 }
        } else {
            Interval { low: multiple.factor * 0.97, high: f64::INFINITY }
        };
    }
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
