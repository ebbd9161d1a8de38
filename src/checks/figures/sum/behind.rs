//! A total behind its parts: *170 in the north and 214 in the south, a total of 384*.

use super::{BREAKS, Claim, Sum, is_addend, leads_away};
use crate::annotate::Quantity;
use crate::annotate::quantity::Hedge;
use crate::checks::figures::line::Line;
use crate::checks::figures::style::same_unit;

pub(super) fn read<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let mut totals = line.quantities.iter().enumerate().skip(2);
    let (at, total, claim) = totals.find_map(|(at, total)| {
        let claim = if is_addend(total) { claim(line, total) } else { None };
        claim.map(|claim| (at, total, claim))
    })?;
    let parts = run_before(line, at);
    let few = claim != Claim::Difference || parts.len() == 2;
    let fits =
        total.hedge == Hedge::None && parts.len() > 1 && few && !counts_another(&parts, total);
    fits.then_some(Sum { parts, total, claim })
}

/// *£34 on Friday, £52 on Saturday and £29 on Sunday. The three nights brought in £115 in total.*
pub(super) fn over_two<'a>(before: &Line<'a>, line: &Line<'a>) -> Option<Sum<'a>> {
    let mut totals = line.quantities.iter().filter(|quantity| !is_list_length(quantity, before));
    let (total, None) = (totals.next()?, totals.next()) else { return None };
    let parts: Vec<&Quantity> = before.quantities.iter().collect();
    let last = parts.last()?;
    let alike = parts.iter().all(|part| is_addend(part) && same_unit(part, total));
    let listed = parts.windows(2).all(|pair| joined(before, pair[0], pair[1]));
    let closes = parts.windows(2).last().is_some_and(|pair| is_last(before, pair[0], pair[1]));
    let ends = before.sentence.tokens.end.saturating_sub(last.tokens.end) <= GAP;
    let fits = is_addend(total)
        && total.hedge == Hedge::None
        && claim(line, total) == Some(Claim::Whole)
        && alike
        && listed
        && closes
        && ends;
    (fits && !counts_another(&parts, total)).then_some(Sum { parts, total, claim: Claim::Close })
}

/// *The three nights*: how many parts the sentence before names.
fn is_list_length(quantity: &Quantity, before: &Line<'_>) -> bool {
    let parts = u32::try_from(before.quantities.len()).unwrap_or(u32::MAX);
    (quantity.value - f64::from(parts)).abs() < 0.5
}

/// *12 games, 4 and 2, a total of 26 points*: all parts are of one noun, the total of another.
fn counts_another(parts: &[&Quantity], total: &Quantity) -> bool {
    let mut nouns = parts.iter().filter_map(|part| noun(part));
    let Some((first, sum)) = nouns.next().zip(noun(total)) else { return false };
    first != sum && nouns.all(|other| other == first)
}

fn noun(quantity: &Quantity) -> Option<&str> {
    quantity.counted.as_ref().map(|counted| counted.head.as_str())
}

/// What the words beside a number claim of it as a total.
fn claim(line: &Line<'_>, quantity: &Quantity) -> Option<Claim> {
    if total_before(line, quantity) || total_after(line, quantity) {
        return Some(Claim::Whole);
    }
    if is_difference(line, quantity) {
        return Some(Claim::Difference);
    }
    if is_raised(line, quantity) {
        return Some(Claim::Some);
    }
    let close =
        adds_up(line, quantity) || is_told_of_total(line, quantity) || of_all(line, quantity);
    close.then_some(Claim::Close)
}

/// *A total of*, *for a total of*, *totalling* right before the number.
pub(super) fn total_before(line: &Line<'_>, quantity: &Quantity) -> bool {
    let words = line.words;
    let at = quantity.tokens.start;
    let of = at > 1 && words.is(at - 1, "of") && words.is_any(at - 2, &["total", "sum"]);
    let made = words.after_any(at, &["totalling", "totaling", "totalled", "totaled"]);
    // *And a total of nine broke* is one more thing that is told.
    let one_more = at > 3 && words.is(at - 4, "and") && !line.words.is_any(at - 3, &["grand"]);
    of && !words.is_any(at.wrapping_sub(3), &["grand"]) && !one_more || made
}

/// *In total*, *in all*, *altogether*, *between them* right behind the number or its noun.
pub(super) fn total_after(line: &Line<'_>, quantity: &Quantity) -> bool {
    let words = line.words;
    (quantity.tokens.end..quantity.tokens.end + 3).any(|at| {
        let two = words.is(at, "in") && words.is_any(at + 1, &["total", "all"])
            || words.is(at, "all") && words.is(at + 1, "told")
            || words.is(at, "between") && words.is_any(at + 1, &["them", "us"]);
        let one = words.is_any(at, &["altogether", "overall", "combined"]);
        two && closes(line, at + 2) || one && closes(line, at + 1)
    })
}

/// Whether a clause ends before the token `at`.
fn closes(line: &Line<'_>, at: usize) -> bool {
    line.words.is_any(at, &[",", ".", ":", ";", ")", "—", "–"]) || at >= line.sentence.tokens.end
}

