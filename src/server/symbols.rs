//! The outline of a draft: its headings.

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::DocumentSymbolRequest;
use tower_lsp_server::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, Uri,
};

use super::client::Features;
use super::convert::Places;
use super::request::{Question, Subject};
use super::worker::Snapshot;
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;

impl Question for DocumentSymbolRequest {
    fn uri(params: &DocumentSymbolParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
        None
    }

    fn of_draft(
        _: DocumentSymbolParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<DocumentSymbolResponse>> {
        Ok(Some(outline(subject.uri, &subject.snapshot, subject.features)))
    }
}

/// The outline of a draft, in levels where the client understands them.
fn outline(uri: &Uri, snapshot: &Snapshot, features: Features) -> DocumentSymbolResponse {
    let places = Places::of(snapshot, features.columns());
    let sections = sections(&snapshot.analysis.draft.document);
    if features.nested_symbols {
        DocumentSymbolResponse::Nested(nest(&mut sections.into_iter().peekable(), 0, &places))
    } else {
        let flat = sections.iter().map(|section| section.flat(uri, &places));
        DocumentSymbolResponse::Flat(flat.collect())
    }
}

/// A heading and what stands below it.
struct Section {
    level: u8,
    name: String,
    heading: Span,
    /// From the heading to the next one of its level or above.
    whole: Span,
}

fn sections(document: &Document) -> Vec<Section> {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let headings: Vec<_> =
        document.blocks.iter().filter_map(|block| Some((level(block)?, block.span))).collect();
    let ends = ends(&headings, document.source.trim_end().len());
    let sections = headings.iter().zip(ends).map(|(&(level, heading), end)| Section {
        level,
        name: name(heading.of(&document.source)),
        heading,
        whole: Span::new(heading.start, end.max(heading.end)),
    });
    sections.collect()
}

/// Where each section ends; `end` is the end of the draft.
fn ends(headings: &[(u8, Span)], end: usize) -> Vec<usize> {
    let mut ends = vec![end; headings.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, (level, heading)) in headings.iter().enumerate() {
        while let Some(&above) = open.last()
            && headings[above].0 >= *level
        {
            ends[above] = heading.start;
            open.pop();
        }
        open.push(at);
    }
    ends
}

/// Editors refuse a symbol without a name.
fn name(heading: &str) -> String {
    let name = heading.trim_start_matches('#').trim();
    if name.is_empty() { "(untitled)".to_owned() } else { name.to_owned() }
}

/// The sections below `level`, up to the next one that is not.
fn nest(
    sections: &mut std::iter::Peekable<std::vec::IntoIter<Section>>,
    level: u8,
    places: &Places<'_>,
) -> Vec<DocumentSymbol> {
    let mut symbols = Vec::new();
    while let Some(section) = sections.next_if(|section| section.level > level) {
        let children = nest(sections, section.level, places);
        symbols.push(section.nested(children, places));
    }
    symbols
}

impl Section {
    fn nested(&self, children: Vec<DocumentSymbol>, places: &Places<'_>) -> DocumentSymbol {
        #[expect(deprecated, reason = "the type has no other way to be made")]
        DocumentSymbol {
            name: self.name.clone(),
            detail: None,
            kind: SymbolKind::STRING,
            tags: None,
            deprecated: None,
            range: places.range(self.whole),
            selection_range: places.range(self.heading),
            children: (!children.is_empty()).then_some(children),
        }
    }

    fn flat(&self, uri: &Uri, places: &Places<'_>) -> SymbolInformation {
        let range = places.range(self.whole);
        #[expect(deprecated, reason = "the type has no other way to be made")]
        SymbolInformation {
            name: self.name.clone(),
            kind: SymbolKind::STRING,
            tags: None,
            deprecated: None,
            location: Location { uri: uri.clone(), range },
            container_name: None,
        }
    }
}
