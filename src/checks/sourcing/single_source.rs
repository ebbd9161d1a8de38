//! A draft whose attributed statements all rest on one source.

use crate::annotate::attribution::SourceKind;
use crate::annotate::mention::MentionKind;
use crate::annotate::{At, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Severity};
use crate::story::sourcing::Sourced;
use crate::text::Span;

/// See the page.
pub static CHECK: Check = Check {
    name: "single-source",
    family: Family::Sourcing,
    summary: "All attributed statements rest on one source",
    page: include_str!("single_source.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Story(run),
};

/// So many statements of one source make a story that another should be asked for.
const ENOUGH: usize = 5;
/// So many statements are shown.
const SHOWN: usize = 20;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let Some(one) = only_source(view) else { return };
    if one.statements.len() < ENOUGH {
        return;
    }
    let message = format!(
        "All {} attributed statements rest on {}: ask somebody else",
        one.statements.len(),
        one.name
    );
    let finding = findings.report(one.named, message);
    for &statement in one.statements[1..].iter().take(SHOWN) {
        finding.related(statement, "rests on it too");
    }
}

/// The one source of a draft, and the sentences that rest on it.
struct Source {
    name: String,
    /// Where it is named first.
    named: Span,
    statements: Vec<Span>,
}

/// Who a statement rests on, as far as the words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    /// A person or body of the story.
    Entity(usize),
    /// Somebody or something without a name of its own, by its words.
    Words(String),
}

/// The source of all attributed statements; `None` where there are several, or a pointer to a paper.
/// *She* is whoever was named before.
fn only_source(view: &StoryView<'_>) -> Option<Source> {
    let mut known: Option<(Who, Source)> = None;
    for block in view.draft.blocks().filter(|block| block.block.role == Role::Body) {
        for sourced in view.story.sourcing.block(block.index) {
            if sourced.pointer.is_some() {
                return None;
            }
            let Some(span) = sourced.source.filter(|_| sourced.by.is_any()) else { continue };
            match (who(view, sourced, span), &mut known) {
                (None, Some((_, one))) => one.statements.push(sourced.span),
                (Some(who), Some((known, one))) if who == *known => {
                    one.statements.push(sourced.span);
                }
                (Some(who), none @ None) => {
                    let name = name(view, &who);
                    *none =
                        Some((who, Source { name, named: span, statements: vec![sourced.span] }));
                }
                (None, None) | (Some(_), Some(_)) => return None,
            }
        }
    }
    known.map(|(_, one)| one)
}

/// Who is named at `span`; `None` for a pronoun.
fn who(view: &StoryView<'_>, sourced: &Sourced, span: Span) -> Option<Who> {
    let words = || Who::Words(span.of(&view.draft.document.source).to_lowercase());
    match sourced.kind? {
        SourceKind::Pronoun => None,
        SourceKind::Person | SourceKind::Organisation => {
            let block = view.draft.block(view.draft.block_at(span.start)?);
            Some(entity(view, &block, span).map_or_else(words, Who::Entity))
        }
        _ => Some(words()),
    }
}

/// The last person or body of the story that is named within `span`.
fn entity(view: &StoryView<'_>, block: &BlockView<'_>, span: Span) -> Option<usize> {
    let mentions = &block.notes.mentions;
    let first = mentions.partition_point(|m| block.absolute(m.span).end <= span.start);
    let last = mentions.partition_point(|m| block.absolute(m.span).end <= span.end);
    (first..last).rev().find_map(|index| {
        let entity = view.story.entities.entity_of(At { block: block.index, index })?;
        let kind = view.story.entities.all[entity].kind;
        matches!(kind, MentionKind::Person | MentionKind::Organisation).then_some(entity)
    })
}

fn name(view: &StoryView<'_>, who: &Who) -> String {
    match who {
        Who::Entity(entity) => view.story.entities.all[*entity].name.clone(),
        Who::Words(words) => format!("“{words}”"),
    }
}
