//! A person who is introduced twice.

use crate::annotate::{At, Mention};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::Classes;
use crate::story::entities::{self, Entity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "reintroduced",
    family: Family::Names,
    summary: "A person who is introduced again with title and full name",
    page: include_str!("reintroduced.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let families = &view.story.entities.families;
    for (index, person) in view.story.entities.all.iter().enumerate() {
        let places = introductions(view, person);
        let shared = || families.iter().any(|family| family.contains(&index));
        if let [first, again, ..] = places[..]
            && !shared()
        {
            report(view, first, again, findings);
        }
    }
}

/// Where the person stands in running text with the title of the first such place and the full name.
fn introductions(view: &StoryView<'_>, person: &Entity) -> Vec<At> {
    let draft = view.draft;
    let told = |at: At| {
        let block = draft.block(at.block);
        let mention = entities::mention(draft, at);
        let full = mention.words.len() > 1 && block.block.role == Role::Body;
        let title = mention.title.filter(|_| full && !super::is_quoted(&block, mention.span))?;
        Some(block.text(title).to_lowercase())
    };
    let titled = person.mentions.iter().filter_map(|&at| Some((at, told(at)?)));
    let titled: Vec<(At, String)> = titled.collect();
    let Some((_, title)) = titled.first() else { return Vec::new() };
    titled.iter().filter(|(_, other)| other == title).map(|&(at, _)| at).collect()
}

fn report(view: &StoryView<'_>, first: At, again: At, findings: &mut Findings) {
    let draft = view.draft;
    let mention = entities::mention(draft, again);
    let block = draft.block(again.block);
    let span =
        block.absolute(mention.title.map_or(mention.span, |title| title.cover(mention.span)));
    let surname = block.text(surname(draft.notes[again.block].name_words.as_slice(), mention));
    let message =
        format!("“{}” has been introduced before: the surname will do", super::words(draft, span));
    let finding = findings.report(span, message);
    finding.related(entities::span(draft, first), "introduced here");
    finding.fix(Fix::new(format!("Write “{surname}”"), vec![Edit::replace(span, surname)]));
}

/// The family name in a full name: the last word, or the first where family names stand there.
fn surname(words: &[crate::annotate::NameWord], mention: &Mention) -> Span {
    let words = &words[mention.words.clone()];
    let opens = words.first().filter(|word| {
        word.classes.has(Classes::FAMILY_FIRST) && !word.classes.has(Classes::GIVEN_NAME)
    });
    opens.or(words.last()).map_or(mention.span, |word| word.span)
}
