//! Inlay hints: what an editor shows between the words of a draft.

use tower_lsp_server::ls_types::request::InlayHintRequest;
use tower_lsp_server::ls_types::{InlayHint, InlayHintParams, Uri};

use super::request::Question;

impl Question for InlayHintRequest {
    fn uri(params: &InlayHintParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: InlayHintParams) -> Option<Vec<InlayHint>> {
        None
    }
}
