//! Renaming a person, an organisation or a place everywhere in a draft.

use tower_lsp_server::ls_types::request::{PrepareRenameRequest, Rename};
use tower_lsp_server::ls_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, Uri, WorkspaceEdit,
};

use super::request::Question;

impl Question for PrepareRenameRequest {
    fn uri(params: &TextDocumentPositionParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
        None
    }
}

impl Question for Rename {
    fn uri(params: &RenameParams) -> Option<Uri> {
        Some(params.text_document_position.text_document.uri.clone())
    }

    fn nothing(_: RenameParams) -> Option<WorkspaceEdit> {
        None
    }
}
