//! What a name's own words and neighbours tell of its kind.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::MentionKind::{self, Organisation, Person, Place, Unknown, Work};
use super::run::Run;
use super::scan::Scanner;
use super::{Capital, Cues, fold};
use crate::language::{Classes, Shape, TokenKind, lexicon};

/// The kind of a name, as far as its words and neighbours tell.
pub(super) fn of(
    scan: &Scanner<'_>,
    run: &Run,
    name: &Range<usize>,
    title: Option<&Range<usize>>,
    cues: Cues,
) -> MentionKind {
    if title.is_some() {
        return Person;
    }
    if cues.work > 2 {
        return Work;
    }
    let kind = if name.len() == 1 { single(scan, run, name.start) } else { several(scan, name) };
    match kind {
        Unknown => neighbours(scan, run, name, cues),
        // *In Victoria*
        Person if name.len() == 1 => cues.told().unwrap_or(Person),
        kind => kind,
    }
}

fn single(scan: &Scanner<'_>, run: &Run, at: usize) -> MentionKind {
    let text = scan.name_part(at).of(scan.prose);
    if is_place_acronym(text) {
        return Place;
    }
    match scan.classes(at) {
        classes if classes.has(Classes::ORGANISATION) => Organisation,
        classes if scan.tokens[at].shape == Shape::Upper => {
            if classes.has(Classes::KNOWN_ACRONYM) && !THINGS.contains(&fold::key(text)) {
                Organisation
            } else {
                Unknown
            }
        }
        classes if classes.has(Classes::PLACE) => Place,
        classes if classes.has(Classes::GIVEN_NAME) && !scan.ordinary(at) => Person,
        classes if classes.has(Classes::ORGANISATION_HEAD) && is_the_body(scan, run, at) => {
            Organisation
        }
        _ => Unknown,
    }
}

/// *The Ministry*, within a sentence, is a body that was named before.
fn is_the_body(scan: &Scanner<'_>, run: &Run, at: usize) -> bool {
    let the = at.checked_sub(1).is_some_and(|at| scan.text(at) == "the");
    the && run.capital == Capital::Tells
}

/// Acronyms of countries, states and towns that are written without explanation.
fn is_place_acronym(text: &str) -> bool {
    matches!(
        text.trim_end_matches('.'),
        "U.S"
            | "US"
            | "USA"
            | "U.S.A"
            | "UK"
            | "U.K"
            | "UAE"
            | "U.A.E"
            | "USSR"
            | "DRC"
            | "DPRK"
            | "DC"
            | "D.C"
            | "LA"
            | "L.A"
            | "NY"
            | "N.Y"
            | "NYC"
            | "NSW"
            | "NZ"
    )
}

fn several(scan: &Scanner<'_>, name: &Range<usize>) -> MentionKind {
    let is = |at: usize, classes: Classes| scan.is(at, classes);
    let (first, last) = (name.start, name.end - 1);
    if is_place(scan, name) {
        return Place;
    }
    let joined = name.clone().any(|at| matches!(scan.text(at), "&" | "and" | "of" | "for"));
    if is(last, Classes::ORGANISATION_HEAD) && !is_soft_headed(scan, name) || joined {
        return Organisation;
    }
    if opens_body(scan, first) || is_of_town(scan, name) {
        return Organisation;
    }
    if is_person(scan, name) {
        return Person;
    }
    if is(first, Classes::ORGANISATION) || is(last, Classes::ORGANISATION) {
        return Organisation;
    }
    Unknown
}

/// *Team Oblenz*, *Banco Selm*
fn opens_body(scan: &Scanner<'_>, first: usize) -> bool {
    OPENERS.contains(&fold::key(scan.text(first)))
}

/// *Oblenz Star*, *Selm Rovers*, *Norland Tigers*: a newspaper, a club, a team.
fn is_of_town(scan: &Scanner<'_>, name: &Range<usize>) -> bool {
    let last = name.end - 1;
    let town = name.start..last;
    let given = town.len() == 1 && scan.is(name.start, Classes::GIVEN_NAME);
    let placed =
        if town.len() == 1 { scan.is(name.start, Classes::PLACE) } else { is_place(scan, &town) };
    let word = scan.text(last);
    let team = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
    placed
        && !given
        && (PAPERS.contains(&fold::key(word))
            || team
                && !scan.is(last, Classes::PLACE | Classes::DEMONYM)
                && !PLURALS.contains(&fold::key(word)))
}

/// Whether a first name and a word that is a surname as well make a person: *Ann Post*, where
/// *Oblenz Post* is a newspaper.
pub(super) fn is_soft_headed(scan: &Scanner<'_>, name: &Range<usize>) -> bool {
    name.len() == 2
        && scan.is(name.start, Classes::GIVEN_NAME)
        && matches!(scan.text(name.end - 1), "Post" | "Church" | "House" | "Court")
}

