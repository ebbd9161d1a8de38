//! How far a run of capitalised words goes, and which names stand in it.

use std::ops::Range;

use super::scan::Scanner;
use super::{Capital, Cues, MentionKind, cues, kind, nouns, tail, team, title};
use crate::language::{Classes, TokenKind};

/// A run of tokens that begins with a capitalised word.
pub(super) struct Run {
    /// Its first token.
    pub(super) start: usize,
    /// The token behind it.
    pub(super) end: usize,
    /// The token behind its sentence.
    pub(super) limit: usize,
    /// The sentence's index.
    pub(super) sentence: usize,
    /// What the first word's capital is worth.
    pub(super) capital: Capital,
}

/// A name in a run, as ranges of tokens.
pub(super) struct Found {
    pub(super) name: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) kind: MentionKind,
    pub(super) cues: Cues,
}

/// Heads that take *of* or *for*: *Ministry of Unification*, *Centers for Disease Control*.
const HEADS: Classes = Classes::ORGANISATION_HEAD.or(Classes::PLACE_HEAD);

/// The token behind the run.
pub(super) fn end(scan: &Scanner<'_>, run: &Run) -> usize {
    let mut end = run.start + 1;
    while let Some(next) = step(scan, run, end) {
        end = next;
    }
    end
}

/// Where the run goes on from `at`: the token behind its next word.
fn step(scan: &Scanner<'_>, run: &Run, at: usize) -> Option<usize> {
    let token = scan.tokens.get(at).filter(|_| at < run.limit)?;
    if tail::is_joined(scan.text(at - 1)) {
        return None;
    }
    let cap = |at: usize| at < run.limit && capitalised(scan, run, at);
    match scan.text(at) {
        "&" if cap(at + 1) => Some(at + 2),
        "," if cap(at + 1) && is_suffix(scan.text(at + 1)) => Some(at + 2),
        "of" | "for" if takes_of(scan, at - 1) => {
            if cap(at + 1) {
                Some(at + 2)
            } else {
                let article = at + 2 < run.limit && scan.text(at + 1) == "the" && cap(at + 2);
                article.then_some(at + 3)
            }
        }
        "and" if cap(at + 1) && joins_with_and(scan, run, at) => Some(at + 2),
        // *José Ortega y Vasset*
        "y" if cap(at + 1) && !scan.ordinary(at - 1) => Some(at + 2),
        _ if token.kind == TokenKind::Clitic => {
            let holder = scan.ordinary(at - 1) || scan.is(at - 1, Classes::HONORIFIC);
            // *Norden Review’s Ann Lee* are two.
            let person = cap(at + 1) && scan.is(at + 1, Classes::GIVEN_NAME) && cap(at + 2);
            (holder && cap(at + 1) && !person && run.capital != Capital::Headline).then_some(at + 2)
        }
        _ if cap(at) && !token.glued => Some(at + 1),
        _ if scan.is(at, Classes::NAME_PARTICLE) && !token.glued => {
            let mut next = at + 1;
            while next < run.limit && next < at + 3 && is_particle(scan, next) {
                next += 1;
            }
            let begun = !scan.ordinary(at - 1) || scan.is(at - 1, Classes::NAME_PARTICLE);
            (cap(next) && begun).then_some(next + 1)
        }
        // *William “Bill” Ode*
        _ if token.kind == TokenKind::QuotationMark => behind_nickname(scan, run, at),
        _ => None,
    }
}

/// The most words of a nickname: *The Iron Fist*.
const MAX_NICKNAME: usize = 3;

/// The token behind the surname that follows a nickname in quotation marks, which stands behind a first
/// name.
fn behind_nickname(scan: &Scanner<'_>, run: &Run, mark: usize) -> Option<usize> {
    let cap = |at: usize| at < run.limit && scan.tokens[at].is_capitalised();
    let named = scan.is(mark - 1, Classes::GIVEN_NAME) || is_initial(scan.text(mark - 1));
    let limit = run.limit.min(mark + MAX_NICKNAME + 2);
    let closes = (mark + 1..limit).find(|&at| !cap(at))?;
    let marked = scan.tokens[closes].kind == TokenKind::QuotationMark && closes > mark + 1;
    let surname = closes + 1;
    let goes_on = surname < run.limit && capitalised(scan, run, surname);
    (named && marked && goes_on && !scan.ordinary(surname)).then_some(surname + 1)
}

