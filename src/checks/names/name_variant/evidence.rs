//! Whether two words that look alike are one name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::super::first_name_mismatch::are_forms_of_one;
use super::letters::{Letters, distance};
use super::slips::{self, is_slip_of};
use super::uses::{Place, Word};
use crate::annotate::AnnotatedDraft;
use crate::annotate::mention::{Capital, MentionKind, key};
use crate::language::{Classes, lexicon};
use crate::story::spellings::Spelling;

/// Words that stand on their own: a draft that has them means them.
pub(super) const KNOWN: Classes = Classes::COMMON_WORD
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

/// Whether the rarer of two words, each with what is known of it, stands on its own; `alike` tells whether
/// they sound so. A first name that
/// sounds like the commoner word, which is none, may be another spelling of that surname: *Yusuf*,
/// *Youssouf*. A place that has lost its accent is that place: *Bogota*, *Bogotá*.
fn is_known(rare: (Classes, &str), common: (Classes, &str), alike: bool) -> bool {
    let heard = rare.1.len() >= 6 && alike;
    if slips::is_accent(rare.1, common.1) {
        rare.0.has(KNOWN.without(Classes::PLACE).without(Classes::PROPER_WORD))
    } else if heard && !common.0.has(Classes::GIVEN_NAME) {
        rare.0.has(KNOWN_BUT_GIVEN)
    } else {
        rare.0.has(KNOWN)
    }
}

/// Whether the rarer word is known as an ordinary word or a first name and as nothing else, so that it
/// may be a surname that lost a letter: *Parcel* for *Parcell*.
fn is_word_or_first_name(rare: Classes) -> bool {
    let other = KNOWN_BUT_GIVEN.without(Classes::COMMON_WORD).without(Classes::SPEECH_VERB);
    !rare.has(other)
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
            && is_swap(rare.text(draft).as_bytes(), common.text(draft).as_bytes());
    }
    let known = rare.ordinary
        || is_known(
            (rare.classes, rare.text(draft)),
            (common.classes, common.text(draft)),
            rare.sound == common.sound,
        );
    let named = common.in_full_name && (rare.in_full_name || is_word_or_first_name(rare.classes));
    !(known && !named
        || rare.classes.has(Classes::WEEKDAY.or(Classes::MONTH).or(Classes::DEMONYM))
        || rare.body == 0 && rare.count > 1
        || often && rare.sound != common.sound)
        && is_close(rare, common, &Letters::of(rare.text(draft)), &Letters::of(common.text(draft)))
}

/// Whether two words differ by two letters that have changed places.
fn is_swap<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let mut off = (0..one.len().min(other.len())).filter(|&at| one[at] != other[at]);
    let (Some(at), Some(next), None) = (off.next(), off.next(), off.next()) else { return false };
    next == at + 1 && one[at] == other[next] && one[next] == other[at]
}

