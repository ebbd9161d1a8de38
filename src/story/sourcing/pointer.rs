//! Pointers to sources: links, footnotes, brackets and comments, and whether anything is behind them.

use rustc_hash::FxHashMap;

use crate::annotate::citation::{Citation, CitationKind};
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::document::{Document, InlineKind};
use crate::text::{Span, one_line};

/// A pointer to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// Where it stands in the draft, with its marks.
    pub span: Span,
    /// What it points with.
    pub kind: PointerKind,
    /// Whether anything is behind it; `[TK source]` and a footnote without text are still to be filled.
    pub filled: bool,
}

/// Kinds of pointers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointerKind {
    /// A link or bare address.
    Link,
    /// `[^1]`.
    Footnote,
    /// `(Smith 2020)`, `[1]`, `[@key]`, `(Source: WHO)`.
    Bracket,
    /// `<!-- source: town accounts, page 4 -->`.
    Comment,
}

/// The pointer of a sentence: the first with something behind it, else the first.
pub(super) fn of_sentence(
    draft: &AnnotatedDraft,
    footnotes: &Footnotes<'_>,
    block: &BlockView<'_>,
    sentence: usize,
) -> Option<Pointer> {
    if block.notes.citations.is_empty() {
        return None;
    }
    let mut first = None;
    for citation in block.notes.citations_of(sentence) {
        let pointer = pointer(draft, footnotes, block, citation);
        if pointer.filled {
            return Some(pointer);
        }
        first = first.or(Some(pointer));
    }
    first
}

fn pointer(
    draft: &AnnotatedDraft,
    footnotes: &Footnotes<'_>,
    block: &BlockView<'_>,
    citation: &Citation,
) -> Pointer {
    let span = block.absolute(citation.span);
    let inlines = &block.block.inlines;
    let from = inlines.partition_point(|inline| inline.span.start < citation.span.start);
    let inline = inlines.get(from);
    let (kind, filled) = match citation.kind {
        CitationKind::Link => {
            let target = inline.and_then(|inline| match &inline.kind {
                InlineKind::Link { target } => Some(target.as_str()),
                _ => None,
            });
            (PointerKind::Link, !target.is_some_and(is_stub))
        }
        CitationKind::Footnote => {
            let label = inline.and_then(|inline| match &inline.kind {
                InlineKind::FootnoteReference { label } => Some(label.as_str()),
                _ => None,
            });
            let text = label.and_then(|label| footnotes.text(label));
            (PointerKind::Footnote, text.is_some_and(|text| !is_stub(&text)))
        }
        CitationKind::Bracket => (PointerKind::Bracket, !is_stub(span.of(&draft.document.source))),
    };
    Pointer { span, kind, filled }
}

/// Comments that say where a statement comes from, met in reading order.
pub(super) struct Comments<'a> {
    draft: &'a AnnotatedDraft,
    left: &'a [Span],
}

impl<'a> Comments<'a> {
    /// Those of a draft.
    pub(super) fn of(draft: &'a AnnotatedDraft) -> Self {
        Self { draft, left: &draft.document.comments }
    }

    /// The first one in a sentence or right behind it. Asked of sentences in reading order.
    pub(super) fn beside(&mut self, sentence: Span) -> Option<Pointer> {
        let source = &*self.draft.document.source;
        let behind = self.left.partition_point(|comment| comment.start < sentence.start);
        self.left = &self.left[behind..];
        let prose = &self.draft.document.prose;
        let near = |comment: &&Span| {
            let between = prose.as_bytes().get(sentence.end..comment.start).unwrap_or_default();
            between.len() <= GAP && between.trim_ascii().is_empty()
        };
        let here = self.left.iter().take(MANY).take_while(near);
        let mut here = here.filter(|comment| tells_source(comment.of(source)));
        here.next().map(|&span| Pointer {
            span,
            kind: PointerKind::Comment,
            filled: !is_stub(in_comment(span.of(source))),
        })
    }
}

/// So many bytes of white space may stand between a sentence and its comment.
const GAP: usize = 16;
/// So many comments behind a sentence are looked at.
const MANY: usize = 8;

/// What a comment says.
pub fn in_comment(comment: &str) -> &str {
    let inner = comment.strip_prefix("<!--").and_then(|text| text.strip_suffix("-->"));
    inner.unwrap_or(comment).trim()
}

/// Whether a comment says where something comes from: by an address, or by its first word.
fn tells_source(comment: &str) -> bool {
    let inner = in_comment(comment);
    if inner.starts_with("deskcheck") {
        return false;
    }
    let first = inner.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let words = ["source", "sources", "src", "via", "ref", "cite", "citation", "per", "interview"];
    words.iter().any(|word| first.eq_ignore_ascii_case(word)) || inner.contains("://")
}

/// `[source]`, `[TK source]`, a footnote that says *TK*: a place that is still to be filled.
pub fn is_stub(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    // *[Source: town accounts]* is filled in, *[what the source does]* is not.
    let waits = |inside: &str| inside.to_lowercase().contains("source") && !inside.contains(':');
    words.any(|word| word == "TK" || word == "TKTK")
        || text.trim_start().strip_prefix('[').is_some_and(waits)
}

/// Whether the words for a source name nobody who could be asked: a place to be filled in, the
/// writer, the reader, anybody.
pub fn is_hollow(words: &str) -> bool {
    let word = words.split(['’', '\'']).next().unwrap_or_default();
    is_stub(words) || ["I", "we", "you", "one"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// The footnotes of a draft by label.
#[derive(Debug)]
pub struct Footnotes<'a> {
    document: &'a Document,
    notes: FxHashMap<&'a str, Span>,
}

impl<'a> Footnotes<'a> {
    /// Those of a document; where two have one label, the first counts.
    pub fn of(document: &'a Document) -> Self {
        let notes = document.footnotes.iter().rev();
        let notes = notes.map(|note| (note.label.as_str(), note.span)).collect();
        Self { document, notes }
    }

    /// What a footnote says; `None` where there is no such note, or nothing in it.
    pub fn text(&self, label: &str) -> Option<String> {
        let note = self.notes.get(label)?;
        let blocks = &self.document.blocks;
        let first = &blocks[blocks.partition_point(|block| block.span.start < note.start)..];
        let block = first.first().filter(|block| block.span.end <= note.end)?;
        let text = one_line(block.span.of(&self.document.source));
        (!text.is_empty()).then_some(text)
    }
}
