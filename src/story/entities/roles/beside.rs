//! What stands beside a name: before it, behind it between commas, behind it with a verb.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::nations::nation;
use super::offices::{self, Held, Title};
use super::{Form, Kind, Nation, Post, Tie};
use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::{At, BlockView};
use crate::language::{Classes, Shape, Token, TokenKind, lexicon};
use crate::text::Span;

/// What is said beside the mention `index` of a block, in reading order, with its words in the draft.
pub(super) fn read(view: &BlockView<'_>, index: usize) -> Vec<(Span, Kind)> {
    let mention = &view.notes.mentions[index];
    let tokens = &view.notes.tokens;
    let Some(sentence) = view.notes.sentences.get(mention.sentence) else { return Vec::new() };
    let (start, end) = (sentence.tokens.start, sentence.tokens.end.min(tokens.len()));
    let beside = Beside { view, mention, start, end };
    let name = mention.title.map_or(mention.span, |title| title.cover(mention.span));
    let (first, behind) = (beside.from(name.start), beside.from(mention.span.end));
    let mut roles = Vec::new();
    match mention.title {
        Some(title) => roles.push(beside.titled(first, title)),
        None => roles.extend(beside.noun_before(first).or_else(|| beside.phrase_before(first))),
    }
    roles.extend(beside.behind(behind));
    roles.extend(beside.told(behind));
    roles.into_iter().map(|(span, kind)| (view.absolute(span), kind)).collect()
}

struct Beside<'a> {
    view: &'a BlockView<'a>,
    mention: &'a Mention,
    /// The sentence's tokens.
    start: usize,
    end: usize,
}

/// An office that was read.
struct Found {
    post: Post,
    /// The token behind it and its place.
    end: usize,
    /// Whether it has neither an article nor a place.
    bare: bool,
}

/// The most words of a role.
const MAX_WORDS: usize = 14;
/// The most words of an office, and of what follows it.
const MAX_REACH: usize = 8;

