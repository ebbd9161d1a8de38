//! *Rose 20% from 50 to 65*: a change whose percentage is not that of its two values.

use super::line::{self, Line};
use super::multiple::{judge_multiple, multiple_of};
use super::points;
use super::ratio::ratios;
use super::style::{like, plain, same_unit, shown};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind, Unit};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "percent-change-mismatch",
    family: Family::Figures,
    summary: "A change in percent, or a doubling, that its two values do not bear out",
    page: include_str!("percent_change_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let mut before: Option<&[Quantity]> = None;
    line::each(view, |line| {
        if let Some((change, percent)) = now_and_then(line, before.replace(line.quantities)) {
            judge(view.block.prose, line, &change, percent, findings);
            return;
        }
        if line.quantities.len() < 2 {
            return;
        }
        points::judge_all(view.block.prose, line, findings);
        for change in changes(line) {
            if let Some(percent) = percent_of(line, &change) {
                judge(view.block.prose, line, &change, percent, findings);
            }
            if let Some(multiple) = multiple_of(line, &change) {
                judge_multiple(view.block.prose, &change, &multiple, findings);
            }
        }
        for (change, multiple) in ratios(line) {
            judge_multiple(view.block.prose, &change, &multiple, findings);
        }
    });
}

/// The values before and after of the change that a sentence gives in percent as `percent`.
pub(super) fn change_of<'a>(
    line: &Line<'a>,
    percent: &Quantity,
) -> Option<(&'a Quantity, &'a Quantity)> {
    if percent.kind != Kind::Percent {
        return None;
    }
    let found = changes(line)
        .into_iter()
        .find(|change| percent_of(line, change).is_some_and(|found| found.span == percent.span))?;
    Some((found.from, found.to))
}

/// The two values of which a sentence says by `told` how many times one is the other.
pub(super) fn compared_by<'a>(
    line: &Line<'a>,
    told: &Quantity,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let multiple =
        |change: &Change<'a>| multiple_of(line, change).is_some_and(|m| m.at == told.span);
    let change = changes(line).into_iter().find(multiple);
    let ratio = || ratios(line).into_iter().find(|(_, m)| m.at == told.span);
    let found = change.or_else(|| ratio().map(|(change, _)| change))?;
    Some((found.from, found.to))
}

/// A value before and a value after, by their places among the sentence's quantities.
pub(super) struct Change<'a> {
    pub from: &'a Quantity,
    pub to: &'a Quantity,
    /// The first and the last of the sentence's quantities that take part.
    pub range: (usize, usize),
}

impl<'a> Change<'a> {
    /// The value that the sentence gives first.
    pub(super) fn first(&self) -> &'a Quantity {
        if self.from.span < self.to.span { self.from } else { self.to }
    }

    /// The value that it gives last.
    pub(super) fn last(&self) -> &'a Quantity {
        if self.from.span < self.to.span { self.to } else { self.from }
    }
}

/// *The school had 600 pupils in 2010. It now has 750, a 25 percent increase*: one value in the
/// sentence before or before a semicolon, the other with its percentage.
fn now_and_then<'a>(
    line: &Line<'a>,
    before: Option<&'a [Quantity]>,
) -> Option<(Change<'a>, &'a Quantity)> {
    let (from, to, percent) = match (line.quantities, before) {
        ([from, to, percent], _) if line.holds(from.tokens.end, to.tokens.start, &[";"]) => {
            (from, to, percent)
        }
        ([to, percent], Some([from])) if from.sentence + 1 == to.sentence => (from, to, percent),
        _ => return None,
    };
    let words = line.words;
    let values = is_value(from) && is_value(to) && same_unit(from, to) && one_noun(from, to);
    let gap = to.tokens.end..percent.tokens.start;
    let apposed = gap.len() <= 5
        && line.holds(gap.start, gap.end, &[",", "—", "–", "("])
        && words.after_any(percent.tokens.start, &["a", "an", "of", "up", "down"])
        && !line.holds(gap.start, gap.end, &["and", "while", "but"])
        && (words.after_any(percent.tokens.start, &["up", "down"])
            || line.holds(gap.start, percent.tokens.end + 2, CHANGE_WORDS));
    let start = line.sentence.tokens.start;
    let resumes = words.is_any(
        start,
        &["it", "that", "they", "now", "today", "this", "there", "by", "last", "the"],
    ) || from.sentence == to.sentence;
    let now = line.holds(start, to.tokens.end + 3, &["now", "today", "this", "year"])
        || from.sentence == to.sentence && line.says(&["ago", "earlier", "last"]);
    let fits = values
        && percent.unit == Unit::Percent
        && from.hedge == Hedge::None
        && to.hedge == Hedge::None
        && apposed
        && resumes
        && now
        && !line.says(&["from", "than"]);
    fits.then_some((Change { from, to, range: (0, 0) }, percent))
}

