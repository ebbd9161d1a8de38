//! An acronym that is used before it is expanded.

use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::settings::Acceptance;
use crate::story::acronyms::{Acronym, Definition};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "acronym-late",
    family: Family::Names,
    summary: "An acronym that is used before it is expanded",
    page: include_str!("acronym_late.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for acronym in view.story.acronyms.all.iter().filter(|acronym| !acronym.known) {
        let Some(definition) = acronym.definition() else { continue };
        if let Some(early) = early_use(view, acronym, definition) {
            report(view, acronym, definition, early, findings);
        }
    }
}

/// The first use in running text, where it stands in a sentence before the definition's.
fn early_use(view: &StoryView<'_>, acronym: &Acronym, definition: &Definition) -> Option<Span> {
    let first = *acronym.uses.iter().find(|span| is_body(view, **span))?;
    let sentence = sentence_start(view, definition)?;
    let told = is_expanded(view, definition, first) || is_label(view, definition, first);
    (first.end <= sentence && !told).then_some(first)
}

/// The most tokens of a line that heads what follows.
const LABEL: usize = 8;

/// Whether the early use stands in a line that heads the paragraph of the definition and is no sentence:
/// *13. Enterprise CRM*.
fn is_label(view: &StoryView<'_>, definition: &Definition, early: Span) -> bool {
    let Some(index) = view.draft.block_at(early.start) else { return false };
    let block = view.draft.block(index);
    let sentence = block.prose.trim_end().ends_with(['.', '!', '?', '”', '"']);
    index + 1 == definition.block && block.notes.tokens.len() <= LABEL && !sentence
}

fn is_body(view: &StoryView<'_>, span: Span) -> bool {
    let block = view.draft.block_at(span.start);
    block.is_some_and(|block| view.draft.document.blocks[block].role == Role::Body)
}

fn sentence_start(view: &StoryView<'_>, definition: &Definition) -> Option<usize> {
    let block = view.draft.block(definition.block);
    if block.block.role != Role::Body {
        return None;
    }
    let start = block.block.span.start;
    let sentence =
        block.notes.sentence_at(definition.acronym.start.min(definition.expansion.start) - start);
    Some(start + block.notes.sentences.get(sentence)?.span.start)
}

/// How far before an acronym its words may stand for a reader to make the connection, in bytes.
const NEAR: usize = 400;

/// Whether the same words stand in full closely before the early use in its block, or in brackets
/// behind it, so that a reader can tell.
fn is_expanded(view: &StoryView<'_>, definition: &Definition, early: Span) -> bool {
    let prose = &view.draft.document.prose;
    let block = view.draft.block_at(early.start).unwrap_or_default();
    let mut start =
        view.draft.document.blocks[block].span.start.max(early.start.saturating_sub(NEAR));
    while !prose.is_char_boundary(start) {
        start += 1;
    }
    let expansion = definition.expansion.of(prose);
    if prose[early.end..].starts_with(" [") {
        return true;
    }
    prose.get(start..early.start).is_some_and(|before| before.contains(expansion))
}

fn report(
    view: &StoryView<'_>,
    acronym: &Acronym,
    definition: &Definition,
    early: Span,
    findings: &mut Findings,
) {
    let written = super::words(view.draft, early);
    let expansion = super::words(view.draft, definition.expansion);
    let message = format!("{} is used here before it is expanded", acronym.letters);
    let finding = findings.report(early, message);
    finding.acceptable(Acceptance::Acronym(acronym.letters.clone()));
    finding.related(definition.expansion, format!("expanded here as “{expansion}”"));
    let expanded = if is_quoted(view, early) {
        Edit::insert(early.end, format!(" [{expansion}]"))
    } else {
        Edit::replace(early, format!("{expansion} ({written})"))
    };
    finding.fix(Fix::new(format!("Expand it here: “{expansion}”"), vec![expanded]));
}

fn is_quoted(view: &StoryView<'_>, span: Span) -> bool {
    let Some(index) = view.draft.block_at(span.start) else { return false };
    let block = view.draft.block(index);
    let start = block.block.span.start;
    block.notes.quotations.iter().any(|quotation| quotation.span.shifted(start).contains(span))
}