fn is_close(rare: &Spelling, common: &Spelling, one: &[char], other: &[char]) -> bool {
    let short = one.len().min(other.len());
    match distance(one, other) {
        1 if short >= 3 => true,
        2 if short >= 5 && rare.sound == common.sound => true,
        3 if short >= 8 && rare.sound == common.sound => true,
        _ => short >= 4 && slips::look_alike(one, other),
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
    if is_meant(rare, common) || is_foreign(rare) || is_foreign(common) {
        return Verdict::Different;
    }
    if same_company(rare, common) || same_neighbour(rare, common) {
        return Verdict::Same;
    }
    if are_one_name(rare, common) { Verdict::SameUnlessCommon } else { Verdict::Different }
}

fn are_one_name(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let alike = rare.sound == common.sound;
    let known =
        rare.ordinary || is_known((rare.classes, rare.text), (common.classes, common.text), alike);
    let apart = have_own_names(rare, common) || have_own_company(rare, common);
    if apart || meet(rare, common) || is_inflected(rare, common) {
        return false;
    }
    if known {
        return is_cut_surname(rare, common);
    }
    // *Instituto de México* is written in its own language.
    if common.classes.has(Classes::PLACE) && slips::is_accent(rare.text, common.text) {
        return rare.all.iter().all(|place| place.bare);
    }
    let short = rare.letters.len().min(common.letters.len());
    let bare = rare.all.iter().all(|place| place.bare || place.full);
    let head = common.classes.has(KNOWN) || common.ordinary;
    let slip = alike || is_slip_of(&rare.letters, &common.letters);
    let telling = rare.all.iter().any(|place| place.capital != Capital::Headline);
    let named = telling && bare && is_surname(rare) && goes_bare(common) && (!head || slip);
    let person = is_surname(common) || named;
    if !telling {
        return short >= 5 && (person || head && is_doubled(rare, common));
    }
    if person && bare {
        return short >= 4 || alike || rare.all.iter().any(|place| place.acts);
    }
    if head {
        return is_misspelt_word(rare, common, short);
    }
    if short == 4 && rare.sound == common.sound {
        return bare && common.all.len() > rare.all.len();
    }
    let organisation = common.all.iter().any(|place| place.kind != MentionKind::Unknown);
    short >= 5 && common.all.len() > rare.all.len() && (bare || organisation) && slip
}

/// Whether the draft has the word as a person's surname.
fn is_surname(word: &Word<'_>) -> bool {
    word.all.iter().any(|place| place.full || place.titled && place.bare)
}

/// Whether the word stands alone wherever it stands, as a surname does whose bearer is known.
fn goes_bare(word: &Word<'_>) -> bool {
    word.all.iter().all(|place| place.bare)
}

/// Whether a word known otherwise is a surname that a slip turned into that word: it speaks or owns
/// something wherever it stands, as the one with the surname does, and never owes its capital to
/// its sentence.
fn is_cut_surname(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let person = |place: &Place| place.bare && place.acts && place.capital == Capital::Tells;
    let more = common.all.len() > rare.all.len();
    more && common.all.iter().any(|place| place.full)
        && common.all.iter().any(|place| place.bare)
        && rare.all.iter().all(person)
        && (rare.sound == common.sound
            || !rare.classes.has(Classes::GIVEN_NAME) && is_slip_of(&rare.letters, &common.letters))
}

/// Whether the word is one of another language, as the names of bodies and cities have them.
fn is_foreign(word: &Word<'_>) -> bool {
    FOREIGN.contains(&word.key)
}

static FOREIGN: LazyLock<FxHashSet<u64>> =
    LazyLock::new(|| lexicon::entries(include_str!("foreign_words.txt")).map(key).collect());

/// Whether the draft spells the word so on purpose: it says *[sic]*, or gives both spellings in a
/// sentence that tells what something is called.
fn is_meant(rare: &Word<'_>, common: &Word<'_>) -> bool {
    rare.all.iter().any(|place| place.sic)
        || rare.all.iter().any(|place| place.told) && share_a_sentence(rare, common)
}

/// Whether one sentence has both.
fn share_a_sentence(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let sentence = |place: &Place| (place.block, place.sentence);
    rare.all.iter().filter(|place| place.sentence.is_some()).take(MAX_COMPARED).any(|one| {
        common.all.iter().take(MAX_COMPARED).any(|other| sentence(other) == sentence(one))
    })
}

/// The most places of a word that are compared with those of another.
const MAX_COMPARED: usize = 64;

/// Whether both stand beside the same word of a name: *Ann Lindqvist*, *Ann Lindkvist*.
fn same_company(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let short = rare.letters.len().min(common.letters.len());
    let named =
        |place: &&Place| place.kind == MentionKind::Person && place.capital != Capital::Headline;
    let pairs = rare.all.iter().filter(named).take(MAX_COMPARED).any(|one| {
        common.all.iter().filter(named).take(MAX_COMPARED).any(|other| {
            let last = one.full && other.full && one.given == other.given && !one.initial;
            let first = one.leads && other.leads && one.beside[1] == other.beside[1];
            last && one.given != 0 || first && one.beside[1] != 0 && short >= 4
        })
    });
    pairs && !is_plural(&rare.letters, &common.letters) && !are_two_first_names(rare, common)
}

/// Whether both are first names of their own, so that two people may bear them: *Eric* and *Erica*,
/// *Pete* and *Peter*. One that
/// sounds alike, or stands once against many times, is a slip.
fn are_two_first_names(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let given = rare.classes.has(Classes::GIVEN_NAME) && common.classes.has(Classes::GIVEN_NAME);
    let (one, other) = (&*rare.letters, &*common.letters);
    let longer = one.starts_with(other) || other.starts_with(one);
    let short = are_forms_of_one(rare.key, common.key);
    let heard = rare.sound == common.sound || is_heard_within(one, other);
    let often = rare.all.len() * 4 > common.all.len();
    given && (longer || !heard && (short || often))
}

/// Whether both stand beside the same word of a name, and only a slip of the hand lies between them:
/// *Norden Brotherhood*, *Norden Brotherhiod*.
fn same_neighbour(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let short = rare.letters.len().min(common.letters.len());
    let known = rare.classes.has(KNOWN) || rare.ordinary;
    let word = common.classes.has(KNOWN) || common.ordinary;
    let beside = |one: &Place, other: &Place| {
        (0..2).any(|side| one.beside[side] != 0 && one.beside[side] == other.beside[side])
    };
    let more = common.all.len() > rare.all.len();
    let near = rare.all.iter().filter(|place| place.capital == Capital::Tells).take(MAX_COMPARED);
    (word && short >= 4 || more && short >= 5)
        && !known
        && is_slip_of(&rare.letters, &common.letters)
        && !is_inflected(rare, common)
        && near
            .into_iter()
            .any(|one| common.all.iter().take(MAX_COMPARED).any(|other| beside(one, other)))
}

/// Whether the rarer word is part of a full name that the other is not, so that both are people.
fn have_own_names(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let full = |word: &Word<'_>| word.all.iter().any(|place| place.full);
    let leads = rare.all.iter().any(|place| place.leads && place.kind == MentionKind::Person);
    if !leads && is_one_in_many(rare, common) {
        return false;
    }
    let apart = rare.all.iter().filter(|place| place.full).take(MAX_COMPARED).any(|one| {
        !common
            .all
            .iter()
            .any(|other| other.full && (one.given == other.given || one.initial || other.initial))
    });
    leads || full(rare) && full(common) && apart
}

/// Whether both stand in longer names only, which share no word: *Arven Fund*, *Arvin Club*. What the
/// hand has changed in a word of some length makes no other name of it.
fn have_own_company(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let beside = |place: &Place| place.beside.into_iter().filter(|&word| word != 0);
    let within = |word: &Word<'_>| {
        word.all.iter().take(MAX_COMPARED).all(|place| beside(place).next().is_some())
    };
    let shared = || {
        rare.all.iter().take(MAX_COMPARED).flat_map(beside).any(|word| {
            common.all.iter().take(MAX_COMPARED).flat_map(beside).any(|other| other == word)
        })
    };
    let typed = || slips::is_of_the_hand(&rare.letters, &common.letters);
    within(rare) && within(common) && !shared() && !typed()
}

