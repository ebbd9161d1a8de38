//! Where people are called by an office, before their names or behind them.

use rustc_hash::FxHashMap;

use super::offices::{self, Office, Title};
use crate::annotate::mention::{Capital, Mention, MentionKind};
use crate::annotate::{At, BlockView};
use crate::checks::StoryView;
use crate::document::{BlockKind, Role};
use crate::language::{Classes, Shape, Token, TokenKind};
use crate::story::entities;
use crate::text::Span;

/// One place where somebody is called by an office.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) at: At,
    pub(super) sentence: usize,
    pub(super) office: &'static Office,
    /// The words of the office, in the draft.
    pub(super) span: Span,
    /// Whether the person is named in full there.
    pub(super) full: bool,
    /// Whether it stands in a heading, where words are few.
    pub(super) heading: bool,
}

/// What the uses are read from.
pub(super) struct Reader<'a> {
    view: &'a StoryView<'a>,
    /// The year of writing, as far as the draft tells.
    year: i16,
}

/// A year as long ago as this, in years, may have been another term of office.
const TERM: i16 = 4;

/// A longer sentence, in tokens, is a list or not prose, and is not read.
const MAX_TOKENS: usize = 200;

impl<'a> Reader<'a> {
    pub(super) fn new(view: &'a StoryView<'a>) -> Self {
        let dated = view.story.timeline.dated().map(jiff::civil::Date::year);
        let years = || view.draft.notes.iter().flat_map(|notes| &notes.dates);
        let year = dated.or_else(|| years().filter_map(|date| date.year).max()).unwrap_or_default();
        Self { view, year }
    }

    /// The offices that each person is called by who is called by several, in the draft's own voice and
    /// in sentences that tell of no change.
    pub(super) fn collect(&self) -> FxHashMap<usize, Vec<Use>> {
        let mut uses: FxHashMap<usize, Vec<Use>> = FxHashMap::default();
        for block in self.view.draft.blocks().filter(is_told) {
            for (index, mention) in block.notes.mentions.iter().enumerate() {
                let title = title(&block, index);
                let at = At { block: block.index, index };
                let person = self.view.story.entities.entity_of(at);
                let (Some(title), Some(person)) = (title, person) else { continue };
                uses.entry(person).or_default().push(Use {
                    at,
                    sentence: mention.sentence,
                    office: title.office,
                    span: block.absolute(title.span),
                    full: mention.words.len() > 1,
                    heading: block.block.role == Role::Subheadline
                        || mention.capital == Capital::Headline,
                });
            }
        }
        // Most people have one office: their sentences need not be read.
        uses.retain(|_, uses| uses.iter().any(|one| !std::ptr::eq(one.office, uses[0].office)));
        for uses in uses.values_mut() {
            uses.retain(|one| {
                let block = self.view.draft.block(one.at.block);
                self.is_plain(&block, &block.notes.mentions[one.at.index])
            });
        }
        uses
    }

    /// Whether a mention stands in the draft's own voice, in a sentence that tells of no change.
    fn is_plain(&self, block: &BlockView<'_>, mention: &Mention) -> bool {
        !self.tells_change(block, mention.sentence) && !is_quoted(block, mention.span)
    }

    /// Whether a sentence speaks of an earlier or later office, or of a year long ago.
    fn tells_change(&self, block: &BlockView<'_>, sentence: usize) -> bool {
        let Some(words) = block.notes.sentences.get(sentence) else { return false };
        let dates = &block.notes.dates;
        let dates = &dates[dates.partition_point(|date| date.sentence < sentence)..];
        let mut dates = dates.iter().take_while(|date| date.sentence == sentence);
        words.tokens.len() > MAX_TOKENS
            || dates
                .any(|date| date.year.is_some_and(|year| self.year.saturating_sub(year) >= TERM))
            || words.tokens.clone().any(|at| marks_change(block, at))
    }

    /// Whether the draft tells, where it speaks of a person, of a change to the rarer of two offices or
    /// from or to the other one.
    pub(super) fn explains(&self, person: usize, rare: &Use, common: &Use) -> bool {
        self.view.story.entities.all[person].mentions.iter().any(|&at| {
            let block = self.view.draft.block(at.block);
            let here = entities::mention(self.view.draft, at).sentence;
            (here..=here + 1).any(|sentence| {
                self.tells_change(&block, sentence)
                    && (!rare.office.form && names(&block, sentence, rare.office, None)
                        || names(&block, sentence, rare.office, Some(MAX_BETWEEN))
                        || names(&block, sentence, common.office, Some(MAX_BETWEEN)))
            })
        })
    }
}

