//! Parts and a total that do not add up.

use super::group::wrong_groups;
use super::line::{self, Line};
use super::slip::{is_scale, is_slip, is_swap};
use super::style::{like, plain, shown};
use super::sum::{self, Claim, Sum};
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
    let prose = view.block.prose;
    let mut before: Option<Line<'_>> = None;
    line::each(view, |line| {
        let told = before.filter(|before| before.is_followed_by(line));
        let found = sum::read(line).or_else(|| sum::over_two(&told?, line));
        match found {
            Some(sum) => judge(prose, &sum, findings),
            None if line.quantities.len() > 2 => judge_shares(prose, line, findings),
            None => {}
        }
        before = Some(*line);
    });
}

fn judge(prose: &str, sum: &Sum<'_>, findings: &mut Findings) {
    let total = sum.total;
    if sum.parts.iter().any(|part| part.hedge != Hedge::None) {
        return;
    }
    let added = sum.comes_to();
    let slack = slack(sum);
    let (over, under) = (added - total.value > slack, total.value - added > slack);
    let near = (added - total.value).abs() <= total.value * 0.15
        || is_swap(added, total.value)
        || is_scale(added, total.value);
    let wrong = match sum.claim {
        Claim::Whole => over || under,
        Claim::Some => over,
        Claim::Near => over || under && near,
        Claim::Close => (over || under) && near,
        Claim::Difference => (over || under) && (near || is_slip(added, total.value)),
    };
    if !wrong {
        return;
    }
    let listed: Vec<String> = sum.parts.iter().map(|part| number(part, prose)).collect();
    let message = format!(
        "{} is {}, not {}",
        listed.join(sum.sign()),
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
        let value = part.value + sum.sense(part) * (total.value - added);
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
