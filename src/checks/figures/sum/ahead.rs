//! A total before its parts: *of the 386 votes cast, 150 … and 236 …*; *twelve people: six adults, …*.

use super::behind::total_after;
use super::{BREAKS, Claim, Sum, is_addend, leads_away};
use crate::annotate::Quantity;
use crate::annotate::quantity::{Hedge, Kind};
use crate::checks::figures::line::Line;
use crate::language::Classes;

pub(super) fn read<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    in_brackets(line)
        .or_else(|| (0..line.quantities.len() - 2).find_map(|at| ahead_of(line, at)))
        .or_else(|| both_kinds(line))
        .or_else(|| remainder(line))
}

/// *1,357 tonnes (462, 472 and 423 tonnes)* with *together* or the like in the sentence.
fn in_brackets<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    if !line.says(&["together", "total", "combined", "altogether", "all", "sum"]) {
        return None;
    }
    let all = line.quantities;
    let at = (0..all.len() - 2).find(|&at| {
        let gap = all[at].tokens.end..all[at + 1].tokens.start;
        is_addend(&all[at])
            && gap.len() <= 4
            && gap.clone().next_back().is_some_and(|last| line.words.is(last, "("))
    })?;
    let mut parts = vec![&all[at + 1]];
    for part in &all[at + 2..] {
        let last = parts[parts.len() - 1];
        let gap = last.tokens.end..part.tokens.start;
        if gap.len() > 3 || line.holds(gap.start, gap.end, &[")", "of", "to"]) {
            break;
        }
        parts.push(part);
    }
    let closed = line.words.is(parts[parts.len() - 1].tokens.end, ")");
    let units = parts.iter().all(|part| is_addend(part) && bare_or_same(part, &all[at]));
    let fits = closed && units && parts.len() >= 2;
    fits.then(|| Sum { parts, total: &all[at], claim: Claim::Whole })
}

/// In *462, 472 and 423 tonnes* only the last bears the unit.
fn bare_or_same(part: &Quantity, total: &Quantity) -> bool {
    part.unit == total.unit || part.kind == Kind::Count && part.counted.is_none()
}

/// How a total leads to its parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// *Of the 40*.
    Opening,
    /// *Including*.
    Including,
    /// *Consisting of*, *split between*.
    MadeOf,
    /// Something else tells that a list follows: a colon, *in total, with*, *of which*.
    Listed,
    /// *Twelve people — six adults, four children and two crew*: up to the dash that closes it.
    Dash,
    /// Only a comma or a bracket: the list may be of other things.
    Apposed,
}

impl Lead {
    /// How the quantity at `at` leads to the one behind it.
    fn of(line: &Line<'_>, at: usize) -> Option<Self> {
        let (words, total, first) = (line.words, &line.quantities[at], &line.quantities[at + 1]);
        let start = line.sentence.tokens.start;
        let (from, to) = (total.tokens.end, first.tokens.start);
        let whom = ["whom", "which", "these", "them"];
        let of_them = words.is(first.tokens.end, "of") && words.is_any(first.tokens.end + 1, &whom)
            || words.after_any(to, &whom) && to > 1 && words.after_any(to - 1, &["of"]);
        let comma = words.after_any(to, &[","]);
        let told = total_after(line, total) && (comma || line.holds(from, to, &["with"]));
        let noun = total.counted.as_ref().map(|counted| counted.span);
        let only_noun = (from..to.saturating_sub(1))
            .all(|at| noun.is_some_and(|noun| words.span(at).overlaps(noun)));
        match () {
            () if at == 0 && words.is(start, "of") && total.tokens.start <= start + 3 => {
                Some(Self::Opening)
            }
            () if line.holds(from, to, &["including"]) => Some(Self::Including),
            () if is_made_of(line, from, to) => Some(Self::MadeOf),
            () if of_them || told || line.holds(from, to, &[":"]) => Some(Self::Listed),
            () if opens_dash(line, first) => Some(Self::Dash),
            () if only_noun && (comma || words.after_any(to, &["("])) => Some(Self::Apposed),
            () => None,
        }
    }
}

/// Whether a dash stands before the first part.
fn opens_dash(line: &Line<'_>, first: &Quantity) -> bool {
    let to = first.tokens.start;
    to > 0 && line.words.is_dash(to - 1) && !line.words.glued(to)
}

