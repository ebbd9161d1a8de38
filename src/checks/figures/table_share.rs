//! Columns of a table that hold shares: more than all of them, or a share that the number beside it does
//! not bear out.

use super::percent_total::is_whole;
use super::style::{like, plain, shown};
use super::table::{Number, cells, is_plain};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Kind, Unit};
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::story::figures::Place;
use crate::text::Edit;

/// Shares that add up to more are told of people who could name several things.
const SEVERAL: f64 = 130.0;

/// Rows that must bear out that one column holds the shares of the other.
const AGREEING: usize = 3;

/// Reports the columns of shares that add up to more than a hundred percent.
pub(super) fn more_than_all(view: &StoryView<'_>, findings: &mut Findings) {
    each_table(view, |table| {
        for column in columns(table).filter(|column| says_shares(column.head)) {
            let sum: f64 = column.rows.iter().map(|(_, place)| place.quantity.value).sum();
            let halves: f64 = column.rows.iter().map(|(_, place)| half(place.quantity)).sum();
            if column.percent && sum > 101.0 + halves && sum < SEVERAL {
                report_sum(&column, sum, findings);
            }
        }
    });
}

/// Reports the share that is not that of the number beside it, where all others are.
pub(super) fn not_of_the_number(view: &StoryView<'_>, findings: &mut Findings) {
    each_table(view, |table| {
        let all: Vec<Column<'_>> = columns(table).collect();
        for shares in all.iter().filter(|column| column.percent) {
            let mut numbers = all.iter().filter(|column| !column.percent);
            let odd = numbers.find_map(|numbers| odd_one(shares, numbers));
            if let Some((share, number, whole)) = odd {
                report_share(&share, &number, whole, findings);
            }
        }
    });
}

/// A column of plain numbers without the row of totals.
struct Column<'a> {
    head: &'a str,
    percent: bool,
    /// The rows with their numbers.
    rows: Vec<(u32, Place<'a>)>,
    /// The number in the row of totals.
    total: Option<f64>,
}

fn each_table<'a>(view: &StoryView<'a>, each: impl FnMut(&[Number<'a>])) {
    let mut cells = cells(view);
    cells.sort_by_key(|cell| (cell.table, cell.column, cell.row));
    cells.chunk_by(|a, b| a.table == b.table).for_each(each);
}

fn columns<'b, 'a: 'b>(table: &'b [Number<'a>]) -> impl Iterator<Item = Column<'a>> + 'b {
    let labels: Vec<u32> = table.iter().filter(|cell| cell.label).map(|cell| cell.row).collect();
    let columns = table.chunk_by(|a, b| a.column == b.column);
    columns.filter_map(move |cells| column(cells, &labels))
}

/// The column, if each of its rows holds one plain number of one unit.
fn column<'a>(cells: &[Number<'a>], totals: &[u32]) -> Option<Column<'a>> {
    let (head, cells) = cells.split_first().filter(|(head, _)| head.row == 0)?;
    let (below, rows): (Vec<&Number<'a>>, _) =
        cells.iter().partition(|cell| totals.contains(&cell.row));
    let rows: Vec<(u32, Place<'a>)> =
        rows.iter().map(|cell| Some((cell.row, cell.place?))).collect::<Option<_>>()?;
    let unit = &rows.first()?.1.quantity.unit;
    let alike =
        |(_, place): &(u32, Place<'_>)| is_plain(place.quantity) && place.quantity.unit == *unit;
    let percent = *unit == Unit::Percent || *unit == Unit::Count && names_percent(head.text);
    let total = match below.as_slice() {
        [one] => one.place.map(|place| place.quantity.value),
        _ => None,
    };
    rows.iter().all(alike).then_some(())?;
    Some(Column { head: head.text, percent, rows, total })
}

fn names_percent(head: &str) -> bool {
    let head = head.to_lowercase();
    head.contains('%') || head.contains("percent") || head.contains("per cent")
}

/// Whether a head says that what stands below are the shares of one whole, and not of people who may
/// have named several things.
fn says_shares(head: &str) -> bool {
    let head = head.to_lowercase();
    let shares = ["share", "% of", "percent of", "per cent of", "percentage of"];
    let several = |word: &str| is_whole(word) && !matches!(word, "vote" | "ballot");
    shares.iter().any(|share| head.contains(share))
        && !head
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| several(word.trim_end_matches('s')))
}

fn half(quantity: &Quantity) -> f64 {
    quantity.interval.high - quantity.value
}

/// A whole number in a table is exact; behind its point a share is rounded.
fn slack(share: &Quantity) -> f64 {
    let whole = share.kind == Kind::Count && share.value.fract() == 0.0;
    if whole { 1.0 } else { 2.0 * half(share) + 1e-6 }
}

/// The one row whose share is not that of its number: with the number and what all come to.
fn odd_one<'a>(shares: &Column<'a>, numbers: &Column<'a>) -> Option<(Place<'a>, Place<'a>, f64)> {
    let sum = numbers.rows.iter().map(|(_, place)| place.quantity.value).sum();
    let whole: f64 = numbers.total.unwrap_or(sum);
    let pairs = shares.rows.iter().zip(&numbers.rows);
    let same = shares.rows.len() == numbers.rows.len() && pairs.clone().all(|(a, b)| a.0 == b.0);
    if !same || whole <= 0.0 {
        return None;
    }
    let wrong = |share: &Quantity, number: &Quantity| {
        (number.value / whole * 100.0 - share.value).abs() > slack(share)
    };
    let pairs = pairs.map(|(share, number)| (share.1, number.1));
    let (odd, right): (Vec<_>, Vec<_>) =
        pairs.partition(|(share, number)| wrong(share.quantity, number.quantity));
    let [(share, number)] = odd.as_slice() else { return None };
    (right.len() >= AGREEING).then_some((*share, *number, whole))
}

fn report_sum(column: &Column<'_>, sum: f64, findings: &mut Findings) {
    let Some(((_, last), others)) = column.rows.split_last() else { return };
    let count = column.rows.len();
    let message = format!("The {count} shares add up to {}%, not 100%", plain(sum, 1));
    let finding = findings.report(last.block.absolute(last.quantity.span), message);
    finding.computed(format!("{}% in all", plain(sum, 1)));
    for (_, share) in others {
        finding
            .related(share.block.absolute(share.quantity.span), "another share of the same whole");
    }
}

fn report_share(share: &Place<'_>, number: &Place<'_>, whole: f64, findings: &mut Findings) {
    let quantity = share.quantity;
    let right = number.quantity.value / whole * 100.0;
    let digits = usize::from(half(quantity) < 0.5 && quantity.value.fract() != 0.0);
    let message = format!(
        "{} of {} is {}%, not {}%",
        number.block.text(number.quantity.number),
        plain(whole, 2),
        plain(right, digits),
        plain(quantity.value, 2)
    );
    let finding = findings.report(share.block.absolute(quantity.span), message);
    finding.computed(format!("{}%", plain(right, digits)));
    finding.related(number.block.absolute(number.quantity.span), "the number");
    if let Some(text) = like(quantity, share.block.prose, right) {
        let title = format!("Change to {}", shown(right, quantity, share.block.prose));
        finding
            .fix(Fix::new(title, vec![Edit::replace(share.block.absolute(quantity.number), text)]));
    }
}
