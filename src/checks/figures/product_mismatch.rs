//! So many at so much each, and a total or an average that is not what they make.

use super::line::{self, Line};
use super::style::{like, shown};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Interval, Kind};
use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "product-mismatch",
    family: Family::Figures,
    summary: "So many at so much each, and a total that is another",
    page: include_str!("product_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        for three in line.quantities.windows(3) {
            if let Some(product) = priced(line, three).or_else(|| averaged(line, three)) {
                judge(view.block.prose, &product, findings);
            }
        }
    });
}

/// How many and what each comes to, where a sentence gives all as `total`.
pub(super) fn product_of<'a>(
    line: &Line<'a>,
    total: &Quantity,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let mut found = line.quantities.windows(3).filter_map(|three| priced(line, three));
    found.find(|product| product.total.span == total.span).map(|p| (p.number, p.each))
}

/// So many, what each comes to, and what all come to.
struct Product<'a> {
    number: &'a Quantity,
    each: &'a Quantity,
    total: &'a Quantity,
    /// Whether the sentence computes what each comes to, not the total.
    averages: bool,
}

/// *40 chairs at $25 each, $1,000 in all*; *$1,000 for 40 chairs at $25 each*.
fn priced<'a>(line: &Line<'_>, three: &'a [Quantity]) -> Option<Product<'a>> {
    let [a, b, c] = three else { return None };
    let gap = |first: &Quantity, second: &Quantity| first.tokens.end..second.tokens.start;
    let holds = |first: &Quantity, second: &Quantity, reach: usize, words: &[&str]| {
        let gap = gap(first, second);
        gap.len() <= reach
            && line.holds(gap.start, gap.end, words)
            && !line.holds(gap.start, gap.end, &[";", "and", "but", "plus", "from", "than", "up"])
    };
    let priced = |number: &Quantity, each: &Quantity| {
        holds(number, each, 8, &["at", "of", "costing", "worth", "for"]) && is_each(line, each)
    };
    let closing = ["total", "totalling", "totaling", "or", "=", "making", "altogether"];
    let summed = holds(b, c, 8, &closing)
        || gap(b, c).len() <= 4
            && !line.holds(b.tokens.end, c.tokens.start, &["and", "but", "plus", ";"])
            && line.holds(c.tokens.end, c.tokens.end + 2, &["in", "altogether"])
            && line.holds(c.tokens.end, c.tokens.end + 2, &["all", "total", "altogether"]);
    let product = if priced(a, b) && summed {
        Product { number: a, each: b, total: c, averages: false }
    } else if holds(a, b, 4, &["for"]) && priced(b, c) {
        Product { number: b, each: c, total: a, averages: false }
    } else {
        return None;
    };
    fits(&product).then_some(product)
}

/// *$25 each*, *$25 apiece*, *$25 a ticket*.
fn is_each(line: &Line<'_>, quantity: &Quantity) -> bool {
    let at = quantity.tokens.end;
    let noun = usize::from(line.words.is_word(at) && !line.words.is_any(at, &["each", "apiece"]));
    line.holds(at, at + 1 + noun, &["each", "apiece"])
}

/// *12 goals in four matches, an average of three a match*.
fn averaged<'a>(line: &Line<'_>, three: &'a [Quantity]) -> Option<Product<'a>> {
    let [a, b, each] = three else { return None };
    let words = line.words;
    let at = each.tokens.start;
    let led = words.after_any(at, &["of"]) && words.after_any(at - 1, &["average", "mean"])
        || words.after_any(at, &["averaging"]);
    let (number, total) = if a.value < b.value { (a, b) } else { (b, a) };
    let noun = number.counted.as_ref()?;
    let apart = a.tokens.end..b.tokens.start;
    let linked = apart.len() <= 5
        && line.holds(
            apart.start,
            apart.end,
            &["in", "over", "for", "from", "across", "among", "have", "has", "had", "at", "on"],
        );
    let shared = (each.tokens.end..each.tokens.end + 4).any(|at| {
        words.is_any(at, &["each", "apiece"])
            || words.is(at, &noun.head) && words.after_any(at, &["a", "an", "per", "each"])
    });
    let product = Product { number, each, total, averages: true };
    (led && linked && shared && fits(&product)).then_some(product)
}

fn fits(product: &Product<'_>) -> bool {
    let Product { number, each, total, .. } = product;
    let amount = |q: &Quantity| matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure);
    let plain = [number, each, total]
        .iter()
        .all(|q| q.hedge == Hedge::None && q.range.is_none() && !q.attributive && q.value > 0.0);
    number.kind == Kind::Count
        && number.value.fract() == 0.0
        && amount(each)
        && each.unit == total.unit
        && total.value > each.value
        && plain
}

fn judge(prose: &str, product: &Product<'_>, findings: &mut Findings) {
    let Product { number, each, total, averages } = *product;
    let right = number.value * each.value;
    let half = |q: &Quantity| q.interval.high - q.value;
    // A price in whole units is exact, an average never is.
    let exact = !averages && each.value.fract() == 0.0;
    let slack = if exact { 0.0 } else { half(each).max(if averages { 0.5 } else { 0.0 }) };
    let possible = Interval::around(right, number.value * slack + 1e-6);
    if possible.meets(total.interval) {
        return;
    }
    let (wrong, value) = if averages { (each, total.value / number.value) } else { (total, right) };
    let computed = shown(value, wrong, prose);
    let (times, things) = (number.number.of(prose), each.span.of(prose));
    let message = if averages {
        format!("{} by {times} is {computed}, not {things}", total.span.of(prose))
    } else {
        format!("{times} times {things} is {computed}, not {}", total.span.of(prose))
    };
    let finding = findings.report(wrong.span, message);
    finding.computed(computed);
    for other in [number, each, total].into_iter().filter(|other| other.span != wrong.span) {
        finding.related(other.span, "what it is computed from");
    }
    let solved = [
        (wrong, value),
        (total, right),
        (each, total.value / number.value),
        (number, total.value / each.value),
    ];
    for (at, (quantity, value)) in solved.into_iter().enumerate() {
        if at > 0 && quantity.span == wrong.span || is_broken(quantity, value) {
            continue;
        }
        if let Some(text) = like(quantity, prose, value) {
            let (from, to) = (quantity.span.of(prose), shown(value, quantity, prose));
            let title = format!("Change {from} to {to}");
            finding.fix(Fix::new(title, vec![Edit::replace(quantity.number, text)]));
        }
    }
}

/// Whether a whole number would have to be broken.
fn is_broken(quantity: &Quantity, value: f64) -> bool {
    quantity.kind == Kind::Count
        && quantity.value.fract() == 0.0
        && (value - value.round()).abs() > 0.01
}
