//! Whether two dates are told of one event, by the words around them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::annotate::words::Words;
use crate::annotate::{BlockView, DateMention};
use crate::checks::StoryView;
use crate::document::{BlockKind, Role};
use crate::language::{Classes, Sentence};
use crate::story::figures::{self, Overlap};
use crate::text::Span;

/// A day of a month where it stands.
#[derive(Clone, Copy)]
pub(super) struct Pin<'a> {
    pub block: BlockView<'a>,
    pub date: &'a DateMention,
}

impl<'a> Pin<'a> {
    pub(super) fn span(&self) -> Span {
        self.block.absolute(self.date.span)
    }

    pub(super) fn text(&self) -> &'a str {
        self.block.text(self.date.span)
    }

    fn key(&self) -> Key {
        (self.date.month.unwrap_or_default(), self.date.day.unwrap_or_default())
    }

    fn place(&self) -> Place {
        (self.block.index, self.date.sentence)
    }

    /// Whether it is when a post was written: *— Ann Lee (@annlee) June 28, 2026*.
    fn is_stamp(&self) -> bool {
        let before = self.block.prose[..self.date.span.start].trim_end();
        let handle = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        handle.trim_start_matches('(').starts_with('@')
    }

    /// Whether it is the only day of its sentence.
    fn is_alone(&self) -> bool {
        let dates = &self.block.notes.dates;
        let from = dates.partition_point(|date| date.sentence < self.date.sentence);
        let days = dates[from..].iter().take_while(|date| date.sentence == self.date.sentence);
        days.filter(|date| date.day.is_some()).nth(1).is_none()
    }

    /// *The vote on March 4*, *the March 4 council vote*: one that the reader knows of.
    pub(super) fn is_definite(&self) -> bool {
        /// Words between the article and its noun.
        const BETWEEN: usize = 2;
        let words = Words::new(self.block.prose, &self.block.notes.tokens);
        let Some(event) = self.date.event else { return false };
        let from = if event.attributive { self.date.span.start } else { event.span.start };
        let noun = words.token_from(from);
        (noun.saturating_sub(BETWEEN)..=noun)
            .rev()
            .take_while(|&at| {
                at == noun || words.is_word(at) && !words.has(at, Classes::PHRASE_END)
            })
            .any(|at| words.after_any(at, &["the"]))
    }

    fn sentence(&self) -> &'a Sentence {
        &self.block.notes.sentences[self.date.sentence]
    }

    /// Whether a word of these classes stands in its sentence.
    fn says(&self, classes: Classes) -> bool {
        self.sentence().classes.has(classes)
    }

    /// The words of its sentence that number one of several, each once.
    fn numbers(&self) -> BTreeSet<String> {
        let tokens = self.block.notes.tokens_of(self.sentence()).iter();
        let numbers = tokens.filter(|token| token.classes.has(Classes::ONE_OF_SEVERAL));
        numbers.map(|token| token.text(self.block.prose).to_ascii_lowercase()).collect()
    }
}

/// A month and a day.
type Key = (i8, i8);

/// A block and a sentence.
type Place = (usize, usize);

/// All places that print one day.
pub(super) struct Day<'a> {
    key: Key,
    /// In reading order.
    pub pins: Vec<Pin<'a>>,
}

impl Day<'_> {
    /// Whether one block prints both days.
    fn shares_a_block(&self, other: &Self) -> bool {
        let mut there = other.pins.iter().map(|pin| pin.block.index).peekable();
        self.pins.iter().any(|pin| {
            while there.next_if(|&block| block < pin.block.index).is_some() {}
            there.peek() == Some(&pin.block.index)
        })
    }
}

/// The days of a draft with their places.
pub(super) struct Days<'a> {
    /// In order of first mention.
    pub all: Vec<Day<'a>>,
    /// By content word, of which days it is told where, the first places.
    told: FxHashMap<u32, Vec<(Key, Place)>>,
    /// By kind of event, how many different days have one.
    kinds: FxHashMap<u16, usize>,
}

/// Different days with events of one kind from which on they are a series.
const SERIES: usize = 4;

