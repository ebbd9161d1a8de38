//! The text a fix puts where a source is wanted, in the draft's own style, and what points to one.
//!
//! Whatever is left to be filled in stands in brackets (or is the address `TK`), is found by
//! `placeholder` so that it is never printed, and stands for a source until then, so that the finding
//! it repairs is gone.

mod anonymous;
mod footnote;
mod habits;
mod removal;
mod seat;
mod speaker;

use crate::annotate::BlockView;
use crate::checks::StoryView;
use crate::document::{BlockKind, Format};
use crate::findings::Fix;
use crate::text::{Edit, Span};

pub(super) use anonymous::{anonymous, paper};
pub(super) use habits::Habits;
pub(super) use removal::removal;
use seat::Seat;
pub(super) use speaker::{Manner, speaker};

/// What the fixes of this family leave in brackets.
pub(super) const BLANKS: &[&str] =
    &["source", "speaker", "reason", "what they do", "name", "name and office", "date"];
/// The address of a link that is still to come.
pub(super) const NO_ADDRESS: &str = "TK";

/// Whether a link, footnote or bracket in the sentence, or right behind it, points to a source.
pub(super) fn is_cited(block: &BlockView<'_>, sentence: usize) -> bool {
    !block.notes.citations_of(sentence).is_empty()
}

/// Whether a stub waits in the sentence: then `placeholder` asks, and nobody else.
pub(super) fn waits(block: &BlockView<'_>, sentence: usize) -> bool {
    let text = block.text(block.notes.sentences[sentence].span);
    // A run of words longer than this is no sentence, and not read again for each source in it.
    let text = &text[..text.floor_char_boundary(4000)];
    text.split('[').skip(1).any(|rest| {
        let inside = rest.split_once(']').map_or("", |(inside, _)| inside);
        BLANKS.contains(&inside)
    })
}

/// Ways to source what is said at `words`, the draft's own way first: the words that want a source, or
/// all of their sentence.
pub(super) fn fixes(view: &StoryView<'_>, habits: &Habits, words: Span) -> Vec<Fix> {
    let Some(seat) = Seat::of(view, words) else { return Vec::new() };
    if matches!(seat.block.block.kind, BlockKind::Heading(_)) {
        let says = seat.behind("[source] says");
        let fixes = [says.map(|edits| Fix::new("Add “[source] says” at the end", edits))];
        return fixes.into_iter().flatten().chain(mark(&seat)).collect();
    }
    let mut fixes = if seat.is_fragment() { Vec::new() } else { attributions(&seat, habits) };
    fixes.extend(pointers_of(&seat, habits));
    fixes
}

/// Ways to point to a source from what is said at `words`, without naming one.
pub(super) fn pointers(view: &StoryView<'_>, habits: &Habits, words: Span) -> Vec<Fix> {
    Seat::of(view, words).map(|seat| pointers_of(&seat, habits)).unwrap_or_default()
}

fn pointers_of(seat: &Seat<'_>, habits: &Habits) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if seat.document().format == Format::Markdown {
        fixes.push(habits.notes.fix(seat));
        fixes.extend(link(seat));
    }
    fixes.extend(mark(seat));
    fixes
}

/// The source named behind the words and before them, as the draft does it and by the other form.
fn attributions(seat: &Seat<'_>, habits: &Habits) -> Vec<Fix> {
    let behind = |form: &str| {
        let title = format!("Add “{form}” {}", seat.place());
        Some(Fix::new(title, seat.behind(form)?))
    };
    let [own, other] = habits.behind();
    let opening = habits.before();
    let shown = opening.trim_end_matches(',');
    let before = seat.before(&opening, habits);
    let before = before.map(|edits| Fix::new(format!("Begin with “{shown}”"), edits));
    let mut fixes = vec![behind(&own), before, behind(&other)];
    if habits.source_first {
        fixes.swap(0, 1);
    }
    fixes.into_iter().flatten().collect()
}

/// `, according to [source]`, as the draft would write it, behind the words; without them `None`
/// where the words of another end the sentence.
pub(super) fn behind(view: &StoryView<'_>, habits: &Habits, words: Span) -> Option<Vec<Edit>> {
    Seat::of(view, words)?.behind(&habits.behind()[0])
}

/// The words as a link whose address is still to come.
fn link(seat: &Seat<'_>) -> Option<Fix> {
    let words = seat.words_to_link()?;
    let edits =
        vec![Edit::insert(words.start, "["), Edit::insert(words.end, format!("]({NO_ADDRESS})"))];
    Some(Fix::new(format!("Make it a link to [{NO_ADDRESS}]"), edits))
}

fn mark(seat: &Seat<'_>) -> Option<Fix> {
    Some(Fix::new("Mark it with [TK source]", seat.mark("[TK source]")?))
}

#[cfg(test)]
mod tests;
