//! An acronym whose letters do not fit the words beside it.

use crate::annotate::acronym::Fit;
use crate::annotate::mention::key;
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::acronyms::{Acronym, Definition};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "acronym-mismatch",
    family: Family::Names,
    summary: "An acronym whose letters do not fit the words beside it",
    page: include_str!("acronym_mismatch.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for acronym in &view.story.acronyms.all {
        for definition in acronym.definitions.iter().filter(|found| found.fit == Fit::Near) {
            report(view, acronym, definition, findings);
        }
    }
}

fn report(
    view: &StoryView<'_>,
    acronym: &Acronym,
    definition: &Definition,
    findings: &mut Findings,
) {
    let letters = super::words(view.draft, definition.acronym);
    let expansion = super::words(view.draft, definition.expansion);
    let initials = initials(&expansion);
    let message = format!(
        "{letters} does not fit “{expansion}”, whose initials are {initials}: one of them is wrong"
    );
    let span = definition.expansion.cover(definition.acronym);
    let finding = findings.report(span, message);
    let others = acronym.uses.iter().filter(|&&place| !span.contains(place));
    if let Some(&other) = others.clone().next() {
        finding.related(other, format!("{} also stands here", acronym.letters));
    }
    let right = view.story.acronyms.keyed(key(&initials));
    if let Some(&place) = right.and_then(|other| other.uses.first()) {
        finding.related(place, format!("{initials} stands here"));
    }
    if let Some(exact) = acronym.definition() {
        let words = super::words(view.draft, exact.expansion);
        finding.related(exact.expansion, format!("expanded here as “{words}”"));
        let title = format!("Change the words to “{words}”");
        finding.fix(Fix::new(title, vec![Edit::replace(definition.expansion, words)]));
    }
    let title = format!("Change {letters} to {initials}");
    finding.fix(Fix::new(title, vec![Edit::replace(definition.acronym, initials)]));
}

/// The initials of a name's words, in capitals; of those that have capitals where any has.
fn initials(expansion: &str) -> String {
    let words = expansion.split([' ', '-', '/']);
    let small = !expansion.contains(char::is_uppercase);
    let initials = words.filter_map(|word| word.chars().next());
    let initials = initials.filter(|c| small || c.is_uppercase());
    initials.flat_map(char::to_uppercase).collect()
}