/// *Comprising*, *made up of*, *divided between* somewhere in the tokens.
fn is_made_of(line: &Line<'_>, from: usize, to: usize) -> bool {
    let pair = |first: &[&str], second: &[&str]| {
        (from..to).any(|at| line.words.is_any(at, first) && line.words.is_any(at + 1, second))
    };
    line.holds(from, to, &["comprising", "consisting", "comprises", "namely"])
        || pair(&["consists", "composed", "up"], &["of"])
        || pair(&["split", "divided", "shared"], &["between", "among", "into"])
}

fn ahead_of<'a>(line: &Line<'a>, at: usize) -> Option<Sum<'a>> {
    let total = &line.quantities[at];
    // *A 15-member board is made up of*: the number of members is the total.
    let body = total.attributive && total.kind == Kind::Count && total.range.is_none();
    if !(is_addend(total) || body) || total.hedge != Hedge::None {
        return None;
    }
    let lead = Lead::of(line, at)?;
    let (from, to) = (total.tokens.end, line.quantities[at + 1].tokens.start);
    if body && lead != Lead::MadeOf || line.holds(from, to, &[";", "but", "while"]) {
        return None;
    }
    let parts = run_behind(line, at);
    let enough = match lead {
        Lead::Dash => parts.len() > 2 || parts.len() == 2 && is_split(line, total, &parts),
        Lead::Apposed => parts.len() > 1 && is_split(line, total, &parts),
        _ => parts.len() > 1,
    };
    // *Seven districts reported cases: 423 in all*: what stands behind the colon is more.
    let some = matches!(lead, Lead::Opening | Lead::Including) || total_after(line, total);
    let more = !some && parts.iter().any(|part| part.value >= total.value);
    let claim = if enough && !more { claim(line, lead, total, &parts) } else { return None };
    Some(Sum { parts, total, claim })
}

/// What a sentence claims of a total and the parts behind it.
fn claim(line: &Line<'_>, lead: Lead, total: &Quantity, parts: &[&Quantity]) -> Claim {
    let (from, to) = (total.tokens.end, parts[0].tokens.start);
    let last = parts[parts.len() - 1];
    let end = line.sentence.tokens.end.min(last.tokens.end + 5);
    let holds = |list: &[&str]| line.holds(to, end, list);
    let votes = total.counted.as_ref().is_some_and(|counted| counted.head == "vote")
        || line.holds(from, to, &["cast", "votes", "ballots"]);
    let sides = votes && holds(SIDES.0) && holds(SIDES.1);
    let opposed = sides || are_opposed(holds);
    let cast = lead == Lead::Opening && opposed && line.holds(from, to, &["cast"]);
    // *Made up of seven men and five women*: the parts follow right away and end with *and*.
    let closes =
        is_closed(line, parts) && !line.holds(last.tokens.end, end, &["and", "as", "plus", "or"]);
    let right_away = to - from <= 6 && line.words.after_any(to, &["of", "comprising", "between"]);
    let made_of = lead == Lead::MadeOf && right_away && closes;
    match lead {
        _ if cast || made_of || lead != Lead::Including && holds(REST) => Claim::Whole,
        Lead::MadeOf | Lead::Listed | Lead::Dash | Lead::Apposed => Claim::Near,
        Lead::Opening | Lead::Including if opposed => Claim::Near,
        Lead::Opening | Lead::Including => Claim::Some,
    }
}

/// Whether the last two parts are joined by *and*.
fn is_closed(line: &Line<'_>, parts: &[&Quantity]) -> bool {
    let last = parts.windows(2).last();
    last.is_some_and(|pair| line.holds(pair[0].tokens.end, pair[1].tokens.start, &["and"]))
}

/// Words that tell parts apart by where they are or whose: nothing is in two of them. *With a view*
/// and *with a balcony* may be one.
const APART: &[&str] = &["in", "from", "for", "at", "on", "by"];

/// *452 in Spain, 301 in Italy and 250 in France*: parts that name no things of their own, all told
/// apart by the same word.
fn is_split(line: &Line<'_>, total: &Quantity, parts: &[&Quantity]) -> bool {
    let head = |q: &Quantity| q.counted.as_ref().map(|counted| counted.head.clone());
    let own = parts.iter().any(|part| head(part).is_some() && head(part) != head(total));
    let tie = |part: &&&Quantity| {
        let near = part.tokens.end..part.tokens.end + 3;
        let at = near.into_iter().find(|&at| line.words.has(at, Classes::PREPOSITION))?;
        APART.iter().position(|word| line.words.is(at, word))
    };
    let mut ties = parts.iter().map(|part| tie(&part));
    let first = ties.next().flatten();
    !own && is_closed(line, parts) && first.is_some() && ties.all(|tie| tie == first)
}

