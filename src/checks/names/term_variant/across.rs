//! One term written in two ways, each in a draft of its own.

use super::super::{across, times, words};
use super::{accepted, like};
use crate::annotate::term::forms;
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::series::{Form, Found};
use crate::story::terms;
use crate::text::Edit;

/// Reports each term that the draft writes in one way and nearly all others in another, at its first
/// place.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let own = &view.series.own.terms;
    for form in own {
        if own.iter().filter(|other| other.term == form.term).count() > 1 {
            continue;
        }
        let names: Vec<&str> = forms(form.term).collect();
        let others = (0..names.len()).filter(|&other| other != form.form);
        let others = others.filter_map(|other| view.series.form(form.term, other));
        // Of forms that stand in as many drafts the one that the table has first.
        let common = others.rev().max_by_key(|other| other.drafts);
        let same = view.series.form(form.term, form.form).map_or(0, |same| same.drafts);
        if let Some(common) = common.filter(|common| is_style(common.drafts, same + 1))
            && !accepted(view, names[form.form], names[common.what.form])
        {
            report(view, form, &common, names[common.what.form], findings);
        }
    }
}

/// The most drafts with the rarer form that are a slip, in a series where not many have the other.
const MAX_SLIPS: usize = 2;

/// Whether so many drafts with a form make it the style of the series, beside so many with another.
/// Elsewhere both are in use, and a house style must decide.
fn is_style(common: usize, rare: usize) -> bool {
    rare * 10 <= common || rare <= MAX_SLIPS && rare * 2 <= common
}

fn report(
    view: &StoryView<'_>,
    own: &Form,
    other: &Found<'_, Form>,
    common: &str,
    findings: &mut Findings,
) {
    let written = words(view.draft, own.span);
    let (drafts, often) = (across::drafts(other), times(other.count));
    let message = format!("“{written}” is written “{common}” in {drafts}, {often}");
    let rare: Vec<&str> = forms(own.term).collect();
    let finding = findings.report(own.span, message);
    finding.acceptable(super::super::both(rare[own.form], common));
    across::point(finding, other, other.what.span, common);
    let all = terms::collect(view.draft).remove(&own.term).unwrap_or_default();
    let title = match all.len() {
        0 | 1 => format!("Change to “{common}”"),
        many => format!("Change all {many} to “{common}”"),
    };
    let edits =
        all.iter().map(|&(place, _)| Edit::replace(place, like(&words(view.draft, place), common)));
    finding.fix(Fix::new(title, edits.collect()));
}
