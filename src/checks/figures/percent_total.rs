//! Shares of one whole that pass a hundred percent, or miss it where the rest is given.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::line::{self, Line};
use super::style::{like, plain, shown};
use super::sum::EXCLUSIVE;
use super::table_share::more_than_all;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Kind};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::lexicon;
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "percent-total",
    family: Family::Figures,
    summary: "Shares of one whole that are more than all of it",
    page: include_str!("percent_total.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Both(run, more_than_all),
};

static WHOLES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("wholes.txt")).collect());

/// Whether nobody can have more than a hundred percent of such things.
pub(super) fn is_whole(noun: &str) -> bool {
    WHOLES.contains(noun)
}

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let prose = view.block.prose;
    let mut before: &[Quantity] = &[];
    line::each(view, |line| {
        for share in line.quantities.iter().filter(|quantity| is_more_than_all(quantity)) {
            report_more_than_all(prose, share, findings);
        }
        if let Some(shares) = with_rest(line, before).or_else(|| both_kinds(line)) {
            judge(prose, &shares, findings);
        }
        before = line.quantities;
    });
}

/// *110 percent of voters*.
fn is_more_than_all(quantity: &Quantity) -> bool {
    let of = quantity.counted.as_ref().filter(|counted| counted.of);
    quantity.kind == Kind::Percent
        && quantity.hedge == Hedge::None
        && quantity.range.is_none()
        && quantity.interval.low > 100.0
        && of.is_some_and(|counted| is_whole(&counted.head))
}

fn report_more_than_all(prose: &str, share: &Quantity, findings: &mut Findings) {
    let whole = share.counted.as_ref().map_or("", |counted| counted.span.of(prose));
    let message = format!("{} is more than all {whole}", share.span.of(prose));
    let finding = findings.report(share.span, message);
    if let Some(text) = like(share, prose, share.value / 10.0) {
        let title = format!("Change to {}", shown(share.value / 10.0, share, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(share.number, text)]));
    }
}

/// Shares that are to make a hundred.
struct Shares<'a> {
    all: Vec<&'a Quantity>,
    /// Whether they name all there is.
    complete: bool,
}

fn is_share(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Percent
        && quantity.hedge == Hedge::None
        && quantity.range.is_none()
        && !quantity.attributive
        && (0.0..100.0).contains(&quantity.value)
}

/// *60 percent goes to schools, the remaining 30 percent to roads*, in one sentence or in two.
fn with_rest<'a>(line: &Line<'a>, before: &'a [Quantity]) -> Option<Shares<'a>> {
    let (at, rest) = line
        .quantities
        .iter()
        .enumerate()
        .find(|(_, quantity)| is_share(quantity) && leaves_nothing(line, quantity))?;
    let behind = &line.quantities[at + 1..];
    let own = &line.quantities[..at];
    let neighbours = before.iter().all(|quantity| quantity.sentence + 1 == rest.sentence);
    let parts = if own.is_empty() && neighbours { before } else { own };
    let fits = (1..=4).contains(&parts.len())
        && parts.iter().all(is_share)
        && behind.is_empty()
        && !line.says(&["up", "from", "than", "rose", "fell", "increase"]);
    fits.then(|| Shares { all: parts.iter().chain([rest]).collect(), complete: true })
}

/// *The remaining 30 percent*, *the other 40 percent*.
fn leaves_nothing(line: &Line<'_>, quantity: &Quantity) -> bool {
    let (words, at) = (line.words, quantity.tokens.start);
    words.after_any(at, &["remaining", "other"])
        && at > 1
        && words.after_any(at - 1, &["the"])
        && !words.is(quantity.tokens.end, "of")
}

/// *60 percent are women and 50 percent men*: two kinds that leave no third.
fn both_kinds<'a>(line: &Line<'a>) -> Option<Shares<'a>> {
    let [first, second] = line.quantities else { return None };
    let end = line.sentence.tokens.end;
    let reach = |from: usize, to: usize| from..to.min(from + 8);
    let (near_first, near_second) =
        (reach(first.tokens.end, second.tokens.start), reach(second.tokens.end, end));
    let kind = |range: &std::ops::Range<usize>, list: &[&str]| {
        range.clone().any(|at| {
            line.words.is_any(at, list)
                && !line.words.after_any(at, &["of", "the", "among", "by", "all", "for", "with"])
        })
    };
    let opposed = EXCLUSIVE.iter().any(|(a, b)| {
        kind(&near_first, a) && kind(&near_second, b)
            || kind(&near_first, b) && kind(&near_second, a)
    });
    let whole = !line.words.is(second.tokens.end, "of")
        && !line.says(&["up", "from", "than", "rose", "fell", "more", "less"]);
    let fits = is_share(first) && is_share(second) && opposed && whole;
    fits.then(|| Shares { all: vec![first, second], complete: false })
}

fn judge(prose: &str, shares: &Shares<'_>, findings: &mut Findings) {
    let added: f64 = shares.all.iter().map(|share| share.value).sum();
    let halves: f64 = shares.all.iter().map(|q| q.interval.high - q.value).sum();
    let off = added - 100.0;
    if off.abs() <= halves + 0.5 || off < 0.0 && !shares.complete {
        return;
    }
    let Some((last, others)) = shares.all.split_last() else { return };
    let listed: Vec<&str> = shares.all.iter().map(|share| share.number.of(prose)).collect();
    let message = format!("{} is {}%, not 100%", listed.join(" + "), plain(added, 1));
    let finding = findings.report(last.span, message);
    finding.computed(format!("{}% in all", plain(added, 1)));
    for share in others {
        finding.related(share.span, "another share of the same whole");
    }
    for share in shares.all.iter().rev() {
        let value = share.value - off;
        if value > 0.0
            && value < 100.0
            && let Some(text) = like(share, prose, value)
        {
            let (from, to) = (share.number.of(prose), shown(value, share, prose));
            let title = format!("Change {from} to {to}");
            finding.fix(Fix::new(title, vec![Edit::replace(share.number, text)]));
        }
    }
}
