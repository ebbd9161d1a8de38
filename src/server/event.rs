//! Everything that can happen to the server, in the order in which it happens.

use std::path::PathBuf;
use tokio::sync::{mpsc, oneshot};

use tower_lsp_server::jsonrpc;
use tower_lsp_server::ls_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, InitializeParams, InitializeResult, LSPAny, Uri,
};

use super::gather::Gathered;
use super::request::Request;
use super::sweep::{Swept, Walked};
use super::worker::Analyzed;

/// Where events are sent to. Sending never waits.
pub(super) type Events = mpsc::UnboundedSender<Event>;

/// Where the answer to a request goes. Dropping it answers with an error.
pub(super) type Reply<T> = oneshot::Sender<jsonrpc::Result<T>>;

/// Something the main loop has to deal with.
#[derive(Debug)]
pub(super) enum Event {
    /// The client introduces itself.
    Initialize(Box<InitializeParams>, Reply<InitializeResult>),
    /// The client is ready for requests of ours.
    Initialized,
    /// The session is about to end.
    Shutdown(Reply<()>),
    /// A draft was opened.
    Opened(DidOpenTextDocumentParams),
    /// A draft was edited.
    Changed(DidChangeTextDocumentParams),
    /// A draft was written to disk.
    Saved,
    /// A draft was closed.
    Closed(DidCloseTextDocumentParams),
    /// The client's settings changed; these may be they.
    SettingsChanged(LSPAny),
    /// Files changed on disk: settings, ledgers, sources, drafts.
    FilesChanged(Vec<Uri>),
    /// Workspace folders came or went.
    FoldersChanged(DidChangeWorkspaceFoldersParams),
    /// The client answered what its settings are: in general, and in single folders of the
    /// workspace. Empty where it would not say.
    Settings(Vec<(Option<PathBuf>, LSPAny)>),
    /// The client asks something.
    Asked(Request),
    /// The worker has read a draft.
    Analyzed(Analyzed),
    /// The drafts of the workspace have been looked up.
    Walked(Walked),
    /// A draft that is not open has been read.
    Swept(Swept),
    /// The drafts of a series have been read.
    Gathered(Gathered),
    /// The user does not want the drafts that are not open to be read any further.
    SweepCancelled,
    /// The stream has ended, or the client's process.
    Ended,
}