const FROM: &[&str] = &["from"];
const TO: &[&str] = &["to", "at", "reached", "reach", "hit", "into"];

/// Words that lead the value before where no *from* does: *340, against 400 a year earlier*.
const COMPARED: &[&str] = &["compared", "against", "versus", "vs", "vs."];
const RISEN_FROM: &[&str] = &[
    "up", "down", "increase", "rise", "growth", "decrease", "drop", "decline", "percent", "%",
    "cent",
];

/// Words that make *from … to* a span of values instead of a change.
const SPANS: &[&str] = &[
    "ranging", "range", "ranges", "ranged", "anywhere", "aged", "ages", "between", "varied", "vary",
];

fn changes<'a>(line: &Line<'a>) -> Vec<Change<'a>> {
    let all = line.quantities;
    let mut out = Vec::new();
    for (from_at, from) in all.iter().enumerate() {
        if !is_value(from) {
            continue;
        }
        let Some(lead) = line.lead(from, 6, FROM) else {
            out.extend(compared(line, from_at));
            continue;
        };
        if spans(line, from) {
            continue;
        }
        if let Some(to_at) = goal(line, from_at) {
            out.push(Change {
                from,
                to: &all[to_at],
                range: (from_at.min(to_at), from_at.max(to_at)),
            });
        } else if let Some(to_at) = before(line, from_at, lead) {
            out.push(Change { from, to: &all[to_at], range: (to_at, from_at) });
        }
    }
    out
}

fn is_value(quantity: &Quantity) -> bool {
    let kind = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration);
    kind && quantity.value > 0.0 && !quantity.attributive
}

fn spans(line: &Line<'_>, from: &Quantity) -> bool {
    line.lead(from, 6, FROM).is_some_and(|lead| {
        let start = line.sentence.tokens.start.max(lead.saturating_sub(3));
        line.holds(start, lead, SPANS)
    })
}

/// The quantity behind *from X* that is led by *to*: right behind, with nothing but words between.
fn goal(line: &Line<'_>, from_at: usize) -> Option<usize> {
    let all = line.quantities;
    let from = &all[from_at];
    let next = all.get(from_at + 1)?;
    let fits = is_value(next) && same_unit(from, next) && line.led_by(next, 4, &["to"]);
    let near = next.tokens.start.saturating_sub(from.tokens.end) <= 14;
    (fits && near && !line.holds(from.tokens.end, next.tokens.start, &[";", "and", "but"]))
        .then_some(from_at + 1)
}

/// *To Y from X*, *at Y, down 12 percent from X*, *reached Y, up from X*.
fn before(line: &Line<'_>, from_at: usize, lead: usize) -> Option<usize> {
    let all = line.quantities;
    let from = &all[from_at];
    let to_at = (0..from_at).rev().take(2).find(|&at| {
        let candidate = &all[at];
        is_value(candidate) && same_unit(from, candidate)
    })?;
    let to = &all[to_at];
    let gap = lead.saturating_sub(to.tokens.end);
    let aimed = gap <= 4 && line.led_by(to, 2, TO) && only_unit(line, to, lead);
    let linked = line.holds(to.tokens.end, lead, RISEN_FROM) || aimed;
    let broken = line.holds(to.tokens.end, lead, &[";", "and", "but", "while", "after", "of"]);
    (linked && gap <= 8 && !broken).then_some(to_at)
}

/// Whether nothing but a comma, the noun that is counted or *an hour, a share* stands between a
/// value and the token `to`.
fn only_unit(line: &Line<'_>, value: &Quantity, to: usize) -> bool {
    (value.tokens.end..to).all(|at| {
        let noun = value.counted.as_ref().is_some_and(|counted| {
            counted.span.overlaps(line.words.span(at)) && at - value.tokens.end < 3
        });
        noun || line.words.is_any(at, &[",", "a", "an", "per"])
            || line.words.after_any(at, &["a", "an", "per"])
    })
}

