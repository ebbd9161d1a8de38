//! What happens once to a person or body, and when: births, deaths, foundings.

use super::Entities;
use crate::annotate::date::{Event, Grain};
use crate::annotate::mention::MentionKind;
use crate::annotate::words::Words;
use crate::annotate::{AnnotatedDraft, At, BlockView, DateMention, Mention};

/// One of them, at its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// To whom or what it happened, as an index into [`Entities::all`].
    pub entity: usize,
    /// What happened.
    pub event: Event,
    /// The date, which has a year.
    pub at: At,
}

/// All of a draft in reading order.
pub(super) fn collect(draft: &AnnotatedDraft, entities: &Entities) -> Vec<Milestone> {
    let mut found = Vec::new();
    for block in draft.blocks() {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let Some(event) = date.event.filter(|event| event.once) else { continue };
            if date.year.is_none() || is_vague(&block, date) {
                continue;
            }
            if let Some(entity) = whose(entities, &block, date, event) {
                found.push(Milestone { entity, event, at: At { block: block.index, index } });
            }
        }
    }
    found
}

/// *About 1948*, *in the late 1940s*.
fn is_vague(block: &BlockView<'_>, date: &DateMention) -> bool {
    let before = block.prose[..date.span.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let vague = ["about", "around", "circa", "c.", "ca.", "early", "late", "before", "after", "by"];
    date.grain > Grain::Year || vague.iter().any(|vague| word.eq_ignore_ascii_case(vague))
}

/// Tokens that may stand between a name and what befell it: *Norden, a charity that was founded*.
const BETWEEN: usize = 6;

/// To whom it happened.
fn whose(
    entities: &Entities,
    block: &BlockView<'_>,
    date: &DateMention,
    event: Event,
) -> Option<usize> {
    let words = Words::new(block.prose, &block.notes.tokens);
    let token = |offset| block.notes.tokens.partition_point(|token| token.span.start < offset);
    let (at, when) = (token(event.span.start), token(date.span.start));
    if when < at || !is_close(words, at, when) {
        return None;
    }
    let (its, his) = (["its", "it"], ["his", "her", "he", "she"]);
    let before = if words.is_any(at.wrapping_sub(1), &["was", "is"]) { at - 1 } else { at };
    if words.after_any(before, &its) {
        return only_one(entities, block, date, |kind| {
            matches!(kind, MentionKind::Organisation | MentionKind::Unknown)
        });
    }
    if words.after_any(before, &his) {
        return only_one(entities, block, date, |kind| kind == MentionKind::Person);
    }
    let opens = at == block.notes.sentences[date.sentence].tokens.start;
    if opens {
        return introduced(entities, block, date);
    }
    let mentions = &block.notes.mentions;
    let index = mentions.partition_point(|mention| mention.span.end <= event.span.start);
    let mention = &mentions[index.checked_sub(1)?];
    let end = token(mention.span.end);
    // Another capital between may be a name that was not read as one.
    let near = mention.sentence == date.sentence
        && at - end <= BETWEEN
        && (end..at).all(|at| !words.is_capitalised(at) && !words.is_any(at, STOPS));
    let at = At { block: block.index, index: index - 1 };
    near.then(|| entities.entity_of(at))?
}

/// *Born in 1985 in Norden, Ann Lee …*: the name behind the next comma.
fn introduced(entities: &Entities, block: &BlockView<'_>, date: &DateMention) -> Option<usize> {
    let rest = &block.prose[date.span.end..];
    let comma = date.span.end + rest.find(',')?;
    let mentions = &block.notes.mentions;
    let index = mentions.partition_point(|mention| mention.span.start < comma);
    let mention = mentions.get(index).filter(|mention| mention.sentence == date.sentence)?;
    let gap = block.prose[comma + 1..mention.span.start].trim().is_empty();
    gap.then(|| entities.entity_of(At { block: block.index, index }))?
}

/// Words behind which somebody else is told of.
const STOPS: &[&str] = &[
    ";", ":", ")", "and", "son", "daughter", "father", "mother", "brother", "sister", "wife",
    "husband", "whose", "when", "after", "before", "where", "of", "by", "in", "with", "for", "to",
];

/// Whether the date is that of the word: *founded in 1987*, *born in the town of Norden in 1948*.
fn is_close(words: Words<'_>, at: usize, when: usize) -> bool {
    let gap = at + 1..when;
    let wide = words.is_any(at, &["born", "died"]);
    let most = if wide { 8 } else { 2 };
    gap.len() <= most
        && gap.into_iter().all(|at| !words.is_any(at, &["and", "to", "after", "before"]))
}

/// The only one of its kind that the paragraph names up to there.
fn only_one(
    entities: &Entities,
    block: &BlockView<'_>,
    date: &DateMention,
    is: impl Fn(MentionKind) -> bool,
) -> Option<usize> {
    let known = |index: usize, _: &Mention| entities.entity_of(At { block: block.index, index });
    let before = block.notes.mentions.iter().enumerate();
    let mut named: Vec<usize> = before
        .take_while(|(_, mention)| mention.span.end <= date.span.start)
        .filter_map(|(index, mention)| known(index, mention))
        .filter(|&entity| is(entities.all[entity].kind))
        .collect();
    named.sort_unstable();
    named.dedup();
    if let [only] = named.as_slice() { Some(*only) } else { None }
}
