//! Figures and dates: what each stands for, and where a figure that is told twice is sourced.

use super::backing::{Backing, Sentences};
use super::{Fact, FactKind, Reader, Value};
use crate::annotate::date::Grain;
use crate::annotate::quantity::{Form, Kind, RangeEnd, Unit};
use crate::annotate::{At, Claim, DateMention, Quantity};
use crate::document::BlockKind;
use crate::story::sourcing::Reach;
use crate::text::Span;

/// The figures of a block.
pub(super) fn figures(reader: &Reader<'_>, facts: &mut Vec<Fact>) {
    let notes = reader.block.notes;
    let mut quantities = notes.quantities.iter().peekable();
    let mut sentences = Sentences::of(reader);
    while let Some(quantity) = quantities.next() {
        let is_end = |next: &&Quantity| {
            quantity.range == Some(RangeEnd::First) && next.range == Some(RangeEnd::Second)
        };
        let end = quantities.next_if(is_end);
        let sourced = reader.analysis.story.sourcing.figure(&reader.block, quantity);
        let backing = sentences.by(&sourced);
        let told = matches!(backing.reach, Reach::Explicit | Reach::Pointer);
        let asked = is_asked(reader, quantity, told || backing.reach.is_carried());
        facts.push(fact(reader, quantity, end, backing, asked));
    }
}

fn fact(
    reader: &Reader<'_>,
    quantity: &Quantity,
    end: Option<&Quantity>,
    backing: Backing,
    asked: bool,
) -> Fact {
    let last = end.unwrap_or(quantity);
    let mut span = quantity.span.cover(last.span);
    // Behind a measure the words may be any: *12 percent stay away*.
    if let Some(counted) = last.counted.as_ref().filter(|c| c.of || last.unit == Unit::Count) {
        span = span.cover(counted.span);
    }
    let value = Value::Number {
        number: quantity.value,
        to: end.map(|end| end.value),
        unit: unit(reader, last),
    };
    let span = reader.block.absolute(span);
    made(reader, FactKind::Figure, span, quantity.sentence, backing, asked).with(value)
}

fn unit(reader: &Reader<'_>, quantity: &Quantity) -> String {
    match (&quantity.unit, &quantity.counted) {
        (Unit::Count, Some(counted)) => reader.words(reader.block.absolute(counted.span)),
        (Unit::Count, None) => String::new(),
        (Unit::Percent, _) => "percent".to_owned(),
        (Unit::PercentagePoints, _) => "percentage points".to_owned(),
        (Unit::Money(name) | Unit::Measure(name), _) => name.clone(),
    }
}

/// Whether a desk would ask where a figure comes from, or it is worth checking against its source.
/// Of a number in passing (*two inspectors*) the sentence says more than the figure.
fn is_asked(reader: &Reader<'_>, quantity: &Quantity, backed: bool) -> bool {
    if reader.block.block.kind == BlockKind::TableCell {
        return false;
    }
    let claims = &reader.block.notes.claims;
    let from = claims.partition_point(|claim| claim.span.start < quantity.span.start);
    let claim = |claim: &&Claim| claim.span == quantity.span;
    let claim = claims[from..].iter().take(2).find(claim);
    let checkable = !matches!(quantity.kind, Kind::Age | Kind::Score)
        && quantity.form != Form::Words
        && !quantity.attributive
        && !quantity.points_back;
    claim.is_some_and(|claim| claim.weight > 0) || backed && checkable
}

/// The dates of a block that name a month, a day of one, or a year.
pub(super) fn dates(reader: &Reader<'_>, facts: &mut Vec<Fact>) {
    let mut sentences = Sentences::of(reader);
    for (index, date) in reader.block.notes.dates.iter().enumerate() {
        if !is_absolute(date) {
            continue;
        }
        let backing = sentences.backing(date.sentence);
        let span = reader.block.absolute(date.span);
        let mut fact = made(reader, FactKind::Date, span, date.sentence, backing, false);
        let day = reader.analysis.story.timeline.day(At { block: reader.block.index, index });
        fact.value = day.map(Value::Day);
        facts.push(fact);
    }
}

fn is_absolute(date: &DateMention) -> bool {
    let day = date.month.is_some() && date.day.is_some();
    !matches!(date.grain, Grain::Decade | Grain::Century) && (date.year.is_some() || day)
}

/// A fact of the block without value.
pub(super) fn made(
    reader: &Reader<'_>,
    kind: FactKind,
    span: Span,
    sentence: usize,
    backing: Backing,
    asked: bool,
) -> Fact {
    let Backing { status, reach, source, cue, citation } = backing;
    let (sentence, text) = (reader.sentence(sentence), reader.words(span));
    Fact { kind, span, sentence, text, value: None, status, reach, source, cue, citation, asked }
}

impl Fact {
    fn with(self, value: Value) -> Self {
        Self { value: Some(value), ..self }
    }
}
