//! Parts of a group that are told in other sentences than the group: *Forty people were hurt. … Twelve of
//! them were children, the remaining 20 adults.*

use super::percent_total::is_whole;
use super::style::{like, plain};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Kind};
use crate::annotate::words::Words;
use crate::checks::StoryView;
use crate::document::{BlockKind, Role};
use crate::findings::{Findings, Fix};
use crate::story::figures::Place;
use crate::text::Edit;

/// Sentences between a group and its parts at most.
const FAR: usize = 3;

/// Parts between the first and the rest at most.
const PARTS: usize = 4;

/// Reports the groups whose parts, the rest included, are more or fewer than all.
pub(super) fn wrong_groups(view: &StoryView<'_>, findings: &mut Findings) {
    let counts = counts(view);
    for (at, first) in counts.iter().enumerate().filter(|(_, count)| points_back(&count.place)) {
        let Some(whole) = whole(&counts[..at], first) else { continue };
        let Some(between) =
            counts[at + 1..].iter().take(PARTS).position(|part| closes(first, part))
        else {
            continue;
        };
        let parts: Vec<Place<'_>> =
            counts[at..=at + 1 + between].iter().map(|part| part.place).collect();
        let plain = parts.iter().enumerate().all(|(at, part)| is_part(part, at == 0));
        if plain && parts.iter().all(|part| is_one_of(part.quantity, whole.place.quantity)) {
            judge(&whole.place, &parts, findings);
        }
    }
}

/// A count in running text, and which sentence of the draft's text it stands in.
struct Count<'a> {
    place: Place<'a>,
    sentence: usize,
}

fn counts<'a>(view: &StoryView<'a>) -> Vec<Count<'a>> {
    let mut before = 0;
    let mut out = Vec::new();
    for block in view.draft.blocks() {
        let told = block.block.kind == BlockKind::Paragraph && block.block.role == Role::Body;
        let counts = block.notes.quantities.iter().filter(|q| told && q.kind == Kind::Count);
        out.extend(counts.map(|quantity| Count {
            place: Place { block, quantity },
            sentence: before + quantity.sentence,
        }));
        // Another kind of block ends what *them* may mean.
        before += if told { block.notes.sentences.len() } else { FAR + 1 };
    }
    out
}

fn words_of<'a>(place: &Place<'a>) -> Words<'a> {
    Words::new(place.block.prose, &place.block.notes.tokens)
}

fn is_plain(quantity: &Quantity) -> bool {
    quantity.hedge == Hedge::None
        && quantity.range.is_none()
        && !quantity.attributive
        && quantity.per.is_none()
        && quantity.value.fract() == 0.0
}

/// *Twelve of them*, *12 of whom*.
fn points_back(place: &Place<'_>) -> bool {
    let (words, end) = (words_of(place), place.quantity.tokens.end);
    words.is(end, "of") && words.is_any(end + 1, &["them", "whom"])
}

/// What *them* are: the number of things told last, in a sentence before, if it is larger.
fn whole<'b, 'a>(before: &'b [Count<'a>], first: &Count<'_>) -> Option<&'b Count<'a>> {
    let whole =
        before.last().filter(|whole| (1..=FAR).contains(&(first.sentence - whole.sentence)))?;
    let (all, part) = (whole.place.quantity, first.place.quantity);
    let things = all.counted.as_ref().is_some_and(|counted| !counted.of);
    (things && is_plain(all) && all.value > part.value && !points_back(&whole.place))
        .then_some(whole)
}

/// Whether a part is what is left: *the remaining 20*, *the other 20*, *the rest, 20*. It stands in the
/// first part's sentence or the next.
fn closes(first: &Count<'_>, part: &Count<'_>) -> bool {
    let (words, at) = (words_of(&part.place), part.place.quantity.tokens.start);
    let after = |back: usize, list: &[&str]| at > back && words.is_any(at - back - 1, list);
    let named = after(0, &["remaining", "other"]) && after(1, &["the"]);
    let rest = after(0, &[",", "—", "–", "("]) && after(1, &["rest", "remainder"]);
    part.sentence - first.sentence <= 1 && (named || rest)
}

fn is_part(place: &Place<'_>, first: bool) -> bool {
    let behind = place.quantity.tokens.end;
    is_plain(place.quantity) && (first || !words_of(place).is_any(behind, &["of", "percent"]))
}

/// Whether a part may be some of the group: it names no noun, the group's, or like the group some sort of
/// people. *The other 20 boats* are none of 40 sailors.
fn is_one_of(part: &Quantity, whole: &Quantity) -> bool {
    match (&part.counted, &whole.counted) {
        (Some(part), Some(whole)) => {
            part.of || part.head == whole.head || is_whole(&part.head) && is_whole(&whole.head)
        }
        _ => true,
    }
}

fn judge(whole: &Place<'_>, parts: &[Place<'_>], findings: &mut Findings) {
    let sum: f64 = parts.iter().map(|part| part.quantity.value).sum();
    let off = whole.quantity.value - sum;
    if off.abs() < 0.5 {
        return;
    }
    let listed: Vec<&str> =
        parts.iter().map(|part| part.block.text(part.quantity.number)).collect();
    let all = whole.block.text(whole.quantity.number);
    let message = format!("{} is {}, not {all}", listed.join(" + "), plain(sum, 0));
    let Some(last) = parts.last() else { return };
    let finding = findings.report(last.block.absolute(last.quantity.span), message);
    finding.computed(plain(sum, 0));
    finding.related(whole.block.absolute(whole.quantity.span), "all of them");
    for part in &parts[..parts.len() - 1] {
        finding.related(part.block.absolute(part.quantity.span), "a part of them");
    }
    let solved = std::iter::once((last, last.quantity.value + off))
        .chain([(whole, sum)])
        .chain(parts[..parts.len() - 1].iter().map(|part| (part, part.quantity.value + off)));
    for (place, value) in solved.filter(|(_, value)| *value > 0.0) {
        if let Some(text) = like(place.quantity, place.block.prose, value) {
            let title = format!("Change {} to {text}", place.block.text(place.quantity.number));
            let number = place.block.absolute(place.quantity.number);
            finding.fix(Fix::new(title, vec![Edit::replace(number, text)]));
        }
    }
}
