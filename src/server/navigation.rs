//! From a name or figure to where it stands: its first mention, and all of them.

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::{DocumentHighlightRequest, GotoDefinition, References};
use tower_lsp_server::ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
    GotoDefinitionResponse, Location, LocationLink, Position, ReferenceParams, Uri,
};

use super::request::{Question, Subject};
use crate::navigation::{self, Named};
use crate::text::Span;

impl Question for GotoDefinition {
    fn uri(params: &GotoDefinitionParams) -> Option<Uri> {
        Some(params.text_document_position_params.text_document.uri.clone())
    }

    fn nothing(_: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
        None
    }

    fn of_draft(
        params: GotoDefinitionParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let named = named(subject, params.text_document_position_params.position);
        Ok(named.map(|named| definition(subject, &named)))
    }
}

impl Question for References {
    fn uri(params: &ReferenceParams) -> Option<Uri> {
        Some(params.text_document_position.text_document.uri.clone())
    }

    fn nothing(_: ReferenceParams) -> Option<Vec<Location>> {
        None
    }

    /// The first mention is the declaration.
    fn of_draft(
        params: ReferenceParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<Vec<Location>>> {
        let named = named(subject, params.text_document_position.position);
        let places = subject.places();
        let declared = params.context.include_declaration;
        Ok(named.map(|named| {
            let mentions = named.mentions.iter().filter(|&&span| declared || span != named.first);
            let location = |&span| Location { uri: subject.uri.clone(), range: places.range(span) };
            mentions.map(location).collect()
        }))
    }
}

impl Question for DocumentHighlightRequest {
    fn uri(params: &DocumentHighlightParams) -> Option<Uri> {
        Some(params.text_document_position_params.text_document.uri.clone())
    }

    fn nothing(_: DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
        None
    }

    fn of_draft(
        params: DocumentHighlightParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let named = named(subject, params.text_document_position_params.position);
        let places = subject.places();
        let kind = Some(DocumentHighlightKind::TEXT);
        let highlight = |span: &Span| DocumentHighlight { range: places.range(*span), kind };
        Ok(named.map(|named| named.mentions.iter().map(highlight).collect()))
    }
}

fn named(subject: &Subject<'_>, position: Position) -> Option<Named> {
    let offset = subject.places().offset(position);
    navigation::at(&subject.snapshot.analysis, offset)
}

/// The first mention; with the name one stands on where the client underlines that.
fn definition(subject: &Subject<'_>, named: &Named) -> GotoDefinitionResponse {
    let places = subject.places();
    let range = places.range(named.first);
    if !subject.features.definition_links {
        return Location { uri: subject.uri.clone(), range }.into();
    }
    vec![LocationLink {
        origin_selection_range: Some(places.range(named.here)),
        target_uri: subject.uri.clone(),
        target_range: range,
        target_selection_range: range,
    }]
    .into()
}