/// Words that make a list of parts complete.
const REST: &[&str] = &["rest", "remaining", "remainder", "elsewhere", "others", "other"];

/// *The school has 500 pupils, 260 girls and 240 boys*: two kinds that leave no third.
fn both_kinds<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    line.quantities.windows(3).find_map(|three| {
        let [total, first, second] = three else { return None };
        let (from, to) = (total.tokens.end, first.tokens.start);
        let noun = total.counted.as_ref().map(|counted| counted.span);
        let apposed = (from..to).all(|at| {
            noun.is_some_and(|noun| line.words.span(at).overlaps(noun))
                || line.words.is_any(at, &[",", "(", "—", "–"])
        }) && to > from
            && line.words.is_any(to - 1, &[",", "(", "—", "–"]);
        let (gap, end) = (first.tokens.end..second.tokens.start, second.tokens.end + 4);
        let joined = gap.len() <= 4 && line.holds(gap.start, gap.end, &["and", "plus"]);
        let holds = |list: &[&str]| line.holds(to, end.min(line.sentence.tokens.end), list);
        let opposed = are_opposed(holds);
        let addends = [total, first, second].into_iter().all(is_addend);
        let fits = apposed
            && joined
            && opposed
            && addends
            && total.hedge == Hedge::None
            && first.value.max(second.value) < total.value;
        fits.then(|| Sum { parts: vec![first, second], total, claim: Claim::Near })
    })
}

/// *Of 40 boats, 12 sank, leaving 28*.
fn remainder<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let [total, gone, rest] = line.quantities else { return None };
    let led = line.led_by(rest, 3, &["leaving", "leaves"]);
    let gains =
        ["gained", "added", "hired", "joined", "new", "born", "more", "than", "each", "per"];
    let nouns = [gone, rest].into_iter().all(|part| match (&part.counted, &total.counted) {
        (Some(part), Some(total)) => part.head == total.head,
        _ => true,
    });
    let all = [total, gone, rest];
    let alike = all.iter().all(|q| is_addend(q) && q.unit == total.unit && q.hedge == Hedge::None);
    let fits =
        led && nouns && alike && !line.says(&gains) && gone.value.max(rest.value) < total.value;
    fits.then(|| Sum { parts: vec![gone, rest], total, claim: Claim::Whole })
}

/// Words for two groups that leave no third.
const OPPOSED: &[(&[&str], &[&str])] = &[
    (&["passengers"], &["crew"]),
    (&["full-time"], &["part-time"]),
    (&["civilians"], &["soldiers", "troops"]),
    (&["public"], &["private"]),
    (&["north"], &["south"]),
];

/// Two groups that leave no third and that nobody is both of.
pub(in crate::checks::figures) const EXCLUSIVE: &[(&[&str], &[&str])] = &[
    (&["men", "male", "males"], &["women", "female", "females"]),
    (&["boys"], &["girls"]),
    (&["adults"], &["children", "minors"]),
];

/// For and against: who votes takes one side, who is asked need not.
const SIDES: (&[&str], &[&str]) =
    (&["favour", "favor", "for", "yes"], &["against", "opposed", "no"]);

fn are_opposed(holds: impl Fn(&[&str]) -> bool) -> bool {
    EXCLUSIVE.iter().chain(OPPOSED).any(|(a, b)| holds(a) && holds(b))
}

/// The coordinated quantities behind the one at `at`.
fn run_behind<'a>(line: &Line<'a>, at: usize) -> Vec<&'a Quantity> {
    let all = line.quantities;
    let dash = opens_dash(line, &all[at + 1]);
    let total = &all[at];
    let mut parts: Vec<&Quantity> = Vec::new();
    for part in &all[at + 1..] {
        let fits = is_addend(part) && part.unit == total.unit;
        let joined = parts.last().is_none_or(|last| {
            let (from, to) = (last.tokens.end, part.tokens.start);
            let closed = dash && line.holds(from, to, &["—", "–", "-"]);
            !closed
                && to - from <= 9
                && line.holds(from, to, &[",", "and"])
                && !line.holds(from, to, BREAKS)
                && !leads_away(line, part)
        });
        if !fits || !joined {
            break;
        }
        parts.push(part);
    }
    parts
}
