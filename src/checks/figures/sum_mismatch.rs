//! Parts and a total that do not add up.

use super::group::wrong_groups;
use super::line::{self, Line};
use super::slip::{is_scale, is_swap};
use super::style::{like, plain, same_unit, shown};
use super::table::wrong_totals;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Form, Hedge, Kind};
use crate::checks::{BlockNotes, Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "sum-mismatch",
    family: Family::Figures,
    summary: "Parts and a total that do not add up",
    page: include_str!("sum_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Both(run, run_story),
};

fn run_story(view: &StoryView<'_>, findings: &mut Findings) {
    wrong_totals(view, findings);
    wrong_groups(view, findings);
}

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        if line.quantities.len() < 3 {
            return;
        }
        if let Some(sum) = sum(line) {
            judge(view.block.prose, &sum, findings);
        } else {
            judge_shares(view.block.prose, line, findings);
        }
    });
}

fn sum<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    behind(line)
        .or_else(|| in_brackets(line))
        .or_else(|| ahead(line))
        .or_else(|| both_kinds(line))
        .or_else(|| remainder(line))
}

/// The parts that a sentence names of the total `of`, if it names all.
pub(super) fn sum_of<'a>(line: &Line<'a>, of: &Quantity) -> Option<Vec<&'a Quantity>> {
    let sum = if line.quantities.len() < 3 { None } else { sum(line) }?;
    (sum.total.span == of.span && sum.claim != Claim::Some).then_some(sum.parts)
}

/// Parts and their total.
struct Sum<'a> {
    parts: Vec<&'a Quantity>,
    total: &'a Quantity,
    claim: Claim,
}

/// What a sentence claims of parts and total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// The parts are all there is.
    Whole,
    /// The parts are some of it: they must not pass it.
    Some,
    /// They read like all there is, and are if they come close.
    Near,
}

fn is_addend(quantity: &Quantity) -> bool {
    let kind = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure);
    kind && !quantity.attributive && quantity.range.is_none()
}

/// *170 in the north and 214 in the south, a total of 384*; *144 and 42, 186 in total*.
fn behind<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let (at, total) = line.quantities.iter().enumerate().skip(2).find(|(_, quantity)| {
        is_addend(quantity) && (total_before(line, quantity) || total_after(line, quantity))
    })?;
    if total.hedge != Hedge::None {
        return None;
    }
    let parts = run_before(line, at);
    (parts.len() >= 2 && !counts_another(&parts, total)).then_some(Sum {
        parts,
        total,
        claim: Claim::Whole,
    })
}

/// *12 games, 4 and 2, a total of 26 points*: all parts are of one noun, the total of another.
fn counts_another(parts: &[&Quantity], total: &Quantity) -> bool {
    let noun = |q: &Quantity| q.counted.as_ref().map(|counted| counted.head.clone());
    let mut nouns = parts.iter().filter_map(|part| noun(part));
    let Some((first, sum)) = nouns.next().zip(noun(total)) else { return false };
    first != sum && nouns.all(|other| other == first)
}

/// *A total of*, *for a total of*, *totalling*, *bringing the total to* right before the number.
fn total_before(line: &Line<'_>, quantity: &Quantity) -> bool {
    let words = line.words;
    let at = quantity.tokens.start;
    let of = at > 1 && words.is(at - 1, "of") && words.is_any(at - 2, &["total", "sum"]);
    let made = words.after_any(at, &["totalling", "totaling", "totalled", "totaled"]);
    // *And a total of nine broke* is one more thing that is told.
    let one_more = at > 3 && words.is(at - 4, "and") && !line.words.is_any(at - 3, &["grand"]);
    of && !words.is_any(at.wrapping_sub(3), &["grand"]) && !one_more || made
}

