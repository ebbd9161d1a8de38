//! A headline's figure that the body does not bear out.

use super::conflict::{Pair, fixes};
use super::headline_label::{designations, label};
use super::headline_toll::other_toll;
use super::slip::{is_slip, significant};
use crate::annotate::quantity::{Kind, Unit};
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::figures::{self, Place};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "headline-conflict",
    family: Family::Figures,
    summary: "A headline's figure that the body does not bear out",
    page: include_str!("headline_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let heads = view.draft.blocks().filter(|block| is_headline(block.block.role)).take(HEADS);
    for block in heads {
        let swapped = designations(view, block.index);
        for &(number, place) in &swapped {
            report_label(view, number, place, findings);
        }
        let is_told =
            |span: Span| swapped.iter().any(|(number, _)| number.overlaps(block.absolute(span)));
        for quantity in block.notes.quantities.iter().filter(|quantity| !is_told(quantity.span)) {
            let head = Place { block, quantity };
            if quantity.range.is_none() && quantity.value > 1.0 {
                if let Some(body) = contradiction(view, &head) {
                    report(&head, &body, findings);
                } else if let Some(place) = label(view, &head) {
                    report_label(view, block.absolute(quantity.number), place, findings);
                }
            }
        }
    }
}

/// Headlines and decks that are looked at: a draft has one of each, a digest no body of its own.
const HEADS: usize = 4;

const fn is_headline(role: Role) -> bool {
    matches!(role, Role::Headline | Role::Deck)
}

/// The body's figure for the headline's thing, if no place of the body bears the headline out.
fn contradiction<'a>(view: &StoryView<'a>, head: &Place<'a>) -> Option<Place<'a>> {
    let mut best: Option<(usize, Place<'a>)> = None;
    let mut slips: Vec<Place<'a>> = Vec::new();
    for block in view.draft.blocks() {
        if is_headline(block.block.role) && block.index == head.block.index {
            continue;
        }
        for quantity in &block.notes.quantities {
            let body = Place { block, quantity };
            if bears_out(head, &body) || adds_up(head, &body) {
                return None;
            }
            if is_headline(block.block.role) || matches!(block.block.role, Role::Reference) {
                continue;
            }
            if repeats(head, &body) {
                slips.push(body);
            }
            let Some(score) = score(head, &body) else { continue };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, body));
            }
        }
    }
    let body = best.map(|(_, body)| body).or_else(|| most_printed(&slips));
    let body = body.or_else(|| other_toll(view, head))?;
    (!printed(view, head)).then_some(body)
}

/// Whether the body's number and the one behind it make the headline's: *1,200 here and 300 there*.
fn adds_up(head: &Place<'_>, body: &Place<'_>) -> bool {
    let all = body.neighbours();
    let behind = all.iter().skip_while(|other| other.span != body.quantity.span);
    let mut sum = 0.0;
    behind.take(4).take_while(|other| other.unit == head.quantity.unit).any(|other| {
        sum += other.value;
        other.span != body.quantity.span && head.quantity.interval.holds(sum)
    })
}

/// Whether the body's number is a slip away from a headline's number of three digits and more.
fn repeats(head: &Place<'_>, body: &Place<'_>) -> bool {
    let (a, b) = (head.quantity, body.quantity);
    let unit = a.unit == b.unit && (a.unit != Unit::Percent);
    unit && a.value >= 100.0 && significant(b.value) > 2 && is_slip(a.value, b.value)
}

/// The first place of a value that the body prints more than once.
fn most_printed<'a>(slips: &[Place<'a>]) -> Option<Place<'a>> {
    let first = slips.first()?;
    let equal = |place: &&Place<'_>| place.quantity.value.total_cmp(&first.quantity.value).is_eq();
    let all = slips.iter().all(|place| equal(&place));
    (slips.len() > 1 && all).then_some(*first)
}

/// Whether a place prints the headline's value, in whatever unit, or one it may stand for.
fn bears_out(head: &Place<'_>, body: &Place<'_>) -> bool {
    let (a, b) = (head.quantity, body.quantity);
    let equal = (a.value - b.value).abs() <= a.value.abs() * 1e-9;
    let share = matches!(b.kind, Kind::Ratio | Kind::Fraction)
        && a.unit == Unit::Percent
        && b.interval.low * 100.0 <= a.interval.high
        && a.interval.low <= b.interval.high * 100.0;
    equal || share || a.unit == b.unit && figures::may_agree(a, b)
}

