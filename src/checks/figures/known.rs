//! What a sentence says a figure is computed from, right or wrong: for notes.

use super::line;
use super::percent_change_mismatch::change_of;
use super::style::plain;
use super::sum::parts_of;
use crate::annotate::{Annotations, Quantity};

/// The computation behind a total or a change in percent, in one line: *170 + 214 = 384*.
pub(crate) fn computation(prose: &str, notes: &Annotations, quantity: &Quantity) -> Option<String> {
    let mut told = None;
    line::each_of(prose, notes, |line| {
        if line.quantities.iter().all(|other| other.span != quantity.span) {
            return;
        }
        if let Some(parts) = parts_of(line, quantity) {
            let listed: Vec<&str> = parts.iter().map(|part| part.number.of(prose)).collect();
            let sum: f64 = parts.iter().map(|part| part.value).sum();
            told = Some(format!("{} = {}", listed.join(" + "), plain(sum, 2)));
        } else if let Some((from, to)) = change_of(line, quantity) {
            let percent = (to.value / from.value - 1.0) * 100.0;
            let (from, to) = (from.span.of(prose), to.span.of(prose));
            let sign = if percent > 0.0 { "+" } else { "" };
            told = Some(format!("from {from} to {to} = {sign}{}%", plain(percent, 1)));
        }
    });
    told
}
