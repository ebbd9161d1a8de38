//! *From January 23 to March 9* here and *July 23 – March 9* there: spans of days with one end alike.

use super::date_conflict::rewritten;
use super::one_event::{Days, Pin};
use crate::findings::Findings;
use crate::text::Span;

/// From a day to a day.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    from: Pin<'a>,
    to: Pin<'a>,
}

/// Reports them, and tells where.
pub(super) fn run(days: &Days<'_>, findings: &mut Findings) -> Vec<Span> {
    let mut reported = Vec::new();
    let stretches = stretches(days);
    for (index, later) in stretches.iter().enumerate() {
        let before = &stretches[index.saturating_sub(WINDOW)..index];
        if let Some(earlier) = before.iter().find(|earlier| is_altered(earlier, later)) {
            reported.push(report(earlier, later, findings));
        }
    }
    reported
}

/// Spans back to which each is compared.
const WINDOW: usize = 12;

fn stretches<'a>(days: &Days<'a>) -> Vec<Stretch<'a>> {
    let mut pins: Vec<Pin<'a>> = days.all.iter().flat_map(|day| day.pins.iter().copied()).collect();
    pins.sort_by_key(Pin::span);
    let pairs = pins.windows(2).filter_map(|pair| {
        let &[from, to] = pair else { return None };
        let one = from.block.index == to.block.index;
        let gap = one.then(|| from.block.prose.get(from.date.span.end..to.date.span.start))??;
        let word = gap.trim().trim_end_matches(" on").to_ascii_lowercase();
        let between = from.block.prose[..from.date.span.start].trim_end().ends_with("between");
        let linked = matches!(word.as_str(), "to" | "until" | "till" | "through" | "-" | "–" | "—")
            || between && word == "and";
        linked.then_some(Stretch { from, to })
    });
    pairs.collect()
}

/// Whether one end is alike, and the other is a slip: the same day in another month, or another day
/// in the same month.
fn is_altered(a: &Stretch<'_>, b: &Stretch<'_>) -> bool {
    let day = |pin: &Pin<'_>| (pin.date.month, pin.date.day);
    let year = |a: &Pin<'_>, b: &Pin<'_>| {
        a.date.year.is_none() || b.date.year.is_none() || a.date.year == b.date.year
    };
    let near = |a: &Pin<'_>, b: &Pin<'_>| a.date.month == b.date.month || a.date.day == b.date.day;
    if a.from.block.index == b.from.block.index || !year(&a.from, &b.from) || !year(&a.to, &b.to) {
        return false;
    }
    // *From January 1* is the year so far, up to whatever day.
    let so_far = day(&a.from) == (Some(1), Some(1)) && a.to.date.year.is_none();
    let (from, to) = (day(&a.from) == day(&b.from), day(&a.to) == day(&b.to));
    from && !to && !so_far && near(&a.to, &b.to) || to && !from && near(&a.from, &b.from)
}

fn report(earlier: &Stretch<'_>, later: &Stretch<'_>, findings: &mut Findings) -> Span {
    let from_differs = earlier.from.date.day != later.from.date.day
        || earlier.from.date.month != later.from.date.month;
    let (odd, kept) =
        if from_differs { (later.from, earlier.from) } else { (later.to, earlier.to) };
    let text = |stretch: &Stretch<'_>| format!("{} to {}", stretch.from.text(), stretch.to.text());
    let message = format!("{} here, and {} elsewhere in the draft", text(later), text(earlier));
    let finding = findings.report(odd.span(), message);
    finding.related(kept.span(), "the other date");
    for (here, there) in [(&odd, &kept), (&kept, &odd)] {
        if let Some(fix) = rewritten(here, there) {
            finding.fix(fix);
        }
    }
    odd.span()
}
