//! An acronym that the draft never expands.

use rustc_hash::FxHashSet;

use crate::annotate::mention::is_ordinary;
use crate::annotate::{BlockView, Mention};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Severity};
use crate::language::{Shape, TokenKind, lexicon};
use crate::settings::Acceptance;
use crate::story::acronyms::Acronym;
use crate::text::Span;

/// See the page.
pub static CHECK: Check = Check {
    name: "acronym-undefined",
    family: Family::Names,
    summary: "An acronym that is never expanded",
    page: include_str!("acronym_undefined.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let names = names(view);
    for acronym in &view.story.acronyms.all {
        let told = acronym.known || !acronym.definitions.is_empty() || names.contains(&acronym.key);
        if told || !wants_words(&acronym.letters) {
            continue;
        }
        // One in a longer name is part of that name, wherever else it stands.
        let places: Option<Vec<Place>> =
            acronym.uses.iter().map(|&span| place(view, span)).collect();
        let open = places.into_iter().flatten().find(|place| place.body);
        if let Some(open) = open {
            report(acronym, open.span, findings);
        }
    }
}

/// The words that the draft also has in small letters: *ORTEGA* is no acronym beside *Ortega*.
fn names(view: &StoryView<'_>) -> FxHashSet<u64> {
    let words = view.draft.notes.iter().flat_map(|notes| &notes.name_words);
    words.filter(|word| !word.acronym).map(|word| word.key).collect()
}

/// Where an acronym stands by itself.
struct Place {
    span: Span,
    body: bool,
}

/// Whether the letters are an acronym that a reader may ask about: three or more, no number among them,
/// no Roman numeral, no common word in capitals.
fn wants_words(letters: &str) -> bool {
    let plain: String = letters.chars().filter(|&c| c != '.').collect();
    let count = plain.chars().count();
    let word = plain.to_lowercase();
    (3..=6).contains(&count)
        && plain.chars().all(char::is_alphabetic)
        && !plain.chars().all(|c| "IVXLCDM".contains(c))
        && !is_ordinary(&word, lexicon::classes(&word))
}

/// The place of a use; `None` where it is part of a longer name, is spelled out by its neighbour or
/// shouted with it.
fn place(view: &StoryView<'_>, span: Span) -> Option<Place> {
    let block = view.draft.block(view.draft.block_at(span.start)?);
    let inside = span.relative_to(block.block.span.start);
    let holds = |mention: &&Mention| mention.span.contains(inside) && mention.words.len() > 1;
    let tokens = &block.notes.tokens;
    let at = tokens.partition_point(|token| token.span.start < inside.start);
    let loud = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| {
            token.kind == TokenKind::Word && token.shape == Shape::Upper && token.span.len() > 3
        })
    };
    let explained = [at.checked_sub(1), Some(at + 1)].into_iter().any(|at| is_bracket(&block, at));
    let label = tokens.get(at + 1).is_some_and(|next| next.is(block.prose, ":"));
    let named = block.notes.mentions.iter().any(|mention| holds(&mention));
    let alone = !named && !explained && !label && !loud(at.checked_sub(1)) && !loud(Some(at + 1));
    let body = block.block.role == Role::Body;
    alone.then_some(Place { span, body })
}

fn is_bracket(block: &BlockView<'_>, at: Option<usize>) -> bool {
    let token = at.and_then(|at| block.notes.tokens.get(at));
    token.is_some_and(|token| matches!(block.text(token.span), "(" | ")" | "[" | "]"))
}

fn report(acronym: &Acronym, span: Span, findings: &mut Findings) {
    let letters = &acronym.letters;
    let message = format!("{letters} is never spelled out: say what it stands for");
    let finding = findings.report(span, message);
    finding.acceptable(Acceptance::Acronym(letters.clone()));
}
