//! Renaming a person, an organisation or a place everywhere in a draft.

use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::request::{PrepareRenameRequest, Rename};
use tower_lsp_server::ls_types::{
    MessageType, PrepareRenameResponse, RenameParams, TextDocumentPositionParams, Uri,
    WorkspaceEdit,
};

use super::command::failed;
use super::convert;
use super::request::{Question, Subject};
use crate::navigation::rename::{self, Refusal};

impl Question for PrepareRenameRequest {
    fn uri(params: &TextDocumentPositionParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
        None
    }

    fn of_draft(
        params: TextDocumentPositionParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<PrepareRenameResponse>> {
        let places = subject.places();
        let offset = places.offset(params.position);
        let target = rename::prepare(&subject.snapshot.analysis, offset).map_err(refused)?;
        let range = places.range(target.span);
        let placeholder = target.words;
        Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder }))
    }
}

impl Question for Rename {
    fn uri(params: &RenameParams) -> Option<Uri> {
        Some(params.text_document_position.text_document.uri.clone())
    }

    fn nothing(_: RenameParams) -> Option<WorkspaceEdit> {
        None
    }

    /// What was left alone is told to the writer, who may know better who is meant.
    fn of_draft(params: RenameParams, subject: &mut Subject<'_>) -> Result<Option<WorkspaceEdit>> {
        let offset = subject.places().offset(params.text_document_position.position);
        let analysis = &subject.snapshot.analysis;
        let renamed = rename::rename(analysis, offset, &params.new_name).map_err(refused)?;
        if !renamed.edits.is_empty() && renamed.left > 0 {
            subject.outbox.show(MessageType::INFO, left_alone(renamed.left));
        }
        let (snapshot, features) = (&subject.snapshot, subject.features);
        Ok(Some(convert::workspace_edit(subject.uri, snapshot, &renamed.edits, features)))
    }
}

fn left_alone(count: usize) -> String {
    match count {
        1 => "One mention was left as it is: it may be someone else of that name".to_owned(),
        _ => {
            format!("{count} mentions were left as they are: they may be someone else of that name")
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what results are mapped with")]
fn refused(refusal: Refusal) -> Error {
    failed(refusal.to_string())
}