/// *12.4 million, compared with 10 million a year earlier*; *30 percent more than the 2 million*,
/// *down 20 percent on the 5,000*.
fn compared<'a>(line: &Line<'a>, from_at: usize) -> Option<Change<'a>> {
    let all = line.quantities;
    let from = &all[from_at];
    let near = from_at.checked_sub(1)?;
    let by_percent = all[near].kind == Kind::Percent;
    let (to_at, lead) = if by_percent {
        let lead = line.lead(from, 3, &["than", "on"])?;
        let on = line.words.is(lead, "on") && !line.words.is(lead + 1, "the");
        if lead.saturating_sub(all[near].tokens.end) > 1 || on {
            return None;
        }
        (near.checked_sub(1)?, lead)
    } else {
        (near, line.lead(from, 4, COMPARED)?)
    };
    let to = &all[to_at];
    let gap = lead.saturating_sub(to.tokens.end);
    let broken = &[";", "and", "but", "while", "after", "of", "(", ")"];
    let fits = is_value(to)
        && (same_unit(from, to) || is_bare(from))
        && one_noun(from, to)
        && gap <= 8
        && !line.holds(to.tokens.end, lead, broken);
    fits.then_some(Change { from, to, range: (to_at, from_at) })
}

/// *260 tonnes, compared with 200*: the unit of the second goes without saying.
pub(super) fn is_bare(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && quantity.counted.is_none()
}

/// Whether two counts may count one thing.
fn one_noun(a: &Quantity, b: &Quantity) -> bool {
    match (&a.counted, &b.counted) {
        (Some(a), Some(b)) => a.head == b.head,
        _ => true,
    }
}

/// Words that tell of a rise or a fall.
pub(super) const CHANGE_WORDS: &[&str] = &[
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "up",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grow",
    "grown",
    "growth",
    "growing",
    "gain",
    "gained",
    "gains",
    "jump",
    "jumped",
    "surge",
    "surged",
    "climb",
    "climbed",
    "soared",
    "higher",
    "more",
    "fall",
    "fell",
    "fallen",
    "falls",
    "falling",
    "drop",
    "dropped",
    "drops",
    "decline",
    "declined",
    "down",
    "decrease",
    "decreased",
    "decreases",
    "shrank",
    "shrunk",
    "shrink",
    "cut",
    "reduced",
    "reduction",
    "lower",
    "less",
    "fewer",
    "slid",
    "slipped",
    "plunged",
    "slumped",
    "lost",
    "loss",
    "tumbled",
    "expanded",
    "went",
    "gone",
    "hike",
    "hiked",
    "+",
    "-",
    "−",
    "by",
    "slashed",
    "dip",
    "dipped",
    "swelled",
    "advanced",
    "added",
];

