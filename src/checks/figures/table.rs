//! Tables whose last row is to be the sum of those above.

use super::style::{like, plain, same_unit, shown};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Form, Hedge, Kind, Unit};
use crate::checks::StoryView;
use crate::document::BlockKind;
use crate::findings::{Findings, Fix};
use crate::story::figures::Place;
use crate::text::Edit;

/// Rows that make a sum: fewer are a comparison.
const ROWS: usize = 2;

/// Reports the columns whose numbers do not make the total below them.
pub(super) fn wrong_totals(view: &StoryView<'_>, findings: &mut Findings) {
    let cells: Vec<Number<'_>> = cells(view);
    for table in cells.chunk_by(|a, b| a.table == b.table) {
        for column in columns(table) {
            judge(&column, findings);
        }
    }
}

/// The number of a cell that holds one, or the label of a row.
pub(super) struct Number<'a> {
    pub table: u32,
    pub row: u32,
    pub column: u32,
    /// Whether it labels a row of totals.
    pub label: bool,
    pub text: &'a str,
    pub place: Option<Place<'a>>,
}

pub(super) fn cells<'a>(view: &StoryView<'a>) -> Vec<Number<'a>> {
    let blocks = view.draft.blocks().filter(|block| block.block.kind == BlockKind::TableCell);
    let cells = blocks.filter_map(|block| {
        let cell = block.block.cell?;
        let place = match block.notes.quantities.as_slice() {
            [quantity] => Some(Place { block, quantity }),
            _ => None,
        };
        let label = is_total(block.prose);
        let (table, row, column) = (cell.table, cell.row, cell.column);
        Some(Number { table, row, column, label, text: block.prose, place })
    });
    cells.collect()
}

/// *Total*, *All*, *Sum*, *Grand total*.
fn is_total(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':');
    let words = ["total", "totals", "all", "sum", "in all", "grand total", "together"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// One column: its parts from the top, and the total below them.
struct Column<'a> {
    parts: Vec<Place<'a>>,
    total: Place<'a>,
}

/// The columns of a table whose last row is a total: each cell between header and total a plain
/// number in one unit, but for those that are empty.
fn columns<'a>(table: &[Number<'a>]) -> Vec<Column<'a>> {
    let last = table.iter().map(|cell| cell.row).max().unwrap_or(0);
    let labels: Vec<u32> = table.iter().filter(|cell| cell.label).map(|cell| cell.row).collect();
    // Totals within a table make its parts ambiguous.
    if labels != [last] {
        return Vec::new();
    }
    let mut of: Vec<&Number<'a>> = table.iter().filter(|cell| cell.row > 0).collect();
    of.sort_by_key(|cell| (cell.column, cell.row));
    of.chunk_by(|a, b| a.column == b.column).filter_map(column).collect()
}

fn column<'a>(cells: &[&Number<'a>]) -> Option<Column<'a>> {
    let (total, parts) = cells.split_last()?;
    let total = total.place?;
    let parts: Vec<Place<'a>> = parts.iter().map(|cell| cell.place).collect::<Option<_>>()?;
    let alike = parts
        .iter()
        .all(|part| is_plain(part.quantity) && same_unit(part.quantity, total.quantity));
    (parts.len() >= ROWS && alike && is_plain(total.quantity)).then_some(Column { parts, total })
}

pub(super) fn is_plain(quantity: &Quantity) -> bool {
    let kind = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent);
    kind && quantity.hedge == Hedge::None && quantity.range.is_none()
}

fn judge(column: &Column<'_>, findings: &mut Findings) {
    let total = column.total;
    let sum: f64 = column.parts.iter().map(|part| part.quantity.value).sum();
    if (sum - total.quantity.value).abs() <= slack(column) || is_no_sum(column, sum) {
        return;
    }
    let (prose, quantity) = (total.block.prose, total.quantity);
    let computed = shown(sum, quantity, prose);
    let here = total.block.absolute(quantity.span);
    let count = column.parts.len();
    let message =
        format!("The {count} numbers above add up to {computed}, not {}", quantity.span.of(prose));
    let finding = findings.report(here, message);
    finding.computed(computed.clone());
    for part in &column.parts {
        finding.related(part.block.absolute(part.quantity.span), "a part of the total");
    }
    let text = like(quantity, prose, sum).unwrap_or_else(|| plain(sum, 2));
    let number = total.block.absolute(quantity.number);
    finding.fix(Fix::new(
        format!("Change the total to {computed}"),
        vec![Edit::replace(number, text)],
    ));
    for part in &column.parts {
        let value = part.quantity.value + quantity.value - sum;
        if value > 0.0
            && let Some(text) = like(part.quantity, part.block.prose, value)
        {
            let from = part.block.text(part.quantity.number);
            let number = part.block.absolute(part.quantity.number);
            finding.fix(Fix::new(
                format!("Change {from} to {text}"),
                vec![Edit::replace(number, text)],
            ));
        }
    }
}

/// Whether the number below is something else than a sum: a mean, a rate, or far off.
fn is_no_sum(column: &Column<'_>, sum: f64) -> bool {
    let total = column.total.quantity.value;
    let all = || column.parts.iter().map(|part| part.quantity.value);
    let largest = all().fold(0.0, f64::max);
    let rates = column.total.quantity.unit == Unit::Percent && (total - 100.0).abs() > 0.5;
    total <= largest || rates || sum > total * 1.5 || sum * 1.5 < total
}

/// How far rounding may carry the sum; whole numbers in a table are exact.
fn slack(column: &Column<'_>) -> f64 {
    let exact =
        |q: &Quantity| q.form == Form::Digits && q.unit != Unit::Percent && q.value.fract() == 0.0;
    let half = |q: &Quantity| if exact(q) { 0.0 } else { q.interval.high - q.value };
    let parts: f64 = column.parts.iter().map(|part| half(part.quantity)).sum();
    parts + half(column.total.quantity) + 1e-6
}
