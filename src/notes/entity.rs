//! Notes on people, organisations and places: a card with the name they go by, every form of it, their
//! titles and where they are first named.

use super::{Note, Showing, source};
use crate::analysis::Analysis;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};
use crate::story::entities::{self, Entity};
use crate::text::one_line;

/// Forms and titles that are listed at most.
const LISTED: usize = 8;
/// The longest sentence that is quoted, in characters.
const QUOTED: usize = 200;

/// The note on the name at the byte `offset` of the draft.
pub(super) fn note(analysis: &Analysis, offset: usize, showing: &Showing<'_>) -> Option<Note> {
    let draft = &analysis.draft;
    let (at, entity) = analysis.story.entities.at_offset(draft, offset)?;
    let span = entities::span(draft, at);
    let known = &analysis.story.entities.all[entity];
    let stated = source::stated_by(analysis, entity, offset, showing);
    let card = card(analysis, known, at);
    let card = card.or_else(|| (!stated.is_empty()).then(|| format!("**{}**", known.name)))?;
    let markdown = card + &stated;
    Some(Note { span, markdown })
}

/// The card as it is shown on the mention `here`; what its reader sees there is not repeated, and
/// `None` where there is nothing else.
fn card(analysis: &Analysis, entity: &Entity, here: At) -> Option<String> {
    let draft = &analysis.draft;
    let name = format!("**{}**", entity.name);
    let mut text = name.clone();
    if let Some(kind) = kind(entity.kind) {
        text.push_str(" — ");
        text.push_str(kind);
    }
    let titles = counted(entity.mentions.iter().filter_map(|&at| title(draft, at)));
    let forms = counted(forms(draft, entity));
    let forms = if forms == [one_line(&entity.name)] { Vec::new() } else { forms };
    for (label, words) in [("Titles", titles), ("Named", forms)] {
        if !words.is_empty() {
            text.extend(["\n\n", label, ": ", &words.join(", ")]);
        }
    }
    if !same_sentence(draft, entity.canonical, here)
        && let Some(sentence) = first_sentence(draft, entity)
    {
        text.push_str("\n\nFirst: ");
        text.push_str(&sentence);
    }
    (text != name).then_some(text)
}

fn kind(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("person"),
        MentionKind::Organisation => Some("organisation"),
        MentionKind::Place => Some("place"),
        MentionKind::Work => Some("work"),
        MentionKind::Unknown => None,
    }
}

fn forms(draft: &AnnotatedDraft, entity: &Entity) -> impl Iterator<Item = String> {
    entity.mentions.iter().map(|&at| one_line(entities::text(draft, at)))
}

fn title(draft: &AnnotatedDraft, at: At) -> Option<String> {
    let title = entities::mention(draft, at).title?;
    Some(one_line(draft.block(at.block).text(title)))
}

/// Words with how often they occur, in order of their first: *Ortega (3)*.
fn counted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for word in words {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == word) {
            *count += 1;
        } else if counts.len() < LISTED {
            counts.push((word, 1));
        }
    }
    let show = |(word, count): (String, usize)| match count {
        1 => word,
        count => format!("{word} ({count})"),
    };
    counts.into_iter().map(show).collect()
}

fn same_sentence(draft: &AnnotatedDraft, one: At, other: At) -> bool {
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    sentence(one) == sentence(other)
}

/// The sentence of the first mention in full, with the name in bold.
fn first_sentence(draft: &AnnotatedDraft, entity: &Entity) -> Option<String> {
    let at = entity.canonical;
    let view = draft.block(at.block);
    let mention = entities::mention(draft, at);
    let sentence = view.notes.sentences.get(mention.sentence)?.span;
    let before = one_line(view.prose.get(sentence.start..mention.span.start)?);
    let behind = one_line(view.prose.get(mention.span.end..sentence.end)?);
    let gap = |text: &str, at_end: bool| {
        let edge = if at_end { text.chars().last() } else { text.chars().next() };
        if edge.is_some_and(|c| c.is_alphanumeric() || c == ',' && at_end) { " " } else { "" }
    };
    let (left, right) = (gap(&before, true), gap(&behind, false));
    let name = one_line(view.text(mention.span));
    let text = format!("{before}{left}**{name}**{right}{behind}");
    Some(if text.chars().count() > QUOTED {
        text.chars().take(QUOTED).chain(['…']).collect()
    } else {
        text
    })
}
