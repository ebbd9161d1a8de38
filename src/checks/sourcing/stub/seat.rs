//! Where words can be put into a sentence: behind what they are about, before its stop and its closing
//! marks, or at its head, with the commas and capitals that go with it.

use super::Habits;
use crate::annotate::BlockView;
use crate::annotate::mention::is_ordinary;
use crate::checks::StoryView;
use crate::document::{BlockKind, Document, InlineKind};
use crate::language::{Classes, Sentence, Shape, Token, TokenKind, lexicon};
use crate::text::{Edit, Span};

/// Words that open a clause of its own behind a comma.
const TURNS: &[&str] =
    &["while", "whereas", "although", "though", "but", "because", "yet", "even", "despite"];
/// Words that tie a sentence to the one before, in front of everything else.
const JOINS: &[&str] = &["and", "but", "yet", "or", "so", "nor"];

/// Brackets with no more tokens between them hold no clause.
const FEW: usize = 5;

/// Brackets and clauses are looked for no further than so many tokens around the words.
const LONG: usize = 64;

/// A sentence of the draft, and the words in it that want a source.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    view: &'a StoryView<'a>,
    /// Its block.
    pub(super) block: BlockView<'a>,
    sentence: &'a Sentence,
    /// The words, in the block; the whole sentence if nothing else was said.
    words: Span,
}

/// What ends a sentence.
enum Tail {
    /// Nothing but its last word, which may be *p.m.*
    Open,
    /// A stop from this place on, behind which other marks may stand.
    Stop(usize),
    /// A stop of one byte or more within a quotation, whose closing marks end there.
    Quoted(Span, usize),
}

impl<'a> Seat<'a> {
    /// The sentence that holds `words`; `None` where there is none.
    pub(super) fn of(view: &'a StoryView<'a>, words: Span) -> Option<Self> {
        let block = view.draft.block(view.draft.block_at(words.start)?);
        let words = words.relative_to(block.block.span.start);
        let sentence = block.notes.sentences.get(block.notes.sentence_at(words.start))?;
        Some(Self { view, block, sentence, words })
    }

