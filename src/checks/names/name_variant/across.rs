//! One name in two spellings, each in a draft of its own.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::{across, register::Register};
use super::evidence::KNOWN;
use super::slips::{is_accent, is_slip};
use crate::annotate::mention::{is_ordinary, key, sound};
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::language::lexicon;
use crate::series::{Found, Name};
use crate::text::Span;

/// Reports each name of several words that more of the other drafts have with one word spelled otherwise,
/// at its first place. A spelling that stands in this draft too is not
/// compared again.
pub(super) fn run(view: &StoryView<'_>, register: &Register<'_>, findings: &mut Findings) {
    if view.series.is_empty() {
        return;
    }
    let own = places(view);
    let mut told = FxHashSet::default();
    for name in &view.series.own.names {
        let rivals = view.series.alike(name).into_iter();
        let mut wrong = rivals.filter(|(place, other)| {
            let (written, right) = (name.words.at(*place), other.what.words.at(*place));
            !own.contains_key(&key(right))
                && is_oftener(view, name, *place, other)
                && (is_misspelt(written, right)
                    || is_alone(view, name, other) && is_slip_of_vowels(written, right))
                && !super::accepted(view, written, right)
                && !(register.has(written)
                    || register.corrects(written)
                    || register.corrects(right))
        });
        if let Some((place, other)) = wrong.next() {
            let word = key(name.words.at(place));
            let all = own.get(&word).map_or(&[][..], Vec::as_slice);
            // The word is one of the name's, so that it stands in it at least.
            let first = all.partition_point(|place| place.start < name.span.start);
            let Some(here) = all.get(first..first + 1) else { continue };
            // The first finding repairs the word everywhere, each of the others where it stands.
            let all = if told.insert(word) { all } else { here };
            report(view, name, (place, here[0], all), &other, findings);
        }
    }
}

/// Whether the series has the others' spelling of a name's word in more drafts than this one's, else
/// oftener, or as often and before it; of two that are the same but for an accent, which gets lost, the one that has it counts.
fn is_oftener(view: &StoryView<'_>, name: &Name, place: usize, other: &Found<'_, Name>) -> bool {
    let last = place + 1 == name.words.count();
    let times = |count: usize, bare: usize| if last { count + bare } else { count };
    let own = times(name.count as usize, name.bare as usize);
    let same = view.series.name(name.key);
    let (drafts, same) = same.map_or((0, 0), |it| (it.drafts, times(it.count, it.bare)));
    let here = (drafts + 1, own + same);
    let there = (other.drafts, times(other.count, other.bare));
    let (written, right) = (name.words.at(place), other.what.words.at(place));
    if there.0 == here.0 && is_accent(written, right) {
        return written.is_ascii();
    }
    there > here || there == here && other.before
}

/// Whether a word is another one with a letter wrong, which nobody knows otherwise. Words of some length that begin and end alike are one if a letter differs: here
/// all other words of the name are the same.
fn is_misspelt(written: &str, right: &str) -> bool {
    let classes = lexicon::classes(written);
    let known = is_ordinary(written, classes) || classes.has(KNOWN);
    let (one, other) = (written.to_lowercase(), right.to_lowercase());
    let plural = one.trim_end_matches('s') == other.trim_end_matches('s');
    let letters = one.chars().count().min(other.chars().count());
    let distance = strsim::osa_distance(&one, &other);
    let alike = sound(written) == sound(right) && distance <= 2;
    let within = letters >= LONG && ends(&one) == ends(&other) && one.len() == other.len();
    let slip = distance == 1 && (is_slip(written, right) || within);
    letters >= SHORT && !known && !plural && (alike || slip)
}

/// A shorter word is as likely another one.
const SHORT: usize = 4;
/// A word of as many letters is rarely another one with one letter changed.
const LONG: usize = 6;

fn ends(word: &str) -> (Option<char>, Option<char>) {
    (word.chars().next(), word.chars().last())
}

/// Whether a name stands in this draft alone, once or twice, and in several others as they have it.
fn is_alone(view: &StoryView<'_>, name: &Name, other: &Found<'_, Name>) -> bool {
    name.count <= 2 && other.drafts >= 3 && view.series.name(name.key).is_none()
}

/// Whether two words, even first names of their own, differ in a vowel left out or put in, or in two
/// letters that have changed places: *Madeline*, *Madeleine*. So does one person's name, once many drafts
/// have it otherwise; *Ivana* and *Ivanka* are two people's.
fn is_slip_of_vowels(written: &str, right: &str) -> bool {
    let one: Vec<char> = written.to_lowercase().chars().collect();
    let other: Vec<char> = right.to_lowercase().chars().collect();
    let (long, short) = if one.len() > other.len() { (&one, &other) } else { (&other, &one) };
    let at = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let within = at > 0 && at + 1 < short.len() && short.len() > SHORT;
    let vowel = long.get(at).is_some_and(|letter| "aeiouy".contains(*letter));
    let put_in = long.len() == short.len() + 1 && vowel && long[at + 1..] == short[at..];
    let swapped = one.len() == other.len()
        && one.get(at) == other.get(at + 1)
        && one.get(at + 1) == other.get(at)
        && one.get(at + 2..) == other.get(at + 2..);
    within && (put_in || swapped)
}

fn report(
    view: &StoryView<'_>,
    name: &Name,
    (place, first, all): (usize, Span, &[Span]),
    other: &Found<'_, Name>,
    findings: &mut Findings,
) {
    let (written, right) = (name.words.at(place), other.what.words.at(place));
    let (drafts, times) = (across::drafts(other), super::super::times(other.count));
    let message = format!("“{written}” is spelled “{right}” in {drafts}, {times}");
    let finding = findings.report(first, message);
    finding.acceptable(super::super::both(written, right));
    across::point(finding, other, other.what.span, &other.what.text);
    let title = match all.len() {
        1 => format!("Change to “{right}”"),
        many => format!("Change all {many} to “{right}”"),
    };
    let edits = all.iter().map(|&place| super::change(view, place, right));
    finding.fix(Fix::new(title, edits.collect()));
}

/// Where each word of the draft's names stands, by its key.
fn places(view: &StoryView<'_>) -> FxHashMap<u64, Vec<Span>> {
    let mut places: FxHashMap<u64, Vec<Span>> = FxHashMap::default();
    for block in view.draft.blocks() {
        for word in &block.notes.name_words {
            places.entry(word.key).or_default().push(block.absolute(word.span));
        }
    }
    places
}
