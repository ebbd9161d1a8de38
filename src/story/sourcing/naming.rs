//! Where a draft names what gathers figures: *a poll by Norden*, *the 2020 census*, *court filings*.

use super::{Reach, Sourced};
use crate::annotate::BlockView;
use crate::annotate::attribution::SourceKind;
use crate::annotate::quantity::stem;
use crate::language::{Classes, Sentence, Token, TokenKind};
use crate::text::Span;

/// The words before the noun that are looked at for what makes it a certain one.
const BEFORE: usize = 6;

/// What gathers figures, as a sentence names it.
pub(super) struct Named {
    /// The words that name it, in the draft.
    span: Span,
    /// The stem of its noun.
    pub(super) noun: u32,
    /// Whether it is a poll or survey.
    pub(super) poll: bool,
    /// Whether the words point back to one that was named before.
    pub(super) back: Back,
    /// Whether the words are enough to open a series: *an interesting report* is nobody's.
    pub(super) opens: bool,
}

/// What the words point back to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    /// To nothing: they bring in something new.
    Nowhere,
    /// *The poll*: to one with that noun.
    Noun,
    /// *The results*, *these figures*: to any.
    Any,
}

impl Named {
    /// What was named before is spoken of.
    const fn again(span: Span) -> Self {
        Self { span, noun: 0, poll: false, back: Back::Any, opens: false }
    }

    /// The source its figures have.
    pub(super) fn by(&self, sourced: &Sourced) -> Sourced {
        let stands = matches!(sourced.kind, Some(SourceKind::Document | SourceKind::Organisation));
        if sourced.by.is_any() && stands {
            // *A poll by Norden* is more than its maker, and more than *a poll*.
            let part = |source: Span| source.start > self.span.start || self.span.contains(source);
            let part = sourced.source.is_some_and(part);
            let source = if part { Some(self.span) } else { sourced.source };
            return Sourced { source, ..sourced.clone() };
        }
        Sourced {
            span: sourced.span,
            by: Reach::Series,
            source: Some(self.span),
            kind: Some(SourceKind::Document),
            ..Sourced::default()
        }
    }
}

/// Words that point back to what was named before.
const BACK: &[&str] = &["the", "this", "that", "these", "those"];
/// Nouns that stand for any of the others: by themselves they name nothing.
const GENERAL: &[&str] = &["results", "findings", "figures", "numbers", "data", "statistics"];
/// Nouns that are not known by *the* alone, but with a name: *the Harlow report*.
const COMMON: &[&str] = &["report", "records", "analysis", "budget"];
/// Those who made one: *the authors* speak of what was named before.
const MAKERS: &[&str] = &["researchers", "authors", "scientists", "pollsters", "auditors", "team"];
/// What ties the noun to its maker.
const MADE: &[&str] =
    &["by", "from", "of", "conducted", "released", "published", "commissioned", "compiled"];

/// What a sentence names that gathers figures. Quoted words name nothing.
pub(super) fn of(block: &BlockView<'_>, sentence: &Sentence, sourced: &Sourced) -> Option<Named> {
    let tokens = block.notes.tokens_of(sentence);
    let own = source_noun(block, tokens, sourced);
    let is_noun = |at: &usize| tokens[*at].classes.has(Classes::SERIES);
    let mut nouns = (0..tokens.len()).filter(is_noun);
    let (first, last) = match own {
        Some(found) => found,
        None if makers(block, tokens) => return Some(Named::again(block.absolute(sentence.span))),
        None if !sentence.classes.has(Classes::SERIES) => return None,
        None => nouns.find_map(|at| phrase(block, tokens, at).map(|first| (first, at)))?,
    };
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(block.prose, word)))
    };
    // *The council's own budget* is the council's.
    let owned = tokens[first..last].iter().any(|token| token.kind == TokenKind::Clitic);
    let capital = |at: usize| tokens.get(at).is_some_and(Token::is_capitalised);
    let named =
        (first + 1..=last).any(capital) || capital(first) && !is_article(block, &tokens[first]);
    let made = is(last + 1, MADE) && (last + 2..last + 6).any(capital);
    let (back, general) = (!named && !made && is(first, BACK), is(last, GENERAL));
    let body = sourced.by == Reach::Explicit && sourced.kind == Some(SourceKind::Organisation);
    let certain = (named || made || owned) && !general || back && !general && !is(last, COMMON);
    let end = if made { maker(block, tokens, last + 1) } else { last };
    Some(Named {
        span: block.absolute(tokens[first].span.cover(tokens[end].span)),
        noun: stem(tokens[last].text(block.prose)),
        poll: tokens[last].classes.has(Classes::POLL_TALK),
        back: match (back, general) {
            (false, _) => Back::Nowhere,
            (true, false) => Back::Noun,
            (true, true) => Back::Any,
        },
        opens: own.is_some() || body || certain,
    })
}

/// Words behind *as* that lead to where something is written: *as listed in the budget papers*.
const WRITTEN: &[&str] =
    &["listed", "shown", "set", "given", "published", "laid", "detailed", "reported", "recorded"];

