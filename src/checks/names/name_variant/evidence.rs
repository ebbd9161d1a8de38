//! Whether two words that look alike are one name.

use super::slips::{self, is_slip};
use super::uses::{Place, Word};
use crate::annotate::AnnotatedDraft;
use crate::annotate::mention::{Capital, MentionKind};
use crate::language::Classes;
use crate::story::spellings::Spelling;

/// Words that stand on their own: a draft that has them means them.
const KNOWN: Classes = Classes::COMMON_WORD
    .or(Classes::FUNCTION_WORD)
    .or(Classes::GIVEN_NAME)
    .or(Classes::PLACE)
    .or(Classes::DEMONYM)
    .or(Classes::TITLE)
    .or(Classes::HONORIFIC)
    .or(Classes::ORGANISATION)
    .or(Classes::ORGANISATION_HEAD)
    .or(Classes::PLACE_HEAD)
    .or(Classes::PROPER_WORD)
    .or(Classes::SPEECH_VERB)
    .or(Classes::FAMILY_FIRST)
    .or(Classes::MONTH)
    .or(Classes::WEEKDAY)
    .or(Classes::KNOWN_ACRONYM);

/// Words known otherwise than as first names, which are surnames too.
const KNOWN_BUT_GIVEN: Classes = KNOWN.without(Classes::GIVEN_NAME);

/// Whether the rarer word stands on its own. A first name that sounds like the commoner word, which is
/// none, may be another spelling of that surname: *Yusuf*, *Youssouf*.
fn is_known(rare: Classes, common: Classes, alike: bool) -> bool {
    if alike && !common.has(Classes::GIVEN_NAME) {
        rare.has(KNOWN_BUT_GIVEN)
    } else {
        rare.has(KNOWN)
    }
}

/// The pair with the rarer spelling first; of two equally common ones the later.
pub(super) fn rarer_first<'a>(
    one: &'a Spelling,
    other: &'a Spelling,
) -> (&'a Spelling, &'a Spelling) {
    let rank = |spelling: &Spelling| {
        let word = spelling.classes.has(KNOWN) || spelling.ordinary;
        let known =
            if spelling.acronym { spelling.classes.has(Classes::KNOWN_ACRONYM) } else { word };
        (spelling.count, known, std::cmp::Reverse(spelling.first))
    };
    if rank(one) < rank(other) { (one, other) } else { (other, one) }
}

/// Whether it is worth looking where the two words stand: cheap tests that need no context.
pub(super) fn is_worth_a_look(draft: &AnnotatedDraft, rare: &Spelling, common: &Spelling) -> bool {
    let often = rare.count > 2 && rare.count * 3 > common.count;
    if rare.acronym || common.acronym {
        return rare.acronym
            && common.acronym
            && rare.len == common.len
            && !often
            && !rare.classes.has(Classes::KNOWN_ACRONYM)
            && is_swap(rare.text(draft), common.text(draft));
    }
    let alike = rare.sound == common.sound;
    let known = is_known(rare.classes, common.classes, alike && rare.len >= 6) || rare.ordinary;
    let named = rare.in_full_name && common.in_full_name;
    !(known && !named
        || rare.classes.has(Classes::WEEKDAY.or(Classes::MONTH).or(Classes::DEMONYM))
        || rare.body == 0 && rare.count > 1
        || often && rare.sound != common.sound)
        && is_close(rare, common, rare.text(draft), common.text(draft))
}

/// Whether two words differ by two letters that have changed places.
fn is_swap(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let off: Vec<usize> =
        (0..one.len().min(other.len())).filter(|&at| one[at] != other[at]).collect();
    matches!(off[..], [at, next] if next == at + 1 && one[at] == other[next] && one[next] == other[at])
}

fn is_close(rare: &Spelling, common: &Spelling, one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let short = one.chars().count().min(other.chars().count());
    match strsim::osa_distance(&one, &other) {
        1 => short >= 3,
        2 => short >= 5 && rare.sound == common.sound,
        3 => short >= 8 && rare.sound == common.sound,
        _ => false,
    }
}

/// What the draft does with two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It means one name by both.
    Same,
    /// It does, unless it has the rarer word in lower case too.
    SameUnlessCommon,
    /// They are two words.
    Different,
}

/// Judges two words by where they stand.
pub(super) fn judge(rare: &Word<'_>, common: &Word<'_>) -> Verdict {
    if rare.acronym {
        let more = common.all.len() > rare.all.len() || common.defined;
        let slip = more && rare.all.len() <= 2 && !rare.defined;
        return if slip { Verdict::Same } else { Verdict::Different };
    }
    if same_company(rare, common) {
        return Verdict::Same;
    }
    if are_one_name(rare, common) { Verdict::SameUnlessCommon } else { Verdict::Different }
}

fn are_one_name(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let alike = rare.sound == common.sound;
    let known =
        is_known(rare.classes, common.classes, alike && rare.text.len() >= 6) || rare.ordinary;
    if known || have_own_names(rare, common) || meet(rare, common) || is_inflected(rare, common) {
        return false;
    }
    let person = common.all.iter().any(|place| place.full || place.titled);
    let bare = rare.all.iter().all(|place| place.bare || place.full);
    let short = rare.text.chars().count().min(common.text.chars().count());
    let telling = rare.all.iter().any(|place| place.capital != Capital::Headline);
    if !telling {
        return person && short >= 5;
    }
    if person && bare {
        return short >= 4 || rare.all.iter().any(|place| place.acts);
    }
    let head = common.classes.has(KNOWN) || common.ordinary;
    if head {
        return is_misspelt_word(rare, common, short);
    }
    if short == 4 && rare.sound == common.sound {
        return bare && common.all.len() > rare.all.len();
    }
    let organisation = common.all.iter().any(|place| place.kind != MentionKind::Unknown);
    short >= 5
        && common.all.len() > rare.all.len()
        && (bare || organisation)
        && (alike || is_slip(rare.text, common.text))
}

