//! A bare surname that may mean either of two people.

use rustc_hash::FxHashMap;

use super::first_name_mismatch;
use crate::annotate::mention::key;
use crate::annotate::{AnnotatedDraft, At};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::Classes;
use crate::story::entities::{self, SharedName};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "ambiguous-surname",
    family: Family::Names,
    summary: "A bare surname that two people of the draft bear",
    page: include_str!("ambiguous_surname.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// The most places of one surname that are reported.
const MAX_REPORTS: usize = 2;

/// A surname is ambiguous where the draft uses it, bare, for two people. One whom the draft calls so
/// before the other comes keeps it: then only a use right behind the other's name is reported. Else,
/// for each stretch in which one of them is meant, the first place is where no full name stands near,
/// or else the first one.
fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut families: FxHashMap<&[usize], Vec<&SharedName>> = FxHashMap::default();
    let mut order = Vec::new();
    for shared in view.story.entities.shared.iter().filter(|shared| is_bare(view.draft, shared.at))
    {
        let family = families.entry(&shared.candidates).or_default();
        if family.is_empty() {
            order.push(shared.candidates.as_slice());
        }
        family.push(shared);
    }
    for candidates in order {
        let uses = &families[candidates];
        if are_forms_of_one(view, candidates) {
            continue;
        }
        let owner = owner(view, candidates, uses);
        if uses.iter().all(|shared| shared.entity == uses[0].entity) {
            if owner.is_none() && !is_told(view, uses[0]) && has_rivals(view, uses[0]) {
                report(view, uses[0], findings);
            }
            continue;
        }
        let stretches = uses.chunk_by(|one, next| one.entity == next.entity);
        let places = stretches.filter_map(|stretch| {
            let open = stretch.iter().find(|shared| !shared.settled);
            let place = match owner {
                Some(owner) if owner == stretch[0].entity => None,
                Some(_) => Some(&stretch[0]).filter(|first| first.settled && is_open(view, first)),
                None => open.or(stretch.first()),
            };
            place.filter(|place| !is_told(view, place))
        });
        for place in places.take(MAX_REPORTS) {
            report(view, place, findings);
        }
    }
}

/// Whether a first use of a surname comes behind the full names of three people or more who are
/// nobody's relatives, not right behind one of them alone.
fn has_rivals(view: &StoryView<'_>, shared: &SharedName) -> bool {
    let draft = view.draft;
    let body = |at: &usize| draft.document.blocks[*at].role == Role::Body;
    let near = |at: At| (at.block..shared.at.block).filter(body).count() <= 1;
    let last = |entity: usize| {
        let mentions = &view.story.entities.all[entity].mentions;
        let before = &mentions[..mentions.partition_point(|&at| at < shared.at)];
        let in_full = |at: &&At| entities::mention(draft, **at).words.len() > 1;
        before.iter().rev().take(NEAR).find(in_full).copied().filter(|&at| !is_relative(draft, at))
    };
    let others = shared.candidates.iter().filter(|&&entity| entity != shared.entity);
    let others: Vec<At> = others.filter_map(|&entity| last(entity)).collect();
    let open = !shared.settled || others.iter().any(|&at| near(at));
    last(shared.entity).is_some() && others.len() > 1 && open
}

/// Whether a use behind the full name of somebody else than the surname's owner leaves open who is
/// meant: not where that one is a relative, who is told by the first name, nor where both stand in one
/// sentence.
fn is_open(view: &StoryView<'_>, shared: &SharedName) -> bool {
    let draft = view.draft;
    let mentions = &view.story.entities.all[shared.entity].mentions;
    let before = &mentions[..mentions.partition_point(|&at| at < shared.at)];
    let in_full = |at: &&At| entities::mention(draft, **at).words.len() > 1;
    let Some(&named) = before.iter().rev().take(NEAR).find(in_full) else { return true };
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    sentence(named) != sentence(shared.at) && !is_relative(draft, named)
}

/// Whether the first names are short forms of one another: *Chuck* and *Charles*.
fn are_forms_of_one(view: &StoryView<'_>, candidates: &[usize]) -> bool {
    let first = |&entity: &usize| {
        let at = view.story.entities.all[entity].canonical;
        let words = &entities::mention(view.draft, at).words;
        view.draft.notes[at.block].name_words[words.start].key
    };
    let names = candidates.iter().map(first);
    names.clone().skip(1).any(|name| {
        names
            .clone()
            .any(|other| name != other && first_name_mismatch::are_forms_of_one(name, other))
    })
}

/// Whether the sentence tells who is meant: it goes on to name the others in full (*Lee praised Bo Lee*), or has
/// a *he* behind the surname where the others are women.
fn is_told(view: &StoryView<'_>, shared: &SharedName) -> bool {
    let draft = view.draft;
    let beside = |&&entity: &&usize| !is_named_behind(view, entity, shared.at);
    if shared.candidates.iter().filter(beside).count() == 1 {
        return true;
    }
    let Some(here) = first_name_mismatch::pronoun_behind(draft, shared.at) else { return false };
    let fits = |&&entity: &&usize| {
        let in_full = |at: &&At| entities::mention(draft, **at).words.len() > 1;
        let mut full = view.story.entities.all[entity].mentions.iter().filter(in_full).take(NEAR);
        let name = full.clone().find_map(|&at| first_name_mismatch::is_named_woman(draft, at));
        let told = full.find_map(|&at| first_name_mismatch::pronoun_behind(draft, at));
        name.or(told).is_none_or(|told| told == here)
    };
    shared.candidates.iter().filter(fits).count() == 1
}

