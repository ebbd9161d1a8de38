//! Numbers with their units, as intervals.
//!
//! A printed number stands for every value that would be printed so. Here numerals are read, in
//! digits and words, with their units, hedges and what they count. Codes, labels, times of day,
//! list numbers, ordinals and years are no quantities; days and years are found in `date`.

pub(crate) mod comparison;
mod context;
mod counted;
mod hedge;
mod label;
mod numeral;
mod print;
mod proportion;
mod rate;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use super::date::Counting;
use super::words::Words;
use super::{Annotations, BlockText};
use crate::document::BlockKind;
use crate::language::Classes;
use crate::text::Span;

pub use context::Context;
pub(crate) use context::{stem, within as context};
pub use counted::Counted;
pub(super) use counted::is_plural;
pub(crate) use label::is_label_word as is_label;
pub(crate) use print::grouped;
pub use print::plain;
pub use unit::{Dimension, Measure, measure};

/// A number with unit and precision as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// All of it, from currency sign or hedge-free number to unit: *$4bn*, *12,000*, *3.5 percent*.
    pub span: Span,
    /// The number alone, as written: *4*, *forty-five thousand*, *1.2 million*.
    pub number: Span,
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The tokens of the whole, as indices into the block's.
    pub tokens: Range<usize>,
    /// The value in the unit, magnitude words multiplied in.
    pub value: f64,
    /// What the printed digits stand for: *12,000* may be anything from 11,500 to 12,500.
    pub interval: Interval,
    /// What it counts in.
    pub unit: Unit,
    /// What sort of number it is.
    pub kind: Kind,
    /// How firmly it is stated.
    pub hedge: Hedge,
    /// How the number is written.
    pub form: Form,
    /// Whether it stands before its noun with a hyphen: *15-member*, *five-year*.
    pub attributive: bool,
    /// Whether it points back to a number named just before: *of those 400*.
    pub points_back: bool,
    /// The smaller part of a measure in two units: *2 inches* of *6 feet 2 inches*.
    pub part: Option<Part>,
    /// Which end of a range it is: *10–15*, *between 50 and 60*.
    pub range: Option<RangeEnd>,
    /// What is counted, where the words behind the number tell.
    pub counted: Option<Counted>,
    /// Per what it is told: *a day*, *per 1,000 residents*.
    pub per: Option<Span>,
    /// A number for what is counted or the unit: quantities whose keys differ measure different
    /// things, those whose keys agree may measure the same.
    pub key: u32,
    /// The content words around it.
    pub context: Context,
    /// A number for the two content words next to it before, and one for those behind; 0 where there are
    /// no two.
    pub beside: [u32; 2],
}

/// The smaller part of a measure in two units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Its number.
    pub number: Span,
    /// Of its unit so many make one of the larger.
    pub per_whole: f64,
}

/// All values from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The smallest.
    pub low: f64,
    /// The largest.
    pub high: f64,
}

impl Interval {
    /// All values not further than `half` from `value`.
    pub const fn around(value: f64, half: f64) -> Self {
        Self { low: value - half, high: value + half }
    }

    /// Whether a value lies in both.
    pub const fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether `value` is one of its values.
    pub const fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

impl Quantity {
    /// The values it stands for, rounding and hedge taken together: *more than 300* is 300 and
    /// anything above, *about 300* a tenth either way.
    pub fn stands_for(&self) -> Interval {
        let Interval { low, high } = self.interval;
        let tenth = self.value.abs() * 0.1;
        match self.hedge {
            Hedge::None => self.interval,
            Hedge::About => {
                Interval { low: low.min(self.value - tenth), high: high.max(self.value + tenth) }
            }
            Hedge::AtLeast => Interval { low, high: f64::INFINITY },
            Hedge::AtMost => Interval { low: f64::NEG_INFINITY, high },
        }
    }
}

/// What a quantity counts in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things named by the words around it.
    Count,
    /// Hundredths.
    Percent,
    /// Percentage points.
    PercentagePoints,
    /// Money, by ISO 4217 code where the sign tells, else the sign or word.
    Money(String),
    /// Any other measure, in its own unit: *mile*, *year*, *kilogram*.
    Measure(String),
}

