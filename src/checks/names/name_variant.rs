//! Two spellings of one name.
//!
//! Likeness nominates a pair ([`spellings`]), what the draft does with both words decides
//! (`evidence`). No dictionary of names is asked whether a spelling exists.

mod across;
mod evidence;
mod letters;
mod slips;
mod uses;

use rustc_hash::FxHashSet;

use super::register::Register;
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::spellings::{self, Spelling};
use crate::text::{Edit, Span};
use evidence::Verdict;
pub(super) use slips::is_slip;
use uses::Uses;

/// See the page.
pub static CHECK: Check = Check {
    name: "name-variant",
    family: Family::Names,
    summary: "One name in two spellings",
    page: include_str!("name_variant.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let register = Register::of(&view.settings.house);
    across::run(view, &register, findings);
    let spellings = spellings::collect(view.draft);
    let pairs: Vec<_> = spellings
        .alike(view.draft)
        .into_iter()
        .map(|(one, other)| evidence::rarer_first(&spellings.all[one], &spellings.all[other]))
        .filter_map(|pair| in_order_of_the_house(view, &register, pair))
        .filter(|(rare, common)| evidence::is_worth_a_look(view.draft, rare, common))
        .collect();
    if pairs.is_empty() {
        return;
    }
    let uses = Uses::collect(view, pairs.iter().flat_map(|(rare, common)| [rare.key, common.key]));
    let words = pairs.iter().map(|(rare, common)| (uses.of(rare), uses.of(common)));
    let judged: Vec<_> = words
        .filter(|(rare, common)| !accepted(view, rare.text, common.text))
        .map(|(rare, common)| (evidence::judge(&rare, &common), rare, common))
        .filter(|(verdict, ..)| *verdict != Verdict::Different)
        .collect();
    let doubtful = judged.iter().filter(|(verdict, ..)| *verdict == Verdict::SameUnlessCommon);
    let doubtful: Vec<&str> = doubtful.map(|(_, rare, _)| rare.text).collect();
    let lower = if doubtful.is_empty() {
        FxHashSet::default()
    } else {
        uses::in_lower_case(view.draft, &doubtful)
    };
    for (verdict, rare, common) in &judged {
        if *verdict == Verdict::Same || !lower.contains(&rare.text.to_lowercase()) {
            report(view, rare, common, findings);
        }
    }
}

/// The pair with the spelling of the house register behind. Where that has both, or corrects one, there
/// is nothing left to say.
fn in_order_of_the_house<'a>(
    view: &StoryView<'_>,
    register: &Register<'_>,
    (rare, common): (&'a Spelling, &'a Spelling),
) -> Option<(&'a Spelling, &'a Spelling)> {
    if register.is_empty() {
        return Some((rare, common));
    }
    let (one, other) = (rare.text(view.draft), common.text(view.draft));
    match (register.has(one), register.has(other)) {
        (true, true) => None,
        _ if register.corrects(one) || register.corrects(other) => None,
        (true, false) => Some((common, rare)),
        _ => Some((rare, common)),
    }
}

/// Whether the desk says that both spellings are right.
fn accepted(view: &StoryView<'_>, one: &str, other: &str) -> bool {
    let holds = |words: &[String], word: &str| {
        words.iter().any(|accepted| accepted.split_whitespace().any(|part| part == word))
    };
    view.settings.house.accept.iter().any(|words| holds(words, one) && holds(words, other))
}

/// The most places of the rarer spelling that are reported.
const MAX_REPORTS: usize = 3;

fn report(
    view: &StoryView<'_>,
    rare: &uses::Word<'_>,
    common: &uses::Word<'_>,
    findings: &mut Findings,
) {
    let times = super::times(common.all.len());
    for place in rare.all.iter().take(MAX_REPORTS) {
        let message = format!("“{}” is spelled “{}” elsewhere, {times}", rare.text, common.text);
        let finding = findings.report(place.span, message);
        finding.acceptable(super::both(rare.text, common.text));
        for other in evidence_of(view, common) {
            finding.related(other, format!("“{}” here", super::words(view.draft, other)));
        }
        let title = format!("Change to “{}”", common.text);
        finding.fix(Fix::new(title, vec![change(view, place.span, common.text)]));
        if rare.all.len() > 1 {
            let title = format!("Change all {} to “{}”", rare.all.len(), common.text);
            let all = rare.all.iter().map(|place| change(view, place.span, common.text));
            finding.fix(Fix::new(title, all.collect()));
        }
        let all = common.all.iter().map(|place| change(view, place.span, rare.text));
        let title = format!("Change “{}” to “{}” everywhere", common.text, rare.text);
        finding.fix(Fix::new(title, all.collect()));
    }
}

/// Where a reader sees the other spelling best: its first full name, and its first place in the body.
fn evidence_of(view: &StoryView<'_>, word: &uses::Word<'_>) -> Vec<Span> {
    let full = word.all.iter().find(|place| place.full).and_then(|place| place.name);
    let body =
        word.all.iter().find(|place| view.draft.document.blocks[place.block].role == Role::Body);
    let first = body.or(word.all.first()).map(|place| place.span);
    match (full, first) {
        (Some(full), Some(first)) if full.overlaps(first) => vec![full],
        (full, first) => full.into_iter().chain(first).collect(),
    }
}

/// Puts a spelling in a place, in capitals where capitals stood.
fn change(view: &StoryView<'_>, span: Span, to: &str) -> Edit {
    let old = span.of(&view.draft.document.prose);
    let capitals = old.chars().count() > 1 && !old.chars().any(char::is_lowercase);
    let acronym = !to.chars().any(char::is_lowercase);
    Edit::replace(span, if capitals && !acronym { to.to_uppercase() } else { to.to_owned() })
}
