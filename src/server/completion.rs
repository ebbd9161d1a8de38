//! Completion in settings files.

use tower_lsp_server::ls_types::request::Completion;
use tower_lsp_server::ls_types::{CompletionParams, CompletionResponse, Uri};

use super::request::Question;

impl Question for Completion {
    fn uri(params: &CompletionParams) -> Option<Uri> {
        Some(params.text_document_position.text_document.uri.clone())
    }

    fn nothing(_: CompletionParams) -> Option<CompletionResponse> {
        None
    }
}
