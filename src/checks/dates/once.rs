//! What happens once to a person or body: a birth, a death, a founding told with two dates.

use std::collections::BTreeMap;

use super::date_conflict;
use super::one_event::{Pin, is_told};
use crate::annotate::DateMention;
use crate::annotate::date::Grain;
use crate::checks::StoryView;
use crate::findings::Findings;

pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut told: BTreeMap<(u16, usize), Pin<'_>> = BTreeMap::new();
    for milestone in &view.story.lives {
        let block = view.draft.block(milestone.at.block);
        if !is_told(&block) {
            continue;
        }
        let pin = Pin { block, date: &block.notes.dates[milestone.at.index] };
        let first = *told.entry((milestone.event.kind, milestone.entity)).or_insert(pin);
        if differ(first.date, pin.date) {
            let name = &view.story.entities.all[milestone.entity].name;
            let what = format!("The {} of {name}", milestone.event.name());
            date_conflict::report_pair(&what, &pin, &first, findings);
        }
    }
}

/// Whether what both say of the date is not the same.
fn differ(a: &DateMention, b: &DateMention) -> bool {
    let apart = |a: Option<i16>, b: Option<i16>| a.is_some() && b.is_some() && a != b;
    let wide = |part: Option<i8>| part.map(i16::from);
    // A season or quarter is no month.
    let month = |date: &DateMention| wide(date.month.filter(|_| date.grain <= Grain::Month));
    apart(a.year, b.year)
        || apart(month(a), month(b))
        || a.month == b.month && apart(wide(a.day), wide(b.day))
}
