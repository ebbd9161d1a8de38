//! Hard figures: of what class each is, and how much a reader would ask.

use super::{ClaimKind, FigureClass, Place, exempt};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Form, Hedge, Kind};
use crate::language::Classes;

/// A word of casualties stands so many tokens behind the number at most.
const BEHIND: usize = 4;
/// And so many before it.
const BEFORE: usize = 2;
/// The day of what happened is told no further from the dead than so many tokens.
const DATE: usize = 24;
/// Words that tell of a plan stand no further from its figures than so many tokens.
const PLAN: usize = 10;

/// The claims that the figures of a sentence make.
pub(super) fn read(place: &Place<'_>, found: &mut Vec<super::Claim>) {
    if place.quantities.is_empty() {
        return;
    }
    let needless = exempt::sentence(place);
    for quantity in place.quantities {
        let Some(class) = class(place, quantity) else { continue };
        let exempt = needless || exempt::figure(place, quantity, class);
        let weight = if exempt { 0 } else { weight(place, quantity, class) };
        let kind = ClaimKind::Figure(class);
        found.push(place.claim(quantity.span, kind, quantity.value, weight));
    }
}

/// What class of hard figure a quantity is, if it is one.
fn class(place: &Place<'_>, quantity: &Quantity) -> Option<FigureClass> {
    match quantity.kind {
        _ if quantity.attributive || is_base(place, quantity) => None,
        Kind::Percent if place.classes.has(Classes::POLL) => Some(FigureClass::Poll),
        Kind::Percent | Kind::Points => Some(FigureClass::Percent),
        Kind::Money => Some(FigureClass::Money),
        Kind::Ratio | Kind::Fraction => Some(FigureClass::Share),
        Kind::Count if is_casualties(place, quantity) => Some(FigureClass::Casualties),
        Kind::Count if is_rating(place, quantity) => Some(FigureClass::Ranking),
        Kind::Count | Kind::Measure | Kind::Duration if is_rate(place, quantity) => {
            Some(FigureClass::Rate)
        }
        Kind::Count | Kind::Measure if quantity.value >= 1e6 => Some(FigureClass::Magnitude),
        Kind::Count if quantity.value >= 1000.0 => Some(FigureClass::Count),
        Kind::Count if opens(place, quantity) || is_compared(place, quantity) => {
            Some(FigureClass::Count)
        }
        _ => None,
    }
}

/// *76 ports have a lifeboat*, *more than 20 ports*: a count in digits that opens its sentence is
/// what it is about.
fn opens(place: &Place<'_>, quantity: &Quantity) -> bool {
    let start = place.sentence.tokens.start;
    let hedged = matches!(quantity.hedge, Hedge::AtLeast | Hedge::About);
    let first = quantity.tokens.start == start || hedged && quantity.tokens.start <= start + 3;
    quantity.form != Form::Words && quantity.value >= 20.0 && first
}

/// *30 fewer ships than*: a difference somebody must have counted.
fn is_compared(place: &Place<'_>, quantity: &Quantity) -> bool {
    let end = quantity.tokens.end;
    let more = place.words.is_any(end, &["fewer", "less", "more"]);
    let than = (end + 1..end + 5).any(|at| place.words.is(at, "than"));
    more && than && quantity.value >= 10.0
}

/// The *100* of *63.9 out of 100*, the *100,000* of *eight per 100,000*.
fn is_base(place: &Place<'_>, quantity: &Quantity) -> bool {
    let start = quantity.tokens.start;
    let out = place.words.after_any(start, &["of"]) && place.words.after_any(start - 1, &["out"]);
    quantity.kind == Kind::Count && (out || place.words.after_any(start, &["per"]))
}

/// *On average 33 minutes*, *33 minutes on average*.
fn is_average(place: &Place<'_>, quantity: &Quantity) -> bool {
    let behind = place.sentence.tokens.end.min(quantity.tokens.end + 4);
    let mut around = place.before(quantity.tokens.start, 7).chain(quantity.tokens.end..behind);
    place.classes.has(Classes::AVERAGE) && around.any(|at| place.words.has(at, Classes::AVERAGE))
}

/// *Eight per 100,000*, *300 a day*, *one every 40 seconds*.
fn is_rate(place: &Place<'_>, quantity: &Quantity) -> bool {
    if is_average(place, quantity) {
        return true;
    }
    let end = quantity.tokens.end;
    let noun = quantity.counted.as_ref().map_or(0, |counted| counted.modifiers.len() + 1);
    let at = end + noun;
    let per = place.words.is(at, "per") || place.words.is(end, "per");
    let each = place.words.is_any(at, &["a", "an", "each", "every"])
        && place.words.has(at + 1, Classes::PERIOD);
    let behind = if place.words.is(at, "per") { at + 1 } else { end + 1 };
    let people = place.words.is(behind, "capita") || place.words.is_number(behind);
    let timed = each || per && place.words.has(behind, Classes::PERIOD);
    per && people || timed && quantity.kind == Kind::Count && quantity.value >= 20.0
}

