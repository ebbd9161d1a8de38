//! From a name to where it stands: its first mention, and all of them.

use tower_lsp_server::ls_types::request::{DocumentHighlightRequest, GotoDefinition, References};
use tower_lsp_server::ls_types::{
    DocumentHighlight, DocumentHighlightParams, GotoDefinitionParams, GotoDefinitionResponse,
    Location, ReferenceParams, Uri,
};

use super::request::Question;

impl Question for GotoDefinition {
    fn uri(params: &GotoDefinitionParams) -> Option<Uri> {
        Some(params.text_document_position_params.text_document.uri.clone())
    }

    fn nothing(_: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
        None
    }
}

impl Question for References {
    fn uri(params: &ReferenceParams) -> Option<Uri> {
        Some(params.text_document_position.text_document.uri.clone())
    }

    fn nothing(_: ReferenceParams) -> Option<Vec<Location>> {
        None
    }
}

impl Question for DocumentHighlightRequest {
    fn uri(params: &DocumentHighlightParams) -> Option<Uri> {
        Some(params.text_document_position_params.text_document.uri.clone())
    }

    fn nothing(_: DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
        None
    }
}
