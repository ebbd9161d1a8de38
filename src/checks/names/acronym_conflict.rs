//! One acronym with two expansions.

mod across;

use crate::annotate::acronym::Fit;
use crate::annotate::mention::{key, sound};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::acronyms::{Acronym, Definition};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "acronym-conflict",
    family: Family::Names,
    summary: "One acronym with two expansions",
    page: include_str!("acronym_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    across::run(view, findings);
    for acronym in &view.story.acronyms.all {
        let mut exact = acronym.definitions.iter().filter(|found| found.fit == Fit::Exact);
        let Some(first) = exact.next() else { continue };
        let words = super::words(view.draft, first.expansion);
        for other in exact {
            let others = super::words(view.draft, other.expansion);
            if words != others && differ(&words, &others) {
                report(acronym, (first, &words), (other, &others), findings);
            }
        }
    }
}

fn report(
    acronym: &Acronym,
    (first, words): (&Definition, &str),
    (other, others): (&Definition, &str),
    findings: &mut Findings,
) {
    let letters = &acronym.letters;
    let message = format!("{letters} stands for “{others}” here and for “{words}” before");
    let finding = findings.report(other.expansion, message);
    finding.related(first.expansion, format!("{letters} stands for “{words}” here"));
    let title = format!("Change it to “{words}”");
    finding.fix(Fix::new(title, vec![Edit::replace(other.expansion, words)]));
    let title = format!("Change the first one to “{others}”");
    finding.fix(Fix::new(title, vec![Edit::replace(first.expansion, others)]));
}

/// Whether two expansions are different words, not the same ones spelled or inflected differently.
fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (strong(one), strong(other));
    let longer = one.len().max(other.len());
    let same = |a: &&str, b: &&str| alike(a, b);
    if one.len() == other.len() {
        return !one.iter().zip(&other).all(|(a, b)| same(a, b));
    }
    let missing = |from: &[&str], of: &[&str]| {
        from.iter().filter(|word| !of.iter().any(|other| same(word, other))).count()
    };
    missing(&one, &other) > 0 && missing(&other, &one) > 0 && longer > 1
}

/// The words of an expansion that count.
fn strong(expansion: &str) -> Vec<&str> {
    const SMALL: &[&str] = &["a", "an", "and", "&", "for", "in", "of", "on", "the", "to"];
    expansion
        .split([' ', '-', '/', ','])
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']))
        .filter(|word| {
            !word.is_empty() && !SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
        })
        .collect()
}

fn alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_lowercase();
    key(one) == key(other) || sound(one) == sound(other) || {
        let (one, other) = (stem(one), stem(other));
        one == other || strsim::osa_distance(&one, &other) <= 1 && one.len() > 3
    }
}