/// Days apart up to which one is a slip of the other, without further evidence.
const CLOSE: i8 = 3;

/// Places of one day that are looked at; more than these tell nothing new.
const PLACES: usize = 3;

impl<'a> Days<'a> {
    pub(super) fn of(view: &StoryView<'a>) -> Self {
        let own = view.story.timeline.filed.and_then(|(_, place)| place);
        let mut all: Vec<Day<'a>> = Vec::new();
        let mut index = BTreeMap::new();
        for block in view.draft.blocks().filter(is_told) {
            for date in &block.notes.dates {
                let (Some(month), Some(day)) = (date.month, date.day) else { continue };
                let pin = Pin { block, date };
                if own.is_some_and(|own| own.overlaps(pin.span())) || pin.is_stamp() {
                    continue;
                }
                let at = *index.entry((month, day)).or_insert(all.len());
                if at == all.len() {
                    all.push(Day { key: (month, day), pins: Vec::new() });
                }
                all[at].pins.push(pin);
            }
        }
        let told = told(&all);
        let kinds = count(&all, |pin| pin.date.event.iter().map(|event| event.kind).collect());
        Self { all, told, kinds }
    }

    /// How often the day of a place is printed.
    pub(super) fn count(&self, pin: &Pin<'_>) -> usize {
        self.all.iter().find(|day| day.key == pin.key()).map_or(0, |day| day.pins.len())
    }

    /// The places at which the two days are told of one event, if they are.
    pub(super) fn told_twice(&self, first: usize, second: usize) -> Option<(Pin<'a>, Pin<'a>)> {
        let (first, second) = (&self.all[first], &self.all[second]);
        // A day range within the month, or two days in one paragraph: two days, then.
        if first.shares_a_block(second) {
            return None;
        }
        let pairs = first
            .pins
            .iter()
            .take(PLACES)
            .flat_map(|a| second.pins.iter().take(PLACES).map(move |b| (a, b)));
        let mut told = pairs.filter(|(a, b)| self.is_one_event(a, b));
        told.next().map(|(a, b)| (*a, *b))
    }

    fn is_one_event(&self, a: &Pin<'_>, b: &Pin<'_>) -> bool {
        let known = self.is_the_other(a, b);
        let least = if known { 1 } else { 2 };
        if !figures::share(&a.date.context, &b.date.context, least) || told_apart(a, b) {
            return false;
        }
        // Births and deaths are told alike of one and all; they are compared by whom they befell.
        if [a, b].iter().any(|pin| pin.date.event.is_some_and(|event| event.once)) {
            return false;
        }
        let overlap = figures::overlap(&a.date.context, &b.date.context);
        let Overlap { shared, smaller, names, first_names, second_names } = overlap;
        let rare = self.rare(a, b);
        let kind = a.date.event.zip(b.date.event).filter(|(a, b)| a.kind == b.kind);
        let named = kind.is_some_and(|(a, b)| a.attributive && b.attributive);
        // Each has names of its own and none in common: two places, two people.
        let strangers = first_names > 0 && second_names > 0 && names == 0;
        if strangers && !(named && rare >= 3) {
            return false;
        }
        if known {
            return true;
        }
        let worded = shared >= 5 && shared * 10 >= smaller * 6;
        if worded || !is_slip(a.date, b.date) {
            return worded && rare > 0;
        }
        let dated = kind.is_some_and(|(first, second)| {
            let days = self.kinds.get(&first.kind).copied().unwrap_or_default();
            let known = first.attributive || second.attributive;
            days < SERIES && rare >= 2 && (names > 0 || named || smaller < 4)
                || days == 2 && known && rare > 0 && self.is_established(first.kind)
        });
        // Where a sentence tells of several days, its words tell of all of them.
        let alone = a.is_alone() && b.is_alone();
        let near = shared >= 4 && shared * 5 >= smaller * 2 || shared >= 5 && shared * 3 >= smaller;
        // An event, or the long name of one.
        let happens = names >= 3 || a.date.event.is_some() || b.date.event.is_some();
        dated || alone && near && happens && names >= 2 && rare >= 3
    }

