//! Walks over a block's sentences and takes the runs of capitalised words out of them.

use std::cell::Cell;
use std::ops::Range;

use super::run::{self, Run};
use super::{Capital, Mention, MentionKind, NameWord, fold, list, tail};
use crate::annotate::BlockText;
use crate::document::{BlockKind, Role};
use crate::language::{Classes, Sentence, Shape, Token, TokenKind, lexicon};
use crate::text::Span;

/// What has been found so far in one block.
pub(super) struct Scanner<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    heading: bool,
    /// How the sentence at hand uses capitals.
    setting: Setting,
    mentions: Vec<Mention>,
    words: Vec<NameWord>,
    /// Which tokens are ordinary words, as far as that has been asked.
    ordinary: Vec<Cell<Option<bool>>>,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// A capital marks a name or the sentence's beginning.
    Sentence,
    /// Most Words Have a Capital.
    Title,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(block: &BlockText<'a>, tokens: &'a [Token]) -> Self {
        let heading = matches!(block.kind, BlockKind::Heading(_))
            || matches!(block.role, Role::Headline | Role::Deck | Role::Subheadline | Role::Slug);
        Self {
            prose: block.prose,
            tokens,
            heading,
            setting: Setting::Sentence,
            mentions: Vec::new(),
            words: Vec::new(),
            ordinary: vec![Cell::new(None); tokens.len()],
        }
    }

    pub(super) fn scan(mut self, sentences: &[Sentence]) -> (Vec<Mention>, Vec<NameWord>) {
        for (index, sentence) in sentences.iter().enumerate() {
            self.sentence(index, sentence.tokens.clone());
        }
        (self.mentions, self.words)
    }

    fn sentence(&mut self, index: usize, range: Range<usize>) {
        self.setting = self.setting_of(range.clone());
        let first = self.mentions.len();
        let mut at = range.start;
        while at < range.end {
            if !self.tokens[at].is_capitalised() {
                at += 1;
                continue;
            }
            let capital = self.capital(range.start, at);
            if !self.starts(at, range.end, capital) {
                at += 1;
                continue;
            }
            let run = Run { start: at, end: 0, limit: range.end, sentence: index, capital };
            let run = Run { end: run::end(self, &run), ..run };
            self.take(&run);
            at = run.end.max(at + 1);
        }
        list::share(self.prose, &mut self.mentions[first..]);
    }

    /// Notes the words of a run and the mentions in it.
    fn take(&mut self, run: &Run) {
        let first = self.words.len();
        for at in run.start..run.end {
            if self.tokens[at].is_capitalised() {
                let capital = if at > run.start && run.capital == Capital::Initial {
                    Capital::Tells
                } else {
                    run.capital
                };
                self.words.push(self.word(at, capital));
            }
        }
        for found in run::mentions(self, run) {
            let words = self.words_of(first, &found.name);
            let key = self.words[words.clone()].iter().fold(0, |key, w| fold::join(key, w.key));
            let span = self.span(&found.name);
            if found.kind == MentionKind::Person && words.len() > 1 {
                self.words[words.clone()].iter_mut().for_each(|word| word.in_full_name = true);
            }
            self.mentions.push(Mention {
                span,
                sentence: run.sentence,
                kind: found.kind,
                cues: found.cues,
                title: found.title.map(|title| self.span(&title)),
                capital: self.words.get(words.start).map_or(run.capital, |word| word.capital),
                words,
                key,
            });
        }
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.name_part(tokens.start).cover(self.name_part(tokens.end - 1))
    }

    /// What of a token can be a name: *Oblenz* of *Oblenz-based*.
    pub(super) fn name_part(&self, at: usize) -> Span {
        let span = self.tokens[at].span;
        match tail::split(self.text(at)) {
            Some(name) => Span::new(span.start + name.start, span.start + name.end),
            None => span,
        }
    }

    /// The indices of the words noted since `first` that lie in a range of tokens.
    fn words_of(&self, first: usize, tokens: &Range<usize>) -> Range<usize> {
        let span = self.span(tokens);
        let words = &self.words[first..];
        let start = words.partition_point(|word| word.span.start < span.start);
        let end = words.partition_point(|word| word.span.end <= span.end);
        first + start..first + end.max(start)
    }

    fn word(&self, at: usize, capital: Capital) -> NameWord {
        let token = &self.tokens[at];
        let span = self.name_part(at);
        let text = span.of(self.prose);
        NameWord {
            span,
            key: fold::key(text),
            sound: fold::sound(text),
            classes: self.classes(at),
            ordinary: self.ordinary(at),
            acronym: is_acronym(token, text),
            capital,
            in_full_name: false,
        }
    }

    fn capital(&self, start: usize, at: usize) -> Capital {
        if self.setting == Setting::Title {
            return Capital::Headline;
        }
        let opens = at.checked_sub(1).is_none_or(|before| before < start || self.opens(before));
        if opens { Capital::Initial } else { Capital::Tells }
    }

    /// Whether a sentence may begin behind this token.
    fn opens(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == TokenKind::QuotationMark && !self.closes(at)
            || matches!(token.text(self.prose), ":" | "•" | "*" | "—" | "–" | "|" | "(" | "[" | "…")
    }

    /// Whether the quotation mark at `at` closes words that the sentence goes on after: *“No,” he said*.
    fn closes(&self, at: usize) -> bool {
        let comma = at.checked_sub(1).is_some_and(|before| self.text(before) == ",");
        comma && self.tokens[at].glued
    }

    fn setting_of(&self, range: Range<usize>) -> Setting {
        let (mut lower, mut capital, mut ordinary) = (0, 0, 0);
        for at in range.start..range.end {
            let token = &self.tokens[at];
            if token.kind != TokenKind::Word {
                continue;
            }
            match token.shape {
                Shape::Lower => lower += usize::from(!stays_lower(self.text(at))),
                _ if at > range.start && token.span.len() > 3 => {
                    capital += 1;
                    ordinary += usize::from(self.ordinary(at));
                }
                _ => {}
            }
            if lower > 8 && capital < lower {
                return Setting::Sentence;
            }
        }
        let title = if self.heading {
            capital > lower && (ordinary > 0 || capital > 2)
        } else {
            capital >= 3 && lower * 8 <= capital && ordinary * 3 >= capital
        };
        if title { Setting::Title } else { Setting::Sentence }
    }

    /// Whether a name can begin at a capitalised word.
    fn starts(&self, at: usize, end: usize, capital: Capital) -> bool {
        if is_i(self.text(at)) || self.is_degree(at) {
            return false;
        }
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < end);
        let joined = next.is_some_and(|next| next.is_capitalised() && !next.glued);
        if self.is(at, Classes::MONTH | Classes::WEEKDAY) {
            // *A June Borg rally* is one that Borg holds in June.
            let dated = at.checked_sub(1).is_some_and(|at| self.is(at, Classes::DETERMINER));
            return joined && !dated && self.is(at, Classes::GIVEN_NAME);
        }
        if self.is_function_word(at) {
            return false;
        }
        if capital == Capital::Tells || !self.ordinary(at) {
            return true;
        }
        let speaks = next.is_some_and(|next| {
            next.kind == TokenKind::Clitic || next.classes.has(Classes::SPEECH_VERB)
        });
        match capital {
            Capital::Initial => joined || speaks,
            _ => speaks || joined && self.is(at + 1, Classes::PLACE | Classes::ORGANISATION_HEAD),
        }
    }

    /// Whether letters behind a name and a comma are what its bearer has learnt: *Ann Lee, Ph.D.*
    fn is_degree(&self, at: usize) -> bool {
        const DEGREES: [&str; 9] =
            ["D.D.S.", "Ed.D.", "Esq.", "J.D.", "M.D.", "MBA", "MD", "Ph.D.", "PhD"];
        let behind_name =
            at > 1 && self.text(at - 1) == "," && self.tokens[at - 2].is_capitalised();
        let ends = self.tokens.get(at + 1).is_none_or(|next| !next.is_capitalised());
        behind_name && ends && DEGREES.contains(&self.text(at))
    }

    pub(super) fn is(&self, at: usize, classes: Classes) -> bool {
        self.tokens[at].classes.has(classes)
    }

    /// What is known of the part of a token that can be a name.
    pub(super) fn classes(&self, at: usize) -> Classes {
        let token = &self.tokens[at];
        let text = self.text(at);
        match tail::split(text) {
            Some(name) => lexicon::classes(&text[name]),
            None => token.classes,
        }
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.tokens[at].text(self.prose)
    }

    /// Whether a word is an ordinary one. *WHO* and *AIDS* are not, unless all words are capitals.
    pub(super) fn ordinary(&self, at: usize) -> bool {
        !self.is_set_off(at) && self.is_ordinary(at)
    }

    fn is_ordinary(&self, at: usize) -> bool {
        let known = self.ordinary[at].get();
        known.unwrap_or_else(|| {
            let ordinary = is_ordinary(self.text(at), self.tokens[at].classes);
            self.ordinary[at].set(Some(ordinary));
            ordinary
        })
    }

    pub(super) fn is_function_word(&self, at: usize) -> bool {
        !self.is_set_off(at) && self.is(at, Classes::FUNCTION_WORD)
    }

    fn is_set_off(&self, at: usize) -> bool {
        self.tokens[at].shape == Shape::Upper && self.setting == Setting::Sentence
    }
}

