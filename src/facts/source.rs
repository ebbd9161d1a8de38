//! Who or what a fact comes from, by the words of the draft and by name.

use super::Reader;
use crate::analysis::Analysis;
use crate::annotate::At;
use crate::annotate::attribution::SourceKind;
use crate::annotate::mention::MentionKind;
use crate::document::InlineKind;
use crate::story::quotations::whom;
use crate::story::sourcing::{Pointer, PointerKind, in_comment};
use crate::text::{Span, one_line};

/// Who or what a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where the draft names it.
    pub span: Span,
    /// The name in full, where the draft gives one; else the words, the link's target or the
    /// footnote's text.
    pub text: String,
}

impl Source {
    /// The source that stands at `span`.
    pub(super) fn named(reader: &Reader<'_>, span: Span, kind: SourceKind) -> Self {
        let analysis = reader.analysis;
        let full = match kind {
            SourceKind::Person | SourceKind::Organisation => name(analysis, span, kind),
            SourceKind::Pronoun => person(analysis, span),
            SourceKind::Office => holder(analysis, span),
            SourceKind::Document | SourceKind::Anonymous | SourceKind::Unnamed => None,
        };
        Self { span, text: full.unwrap_or_else(|| reader.words(span)) }
    }

    /// What a pointer points to; `None` where nothing is behind it.
    pub(super) fn pointed(reader: &Reader<'_>, pointer: Pointer) -> Option<Self> {
        let text = match pointer.kind {
            PointerKind::Bracket => reader.words(pointer.span),
            PointerKind::Comment => one_line(in_comment(pointer.span.of(reader.analysis.text()))),
            PointerKind::Link | PointerKind::Footnote => {
                let draft = &reader.analysis.draft;
                let block = draft.block(draft.block_at(pointer.span.start)?);
                let span = pointer.span.relative_to(block.block.span.start);
                let inlines = &block.block.inlines;
                let from = inlines.partition_point(|inline| inline.span.start < span.start);
                match &inlines[from..].iter().find(|inline| inline.span == span)?.kind {
                    InlineKind::Link { target } => target.clone(),
                    InlineKind::FootnoteReference { label } => reader.footnotes.text(label)?,
                    _ => return None,
                }
            }
        };
        Some(Self { span: pointer.span, text })
    }
}

/// The full name of the person or organisation whose name stands in `span`.
fn name(analysis: &Analysis, span: Span, kind: SourceKind) -> Option<String> {
    let draft = &analysis.draft;
    let block = draft.block(draft.block_at(span.start)?);
    let mentions = &block.notes.mentions;
    let first = mentions.partition_point(|m| block.absolute(m.span).end <= span.start);
    let inside = mentions.iter().enumerate().skip(first);
    let mut inside = inside.take_while(|(_, m)| block.absolute(m.span).end <= span.end);
    inside.find_map(|(index, mention)| {
        let entity = analysis.story.entities.entity_of(At { block: block.index, index })?;
        let entity = &analysis.story.entities.all[entity];
        match (kind, entity.kind) {
            (SourceKind::Person, MentionKind::Person) => Some(entity.name.clone()),
            // *The ministry's spokesman* is more than the ministry.
            (SourceKind::Organisation, MentionKind::Organisation) => {
                let whole = block.absolute(mention.span) == span;
                whole.then(|| entity.name.clone())
            }
            _ => None,
        }
    })
}

/// Whom *the mayor* means, in full, where that is certain.
fn holder(analysis: &Analysis, office: Span) -> Option<String> {
    let entities = &analysis.story.entities;
    let meant = entities.indirect_at(office.start).filter(|meant| meant.span == office)?;
    Some(entities.all[meant.entity].name.clone())
}

/// Whom *she* means, in full.
fn person(analysis: &Analysis, pronoun: Span) -> Option<String> {
    let entities = &analysis.story.entities;
    let (_, entity) = whom(&analysis.draft, entities, pronoun)?;
    Some(entities.all[entity].name.clone())
}
