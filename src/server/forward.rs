//! Every message becomes an event, and nothing is awaited before the event is sent: that alone
//! keeps edits and requests in the order in which they were written.

use std::future::{Ready, ready};

use tokio::sync::oneshot;
use tower_lsp_server::LanguageServer;
use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::request::{
    CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, Completion,
    DocumentDiagnosticRequest, DocumentHighlightRequest, DocumentSymbolRequest, ExecuteCommand,
    GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest, References, Rename,
    WorkspaceDiagnosticRequest, WorkspaceSymbolRequest,
};
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionParams,
    CompletionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult,
    InitializedParams, InlayHint, InlayHintParams, LSPAny, Location, PrepareRenameResponse,
    ReferenceParams, RenameParams, TextDocumentPositionParams, WorkDoneProgressCancelParams,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use super::event::{Event, Events, Reply};
use super::request::{Question, Request};

/// The side of the server that the framework sees.
#[derive(Debug)]
pub(super) struct Forward {
    events: Events,
}

impl Forward {
    /// Forwards to `events`.
    pub(super) const fn new(events: Events) -> Self {
        Self { events }
    }

    /// `window/workDoneProgress/cancel`, which the framework's trait leaves out.
    pub(super) fn progress_cancelled(&self, _: WorkDoneProgressCancelParams) -> Ready<()> {
        self.tell(Event::SweepCancelled);
        ready(())
    }

    fn tell(&self, event: Event) {
        // Where the main loop has ended, there is nobody to tell.
        let _ = self.events.send(event);
    }

    async fn ask<T>(&self, event: impl FnOnce(Reply<T>) -> Event) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.tell(event(reply));
        answer.await.unwrap_or_else(|_| Err(Error::internal_error()))
    }

    async fn question<Q: Question>(&self, params: Q::Params) -> Result<Q::Result> {
        self.ask(|reply| Event::Asked(Request::new::<Q>(params, reply))).await
    }
}

impl LanguageServer for Forward {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        self.ask(|reply| Event::Initialize(Box::new(params), reply)).await
    }

    async fn initialized(&self, _: InitializedParams) {
        self.tell(Event::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        self.ask(Event::Shutdown).await
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.tell(Event::Opened(params));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.tell(Event::Changed(params));
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.tell(Event::Saved);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Event::Closed(params));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.tell(Event::SettingsChanged(params.settings));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let files = params.changes.into_iter().map(|change| change.uri);
        self.tell(Event::FilesChanged(files.collect()));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.tell(Event::FoldersChanged(params));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.question::<HoverRequest>(params).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.question::<CodeActionRequest>(params).await
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        self.question::<CodeActionResolveRequest>(params).await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        self.question::<DocumentSymbolRequest>(params).await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        self.question::<WorkspaceSymbolRequest>(params).await
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        self.question::<GotoDefinition>(params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.question::<References>(params).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        self.question::<DocumentHighlightRequest>(params).await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        self.question::<PrepareRenameRequest>(params).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.question::<Rename>(params).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.question::<CodeLensRequest>(params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.question::<InlayHintRequest>(params).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.question::<Completion>(params).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        self.question::<ExecuteCommand>(params).await
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        self.question::<DocumentDiagnosticRequest>(params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        self.question::<WorkspaceDiagnosticRequest>(params).await
    }
}