/// Whether the body has the headline's digits anywhere, also as a year or a label.
fn printed(view: &StoryView<'_>, head: &Place<'_>) -> bool {
    let digits = head.block.text(head.quantity.number);
    view.draft
        .blocks()
        .filter(|block| block.index != head.block.index)
        .any(|block| block.notes.tokens.iter().any(|token| token.text(block.prose) == digits))
}

/// Nouns a list is counted in: they stand for one another.
const ITEMS: &[&str] = &[
    "thing",
    "tip",
    "way",
    "step",
    "reason",
    "lesson",
    "trend",
    "practice",
    "ingredient",
    "fact",
    "idea",
    "question",
    "key",
    "principle",
    "takeaway",
    "example",
    "tool",
    "rule",
    "myth",
    "benefit",
    "strategy",
    "point",
    "secret",
    "trick",
    "mistake",
    "sign",
    "recommendation",
    "habit",
];

/// How surely the body's figure is the headline's thing; `None` if it need not be.
fn score(head: &Place<'_>, body: &Place<'_>) -> Option<usize> {
    let pair = Pair::of(head, body)?;
    let (a, b) = (head.quantity, body.quantity);
    let slip = is_slip(a.value, b.value);
    let noun =
        |place: &Place<'_>| place.quantity.counted.as_ref().map(|counted| counted.head.clone());
    let (of_head, of_body) = (noun(head), noun(body));
    let same_noun = of_head.is_some() && of_head == of_body && a.key == b.key;
    let item = |noun: &Option<String>| noun.as_deref().is_some_and(|noun| ITEMS.contains(&noun));
    let announced = item(&of_head) && item(&of_body) && announces(body) && early(body);
    let shared = pair.overlap.shared;
    let near = a.value / b.value < 3.0 && b.value / a.value < 3.0 || slip;
    let told = announced
        || slip && early(body) && is_anniversary(head, body)
        || same_noun && near && (shared >= 3 || slip && shared >= 2)
        || slip && shared >= 2 && a.value >= 10.0
        || slip && shared >= 1 && a.value >= 100.0 && a.attributive == b.attributive;
    told.then_some(
        shared * 4
            + usize::from(slip) * 3
            + usize::from(same_noun) * 4
            + usize::from(announced) * 6,
    )
}

/// *Ten years of the harbour*, *this 20-year anniversary*.
fn is_anniversary(head: &Place<'_>, body: &Place<'_>) -> bool {
    let (a, b) = (head.quantity, body.quantity);
    let counted = b.counted.as_ref().is_some_and(|counted| counted.head == "anniversary");
    counted && b.attributive && !a.attributive && a.kind == Kind::Duration
}

/// *Here are 5 tips*, *these five steps*.
fn announces(body: &Place<'_>) -> bool {
    let before = &body.block.prose[..body.quantity.span.start];
    let tail: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let led = tail.iter().any(|word| {
        ["are", "these", "following", "our", "offers", "top", "share"]
            .iter()
            .any(|lead| word.eq_ignore_ascii_case(lead))
    });
    led || matches!(body.block.block.kind, BlockKind::Heading(_)) && tail.is_empty()
}

fn early(body: &Place<'_>) -> bool {
    body.block.index < 12
}

fn report_label(view: &StoryView<'_>, label: Span, place: Span, findings: &mut Findings) {
    let prose = &view.draft.document.prose;
    let (here, there) = (label.of(prose), place.of(prose));
    let finding = findings.report(label, format!("The headline says {here}, the body {there}"));
    finding.related(place, format!("{there} there"));
    let title = format!("Change {here} to {there}");
    finding.fix(Fix::new(title, vec![Edit::replace(label, there)]));
}

fn report(head: &Place<'_>, body: &Place<'_>, findings: &mut Findings) {
    let (here, there) = (head.block.text(head.quantity.span), body.block.text(body.quantity.span));
    let message = format!("The headline says {here}, the body {there}");
    let finding = findings.report(head.block.absolute(head.quantity.span), message);
    finding.related(body.block.absolute(body.quantity.span), format!("{there} there"));
    for fix in fixes(head, body) {
        finding.fix(fix);
    }
}