/// *63.9 out of 100*, *a score of 4.5*: a mark somebody gave.
fn is_rating(place: &Place<'_>, quantity: &Quantity) -> bool {
    let end = quantity.tokens.end;
    let of = place.words.is(end, "out") && place.words.is(end + 1, "of");
    of && quantity.value.fract() != 0.0 && place.words.is_number(end + 2)
}

fn is_casualties(place: &Place<'_>, quantity: &Quantity) -> bool {
    let near = |at: usize| place.words.has(at, Classes::CASUALTY);
    let behind = quantity.tokens.end..quantity.tokens.end + BEHIND;
    let before = quantity.tokens.start.saturating_sub(BEFORE)..quantity.tokens.start;
    let counts_people = quantity.value.fract() == 0.0 && quantity.value > 1.0;
    let years = place.block.prose[quantity.span.end..].trim_start().starts_with("year");
    counts_people && !years && (behind.into_iter().any(near) || before.into_iter().any(near))
}

fn weight(place: &Place<'_>, quantity: &Quantity, class: FigureClass) -> u8 {
    let mut weight = base(place, quantity, class);
    // *Nearly 3.5 million* was still counted by somebody; *about $40,000* may be anybody's guess.
    let large = class == FigureClass::Magnitude;
    let vague = quantity.hedge == Hedge::About && !large && !is_precise(place, quantity);
    if vague || quantity.form == Form::Words {
        weight -= 1;
    } else if is_precise(place, quantity) && weight > 1 {
        weight += 1;
    }
    if place.classes.has(Classes::INTENTION) && is_planned(place, quantity) {
        weight -= 2;
    }
    if class == FigureClass::Casualties && is_past(place, quantity) {
        weight -= 1;
    }
    if is_size(place, quantity) {
        weight -= 2;
    }
    weight.max(i8::from(class != FigureClass::Share)).unsigned_abs()
}

/// *The fire that killed 26 people in December 2012*: what a month or year is told of has long been on
/// record; of what is new the weekday is told.
fn is_past(place: &Place<'_>, quantity: &Quantity) -> bool {
    let year = |at: usize| {
        let text = place.words.text(at);
        text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
    };
    let behind = place.sentence.tokens.end.min(quantity.tokens.end + DATE);
    let around = || place.before(quantity.tokens.start, DATE).chain(quantity.tokens.end..behind);
    let has = |class: Classes| around().any(|at| place.words.has(at, class));
    (has(Classes::MONTH) || around().any(year)) && !has(Classes::WEEKDAY)
}

/// *The $25 billion merger*: a sum that tells which one is meant.
fn is_size(place: &Place<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let article = place.words.after_any(start, &["a", "an", "the", "this", "that", "its"]);
    let ends = Classes::PREPOSITION | Classes::AUXILIARY | Classes::SUBORDINATOR;
    let noun = place.words.is_word(end) && !place.words.has(end, ends);
    quantity.kind == Kind::Money && article && noun
}

fn base(place: &Place<'_>, quantity: &Quantity, class: FigureClass) -> i8 {
    let told = is_average(place, quantity);
    match class {
        FigureClass::Share if quantity.kind == Kind::Ratio => 4,
        // *Half the town* is a way of speaking, *half of all households* was counted.
        FigureClass::Share => 2 * i8::from(quantity.counted.as_ref().is_some_and(|c| c.of)),
        FigureClass::Percent | FigureClass::Poll | FigureClass::Magnitude => 4,
        FigureClass::Money if quantity.value < 10_000.0 => 1 + i8::from(told),
        FigureClass::Rate if told || quantity.kind == Kind::Count => 3,
        FigureClass::Rate | FigureClass::Ranking => 2,
        FigureClass::Count => 3 + i8::from(is_compared(place, quantity)),
        FigureClass::Money | FigureClass::Casualties => 3,
    }
}

/// Three digits that say something: *5.15 percent*, *1,942*; not *1,500*.
fn is_precise(place: &Place<'_>, quantity: &Quantity) -> bool {
    let number = quantity.number.of(place.block.prose);
    let digits = number.bytes().filter(u8::is_ascii_digit);
    let digits: Vec<u8> = digits.skip_while(|digit| *digit == b'0').take(12).collect();
    let told = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
    told >= 3
}

/// *The plan to plant a million trees*: what somebody is going to do is theirs to say.
fn is_planned(place: &Place<'_>, quantity: &Quantity) -> bool {
    let sentence = &place.sentence.tokens;
    let first = sentence.start.max(quantity.tokens.start.saturating_sub(PLAN));
    (first..quantity.tokens.start).any(|at| place.words.has(at, Classes::INTENTION))
}
