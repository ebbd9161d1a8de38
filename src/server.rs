//! The language server: drafts from an editor in, diagnostics, notes and repairs out.
//!
//! ```text
//!  stdin ─► forward ─► events ─► main loop (owns the drafts) ─► jobs ─► worker (owns the analyzers)
//!             ▲  replies             ▲                                      │
//!             └──── outbox ◄─────────┴───────────── Event::Analyzed ◄───────┘
//! ```
//!
//! `forward` turns every message into an event before anything is awaited, which keeps them in
//! order; `main_loop` takes them one by one and never waits; `worker` computes on a thread of its
//! own. LSP's types meet ours in `convert` alone. What is found and why is the library's business.

mod abroad;
mod calm;
mod client;
mod code_action;
mod code_lens;
mod command;
mod completion;
mod configuration;
mod convert;
mod diagnostics;
mod event;
mod forward;
mod frames;
mod gather;
mod hover;
mod inlay_hint;
mod lenient;
mod main_loop;
mod navigation;
mod outbox;
mod parent;
mod progress;
mod rename;
mod request;
mod shelf;
mod sink;
mod state;
mod sweep;
mod symbols;
mod verification;
mod watch;
mod worker;
mod workspace_symbols;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{mpsc, oneshot};
use tower_lsp_server::{LspService, Server};

use event::Event;
use forward::Forward;
use frames::Frames;
use lenient::Lenient;
use main_loop::MainLoop;
use sink::sink;

/// How many messages may be under way at once. With few, slow requests would hold up the edits
/// and cancellations that stand behind them in the stream.
const CONCURRENCY: usize = 256;

/// How long answers that are under way are given when the stream has ended. The framework alone
/// would wait for all of them.
const TIME_TO_ANSWER: Duration = Duration::from_secs(1);

/// What tests may watch and disturb. An editor's server runs with none of it.
#[derive(Clone, Default)]
pub struct Options {
    /// Called before each step; it may sleep or panic.
    pub hook: Option<Hook>,
}

/// Watches or disturbs a step of the server.
pub type Hook = Arc<dyn Fn(Step<'_>) + Send + Sync>;

/// A step of the server that a [`Hook`] sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The worker is about to read this version of a draft.
    Analyze {
        /// The draft's address.
        uri: &'a str,
        /// The version, as the client counts.
        version: i32,
    },
    /// A draft that is not open is about to be read.
    Sweep {
        /// The draft's address.
        uri: &'a str,
    },
    /// The main loop is about to answer a request.
    Answer {
        /// What is asked for: `hover`, `codeAction` and so on.
        method: &'a str,
    },
}

impl Options {
    fn at(&self, step: Step<'_>) {
        if let Some(hook) = &self.hook {
            hook(step);
        }
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("hook", &self.hook.is_some()).finish()
    }
}

/// How a session came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The client asked for `shutdown` first.
    Orderly,
    /// It sent `exit` without `shutdown`, closed the stream or died.
    Abrupt,
}

/// Serves one client on standard input and output until it says `exit`, closes the stream or dies.
/// The exit code is 0 where `shutdown` came first, else 1.
pub fn run() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&error),
    };
    let end = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), Options::default()));
    // A read of standard input may still be under way on its thread, and nobody will answer it.
    runtime.shutdown_background();
    match end {
        End::Orderly => ExitCode::SUCCESS,
        End::Abrupt => ExitCode::FAILURE,
    }
}

fn refuse(error: &io::Error) -> ExitCode {
    use std::io::Write;
    // Where standard error is closed, the exit code must do.
    let _ = writeln!(io::stderr(), "deskcheck: the language server cannot start: {error}");
    ExitCode::from(2)
}

/// Serves one client on a pair of streams until it says `exit`, closes its stream or dies.
pub async fn serve<R, W>(reader: R, writer: W, options: Options) -> End
where
    R: AsyncRead + Unpin,
    W: AsyncWrite,
{
    let (events, incoming) = mpsc::unbounded_channel();
    let (reader, stream_end) = Frames::new(reader);
    let forward = Forward::new(events.clone());
    let (end, mut ended) = oneshot::channel();
    let own = events.clone();
    let (service, socket) = LspService::build(|client| {
        tokio::spawn(async move {
            // Where the stream ended first, nobody waits for it.
            let _ = end.send(MainLoop::new(client, own, options).run(incoming).await);
        });
        forward
    })
    .custom_method("window/workDoneProgress/cancel", Forward::progress_cancelled)
    .finish();
    let (sink, pass_on) = sink(writer);
    let server = Server::new(reader, sink, socket).concurrency_level(CONCURRENCY);
    let talk = serve_and_flush(server.serve(Lenient(service)), pass_on);
    let time_is_up = async {
        // The sender lives as long as the reader, and tells of its end before it goes.
        let _ = stream_end.await;
        tokio::time::sleep(TIME_TO_ANSWER).await;
    };
    tokio::select! {
        () = talk => {}
        () = time_is_up => {}
        end = &mut ended => return end.unwrap_or(End::Abrupt),
    }
    // Where the main loop has ended, it need not be told.
    let _ = events.send(Event::Ended);
    ended.await.unwrap_or(End::Abrupt)
}

/// Serves until the stream ends, then gives the client a moment to read the rest.
async fn serve_and_flush(serving: impl Future<Output = ()>, pass_on: impl Future<Output = ()>) {
    tokio::pin!(serving, pass_on);
    tokio::select! {
        () = &mut serving => {
            // Whoever does not read in time is not waited for.
            let _ = tokio::time::timeout(TIME_TO_ANSWER, pass_on).await;
        }
        // The client does not listen any more, but it may still say goodbye.
        () = &mut pass_on => serving.await,
    }
}
