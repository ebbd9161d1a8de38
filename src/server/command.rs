//! Commands: what an editor may have the server do.

use tower_lsp_server::ls_types::request::ExecuteCommand;
use tower_lsp_server::ls_types::{ExecuteCommandParams, LSPAny, Uri};

use super::request::Question;

impl Question for ExecuteCommand {
    fn uri(params: &ExecuteCommandParams) -> Option<Uri> {
        let first = params.arguments.first()?;
        first.get("uri")?.as_str()?.parse().ok()
    }

    fn nothing(_: ExecuteCommandParams) -> Option<LSPAny> {
        None
    }
}
