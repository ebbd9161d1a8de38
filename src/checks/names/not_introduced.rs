//! A person who is met by surname before the full name comes.

use crate::annotate::At;
use crate::annotate::mention::{Capital, MentionKind};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::entities::{self, Entity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "not-introduced",
    family: Family::Names,
    summary: "A person who is called by surname before the full name",
    page: include_str!("not_introduced.md"),
    severity: Severity::Info,
    default_on: false,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let families = &view.story.entities.families;
    for (index, person) in view.story.entities.all.iter().enumerate() {
        let shared = || families.iter().any(|family| family.contains(&index));
        if let Some((bare, full)) = early(view, person)
            && !is_known(view, person)
            && !shared()
        {
            report(view, person, bare, full, findings);
        }
    }
}

/// The first place in running text, where it is a bare surname in the writer's own words, and the first
/// full name, which stands in a later sentence.
fn early(view: &StoryView<'_>, person: &Entity) -> Option<(At, At)> {
    let draft = view.draft;
    let body = |at: &&At| draft.document.blocks[at.block].role == Role::Body;
    let mut places = person.mentions.iter().filter(body);
    let first = *places.next()?;
    let mention = entities::mention(draft, first);
    let bare = mention.words.len() == 1
        && mention.title.is_none()
        && mention.capital != Capital::Headline
        && !super::is_quoted(&draft.block(first.block), mention.span);
    if !bare || person.kind != MentionKind::Person {
        return None;
    }
    let full = *places.find(|at| entities::mention(draft, **at).words.len() > 1)?;
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    let word = |at: At, last: bool| {
        let words = entities::mention(draft, at).words.clone();
        draft.notes[at.block].name_words[if last { words.end - 1 } else { words.start }].key
    };
    // A first name is how the writer chose to call somebody.
    let surname = word(first, true) != word(full, false);
    (surname && sentence(full) != sentence(first)).then_some((first, full))
}

/// Whether the desk's register has the person, so that readers know the surname.
fn is_known(view: &StoryView<'_>, person: &Entity) -> bool {
    let house = &view.settings.house;
    let mut names = house.names.iter().chain(&house.roles).filter_map(|entry| entry.first());
    names.any(|name| *name == person.name)
}

fn report(view: &StoryView<'_>, person: &Entity, bare: At, full: At, findings: &mut Findings) {
    let span = entities::span(view.draft, bare);
    let surname = super::words(view.draft, span);
    let name = &person.name;
    let message = format!("“{surname}” is named here before the reader knows {name}");
    let finding = findings.report(span, message);
    finding.related(entities::span(view.draft, full), "named in full here");
    finding.fix(Fix::new(format!("Write “{name}”"), vec![Edit::replace(span, name.clone())]));
}