/// The most tokens between a word of change and the office that it is about: *elected in May as mayor*.
const MAX_BETWEEN: usize = 3;

/// Whether a token is a word of change: *former*, *then-president*, *two years ago*.
fn marks_change(block: &BlockView<'_>, at: usize) -> bool {
    let token = &block.notes.tokens[at];
    let text = block.text(token.span);
    let before = at.checked_sub(1).map(|before| block.text(block.notes.tokens[before].span));
    token.shape == Shape::Lower
        && (text.split('-').any(offices::tells_change)
            || text == "ago" && matches!(before, Some("years" | "decades")))
}

/// Whether a sentence names an office, within some tokens behind a word of change if that is asked.
fn names(block: &BlockView<'_>, sentence: usize, office: &Office, within: Option<usize>) -> bool {
    let read = block.notes.sentences.get(sentence).filter(|s| s.tokens.len() <= MAX_TOKENS);
    let Some(range) = read.map(|sentence| sentence.tokens.clone()) else { return false };
    range.clone().any(|at| {
        let back = |count: usize| at.saturating_sub(count).max(range.start);
        let first = block.notes.tokens[back(offices::MAX_WORDS - 1)].span;
        let span = first.cover(block.notes.tokens[at].span);
        let changed =
            |count| (back(offices::MAX_WORDS + count)..at).any(|at| marks_change(block, at));
        within.is_none_or(changed)
            && offices::named(block.prose, span).is_some_and(|named| named.is(office))
    })
}

/// The most quotations, nested ones among them, that are looked back for the one a name stands in.
const MAX_BACK: usize = 8;

/// Whether a span stands between quotation marks.
fn is_quoted(block: &BlockView<'_>, span: Span) -> bool {
    let quotations = &block.notes.quotations;
    let before = quotations.partition_point(|quotation| quotation.span.start <= span.start);
    let near = &quotations[before.saturating_sub(MAX_BACK)..before];
    near.iter().any(|quotation| quotation.span.contains(span))
}

/// Whether a block is the draft's own text below the headline.
fn is_told(block: &BlockView<'_>) -> bool {
    let roles = [Role::Body, Role::Caption, Role::Credit, Role::Subheadline];
    roles.contains(&block.block.role) && block.block.kind != BlockKind::BlockQuote
}

/// The office that a mention's neighbours give it.
fn title(block: &BlockView<'_>, index: usize) -> Option<Title> {
    let mention = &block.notes.mentions[index];
    if mention.kind != MentionKind::Person {
        return None;
    }
    let place = Place { block, mention };
    match mention.title {
        Some(title) => offices::read(block.prose, title).filter(|title| place.is_own(title.span)),
        None if mention.words.len() > 1 => {
            let title = place.behind().or_else(|| place.before())?;
            (!title.office.form).then_some(title)
        }
        None => None,
    }
}

/// The surroundings of a mention.
struct Place<'a> {
    block: &'a BlockView<'a>,
    mention: &'a Mention,
}

/// The most words of an apposition's title, and of what follows it.
const MAX_REACH: usize = 8;

