//! Something passed on without anybody who says it.

use super::stub::{self, Habits};
use crate::annotate::attribution::Level;
use crate::annotate::{Attribution, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::sourcing::Reach;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "hearsay",
    family: Family::Sourcing,
    summary: "Something passed on as reported or believed, by nobody named",
    page: include_str!("hearsay.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut habits = None;
    for block in view.draft.blocks().filter(|block| block.block.role == Role::Body) {
        for attribution in &block.notes.attributions {
            if attribution.level == Level::Weak && !is_sourced(view, &block, attribution) {
                let habits = habits.get_or_insert_with(|| Habits::of(view));
                report(view, habits, &block, attribution, findings);
            }
        }
    }
}

/// Whether the sentence names somebody all the same, or points to a source.
fn is_sourced(view: &StoryView<'_>, block: &BlockView<'_>, attribution: &Attribution) -> bool {
    let sourced = view.story.sourcing.of(block.index, attribution.sentence);
    sourced.is_some_and(|sourced| sourced.by != Reach::None || sourced.touched)
        || stub::is_cited(block, attribution.sentence)
}

fn report(
    view: &StoryView<'_>,
    habits: &Habits,
    block: &BlockView<'_>,
    attribution: &Attribution,
    findings: &mut Findings,
) {
    let cue = block.absolute(attribution.cue);
    let sentence = block.absolute(block.notes.sentences[attribution.sentence].span);
    let words = cue.of(&view.draft.document.source);
    let finding = findings.report(cue, format!("“{words}”: nobody is named who says so"));
    let adverb = words.ends_with("ly");
    if adverb {
        let edits = vec![remove_word(view, cue), stub::at_end(view, sentence)];
        finding.fix(Fix::new("Name the source instead", edits));
    }
    for fix in stub::fixes(view, habits, sentence) {
        finding.fix(fix);
    }
}

/// Takes a word out with one of the spaces beside it; the next word takes over its capital.
fn remove_word(view: &StoryView<'_>, word: Span) -> Edit {
    let source = &view.draft.document.source;
    let behind = &source[word.end..];
    let gap = behind.len() - behind.trim_start_matches([' ', ',']).len();
    let next = behind[gap..].chars().next();
    let capital = word.of(source).starts_with(char::is_uppercase);
    match next.filter(|next| capital && next.is_lowercase()) {
        Some(next) => {
            let end = word.end + gap + next.len_utf8();
            Edit::replace(Span::new(word.start, end), next.to_uppercase().to_string())
        }
        None => Edit::delete(Span::new(word.start, word.end + gap)),
    }
}
