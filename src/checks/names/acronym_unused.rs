//! An acronym that is introduced and never used.

use crate::annotate::mention::Capital;
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::acronyms::Definition;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "acronym-unused",
    family: Family::Names,
    summary: "An acronym that is introduced and never used",
    page: include_str!("acronym_unused.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for acronym in view.story.acronyms.all.iter().filter(|acronym| !acronym.known) {
        let [definition] = acronym.definitions[..] else { continue };
        let used = acronym.uses.iter().any(|place| !definition.acronym.contains(*place));
        if definition.is_exact() && !used && !in_headline(view, acronym.key) {
            report(view, &definition, findings);
        }
    }
}

/// Whether a headline has the acronym, for which the body explains it.
fn in_headline(view: &StoryView<'_>, key: u64) -> bool {
    let mut words = view.draft.notes.iter().flat_map(|notes| &notes.name_words);
    words.any(|word| word.key == key && word.capital == Capital::Headline)
}

fn report(view: &StoryView<'_>, definition: &Definition, findings: &mut Findings) {
    let letters = super::words(view.draft, definition.acronym);
    let message = format!("{letters} is introduced here and never used again: leave it out");
    let finding = findings.report(definition.acronym, message);
    finding.related(definition.expansion, "what it stands for");
    if let Some(brackets) = brackets(&view.draft.document.prose, definition) {
        let title = format!("Take out “({letters})”");
        finding.fix(Fix::new(title, vec![Edit::delete(brackets)]));
    }
}

/// The brackets around the acronym with the space before them, where nothing else stands in them and
/// they follow the words.
fn brackets(prose: &str, definition: &Definition) -> Option<Span> {
    let (words, letters) = (definition.expansion, definition.acronym);
    let before = prose.get(words.end..letters.start)?;
    let closes = prose.get(letters.end..)?.starts_with(')');
    (closes && before == " (").then(|| Span::new(words.end, letters.end + 1))
}
