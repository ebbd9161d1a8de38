//! A bare surname that may mean either of two people.

use rustc_hash::FxHashMap;

use crate::annotate::{AnnotatedDraft, At};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Shape, TokenKind};
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

/// A surname is ambiguous where the draft uses it, bare, for two people. For each stretch in which
/// one of them is meant, the first place is reported where no full name stands near, or else the
/// first one.
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
        if uses.iter().any(|shared| shared.entity != uses[0].entity) {
            for stretch in uses.chunk_by(|one, next| one.entity == next.entity) {
                let open = stretch.iter().find(|shared| !shared.settled);
                report(view, open.unwrap_or(&stretch[0]), findings);
            }
        }
    }
}

/// Whether the mention stands for a person in running text; *the Kim regime* names no one person.
fn is_bare(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let mention = entities::mention(draft, at);
    let tokens = &view.notes.tokens;
    let first = tokens.partition_point(|token| token.span.start < mention.span.start);
    let next = tokens.get(first + 1);
    let article = first.checked_sub(1).is_some_and(|before| tokens[before].is(view.prose, "the"));
    let modifies =
        next.is_some_and(|next| next.kind == TokenKind::Word && next.shape == Shape::Lower);
    view.block.role == Role::Body && !(article && modifies)
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
