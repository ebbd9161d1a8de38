//! The outline of a draft: its headings, and below them its people, organisations, figures and
//! quotations.

mod groups;

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::DocumentSymbolRequest;
use tower_lsp_server::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, Range,
    SymbolInformation, SymbolKind, Uri,
};

use super::client::Features;
use super::convert::Places;
use super::request::{Question, Subject};
use super::worker::Snapshot;
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;
use groups::{Group, Item};

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
    let document = &snapshot.analysis.draft.document;
    let sections = sections(document);
    let groups = groups::of(snapshot);
    if features.nested_symbols {
        let mut symbols = nest(&mut sections.into_iter().peekable(), 0, &places);
        let alone = symbols.len() <= 1;
        let end = last_character(&document.source);
        symbols.extend(groups.into_iter().map(|group| {
            let place = if alone { group.items[0].span } else { end };
            group.nested(place, &places)
        }));
        DocumentSymbolResponse::Nested(symbols)
    } else {
        let sections = sections.iter().map(|section| section.flat(uri, &places));
        let items = groups.iter().flat_map(|group| group.flat(uri, &places));
        DocumentSymbolResponse::Flat(sections.chain(items).collect())
    }
}

/// The last character of a text that is not white space.
fn last_character(text: &str) -> Span {
    let text = text.trim_end();
    let last = text.chars().next_back().map_or(0, char::len_utf8);
    Span::new(text.len() - last, text.len())
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
    let mut headings: Vec<_> =
        document.blocks.iter().filter_map(|block| Some((level(block)?, block.span))).collect();
    // The title in the front matter is the headline only where there is no other.
    let body = document.front_matter.as_ref().map_or(0, |front| front.span.end);
    if headings.last().is_some_and(|(_, last)| last.start >= body) {
        headings.retain(|(_, heading)| heading.start >= body);
    }
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
    fn nested(self, children: Vec<DocumentSymbol>, places: &Places<'_>) -> DocumentSymbol {
        let (whole, heading) = (places.range(self.whole), places.range(self.heading));
        symbol(self.name, None, SymbolKind::STRING, whole, heading, children)
    }

    fn flat(&self, uri: &Uri, places: &Places<'_>) -> SymbolInformation {
        let location = Location { uri: uri.clone(), range: places.range(self.whole) };
        information(self.name.clone(), SymbolKind::STRING, location, None)
    }
}

impl Group {
    /// A group is nowhere in the text, and its items are everywhere. Breadcrumbs, sticky headings and
    /// the item that follows the caret are those whose range holds the caret: were it the whole
    /// draft, each would name the group in place of the heading. So a group takes a place of some
    /// characters. Editors sort by place, and the groups have to stand behind the headings: below
    /// one headline that is the place of the first item, where a click leads; where there are
    /// several top headings it is the draft's last character. The items' ranges lie outside of
    /// their group's, which the protocol allows, and no editor we know minds.
    fn nested(self, place: Span, places: &Places<'_>) -> DocumentSymbol {
        let items = self.items.into_iter().map(|item| {
            let range = places.range(item.span);
            symbol(item.name, item.detail, item.kind, range, range, Vec::new())
        });
        let (range, items) = (places.range(place), items.collect());
        symbol(self.name.to_owned(), None, SymbolKind::NAMESPACE, range, range, items)
    }

    fn flat(&self, uri: &Uri, places: &Places<'_>) -> Vec<SymbolInformation> {
        let information = |item: &Item| {
            let location = Location { uri: uri.clone(), range: places.range(item.span) };
            information(item.name.clone(), item.kind, location, Some(self.name.to_owned()))
        };
        self.items.iter().map(information).collect()
    }
}

fn symbol(
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    range: Range,
    selection_range: Range,
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    let children = (!children.is_empty()).then_some(children);
    #[expect(deprecated, reason = "the type has no other way to be made")]
    DocumentSymbol {
        name,
        detail,
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children,
    }
}

fn information(
    name: String,
    kind: SymbolKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    #[expect(deprecated, reason = "the type has no other way to be made")]
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name }
}