/// *In total*, *in all*, *altogether* right behind the number or its noun.
fn total_after(line: &Line<'_>, quantity: &Quantity) -> bool {
    let words = line.words;
    (quantity.tokens.end..quantity.tokens.end + 3).any(|at| {
        let closes = |by: usize| {
            words.is_any(at + by, &[",", ".", ":", ";", ")", "—", "–"])
                || at + by >= line.sentence.tokens.end
        };
        words.is(at, "in") && words.is_any(at + 1, &["total", "all"]) && closes(2)
            || words.is_any(at, &["altogether", "overall"]) && closes(1)
    })
}

/// The coordinated quantities right before the one at `at`: joined by commas, *and*, few words.
fn run_before<'a>(line: &Line<'a>, at: usize) -> Vec<&'a Quantity> {
    let all = line.quantities;
    let total = &all[at];
    let mut parts: Vec<&Quantity> = Vec::new();
    let mut next = total;
    for part in all[..at].iter().rev() {
        let last = parts.is_empty();
        let gap = next.tokens.start.saturating_sub(part.tokens.end);
        let fits = is_addend(part) && same_unit(part, total);
        let joined =
            last || line.holds(part.tokens.end, next.tokens.start, &[",", "and", "plus", "+"]);
        let broken = !last && line.holds(part.tokens.end, next.tokens.start, BREAKS)
            || line.holds(part.tokens.end, next.tokens.start, &[";", "including"]);
        if !fits || gap > 12 || !joined || broken {
            break;
        }
        parts.push(part);
        next = part;
    }
    let linked = parts.len() >= 2
        && line.holds(parts[1].tokens.end, parts[0].tokens.start, &["and", "plus", "+"]);
    parts.reverse();
    if linked { parts } else { Vec::new() }
}

const BREAKS: &[&str] = &[";", "of", "than", "while", "but", "from", "per", "out", "which", "who"];

/// *1,357 tonnes (462, 472 and 423 tonnes)* with *together* or the like in the sentence.
fn in_brackets<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    if !line.says(&["together", "total", "combined", "altogether", "all", "sum"]) {
        return None;
    }
    let all = line.quantities;
    let at = (0..all.len() - 2).find(|&at| {
        let gap = all[at].tokens.end..all[at + 1].tokens.start;
        is_addend(&all[at])
            && gap.len() <= 4
            && gap.clone().next_back().is_some_and(|last| line.words.is(last, "("))
    })?;
    let mut parts = vec![&all[at + 1]];
    for part in &all[at + 2..] {
        let last = parts[parts.len() - 1];
        let gap = last.tokens.end..part.tokens.start;
        if gap.len() > 3 || line.holds(gap.start, gap.end, &[")", "of", "to"]) {
            break;
        }
        parts.push(part);
    }
    let closed = line.words.is(parts[parts.len() - 1].tokens.end, ")");
    let units = parts.iter().all(|part| is_addend(part) && bare_or_same(part, &all[at]));
    let fits = closed && units && parts.len() >= 2;
    fits.then(|| Sum { parts, total: &all[at], claim: Claim::Whole })
}

/// In *462, 472 and 423 tonnes* only the last bears the unit.
fn bare_or_same(part: &Quantity, total: &Quantity) -> bool {
    part.unit == total.unit || part.kind == Kind::Count && part.counted.is_none()
}

/// *Of the 386 votes cast, 150 … and 236 …*; *in all, 521 people, including 391 men and 130 women*;
/// *420 in all, with 305 …, 78 … and 37 elsewhere*.
fn ahead<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    (0..line.quantities.len() - 2).find_map(|at| ahead_of(line, at))
}

