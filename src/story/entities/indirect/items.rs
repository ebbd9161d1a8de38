//! What in a sentence may be whom a pronoun means, or is a pronoun itself.

use super::{Entities, Indirect, gender, is_noun, is_quoted};
use crate::annotate::mention::{Capital, MentionKind};
use crate::annotate::{At, BlockView};
use crate::language::{Classes, Shape, Token, TokenKind};
use crate::story::entities::roles::is_person;
use crate::text::Span;

/// Somebody who is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The place in the block.
    pub(super) span: Span,
    pub(super) who: Who,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person of the draft.
    Person(usize),
    /// Somebody else, or nobody knows; whether it is a woman, if that is told.
    Somebody(Option<bool>),
    /// A pronoun, of a woman or not.
    Pronoun(Form, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// *he*, *she*.
    Subject,
    /// *his*, *her car*.
    Possessive,
    /// *him*, *I saw her*.
    Object,
}

/// A longer sentence, in tokens, is a list or not prose; anybody may be meant behind it.
const MAX_TOKENS: usize = 200;

/// The people, nouns for people and pronouns of a sentence, in reading order.
pub(super) fn of(
    entities: &Entities,
    block: &BlockView<'_>,
    sentence: usize,
    offices: &[Indirect],
) -> Vec<Item> {
    let tokens = block.notes.sentences[sentence].tokens.clone();
    if tokens.len() > MAX_TOKENS {
        let span = block.notes.sentences[sentence].span;
        return vec![Item { span, who: Who::Somebody(None) }];
    }
    let mut items = named(entities, block, sentence);
    let span = block.absolute(block.notes.sentences[sentence].span);
    let first = offices.partition_point(|office| office.span.start < span.start);
    let here = offices[first..].iter().take_while(|office| office.span.end <= span.end);
    items.extend(here.map(|office| Item {
        span: office.span.relative_to(block.block.span.start),
        who: Who::Person(office.entity),
    }));
    let told = Told::of(entities, block, sentence);
    let names = items.len();
    for at in tokens {
        let noun = || noun(block, at).filter(|item| !told.covers(block.absolute(item.span)));
        let is_name = |item: &Item| items[..names].iter().any(|name| name.span.contains(item.span));
        if let Some(item) = pronoun(block, at).or_else(noun).filter(|item| !is_name(item)) {
            items.push(item);
        }
    }
    items.sort_unstable_by_key(|item| item.span.start);
    items
}

/// Those who are named.
fn named(entities: &Entities, block: &BlockView<'_>, sentence: usize) -> Vec<Item> {
    let mentions = &block.notes.mentions;
    let first = mentions.partition_point(|mention| mention.sentence < sentence);
    let here = mentions[first..].iter().take_while(|mention| mention.sentence == sentence);
    let mut items = Vec::new();
    for (index, mention) in (first..).zip(here) {
        let at = At { block: block.index, index };
        let entity = entities.entity_of(at);
        let kind = entity.map_or(mention.kind, |entity| entities.all[entity].kind);
        let shared = entities.is_shared(at);
        let who = match (kind, entity) {
            (MentionKind::Person, Some(entity)) if !shared => Who::Person(entity),
            (MentionKind::Unknown, Some(entity)) if entities.roles.is_told(entity) => {
                Who::Person(entity)
            }
            (MentionKind::Organisation | MentionKind::Place | MentionKind::Work, _) => continue,
            (MentionKind::Unknown, None) if mention.capital != Capital::Tells => continue,
            _ => Who::Somebody(None),
        };
        items.push(Item { span: mention.span, who });
    }
    items
}

/// The roles that a sentence tells: their words are no other people.
struct Told(Vec<Span>);

impl Told {
    fn of(entities: &Entities, block: &BlockView<'_>, sentence: usize) -> Self {
        let roles = &entities.roles.all;
        let place = |at: At| (at.block, block.notes.mentions.get(at.index).map(|m| m.sentence));
        let here = (block.index, Some(sentence));
        let first = roles.partition_point(|role| role.at.block < block.index);
        let last = roles.partition_point(|role| role.at.block <= block.index);
        let own = &roles[first..last];
        let start = own.partition_point(|role| place(role.at) < here);
        let here = own[start..].iter().take_while(|role| place(role.at) == here);
        Self(here.map(|role| role.span).collect())
    }

    fn covers(&self, place: Span) -> bool {
        self.0.iter().any(|role| role.contains(place))
    }
}

/// A pronoun at a token.
fn pronoun(block: &BlockView<'_>, at: usize) -> Option<Item> {
    let token = &block.notes.tokens[at];
    if token.span.len() > 3 || token.kind != TokenKind::Word {
        return None;
    }
    let next = block.notes.tokens.get(at + 1);
    let noun = |next: &Token| {
        let text = block.text(next.span);
        is_noun(next, text)
            || next.is_capitalised()
            || next.kind == TokenKind::Number
            || text.ends_with('s')
    };
    let possessive = || next.is_some_and(|next| next.kind == TokenKind::Word && noun(next));
    let (form, woman) = match block.text(token.span).to_ascii_lowercase().as_str() {
        "he" => (Form::Subject, false),
        "she" => (Form::Subject, true),
        "his" => (Form::Possessive, false),
        "her" if possessive() => (Form::Possessive, true),
        "him" => (Form::Object, false),
        "her" => (Form::Object, true),
        _ => return None,
    };
    Some(Item { span: token.span, who: Who::Pronoun(form, woman) })
}

/// A noun for a person at a token, who is not told of by it alone: not *is a teacher*, *as mayor*.
fn noun(block: &BlockView<'_>, at: usize) -> Option<Item> {
    let token = &block.notes.tokens[at];
    let text = block.text(token.span);
    if token.kind != TokenKind::Word {
        return None;
    }
    let aged = text.ends_with("year-old");
    if !aged && !is_person(token) && !is_somebody(token) {
        return None;
    }
    let next = block.notes.tokens.get(at + 1);
    if next.is_some_and(|next| is_noun(next, block.text(next.span))) || is_said(block, at) {
        return None;
    }
    Some(Item { span: token.span, who: Who::Somebody(gender::of_word(text)) })
}

fn is_somebody(token: &Token) -> bool {
    token.shape == Shape::Lower && token.classes.has(Classes::PERSON_NOUN)
}

/// Whether a noun is said of somebody: *is a teacher*, *as the new mayor*.
fn is_said(block: &BlockView<'_>, noun: usize) -> bool {
    let tokens = &block.notes.tokens;
    let mut before = (noun.saturating_sub(BEFORE)..noun).rev();
    let is = |at: usize, words: &[&str]| words.contains(&block.text(tokens[at].span));
    let article = before.find(|&at| tokens[at].classes.has(Classes::DETERMINER)).unwrap_or(noun);
    article.checked_sub(1).is_some_and(|at| is(at, SAID_OF))
}

/// So many words may stand between an article and its noun.
const BEFORE: usize = 4;
/// Words that say of somebody what they are.
const SAID_OF: &[&str] =
    &["is", "was", "be", "been", "being", "as", "became", "become", "becoming", "like", "not"];

/// Whether a pronoun stands where it means no one in particular, or somebody outside the draft.
pub(super) fn is_loose(block: &BlockView<'_>, item: &Item) -> bool {
    let tokens = &block.notes.tokens;
    let at = tokens.partition_point(|token| token.span.start < item.span.start);
    let near = [at.wrapping_sub(1), at + 1].map(|at| tokens.get(at));
    let joins = |token: &Token| token.is(block.prose, "or") || token.is(block.prose, "/");
    near.into_iter().flatten().any(joins) || is_quoted(block, item.span)
}