    /// The draft.
    pub(super) fn document(&self) -> &'a Document {
        &self.view.draft.document
    }

    /// Where [`Self::behind`] puts its words: *at the end*, *before “while”*.
    pub(super) fn place(&self) -> String {
        if self.bracket().is_some() {
            return "before the bracket".to_owned();
        }
        match self.turn() {
            Some((_, ";")) => "before the semicolon".to_owned(),
            Some((_, word)) => format!("before “{word}”"),
            None => "at the end".to_owned(),
        }
    }

    /// `form` behind a comma: after the clause that holds the words. `None` in somebody's words and in
    /// questions.
    pub(super) fn behind(&self, form: &str) -> Option<Vec<Edit>> {
        if self.asks() {
            return None;
        }
        self.put(&format!(", {form}"))
    }

    /// `mark` behind a space, in the same place.
    pub(super) fn mark(&self, mark: &str) -> Option<Vec<Edit>> {
        self.put(&format!(" {mark}"))
    }

    /// `opening` before everything else of the sentence; `None` where it begins in somebody's words.
    pub(super) fn before(&self, opening: &str, habits: &Habits) -> Option<Vec<Edit>> {
        let tokens = self.tokens();
        if self.asks() || self.is_quoted(self.sentence.span.start) {
            return None;
        }
        let bracket = usize::from(tokens.first()?.is(self.block.prose, "("));
        let first = tokens.get(bracket)?;
        let comma = tokens.get(bracket + 1).filter(|token| token.is(self.block.prose, ","));
        let joins = JOINS.iter().any(|word| first.is(self.block.prose, word));
        let adverb = first.classes.has(Classes::OPENER | Classes::COMMON_WORD);
        if joins || comma.is_some() && adverb && self.is_lowered(first, habits) {
            let behind = comma.map_or(first.span.end, |comma| comma.span.end);
            let opening = lower(opening.get(..1)?) + &opening[1..];
            return Some(vec![self.insert(behind, format!(" {opening}"))]);
        }
        // *[source] said while it rained …* says something else.
        let clause =
            first.classes.has(Classes::SUBORDINATOR) && !first.is(self.block.prose, "that");
        if clause && !opening.starts_with("According") {
            return None;
        }
        let lowered = self.is_lowered(first, habits);
        Some(self.open(first, &format!("{opening} "), lowered))
    }

    /// Whether it is an item of a list that states nothing by itself: *£4 million from adult care*,
    /// *Adult care: £4 million*.
    pub(super) fn is_fragment(&self) -> bool {
        let Some(first) = self.tokens().first() else { return true };
        let number = first.kind == TokenKind::Number
            || matches!(first.text(self.block.prose), "$" | "£" | "€")
            || first.classes.has(Classes::NUMBER_WORD);
        let before = self.sentence.span.start..self.words.start.max(self.sentence.span.start);
        let labelled = self.block.prose.get(before).is_some_and(|before| before.contains(':'));
        self.block.block.kind == BlockKind::ListItem && (number || labelled)
    }

    /// Where a footnote's mark goes: behind the sentence, or before its stop.
    pub(super) fn end(&self, before_stop: bool) -> usize {
        let at = match self.tail() {
            Tail::Stop(stop) if before_stop => stop,
            Tail::Open => self.outside(self.sentence.span.end),
            Tail::Stop(_) | Tail::Quoted(..) => self.sentence.span.end,
        };
        self.block.block.span.start + at
    }

    /// The words, if they can be made a link: on one line, without markup, not all of the sentence.
    pub(super) fn words_to_link(&self) -> Option<Span> {
        let inlines = &self.block.block.inlines;
        let plain = !self.words.of(self.block.source()).contains(['[', ']', '\n', '\r', '|', '`']);
        let apart = inlines.iter().all(|inline| {
            let around = matches!(inline.kind, InlineKind::Emphasis | InlineKind::Strong);
            !inline.span.overlaps(self.words) || around && inline.span.contains(self.words)
        });
        let part = self.words != self.sentence.span && !self.is_quoted(self.words.start);
        (plain && apart && part).then(|| self.block.absolute(self.words))
    }

    fn tokens(&self) -> &'a [Token] {
        self.block.notes.tokens_of(self.sentence)
    }

    /// Whether the sentence is a question.
    fn asks(&self) -> bool {
        self.tokens().last().is_some_and(|token| token.is(self.block.prose, "?"))
    }

    fn insert(&self, at: usize, text: impl Into<String>) -> Edit {
        Edit::insert(self.block.block.span.start + at, text)
    }

    /// Words that open with what parts them from the ones before.
    fn put(&self, words: &str) -> Option<Vec<Edit>> {
        if let Some(close) = self.bracket() {
            return Some(vec![self.insert(close, words)]);
        }
        if let Some((comma, _)) = self.turn() {
            return Some(vec![self.insert(comma, words)]);
        }
        match self.tail() {
            Tail::Open if self.is_quoted(self.sentence.span.end) => None,
            Tail::Stop(stop) if self.is_quoted(stop) => None,
            Tail::Open => {
                let stop = if self.is_abbreviated() { "." } else { "" };
                let end = self.outside(self.sentence.span.end);
                Some(vec![self.insert(end, format!("{words}{stop}"))])
            }
            Tail::Stop(stop) => Some(vec![self.insert(stop, words)]),
            Tail::Quoted(stop, behind) => Some(self.put_behind_quotation(stop, behind, words)),
        }
    }

    /// *“the worst year.”* becomes *“the worst year,” according to [source].*
    fn put_behind_quotation(&self, stop: Span, behind: usize, words: &str) -> Vec<Edit> {
        let (comma, words) = match words.strip_prefix(',') {
            Some(words) => (",", words),
            None => ("", words),
        };
        let mut edits = vec![self.insert(behind, format!("{words}."))];
        if stop.of(self.block.prose) == "." {
            edits.insert(0, Edit::replace(self.block.absolute(stop), comma));
        }
        edits
    }

    /// What ends the sentence.
    fn tail(&self) -> Tail {
        let (prose, tokens) = (self.block.prose, self.tokens());
        let is_stop = |token: &Token| {
            token.kind == TokenKind::Mark
                && matches!(token.text(prose), "." | "!" | "?" | "…" | ";" | ":" | "," | "。")
        };
        let is_closing = |token: &Token| {
            token.kind == TokenKind::QuotationMark || matches!(token.text(prose), ")" | "]")
        };
        let closing = tokens.iter().rev().take_while(|token| is_closing(token)).count();
        let (tokens, closing) = tokens.split_at(tokens.len() - closing);
        let stops = tokens.iter().rev().take_while(|token| is_stop(token)).count();
        let (words, stops) = tokens.split_at(tokens.len() - stops);
        let Some((first, last)) = stops.first().zip(stops.last()) else { return Tail::Open };
        if words.is_empty() {
            return Tail::Open;
        }
        let quotes = closing.iter().take_while(|token| token.kind == TokenKind::QuotationMark);
        // A quotation that began in an earlier sentence holds this one too.
        match quotes.last().filter(|_| !self.is_quoted(self.sentence.span.start)) {
            Some(quote) => Tail::Quoted(first.span.cover(last.span), quote.span.end),
            None => Tail::Stop(first.span.start),
        }
    }

    /// Whether the last word brings a stop of its own: *p.m.*, *U.S.*
    fn is_abbreviated(&self) -> bool {
        self.tokens().last().is_some_and(|last| {
            last.kind == TokenKind::Word && last.text(self.block.prose).ends_with('.')
        })
    }

    /// The comma or semicolon behind the words where another clause begins, which has no figures of its
    /// own; and that clause's first word, or the semicolon.
    fn turn(&self) -> Option<(usize, &'a str)> {
        let (prose, tokens) = (self.block.prose, self.tokens());
        if self.words == self.sentence.span {
            return None;
        }
        let from = tokens.partition_point(|token| token.span.start < self.words.end);
        let mut open = 0_i32;
        let at = (from..tokens.len().min(from + LONG)).find(|&at| {
            open += i32::from(tokens[at].is(prose, "(")) - i32::from(tokens[at].is(prose, ")"));
            let turns = || {
                let next = tokens.get(at + 1);
                next.is_some_and(|next| TURNS.iter().any(|word| next.is(prose, word)))
            };
            open == 0 && (tokens[at].is(prose, ";") || tokens[at].is(prose, ",") && turns())
        })?;
        let mark = tokens[at].span;
        let quantities = &self.block.notes.quantities;
        let counted = quantities.iter().any(|quantity| {
            quantity.span.start > mark.start && quantity.span.end <= self.sentence.span.end
        });
        let word = if tokens[at].is(prose, ";") { at } else { at + 1 };
        let word = tokens.get(word).filter(|_| !counted && !self.is_quoted(mark.start))?;
        Some((mark.start, word.text(prose)))
    }

    /// The closing bracket of the pair around the words, with more of the sentence behind it.
    fn bracket(&self) -> Option<usize> {
        let (prose, tokens) = (self.block.prose, self.tokens());
        let is = |at: &usize, mark: &str| tokens[*at].is(prose, mark);
        let from = tokens.partition_point(|token| token.span.start < self.words.start);
        let before = (from.saturating_sub(LONG)..from).rev();
        let open = before.into_iter().find(|at| is(at, "(") || is(at, ")"))?;
        let behind = from..tokens.len().min(from + LONG);
        let close = behind.into_iter().find(|at| is(at, "(") || is(at, ")"))?;
        let goes_on = tokens.get(close + 1).is_some_and(|next| next.kind == TokenKind::Word);
        // *(4 percent)* has no clause to attribute.
        let clause = close - open > FEW;
        (is(&open, "(") && is(&close, ")") && goes_on && clause).then(|| tokens[close].span.start)
    }

    /// Whether a place stands within a quotation, neither before nor behind it.
    fn is_quoted(&self, at: usize) -> bool {
        let quotations = &self.block.notes.quotations;
        let begun = quotations.partition_point(|quotation| quotation.span.start < at);
        let last = quotations[..begun].iter().rev().take(3);
        last.into_iter().any(|quotation| quotation.depth == 0 && at < quotation.span.end)
    }

    /// Behind the links and emphasis that end there, save one that holds the whole sentence.
    fn outside(&self, at: usize) -> usize {
        let start = self.sentence.span.start;
        let inlines = self.block.block.inlines.iter();
        let around = inlines.filter(|inline| inline.span.start >= start && inline.span.end > at);
        let ends = around.filter(|inline| inline.span.start < at).map(|inline| inline.span.end);
        ends.max().unwrap_or(at)
    }

    /// `opening` before the sentence's `first` word, which loses a capital that it owes to its place.
    fn open(&self, first: &Token, opening: &str, lowered: bool) -> Vec<Edit> {
        let at = first.span.start;
        let inlines = self.block.block.inlines.iter();
        let link = inlines.filter(|inline| matches!(inline.kind, InlineKind::Link { .. }));
        let mut around = link.filter(|inline| inline.span.start < at && inline.span.end > at);
        let outside = around.next().map_or(at, |link| link.span.start);
        let letter =
            Span::new(at, at + self.block.prose[at..].chars().next().map_or(0, char::len_utf8));
        if !lowered {
            return vec![self.insert(outside, opening)];
        }
        let lowered = lower(letter.of(self.block.source()));
        let letter = self.block.absolute(letter);
        if outside == at {
            return vec![Edit::replace(letter, format!("{opening}{lowered}"))];
        }
        vec![self.insert(outside, opening), Edit::replace(letter, lowered)]
    }

    /// Whether a word bears its capital only because it opens a sentence.
    fn is_lowered(&self, first: &Token, habits: &Habits) -> bool {
        let text = first.text(self.block.prose);
        if first.shape != Shape::Capitalised || text == "I" {
            return false;
        }
        let opens = Classes::OPENER | Classes::FUNCTION_WORD | Classes::NUMBER_WORD;
        let names = Classes::GIVEN_NAME
            | Classes::MONTH
            | Classes::WEEKDAY
            | Classes::DEMONYM
            | Classes::PLACE
            | Classes::ORGANISATION
            | Classes::PROPER_WORD;
        let classes = lexicon::classes(text);
        if classes.has(opens) && !classes.has(names) {
            return true;
        }
        let common = is_ordinary(text, classes) || is_plural(text);
        common && !classes.has(names) && !habits.is_name(text) && !self.opens_name(first.span)
    }

    /// Whether a name of more than this word begins with it.
    fn opens_name(&self, word: Span) -> bool {
        let mentions = &self.block.notes.mentions;
        let at = mentions.partition_point(|mention| mention.span.end <= word.start);
        mentions.get(at).is_some_and(|mention| mention.span.overlaps(word) && mention.span != word)
    }
}

/// *Thefts*, *burglaries*: most names that end so are named in full elsewhere.
fn is_plural(text: &str) -> bool {
    text.ends_with('s') && !["ss", "us", "is", "os"].iter().any(|end| text.ends_with(end))
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}
