//! One surname and one office with two first names, each in a draft of its own.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::across;
use super::{Bearer, are_forms_of_one, is_name, is_woman, speaks_of_kin};
use crate::annotate::mention::key;
use crate::checks::StoryView;
use crate::document::Role;
use crate::findings::{Findings, Fix};
use crate::language::{Classes, lexicon};
use crate::series::{Found, Name};
use crate::story::entities::{self, Entity};
use crate::text::{Edit, Span};

/// Reports each person whose first name is another one in more of the drafts that have somebody of that
/// surname in the same office.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    if view.series.is_empty() {
        return;
    }
    let names: FxHashMap<u64, &Name> =
        view.series.own.names.iter().map(|name| (name.key, name)).collect();
    let words = view.draft.notes.iter().flat_map(|notes| &notes.name_words);
    let words: FxHashSet<u64> = words.map(|word| word.key).collect();
    for person in view.story.entities.all.iter().filter(|person| person.family != 0) {
        let Some(bearer) = Bearer::of(view.draft, person) else { continue };
        let full = entities::mention(view.draft, bearer.full[0]);
        let Some(name) = names.get(&full.key) else { continue };
        if let Some(other) = namesake(view, (person, &bearer, name), &words) {
            report(view, &bearer, name, &other, findings);
        }
    }
}

/// Who the person may be by another first name.
fn namesake<'a>(
    view: &StoryView<'a>,
    (person, bearer, name): (&Entity, &Bearer<'_>, &Name),
    words: &FxHashSet<u64>,
) -> Option<Found<'a, Name>> {
    let others = view.series.bearers(person.family);
    let same = view.series.name(name.key).map_or((0, 0), |same| (same.drafts, same.count));
    let here = (same.0 + 1, same.1 + name.count as usize);
    let oftener = |other: &Found<'_, Name>| {
        let there = (other.drafts, other.count);
        there > here || there == here && other.before
    };
    let mut likely = others
        .into_iter()
        .filter(oftener)
        .filter(|other| !words.contains(&key(other.what.words.at(0))) && is_another(bearer, other));
    let other = likely.next()?;
    let office = name.offices.iter().any(|office| other.what.offices.contains(office));
    (likely.next().is_none() && office && is_certain(view, bearer)).then_some(other)
}

/// Whether the draft names the person plainly: in its body, by a first name and a surname, and with no
/// relative near.
fn is_certain(view: &StoryView<'_>, bearer: &Bearer<'_>) -> bool {
    let at = bearer.full[0];
    let body = view.draft.document.blocks[at.block].role == Role::Body;
    body && is_name(view.draft, at) && !speaks_of_kin(view.draft, at)
}

/// Whether somebody in other drafts has another first name: not a short form, an initial, or that of a woman where this one's is a man's.
fn is_another(bearer: &Bearer<'_>, other: &Found<'_, Name>) -> bool {
    let first = other.what.words.at(0);
    let classes = lexicon::classes(first);
    let given = classes.has(Classes::GIVEN_NAME) && bearer.first.classes.has(Classes::GIVEN_NAME);
    let (one, theirs) = (is_woman(bearer.first.classes), is_woman(classes));
    let sexes = one.is_some() && theirs.is_some() && one != theirs;
    let first = key(first);
    given && !sexes && first != bearer.first.key && !are_forms_of_one(first, bearer.first.key)
}

fn report(
    view: &StoryView<'_>,
    bearer: &Bearer<'_>,
    name: &Name,
    other: &Found<'_, Name>,
    findings: &mut Findings,
) {
    let span = entities::span(view.draft, bearer.full[0]);
    let (here, there) = (name.words.at(0), other.what.words.at(0));
    let drafts = across::drafts(other);
    let message = format!(
        "{} is called {} in {drafts}, unless they are two people",
        name.text, other.what.text
    );
    let finding = findings.report(span, message);
    across::point(finding, other, other.what.span, &other.what.text);
    let firsts = bearer.full.iter().map(|&at| {
        let word = entities::mention(view.draft, at).words.start;
        let word = view.draft.notes[at.block].name_words[word];
        view.draft.block(at.block).absolute(word.span)
    });
    let firsts: Vec<Span> =
        firsts.filter(|first| first.of(&view.draft.document.prose) == here).collect();
    let edits = firsts.iter().map(|&first| Edit::replace(first, there));
    let title = match firsts.len() {
        0 | 1 => format!("Change “{here}” to “{there}”"),
        many => format!("Change all {many} “{here}” to “{there}”"),
    };
    finding.fix(Fix::new(title, edits.collect()));
}
