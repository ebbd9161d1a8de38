//! *12 of 40 (25%)*, *two-thirds (60%)*: a share whose percentage is another one.

use super::line::{self, Line};
use super::proportion;
use super::style::{like, plain, shown};
use super::table_share::not_of_the_number;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "share-mismatch",
    family: Family::Figures,
    summary: "A share and a percentage beside it that do not agree",
    page: include_str!("share_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Both(run, not_of_the_number),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        proportion::judge_all(view.block.prose, line, findings);
        for (at, percent) in line.quantities.iter().enumerate().skip(1) {
            if percent.kind != Kind::Percent || percent.value < 0.0 {
                continue;
            }
            if let Some(share) = share_before(line, at) {
                judge(view.block.prose, &share, percent, findings);
            }
        }
    });
}

/// Part and whole, where a sentence counts both and gives the part's share as `percent`.
pub(super) fn share_of<'a>(
    line: &Line<'a>,
    percent: &Quantity,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let at = line.quantities.iter().position(|quantity| quantity.span == percent.span)?;
    if at == 0 || percent.kind != Kind::Percent {
        return None;
    }
    share_before(line, at)?.counts
}

/// A share as a part of a whole.
struct Share<'a> {
    span: Span,
    /// In percent.
    value: f64,
    interval: Interval,
    hedge: Hedge,
    /// Part and whole, where both are counted.
    counts: Option<(&'a Quantity, &'a Quantity)>,
}

/// The share that the percentage at `at` stands for again: right before it in brackets or with *or*.
fn share_before<'a>(line: &Line<'a>, at: usize) -> Option<Share<'a>> {
    let (before, percent) = (&line.quantities[at - 1], &line.quantities[at]);
    if matches!(before.kind, Kind::Fraction | Kind::Ratio) {
        let apposed = is_apposed(line, before.tokens.end, percent.tokens.start, 4);
        return apposed.then_some(Share {
            span: before.span,
            value: before.value * 100.0,
            interval: Interval {
                low: before.interval.low * 100.0,
                high: before.interval.high * 100.0,
            },
            hedge: before.hedge,
            counts: None,
        });
    }
    if let Some(share) = of_all(line, at).or_else(|| of_them(line, at)) {
        return Some(share);
    }
    let part = line.quantities.get(at.checked_sub(2)?)?;
    let counted = |q: &Quantity| matches!(q.kind, Kind::Count | Kind::Money) && q.range.is_none();
    let same = counted(part) && counted(before) && part.unit == before.unit;
    let whole = same && part.value <= before.value && before.value > 0.0;
    let of = &["of"];
    let (from, to) = (part.tokens.end, before.tokens.start);
    let linked = whole && to - from <= 4 && line.holds(from, to, of);
    let filler = (from..to).all(|at| {
        line.words.is_any(at, &["of", "out", "the", "its", "their", "all", "a", "total", "those"])
    });
    if !linked || !filler || !is_apposed(line, before.tokens.end, percent.tokens.start, 5) {
        return None;
    }
    Some(counts(part, before))
}

/// The share of a part in its whole, wherever the two stand.
fn counts<'a>(part: &'a Quantity, whole: &'a Quantity) -> Share<'a> {
    Share {
        span: if part.span < whole.span { part.span.cover(whole.span) } else { part.span },
        value: part.value / whole.value * 100.0,
        interval: Interval {
            low: part.interval.low / whole.interval.high * 100.0,
            high: part.interval.high / whole.interval.low * 100.0,
        },
        hedge: if part.hedge == Hedge::None { whole.hedge } else { part.hedge },
        counts: Some((part, whole)),
    }
}

/// *Of the 40 schools, 12 (30 percent) failed*: the sentence opens with the whole.
fn of_all<'a>(line: &Line<'a>, at: usize) -> Option<Share<'a>> {
    let (whole, part) = (line.quantities.first()?, &line.quantities[at - 1]);
    let (start, percent) = (line.sentence.tokens.start, &line.quantities[at]);
    let of = start + usize::from(line.words.is(start, "out"));
    let opens = line.words.is(of, "of") && whole.tokens.start <= of + 3;
    let counted = |q: &Quantity| q.kind == Kind::Count && q.range.is_none() && !q.attributive;
    let nouns = match (&part.counted, &whole.counted) {
        (Some(part), Some(whole)) => part.head == whole.head,
        _ => true,
    };
    // Between the whole and the part stand other parts with their percentages, if anything.
    let between = line.quantities.get(1..at - 1).unwrap_or_default();
    let paired = between.chunks(2).all(|pair| {
        matches!(pair, [part, percent] if part.kind == Kind::Count && percent.kind == Kind::Percent)
    });
    let behind = percent.tokens.end + usize::from(line.words.is(percent.tokens.end, ")"));
    let fits = at > 1
        && opens
        && paired
        && (between.is_empty() || !line.words.is(behind, "of"))
        && counted(whole)
        && counted(part)
        && nouns
        && part.value <= whole.value
        && !line.words.is(part.tokens.end, "of")
        && is_apposed(line, part.tokens.end, percent.tokens.start, 2);
    fits.then(|| counts(part, whole))
}

