//! Whether two places tell of one thing: what figure-conflict and headline-conflict share.

use super::rivals::{are_rivals, passes_a_hundred};
use super::slip::{is_scale, is_swap, significant};
use super::style::like;
use crate::annotate::Quantity;
use crate::annotate::quantity::{Form, Hedge, Kind, Unit, stem};
use crate::annotate::words::Words;
use crate::findings::Fix;
use crate::language::Classes;
use crate::story::figures::{self, Overlap, Place};
use crate::text::Edit;

/// Two places that print different values.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub first: Place<'a>,
    pub second: Place<'a>,
    pub overlap: Overlap,
}

impl<'a> Pair<'a> {
    /// The pair, unless the two may agree or something tells them apart: one sentence, another
    /// year, other modifiers.
    pub(super) fn of(first: &Place<'a>, second: &Place<'a>) -> Option<Self> {
        let (a, b) = (first.quantity, second.quantity);
        let one_sentence = first.block.index == second.block.index && a.sentence == b.sentence;
        let units = a.unit == b.unit && a.kind == b.kind;
        if one_sentence
            || !units
            || figures::may_agree(a, b)
            || figures::told_apart_by_year(first, second) && !passes_a_hundred(a, b)
            || !modifiers_agree(first, second)
            || !shares_agree(first, second)
            || is_list_of_shares(first, second)
            || aims(first) != aims(second) && !passes_a_hundred(a, b)
            || of_her_and_of_him(first, second)
            || rates_differ(first, second)
        {
            return None;
        }
        let mut overlap = figures::overlap(&a.context, &b.context);
        // Another number that both sentences give tells more than a word.
        overlap.shared += 2 * usize::from(share_a_number(first, second));
        Some(Self { first: *first, second: *second, overlap })
    }

    /// How much the two sentences share: the more, the likelier they tell of one thing.
    pub(super) const fn score(&self) -> usize {
        self.overlap.shared * 2 + self.overlap.names
    }
}

/// Whether one's modifiers are among the other's: *troops* and *North Korean troops* may be one,
/// *male directors* and *female directors* are not.
fn modifiers_agree(first: &Place<'_>, second: &Place<'_>) -> bool {
    let (Some(a), Some(b)) = (&first.quantity.counted, &second.quantity.counted) else {
        return true;
    };
    let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    within(&a.modifiers, &b.modifiers) || within(&b.modifiers, &a.modifiers)
}

/// Percentages of one paragraph from which on they are a list of different shares.
const SHARES: usize = 5;

/// Whether both stand in one paragraph full of percentages.
fn is_list_of_shares(first: &Place<'_>, second: &Place<'_>) -> bool {
    let is_share = |quantity: &&Quantity| quantity.unit == Unit::Percent;
    first.quantity.unit == Unit::Percent
        && first.block.index == second.block.index
        && first.block.notes.quantities.iter().filter(is_share).nth(SHARES - 1).is_some()
}

/// Whether both sentences give another number alike, with its unit or noun.
fn share_a_number(first: &Place<'_>, second: &Place<'_>) -> bool {
    fn others<'a>(place: &Place<'a>) -> impl Iterator<Item = &'a Quantity> {
        let key = place.quantity.key;
        place.neighbours().iter().filter(move |other| other.key != key)
    }
    others(first).any(|a| {
        a.value >= 10.0
            && others(second).any(|b| a.key == b.key && a.value.total_cmp(&b.value).is_eq())
    })
}

/// Whether two percentages are of one kind: shares of one noun, or changes.
fn shares_agree(first: &Place<'_>, second: &Place<'_>) -> bool {
    if first.quantity.unit != Unit::Percent {
        return true;
    }
    let whole = |place: &Place<'_>| {
        let counted = place.quantity.counted.as_ref().filter(|counted| counted.of);
        counted.map(|counted| counted.head.clone())
    };
    match (whole(first), whole(second)) {
        (Some(a), Some(b)) => a == b,
        _ => is_change(first) == is_change(second),
    }
}

/// *Rose 20 percent*, *reduced by 25%*, *an increase of 34 percent*, *37 percent more*.
fn is_change(place: &Place<'_>) -> bool {
    let words = words_of(place);
    let tokens = &place.quantity.tokens;
    let lead = tokens.start.saturating_sub(4)..tokens.start;
    lead.into_iter().any(|at| {
        words.is_any(
            at,
            &[
                "by",
                "increase",
                "decrease",
                "rose",
                "fell",
                "grew",
                "up",
                "down",
                "drop",
                "rise",
                "increased",
                "dropped",
                "jumped",
            ],
        )
    }) || words.is_any(
        tokens.end,
        &["more", "less", "fewer", "higher", "lower", "increase", "decrease", "drop", "rise"],
    )
}

fn words_of<'a>(place: &Place<'a>) -> Words<'a> {
    Words::new(place.block.prose, &place.block.notes.tokens)
}

/// Whether the words right before the number tell of an aim.
pub(super) fn aims(place: &Place<'_>) -> bool {
    let notes = place.block.notes;
    let start = notes.sentences[place.quantity.sentence].tokens.start;
    let from = start.max(place.quantity.tokens.start.saturating_sub(8));
    let before = &notes.tokens[from..place.quantity.tokens.start];
    before.iter().any(|token| token.classes.has(Classes::AIM))
}

