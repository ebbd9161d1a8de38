//! One term written in two ways.

mod across;

use crate::annotate::term::forms;
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::terms;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "term-variant",
    family: Family::Names,
    summary: "One term written in two ways",
    page: include_str!("term_variant.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// The most places of the rarer form that are reported.
const MAX_REPORTS: usize = 2;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    across::run(view, findings);
    for (term, uses) in terms::collect(view.draft) {
        let forms: Vec<&str> = forms(term).collect();
        let places = |form: usize| uses.iter().filter(move |(_, used)| *used == form);
        let common = (0..forms.len()).max_by_key(|&form| {
            (
                places(form).count(),
                std::cmp::Reverse(places(form).next().map_or(usize::MAX, |u| u.0.start)),
            )
        });
        let Some(common) = common.filter(|&form| places(form).count() > 1) else { continue };
        for rare in (0..forms.len()).filter(|&form| form != common) {
            if !accepted(view, forms[rare], forms[common]) && places(rare).count() <= MAX_REPORTS {
                for (place, _) in places(rare) {
                    let others = places(common).map(|(place, _)| *place);
                    report(view, *place, (forms[rare], forms[common]), others, findings);
                }
            }
        }
    }
}

fn accepted(view: &StoryView<'_>, one: &str, other: &str) -> bool {
    let holds = |words: &[String], form: &str| words.iter().any(|word| word == form);
    view.settings.house.accept.iter().any(|words| holds(words, one) && holds(words, other))
}

fn report(
    view: &StoryView<'_>,
    place: Span,
    (rare, common): (&str, &str),
    others: impl Iterator<Item = Span> + Clone,
    findings: &mut Findings,
) {
    let written = super::words(view.draft, place);
    let times = others.clone().count();
    let message = format!("“{written}” is written “{common}” elsewhere, {}", super::times(times));
    let finding = findings.report(place, message);
    finding.acceptable(super::both(rare, common));
    if let Some(other) = others.clone().next() {
        finding.related(other, format!("“{}” here", super::words(view.draft, other)));
    }
    let title = format!("Change to “{common}”");
    finding.fix(Fix::new(title, vec![Edit::replace(place, like(&written, common))]));
    let title = format!("Change “{common}” to “{written}” everywhere");
    let all =
        others.map(|other| Edit::replace(other, like(&super::words(view.draft, other), &written)));
    finding.fix(Fix::new(title, all.collect()));
}

/// A form with the capital of the words it takes the place of.
fn like(old: &str, form: &str) -> String {
    let lower = !form.contains(char::is_uppercase);
    let capital = old.chars().next().is_some_and(char::is_uppercase);
    match form.chars().next() {
        Some(first) if lower && capital => {
            first.to_uppercase().chain(form.chars().skip(1)).collect()
        }
        _ if !capital => form.to_lowercase(),
        _ => form.to_owned(),
    }
}