/// *500 people were asked, and 310 of them, 62 percent, own a car*.
fn of_them<'a>(line: &Line<'a>, at: usize) -> Option<Share<'a>> {
    let (whole, part) = (line.quantities.get(at.checked_sub(2)?)?, &line.quantities[at - 1]);
    let percent = &line.quantities[at];
    let (end, words) = (part.tokens.end, line.words);
    let them = words.is(end, "of") && words.is_any(end + 1, &["them", "whom", "these", "those"]);
    let plain = |q: &Quantity| q.kind == Kind::Count && q.range.is_none() && !q.attributive;
    let things = whole.counted.as_ref().is_some_and(|counted| !counted.of);
    let commas = words.after_any(percent.tokens.start, &[","])
        && percent.tokens.start == end + 3
        && words.is_any(percent.tokens.end, &[",", "."]);
    let fits = them && things && plain(whole) && plain(part) && part.value <= whole.value;
    let apposed = fits && (commas || is_apposed(line, end + 2, percent.tokens.start, 2));
    apposed.then(|| counts(part, whole))
}

/// What a percentage is called that tells a share again: *a rate of*.
const RATES: &[&str] = &["rate", "share", "proportion", "ratio"];

/// What it is called where somebody has lost the part.
const LOSSES: &[&str] = &["drop", "loss", "cut", "fall", "decline", "reduction"];

/// The comma before *a rate of* that leads the percentage at the token `to`.
fn rate(line: &Line<'_>, to: usize) -> Option<usize> {
    let (words, comma) = (line.words, to.checked_sub(4)?);
    let lost = words.is_any(to - 2, LOSSES) && line.says(&["lost", "cut", "shed", "loses"]);
    let later = words.is_any(to + 2, &["on", "from", "compared", "over", "since", "in"]);
    let named = words.is(to - 1, "of") && (words.is_any(to - 2, RATES) || lost && !later);
    (named && words.is_any(to - 3, &["a", "an"]) && words.is(comma, ",")).then_some(comma)
}

/// Whether the percentage stands in brackets of its own or behind *, or*, after at most `reach`
/// words.
fn is_apposed(line: &Line<'_>, from: usize, to: usize, reach: usize) -> bool {
    let words = line.words;
    if let Some(comma) = rate(line, to) {
        let near = (from..=from + reach).contains(&comma);
        return near && !line.holds(from, comma, &[",", ";", "and", "(", "but"]);
    }
    if to - from > reach + 2 || to == from {
        return false;
    }
    let mut open = to - 1;
    let filler =
        ["about", "around", "roughly", "nearly", "almost", "or", "just", "over", "under", "some"];
    while open > from && words.is_any(open, &filler) && !words.is(open - 1, ",") {
        open -= 1;
    }
    let bracket = words.is(open, "(");
    let or = words.is(open, "or") && words.after_any(open, &[","]);
    // *300 of the 1,200 workers — 25 percent — will go*: the number and its unit, between dashes.
    let behind = to + 1..to + 4;
    let dash = words.is_dash(open)
        && !words.glued(open + 1)
        && behind.clone().any(|at| words.is_dash(at) && !words.glued(at + 1));
    let broken = line.holds(from, open.saturating_sub(1), &[",", ";", "and", "(", "but"]);
    (bracket || or || dash) && !broken
}

fn judge(prose: &str, share: &Share<'_>, percent: &Quantity, findings: &mut Findings) {
    let unit = percent.interval.high - percent.value;
    let exact = matches!(share.hedge, Hedge::None | Hedge::AtLeast) && percent.hedge == Hedge::None;
    let widest = if exact { 1.0 } else { 5.0 };
    let said = Interval::around(percent.value, unit.max(widest));
    let possible = match share.hedge {
        Hedge::AtLeast => Interval { high: share.value * 1.5, ..share.interval },
        Hedge::AtMost => Interval { low: share.value * 0.75, ..share.interval },
        _ => share.interval,
    };
    if possible.meets(said) {
        return;
    }
    let digits = usize::from(unit < 0.5);
    let mut what = share.span.of(prose).to_owned();
    if let Some((part, whole)) = share.counts.filter(|(part, whole)| part.span > whole.span) {
        what = format!("{} of {}", part.number.of(prose), whole.number.of(prose));
    }
    let message =
        format!("{what} is {}%, not {}%", plain(share.value, digits), plain(percent.value, 2));
    let finding = findings.report(percent.span, message);
    finding.computed(format!("{}%", plain(share.value, digits)));
    finding.related(share.span, "the share");
    if let Some(text) = like(percent, prose, share.value) {
        let title = format!("Change to {}", shown(share.value, percent, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(percent.number, text)]));
    }
    let Some((part, whole)) = share.counts else { return };
    let value = whole.value * percent.value / 100.0;
    if value.fract().abs() < 0.05 || part.value > 100.0 {
        let Some(text) = like(part, prose, value.round()) else { return };
        let title = format!("Change {} to {text}", part.number.of(prose));
        finding.fix(Fix::new(title, vec![Edit::replace(part.number, text)]));
    }
}
