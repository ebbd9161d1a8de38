//! What the words of a name are, and what becomes of each form of it.
//!
//! A person's name has given names, a family name with its particles, perhaps a suffix, in whichever
//! order; the name of anything else is a sequence of words.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::form::{Form, Word, is_initial, is_particle, is_suffix};
use crate::annotate::mention::key;
use crate::language::Classes;

/// How a person's names are built, as told by all forms of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    /// The key of the family name's main word.
    pub(super) family: u64,
    /// Whether it stands before the given names.
    family_first: bool,
    /// The keys of words that stand before the main word and belong to the family name.
    before: Vec<u64>,
    /// The keys of the given names in full forms.
    given: Vec<u64>,
}

/// The words of one form, as indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    given: Range<usize>,
    family: Range<usize>,
    suffix: Range<usize>,
}

impl Pattern {
    /// What `forms` have in common.
    pub(super) fn new(family: u64, forms: &[Form<'_>]) -> Self {
        let mut pattern = Self { family, ..Self::default() };
        // A name that is told again tells nothing new.
        let mut seen = FxHashSet::default();
        let forms: Vec<_> = forms.iter().filter(|form| seen.insert(texts(form))).collect();
        for form in &forms {
            let words = without_suffix(&form.words);
            let Some(last) = words.len().checked_sub(1).filter(|&last| last > 0) else { continue };
            pattern.family_first |= words[0].key == family && words[last].key != family;
            let particles = words[1..last].iter().rev().take_while(|word| is_particle(word.text));
            pattern.before.extend(particles.map(|word| word.key));
            if is_tail(words, &forms) {
                pattern.before.extend(words[..last].iter().map(|word| word.key));
            }
        }
        let given = forms.iter().flat_map(|form| &form.words[pattern.parts(&form.words).given]);
        pattern.given = given.map(|word| word.key).collect();
        pattern
    }

    /// Whether a word belongs to the family name if it stands before it.
    pub(super) fn takes(&self, word: &Word<'_>) -> bool {
        self.before.contains(&word.key)
    }

    /// The parts of a form.
    pub(super) fn parts(&self, words: &[Word<'_>]) -> Parts {
        let end = without_suffix(words).len();
        let suffix = end..words.len();
        let Some(main) = words[..end].iter().rposition(|word| word.key == self.family) else {
            return Parts { given: 0..end, family: end..end, suffix };
        };
        if main == 0 && end > 1 {
            return Parts { given: 1..end, family: 0..1, suffix };
        }
        let mut start = main;
        while start > 0 && self.takes(&words[start - 1]) {
            start -= 1;
        }
        Parts { given: 0..start, family: start..end, suffix }
    }
}

fn texts<'a>(form: &Form<'a>) -> Vec<&'a str> {
    form.words.iter().map(|word| word.text).collect()
}

fn without_suffix<'a, 'b>(words: &'b [Word<'a>]) -> &'b [Word<'a>] {
    match words {
        [rest @ .., last] if !rest.is_empty() && is_suffix(last.text) => rest,
        _ => words,
    }
}

/// Whether the family name stays and moves to the other end: *Ji-ho Han*, *Han Ji-ho*.
fn is_turned(new: &[String], pattern: &Pattern) -> bool {
    let is_family = |word: Option<&String>| word.is_some_and(|word| key(word) == pattern.family);
    let (first, last) = (is_family(new.first()), is_family(new.last()));
    if pattern.family_first { last && !first } else { first && !last }
}

/// Whether the words end a longer form and do not begin with a given name: *Peña Ruiz* beside *Ana
/// Peña Ruiz*.
fn is_tail(words: &[Word<'_>], forms: &[&Form<'_>]) -> bool {
    let given = words[0].is(Classes::GIVEN_NAME) || is_initial(words[0].text);
    let longer = |form: &&Form<'_>| {
        let other = without_suffix(&form.words);
        other.len() > words.len()
            && other.iter().rev().zip(words.iter().rev()).all(|(a, b)| a.key == b.key)
    };
    !given && forms.iter().any(longer)
}

/// Words that take the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Swap<'a> {
    /// Which words of the form.
    pub(super) words: Range<usize>,
    /// The same words as they stand where the name was typed anew.
    pub(super) from: Vec<&'a str>,
    /// What they become.
    pub(super) to: Vec<String>,
}

