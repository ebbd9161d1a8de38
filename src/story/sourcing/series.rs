//! Series: a poll, a study, a filing named once stands for the figures of its kind that follow.
//!
//! A series is what a source brought: figures of a kind, and the words of its subject. A later figure
//! of that kind is covered while the text still speaks of it: next to where it was named as long as
//! no other voice came between; further on only by the words of its subject.

use super::naming::{self, Back, Named};
use super::{Reach, Sourced, Sourcing};
use crate::annotate::attribution::{Opening, SourceKind};
use crate::annotate::quantity::{Kind, stem};
use crate::annotate::{AnnotatedDraft, BlockView, Quantity};
use crate::document::{BlockKind, Role};
use crate::language::{Classes, Sentence, Token, TokenKind};
use crate::story::Entities;
use crate::story::quotations::whom;

/// So many series are open at a time; the oldest is closed first.
const OPEN: usize = 3;
/// So many words of a subject are remembered.
const TOPICS: usize = 96;
/// A series that was not named again for so many paragraphs is closed.
const FAR: usize = 8;

/// A poll, study or filing, and what it brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The sentence that names it.
    pub by: Sourced,
    /// The stem of the noun that names it: *poll*, *study*.
    noun: u32,
    /// Whether it is a poll or survey.
    poll: bool,
    /// Whether somebody speaks, and nothing is named that they draw on: they stand for no more than
    /// their paragraph.
    brief: bool,
    /// Whether it tells how it did itself: sales, profit.
    results: bool,
    /// How it reaches.
    pub reach: Reach,
    /// The kinds of figures it brought; none where it was named before its first figure.
    kinds: Kinds,
    /// The stems of the words it was told in.
    topics: Vec<u32>,
    /// The paragraph that named it last, and the one that spoke of it last, counted from the start.
    named: usize,
    last: usize,
    /// How many other voices had spoken when it was spoken of last.
    voices: usize,
}

impl Series {
    fn of(sourced: &Sourced, named: &Named) -> Self {
        let Named { noun, poll, .. } = *named;
        Self { noun, poll, ..Self::empty(named.by(sourced)) }
    }

    /// What a body says without telling what it draws on.
    fn brief(sourced: &Sourced) -> Self {
        Self { brief: true, ..Self::empty(sourced.clone()) }
    }

    fn empty(by: Sourced) -> Self {
        Self {
            by,
            noun: 0,
            poll: false,
            brief: false,
            results: false,
            reach: Reach::Series,
            kinds: Kinds::default(),
            topics: Vec::new(),
            named: 0,
            last: 0,
            voices: 0,
        }
    }

    /// Whether a figure of a sentence it reaches is of its kind.
    pub fn takes(&self, quantity: &Quantity) -> bool {
        self.brings(Kinds::of(quantity))
    }

    /// Whether some of these kinds are its own. A poll brings shares, whatever it counts besides.
    fn brings(&self, kinds: Kinds) -> bool {
        if self.results {
            return true;
        }
        if self.poll {
            return kinds.meets(Kinds::SHARE);
        }
        self.kinds == Kinds::default() || self.kinds.meets(kinds)
    }

    fn learn(&mut self, sentence: &Told) {
        self.kinds = self.kinds.with(sentence.kinds);
        let room = TOPICS.saturating_sub(self.topics.len());
        self.topics.extend(sentence.stems.iter().take(room));
        self.topics.sort_unstable();
        self.topics.dedup();
    }

    fn shared(&self, sentence: &Told) -> usize {
        sentence.stems.iter().filter(|stem| self.topics.binary_search(stem).is_ok()).count()
    }
}

/// Sorts of figures that one source tells together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kinds(u8);

impl Kinds {
    const SHARE: Self = Self(1);
    const MONEY: Self = Self(2);
    const COUNT: Self = Self(4);
    const MEASURE: Self = Self(8);