/// Whether words are a place, by themselves or as a whole: *North Korea*, *New Zealand*.
pub(super) fn is_place(scan: &Scanner<'_>, name: &Range<usize>) -> bool {
    let (first, last) = (name.start, name.end - 1);
    if PLACES.contains(&key(scan, name)) {
        return true;
    }
    let place = |at: usize| scan.is(at, Classes::PLACE);
    let direction = |at: usize| {
        let text = scan.text(at);
        [
            "north", "south", "east", "west", "northern", "southern", "eastern", "western",
            "central", "upper", "lower", "new", "greater", "mainland", "n.", "s.", "e.", "w.",
        ]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
    };
    // *Joan Park* is a person, *in Stanley Park* a place.
    let named = name.len() == 2 && scan.is(first, Classes::GIVEN_NAME) && !stands_in(scan, first);
    let hyphened = scan.is(first, Classes::FAMILY_FIRST) && scan.text(last).contains('-');
    scan.is(last, Classes::PLACE_HEAD) && !named
        || scan.is(first, Classes::PLACE_HEAD) && scan.ordinary(first) && !hyphened
        || place(last) && (first..last).all(|at| direction(at) || place(at))
        || direction(last) && (first..last).all(place)
}

fn is_person(scan: &Scanner<'_>, name: &Range<usize>) -> bool {
    let (first, last) = (name.start, name.end - 1);
    let family_first = scan.is(first, Classes::FAMILY_FIRST)
        && name.len() <= 3
        && (first + 1..=last).all(|at| {
            // *Nguyen Van Minh*
            !scan.ordinary(at) || scan.is(at, Classes::FAMILY_FIRST | Classes::NAME_PARTICLE)
        });
    let given = scan.is(first, Classes::GIVEN_NAME)
        && name.len() <= 8
        && (!scan.ordinary(first) || !scan.ordinary(last));
    let particle = (first + 1..last)
        .any(|at| scan.is(at, Classes::NAME_PARTICLE) && !scan.tokens[at].is_capitalised());
    let initial = |at: usize| {
        let text = scan.text(at);
        let initials = text.ends_with('.') && matches!(text.len(), 2 | 4);
        initials && text.split_inclusive('.').all(|part| part.len() == 2)
    };
    let initials = |at: usize| initial(at) && !scan.is(at, Classes::PLACE | Classes::KNOWN_ACRONYM);
    family_first || given || particle || initials(first) || last > first + 1 && initials(first + 1)
}

/// The *St.* of *St. Clair*, which is part of the name and no title.
pub(super) fn is_saint(text: &str) -> bool {
    matches!(text, "St." | "St" | "Ste." | "Ste")
}

/// What stands around a name whose words do not tell.
fn neighbours(scan: &Scanner<'_>, run: &Run, name: &Range<usize>, cues: Cues) -> MentionKind {
    let before = name.start.checked_sub(1);
    let after = scan.tokens.get(name.end).filter(|_| name.end < run.limit);
    let plain = name.clone().all(|at| !scan.ordinary(at) && scan.tokens[at].shape != Shape::Upper);
    let article =
        before.is_some_and(|at| matches!(scan.text(at), "the" | "The" | "a" | "an" | "this"));
    match cues.told() {
        _ if !plain => return Unknown,
        Some(Person) | None if article => return Unknown,
        Some(kind) => return kind,
        None => {}
    }
    // *Ortega has said*, *was told*; but a town, too, *has lost* something or *was flooded*.
    let auxiliary = after
        .is_some_and(|token| ["has", "had", "was"].iter().any(|word| token.is(scan.prose, word)));
    let verb = if auxiliary { scan.tokens.get(name.end + 1) } else { after };
    let speaks = verb.is_some_and(|token| token.classes.has(Classes::SPEECH_VERB));
    let aged = after.is_some_and(|token| token.is(scan.prose, ","))
        && scan
            .tokens
            .get(name.end + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.span.len() == 2);
    let spoken = before.is_some_and(|at| {
        matches!(scan.text(at), "said" | "says" | "asked" | "asks" | "explained" | "told")
    });
    let demonym = name.clone().any(|at| scan.is(at, Classes::DEMONYM | Classes::PROPER_WORD));
    // *St. Clair* is a surname, a saint, a town or a church.
    let holy = is_saint(scan.text(name.start));
    let full = (2..=3).contains(&name.len()) && !demonym && !holy && cues.organisation == 0;
    if aged || full || (speaks || spoken) && !demonym { Person } else { Unknown }
}

/// Whether a word of place stands before a name.
fn stands_in(scan: &Scanner<'_>, name: usize) -> bool {
    name.checked_sub(1).is_some_and(|at| {
        let text = scan.text(at);
        ["in", "near", "across", "outside", "throughout"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
    })
}

fn key(scan: &Scanner<'_>, name: &Range<usize>) -> u64 {
    name.clone().fold(0, |key, at| fold::join(key, fold::key(scan.text(at))))
}

/// The words that open the names of bodies.
static OPENERS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("body_openers.txt")).map(fold::key).collect());

/// What newspapers and clubs are called behind their town.
static PAPERS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("paper_heads.txt")).map(fold::key).collect());

/// Plurals behind a place that are no team's.
static PLURALS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    lexicon::entries(include_str!("plurals_of_places.txt")).map(fold::key).collect()
});

/// Acronyms every reader knows that name no body.
static THINGS: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("things.txt")).map(fold::key).collect());

/// The places of several words, by the key of their words.
static PLACES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let key = |name: &str| name.split(' ').fold(0, |key, word| fold::join(key, fold::key(word)));
    lexicon::entries(include_str!("places.txt")).map(key).collect()
});
