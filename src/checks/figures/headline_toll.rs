//! How many died or were hurt: the figure that a headline gives without the thing it counts. *Storm kills
//! 14*, *nine hurt*.

use crate::annotate::quantity::{Kind, Unit};
use crate::annotate::words::Words;
use crate::checks::StoryView;
use crate::document::Role;
use crate::story::figures::Place;

/// What befalls those who are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Harm {
    Death,
    Injury,
}

impl Harm {
    /// Words behind the number, and verbs before it.
    const fn words(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Death => (
                &["dead", "deaths", "die", "died", "drowned", "fatalities", "killed", "perished"],
                &["kill", "killed", "killing", "kills"],
            ),
            Self::Injury => (
                &["hurt", "injured", "injuries", "wounded"],
                &[
                    "hurt", "hurts", "hurting", "injured", "injures", "injuring", "wounds",
                    "wounding",
                ],
            ),
        }
    }
}
/// Whoever kills and dies is counted in one place and not in the other.
const TOO: &[&str] = &["himself", "herself", "themselves", "including", "another", "others"];
/// The toll stands in one of so many paragraphs at the top.
const TOP: usize = 3;
/// So many tokens stand between the number and the word at most.
const REACH: usize = 3;

/// The body's number of dead or hurt, where the headline gives one, the draft's top another, and the rest of
/// the draft no third.
pub(super) fn other_toll<'a>(view: &StoryView<'a>, head: &Place<'a>) -> Option<Place<'a>> {
    let harm = toll(head)?;
    let body = view.draft.blocks().filter(|block| block.block.role == Role::Body);
    let numbered = body.enumerate().flat_map(|(at, block)| {
        block.notes.quantities.iter().map(move |quantity| (at, Place { block, quantity }))
    });
    let mut tolls = numbered.filter(|(_, place)| toll(place) == Some(harm));
    let (at, first) = tolls.next()?;
    let ratio = head.quantity.value / first.quantity.value;
    let one = tolls.all(|(_, place)| place.quantity.value.total_cmp(&first.quantity.value).is_eq());
    (at < TOP && one && (0.3..3.0).contains(&ratio) && !is_split(&first)).then_some(first)
}

/// What befell those whom a number counts, if the words beside it tell.
fn toll(place: &Place<'_>) -> Option<Harm> {
    let quantity = place.quantity;
    let words = Words::new(place.block.prose, &place.block.notes.tokens);
    let counts = quantity.unit == Unit::Count && quantity.kind == Kind::Count;
    let whole = quantity.value.fract() == 0.0 && quantity.value > 1.0 && quantity.range.is_none();
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let told = |harm: &Harm| {
        let (after, verbs) = harm.words();
        let mut behind = (end..end + REACH).take_while(|&at| words.is_word(at));
        let mut before =
            (start.saturating_sub(REACH)..start).rev().take_while(|&at| words.is_word(at));
        behind.any(|at| words.is_any(at, after)) || before.any(|at| words.is_any(at, verbs))
    };
    let fits = counts && whole && !quantity.attributive;
    [Harm::Death, Harm::Injury].into_iter().filter(|_| fits).find(told)
}

/// Whether the sentence tells of more of them beside the number.
fn is_split(place: &Place<'_>) -> bool {
    let words = Words::new(place.block.prose, &place.block.notes.tokens);
    let sentence = &place.block.notes.sentences[place.quantity.sentence];
    sentence.tokens.clone().any(|at| words.is_any(at, TOO))
}
