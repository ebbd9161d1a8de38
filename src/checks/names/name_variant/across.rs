//! One name in two spellings, each in a draft of its own.

use rustc_hash::FxHashSet;

use super::slips::is_slip;
use crate::annotate::mention::{key, sound};
use crate::annotate::{BlockView, Mention};
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::language::Classes;
use crate::series::SeriesName;
use crate::text::Span;

/// Reports each name of several words that the other drafts have oftener with one word spelled
/// otherwise, at its first place. What stands in this draft too is not compared again.
pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    if view.series.is_empty() {
        return;
    }
    let words = view.draft.notes.iter().flat_map(|notes| &notes.name_words);
    let own: FxHashSet<u64> = words.map(|word| word.key).collect();
    let mut told = FxHashSet::default();
    for block in view.draft.blocks() {
        for mention in &block.notes.mentions {
            let count = view.series.count_of(mention);
            let rival = view.series.rivals(&block, mention).into_iter().find(|(place, name)| {
                name.count > count
                    && !own.contains(&key(&name.words[*place]))
                    && is_misspelt(view, &block, mention, &name.words[*place], *place)
            });
            if let Some((place, name)) = rival
                && told.insert(mention.key)
            {
                report(view, (&block, mention, place), name, findings);
            }
        }
    }
}

/// Whether the word at a place of a name is another one with a letter wrong, which both no dictionary of
/// first names or common words knows.
fn is_misspelt(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    mention: &Mention,
    right: &str,
    place: usize,
) -> bool {
    let word = &block.notes.name_words[mention.words.start + place];
    let written = block.text(word.span);
    let known = word.ordinary || word.classes.has(Classes::GIVEN_NAME | Classes::PLACE);
    let (one, other) = (written.to_lowercase(), right.to_lowercase());
    let plural = one.trim_end_matches('s') == other.trim_end_matches('s');
    let long = one.chars().count().min(other.chars().count()) >= 4;
    let distance = strsim::osa_distance(&one, &other);
    let alike = sound(written) == sound(right) && distance <= 2;
    let slip = distance == 1 && is_slip(written, right);
    long && !known && !plural && (alike || slip) && !super::accepted(view, written, right)
}

fn report(
    view: &StoryView<'_>,
    (block, mention, place): (&BlockView<'_>, &Mention, usize),
    name: &SeriesName,
    findings: &mut Findings,
) {
    let word = &block.notes.name_words[mention.words.start + place];
    let span: Span = block.absolute(word.span);
    let (written, right) = (block.text(word.span), name.words[place].as_str());
    let times = super::super::times(name.count);
    let message = format!("“{written}” is spelled “{right}” in other drafts, {times}");
    let finding = findings.report(span, message);
    finding.acceptable(super::super::both(written, right));
    finding.elsewhere(&name.file, name.span, format!("“{}” in {}", name.text, name.file));
    let edit = super::change(view, span, right);
    finding.fix(Fix::new(format!("Change to “{right}”"), vec![edit]));
}
