//! What is counted: quantities that may measure the same thing.
//!
//! Quantities with one key (the counted noun, or the unit) are brought together here; whether two
//! of them are one figure is judged by what their sentences say.

use std::cmp::Ordering;

use super::Timeline;
use crate::annotate::quantity::{Context, Hedge, Kind, Unit};
use crate::annotate::{AnnotatedDraft, At, BlockView, Quantity};
use crate::document::{BlockKind, Role};

/// All figures of a draft.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Every quantity with its key, by key, then in reading order.
    keyed: Vec<(u32, At)>,
}

impl Figures {
    /// The quantities with that key, in reading order.
    pub fn keyed(&self, key: u32) -> &[(u32, At)] {
        let start = self.keyed.partition_point(|&(other, _)| other < key);
        let length = self.keyed[start..].partition_point(|&(other, _)| other == key);
        &self.keyed[start..start + length]
    }

    /// The groups of two and more quantities with one key.
    pub fn groups(&self) -> impl Iterator<Item = &[(u32, At)]> {
        self.keyed.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1)
    }
}

/// One thing that is counted or measured.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is counted, normalised: *north korean troop*; else the unit.
    pub subject: String,
    /// Its quantities in reading order.
    pub mentions: Vec<At>,
}

impl Figures {
    /// The figures with their subjects spelled out, in order of first mention.
    pub fn told(&self, draft: &AnnotatedDraft) -> Vec<Figure> {
        let groups = self.keyed.chunk_by(|a, b| a.0 == b.0);
        let mut told: Vec<Figure> = groups
            .map(|group| Figure {
                subject: subject(place(draft, group[0].1).quantity),
                mentions: group.iter().map(|&(_, at)| at).collect(),
            })
            .collect();
        told.sort_by_key(|figure| figure.mentions[0]);
        told
    }
}

fn subject(quantity: &Quantity) -> String {
    match (&quantity.unit, &quantity.counted) {
        (Unit::Count, Some(counted)) => {
            let mut words = counted.modifiers.clone();
            words.push(counted.head.clone());
            words.join(" ")
        }
        (Unit::Count, None) => String::new(),
        (Unit::Percent, _) => "percent".to_owned(),
        (Unit::PercentagePoints, _) => "percentage point".to_owned(),
        (Unit::Money(name) | Unit::Measure(name), _) => name.clone(),
    }
}

/// Collects the figures of a draft.
pub(super) fn collect(draft: &AnnotatedDraft, _timeline: &Timeline) -> Figures {
    let mut keyed = Vec::new();
    for block in draft.blocks() {
        for (index, quantity) in block.notes.quantities.iter().enumerate() {
            keyed.push((quantity.key, At { block: block.index, index }));
        }
    }
    keyed.sort_unstable();
    Figures { keyed }
}

/// One quantity with its block.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The block.
    pub block: BlockView<'a>,
    /// The quantity.
    pub quantity: &'a Quantity,
}

/// The quantity at a place.
pub fn place(draft: &AnnotatedDraft, at: At) -> Place<'_> {
    let block = draft.block(at.block);
    Place { block, quantity: &block.notes.quantities[at.index] }
}

impl<'a> Place<'a> {
    /// The quantities of its sentence, itself included.
    pub fn neighbours(&self) -> &'a [Quantity] {
        let all = self.block.notes.quantities.as_slice();
        let from = all.partition_point(|other| other.sentence < self.quantity.sentence);
        let to = all.partition_point(|other| other.sentence <= self.quantity.sentence);
        &all[from..to]
    }

    /// Whether it stands in running text and measures something that another place may repeat.
    pub fn is_figure(&self) -> bool {
        let told = !matches!(self.block.block.kind, BlockKind::TableCell)
            && !matches!(self.block.block.role, Role::Reference | Role::Credit | Role::Slug);
        let kind = matches!(
            self.quantity.kind,
            Kind::Count
                | Kind::Percent
                | Kind::Money
                | Kind::Measure
                | Kind::Duration
                | Kind::Points
                | Kind::Multiple
        );
        told && kind && self.quantity.range.is_none()
    }

    /// How many quantities its sentence holds.
    pub fn company(&self) -> usize {
        self.neighbours().len()
    }

    /// The years its sentence writes in full.
    fn years(&self) -> impl Iterator<Item = i16> + '_ {
        let dates = &self.block.notes.dates;
        let sentence = self.quantity.sentence;
        let from = dates.partition_point(|date| date.sentence < sentence);
        dates[from..]
            .iter()
            .take_while(move |date| date.sentence == sentence)
            .filter_map(|date| date.year.filter(|_| date.year_span.is_some()))
    }
}

/// Whether their sentences name different years.
pub fn told_apart_by_year(a: &Place<'_>, b: &Place<'_>) -> bool {
    let (mut any_a, mut any_b, mut shared) = (false, false, false);
    for year in a.years() {
        any_a = true;
        shared |= b.years().any(|other| other == year);
    }
    for _ in b.years() {
        any_b = true;
    }
    any_a && any_b && !shared
}

/// Whether one value may be the other, given rounding and hedges: *more than 11,000* may be 11,032.
pub fn may_agree(a: &Quantity, b: &Quantity) -> bool {
    let (low, high) = if a.value < b.value { (a, b) } else { (b, a) };
    let half = |q: &Quantity| q.interval.high - q.value;
    // A bound is rounded to its own side: of 7,092, *more than 7,000* is as true as *more than 7,090*.
    let rounding = match (low.hedge, high.hedge) {
        (Hedge::AtLeast, Hedge::AtLeast) => 2.0 * half(low),
        (Hedge::AtMost, Hedge::AtMost) => 2.0 * half(high),
        _ => half(low) + half(high),
    };
    let apart = high.value - low.value;
    if apart == 0.0 || apart < rounding - 1e-9 {
        return true;
    }
    let ratio = high.value / low.value;
    let open_above = matches!(low.hedge, Hedge::AtLeast) && high.hedge != Hedge::AtLeast;
    let open_below = matches!(high.hedge, Hedge::AtMost) && low.hedge != Hedge::AtMost;
    let about = low.hedge == Hedge::About || high.hedge == Hedge::About;
    (open_above || open_below) && ratio < 1.5 || about && ratio < 1.1
}

/// Whether two contexts have so many stems in common.
pub fn share(a: &Context, b: &Context, least: usize) -> bool {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while shared < least && i < a.len() && j < b.len() {
        let (left, right) = (a[i] >> 1, b[j] >> 1);
        shared += usize::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    shared >= least
}

/// What two contexts share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// How many stems stand in both.
    pub shared: usize,
    /// How many of them are names in either.
    pub names: usize,
    /// How many names only the first has.
    pub first_names: usize,
    /// How many names only the second has.
    pub second_names: usize,
    /// How many stems the smaller one has.
    pub smaller: usize,
}

/// Compares two contexts.
pub fn overlap(a: &Context, b: &Context) -> Overlap {
    let mut out = Overlap { smaller: a.len().min(b.len()), ..Overlap::default() };
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let left = a.get(i).map_or(u32::MAX, |stem| stem >> 1);
        let right = b.get(j).map_or(u32::MAX, |stem| stem >> 1);
        match left.cmp(&right) {
            Ordering::Equal => {
                out.shared += 1;
                out.names += usize::from((a[i] | b[j]) & 1 == 1);
            }
            Ordering::Less => out.first_names += usize::from(a[i] & 1 == 1),
            Ordering::Greater => out.second_names += usize::from(b[j] & 1 == 1),
        }
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    out
}