impl Beside<'_> {
    fn token(&self, at: usize) -> &Token {
        &self.view.notes.tokens[at]
    }

    /// The first token that begins at the byte `offset` or behind it.
    fn from(&self, offset: usize) -> usize {
        self.view.notes.tokens.partition_point(|token| token.span.start < offset)
    }

    fn text(&self, at: usize) -> &str {
        self.view.text(self.token(at).span)
    }

    /// The text of a token of the sentence; empty outside.
    fn word(&self, at: usize) -> &str {
        if at < self.end { self.text(at) } else { "" }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.token(from).span.cover(self.token(to - 1).span)
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).classes.has(classes)
    }

    /// The title before a name, with whose it is.
    fn titled(&self, name: usize, title: Span) -> (Span, Kind) {
        let whose = self.whose(name);
        let span = whose.cover(title);
        let read = offices::read(self.view.prose, title);
        let Some(mut read) = read else { return (span, Kind::Other) };
        let before = self.from(title.start).checked_sub(1).filter(|&at| at >= self.start);
        let told = before.and_then(|at| offices::held(self.text(at)));
        read.held = told.filter(|_| read.held == Held::Now).unwrap_or(read.held);
        let post = Post {
            title: self.placed(read),
            form: Form::Before,
            plain: read.whole && self.is_own(read.span),
            nation: self.nation(self.from(whose.start), self.from(read.span.start)),
            of: self
                .holder(self.from(title.start))
                .or_else(|| self.holder(self.from(read.span.start))),
            abroad: false,
        };
        (span, Kind::Post(post))
    }

    /// A title with its place in the draft.
    fn placed(&self, title: Title) -> Title {
        Title { span: self.view.absolute(title.span), ..title }
    }

    /// The words before the token `at` that say whose office it is: *North Korea’s U.N.*
    fn whose(&self, at: usize) -> Span {
        let belongs = |at: &usize| {
            let token = self.token(*at);
            let qualifies = Classes::DEMONYM | Classes::PLACE | Classes::TITLE_MODIFIER;
            let clitic = token.kind == TokenKind::Clitic;
            clitic
                || token.is_capitalised() && !self.has(*at, Classes::FUNCTION_WORD)
                || token.classes.has(qualifies)
        };
        let first = (self.start..at).rev().take(MAX_WORDS / 2).take_while(belongs).last();
        self.token(first.unwrap_or(at).min(at)).span
    }

    /// The country that the first words from `from` to `to` name.
    fn nation(&self, from: usize, to: usize) -> Option<Nation> {
        let named = |at: usize, end: usize| {
            let words: Vec<&str> = (at..end).map(|at| self.text(at)).collect();
            let id = nation(&words).filter(|_| end <= to)?;
            Some(Nation { id, span: self.view.absolute(self.span(at, end)) })
        };
        (from..to).find_map(|at| named(at, (at + 2).min(self.end)).or_else(|| named(at, at + 1)))
    }

    /// The body or place that is named right before the token `at`, which is its office: *Oxley
    /// spokesman*, *Oxley’s*.
    fn holder(&self, at: usize) -> Option<At> {
        let mut last = at.checked_sub(1).filter(|&last| last >= self.start)?;
        if self.token(last).kind == TokenKind::Clitic {
            last = last.checked_sub(1)?;
        }
        self.mention_that(|mention| mention.span.end == self.token(last).span.end)
    }

    /// The mention of the block, no person's, near the one at hand for which something holds.
    fn mention_that(&self, holds: impl Fn(&Mention) -> bool) -> Option<At> {
        let mentions = &self.view.notes.mentions;
        let own = mentions.partition_point(|mention| mention.span.start < self.mention.span.start);
        let near = own.saturating_sub(NEAR)..mentions.len().min(own + NEAR);
        let found = near.into_iter().find(|&index| holds(&mentions[index]))?;
        let body = mentions[found].kind != MentionKind::Person;
        body.then_some(At { block: self.view.index, index: found })
    }

    /// Whether the office before the name is a state's or nobody's in particular: not a club's or a
    /// company's, and not the second of two.
    fn is_own(&self, title: Span) -> bool {
        let Some(before) = self.from(title.start).checked_sub(1) else { return true };
        let token = self.token(before);
        let body = Classes::SOURCE_BODY | Classes::ORGANISATION_HEAD | Classes::TITLE;
        let joins = matches!(self.text(before), "and" | "or" | "&" | "/" | ",");
        let second = joins && before.checked_sub(1).is_some_and(|at| self.has(at, Classes::TITLE));
        let held = self.mention_that(|holder| {
            holder.kind == MentionKind::Organisation && holder.span.end == token.span.end
        });
        !second
            && (held.is_none() || token.classes.has(Classes::KNOWN_ACRONYM))
            && !token.classes.has(body)
    }

    /// *the painter*, *his sister* right before a name.
    fn noun_before(&self, name: usize) -> Option<(Span, Kind)> {
        let noun = name.checked_sub(1).filter(|&at| at >= self.start && self.is_person(at))?;
        if self.token(noun).is_capitalised() && !self.has(noun, Classes::TITLE) {
            return None;
        }
        let qualifies = |at: &usize| {
            let token = self.token(*at);
            token.kind == TokenKind::Word && !self.ends(*at)
                || token.kind == TokenKind::Clitic
                || token.kind == TokenKind::Number
        };
        let words = (self.start..noun).rev().take(MAX_WORDS / 2).take_while(qualifies);
        let mut first = noun;
        for at in words {
            first = at;
            if self.has(at, Classes::DETERMINER) {
                break;
            }
        }
        Some((self.span(first, noun + 1), self.kind(first, noun + 1, None)))
    }

    /// *The mayor of Arden,* before a name.
    fn phrase_before(&self, name: usize) -> Option<(Span, Kind)> {
        let comma = name.checked_sub(1).filter(|&at| at > self.start && self.text(at) == ",")?;
        let from = self.start.max(comma.saturating_sub(MAX_WORDS));
        let stop = (from..comma).rev().find(|&at| {
            self.token(at).kind == TokenKind::Mark && !matches!(self.text(at), "." | "-")
        });
        let from = stop.map_or(from, |at| at + 1);
        let article = (from..comma)
            .rev()
            .find(|&at| self.has(at, Classes::DETERMINER) && self.heads(at, comma));
        let first =
            article.or_else(|| (from == self.start && self.heads(from, comma)).then_some(from))?;
        let listed = matches!(self.word(self.from(self.mention.span.end)), "and" | "or" | "&");
        let post = if listed { None } else { self.post_before(comma) };
        Some((self.span(first, comma), self.kind(first, comma, post)))
    }

    /// The office in *The mayor of Arden, Ann Lee,*.
    fn post_before(&self, comma: usize) -> Option<Post> {
        let start = self.start.max(comma.saturating_sub(MAX_REACH));
        let opens = (start..comma).rev().find(|&at| {
            let capital = self.token(at).is_capitalised();
            matches!(self.text(at), "the" | "The") && (at == start || self.text(at - 1) != "to")
                || capital && (at == self.start || self.text(at - 1) == ".")
        })?;
        let found = self.post(opens, comma)?;
        (found.end == comma && !found.bare).then_some(found.post)
    }

    /// What stands behind a name between commas: an age, *the mayor of Arden*.
    fn behind(&self, comma: usize) -> Vec<(Span, Kind)> {
        let mut roles = Vec::new();
        let mut at = comma;
        while at + 1 < self.end && self.text(at) == "," && roles.len() < 2 {
            let first = at + 1;
            let last = self.end.min(first + MAX_WORDS);
            let Some(end) =
                (first..last).find(|&at| self.closes(at)).or((last == self.end).then_some(last))
            else {
                break;
            };
            if end == first + 1 && self.is_age(first) {
                roles.push((self.span(first, end), Kind::Age));
            } else if end > first && self.opens(first) && self.heads(first, end) {
                let post = self.post(first, end);
                let post = post.filter(|found| self.is_done(found.end) && !found.bare);
                roles.push((self.span(first, end), self.kind(first, end, post.map(|f| f.post))));
            } else {
                break;
            }
            at = end;
        }
        roles
    }

    /// Whether an apposition ends before a token.
    fn closes(&self, at: usize) -> bool {
        let mark = matches!(
            self.text(at),
            "," | "." | ";" | ":" | "—" | "–" | "(" | ")" | "who" | "whose" | "which" | "and"
        );
        mark || self.token(at).kind == TokenKind::QuotationMark
    }

    /// Whether what is said between commas ends before a token.
    fn is_done(&self, at: usize) -> bool {
        matches!(self.word(at), "" | "," | "." | ";" | "who")
    }

    /// *is the mayor of Arden*, *was named governor* behind a name.
    fn told(&self, verb: usize) -> Option<(Span, Kind)> {
        let mut at = verb;
        let is = |at: usize, words: &[&str]| words.contains(&self.word(at));
        while at < verb + 3 && is(at, AUXILIARIES) {
            at += 1;
        }
        let came = is(at, COMING);
        let held = match self.word(verb) {
            _ if came => Held::Later,
            "is" => Held::Now,
            "was" | "had" => Held::Before,
            _ => return None,
        };
        at += usize::from(came);
        at += usize::from(is(at, &["in"]));
        at += usize::from(is(at, &["as"]));
        let Found { mut post, end, .. } = self.post(at, self.end)?;
        if end < self.end && self.goes_on(end) {
            return None;
        }
        post.form = Form::Verb;
        if post.title.held == Held::Now {
            post.title.held = held;
        }
        Some((self.span(at, end), Kind::Post(post)))
    }

    /// Whether a token may be part of the office before it: a noun, a name.
    fn goes_on(&self, at: usize) -> bool {
        let token = self.token(at);
        let outside = Classes::FUNCTION_WORD | Classes::PREPOSITION | Classes::AUXILIARY;
        token.kind == TokenKind::Clitic
            || token.kind == TokenKind::Word
                && !token.classes.has(outside | Classes::SUBORDINATOR | Classes::WEEKDAY)
                && !self.text(at).ends_with("ly")
    }

    /// The office named from a token on: *the mayor of Arden*.
    fn post(&self, start: usize, limit: usize) -> Option<Found> {
        let of_office = Classes::TITLE | Classes::TITLE_MODIFIER;
        let whose = Classes::DEMONYM | Classes::PLACE | Classes::KNOWN_ACRONYM;
        let limit = self.end.min(limit).min(start + MAX_REACH);
        let qualifies = |at: &usize| {
            matches!(self.text(*at), "the" | "The" | "a" | "an" | "its" | "new")
                || self.has(*at, whose) && !self.has(*at, of_office)
                || self.token(*at).kind == TokenKind::Clitic
        };
        let first = (start..limit).find(|at| !qualifies(at))?;
        let is_office = |&at: &usize| self.has(at, of_office) || self.is_change(at);
        let last = (first..limit).take_while(is_office).last()?;
        let span = self.span(first, last + 1);
        let read = offices::read(self.view.prose, span).filter(|read| read.whole)?;
        let (of, end) = self.complement(last + 1);
        let abroad = self.word(last + 1) == "to";
        let body = |at: At| self.view.notes.mentions[at.index].kind == MentionKind::Organisation;
        let own = abroad || !of.is_some_and(body);
        let post = Post {
            title: self.placed(read),
            form: Form::Beside,
            plain: own && !read.office.is_some_and(|office| office.form),
            nation: self.nation(start, first).or_else(|| {
                let behind = (last + 2).min(end)..end;
                if abroad { None } else { self.nation(behind.start, behind.end) }
            }),
            of: of.or_else(|| self.holder(first)),
            abroad,
        };
        Some(Found { post, end, bare: first == start && end == last + 1 })
    }

    /// *former*, *acting*, *then* before an office.
    fn is_change(&self, at: usize) -> bool {
        let token = self.token(at);
        token.shape == Shape::Lower && offices::qualifies(self.text(at))
    }

    /// Whose office it is that ends before a token: *of Arden*, *to the United Nations*; and the token
    /// behind that.
    fn complement(&self, at: usize) -> (Option<At>, usize) {
        if !matches!(self.word(at), "of" | "to" | "from" | "for") {
            return (None, at);
        }
        let name = at + 1 + usize::from(self.word(at + 1) == "the");
        if name >= self.end {
            return (None, at);
        }
        let start = self.token(name).span.start;
        let found = self.mention_that(|mention| mention.span.start == start);
        found.map_or((None, at), |found| {
            let mention = &self.view.notes.mentions[found.index];
            (Some(found), self.from(mention.span.end))
        })
    }

    /// What a description says: the office that was read in it, a tie, or anything else.
    fn kind(&self, first: usize, end: usize, post: Option<Post>) -> Kind {
        if let Some(post) = post {
            return Kind::Post(post);
        }
        let Some(head) = self.head(first, end) else { return Kind::Other };
        if let Some(&(tie, woman)) = TIES.get(self.text(head)) {
            return Kind::Tie(self.tie(tie, woman, first, (head, end)));
        }
        let title = offices::read(self.view.prose, self.span(first, head + 1));
        title.filter(|_| self.has(head, Classes::TITLE)).map_or(Kind::Other, |read| {
            Kind::Post(Post {
                title: self.placed(read),
                form: Form::Beside,
                plain: false,
                nation: self.nation(first, head),
                of: None,
                abroad: false,
            })
        })
    }

    /// *his sister*, *Lee’s sister*, *the sister of Lee*.
    fn tie(&self, tie: usize, woman: bool, first: usize, (head, end): (usize, usize)) -> Tie {
        let word = self.view.absolute(self.token(head).span);
        let pronoun =
            (first..head).find(|&at| matches!(self.text(at), "his" | "her" | "His" | "Her"));
        if let Some(at) = pronoun {
            let whose = Some(self.view.absolute(self.token(at).span));
            return Tie { tie, woman, word, whose, holder: None };
        }
        let clitic = (first..head).find(|&at| self.token(at).kind == TokenKind::Clitic);
        let of = (head + 1 < end && self.text(head + 1) == "of").then_some(head + 2);
        let holds = |mention: &Mention| match (clitic, of) {
            (Some(clitic), _) => mention.span.end == self.token(clitic).span.start,
            (None, Some(of)) if of < end => mention.span.start == self.token(of).span.start,
            _ => false,
        };
        let mentions = &self.view.notes.mentions;
        let own = mentions.partition_point(|mention| mention.span.start < self.mention.span.start);
        let mut near = own.saturating_sub(NEAR)..mentions.len().min(own + NEAR);
        let index = near.find(|&index| holds(&mentions[index]));
        let holder = index.map(|index| At { block: self.view.index, index });
        let whose = index.map(|index| self.view.absolute(mentions[index].span));
        Tie { tie, woman, word, whose, holder }
    }

    fn is_age(&self, at: usize) -> bool {
        self.token(at).kind == TokenKind::Number && self.token(at).span.len() <= 2
    }

    /// Whether a description may begin here: an article, an office, whose it is.
    fn opens(&self, at: usize) -> bool {
        let token = self.token(at);
        let office = Classes::TITLE | Classes::TITLE_MODIFIER | Classes::SOURCE_PERSON;
        self.has(at, Classes::DETERMINER) || self.has(at, office) || token.is_capitalised()
    }

    /// Whether the words up to `end` describe a person.
    fn heads(&self, first: usize, end: usize) -> bool {
        self.head(first, end).is_some()
    }

    /// The noun of a description, which is the last one before a preposition, if it is a person's.
    fn head(&self, first: usize, end: usize) -> Option<usize> {
        let stops = |&at: &usize| self.has(at, Classes::PREPOSITION) && at > first;
        let stop = (first..end).find(stops).unwrap_or(end);
        stop.checked_sub(1).filter(|&at| at >= first && self.is_person(at))
    }

    fn is_person(&self, at: usize) -> bool {
        is_person(self.token(at))
    }

    /// Whether a word ends the description that is read backwards: a verb, a preposition.
    fn ends(&self, at: usize) -> bool {
        let outside =
            Classes::PREPOSITION | Classes::AUXILIARY | Classes::SAYS | Classes::SUBORDINATOR;
        self.has(at, outside) || matches!(self.text(at), "and" | "or" | "but")
    }
}