/// The most places of a word that are compared with those of another.
const MAX_COMPARED: usize = 64;

/// Whether both stand beside the same word of a name: *Ann Lindqvist*, *Ann Lindkvist*.
fn same_company(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let short = rare.text.chars().count().min(common.text.chars().count());
    let named =
        |place: &&Place| place.kind == MentionKind::Person && place.capital != Capital::Headline;
    let pairs = rare.all.iter().filter(named).take(MAX_COMPARED).any(|one| {
        common.all.iter().filter(named).take(MAX_COMPARED).any(|other| {
            let last = one.full && other.full && one.given == other.given && !one.initial;
            let first = one.leads && other.leads && one.beside[1] == other.beside[1];
            last && one.given != 0 || first && one.beside[1] != 0 && short >= 4
        })
    });
    pairs && !is_plural(rare.text, common.text)
}

/// Whether the rarer word is part of a full name that the other is not, so that both are people.
fn have_own_names(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let full = |word: &Word<'_>| word.all.iter().any(|place| place.full);
    let leads = rare.all.iter().any(|place| place.leads && place.kind == MentionKind::Person);
    let apart = rare.all.iter().filter(|place| place.full).take(MAX_COMPARED).any(|one| {
        !common
            .all
            .iter()
            .any(|other| other.full && (one.given == other.given || one.initial || other.initial))
    });
    leads || full(rare) && full(common) && apart
}

/// Whether two people are introduced side by side: both stand in one sentence as names of their own,
/// each with a title or a full name.
fn meet(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let own = |place: &&Place| place.titled && place.bare || place.full;
    rare.all.iter().filter(own).any(|one| {
        let beside = |other: &Place| (other.block, other.sentence) == (one.block, one.sentence);
        common.all.iter().filter(own).any(beside)
    })
}

/// Endings by which words of one stem differ without being misspelt: *Honduras*, *Honduran*.
const ENDINGS: &[&str] = &[
    "", "a", "al", "an", "ans", "e", "ed", "er", "ers", "es", "ese", "i", "ia", "ian", "ians",
    "ic", "ie", "ies", "ish", "ism", "ist", "ists", "n", "ns", "o", "s", "y",
];

/// Whether one word is a plural or an adjective of the other rather than its misspelling. A person's
/// surname has neither, so that *Timm* after *Ann Timms* is not taken for a singular.
fn is_inflected(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let (one, other) = (rare.text.to_lowercase(), common.text.to_lowercase());
    if is_plural(&one, &other) {
        return true;
    }
    let person = common.all.iter().any(|place| place.full || place.titled);
    let named = person && rare.all.iter().all(|place| place.bare || place.full);
    if named || rare.sound == common.sound {
        return false;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a);
    let mut stem = 0;
    let mut stems: Vec<usize> = shared
        .map(|letter| {
            stem += letter.len_utf8();
            stem
        })
        .collect();
    // *Titoist* and *Titoism* share more than their stem.
    let near = stems.split_off(stems.len().saturating_sub(3));
    near.iter().any(|&stem| ENDINGS.contains(&&one[stem..]) && ENDINGS.contains(&&other[stem..]))
}

/// Whether the first word is the second with a plural's ending.
fn is_plural(one: &str, other: &str) -> bool {
    let one = one.to_lowercase();
    let other = other.to_lowercase();
    one.strip_prefix(other.as_str()).is_some_and(|rest| matches!(rest, "s" | "es"))
}

/// Whether the rarer word is an ordinary one of some length misspelt within a name: *Foudation*.
fn is_misspelt_word(rare: &Word<'_>, common: &Word<'_>, short: usize) -> bool {
    let place = common.classes.has(Classes::PLACE.or(Classes::ORGANISATION)) && !common.ordinary;
    let within = rare.all.iter().any(|place| !place.bare || place.capital == Capital::Tells);
    let head = common.classes.has(Classes::ORGANISATION_HEAD.or(Classes::TITLE));
    let body = rare.all.iter().any(|place| !place.bare && place.kind == MentionKind::Organisation);
    // Among first names one letter makes another name (*Davis*, *David*); two swapped do not.
    let (one, other) = (rare.text.to_lowercase(), common.text.to_lowercase());
    let given = common.classes.has(Classes::GIVEN_NAME)
        && one.len() == other.len()
        && is_swap(&one, &other);
    let more = common.all.len() > rare.all.len();
    // A word of some length with a letter left out or two swapped is no other word.
    let letters = one.chars().count();
    let cut = letters + 1 == other.chars().count() && short >= 5 && same_ends(&one, &other);
    let slip = head && cut || short >= 8 && is_swap(&one, &other);
    // *Emmenuel* is nobody else's first name: a vowel within it that sounds like the right one.
    let sounds = short >= 8 && rare.sound == common.sound;
    let alike = common.classes.has(Classes::GIVEN_NAME)
        && (short >= 6 && is_heard_within(&one, &other) || sounds);
    more && (short >= 6 && within && (place || head || body)
        || short >= 5 && given
        || slip
        || alike)
}

/// Whether two words begin alike and end alike.
fn same_ends(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next() && one.chars().last() == other.chars().last()
}

/// Whether the words differ in one vowel, neither at the beginning nor at the end, that sounds alike.
fn is_heard_within(one: &str, other: &str) -> bool {
    let off: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    let ends = same_ends(one, other) && one.len() == other.len();
    ends && matches!(off[..], [(one, other)] if slips::sound_near(one, other))
}
