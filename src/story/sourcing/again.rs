//! Figures told more than once: one that is sourced anywhere needs no source where it is repeated.

use rustc_hash::FxHashMap;

use super::{Sourced, Sourcing, governs, is_hollow};
use crate::annotate::quantity::{Context, Kind, Unit, stem};
use crate::annotate::{AnnotatedDraft, BlockView, Quantity};
use crate::document::{BlockKind, Role};

/// What makes two figures the same one: unit, value, and for small counts what is counted.
type Figure = (u8, u64, u32);

/// Counts from here on are seldom the same by chance.
const TELLING: f64 = 20.0;

/// So many places that source one figure are remembered.
const PLACES: usize = 4;

/// For each figure the first sentences that source it, with the words around it there.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    places: FxHashMap<Figure, Vec<(usize, Context)>>,
    /// The stems of units and the like, which figures of any subject share.
    idle: Vec<u32>,
}

const IDLE: [&str; 12] = [
    "percent",
    "cent",
    "percentage",
    "points",
    "thousand",
    "million",
    "billion",
    "trillion",
    "year",
    "people",
    "said",
    "than",
];

impl Again {
    /// Reads all figures of a draft.
    pub(super) fn of(draft: &AnnotatedDraft, sourcing: &Sourcing) -> Self {
        let mut places: FxHashMap<Figure, Vec<(usize, Context)>> = FxHashMap::default();
        for block in draft.blocks().filter(is_told) {
            for quantity in &block.notes.quantities {
                let at = sourcing.first[block.index] + quantity.sentence;
                let here = &sourcing.sentences[at];
                if vouches(draft, here) && governs(&block, here, quantity.span) {
                    let known = places.entry(figure(quantity)).or_default();
                    if known.len() < PLACES {
                        known.push((at, Context::clone(&quantity.context)));
                    }
                }
            }
        }
        Self { places, idle: IDLE.iter().map(|word| stem(word)).collect() }
    }

    /// The sentence that sources the same figure. A round one is the same only among the same words.
    pub(super) fn told(&self, quantity: &Quantity) -> Option<usize> {
        let known = self.places.get(&figure(quantity))?;
        let shares = |context: &Context| {
            let stems = context.iter().map(|stem| stem >> 1);
            let mut stems = stems.filter(|stem| !self.idle.contains(stem));
            stems.any(|stem| quantity.context.binary_search_by_key(&stem, |own| own >> 1).is_ok())
        };
        let same = |context: &Context| !is_round(quantity.value) || shares(context);
        known.iter().find(|(_, context)| same(context)).map(|&(at, _)| at)
    }
}

/// Whether a number has no more than two digits that tell.
fn is_round(value: f64) -> bool {
    let size = 10_f64.powf(value.abs().max(1e-9).log10().floor() - 1.0);
    ((value / size).round() - value / size).abs() < 1e-6
}

/// Whether a sentence has a source that could be asked.
fn vouches(draft: &AnnotatedDraft, sourced: &Sourced) -> bool {
    let named = sourced.source.is_some_and(|span| !is_hollow(span.of(&draft.document.source)));
    let passed_on = sourced.source.is_none() && sourced.level.is_some();
    named || passed_on || sourced.pointer.is_some_and(|pointer| pointer.filled)
}

/// Whether a block tells the story; the others name its sources or its author.
fn is_told(block: &BlockView<'_>) -> bool {
    !matches!(block.block.role, Role::Slug | Role::Credit | Role::Reference)
        && block.block.kind != BlockKind::Footnote
}

fn figure(quantity: &Quantity) -> Figure {
    let unit = match (&quantity.unit, quantity.kind) {
        // *Six in 10* is seldom the same by chance, and may be of anything.
        (_, Kind::Ratio) => 5,
        (Unit::Count, _) => 0,
        (Unit::Percent, _) => 1,
        (Unit::PercentagePoints, _) => 2,
        (Unit::Money(_), _) => 3,
        (Unit::Measure(_), _) => 4,
    };
    let chance = unit == 0 && quantity.value < TELLING || unit == 4;
    (unit, quantity.value.to_bits(), if chance { quantity.key } else { 0 })
}