/// Sorts of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// So many of something.
    #[default]
    Count,
    /// *20 percent*.
    Percent,
    /// *Three percentage points*.
    Points,
    /// *$4bn*.
    Money,
    /// *10 miles*, *5 kg*, *20°C*.
    Measure,
    /// *Three years*, *90 minutes*.
    Duration,
    /// *Aged 26*, *a 26-year-old*, *Kim, 26,*.
    Age,
    /// *Two-thirds*, *half of*.
    Fraction,
    /// *One in five*; the value is the share.
    Ratio,
    /// Either number of *3-1*, *52 to 48*.
    Score,
    /// Either number of *a ratio of 3 to 1*.
    Proportion,
    /// How many times something is something else: *doubled*, *three times as many*, *12-fold*.
    Multiple,
    /// A place in an order: *third-largest*, *14th of 32*.
    Rank,
}

/// How firmly a quantity is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// As a plain value.
    #[default]
    None,
    /// *About, nearly, some, roughly*.
    About,
    /// *More than, over, at least*.
    AtLeast,
    /// *Less than, under, up to, at most*.
    AtMost,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// *12,000*.
    #[default]
    Digits,
    /// *Twelve*.
    Words,
    /// *1.2 million*, *4bn*.
    Mixed,
}

/// The ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RangeEnd {
    /// The number named first.
    First,
    /// The number named second.
    Second,
}

/// Finds the quantities of a block. Its dates must have been found.
pub(super) fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<Quantity> {
    let words = Words::new(block.prose, &notes.tokens);
    let mut out: Vec<Quantity> = Vec::new();
    let mut dates = notes.dates.iter().peekable();
    for (index, sentence) in notes.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        let first = out.len();
        while at < sentence.tokens.end {
            let span = words.span(at);
            while dates.next_if(|date| date.span.end <= span.start).is_some() {}
            // *Two years ago* is a date and a number of years.
            let in_date = dates.peek().is_some_and(|date| {
                date.counting == Counting::Calendar && date.span.overlaps(span)
            });
            if in_date || !may_begin(words, at) {
                at += 1;
                continue;
            }
            let place = Place { sentence: &sentence.tokens, kind: block.kind };
            match quantity_at(words, at, &place) {
                Ok((mut quantity, next)) => {
                    quantity.sentence = index;
                    out.push(quantity);
                    at = next.max(at + 1);
                }
                Err(next) => at = next.max(at + 1),
            }
        }
        for quantity in &mut out[first..] {
            quantity.context = context::of(words, &quantity.tokens, &sentence.tokens);
            quantity.beside = context::beside(words, &quantity.tokens, &sentence.tokens);
        }
    }
    compounds(words, &mut out);
    ranges(words, &mut out);
    for quantity in &mut out {
        quantity.key = context::key(words, quantity);
    }
    out
}

/// Where a number is looked for.
struct Place<'a> {
    sentence: &'a Range<usize>,
    kind: BlockKind,
}

/// Whether a numeral may begin at the token: digits, a number word, or a word like *two-thirds*.
fn may_begin(words: Words<'_>, at: usize) -> bool {
    words.is_number(at)
        || words.has(at, Classes::NUMBER_WORD)
        || words.is_word(at) && words.text(at).as_bytes().contains(&b'-')
        || numeral::vulgar(words.text(at)).is_some()
}

