//! Lenses: what stands above a draft's headline.

use tower_lsp_server::ls_types::request::CodeLensRequest;
use tower_lsp_server::ls_types::{CodeLens, CodeLensParams, Uri};

use super::request::Question;

impl Question for CodeLensRequest {
    fn uri(params: &CodeLensParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: CodeLensParams) -> Option<Vec<CodeLens>> {
        None
    }
}