/// *The school has 500 pupils, 260 girls and 240 boys*: two kinds that leave no third.
fn both_kinds<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    line.quantities.windows(3).find_map(|three| {
        let [total, first, second] = three else { return None };
        let (from, to) = (total.tokens.end, first.tokens.start);
        let noun = total.counted.as_ref()?.span;
        let apposed = (from..to).all(|at| {
            line.words.span(at).overlaps(noun) || line.words.is_any(at, &[",", "(", "—", "–"])
        }) && to > from
            && line.words.is_any(to - 1, &[",", "(", "—", "–"]);
        let (gap, end) = (first.tokens.end..second.tokens.start, second.tokens.end + 4);
        let joined = gap.len() <= 4 && line.holds(gap.start, gap.end, &["and", "plus"]);
        let holds = |list: &[&str]| line.holds(to, end.min(line.sentence.tokens.end), list);
        let opposed = are_opposed(holds);
        let addends = [total, first, second].into_iter().all(is_addend);
        let fits = apposed
            && joined
            && opposed
            && addends
            && total.hedge == Hedge::None
            && first.value.max(second.value) < total.value;
        fits.then(|| Sum { parts: vec![first, second], total, claim: Claim::Near })
    })
}

/// *Of 40 boats, 12 sank, leaving 28*.
fn remainder<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let [total, gone, rest] = line.quantities else { return None };
    let led = line.led_by(rest, 3, &["leaving", "leaves"]);
    let gains =
        ["gained", "added", "hired", "joined", "new", "born", "more", "than", "each", "per"];
    let nouns = [gone, rest].into_iter().all(|part| match (&part.counted, &total.counted) {
        (Some(part), Some(total)) => part.head == total.head,
        _ => true,
    });
    let all = [total, gone, rest];
    let alike = all.iter().all(|q| is_addend(q) && q.unit == total.unit && q.hedge == Hedge::None);
    let fits =
        led && nouns && alike && !line.says(&gains) && gone.value.max(rest.value) < total.value;
    fits.then(|| Sum { parts: vec![gone, rest], total, claim: Claim::Whole })
}

fn ahead_of<'a>(line: &Line<'a>, at: usize) -> Option<Sum<'a>> {
    let total = &line.quantities[at];
    // *A 15-member board is made up of*: the number of members is the total.
    let body = total.attributive && total.kind == Kind::Count && total.range.is_none();
    if !(is_addend(total) || body) || total.hedge != Hedge::None {
        return None;
    }
    let words = line.words;
    let start = line.sentence.tokens.start;
    let opening = at == 0 && words.is(start, "of") && total.tokens.start <= start + 3;
    let (from, to) = (total.tokens.end, line.quantities[at + 1].tokens.start);
    let including = line.holds(from, to, &["including"]);
    let said = total_after(line, total);
    let words_between = |first: &[&str], second: &str| {
        (from..to).any(|at| words.is_any(at, first) && words.is(at + 1, second))
    };
    let made_of = line.holds(from, to, &["comprising", "consisting", "comprises", "namely"])
        || words_between(&["consists", "composed", "up"], "of");
    // *Twelve people — six adults, four children and two crew*: up to the dash that closes it.
    let dash = words.is_dash(to.wrapping_sub(1)) && !words.glued(to);
    let colon = made_of || dash || line.holds(from, to, &[":"]);
    let listed = colon || said && line.holds(from, to, &["with"]);
    if body && !made_of {
        return None;
    }
    if !(opening || including || listed) || line.holds(from, to, &[";", "but", "while"]) {
        return None;
    }
    let parts = run_behind(line, at, dash);
    if parts.len() < 2 || dash && parts.len() < 3 {
        return None;
    }
    // *Seven districts reported cases: 423 in all*: what stands behind the colon is more.
    if colon && !said && parts.iter().any(|part| part.value >= total.value) {
        return None;
    }
    let last = parts[parts.len() - 1];
    let end = line.sentence.tokens.end.min(last.tokens.end + 5);
    let holds = |list: &[&str]| line.holds(parts[0].tokens.start, end, list);
    let votes = total.counted.as_ref().is_some_and(|counted| counted.head == "vote")
        || line.holds(from, to, &["cast", "votes", "ballots"]);
    let sides = votes && holds(SIDES.0) && holds(SIDES.1);
    let opposed = sides || are_opposed(holds);
    let cast = opening && opposed && line.holds(from, to, &["cast"]);
    // *Made up of seven men and five women*: the parts follow right away and end with *and*.
    let closes = parts.windows(2).last().is_some_and(|pair| {
        line.holds(pair[0].tokens.end, pair[1].tokens.start, &["and"])
            && !line.holds(last.tokens.end, end, &["and", "as", "plus", "or"])
    });
    let whole = made_of && to - from <= 6 && words.is_any(to - 1, &["of", "comprising"]) && closes;
    let claim = if holds(REST) && !including || cast || whole {
        Claim::Whole
    } else if opposed || listed {
        Claim::Near
    } else {
        Claim::Some
    };
    Some(Sum { parts, total, claim })
}

