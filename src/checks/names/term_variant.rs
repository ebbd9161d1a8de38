//! One term written in two ways.

use std::collections::BTreeMap;

use crate::annotate::term::{TermUse, forms};
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, Shape};
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
    for (term, uses) in uses(view.draft) {
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

/// The places of each term in running text, with their form.
fn uses(draft: &AnnotatedDraft) -> BTreeMap<usize, Vec<(Span, usize)>> {
    let mut uses: BTreeMap<usize, Vec<(Span, usize)>> = BTreeMap::new();
    for view in draft.blocks().filter(|view| matches!(view.block.role, Role::Body | Role::Caption))
    {
        for found in view.notes.terms.iter().filter(|found| is_own(&view, found)) {
            uses.entry(found.term).or_default().push((view.absolute(found.span), found.form));
        }
    }
    uses
}

/// Whether the draft's own writer chose this form: not inside a name (*Norden Healthcare*), nor where
/// the other form is what is being told (*also known as*), nor where the hyphen only joins two words
/// before a third (*vice-president talk*), nor in a quotation, which may come
/// from somebody's own writing; full stops in an acronym are never heard.
fn is_own(view: &BlockView<'_>, found: &TermUse) -> bool {
    let (prose, tokens) = (view.prose, &view.notes.tokens);
    let first = tokens.partition_point(|token| token.span.start < found.span.start);
    let next = tokens.partition_point(|token| token.span.start < found.span.end);
    let form = forms(found.term).nth(found.form).unwrap_or_default();
    let sentence = view.notes.sentences.get(view.notes.sentence_at(found.span.start));
    let opens = sentence.is_some_and(|sentence| sentence.tokens.start == first);
    let lower = form == form.to_lowercase();
    let name = lower && !opens && tokens[first].is_capitalised();
    let is = |back: usize, word: &str| {
        first.checked_sub(back).is_some_and(|at| tokens[at].is(prose, word))
    };
    let told = is(1, "formerly") || is(1, "as") && is(2, "known");
    let apart = form.replace('-', " ");
    let joins = apart != form
        && forms(found.term).any(|other| other == apart)
        && tokens.get(next).is_some_and(|next| {
            next.shape == Shape::Lower && !next.classes.has(Classes::FUNCTION_WORD)
        });
    let quoted = lower && super::is_quoted(view, found.span);
    !name && !told && !joins && !quoted
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