/// Whether somebody is named in full behind a mention in its sentence.
fn is_named_behind(view: &StoryView<'_>, entity: usize, at: At) -> bool {
    let draft = view.draft;
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    let mentions = &view.story.entities.all[entity].mentions;
    let from = mentions.partition_point(|&other| other <= at);
    let here = mentions[from..].iter().take_while(|&&other| sentence(other) == sentence(at));
    here.into_iter().any(|&other| entities::mention(draft, other).words.len() > 1)
}

/// The one whose name the bare surname is: the only one named when it is first used so, unless the
/// draft mostly names that one in full and another by the surname; or the only one who is not
/// introduced as a relative.
fn owner(view: &StoryView<'_>, candidates: &[usize], uses: &[&SharedName]) -> Option<usize> {
    let all = &view.story.entities.all;
    let named = |entity: usize| {
        let in_full = |at: &&At| entities::mention(view.draft, **at).words.len() > 1;
        all[entity].mentions.iter().find(in_full).copied().unwrap_or(all[entity].canonical)
    };
    let mut by_name = candidates.to_vec();
    by_name.sort_unstable_by_key(|&entity| named(entity));
    let [first, second, ..] = by_name[..] else { return None };
    if uses[0].at < named(second) {
        let bare = |entity: usize| uses.iter().filter(|shared| shared.entity == entity).count();
        let usual =
            |other: usize| bare(other) > bare(first) && !is_relative(view.draft, named(other));
        let seldom = all[first].mentions.len() > 3 * bare(first);
        let other = by_name[1..].iter().any(|&other| usual(other));
        let taken = !seldom || !other || is_family(view.draft, uses[0].at);
        return taken.then_some(first);
    }
    let mut others = by_name.iter().copied().filter(|&at| !is_relative(view.draft, named(at)));
    if let (Some(other), None) = (others.next(), others.next()) {
        return Some(other);
    }
    // One who is named in full most of the time is whom the draft is about.
    let full = |entity: usize| {
        let mentions = all[entity].mentions.iter();
        mentions.filter(|&&at| entities::mention(view.draft, at).words.len() > 1).count()
    };
    let main = by_name.iter().copied().max_by_key(|&entity| full(entity))?;
    let others: usize = by_name.iter().filter(|&&other| other != main).map(|&at| full(at)).sum();
    (full(main) > 2 * others).then_some(main)
}

/// Whether the draft speaks of the bearers of a surname together: *the Odes*.
fn is_family(draft: &AnnotatedDraft, at: At) -> bool {
    let surname = super::words(draft, entities::span(draft, at));
    let plural = key(&format!("{surname}s"));
    draft.notes.iter().any(|notes| notes.name_words.iter().any(|word| word.key == plural))
}

/// How many tokens before and behind a name tell who it is.
const NEAR: usize = 12;

/// Whether the words around a mention speak of relatives.
fn is_relative(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let tokens = &view.notes.tokens;
    let name = entities::mention(draft, at).span;
    let start = tokens.partition_point(|token| token.span.start < name.start);
    let end = tokens.partition_point(|token| token.span.end <= name.end);
    let mut near = start.saturating_sub(NEAR)..tokens.len().min(end + NEAR);
    near.any(|at| {
        let kin = entities::is_kinship(&tokens[at]);
        // *No relation of his* is none.
        kin && !at.checked_sub(1).is_some_and(|no| tokens[no].is(view.prose, "no"))
    })
}

/// Whether the mention stands for a person in running text of the writer's own; *the Kim regime* and
/// *the newest Kim* name no one person.
fn is_bare(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let mention = entities::mention(draft, at);
    let tokens = &view.notes.tokens;
    let first = tokens.partition_point(|token| token.span.start < mention.span.start);
    let next = tokens.get(first + 1);
    let determiner = |back: usize| {
        let token = first.checked_sub(back).map(|at| &tokens[at]);
        token.is_some_and(|token| token.classes.has(Classes::DETERMINER))
    };
    let superlative = first.checked_sub(1).is_some_and(|at| {
        let text = view.text(tokens[at].span);
        text.ends_with("est")
            || matches!(
                text,
                "other" | "first" | "last" | "only" | "younger" | "older" | "elder" | "new"
            )
    });
    let one_of_them = determiner(1) || superlative && determiner(2);
    let qualifies =
        next.is_some_and(|next| entities::indirect::is_noun(next, view.text(next.span)));
    let quoted = super::is_quoted(&view, mention.span);
    view.block.role == Role::Body
        && mention.words.len() == 1
        && !qualifies
        && !one_of_them
        && !quoted
}

fn report(view: &StoryView<'_>, shared: &SharedName, findings: &mut Findings) {
    let draft = view.draft;
    let span = entities::span(draft, shared.at);
    let surname = super::words(draft, span);
    let people: Vec<_> =
        shared.candidates.iter().map(|&entity| &view.story.entities.all[entity]).collect();
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let finding =
        findings.report(span, format!("“{surname}” may be {}: name one in full", either(&names)));
    for person in &people {
        finding.related(
            entities::span(draft, person.canonical),
            format!("{} is named here", person.name),
        );
    }
    let likely = &view.story.entities.all[shared.entity];
    let likely_first = std::iter::once(likely)
        .chain(people.iter().copied().filter(|person| person.canonical != likely.canonical));
    for person in likely_first {
        let edit = Edit::replace(span, person.name.clone());
        finding.fix(Fix::new(format!("Write “{}”", person.name), vec![edit]));
    }
}

/// *A or B*, *A, B or C*.
fn either(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        names => names.concat(),
    }
}