fn is_particle(scan: &Scanner<'_>, at: usize) -> bool {
    scan.is(at, Classes::NAME_PARTICLE) && !scan.tokens[at].is_capitalised()
}

/// Whether the word at `at` can be part of a name that has begun.
fn capitalised(scan: &Scanner<'_>, run: &Run, at: usize) -> bool {
    let token = &scan.tokens[at];
    // *Selm Sun* is a newspaper.
    let day = scan.is(at, Classes::MONTH | Classes::WEEKDAY);
    let paper = day && scan.text(at) == "Sun" && at > run.start && scan.is(at - 1, Classes::PLACE);
    if !token.is_capitalised() || day && !paper {
        return false;
    }
    if scan.is_function_word(at) && !is_initial(scan.text(at)) {
        return false;
    }
    run.capital != Capital::Headline
        || !scan.ordinary(at)
        || scan.is(at, HEADS)
        || scan.is(at, Classes::TITLE.or(Classes::TITLE_MODIFIER))
}

fn is_initial(text: &str) -> bool {
    text.len() == 2 && text.ends_with('.')
}

/// *Jr.*, *III*, *Inc.*
pub(super) fn is_suffix(text: &str) -> bool {
    matches!(text.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV" | "Inc" | "Ltd" | "LLC")
}

fn takes_of(scan: &Scanner<'_>, at: usize) -> bool {
    !is_suffix(scan.text(at))
        && scan.tokens[at].is_capitalised()
        && (scan.is(at, HEADS | Classes::TITLE) || is_body(scan, at))
}

/// Ordinary words that name a body when *of* follows: *Republic of Korea*, *House of Lords*.
fn is_body(scan: &Scanner<'_>, at: usize) -> bool {
    let text = scan.text(at);
    ["Republic", "Kingdom", "Speaker", "Chief", "Isle", "Bay", "Ministry"].contains(&text)
}

/// Whether the *and* at `at` stands inside one name: *Food and Drug Administration*, *Department of
/// Health and Human Services*.
fn joins_with_and(scan: &Scanner<'_>, run: &Run, at: usize) -> bool {
    let before = run.start..at;
    if before.clone().any(|at| matches!(scan.text(at), "of" | "for")) {
        return before.clone().any(|at| scan.is(at, Classes::ORGANISATION_HEAD))
            && scan.ordinary(at + 1)
            && !before.clone().any(|at| scan.text(at) == "and");
    }
    let mut last = at + 1;
    while last + 1 < run.limit && last < at + 5 && capitalised(scan, run, last + 1) {
        last += 1;
    }
    let plain =
        |at: usize| !scan.is(at, HEADS | Classes::PLACE | Classes::GIVEN_NAME | Classes::TITLE);
    scan.is(last, Classes::ORGANISATION_HEAD)
        && before.clone().all(plain)
        && (at + 1..last).all(plain)
        && (last > at + 1 || before.len() == 1)
}

/// The names in a run.
pub(super) fn mentions(scan: &Scanner<'_>, run: &Run) -> Vec<Found> {
    let mut range = run.start..run.end;
    if run.capital == Capital::Initial && range.len() > 1 {
        range = without_opening(scan, range);
    }
    let (body, holder) = body_and_holder(scan, &range);
    if is_organisation(scan, &body) {
        let found = Found {
            cues: cues::of(scan, run, &body),
            name: body,
            title: None,
            kind: MentionKind::Organisation,
        };
        let holder = holder.map(|name| Found {
            cues: cues::of(scan, run, &name),
            name,
            title: None,
            kind: MentionKind::Person,
        });
        return std::iter::once(found).chain(holder).collect();
    }
    clauses(scan, range)
        .into_iter()
        .flat_map(|range| title::split(scan, run, range))
        .filter(|(name, title)| title.is_some() || !is_no_name(scan, name))
        .map(|(name, title)| {
            let mut cues = match title {
                Some(_) => Cues::default(),
                None => cues::of(scan, run, &name),
            };
            let kind = kind::of(scan, run, &name, title.as_ref(), cues);
            if kind == MentionKind::Place {
                cues.team = team::plays(scan, &name, run.limit);
            }
            Found { name, title, kind, cues }
        })
        .collect()
}

/// A body and the person of it who is named right behind: *University of Oblenz* and *Ann Lee*.
fn body_and_holder(
    scan: &Scanner<'_>,
    range: &Range<usize>,
) -> (Range<usize>, Option<Range<usize>>) {
    let name = range.end.saturating_sub(2);
    let of = (range.start + 1..name).any(|at| scan.text(at) == "of");
    let own = Classes::PLACE | Classes::ORGANISATION_HEAD | Classes::PLACE_HEAD;
    let plain = |at: usize| !scan.ordinary(at) && !scan.is(at, own);
    let person = of
        && name > range.start + 2
        && !matches!(scan.text(name - 1), "of" | "the" | "for" | "and" | "&")
        && scan.is(name, Classes::GIVEN_NAME)
        && plain(name)
        && plain(name + 1);
    if person { (range.start..name, Some(name..range.end)) } else { (range.clone(), None) }
}

/// The run without the verb that stands between two people in a headline: *Ann Lee Beats Bo Chan*.
fn clauses(scan: &Scanner<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let given = |at: usize| scan.is(at, Classes::GIVEN_NAME) && !scan.ordinary(at);
    let verb = |&at: &usize| {
        let tells = Classes::GIVEN_NAME | Classes::TITLE | Classes::PLACE | HEADS;
        scan.ordinary(at) && scan.text(at).ends_with('s') && !scan.is(at, tells) && given(at + 1)
    };
    let inside = range.start + 2..range.end.saturating_sub(2);
    match inside.into_iter().find(verb).filter(|_| given(range.start)) {
        Some(verb) => vec![range.start..verb, verb + 1..range.end],
        None => vec![range],
    }
}

/// The run without an ordinary word that owes its capital to the sentence: *Police* in *Police
/// Kursk Oblast*, not *White* in *White House*.
fn without_opening(scan: &Scanner<'_>, range: Range<usize>) -> Range<usize> {
    let opening = range.start;
    let name_like = Classes::GIVEN_NAME
        | Classes::PLACE
        | Classes::TITLE
        | Classes::TITLE_MODIFIER
        | Classes::HONORIFIC
        | Classes::DEMONYM
        | Classes::ORGANISATION_HEAD
        | Classes::PLACE_HEAD;
    // *Boxer Tomas Ode won*
    let trade = nouns::noun(scan.text(opening)).what == Some(MentionKind::Person)
        && scan.is(opening + 1, Classes::GIVEN_NAME);
    let named = scan.is(opening, name_like) || kind::is_place(scan, &range);
    if !scan.ordinary(opening) && !trade || named || !is_word(scan, opening + 1) {
        return range;
    }
    let rest = opening + 1..range.end;
    if rest.clone().all(|at| scan.ordinary(at)) || is_organisation(scan, &rest) {
        range
    } else {
        rest
    }
}

fn is_word(scan: &Scanner<'_>, at: usize) -> bool {
    scan.tokens[at].is_capitalised()
}

/// Whether the words are an organisation's as a whole, so that no title is looked for in them.
fn is_organisation(scan: &Scanner<'_>, range: &Range<usize>) -> bool {
    if range.len() < 2 {
        return false;
    }
    let head = |at: usize| scan.is(at, Classes::ORGANISATION_HEAD);
    let titled = scan.is(range.start, Classes::HONORIFIC);
    let of = range.clone().find(|&at| matches!(scan.text(at), "of" | "for"));
    let last = range.end - 1;
    let place = scan.is(last, Classes::PLACE_HEAD);
    match of {
        Some(of) => head(of - 1) && !scan.is(of - 1, Classes::TITLE),
        None => head(last) && !titled && !place && !kind::is_soft_headed(scan, range),
    }
}

/// Whether the words alone are nobody's name: nationalities, offices.
fn is_no_name(scan: &Scanner<'_>, name: &Range<usize>) -> bool {
    let none = Classes::DEMONYM
        | Classes::TITLE
        | Classes::TITLE_MODIFIER
        | Classes::HONORIFIC
        | Classes::NAME_PARTICLE;
    let direction = |at: usize| matches!(scan.text(at), "North" | "South" | "East" | "West");
    name.clone().all(|at| {
        (scan.classes(at).has(none) || direction(at) && name.len() > 1)
            && !scan.is(at, Classes::GIVEN_NAME)
    })
}
