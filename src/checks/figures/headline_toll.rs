//! How many died: the figure that a headline gives without the thing it counts. *Storm kills 14*.

use crate::annotate::quantity::{Kind, Unit};
use crate::annotate::words::Words;
use crate::checks::StoryView;
use crate::document::Role;
use crate::story::figures::Place;

/// Words behind a number of dead.
const DEAD: &[&str] =
    &["dead", "deaths", "die", "died", "drowned", "fatalities", "killed", "perished"];
/// Verbs before one.
const KILLS: &[&str] = &["kill", "killed", "killing", "kills"];
/// Whoever kills and dies is counted in one place and not in the other.
const TOO: &[&str] = &["himself", "herself", "themselves", "including", "another", "others"];
/// The toll stands in one of so many paragraphs at the top.
const TOP: usize = 3;
/// So many tokens stand between the number and the word at most.
const REACH: usize = 3;

/// The body's number of dead, where the headline gives one, the draft's top another, and the rest of
/// the draft no third.
pub(super) fn other_toll<'a>(view: &StoryView<'a>, head: &Place<'a>) -> Option<Place<'a>> {
    if !is_toll(head) {
        return None;
    }
    let body = view.draft.blocks().filter(|block| block.block.role == Role::Body);
    let numbered = body.enumerate().flat_map(|(at, block)| {
        block.notes.quantities.iter().map(move |quantity| (at, Place { block, quantity }))
    });
    let mut tolls = numbered.filter(|(_, place)| is_toll(place));
    let (at, first) = tolls.next()?;
    let ratio = head.quantity.value / first.quantity.value;
    let one = tolls.all(|(_, place)| place.quantity.value.total_cmp(&first.quantity.value).is_eq());
    (at < TOP && one && (0.3..3.0).contains(&ratio) && !is_split(&first)).then_some(first)
}

fn is_toll(place: &Place<'_>) -> bool {
    let quantity = place.quantity;
    let words = Words::new(place.block.prose, &place.block.notes.tokens);
    let counts = quantity.unit == Unit::Count && quantity.kind == Kind::Count;
    let whole = quantity.value.fract() == 0.0 && quantity.value > 1.0 && quantity.range.is_none();
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let mut behind = (end..end + REACH).take_while(|&at| words.is_word(at));
    let mut before = (start.saturating_sub(REACH)..start).rev().take_while(|&at| words.is_word(at));
    counts
        && whole
        && !quantity.attributive
        && (behind.any(|at| words.is_any(at, DEAD)) || before.any(|at| words.is_any(at, KILLS)))
}

/// Whether the sentence tells of more dead beside the number.
fn is_split(place: &Place<'_>) -> bool {
    let words = Words::new(place.block.prose, &place.block.notes.tokens);
    let sentence = &place.block.notes.sentences[place.quantity.sentence];
    sentence.tokens.clone().any(|at| words.is_any(at, TOO))
}