/// The quantity that begins at `at` and the token behind it; else the token to go on from.
fn quantity_at(words: Words<'_>, at: usize, place: &Place<'_>) -> Result<(Quantity, usize), usize> {
    let Some(mut numeral) = numeral::at(words, at, place.sentence) else { return Err(at + 1) };
    let unit = unit::of(words, &numeral, place.sentence);
    if let Some(skip) = label::is_none(words, &numeral, &unit, place.sentence, place.kind) {
        return Err(skip);
    }
    let hedge = hedge::of(words, numeral.from.min(unit.from), unit.to, place.sentence.start);
    let counted = counted::of(words, &numeral, &unit, place.sentence.end);
    let mut half = numeral.half;
    if unit.unit == Unit::Count && half < 1.0 && numeral.value.fract() == 0.0 {
        // Things are counted whole: 187 is 187.
        half = 0.0;
    }
    let kind = kind(words, &numeral, &unit, place.sentence);
    let number = signed(words, &mut numeral, &unit);
    let per = rate::of(words, unit.to)
        .or_else(|| rate::of(words, behind(words, &unit, counted.as_ref())));
    let quantity = Quantity {
        span: number.cover(unit.span),
        number,
        sentence: 0,
        tokens: numeral.from.min(unit.from)..unit.to,
        value: numeral.value,
        interval: Interval::around(numeral.value, half),
        unit: unit.unit,
        kind,
        hedge,
        form: numeral.form,
        attributive: unit.attributive,
        points_back: words.after_any(numeral.from.min(unit.from), &["those", "these"]),
        part: None,
        range: None,
        counted,
        per,
        key: 0,
        context: Context::default(),
        beside: [0; 2],
    };
    Ok((quantity, unit.to))
}

/// The token behind number, unit and the noun that is counted.
fn behind(words: Words<'_>, unit: &unit::Found, counted: Option<&Counted>) -> usize {
    let end = counted.map_or(0, |counted| counted.span.end);
    let noun = (unit.to..unit.to + 12).take_while(|&at| words.span(at).end <= end).count();
    let inside = unit.to < words.len() && words.span(unit.to).start < end;
    unit.to + if inside { noun } else { 0 }
}

/// Makes a number below zero negative: a temperature, a percentage, points or a sum of money. The
/// number's place with its sign.
fn signed(words: Words<'_>, numeral: &mut numeral::Numeral, unit: &unit::Found) -> Span {
    let measured = match &unit.unit {
        Unit::Measure(name) => name.starts_with("degree"),
        Unit::Percent | Unit::PercentagePoints | Unit::Money(_) => true,
        Unit::Count => false,
    };
    let first = numeral.from.min(unit.from);
    let Some(sign) = first.checked_sub(1).filter(|_| measured) else { return numeral.span };
    if !(is_minus(words, sign, first) || words.is(sign, "minus")) {
        return numeral.span;
    }
    numeral.value = -numeral.value;
    numeral.from = sign;
    words.span(sign).cover(numeral.span)
}

/// Whether a mark before the token is a sign: right before it, and at the beginning of a word.
/// Between two numbers or two words it is a dash.
fn is_minus(words: Words<'_>, sign: usize, first: usize) -> bool {
    let free = !words.glued(sign) || sign == 0 || words.is_any(sign - 1, &["(", "[", "|"]);
    words.glued(first)
        && (words.is(sign, "−") || words.is_any(sign, &["-", "–"]) && free)
        && !(words.is(sign, "−") && sign > 0 && words.glued(sign) && words.is_number(sign - 1))
}

fn kind(
    words: Words<'_>,
    numeral: &numeral::Numeral,
    unit: &unit::Found,
    sentence: &Range<usize>,
) -> Kind {
    match &unit.unit {
        Unit::Percent => Kind::Percent,
        Unit::PercentagePoints => Kind::Points,
        Unit::Money(_) => Kind::Money,
        Unit::Measure(_) if unit.age => Kind::Age,
        Unit::Measure(name) => match measure(name) {
            Some(measure) if measure.dimension == Dimension::Duration => Kind::Duration,
            _ => Kind::Measure,
        },
        Unit::Count if numeral.ratio => Kind::Ratio,
        Unit::Count if numeral.fraction => Kind::Fraction,
        Unit::Count if is_age(words, numeral, sentence) => Kind::Age,
        Unit::Count if is_multiple(words, numeral, unit) => Kind::Multiple,
        Unit::Count => Kind::Count,
    }
}