/// *Or 51 homes in all three villages*.
fn of_all(line: &Line<'_>, quantity: &Quantity) -> bool {
    let words = line.words;
    let or = words.after_any(quantity.tokens.start, &["or", "–", "—"]);
    let near = quantity.tokens.end..quantity.tokens.end + 3;
    or && near.into_iter().any(|at| words.is(at, "in") && words.is_any(at + 1, &["all", "both"]))
}

/// *Adding up to 19*, *amounting to 19*, *making 123*.
fn adds_up(line: &Line<'_>, quantity: &Quantity) -> bool {
    let (words, at) = (line.words, quantity.tokens.start);
    let to = words.after_any(at, &["to"]) && at > 2;
    let add = ["add", "adds", "added", "adding"];
    let amount = ["amount", "amounts", "amounted", "amounting"];
    to && (words.is(at - 2, "up") && words.is_any(at - 3, &add) || words.is_any(at - 2, &amount))
        || words.after_any(at, &["making"])
        || words.after_any(at, &["it", "that"]) && at > 1 && words.after_any(at - 1, &["making"])
}

/// *The two-day total reached 21*, *the sum is 21*.
fn is_told_of_total(line: &Line<'_>, quantity: &Quantity) -> bool {
    let (words, mut at) = (line.words, quantity.tokens.start);
    if words.after_any(at, &["to", "at"]) {
        at -= 1;
    }
    let verbs = ["reached", "was", "is", "came", "comes", "stands", "stood", "amounted"];
    words.after_any(at, &verbs) && at > 1 && words.after_any(at - 1, &["total", "sum", "tally"])
}

/// *Bringing the toll to 30*: what was counted before is in it.
fn is_raised(line: &Line<'_>, quantity: &Quantity) -> bool {
    const RAISES: &[&str] = &[
        "bringing", "brings", "brought", "taking", "takes", "took", "raising", "raises", "raised",
        "pushing", "lifting",
    ];
    const COUNTS: &[&str] = &["total", "toll", "tally", "number", "count", "sum", "figure"];
    let (words, at) = (line.words, quantity.tokens.start);
    let from = at.saturating_sub(REACH);
    words.after_any(at, &["to"]) && line.holds(from, at, RAISES) && line.holds(from, at, COUNTS)
}

/// Tokens between a verb that raises a count and the number.
const REACH: usize = 6;

/// *A surplus of 27*.
fn is_difference(line: &Line<'_>, quantity: &Quantity) -> bool {
    let (words, at) = (line.words, quantity.tokens.start);
    let nouns = ["difference", "surplus", "deficit", "gap", "shortfall"];
    words.after_any(at, &["of"]) && at > 1 && words.after_any(at - 1, &nouns)
}

/// Tokens between two parts, or the last one and what follows.
const GAP: usize = 12;

/// The coordinated quantities right before the one at `at`: joined by commas, *and*, few words.
fn run_before<'a>(line: &Line<'a>, at: usize) -> Vec<&'a Quantity> {
    let all = line.quantities;
    let total = &all[at];
    let mut parts: Vec<&Quantity> = Vec::new();
    let mut next = total;
    for part in all[..at].iter().rev() {
        // *The two-day total*.
        if parts.is_empty() && part.attributive && !same_unit(part, total) {
            continue;
        }
        let last = parts.is_empty();
        let gap = next.tokens.start.saturating_sub(part.tokens.end);
        let apart = line.holds(part.tokens.end, next.tokens.start, &[";", "including"]);
        let fits = is_addend(part) && same_unit(part, total) && !apart;
        if !fits || gap > GAP || !(last || joined(line, part, next)) {
            break;
        }
        parts.push(part);
        next = part;
    }
    // *The two clubs, with 214 and 187 members, have 401 members*: two clubs are no part of that.
    if let Some(one) =
        parts.iter().position(|part| noun(part).is_some() && noun(part) == noun(total))
    {
        let other = |part: &&Quantity| noun(part).is_some() && noun(part) != noun(total);
        let own = parts[one..].iter().position(other).map_or(parts.len(), |at| one + at);
        parts.truncate(own);
    }
    let linked = parts.len() >= 2 && is_last(line, parts[1], parts[0]);
    parts.reverse();
    if linked { parts } else { Vec::new() }
}

/// Whether two numbers in a row are items of one list.
fn joined(line: &Line<'_>, part: &Quantity, next: &Quantity) -> bool {
    let (from, to) = (part.tokens.end, next.tokens.start);
    to.saturating_sub(from) <= GAP
        && line.holds(from, to, &[",", "and", "plus", "+"])
        && !line.holds(from, to, BREAKS)
        && !leads_away(line, next)
}

/// Whether the second of two parts is the last of its list.
fn is_last(line: &Line<'_>, part: &Quantity, last: &Quantity) -> bool {
    line.holds(part.tokens.end, last.tokens.start, &["and", "plus", "+"])
}
