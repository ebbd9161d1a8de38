//! Names inside longer names: *Ann Lee* in *Ann Lee Foundation*, *Oblenz* in *University of Oblenz*.

use super::Inner;
use super::link::{Draft, Link, root};
use super::names::{Names, kind_of};
use crate::annotate::mention::{MentionKind, join};
use crate::annotate::{AnnotatedDraft, At, NameWord};

/// The most words of an inner name.
const MAX_WORDS: usize = 4;

/// What the names of people and places in longer names of a draft refer to, as entities in the making.
pub(super) fn find(
    draft: &AnnotatedDraft,
    names: &Names,
    links: &[Link],
    entities: &[Draft],
) -> Vec<Inner> {
    let mut found = Vec::new();
    for (block, notes) in draft.notes.iter().enumerate() {
        for (index, mention) in notes.mentions.iter().enumerate() {
            let at = At { block, index };
            let name = names.of[names.starts[block] + index] as usize;
            let person = match links[name] {
                Link::One(entity) => entities[root(entities, entity) as usize].family != 0,
                _ => mention.kind == MentionKind::Person,
            };
            let longer = mention.words.len() > 1 && !person;
            let mut start = if longer { mention.words.start } else { mention.words.end };
            while start < mention.words.end {
                let rest = &notes.name_words[start..mention.words.end];
                let whole = start == mention.words.start;
                let longest = rest.len().min(MAX_WORDS);
                let inner = (1..=longest - usize::from(whole && longest == rest.len()))
                    .rev()
                    .find_map(|len| Some((len, entity(&rest[..len], names, links, entities)?)));
                let len = inner.map_or(1, |(len, _)| len);
                found.extend(inner.map(|(len, entity)| Inner {
                    at,
                    words: start..start + len,
                    entity: entity as usize,
                }));
                start += len;
            }
        }
    }
    found
}

/// The person or place that some words name by themselves.
fn entity(words: &[NameWord], names: &Names, links: &[Link], entities: &[Draft]) -> Option<u32> {
    let name = names.keyed(words.iter().fold(0, |key, word| join(key, word.key)))?;
    let Link::One(entity) = links[name as usize] else { return None };
    let entity = root(entities, entity);
    let known = &entities[entity as usize];
    let surname = words.len() > 1 || words[0].key == known.family && !words[0].ordinary;
    let place = known.family == 0 && kind_of(known.weights) == MentionKind::Place;
    (place || known.family != 0 && surname).then_some(entity)
}