/// Mentions that are looked at on either side of one.
const NEAR: usize = 6;

/// Verbs before the office or the word that it came.
const AUXILIARIES: &[&str] =
    &["is", "was", "has", "had", "been", "will", "be", "now", "also", "recently", "later"];
/// Words by which an office is come by.
const COMING: &[&str] = &[
    "named",
    "appointed",
    "elected",
    "reelected",
    "re-elected",
    "became",
    "become",
    "becomes",
    "chosen",
    "nominated",
    "sworn",
];

/// Whether a word is one for a single person: an office, a trade, a relative.
pub fn is_person(token: &Token) -> bool {
    let one = Classes::TITLE | Classes::SOURCE_PERSON | Classes::SOURCE_OFFICE;
    let common =
        token.shape == Shape::Lower && token.classes.has(Classes::KINSHIP | Classes::TRADE);
    token.kind == TokenKind::Word
        && (token.classes.has(one) && !token.classes.has(Classes::PLURAL) || common)
}

/// The tie that a word tells of, and whether it is a woman's.
static TIES: LazyLock<FxHashMap<&str, (usize, bool)>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("ties.txt")).enumerate();
    let words = lines.flat_map(|(line, entry)| {
        let sides = entry.split('|').zip([false, true]);
        sides.flat_map(move |(words, woman)| {
            words.split('=').map(move |word| (word.trim(), (line, woman)))
        })
    });
    words.collect()
});
