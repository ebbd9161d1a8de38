//! Figures told more than once: one that is sourced anywhere needs no source where it is repeated.

use rustc_hash::FxHashMap;

use super::{Sourced, Sourcing, governs, is_hollow};
use crate::annotate::quantity::{Context, Kind, Unit};
use crate::annotate::{AnnotatedDraft, BlockView, Quantity};
use crate::document::{BlockKind, Role};

/// What makes two figures the same one: unit, value, and for small counts what is counted.
type Figure = (u8, u64, u32);

/// Counts from here on are seldom the same by chance.
const TELLING: f64 = 20.0;

/// For each figure the sentences that source it, with the words around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    told: FxHashMap<Figure, Vec<(usize, Context)>>,
}

/// So many places that tell a figure are remembered.
const PLACES: usize = 8;

impl Again {
    /// Reads all figures of a draft.
    pub(super) fn of(draft: &AnnotatedDraft, sourcing: &Sourcing) -> Self {
        let mut told: FxHashMap<Figure, Vec<(usize, Context)>> = FxHashMap::default();
        for block in draft.blocks().filter(is_told) {
            for quantity in &block.notes.quantities {
                let at = sourcing.first[block.index] + quantity.sentence;
                let here = &sourcing.sentences[at];
                if vouches(draft, here) && governs(&block, here, quantity.span) {
                    let places = told.entry(figure(quantity)).or_default();
                    if places.len() < PLACES {
                        places.push((at, quantity.context.clone()));
                    }
                }
            }
        }
        Self { told }
    }

    /// The sentence that sources a figure of the same value. A share in whole numbers is often the
    /// same by chance: it takes a word that both are told with.
    pub(super) fn told(&self, quantity: &Quantity) -> Option<usize> {
        let mut places = self.told.get(&figure(quantity))?.iter();
        let chance = quantity.unit == Unit::Percent && quantity.value.fract() == 0.0;
        let same = |(_, context): &&(usize, Context)| !chance || meet(context, &quantity.context);
        places.find(same).map(|(at, _)| *at)
    }
}

/// Whether a sentence has a source that could be asked.
fn vouches(draft: &AnnotatedDraft, sourced: &Sourced) -> bool {
    let named = sourced.source.is_some_and(|span| !is_hollow(span.of(&draft.document.source)));
    let passed_on = sourced.source.is_none() && sourced.level.is_some();
    named || passed_on || sourced.pointer.is_some_and(|pointer| pointer.filled)
}

/// Whether two sorted lists of words share one, whatever its capital.
fn meet(one: &[u32], other: &[u32]) -> bool {
    one.iter().any(|stem| other.binary_search_by_key(&(stem >> 1), |other| other >> 1).is_ok())
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