/// What is typed for one form of a name.
#[derive(Debug)]
pub(super) struct Change<'a> {
    here: &'a Form<'a>,
    person: Option<(&'a Pattern, Parts)>,
    given: Vec<String>,
    family: Vec<String>,
    suffix: Vec<String>,
    /// The full name in the order in which it is typed, where that is another than before.
    turned: Option<Vec<String>>,
}

impl<'a> Change<'a> {
    /// `new` in place of the form `here`.
    pub(super) fn new(here: &'a Form<'a>, new: &str, pattern: Option<&'a Pattern>) -> Self {
        let new: Vec<String> =
            new.split(' ').map(|word| word.trim_end_matches(',').to_owned()).collect();
        let person = pattern.map(|pattern| (pattern, pattern.parts(&here.words)));
        let (given, family, suffix) = Default::default();
        let mut change = Change { here, person, given, family, suffix, turned: None };
        match change.person.clone() {
            Some((pattern, parts)) => change.take_apart(new, pattern, &parts),
            None => change.family = new,
        }
        change
    }

    fn take_apart(&mut self, mut new: Vec<String>, pattern: &Pattern, parts: &Parts) {
        if new.len() > 1 && new.last().is_some_and(|last| is_suffix(last)) {
            self.suffix = new.split_off(new.len() - 1);
        }
        if parts.family.is_empty() {
            self.given = new;
        } else if parts.given.is_empty() {
            // Whoever types the given name before the surname at hand wants it once.
            let given = new.iter().take_while(|word| pattern.given.contains(&key(word))).count();
            self.family = new.split_off(given.min(new.len() - 1));
        } else if is_turned(&new, pattern) {
            self.turned = Some(new.clone());
            let first = new.split_off(if pattern.family_first { new.len() - 1 } else { 1 });
            (self.family, self.given) =
                if pattern.family_first { (first, new) } else { (new, first) };
        } else if pattern.family_first {
            self.given = new.split_off(1);
            self.family = new;
        } else {
            let same = parts.given.len() + parts.family.len() == new.len();
            let mut start = if same { parts.given.len() } else { new.len() - 1 };
            while start > 1 && is_particle(&new[start - 1]) {
                start -= 1;
            }
            self.family = new.split_off(start);
            self.given = new;
        }
    }

    /// What becomes of a form.
    pub(super) fn of(&self, form: &Form<'_>) -> Vec<Swap<'a>> {
        let Some((pattern, here)) = &self.person else { return self.of_words(form) };
        let parts = pattern.parts(&form.words);
        if let Some(turned) = self.turned.as_ref().filter(|_| form.keys().eq(self.here.keys())) {
            let words = 0..here.suffix.start;
            let from = self.here(words.clone());
            return vec![Swap { words, from, to: turned.clone() }];
        }
        let mut swaps = Vec::new();
        swaps.extend(self.of_given(form, &parts, here));
        swaps.extend(self.of_family(form, &parts, here));
        swaps.extend(self.of_suffix(form, &parts, here));
        swaps
    }

    fn here(&self, words: Range<usize>) -> Vec<&'a str> {
        self.here.words[words].iter().map(|word| word.text).collect()
    }

