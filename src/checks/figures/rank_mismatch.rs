//! *14th among 12 cities*; *the third-largest port* and *the second-largest port*: a place in an order
//! that the order does not have, and one thing in two places.

use super::line::{self, Line};
use crate::annotate::quantity::{Form, Hedge, Kind, comparison};
use crate::annotate::words::Words;
use crate::annotate::{BlockView, Quantity};
use crate::checks::{BlockNotes, Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, TokenKind};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "rank-mismatch",
    family: Family::Figures,
    summary: "A rank below the last one, or two ranks for one thing",
    page: include_str!("rank_mismatch.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Both(below_the_last, two_for_one),
};

/// *Ranked 14th among 12 cities*, *the third of two sons*.
fn below_the_last(view: &BlockNotes<'_>, findings: &mut Findings) {
    let prose = view.block.prose;
    line::each(view, |line| {
        for rank in line.comparisons.iter().filter(|told| told.kind == Kind::Rank) {
            let Some(all) = pool(line, rank).filter(|all| rank.value > all.value) else { continue };
            let (place, number) = (rank.span.of(prose), all.number.of(prose));
            let message = format!("{place} of {number}: there are only {number}");
            let finding = findings.report(rank.span, message);
            finding.related(all.span, "all there are");
        }
    });
}

/// The number of those among whom a rank is taken, as a plain count.
fn pool<'a>(line: &Line<'a>, rank: &Quantity) -> Option<&'a Quantity> {
    let at = comparison::pool(line.words, rank.tokens.end)?;
    let plain = |all: &&Quantity| {
        all.kind == Kind::Count
            && all.form != Form::Mixed
            && all.hedge == Hedge::None
            && all.range.is_none()
            && all.value.fract() == 0.0
    };
    line.quantities.iter().find(|all| all.tokens.start == at).filter(plain)
}

/// A named thing with its rank: *Vara, the country's third-largest port*.
struct Ranked<'a> {
    block: BlockView<'a>,
    rank: &'a Quantity,
    /// The last word of its name, what it is ranked by and as what, and among whom.
    key: String,
}

fn two_for_one(view: &StoryView<'_>, findings: &mut Findings) {
    let mut all: Vec<Ranked<'_>> = Vec::new();
    for block in view.draft.blocks() {
        let ranks = block.notes.comparisons.iter().filter(|told| told.kind == Kind::Rank);
        all.extend(ranks.filter_map(|rank| Some(Ranked { block, rank, key: key(&block, rank)? })));
    }
    // The sort keeps the order of reading.
    all.sort_by(|a, b| a.key.cmp(&b.key));
    for group in all.chunk_by(|a, b| a.key == b.key) {
        let Some((first, later)) = group.split_first() else { continue };
        if let Some(odd) = later.iter().find(|other| differ(first, other)) {
            report(first, odd, findings);
        }
    }
}

/// Whether two ranks differ in two sentences that name no year: ranks change with the years.
fn differ(a: &Ranked<'_>, b: &Ranked<'_>) -> bool {
    let dated = |one: &Ranked<'_>| {
        let dates = &one.block.notes.dates;
        dates.iter().any(|date| date.sentence == one.rank.sentence && date.year.is_some())
    };
    let apart = a.block.index != b.block.index || a.rank.sentence != b.rank.sentence;
    apart && a.rank.value.total_cmp(&b.rank.value).is_ne() && !dated(a) && !dated(b)
}

/// Words of a phrase that are looked at.
const REACH: usize = 5;

fn key(block: &BlockView<'_>, rank: &Quantity) -> Option<String> {
    let words = Words::new(block.prose, &block.notes.tokens);
    let sentence = &block.notes.sentences[rank.sentence].tokens;
    let (owner, subject) = before(words, rank.tokens.start, sentence.start)?;
    let end = sentence.end;
    let last = rank.tokens.end - 1;
    // The rest of *third-largest*, and the words behind: *third largest container port*.
    let rest = Span::new(rank.span.end, words.span(last).end).of(block.prose);
    let phrase = (last + 1..end.min(last + 1 + REACH)).take_while(|&at| {
        words.is_kind(at, TokenKind::Word)
            && !words.is_capitalised(at)
            && !words.has(at, Classes::PHRASE_END)
    });
    let behind = last + 1 + phrase.clone().count();
    let phrase: Vec<&str> = phrase.map(|at| words.text(at)).collect();
    // *In the world*, *of the country*: up to the next mark.
    let scope = (behind..end.min(behind + REACH)).take_while(|&at| words.is_word(at));
    let scope: Vec<&str> = scope.map(|at| words.text(at)).collect();
    let rest = rest.trim_start_matches('-');
    let kind =
        if rest.is_empty() { phrase.join(" ") } else { format!("{rest} {}", phrase.join(" ")) };
    let known = kind.contains("est ") || kind.contains("most ");
    known.then(|| format!("{subject}|{kind}|{owner}|{}", scope.join(" ")).to_lowercase())
}

/// Whose rank it is, and the name right before: *Vara is the*, *Vara, Norland’s*.
fn before(words: Words<'_>, rank: usize, start: usize) -> Option<(String, &str)> {
    let mut at = rank.checked_sub(1).filter(|&at| at > start)?;
    let mut owner = String::new();
    if words.is_kind(at, TokenKind::Clitic) && at > start + 1 {
        words.text(at - 1).clone_into(&mut owner);
        at -= 2;
        at += usize::from(!words.is(at, "the"));
    } else if !words.is(at, "the") {
        return None;
    }
    let link = at.checked_sub(1).filter(|&at| at > start)?;
    let named = words.is_capitalised(link - 1) && words.is_word(link - 1);
    let linked = words.is(link, ",") || words.is_any(link, &["is", "was", "remains"]);
    (named && linked).then(|| (owner, words.text(link - 1)))
}

fn report(first: &Ranked<'_>, odd: &Ranked<'_>, findings: &mut Findings) {
    let (here, there) = (odd.block.text(odd.rank.span), first.block.text(first.rank.span));
    let (at, other) = (odd.block.absolute(odd.rank.span), first.block.absolute(first.rank.span));
    let finding = findings.report(at, format!("{here} here, {there} elsewhere in the draft"));
    finding.related(other, format!("{there} there"));
    for (place, from, to) in [(at, here, there), (other, there, here)] {
        finding.fix(Fix::new(format!("Change {from} to {to}"), vec![Edit::replace(place, to)]));
    }
}