/// The percentage that goes with a change: the nearest one, in the same stretch of the sentence.
fn percent_of<'a>(line: &Line<'a>, change: &Change<'_>) -> Option<&'a Quantity> {
    let all = line.quantities;
    let (first, last) = change.range;
    let behind = all.get(last + 1);
    let ahead = first.checked_sub(1).map(|at| &all[at]);
    let within = (last - first == 2).then(|| &all[first + 1]);
    let found: Vec<&Quantity> = [within, behind, ahead]
        .into_iter()
        .flatten()
        .filter(|q| q.kind == Kind::Percent && goes_with(line, q, change))
        .collect();
    match found.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

fn goes_with(line: &Line<'_>, percent: &Quantity, change: &Change<'_>) -> bool {
    let (low, high) = (change.first(), change.last());
    let (from, to) = if percent.tokens.start >= high.tokens.end {
        (high.tokens.end, percent.tokens.start)
    } else if percent.tokens.end <= low.tokens.start {
        (percent.tokens.end, low.tokens.start)
    } else {
        // The words that lead the value before stand between by right: *30% more than the 2 million*.
        let lead = line.lead(high, 6, &["than", "compared"]).unwrap_or(high.tokens.start);
        (low.tokens.end, lead)
    };
    let of_something = line.words.is_any(percent.tokens.end, &["of", "above", "below", "short"])
        && !line.words.is_any(percent.tokens.end + 1, &["its", "their"]);
    let start = line.sentence.tokens.start.max(percent.tokens.start.saturating_sub(7));
    let end = line.sentence.tokens.end.min(percent.tokens.end + 3);
    let changes = line.holds(start, end, CHANGE_WORDS);
    let other = &[
        ";",
        "while",
        "after",
        "but",
        "when",
        "and",
        "compared",
        "than",
        "which",
        "who",
        "where",
        "including",
        "for",
        "with",
        "share",
        "rate",
        "tax",
    ];
    to.saturating_sub(from) <= 12
        && changes
        && !of_something
        && !is_rate(line, percent)
        && !line.holds(from, to, other)
}

/// *7 percent a year*, *an average 7 percent annually*: a pace, not the whole change.
fn is_rate(line: &Line<'_>, percent: &Quantity) -> bool {
    let (words, at) = (line.words, percent.tokens.end);
    let every = words.is_any(at, &["a", "per", "each", "every"])
        && words.is_any(at + 1, &["year", "annum", "quarter", "month", "week", "day"])
        && !words.is_any(at + 2, &["ago", "earlier", "before"]);
    every
        || words.is_any(at, &["annually", "annualized", "annualised", "yearly", "monthly"])
        || line.lead(percent, 3, &["average", "averaged", "averaging", "annual"]).is_some()
}

fn judge(
    prose: &str,
    line: &Line<'_>,
    change: &Change<'_>,
    percent: &Quantity,
    findings: &mut Findings,
) {
    let (from, to) = (change.from, change.to);
    let real = (to.value / from.value - 1.0).abs() * 100.0;
    let possible = change_interval(from, to);
    if possible.meets(allowed(percent)) || is_points(line, percent) {
        return;
    }
    let digits = usize::from(percent.interval.high - percent.value < 0.5);
    let sense = if to.value >= from.value { "rise" } else { "fall" };
    let message = format!(
        "From {} to {} is a {sense} of {}%, not {}%",
        from.span.of(prose),
        to.span.of(prose),
        plain(real, digits),
        plain(percent.value.abs(), 2)
    );
    let finding = findings.report(percent.span, message);
    finding.computed(format!("{}%", plain(real, digits)));
    finding.related(from.span, "the value before").related(to.span, "the value after");
    let signed = if percent.value < 0.0 { -real } else { real };
    if let Some(text) = like(percent, prose, signed) {
        let title = format!("Change to {}", shown(signed, percent, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(percent.number, text)]));
    }
    let factor = percent.value.abs() / 100.0 * if to.value >= from.value { 1.0 } else { -1.0 };
    let fitting = [(to, from.value * (1.0 + factor)), (from, to.value / (1.0 + factor))];
    for (quantity, value) in fitting {
        if value > 0.0
            && value.is_finite()
            && let Some(text) = like(quantity, prose, value)
        {
            let title =
                format!("Change {} to {}", quantity.span.of(prose), shown(value, quantity, prose));
            finding.fix(Fix::new(title, vec![Edit::replace(quantity.number, text)]));
        }
    }
}

fn is_points(line: &Line<'_>, percent: &Quantity) -> bool {
    line.words.is_any(percent.tokens.end, &["point", "points"])
}

/// All changes in percent, without sign, that two printed values may stand for.
fn change_interval(from: &Quantity, to: &Quantity) -> Interval {
    let (a, b) = (widened(from, to), widened(to, from));
    let low = b.low / a.high.max(f64::MIN_POSITIVE) - 1.0;
    let high = b.high / a.low.max(f64::MIN_POSITIVE) - 1.0;
    if low <= 0.0 && high >= 0.0 {
        return Interval { low: 0.0, high: low.abs().max(high) * 100.0 };
    }
    let (low, high) = (low.abs() * 100.0, high.abs() * 100.0);
    Interval { low: low.min(high), high: low.max(high) }
}

/// What a value may stand for: rounding, and two percent more for *about*. Of two values of one
/// thing, both are known as precisely as the finer one is printed.
pub(super) fn widened(quantity: &Quantity, other: &Quantity) -> Interval {
    let half = |q: &Quantity| q.interval.high - q.value;
    let finer = half(quantity).min(half(other)).min(quantity.value * 0.05);
    let more = if quantity.hedge == Hedge::None { 0.0 } else { quantity.value * 0.02 };
    Interval::around(quantity.value, finer + more)
}

/// What a stated percentage allows: a unit of its last digit either way, and its hedge.
fn allowed(percent: &Quantity) -> Interval {
    let unit = (percent.interval.high - percent.value) * 2.0;
    // *−5 percent* is a fall of five, as the words around it may say once more.
    let size = percent.value.abs();
    let near = Interval::around(size, unit);
    match percent.hedge {
        Hedge::None => near,
        Hedge::About => Interval::around(size, unit.max(size * 0.1)),
        Hedge::AtLeast => Interval { high: size * 1.5 + unit, ..near },
        Hedge::AtMost => Interval { low: size * 0.5 - unit, ..near },
    }
}
