//! What no desk asks a source for: rules, votes, prices, the writer's own doings and arithmetic.

use super::{FigureClass, Place};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Form, Kind, Unit};
use crate::document::{BlockKind, Role};
use crate::language::{Classes, TokenKind};
use crate::text::Span;

/// Words of the public's record stand for figures no further from them than so many tokens.
const RECORD: usize = 12;
/// A name's number, as an address, stands so many tokens before the word that tells.
const ADDRESS: usize = 4;
/// Sentences shorter than this are labels unless they end with a stop.
const LABEL: usize = 6;
/// A tax stands no further from its rate than so many tokens.
const TAX: usize = 30;
/// In so many figures of one sentence it is looked for two that a third is made of.
const PARTS: usize = 6;

/// Whether the sentence is of a kind no desk asks a source for: a question, a supposition, an
/// instruction, a headline, a label, or the writer's and reader's own doings.
pub(super) fn sentence(place: &Place<'_>) -> bool {
    asks(place) || is_aside(place) || instructs(place) || is_no_sentence(place)
}

/// A label or a headline in the midst of running text; *Yes: 33%.* is a label with its stop.
fn is_no_sentence(place: &Place<'_>) -> bool {
    let words = || place.sentence.tokens.clone().filter(|&at| place.words.is_word(at));
    let running = matches!(place.block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    running
        && place.block.role == Role::Body
        && (is_label(place) || is_headline(place) || words().take(3).count() < 3)
}

fn asks(place: &Place<'_>) -> bool {
    place.words.is(place.sentence.tokens.end - 1, "?")
}

/// *We*, *you*, *if*: outside quotations.
fn is_aside(place: &Place<'_>) -> bool {
    let own = |at: usize| {
        place.words.has(at, Classes::ASIDE)
            && place.words.text(at) != "US"
            && !place.is_quoted(place.words.span(at))
    };
    place.classes.has(Classes::ASIDE) && place.sentence.tokens.clone().any(own)
}

/// *Spend 10 percent more time on it*: behind a list's number as well.
fn instructs(place: &Place<'_>) -> bool {
    if !place.classes.has(Classes::INSTRUCTION) {
        return false;
    }
    let mut words = place.sentence.tokens.clone().filter(|&at| place.words.is_word(at));
    words.next().is_some_and(|first| place.words.has(first, Classes::INSTRUCTION))
}

/// *20% high, 47% medium*: a few words without a stop behind them.
fn is_label(place: &Place<'_>) -> bool {
    let tokens = place.sentence.tokens.clone();
    let last = place.words.text(tokens.end - 1);
    let stops = [".", "!", ":", ";", "”", "\"", ")"].contains(&last);
    let words = tokens.filter(|&at| place.words.is_word(at)).take(LABEL).count();
    !stops && words < LABEL
}

/// *31 Islanders Tell What They Saw*: every word of weight has a capital.
fn is_headline(place: &Place<'_>) -> bool {
    let weighty = place.sentence.tokens.clone().filter(|&at| place.words.text(at).len() > 4);
    let (mut capital, mut all) = (0, 0);
    for at in weighty.filter(|&at| place.words.is_word(at)) {
        all += 1;
        capital += usize::from(place.words.is_capitalised(at));
    }
    all > 3 && capital == all
}

/// Whether a figure needs no source, though its sentence might.
pub(super) fn figure(place: &Place<'_>, quantity: &Quantity, class: FigureClass) -> bool {
    // A mark out of 100 is no match's score.
    class != FigureClass::Ranking && is_public_record(place, quantity)
        || is_in_name(place, quantity)
        || is_method(place, quantity)
        || is_computed(place, quantity)
        || is_price(place, quantity)
        || is_tax_rate(place, quantity)
        || is_population(place, quantity)
}

/// *A tax rate of 20 percent*: the law says so.
fn is_tax_rate(place: &Place<'_>, quantity: &Quantity) -> bool {
    let rate = |word| place.near(quantity, 12, word);
    quantity.kind == Kind::Percent
        && (rate("rate") || rate("rates"))
        && ["tax", "taxes", "taxing", "taxed", "vat", "duty"]
            .iter()
            .any(|tax| place.near(quantity, TAX, tax))
}

/// *A bloc of 500 million citizens*, *all 330 million Americans*: how many people a country has is in
/// every almanac, if it is told in round millions.
fn is_population(place: &Place<'_>, quantity: &Quantity) -> bool {
    let round = quantity.kind == Kind::Count
        && quantity.value >= 1e6
        && !quantity.number.of(place.block.prose).contains([',', '.']);
    let start = quantity.tokens.start;
    let all = place.words.after_any(start, &["all"]);
    let of = place.words.after_any(start, &["of"])
        && start
            .checked_sub(2)
            .is_some_and(|at| place.words.has(at, Classes::PLACE_HEAD) || is_country(place, at));
    round && (all || of)
}

fn is_country(place: &Place<'_>, at: usize) -> bool {
    place.words.is_any(at, &["nation", "country", "bloc", "city", "continent", "state", "market"])
}

/// *The $30,000 prize*, *1 euro = $1.09*: a sum that is fixed, or that the exchange tells.
fn is_price(place: &Place<'_>, quantity: &Quantity) -> bool {
    let rate = |at: usize| place.words.is(at, "=");
    let exchange = rate(quantity.tokens.end) || rate(quantity.tokens.start.wrapping_sub(1));
    quantity.kind == Kind::Money && (exchange || place.near(quantity, 3, "prize"))
}

/// Whether the words around the figure make it the public's own record: votes, rules, matches.
fn is_public_record(place: &Place<'_>, quantity: &Quantity) -> bool {
    if !place.classes.has(Classes::PUBLIC_RECORD) {
        return false;
    }
    let sentence = &place.sentence.tokens;
    let first = sentence.start.max(quantity.tokens.start.saturating_sub(RECORD));
    let last = sentence.end.min(quantity.tokens.end + RECORD);
    // Its own unit says nothing: *33 minutes a day*.
    let mut around = (first..quantity.tokens.start).chain(quantity.tokens.end..last);
    around.any(|at| place.words.has(at, Classes::PUBLIC_RECORD))
}

/// *1600 Harbour Avenue*, *the Norden 5000*: a number that is part of a name.
fn is_in_name(place: &Place<'_>, quantity: &Quantity) -> bool {
    let bare = quantity.kind == Kind::Count
        && quantity.form == Form::Digits
        && !quantity.number.of(place.block.prose).contains([',', '.']);
    if !bare {
        return false;
    }
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let street = (end..end + ADDRESS)
        .take_while(|&at| place.words.is_capitalised(at))
        .any(|at| place.words.has(at, Classes::PLACE_HEAD));
    let before = start > place.sentence.tokens.start + 1
        && place.words.is_kind(start - 1, TokenKind::Word)
        && place.words.is_capitalised(start - 1)
        && !place.words.has(start - 1, Classes::MONTH);
    // *Form 1040*, *the Form 1040 Instructions*.
    let behind = quantity.counted.is_none() || place.words.is_capitalised(end);
    street || before && behind
}

/// *A sample of 1,200*, *polled 2,000 adults*, *a margin of three points*: how it was found out. What
/// was found, a share, is not meant.
fn is_method(place: &Place<'_>, quantity: &Quantity) -> bool {
    let counts = quantity.kind == Kind::Count && place.classes.has(Classes::POLL);
    let margin = quantity.kind == Kind::Points || quantity.kind == Kind::Percent;
    counts || margin && (place.near(quantity, 8, "margin") || place.near(quantity, 8, "error"))
}

/// *12 of the 40 members, or 30 percent*: the writer's own arithmetic on the sentence's figures.
fn is_computed(place: &Place<'_>, quantity: &Quantity) -> bool {
    let others = place.quantities.iter().filter(|other| other.span != quantity.span);
    let parts: Vec<&Quantity> = others.take(PARTS).collect();
    let pairs = parts.iter().flat_map(|a| parts.iter().map(move |b| (a, b)));
    let mut pairs = pairs.filter(|(a, b)| a.span != b.span && is_same(a, b));
    pairs.any(|(a, b)| result(a, b, quantity))
}

fn is_same(a: &Quantity, b: &Quantity) -> bool {
    let told = |kind: Kind| matches!(kind, Kind::Count | Kind::Money);
    a.unit == b.unit && told(a.kind) && told(b.kind) && a.value > 0.0 && b.value > 0.0
}

/// Whether the figure is the share of one in the other, the change from one to the other, or their
/// sum.
fn result(a: &Quantity, b: &Quantity, figure: &Quantity) -> bool {
    match figure.kind {
        Kind::Percent => {
            let half = (figure.interval.high - figure.value).max(0.5);
            let near = |value: f64| (value - figure.value).abs() <= half;
            near(a.value / b.value * 100.0) || near((b.value - a.value).abs() / a.value * 100.0)
        }
        Kind::Count | Kind::Money => {
            let sum = (a.value + b.value - figure.value).abs() < 0.01;
            figure.unit == a.unit && figure.unit != Unit::Percent && sum && comes_last(a, b, figure)
        }
        _ => false,
    }
}

fn comes_last(a: &Quantity, b: &Quantity, figure: &Quantity) -> bool {
    let start = |span: Span| span.start;
    start(figure.span) > start(a.span).max(start(b.span))
}