    /// Whether the later one is *the vote* where the draft tells of one other day with a vote, a few days
    /// off; or both are *the March 4 vote*.
    fn is_the_other(&self, a: &Pin<'_>, b: &Pin<'_>) -> bool {
        let kind = a.date.event.zip(b.date.event).filter(|(a, b)| a.kind == b.kind);
        let days = a.date.day.zip(b.date.day).filter(|_| a.date.month == b.date.month);
        let close = days.is_some_and(|(a, b)| (a - b).abs() <= CLOSE);
        kind.is_some_and(|(first, second)| {
            let two = self.kinds.get(&first.kind).is_some_and(|&days| days == 2);
            close && two && (first.attributive && second.attributive || b.is_definite())
        })
    }

    /// Whether an event of that kind is told more than twice of one of its days.
    fn is_established(&self, kind: u16) -> bool {
        let of = |pin: &&Pin<'_>| pin.date.event.is_some_and(|event| event.kind == kind);
        self.all.iter().any(|day| day.pins.iter().filter(of).count() > 1)
    }

    /// The content words that are told of no third day.
    fn rare(&self, a: &Pin<'_>, b: &Pin<'_>) -> usize {
        let places = [a.place(), b.place()];
        let days = [a.key(), b.key()];
        let other = &b.date.context;
        let shared = a
            .date
            .context
            .iter()
            .filter(|&stem| other.binary_search_by_key(&(stem >> 1), |stem| stem >> 1).is_ok());
        let only = |stem: &&u32| {
            self.told.get(&(*stem >> 1)).is_some_and(|told| {
                told.len() < MANY
                    && told.iter().all(|(day, place)| days.contains(day) || places.contains(place))
            })
        };
        shared.filter(only).count()
    }
}

/// Whether one is a slip of the other: another day in the same month, or the same day in another.
fn is_slip(a: &DateMention, b: &DateMention) -> bool {
    a.month == b.month || a.day == b.day
}

/// Places of one word that are kept: one that is told more often tells no event.
const MANY: usize = 8;

/// Of which days, and where, each content word is told.
fn told(days: &[Day<'_>]) -> FxHashMap<u32, Vec<(Key, Place)>> {
    let mut told: FxHashMap<u32, Vec<(Key, Place)>> = FxHashMap::default();
    for pin in days.iter().flat_map(|day| &day.pins) {
        for stem in pin.date.context.iter() {
            let places = told.entry(stem >> 1).or_default();
            if places.len() < MANY {
                places.push((pin.key(), pin.place()));
            }
        }
    }
    told
}

/// Of how many days each thing is told.
fn count<T: std::hash::Hash + Eq + Ord>(
    days: &[Day<'_>],
    of: impl Fn(&Pin<'_>) -> Vec<T>,
) -> FxHashMap<T, usize> {
    let mut counts = FxHashMap::default();
    for day in days {
        let mut things: Vec<T> = day.pins.iter().flat_map(&of).collect();
        things.sort_unstable();
        things.dedup();
        for thing in things {
            *counts.entry(thing).or_default() += 1;
        }
    }
    counts
}

pub(super) fn is_told(block: &BlockView<'_>) -> bool {
    block.block.kind != BlockKind::TableCell
        && !matches!(block.block.role, Role::Reference | Role::Credit | Role::Slug)
}

pub(super) fn told_apart(a: &Pin<'_>, b: &Pin<'_>) -> bool {
    let years = match (a.date.year, b.date.year) {
        (Some(first), Some(second)) => first != second,
        _ => false,
    };
    let numbered = || {
        let both = a.says(Classes::ONE_OF_SEVERAL) && b.says(Classes::ONE_OF_SEVERAL);
        both && a.numbers() != b.numbers()
    };
    years
        || a.date.through.is_some() && b.date.through.is_none()
        || a.says(Classes::ANOTHER_TIME)
        || b.says(Classes::ANOTHER_TIME)
        || numbered()
}

/// What the event is called, where both places have a word for it.
pub(super) fn event_name(a: &Pin<'_>, b: &Pin<'_>) -> Option<&'static str> {
    let event = a.date.event?;
    (b.date.event?.kind == event.kind).then(|| event.name())
}