/// Words that make a list of parts complete.
const REST: &[&str] = &["rest", "remaining", "remainder", "elsewhere", "others", "other"];

/// Words for two groups that leave no third.
const OPPOSED: &[(&[&str], &[&str])] = &[
    (&["passengers"], &["crew"]),
    (&["full-time"], &["part-time"]),
    (&["civilians"], &["soldiers", "troops"]),
    (&["public"], &["private"]),
    (&["north"], &["south"]),
];

/// Two groups that leave no third and that nobody is both of.
pub(super) const EXCLUSIVE: &[(&[&str], &[&str])] = &[
    (&["men", "male", "males"], &["women", "female", "females"]),
    (&["boys"], &["girls"]),
    (&["adults"], &["children", "minors"]),
];

/// For and against: who votes takes one side, who is asked need not.
const SIDES: (&[&str], &[&str]) =
    (&["favour", "favor", "for", "yes"], &["against", "opposed", "no"]);

fn are_opposed(holds: impl Fn(&[&str]) -> bool) -> bool {
    EXCLUSIVE.iter().chain(OPPOSED).any(|(a, b)| holds(a) && holds(b))
}

/// The coordinated quantities behind the one at `at`.
fn run_behind<'a>(line: &Line<'a>, at: usize, dash: bool) -> Vec<&'a Quantity> {
    let all = line.quantities;
    let total = &all[at];
    let mut parts: Vec<&Quantity> = Vec::new();
    for part in &all[at + 1..] {
        let fits = is_addend(part) && part.unit == total.unit;
        let joined = parts.last().is_none_or(|last| {
            let (from, to) = (last.tokens.end, part.tokens.start);
            let closed = dash && line.holds(from, to, &["—", "–", "-"]);
            !closed
                && to - from <= 9
                && line.holds(from, to, &[",", "and"])
                && !line.holds(from, to, BREAKS)
        });
        if !fits || !joined {
            break;
        }
        parts.push(part);
    }
    parts
}

fn judge(prose: &str, sum: &Sum<'_>, findings: &mut Findings) {
    let total = sum.total;
    if sum.parts.iter().any(|part| part.hedge != Hedge::None) {
        return;
    }
    let added: f64 = sum.parts.iter().map(|part| part.value).sum();
    let slack = slack(sum);
    let (over, under) = (added - total.value > slack, total.value - added > slack);
    let near = (added - total.value).abs() <= total.value * 0.15
        || is_swap(added, total.value)
        || is_scale(added, total.value);
    let wrong = match sum.claim {
        Claim::Whole => over || under,
        Claim::Some => over,
        Claim::Near => over || under && near,
    };
    if !wrong {
        return;
    }
    let listed: Vec<String> = sum.parts.iter().map(|part| number(part, prose)).collect();
    let message = format!(
        "{} is {}, not {}",
        listed.join(" + "),
        shown_number(added, total, prose),
        number(total, prose)
    );
    let finding = findings.report(total.span, message);
    finding.computed(shown_number(added, total, prose));
    for part in &sum.parts {
        finding.related(part.span, "a part of the total");
    }
    if let Some(text) = like(total, prose, added) {
        let title = format!("Change the total to {}", shown(added, total, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(total.number, text)]));
    }
    for part in &sum.parts {
        let value = part.value + total.value - added;
        if value > 0.0
            && let Some(text) = like(part, prose, value)
        {
            let title = format!("Change {} to {text}", part.number.of(prose));
            finding.fix(Fix::new(title, vec![Edit::replace(part.number, text)]));
        }
    }
}

