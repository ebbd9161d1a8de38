//! What a sentence says a figure is computed from, right or wrong: for notes.

use super::line::{self, Line};
use super::percent_change_mismatch::{change_of, compared_by};
use super::product_mismatch::product_of;
use super::share_mismatch::share_of;
use super::style::{plain, shown};
use super::sum::parts_of;
use crate::annotate::quantity::Kind;
use crate::annotate::{Annotations, Quantity};

/// The computation behind a total, a share, a product, a change or a multiple, in one line: *170 + 214 =
/// 384*.
pub(crate) fn computation(prose: &str, notes: &Annotations, quantity: &Quantity) -> Option<String> {
    let line = line::of_sentence(prose, notes, quantity.sentence);
    if quantity.kind == Kind::Multiple {
        return multiple(prose, &line, quantity);
    }
    sum(prose, &line, quantity)
        .or_else(|| change(prose, &line, quantity))
        .or_else(|| share(prose, &line, quantity))
        .or_else(|| product(prose, &line, quantity))
}

fn sum(prose: &str, line: &Line<'_>, total: &Quantity) -> Option<String> {
    let parts = parts_of(line, total)?;
    let listed: Vec<&str> = parts.iter().map(|part| part.number.of(prose)).collect();
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    Some(format!("{} = {}", listed.join(" + "), plain(sum, 2)))
}

fn change(prose: &str, line: &Line<'_>, percent: &Quantity) -> Option<String> {
    let (from, to) = change_of(line, percent)?;
    let percent = (to.value / from.value - 1.0) * 100.0;
    let sign = if percent > 0.0 { "+" } else { "" };
    let (from, to) = (from.span.of(prose), to.span.of(prose));
    Some(format!("from {from} to {to} = {sign}{}%", plain(percent, 1)))
}

fn share(prose: &str, line: &Line<'_>, percent: &Quantity) -> Option<String> {
    let (part, whole) = share_of(line, percent)?;
    let share = plain(part.value / whole.value * 100.0, 1);
    Some(format!("{} of {} = {share}%", part.number.of(prose), whole.number.of(prose)))
}

fn product(prose: &str, line: &Line<'_>, total: &Quantity) -> Option<String> {
    let (number, each) = product_of(line, total)?;
    let product = shown(number.value * each.value, total, prose);
    Some(format!("{} × {} = {product}", number.number.of(prose), each.span.of(prose)))
}

fn multiple(prose: &str, line: &Line<'_>, told: &Quantity) -> Option<String> {
    let (from, to) = compared_by(line, told)?;
    let times = plain(to.value / from.value, 2);
    Some(format!("from {} to {} = {times} times", from.span.of(prose), to.span.of(prose)))
}