    /// All given names where they stand; else those of them that do; else the first, whatever
    /// follows it; else its initial.
    fn of_given(&self, form: &Form<'_>, parts: &Parts, here: &Parts) -> Option<Swap<'a>> {
        let (old, given) = (&self.here.words[here.given.clone()], &form.words[parts.given.clone()]);
        let first = old.first().filter(|_| !given.is_empty())?;
        let swap = |at: usize, from: Range<usize>, to: &[String]| Swap {
            words: parts.given.start + at..parts.given.start + at + from.len(),
            from: self.here(here.given.start + from.start..here.given.start + from.end),
            to: to.to_vec(),
        };
        if let Some(at) = find(given, old) {
            return Some(swap(at, 0..old.len(), &self.given));
        }
        let same_count = old.len() == self.given.len();
        if let Some(start) = find(old, given).filter(|_| same_count) {
            let part = start..start + given.len();
            return Some(swap(0, part.clone(), &self.given[part]));
        }
        if let Some(at) = given.iter().position(|word| word.key == first.key) {
            return Some(swap(at, 0..1, self.given.get(..1)?));
        }
        let [initial] = given else { return None };
        let to = vec![abbreviated(self.given.first()?, initial.text, first.text)?];
        Some(Swap { words: parts.given.clone(), from: vec![""], to })
    }

    /// The family name with its particles where it stands with them, and without them where not.
    fn of_family(&self, form: &Form<'_>, parts: &Parts, here: &Parts) -> Option<Swap<'a>> {
        let (old, now) = (here.family.len(), parts.family.len());
        if old == 0 || now == 0 {
            return None;
        }
        let count = old.min(now);
        let core = self.family.iter().position(|word| !is_particle(word)).unwrap_or(0);
        let mut words = parts.family.end - count..parts.family.end;
        let mut from = self.here(here.family.end - count..here.family.end);
        let mut to = &self.family[..];
        if now < old {
            let left = self.family.len() - core;
            to = &self.family[core + left.saturating_sub(count)..];
        } else if core > 0 && now > old && is_particle(form.words[words.start - 1].text) {
            // The particle that is typed takes the place of the one that stands there.
            words.start -= 1;
            from.insert(0, "");
        }
        Some(Swap { words, from, to: to.to_vec() })
    }

    /// A suffix stays unless it stands in the form that is typed anew.
    fn of_suffix(&self, form: &Form<'_>, parts: &Parts, here: &Parts) -> Option<Swap<'a>> {
        let full = !parts.given.is_empty() && !parts.family.is_empty();
        let from = self.here(here.suffix.clone());
        if !parts.suffix.is_empty() && !from.is_empty() {
            return Some(Swap { words: parts.suffix.clone(), from, to: self.suffix.clone() });
        }
        let added = full && from.is_empty() && parts.suffix.is_empty() && !self.suffix.is_empty();
        let end = form.words.len();
        added.then(|| Swap { words: end..end, from, to: self.suffix.clone() })
    }

    /// The words that differ, where all of them stand in this order.
    fn of_words(&self, form: &Form<'_>) -> Vec<Swap<'a>> {
        let old = &self.here.words;
        let from = self.here(0..old.len());
        if form.keys().eq(self.here.keys()) {
            return vec![Swap { words: 0..old.len(), from, to: self.family.clone() }];
        }
        let (before, behind) = alike(&from, &self.family);
        let differ = before..old.len() - behind;
        let to = self.family[before..self.family.len() - behind].to_vec();
        let start = (!differ.is_empty()).then(|| find(&form.words, &old[differ.clone()])).flatten();
        let swap = start.map(|start| Swap {
            words: start..start + differ.len(),
            from: self.here(differ),
            to,
        });
        swap.into_iter().filter(|swap| !swap.to.is_empty()).collect()
    }

    /// The word that stands for the whole name in compounds and headlines, and what it becomes.
    pub(super) fn of_main_word(&self) -> Option<(&Word<'a>, String)> {
        let word = match &self.person {
            Some((_, parts)) if parts.family.is_empty() => return None,
            Some((_, parts)) => &self.here.words[parts.family.end - 1],
            None => self.here.words.first().filter(|_| self.here.words.len() == 1)?,
        };
        let core = self.family.iter().position(|word| !is_particle(word)).unwrap_or(0);
        let new = self.family[core..].join(" ");
        (new != word.text).then_some((word, new))
    }
}

/// A new name as the old one is abbreviated: *K.* for *Karl* where *J.* stands for *John*.
fn abbreviated(new: &str, initial: &str, old: &str) -> Option<String> {
    let letter = |text: &str| text.chars().next();
    let abbreviates = is_initial(initial) && letter(initial) == letter(old);
    let rest = initial.trim_start_matches(|c: char| c.is_alphabetic());
    letter(new).filter(|_| abbreviates).map(|letter| format!("{letter}{rest}"))
}

/// How many words at the beginning and the end of both are the same.
pub(super) fn alike<A: AsRef<str>, B: AsRef<str>>(old: &[A], new: &[B]) -> (usize, usize) {
    let same = |(a, b): &(&A, &B)| a.as_ref() == b.as_ref();
    let before = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[before..], &new[before..]);
    (before, old.iter().rev().zip(new.iter().rev()).take_while(same).count())
}

/// Where the words `wanted` stand among `words`, in any case.
fn find(words: &[Word<'_>], wanted: &[Word<'_>]) -> Option<usize> {
    let same = |window: &[Word<'_>]| window.iter().zip(wanted).all(|(a, b)| a.key == b.key);
    words.windows(wanted.len().max(1)).position(same)
}