/// Whether one sentence speaks of a woman and the other of a man.
fn of_her_and_of_him(first: &Place<'_>, second: &Place<'_>) -> bool {
    let of = |place: &Place<'_>| {
        let classes = place.block.notes.sentences[place.quantity.sentence].classes;
        (classes.has(Classes::OF_HER), classes.has(Classes::OF_HIM))
    };
    matches!(
        (of(first), of(second)),
        ((true, false), (false, true)) | ((false, true), (true, false))
    )
}

/// *300 a day* and *380 a week* are two things.
fn rates_differ(first: &Place<'_>, second: &Place<'_>) -> bool {
    let per = |place: &Place<'_>| {
        let words = place.block.text(place.quantity.per?);
        words.split_whitespace().next_back().map(stem)
    };
    matches!((per(first), per(second)), (Some(a), Some(b)) if a != b)
}

/// Quantities in one sentence from which on its words do not tell which number is meant.
const CROWD: usize = 4;

/// How two values differ: what holds for all the places that print them.
pub(super) struct Slip {
    /// Significant digits of the longer one.
    digits: usize,
    /// Two digits swapped, or zeros too many: hardly ever chance.
    rare: bool,
    /// Zeros too many.
    scale: bool,
}

impl Slip {
    pub(super) fn of(a: f64, b: f64) -> Self {
        let scale = is_scale(a, b);
        let digits = significant(a).max(significant(b));
        Self { digits, rare: scale || is_swap(a, b), scale }
    }

    /// Whether two places may be told to be one thing, by a quick look at their words: [`is_told`]
    /// never holds where this does not.
    pub(super) fn may_be_told(&self, a: &Quantity, b: &Quantity, established: bool) -> bool {
        // Less the two words that a number in common counts for.
        let least = match (self.digits, self.rare) {
            (_, rare) if rare || self.scale || established && self.digits > 2 => return true,
            (2, false) => 2,
            _ => 1,
        };
        figures::share(&a.context, &b.context, least)
    }
}

/// Whether the sentences bear out that the two are one thing. The less likely two numbers are a slip
/// apart by chance, the fewer words they must share; fewer still where one of the values is printed
/// again and again (`established`).
pub(super) fn is_told(pair: &Pair<'_>, slip: &Slip, established: bool) -> bool {
    if are_rivals(pair) && !one_long_phrase(pair.first.quantity, pair.second.quantity) {
        return false;
    }
    let Overlap { shared, smaller, first_names, second_names, names } = pair.overlap;
    let (a, b) = (pair.first.quantity, pair.second.quantity);
    let &Slip { digits, rare, scale } = slip;
    // The same digits with another magnitude: a million for a billion.
    if scale && a.form == Form::Mixed && b.form == Form::Mixed {
        // *A million or more* is a limit, and no slip for *a billion*.
        let limit = |q: &Quantity| matches!(q.hedge, Hedge::AtLeast | Hedge::AtMost);
        return shared + digits >= 2 && (digits > 1 || !limit(a) && !limit(b));
    }
    // Nobody counts two things in so many words alike.
    if one_long_phrase(a, b) {
        return true;
    }
    // Each has names of its own and none in common: two places, two people.
    let apart = first_names > 0 && second_names > 0 && names == 0;
    if passes_a_hundred(a, b) {
        return !apart && shared >= 2;
    }
    // A sentence full of numbers repeats its words beside all of them.
    let crowded = pair.first.company().max(pair.second.company()) > CROWD;
    let near = shared * 3 >= smaller;
    let noun = a.kind == Kind::Count && a.counted.is_some();
    let (needed, close) = match (digits, rare) {
        (3.., true) => (2, true),
        (3.., false) | (2, true) => (3, near),
        (1, false) if noun => (3, shared * 2 >= smaller),
        (2, false) if noun && shared > 4 => (5, near),
        _ => (4, shared * 2 >= smaller),
    };
    let whole = !matches!(a.kind, Kind::Percent | Kind::Points);
    let sure = established && digits > 2 && whole;
    let needed = match (sure, rare) {
        (true, true) => needed - 2,
        (true, false) => needed - 1,
        (false, true) if established => 2,
        _ => needed,
    };
    !apart && !crowded && shared >= needed && (close || established)
}

/// Words before a noun from which on they tell what is counted by themselves.
const LONG: usize = 3;

/// Whether both count one noun with the same three words before it and more: *different town water
/// board pumps*.
fn one_long_phrase(a: &Quantity, b: &Quantity) -> bool {
    let (Some(a), Some(b)) = (&a.counted, &b.counted) else { return false };
    let few = if a.modifiers.len() < b.modifiers.len() { a } else { b };
    a.head == b.head && few.modifiers.len() >= LONG
}

/// Either value in both places.
pub(super) fn fixes(here: &Place<'_>, there: &Place<'_>) -> Vec<Fix> {
    [(here, there), (there, here)]
        .into_iter()
        .filter_map(|(change, take)| {
            let (quantity, prose) = (change.quantity, change.block.prose);
            let text = if take.quantity.form == quantity.form {
                take.block.text(take.quantity.number).to_owned()
            } else {
                like(quantity, prose, take.quantity.value)?
            };
            let title = format!("Change {} to {text}", change.block.text(quantity.number));
            let span = change.block.absolute(quantity.number);
            Some(Fix::new(title, vec![Edit::replace(span, text)]))
        })
        .collect()
}
