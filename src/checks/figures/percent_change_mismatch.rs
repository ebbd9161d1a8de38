//! *Rose 20% from 50 to 65*: a change whose percentage is not that of its two values.

use super::line::{self, Line};
use super::style::{like, plain, same_unit, shown};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind};
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
    line::each(view, |line| {
        if line.quantities.len() < 2 {
            return;
        }
        for change in changes(line) {
            if let Some(percent) = percent_of(line, &change) {
                judge(view.block.prose, line, &change, percent, findings);
            }
            if let Some(multiple) = multiple_of(line, &change) {
                judge_multiple(view.block.prose, &change, &multiple, findings);
            }
        }
    });
}

/// A value before and a value after, by their places among the sentence's quantities.
struct Change<'a> {
    from: &'a Quantity,
    to: &'a Quantity,
    /// The first and the last of the sentence's quantities that take part.
    range: (usize, usize),
}

const FROM: &[&str] = &["from"];
const TO: &[&str] = &["to", "at", "reached", "reach", "hit", "into"];
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
        if !is_value(from) || !line.led_by(from, 6, FROM) || spans(line, from) {
            continue;
        }
        let lead = line.lead(from, 6, FROM).unwrap_or_default();
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
    let linked = line.holds(to.tokens.end, lead, RISEN_FROM) || gap == 0 && line.led_by(to, 2, TO);
    let broken = line.holds(to.tokens.end, lead, &[";", "and", "but", "while", "after", "of"]);
    (linked && gap <= 8 && !broken).then_some(to_at)
}

const CHANGE_WORDS: &[&str] = &[
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
    let (low, high) = if change.from.span < change.to.span {
        (change.from, change.to)
    } else {
        (change.to, change.from)
    };
    let (from, to) = if percent.tokens.start >= high.tokens.end {
        (high.tokens.end, percent.tokens.start)
    } else if percent.tokens.end <= low.tokens.start {
        (percent.tokens.end, low.tokens.start)
    } else {
        (low.tokens.end, high.tokens.start)
    };
    let of_something = line.words.is(percent.tokens.end, "of")
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
    to - from <= 12 && changes && !of_something && !line.holds(from, to, other)
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
        plain(percent.value, 2)
    );
    let finding = findings.report(percent.span, message);
    finding.related(from.span, "the value before").related(to.span, "the value after");
    if let Some(text) = like(percent, prose, real) {
        let title = format!("Change to {}", shown(real, percent, prose));
        finding.fix(Fix::new(title, vec![Edit::replace(percent.number, text)]));
    }
    let factor = percent.value / 100.0 * if to.value >= from.value { 1.0 } else { -1.0 };
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
fn widened(quantity: &Quantity, other: &Quantity) -> Interval {
    let half = |q: &Quantity| q.interval.high - q.value;
    let finer = half(quantity).min(half(other)).min(quantity.value * 0.05);
    let more = if quantity.hedge == Hedge::None { 0.0 } else { quantity.value * 0.02 };
    Interval::around(quantity.value, finer + more)
}

/// What a stated percentage allows: a unit of its last digit either way, and its hedge.
fn allowed(percent: &Quantity) -> Interval {
    let unit = (percent.interval.high - percent.value) * 2.0;
    let near = Interval::around(percent.value, unit);
    match percent.hedge {
        Hedge::None => near,
        Hedge::About => Interval::around(percent.value, unit.max(percent.value * 0.1)),
        Hedge::AtLeast => Interval { high: percent.value * 1.5 + unit, ..near },
        Hedge::AtMost => Interval { low: percent.value * 0.5 - unit, ..near },
    }
}

/// A word like *doubled* with what it says.
struct Multiple {
    at: crate::text::Span,
    factor: f64,
    hedge: Hedge,
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
];

/// *Doubled* right before *from X to Y*.
fn multiple_of(line: &Line<'_>, change: &Change<'_>) -> Option<Multiple> {
    let first = if change.from.span < change.to.span { change.from } else { change.to };
    let words = line.words;
    let start = line.sentence.tokens.start.max(first.tokens.start.saturating_sub(8));
    let at = (start..first.tokens.start).rev().find(|&at| multiple(words.text(at)).is_some())?;
    if line.holds(at, first.tokens.start, &[",", ";", "and", "but", "while", "after", "number"]) {
        return None;
    }
    let hedge = if words.after_any(at, &["than"]) {
        Hedge::AtLeast
    } else if words.after_any(at, &["nearly", "almost", "roughly", "about", "virtually"]) {
        Hedge::About
    } else {
        Hedge::None
    };
    Some(Multiple { at: words.span(at), factor: multiple(words.text(at))?, hedge })
}

fn multiple(word: &str) -> Option<f64> {
    MULTIPLES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, factor)| factor)
}

fn judge_multiple(prose: &str, change: &Change<'_>, multiple: &Multiple, findings: &mut Findings) {
    let (from, to) = (change.from, change.to);
    let (a, b) = (widened(from, to), widened(to, from));
    let possible = Interval { low: b.low / a.high, high: b.high / a.low.max(f64::MIN_POSITIVE) };
    let slack = if multiple.hedge == Hedge::None { 0.1 } else { 0.2 };
    let mut said = Interval::around(multiple.factor, multiple.factor * slack);
    if multiple.hedge == Hedge::AtLeast {
        said.high = if multiple.factor < 1.0 { said.high } else { f64::INFINITY };
        said.low = if multiple.factor < 1.0 { 0.0 } else { said.low };
    }
    if possible.meets(said) {
        return;
    }
    let word = multiple.at.of(prose);
    let right = from.value * multiple.factor;
    let message = format!(
        "{} times {} is {}: {word} does not fit {}",
        plain(multiple.factor, 1),
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
