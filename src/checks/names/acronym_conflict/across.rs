//! One acronym with two expansions, each in a draft of its own.

use rustc_hash::FxHashMap;

use super::super::across;
use super::{alike, differ, strong};
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::series::{Expansion, Found};
use crate::text::Edit;

/// Reports what the draft says that an acronym stands for where more of the other drafts have another word
/// in it. An acronym that the draft itself expands in two ways is not
/// compared again.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let own = &view.series.own.expansions;
    let mut ways: FxHashMap<u64, usize> = FxHashMap::default();
    for expansion in own {
        *ways.entry(expansion.acronym).or_default() += 1;
    }
    for expansion in own.iter().filter(|expansion| ways.get(&expansion.acronym) == Some(&1)) {
        let others = view.series.expansions(expansion.acronym);
        let same = others.iter().find(|other| !differ(&expansion.words, &other.what.words));
        let same = same.map_or((0, 0), |same| (same.drafts, same.count));
        let here = (same.0 + 1, same.1 + expansion.count as usize);
        let oftener = |other: &Found<'_, Expansion>| {
            let there = (other.drafts, other.count);
            there > here || there == here && other.before
        };
        let wrong = others
            .iter()
            .find(|other| oftener(other) && is_one_word_off(&expansion.words, &other.what.words));
        if let Some(other) = wrong {
            report(view, expansion, other, findings);
        }
    }
}

/// Whether two expansions are one but for a word. Where more differs, two bodies share the acronym, as
/// they may in different drafts.
fn is_one_word_off(one: &str, other: &str) -> bool {
    let (one, other) = (strong(one), strong(other));
    let off = one.iter().zip(&other).filter(|(a, b)| !alike(a, b)).count();
    one.len() == other.len() && one.len() >= 3 && off == 1
}

fn report(
    view: &StoryView<'_>,
    own: &Expansion,
    other: &Found<'_, Expansion>,
    findings: &mut Findings,
) {
    let letters = view.story.acronyms.keyed(own.acronym).map_or("it", |acronym| &acronym.letters);
    let (words, others) = (&own.words, &other.what.words);
    let drafts = across::drafts(other);
    let message = format!("{letters} stands for “{words}” here and for “{others}” in {drafts}");
    let finding = findings.report(own.span, message);
    across::point(finding, other, other.what.span, others);
    let title = format!("Change it to “{others}”");
    finding.fix(Fix::new(title, vec![Edit::replace(own.span, &**others)]));
}