/// *I*, *I’m*
fn is_i(text: &str) -> bool {
    text.strip_prefix(['I', 'i'])
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['’', '\'']))
}

/// Whether a word is written without a capital in headlines too.
fn stays_lower(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "of", "on", "or",
        "the", "to", "v", "via", "vs", "with",
    ];
    // None is longer.
    text.len() <= 4 && SMALL.binary_search(&text).is_ok()
}

/// Whether a word is, with or without an ending, an ordinary one.
pub fn is_ordinary(text: &str, classes: Classes) -> bool {
    let ordinary = Classes::COMMON_WORD | Classes::FUNCTION_WORD;
    if classes.has(ordinary) {
        return true;
    }
    let stems = ordinary | Classes::TITLE | Classes::ORGANISATION_HEAD | Classes::PLACE_HEAD;
    let known = |stem: &str| lexicon::classes(stem).has(stems);
    let with = |stem: &str, ending: &str| {
        let mut word = String::with_capacity(stem.len() + ending.len());
        word.push_str(stem);
        word.push_str(ending);
        known(&word)
    };
    let cut = |ending: &str| {
        let at = text.len().checked_sub(ending.len()).filter(|&at| at > 1)?;
        let tail = text.get(at..)?;
        tail.eq_ignore_ascii_case(ending).then(|| &text[..at])
    };
    if let Some((first, rest)) = text.split_once(['-', '’', '\'']) {
        return known(first) && (rest.len() < 3 || known(rest));
    }
    ["s", "es", "ed", "d", "ing", "ly", "ness"].iter().any(|ending| {
        cut(ending).is_some_and(|stem| known(stem) || undoubled(stem).is_some_and(known))
    }) || cut("ing").is_some_and(|stem| with(stem, "e"))
        || ["ies", "ied", "ily"].iter().any(|ending| cut(ending).is_some_and(|s| with(s, "y")))
}

/// *stopp* as *stop*.
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    (letters.next() == Some(last)).then(|| &stem[..stem.len() - last.len_utf8()])
}

/// Whether a word is written like an acronym: two to eight capitals, digits or periods among them,
/// and a plural's *s*.
fn is_acronym(token: &Token, text: &str) -> bool {
    let body = match token.shape {
        Shape::Upper => text,
        Shape::Mixed if text.len() < token.span.len() => text,
        Shape::Mixed => text.strip_suffix('s').unwrap_or(text),
        _ => return false,
    };
    let letters = body.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&letters) && body.chars().all(|c| !c.is_lowercase() && c != '-')
}