impl Place<'_> {
    fn tokens(&self) -> &[Token] {
        &self.block.notes.tokens
    }

    fn text(&self, at: usize) -> &str {
        self.block.text(self.tokens()[at].span)
    }

    /// The index of the first token that begins at or behind a byte.
    fn token(&self, offset: usize) -> usize {
        self.tokens().partition_point(|token| token.span.start < offset)
    }

    /// Whether the office before the name is a state's or nobody's in particular: not a club's or a
    /// company's, and not the second of two.
    fn is_own(&self, title: Span) -> bool {
        let Some(before) = self.token(title.start).checked_sub(1) else { return true };
        let token = &self.tokens()[before];
        let body = Classes::SOURCE_BODY | Classes::ORGANISATION_HEAD | Classes::TITLE;
        let joins = matches!(self.text(before), "and" | "or" | "&" | "/" | ",");
        let second = joins
            && before
                .checked_sub(1)
                .is_some_and(|at| self.tokens()[at].classes.has(Classes::TITLE));
        let mentions = &self.block.notes.mentions;
        let holder = mentions.partition_point(|mention| mention.span.end < token.span.end);
        let held = mentions.get(holder).is_some_and(|holder| {
            holder.kind == MentionKind::Organisation
                && holder.span.end == token.span.end
                && !token.classes.has(Classes::KNOWN_ACRONYM)
        });
        !second && !held && !token.classes.has(body)
    }

    /// The office in *Ann Lee, the mayor of Arden,*.
    fn behind(&self) -> Option<Title> {
        let comma = self.token(self.mention.span.end);
        if comma >= self.tokens().len() || self.text(comma) != "," {
            return None;
        }
        self.phrase(comma + 1)
    }

    /// The office in *The mayor of Arden, Ann Lee,*.
    fn before(&self) -> Option<Title> {
        let name = self.token(self.mention.span.start);
        let comma = name.checked_sub(1).filter(|&comma| self.text(comma) == ",")?;
        let behind = self.token(self.mention.span.end);
        let next = self.tokens().get(behind).map(|token| self.block.text(token.span))?;
        if matches!(next, "and" | "or" | "&") {
            return None;
        }
        let start = comma.saturating_sub(MAX_REACH);
        let opens = (start..comma).rev().find(|&at| {
            let capital = self.tokens()[at].is_capitalised();
            matches!(self.text(at), "the" | "The") && (at == start || self.text(at - 1) != "to")
                || capital && (at == 0 || self.text(at - 1) == ".")
        })?;
        let (title, end) = self.reads(opens)?;
        (end == comma).then_some(title)
    }

    /// The office of an apposition that begins at a token.
    fn phrase(&self, start: usize) -> Option<Title> {
        let (title, end) = self.reads(start)?;
        let next = self.tokens().get(end).map(|token| self.block.text(token.span));
        matches!(next, None | Some("," | "." | ";" | "who")).then_some(title)
    }

    /// The office named from a token on, and the token behind it and its place: *the mayor of Arden*.
    fn reads(&self, start: usize) -> Option<(Title, usize)> {
        let of_office = Classes::TITLE | Classes::TITLE_MODIFIER;
        let whose = Classes::DEMONYM | Classes::PLACE | Classes::KNOWN_ACRONYM;
        let limit = self.tokens().len().min(start + MAX_REACH);
        let is = |at: usize, classes| self.tokens()[at].classes.has(classes);
        let qualifies = |at: &usize| {
            matches!(self.text(*at), "the" | "The" | "a" | "its")
                || is(*at, whose) && !is(*at, of_office)
                || self.tokens()[*at].kind == TokenKind::Clitic
        };
        let first = (start..limit).find(|at| !qualifies(at))?;
        let last = (first..limit).take_while(|&at| is(at, of_office)).last()?;
        let span = self.tokens()[first].span.cover(self.tokens()[last].span);
        let title = offices::read(self.block.prose, span)?;
        let end = self.behind_complement(last + 1);
        let entire = title.span == span && (first > start || end > last + 1);
        entire.then_some((title, end))
    }

    /// The token behind *of Arden*, *to the United Nations*, where that stands at a token.
    fn behind_complement(&self, at: usize) -> usize {
        let Some(token) = self.tokens().get(at) else { return at };
        let preposition = self.block.text(token.span);
        if !matches!(preposition, "of" | "to" | "from" | "for") {
            return at;
        }
        let mentions = &self.block.notes.mentions;
        let next = mentions.partition_point(|mention| mention.span.start <= token.span.start);
        let article = |at: usize| {
            usize::from(self.tokens().get(at).is_some_and(|t| t.is(self.block.prose, "the")))
        };
        let name = at + 1 + article(at + 1);
        mentions
            .get(next)
            .filter(|mention| self.token(mention.span.start) == name)
            .filter(|mention| preposition == "to" || mention.kind != MentionKind::Organisation)
            .map_or(at, |mention| self.token(mention.span.end))
    }
}

/// The words of a place where somebody is called by an office.
pub(super) fn words(view: &StoryView<'_>, one: &Use) -> String {
    super::super::words(view.draft, one.span)
}
