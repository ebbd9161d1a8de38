//! What a client can ask about a draft, and how each question is answered or refused.

use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentSymbolParams, DocumentSymbolResponse, Hover,
    HoverParams, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult,
};

use super::code_action::Ticket;
use super::diagnostics;
use super::event::Reply;

/// A question with the place where its answer goes.
#[derive(Debug)]
pub(super) enum Request {
    /// `textDocument/hover`.
    Hover(HoverParams, Reply<Option<Hover>>),
    /// `textDocument/codeAction`.
    CodeAction(CodeActionParams, Reply<Option<CodeActionResponse>>),
    /// `codeAction/resolve`.
    ResolveCodeAction(Box<CodeAction>, Reply<CodeAction>),
    /// `textDocument/documentSymbol`.
    Symbols(DocumentSymbolParams, Reply<Option<DocumentSymbolResponse>>),
    /// `textDocument/diagnostic`.
    Diagnostics(DocumentDiagnosticParams, Reply<DocumentDiagnosticReportResult>),
    /// `workspace/diagnostic`.
    WorkspaceDiagnostics(WorkspaceDiagnosticParams, Reply<WorkspaceDiagnosticReportResult>),
}

impl Request {
    /// The draft it asks about; `None` where it asks about none or does not say.
    pub(super) fn uri(&self) -> Option<Uri> {
        match self {
            Self::Hover(params, _) => {
                Some(params.text_document_position_params.text_document.uri.clone())
            }
            Self::CodeAction(params, _) => Some(params.text_document.uri.clone()),
            Self::ResolveCodeAction(action, _) => ticket(action).map(|ticket| ticket.uri),
            Self::Symbols(params, _) => Some(params.text_document.uri.clone()),
            Self::Diagnostics(params, _) => Some(params.text_document.uri.clone()),
            Self::WorkspaceDiagnostics(..) => None,
        }
    }

    /// What it asks for.
    pub(super) const fn method(&self) -> &'static str {
        match self {
            Self::Hover(..) => "textDocument/hover",
            Self::CodeAction(..) => "textDocument/codeAction",
            Self::ResolveCodeAction(..) => "codeAction/resolve",
            Self::Symbols(..) => "textDocument/documentSymbol",
            Self::Diagnostics(..) => "textDocument/diagnostic",
            Self::WorkspaceDiagnostics(..) => "workspace/diagnostic",
        }
    }

    /// Whether nobody waits for the answer any more.
    pub(super) fn is_cancelled(&self) -> bool {
        match self {
            Self::Hover(_, reply) => reply.is_closed(),
            Self::CodeAction(_, reply) => reply.is_closed(),
            Self::ResolveCodeAction(_, reply) => reply.is_closed(),
            Self::Symbols(_, reply) => reply.is_closed(),
            Self::Diagnostics(_, reply) => reply.is_closed(),
            Self::WorkspaceDiagnostics(_, reply) => reply.is_closed(),
        }
    }

    /// Tells the client that the draft was edited since it asked.
    pub(super) fn refuse_as_overtaken(self) {
        match self {
            Self::Diagnostics(_, reply) => answer(reply, Err(diagnostics::overtaken())),
            Self::Hover(_, reply) => answer(reply, Err(Error::content_modified())),
            Self::CodeAction(_, reply) => answer(reply, Err(Error::content_modified())),
            Self::ResolveCodeAction(_, reply) => answer(reply, Err(Error::content_modified())),
            Self::Symbols(_, reply) => answer(reply, Err(Error::content_modified())),
            Self::WorkspaceDiagnostics(_, reply) => answer(reply, Err(Error::content_modified())),
        }
    }

    /// Answers that there is nothing: the draft is not open, or not known well enough.
    pub(super) fn answer_nothing(self) {
        match self {
            Self::Hover(_, reply) => answer(reply, Ok(None)),
            Self::CodeAction(_, reply) => answer(reply, Ok(None)),
            Self::ResolveCodeAction(action, reply) => answer(reply, Ok(*action)),
            Self::Symbols(_, reply) => answer(reply, Ok(None)),
            Self::Diagnostics(_, reply) => {
                let report = diagnostics::Report::Full(None, Vec::new()).of_draft();
                answer(reply, Ok(report.into()));
            }
            Self::WorkspaceDiagnostics(_, reply) => {
                answer(
                    reply,
                    Ok(WorkspaceDiagnosticReportResult::Report(
                        WorkspaceDiagnosticReport::default(),
                    )),
                );
            }
        }
    }
}

/// What an action that was offered without its edit holds to find it again.
pub(super) fn ticket(action: &CodeAction) -> Option<Ticket> {
    let data = action.data.clone()?;
    serde_json::from_value(data).ok()
}

/// Sends an answer. Where the request was cancelled, nobody reads it.
pub(super) fn answer<T>(reply: Reply<T>, result: Result<T>) {
    let _ = reply.send(result);
}
