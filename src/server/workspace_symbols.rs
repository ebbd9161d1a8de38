//! The people and organisations of all drafts that are open.

use tower_lsp_server::ls_types::request::WorkspaceSymbolRequest;
use tower_lsp_server::ls_types::{Uri, WorkspaceSymbolParams, WorkspaceSymbolResponse};

use super::request::Question;

impl Question for WorkspaceSymbolRequest {
    fn uri(_: &WorkspaceSymbolParams) -> Option<Uri> {
        None
    }

    fn nothing(_: WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
        None
    }
}