    fn of(quantity: &Quantity) -> Self {
        match quantity.kind {
            Kind::Percent | Kind::Points | Kind::Fraction | Kind::Ratio => Self::SHARE,
            Kind::Money => Self::MONEY,
            Kind::Count | Kind::Score | Kind::Proportion | Kind::Multiple | Kind::Rank => {
                Self::COUNT
            }
            Kind::Measure | Kind::Duration | Kind::Age => Self::MEASURE,
        }
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a sentence tells, as far as series are concerned.
#[derive(Default)]
struct Told {
    kinds: Kinds,
    stems: Vec<u32>,
    /// Whether it speaks as one does of polls, or of how a company did.
    polls: bool,
    results: bool,
}

impl Told {
    fn of(block: &BlockView<'_>, sentence: &Sentence, kinds: Kinds) -> Self {
        let tokens = block.notes.tokens_of(sentence);
        let words = tokens.iter().filter(|token| tells_subject(token));
        let mut stems: Vec<u32> = words.map(|token| stem(token.text(block.prose))).collect();
        stems.sort_unstable();
        stems.dedup();
        let polls = sentence.classes.has(Classes::POLL_TALK);
        let results = sentence.classes.has(Classes::RESULTS_TALK);
        Self { kinds, stems, polls, results }
    }
}

fn tells_subject(token: &Token) -> bool {
    let idle = Classes::PHRASE_END | Classes::FUNCTION_WORD | Classes::NUMBER_WORD;
    let idle = idle | Classes::MONTH | Classes::WEEKDAY | Classes::SWEEPING | Classes::SERIES;
    token.kind == TokenKind::Word && token.span.len() > 2 && !token.classes.has(idle)
}

/// Finds the series of a draft, and for each sentence the one that may stand for its figures.
pub(super) fn open(draft: &AnnotatedDraft, entities: &Entities, sourcing: &mut Sourcing) {
    let mut reader = Reader::default();
    for block in draft.blocks().filter(is_running_text) {
        if matches!(block.block.kind, BlockKind::Heading(_)) {
            reader.voices += 1;
            continue;
        }
        // A list belongs to the paragraph before it.
        reader.paragraph += usize::from(block.block.kind != BlockKind::ListItem);
        let mut quantities = block.notes.quantities.as_slice();
        for (index, sentence) in block.notes.sentences.iter().enumerate() {
            let (here, rest) = quantities
                .split_at(quantities.partition_point(|quantity| quantity.sentence <= index));
            quantities = rest;
            let kinds = here.iter().map(Kinds::of).fold(Kinds::default(), Kinds::with);
            let at = sourcing.first[block.index] + index;
            let before = at.checked_sub(1).map(|before| &sourcing.sentences[before]);
            if let Some(before) = before
                && kinds != Kinds::default()
                && !sourcing.sentences[at].is_answered()
                && goes_on_speaking(draft, entities, (&block, index), before)
            {
                sourcing.sentences[at].series = reader.speaks_on(before);
                continue;
            }
            if kinds != Kinds::default()
                && !sourcing.sentences[at].is_answered()
                && index + 1 < block.notes.sentences.len()
                && of_these(&block, index + 1)
                && sourcing.sentences[at + 1].by == Reach::Explicit
            {
                let behind = &sourcing.sentences[at + 1];
                sourcing.sentences[at].series = reader.told_behind(behind);
                continue;
            }
            let sourced = &mut sourcing.sentences[at];
            let counts = here.iter().any(|quantity| sourced.is_counted(&block, quantity));
            sourced.series = reader.read(&block, sentence, sourced, (kinds, counts));
        }
    }
    sourcing.series = reader.series;
}

fn is_running_text(block: &BlockView<'_>) -> bool {
    let told = matches!(block.block.role, Role::Body | Role::Subheadline | Role::Deck);
    told && !matches!(block.block.kind, BlockKind::TableCell | BlockKind::Footnote)
}

/// The draft as it is read, with the series that are open.
#[derive(Default)]
struct Reader {
    series: Vec<Series>,
    /// Those that are open, the one spoken of last at the end.
    open: Vec<usize>,
    paragraph: usize,
    /// How many other voices have spoken so far.
    voices: usize,
}

impl Reader {
    /// Goes on by a sentence with figures of these kinds; the series that may stand for them. The flag
    /// tells that its source is what a figure counts.
    fn read(
        &mut self,
        block: &BlockView<'_>,
        sentence: &Sentence,
        sourced: &Sourced,
        (kinds, counts): (Kinds, bool),
    ) -> Option<u32> {
        self.open.retain(|&at| {
            let series = &self.series[at];
            let far = match (series.brief, series.results) {
                (true, false) => 0,
                (true, true) => 2,
                (false, _) => FAR,
            };
            series.named + far >= self.paragraph
        });
        if let Some(named) = naming::of(block, sentence, sourced) {
            let told = Told::of(block, sentence, kinds);
            if let Some(at) = self.name(sourced, &named, &told) {
                return Some(at);
            }
        }
        if is_voice(sourced) && !counts {
            self.voices += 1;
            let named = sourced.by == Reach::Explicit;
            let results = sentence.classes.has(Classes::RESULTS_TALK);
            let brings = results || sourced.kind == Some(SourceKind::Organisation);
            if named && brings && kinds != Kinds::default() {
                let series = Series { results, ..Series::brief(sourced) };
                let told = Told::of(block, sentence, kinds);
                return u32::try_from(self.start(series, &told)).ok();
            }
            return None;
        }
        let answered = sourced.is_answered() && !counts;
        if kinds == Kinds::default() || answered || self.open.is_empty() {
            return None;
        }
        let told = Told::of(block, sentence, kinds);
        let place = self.open.iter().rposition(|&at| self.goes_on(&self.series[at], &told))?;
        let at = self.open.remove(place);
        self.open.push(at);
        let series = &mut self.series[at];
        if series.voices == self.voices {
            series.learn(&told);
        }
        (series.last, series.voices) = (self.paragraph, self.voices);
        u32::try_from(at).ok()
    }

    /// Who spoke in the sentence before goes on speaking.
    fn speaks_on(&mut self, before: &Sourced) -> Option<u32> {
        let by = Series { reach: Reach::Pronoun, brief: true, ..Series::empty(before.clone()) };
        self.series.push(by);
        u32::try_from(self.series.len() - 1).ok()
    }

    /// The sentence behind goes on with what this one counts, and names who counted.
    fn told_behind(&mut self, behind: &Sourced) -> Option<u32> {
        let by = Series { reach: Reach::Source, brief: true, ..Series::empty(behind.clone()) };
        self.series.push(by);
        u32::try_from(self.series.len() - 1).ok()
    }

    /// A series is named: one that is open already, or a new one if the words are enough for it.
    fn name(&mut self, sourced: &Sourced, named: &Named, told: &Told) -> Option<u32> {
        let same = |series: &Series| match named.back {
            Back::Nowhere => false,
            Back::Noun => series.noun == named.noun,
            Back::Any => true,
        };
        let known = self.open.iter().rposition(|&at| same(&self.series[at]));
        let at = match known {
            Some(place) => {
                let at = self.open.remove(place);
                self.open.push(at);
                self.spoken_of(at, told);
                at
            }
            None if !named.opens => return None,
            None => self.start(Series::of(sourced, named), told),
        };
        u32::try_from(at).ok()
    }

    /// Opens a series.
    fn start(&mut self, series: Series, told: &Told) -> usize {
        if self.open.len() == OPEN {
            self.open.remove(0);
        }
        let at = self.series.len();
        self.series.push(series);
        self.open.push(at);
        self.spoken_of(at, told);
        at
    }

    /// A series is named or speaks, and brings what the sentence tells.
    fn spoken_of(&mut self, at: usize, told: &Told) {
        let (paragraph, voices) = (self.paragraph, self.voices);
        let series = &mut self.series[at];
        (series.named, series.last, series.voices) = (paragraph, paragraph, voices);
        series.learn(told);
    }

    /// Whether a sentence with figures still tells what a series brought.
    fn goes_on(&self, series: &Series, told: &Told) -> bool {
        let gap = self.paragraph - series.last;
        let alone = self.voices == series.voices;
        let shared = series.shared(told);
        if series.results && told.results {
            return alone;
        }
        // What it brings besides is told right behind, or in the same words.
        if !series.brings(told.kinds) {
            let same = gap == 0 && !series.poll || gap <= 1 && shared > 2;
            return !series.brief && alone && same;
        }
        if series.brief {
            let own = series.kinds.meets(told.kinds);
            return alone && gap == 0 && shared > 0 && own;
        }
        let near = alone && (gap == 0 || gap <= 2 && shared > 1) || shared > 2 && gap <= 1;
        near || series.poll && (told.polls || shared > 0 && gap <= FAR / 2)
    }
}

/// Whether a sentence opens with *of these*.
fn of_these(block: &BlockView<'_>, sentence: usize) -> bool {
    let tokens = block.notes.tokens_of(&block.notes.sentences[sentence]);
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(block.prose, word)))
    };
    is(0, &["of"]) && is(1, &["these", "those", "them"])
}

/// Whether a sentence opens with *he* or *she* who spoke in the sentence before.
fn goes_on_speaking(
    draft: &AnnotatedDraft,
    entities: &Entities,
    (block, sentence): (&BlockView<'_>, usize),
    before: &Sourced,
) -> bool {
    if block.notes.openings[sentence] != Opening::Pronoun || !is_voice(before) {
        return false;
    }
    let Some(speaker) = before.source else { return false };
    let tokens = block.notes.tokens_of(&block.notes.sentences[sentence]);
    let Some(first) = tokens.iter().find(|token| token.kind == TokenKind::Word) else {
        return false;
    };
    let whom = |span| whom(draft, entities, span).map(|(_, entity)| entity);
    whom(block.absolute(first.span)).is_some_and(|entity| whom(speaker) == Some(entity))
}

/// Whether somebody else speaks in a sentence.
fn is_voice(sourced: &Sourced) -> bool {
    let covers = matches!(sourced.by, Reach::Explicit | Reach::Quotation | Reach::Pronoun);
    covers && !matches!(sourced.kind, Some(SourceKind::Document | SourceKind::Unnamed))
}
