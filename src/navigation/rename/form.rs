//! One mention as it is written: its words, and the possessive behind it.

use crate::annotate::mention::key;
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::language::{Classes, Shape, Token, TokenKind, lexicon};
use crate::story::entities;
use crate::text::Span;

/// One mention.
#[derive(Clone, Debug)]
pub(super) struct Form<'a> {
    /// The block it stands in.
    pub(super) block: usize,
    /// Its words, at least one, particles and suffixes among them.
    pub(super) words: Vec<Word<'a>>,
    /// The possessive behind it.
    pub(super) possessive: Option<Span>,
    /// The title before it.
    pub(super) title: Option<&'a str>,
    /// Whether it begins a sentence.
    pub(super) opens: bool,
    /// Whether a sentence ends with it.
    pub(super) closes: bool,
}

/// One word of a name: letters and what is glued to them, as in *People’s* or *AT&T*.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Its place in the draft.
    pub(super) span: Span,
    /// Its text, markup masked.
    pub(super) text: &'a str,
    /// The same number for every way to set it.
    pub(super) key: u64,
}

impl<'a> Form<'a> {
    /// The form of a mention.
    pub(super) fn of(draft: &'a AnnotatedDraft, at: At) -> Self {
        let view = draft.block(at.block);
        let mention = entities::mention(draft, at);
        let title = mention.title.map(|title| view.text(title));
        Self { title, ..Self::new(&view, mention.span) }
    }

    /// The form of a name that stands at a place of the draft.
    pub(super) fn of_span(draft: &'a AnnotatedDraft, span: Span) -> Option<Self> {
        let view = draft.block(draft.block_at(span.start)?);
        Some(Self::new(&view, span.relative_to(view.block.span.start)))
    }

    fn new(view: &BlockView<'a>, span: Span) -> Self {
        let tokens = &view.notes.tokens;
        let first = tokens.partition_point(|token| token.span.start < span.start);
        // Of a word that goes on behind the name (*Ortega-like*) its part counts.
        let behind = tokens.partition_point(|token| token.span.start < span.end).max(first);
        let mut words: Vec<Word<'_>> = Vec::new();
        for (nth, token) in tokens[first..behind].iter().enumerate() {
            let here = view.absolute(Span::new(token.span.start, token.span.end.min(span.end)));
            match words.last_mut().filter(|_| nth > 0 && goes_on(view.prose, token)) {
                Some(word) => *word = Word::new(view, word.span.cover(here)),
                None if token.is(view.prose, ",") => {}
                None => words.push(Word::new(view, here)),
            }
        }
        if words.is_empty() {
            words.push(Word::new(view, view.absolute(span)));
        }
        let clitic = tokens.get(behind).filter(|token| is_possessive(token));
        let sentence = view.notes.sentences.get(view.notes.sentence_at(span.start));
        Self {
            block: view.index,
            words,
            possessive: clitic.map(|token| view.absolute(token.span)),
            title: None,
            opens: sentence.is_some_and(|sentence| sentence.span.start == span.start),
            closes: closes(view, behind),
        }
    }

    /// Takes in the small words before it that belong to it: the *van* of *he saw van Otter*, of
    /// which a name by itself does not tell that it is part of it.
    pub(super) fn take_in(
        &mut self,
        draft: &'a AnnotatedDraft,
        belongs: impl Fn(&Word<'_>) -> bool,
    ) {
        let view = draft.block(self.block);
        let tokens = &view.notes.tokens;
        let start = self.span().start - view.block.span.start;
        let before = tokens.partition_point(|token| token.span.start < start);
        for token in tokens[..before].iter().rev() {
            let word = Word::new(&view, view.absolute(token.span));
            if token.shape != Shape::Lower || !is_particle(word.text) || !belongs(&word) {
                return;
            }
            self.words.insert(0, word);
        }
    }

    /// From its first word to its last.
    pub(super) fn span(&self) -> Span {
        self.words[0].span.cover(self.words[self.words.len() - 1].span)
    }

    /// The keys of its words.
    pub(super) fn keys(&self) -> impl ExactSizeIterator<Item = u64> {
        self.words.iter().map(|word| word.key)
    }
}

impl<'a> Word<'a> {
    fn new(view: &BlockView<'a>, span: Span) -> Self {
        let text = view.text(span.relative_to(view.block.span.start));
        Self { span, text, key: key(text) }
    }

    /// Whether the lexicon knows it as one of these.
    pub(super) fn is(&self, classes: Classes) -> bool {
        lexicon::classes(self.text).has(classes)
    }

    /// Whether it is set in capitals: at least two letters, all of them.
    pub(super) fn is_caps(&self) -> bool {
        is_caps(self.text)
    }
}

/// Whether all letters, at least two, are capitals.
pub(super) fn is_caps(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let mut count = 0;
    letters.all(|letter| {
        count += 1;
        !letter.is_lowercase()
    }) && count > 1
}

/// Whether the token `behind` a name ends its sentence or belongs to the next one.
fn closes(view: &BlockView<'_>, behind: usize) -> bool {
    let sentences = &view.notes.sentences;
    let last = behind.saturating_sub(1);
    let sentence = sentences.get(sentences.partition_point(|one| one.tokens.end <= last));
    let sentence = sentence.filter(|sentence| sentence.tokens.contains(&last));
    let stop = view.notes.tokens.get(behind).is_some_and(|token| token.is(view.prose, "."));
    sentence.is_some_and(|sentence| sentence.tokens.end == behind + usize::from(stop))
}

/// *J.*, *J*
pub(super) fn is_initial(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && matches!(chars.as_str(), "" | ".")
}

/// *Jr.*, *III*
pub(super) fn is_suffix(text: &str) -> bool {
    matches!(text.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV" | "JR" | "SR")
}

/// *van*, *de*
pub(super) fn is_particle(text: &str) -> bool {
    lexicon::classes(text).has(Classes::NAME_PARTICLE)
}

/// Whether a token belongs to the word before it: the rest of *AT&T*, *People’s*.
fn goes_on(prose: &str, token: &Token) -> bool {
    token.glued
        && (token.kind != TokenKind::Word || token.shape == Shape::Upper)
        && !token.is(prose, ",")
}

fn is_possessive(token: &Token) -> bool {
    token.kind == TokenKind::Clitic && token.glued
}
