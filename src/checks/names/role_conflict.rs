//! One person with two offices that exclude each other.

mod claims;
mod uses;

use rustc_hash::FxHashSet;

use crate::annotate::At;
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::entities;
use crate::text::Edit;
use uses::{Reader, Use};

/// See the page.
pub static CHECK: Check = Check {
    name: "role-conflict",
    family: Family::Names,
    summary: "One person with two offices or titles that exclude each other",
    page: include_str!("role_conflict.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let reader = Reader::new(view);
    let families = &view.story.entities.families;
    let relatives: FxHashSet<usize> = families.iter().flatten().copied().collect();
    for person in view.story.entities.roles.people() {
        let alone = !relatives.contains(&person);
        let mut uses = reader.of(person);
        uses.retain(|one| is_certain(view, person, alone, one.at));
        for (rare, common) in conflicts(&uses) {
            if !is_explained(view, rare, &common) && !reader.explains(person, rare, common[0]) {
                report(view, person, rare, &common, findings);
            }
        }
        let mut claims = claims::of(&reader, person);
        claims.retain(|claim| is_certain(view, person, alone, claim.at));
        claims::check(&reader, person, &claims, findings);
    }
}

/// Whether a place surely names that person: in full, or by a surname that nobody else bears, behind
/// the full name if there is one.
fn is_certain(view: &StoryView<'_>, person: usize, alone: bool, at: At) -> bool {
    let full = entities::mention(view.draft, at).words.len() > 1;
    full || alone && view.story.entities.all[person].canonical <= at
}

/// The places whose office conflicts with the one that the person is called by otherwise, each with
/// those other places.
fn conflicts(uses: &[Use]) -> Vec<(&Use, Vec<&Use>)> {
    let mut offices: Vec<Vec<&Use>> = Vec::new();
    for one in uses {
        match offices.iter_mut().find(|office| office[0].office.is(one.office)) {
            Some(office) => office.push(one),
            None => offices.push(vec![one]),
        }
    }
    let mut found = Vec::new();
    for (index, rare) in offices.iter().enumerate().filter(|(_, rare)| rare.len() <= MAX_SLIPS) {
        let excludes = |other: &&Vec<&Use>| other[0].office.excludes(rare[0].office);
        let mut others = offices.iter().filter(excludes);
        let (Some(common), None) = (others.next(), others.next()) else { continue };
        let later = offices[..index].iter().any(|other| other[0].at == common[0].at);
        let rarer = common.len() > rare.len() || common.len() == 1 && rare.len() == 1 && later;
        if rarer {
            let told = rare.iter().filter(|one| !one.heading);
            found.extend(told.map(|one| (*one, common.clone())));
        }
    }
    found
}

/// Whether the sentence speaks of relatives, who share a surname.
fn speaks_of_kin(view: &StoryView<'_>, at: At) -> bool {
    let block = view.draft.block(at.block);
    let sentence = &block.notes.sentences[block.notes.mentions[at.index].sentence];
    block.notes.tokens_of(sentence).iter().any(entities::is_kinship)
}

/// The most places that are a slip; more are another office that the draft means.
const MAX_SLIPS: usize = 2;

/// Whether the other office has a reason there: the sentence names both, speaks of relatives or of
/// another year, or the draft introduces people with one form of address and goes on with another.
fn is_explained(view: &StoryView<'_>, rare: &Use, common: &[&Use]) -> bool {
    let beside = |other: &&&Use| (other.at.block, other.sentence) == (rare.at.block, rare.sentence);
    let style = rare.office.form && rare.full && common.len() > 1 && !common.iter().any(|c| c.full);
    style
        || common.iter().any(|other| beside(&other))
        || speaks_of_kin(view, rare.at)
        || is_of_another_year(view, rare, common)
}

/// Whether a sentence is about one year and all of the others about another one: *In 2019 Mayor Lee
/// … In 2021 Governor Lee*.
fn is_of_another_year(view: &StoryView<'_>, rare: &Use, common: &[&Use]) -> bool {
    let year = |one: &Use| {
        let dates = &view.draft.notes[one.at.block].dates;
        let first = dates.partition_point(|date| date.sentence < one.sentence);
        let here = dates[first..].iter().take_while(|date| date.sentence == one.sentence);
        here.into_iter().find_map(|date| date.year)
    };
    let here = year(rare);
    here.is_some() && common.iter().all(|other| year(other).is_some_and(|year| Some(year) != here))
}

fn report(view: &StoryView<'_>, person: usize, rare: &Use, common: &[&Use], out: &mut Findings) {
    let name = &view.story.entities.all[person].name;
    let (here, there) = (uses::words(view, rare), uses::words(view, common[0]));
    let message = format!(
        "{name} is “{here}” here and “{there}” elsewhere: one must be wrong, unless the draft tells of a change"
    );
    let finding = out.report(rare.span, message);
    for other in common.iter().take(MAX_RELATED) {
        finding.related(other.span, format!("“{}” here", uses::words(view, other)));
    }
    let edit = Edit::replace(rare.span, in_case_of(&here, &there));
    finding.fix(Fix::new(format!("Change “{here}” to “{there}”"), vec![edit]));
    let edits = common.iter().map(|other| {
        let words = uses::words(view, other);
        Edit::replace(other.span, in_case_of(&words, &here))
    });
    finding.fix(Fix::new(format!("Change “{there}” to “{here}” everywhere"), edits.collect()));
}

/// The most places that bear a finding out.
const MAX_RELATED: usize = 4;

/// An office with or without capitals, as the words that it replaces.
fn in_case_of(model: &str, office: &str) -> String {
    if model.starts_with(char::is_lowercase) {
        return office.to_lowercase();
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let small = matches!(word, "of" | "the" | "for");
        match letters.next() {
            Some(first) if !small => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    };
    office.split(' ').map(capital).collect::<Vec<String>>().join(" ")
}