/// *Three times as many*, *2.5 times the size*, *12-fold*.
fn is_multiple(words: Words<'_>, numeral: &numeral::Numeral, unit: &unit::Found) -> bool {
    let fold = |word: &str| word.eq_ignore_ascii_case("fold");
    if unit.attributive {
        let rest = numeral.rest.map(|rest| words.rest(numeral.to - 1, rest));
        return rest.unwrap_or(words.text(unit.to + 1)).split('-').next().is_some_and(fold);
    }
    let (times, next) = (words.is(unit.to, "times"), unit.to + 1);
    let compares =
        ["as", "more", "the", "less", "fewer", "that", "its", "their", "what", "likelier"];
    times
        && (words.is_any(next, &compares)
            || words.text(next).len() > 4 && words.text(next).ends_with("er"))
}

/// *Aged 26*, *at the age of 26*, *who is 26 and*, *Kim, 26, said*.
fn is_age(words: Words<'_>, numeral: &numeral::Numeral, sentence: &Range<usize>) -> bool {
    let whole = numeral.value.fract() == 0.0 && (0.0..=120.0).contains(&numeral.value);
    if !whole || numeral.form == Form::Mixed {
        return false;
    }
    let at = numeral.from;
    if at > sentence.start && (words.after_any(at, &["aged", "age"])) {
        return true;
    }
    if at > sentence.start + 1 && words.is(at - 1, "of") && words.is(at - 2, "age") {
        return true;
    }
    let ends = words.is_any(numeral.to, &[",", ".", ";", ")", "and", "or"]);
    if ends && words.after_any(at, &["is", "was"]) && words.after_any(at - 1, &["who"]) {
        return true;
    }
    at > sentence.start + 1
        && words.is(at - 1, ",")
        && words.is(numeral.to, ",")
        && words.is_capitalised(at - 2)
        && words.is_word(at - 2)
        && !words.has(at - 2, Classes::MONTH | Classes::WEEKDAY)
        && numeral.form == Form::Digits
}

/// Joins *6 ft 4*, *five feet ten inches* and *2 hours and 30 minutes* into one quantity each.
fn compounds(words: Words<'_>, quantities: &mut Vec<Quantity>) {
    quantities.dedup_by(|second, first| {
        let link = first.tokens.end;
        let gap = second.tokens.start.saturating_sub(link);
        let near = gap == 0 || gap == 1 && words.is_any(link, &["and", ","]);
        if first.sentence != second.sentence || !near {
            return false;
        }
        let Some(ratio) = smaller_part(words, first, second) else { return false };
        first.value += second.value * ratio;
        // Inches that go without saying are whole ones.
        let half = second.interval.high - second.value;
        let half = if second.unit == Unit::Count { 0.5 } else { half };
        first.interval = Interval::around(first.value, half * ratio);
        first.part = Some(Part { number: second.number, per_whole: 1.0 / ratio });
        first.span = first.span.cover(second.span);
        first.tokens.end = second.tokens.end;
        first.kind = if first.kind == Kind::Age { Kind::Age } else { second_kind(first, second) };
        true
    });
}

fn second_kind(first: &Quantity, second: &Quantity) -> Kind {
    if second.kind == Kind::Count { first.kind } else { second.kind }
}