/// How often a name stands in a draft that is about its bearer.
const MANY: usize = 8;

/// Whether a draft about somebody has the name once with a letter typed wrong: *Ann Ortegga* beside *Tom
/// Ortega* bears no name of her own.
fn is_one_in_many(rare: &Word<'_>, common: &Word<'_>) -> bool {
    let many = rare.all.len() == 1 && common.all.len() >= MANY;
    many && slips::is_of_the_hand(&rare.letters, &common.letters)
}

/// Whether two people are introduced side by side: both stand in one sentence as names of their own,
/// each with a title or a full name.
fn meet(rare: &Word<'_>, common: &Word<'_>) -> bool {
    if is_one_in_many(rare, common) {
        return false;
    }
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
    let (one, other) = (&*rare.letters, &*common.letters);
    if is_plural(one, other) {
        return true;
    }
    let person = common.all.iter().any(|place| place.full || place.titled);
    let named = person && rare.all.iter().all(|place| place.bare || place.full);
    if named || rare.sound == common.sound {
        return false;
    }
    let shared = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    // *Titoist* and *Titoism* share more than their stem.
    let mut stems = shared.saturating_sub(2).max(1)..=shared;
    stems.any(|stem| is_ending(&one[stem..]) && is_ending(&other[stem..]))
}