fn number(quantity: &Quantity, prose: &str) -> String {
    quantity.number.of(prose).to_owned()
}

fn shown_number(value: f64, model: &Quantity, prose: &str) -> String {
    like(model, prose, value).unwrap_or_else(|| plain(value, 2))
}

/// How far rounding may carry the sum: numbers printed to the last digit are taken as exact, also
/// where they end in a zero.
fn slack(sum: &Sum<'_>) -> f64 {
    let all = || sum.parts.iter().copied().chain([sum.total]);
    let half = |q: &Quantity| q.interval.high - q.value;
    let exact = |q: &Quantity| q.form != Form::Mixed && q.interval.high - q.value <= 0.5;
    let whole = all().all(|q| q.form != Form::Mixed && q.value.fract() == 0.0);
    if whole && all().any(exact) {
        return if all().all(|q| half(q) <= 5.0) || exact(sum.total) {
            0.5
        } else {
            half(sum.total)
        };
    }
    all().map(half).sum::<f64>() + 1e-6
}

/// Words for those who take no side, which make a list of shares complete.
const UNDECIDED: &[&str] = &["undecided", "unsure", "abstained", "uncertain"];

/// Shares of one poll that name those who take no side and do not make a hundred.
fn judge_shares(prose: &str, line: &Line<'_>, findings: &mut Findings) {
    let shares: Vec<&Quantity> = line
        .quantities
        .iter()
        .filter(|q| q.kind == Kind::Percent && q.hedge == Hedge::None && q.value >= 0.0)
        .collect();
    // Nobody votes twice: shares of one vote may leave a rest, but never pass a hundred.
    let vote = line.says(&["vote", "votes"]) && !line.says(&["turnout"]);
    let complete = takes_no_side(line);
    if shares.len() != line.quantities.len() || shares.len() < 3 || !(complete || vote) {
        return;
    }
    if line.says(&["up", "from", "down", "compared", "than", "points", "and/or", "those", "among"])
    {
        return;
    }
    let added: f64 = shares.iter().map(|share| share.value).sum();
    let halves: f64 = shares.iter().map(|q| q.interval.high - q.value).sum();
    let off = added - 100.0;
    let rest = off < 0.0 && !complete || vote && !complete && !line.dates.is_empty();
    if off.abs() <= halves + 0.5 || off < -35.0 || rest || vote && !complete && off > 40.0 {
        return;
    }
    let listed: Vec<String> = shares.iter().map(|share| number(share, prose)).collect();
    let message = format!("{} is {}%, not 100%", listed.join(" + "), plain(added, 1));
    let largest = shares.iter().copied().max_by(|a, b| a.value.total_cmp(&b.value));
    let Some(largest) = largest else { return };
    let finding = findings.report(largest.span, message);
    finding.computed(format!("{}% in all", plain(added, 1)));
    for share in &shares {
        if share.span != largest.span {
            finding.related(share.span, "another share of the same whole");
        }
        let value = share.value - off;
        if value > 0.0
            && value < 100.0
            && let Some(text) = like(share, prose, value)
        {
            let title =
                format!("Change {} to {}", number(share, prose), shown(value, share, prose));
            finding.fix(Fix::new(title, vec![Edit::replace(share.number, text)]));
        }
    }
}

fn takes_no_side(line: &Line<'_>) -> bool {
    let words = line.words;
    let tokens = line.sentence.tokens.clone();
    line.says(UNDECIDED)
        || tokens.clone().any(|at| words.is(at, "no") && words.is(at + 1, "opinion"))
        || tokens
            .clone()
            .any(|at| words.is_any(at, &["don't", "don’t", "not"]) && words.is(at + 1, "know"))
        || tokens
            .clone()
            .any(|at| words.is(at, "the") && words.is_any(at + 1, &["rest", "remainder"]))
}
