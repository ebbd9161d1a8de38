//! Notes on people, organisations and places: a card with the name they go by, every form of it, their
//! titles and where they are first named.

use super::Note;
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
pub(super) fn note(analysis: &Analysis, offset: usize) -> Option<Note> {
    let draft = &analysis.draft;
    let (at, entity) = analysis.story.entities.at_offset(draft, offset)?;
    let span = entities::span(draft, at);
    let markdown = card(analysis, &analysis.story.entities.all[entity]);
    Some(Note { span, markdown })
}

fn card(analysis: &Analysis, entity: &Entity) -> String {
    let draft = &analysis.draft;
    let mut text = format!("**{}**", entity.name);
    if let Some(kind) = kind(entity.kind) {
        text.push_str(" — ");
        text.push_str(kind);
    }
    let titles = counted(entity.mentions.iter().filter_map(|&at| title(draft, at)));
    for (label, words) in [("Titles", titles), ("Named", counted(forms(draft, entity)))] {
        if !words.is_empty() {
            text.extend(["\n\n", label, ": ", &words.join(", ")]);
        }
    }
    if let Some(sentence) = first_sentence(draft, entity) {
        text.push_str("\n\nFirst: ");
        text.push_str(&sentence);
    }
    text
}

fn kind(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("person"),
        MentionKind::Organisation => Some("organisation"),
        MentionKind::Place => Some("place"),
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