fn is_ending(letters: &[char]) -> bool {
    ENDINGS.iter().any(|ending| letters.iter().copied().eq(ending.chars()))
}

/// Whether the first word is the second with a plural's ending.
fn is_plural(one: &[char], other: &[char]) -> bool {
    matches!(one.strip_prefix(other), Some(['s'] | ['e', 's']))
}

/// Whether the rarer word is an ordinary one of some length misspelt within a name: *Foudation*.
fn is_misspelt_word(rare: &Word<'_>, common: &Word<'_>, short: usize) -> bool {
    let place = common.classes.has(Classes::PLACE.or(Classes::ORGANISATION)) && !common.ordinary;
    let within = rare.all.iter().any(|place| !place.bare || place.capital == Capital::Tells);
    let head = common.classes.has(Classes::ORGANISATION_HEAD.or(Classes::TITLE));
    let body = rare.all.iter().any(|place| !place.bare && place.kind == MentionKind::Organisation);
    // Among first names one letter makes another name (*Davis*, *David*); two swapped do not.
    let (one, other) = (&*rare.letters, &*common.letters);
    let swapped = one.len() == other.len() && is_swap(one, other);
    let given = common.classes.has(Classes::GIVEN_NAME) && swapped;
    let more = common.all.len() > rare.all.len();
    // A word of some length with a letter left out or two swapped is no other word.
    let cut = one.len() + 1 == other.len() && short >= 5 && same_ends(one, other);
    let slip = (head || body) && cut || short >= 8 && swapped;
    // *Kulture* is spelled so on purpose: a wrong first letter is seen at once.
    let like_sound = rare.sound == common.sound && one.first() == other.first();
    let near = like_sound || is_slip_of(one, other);
    let hand = within && same_ends(one, other) && slips::is_of_the_hand(one, other);
    // *Emmenuel* is nobody else's first name: a vowel within it that sounds like the right one.
    let sounds = short >= 8 && rare.sound == common.sound;
    let alike = common.classes.has(Classes::GIVEN_NAME)
        && (short >= 6 && is_heard_within(one, other) || sounds);
    hand && (more || !share_a_sentence(rare, common))
        || more
            && (short >= 6 && within && near && (place || head || body)
                || short >= 5 && given
                || slip
                || alike)
}

/// Whether a letter is doubled in one word and not in the other.
fn is_doubled(rare: &Word<'_>, common: &Word<'_>) -> bool {
    rare.sound == common.sound && rare.letters.len() != common.letters.len()
}

/// Whether two words begin alike and end alike.
fn same_ends(one: &[char], other: &[char]) -> bool {
    one.first() == other.first() && one.last() == other.last()
}

/// Whether the words differ in one vowel, neither at the beginning nor at the end, that sounds alike.
fn is_heard_within(one: &[char], other: &[char]) -> bool {
    let mut off = one.iter().zip(other).filter(|(a, b)| a != b);
    let vowels = off.next().is_some_and(|(&one, &other)| slips::sound_near(one, other));
    vowels && off.next().is_none() && same_ends(one, other) && one.len() == other.len()
}