/// How much of the first unit the second one is, if it is a smaller unit of the same measure.
fn smaller_part(words: Words<'_>, first: &Quantity, second: &Quantity) -> Option<f64> {
    let Unit::Measure(large) = &first.unit else { return None };
    let large = measure(large)?;
    let whole = first.value.fract() == 0.0 && second.value >= 0.0;
    let small = match &second.unit {
        Unit::Measure(small) => measure(small)?,
        // *6 ft 4*: the inches go without saying.
        Unit::Count if large.name == "foot" && second.counted.is_none() => measure("inch")?,
        _ => return None,
    };
    let pair = matches!(
        (large.name, small.name),
        ("foot", "inch")
            | ("hour", "minute")
            | ("minute", "second")
            | ("pound", "ounce")
            | ("stone", "pound")
            | ("year", "month")
            | ("metre", "centimetre")
            | ("kilometre", "metre")
            | ("day", "hour")
    );
    let glued_number = !words.is(first.tokens.end, ",") || second.unit != Unit::Count;
    let ratio = small.size / large.size;
    (pair && whole && glued_number && second.value * ratio < 1.0).then_some(ratio)
}

/// Notes which quantities are two ends of a range and lends the first its unit and magnitude.
fn ranges(words: Words<'_>, quantities: &mut [Quantity]) {
    for at in 1..quantities.len() {
        let (before, after) = quantities.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut after[0]);
        let link = first.tokens.end;
        if first.sentence != second.sentence || link + 1 != second.tokens.start {
            continue;
        }
        let dash = words.is_dash(link) && words.glued(link) == words.glued(link + 1);
        let to = words.is(link, "to");
        let begin = first.tokens.start;
        let opened = |word: &str| begin > 0 && words.is(begin - 1, word);
        let between = words.is(link, "and") && opened("between");
        if proportion::are_halves(words, first, second) {
            for part in [first, second] {
                part.kind = Kind::Proportion;
                part.hedge = Hedge::None;
            }
            continue;
        }
        if !(dash || to || between) {
            continue;
        }
        let count = !opened("from") && first.counted.is_none() && second.counted.is_none();
        if dash && is_score(first, second) || to && count && is_vote(first, second) {
            for part in [first, second] {
                part.kind = Kind::Score;
                part.hedge = Hedge::None;
            }
            continue;
        }
        lend(first, second);
        if (dash || between || to && !opened("from")) && first.unit == second.unit {
            first.range = Some(RangeEnd::First);
            second.range = Some(RangeEnd::Second);
        }
    }
}

fn is_score(first: &Quantity, second: &Quantity) -> bool {
    let small = |q: &Quantity| q.unit == Unit::Count && q.value < 500.0 && q.form == Form::Digits;
    small(first) && small(second) && (first.value > second.value || second.counted.is_none())
}

/// *52 to 48*: nobody counts down from one number to the next.
fn is_vote(first: &Quantity, second: &Quantity) -> bool {
    is_score(first, second) && second.kind == Kind::Count && first.value > second.value
}

/// *5 to 10 percent*, *$5-10 million*: the unit behind the second is the first's as well.
fn lend(first: &mut Quantity, second: &mut Quantity) {
    if first.unit == Unit::Count && first.counted.is_none() && first.kind == Kind::Count {
        first.unit = second.unit.clone();
        first.kind = second.kind;
        first.counted.clone_from(&second.counted);
        if second.unit != Unit::Count {
            // Measures are rounded, things are counted whole.
            let half = (first.interval.high - first.value).max(0.5);
            first.interval = Interval::around(first.value, half);
        }
    } else if second.unit == Unit::Count && matches!(first.unit, Unit::Money(_)) {
        second.unit = first.unit.clone();
        second.kind = first.kind;
    }
    if first.unit != second.unit {
        return;
    }
    let scale = 1000_f64.powf((second.value.abs().max(1.0).log10() / 3.0).floor());
    if second.form == Form::Mixed
        && first.form != Form::Mixed
        && first.value < 1000.0
        && scale > 1.0
    {
        let half = (first.interval.high - first.value) * scale;
        first.value *= scale;
        first.interval = Interval::around(first.value, half.max(scale * 0.5));
        first.form = Form::Mixed;
    }
}