/// Where the things that the last sentence of a block leads in are listed.
pub(super) fn listed_in(block: &BlockView<'_>, last: &Sourced) -> Option<Sourced> {
    let tokens = block.notes.tokens_of(block.notes.sentences.last()?);
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(block.prose, word)))
    };
    let at = (0..tokens.len()).find(|&at| is(at, &["as"]) && is(at + 1, WRITTEN))?;
    let link = (at + 2..at + 4).find(|&at| is(at, &["in", "by"]))?;
    let behind = (link + 1..tokens.len()).take(2 * BEFORE);
    let words = behind.take_while(|&at| tokens[at].kind != TokenKind::Mark).last()?;
    Some(Sourced {
        span: last.span,
        by: Reach::Series,
        source: Some(block.absolute(tokens[link + 1].span.cover(tokens[words].span))),
        cue: Some(block.absolute(tokens[at].span.cover(tokens[link].span))),
        kind: Some(SourceKind::Document),
        ..Sourced::default()
    })
}

/// Whether a sentence opens with the makers of what was named before: *the authors*.
fn makers(block: &BlockView<'_>, tokens: &[Token]) -> bool {
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(block.prose, word)))
    };
    is(0, BACK) && (is(1, MAKERS) || is(2, MAKERS))
}

/// The last token of the name that *by* at the token `link` leads to.
fn maker(block: &BlockView<'_>, tokens: &[Token], link: usize) -> usize {
    let joins = |token: &Token| {
        let words = ["by", "from", "of", "the", "and", "&", "for", "-", "’s", "'s"];
        words.iter().any(|word| token.is(block.prose, word))
    };
    let behind = (link + 1..tokens.len()).take(2 * BEFORE);
    let name = behind.take_while(|&at| tokens[at].is_capitalised() || joins(&tokens[at]));
    name.filter(|&at| tokens[at].is_capitalised()).last().unwrap_or(link)
}

/// The noun of the document that the sentence names as its source, with the first token of its words.
fn source_noun(
    block: &BlockView<'_>,
    tokens: &[Token],
    sourced: &Sourced,
) -> Option<(usize, usize)> {
    let document = sourced.by == Reach::Explicit && sourced.kind == Some(SourceKind::Document);
    let source = sourced.source.filter(|_| document)?;
    let place = |at: usize| tokens.partition_point(|t| block.absolute(t.span).start < at);
    let (first, end) = (place(source.start), place(source.end));
    // *Filing a form shows* names no filing; *court filings* do.
    let named = |last: usize| {
        let word = tokens[last].text(block.prose);
        phrase(block, tokens, last).is_some() || word.ends_with('s') || word.ends_with("ta")
    };
    // *A poll by Norden* has the maker alone for its source.
    let near = first.saturating_sub(BEFORE)..end;
    let part = |at: usize| {
        let next = tokens.get(at + 1);
        tokens[at].is_capitalised() && next.is_some_and(Token::is_capitalised)
    };
    let noun = |at: &usize| {
        tokens[*at].classes.has(Classes::SERIES | Classes::SOURCE_DOCUMENT) && !part(*at)
    };
    let last = near.rev().find(noun).or_else(|| (first..end).next_back())?;
    if !named(last) {
        return None;
    }
    Some((first.min(phrase(block, tokens, last).unwrap_or(last)), last))
}

/// The first token of the words that make the noun `at` a certain one: an article or a name before
/// it. *Polls close at eight*, *they report* have none.
fn phrase(block: &BlockView<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    // *The Budget Office*, *the Accountability Review Board* are bodies.
    let part = |next: &Token| next.is_capitalised() && tokens[at].is_capitalised();
    if is_quoted(block, tokens[at].span) || tokens.get(at + 1).is_some_and(part) {
        return None;
    }
    let mut first = None;
    for before in (at.saturating_sub(BEFORE)..at).rev() {
        let token = &tokens[before];
        if is_article(block, token) {
            return Some(before);
        }
        let joins = matches!(token.text(block.prose), "-" | "/" | "&" | "’s" | "'s");
        let ends = Classes::PREPOSITION | Classes::AUXILIARY | Classes::SUBORDINATOR;
        // *Reading forms and filing taxes* is no filing; *the Lund and Park study* is a study.
        let and = token.is(block.prose, "and") || token.is(block.prose, "or");
        if and && !tokens[before + 1].is_capitalised() {
            break;
        }
        if !joins && (token.kind == TokenKind::Mark || token.classes.has(ends)) {
            break;
        }
        if token.is_capitalised() && !token.classes.has(Classes::OPENER) {
            first = Some(before);
        }
    }
    first
}

fn is_article(block: &BlockView<'_>, token: &Token) -> bool {
    let more = ["a", "an", "another", "one", "its", "his", "her", "their", "our"];
    token.classes.has(Classes::FUNCTION_WORD)
        && BACK.iter().chain(&more).any(|article| token.is(block.prose, article))
}

fn is_quoted(block: &BlockView<'_>, span: Span) -> bool {
    let quotations = &block.notes.quotations;
    let after = quotations.partition_point(|quotation| quotation.span.start <= span.start);
    quotations[..after].iter().rev().take(3).any(|quotation| quotation.content.contains(span))
}
